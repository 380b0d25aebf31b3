"""A handler for python-frontmatter that reads like briefkit and writes what every YAML reader understands alike.

>>> import frontmatter
>>> from briefkit.storage.front_matter_handler import BriefHandler
>>> frontmatter.loads("---\\ncountry: NO\\n---\\nText", handler=BriefHandler())["country"]
'NO'
"""

from __future__ import annotations

import re
from typing import Any

import frontmatter.default_handlers
import yaml

from briefkit.core.yaml.nodes import plain
from briefkit.core.yaml.read import read_yaml

# A string that every YAML 1.1 and 1.2 reader takes literally: it starts with a letter, contains no character with a
# meaning in YAML, and is no word for true, false or null.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.;()/’“”–-]*[\w.)”])?")
_WORDS_OF_YAML = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented under their key, strings quoted unless they are certainly plain."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's signature
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    plain_enough = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain_enough else '"')


def _nothing(dumper: yaml.SafeDumper, _: None) -> yaml.Node:
    """A key to be filled in has nothing behind it."""
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), _nothing)


class BriefHandler(frontmatter.default_handlers.YAMLHandler):
    """For `frontmatter.load(…, handler=BriefHandler())` in users' scripts."""

    def load(self, fm: str, **_kwargs: object) -> Any:
        """The front matter as strings, lists and dicts. Raises ValueError if briefkit would not list the brief."""
        root, findings = read_yaml(fm, first_line=2)
        if findings or not isinstance(root, yaml.MappingNode):
            raise ValueError("; ".join(map(str, findings)) or "the front matter is not a mapping")
        return plain(root)

    def export(self, metadata: dict[str, object], **_kwargs: object) -> str:
        """The front matter as YAML, in the order of the keys."""
        return yaml.dump(metadata, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100).rstrip("\n")


def new_brief_text(metadata: dict[str, object], body: str) -> str:
    """The text of a new brief file."""
    post = frontmatter.Post(body)
    post.metadata = metadata
    return str(frontmatter.dumps(post, handler=BriefHandler())) + "\n"
