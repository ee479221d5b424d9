"""Define the pydantic models of all YAML files and convert their entries into model classes."""
