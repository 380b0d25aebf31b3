"""Edits that replace only the bytes of the value they name."""
