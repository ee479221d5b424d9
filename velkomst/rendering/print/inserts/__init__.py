"""The inserts of the welcome box: one module with a ``SPEC`` per kind, and the registry that lists them."""
