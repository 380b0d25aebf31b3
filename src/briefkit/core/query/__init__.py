"""The query language: from text to conditions."""
