"""A comparison as a web page."""
