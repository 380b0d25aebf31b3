"""Edits documents in LibreOffice: run by a Python that has `uno`, with the edits as JSON on standard input.

`{"profile": DIR, "jobs": [{"open": FILE, "edits": [[NAME, …], …], "save": [FILE, …]}]}`. Before each edit, `["track",
true]` and `["author", NAME]` say how it is made.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK  # type: ignore[import-not-found]
from com.sun.star.util import DateTime  # type: ignore[import-not-found]

_FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8", ".pdf": "writer_pdf_Export"}
_PIPE = "briefkit-tests-{}"
_WAIT = 60


def _property(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Office:
    """A LibreOffice of its own."""

    def __init__(self, profile: str) -> None:
        pipe = _PIPE.format(Path(profile).name)
        self.process = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                f"--accept=pipe,name={pipe};urp;",
                *("--headless", "--norestore", "--nologo", "--nodefault"),
            ]
        )
        resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        for _ in range(_WAIT * 4):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.25)
        manager = self.context.ServiceManager
        self.desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)
        self.dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)

    def close(self) -> None:
        """End it."""
        try:
            self.desktop.terminate()
            self.process.wait(_WAIT)
        finally:
            self.process.kill()


class Editor:
    """Edits one document."""

    def __init__(self, office: Office, path: str) -> None:
        self.office = office
        self.document = office.desktop.loadComponentFromURL(
            Path(path).as_uri(), "_blank", 0, (_property("Hidden", True),)
        )
        self.text = self.document.Text

    def save(self, path: str) -> None:
        """Save it in the format of a file's ending."""
        self.document.storeToURL(Path(path).as_uri(), (_property("FilterName", _FILTERS[Path(path).suffix]),))

    def find(self, words: str) -> Any:
        """The first place of some words, in the text, a table or a footnote."""
        search = self.document.createSearchDescriptor()
        search.SearchString, search.SearchCaseSensitive = words, True
        found = self.document.findFirst(search)
        if found is None:
            raise SystemExit(f"not in the document: {words}")
        return found

    def dispatch(self, command: str, *arguments: Any) -> None:
        """Carry out a command of the menus."""
        frame = self.document.CurrentController.Frame
        self.office.dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, arguments)

    def select(self, found: Any) -> None:
        """Select a place."""
        self.document.CurrentController.select(found)

    # The edits

    def track(self, on: bool) -> None:
        self.document.RecordChanges = on

    def author(self, name: str) -> None:
        settings = self.office.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.configuration.ConfigurationProvider", self.office.context
        )
        node = settings.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (_property("nodepath", "/org.openoffice.UserProfile/Data"),),
        )
        node.setPropertyValue("givenname", name)
        node.setPropertyValue("sn", "")
        node.commitChanges()

    def replace(self, old: str, new: str) -> None:
        found = self.find(old)
        text = found.Text
        cursor = text.createTextCursorByRange(found)
        text.insertString(cursor.End, new, False)
        found = self.find(old)
        found.Text.createTextCursorByRange(found).String = ""

    def insert(self, after: str, words: str) -> None:
        found = self.find(after)
        found.Text.insertString(found.End, words, False)

    def put(self, before: str, words: str) -> None:
        found = self.find(before)
        found.Text.insertString(found.Start, words, False)

    def delete(self, words: str) -> None:
        found = self.find(words)
        found.Text.createTextCursorByRange(found).String = ""

    def split(self, after: str) -> None:
        found = self.find(after)
        found.Text.insertControlCharacter(found.End, PARAGRAPH_BREAK, False)

    def join(self, words: str) -> None:
        found = self.find(words)
        cursor = found.Text.createTextCursorByRange(found.End)
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, True)
        cursor.String = ""

    def paragraph(self, after: str, words: str) -> None:
        found = self.find(after)
        cursor = found.Text.createTextCursorByRange(found.End)
        cursor.gotoEndOfParagraph(False)
        found.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        found.Text.insertString(cursor, words, False)

    def remove(self, words: str) -> None:
        """Remove a paragraph with its end."""
        found = self.find(words)
        cursor = found.Text.createTextCursorByRange(found)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.String = ""

    def look(self, words: str, name: str, value: object) -> None:
        found = self.find(words)
        found.setPropertyValue(name, value)

    def bold(self, words: str) -> None:
        self.select(self.find(words))
        self.dispatch("Bold")

    def italic(self, words: str) -> None:
        self.select(self.find(words))
        self.dispatch("Italic")

    def strike(self, words: str) -> None:
        self.look(words, "CharStrikeout", 1)

    def colour(self, words: str, value: int) -> None:
        self.look(words, "CharColor", value)

    def link(self, words: str, target: str) -> None:
        self.look(words, "HyperLinkURL", target)

    def style(self, words: str, name: str) -> None:
        self.find(words).ParaStyleName = name

    def comment(self, words: str, text: str, author: str, on: str = "") -> None:
        found = self.find(words)
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Content, note.Author = text, author
        if on:
            year, month, day = map(int, on.split("-"))
            note.DateTimeValue = DateTime(Year=year, Month=month, Day=day, Hours=9)
        found.Text.insertTextContent(found.Text.createTextCursorByRange(found), note, True)

    def footnote(self, after: str, words: str) -> None:
        found = self.find(after)
        note = self.document.createInstance("com.sun.star.text.Footnote")
        found.Text.insertTextContent(found.End, note, False)
        note.Text.insertString(note.Text.End, words, False)

    def row(self, after: str, cells: list[str]) -> None:
        """Add a row below that of a cell."""
        found = self.find(after)
        table, name = found.TextTable, found.Cell.CellName
        number = int("".join(sign for sign in name if sign.isdigit()))
        table.Rows.insertByIndex(number, 1)
        for at, words in enumerate(cells):
            cell = table.getCellByPosition(at, number)
            cell.Text.insertString(cell.Text.Start, words, False)

    def remove_row(self, words: str) -> None:
        found = self.find(words)
        number = int("".join(sign for sign in found.Cell.CellName if sign.isdigit()))
        found.TextTable.Rows.removeByIndex(number - 1, 1)

    def move(self, words: str, before: str) -> None:
        """Cut a paragraph and paste it before another one."""
        found = self.find(words)
        view = self.document.CurrentController.ViewCursor
        start = found.Text.createTextCursorByRange(found)
        start.gotoStartOfParagraph(False)
        view.gotoRange(start, False)
        self.dispatch("EndOfParaSel")
        self.dispatch("CharRightSel")
        self.dispatch("Cut")
        target = self.find(before)
        start = target.Text.createTextCursorByRange(target)
        start.gotoStartOfParagraph(False)
        view.gotoRange(start, False)
        self.dispatch("Paste")

    def accept(self) -> None:
        self.dispatch("AcceptAllTrackedChanges")

    def reject(self) -> None:
        self.dispatch("RejectAllTrackedChanges")


def main() -> None:
    """Do all jobs."""
    given = json.load(sys.stdin)
    office = Office(given["profile"])
    try:
        for job in given["jobs"]:
            editor = Editor(office, job["open"])
            for name, *values in job["edits"]:
                getattr(editor, name)(*values)
            for path in job["save"]:
                editor.save(path)
            editor.document.close(True)
    finally:
        office.close()


if __name__ == "__main__":
    main()
