"""Issues, judgments, events and other records of two briefs, matched and compared."""
