"""Scales of likelihood, probabilities, and estimative language."""
