"""YAML files in; a typed library and every problem of every file out."""
