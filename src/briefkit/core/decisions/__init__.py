"""Decisions that are wanted, and what came of them."""
