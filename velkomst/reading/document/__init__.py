"""Parse the bytes of one YAML file into data that knows the position of every key and value."""
