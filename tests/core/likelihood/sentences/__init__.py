"""Labelled sentences, and pieces of text from which tests make more."""
