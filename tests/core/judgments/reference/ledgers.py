"""Random ledgers to compare programs on: `ledger(seed)` gives a list of briefs (front matter as dicts).

Always the same for a seed; realistic and nasty on purpose. Dates lie between 2010 and 2026, brief ids are unique,
judgments' ids are unique in a brief, and claims differ unless meant to match (a chain; in about one ledger in fifteen
also two judgments with one claim in one brief). People are written in any letter case.

`ledger(seed, size=n)` forces the number of briefs, for instance 30 for Murphy's parts.
"""

import copy
import random
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

FIRST, LAST = date(2010, 1, 1), date(2026, 12, 31)
TERMS = {
    "icd203": [
        "almost no chance",
        "remote",
        "very unlikely",
        "highly improbable",
        "unlikely",
        "improbable",
        "roughly even chance",
        "roughly even odds",
        "likely",
        "probable",
        "very likely",
        "highly probable",
        "almost certain",
        "nearly certain",
    ],
    "phia": [
        "remote chance",
        "highly unlikely",
        "unlikely",
        "realistic possibility",
        "likely",
        "highly likely",
        "almost certain",
    ],
    "ipcc": [
        "exceptionally unlikely",
        "extremely unlikely",
        "very unlikely",
        "unlikely",
        "about as likely as not",
        "more likely than not",
        "likely",
        "very likely",
        "extremely likely",
        "virtually certain",
    ],
}
OFF_SCALE = ["conceivable", "a serious possibility", "may", "could", "high confidence"]
NUMBERS = [
    0,
    1,
    0.0004,
    0.9996,
    0.01,
    0.05,
    0.1,
    0.2,
    0.25,
    0.3,
    0.33,
    0.4,
    0.45,
    0.5,
    0.55,
    0.6,
    0.66,
    0.7,
    0.75,
    0.8,
    0.9,
    0.95,
    0.97,
    0.99,
]
BANDS = [
    [0, 0.05],
    [0.05, 0.2],
    [0.1, 0.2],
    [0.2, 0.45],
    [0.1, 0.7],
    [0.25, 0.35],
    [0.3, 0.3],
    [0.4, 0.6],
    [0.45, 0.55],
    [0.5, 0.6],
    [0.55, 0.75],
    [0.55, 0.8],
    [0.6, 0.9],
    [0.66, 1],
    [0.8, 0.9],
    [0.8, 0.95],
    [0.9, 1],
    [0, 1],
    [0, 0],
]
AUTHORS = ["Ada Amsel", "Ben Bach", "Cem Can", "Dora Dill"]
EXPERTS = [*AUTHORS[:3], "Ída Straße"]
PUBLISHERS = ["Institute North", "Institute South", None]
ISSUES = ["energy", "elections", "sanctions", "water"]
WORDS = ["grain", "harbour", "ceasefire", "tariff", "quota", "summit", "reactor", "ferry", "treaty", "census", "budget"]


def ledger(seed: int, size: int | None = None) -> list[dict[str, Any]]:
    """A random ledger of 1 to 30 briefs, in no particular order."""
    chance = random.Random(f"ledger {seed}")  # noqa: S311 - a repeatable test, nothing secret
    briefs: list[dict[str, Any]] = Maker(chance).make(size)
    return briefs


class Maker:
    """Makes one ledger; all chance comes from its own generator."""

    def __init__(self, rng):
        self.rng = rng
        self.claims = 0
        self.briefs = []
        self.twins = rng.random() < 1 / 15  # two judgments with one claim in one brief
        self.early = rng.random() < 0.5  # how often outcomes are in: half of the ledgers are mostly resolved

    def make(self, size):
        size = size or self.rng.choice([self.rng.randint(1, 30), self.rng.randint(1, 6), self.rng.randint(20, 30)])
        while len(self.briefs) < size:
            room = size - len(self.briefs)
            if room >= 2 and self.chance(0.4):
                self.chain(min(room, self.rng.randint(2, 4)))
            else:
                self.briefs.append(self.brief(self.day()))
        self.add_continues()
        for brief in self.briefs:
            if brief["status"] == "draft" and self.chance(0.2):
                del brief["date"]
        self.rng.shuffle(self.briefs)
        return self.briefs

    # ------------------------------------------------------------ small things

    def chance(self, p):
        return self.rng.random() < p

    def day(self, start=FIRST, end=date(2025, 12, 31)):
        start = min(max(start, FIRST), LAST)
        end = min(max(end, start), LAST)
        return start + timedelta(days=self.rng.randint(0, (end - start).days))

    def near(self, day, low, high):
        """A day from `low` to `high` days after `day`, inside the years 2010 to 2026."""
        return min(max(day + timedelta(days=self.rng.randint(low, high)), FIRST), LAST)

    def written(self, day, coarse=0.2):
        """A date as written: mostly exact, sometimes month or year only."""
        text = day.isoformat()
        return (text[:7] if self.chance(0.7) else text[:4]) if self.chance(coarse) else text

    def due(self, day):
        """None, a date, a coarse date or an interval, from some days before to three years after the brief."""
        kind = self.rng.random()
        if kind < 0.08:
            return None
        end = self.near(day, *self.rng.choice([(30, 1000)] * 4 + [(30, 400)] * 3 + [(0, 40), (0, 0), (-20, 5)]))
        if kind < 0.3:
            start = self.near(end, -200, 0)
            return f"{self.written(start, 0.4)}/{self.written(max(start, end), 0.4)}"
        return self.written(end, 0.4)

    def letter_case(self, term):
        return self.rng.choice([term, term, term, term.capitalize(), term.upper(), "  " + term.replace(" ", "  ")])

    def person(self):
        name = self.rng.choice(EXPERTS)
        return self.rng.choice([name, name, name.upper(), name.lower()])

    def stated(self, scale, bare=0.08):
        """The `probability` and `term` of a judgment or an update, as a dict."""
        kind = self.rng.random()
        number = self.rng.choice([self.rng.choice(NUMBERS), round(self.rng.random(), 2)])
        if kind < bare:
            return {}
        if kind < 0.5:
            return {"probability": number}
        if kind < 0.65:
            return {"probability": list(self.rng.choice(BANDS))}
        words = self.rng.choice([TERMS[scale]] * 8 + [OFF_SCALE, TERMS[self.rng.choice(sorted(TERMS))]])
        term = {"term": self.letter_case(self.rng.choice(words))}
        if kind < 0.75:
            term["probability"] = self.rng.choice([number, list(self.rng.choice(BANDS))])
        return term

    def due_day(self, due, day):
        """A day near the end of `due` (roughly), or some time after the brief."""
        if not due:
            return self.near(day, 0, 800)
        parts = [int(part) for part in due.split("/")[-1].split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])

    # ------------------------------------------------------------ judgments and briefs

    def claim(self):
        self.claims += 1
        a, b = self.rng.sample(WORDS, 2)
        return f"The {a} {b} of case {self.claims} will be settled"

    def updates(self, day, due, scale):
        """0 to 5 updates: on the brief's day, before it, until and after the close; coarse; several a day."""
        end = self.due_day(due, day)
        found = []
        for _ in range(self.rng.choice([0, 0, 0, 1, 1, 2, 3, 5])):
            when = self.rng.choice(
                [
                    self.day(day, end),
                    self.day(day, end),
                    self.day(day, end),
                    day,
                    self.near(end, -2, 3),
                    self.near(end, 1, 200),
                    self.near(day, -90, 0),
                ]
            )
            found.append({"date": self.written(when, 0.25), **self.stated(scale)})
            if self.chance(0.15):
                found.append({"date": found[-1]["date"], **self.stated(scale)})
        if self.chance(0.7):
            found.sort(key=lambda update: update["date"])
        return found

    def outcome(self, judgment, day):
        """Sets outcome, resolved_on and condition_met, in every combination that a careless editor could leave."""
        if judgment.get("condition"):
            met = self.rng.choice(["yes", "yes", "yes", "no", "unknown", None])
            if met:
                judgment["condition_met"] = met
        elif self.chance(0.01):
            judgment["condition_met"] = self.rng.choice(["yes", "no"])
        if self.chance(0.15 if self.early else 0.45):
            if self.chance(0.3):
                judgment["outcome"] = "open"
            if self.chance(0.1):
                judgment["resolved_on"] = self.written(self.near(day, 0, 400))
            return
        judgment["outcome"] = self.rng.choice(["occurred"] * 8 + ["did-not-occur"] * 8 + ["void", "unresolvable"])
        end = self.due_day(judgment.get("due"), day)
        if self.chance(0.85):
            when = self.rng.choice(
                [self.day(day, end)] * 8
                + [
                    end,
                    end + timedelta(days=1),
                    day,
                    self.near(day, 1, 3),
                    self.near(end, 1, 300),
                    self.near(day, -200, -1),
                ]
            )
            judgment["resolved_on"] = self.written(min(max(when, FIRST), LAST), 0.2)

    def judgment(self, number, day):
        scale = self.rng.choice(["icd203", "icd203", "phia", "ipcc"])
        judgment = {"id": f"j{number}", "claim": self.claim()}
        if scale != "icd203" or self.chance(0.4):
            judgment["scale"] = scale
        if due := self.due(day):
            judgment["due"] = due
        if self.chance(0.15):
            judgment["condition"] = self.rng.choice(["the talks go on", "oil stays above 80", "no election is called"])
        if self.chance(0.4):
            judgment["by"] = self.person()
        if about := self.rng.sample(ISSUES, self.rng.choice([0, 1, 1, 2])):
            judgment["about"] = about
        judgment.update(self.stated(scale))
        if updates := self.updates(day, due, scale):
            judgment["updates"] = updates
        self.outcome(judgment, day)
        return judgment

    def brief(self, day):
        """One brief by itself: mostly published, sometimes retracted, superseded, a draft or in review."""
        brief = {
            "id": self.new_id(),
            "date": self.written(day, 0.12),
            "status": self.rng.choice(["published"] * 7 + ["superseded", "retracted", "draft", "review"]),
        }
        if publisher := self.rng.choice(PUBLISHERS):
            brief["publisher"] = publisher
        if authors := self.rng.sample(AUTHORS, self.rng.choice([0, 1, 1, 2, 3])):
            brief["authors"] = authors
        brief["judgments"] = [self.judgment(n, day) for n in range(1, self.rng.choice([1, 1, 2, 2, 3, 5]) + 1)]
        if self.twins and len(brief["judgments"]) > 1:
            first, second = brief["judgments"][:2]
            for key in ("claim", "due", "condition", "by"):
                second.pop(key, None)
                if key in first:
                    second[key] = first[key]
        return brief

    def new_id(self):
        """A new brief id whose order has nothing to do with time."""
        while True:
            found = f"b{self.rng.randint(100, 999)}"
            if all(brief["id"] != found for brief in self.briefs):
                return found

    # ------------------------------------------------------------ chains

    def chain(self, length):
        """A brief with successors: mostly a line, some branches; judgments kept, changed, dropped, taken up again."""
        day = self.day()
        first = self.brief(day)
        first["status"] = "superseded"
        for judgment in first["judgments"]:
            if self.chance(0.6):  # the outcome is often recorded only later in the chain
                for key in ("outcome", "resolved_on", "condition_met"):
                    judgment.pop(key, None)
        self.briefs.append(first)
        links, dropped = [first], []
        while len(links) < length:
            parent = links[-1] if self.chance(0.8) else self.rng.choice(links)
            day = self.rng.choice([self.near(day, 10, 400)] * 6 + [day, self.near(day, 0, 5), self.near(day, -100, -1)])
            successor = self.successor(parent, day, dropped)
            links.append(successor)
            self.briefs.append(successor)
        if self.chance(0.15):
            self.rng.choice(links[1:])["status"] = self.rng.choice(["draft", "review", "retracted"])
        else:
            links[-1]["status"] = self.rng.choice(["published"] * 4 + ["retracted"])
        if self.chance(0.05):
            links[-1]["supersedes"] = self.rng.choice(["b-nowhere", links[-1]["id"]])
        if self.chance(0.03):
            links[0]["supersedes"] = links[-1]["id"]  # a circle

    def successor(self, parent, day, dropped):
        brief = copy.deepcopy(parent)
        brief.update(id=self.new_id(), date=self.written(day, 0.1), status="superseded", supersedes=parent["id"])
        kept = []
        for judgment in brief["judgments"]:
            if self.chance(0.15):
                dropped.append(judgment)
            else:
                kept.append(self.carried_on(judgment, day))
        if dropped and self.chance(0.5):  # taken up again, often after a gap
            back = copy.deepcopy(self.rng.choice(dropped))
            kept.append(self.carried_on(back, day))
        if self.chance(0.3):
            kept.append(self.judgment(9, day))
        brief["judgments"] = kept or [self.judgment(9, day)]
        if self.chance(0.2):
            self.rng.shuffle(brief["judgments"])
        for number, judgment in enumerate(brief["judgments"], 1):
            judgment.pop("continues", None)
            ids = [other["id"] for other in brief["judgments"] if other is not judgment]
            if judgment["id"] in ids or self.chance(0.1):
                judgment["id"] = next(f"k{n}" for n in range(number, 99) if f"k{n}" not in ids)
        return brief

    def carried_on(self, judgment, day):
        """A copy of a judgment in a successor, with some of the changes that editors make."""
        scale = judgment.get("scale", "icd203")
        self.edit_question(judgment, day)
        if self.chance(0.6):  # a new number; else the judgment is copied as it was
            for key in ("probability", "term"):
                judgment.pop(key, None)
            judgment.update(self.stated(scale))
        if self.chance(0.4):
            judgment.pop("updates", None)
        if more := self.updates(day, judgment.get("due"), scale) if self.chance(0.5) else []:
            judgment["updates"] = judgment.get("updates", []) + more
        if self.chance(0.5):
            self.resolve_anew(judgment, day)
        return judgment

    def edit_question(self, judgment, day):
        """Another letter case of the claim, the condition or the person, or now and then another one of these."""
        if self.chance(0.15):
            judgment["claim"] = judgment["claim"].upper().replace(" ", "  ", 2)
        if self.chance(0.07):
            judgment["claim"] = self.claim()
        if self.chance(0.05) and judgment.get("due"):
            judgment["due"] = self.due(day) or judgment["due"]
        if self.chance(0.05) and judgment.get("condition"):
            judgment["condition"] = judgment["condition"].upper()
        if self.chance(0.2) and judgment.get("by"):
            judgment["by"] = judgment["by"].upper()
        if self.chance(0.04):
            judgment["by"] = self.person()

    def resolve_anew(self, judgment, day):
        """The outcome as it stands in a later brief: often the same word with no date, or with another one."""
        had = judgment.get("outcome")
        for key in ("outcome", "resolved_on", "condition_met"):
            judgment.pop(key, None)
        if had and self.chance(0.7):
            judgment["outcome"] = had
            if self.chance(0.7):
                judgment["resolved_on"] = self.written(self.near(day, -100, 300))
            if judgment.get("condition"):
                judgment["condition_met"] = "yes"
        else:
            self.outcome(judgment, day)

    def add_continues(self):
        """A few `continues`: valid or not, also with another claim, to later briefs, drafts and unknown targets."""
        everything = [(brief, judgment) for brief in self.briefs for judgment in brief["judgments"]]
        for brief, judgment in everything:
            if not self.chance(0.04):
                continue
            other, target = self.rng.choice(everything)
            judgment["continues"] = self.rng.choice(
                [f"{other['id']}#{target['id']}"] * 8 + [f"{other['id']}#j77", "b-nowhere#j1", f"{brief['id']}#j1"]
            )
            if other is not brief and self.chance(0.5):  # reworded only: the rest is the same
                for key in ("due", "condition"):
                    judgment.pop(key, None)
                    if key in target:
                        judgment[key] = target[key]
