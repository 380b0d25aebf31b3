"""Which files of a library, besides its briefs, are needed to read and publish these: what a server keeps of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from briefkit.core.body.outline_read import read_outline
from briefkit.core.brief.model import Brief
from briefkit.core.publication.value import OWN_PARTS
from briefkit.core.quotes.quotes import is_original_name
from briefkit.settings import ORIGINALS_FOLDER, SETTINGS_FILE, BrandSettings
from briefkit.storage.files.door import UnopenedError, parts_of
from briefkit.storage.files.library_files import LibraryFiles
from briefkit.storage.files.media import places_of_picture
from briefkit.storage.files.originals import TEXT_ENDING
from briefkit.storage.files.own_fonts import paths_of_fonts

_MOST_OTHERS = 10


def assets_of(brief: Brief) -> list[str]:
    """The paths at which the pictures of a brief may be, and the texts of its originals; not all need be there."""
    sources = [figure.file for figure in brief.figures if figure.file]
    if "![" in brief.body:
        sources += [image.name for image in read_outline(brief.body, brief.body_line).images]
    places = (places_of_picture(brief.path, source) for source in sources)
    paths = [path for found in places if not isinstance(found, str) for path in found]
    named = [brief.origin.original if brief.origin else None, *(source.original for source in brief.sources)]
    paths += [f"{ORIGINALS_FOLDER}/{name}{TEXT_ENDING}" for name in named if name and is_original_name(name)]
    return _inside(paths)


def house_assets(files: LibraryFiles, brand: BrandSettings) -> list[str]:
    """The same of what the house prints with: its logo, its parts of publications, its fonts and its Word document."""
    return _inside(_of_house(files, brand))


def _of_house(files: LibraryFiles, brand: BrandSettings) -> Iterator[str]:
    if brand.logo:
        places = places_of_picture(SETTINGS_FILE, brand.logo)
        yield from () if isinstance(places, str) else places
    if brand.templates:
        yield from (f"{brand.templates}/{name}" for name in _parts_in(files, brand.templates))
    yield from paths_of_fonts(files, brand.fonts, [])
    if brand.reference_docx:
        yield brand.reference_docx


def _parts_in(files: LibraryFiles, folder: str) -> list[str]:
    """The parts of publications in a folder; if there is none, some other file, so that the folder is there."""
    try:
        names = files.names(folder)
    except OSError:
        return []
    return [name for name in names if name in OWN_PARTS] or names[:_MOST_OTHERS]


def _inside(paths: Iterable[str]) -> list[str]:
    """Those of some paths that lie in the library, each once and as short as it can be."""
    found: dict[str, None] = {}
    for path in paths:
        with suppress(UnopenedError):
            found["/".join(parts_of(path))] = None
    return [path for path in found if path]
