"""The independent computation gives what was computed by hand in the comments."""

import math

from tests.core.judgments.reference.scores import REASONS, band_of_term, reference_scores, span, t_quantile, wilson


def close_to(a, b):
    return abs(a - b) < 1e-9


def brief(day, *judgments, id="a", status="published", **more):
    return {
        "id": id,
        "date": day,
        "status": status,
        "judgments": [{"id": f"j{n}", "claim": f"claim {n}"} | j for n, j in enumerate(judgments)],
        **more,
    }


def scores(*briefs, **options):
    return reference_scores(list(briefs), **{"today": "2024-06-30"} | options)


def one(*briefs, **options):
    """The only group."""
    [group] = scores(*briefs, **options)["groups"]
    return group


def places(*briefs, **options):
    """The stages and reasons that are not 0 (without the sums due and resolved)."""
    wanted = ["no_due", "not_yet_due", "unresolved", "scored", *REASONS]
    return {key: value for key, value in one(*briefs, **options).items() if key in wanted and value}


def test_average_over_days():
    # 20 % on 1-5 January (5 days), 60 % on 6-8 January (3 days; resolved on the 9th, which never counts).
    # Brier (5·0.64 + 3·0.16) / 8 = 3.68 / 8 = 0.46; mean (5·0.2 + 3·0.6) / 8 = 0.35
    a = brief(
        "2020-01-01",
        {
            "due": "2020-01-10",
            "probability": 0.2,
            "outcome": "occurred",
            "resolved_on": "2020-01-09",
            "updates": [{"date": "2020-01-06", "probability": 0.6}, {"date": "2020-01-09", "probability": 1}],
        },
    )
    g = one(a)
    assert g["brier"] == 0.46 and g["mean"] == 0.35 and g["weight"] == 1 and g["numbers"] == 1
    assert close_to(g["log"], -(5 * math.log(0.2) + 3 * math.log(0.6)) / 8)
    assert close_to(g["skill_even"], 1 - 0.46 / 0.25) and g["skill_rate"] is None and g["rate_low"] is None
    assert one(a, at="first")["brier"] == 0.64 and one(a, at="last")["brier"] == 0.16
    # Close 9 January: 3 days before is the 6th (60 %), 4 days before the 5th (20 %), 9 days before there was nothing.
    assert one(a, days_before=3)["brier"] == 0.16 and one(a, days_before=4)["brier"] == 0.64
    assert places(a, days_before=9) == {"no_estimate": 1}


def test_coarse_dates():
    # Due "2020-01": closes 1 February. 10 % from the 22nd (9 days), the update "2020-01" on the 31st: 30 % for 1 day.
    # Brier (9·0.01 + 0.09) / 10 = 0.018
    a = brief(
        "2020-01-22",
        {
            "due": "2020-01",
            "probability": 0.1,
            "outcome": "did-not-occur",
            "updates": [{"date": "2020-01", "probability": 0.3}],
        },
    )
    assert one(a)["brier"] == 0.018
    # resolved_on "2020-01" closes on the first day of January: before the brief, so late.
    a["judgments"][0]["resolved_on"] = "2020-01"
    assert places(a) == {"late": 1}
    assert [str(day) for day in span("2020-02")] == ["2020-02-01", "2020-02-29"]
    assert [str(day) for day in span("2019-12/2020")] == ["2019-12-01", "2020-12-31"]


def test_no_day_of_resolution():
    # Occurred without resolved_on: the first estimate only, (0.3 − 1)² = 0.49; after the last day of due it is late.
    j = {
        "due": "2020-03-01",
        "probability": 0.3,
        "outcome": "occurred",
        "updates": [{"date": "2020-02-01", "probability": 0.9}],
    }
    assert close_to(one(brief("2020-01-01", j))["brier"], 0.49)
    assert places(brief("2020-03-01", j)) == {"scored": 1} and places(brief("2020-03-02", j)) == {"late": 1}
    # Did not occur, neither due nor resolved_on: the first estimate only, 0.09; no day is 5 days before the close.
    j = dict(j, due=None, outcome="did-not-occur")
    assert close_to(one(brief("2020-01-01", j))["brier"], 0.09) and places(brief("2020-01-01", j), days_before=5) == {
        "no_estimate": 1
    }


def test_several_on_one_day():
    # On the brief's own day the update holds from the start (own 0.2 has 0 days): Brier (0.7 − 1)² = 0.09 by default,
    # but the first in order is the brief's own: 0.64.
    a = brief(
        "2020-01-01",
        {
            "due": "2020-01-31",
            "probability": 0.2,
            "outcome": "occurred",
            "resolved_on": "2020-01-21",
            "updates": [
                {"date": "2020-01-01", "probability": 0.5},
                {"date": "2019-12-24", "probability": 0.4},
                {"date": "2020-01-01", "probability": 0.7},
            ],
        },
    )
    assert close_to(one(a)["brier"], 0.09) and close_to(one(a, at="first")["brier"], 0.64)


def test_terms():
    # "Probable" is ICD's "likely", 55-80 %: 67.5 %. 10 days; then 0.9 alone for 10 days is "very likely", not "likely".
    # Brier (0.325² + 0.1²) / 2 = (0.105625 + 0.01) / 2 = 0.0578125
    a = brief(
        "2020-01-01",
        {
            "due": "2020-01-31",
            "term": " PROBABLE",
            "outcome": "occurred",
            "resolved_on": "2020-01-21",
            "updates": [{"date": "2020-01-11", "probability": 0.9}],
        },
    )
    assert one(a)["brier"] == 0.0578125 and one(a)["terms"] == 1 and places(a, numeric_only=True) == {"not_numeric": 1}
    likely, very = scores(a, by="term")["groups"]
    assert (
        likely["group"] == ("icd203", "likely")
        and likely["weight"] == 0.5
        and likely["terms"] == 1
        and likely["registered"] == 0
    )
    assert very["group"] == ("icd203", "very likely") and very["scored"] == very["numbers"] == very["registered"] == 1
    # PHIA's gap: 0.22 is in no band; a band 0.25-0.3 is in "unlikely" (25-35).
    gap = brief(
        "2020-01-01",
        {"scale": "phia", "due": "2020-01-31", "probability": 0.22, "outcome": "did-not-occur"},
        {"scale": "phia", "due": "2020-01-31", "probability": [0.25, 0.3], "outcome": "did-not-occur"},
    )
    assert [g["group"] for g in scores(gap, by="term")["groups"]] == [("phia", "unlikely"), None]
    assert places(
        brief(
            "2020-01-01",
            {"due": "2020-01-31", "term": "may", "outcome": "occurred"},
            {"due": "2020-01-31", "outcome": "occurred"},
        )
    ) == {"unknown_term": 1, "bare": 1}
    assert band_of_term("ipcc", "probable") is None


def test_stages():
    yes = {"due": "2020-06-30", "probability": 0.5, "resolved_on": "2020-03-01"}
    assert places(
        brief(
            "2020-01-01",
            dict(yes, outcome="void"),
            dict(yes, outcome="unresolvable"),
            dict(yes, outcome="open"),
            dict(yes, due=None, resolved_on=None),
            dict(yes, due="2024-07", resolved_on=None),
            dict(yes, outcome="occurred", condition="c"),
            dict(yes, outcome="occurred", condition="c", condition_met="yes"),
            dict(yes, outcome="occurred", condition="c", condition_met="no"),
            dict(yes, condition="c", condition_met="no"),
        )
    ) == {"void": 3, "unresolvable": 1, "unresolved": 1, "no_due": 1, "not_yet_due": 1, "condition": 1, "scored": 1}


def test_chain():
    # 30 % for 10 days, then the successor's 50 % for 21 days: (10·0.09 + 21·0.25) / 31 = 6.15 / 31
    j = {"claim": "The ferry sails", "due": "2020-01-31", "probability": 0.3}
    old = brief("2020-01-01", j, status="superseded", publisher="P")
    new = brief(
        "2020-01-11",
        dict(j, claim=" the FERRY  sails", probability=0.5, outcome="did-not-occur"),
        id="b",
        supersedes="a",
        publisher="Q",
    )
    assert close_to(one(new, old)["brier"], 6.15 / 31) and one(old, new)["registered"] == 1
    assert one(old, new, by="publisher")["group"] == "P"
    # Another due: a new forecast, and the old one stays unresolved.
    later = brief("2020-01-11", dict(j, due="2020-02-28", outcome="did-not-occur"), id="b", supersedes="a")
    assert places(old, later) == {"scored": 1, "unresolved": 1}
    # A draft in between does not count, but the walk goes through it: 30 % for 10 days, then the third brief's 50 %.
    # Unpublished itself, the draft adds nothing: its 90 % would show.
    draft, third = dict(new, status="draft"), dict(new, id="c", supersedes="b")
    draft["judgments"] = [dict(new["judgments"][0], probability=0.9)]
    assert one(old, draft, third)["registered"] == 1 and close_to(one(old, draft, third)["brier"], 6.15 / 31)
    # `continues` with another claim: one forecast; with another due or condition, or to an unknown judgment: two.
    other = brief("2020-01-11", dict(j, claim="Ships sail", outcome="did-not-occur", continues="a#j0"), id="b")
    assert one(old, other)["registered"] == 1
    for change in ({"continues": "a#j1"}, {"due": "2020-02-01"}, {"condition": "It thaws"}):
        assert one(old, dict(other, judgments=[other["judgments"][0] | change]))["registered"] == 2
    # Occurred here, did not occur there. A condition that failed makes it void all the same.
    old["judgments"][0]["outcome"] = "occurred"
    assert places(old, new) == {"conflict": 1}
    new["judgments"][0]["condition_met"] = "no"
    assert places(old, new) == {"void": 1}


def test_person():
    # Whoever judges is part of the question, in whatever letter case; the group has the case-folded name.
    j = {"claim": "x", "due": "2020-01-31", "probability": 0.3, "by": "Ída Straße"}
    old = brief("2020-01-01", j)
    new = brief("2020-01-11", dict(j, by="ÍDA STRASSE", outcome="occurred"), id="b", supersedes="a")
    assert [g["group"] for g in scores(old, new, by="expert")["groups"]] == ["ída strasse"]
    new["judgments"][0]["by"] = "Ben Bach"
    assert [g["registered"] for g in scores(old, new, by="expert")["groups"]] == [1, 1]


def test_after_due():
    # Due on the 10th, occurred on the 11th: not in time, whatever was said. That it did not occur may be found later.
    j = {"due": "2020-01-10", "probability": 0.3, "resolved_on": "2020-01-11"}
    assert places(brief("2020-01-01", dict(j, outcome="occurred"))) == {"after_due": 1}
    assert places(brief("2020-01-01", dict(j, outcome="did-not-occur"))) == {"scored": 1}
    # A month of resolution that begins by the 10th may have been in time.
    assert places(brief("2019-12-01", dict(j, outcome="occurred", resolved_on="2020-01"))) == {"scored": 1}


def test_copied_update():
    # a: 0.2 on 1 Jan, update 0.6 on 11 Jan; b (21 Jan) is a copy with the outcome of 31 Jan. On the first day of b what
    # it says then is its latest update by then: 0.6 as before, so 10 days of 0.2 and 20 of 0.6:
    # (10·0.64 + 20·0.16) / 30 = 9.6 / 30 = 0.32. A number of its own beside the copied update holds on no day.
    j = {"claim": "x", "due": "2020-03", "probability": 0.2, "updates": [{"date": "2020-01-11", "probability": 0.6}]}
    a = brief("2020-01-01", j, status="retracted")
    b = brief(
        "2020-01-21", dict(j, probability=0.8, outcome="occurred", resolved_on="2020-01-31"), id="b", supersedes="a"
    )
    assert close_to(one(a, b)["brier"], 0.32)
    b["judgments"][0]["probability"] = 0.2
    assert close_to(one(a, b)["brier"], 0.32)
    # Without the copied update b's own 0.8 holds from the 21st: 10 days each, (0.64 + 0.16 + 0.04) / 3 = 0.28.
    b["judgments"][0] |= {"probability": 0.8, "updates": []}
    assert close_to(one(a, b)["brier"], 0.28)


def test_as_of():
    # Known on the last day of resolved_on; the brief "b" of 20 February is not there before that day.
    a = brief("2020-01-01", {"due": "2020-03", "probability": 0.2, "outcome": "occurred", "resolved_on": "2020-02-10"})
    b = brief("2020-02-20", {"claim": "another", "probability": 0.2}, id="b")
    assert places(a, b, as_of="2020-02-09") == {"not_yet_due": 1} and places(a, b, as_of="2020-02-10") == {"scored": 1}
    assert places(a, b, as_of="2020-02-20") == {"scored": 1, "no_due": 1}
    del a["judgments"][0]["resolved_on"]
    assert places(a, as_of="2020-05-01") == {"unresolved": 1} and places(a) == {"scored": 1}


def five(*pairs):
    """One brief with a forecast for each (probability, occurred), of 10 days each: resolved on the 11th."""
    return brief(
        "2020-01-01",
        *[
            {
                "due": "2020-01-31",
                "probability": p,
                "outcome": "occurred" if o else "did-not-occur",
                "resolved_on": "2020-01-11",
            }
            for p, o in pairs
        ],
    )


def test_skill_intervals():
    # 60 % five times, outcomes 1 1 1 0 0: Brier (3·0.16 + 2·0.36) / 5 = 0.24; rate 0.6, 0.6·0.4 = 0.24: skill_rate 0.
    # Even: Σ(x − 0.24)² = 3·0.0064 + 2·0.0144 = 0.048; variance 5/4 · 0.048 / 25 = 0.0024; t(4) = 2.776445105.
    # Jackknife: without one that occurred 1 − 0.26/0.25 = −0.04, without one that did not 1 − 0.21/0.1875 = −0.12;
    # mean −0.072; SE² = 4/5 (3·0.032² + 2·0.048²) = 0.006144
    g, t = one(five((0.6, 1), (0.6, 1), (0.6, 1), (0.6, 0), (0.6, 0))), 2.776445105198
    assert close_to(g["skill_even"], 0.04) and close_to(g["skill_even_high"] - 0.04, t * math.sqrt(0.0024) * 4)
    assert (
        g["skill_rate"] == 0
        and close_to(g["skill_rate_high"], t * math.sqrt(0.006144))
        and g["skill_rate_low"] == -g["skill_rate_high"]
    )
    # Wilson for 3 of 5: (0.6 + z²/10 ± z √(0.24/5 + z²/100)) / (1 + z²/5), z = 1.96: 0.2307 to 0.8824
    assert (
        abs(g["rate_low"] - 0.2307) < 5e-5
        and abs(g["rate_high"] - 0.8824) < 5e-5
        and wilson(3, 5) == (g["rate_low"], g["rate_high"])
    )
    # 80 %, outcomes 1 1 1 1 0: without the last one the rate is 1, so there is no jackknife interval.
    g = one(five((0.8, 1), (0.8, 1), (0.8, 1), (0.8, 1), (0.8, 0)))
    assert g["skill_rate"] == 0 and g["skill_rate_low"] is None and g["skill_even_low"] is not None
    # Four forecasts: no interval at all.
    assert one(five((0.6, 1), (0.6, 1), (0.6, 0), (0.6, 0)))["rate_low"] is None


def test_log():
    # Certain and wrong: infinite; certain and right: 0.
    assert one(five((1, 0), (0.5, 1)))["log"] == math.inf and one(five((1, 0), (0, 0)))["infinite"] == 1
    assert one(five((1, 1), (0, 0)))["log"] == 0


def test_calibration_and_murphy():
    # 0.55 is in 55-80; the midpoint of 0.1-0.7 is 0.4 exactly (in floating point it would be below), so in 0.4-0.5.
    assert [b["count"] for b in scores(five((0.55, 1), (1, 1), (0, 0)))["calibration"]] == [1, 0, 0, 0, 1, 0, 1]
    tenths = scores(five(([0.1, 0.7], 1)), bands="tenths")["calibration"]
    assert [b["low"] for b in tenths if b["count"]] == [0.4]
    # 10 at 10 % (1 occurred), 10 at 70 % (6 occurred): reliability 10·(0.7 − 0.6)²/20 = 0.005; rate 0.35, resolution
    # (10·0.25² + 10·0.25²)/20 = 0.0625; uncertainty 0.35·0.65 = 0.2275; Brier 0.17 = 0.005 − 0.0625 + 0.2275, within 0.
    twenty = [(0.1, 1)] + [(0.1, 0)] * 9 + [(0.7, 1)] * 6 + [(0.7, 0)] * 4
    assert scores(five(*twenty))["murphy"] == {
        "reliability": 0.005,
        "resolution": 0.0625,
        "uncertainty": 0.2275,
        "within": 0,
    }
    assert scores(five(*twenty[1:]))["murphy"] is None


def test_t_quantile():
    # From tables: 12.7062 (1), 4.30265 (2), 2.77645 (4), 2.04523 (29).
    for df, table in ((1, 12.7062047362), (2, 4.3026527297), (4, 2.7764451052), (29, 2.0452296421)):
        assert abs(t_quantile(df) - table) < 1e-9
