"""Serve forms by which people edit the YAML files in a browser, with Decap CMS."""
