"""Scales of likelihood, figures, and the words of estimates."""
