"""docs/scales.md and docs/schemas.md."""

from __future__ import annotations

from collections.abc import Mapping

from briefkit.core.likelihood.figures import band_text, percent_text
from briefkit.core.likelihood.scales import SCALES, Scale, Term
from briefkit.core.tables import TableSchema

_SCALES = """\
---
description: Every term of every scale, with its band
group: Reference
---

<!-- Made by `make docs` from the code. Change it there. -->

# Likelihood scales

A judgment has a `term` of a scale, a `probability`, or both. Its `scale` is one of the following; without one, that of
`library.likelihood_scale` in `briefkit.toml`, which is `icd203` unless set. Any word of a row names the same term, in
any case. A term that stands alone counts as the middle of its band when it is scored ([judgments](judgments.md)).

"""

_ABOUT = {
    "icd203": """\
Of the US Intelligence Community Directive 203 (2015). The bands meet: a number at a boundary belongs to the upper one.
""",
    "phia": """\
Of the UK Professional Head of Intelligence Assessment (2019). Between the bands are gaps, on purpose: a number in a
gap has no term.
""",
    "ipcc": """\
Of the Intergovernmental Panel on Climate Change (AR6, 2021). The bands overlap: a number may have several terms, and
the author chooses.
""",
}


def scales_page() -> str:
    """Every likelihood scale, with the words, band and middle of each term."""
    return _SCALES + "\n".join(_scale(scale) for scale in SCALES.values())


def _scale(scale: Scale) -> str:
    rows = "".join(
        f"| {' · '.join(term.words)} | {_band(term)} | {percent_text(term.midpoint)} |\n" for term in scale.terms
    )
    head = f"## {scale.title}: `{scale.id}`\n\n{_ABOUT[scale.id]}\n"
    return f"{head}| term | band | middle |\n| --- | --- | --- |\n{rows}"


def _band(term: Term) -> str:
    without = [
        f"without {percent_text(end)}"
        for end, included in ((term.low, term.low_included), (term.high, term.high_included))
        if not included
    ]
    return ", ".join([band_text((term.low, term.high)), *without])


_SCHEMAS = """\
---
description: The schemas of front matter, differences and tables
group: Reference
---

<!-- Made by `make docs` from the code. Change it there. -->

# JSON Schemas

All follow the dialect 2020-12. What is answered with `--json` fits the schema of its command, which tests prove.
That of front matter is for editors that complete and check YAML; it is printed by the version in use.

| schema | describes |
| --- | --- |
| [front matter](front-matter.md): `briefkit schema` prints it | what an author may write between the two `---` |
| [diff](diff.schema.json) | a difference of two briefs: `briefkit diff A B --json` |
"""


def schemas_page(tables: Mapping[str, TableSchema]) -> str:
    """Every JSON Schema with what it describes."""
    rows = "".join(
        f"| [{name}](schemas/{name}.json) | `{schema.command}`: [its columns](json-rows.md#{name}) |\n"
        for name, schema in tables.items()
    )
    return _SCHEMAS + rows
