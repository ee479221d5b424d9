"""Check that every name that content refers to exists, and suggest the nearest one that does."""
