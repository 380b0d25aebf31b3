"""`briefkit export BRIEF --to adoc`: the title as AsciiDoc, for a page that lists briefs."""

from briefkit.plugins import ExportResult, Publication


def write(document: Publication, *, strict: bool = False) -> ExportResult:
    """The head of a brief. That its text is left out is a warning, which `--strict` makes an error."""
    lines = [f"= {_line(document.title)}"]
    return ExportResult("\n".join(lines).rstrip().encode() + b"\n", ("adoc has the title only",))


def _line(text: str) -> str:
    """A text as one line that AsciiDoc shows as it is."""
    return f"pass:c[{' '.join(text.split()).replace(']', '&#93;')}]" if text else ""
