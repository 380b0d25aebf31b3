"""Makes a library of any size that looks like a policy team's: nested issues, positions, judgments, 4 KB a brief.

python benchmarks/make_library.py FOLDER 10000

The same number gives the same files, so that two runs measure the same library.
"""

from __future__ import annotations

import itertools
import random
import sys
from pathlib import Path

TOPICS = ["sanctions", "arms-control", "energy", "trade", "migration", "water", "cyber", "elections", "climate", "nato"]
PARTIES = ["us", "us-congress", "russia", "eu", "germany", "ukraine", "egypt", "ethiopia", "sudan", "china", "un"]
ISSUES = ["inf-treaty", "sanctions", "ukraine", "gerd-filling", "nord-stream-2", "new-start", "cyber-norms", "syria"]
KINDS = ["commentary", "analysis", "qa", "report", "memo", "podcast", "note"]
STATUSES = ["resolved", "converging", "negotiable", "disputed", "deadlocked"]
STANCES = ["supports", "opposes", "conditional", "neutral"]
OUTCOMES = ["occurred", "did-not-occur"]
TERMS = ["unlikely", "likely", "very likely", "roughly even chance", "almost certain"]
NAMES = ["A. Author", "B. Expert", "C. Fellow", "D. Analyst", "E. Envoy", "F. Observer"]

SETTINGS = '[library]\nname = "Example Institute"\nlanguage = "en"\naccess = "public"\n'
SYLLABLES = ["ba", "de", "ko", "li", "mu", "nor", "pa", "ri", "sa", "ten", "tra", "u", "ve", "za"]


def vocabulary(rng: random.Random, size: int = 6000) -> list[str]:
    """Words of two to four syllables; the first are the common ones."""
    return list(dict.fromkeys("".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(size * 2)))[:size]


class Writer:
    """Writes briefs from one stream of random numbers."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - a repeatable corpus, nothing secret
        self.words = vocabulary(self.rng)
        self.weights = list(itertools.accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def text(self, length: int) -> str:
        words = self.rng.choices(self.words, cum_weights=self.weights, k=length)
        return " ".join(words).capitalize() + "."

    def date(self) -> str:
        return f"{self.rng.randint(2010, 2025)}-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}"

    def issue(self, issue: str) -> str:
        rng = self.rng
        lines = [f"  - id: {issue}", f"    status: {rng.choice(STATUSES)}", "    trend: unchanged", "    positions:"]
        lines += [
            f"      {party}: {{says: {self.text(5)}, stance: {rng.choice(STANCES)}, source: s1}}"
            for party in rng.sample(PARTIES, 2)
        ]
        return "\n".join(lines)

    def judgment(self, number: int, issue: str, date: str, by: str) -> str:
        due = f"{int(date[:4]) + self.rng.randint(1, 30)}{date[4:]}"
        decided = f', outcome: {self.rng.choice(OUTCOMES)}, resolved_on: "{due}", evidence: s1' if due < "2026" else ""
        return (
            f"  - {{id: j{number}, claim: {self.text(5)}, about: [{issue}], by: {by},"
            f' term: {self.rng.choice(TERMS)}, due: "{due}"{decided}}}'
        )

    def brief(self, number: int) -> str:
        rng = self.rng
        issues = rng.sample(ISSUES, 2)
        date, author = self.date(), rng.choice(NAMES)
        by = author.lower().replace(". ", "-")
        common = " The verification regime was discussed." if rng.random() < 0.15 else ""
        rare = " An interregnum of quaggas." if number % 1000 == 7 else ""
        sections = [f"## {self.text(3)}\n\n{self.text(85)}\n\n{self.text(85)}" for _ in range(2)]
        return "\n".join(
            [
                "---",
                f"title: {self.text(5)}",
                f"kind: {rng.choice(KINDS)}",
                f'date: "{date}"',
                f"summary: {self.text(12)}",
                f"authors: [{{name: {author}, affiliation: Example Institute}}]",
                f"topics: [{', '.join(rng.sample(TOPICS, 3))}]",
                f"parties: [{', '.join(rng.sample(PARTIES, 3))}]",
                "issues:",
                *(self.issue(issue) for issue in issues),
                "judgments:",
                *(self.judgment(place, issue, date, by) for place, issue in enumerate(issues, 1)),
                "sources:",
                f"  - {{id: s1, title: {self.text(5)}, reliability: B, credibility: 2}}",
                "---",
                f"{self.text(60)}{common}{rare}\n\n" + "\n\n".join(sections) + "\n",
            ]
        )


def registry() -> str:
    """A registry of the ids in the briefs, with a question for each issue, so that `check` finds little."""
    sections = {"topics": TOPICS, "parties": PARTIES, "issues": ISSUES}
    questions = {"issues": ", question: What should become of it?"}
    return "".join(
        f"{section}:\n" + "".join(f"  {id_}: {{title: {id_.title()}{questions.get(section, '')}}}\n" for id_ in ids)
        for section, ids in sections.items()
    )


def make_library(folder: Path, count: int, seed: int = 4) -> None:
    """Write `count` briefs, five hundred per subfolder."""
    folder.mkdir(parents=True)
    (folder / "briefkit.toml").write_text(SETTINGS, "utf-8")
    (folder / "registry.yaml").write_text(registry(), "utf-8")
    writer = Writer(seed)
    for number in range(count):
        part = folder / f"{number // 500:03}"
        if number % 500 == 0:
            part.mkdir()
        (part / f"brief-{number:06}.md").write_text(writer.brief(number), "utf-8")


if __name__ == "__main__":
    make_library(Path(sys.argv[1]), int(sys.argv[2]))
