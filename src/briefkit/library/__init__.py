"""The library: what a Python user imports, and what every command asks."""
