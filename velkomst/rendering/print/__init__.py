"""Render everything printed as PDF files that everyone can read (PDF/UA-1)."""
