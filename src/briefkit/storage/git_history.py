"""A brief's earlier versions, read with git's plumbing commands only.

A library may have come as an archive with a `.git` folder that someone else prepared. So nothing runs that its
configuration could choose: no pager, external diff, text conversion, signature check or file monitor, and no connection
to fetch what a partial clone lacks.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePosixPath

from briefkit.core.text.shell import argument
from briefkit.errors import BriefkitError
from briefkit.storage.files.door import NOTE, read_file

_SAFE = ("--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false",
         "-c", "core.hooksPath=/dev/null", "-c", "core.untrackedCache=false")  # fmt: skip
_KEPT = frozenset(["GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"])
SECONDS = 30
"""How long git may take for one answer."""


class HistoryError(BriefkitError):
    """Git cannot answer."""


class NoRevisionError(HistoryError):
    """There is no such commit."""


class _RefusedError(HistoryError):
    """Git ended with an error."""


class GitHistory:
    """The history of the files in a folder. Raises HistoryError if there is none.

    `is_named` is whether the user named a repository: one without a work tree is then meant to be read, also where
    git's `safe.bareRepository` is `explicit`.
    """

    def __init__(self, folder: Path, *, is_named: bool = False) -> None:
        self.folder = folder
        self._named = ("-c", "safe.bareRepository=all") if is_named else ()
        self.prefix = self.ask("rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")

    def resolve(self, revision: str) -> str:
        """The full hash of a commit. Raises NoRevisionError if there is no such revision."""
        try:
            answer = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        except _RefusedError as error:
            raise NoRevisionError(f"there is no revision “{revision}”", hint="see “git log --oneline”") from error
        return answer.decode("ascii").strip()

    def has(self, commit: str) -> bool:
        """Whether a commit is here, by its full hash."""
        try:
            return bool(self.resolve(commit))
        except NoRevisionError:
            return False

    def read(self, commit: str, path: str, *, largest: int) -> bytes:
        """The bytes of a file at a commit; `path` is relative to the folder. Raises HistoryError if it is not there."""
        listed = self.ask("ls-tree", "-z", "--full-tree", commit, "--", self.prefix + path)
        mode, kind, blob, *_ = (*listed.split(b"\t", 1)[0].decode("ascii").split(), "", "", "")
        if kind != "blob" or mode == "120000":
            raise self.not_there(commit, path)
        if int(self.ask("cat-file", "-s", blob)) > largest:
            raise HistoryError(f"{path} in {commit[:10]} is larger than {largest // 1024 // 1024} MiB")
        return self.ask("cat-file", "blob", blob)

    def not_there(self, commit: str, path: str) -> HistoryError:
        """The error for a file that a commit does not have."""
        hint = f"see its history with “briefkit log {argument(PurePosixPath(path).stem)}”"
        return HistoryError(f"{path} is not in {commit[:10]}", hint=hint)

    def shallow_commits(self) -> frozenset[str]:
        """The commits at which a shallow clone ends: git does not know what was before them."""
        path = self.folder / self.ask("rev-parse", "--git-path", "shallow").decode("utf-8", "surrogateescape").strip()
        try:
            return frozenset(read_file(path.parent, path.name, NOTE).decode("ascii").split())
        except FileNotFoundError:
            return frozenset()
        except (OSError, ValueError) as error:
            raise HistoryError(f"{path} cannot be read: {getattr(error, 'strerror', error)}") from error

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
            raise _refused(self.folder, message)
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
        return ["git", "-C", str(self.folder), *_SAFE, *self._named, *arguments]


def _refused(folder: Path, message: str) -> _RefusedError:
    """The error of git, with what to do where that is known."""
    if "dubious ownership" in message:
        where = message.partition(" at '")[2].rstrip("'") or str(folder.resolve())
        hint = f"if you trust who owns it: git config --global --add safe.directory {argument(where)}"
        return _RefusedError(f"{folder} belongs to another user, and git does not read it", hint=hint)
    if "not a git repository" in message:
        message = "its folder is not under version control"
    return _RefusedError(f"{folder} has no history: {message}")


def git_version() -> str:
    """The version of git; empty if it is not installed or does not say."""
    asked = ["git", "--version"]
    try:
        ran = subprocess.run(asked, capture_output=True, env=_environment(), timeout=SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ran.stdout.decode("utf-8", "replace").strip().removeprefix("git version ")


def in_repository(folder: Path) -> bool:
    """Whether a folder looks as if it were under version control, without asking git."""
    whole = folder.resolve()
    return any((above / ".git").exists() for above in (whole, *whole.parents))


def _environment() -> dict[str, str]:
    """The environment without variables that steer git, so that it fetches nothing, asks nothing, waits for no lock."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    safe = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    return kept | safe | {"GIT_ATTR_NOSYSTEM": "1", "GIT_GRAFT_FILE": os.devnull, "LC_ALL": "C"}
