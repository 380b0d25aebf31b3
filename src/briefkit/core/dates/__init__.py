"""Partial dates, their order, and dates relative to a day."""
