"""What an empty text is: one answer for everything that people write."""

from __future__ import annotations


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing of a text: no characters, or only spaces of any kind and invisible characters."""
    if text.isascii():
        return not text or text.isspace()
    from briefkit.core.text.visible import BLANK  # noqa: PLC0415 - most text is seen at once

    return BLANK.fullmatch(text) is not None
