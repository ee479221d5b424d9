"""Translate texts: the inventory of translatable texts, PO catalogs and their synchronisation."""
