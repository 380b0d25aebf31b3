"""Importers: drafts of briefs from templates and documents in other formats."""
