"""Compares a document that came back with what the brief prints: which paragraph is which, and what was changed."""
