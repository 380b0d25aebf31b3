"""Makes a library of any size that looks like a policy team's: nested issues, positions, judgments, 4 KB a brief.

python benchmarks/make_library.py FOLDER 10000 [--rarities]

The same number gives the same files, so that two runs measure the same library. With `--rarities`, which may also be
added to a library that has been made, some briefs have a Chinese paragraph, and a few a topic or an issue that no other
has.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections.abc import Sequence
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

CHINESE = "各方在日内瓦讨论了核查制度,但没有就制裁达成协议。"
"""Not a sentence of any source."""
RARE_TOPIC, RARE_ISSUE = "polar", "arctic-shelf"
DISPUTE = f"""
  - id: {RARE_ISSUE}
    status: disputed
    positions:
      russia: {{says: The shelf is ours, stance: opposes, source: s1}}
      us: {{says: Let a court decide, stance: supports, source: s1}}"""

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


def registry(topics: Sequence[str] = TOPICS, issues: Sequence[str] = ISSUES) -> str:
    """A registry of the ids in the briefs, with a question for each issue, so that `check` finds little."""
    sections = {"topics": topics, "parties": PARTIES, "issues": issues}
    questions = {"issues": ", question: What should become of it?"}
    return "".join(
        f"{section}:\n" + "".join(f"  {id_}: {{title: {id_.title()}{questions.get(section, '')}}}\n" for id_ in ids)
        for section, ids in sections.items()
    )


def brief_path(folder: Path, number: int) -> Path:
    """The file of a brief: five hundred to a subfolder."""
    return folder / f"{number // 500:03}" / f"brief-{number:06}.md"


def make_library(folder: Path, count: int, seed: int = 4) -> None:
    """Write `count` briefs."""
    folder.mkdir(parents=True)
    (folder / "briefkit.toml").write_text(SETTINGS, "utf-8")
    (folder / "registry.yaml").write_text(registry(), "utf-8")
    writer = Writer(seed)
    for number in range(count):
        path = brief_path(folder, number)
        path.parent.mkdir(exist_ok=True)
        path.write_text(writer.brief(number), "utf-8")


def with_paragraph(text: str) -> str:
    """A brief that ends in Chinese."""
    return f"{text}\n{CHINESE}\n"


def with_topic(text: str) -> str:
    """A brief on the rare topic, too."""
    return text.replace("\ntopics: [", f"\ntopics: [{RARE_TOPIC}, ", 1)


def with_issue(text: str) -> str:
    """A brief on the rare issue, too."""
    return text.replace("\njudgments:", f"{DISPUTE}\njudgments:", 1)


RARITIES = ((with_paragraph, CHINESE, 400, 3), (with_topic, RARE_TOPIC, 10_000, 11), (with_issue, RARE_ISSUE, 2500, 17))
"""How a brief gets each, how to tell that it has it, and which briefs do: every so many, from a number on."""


def add_rarities(folder: Path, count: int) -> None:
    """Give some of the `count` briefs of a library what is rare, unless they have it."""
    names = ([*TOPICS, RARE_TOPIC], [*ISSUES, RARE_ISSUE])
    (folder / "registry.yaml").write_text(registry(*names), "utf-8")
    for added, mark, every, first in RARITIES:
        for number in range(first, count, every):
            path = brief_path(folder, number)
            text = path.read_text("utf-8")
            if mark not in text:
                path.write_text(added(text), "utf-8")


def main() -> None:
    """Make a library, or add to one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--rarities", action="store_true", help="add what is rare, also to a library that exists")
    chosen = parser.parse_args()
    if not (chosen.rarities and chosen.folder.exists()):
        make_library(chosen.folder, chosen.count)
    if chosen.rarities:
        add_rarities(chosen.folder, chosen.count)


if __name__ == "__main__":
    main()
