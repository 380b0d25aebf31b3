"""Fonts of further scripts for the PDFs of briefkit, which finds them when a text needs one. README.md lists them."""
