"""Who wants what on which issue, and how it moved."""
