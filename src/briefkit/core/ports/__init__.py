"""What the core asks of the rooms above it."""
