"""Readers of documents that come back from a word processor: words, tracked changes and comments."""
