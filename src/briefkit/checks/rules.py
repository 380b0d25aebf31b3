"""Every rule by its id, in the order of the documentation."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.checks import (
    body_links,
    characters,
    conflict_copies,
    dates_order,
    estimative,
    figures,
    files,
    front_matter,
    headings,
    ignores,
    judgments,
    library_files,
    likelihoods,
    positions,
    publication,
    reading,
    references,
    registry_ids,
    unknown_key,
)
from briefkit.core.checking.rule import FAMILIES, Rule
from briefkit.core.text.words import did_you_mean
from briefkit.errors import SettingsError

_MODULES = (
    reading,
    front_matter,
    unknown_key,
    dates_order,
    registry_ids,
    references,
    figures,
    body_links,
    positions,
    judgments,
    likelihoods,
    estimative,
    headings,
    publication,
    files,
    characters,
    conflict_copies,
    library_files,
    ignores,
)

RULES: dict[str, Rule] = {rule.id: rule for module in _MODULES for rule in module.RULES}


def rule_named(name: str) -> Rule:
    """A rule by its id. Raises SettingsError that names what is near."""
    if name not in RULES:
        raise SettingsError(
            f"there is no rule “{name}”", hint=did_you_mean(name, RULES) or "see briefkit check --rules"
        )
    return RULES[name]


def chosen_rules(select: Sequence[str], ignore: Sequence[str], enable: Sequence[str]) -> list[Rule]:
    """The rules to apply: those on by default and `enable`d ones, or only `select`, without `ignore`.

    A family's name stands for all of its rules, `all` for every rule. Raises SettingsError for an unknown name.
    """
    ignored = _named(ignore)
    wanted = _named(select) if select else {id_ for id_, rule in RULES.items() if rule.by_default} | _named(enable)
    return [rule for id_, rule in RULES.items() if id_ in wanted and id_ not in ignored]


def _named(names: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        if name == "all":
            found |= set(RULES)
        elif name in FAMILIES:
            found |= {id_ for id_, rule in RULES.items() if rule.family == name}
        else:
            found.add(rule_named(name).id)
    return found
