"""Edits of front matter as values, and what they do to a text."""
