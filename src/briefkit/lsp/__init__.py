"""The language server: what the library knows, in an editor."""
