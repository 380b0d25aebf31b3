"""Rules on ids, links, pictures and marks that must lead somewhere."""
