"""Files as long as a book."""

from __future__ import annotations

from briefkit.checks.rule import Found, RawFile, diagnostic, rule

LARGEST = 1024 * 1024


@rule(
    "too-large",
    bad="a brief of several megabytes",
    good="a brief of at most 1 MiB, and its annex as a PDF",
    example="words",
    subject="file",
)
def too_large(file: RawFile, *_: object) -> Found:
    """A brief's file is larger than 1 MiB.

    That is a book of 150,000 words, or pasted data. Keep data in a file of its own and link to it.
    """
    if len(file.data) > LARGEST:
        yield diagnostic(
            f"the file is {len(file.data) / LARGEST:.1f} MiB", hint="split it, or move data to media/", line=1
        )
