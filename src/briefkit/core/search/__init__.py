"""Ranking, facets and related briefs."""
