"""Markdown as an export: read again by our own parser, it has the same text in the same structure."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from briefkit.core.body import document as doc
from briefkit.core.body.markdown import parse_markdown
from briefkit.export.plain.markdown import write_markdown
from tests.export.samples import publication
from tests.needs import needs

BODY = """\
## A heading with *words* & `co_de`

A paragraph with **bold**, *emphasis*, ~~struck~~ and a [link](https://example.org/a_b). It has a note.[^1]
Signs: \\* \\_ \\# \\[x\\] \\<b> 5\\$ a|b \\\\ \\`.

1\\. no list

\\- no list either

- one
- two

  with a second paragraph

  1. inner
  2. more

* another list

> A quotation
>
> - with a list

```
code *as it is*
```

| a | b |
| :-- | --: |
| x \\| y | `z` |

***

Last<https://example.org>.

[^1]: The note, *with* words.

    And more.
"""


def blocks_of(text: str) -> Any:
    return parse_markdown(text)


def exported(body: str) -> str:
    document = blocks_of(body)
    made = publication(blocks=document.blocks, notes=document.notes)
    return write_markdown(made).data.decode()


def shape(blocks: Any) -> Any:
    """What blocks are, without lines and anchors."""
    found: list[Any] = []
    for block in blocks:
        match block:
            case doc.Heading(level, children):
                found.append(("h", level, doc.plain_text(children)))
            case doc.Paragraph(children):
                found.append(("p", repr(children).replace("\xa0", " ")))
            case doc.Items(items, start):
                found.append(("list", start, [shape(item) for item in items]))
            case doc.Quote(inside):
                found.append(("quote", shape(inside)))
            case doc.CodeBlock(text):
                found.append(("code", text.strip("\n")))
            case doc.Table(head, rows, aligns):
                found.append(("table", [list(map(doc.plain_text, row)) for row in (head, *rows)], aligns))
            case _:
                found.append((type(block).__name__,))
    return found


def test_the_text_has_the_structure_of_the_brief() -> None:
    document = blocks_of(BODY)
    again = blocks_of(exported(BODY))
    wanted = shape(document.blocks)
    found = shape(again.blocks)
    start = found.index(wanted[0])
    assert found[start : start + len(wanted)] == wanted
    assert shape(again.notes[0]) == shape(document.notes[0])


def test_it_has_no_html() -> None:
    text = exported("a <b>bold</b> <script>alert(1)</script>\n\nH<sub>2</sub>O and <kbd>Esc</kbd>\n")
    assert "\\<script>" in text
    assert "<sub" not in text
    assert not blocks_of(text).html or all("script" in tag or "b" in tag for _, tag in blocks_of(text).html)


@pytest.mark.parametrize(
    "title", ["# no heading", "1. none", "> none", "*a*_b_ `c` [d](e) <f> $g$ ~h~ ^i^ ==j==", "| a |"]
)
def test_a_title_is_text(title: str) -> None:
    text = write_markdown(publication(title=title)).data.decode()
    heading = next(block for block in blocks_of(text).blocks if isinstance(block, doc.Heading) and block.level == 1)
    assert doc.plain_text(heading.children) == title


def test_pandoc_reads_it() -> None:
    pandoc = needs("pandoc")
    ran = subprocess.run(
        [pandoc, "-f", "markdown", "-t", "json"], input=exported(BODY).encode(), capture_output=True, check=True
    )
    kinds = [block["t"] for block in json.loads(ran.stdout)["blocks"]]
    assert {"Header", "Para", "BulletList", "BlockQuote", "CodeBlock", "Table", "HorizontalRule"} <= {*kinds}
    assert "RawBlock" not in kinds
    assert '"t":"Note"' in ran.stdout.decode()


def test_a_definition_is_no_code() -> None:
    document = parse_markdown("Term\n: One\n: Two\n")
    text = write_markdown(publication(blocks=document.blocks, notes=document.notes)).data.decode()
    assert "- **Term**\n\n  One\n\n  Two\n" in text
