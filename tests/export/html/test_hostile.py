"""HTML: runs nothing and fetches nothing, whatever a brief contains."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace

import pytest

from briefkit.core.body.document import CodeBlock, CodeSpan, Heading, Image, Items, Link, Mark, NoteRef, Quote, Styled
from briefkit.core.publication.value import Contributor, Estimate, EventEntry, Picture, Publication, RelatedEntry
from briefkit.export.html.html import write_html
from tests.export.pages import linked_data, page_of, text_of, tree_of, with_attribute
from tests.export.samples import (
    IMPRINT,
    SVG,
    everything,
    figure,
    issue_table,
    judgment,
    paragraph,
    png,
    source,
    table,
    words,
)

ATTACKS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--<script>alert(1)//-->",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    '<img src="picture-1" onerror=alert(1)>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)


def attacked(attack: str) -> Publication:
    """A publication with an attack in every place that takes a text."""
    whole = everything(
        title=attack,
        kind_label=attack,
        date=attack,
        standfirst=attack,
        key_points=(attack,),
        topics=(attack,),
        authors=(Contributor(attack, attack, attack),),
        experts=(Contributor(attack, attack, attack),),
        publisher=attack,
        imprint=replace(IMPRINT, name=attack, footer=attack),
        status_label=attack,
        disclaimer=attack,
        license=attack,
        scale_title=attack,
        kind="qa",
        language="en",
        iso_date="2018",
        judgments=(
            judgment(
                "j",
                claim=attack,
                term=attack,
                confidence=attack,
                by=attack,
                condition=attack,
                due=attack,
                outcome=attack,
                resolved=attack,
                since=attack,
                path=(Estimate(attack, attack, 0.1, 0.2), Estimate(attack, attack, 0.3, 0.4)),
                scale_title=attack,
            ),
        ),
        figures=(figure(png(2, 2), alt=attack, caption=attack, credit=attack), figure(None, id="f2", alt=attack)),
        sources=(source(1, title=attack, publisher=attack, date=attack, grade=attack),),
        related=(RelatedEntry(attack, attack, attack, None, attack),),
        events=(EventEntry(attack, attack, attack, attack, attack),),
        images={attack: png(2, 2)},
        notes=((paragraph(attack),),),
        blocks=(
            Mark("judgments"),
            Mark("issues"),
            Mark("timeline"),
            Mark("figure", "f1"),
            Mark("figure", "f2"),
            Mark("figure", attack),
            Heading(2, words(attack), attack),
            paragraph(attack, NoteRef(1), CodeSpan(attack), speaker=attack),
            paragraph(attack, Image(attack, attack), Image("missing", attack)),
            paragraph(
                "", Link(attack, words(attack)), Link("#" + attack, words(attack)), Styled("strong", words(attack))
            ),
            CodeBlock(attack, attack),
            Quote((paragraph(attack),)),
            table(2, 2, attack),
            Items(((paragraph(attack),),)),
        ),
    )
    line = replace(issue_table(2, 1).lines[0], title=attack, question=attack, status=attack, movement=attack)
    return replace(whole, issues=replace(issue_table(2, 1), parties=(attack, attack), lines=(line,)))


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_leaves_its_place(attack: str) -> None:
    page = write_html(attacked(attack)).data
    tree = tree_of(page)
    assert [element.attrib for element in tree.iter("script")] == [{"type": "application/ld+json"}]
    assert len(list(tree.iter("style"))) == 1
    assert not [name for element in tree.iter() for name in element.attrib if str(name).startswith("on")]
    assert not [tag for tag in ("iframe", "object", "embed", "base", "form", "svg", "math") if list(tree.iter(tag))]
    for name in ("href", "src", "content"):
        for element, value in with_attribute(tree, name):
            assert element.tag == "meta" or not value.lower().startswith(("javascript:", "vbscript:"))
    assert text_of(next(tree.iter("h1"))) == " ".join(attack.split())
    assert linked_data(tree)["headline"] == attack


def test_nothing_is_fetched() -> None:
    tree = page_of(everything())
    assert not list(tree.iter("link"))
    assert all(value.startswith("data:image/") for _, value in with_attribute(tree, "src"))
    style = next(tree.iter("style")).text or ""
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_names_the_one_style_and_forbids_the_rest() -> None:
    tree = page_of(everything())
    policy = next(
        e.attrib["content"] for e in tree.iter("meta") if e.attrib.get("http-equiv") == "Content-Security-Policy"
    )
    digest = base64.b64encode(hashlib.sha256((next(tree.iter("style")).text or "").encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not list(with_attribute(tree, "style"))


def test_a_script_in_a_drawing_stays_inside_an_image() -> None:
    tree = page_of(everything(figures=(figure(Picture(SVG, "svg")),)))
    drawn = [value for _, value in with_attribute(tree, "src") if value.startswith("data:image/svg+xml;base64,")]
    assert base64.b64decode(drawn[-1].partition(",")[2]) == SVG
