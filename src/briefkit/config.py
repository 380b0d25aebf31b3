"""The settings of a library, as types that carry their own documentation."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from briefkit.errors import SettingsError

SETTINGS_FILE = "briefkit.toml"
REGISTRY_FILE = "registry.yaml"
MEDIA_FOLDER = "media"
PAPERS = ("a4", "us-letter")


def setting(doc: str, default: Any = None, *, choices: tuple[str, ...] = (), pattern: str = "") -> Any:
    """A dataclass field for one setting, with its documentation."""
    metadata = {"doc": doc, "choices": choices, "pattern": pattern}
    if isinstance(default, (dict, list)):
        return field(default_factory=type(default), metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class LibrarySettings:
    """`[library]`"""

    name: str = setting("The institute's name; stands as publisher where a brief names none", "")
    language: str = setting("The language of briefs that don't say (BCP 47)", "en")
    likelihood_scale: str = setting(
        "The scale of judgments that don't say", "icd203", choices=("icd203", "phia", "ipcc")
    )
    access: str = setting("Who may see briefs that don't say", "internal", choices=("public", "internal", "embargoed"))
    kinds: list[str] = setting("Kinds of briefs beyond the built-in ones", [])
    vocabularies: list[str] = setting("Topics that come ready made: crs, eurovoc (see docs/judgments.md)", [])
    exclude: list[str] = setting("Files and folders that hold no briefs, as patterns relative to the library", [])


@dataclass(frozen=True, slots=True)
class BrandSettings:
    """`[brand]`"""

    name: str = setting("The name on the masthead; the library's if not given", "")
    logo: str | None = setting("An image for the masthead, relative to the library")
    accent: str = setting("The colour of rules and heads, as #rrggbb", "#1f3a5f", pattern="#[0-9a-fA-F]{6}")
    footer: str = setting("A line at the foot of each page", "")
    templates: str | None = setting("A folder with own parts of publications, relative to the library")
    paper: str = setting("The paper of PDFs", "a4", choices=PAPERS)


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """`[check]`"""

    ignore: list[Mapping[str, str]] = setting(
        "Rules not to apply, each as {rule = …, reason = …}; path = … narrows it to files that fit a pattern", []
    )
    enable: list[str] = setting("Rules to apply that are not on by default", [])


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that `briefkit.toml` may say. An empty file is fine: every setting has a default."""

    library: LibrarySettings = field(default_factory=LibrarySettings)
    views: Mapping[str, str] = setting("Saved queries by name", {})
    disclaimers: Mapping[str, str] = setting("Disclaimers by name, for a brief's `disclaimer`", {})
    brand: BrandSettings = field(default_factory=BrandSettings)
    check: CheckSettings = field(default_factory=CheckSettings)


SECTIONS = {"library": LibrarySettings, "brand": BrandSettings, "check": CheckSettings}
"""The tables with fixed settings; `views` and `disclaimers` map names of the user's own to texts."""


def settings_from(told: Mapping[str, Any]) -> Settings:
    """Settings from a parsed TOML document. Raises SettingsError for what is unknown or of the wrong type."""
    known = [item.name for item in fields(Settings)]
    values: dict[str, Any] = {}
    for name, table in told.items():
        if name not in known:
            raise _unknown(name, known, "table")
        if not isinstance(table, Mapping):
            raise SettingsError(f"“{name}” should be a table: write [{name}]")
        values[name] = _section(name, table) if name in SECTIONS else _texts(name, table)
    return Settings(**values)


def _section(section: str, table: Mapping[str, Any]) -> Any:
    known = {item.name: item for item in fields(SECTIONS[section])}
    for name, value in table.items():
        if name not in known:
            raise _unknown(f"{section}.{name}", [f"{section}.{other}" for other in known], "setting")
        _check_type(f"{section}.{name}", value, str(known[name].type))
        choices = known[name].metadata["choices"]
        pattern = known[name].metadata["pattern"]
        if pattern and not re.fullmatch(pattern, value):
            raise SettingsError(f"“{section}.{name}” is “{value}”", hint=known[name].metadata["doc"])
        if choices and value not in choices:
            raise SettingsError(f"“{section}.{name}” is “{value}”", hint=f"use one of {', '.join(choices)}")
    return SECTIONS[section](**table)


def _check_type(name: str, value: Any, declared: str) -> None:
    if declared.startswith("list"):
        item_type: type[Any] = dict if "Mapping" in declared else str
        fits = isinstance(value, list) and all(isinstance(item, item_type) for item in value)
    else:
        fits = isinstance(value, str)
    if not fits:
        expected = "a list" if declared.startswith("list") else "a text in quotation marks"
        raise SettingsError(f"“{name}” should be {expected}, not {value!r}")


def _texts(section: str, table: Mapping[str, Any]) -> Mapping[str, str]:
    for name, value in table.items():
        _check_type(f"{section}.{name}", value, "str")
    return dict(table)


def _unknown(name: str, known: list[str], what: str) -> SettingsError:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
    return SettingsError(f"there is no {what} “{name}”", hint=hint)
