"""Build welcome sites, printed guides and mails from the YAML of a region and its municipalities."""

__version__ = "0.1.0"
