"""Formulas in TeX notation: the tree of their parts, from which every writer sets them."""
