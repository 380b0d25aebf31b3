"""The quotation marks of publications: everywhere that readers see, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.body.document import Block, Image, Items, Link, Paragraph, Quote, Table, Text, plain_text
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.chart import Canvas
from briefkit.core.publication.value import SourceEntry
from briefkit.errors import SettingsError
from briefkit.export.quotation import with_quotation_marks
from briefkit.export.texts import UNSEEN, map_texts
from tests.console import briefkit
from tests.export.reading import pdf_text
from tests.export.samples import everything, publication
from tests.export.test_texts import strings_in


def set_in(text: str, language: str = "en") -> tuple[Block, ...]:
    """The blocks of a text with their marks."""
    document = parse_markdown(text)
    return with_quotation_marks(publication(*document.blocks, language=language)).blocks


def words_of(block: Block) -> str:
    match block:
        case Paragraph(children):
            return block.turn + plain_text(children)
        case Quote(blocks):
            return " | ".join(map(words_of, blocks))
        case Items(items):
            return " | ".join(words_of(inner) for item in items for inner in item)
        case Table(head, rows):
            return " | ".join(plain_text(cell) for row in (head, *rows) for cell in row)
        case _:
            return plain_text(getattr(block, "children", ())) or getattr(block, "text", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"*word*" and "**\'a\'** b"', "“word” and “‘a’ b”"),
        ("*foo*'s 'foo', A l'*aide*, [Bob](https://e.org)'s 'stuff'", "foo’s ‘foo’, A l’aide, Bob’s ‘stuff’"),
        ('"`code`" and `"x"`, `set`\'s "last `ul`"', '“code” and "x", set’s “last ul”'),
        ('(“`#o`…") ("`#o`…")', '(“#o…") (“#o…”)'),
        ('"word"[^1] and word[^1]"s"\n\n[^1]: x', '“word” and word"s"'),
        ('**"T**his is bold"', "“This is bold”"),
        ('"A"  \n"B"\n"C"  \nD', "“A” “B” “C” D"),
        (r"say \"x\" it\'s, &quot;y&quot; and \"z", 'say "x" it\'s, "y" and "z'),
        ('a <b class="x">"b"</b> <i title="t">', 'a “b” <i title="t">'),
        ("see \"https://e.org/a'b\" and https://e.org/it's.", "see “https://e.org/a'b” and https://e.org/it's."),
        ("<kbd>\"</kbd> key's", '" key’s'),
        ('# "A" head\'s', "“A” head’s"),
        ('> "a"\n>\n> > it\'s', "“a” | it’s"),
        ('- "a"\n- [ ] "b"', "“a” | ☐ “b”"),
        ('| "a" | b |\n|-|-|\n| it\'s | "c |', '“a” | b | it’s | "c'),
        ('```\n"a"\n```', '"a"\n'),
        ('<script src="x">\n"a"\n</script>', '<script src="x"> "a" </script>'),
    ],
)
def test_marks_in_markdown(text: str, expected: str) -> None:
    block = set_in(text)[0]
    assert words_of(block) == expected


def test_what_has_no_marks_is_the_same() -> None:
    blocks = parse_markdown('a *b* [c](https://e.org) `d"`').blocks
    assert with_quotation_marks(publication(*blocks)).blocks[0].children is blocks[0].children  # type: ignore[union-attr]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    assert [words_of(block) for block in set_in('"First.\n\n"Second."\n\n"Third.')] == [
        "“First.",
        "“Second.”",
        '"Third.',
    ]
    assert [words_of(block) for block in set_in('"First.\n\nSecond."')] == ['"First.', 'Second."']


def test_the_address_of_a_link_and_a_picture_stay() -> None:
    (paragraph,) = set_in("[it's](https://e.org/it's) ![it's \"x\"](media/it's.png)")
    assert isinstance(paragraph, Paragraph)
    link, _, image = paragraph.children
    assert link == Link("https://e.org/it's", (Text("it’s"),))
    assert image == Image("media/it's.png", "it’s “x”")


def test_every_text_that_readers_see_has_marks() -> None:
    quoted = map_texts(everything(), lambda text: f"It's {text}")
    changed = with_quotation_marks(quoted)
    missed = {name for name, text in strings_in(changed) if "'" in text}
    assert missed <= UNSEEN | {"license", "colon"}
    assert changed.imprint.footer.startswith("It’s")
    assert changed.sources[0].url == quoted.sources[0].url


def test_the_caption_of_a_table_has_marks(library: Path, tmp_path: Path) -> None:
    text = "Table: Who says \"what\" – it's 'so'\n\n| A | B |\n|---|---|\n| c | d |\n"
    (library / "en.md").write_text(BRIEF.format(language="en") + "\n" + text)
    page = briefkit("export", "en", "--to", "html", "-o", "-", folder=library).out
    assert "Who says “what” – it’s ‘so’" in page
    made = Library.open(library)
    assert "Who says “what” – it’s ‘so’" in pdf_text(made.export(made.get("en"), "pdf").data, tmp_path)


def test_the_words_of_a_chart_have_marks_and_its_shapes_stay() -> None:
    canvas = Canvas(100, right_to_left=False)
    canvas.text(0, 0, 'The "West\'s" offer & more')
    chart = canvas.chart(10, "It's", 'A "B"')
    printed = replace(publication(), timeline_chart=chart)
    made = with_quotation_marks(printed).timeline_chart
    assert made is not None
    assert (made.title, made.alt) == ("It’s", "A “B”")
    assert made.shapes == chart.shapes.replace("&quot;West&#x27;s&quot;", "“West’s”")


def test_an_address_in_place_of_a_title_stays() -> None:
    url = "https://e.org/it's"
    made = with_quotation_marks(publication(sources=(SourceEntry(1, "s", url, url=url),), title=f"'{url}' isn't"))
    assert made.sources[0].title == url
    assert made.title == f"‘{url}’ isn’t"


def test_a_publisher_may_want_marks_as_written() -> None:
    made = everything(title='"x"')
    assert with_quotation_marks(made).title == "“x”"
    as_written = replace(made, imprint=replace(made.imprint, quotation_marks="as-written"))
    assert with_quotation_marks(as_written) is as_written


BRIEF = """\
---
title: "It's \\"open\\""
kind: memo
date: 2018-11
language: {language}
summary: The "standfirst" isn't long.
authors: [Seán O'Brien]
topics: ["ports' fees"]
---
**O'Brien:** "Yes," said *she*. `"code"`
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "Exporters\' house"\naccess = "public"\n')
    for language in ("en", "fr", "de-CH"):
        (tmp_path / f"{language}.md").write_text(BRIEF.format(language=language))
    return tmp_path


def test_pages_and_their_metadata_have_marks(library: Path) -> None:
    page = briefkit("export", "en", "--to", "html", "-o", "-", folder=library).out
    assert "<title>It’s “open”" in page
    assert '"headline":"It’s “open”"' in page
    assert 'content="The “standfirst” isn’t long."' in page
    assert '>O’Brien:</b> “Yes,” said <em>she</em>. <code>"code"</code>' in page
    assert "Exporters’ house" in page
    french = briefkit("export", "fr", "--to", "html", "-o", "-", folder=library).out
    assert "«\u202fYes,\u202f» said" in french


def test_prints_have_marks(library: Path, tmp_path: Path) -> None:
    made = Library.open(library)
    text = pdf_text(made.export(made.get("de-CH"), "pdf").data, tmp_path)
    assert "It’s «open»" in text
    assert "O’Brien: «Yes,» said she." in text


@pytest.mark.parametrize(
    "command", ["show en", "show en --json", "search standfirst", "check", "list --json", "diff en fr --json"]
)
def test_what_is_stored_is_shown_as_written(library: Path, command: str) -> None:
    out = briefkit(*command.split(), folder=library).out
    assert not set("“”’") & set(out)


def test_the_setting(library: Path) -> None:
    settings = (library / "briefkit.toml").read_text()
    (library / "briefkit.toml").write_text(f'{settings}[export]\nquotation_marks = "as-written"\n')
    page = briefkit("export", "en", "--to", "html", "-o", "-", folder=library).out
    assert not set("“”’") & set(page.partition("<body")[2])
    (library / "briefkit.toml").write_text('[export]\nquotation_marks = "curly"\n')
    with pytest.raises(SettingsError, match="quotation_marks") as raised:
        Library.open(library)
    assert raised.value.hint == "use one of language, as-written"
