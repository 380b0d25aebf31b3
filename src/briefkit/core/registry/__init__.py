"""The names that a library gives its topics, parties, issues, events and people."""
