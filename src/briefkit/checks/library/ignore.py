"""Rules that are ignored without a reason, or that do not exist."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.checks.ignores import Ignore, ignores_of_brief, ignores_of_settings
from briefkit.checks.plugged import is_plugged
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.text.words import did_you_mean
from briefkit.settings import SETTINGS_FILE, Settings

_KEYS = frozenset(["rule", "reason", "path"])


def _problem(ignore: Ignore) -> tuple[str, str] | None:
    from briefkit.checks.rules import RULES  # noqa: PLC0415 - the dict of rules holds these rules too

    if ignore.rule not in RULES and not is_plugged(ignore.rule):
        return f"there is no rule “{ignore.rule}”", did_you_mean(ignore.rule, RULES) or "see “briefkit check --rules”"
    if not ignore.reason.strip():
        return f"“{ignore.rule}” is ignored without a reason", "add “reason: …”"
    return None


@rule(
    "ignore-in-brief",
    ERROR,
    bad="check: {ignore: [{rule: missing-summary}]}",
    good="check: {ignore: [{rule: missing-summary, reason: a one-line notice}]}",
)
def ignore_in_brief(brief: Brief, *_: object) -> Found:
    """A brief ignores a rule without giving a reason, or ignores a rule that does not exist.

    Write `check: {ignore: [{rule: …, reason: …}]}`. Whoever reads the file next year will want to know why.
    """
    if "check" not in brief.extra:
        return
    ignores = ignores_of_brief(brief)
    if not ignores:
        yield diagnostic("no ignored rules found here", ("check",), "write {ignore: [{rule: …, reason: …}]}")
    for number, ignore in enumerate(ignores):
        if problem := _problem(ignore):
            yield diagnostic(problem[0], ("check", "ignore", number), problem[1])


@rule(
    "ignore-in-settings",
    ERROR,
    bad='[check]\nignore = [{rule = "figure-credit"}]',
    good='[check]\nignore = [{rule = "figure-credit", reason = "our own charts"}]',
    example="words",
    subject="library",
)
def ignore_in_settings(_view: object, settings: Settings) -> Found:
    """briefkit.toml ignores a rule without giving a reason, or ignores a rule that does not exist.

    `path` limits it to some files: `{rule = "figure-alt", path = "old/*", reason = "scanned maps"}`.
    """
    for entry, ignore in zip(settings.check.ignore, ignores_of_settings(settings), strict=True):
        unknown: Sequence[str] = sorted(set(entry) - _KEYS)
        if unknown:
            yield diagnostic(
                f"there is no key “{unknown[0]}” here", hint="use rule, reason and path", path=SETTINGS_FILE
            )
        if problem := _problem(ignore):
            yield diagnostic(problem[0], (ignore.rule,), problem[1], path=SETTINGS_FILE)
