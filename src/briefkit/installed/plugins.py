"""Plug-ins: what other packages add through entry points. Nothing is looked for, or loaded, before it is asked for."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.text.words import suggestion
from briefkit.errors import PluginError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

EXPORTERS, IMPORTERS, CHECKS, SUGGESTERS = (
    "briefkit.exporters",
    "briefkit.importers",
    "briefkit.checks",
    "briefkit.suggesters",
)
NOUNS = {EXPORTERS: "exporter", IMPORTERS: "importer", CHECKS: "check", SUGGESTERS: "suggester"}
"""Group of entry points → what one of them is called."""


class Plugin(NamedTuple):
    """An entry point of another package, which is told by its name and version.

    `rivals` are the packages that offer the same name: then it cannot be loaded, as nobody can tell which is meant.
    """

    group: str
    name: str
    package: str
    version: str
    point: EntryPoint
    rivals: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What it is, with its package: `the exporter “adoc” of briefkit-adoc 1.0`."""
        of = " ".join(filter(None, (self.package, self.version)))
        return f"the {NOUNS[self.group]} “{self.name}”" + (f" of {of}" if of else "")

    @property
    def place(self) -> str:
        """Where it is, as `module:name`."""
        return f"{self.point.module}:{self.point.attr}"

    def load(self) -> Any:
        """What the entry point names. Raises PluginError, which says whose fault it is and what to do."""
        self.require_alone()
        try:
            return self.point.load()
        except Exception as error:
            raise self.failed("cannot be loaded", error) from error

    def require_alone(self) -> None:
        """Raise PluginError if several packages offer its name."""
        if self.rivals:
            packages = " and ".join((self.package, *self.rivals))
            message = f"the {NOUNS[self.group]} “{self.name}” is in several packages: {packages}"
            raise PluginError(message, hint=f"uninstall all but one: {' or '.join((self.package, *self.rivals))}")

    def failed(self, what: str, error: BaseException | str) -> PluginError:
        """The error for what it did wrong."""
        reason = error if isinstance(error, str) else f"{type(error).__name__}: {error}".rstrip(": ")
        hint = f"update {self.package}, uninstall it, or tell those who make it" if self.package else None
        return PluginError(f"{self.told} {what}: {reason}", hint=hint)


def plugins(group: str, own: Collection[str] = ()) -> dict[str, Plugin]:
    """The plug-ins of a group by name, in the order of names; none of them takes the place of our `own`."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - reading what is installed takes a while

    found: dict[str, dict[str, Plugin]] = {}
    for point in entry_points(group=group):
        package = point.dist.name if point.dist else ""
        version = point.dist.version if point.dist else ""
        found.setdefault(point.name, {}).setdefault(package, Plugin(group, point.name, package, version, point))
    return {name: _one(of_name) for name, of_name in sorted(found.items()) if name not in own}


def _one(of_name: dict[str, Plugin]) -> Plugin:
    first, *others = (of_name[package] for package in sorted(of_name))
    return first._replace(rivals=tuple(other.package for other in others))


def plugin_named(group: str, name: str) -> Plugin:
    """A plug-in by its name. Raises PluginError, with a suggestion, if none of this name is installed."""
    known = plugins(group)
    if name not in known:
        hint = suggestion(name, known) if known else "install the package that has it"
        raise PluginError(f"there is no {NOUNS[group]} “{name}”", hint=hint)
    return known[name]
