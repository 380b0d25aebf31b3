"""The pictures of a document that is imported: which are kept, and under which names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefkit.core.publication.picture import picture_of, too_many
from briefkit.core.text.clean import clean_one_line
from briefkit.core.text.words import counted
from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers.importers import Draft
from briefkit.settings import MEDIA_FOLDER
from briefkit.storage.files.door import is_folder_at, is_taken
from briefkit.storage.files.write import create_file, discard

_ICON_BYTES, _ICON_PIXELS = 3 << 10, 50
_ENDINGS = {"jpeg": ".jpg"}
_TOLD = 5  # pictures that are left out, by name

_MARK = re.compile(r"^<!-- briefkit: figure (?P<id>\S{1,100}) -->\n{0,2}", re.MULTILINE)


@frozen
class Illustrated:
    """A draft of which each figure has a picture that can be kept, or none: `endings` are those of the kept ones."""

    draft: Draft
    endings: dict[str, str]

    def placed(self, library: Path, id_: str) -> tuple[Draft, dict[str, bytes]]:
        """The draft as the brief of an id, and its files by their paths in the library, which are free."""
        paths: dict[bytes, str] = {}
        names: dict[str, str] = {}
        for picture in self.draft.pictures:
            if picture.data not in paths:
                ending = self.endings[picture.name]
                paths[picture.data] = next(
                    path
                    for path in _paths(f"{MEDIA_FOLDER}/{id_}-{len(paths) + 1}", ending)
                    if path not in paths.values() and not is_taken(library, path)
                )
            names[picture.name] = paths[picture.data]
        figures = [
            figure | {"file": names[figure["file"]]} if figure.get("file") in names else figure
            for figure in _figures(self.draft)
        ]
        matter = self.draft.front_matter | ({"figures": figures} if figures else {})
        return replace(self.draft, front_matter=matter), {path: data for data, path in paths.items()}


def _paths(stem: str, ending: str) -> Iterator[str]:
    yield f"{stem}{ending}"
    number = 2
    while True:
        yield f"{stem}-{number}{ending}"
        number += 1


def illustrated(draft: Draft, library: Path) -> Illustrated:
    """A draft with the pictures that can be kept; those that cannot, or are icons, are named in its notes."""
    data = {picture.name: picture.data for picture in draft.pictures}
    endings: dict[str, str] = {}
    notes: list[str] = []
    used = {figure["file"] for figure in _figures(draft) if figure.get("file")}
    for name in dict.fromkeys([*data, *used]):
        found = _ending_or_reason(data.get(name), used=name in used)
        if found.startswith("."):
            endings[name] = found
        elif name in data or not _is_there(library, name):
            notes.append(f"the picture “{clean_one_line(name)[:80]}” {found}")
    if len(notes) > _TOLD:
        notes[_TOLD:] = [f"{counted(len(notes) - _TOLD, 'more picture')} left out for such reasons"]
    kept = tuple(picture for picture in draft.pictures if picture.name in endings)
    left = {name for name in (*data, *used) if name not in endings and (name in data or not _is_there(library, name))}
    without = _without(draft, left)
    return Illustrated(replace(without, pictures=kept, notes=(*draft.notes, *notes)), endings)


def _is_there(library: Path, name: str) -> bool:
    """Whether a picture is a file of the library already."""
    return is_taken(library, name)


def _ending_or_reason(data: bytes | None, *, used: bool) -> str:
    """The ending for a picture's file, by its bytes, or a clause that says why it is left out."""
    if data is None:
        return "is not in the document: save it, and add it to the figures"
    if not used:
        return "is left out: it stands nowhere in the text"
    found = picture_of(data)
    if isinstance(found, str):
        return f"is left out: {found}"
    if len(data) < _ICON_BYTES and min(found.width, found.height) < _ICON_PIXELS:
        return f"is left out: {found.width} × {found.height} pixels are no figure"
    if reason := too_many([], found):
        return f"is left out: {reason}"
    return _ENDINGS.get(found.format, f".{found.format}")


def _figures(draft: Draft) -> list[dict[str, str]]:
    """The figures of a draft that are mappings, as those of documents are."""
    listed = draft.front_matter.get("figures")
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def _without(draft: Draft, left: set[str]) -> Draft:
    """A draft without some pictures: figures of which nothing is told besides have gone, with their marks."""
    figures, gone = [], []
    for figure in _figures(draft):
        rest = {key: value for key, value in figure.items() if key != "file" or value not in left}
        if rest != figure and not rest.get("caption"):
            gone.append(str(figure.get("id")))
        else:
            figures.append(rest)
    if figures == _figures(draft):
        return draft
    matter = {key: value for key, value in draft.front_matter.items() if key != "figures" or figures}
    body = _MARK.sub(lambda mark: "" if mark["id"] in gone else mark[0], draft.body)
    return replace(draft, front_matter=matter | ({"figures": figures} if figures else {}), body=body)


def write_pictures(library: Path, files: dict[str, bytes]) -> list[Path]:
    """Write the pictures of a brief; returns their paths. Raises BriefkitError if one cannot be, and writes none then.

    The library must be locked.
    """
    made: list[Path] = []
    try:
        if files and not is_taken(library, MEDIA_FOLDER):
            (library / MEDIA_FOLDER).mkdir(exist_ok=True)
        if files and not is_folder_at(library, MEDIA_FOLDER):
            raise BriefkitError(f"{MEDIA_FOLDER} is no folder, so that pictures cannot be kept there")
        for path, data in files.items():
            create_file(library / path, data)
            made.append(library / path)
    except BaseException as error:
        forget_pictures(made)
        if isinstance(error, OSError):
            raise BriefkitError(f"a picture cannot be written: {error.strerror}") from error
        raise
    return made


def forget_pictures(made: list[Path]) -> None:
    """Remove pictures that were just written, as their brief was not."""
    for path in made:
        discard(path)
