"""YAML as nodes with places, and as plain data."""
