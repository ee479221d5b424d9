"""Velkomst: a region's shared YAML and the municipalities' own words in, welcome sites, guides and mails out."""

__version__ = "0.1.0"
