"""Check rules that hold within one file, after its entries are validated."""
