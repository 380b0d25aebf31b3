"""Policy-like prose, and known edits to it, so that what a tool shows can be compared with what was done."""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass, field


def _listed(text: str) -> list[str]:
    return [" ".join(item.split()) for item in text.split(",")]


ACTORS = _listed("""
    the ministry, the council, the committee, both delegations, the regulator, the commission, the opposition,
    the mediator, the port authority, the coastal states, the upstream government, the donors, the central
    bank, the inspectors, the union, the secretariat, the border agency, the tribunal, the grid operators, the
    fishing fleets, the exporters, the insurers, the provincial governors, the parliament, the auditors, the
    envoy, the alliance, the rating agencies, the miners, the rail company
""")
VERBS = _listed("""
    rejected, postponed, endorsed, questioned, drafted, signed, published, tightened, relaxed, suspended,
    reopened, financed, verified, disputed, announced, withdrew, extended, shortened, monitored, defended,
    criticised, amended, ratified, blocked, reviewed, leaked, circulated, abandoned, renewed, narrowed,
    clarified, delayed, simplified, enforced, ignored, priced
""")
ADJECTIVES = _listed("""
    interim, binding, voluntary, bilateral, regional, seasonal, technical, confidential, joint, partial,
    conditional, provisional, retroactive, annual, costly, modest, ambitious, belated, unilateral, symbolic,
    comprehensive, temporary, contested, detailed, preliminary, revised, expensive, unpopular, practical,
    transparent, overdue, narrow, generous, reciprocal, permanent
""")
NOUNS = _listed("""
    water quota, export licence, inspection regime, tariff schedule, pipeline contract, ceasefire line, visa
    regime, fishing limit, loan facility, grid connection, emission cap, border crossing, customs union, arms
    register, transit fee, reservoir level, price floor, wage agreement, radar station, rail corridor, data
    protocol, mining permit, harbour fee, flood warning, sanctions list, voting rule, budget line, peace plan,
    prisoner exchange, air corridor, satellite link, seed bank, vaccine stock, grain reserve, debt ceiling,
    insurance pool, election law, media council, refugee quota, housing fund
""")
REASONS = _listed("""
    after a long night of talks, before the winter session, without naming a date, at the request of smaller
    members, in the face of rising costs, despite public protests, with an eye to the elections, under
    pressure from creditors, for lack of reliable figures, on the advice of engineers, while the courts were
    still sitting, in return for a pledge, once the monsoon had passed, two weeks after the summit, as the
    reserves ran low, to the surprise of observers
""")
LINKS = _listed("""
    Meanwhile, Even so, By contrast, In practice, As a result, For now, At the same time, According to
    officials, On paper, In private, Behind closed doors, Since spring, Under the new rules, As expected, For
    the first time, To be sure
""")
PLACES = _listed(
    "Lisbon, Nairobi, Tallinn, Quito, Hanoi, Accra, Muscat, Riga, Lima, Oslo, Rabat, Dhaka, Vienna, Tbilisi"
)


class Writer:
    """Writes sentences and paragraphs; the same seed writes the same text."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same text each time

    def noun(self) -> str:
        pick = self.random.choice
        number = f" {self.random.randint(2, 990)}" if self.random.random() < 0.12 else ""
        return f"{pick(ADJECTIVES)} {pick(NOUNS)}{number}"

    def sentence(self) -> str:
        pick = self.random.choice
        clauses = [f"{pick(ACTORS)} {pick(VERBS)} the {self.noun()} {pick(REASONS)}"]
        if self.random.random() < 0.6:
            clauses.append(f"and {pick(ACTORS)} {pick(VERBS)} a {self.noun()} in {pick(PLACES)}")
        if self.random.random() < 0.4:
            clauses.append(f"although {pick(ACTORS)} had {pick(VERBS)} the {self.noun()}")
        text = ", ".join(clauses)
        return f"{pick(LINKS)}, {text}." if self.random.random() < 0.4 else f"{text[0].upper()}{text[1:]}."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(2, 6)))

    def paragraphs(self, words: int) -> list[str]:
        paragraphs: list[str] = []
        while sum(len(text.split()) for text in paragraphs) < words:
            paragraphs.append(self.paragraph())
        return paragraphs


@dataclass
class Case:
    """Two texts and the edits between them: words changed (removed and added), paragraphs moved."""

    old: list[str]
    new: list[str]
    changed: int = 0
    moved: set[str] = field(default_factory=set)  # the first twelve words of each moved paragraph as it was

    def text(self, side: str, wrap: int | None) -> str:
        paragraphs = getattr(self, side)
        return "\n\n".join(textwrap.fill(text, wrap) if wrap else text for text in paragraphs) + "\n"


def edited_case(words: int, moves: int, seed: int) -> Case:
    """Edit about a third of the paragraphs, add and remove whole ones, and move some far away."""
    writer = Writer(seed)
    old = writer.paragraphs(words)
    case = Case(old, [])
    chosen = writer.random.sample(range(len(old)), moves)
    kept = [_edited(text, case, writer) if writer.random.random() < 0.35 else text for text in old]
    new = [text for number, text in enumerate(kept) if number not in chosen]
    for number in chosen:
        case.moved.add(old[number])
        away = max(4, len(new) // 3)
        place = (number + writer.random.choice((-1, 1)) * writer.random.randint(away, 2 * away)) % (len(new) + 1)
        new.insert(place, kept[number])
    for _ in range(max(1, len(old) // 25)):
        text = writer.paragraph()
        new.insert(writer.random.randrange(len(new) + 1), text)
        case.changed += len(text.split())
        gone = writer.random.choice([text for text in new if text in old and text not in case.moved])
        new.remove(gone)
        case.changed += len(gone.split())
    case.new = new
    return case


def _edited(text: str, case: Case, writer: Writer) -> str:
    """Replace, add or remove a run of one to three words in one to three places."""
    words = text.split()
    places = sorted(writer.random.sample(range(2, len(words) - 4, 6), min(3, len(words) // 12)), reverse=True)
    for place in places:
        length = writer.random.choice((1, 1, 2, 3))
        gone, come = writer.random.choice(((length, length), (0, length), (length, 0)))
        words[place : place + gone] = [_other(words[place], writer) for _ in range(come)]
        case.changed += gone + come
    return " ".join(words)


def _other(word: str, writer: Writer) -> str:
    """A word that occurs nowhere else, with the comma or full stop of the word it replaces."""
    tail = word[len(word.rstrip(",.")) :]
    return "".join(writer.random.choice("bdfgklmnprstv") + writer.random.choice("aeiou") for _ in range(4)) + tail
