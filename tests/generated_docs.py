"""The pages and pictures of docs/ that are generated from the code: `make docs` writes them, a test compares them."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from typing import Any

import typer.main
from tools import measure_language
from tools.draw_architecture import picture
from tools.draw_terminal import terminal_svg

from briefkit import settings as config
from briefkit.checks.rules import RULES
from briefkit.cli.app import app
from briefkit.cli.help import examples_of, parameter_groups, purpose
from briefkit.core.brief import model
from briefkit.core.brief.model import Brief
from briefkit.core.brief.shapes import ListOf, Record, RecordOf, keys_of
from briefkit.core.decisions.options import OPTIONS
from briefkit.core.decisions.rows import DECISIONS
from briefkit.core.diff import columns
from briefkit.core.doctor import DOCTOR
from briefkit.core.edit.value import REFUSALS
from briefkit.core.edit.waiting import REVIEWS, SUGGESTIONS
from briefkit.core.issues.contradictions import CONTRADICTIONS
from briefkit.core.issues.matrix import MATRIX
from briefkit.core.issues.moved import POSITIONS
from briefkit.core.issues.movement import WORDS
from briefkit.core.issues.steps import STEPS
from briefkit.core.issues.summary import SUMMARIES
from briefkit.core.jobs.outcome import REPORT
from briefkit.core.judgments.path import PATH
from briefkit.core.judgments.rows import JUDGMENTS
from briefkit.core.judgments.score_tables import CALIBRATION, SCORES
from briefkit.core.query.fields import item_scope
from briefkit.core.query.table import ITEMS, ORDERS, SCOPES, SHORT, WITH_PARTS
from briefkit.core.quotes.rows import SOURCES
from briefkit.core.search.facets import facets_schema
from briefkit.core.search.rank import HITS
from briefkit.core.search.related import RELATED
from briefkit.core.search.uses import REGISTRY
from briefkit.core.tables import TYPES, TableSchema, json_schema
from briefkit.core.timeline.digest_rows import DIGEST
from briefkit.core.timeline.rows import TIMELINE
from briefkit.library.log import LOG
from briefkit.output.findings.tables import FINDINGS
from tests.api_page import api_page
from tests.importers.results import with_results
from tests.index_page import index_page
from tests.limits_page import limits_page
from tests.marks_page import marks_page
from tests.places import DOCS
from tests.reference_pages import scales_page, schemas_page
from tests.rules_page import rules_page

NOTE = "<!-- Made by `make docs` from the code. Change it there. -->\n"


def _front(about: str) -> str:
    """What stands before the title of a page of reference: see output/manual.py."""
    return f"---\ndescription: {about}\ngroup: Reference\n---\n\n{NOTE}"


_TWO_PAGES = """\
`briefkit` alone lists the commands. Each explains itself: `-h` on one screen, where options that many commands share
may only be named, and `--help` in full.
"""


def commands_page() -> str:
    """Every command with its arguments and options, in groups, and its examples."""
    root: Any = typer.main.get_command(app)
    parts = [
        _front("Every command with its options and examples"),
        "# Commands\n",
        _TWO_PAGES,
        "## briefkit\n",
        *_command(root, ""),
    ]
    for path, command in _subcommands(root, ""):
        parts += [f"## briefkit {path}\n", *_command(command, path)]
    return "\n".join(parts)


def _subcommands(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    """The commands of a group, and those of its own groups, by their path: `judgments list`."""
    for name, command in group.commands.items():
        inner = f"{path} {name}".strip()
        yield inner, command
        if hasattr(command, "commands"):
            yield from _subcommands(command, inner)


def _command(command: Any, path: str) -> Iterator[str]:
    yield from (f"{paragraph}\n" for paragraph in purpose(command))
    for title, entries in parameter_groups(command.params).items():
        rows = "".join(f"| `{entry.name}` | {entry.help} |\n" for entry in entries)
        yield f"| {title} | |\n| --- | --- |\n{rows}"
    if examples := examples_of(path):
        lines = "\n".join(f"# {example.about}\n{example.command}" for example in examples)
        yield f"```sh\n{lines}\n```\n"


def settings_page() -> str:
    """Every setting of `briefkit.toml`."""
    parts = [
        _front("The settings of a library, in briefkit.toml"),
        "# Settings\n",
        "A folder with a `briefkit.toml` is a library. The file may be empty: all settings have defaults.\n",
    ]
    for section, cls in config.SECTIONS.items():
        parts.append(f"## [{section}]\n")
        rows = "".join(
            f"| `{key}` | {config.DESCRIPTIONS[f'{section}.{key}']} | {_default(f'{section}.{key}', default)} |\n"
            for key, default in cls._field_defaults.items()
        )
        parts.append(f"| setting | meaning | default |\n| --- | --- | --- |\n{rows}")
    for name in config.TABLES:
        if name in config.DESCRIPTIONS:
            parts.append(f"## [{name}]\n\n{config.DESCRIPTIONS[name]}: names of your choice, each with a text.\n")
    return "\n".join([*parts, _FILES])


_FILES = """\
## Files that are read

A library is what is in its folder. Symbolic links in it are not followed, neither to files nor to folders, so that
nothing from elsewhere gets into a publication: a link in place of `briefkit.toml` ends every command with an error, one
in place of `registry.yaml`, a brief, a picture, a font or a part of publications is refused by name. So are pipes,
sockets and devices. The folder itself may be reached by a link. A hard link is a file like any other: nothing tells it
apart.

Larger files than [limits](limits.md) has are refused before they are read.
"""


def _default(name: str, value: object) -> str:
    choices = config.CHOICES.get(name, ())
    shown = f"`{value}`" if value else "none"
    return shown + (f"; one of {', '.join(choices)}" if choices else "")


def front_matter_page() -> str:
    """Every key of a brief's front matter."""
    parts = [
        _front("Every key of a brief"),
        "# Front matter, format 1\n",
        (DOCS / "front-matter-intro.md").read_text("utf-8"),
    ]
    parts.append("## A brief\n\n" + _keys(Brief))
    for cls in RECORDS:
        parts.append(f"## {cls.__name__}\n\n{inspect.getdoc(cls)}\n\n{_keys(cls)}")
    return "\n".join(parts)


RECORDS = [
    model.Person,
    model.Origin,
    model.Event,
    model.Issue,
    model.Position,
    model.Judgment,
    model.Update,
    model.Recommendation,
    model.Decision,
    model.Criterion,
    model.Option,
    model.Cost,
    model.Risk,
    model.Consultation,
    model.Source,
    model.Related,
    model.Figure,
]


TABLES = {
    schema.name: schema
    for schema in [
        *[POSITIONS, SUMMARIES, STEPS, MATRIX, CONTRADICTIONS, TIMELINE, JUDGMENTS, PATH, SCORES, CALIBRATION],
        *[DECISIONS, OPTIONS, DIGEST, REGISTRY, HITS, RELATED, facets_schema(), REVIEWS, SUGGESTIONS, SOURCES],
        *[REPORT, DOCTOR, LOG],
    ]
}
"""Every table with columns of its own that is also written as JSON, by name."""
FLAT = [
    *[columns.SUMMARY, columns.SIDES, columns.RECORDS, columns.FIELDS, columns.PASSAGES, columns.DEVELOPMENTS],
    *[columns.POSSIBLE, columns.UNSEEN, columns.STATISTICS, FINDINGS],
]
"""Every table that is written as CSV and Excel, and as JSON in another shape."""


def json_rows_page() -> str:
    """Every column of every table, and the JSON Schema of each table."""
    parts = [_front("The columns of every table"), "# Rows as data\n", (DOCS / "json-rows-intro.md").read_text("utf-8")]
    movement = "".join(f"| `{word}` | {meaning} |\n" for word, meaning in WORDS.items())
    parts.append(f"## Movement\n\n| word | meaning |\n| --- | --- |\n{movement}")
    types = "".join(f"| {name} | `{json.dumps(schema)}` |\n" for name, schema in TYPES.items())
    parts.append(f"## Types\n\n| type | JSON Schema |\n| --- | --- |\n{types}")
    parts += [f"{_table(schema)}\n[JSON Schema](schemas/{name}.json)\n" for name, schema in TABLES.items()]
    parts += [f"{_table(schema)}\nAs CSV and Excel; JSON has another shape.\n" for schema in FLAT]
    return "\n".join(parts)


def _table(schema: TableSchema) -> str:
    rows = "".join(f"| `{column.name}` | {column.type} | {column.about} |\n" for column in schema.columns)
    about = f"## {schema.name}\n\n`{schema.command}`\n\n{schema.about}\n\n"
    return f"{about}| column | type | what it holds |\n| --- | --- | --- |\n{rows}"


def _schema_page(name: str) -> Callable[[], str]:
    return lambda: json.dumps(json_schema(TABLES[name]), indent=2, ensure_ascii=False) + "\n"


def _keys(cls: type[Record]) -> str:
    rows = ""
    for name, item in keys_of(cls).items():
        star = " *" if item.required else ""
        rows += f"| `{name}`{star} | {_shape(item.shape)} | {item.doc} |\n"
    return f"| key | value | what it holds |\n| --- | --- | --- |\n{rows}"


def _shape(shape: Any) -> str:
    if isinstance(shape, ListOf):
        return f"list of {_shape(shape.item)}"
    if isinstance(shape, RecordOf):
        return f"{shape.cls.__name__}" + (f", or its {shape.short} alone" if shape.short else "")
    return getattr(shape, "expected", None) or (inspect.getdoc(shape) or "").split(".")[0].lower()


def queries_page() -> str:
    """The query language, with every field."""
    parts = [
        _front("The query language of list, search and --where"),
        "# Queries\n",
        (DOCS / "queries-intro.md").read_text("utf-8"),
    ]
    short = {name: " · ".join(f"`{'.'.join(leaf.path)}`" for leaf in found) for name, found in SHORT["brief"].items()}
    short[WITH_PARTS] += ", also for the party's parts in the registry"
    short |= {
        "live": "whether it is published: `live:true`",
        "text": "all texts, as plain words do",
        "body": "the body",
    }
    rows = "".join(f"| `{name}` | {paths} |\n" for name, paths in short.items())
    parts.append(f"### Short names\n\n| field | meaning |\n| --- | --- |\n{rows}")
    for scope, keys in SCOPES.items():
        groups = [f"`{kind}:(…)`" for kind, way in ITEMS["brief"].items() if item_scope("brief", kind) == scope and way]
        head = (
            "Keys of a brief"
            if scope == "brief"
            else f"Keys of {scope}" + (f", in {', '.join(groups)}" if groups else "")
        )
        rows = "".join(f"| {kind} | {', '.join(found)} |\n" for kind, found in _by_kind(keys).items())
        short_here = {} if scope == "brief" else SHORT.get(scope, {})
        rows += f"| short names | {', '.join(f'`{name}`' for name in short_here)} |\n" if short_here else ""
        parts.append(f"### {head}\n\n| compares as | fields |\n| --- | --- |\n{rows}")
    return "\n".join(parts)


_KINDS = {"any": "number, date or text", "lang": "language", "truth": "true or false", ">": "items"}


def _by_kind(keys: dict[str, str]) -> dict[str, list[str]]:
    """The keys of a scope, grouped by how they compare."""
    found: dict[str, list[str]] = {}
    for key, comparison in keys.items():
        kind, _, by = comparison.partition(" ")
        name = f"order: {' < '.join(ORDERS[by])}" if kind == "order" else _KINDS.get(kind, kind)
        found.setdefault(name, []).append(f"`{key}`")
    return found


_RULES_MARK = "<!-- What follows is made from the rules by `make docs`. -->\n"


def checks_page() -> str:
    """Every rule, after the page's hand-written introduction."""
    introduction, mark, _ = (DOCS / "checks.md").read_text("utf-8").partition(_RULES_MARK)
    return introduction + mark + rules_page(RULES.values())


_REFUSALS_HEAD = "| reason | what it means |\n|---|---|\n"


def editing_page() -> str:
    """The page on editing, written by hand but for the table of refusals."""
    before, head, after = (DOCS / "editing.md").read_text("utf-8").partition(_REFUSALS_HEAD)
    rows = "".join(f"| `{reason}` | {meaning} |\n" for reason, meaning in REFUSALS.items())
    return before + head + rows + after[after.index("\n\n") + 1 :]


def judgments_page() -> str:
    """The page on judgments, written by hand but for how well estimative language is found."""
    before, head, after = (DOCS / "judgments.md").read_text("utf-8").partition(measure_language.HEAD)
    assert head
    return before + measure_language.table() + after[after.index("\n\n") + 1 :]


GENERATED: dict[str, Callable[[], str]] = {
    "api-reference.md": api_page,
    "checks.md": checks_page,
    "commands.md": commands_page,
    "editing.md": editing_page,
    "settings.md": settings_page,
    "limits.md": lambda: _front("The largest files, texts, pictures and tables") + limits_page(),
    "front-matter.md": front_matter_page,
    "import.md": lambda: with_results((DOCS / "import.md").read_text("utf-8")),
    "json-rows.md": json_rows_page,
    "judgments.md": judgments_page,
    "scales.md": scales_page,
    "marks.md": marks_page,
    "schemas.md": lambda: schemas_page(TABLES),
    **{f"schemas/{name}.json": _schema_page(name) for name in TABLES},
    "queries.md": queries_page,
    "pictures/architecture.svg": picture,
    "pictures/terminal.svg": terminal_svg,
    "index.md": index_page,
}


def main() -> None:
    """Write the pages."""
    for name, make in GENERATED.items():
        (DOCS / name).write_text(make(), "utf-8")


if __name__ == "__main__":
    main()
