"""Every rule by its id, in the order of the documentation."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.checks.decisions import decision, option, unknown_criterion
from briefkit.checks.events import conflict, future, overdue
from briefkit.checks.files import character, conflict_copy, duplicate_brief, line_endings, portable_name, too_large
from briefkit.checks.front_matter import (
    date,
    duplicate_id,
    event_role,
    language_tag,
    missing_summary,
    repeated_word,
    too_many_key_points,
    unknown_key,
    unknown_kind,
)
from briefkit.checks.judgments import (
    after_due,
    altered,
    backdated,
    bare_modal,
    condition,
    continues,
    hindsight,
    judgment,
    likelihood,
    mixed,
    removed,
    repeated_update,
)
from briefkit.checks.judgments import conflict as judgment_conflict
from briefkit.checks.language import (
    empty_section,
    heading,
    likelihood_confidence,
    other_scale_term,
    unanswered_question,
)
from briefkit.checks.library import (
    ignore,
    linked_file,
    no_briefs,
    own_document,
    own_font,
    own_logo,
    own_templates,
    registry,
)
from briefkit.checks.plugged import is_plugged, plugged_rule
from briefkit.checks.positions import position, stance_question
from briefkit.checks.publication import comment, disclaimer, embargo, missing, review_overdue, superseded, unreviewed
from briefkit.checks.quotes import original, quote
from briefkit.checks.reading import file, value, yaml
from briefkit.checks.references import (
    address,
    broken_anchor,
    deep_nesting,
    figure,
    formula,
    html_in_body,
    link,
    missing_media,
    note,
    pasted_list,
    spelling,
    table_cells,
    unknown,
    unknown_brief,
    unknown_mark,
    unknown_source,
    unknown_subject,
    unsupported_markup,
    unused_definition,
)
from briefkit.core.diagnostic import Rule
from briefkit.core.text.words import did_you_mean
from briefkit.errors import SettingsError

_MODULES = (
    file,
    yaml,
    value,
    duplicate_id,
    unknown_kind,
    too_many_key_points,
    missing_summary,
    language_tag,
    repeated_word,
    unknown_key,
    date,
    event_role,
    conflict,
    overdue,
    future,
    unknown,
    spelling,
    unknown_source,
    unknown_subject,
    unknown_brief,
    address,
    missing_media,
    figure,
    link,
    broken_anchor,
    unknown_mark,
    note,
    deep_nesting,
    html_in_body,
    table_cells,
    unused_definition,
    unsupported_markup,
    formula,
    pasted_list,
    position,
    stance_question,
    quote,
    original,
    judgment,
    condition,
    after_due,
    continues,
    judgment_conflict,
    hindsight,
    repeated_update,
    backdated,
    altered,
    removed,
    decision,
    option,
    unknown_criterion,
    likelihood,
    mixed,
    other_scale_term,
    likelihood_confidence,
    bare_modal,
    heading,
    empty_section,
    unanswered_question,
    disclaimer,
    embargo,
    review_overdue,
    superseded,
    unreviewed,
    comment,
    missing,
    line_endings,
    portable_name,
    too_large,
    duplicate_brief,
    character,
    conflict_copy,
    no_briefs,
    linked_file,
    own_font,
    own_logo,
    own_document,
    own_templates,
    registry,
    ignore,
)

RULES: dict[str, Rule] = {
    rule.id: rule for module in _MODULES for rule in vars(module).values() if isinstance(rule, Rule)
}


def rule_named(name: str) -> Rule:
    """A rule by its id. Raises SettingsError with a suggestion if there is none, PluginError for one of a plug-in."""
    if is_plugged(name):
        return plugged_rule(name)
    if name not in RULES:
        raise SettingsError(
            f"there is no rule “{name}”", hint=did_you_mean(name, RULES) or "see “briefkit check --rules”"
        )
    return RULES[name]


def chosen_rules(select: Sequence[str], ignore: Sequence[str], enable: Sequence[str]) -> list[Rule]:
    """The rules to apply: those on by default and those in `enable`, or only those in `select`; without `ignore`.

    The name of a family means all of its rules, `all` means every rule of briefkit. Those of plug-ins are the last, and
    are only there by their ids. Raises SettingsError for an unknown name, PluginError for a plug-in of no use.
    """
    ignored = _named(ignore)
    wanted = _named(select) if select else {id_ for id_, rule in RULES.items() if rule.by_default} | _named(enable)
    plugged = [plugged_rule(id_) for id_ in sorted(wanted - ignored) if is_plugged(id_)]
    return [*(rule for id_, rule in RULES.items() if id_ in wanted and id_ not in ignored), *plugged]


def _named(names: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        if name == "all":
            found |= set(RULES)
        elif of_family := {id_ for id_, rule in RULES.items() if rule.family == name}:
            found |= of_family
        elif is_plugged(name):
            found.add(name)
        else:
            found.add(rule_named(name).id)
    return found
