"""What a page has of the marks inside a text, after it is sanitized."""

from __future__ import annotations

import pytest

from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.alerts import named_alerts
from briefkit.export.html.html import write_html
from tests.export.samples import publication


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a<br>b", "a<br>b"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("10<sup>6</sup>", "10<sup>6</sup>"),
        ("<kbd>C</kbd>", "<kbd>C</kbd>"),
        ("<mark>C</mark>", "<mark>C</mark>"),
        ("<u>C</u>", "<u>C</u>"),
        ("~~C~~ <del>D</del>", "<s>C</s> <s>D</s>"),
        ("<a href='https://a.org/' onclick='x' style='y'>b</a>", '<a href="https://a.org/">b</a>'),
        ("see www.example.org.", 'see <a href="http://www.example.org">www.example.org</a>.'),
        (
            "https://example.org/a",
            '<a href="https://example.org/a"><span class="whole">https://example.</span>org/a</a>',
        ),
        ("- [ ] a\n- [x] b", '<ul class="tasks"><li>☐ a</li><li>☑ b</li></ul>'),
        ("Fee\n: Paid.", "<dl><dt>Fee</dt><dd>Paid.</dd></dl>"),
        (
            "> [!TIP]\n> So.",
            '<div class="alert" role="note"><p dir="auto"><strong>Tip</strong></p><p dir="auto">So.</p></div>',
        ),
    ],
)
def test_marks_reach_the_page(markdown: str, html: str) -> None:
    printed = publication(*named_alerts(parse_markdown(markdown).blocks, "en"))
    assert html in write_html(printed, strict=True).data.decode()
