"""The HTML redline: one file, no requests, runs nothing of the author's, and is readable without colour."""

from __future__ import annotations

import base64
import hashlib
import re

import html5lib
import pytest

from briefkit.core.diff.make import make_diff
from briefkit.core.diff.value import COMPARISON, REVISION
from briefkit.core.registry.registry import Registry
from briefkit.export.html.redline import redline_html
from tests.core.diff.records.test_compare import FULL, brief
from tests.core.diff.text.test_diff import LONG, OTHER, THIRD

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)> \u202e\x9b [x](javascript:alert(1))'


@pytest.mark.parametrize("mode", [COMPARISON, REVISION])
def test_the_page_is_valid_and_has_no_foreign_markup(mode: str) -> None:
    old = brief(FULL, f"{LONG}\n\n{OTHER}\n\n{THIRD}\n")
    new = brief(
        f"{FULL.replace('One', 'Two')}publisher: '{HOSTILE[:40]}'\n", f"{HOSTILE}\n\n{THIRD}\n\n{LONG}\n", id="c"
    )
    page = redline_html(make_diff(old, new, Registry(), mode=mode), text=True).decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<img" not in page
    assert page.count("<script>") == 1
    assert "javascript:" not in re.sub(r">[^<]*<", "><", page)
    assert "\u202e" not in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)


def test_its_policy_allows_its_own_style_and_script_only() -> None:
    page = redline_html(make_diff(brief(FULL), brief("", "Other.\n"), Registry())).decode()
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0].replace("&#39;", "'")
    for tag in ("style", "script"):
        text = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[0]
        assert f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")


def test_changes_are_marked_in_words_too_and_moves_lead_to_each_other() -> None:
    old, new = (
        brief("", f"{LONG}\n\n{OTHER}\n\n{THIRD}\n"),
        brief("", f"{THIRD}\n\n{LONG}\n\n{OTHER.replace('third', 'half')}\n"),
    )
    page = redline_html(make_diff(old, new, Registry())).decode()
    assert '<del><span class="vh"> [deleted: </span>third' in page
    assert '<ins><span class="vh"> [added: </span>half' in page
    assert 'href="#t1">move 1<' in page
    assert 'href="#t3">move 1<' in page
