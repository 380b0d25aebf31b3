"""Keys, ids and dates of the front matter."""
