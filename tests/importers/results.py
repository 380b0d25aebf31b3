"""The table in docs/import.md: how near imports come to what a careful reader would take from documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefkit.importers.importers import Draft
from tests.importers.fixtures import Fixture, Words, fixtures, words_of, wrong_fields

BEGIN, END = (
    "<!-- Made by `make docs` from tests/importers/documents. -->",
    "<!-- End of what `make docs` has made. -->",
)
FIELDS = {
    "title": ("title",),
    "kind": ("kind",),
    "date and its basis": ("date", "date_basis"),
    "authors, experts": ("authors", "experts"),
    "publisher, origin": ("publisher", "origin"),
    "summary": ("summary",),
    "language": ("language",),
    "headings": ("headings",),
    "figures": ("figures",),
    "related": ("related",),
    "disclaimer": ("disclaimer",),
}
Tried = list[tuple[Fixture, Draft]]


def with_results(page: str) -> str:
    """A page with the table between its marks. Raises ValueError if it has none."""
    before, found, rest = page.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not (found and ended):
        raise ValueError("the page has no marks for the table of results")
    return f"{before}{BEGIN}\n\n{results()}\n\n{END}{after}"


def results() -> str:
    """The table in Markdown, with a line on formats before it and one on words behind it."""
    tried: Tried = [(item, item.drafts()[0]) for item in fixtures() if "refused" not in item.expected]
    wrong = {fixture.name: wrong_fields(fixture, draft) for fixture, draft in tried}
    formats = Counter(fixture.path.suffix.removeprefix(".") for fixture, _ in tried)
    told = ", ".join(f"{count} .{name}" for name, count in sorted(formats.items()))
    head = ["| field | documents that have it | right |", "| --- | ---: | ---: |"]
    rows = [_row(label, keys, tried, wrong) for label, keys in FIELDS.items()]
    return "\n".join([f"{len(tried)} documents ({told}):", "", *head, *rows, "", _summary(tried)])


def _row(label: str, keys: tuple[str, ...], tried: Tried, wrong: dict[str, set[str]]) -> str:
    having = sum(any(key in fixture.expected for key in keys) or "language" in keys for fixture, _ in tried)
    right = sum(not wrong[fixture.name] & set(keys) for fixture, _ in tried)
    return f"| {label} | {having} | {right} of {len(tried)} |"


def _summary(tried: Tried) -> str:
    words = [words_of(draft, fixture.body) for fixture, draft in tried]
    true = sum(item.true for item in words)
    kept, foreign = sum(item.kept for item in words) / true, _foreign(words) / true
    return (
        "A field is right if it is as a reader would have it, or absent where there is none. "
        f"Invented dates: {_invented(tried, 'date')}; invented authors: {_invented(tried, 'authors')}. "
        f"Of the {true:,} words of the texts {kept:.2%} are kept, and {foreign:.2%} come in that are no part of them."
    )


def _invented(tried: Tried, key: str) -> int:
    return sum(key in draft.front_matter and key not in fixture.expected for fixture, draft in tried)


def _foreign(words: Iterable[Words]) -> int:
    return sum(len(run.split()) for item in words for run in item.foreign)
