"""The rule on deep nesting says of a body what exports say."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefkit.checks.references.deep_nesting import deep_nesting
from briefkit.core.body.limits import PRINTED
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.body.nesting import Limiter
from briefkit.core.brief.read import parse_brief

OPENINGS = st.sampled_from(["> ", ">", "- ", "* ", "1. ", "12) ", "-\t", ">\t"])
HEAD = b"---\ntitle: T\nkind: note\ndate: 2020\n---\n"


def on_lines(openings: list[str]) -> str:
    """Each list in a line of its own, under the one before."""
    lines, before = [], ""
    for opening in openings:
        lines.append(f"{before}{opening}word")
        before += opening if ">" in opening else " " * len(opening.expandtabs(4))
    return "\n".join(lines)


@example(openings=["- "] * 9, one_line=True, note=False)
@example(openings=["-\t"] * 9, one_line=False, note=True)
@example(openings=[">"] * 9, one_line=True, note=True)
@given(openings=st.lists(OPENINGS, min_size=7, max_size=12), one_line=st.booleans(), note=st.booleans())
@settings(max_examples=60)
def test_every_nest_that_an_export_flattens_is_named(*, openings: list[str], one_line: bool, note: bool) -> None:
    body = "".join(openings) + "word\n" if one_line else on_lines(openings) + "\n"
    if note:
        body = "A note.[^1]\n\n[^1]: " + body.replace("\n", "\n    ")
    document, limiter = parse_markdown(body), Limiter()
    for blocks in (document.blocks, *document.notes):
        limiter.blocks(blocks, PRINTED)
    brief = parse_brief(HEAD + body.encode(), id="a", path="a.md").brief
    assert brief is not None
    assert bool(list(deep_nesting.run(brief))) == bool(limiter.deep)
