"""Exports publications: one writer for each format, each from a `Publication` to bytes."""
