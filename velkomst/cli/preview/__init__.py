"""Serve a preview of all sites on this machine: each page is drawn when it is asked for, from the files as they are."""
