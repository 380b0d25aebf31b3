"""Issues: who wants what, and how positions moved."""
