"""Forecasts: what they say, how likely, and what became of them."""
