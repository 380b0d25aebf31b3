"""Charts as pictures: colours that can be read by day and by night, and nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefkit.core.publication.chart import Chart
from briefkit.core.publication.picture import picture_of
from briefkit.core.publication.value import Imprint, Picture
from briefkit.export.charts import chart_picture
from briefkit.export.colours import contrast
from briefkit.export.epub.drawings import plain_drawing
from briefkit.export.html.html import write_html
from briefkit.export.manuscript.manuscript import make_manuscript
from briefkit.export.manuscript.value import Plate
from briefkit.export.plain.markdown import write_markdown
from briefkit.export.plain.text import write_text
from tests.export.samples import everything

SHAPES = '<text class="ink" x="1" y="9" text-anchor="start">Talks</text>\n<circle class="solid" cx="5" cy="5" r="4"/>'
CHART = Chart("Timeline", "Timeline: Talks, which no other part names", 640, 80, SHAPES)
RULE = re.compile(r"\.(\w+)\{([^}]*)\}")


@pytest.mark.parametrize("accent", ["#1f3a5f", "#ffee00", "#000000", "#ffffff", "no colour"])
def test_contrast(accent: str) -> None:
    style = re.search(r"<style>(.*)</style>", chart_picture(CHART, Imprint("House", accent=accent)).data.decode())
    assert style
    for rules in style[1].split("@media"):
        found = dict(RULE.findall(rules.partition("dark){")[2] or rules))
        ground = found["ground"].removeprefix("fill:")
        for kind, least in {"ink": 7, "soft": 4.5, "solid": 4.5, "line": 3, "grid": 1.2}.items():
            colour = re.search(r"#\w{6}", found[kind])
            assert colour and contrast(colour[0], ground) >= least, (kind, ground)


def test_needs_nothing_from_elsewhere() -> None:
    picture = chart_picture(CHART, Imprint("House", face='It\'s "<A>" \\Face'))
    read = picture_of(picture.data)
    assert isinstance(read, Picture)
    assert (read.width, read.height) == (640, 80)
    assert b"url(" not in picture.data
    assert b"prefers-color-scheme" in plain_drawing(picture.data)


def test_only_texts_from_right_to_left_are_isolated() -> None:
    other = replace(CHART, shapes=SHAPES + SHAPES.replace("Talks", "\u05e9\u05d9\u05d7\u05d5\u05ea (2021)"))
    data = chart_picture(other, Imprint("House")).data.decode()
    assert re.findall("\u2068(.*?)\u2069", data) == ["\u05e9\u05d9\u05d7\u05d5\u05ea (2021)"]


def test_in_words_only_where_pictures_are() -> None:
    shown = everything(timeline_chart=CHART)
    assert b'alt="Timeline: Talks, which no other part names" width="640"' in write_html(shown).data
    assert [part.alt for part in make_manuscript(shown).parts if isinstance(part, Plate) and part.style == "chart"] == [
        CHART.alt
    ]
    for write in (write_markdown, write_text):
        assert b"no other part names" not in write(shown).data
