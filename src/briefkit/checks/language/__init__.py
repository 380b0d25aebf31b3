"""Headings and estimative words of the text."""
