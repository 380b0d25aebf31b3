"""Runs Typst in isolation: our fonts only, a temporary folder with this document's pictures, no packages, limits."""

from __future__ import annotations

import json
import marshal
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

from briefkit.errors import ExportError
from briefkit.export.pdf.faces import BUNDLED, Faces
from briefkit.export.pdf.glyphs import FONTS
from briefkit.export.pdf.typesetter import Limits, TypesettingError, typeset

Standard = Literal["a-2a", "a-2u", "ua-1"]
Standards = tuple[Standard, ...]

MAIN = "main.typ"
LONG = 100_000  # letters: a longer text may take more time and memory
DRAWING = 3  # seconds for a picture on its own

_TEMPLATES = Path(__file__).parent / "templates"
_PICTURE_ALONE = b'#set document(title: "x")\n#image(sys.inputs.file, alt: "x", width: 10pt)'
_PICTURES_AS_PAGES = b"""#set page(width: auto, height: auto, margin: 0pt)
#set text(font: ("Source Sans 3", "Briefkit Arabic", "Noto Sans Hebrew", "Noto Sans SC", "Noto Sans KR"))
#let (widest, tallest) = (float(sys.inputs.widest) * 1pt, float(sys.inputs.tallest) * 1pt)
#for file in sys.inputs.names.split("/") {
  page(context {
    let own = measure(image(file))
    let width = calc.min(own.width, widest, tallest * (own.width / own.height))
    image(file, width: width)
  })
}"""
PIXELS_PER_INCH = 200  # what a picture needs to be sharp in print


@cache
def _templates() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(_TEMPLATES.glob("*.typ"))}


def limits_for(letters: int, pixels: int = 0, own_fonts: int = 0) -> Limits:
    """What printing may take: at least ten times as much as prose takes, five as much as most tables and lists.

    `own_fonts` is the number of bytes of the publisher's own fonts.
    """
    more = max(0, letters - LONG)
    seconds = min(60, 10 + more // 10_000) + pixels // 10_000_000
    return Limits(seconds, min(2 << 30, (475 << 20) + 5_000 * more) + 12 * pixels + 4 * own_fonts)


def compile_document(
    documents: Mapping[str, Mapping[str, Any]],
    pictures: dict[str, bytes],
    standards: Standards,
    when: int,
    limits: Limits,
    *,
    faces: Faces = BUNDLED,
    main: str = MAIN,
) -> bytes:
    """Documents, each in its folder beside the templates, as a PDF with the creation time `when` (seconds since 1970).

    `main` is the template of the first folder (with the empty name) to start with.

    Raises TypesettingError if Typst refuses it, and LimitError if it takes too much.
    """
    texts = {folder + name: text for folder in documents for name, text in _templates().items()}
    data = {f"{folder}document.json": _json(document) for folder, document in documents.items()}
    return _compile(texts | {MAIN: texts[main]}, pictures | data, standards, when, limits=limits, faces=faces)


def _json(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def trial_error(name: str, picture: bytes, pixels: int) -> TypesettingError | None:
    """Why a picture cannot be printed; None if it can."""
    limits = limits_for(0, pixels)._replace(seconds=DRAWING + pixels // 10_000_000)
    try:
        _compile({MAIN: _PICTURE_ALONE}, {name: picture}, (), 0, limits=limits, file=name)
    except TypesettingError as error:
        return error
    return None


def pictures_as_png(pictures: Sequence[tuple[bytes, str, int]], widest: float, tallest: float) -> list[bytes]:
    """Some pictures as PNG, each in its own size or smaller: at most so many points wide and tall.

    Each is told by its bytes, its format, and the number of pixels inside it. Raises TypesettingError if Typst refuses
    one of them, and LimitError if they take too much.
    """
    pixels = sum(inside for *_, inside in pictures)
    limits = limits_for(0, pixels)._replace(seconds=DRAWING + pixels // 10_000_000)
    files = {f"{number}.{format_}": data for number, (data, format_, _) in enumerate(pictures)}
    made = _compile(
        {MAIN: _PICTURES_AS_PAGES},
        files,
        None,
        0,
        limits=limits,
        names="/".join(files),
        widest=str(widest),
        tallest=str(tallest),
    )
    return marshal.loads(made)  # type: ignore[no-any-return]  # noqa: S302 - from the process that we started


def _compile(
    texts: Mapping[str, bytes],
    files: dict[str, bytes],
    standards: Standards | None,
    when: int,
    *,
    limits: Limits,
    faces: Faces = BUNDLED,
    **inputs: str,
) -> bytes:
    """A PDF by these standards; without any (None) the pages as PNG, as a list in the format of `marshal`.

    `texts` are templates. All else is in `files`, as Typst parses each text as markup, whatever it is.
    """
    how = {"format": "png", "ppi": PIXELS_PER_INCH} if standards is None else {"pdf_standards": list(standards)}
    with _folder_with(files | faces.files) as root:
        return typeset(
            texts,
            limits,
            made=root,
            root=root,
            fonts=[str(FONTS), *faces.folders, *([root] if faces.own.files else [])],
            own=faces.places,
            **how,
            timestamp=when,
            package_path=root,
            package_cache_path=root,
            sys_inputs=inputs,
        )


@contextmanager
def _folder_with(files: Mapping[str, bytes]) -> Iterator[str]:
    """A temporary folder with some files. Raises ExportError if there cannot be one."""
    with ExitStack() as stack:
        try:
            root = stack.enter_context(tempfile.TemporaryDirectory(prefix="briefkit-"))
            for name, data in files.items():
                path = Path(root, name.removeprefix("/"))
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
        except OSError as error:
            message = f"no temporary folder for the pages: {error.strerror or error}"
            raise ExportError(message, hint="make room for it, or name another folder in TMPDIR") from error
        yield root
