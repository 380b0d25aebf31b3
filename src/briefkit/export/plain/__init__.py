"""Markdown and plain text: a manuscript line by line, without a page."""
