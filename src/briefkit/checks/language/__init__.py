"""Rules on headings and estimative language in the text."""
