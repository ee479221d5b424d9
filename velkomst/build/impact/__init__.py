"""Compare two states of a project: what readers, translators and printed sheets will notice of a change."""
