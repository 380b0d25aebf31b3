"""Whatever an export leaves out or mends is named once, with its own line, and the same by every writer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.model import Brief
from briefkit.core.publication.make import make_publication
from briefkit.core.registry.registry import Registry
from briefkit.errors import ExportError
from briefkit.export.html.html import write_html
from briefkit.library.library import Library
from tests.console import briefkit
from tests.export.pages import text_of, tree_of
from tests.export.samples import IMPRINT, SVG

ONE_OF_EACH = """---
title: One of each
kind: note
date: 2020-01-01
sources:
  - {id: s1, title: A source, url: "javascript:alert(1)"}
related:
  - {title: Another work, url: "ftp://example.org/"}
figures:
  - {id: f1, file: media/none.png, alt: A field, caption: Fields, credit: Us}
judgments:
  - {claim: It has no id, probability: 0.6}
---
## Top

Words with `code
over lines`, then
![first](none.png) and
[bad](javascript:x) and
<var>quoted</var> and
a mark.[^none]

| party | wants |
|---|---|
| EU | less | but only from 2021 |
| US | `a | b` |
| UN | ![in a cell](media/map.svg) |

- An item
  ![second](gone.png "Its title")

  <!-- briefkit: issues -->

<!-- briefkit: isues -->

Text <!-- briefkit: issues --> more.[^1]

[^1]: A note.
[^1]: The same again.
[^3]: Unused, and lost.

[unused]: https://example.org/unused
[//]: # (a comment)

#### Deep

> [!ODD] Do it

==marked== and
[[wiki]] and
$\\half{1}$ and
{{ page }}.

<div>block</div>
"""
NAMED = [
    "line 6: a link to “javascript:alert(1)” is left out; its words are printed",
    "line 8: a link to “ftp://example.org/” is left out; its words are printed",
    "line 10: figure “f1” is printed without its picture, “media/none.png”: there is no such file",
    "line 12: this judgment has no “id”, so it is left out",
    "line 18: the picture “none.png” is left out: there is no such file; its description is printed",
    "line 19: a link to “javascript:x” is left out; its words are printed",
    "line 20: HTML is shown as text",
    "line 21: there is no footnote [^none]; the mark is shown as text",
    "line 25: “but only from 2021” is left out: the table has only 2 columns, and a | inside a cell is written \\|",
    "line 26: “b`” is left out: the table has only 2 columns, and a | inside a cell is written \\|",
    "line 30: the title “Its title” of a picture is left out",
    "line 30: the picture “gone.png” is left out: there is no such file; its description is printed",
    "line 32: nothing is printed for the mark “issues”, which is inside a list, quotation or footnote",
    "line 34: nothing is printed for the mark “isues”, which is unknown",
    "line 36: nothing is printed for the mark “issues”, which is not on a line of its own",
    "line 38: the footnote [^1] is left out: another has the same name",
    "line 40: the footnote [^3] is left out: nothing refers to it",
    "line 42: the address of [unused] is left out: no link uses it",
    "line 45: the heading “Deep” skips a level; it is printed as ### instead of ####",
    "line 47: “[!ODD]” is printed as it stands: no export has alerts of this kind",
    "line 49: “==marked==” is printed as it stands: no export has highlights",
    "line 50: “[[wiki]]” is printed as it stands: no export has wiki links",
    "line 51: the formula “$\\half{1}$” is printed as written: unknown command “\\half”",
    "line 52: “{{ page }}” is printed as it stands: no export has templates",
    "line 54: HTML is shown as text",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "map.svg").write_bytes(SVG)
    (tmp_path / "all.md").write_text(ONE_OF_EACH)
    return tmp_path


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_every_writer_names_the_same(folder: Path, format_: str) -> None:
    library = Library.open(folder)
    assert list(library.export(library.get("all"), format_).warnings) == NAMED
    with pytest.raises(ExportError) as refused:
        library.export(library.get("all"), format_, strict=True)
    assert str(refused.value).splitlines()[1:] == [f"  {warning}" for warning in NAMED]


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_a_link_that_leads_nowhere_is_named_unless_it_is_to_a_brief(folder: Path, format_: str) -> None:
    links = "[a](all.md#top)\n[b](../secret.txt)\n[c](none.md)\n[d](#nowhere)\n[e](#here)\n[f](media/map.svg)\n"
    (folder / "links.md").write_text(f"---\ntitle: T\nkind: note\ndate: 2020\n---\n# Here\n{links}")
    library = Library.open(folder)
    gone = [(8, "../secret.txt"), (9, "none.md"), (10, "#nowhere"), (12, "media/map.svg")]
    named = tuple(f"line {line}: a link to “{url}” is left out; its words are printed" for line, url in gone)
    assert library.export(library.get("links"), format_).warnings == named


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_a_link_to_a_heading_in_any_script_leads_there(folder: Path, format_: str) -> None:
    text = "# Выводы\n\n# خلاصة\n\n[a](#выводы) and [b](#%D0%B2%D1%8B%D0%B2%D0%BE%D0%B4%D1%8B) and [c](#خلاصة)\n"
    (folder / "scripts.md").write_text(f"---\ntitle: T\nkind: note\ndate: 2020\n---\n{text}")
    library = Library.open(folder)
    written = library.export(library.get("scripts"), format_)
    assert written.warnings == ()
    if format_ == "html":
        links = [link.get("href") for link in tree_of(written.data).iter("a")]
        assert links.count("#выводы") == 2
        assert links.count("#خلاصة") == 1


def test_the_directive_of_a_fence_is_named(folder: Path) -> None:
    fences = "```{warning} Mind\ncode\n```\n\n```python\ncode\n```\n"
    (folder / "fence.md").write_text(f"---\ntitle: T\nkind: note\ndate: 2020\n---\n{fences}")
    library = Library.open(folder)
    named = ("line 6: the directive “{warning} Mind” is left out; what follows is printed as code",)
    assert library.export(library.get("fence"), "html").warnings == named


def test_the_terminal_names_what_it_does_not_show(folder: Path) -> None:
    said = briefkit("show", "all", folder=folder).stderr
    assert "all.md:25:1: “but only from 2021” is left out: the table has only 2 columns" in said
    assert "all.md:12:5: this judgment has no “id”" in said


def test_a_footnote_to_which_only_itself_refers_is_not_in_a_pdf(folder: Path) -> None:
    text = "---\ntitle: T\nkind: note\ndate: 2020\n---\nText.[^a]\n\n[^a]: One.\n[^b]: Two.[^b]\n"
    (folder / "notes.md").write_text(text)
    library = Library.open(folder)
    brief = library.get("notes")
    assert library.export(brief, "html").warnings == ()
    assert library.export(brief, "pdf").warnings == ("line 9: footnote 2 is left out: only footnotes refer to it",)


def test_a_linked_picture_stays_linked_in_a_pdf(folder: Path) -> None:
    head = "---\ntitle: T\nkind: note\ndate: 2020\n---\n"
    (folder / "linked.md").write_text(f"{head}[![A map](media/map.svg)](https://example.org/map)\n")
    library = Library.open(folder)
    written = library.export(library.get("linked"), "pdf")
    assert (written.warnings, b"https://example.org/map" in written.data) == ((), True)


@pytest.mark.parametrize("depth", [8, 20, 60])
def test_what_is_nested_too_deeply_is_named(folder: Path, depth: int) -> None:
    (folder / "deep.md").write_text(f"---\ntitle: T\nkind: note\ndate: 2020\n---\nText.\n\n{'> ' * depth}lost\n")
    library = Library.open(folder)
    written = library.export(library.get("deep"), "html")
    assert b"lost" in written.data or any("nested more than 20 levels" in warning for warning in written.warnings)
    assert bool(written.warnings) == (depth > 8)
    assert all(warning.startswith("line 8: ") for warning in written.warnings)


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_items_nested_too_deeply_stay_apart_and_are_named_with_their_own_line(folder: Path, format_: str) -> None:
    items = "".join(f"{'  ' * depth}- item{depth}\n" for depth in range(11))
    (folder / "deep.md").write_text(f"---\ntitle: T\nkind: note\ndate: 2020\n---\n{items}")
    library = Library.open(folder)
    written = library.export(library.get("deep"), format_)
    named = "line {}: nested more than 8 levels deep; printed with 8 levels"
    assert written.warnings == tuple(named.format(line) for line in (14, 15, 16))
    if format_ == "html":
        words = " ".join(tree_of(written.data).itertext()).split()
        assert [word for word in words if word.startswith("item")] == [f"item{depth}" for depth in range(11)]


def test_html_after_words_of_an_item_begins_a_line_of_its_own(folder: Path) -> None:
    (folder / "item.md").write_text("---\ntitle: T\nkind: note\ndate: 2020\n---\n- before\n  <div>\n")
    library = Library.open(folder)
    page = library.export(library.get("item"), "html").data.decode()
    assert '<li>before<p dir="auto">&lt;div&gt;</p></li>' in page


WORDS = st.integers(0, 999).map("word{}x".format)
INLINE = st.one_of(
    WORDS,
    st.builds("*{}*".format, WORDS),
    st.builds("`{}`".format, WORDS),
    st.builds("<b>{}</b>".format, WORDS),
    st.builds("[{}](https://example.org/)".format, WORDS),
    st.builds('[{}](https://example.org/ "{}")'.format, WORDS, WORDS),
    st.builds("[{}](javascript:x)".format, WORDS),
    st.builds("![{}](none.png)".format, WORDS),
    st.builds("[{}][{}]".format, WORDS, st.sampled_from("abc")),
    st.builds("[^{}]".format, st.sampled_from("abc")),
    st.just("<!-- briefkit: issues -->"),
)
LINE = st.lists(INLINE, min_size=1, max_size=4).map(" ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
ROW = st.lists(st.one_of(INLINE, st.builds("`{} | {}`".format, WORDS, WORDS), st.just("")), min_size=1, max_size=5)
TABLE = st.builds(
    lambda columns, rows: "\n".join(
        ["|" + " h |" * columns, "|" + "---|" * columns, *(f"| {' | '.join(row)} |" for row in rows)]
    ),
    st.integers(1, 3),
    st.lists(ROW, max_size=3),
)
LEAF = st.one_of(
    PARAGRAPH,
    TABLE,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "####", "######", "#######"]), LINE),
    st.builds("```\n{}\n```".format, WORDS),
    st.builds("<div>\n{}\n</div>".format, WORDS),
    st.builds('[{}]: https://example.org/ "{}"'.format, st.sampled_from("abcd"), WORDS),
    st.builds("[^{}]: {}".format, st.sampled_from("abcd"), LINE),
)


def _inside(mark: str, rest: str, text: str) -> str:
    first, *lines = text.split("\n")
    return "\n".join([mark + first, *((rest + line).rstrip() for line in lines)])


BLOCK = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.builds(lambda text: _inside("> ", "> ", text), inner),
        st.builds(lambda text: _inside("- ", "  ", text), inner),
        st.builds("{}\n\n{}".format, inner, inner),
    ),
    max_leaves=4,
)
BODY = st.lists(BLOCK, min_size=1, max_size=5).map("\n\n".join)


@given(BODY)
def test_every_word_is_printed_or_named(body: str) -> None:
    brief = Brief(id="b", path="b.md", title="T", kind="note", date=None, body=body, body_line=1)
    made = make_publication(brief, Registry(), IMPRINT, lambda _: "there is no such file", lambda _: None)
    written = write_html(made.publication)
    named = [f"line {finding.line}: {finding.message}" for finding in made.findings] + list(written.warnings)
    unused = (re.match(r"line (\d+): the (?:footnote|address) ", warning) for warning in named)
    lines = {int(found[1]) for found in unused if found}
    printed, said = text_of(next(tree_of(written.data).iter("article"))), " ".join(named)
    for number, line in enumerate(body.split("\n"), 1):
        for word in re.findall(r"word\d+x", line):
            assert word in printed or word in said or number in lines, (word, named)
