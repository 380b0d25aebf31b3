"""What changed between two briefs: one value and its output forms."""
