"""Resolve a library into editions: merge changes, translate texts and fill in lookups."""
