"""How well the rules on estimative language find what people say: precision and recall on labelled sentences.

python -m tools.measure_language

A corpus is a folder with a file for each language, a JSON object a line: the `text`, what its author `says` in his or
her own voice (possibility, likelihood, confidence), and of what `kind` the sentence is. The rules were developed with
the sentences in the folder itself. Those in `held-out` only measure: half of them were written before the rules, half
by other people after, and nobody who worked on the rules has read them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefkit.checks.judgments.bare_modal import bare_modal
from briefkit.checks.language.likelihood_confidence import likelihood_confidence
from briefkit.core.brief.model import Brief
from briefkit.core.likelihood.language.assertions import assertions_in
from briefkit.core.likelihood.language.languages import LANGUAGES
from briefkit.settings import Settings

SENTENCES = Path(__file__).parents[1] / "tests" / "core" / "likelihood" / "sentences"
CORPORA = {"developed with": SENTENCES, "held out": SENTENCES / "held-out"}
RULES = ("bare-modal", "likelihood-confidence")
MEASURED = ("possibility", "likelihood", "confidence", *RULES)
ALL = "all findings"
NAMES = {"en": "English", "de": "German", "fr": "French"}
HEAD = f"| sentences | language | {' | '.join((*MEASURED, ALL))} |\n|{'---|' * (len(MEASURED) + 3)}\n"


@dataclass(frozen=True)
class Labelled:
    """A sentence with what its author says in it."""

    text: str
    says: frozenset[str]
    kind: str


@dataclass(frozen=True)
class Quality:
    """How many were found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right, from 0 to 1."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what there is that was found, from 0 to 1."""
        return self.right / max(1, self.right + self.missed)


def labelled(path: Path) -> list[Labelled]:
    """The sentences of a file."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [Labelled(row["text"], frozenset(row["says"]), row.get("kind", "")) for row in rows]


def expected(sentence: Labelled) -> set[str]:
    """What should be found: the labels, and the rules that they break."""
    says = set(sentence.says)
    if "possibility" in says and "likelihood" not in says:
        says.add("bare-modal")
    return says | ({"likelihood-confidence"} if says >= {"likelihood", "confidence"} else set())


def found(text: str, language: str) -> set[str]:
    """What is found: the labels, and the findings of the rules on a brief with the text as key point and as body."""
    marks: set[str] = {mark.kind for mark in assertions_in(text, LANGUAGES[language])}
    point, body = Brief(language=language, key_points=(text,)), Brief(language=language, body=text)
    marks |= {"bare-modal" for _ in bare_modal.run(point, None, Settings())}
    return marks | {"likelihood-confidence" for _ in likelihood_confidence.run(body, None, Settings())}


def measured(path: Path) -> dict[str, Quality]:
    """The quality for each label and rule, and for all findings, on a file that is named after its language."""
    pairs = [(expected(sentence), found(sentence.text, path.stem)) for sentence in labelled(path)]
    by_name = {
        name: Quality(
            sum(name in there and name in got for there, got in pairs),
            sum(name not in there and name in got for there, got in pairs),
            sum(name in there and name not in got for there, got in pairs),
        )
        for name in MEASURED
    }
    rules = [by_name[name] for name in RULES]
    right, wrong, missed = (sum(getattr(rule, part) for rule in rules) for part in ("right", "wrong", "missed"))
    return {**by_name, ALL: Quality(right, wrong, missed)}


def table() -> str:
    """Precision and recall in per cent, as a Markdown table."""
    return HEAD + "".join(_rows())


def _rows() -> Iterator[str]:
    for corpus, folder in CORPORA.items():
        for language, name in NAMES.items():
            path = folder / f"{language}.jsonl"
            if path.exists():
                cells = [f"{quality.precision:.0%} / {quality.recall:.0%}" for quality in measured(path).values()]
                yield f"| {len(labelled(path))} {corpus} | {name} | {' | '.join(cells)} |\n".replace("%", " %")


if __name__ == "__main__":
    print(table(), end="")
