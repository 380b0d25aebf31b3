"""Quotes and the kept texts that prove them."""
