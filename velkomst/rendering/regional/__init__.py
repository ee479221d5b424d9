"""Render the pages that concern the whole region or a service desk: overview, reports, desk page."""
