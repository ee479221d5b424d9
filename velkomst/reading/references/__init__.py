"""All that was read in; every name that points at nothing, with the nearest that exists, out."""
