"""The redline as PDF: by both standards, readable without colour, reproducible, and told what could not be printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.diff.make import make_diff
from briefkit.core.diff.value import COMPARISON, REVISION, Diff
from briefkit.core.registry.registry import Registry
from briefkit.errors import ExportError
from briefkit.export.marks import is_made_here
from briefkit.export.pdf.redline import redline_pdf
from tests.core.diff.text.test_diff import LONG, OTHER, THIRD
from tests.export.reading import keeps_both_standards, pdf_text, share_found
from tests.export.redline.test_view import NEW, OLD
from tests.export.samples import ARABIC, CHINESE, ENGLISH, HEBREW, IMPRINT
from tests.thorough import sample

TABLE = "| Party | Vote |\n|---|---|\n| North | yes |\n| South | {} |\n"


def brief(body: str, front: str = "", *, language: str = "en", title: str = "Fees") -> Brief:
    text = f"---\ntitle: {title}\nkind: note\ndate: 2024-03\nlanguage: {language}\n{front}---\n{body}"
    read = parse_brief(text.encode(), id="a", path="a.md").brief
    assert read
    return read


def difference(old: str, new: str, language: str = "en") -> Diff:
    return make_diff(brief(old, language=language), brief(new, language=language), Registry())


EVERY_KIND = difference(
    f"# Head\n\n{LONG}\n\n{OTHER}\n\n- one\n  - two\n\n> said\n\n```\nlet a\n  b\n```\n\n"
    f"{TABLE.format('no')}\nA [link](https://x.org/a).[^1]\n\n[^1]: Note.\n",
    f"## Head now\n\n{OTHER}\n\n{LONG} More.\n\n1. one\n   - *two*\n\n> never said\n\n```\nlet a\n    c\n```\n\n"
    f"{TABLE.format('`yes`')}\nA [link](https://x.org/b).[^1]\n\n[^1]: Noted.\n\n{THIRD}\n",
)


@pytest.mark.parametrize("mode", [COMPARISON, REVISION])
def test_it_keeps_both_standards(mode: str) -> None:
    diff = make_diff(
        brief(LONG, OLD), brief(THIRD, NEW.replace("authors", "regions: [x]\nauthors")), Registry(), mode=mode
    )
    made = redline_pdf(diff, IMPRINT, text=True)
    assert made.warnings == ()
    assert keeps_both_standards(made.data)
    assert is_made_here(made.data)


def test_every_kind_of_passage_keeps_both_standards() -> None:
    assert keeps_both_standards(redline_pdf(EVERY_KIND, IMPRINT).data)


def test_what_is_the_same_is_a_page_too(tmp_path: Path) -> None:
    made = redline_pdf(difference(LONG, LONG), IMPRINT).data
    assert keeps_both_standards(made)
    assert "No differences." in pdf_text(made, tmp_path)


def test_two_runs_give_the_same_bytes() -> None:
    assert redline_pdf(EVERY_KIND, IMPRINT).data == redline_pdf(EVERY_KIND, IMPRINT).data


def test_its_day_is_that_of_the_new_side() -> None:
    data = redline_pdf(EVERY_KIND, IMPRINT).data
    assert re.findall(rb"<xmp:CreateDate>(.*?)</xmp:CreateDate>", data) == [b"2024-03-01T12:00:00+00:00"]


def test_marks_are_decorations_that_programs_can_tell(tmp_path: Path) -> None:
    data = redline_pdf(difference("One fee stays here.\n", "One fee falls here.\n"), IMPRINT).data
    kinds = re.findall(rb"/TextDecorationType/(\w+)", data)
    legend = [b"Underline", b"LineThrough"]
    assert sorted(kinds) == sorted(legend * 2)
    assert "One fee stays falls here." in " ".join(pdf_text(data, tmp_path).replace("\u2009", " ").split())


def test_a_move_is_shown_at_both_ends_which_lead_to_each_other(tmp_path: Path) -> None:
    data = redline_pdf(difference(f"{LONG}\n\n{OTHER}\n\n{THIRD}\n", f"{THIRD}\n\n{LONG}\n\n{OTHER}\n"), IMPRINT).data
    text = pdf_text(data, tmp_path)
    assert text.count("move 1") == 2
    assert "moved away" in text
    assert "moved here" in text
    assert data.count(b"/Subtype/Link") == 2


@pytest.mark.parametrize(("language", "text"), [("ar", ARABIC), ("he", HEBREW), ("zh", CHINESE), ("en", ENGLISH)])
def test_all_scripts_are_printed(language: str, text: str, tmp_path: Path) -> None:
    made = redline_pdf(difference(f"{text}\n", f"{text}\n\n{text[: len(text) // 2]}\n", language), IMPRINT)
    assert made.warnings == ()
    assert keeps_both_standards(made.data)
    assert share_found(text, pdf_text(made.data, tmp_path), language) > 0.97


def test_a_character_that_no_font_has_is_named() -> None:
    made = redline_pdf(difference("One fee.\n", "One 🦄 fee.\n"), IMPRINT)
    assert made.warnings == ("no font has “🦄”; it is printed as ‹U+1F984›",)


def test_a_text_that_no_font_has_is_refused() -> None:
    with pytest.raises(ExportError, match="no font has"):
        redline_pdf(difference("𒀀𒀁𒀂 " * 90, "𒀁𒀂𒀃 " * 99), IMPRINT)


@pytest.mark.parametrize(
    "body", sample(["x" * 100_000, "word " * 4_000, "- a\n" * 500, "| a | b |\n|---|---|\n" + "| c | d |\n" * 800,
             "*a* `b` " * 900, "ab\n\n" * 800], 2)
)  # fmt: skip
def test_a_long_text_is_printed_or_refused_in_time(body: str) -> None:
    try:
        redline_pdf(difference(body, body.replace("a", "e", 9) + "\nend\n"), IMPRINT)
    except ExportError as error:
        assert "takes more than" in error.message


def test_typst_gets_texts_as_data(tmp_path: Path) -> None:
    code = '#panic("x") $x^2$ @ref <label> \\u{41} #include "/etc/passwd"'
    text = pdf_text(redline_pdf(difference("One.\n", f"```\n{code}\n```\n"), IMPRINT).data, tmp_path)
    assert "#panic" in text
    assert "#include" in text
