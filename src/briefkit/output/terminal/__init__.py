"""Pages for a terminal, by Rich."""
