"""Markdown as other programs write it, with front matter of their own, as drafts."""
