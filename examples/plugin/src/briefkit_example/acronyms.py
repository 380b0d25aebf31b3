"""`[check] enable = ["plugin/acronyms"]`: acronyms that a text does not explain."""

import re
from collections.abc import Iterator

from briefkit.plugins import Brief, Finding, finding

ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")


def check(brief: Brief) -> Iterator[Finding]:
    """A text uses an acronym without saying once what it stands for.

    Write it out where it comes first, with the acronym in brackets: World Trade Organization (WTO).
    """
    told = set(re.findall(r"\(([A-Z]{3,6})\)", brief.body))
    for number, line in enumerate(brief.body.split("\n")):
        for found in ACRONYM.finditer(line):
            if found[0] not in told:
                told.add(found[0])
                hint = f"write what {found[0]} stands for, with ({found[0]}) behind it"
                place = {"line": brief.body_line + number, "column": found.start() + 1}
                yield finding(f"“{found[0]}” is not explained", hint=hint, **place)
