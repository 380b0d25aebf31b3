"""A dossier made from its briefs and from what the library knows of them together."""
