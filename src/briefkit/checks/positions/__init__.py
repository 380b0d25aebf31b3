"""Rules on positions: who wants what, and how that is known."""
