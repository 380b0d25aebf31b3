"""The table in docs/import.md: how near imports come to what a careful reader would take from documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefkit.importers.importers import Draft
from tests.importers.fixtures import Fixture, Words, body_of, fixtures, left_in, words_of, wrong_fields

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
    "boilerplate left out": ("left_out",),
    "text: at most 0.5% of its words lost": ("lost",),
    "text: at most 0.5% foreign words": ("foreign",),
}
IN_ALL = {"language", "lost", "foreign"}
"""What there is in each document."""
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
    wrong = {fixture.name: _wrong(fixture, draft) for fixture, draft in tried}
    formats = Counter(fixture.path.suffix.removeprefix(".") for fixture, _ in tried)
    told = ", ".join(f"{count} .{name}" for name, count in sorted(formats.items()))
    head = ["| field | right where it is | right in all |", "| --- | ---: | ---: |"]
    rows = [_row(label, keys, tried, wrong) for label, keys in FIELDS.items()]
    return "\n".join([f"{len(tried)} documents ({told}):", "", *head, *rows, "", _summary(tried)])


def _wrong(fixture: Fixture, draft: Draft) -> set[str]:
    """The fields that are wrong, `left_out` for what should not be in the text, `lost` and `foreign` for its words."""
    words = words_of(draft, fixture.body)
    wrong = wrong_fields(fixture, draft)
    wrong |= {"left_out"} if left_in(fixture, body_of(draft)) else set()
    return wrong | ({"lost"} if not words.is_kept else set()) | ({"foreign"} if not words.is_pure else set())


def _row(label: str, keys: tuple[str, ...], tried: Tried, wrong: dict[str, set[str]]) -> str:
    """A row: how many are right of those that have it, and of all, in which it may be wrong to have any."""
    having = [fixture for fixture, _ in tried if _has(fixture, keys)]
    there, all_of_them = (
        sum(not wrong[fixture.name] & set(keys) for fixture in some) for some in (having, [one for one, _ in tried])
    )
    share = f"{all_of_them / len(tried):.0%}"
    return f"| {label} | {there} of {len(having)} | {all_of_them} of {len(tried)} ({share}) |"


def _has(fixture: Fixture, keys: tuple[str, ...]) -> bool:
    return bool(IN_ALL & set(keys)) or any(fixture.expected.get(key) for key in keys)


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
