"""Rules on keys, ids and dates in the front matter."""
