"""The library in; editions out: merge, fill in the values, translate, resolve."""
