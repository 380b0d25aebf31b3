"""Words, sanitizing, links and drawings."""
