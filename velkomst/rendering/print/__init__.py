"""An edition for one reader in; what a desk prints for her out, as PDF files that everyone can read (PDF/UA-1)."""
