"""Edits of front matter: values that describe them, and functions that apply them to a text."""
