"""Markdown of other programs: its front matter, its markup, and what stays as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.cli.imports_report import report
from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.errors import BriefkitError
from briefkit.importers.formats import format_of
from briefkit.importers.importers import Draft, Source
from briefkit.importers.lines import BOILERPLATE, CAPTION, DISCLAIMER, RELATED
from briefkit.importers.markdown.markdown import drafts_of_markdown
from briefkit.library.imports import Imported, Importer
from briefkit.library.incoming import Incoming
from briefkit.library.library import Library
from briefkit.storage.front_matter_handler import new_brief_text
from tests.thorough import sample

TEXT = "Nobody signed, and nobody left the table before the second night was over.\n"


CLIPPED = """---
title: Locks
---

![A lock](https://x.example/a.png)

*The lock at noon. Foto: dpa*

The lock is closed.

## Why

Nobody knows.

> The views expressed here are those of the author.

## Related posts

- [Locks of the north](https://x.example/locks)
- Who pays (Report, 3 May 2022)
"""


def draft_of(text: str, **more: Any) -> Draft:
    (draft,) = drafts_of_markdown(Source(data=text.encode(), **more))
    return draft


def matter_of(fields: str, **more: Any) -> dict[str, Any]:
    return draft_of(f"---\n{fields}\n---\n{TEXT}", **more).front_matter


def body_of(text: str, **more: Any) -> str:
    return draft_of(f"---\ntitle: T\n---\n{text}", **more).body


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Ports\ndate: 2020-03-01\ntags: [a, b]\n---\n",
        "---\ntitle: Ports\ndate: 2020-03-01T23:59:00-05:00\ntags: a, b\n...\n",
        '+++\ntitle = "Ports"\ndate = 2020-03-01\ntags = ["a", "b"]\n+++\n',
        '+++\ntitle = "Ports"\ndate = 2020-03-01T12:00:00Z\n[taxonomies]\ntags = ["a", "b"]\n+++\n',
        '{\n"title": "Ports", "date": "2020-03-01", "tags": ["a", "b"]}\n',
        ';;;\n{"title": "Ports", "date": "March 1, 2020", "tags": ["a", "b"]}\n;;;\n',
        "Title: Ports\nDate: 1 March 2020\nTags: a, b\n\n",
        "# Ports\n\nDate: 1 March 2020\nTags: #a #b\nStatus: Done\n\n",
    ],
)
def test_every_form_of_front_matter_says_the_same(text: str) -> None:
    matter = draft_of(text + TEXT).front_matter
    assert [matter[key] for key in ("title", "date", "date_basis", "tags")] == [
        "Ports",
        "2020-03-01",
        "stated",
        ["a", "b"],
    ]
    assert matter["status"] == "draft"
    assert draft_of(text + TEXT).body == TEXT


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("author: Ada Brenner", ["Ada Brenner"]),
        ("author: Brenner, Ada", ["Ada Brenner"]),
        ("author: Ada Brenner and Luis Ocampo", ["Ada Brenner", "Luis Ocampo"]),
        ("author: Ada Brenner, Luis Ocampo", ["Ada Brenner", "Luis Ocampo"]),
        ("authors: [Ada Brenner, Luis Ocampo]", ["Ada Brenner", "Luis Ocampo"]),
        ('author: "Ada Brenner <ada@example.org>"', ["Ada Brenner"]),
        ('author: "[[People/Ada Brenner|Ada]]"', ["Ada"]),
        ("author: {name: Ada Brenner, email: a@example.org}", ["Ada Brenner"]),
        ("author: [{given: Ada, family: Brenner}]", ["Ada Brenner"]),
        ("author: [{Ada Brenner: {institute: Port Lab}}]", [{"name": "Ada Brenner", "affiliation": "Port Lab"}]),
        ("author: Editorial Board", ["Editorial Board"]),
    ],
)
def test_authors_in_any_shape(written: str, people: list[Any]) -> None:
    assert matter_of(f"title: T\n{written}")["authors"] == people


def test_topics_are_those_that_the_library_knows() -> None:
    known = {"sanctions": "sanctions", "gas": "gas", "black sea": "black-sea"}
    matter = matter_of("title: T\ntags: [Sanctions, energy/gas, draft, black-sea]\ncategories: [Notes]", topics=known)
    assert (matter["topics"], matter["tags"], matter["categories"]) == (
        ["sanctions", "gas", "black-sea"],
        ["draft"],
        ["Notes"],
    )


def test_keys_that_mean_something_else_are_renamed_and_said() -> None:
    draft = draft_of(f"---\ntitle: T\nid: 7\nbody: x\nissues: 5\nkind: page\nevents: [g20]\nmood: calm\n---\n{TEXT}")
    matter = draft.front_matter
    assert {"imported_id": "7", "imported_body": "x", "imported_kind": "page", "mood": "calm"}.items() <= matter.items()
    assert matter["events"] == ["g20"]
    assert any("id → imported_id" in note for note in draft.notes)


def test_what_a_file_says_of_its_state_is_not_taken() -> None:
    draft = draft_of(f"---\ntitle: T\nstatus: published\ndraft: false\ncreated: 2020-01-01\n---\n{TEXT}")
    assert draft.front_matter["status"] == "draft"
    assert "date" not in draft.front_matter
    assert draft.front_matter["created"] == "2020-01-01"
    assert sum("is not taken" in note for note in draft.notes) == 2


def test_notes_on_a_work_are_not_the_work() -> None:
    matter = matter_of('title: W\ncitekey: "@h2021"\nauthors: [R. Haldane]\nyear: 2021\npublisher: P')
    assert matter["sources"] == [{"id": "h2021", "title": "W", "date": "2021", "publisher": "P"}]
    assert matter["kind"] == "note"
    assert not {"authors", "date", "publisher"} & matter.keys()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("As [[Old note|we said]], and [[Dir/Other#Part]].", "As we said, and Other Part."),
        ("See ![[map.png|300]] here. ^mark", "See  here."),
        ("> [!warning] Mind\n> This.", "> **Mind**  \n> This."),
        ("> [!note]\n> This.", "> [!NOTE]\n> This."),
        ("One %%two%% three.", "One <!-- two --> three."),
        ("A ==word== here.", "A <mark>word</mark> here."),
        ("{{< youtube abc >}}\n\nText.", "Text."),
        ("A {% include x %}b.", "A b."),
        (
            "[web](https://x.example/a_(b)) and [page](/local) and [nowhere](#none).",
            "[web](https://x.example/a_(b)) and page and nowhere.",
        ),
        ("[a][r] and [b][w].\n\n[r]: ./local.md\n[w]: https://x.example", "a and [b][w].\n\n[w]: https://x.example"),
        ("`[[code]] {{x}}` and\n\n```\n[[code]] %%x%%\n```", "`[[code]] {{x}}` and\n\n```\n[[code]] %%x%%\n```"),
        ("::: {.note}\nText.\n:::", "Text."),
        ("## Head {#id .x}\n\nText.", "## Head\n\nText."),
        ("<div class='x'>Text.</div> <sub>2</sub>", "Text. <sub>2</sub>"),
        ("a < b and {c} and [d] and x^2^ and # no", "a < b and {c} and [d] and x^2^ and # no"),
    ],
)
def test_markup_of_other_programs(text: str, shown: str) -> None:
    assert body_of(text).rstrip("\n") == shown


def test_pictures_become_figures_where_they_stand() -> None:
    draft = draft_of('---\ntitle: T\n---\n![A map](/m.png "Ports in 2020")\n\nText with ![a sign](s.png) in it.\n')
    assert draft.front_matter["figures"] == [
        {"id": "f1", "alt": "A map", "caption": "Ports in 2020"},
        {"id": "f2", "alt": "a sign"},
    ]
    assert draft.body.startswith("<!-- briefkit: figure f1 -->\n\nText with ")


def test_what_stood_around_a_clipped_page_goes_to_its_keys() -> None:
    draft = draft_of(CLIPPED)
    assert draft.front_matter["figures"] == [
        {"id": "f1", "alt": "A lock", "caption": "The lock at noon.", "credit": "dpa"}
    ]
    assert draft.front_matter["related"] == [
        {"title": "Locks of the north", "url": "https://x.example/locks"},
        {"title": "Who pays", "kind": "report", "date": "2022-05-03"},
    ]
    assert draft.front_matter["disclaimer"] == "The views expressed here are those of the author."
    assert draft.body == "<!-- briefkit: figure f1 -->\n\nThe lock is closed.\n\n## Why\n\nNobody knows.\n"


@pytest.mark.parametrize(
    "text",
    [
        "First.\n\n## See also\n\n- Smith, *A Treaty*, 2019\n- Jones (ed.), *Locks*\n",
        "First.\n\n## Related\n\n- [One](https://x.example/1)\n\nAnd more text.\n",
        "First.\n\n## Related\n\n",
        "First.\n\nThe views expressed by the ministers differ.\n\n" + "Text.\n\n" * 4,
        "![A lock](a.png)\n\nThe lock is closed. It was open in 2020.\n",
    ],
)
def test_what_may_be_text_stays(text: str) -> None:
    draft = draft_of(f"# Locks\n\n{text}")
    assert not draft.front_matter.keys() & {"related", "disclaimer"}
    assert body_of(text)[-10:].strip() in draft.body
    assert not any(line.kind in (RELATED, DISCLAIMER, CAPTION) for line in draft.lines)


def test_a_disclaimer_stays_in_the_text_if_the_front_matter_has_one() -> None:
    draft = draft_of("---\ntitle: Locks\ndisclaimer: Ours.\n---\n\nThe views expressed here are those of the author.\n")
    assert draft.front_matter["disclaimer"] == "Ours."
    assert "The views expressed here" in draft.body


def test_what_is_taken_out_is_named_with_its_line() -> None:
    draft = draft_of("---\ntitle: T\n---\nOne.\n\n{{< tweet\n 5 >}}\n\n::: box\nTwo.\n:::\n")
    removed = [(line.paragraph.first, line.text) for line in draft.lines if line.kind == BOILERPLATE]
    assert removed == [(6, "{{< tweet 5 >}}"), (9, "::: box"), (11, ":::")]


def test_a_link_to_a_brief_of_the_library_remains_one() -> None:
    known = dict.fromkeys(("old-note", "2020-01-old-note"), "2020-01-old-note")
    assert body_of("See [[old-note|this]] and [that](old-note.md).", briefs=known) == (
        "See [this](2020-01-old-note.md) and [that](2020-01-old-note.md).\n"
    )


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# Ports\n\nText.\n", "Ports", "Text.\n"),
        ("Ports\n=====\n\nText.\n", "Ports", "Text.\n"),
        ("Before.\n\n# Ports *and* ships\n\nText.\n", "Ports and ships", "Before.\n\nText.\n"),
        ("---\nTitle: Ports\n---\n# Ports\n\nText.\n", "Ports", "Text.\n"),
        ("---\ntitle: Ports\n---\n# Ships\n\nText.\n", "Ports", "# Ships\n\nText.\n"),
        ("```sh\n# no title\n```\n\nText.\n", "From name", "```sh\n# no title\n```\n\nText.\n"),
        ("---\n\nA rule, then text.\n", "From name", "---\n\nA rule, then text.\n"),
    ],
)
def test_the_title_is_stated_or_the_first_heading(text: str, title: str, body: str) -> None:
    draft = draft_of(text, name="from-name")
    assert (draft.front_matter["title"], draft.body) == (title, body)
    assert ("title_basis" in draft.front_matter) == (title == "From name")


def test_a_brief_is_taken_as_it_is() -> None:
    text = "---\r\ntitle: A brief\r\nkind: memo\r\ndate: 2020-05\r\nstatus: review\r\n---\r\n[[x]] {{y}}\r\n"
    draft = draft_of(text, name="its-name", title="Mine")
    assert (draft.data, draft.stem) == (text.encode(), "its-name")
    assert "its own title stay" in draft.notes[1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: [\n---\nText.\n", "front matter cannot be read: line"),
        ("---\ntitle: T\nText.\n", "has no end"),
        ("+++\ntitle = \n+++\nText.\n", "front matter cannot be read"),
        ('{"title": \n', "front matter cannot be read"),
        ("{\n" + '"a":[' * 100_000, "front matter cannot be read"),
        ("+++\na = " + "[" * 100_000 + "\n+++\n", "front matter cannot be read"),
        ("---\ntitle: T\n---\n\n{{< x >}}\n", "no text"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(text: str, message: str) -> None:
    with pytest.raises(BriefkitError, match=message):
        draft_of(text)


PLAIN = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\0\x02\x03\ufeff{}[]<>%#^:!|=`~-+.\\"),
    min_size=1,
    max_size=80,
)


@given(st.lists(PLAIN.filter(lambda line: bool(line.strip())), min_size=1, max_size=8))
def test_text_without_foreign_markup_stays_byte_for_byte(lines: list[str]) -> None:
    text = "\n".join(lines).strip("\n") + "\n"
    assert body_of(text) == text


VALUES = st.recursive(
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=("Cs", "Cc")), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), VALUES, max_size=6))
def test_any_front_matter_makes_a_draft_that_reads_back(fields: dict[str, Any]) -> None:
    draft = draft_of(json.dumps({"title": "T"} | fields, indent=1) + "\n" + TEXT, name="n")
    reading = parse_brief(new_brief_text(draft.front_matter, draft.body).encode(), id="a", path="a.md")
    assert isinstance(reading.brief, Brief)
    assert [finding for finding in reading.findings if finding.rule == "reserved-key"] == []
    assert reading.brief.status == "draft"


def test_a_folder_within_the_library_gives_no_briefs_of_its_own(tmp_path: Path) -> None:
    from briefkit.library.folders import documents_in

    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "a.md").write_text("---\ntitle: A\nkind: memo\ndate: 2020\n---\nText.\n")
    (tmp_path / "README.md").write_text("# Read me\n")
    (tmp_path / "b.txt").write_text(TEXT)
    library = Library.open(tmp_path)
    assert [Path(name).name for name in documents_in([str(tmp_path)], library)[0]] == ["b.txt"]
    inbox = tmp_path.parent / f"{tmp_path.name}-inbox"
    inbox.mkdir()
    (inbox / "note.md").write_text("# Ports\n\n" + TEXT)
    (inbox / "README.md").write_text("# Read me\n")
    assert [Path(name).name for name in documents_in([str(inbox)], library)[0]] == ["note.md"]


def test_a_brief_of_another_library_is_written_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    data = b"---\ntitle: A brief\nkind: memo\ndate: 2020-05 # about\nown: [1, 2]\n---\nText   as it is."
    importer = Importer(Library.open(tmp_path))
    document = Incoming("x/its-name.md", data, "its-name.md")
    (imported,) = importer.write("x/its-name.md", importer.reading_of(document))
    assert (tmp_path / "its-name.md").read_bytes() == data
    assert imported.path.name == "its-name.md"
    assert importer.write("x/its-name.md", importer.reading_of(document))[0].known_as == "its-name"


@pytest.mark.parametrize(
    "text",
    sample(
        [
            "[[" * 50_000,
            "{{<" * 30_000,
            "%%" * 50_001,
            "![" * 50_000,
            "> " * 50_000 + "[!x]",
            "#a " * 30_000,
            "<a" * 50_000,
            "[a](" * 25_000,
            "==a" * 33_000,
            "`" * 100_000,
        ],
        4,
    ),
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    body_of(text + "\nText.")


def test_a_page_in_text_with_a_rule_is_no_markdown() -> None:
    assert format_of(b"---\nSome text, and no keys.\n", "page.txt").name == "text"
    assert format_of(b"---\ntitle: X\n---\n", "-").name == "markdown"


@pytest.mark.parametrize("written", ["experts: Ada Brenner", "experts: [Ada Brenner]"])
def test_one_value_for_a_list_is_reported(written: str) -> None:
    item = Imported("a.md", draft_of(f"---\ntitle: T\n{written}\n---\n{TEXT}"), Path("a.md"), [])
    assert "  1 expert: Ada Brenner" in list(report(item))


@pytest.mark.parametrize("written", ["related: [One, Two]", "supersedes: old", "related: one"])
def test_names_of_texts_that_are_no_briefs_have_another_key(written: str) -> None:
    key = written.partition(":")[0]
    matter = matter_of(f"title: T\n{written}")
    assert key not in matter
    assert f"imported_{key}" in matter
    assert key in matter_of(f"title: T\n{key}: one", briefs={"One": "one"})


def test_origin_may_be_its_address_alone() -> None:
    assert matter_of("title: T\norigin: https://example.org/x")["origin"] == {"url": "https://example.org/x"}


def test_numbers_are_no_people_and_compact_dates_are_dates() -> None:
    matter = matter_of("title: T\nauthor: [Ada Brenner, null, 5]\ndate: 20210503")
    assert (matter["authors"], matter["date"]) == (["Ada Brenner"], "2021-05-03")
    assert "authors" not in matter_of("title: T\nauthor: 42")


def test_a_doi_beside_an_address_of_a_work_is_kept() -> None:
    matter = matter_of("title: T\ncitekey: b2021\nurl: https://example.org/z\ndoi: 10.1234/zz")
    assert matter["sources"][0]["url"] == "https://example.org/z"
    assert matter["source_doi"] == "10.1234/zz"


def test_indented_code_stays_as_it_is() -> None:
    text = "Before.\n\n    {{ code }} [[x]]\n\n        more %%x%%\n\n- item\n\n    [[note]] in an item\n"
    body = body_of(text)
    assert "    {{ code }} [[x]]\n\n        more %%x%%" in body
    assert "    note in an item" in body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% highlight ruby %}\ncode {{x}}\n{% endhighlight %}\nEnd.", "```ruby\ncode {{x}}\n```\nEnd.\n"),
        ("A {% highlight ruby %}\ncode\n{% endhighlight %}\n\nEnd.", "A \ncode\n\nEnd.\n"),
        ("{% highlight ruby %}\ncode without an end", "code without an end\n"),
        ("code without a beginning\n{% endhighlight %}\nEnd.", "code without a beginning\nEnd.\n"),
    ],
)
def test_marks_of_code_are_taken_in_pairs(text: str, expected: str) -> None:
    assert [line.rstrip() for line in body_of(text).split("\n")] == [line.rstrip() for line in expected.split("\n")]


def test_marked_lines_below_the_title_are_fields() -> None:
    lines = "**Prepared by:** Ada Brenner  \n**Date:** 3 May 2021  \n**Classification:** Internal"
    matter = draft_of(f"# Ports\n\n{lines}\n\n---\n\n{TEXT}").front_matter
    assert (matter["title"], matter["authors"], matter["date"]) == ("Ports", ["Ada Brenner"], "2021-05-03")
    assert matter["Classification"] == "Internal"


def test_lines_of_broken_toml_are_those_of_the_file() -> None:
    with pytest.raises(BriefkitError, match="line 3"):
        draft_of('+++\ntitle = "T"\ndate = "open\n+++\n' + TEXT)
