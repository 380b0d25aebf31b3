"""The Markdown of a body while it is edited, each edit read back."""
