"""Completion in a shell: what stands on the line, what may follow, and how each shell is told."""
