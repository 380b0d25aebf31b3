"""Importers: drafts of briefs from templates and foreign documents."""
