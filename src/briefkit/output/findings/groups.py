"""Many findings that one command mends, told in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from briefkit.core.diagnostic import WARNING, Diagnostic, Many, Rule
from briefkit.core.text.words import fold

MOST_ALONE = 10
"""As many findings of one rule are told one by one."""


FIRST_OF_MANY = 3
"""As many findings of a rule with more are shown on a screen."""


class Group(NamedTuple):
    """All findings of one rule, and the sentence for them."""

    rule: str
    many: Many
    findings: list[Diagnostic]

    @property
    def sentence(self) -> str:
        """What was found, with the numbers; what differs in case or accents only is one thing."""
        subjects = len({fold(item.message) for item in self.findings})
        return self.many.sentence.format(subjects=subjects, findings=len(self.findings))

    @property
    def files(self) -> int:
        """The number of files with one of the findings."""
        return len({item.path for item in self.findings})


class Rest(NamedTuple):
    """What is left out of the findings of one rule after the first few, for a screen."""

    rule: str
    left_out: int
    all: int


def abridged(items: Iterable[Diagnostic | Group]) -> Iterator[Diagnostic | Group | Rest]:
    """The first findings of each rule that has many, then how many more there are; the others in their order."""
    listed = list(items)
    numbers = Counter(item.rule for item in listed if isinstance(item, Diagnostic))
    told: Counter[str] = Counter()
    for item in listed:
        if isinstance(item, Group) or numbers[item.rule] <= MOST_ALONE:
            yield item
        elif (at := told[item.rule]) < FIRST_OF_MANY:
            told[item.rule] = at + 1
            yield item
    for rule, number in numbers.items():
        if number > MOST_ALONE:
            yield Rest(rule, number - FIRST_OF_MANY, number)


def grouped(diagnostics: Iterable[Diagnostic], rules: Mapping[str, Rule]) -> Iterator[Diagnostic | Group]:
    """Diagnostics in their order, then a group for each rule with many warnings that one command mends."""
    groups: dict[str, Group] = {}
    found = list(diagnostics)
    for item in found:
        rule = rules.get(item.rule)
        if rule and rule.many and item.severity == WARNING and (item.fix or not rule.fixable):
            groups.setdefault(item.rule, Group(item.rule, rule.many, [])).findings.append(item)
    large = [group for group in groups.values() if len(group.findings) > MOST_ALONE]
    told = {id(item) for group in large for item in group.findings}
    yield from (item for item in found if id(item) not in told)
    yield from large
