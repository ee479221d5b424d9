"""The command line: parse arguments, run a command, report its outcome and return an exit code."""
