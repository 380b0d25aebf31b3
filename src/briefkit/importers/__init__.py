"""Documents of strangers, and templates, as drafts of briefs."""
