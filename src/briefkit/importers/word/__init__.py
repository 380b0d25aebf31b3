"""Word documents: what is written in them, and what they hold besides, counted and named."""
