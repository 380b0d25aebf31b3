"""Committed versions that several rules compare."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.core.brief.model import Brief
from briefkit.core.brief.succession import PUBLISHED
from briefkit.core.brief.version import Version
from briefkit.core.ports import LibraryView


def changed_versions(brief: Brief, view: LibraryView) -> Sequence[Version]:
    """The versions of a brief on the record; none if it has never changed."""
    versions = view.versions(brief.path) if brief.status in PUBLISHED else ()
    return () if len(versions) == 1 and versions[0].current else versions


def commit_text(version: Version) -> str:
    """The day and the short hash of a commit: “on 2018-07-20 (1a2b3c4d5e)”."""
    return f"on {version.day} ({version.commit[:10]})"


def since(version: Version | None) -> str:
    """When something changed: in a commit, or since the last one."""
    return commit_text(version) if version else "since the last commit"
