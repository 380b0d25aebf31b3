"""How deep a text may be nested. CommonMark sets no limit; every parser, page and printer has one."""

PARSED = 40
"""How deep quotations, notes, lists and styles are read; a list counts twice, once for its items. Deeper is text."""
PRINTED = 8
"""How deep exports print lists and quotations, and styles in a paragraph: more than a page can show."""
