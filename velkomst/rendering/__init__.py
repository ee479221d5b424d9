"""An edition in; artifacts out: site, guide, mails."""
