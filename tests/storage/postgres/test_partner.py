"""What a reader for the public makes for the public is what the owner makes: nothing names a brief hidden from both."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from psycopg.sql import SQL, Identifier

from briefkit import Library
from briefkit.core.publication.audience import why_refused
from briefkit.storage.postgres.address import connect, parse_address
from briefkit.storage.postgres.catalogue import generations
from briefkit.storage.postgres.push import push_folder
from briefkit.storage.postgres.rights import grant
from briefkit.storage.postgres.status import status_of
from tests.console import briefkit
from tests.export.canaries import CANARY, TABLES, make_library
from tests.postgres import server

FARES = """---
title: Ferry fares
kind: memo
date: "2026-03-01"
status: published
access: public
supersedes: Secret#1
related:
  - {id: secret-plan, title: A plan of the ministry}
  - {id: other-fares}
  - {id: fares.v2-secret}
  - {id: budget.v2}
  - {title: An older plan, url: ../Secret-Plan.MD?x#part}
  - {title: The timetable, url: https://example.org/timetable}
recommendations: [{to: board, text: Lower them}]
judgments:
  - {id: j1, claim: Fares rise, probability: 0.6, due: "2030-01-01", continues: "secret#1#j1"}
  - {id: j2, claim: Fares fall, probability: 0.1, due: "2030-01-01", continues: "other-fares#j1"}
---
Fares are in [the plan](secret-plan.md), [other fares](other-fares.md#fares) and
[the law](https://example.org/law.pdf); its parts are [one](secret-plan.pdf), [two](secret-plan) and [three][].

[three]: fares.v2-secret.md
"""
OTHER = """---
title: Other fares
kind: memo
date: "2026-02-01"
status: published
access: public
judgments:
  - {id: j1, claim: Fares fall, probability: 0.2, due: "2030-01-01"}
---
# Fares

They fall.
"""
CALLS = (
    *((*table.split(), "--audience", "public") for table in TABLES),
    *(("export", "fares", "--to", form, "-o", "-", "--audience", "public") for form in ("html", "md", "txt", "json")),
    ("show", "fares", "--audience", "public"),
    ("show", "fares", "--audience", "public", "--json"),
    ("export", "fares", "other-fares", "open", "--dossier", "--to", "md", "-o", "-", "--audience", "public"),
    ("diff", "other-fares", "fares", "--audience", "public"),
    ("diff", "other-fares", "fares", "--audience", "public", "--format", "html", "-o", "-"),
)
EXPORT = ("-o", "-", "--to", "txt", "--audience", "public")


class Addresses(NamedTuple):
    owner: str
    partner: str


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    folder = make_library(tmp_path_factory.mktemp("library"))
    (folder / "fares.md").write_text(FARES)
    (folder / "other-fares.md").write_text(OTHER)
    (folder / "budget.v2.md").write_text(OTHER.replace("Other fares", "The budget"))
    registry = yaml.safe_load((folder / "registry.yaml").read_text())
    registry["parties"]["board"] = {"title": "The Ferry Board"}
    (folder / "registry.yaml").write_text(yaml.safe_dump(registry))
    for name in ("secret#1", "secret-plan", "fares.v2-secret", "budget"):
        hidden = OTHER.replace("Other fares", name).replace("access: public", "access: internal")
        (folder / f"{name}.md").write_text(hidden)
    address = server().new_database()
    server().create_roles("neighbour")
    with connect(address) as owner:
        grant(owner, "neighbour", "public")
    push_folder(folder, address)
    yield Addresses(address, address.replace("postgres@", "neighbour@"))


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_partner_publishes_what_the_owner_does(addresses: Addresses, tmp_path: Path, call: tuple[str, ...]) -> None:
    owner, partner = (briefkit("--library", one, *call, folder=tmp_path) for one in addresses)
    assert (partner.code, partner.stdout) == (owner.code, owner.stdout)
    assert partner.code == (call[0] == "diff"), partner.stderr
    assert not CANARY.search(partner.out)
    assert "secret" not in partner.out.lower()


def test_a_partner_reads_the_files_that_the_owner_publishes(addresses: Addresses, tmp_path: Path) -> None:
    """Not those with an embargo or an access that cannot be read."""
    owner, partner = addresses
    all_of_it = briefkit("--library", partner, "list", "--columns", "path", folder=tmp_path)
    assert all_of_it.out == (
        briefkit("--library", owner, "list", "--columns", "path", "--audience", "public", folder=tmp_path).out
    )
    assert all_of_it.out.split() == [
        "path", "fares.md", "other-fares.md", "budget.v2.md", "open.md", "quiet.md", "replaced.md",
    ]  # fmt: skip


def test_a_partner_is_told_what_is_left_out(addresses: Addresses, tmp_path: Path) -> None:
    said = briefkit(
        "--library",
        addresses.partner,
        "export",
        "fares",
        "-o",
        "-",
        "--to",
        "txt",
        "--audience",
        "public",
        folder=tmp_path,
    ).stderr
    assert "3 related briefs are left out: they are not for the public" in said
    assert "what it supersedes is left out: it is not for the public" in said
    assert "the forecast that “j1” carries on is left out" in said


def test_an_id_with_dots_is_no_path(addresses: Addresses, tmp_path: Path) -> None:
    """There is a hidden brief with an id that another one continues after a dot, and the other way round."""
    for address in addresses:
        out = briefkit("--library", address, "export", "fares", *EXPORT, folder=tmp_path).out
        assert "The budget" in out
        assert "The Ferry Board" in out
        assert "v2-secret" not in out


def test_a_partner_sees_references_in_the_files_as_they_are(addresses: Addresses, tmp_path: Path) -> None:
    """Nothing is left out where nothing is said of the audience."""
    assert b"secret-plan" in briefkit("--library", addresses.partner, "show", "fares", "--json", folder=tmp_path).stdout


def test_a_partner_is_told_how_many_briefs_there_are_to_read(addresses: Addresses) -> None:
    partner, owner = (status_of(parse_address(one)) for one in (addresses.partner, addresses.owner))
    assert (partner["files"], partner["briefs"], owner["files"], owner["briefs"]) == (6, 6, 23, 22)
    assert [one["briefs"] for one in partner["generations"]] == [None]
    assert [one["briefs"] for one in owner["generations"]] == [22]


ACCESSES = (
    "", "access: public", "access: internal", "access: embargoed", "access: interna", "acess: internal", "access:",
    "access: [public]", "access: {public: true}", "access: PUBLIC", "Access: internal", "zugang: internal",
)  # fmt: skip
EMBARGOES = (
    "", "embargo_until: 2021-05-03", "embargo_until: 2021-05", "embargo_until: soon", "embargo_until:",
    "embargo_untill: 2021-05-03", "embargo-until: 2021-05-03", "embargo: 2021-05-03", "embargo_until: 2021-02-30",
)  # fmt: skip
DAYS = [datetime.date(2021, *day) for day in ((4, 30), (5, 1), (5, 2), (5, 3), (5, 31), (6, 1))]


@pytest.mark.parametrize("default", ["public", "internal", "embargoed"])
def test_the_server_shows_a_brief_from_the_day_on_which_it_may_be_published(tmp_path: Path, default: str) -> None:
    """Whatever stands in the keys that say so, or in keys that may be meant for them."""
    (tmp_path / "briefkit.toml").write_text(f'[library]\naccess = "{default}"\n')
    for number, lines in enumerate(product(ACCESSES, EMBARGOES)):
        head = "\n".join(filter(None, ["title: One", "kind: note", "date: 2021", *lines]))
        (tmp_path / f"{number}.md").write_text(f"---\n{head}\n---\nText.\n")
    address = server().new_database()
    push_folder(tmp_path, address)
    with connect(address) as owner:
        owner.execute(SQL("SET search_path TO {}").format(Identifier(generations(owner)[-1].schema)))
        shown_from = dict(owner.execute("SELECT path, public_from FROM file").fetchall())
    briefs = [*Library.open(tmp_path).find()]
    assert len(briefs) > 50
    for brief in briefs:
        day = shown_from.pop(brief.path)
        shown = [one for one in DAYS if day is not None and day <= one]
        assert shown == [one for one in DAYS if not why_refused(brief, default, one)], brief.path
    assert not any(shown_from.values()), "what cannot be listed is not shown"
