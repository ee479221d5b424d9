"""Render views of editions as artifacts: site, print, mail, and pages for the region."""
