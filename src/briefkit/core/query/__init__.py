"""The query language: text in, conditions out."""
