"""A brief's earlier versions, read with git's plumbing commands only.

A library may have come as an archive with a `.git` folder that someone else prepared. So nothing runs that its
configuration could choose: no pager, external diff, text conversion, signature check or file monitor, and no connection
to fetch what a partial clone lacks.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefkit.errors import BriefkitError

_SAFE = ("--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false",
         "-c", "core.hooksPath=/dev/null", "-c", "core.untrackedCache=false")  # fmt: skip
_KEPT = frozenset(["GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"])
SECONDS = 30
"""How long git may take for one answer."""


class HistoryError(BriefkitError):
    """Git cannot answer."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit that changed a file: `path` is the file's path at the time; `date` is the author's, YYYY-MM-DD."""

    hash: str
    path: str
    date: str
    author: str
    subject: str


class GitHistory:
    """The history of the files in a folder. Raises HistoryError if there is none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.prefix = self.ask("rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")

    def resolve(self, revision: str) -> str:
        """The full hash of a commit. Raises HistoryError if there is no such revision."""
        try:
            answer = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        except HistoryError as error:
            raise HistoryError(f"there is no revision “{revision}”", hint="see “git log --oneline”") from error
        return answer.decode("ascii").strip()

    def read(self, commit: str, path: str, *, largest: int) -> bytes:
        """The bytes of a file at a commit; `path` is relative to the folder. Raises HistoryError if it is not there."""
        listed = self.ask("ls-tree", "-z", "--full-tree", commit, "--", self.prefix + path)
        mode, kind, blob, *_ = (*listed.split(b"\t", 1)[0].decode("ascii").split(), "", "", "")
        if kind != "blob" or mode == "120000":
            raise HistoryError(
                f"{path} is not in {commit[:10]}", hint=f"see its history with “briefkit log {_stem(path)}”"
            )
        if int(self.ask("cat-file", "-s", blob)) > largest:
            raise HistoryError(f"{path} in {commit[:10]} is larger than {largest // 1024 // 1024} MiB")
        return self.ask("cat-file", "blob", blob)

    def path_in(self, commit: str, path: str) -> str:
        """The path at an earlier commit of what is `path` today, following renames; `path` if there was none."""
        for name in (path, *dict.fromkeys(step.path for step in self.commits(path))):
            if self.ask("ls-tree", "-z", "--full-tree", commit, "--", self.prefix + name):
                return name
        return path

    def commits(self, path: str) -> Iterator[Commit]:
        """The commits that changed a file, newest first, following renames."""
        start = "HEAD"
        while True:
            hashes = self.ask("rev-list", start, "--", path).decode("ascii").split()
            for commit in hashes:
                yield self._commit(commit, path)
            earlier = self._renamed_from(hashes[-1], path) if hashes else None
            if earlier is None:
                return
            start, path = hashes[-1] + "^", earlier

    def _commit(self, commit: str, path: str) -> Commit:
        head, _, message = self.ask("cat-file", "commit", commit).decode("utf-8", "replace").partition("\n\n")
        fields = dict(line.partition(" ")[::2] for line in reversed(head.split("\n")) if line[:1] not in {" ", ""})
        author, _, when = fields.get("author", "").rpartition("> ")
        return Commit(commit, path, _day(when), author.partition(" <")[0], message.partition("\n")[0])

    def _renamed_from(self, commit: str, path: str) -> str | None:
        """The path that a file had before a commit renamed it."""
        parents = self.ask("rev-list", "--parents", "--max-count=1", commit).decode("ascii").split()[1:]
        return self._renamed(parents[0], commit, path) if parents else None

    def _renamed(self, old: str, new: str, path: str) -> str | None:
        fields = self.ask("diff-tree", "-r", "-z", "-M", "--no-ext-diff", "--no-textconv", "--diff-filter=R",
                           "--name-status", old, new).decode("utf-8", "surrogateescape").split("\0")  # fmt: skip
        for before, after in zip(fields[1::3], fields[2::3], strict=False):
            if after == self.prefix + path and before.startswith(self.prefix):
                return before.removeprefix(self.prefix)
        return None

    def ask(self, *arguments: str, given: bytes = b"") -> bytes:
        """What a git command prints when it is given some input. Raises HistoryError."""
        try:
            ran = subprocess.run(  # noqa: S603 - no shell, a fixed program, arguments of ours
                self._command(arguments),
                capture_output=True,
                env=_environment(),
                timeout=SECONDS,
                check=False,
                input=given,
            )
        except FileNotFoundError as error:
            raise HistoryError("git is not installed", hint="compare two files or two briefs instead") from error
        except subprocess.TimeoutExpired as error:
            raise HistoryError(f"git did not answer within {SECONDS} seconds") from error
        if ran.returncode:
            errors = ran.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
            message = errors.partition("\n")[0] or "git gives no reason"
            if "not a git repository" in message:
                message = "its folder is not under version control"
            raise HistoryError(f"{self.folder} has no history: {message}")
        return ran.stdout

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A git command that answers on its output what it is asked on its input. Raises OSError."""
        return subprocess.Popen(  # noqa: S603 - as above
            self._command(arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        return ["git", "-C", str(self.folder), *_SAFE, *arguments]


def in_repository(folder: Path) -> bool:
    """Whether a folder looks as if it were under version control, without asking git."""
    whole = folder.resolve()
    return any((above / ".git").exists() for above in (whole, *whole.parents))


def _environment() -> dict[str, str]:
    """The environment without variables that steer git, so that it fetches nothing, asks nothing, waits for no lock."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    safe = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    return kept | safe | {"GIT_ATTR_NOSYSTEM": "1", "LC_ALL": "C"}


def _day(when: str) -> str:
    """The author's local date of `seconds ±hhmm`."""
    import datetime  # noqa: PLC0415 - needed only for a history

    seconds, _, zone = when.partition(" ")
    try:
        minutes = int(zone[:1] + "1") * (int(zone[1:3]) * 60 + int(zone[3:5]))
        local = datetime.datetime.fromtimestamp(int(seconds), datetime.timezone(datetime.timedelta(minutes=minutes)))
    except (ValueError, OverflowError, OSError):
        return ""
    return local.date().isoformat()


def _stem(path: str) -> str:
    return PurePosixPath(path).stem
