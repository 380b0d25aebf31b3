"""The table of fields agrees with the format, and names mean what they should."""

from __future__ import annotations

from typing import Any

import pytest

from briefkit.core.brief import model
from briefkit.core.brief.model import Brief
from briefkit.core.brief.shapes import CREDIBILITY, DATE, SPAN, TRUTH, ByHolder, ListOf, Probability, RecordOf, keys_of
from briefkit.core.brief.vocabulary import RESERVED_KEYS
from briefkit.core.query.fields import field_name, group_kind, leaves, names
from briefkit.core.query.scopes import whole_scopes
from briefkit.core.query.table import FLAGS, ITEMS, SCOPES, SHORT, Leaf

COMPUTED = {"brief": {*RESERVED_KEYS, "text", "live"}, "position": {"holder"}}
CLASSES: dict[str, type[Any]] = {"brief": Brief} | {
    name: getattr(model, name.capitalize()) for name in SCOPES if name != "brief"
}


def kinds_of(shape: Any) -> set[str]:
    """The kinds as which values of a shape may compare."""
    shape = shape.item if isinstance(shape, ListOf) else shape
    if isinstance(shape, RecordOf):
        return {f"> {shape.cls.__name__.lower()}"}
    if isinstance(shape, ByHolder):
        return {"> position"}
    if isinstance(shape, Probability) or shape is CREDIBILITY:
        return {"number"}
    if shape is DATE or shape is SPAN:
        return {"date"}
    return {"truth"} if shape is TRUTH else {"id", "word", "lang", "prose", "order", "any"}


@pytest.mark.parametrize("scope", whole_scopes())
def test_the_fields_are_the_keys_of_the_format(scope: str) -> None:
    keys = {name: item.shape for name, item in keys_of(CLASSES[scope]).items()}
    fields = whole_scopes()[scope]
    assert set(fields) - COMPUTED.get(scope, set()) == set(keys)
    for name, shape in keys.items():
        entry = fields[name]
        assert (entry if entry.startswith(">") else entry.split(" ", maxsplit=1)[0]) in kinds_of(shape), name


def test_a_key_that_the_table_does_not_name_compares_as_its_shape_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for scope in SCOPES:
        monkeypatch.setitem(SCOPES, scope, {})
    whole_scopes.cache_clear()
    try:
        assert leaves("brief", "issues.positions.date") == (Leaf(("issues", "positions", "date"), "date"),)
        assert leaves("judgment", "negated") == (Leaf(("negated",), "truth"),)
        assert leaves("source", "credibility") == (Leaf(("credibility",), "number"),)
        assert leaves("issue", "status") == (Leaf(("status",), "word"),)
    finally:
        whole_scopes.cache_clear()


@pytest.mark.parametrize("scope", SCOPES)
def test_every_name_is_canonical(scope: str) -> None:
    for name in names(scope):
        assert field_name(scope, name) == name
        assert leaves(scope, name)
        assert field_name(scope, name.upper()) == name
    assert all(group_kind(scope, kind) == kind for kind in ITEMS.get(scope, {}))
    assert set(FLAGS) <= set(names("brief"))
    assert all(leaf.path for fields in SHORT.values() for found in fields.values() for leaf in found)


def test_every_path_of_the_design_is_a_field() -> None:
    for name in [
        "topic",
        "party",
        "issue",
        "event",
        "kind",
        "status",
        "author",
        "expert",
        "person",
        "publisher",
        "lang",
        "date",
        "title",
        "summary",
        "source",
    ]:
        assert field_name("brief", name) == name
    assert field_name("brief", "position") == "position"
    assert field_name("brief", "issue.status") == field_name("brief", "issues.status") == "issues.status"
    assert field_name("brief", "nothing") is None
    assert field_name("brief", "origin.nothing") is None
    assert field_name("brief", "origin.nothing", {"origin.nothing"}) == "origin.nothing"
    assert field_name("person", "orcid", {"authors.orcid"}) == "orcid"
