"""The promises, in the order of docs/promises.md."""

from __future__ import annotations

PROMISES: dict[str, str] = {
    "edit": "An edit changes only the value you named; what can't be done so is refused by name",
    "records": "An edit reaches the record that was named, or is refused; nothing is written beside it",
    "write": "A failed write leaves the old file or the new one",
    "several": "Several files are changed together or not at all; a crash in between is finished by the next writer",
    "power": "“Saved” survives a power cut",
    "concurrent": "N of N concurrent edits are kept",
    "bad-files": "One bad file never hides the others",
    "terminal": "A brief can't drive your terminal",
    "csv": "A CSV is data",
}

LATER: dict[str, str] = {
    "A damaged, locked, truncated or newer index never loses data or answers wrongly": "tests/storage/sqlite/",
    "No script runs and no request leaves an exported page": "tests/browser/",
    "Imports are bounded": "with `import`, once it exists",
    "A PDF's text is data": "tests/export/pdf/",
    "git is asked by plumbing only": "tests/storage/test_git_history.py",
    "`serve` is local": "with `serve`, once it exists",
}
