"""Read YAML files into a typed library and report every problem of every file."""
