"""Findings as text, JSON, SARIF, JUnit and for GitHub."""
