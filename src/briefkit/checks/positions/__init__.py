"""Who wants what, and how that is known."""
