"""Hostile inputs, made from the samples and tests of this project, run through the commands that read them."""
