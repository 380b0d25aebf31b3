"""The schema of front matter is valid, agrees with briefkit, and accepts every brief that briefkit reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.schema import front_matter_schema
from briefkit.core.brief.split import SplitText, decode, split
from tests.places import SAMPLE

BRIEFS = sorted(SAMPLE.glob("*.md"))
SCHEMA = front_matter_schema()


class _EditorLoader(yaml.SafeLoader):
    """YAML as editors read it: with the types of JSON, and dates as texts."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def front_matter(data: bytes) -> Any:
    text = decode(data)
    assert isinstance(text, str)
    halves = split(text)
    assert isinstance(halves, SplitText)
    return yaml.load(halves.front_matter, _EditorLoader)  # noqa: S506 - a safe loader


def problems(text: str) -> list[str]:
    """The places at which the schema rejects front matter."""
    document = front_matter(f"---\n{text}\n---\n".encode())
    return [error.json_path for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(document)]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator.check_schema(front_matter_schema(("speech",)))


@pytest.mark.parametrize("path", BRIEFS, ids=[path.stem for path in BRIEFS])
def test_the_sample_briefs_are_valid(path: Path) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(front_matter(path.read_bytes()))


HEAD = "title: T\nkind: memo\ndate: 2018-07\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        "title: 1914\nkind: speech\ndate: 1914",
        "title: T\nkind: memo\nstatus: draft",
        HEAD + "authors: A. Author\ntopics: trade\nissues: [fees, {id: ports, positions: {us: No, eu: [{says: b}]}}]",
        HEAD + "origin: https://example.org\nsummary:\nkey_points: []\nown: {key: [1]}",
        HEAD + "judgments: [{id: 1, claim: c, probability: [0.2, 0.4], due: 2018-11-30/2018-12-01, negated: yes}]",
        HEAD + "sources: [{id: s1, credibility: 2, reliability: B}]\nembargo_until: 2019",
    ],
)
def test_what_briefkit_reads_is_valid(text: str) -> None:
    reading = parse_brief(f"---\n{text}\n---\n".encode(), id="x", path="x.md")
    assert not reading.findings
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("kind: memo\ndate: 2018", "$"),
        ("title: T\nkind: memo", "$"),
        ("title: T\nkind: memo\ndate:", "$.date"),
        ("title: T\nkind: memo\ndate: 2018-13", "$.date"),
        ("title: T\nkind: memo\ndate: 0", "$.date"),
        (HEAD + "status: finished", "$.status"),
        (HEAD + "id: own", "$.id"),
        (HEAD + "issues: [{status: disputed}]", "$.issues"),
        (HEAD + "judgments: [{id: j1, claim: c, probability: 70}]", "$.judgments"),
        (HEAD + "sources: [{id: s1, credibility: 7}]", "$.sources"),
        (HEAD + "topics: {a: b}", "$.topics"),
    ],
)
def test_what_briefkit_rejects_is_invalid(text: str, where: str) -> None:
    assert parse_brief(f"---\n{text}\n---\n".encode(), id="x", path="x.md").findings
    assert where in problems(text)


def test_every_key_is_described() -> None:
    def keys(schema: Any) -> list[tuple[str, Any]]:
        found = list(schema.get("properties", {}).items()) if isinstance(schema, dict) else []
        inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
        return found + [item for child in inner for item in keys(child)]

    assert len(keys(SCHEMA)) > 100
    described = [(name, schema) for name, schema in keys(SCHEMA) if name not in {"status", "date"} or len(schema) > 1]
    assert all("description" in schema for name, schema in described)


@pytest.mark.parametrize(
    ("value", "valid"),
    [
        ("0", True), ("1", True), ("0.5", True), ("'0.70'", True), ("'1.0'", True), ("[0, 1]", True), ("[0.5]", True),
        ("-0.5", False), ("-0.001", False), ("1.01", False), ("'1.1'", False), ("'-0.5'", False), ("[]", False),
        ("[0.1, 0.2, 0.3]", False), ("likely", False),
    ],
)  # fmt: skip
def test_which_probabilities_are_valid(value: str, valid: bool) -> None:
    text = HEAD + f"judgments: [{{id: j, claim: c, probability: {value}}}]"
    assert (problems(text) == []) is valid
