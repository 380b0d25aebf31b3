"""Runs Typst in isolation: our fonts only, a temporary folder with this document's pictures, no packages."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from briefkit.export.pdf.glyphs import FONTS

Standard = Literal["a-2a", "a-2u", "ua-1"]
Standards = tuple[Standard, ...]

_TEMPLATES = Path(__file__).parent / "templates"
_PICTURE_ALONE = b'#set document(title: "x")\n#image(sys.inputs.file, alt: "x", width: 10pt)'


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def _templates() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(_TEMPLATES.glob("*.typ"))}


def compile_document(data: Mapping[str, Any], pictures: Mapping[str, bytes], standards: Standards, when: int) -> bytes:
    """The document as a PDF with the creation time `when` (seconds since 1970). Raises `typst.TypstError`."""
    document = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return _compile(_templates() | {"document.json": document}, pictures, standards, when, {})


def trial_error(name: str, picture: bytes, standards: Standards) -> str | None:
    """Typst's error message for a picture; None if it can be printed."""
    try:
        _compile({"main.typ": _PICTURE_ALONE}, {name: picture}, standards, 0, {"file": name})
    except typst.TypstError as error:
        return str(error.message)
    return None


def _compile(
    texts: Mapping[str, bytes], pictures: Mapping[str, bytes], standards: Standards, when: int, inputs: dict[str, str]
) -> bytes:
    with tempfile.TemporaryDirectory(prefix="briefkit-") as root:
        for name, data in pictures.items():
            Path(root, name).write_bytes(data)
        return typst.compile(  # type: ignore[call-overload, no-any-return]  # its type stubs lack the form with several files
            dict(texts),
            root=root,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            pdf_standards=list(standards),
            timestamp=when,
            package_path=root,
            package_cache_path=root,
            sys_inputs=inputs,
        )
