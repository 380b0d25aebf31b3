"""Differences for terminals, Markdown and logs."""
