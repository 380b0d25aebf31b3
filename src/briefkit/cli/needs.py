"""What each command needs of a library: answers, which a server gives as well, or the files themselves."""

from __future__ import annotations

from briefkit.errors import FilesNeededError

ANSWERS = "answers"
"""It asks, so that a library on a server is enough."""
FILES = "needs the files of the library"
HISTORY = "needs the files of the library and their history in git"
VERSIONS = "of one brief needs its file and the history of that in git"
CHANGES = "changes files"
NOTHING = "nothing"

NEEDS = {
    "init": NOTHING,
    "new": CHANGES,
    "import": CHANGES,
    "list": ANSWERS,
    "search": ANSWERS,
    "show": ANSWERS,
    "related": ANSWERS,
    "facets": ANSWERS,
    "issues": ANSWERS,
    "timeline": ANSWERS,
    "judgments list": ANSWERS,
    "judgments due": ANSWERS,
    "judgments score": ANSWERS,
    "judgments show": ANSWERS,
    "judgments update": CHANGES,
    "judgments resolve": CHANGES,
    "decisions list": ANSWERS,
    "decisions due": ANSWERS,
    "decisions options": ANSWERS,
    "decisions resolve": CHANGES,
    "digest": ANSWERS,
    "diff": ANSWERS,
    "log": HISTORY,
    "check": FILES,
    "review": CHANGES,
    "source list": ANSWERS,
    "source add": CHANGES,
    "take-back": CHANGES,
    "set": CHANGES,
    "tag": CHANGES,
    "edit": CHANGES,
    "rename": CHANGES,
    "supersede": CHANGES,
    "registry list": ANSWERS,
    "registry add": CHANGES,
    "registry set": CHANGES,
    "registry remove": CHANGES,
    "registry rename": CHANGES,
    "export": ANSWERS,
    "cite": ANSWERS,
    "help": NOTHING,
    "jobs": NOTHING,
    "doctor": NOTHING,
    "schema": NOTHING,
    "sql": ANSWERS,
    "index status": ANSWERS,
    "index rebuild": ANSWERS,
    "lsp": NOTHING,
    "index push": FILES,
    "index grant": NOTHING,
    "index revoke": NOTHING,
    "mcp": ANSWERS,
}
"""The commands by name. `diff` of a brief with an earlier version of it needs the history."""


def files_needed(command: str, need: str, server: str) -> FilesNeededError:
    """The error of a command that a server cannot answer, with the way out."""
    through = ": writing goes through git" if need == CHANGES else ""
    then = ", commit the changes and push them" if need == CHANGES else ", or name one with --library DIR"
    return FilesNeededError(
        f"{command} {need}, and {server} gives answers only{through}", hint=f"run it in a clone of its repository{then}"
    )
