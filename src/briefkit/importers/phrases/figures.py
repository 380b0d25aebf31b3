"""What figures are called, and how their sources and makers are named."""

from __future__ import annotations

import re

FIGURE = (
    r"(?:figure|fig\.|figura|chart|map|graph|exhibit|photo|abbildung|abb\.|grafik|schaubild|karte|foto|graphique|carte|"
    r"gráfico|mapa|рисунок|рис\.|карта|图|圖|図|الشكل|شكل)"
)
"""What a figure is called before its number."""
NUMBERED_FIGURE = re.compile(
    rf"(?:{FIGURE}\s?(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?|[A-Z](?=\s?[.:：]))(?:[.：|]|\s?:|\s[–—|-])\s?(?=\S))(?P<caption>.{{3,300}})",
    re.IGNORECASE,
)
"""A caption that begins with the number of its figure."""
SOURCE = r"(?:sources?|quellen?|источники?|fuentes?|fonti?|fontes?|来源|資料|المصدر)\s?[:：]\s?"
"""How a line below a figure or table begins that says where its figures come from."""
CREDIT = re.compile(
    r"(?P<agency>getty\simages|reuters|afp|ap\sphoto|associated\spress|shutterstock|istock|imago|picture\salliance|dpa|tass|epa)|"
    r"(?:(?:photo|image|picture|foto|bild|graphic|map|crédit|фото)(?:\s?(?:credit|by|graph))?|credit|source|quelle)\s?(?:[:/©]|\.{3})\s?(?P<credit>.+)",
    re.IGNORECASE,
)
"""A line that says who took a picture."""
MAKER = re.compile(r"(?:©|\(c\)\s)\s?(?!(?:19|20)\d\d)(?=[^\W\d_])", re.IGNORECASE)
"""How a line below a picture begins that says whose it is; one with a year is the notice of a page."""
CAPTION = re.compile(
    r"(?:caption|image\scaption|photo\scaption|légende|bildunterschrift|bildtext|pie\sde\sfoto|leyenda|didascalia|legenda|"
    r"подпись)\s?[:：]\s?(?=\S)",
    re.IGNORECASE,
)
"""How a line below a picture begins that is called its caption."""
TABLE = re.compile(
    r"(?:table|tabelle|tab\.|tableau|tabla|tabella|tabela|таблица|табл\.|表|الجدول|جدول)\s?"
    r"(?:\d{1,3}(?:\.\d{1,2})?|[A-Z](?=\s?[.:：])|[IVX]{1,5}(?=\s?[.:：–—-]))\s?(?:[.:：|–—-]\s?|\s)(?=\S)",
    re.IGNORECASE,
)
"""How the caption of a table begins: with its number."""
