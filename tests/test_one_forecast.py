"""Every output tells the same of a judgment: the estimate that counts, its term, and the outcome.

What they should tell is worked out here from the front matter alone.
"""

from __future__ import annotations

import datetime
import json
import random
import re
import subprocess
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefkit import Library
from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.dates.dates import PartialDate, sort_key
from briefkit.core.likelihood.scales import SCALES, Scale
from briefkit.core.publication.labels import Labels
from tests.console import briefkit
from tests.export.pages import text_of, tree_of
from tests.needs import needs
from tests.places import SAMPLE

PERIOD = ("--since", "1900-01-01", "--until", "2999-12-31")


class Told(NamedTuple):
    """What an output tells of one judgment; figures are in percent without the sign."""

    figures: str | None
    term: str | None
    outcome: str


def counted(judgment: Judgment, default_scale: str) -> Told:
    """What a judgment's front matter says, by the rules of docs/judgments.md."""
    scale = SCALES[judgment.scale or default_scale]
    statements = [(judgment.term, judgment.probability)]
    in_order = sorted(judgment.updates, key=lambda update: update.date.last)
    statements += [(one.term, one.probability) for one in in_order if in_time(judgment, one.date.last)]
    usable = [(term, number) for term, number in statements if number or (term and scale.term(term))]
    term, number = usable[-1] if usable else statements[0]
    if number:
        low, high = number
        return Told(percent(low, high), term or only_term(scale, low, high), judgment.outcome or "open")
    row = scale.term(term) if term else None
    return Told(percent(row.low, row.high) if row else None, term, judgment.outcome or "open")


def in_time(judgment: Judgment, day: datetime.date) -> bool:
    """Whether an update of a day came before the question closed."""
    if judgment.due and day > judgment.due.last:
        return False
    if judgment.resolved_on:
        return day < judgment.resolved_on.first
    return judgment.is_open or (judgment.outcome == "did-not-occur" and judgment.due is not None)


def path(judgment: Judgment, default_scale: str, made: PartialDate, labels: Labels) -> str:
    """How the estimate came about, as documents print it: what was said first, then each estimate; empty without one.

    A plain space stands before each percent sign.
    """
    in_order = sorted(judgment.updates, key=lambda update: (update.date.last, sort_key(update.date)))
    later = [one for one in in_order if in_time(judgment, one.date.last)]
    told = [(counted(judgment.replaced(updates=()), default_scale), made)]
    for update in later:
        alone = judgment.replaced(updates=(), term=update.term, probability=update.probability)
        told += [(one, update.date)] if (one := counted(alone, default_scale)).figures else []
    if len(told) == 1:
        return ""
    sign = "%" if labels.language == "en" else " %"
    steps = [(", ".join(filter(None, [one.term, one.figures and f"{one.figures}{sign}"])), day) for one, day in told]
    return " → ".join(f"{words or labels['unstated']} ({labels.date(day)})" for words, day in steps)


def paths(library: Library, brief: Brief) -> list[str]:
    """The paths of all judgments of a brief that can be printed."""
    assert brief.date
    labels, scale = Labels(brief.language or "en"), library.settings.library.likelihood_scale
    return [path(one, scale, brief.date, labels) for one in brief.judgments]


def only_term(scale: Scale, low: float, high: float) -> str | None:
    """The only term whose band holds a number, the upper one on a border, or all of a band."""
    held = [term for term in scale.terms if term.contains(low) and term.contains(high)]
    if len(held) > 1 and any(term.low == low == high for term in held):
        held = [term for term in held if term.high != low]
    return held[0].name if len(held) == 1 else None


def percent(low: float, high: float) -> str:
    """A band in percent, without the sign."""
    return f"{low * 100:g}" if low == high else f"{low * 100:g}–{high * 100:g}"


def generated(folder: Path) -> Path:
    """A library of judgments of every make, with updates and closings that cross."""
    chance = random.Random(2018)  # noqa: S311 - no secret
    said = [
        *("term: likely", "term: unlikely", "term: very likely", "term: perhaps", "probability: 0.86", "{}"),
        *("probability: 0.05", "probability: 0.07", "probability: [0.6, 0.75]", "probability: [0.3, 0.7]"),
        *("term: likely, probability: 0.6", "probability: 0.333"),
    ]
    days = ["2018-01-20", "2018-02", "2018-02-10", "2018-02-27", "2018-03-01", "2018", "2019-05-01"]
    ends = ["due: 2018-02-10", "due: 2018-02", "due: 2018-02-01/2018-03-15", "due: 2019", "horizon: soon"]
    outcomes = ["", "", "outcome: open", "outcome: occurred", "outcome: did-not-occur", "outcome: void"]
    resolved = ["", "resolved_on: 2018-02-10", "resolved_on: 2018-03", "resolved_on: 2018-12-31"]
    (folder / "briefkit.toml").write_text('[library]\nname = "Generated"\naccess = "public"\n', "utf-8")
    for number in range(6):
        judgments = []
        for place in range(12):
            outcome = chance.choice(outcomes)
            updates = ", ".join(
                f"{{date: {day}, {chance.choice(said).strip('{}')}}}".replace(", }", "}")
                for day in chance.sample(days, chance.randrange(4))
            )
            parts = [
                f"id: j{place}, claim: Point {number}-{place} of the list comes true",
                chance.choice(said).strip("{}"),
                chance.choice(["", "", "scale: phia", "scale: ipcc"]),
                chance.choice(ends),
                outcome,
                chance.choice(resolved) if outcome not in ("", "outcome: open") else "",
                f"updates: [{updates}]" if updates else "",
            ]
            judgments.append(f"  - {{{', '.join(filter(None, parts))}}}\n")
        head = f"title: List {number}\nkind: note\ndate: 2018-01-1{number}\njudgments:\n"
        (folder / f"list-{number}.md").write_text(f"---\n{head}{''.join(judgments)}---\n\nText.\n", "utf-8")
    return folder


@pytest.fixture(scope="module", params=["sample", "generated"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return SAMPLE if request.param == "sample" else generated(tmp_path_factory.mktemp("generated"))


@pytest.fixture
def library(folder: Path) -> Library:
    return Library.open(folder)


def judging(library: Library) -> Iterator[tuple[Brief, dict[str, Told]]]:
    """The briefs with judgments, and what should be told of each, by claim."""
    for row in library.briefs():
        brief = library.get(row["id"])
        scale = library.settings.library.likelihood_scale
        if brief.judgments:
            yield brief, {judgment.claim: counted(judgment, scale) for judgment in brief.judgments}


def published(library: Library) -> Iterator[tuple[Brief, dict[str, Told]]]:
    """Those of them that can be printed."""
    return ((brief, told) for brief, told in judging(library) if brief.date)


def by_ref(library: Library) -> dict[str, Told]:
    """What should be told of each judgment, by BRIEF#ID."""
    scale = library.settings.library.likelihood_scale
    return {f"{brief.id}#{one.id}": counted(one, scale) for brief, _ in judging(library) for one in brief.judgments}


def as_percent(value: Any) -> str | None:
    """A likelihood in JSON as figures."""
    if value is None:
        return None
    return percent(*value) if isinstance(value, list) else percent(value, value)


def answer(folder: Path, *arguments: str) -> Any:
    ran = briefkit("--library", str(folder), *arguments)
    assert ran.code in (0, 1), ran.stderr
    return json.loads(ran.out)


def test_the_ledger_as_json_and_markdown(folder: Path, library: Library) -> None:
    rows = answer(folder, "judgments", "list", "--all", "--json")
    told = {
        f"{row['brief']}#{row['id']}": Told(as_percent(row["current"]), row["current_term"], row["outcome"])
        for row in rows
    }
    assert told == by_ref(library)
    columns = "brief,id,current,current_term,outcome"
    ran = briefkit("--library", str(folder), "judgments", "list", "--all", "--format", "md")
    head, _, *lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in ran.out.splitlines()]
    table = [dict(zip(head, line, strict=True)) for line in lines]
    shown = {f"{row['brief']}#{row['id']}": [row[name] for name in columns.split(",")[2:]] for row in table}
    assert shown == {ref: [numbers(one.figures), one.term or "", one.outcome] for ref, one in by_ref(library).items()}


def numbers(figures: str | None) -> str:
    """Figures as a cell of a table has them: 0.6, 0.75."""
    return ", ".join(str(round(float(part) / 100, 6)) for part in figures.split("–")) if figures else ""


def test_the_ledger_in_the_terminal(folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    command = ("--color", "never", "--no-pager", "--library", str(folder), "judgments", "list", "--all")
    told = {}
    for left, right in entries(briefkit(*command, terminal=True).out.splitlines(), 16):
        figures, _, term = re.sub(r" ?\([\d-]+\)$", "", left).partition(" %") if " %" in left else ("", "", left[2:])
        ref = re.search(r"(\S+#\S+?)(?:,|\s|$)", right)
        word = re.search("[○✓✗∅?] (open|occurred|did not occur|void|unresolvable)", right)
        assert ref
        assert word
        stated = None if term.strip() == "not stated" else term.strip() or None
        told[ref[1]] = Told(figures or None, stated, word[1].replace(" ", "-"))
    assert told == by_ref(library)


def entries(lines: Sequence[str], column: int) -> Iterator[tuple[str, str]]:
    """A grid of two columns: what stands in each, entry by entry; an entry starts with figures, a bar or a dash."""
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        if re.match(r"[\d.–]+ %|–$|– |[─█░▓·]{10}", line[: column - 2].rstrip()) and left:
            yield " ".join(filter(None, left)), " ".join(right)
            left, right = [], []
        left.append(line[: column - 2].strip())
        right.append(line[column:].strip())
    yield " ".join(filter(None, left)), " ".join(right)


def test_show_in_the_terminal(folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    for brief, expected in judging(library):
        labels = Labels(brief.language or "en")
        ran = briefkit("--color", "never", "--no-pager", "--library", str(folder), "show", brief.id, terminal=True)
        page = ran.out.partition(f"{labels['key_judgments']} ──")[2].partition("\n")[2].partition("\n\n")[0]
        column = page.index(next(iter(expected))[:20])
        for (bar, text), (claim, told) in zip(entries(page.splitlines(), column), expected.items(), strict=True):
            assert text.startswith(claim)
            figures = re.sub("[─█░▓·]", "", bar).strip().removesuffix(" %")
            assert figures == (told.figures or "")
            about = text.removeprefix(claim).strip()
            first = re.sub(r" ?\([^;]*\)$", "", about.partition(";")[0])
            if told.term or not told.figures:
                assert first == (told.term or labels["unstated"])
            assert f"{labels['outcome'].lower()}: {labels[told.outcome]}" in about


def test_the_html_page(library: Library) -> None:
    for brief, expected in published(library):
        labels = Labels(brief.language or "en")
        tree = tree_of(library.export(brief, "html").data)
        boxes = next(e for e in tree.iter("section") if "judgments" in e.attrib.get("class", ""))
        for box, (claim, told) in zip(boxes.iter("li"), expected.items(), strict=True):
            likelihood = text_of(next(e for e in box.iter("div") if e.attrib.get("class") == "likelihood"))
            assert text_of(next(box.iter("p"))) == claim
            assert without_date(likelihood, labels) == likelihood_in(told, labels)
            assert f"{labels['outcome']}: {labels[told.outcome]}" in text_of(box)
        shown = [[text_of(e) for e in box.iter("p") if e.attrib.get("class") == "path"] for box in boxes.iter("li")]
        told_paths = [text.partition(": ")[2].replace("\u00a0", " ") for text in map("".join, shown)]
        assert told_paths == paths(library, brief)


def test_the_path_in_the_terminal(folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    for brief, _ in published(library):
        ran = briefkit("--color", "never", "--no-pager", "--library", str(folder), "show", brief.id, terminal=True)
        words = " ".join(ran.out.split()).replace("\u00a0", " ").replace(" %", "%")
        for told in filter(None, paths(library, brief)):
            assert told.replace(" %", "%") in words


def likelihood_in(told: Told, labels: Labels) -> str:
    """The likelihood of a box in print: very likely 93%."""
    sign = "%" if labels.language == "en" else " %"
    figures = f"{told.figures}{sign}" if told.figures else None
    return " ".join(filter(None, [told.term, figures])) or labels["unstated"]


def without_date(text: str, labels: Labels) -> str:
    """The likelihood of a box, without the day of an update."""
    if text == labels["unstated"]:
        return text
    return re.sub(r"(?<=%) .*$", "", text.replace("\u00a0", " "))


def test_the_pdf(library: Library, tmp_path: Path) -> None:
    program = needs("pdftotext")
    for brief, expected in published(library):
        labels = Labels(brief.language or "en")
        path = tmp_path / "brief.pdf"
        path.write_bytes(library.export(brief, "pdf").data)
        done = subprocess.run([program, "-layout", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
        boxes = boxes_of(done.stdout.decode().partition(f"{labels['key_judgments']}\n")[2], list(expected))
        for (facts, likelihood), told in zip(boxes, expected.values(), strict=True):
            wanted = likelihood_in(told, labels)
            assert likelihood.replace("\u00a0", " ").startswith(wanted)
            assert f"{labels['outcome']}: {labels[told.outcome]}" in facts


def boxes_of(layout: str, claims: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The facts and the likelihood of each judgment, which stand in two columns."""
    facts, beside = "", []
    for line in layout.splitlines():
        parts = [part.strip() for part in re.split(r"\s{3,}", line.strip()) if part.strip()]
        only_right = len(line) - len(line.lstrip()) > 60
        facts = facts if only_right or not parts else " ".join(filter(None, [facts, parts[0]]))
        right = parts if only_right else parts[1:]
        beside += [(len(facts), part) for part in right]
    starts = [facts.index(claim) for claim in claims]
    for start, end in pairwise([*starts, starts[-1] + 600]):
        yield facts[start:end], " ".join(part for at, part in beside if start < at <= end)


def test_the_digest(folder: Path, library: Library) -> None:
    """An outcome without a date is in no period, so it is not told; the estimate before it is the one that counts."""
    last: dict[str, Told] = {}
    for row in answer(folder, "digest", *PERIOD, "--json"):
        if row["kind"] not in ("made", "updated", "resolved", "due"):
            continue
        side = "after" if row["kind"] in ("made", "updated") else "before"
        outcome = row["word"] if row["kind"] == "resolved" else "open"
        last[f"{row['brief']}#{row['id']}"] = Told(as_percent(row[side]), row[f"{side}_term"], outcome)
    scale = library.settings.library.likelihood_scale
    record = {
        f"{brief.id}#{one.id}": one
        for brief, _ in judging(library)
        if brief.status not in ("draft", "review")
        for one in brief.judgments
    }
    expected = {ref: counted(one, scale) for ref, one in record.items()}
    undated = [ref for ref, one in record.items() if one.resolved_on is None]
    assert last == expected | {ref: expected[ref]._replace(outcome="open") for ref in undated}


def test_differences(folder: Path, library: Library) -> None:
    expected = by_ref(library)
    ids = [brief.id for brief, _ in judging(library)]
    for old, new in pairwise(ids):
        difference = answer(folder, "diff", old, new, "--format", "json")
        for record in difference["records"]:
            for side, brief in (("old", old), ("new", new)):
                estimate = record[f"{side}_estimate"]
                if estimate is not None:
                    told = expected[f"{brief}#{record[side]['id']}"]
                    probability = estimate["probability"]
                    figures = percent(*probability) if probability else None
                    outcome = record[side].get("outcome", "open")
                    assert Told(figures, estimate["term"], outcome) == told
                    shown = f"{told.figures} %" if told.figures else None
                    assert estimate["text"] == (", ".join(filter(None, [told.term, shown])) or None)
