"""Reference computation of a forecast ledger's scores, from docs/judgments.md alone: it imports nothing of briefkit.

Written to be read and checked, not to be fast: probabilities, weights and Brier sums are exact fractions
(a probability is the decimal number that was written: 0.1 is one tenth), days are calendar days, and only
logarithms, square roots and the quantiles of Student's t are floating point. Standard library only.

The words: a *brief* is a dated document with *judgments*; a *member* is one judgment of one brief on the record;
a *forecast* is all members that carry each other on; an *estimate* is a probability with the day from which it holds;
a *pair* is an estimate with its weight in a forecast's score. Where the page is silent, the choice
made here is marked "Choice:".
"""

import itertools
import math
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

Z = 1.959963984540054  # the 97.5 % quantile of the normal distribution
DAY = timedelta(days=1)
Span = tuple[date, date]  # first and last day
UNDATED = date.min  # the first day of a brief without a date
DECIDED = ("occurred", "did-not-occur")
FEWEST_FOR_INTERVAL, FEWEST_FOR_MURPHY = 5, 20
REASONS = (
    "conflict",
    "void",
    "unresolvable",
    "condition",
    "after_due",
    "bare",
    "unknown_term",
    "late",
    "not_numeric",
    "no_estimate",
)
STAGES = ("registered", "no_due", "not_yet_due", "due", "unresolved", "resolved")

# Scales: main word (and synonyms, as published), lower and upper end of its band in per cent.
SCALES = {
    "icd203": [  # ICD 203 (2015) prints two rows of words; the first is the main one
        ("almost no chance|remote", 1, 5),
        ("very unlikely|highly improbable", 5, 20),
        ("unlikely|improbable", 20, 45),
        ("roughly even chance|roughly even odds", 45, 55),
        ("likely|probable", 55, 80),
        ("very likely|highly probable", 80, 95),
        ("almost certain|nearly certain", 95, 99),
    ],
    "phia": [
        ("remote chance", 0, 5),
        ("highly unlikely", 10, 20),
        ("unlikely", 25, 35),
        ("realistic possibility", 40, 50),
        ("likely|probable|likely or probable", 55, 75),
        ("highly likely", 80, 90),
        ("almost certain", 95, 100),
    ],
    "ipcc": [
        ("exceptionally unlikely", 0, 1),
        ("extremely unlikely", 0, 5),
        ("very unlikely", 0, 10),
        ("unlikely", 0, 33),
        ("about as likely as not", 33, 66),
        ("more likely than not", 50, 100),
        ("likely", 66, 100),
        ("very likely", 90, 100),
        ("extremely likely", 95, 100),
        ("virtually certain", 99, 100),
    ],
}
BORDERS = {"icd203": (0, 5, 20, 45, 55, 80, 95, 100), "tenths": tuple(range(0, 101, 10))}


# ---------------------------------------------------------------- reading


def collapsed(text):
    """Text with white space collapsed, or None if there is none."""
    return " ".join(str(text).split()) or None if text is not None else None


def folded(text):
    """Text for comparison: white space collapsed, case folded; nothing and the empty text are the same."""
    return (collapsed(text) or "").casefold()


def span(text):
    """First and last day of YYYY, YYYY-MM, YYYY-MM-DD or start/end; None if there is no date."""
    if text is None or text == "":
        return None
    if "/" in str(text):
        start, end = str(text).split("/")
        return span(start)[0], span(end)[1]
    parts = [int(part) for part in str(text).strip().split("-")]
    first = date(*([*parts, 1, 1])[:3])
    if len(parts) == 3:
        return first, first
    year, month = (first.year + 1, 1) if len(parts) == 1 or first.month == 12 else (first.year, first.month + 1)
    return first, date(year, month, 1) - DAY


def band_of_term(scale, term):
    """(main word, low, high) of a term on a scale, the ends as fractions; None if it is not on the scale."""
    for words, low, high in SCALES.get(scale, ()):
        if folded(term) in words.split("|"):
            return words.split("|")[0], Fraction(low, 100), Fraction(high, 100)
    return None


def term_that_holds(scale, term, low, high):
    """(scale, main word) for an estimate [low, high]: its own term, else the only one whose band contains it, or None.

    A number on a border belongs to the band that begins there. PHIA's "realistic possibility" ends before 50 %, and
    IPCC's "more likely than not" begins after it. A stated band must lie in the term's band, ends included."""
    if stated := band_of_term(scale, term):
        return scale, stated[0]
    found = [
        (words.split("|")[0], Fraction(start, 100), Fraction(end, 100)) for words, start, end in SCALES.get(scale, ())
    ]
    found = [
        (name, start, end)
        for name, start, end in found
        if start <= low
        and high <= end
        and not (name == "realistic possibility" and high == end)
        and not (name == "more likely than not" and low == start)
    ]
    if low == high and len(found) > 1 and any(start == low for _, start, _ in found):
        found = [(name, start, end) for name, start, end in found if end != low]
    return (scale, found[0][0]) if len(found) == 1 else None


@dataclass
class Estimate:
    """A probability p that holds from a day on.

    kind is number, band or term; held is the (scale, main word) of its term, or None."""

    start: date
    p: Fraction
    kind: str
    held: tuple[str, str] | None


def estimate(stated, scale, start):
    """The estimate of a judgment or an update: its number, else the midpoint of its band or its term; else None."""
    probability, term = stated.get("probability"), stated.get("term")
    if probability is not None:
        ends = probability if isinstance(probability, (list, tuple)) else [probability] * 2
        low, high = (Fraction(str(end)) for end in ends)
        kind = "number" if low == high else "band"
    elif band := band_of_term(scale, term):
        (_, low, high), kind = band, "term"
    else:
        return None
    return Estimate(start, (low + high) / 2, kind, term_that_holds(scale, term, low, high))


# ---------------------------------------------------------------- the record and its chains


@dataclass(eq=False)
class Member:
    """One judgment of one brief on the record, with the updates and the outcome that are known."""

    brief: dict[str, Any]
    first_day: date
    judgment: dict[str, Any]
    scale: str
    updates: list[dict[str, Any]]
    outcome: str
    resolved_on: Span | None
    met: str


def first_day_of(brief):
    """The first day of a brief's date; UNDATED if it has none."""
    return (span(brief.get("date")) or (UNDATED,))[0]


def known_briefs(briefs, as_of):
    """All briefs known by then, drafts too, in order (first day, then id)."""
    found = [b for b in briefs if as_of is None or UNDATED < first_day_of(b) <= as_of]
    return sorted(found, key=lambda b: (first_day_of(b), str(b["id"])))


def on_record(brief):
    """Whether a brief was ever published: its forecasts count."""
    return brief.get("status") in ("published", "superseded", "retracted")


def members_of(known, as_of, default_scale):
    """All members, in the order of their briefs and of the judgments in a brief, with what was known by then."""
    found = []
    for brief in filter(on_record, known):
        for judgment in brief.get("judgments") or []:
            resolved_on = span(judgment.get("resolved_on"))
            outcome, met = judgment.get("outcome") or "open", judgment.get("condition_met") or "unknown"
            if as_of is not None and (resolved_on is None or resolved_on[1] > as_of):
                outcome, met, resolved_on = "open", "unknown", None
            updates = [u for u in judgment.get("updates") or [] if as_of is None or span(u["date"])[1] <= as_of]
            scale = judgment.get("scale") or default_scale
            found.append(Member(brief, first_day_of(brief), judgment, scale, updates, outcome, resolved_on, met))
    return found


def question(member):
    """What must be the same for a judgment to carry another on: claim, due (as days), condition, by."""
    j = member.judgment
    return folded(j.get("claim")), span(j.get("due")), folded(j.get("condition")), folded(j.get("by"))


def links(known, members):
    """Pairs (member, the member that it carries on), at most one for each member; drafts have no members."""
    briefs = {str(brief["id"]): (brief, [m for m in members if m.brief is brief]) for brief in known}
    return [pair for _, own in briefs.values() for pair in links_of_brief(own, briefs)]


def links_of_brief(own, briefs):
    """The links of one brief: `continues` first, then judgments that find one with their own id, then the rest.

    None is taken twice, also not one that another judgment of the brief `continues`; a judgment that finds none free
    starts a forecast of its own."""
    pairs, taken, searching = [], [], []
    for member in own:
        if target := explicit_target(member, briefs):
            pairs.append((member, target))
            taken.append(target)
        elif candidates := nearest_matches(member, briefs):
            searching.append((member, candidates))
    rest = []
    for member, candidates in searching:
        same_id = [
            c for c in candidates if c.judgment["id"] == member.judgment["id"] and not any(c is t for t in taken)
        ]
        if same_id:
            pairs.append((member, same_id[0]))
            taken.append(same_id[0])
        else:
            rest.append((member, candidates))
    for member, candidates in rest:
        free = [c for c in candidates if not any(c is t for t in taken)]
        if free:
            pairs.append((member, free[0]))
            taken.append(free[0])
    return pairs


def explicit_target(member, briefs):
    """The member that `continues: brief#id` names, or None.

    It must be on the record, in another brief that is not later, with the same due and condition."""
    brief_id, _, judgment_id = str(member.judgment.get("continues") or "").partition("#")
    for target in briefs.get(brief_id, (None, []))[1]:
        if str(target.judgment["id"]) == judgment_id and brief_id != str(member.brief["id"]):
            same = question(target)[1:3] == question(member)[1:3]
            return target if same and target.first_day <= member.first_day else None
    return None


def nearest_matches(member, briefs):
    """Members with the same question in the nearest predecessor along `supersedes` that has any.

    The walk goes through drafts; a predecessor that is unknown, or one met before, ends it."""
    seen, brief = {str(member.brief["id"])}, member.brief
    while (predecessor := str(brief.get("supersedes"))) in briefs and predecessor not in seen:
        seen.add(predecessor)
        brief, judgments = briefs[predecessor]
        if matches := [m for m in judgments if question(m) == question(member)]:
            return matches
    return []


def chains(known, members):
    """Members grouped into forecasts: all that are connected. A link that closes a cycle connects nothing new."""
    group_of = {id(member): [member] for member in members}
    for one, other in links(known, members):
        a, b = group_of[id(one)], group_of[id(other)]
        if a is not b:
            a.extend(b)
            for member in b:
                group_of[id(member)] = a
    position = {id(member): place for place, member in enumerate(members)}
    unique = {id(group): sorted(group, key=lambda m: position[id(m)]) for group in group_of.values()}
    return sorted(unique.values(), key=lambda group: position[id(group[0])])


# ---------------------------------------------------------------- one forecast


@dataclass
class Forecast:
    """A chain with what its members say together; close is None if the day is unknown (then only the first counts)."""

    first: Member
    estimates: list[Estimate]
    term_stated: bool
    due: Span | None
    outcome: str
    met: str
    conflict: bool
    resolved_on: Span | None
    close: date | None = None


def forecast(chain):
    """The forecast of a chain: its first member's question, all estimates in order, one outcome or a conflict."""
    outcomes = [m for m in chain if m.outcome != "open"]
    words, met = {m.outcome for m in outcomes}, {m.met for m in chain} & {"yes", "no"}
    conflict = len(words) > 1 or len(met) > 1
    dated = [m.resolved_on for m in outcomes if m.resolved_on]
    term_stated = any(s.get("term") for m in chain for s in [m.judgment, *m.updates])
    result = Forecast(
        chain[0],
        ordered_estimates(chain),
        term_stated,
        span(chain[0].judgment.get("due")),
        words.pop() if len(words) == 1 else "conflict" if words else "open",
        met.pop() if len(met) == 1 else "unknown",
        conflict,
        dated[-1] if dated else None,
    )
    result.close = close_of(result)
    return result


def ordered_estimates(chain):
    """All estimates of a chain in order: by start day, then brief, then a judgment's own before its updates by date.

    An update holds from the last day of its date, but not before its own brief's first day. Of what a later brief says
    on its first day, only the last counts: its latest update by then, copied or not, else its own estimate."""
    found = []
    for place, m in enumerate(chain):
        said = [((m.first_day, place, 0), estimate(m.judgment, m.scale, m.first_day))]
        for number, update in enumerate(m.updates):
            first, last = span(update["date"])
            start = max(last, m.first_day)
            said.append(((start, place, 1, last, first, number), estimate(update, m.scale, start)))
        said = sorted(((key, e) for key, e in said if e), key=lambda item: item[0])
        at_once = [item for item in said if item[1].start == m.first_day] if place else []
        found += said[max(0, len(at_once) - 1) :]
    return [e for _, e in sorted(found, key=lambda item: item[0])]


def close_of(f):
    """The close: the earlier of the day after `due` and, if decided, the first day of resolved_on; None if unknown."""
    if (f.outcome == "occurred" and not f.resolved_on) or (f.estimates and f.estimates[0].start == UNDATED):
        return None
    ends = [f.due[1] + DAY] if f.due else []
    if f.outcome in DECIDED and f.resolved_on:
        ends.append(f.resolved_on[0])
    return min(ends, default=None)


def before_close(f):
    """The estimates that are no hindsight. With an unknown close: the first, unless it came after `due`."""
    if f.close is None:
        late = f.outcome == "occurred" and f.due and f.estimates and f.estimates[0].start > f.due[1]
        return [] if late else f.estimates[:1]
    return [e for e in f.estimates if e.start < f.close]


def used_pairs(f, at, days_before):
    """The pairs (estimate, weight) that are scored; weights sum to 1, estimates of no day are left out.

    Default: weight = days held / days from the first estimate to the close."""
    counted = before_close(f)
    if days_before is not None:
        held = [e for e in counted if f.close and e.start <= f.close - days_before * DAY]
        return [(e, Fraction(1)) for e in held[-1:]]
    if at is not None or f.close is None:
        return [(e, Fraction(1)) for e in (counted[-1:] if at == "last" else counted[:1])]
    ends = [e.start for e in counted[1:]] + [f.close]
    total = (f.close - counted[0].start).days if counted else 0
    pairs = [(e, Fraction((end - e.start).days, total)) for e, end in zip(counted, ends, strict=False)]
    return [(e, weight) for e, weight in pairs if weight]


def kind_of(estimates):
    """What a forecast rests on: term if any of its scored estimates does, else band if any does, else number."""
    kinds = {e.kind for e in estimates}
    return next(kind for kind in ("term", "band", "number") if kind in kinds)


def stage(f, pairs, today, numeric_only):
    """The one place of a forecast: no_due, not_yet_due, unresolved, scored, or the first reason that applies."""
    if f.outcome == "open" and f.met != "no" and not f.conflict:
        return "no_due" if not f.due else "not_yet_due" if f.due[1] > today else "unresolved"
    checks = {
        "conflict": f.conflict and f.met != "no",
        "void": f.met == "no" or f.outcome == "void",
        "unresolvable": f.outcome == "unresolvable",
        "condition": folded(f.first.judgment.get("condition")) and f.met != "yes",
        "after_due": f.outcome == "occurred" and f.resolved_on and f.due and f.resolved_on[0] > f.due[1],
        "unknown_term": not f.estimates and f.term_stated,
        "bare": not f.estimates,
        "late": not before_close(f),
        "no_estimate": not pairs,  # before not_numeric: without an estimate in use there is no kind
        "not_numeric": pairs and numeric_only and kind_of([e for e, _ in pairs]) != "number",
    }
    return next((reason for reason, applies in checks.items() if applies), "scored")


# ---------------------------------------------------------------- statistics


def t_cdf(t, df):
    """P(T <= t), t >= 0, for Student's t with a whole number of degrees of freedom.

    Finite sums, Abramowitz & Stegun 26.7.3 and 26.7.4. Odd df: cos + 2/3 cos³ + 2·4/3·5 cos⁵ …;
    even df: 1 + 1/2 cos² + 1·3/2·4 cos⁴ …"""
    theta = math.atan(t / math.sqrt(df))
    sine, cosine = math.sin(theta), math.cos(theta)
    total, term = 0.0, cosine ** (df % 2)
    for j in range(df % 2, df - 1, 2):
        total += term
        term *= cosine * cosine * (j + 1) / (j + 2)
    inner = 2 / math.pi * (theta + sine * total) if df % 2 else sine * total
    return (1 + inner) / 2


def t_quantile(df):
    """The 97.5 % quantile of Student's t, by bisection on its distribution function."""
    low, high = 0.0, 13.0  # df = 1: 12.706
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if t_cdf(middle, df) < 0.975 else (low, middle)
    return (low + high) / 2


def wilson(k, n):
    """Wilson's 95 % interval for a rate k / n (n may be a fraction)."""
    rate, z2 = float(k / n), Z * Z / float(n)
    half = Z * math.sqrt(rate * (1 - rate) / float(n) + z2 / float(n) / 4)
    return (rate + z2 / 2 - half) / (1 + z2), (rate + z2 / 2 + half) / (1 + z2)


@dataclass
class Row:
    """One pair of a scored forecast: which forecast, occurred (1 or 0), estimate, weight."""

    forecast: int
    o: int
    e: Estimate
    w: Fraction


def rates(rows):
    """Count, weight, happened, rate Σwo/W, mean Σwp/W and Wilson's interval of some rows, exact except the interval."""
    n, weight = len({r.forecast for r in rows}), sum(r.w for r in rows)
    result = {
        "count": n,
        "weight": weight,
        "happened": len({r.forecast for r in rows if r.o}),
        "mean": None,
        "rate": None,
        "rate_low": None,
        "rate_high": None,
    }
    if n:
        k = sum(r.w * r.o for r in rows)
        result.update(mean=sum(r.w * r.e.p for r in rows) / weight, rate=k / weight)
        if n >= FEWEST_FOR_INTERVAL:
            result["rate_low"], result["rate_high"] = wilson(k, weight)
    return result


def log_loss(row):
    """−ln of the probability given to what happened; infinite for a wrong certainty."""
    p = row.e.p if row.o else 1 - row.e.p
    return -math.log(p) if p else math.inf


def skill_rate(weight, occurred, brier_sum):
    """1 − Brier / (rate (1 − rate)) from Σw, Σwo, Σw(p−o)²; None where the rate is 0 or 1."""
    rate = occurred / weight
    return 1 - brier_sum / weight / (rate * (1 - rate)) if 0 < rate < 1 else None


def per_forecast(rows):
    """(Σw, Σwo, Σw(p−o)²) of each forecast."""
    sums = {}
    for r in rows:
        weight, occurred, brier = sums.get(r.forecast, (0, 0, 0))
        sums[r.forecast] = weight + r.w, occurred + r.w * r.o, brier + r.w * (r.e.p - r.o) ** 2
    return list(sums.values())


def skills(rows):
    """Both skill scores with their intervals: t on the mean of the forecasts' Brier scores, and the jackknife."""
    names = ("skill_even", "skill_even_low", "skill_even_high", "skill_rate", "skill_rate_low", "skill_rate_high")
    result, sums, n = dict.fromkeys(names), per_forecast(rows), len({r.forecast for r in rows})
    if not n:
        return result
    weight, occurred, brier_sum = (sum(column) for column in zip(*sums, strict=False))
    brier, rate_skill = brier_sum / weight, skill_rate(weight, occurred, brier_sum)
    result.update(skill_even=1 - brier * 4, skill_rate=rate_skill)
    if n < FEWEST_FOR_INTERVAL:
        return result
    t = t_quantile(n - 1)
    squares = sum((b - w * brier) ** 2 for w, _, b in sums)  # W_i (x_i − brier) = b − w·brier
    variance = Fraction(n, n - 1) * squares / weight**2
    half = 4 * t * math.sqrt(variance)
    result.update(skill_even_low=float(result["skill_even"]) - half, skill_even_high=float(result["skill_even"]) + half)
    without = [skill_rate(weight - w, occurred - o, brier_sum - b) for w, o, b in sums]
    if rate_skill is not None and None not in without:
        mean = sum(without) / n
        half = t * math.sqrt(Fraction(n - 1, n) * sum((s - mean) ** 2 for s in without))
        result.update(skill_rate_low=float(rate_skill) - half, skill_rate_high=float(rate_skill) + half)
    return result


def group_scores(rows):
    """All scores of a group of rows: rates, Brier Σw(p−o)²/W, log, infinite, kinds, skill."""
    result = rates(rows) | {"brier": None, "log": None}
    if rows:
        result["brier"] = sum(r.w * (r.e.p - r.o) ** 2 for r in rows) / result["weight"]
        result["log"] = sum(float(r.w) * log_loss(r) for r in rows) / float(result["weight"])
    result["infinite"] = len({r.forecast for r in rows if log_loss(r) == math.inf})
    kinds = Counter(kind_of([r.e for r in rows if r.forecast == f]) for f in {r.forecast for r in rows})
    return result | {kind + "s": kinds[kind] for kind in ("number", "band", "term")} | skills(rows)


def band_rows(rows, bands):
    """(low, high, rows) for each band; a border belongs to the upper band, 1 to the last."""
    borders = [Fraction(border, 100) for border in BORDERS[bands]]
    for low, high in itertools.pairwise(borders):
        yield low, high, [r for r in rows if low <= r.e.p < high or r.e.p == high == 1]


def murphy(rows, bands):
    """Murphy's parts over the bands: reliability, resolution, uncertainty, and what is left within; None below 20."""
    total = group_scores(rows)
    if total["count"] < FEWEST_FOR_MURPHY:
        return None
    parts = [rates(inside) for _, _, inside in band_rows(rows, bands) if inside]
    reliability = sum(b["weight"] * (b["mean"] - b["rate"]) ** 2 for b in parts) / total["weight"]
    resolution = sum(b["weight"] * (b["rate"] - total["rate"]) ** 2 for b in parts) / total["weight"]
    uncertainty = total["rate"] * (1 - total["rate"])
    return {
        "reliability": reliability,
        "resolution": resolution,
        "uncertainty": uncertainty,
        "within": total["brier"] - (reliability - resolution + uncertainty),
    }


# ---------------------------------------------------------------- groups and the whole


def group_names(f, by):
    """The groups of a forecast, from its first member.

    Choice: names as written, with white space collapsed; a person's case is ignored; the year is text."""
    judgment, brief = f.first.judgment, f.first.brief
    if by is None:
        return ["all"]
    if by in ("issue", "author"):
        several = judgment.get("about") if by == "issue" else brief.get("authors")
        return sorted({collapsed(name) for name in several or [] if collapsed(name)}) or [None]
    if by == "year":
        return [None if f.first.first_day == UNDATED else str(f.first.first_day.year)]
    if by == "expert":
        return [folded(judgment.get("by")) or None]
    return [collapsed(brief.get("publisher") if by == "publisher" else judgment.get("condition"))]


def term_group(f, pairs, place):
    """The term that held of the last estimate that is scored; of what is not scored the term that it was made with."""
    if place == "scored":
        return pairs[-1][0].held
    first = estimate(f.first.judgment, f.first.scale, f.first.first_day)
    return first.held if first else None


def plain(values):
    """A dict with fractions turned into floats."""
    return {key: float(value) if isinstance(value, Fraction) else value for key, value in values.items()}


def reference_scores(
    briefs,
    *,
    today,
    as_of=None,
    by=None,
    at=None,
    days_before=None,
    numeric_only=False,
    bands="icd203",
    default_scale="icd203",
):
    """Scores of a ledger: {"groups": [...], "calibration": [...], "murphy": {...} or None}.

    briefs: front matter as dicts. today, as_of: days (date or YYYY-MM-DD); as_of takes the place of today.
    by: None, "expert", "author", "publisher", "issue", "year", "condition" or "term"; at: None, "first" or "last".
    Calibration and Murphy's parts are of the whole selection, whatever `by`.

    by="term": group names are (scale, main word) or None. Each scored pair counts in the group of its own term that
    held, so `count` of a group is the number of forecasts with a pair in it, and a forecast can count in several. The
    stages and reasons count each forecast once, see `term_group`."""
    as_of = span(as_of)[1] if as_of else None
    now = as_of or span(today)[1]
    groups, rows = {}, []
    known = known_briefs(briefs, as_of)
    for number, chain in enumerate(chains(known, members_of(known, as_of, default_scale))):
        f = forecast(chain)
        pairs = used_pairs(f, at, days_before)
        place = stage(f, pairs, now, numeric_only)
        own = [Row(number, int(f.outcome == "occurred"), e, w) for e, w in pairs] if place == "scored" else []
        rows += own
        for name in [term_group(f, pairs, place)] if by == "term" else group_names(f, by):
            groups.setdefault(name, (Counter(), []))[0].update(["registered", place])
            if by != "term":
                groups[name][1].extend(own)
        for row in own if by == "term" else []:
            groups.setdefault(row.e.held, (Counter(), []))[1].append(row)
    if by is None:
        groups.setdefault("all", (Counter(), []))
    return {
        "groups": [group_dict(name, *groups[name]) for name in sorted(groups, key=lambda n: (n is None, n or ""))],
        "calibration": [
            {"low": float(low), "high": float(high)} | plain(rates(inside))
            for low, high, inside in band_rows(rows, bands)
        ],
        "murphy": (parts := murphy(rows, bands)) and plain(parts),
    }


def group_dict(name, places, rows):
    """One group: its stages (due = registered − no_due − not_yet_due, resolved = due − unresolved) and scores."""
    stages = {key: places[key] for key in STAGES}
    stages["due"] = stages["registered"] - stages["no_due"] - stages["not_yet_due"]
    stages["resolved"] = stages["due"] - stages["unresolved"]
    scores = group_scores(rows)
    return plain({"group": name} | stages | {"scored": places["scored"]} | {r: places[r] for r in REASONS} | scores)
