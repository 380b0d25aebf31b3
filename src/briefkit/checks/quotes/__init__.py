"""Quotes and the originals that prove them."""
