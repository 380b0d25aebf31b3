"""Rules on files: their names, line endings, characters and copies."""
