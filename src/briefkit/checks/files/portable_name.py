"""File names that do not work on every system."""

from __future__ import annotations

import re
import unicodedata

from briefkit.checks.rule import Found, RawFile, diagnostic, rule

_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')


_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE | re.ASCII)


@rule(
    "portable-name",
    bad="what-next?.md",
    good="what-next.md",
    example="words",
    subject="file",
)
def portable_name(file: RawFile, *_: object) -> Found:
    """A file name that does not work on every system.

    Windows does not allow `< > : " | ? * \\`, names that end in a dot or a space, or reserved names such as con and
    nul. A name whose accents are separate characters (NFD) differs between macOS and Linux although it looks the same.
    """
    for part in file.path.split("/"):
        if found := _FORBIDDEN.search(part):
            yield diagnostic(
                f"the name “{part}” contains “{found[0]}”, which Windows does not allow", hint="rename it", line=1
            )
        elif _RESERVED.fullmatch(part) or part.removesuffix(".md").endswith((".", " ")):
            yield diagnostic(f"the name “{part}” is not allowed on Windows", hint="rename it", line=1)
        elif not part.isascii() and not unicodedata.is_normalized("NFC", part):
            yield diagnostic(
                f"the accents in “{part}” are separate characters (NFD)",
                hint="rename it in composed form (NFC)",
                line=1,
            )
