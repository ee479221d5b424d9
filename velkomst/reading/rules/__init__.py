"""What was read and typed in; what its parts cannot say together, as problems, out: one file at a time."""
