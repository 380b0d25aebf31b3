"""What stays on one line of a page: the start of an address, the end of a passage, a person's name."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from briefkit.export.together import ENDING

_WHOLE = re.compile(rf"https?://[\w.-]{{1,8}}|{ENDING}")  # a start is short enough for a telephone
_LONGEST_NAME = 30  # letters, which fit beside others on a telephone


def with_whole_parts(text: str) -> Markup:
    """A text, escaped, in which what belongs on one line is marked."""
    return Markup(_WHOLE.sub(r'<span class="whole">\g<0></span>', str(escape(text))))  # noqa: S704 - just escaped


def classes(name: str, more: str = "") -> Markup:
    """The attribute of an element that holds a name: on one line unless it is long."""
    names = " ".join(filter(None, [more, "whole" if len(name) <= _LONGEST_NAME else ""]))
    return Markup(' class="{}"').format(names) if names else Markup()
