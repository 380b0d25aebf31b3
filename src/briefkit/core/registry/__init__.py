"""What a library calls its topics, parties, issues, events and people."""
