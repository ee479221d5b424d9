"""The bytes of one YAML file in; a document whose every value has its place, or every fault of its writing, out."""
