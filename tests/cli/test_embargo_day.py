"""One day decides about embargoes: of a library on a server its own there, whatever day it is where somebody asks."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefkit.library.exports import Exports, Making
from briefkit.library.library import Library, today
from briefkit.library.which import find_which
from briefkit.storage import served
from briefkit.storage.postgres.address import connect, parse_address
from briefkit.storage.postgres.embargo_day import time_zone
from briefkit.storage.postgres.push import push_folder
from briefkit.storage.postgres.rights import grant
from tests.console import briefkit
from tests.fakes import FakeServer
from tests.postgres import server

BRIEF = '---\ntitle: {0}\nkind: memo\ndate: "2020-01-0{1}"\naccess: public\nrelated: [other]\n{2}---\nOn ports.\n'
A_DAY = datetime.timedelta(days=1)


def library_until(folder: Path, until: datetime.date) -> Path:
    """A library of two briefs, one of which is under embargo until a day."""
    (folder / "briefkit.toml").touch()
    (folder / "other.md").write_text(BRIEF.format("Other", 1, "").replace("[other]", "[waits]"))
    (folder / "waits.md").write_text(BRIEF.format("Waits", 2, f'embargo_until: "{until}"\n'))
    return folder


ASKED = {
    "list": "list waits --audience public --format {id}",
    "export": "export waits --to txt -o -",
    "export for the public": "export waits --to txt -o - --audience public",
    "export of tables": "export waits --to xlsx -o tables.xlsx --force",
    "dossier": "export waits other --dossier -o dossier.html --force",
    "cite": "cite waits",
    "diff": "diff other waits -o diff.html --force --fail-on sources",
    "diff for the public": "diff other waits -o diff.html --force --audience public --fail-on sources",
    "mention": "export other --to txt -o -",
}


def told(library: str, folder: Path) -> dict[str, bool]:
    """Whether each command shows the brief that may be under embargo: on stdout, or by ending without an error."""
    found = {}
    for name, line in ASKED.items():
        ran = briefkit("--library", library, *line.split(), folder=folder)
        to_file = ".html" in line or ".xlsx" in line
        found[name] = ran.code == 0 and (to_file or ("waits" in ran.out.casefold() and "Embargoed" not in ran.out))
    return found


@pytest.mark.parametrize(("until", "there"), [(A_DAY, A_DAY), (datetime.timedelta(0), -A_DAY)])
def test_every_command_goes_by_the_day_of_the_server(
    until: datetime.timedelta, there: datetime.timedelta, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a day on there, or a day behind."""
    (tmp_path / "library").mkdir()
    folder = library_until(tmp_path / "library", today() + until)
    fake = FakeServer(folder)
    fake.embargo_day = today() + there
    monkeypatch.setattr(served, "open_store", lambda _address, _progress: fake)
    assert told("postgresql://fake/library", tmp_path) == dict.fromkeys(ASKED, there > until - A_DAY)
    assert told(str(folder), tmp_path) == dict.fromkeys(ASKED, until <= datetime.timedelta(0))


def test_processes_go_by_the_day_of_the_command(tmp_path: Path) -> None:
    """Those of a cluster may be in another time zone."""
    which = find_which(library_until(tmp_path, today() + A_DAY))
    orders = [("other.md", "txt"), ("waits.md", "txt")]
    library = Library.of(which, embargo_day=today() + A_DAY)
    exports = Exports(library, orders, Making(), jobs=2)
    assert b"Waits" in exports.result(0).data
    assert b"Waits" in exports.result(1).data
    exports.close()
    assert library.for_audience("public").embargo_day == today() + A_DAY


@pytest.fixture
def here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The time zone of whoever asks."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone of a process cannot be changed here")
@pytest.mark.parametrize(
    ("here", "zone", "hours"),
    [("Etc/GMT+12", "Pacific/Kiritimati", 14), ("Pacific/Kiritimati", "Etc/GMT+12", -12)],
    indirect=["here"],
)
@pytest.mark.usefixtures("here")
def test_a_reader_exports_what_is_listed(zone: str, hours: int, tmp_path: Path) -> None:
    """It is a later day on the server, or an earlier one, at any hour at which this runs."""
    there = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=hours)).date()
    assert there != today()
    (tmp_path / "library").mkdir()
    folder = library_until(tmp_path / "library", max(there, today()))
    address = server().new_database()
    server().create_roles("embargo-reader")
    with connect(address) as owner:
        assert time_zone(owner) == "UTC"
        grant(owner, "embargo-reader", "public", zone)
        assert time_zone(owner) == zone
        grant(owner, "embargo-reader", "public")
        assert time_zone(owner) == zone
    push_folder(folder, address)
    for user in ("embargo-reader", "postgres"):
        asked = address.replace("postgres@", f"{user}@")
        with Library.open(asked) as library:
            assert library.embargo_day == there
        assert told(asked, tmp_path) == dict.fromkeys(ASKED, there > today()), parse_address(asked)
