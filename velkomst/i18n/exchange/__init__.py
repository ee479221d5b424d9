"""Exchange translations with translators' programs: XLIFF 1.2, XLIFF 2.0, PO, TMX and TBX."""
