"""Files that cannot be read, or are not UTF-8."""

from __future__ import annotations

from briefkit.checks.rule import reading_rule

FILE = reading_rule(
    "file",
    """A file or folder of the library cannot be read, or a name is not UTF-8 or does not end in `.md`.

    Nothing else about it can be checked, and it is not listed. The names of briefs end in `.md`, in small letters; a
    name that ends in `.MD`, `.markdown` or `.md.txt` is taken for a brief with another name. What is no brief can be
    excluded in briefkit.toml.
    """,
    bad="a brief without read permission",
    good="a brief that you can open",
    example="words",
)


ENCODING = reading_rule(
    "encoding",
    """A file is not UTF-8 text.

    Old editors save Windows-1252 or UTF-16. Save the file as UTF-8; the message gives the first byte that is not.
    """,
    bad="a file saved as Windows-1252 by an old editor",
    good="the same file saved as UTF-8",
    example="words",
)
