"""Ids, links, pictures and marks that lead somewhere."""
