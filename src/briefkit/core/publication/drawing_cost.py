"""How many elements a drawing draws, with those that it draws again by reference.

A few lines can draw billions: `<use>` of a group of `<use>`, patterns in patterns, a marker at each point of a path.
They are counted over the graph of what has an id, without drawing anything.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

MOST_DRAWN = 200_000
_MOST_STYLED = 50_000_000  # elements times rules of style: each rule may be tried for each element
_STEP = 100  # elements that one step of a filter counts for, as it computes every pixel
_REFERENCE = re.compile(r"url\(\s*[\"']?#([^)\"'\s]+)")
_NAME = re.compile(r"[.#][\w-]+")
_ROOT = "the drawing"
_EVERY = "every element"

TOO_MANY = f"it draws more than {MOST_DRAWN // 1000} thousand shapes, counting those that it repeats"


class References:
    """Counts elements and references as they are read. A node is `#ID`, `.CLASS`, the root or `_EVERY`."""

    def __init__(self) -> None:
        self.own: Counter[str] = Counter()
        self.refers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.open = [_ROOT]
        self.rule_count = 0

    def start(self, kind: str, attributes: Mapping[str, str]) -> None:
        """An element inside those that are open."""
        node, id_ = self.open[-1], "#" + attributes.get("id", "")
        if id_ != "#" and id_ not in self.own:
            self.refers[node][id_] += 1
            node = id_
        self.open.append(node)
        self.own[node] += _STEP if kind.startswith("fe") else 1
        for class_ in attributes.get("class", "").split():
            self.refers[node]["." + class_] += 1
        for target, times in _targets(attributes):
            self.refers[node][target] += times

    def end(self) -> None:
        """The end of the element that was opened last."""
        self.open.pop()

    def rules(self, css: str) -> None:
        """A style sheet; a rule counts for each class and id in its selector."""
        for rule in css.split("}"):
            selector, _, declarations = rule.rpartition("{")
            self.rule_count += 1
            targets = [f"#{target}" for target in _REFERENCE.findall(declarations)]
            for name in (_NAME.findall(selector) or [_EVERY]) if targets else ():
                self.refers[name].update(targets)

    def refusal(self) -> str | None:
        """Why this is too much to draw; None if it is not."""
        if self.rule_count * self.own.total() > _MOST_STYLED:
            return "its style sheet takes too long: it has too many rules for so many elements"
        return TOO_MANY if self._drawn() > MOST_DRAWN else None

    def _drawn(self) -> int:
        """The number of elements drawn from the root, up to one more than is allowed."""
        if _EVERY in self.refers:
            for node, count in self.own.items():
                self.refers[node][_EVERY] += count
        totals: dict[str, int] = {}
        entered: set[str] = set()
        waiting = [_ROOT]
        while waiting:  # depth first, without recursion: references may be as deep as the file is long
            node = waiting[-1]
            if node not in entered:
                entered.add(node)
                waiting += [target for target in self.refers.get(node, ()) if target not in entered]
                continue
            waiting.pop()
            again = sum(times * totals.get(target, 0) for target, times in self.refers.get(node, {}).items())
            totals.setdefault(node, min(self.own[node] + again, MOST_DRAWN + 1))
        return totals[_ROOT]


def _targets(attributes: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """What an element draws besides itself, and how often: a marker at each point, anything else once."""
    points = 1 + (len(attributes.get("d", "")) + len(attributes.get("points", ""))) // 2
    for name, value in attributes.items():
        if name.endswith("href"):
            yield value.strip(), 1
        elif "url(" in value:
            times = points if "marker" in name or "marker" in value else 1
            yield from ((f"#{target}", times) for target in _REFERENCE.findall(value))
