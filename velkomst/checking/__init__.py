"""Check the content and count its figures: one module per check, registered in ``registry``."""
