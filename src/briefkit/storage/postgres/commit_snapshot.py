"""The library in a commit of a local clone or of a repository without a work tree."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Sequence
from pathlib import Path

from briefkit.core.diagnostic import Diagnostic
from briefkit.errors import BriefkitError
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.files.brief_data import unlisted_file, unlisted_folder, unlisted_name
from briefkit.storage.files.descend import DEEPEST, TOO_DEEP
from briefkit.storage.files.door import BRIEF, UnopenedError, kind_of, parts_of
from briefkit.storage.files.head import Head, Source
from briefkit.storage.files.walk import chosen_paths, is_folder
from briefkit.storage.git_blobs import GitBlobs
from briefkit.storage.git_commit import commit_head
from briefkit.storage.git_files import CommitFiles
from briefkit.storage.git_history import GitHistory
from briefkit.storage.postgres.snapshot import Origin, replaced

_BESIDE = "briefs"
"""Where a library is looked for if the repository's own folder is none, as in a folder of files."""


class CommitSnapshot:
    """A library in a commit. Raises HistoryError if git cannot tell, BriefkitError if the library is not there.

    `folder` is in a clone, or is a repository without a work tree; `within` is the library's folder in the repository,
    by default `folder` itself or `briefs` in it. `is_named` is as in `GitHistory`.
    """

    def __init__(
        self, folder: Path, revision: str = "HEAD", within: str | None = None, *, is_named: bool = False
    ) -> None:
        self.git = GitHistory(folder, is_named=is_named)
        commit = self.git.resolve(revision)
        self.files = CommitFiles(self.git, commit, self._prefix(commit, within))
        self.head = Head(self._source(SETTINGS_FILE), self._source(REGISTRY_FILE))
        self.origin = self._origin(commit)
        self.prefix = self.files.prefix
        self.settings_path = Path(f"{commit[:10]}:{self.prefix}{SETTINGS_FILE}")

    def _prefix(self, commit: str, within: str | None) -> str:
        if within is None:
            tried = [self.git.prefix, f"{self.git.prefix}{_BESIDE}/"]
        else:
            try:
                tried = ["".join(f"{part}/" for part in parts_of(within))]
            except UnopenedError as error:
                raise BriefkitError(f"“{within}” is no folder in the repository", hint="name it as in git") from error
        listed = self.git.ask("ls-tree", "-z", "--full-tree", commit, "--", *(f"{one}{SETTINGS_FILE}" for one in tried))
        found = {item.partition(b"\t")[2].decode("utf-8", "surrogateescape") for item in listed.split(b"\0")}
        for prefix in tried:
            if f"{prefix}{SETTINGS_FILE}" in found:
                return prefix
        where = f" in {tried[0].rstrip('/')}" if tried[0] else ""
        message = f"{self.git.folder}: there is no library{where} in {commit[:10]}: no {SETTINGS_FILE}"
        raise BriefkitError(message, hint="name its folder in the repository with --path, or commit it first")

    def _source(self, name: str) -> Source:
        try:
            return self.files.read(name, kind_of(name))
        except OSError as error:
            return error

    def _origin(self, commit: str) -> Origin:
        blobs = GitBlobs(self.git)
        try:
            head = commit_head(blobs.read(commit))
        finally:
            blobs.close()
        where = f"{self.git.folder}:{self.files.prefix.rstrip('/')}" if self.files.prefix else str(self.git.folder)
        return Origin(commit, head.date, head.author, head.subject, where)

    def paths(self, exclude: Sequence[str]) -> list[str]:
        """The paths of all brief files, and of what may be or hold some, sorted."""
        return chosen_paths((path for path, entry in self.files.all().items() if entry.is_file), exclude)

    def among(self, paths: Collection[str], exclude: Sequence[str]) -> list[str]:
        """Those of some paths that `paths` would have."""
        self.files.learn(paths)
        return chosen_paths([path for path in paths if self.files.has_file(path)], exclude)

    def read(self, path: str) -> bytes | Diagnostic:
        """The bytes of a brief file, or why it cannot be read."""
        if is_folder(path):
            return unlisted_folder(TOO_DEEP)
        if wrong := unlisted_name(path):
            return wrong
        try:
            return self.files.read(path, BRIEF)
        except OSError as error:
            return unlisted_file(error)

    def changed_since(self, commit: str) -> Collection[str] | None:
        """The paths of all files, briefs or not, that are not as in another commit; None if that cannot be told."""
        if not self._has(commit):
            return None
        within = posixpath.relpath("/" + self.prefix, "/" + self.git.prefix)  # as seen from the folder that git runs in
        options = ("-r", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv")
        listed = self.git.ask("diff-tree", *options, commit, self.origin.commit, "--", within)
        start = len(self.files.prefix)
        paths = [path[start:] for path in listed.decode("utf-8", "surrogateescape").split("\0") if path]
        return None if any(path.count("/") > DEEPEST for path in paths) else paths

    def order(self, commit: str, source: str) -> str:
        """How this relates to what was served until now, for a note; empty if it is later."""
        own = self.origin.commit[:10]
        if not commit:
            return f"{replaced(source)} {own} lacks is removed"
        if not self._has(commit):
            unknown = f"{commit[:10]}, which was served until now, is not in this repository"
            return f"{unknown}: what it has and {own} lacks is removed; fetch with git before you push"
        if commit == self.origin.commit:
            return ""
        if self._follows(commit, self.origin.commit):
            return f"{own} is older than {commit[:10]}, which was served until now"
        if not self._follows(self.origin.commit, commit):
            return f"{own} does not follow from {commit[:10]}, which was served until now"
        return ""

    def _follows(self, commit: str, earlier: str) -> bool:
        """Whether an earlier commit is among the ancestors of a commit."""
        return not self.git.ask("rev-list", "--max-count=1", earlier, f"^{commit}")

    def _has(self, commit: str) -> bool:
        return bool(commit) and self.git.has(commit)
