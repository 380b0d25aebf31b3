"""docs/sharing.md, followed word for word: from an empty server to a team of three."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.places import DOCS
from tests.postgres import FAST, Server, _binary

PAGE = (DOCS / "sharing.md").read_text("utf-8")
SECTION = PAGE.partition("## A team of three in ten minutes")[2].partition("\n## ")[0]
BLOCKS = re.findall(r"^```shell-session\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
REPORT = '---\ntitle: Report\nkind: report\ndate: "2026-01-05"\naccess: public\n---\nOn ports.\n'
PLAN = '---\ntitle: Plan\nkind: memo\ndate: "2026-02-03"\naccess: internal\n---\nOn ports, too.\n'


@pytest.fixture
def reachable() -> Iterator[tuple[Server, int]]:
    """A server that listens on 127.0.0.1 and asks all but its superuser for passwords."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    one = Server({**FAST, "port": str(port)}, listens_on="127.0.0.1")
    address = f"{one.address()}&port={port}"
    with psycopg.connect(address, autocommit=True) as owner:
        hba = (
            "local all postgres trust\nhost all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
        )
        (one.data / "pg_hba.conf").write_text(hba)
        owner.execute("SELECT pg_reload_conf()")
    yield one, port
    one.remove()


def commands_of(block: str) -> list[tuple[str, str]]:
    """The commands of a block, with their further lines, and what each prints."""
    found = []
    for text in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        first, _, rest = text.partition("\n")
        if "<<'END'" in first:
            body, _, rest = rest.partition("END\n")
            first = f"{first}\n{body}END"
        found.append((first, rest))
    return found


def test_the_page_can_be_followed(tmp_path: Path, reachable: tuple[Server, int]) -> None:
    """The name of the page's server leads to ours; everybody has a home of their own."""
    _server, port = reachable
    home, library = tmp_path / "home", tmp_path / "library"
    home.mkdir()
    library.mkdir()
    (library / "briefkit.toml").write_text('[library]\nname = "Harbour Desk"\n')
    (library / "2026-01-report.md").write_text(REPORT)
    (library / "2026-02-plan.md").write_text(PLAN)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "BRIEFKIT"))}
    programs = f"{Path(sys.executable).parent}:{Path(_binary('psql')).parent}:{kept['PATH']}"
    of_all = {
        **kept, "PATH": programs, "HOME": str(home), "XDG_CACHE_HOME": str(home), "PGHOSTADDR": "127.0.0.1",
        "PGPORT": str(port), "GIT_AUTHOR_NAME": "Olga", "GIT_COMMITTER_NAME": "Olga", "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_AUTHOR_EMAIL": "olga@example.org", "GIT_COMMITTER_EMAIL": "olga@example.org",
    }  # fmt: skip
    setup = "git init -q -b main . && git add . && git commit -q -m Briefs"
    subprocess.run(setup, shell=True, check=True, cwd=library, env=of_all)  # noqa: S602 - our own
    assert len(BLOCKS) == 5
    for number, block in enumerate(BLOCKS):
        folder = library if number in {1, 2} else home
        before = "export BRIEFKIT_INDEX=postgresql://olga@db.example.org/briefs\n" if number == 2 else ""
        for place, (command, printed) in enumerate(commands_of(block)):
            exported = [said for said, _ in commands_of(block)[:place] if said.startswith("export ")]
            script = before + "\n".join([*exported, command])
            ran = subprocess.run(
                ["bash", "-c", script], capture_output=True, text=True, cwd=folder, env=of_all, check=False
            )
            assert re.fullmatch(pattern_of(printed), ran.stdout + ran.stderr), (command, ran.stdout + ran.stderr)


def pattern_of(printed: str) -> str:
    """What a command prints; what differs each time, such as a hash or a time, is written as an ellipsis."""
    return re.escape(printed).replace("…", ".*")
