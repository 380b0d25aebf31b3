"""The content of a page as a tree, and as XHTML: well-formed, in the namespaces of HTML and MathML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from xml.etree.ElementTree import Element, fromstring

_STYLES = ("displaystyle", "scriptlevel")
EPUB = "http://www.idpf.org/2007/ops"
MATHML = "http://www.w3.org/1998/Math/MathML"
XHTML = "http://www.w3.org/1999/xhtml"
VOID = frozenset(["br", "hr", "img"])
_TAG = re.compile(r'<([a-z][a-z0-9]*+)(?: [a-z-]++="[^"]*+")*+>')
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tree_of(content: str) -> Element:
    """Sanitized HTML as children of one element `body`.

    The sanitizer writes a tree: every element but the empty ones is closed, and every value stands in quotation marks.
    """
    written = _TAG.sub(_as_xml, content).replace("&nbsp;", "\N{NO-BREAK SPACE}")
    return fromstring(f"<body>{as_xml(written)}</body>")  # noqa: S314 - it declares nothing


def _as_xml(tag: re.Match[str]) -> str:
    """A tag of HTML as XML: an empty element is closed, and no value has a sign in it that begins a tag."""
    inside = tag[0][1:-1].replace("<", "&lt;").replace(">", "&gt;")
    return f"<{inside}/>" if tag[1] in VOID else f"<{inside}>"


def math_of(mathml: str, spoken: str) -> Element:
    """A formula of our own making as an element, with what is read aloud."""
    element = fromstring(mathml)  # noqa: S314 - our own text, whose parts are escaped
    replaced(element, _styled)
    for inner in element.iter():
        if inner.tag in ("b", "i"):
            inner.set("xmlns", XHTML)
    element.set("xmlns", MATHML)
    element.set("alttext", spoken)
    return element


def _styled(part: Element) -> Element | None:
    """A part of a formula within its style, where it has one: MathML 3 has these attributes on no other element."""
    style = {name: part.attrib.pop(name) for name in _STYLES if name in part.attrib and part.tag != "mstyle"}
    if not style:
        return None
    around = Element("mstyle", style)
    around.append(part)
    return around


def replaced(tree: Element, old: Callable[[Element], Element | None]) -> None:
    """Put other elements in the place of some; `old` names the new one, or None to keep it. Texts after them stay."""
    for parent in list(tree.iter()):
        for number, child in enumerate(parent):
            new = old(child)
            if new is not None:
                new.tail, child.tail = child.tail, None
                parent[number] = new


def as_xml(text: str) -> str:
    """A text without the characters that XML cannot have, which are shown as U+FFFD."""
    return text if text.isprintable() else _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def xml_text(text: str) -> str:
    """A text as XML, escaped."""
    return escape(as_xml(text))


def xml_of(element: Element) -> str:
    """An element with what is in it, without the text after it."""
    parts: list[str] = []
    _write(element, parts.append)
    return "".join(parts)


def inner_xml(element: Element) -> str:
    """What is in an element."""
    parts = [xml_text(element.text or "")]
    for child in element:
        _write(child, parts.append)
        parts.append(xml_text(child.tail or ""))
    return "".join(parts)


def _write(element: Element, put: Callable[[str], None]) -> None:
    """Elements nest no deeper than content is printed (`nesting.py`), so this may call itself."""
    attributes = "".join(f' {name}="{xml_text(value)}"' for name, value in element.attrib.items())
    if language := element.get("lang"):
        attributes += f' xml:lang="{xml_text(language)}"'
    put(f"<{element.tag}{attributes}")
    if element.tag in VOID:
        put("/>")
        return
    put(">" + xml_text(element.text or ""))
    for child in element:
        _write(child, put)
        put(xml_text(child.tail or ""))
    put(f"</{element.tag}>")
