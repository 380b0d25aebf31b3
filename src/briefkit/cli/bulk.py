"""What commands on many items share: names that come as data, and the part of them that one of several jobs does."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from briefkit.cli.options import Selection
from briefkit.cli.progress import StderrProgress
from briefkit.core.query.shard import Shard, parse_shard
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.library.library import Library
    from briefkit.library.on_cluster import OnCluster

BULK = "Bulk work"
"""Title of a group of options in the help."""
FromOption = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="FILE",
        help="Read the names from a file, - for stdin: one on each line, or each ended by NUL.",
        show_default=False,
        rich_help_panel=BULK,
    ),
]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="ADDRESS",
        help="Have the work done by a Dask cluster, by its scheduler's address: tcp://HOST:PORT.",
        show_default=False,
        rich_help_panel=BULK,
    ),
]


def _part_option(panel: str | None) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        "--part",
        metavar="K/N",
        help="Only the K-th of N parts, which together are all; for several jobs.",
        show_default=False,
        rich_help_panel=panel,
    )
    return option


PartOption = Annotated[str | None, _part_option(BULK)]
PartOfListOption = Annotated[str | None, _part_option(None)]


class Bulk(NamedTuple):
    """The names that `--from` has read, None without it, and the part that `--part` asks for."""

    names: Sequence[str] | None = None
    part: Shard | None = None

    @property
    def given(self) -> bool:
        """Whether any of the options was given."""
        return self.names is not None or self.part is not None

    def report_nothing(self, session: Session, done: str) -> None:
        """Say that this job has nothing to do, which is no error: other jobs may have all there is."""
        why = f"part {self.part} is empty" if self.names is None or self.names else "no names were read"
        session.say(f"briefkit: nothing {done}: {why}")


NO_BULK = Bulk()
"""Neither names that were read, nor a part."""


def bulk_of(
    source: Path | None, part: str | None, words: Sequence[str] = (), selection: Selection | None = None
) -> Bulk:
    """What the options ask for. Raises BriefkitError for names that are both read and typed, or selected."""
    shard = part_of(part)
    if source is None:
        return Bulk(None, shard)
    if words:
        raise BriefkitError("name them or have their names read with --from, not both")
    if selection is not None and selection.narrowed:
        raise BriefkitError("have names read with --from or select with options, not both")
    from briefkit.library.listed import read_names

    return Bulk(read_names(source, lambda: sys.stdin.buffer), shard)


def part_of(text: str | None) -> Shard | None:
    """The part that `--part` asks for. Raises QueryError."""
    return parse_shard(text) if text else None


@contextmanager
def on_cluster(address: str | None, library: Library) -> Iterator[OnCluster | None]:
    """The cluster that `--on` names, as long as the work takes; None without it. Raises ClusterError."""
    if address is None:
        yield None
        return
    from briefkit.library.on_cluster import OnCluster

    with closing(OnCluster(address, library, progress=StderrProgress())) as cluster:
        yield cluster
