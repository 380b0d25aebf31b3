"""How a brief is cited."""

from __future__ import annotations

import pytest

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.vocabulary import KINDS, STATUSES
from briefkit.core.publication.citation import address_of, citation_of, citation_text, credited, doi_of, stop_after
from briefkit.core.publication.label_words import WORDS
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import ADDRESS, MARK, TITLE


def brief(*lines: str, title: str = "Sanctions and after", kind: str = "commentary", date: str = "2018-07-03") -> Brief:
    text = "\n".join(["---", f"title: {title}", f"kind: {kind}", f"date: {date}", *lines, "---", ""])
    read = parse_brief(text.encode(), id="a", path="a.md").brief
    assert read is not None
    return read


def cited(*lines: str, language: str = "en", publisher: str = "Institute", **keys: str) -> str:
    return citation_text(citation_of(brief(*lines, **keys), publisher, Labels(language)))


PEOPLE = "authors: [A. Author, {name: B. Writer, affiliation: Elsewhere}]"
EXPERTS = "experts: [C. Expert]"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([PEOPLE, EXPERTS], "A. Author; B. Writer. Sanctions and after. Commentary. Institute, 3 July 2018."),
        ([EXPERTS], "C. Expert. Sanctions and after. Commentary. Institute, 3 July 2018."),
        ([], "Institute. Sanctions and after. Commentary. 3 July 2018."),
        (
            ["origin: {series: Policy Papers, number: 12}"],
            "Institute. Sanctions and after. Commentary, Policy Papers 12. 3 July 2018.",
        ),
        (
            ['origin: {doi: "https://dx.doi.org/10.1234/a(b)c", url: "https://example.org/a"}'],
            "Institute. Sanctions and after. Commentary. 3 July 2018. https://doi.org/10.1234/a(b)c",
        ),
        (
            ["origin: https://example.org/a"],
            "Institute. Sanctions and after. Commentary. 3 July 2018. https://example.org/a",
        ),
        (["status: retracted"], "Institute. Sanctions and after. [Retracted]. Commentary. 3 July 2018."),
        (["status: superseded"], "Institute. Sanctions and after. Commentary. 3 July 2018."),
        (["access: embargoed"], "Institute. Sanctions and after. Commentary. 3 July 2018."),
        (["status: draft"], "please do not cite before publication"),
        (["status: review"], "please do not cite before publication"),
    ],
)
def test_a_citation(lines: list[str], expected: str) -> None:
    assert cited(*lines) == expected


def test_what_ends_a_title_is_not_doubled() -> None:
    assert cited(title="Sanctions, and then?") == "Institute. Sanctions, and then? Commentary. 3 July 2018."
    assert cited("authors: [Expert Co.]").startswith("Expert Co. Sanctions")
    assert cited(title="制裁之后。", language="zh").startswith("Institute. 制裁之后。 评论.")


def test_each_part_is_a_piece_of_its_own() -> None:
    pieces = citation_of(brief(PEOPLE, "origin: {series: Papers, number: 12}"), "Institute", Labels("he"))
    parts = ["A. Author", "B. Writer", "Sanctions and after", "פרשנות", "Papers 12", "Institute", "3 ביולי 2018"]
    assert [piece.text for piece in pieces if piece.style != MARK] == parts
    assert [piece.text for piece in pieces if piece.style == MARK] == [
        "; ",
        ".",
        " ",
        ".",
        " ",
        ", ",
        ".",
        " ",
        ", ",
        ".",
    ]


def test_a_publisher_that_ends_in_a_full_stop_gets_no_other() -> None:
    assert cited(publisher="Foo Inc.") == "Foo Inc. Sanctions and after. Commentary. 3 July 2018."
    assert "Foo Inc., 3 July 2018." in cited(PEOPLE, publisher="Foo Inc.")


@pytest.mark.parametrize("end", "?!….。？؟")
def test_no_full_stop_follows_what_ends_a_sentence(end: str) -> None:
    assert (stop_after(f"Was nun{end}"), stop_after("Was nun")) == ("", ".")


def test_an_own_kind_keeps_its_capitals() -> None:
    assert "CRS Insight. 3 July" in cited(kind="CRS Insight")


def test_an_own_kind_and_a_partial_date() -> None:
    assert cited(kind="expert-panel", date="2018-07") == "Institute. Sanctions and after. Expert panel. July 2018."


def test_nobody_and_no_publisher() -> None:
    assert cited(publisher=" ") == "Sanctions and after. Commentary. 3 July 2018."


def test_pieces_tell_the_title_and_the_address() -> None:
    pieces = citation_of(brief(PEOPLE, "origin: https://example.org/a"), "Institute", Labels("en"))
    styled = {piece.style: piece.text for piece in pieces if piece.style not in ("", MARK)}
    assert styled == {TITLE: "Sanctions and after", ADDRESS: "https://example.org/a"}
    assert [piece.url for piece in pieces if piece.url] == ["https://example.org/a"]


@pytest.mark.parametrize(
    ("doi", "expected"),
    [
        ("10.1234/abc.5", "10.1234/abc.5"),
        (" doi:10.1234/abc.5 ", "10.1234/abc.5"),
        ("DOI: 10.1234/abc.5", "10.1234/abc.5"),
        ("https://doi.org/10.1234/ABC", "10.1234/ABC"),
        ("http://dx.doi.org/10.1234/x", "10.1234/x"),
        ("soon", None),
        ("10.12/x", None),
        ("10.1234/a b", None),
        ("10.1234/<x>", None),
        ("javascript:10.1234/x", None),
        ("", None),
    ],
)
def test_dois(doi: str, expected: str | None) -> None:
    assert doi_of(brief(f"origin: {{doi: '{doi}'}}").origin) == expected


def test_only_a_web_address_is_an_address() -> None:
    for url in ("javascript:alert(1)", "media/a.pdf", "mailto:a@example.org"):
        assert address_of(brief(f"origin: {{url: '{url}', doi: soon}}")) is None
    assert address_of(brief()) is None


@pytest.mark.parametrize("language", WORDS)
def test_every_language_kind_and_status_has_a_citation(language: str) -> None:
    for kind in KINDS:
        for status in STATUSES:
            text = cited(PEOPLE, f"status: {status}", kind=kind, language=language)
            assert "  " not in text
            assert ".." not in text
            assert not text.startswith((".", ",", " "))
            assert (Labels(language)["do_not_cite"] == text) == (status in {"draft", "review"})


def test_experts_stand_in_for_authors() -> None:
    assert credited(["a"], ["b"]) == ["a"]
    assert credited([], ["b"]) == ["b"]
