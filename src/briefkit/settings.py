"""The settings of a library: types with their defaults, descriptions and choices."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from briefkit.errors import SettingsError

SETTINGS_FILE = "briefkit.toml"
REGISTRY_FILE = "registry.yaml"
MEDIA_FOLDER = "media"
ORIGINALS_FOLDER = "originals"
TEMPLATES_FOLDER = "templates"
"""Where templates of new briefs are, unless the settings count what is in it among the briefs."""
LOCAL = "local"
"""Where the index of a library is unless it is on a server: on each machine, in the user's cache folder."""
PAPERS = ("a4", "us-letter")
INTERNAL, PUBLIC = AUDIENCES = ("internal", "public")
INTERNAL_FIELDS = (
    "sources.reliability",
    "sources.credibility",
    "sources.original",
    "origin.original",
    "judgments.mapped_by",
    "suggested",
    "review_by",
    "date_basis",
    "title_basis",
)
"""What the public does not see unless `[export] internal` says otherwise: what a house thinks of its sources, and how a
brief was made."""
LONGEST_PATTERN = 500
"""Characters of a pattern of paths."""


class LibrarySettings(NamedTuple):
    """`[library]`"""

    name: str = ""
    language: str = "en"
    likelihood_scale: str = "icd203"
    access: str = "internal"
    kinds: Sequence[str] = ()
    vocabularies: Sequence[str] = ()
    exclude: Sequence[str] = ()
    index: str = LOCAL  # type: ignore[assignment]  # a setting, though tuples have a method of that name


class BrandSettings(NamedTuple):
    """`[brand]`"""

    name: str = ""
    logo: str | None = None
    accent: str = "#1f3a5f"
    footer: str = ""
    templates: str | None = None
    paper: str = "a4"
    citation: str = "on"
    charts: str = "on"
    fonts: Sequence[str] = ()
    face: str = ""
    reference_docx: str | None = None


class ExportSettings(NamedTuple):
    """`[export]`"""

    quotation_marks: str = "language"
    audience: str = AUDIENCES[0]
    internal: Sequence[str] = INTERNAL_FIELDS


class ImportSettings(NamedTuple):
    """`[import]`"""

    originals: str = "on"
    suggesters: Sequence[str] = ()


class CheckSettings(NamedTuple):
    """`[check]`"""

    ignore: Sequence[Mapping[str, str]] = ()
    enable: Sequence[str] = ()


class Settings(NamedTuple):
    """Everything in `briefkit.toml`. An empty file is fine: every setting has a default."""

    library: LibrarySettings = LibrarySettings()
    views: Mapping[str, str] = {}
    disclaimers: Mapping[str, str] = {}
    brand: BrandSettings = BrandSettings()
    export: ExportSettings = ExportSettings()
    import_: ImportSettings = ImportSettings()
    check: CheckSettings = CheckSettings()

    @property
    def house(self) -> str:
        """The name under which the library publishes: on mastheads, in citations, and wherever publishers count."""
        return self.brand.name or self.library.name


SECTIONS: dict[str, type[Any]] = {
    "library": LibrarySettings,
    "brand": BrandSettings,
    "export": ExportSettings,
    "import": ImportSettings,
    "check": CheckSettings,
}
"""The tables with fixed settings. `views` and `disclaimers` map the user's own names to text."""
TABLES = {field.rstrip("_"): field for field in Settings._fields}
"""Table → field of `Settings`: `import` is a word of Python's own."""

DESCRIPTIONS = {
    "library.name": "The name of the institute; without `brand.name`, the publisher of its own briefs that name none",
    "library.language": "The language of briefs that do not specify one (BCP 47), and of the order of titles",
    "library.likelihood_scale": "The likelihood scale of judgments that do not specify one",
    "library.access": "The access level of briefs that do not specify one",
    "library.kinds": "Kinds of briefs in addition to the built-in ones",
    "library.vocabularies": "Ready-made topic vocabularies: crs, eurovoc (see docs/judgments.md)",
    "library.exclude": "Files and folders that are not briefs, as patterns relative to the library",
    "library.index": (
        "Where the index is: local, or the address of a PostgreSQL server without a password, such as "
        "postgresql://db.example.org/briefs (see docs/sharing.md)"
    ),
    "views": "Saved queries by name",
    "disclaimers": "Disclaimers by name, for a brief's `disclaimer`",
    "brand.name": (
        "The name on the masthead, and the publisher of the library's own briefs that name none; by default "
        "`library.name`"
    ),
    "brand.logo": "An image for the masthead, relative to the library",
    "brand.accent": "The colour of lines and headings, as #rrggbb",
    "brand.footer": "A line at the foot of each page",
    "brand.templates": "A folder with your own parts of publications, relative to the library",
    "brand.reference_docx": (
        "A Word document (.docx) of yours, relative to the library; Word documents take over its styles, page and "
        "letterhead"
    ),
    "brand.paper": "The paper size of PDFs",
    "brand.citation": "Whether publications suggest how to cite them",
    "brand.charts": "Whether publications show timelines and changed likelihoods as charts",
    "brand.fonts": (
        "Your own fonts for PDFs: TTF, OTF and TTC files, or folders with some, relative to the library; they are also "
        "used for letters that briefkit's fonts lack"
    ),
    "brand.face": "The family in `fonts` that publications are set in; by default briefkit's own",
    "export.quotation_marks": (
        "Whether straight quotation marks and apostrophes are published as those of a brief's language, or as written"
    ),
    "export.audience": "Whom `export` is for without --audience; public leaves out what is not for the public",
    "export.internal": "Fields that the public does not see, such as `sources.reliability`; replaces the default list",
    "import.originals": "Whether the original of what is imported is kept in originals/, so that quotes can be proved",
    "import.suggesters": "Suggesters of other packages that look at what is imported (see docs/review.md)",
    "check.ignore": (
        "Rules to ignore, each as {rule = …, reason = …}; path = … limits that to files that match a pattern"
    ),
    "check.enable": "Rules to apply in addition to the default ones",
}
CHOICES = {
    "library.likelihood_scale": ("icd203", "phia", "ipcc"),
    "library.access": ("public", "internal", "embargoed"),
    "brand.paper": PAPERS,
    "brand.citation": ("on", "off"),
    "brand.charts": ("on", "off"),
    "export.quotation_marks": ("language", "as-written"),
    "export.audience": AUDIENCES,
    "import.originals": ("on", "off"),
}
_PATTERNS = {
    "brand.accent": "#[0-9a-fA-F]{6}",
    "brand.face": r"[^\x00-\x1f\x7f\"\\<>{};]{0,100}",
    "library.index": rf"{LOCAL}|(?:postgres(?:ql)?://|service=)[^\s\x00-\x1f\x7f]{{1,500}}",
}
"""What a setting that is used elsewhere may be: `face` is also a name in a style sheet."""
_NOT_SHOWN = ("library.index",)
"""What may hold a password, if it is misspelt."""
_LISTS_OF_TABLES = ("check.ignore",)
_LISTS_OF_PATTERNS = ("library.exclude", "check.ignore")
_MOST_SHOWN = 80


def parse_settings(document: Mapping[str, Any]) -> Settings:
    """Settings from a parsed TOML document. Raises SettingsError for an unknown name or a wrong value."""
    values: dict[str, Any] = {}
    for name, table in document.items():
        if name not in TABLES:
            raise _unknown(name, list(TABLES), "table")
        if not isinstance(table, Mapping):
            raise SettingsError(f"“{_shown(name)}” must be a table", hint=f"write [{name}]", setting=name)
        values[TABLES[name]] = _section(name, table) if name in SECTIONS else _strings(name, table)
    return Settings(**values)


def _section(section: str, table: Mapping[str, Any]) -> Any:
    defaults = SECTIONS[section]._field_defaults
    values: dict[str, Any] = {}
    for key, given in table.items():
        name = f"{section}.{key}"
        if key not in defaults:
            raise _unknown(name, [f"{section}.{other}" for other in defaults], "setting")
        is_list = isinstance(defaults[key], tuple)
        values[key] = value = _as_list(name, given) if is_list else given
        _check_type(name, value, is_list=is_list)
        if name in _PATTERNS and not re.fullmatch(_PATTERNS[name], value):
            wrong = "cannot be what it is" if name in _NOT_SHOWN else f"is “{_shown(value)}”"
            raise SettingsError(f"“{name}” {wrong}", hint=DESCRIPTIONS[name], setting=name)
        if name in _LISTS_OF_PATTERNS:
            _check_patterns(name, [item if isinstance(item, str) else str(item.get("path", "")) for item in value])
        if name in CHOICES and value not in CHOICES[name]:
            raise _no_choice(name, value)
    return SECTIONS[section](**values)


def _as_list(name: str, value: Any) -> Any:
    """A single value as a list of one, and an empty one as an empty list, as in a brief's front matter."""
    if isinstance(value, dict if name in _LISTS_OF_TABLES else str):
        return [value] if value else []
    return value


def _check_type(name: str, value: Any, *, is_list: bool) -> None:
    if is_list:
        item_type: type[Any] = dict if name in _LISTS_OF_TABLES else str
        valid = isinstance(value, list) and all(isinstance(item, item_type) for item in value)
    else:
        valid = isinstance(value, str)
    if not valid:
        items = "tables" if name in _LISTS_OF_TABLES else "strings"
        expected = f"a list of {items}" if is_list else "a string in quotation marks"
        hint = f"write {' or '.join(f'“{choice}”' for choice in CHOICES[name])}" if name in CHOICES else None
        message = f"“{_shown(name)}” must be {expected}, not {_shown(_written(value))}"
        raise SettingsError(message, hint=hint, setting=name)


def _check_patterns(name: str, patterns: Sequence[str]) -> None:
    """Python takes time for a pattern that grows with the square of its length."""
    if any(len(pattern) > LONGEST_PATTERN for pattern in patterns):
        raise SettingsError(
            f"“{name}” has a pattern of more than {LONGEST_PATTERN} characters", hint="shorten it", setting=name
        )


def _strings(section: str, table: Mapping[str, Any]) -> Mapping[str, str]:
    for name, value in table.items():
        _check_type(f"{section}.{name}", value, is_list=False)
    return dict(table)


def _unknown(name: str, known: Sequence[str], what: str) -> SettingsError:
    near = _alike(name, known) or difflib.get_close_matches(_shown(name), known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"use one of {', '.join(known)}"
    return SettingsError(f"there is no {what} “{_shown(name)}”", hint=hint, setting=name)


def _no_choice(name: str, value: str) -> SettingsError:
    near = _alike(value, CHOICES[name])
    hint = f"did you mean {near[0]}?" if near else f"use one of {', '.join(CHOICES[name])}"
    return SettingsError(f"“{name}” is “{_shown(value)}”", hint=hint, setting=name)


def _alike(name: str, known: Sequence[str]) -> list[str]:
    """The name that differs in letter case only."""
    return [other for other in known if other.lower() == name.lower()]


def _written(value: object) -> str:
    """A value about as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    try:
        return repr(value)
    except ValueError:  # Python converts no number of more than 4,300 digits, though TOML may write one as 0xff…
        return "a very large number"


def _shown(text: str) -> str:
    """A name or value as an error shows it: its beginning, if it is long."""
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
