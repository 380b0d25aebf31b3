"""A difference as a page, before any format: its sections and its text, with what was added, removed and moved."""
