"""Rules of other packages: each is a function that an entry point names, applied where `[check] enable` names it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefkit.checks.rule import Check, Found, diagnostic, texts_of
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import WARNING, Diagnostic
from briefkit.installed.plugins import CHECKS, Plugin, plugin_named

FAMILY = "plugin"
_PREFIX = f"{FAMILY}/"
_UNEXPLAINED = "A rule of another package, which does not explain it."


def plugged_id(name: str) -> str:
    """The id of the rule whose entry point has a name."""
    return _PREFIX + name


def is_plugged(name: str) -> bool:
    """Whether an id is that of a rule of another package: `plugin/NAME`. Nothing is looked for."""
    return name.startswith(_PREFIX)


def plugged_rule(id_: str) -> Check:
    """The rule of another package with an id. Raises PluginError if there is none, or it cannot be loaded."""
    plugin = plugin_named(CHECKS, id_.removeprefix(_PREFIX))
    find = plugin.load()
    if not callable(find):
        raise plugin.failed("is of no use", "it is no function")
    texts = texts_of(getattr(find, "__doc__", None) or _UNEXPLAINED, "", "")
    run = _contained(plugin, find)
    return Check(id_, FAMILY, WARNING, *texts, "words", by_default=False, subject="brief", run=run)


def _contained(plugin: Plugin, find: Callable[[Brief], Iterable[Diagnostic]]) -> Callable[..., Found]:
    """The function of a plug-in. If it fails with a brief, that is a finding there, and the others are checked."""

    def run(brief: Brief, *_: object) -> Found:
        try:
            for found in find(brief):
                if not isinstance(found, Diagnostic):
                    raise TypeError(f"it found {type(found).__name__}, not what “finding” makes")
                yield replace(found, path="", fix=None)
        except Exception as error:  # noqa: BLE001 - whatever another package raises
            failed = plugin.failed("failed", error)
            yield diagnostic(failed.message, hint=failed.hint)

    return run
