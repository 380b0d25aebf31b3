"""Bibliographies: references as CSL-JSON, BibTeX and RIS, and formatted in a citation style."""
