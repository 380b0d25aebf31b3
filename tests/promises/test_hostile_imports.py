"""Documents that were made to do harm are refused by name or read, within limits; nothing is leaked or left."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefkit.importers.contained import process
from briefkit.importers.contained.process import end_all
from briefkit.importers.formats import FORMATS
from tests.console import briefkit
from tests.places import ROOT
from tests.promises.conftest import Note
from tests.promises.hostile_documents import HOSTILE, PARAGRAPH, WORDS, outside, packed, page, word
from tests.storage.web.servers import Server, answer, serving
from tests.thorough import sample

NAMED = "hostile documents: refused by name or read, within the limits, nothing left behind"
CLOSED = "documents that name files and addresses: none opened, none asked"


@pytest.fixture(autouse=True, scope="module")
def no_processes() -> Iterator[None]:
    """Readers are used again, as for the documents of a folder: whatever one has read must not spoil the next."""
    yield
    end_all()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library, beside an empty folder for temporary files."""
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "briefkit.toml").write_text('[library]\nname = "Desk"\n')
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)
    return tmp_path


def usable(name: str) -> bool:
    """Whether a format is there, with what it needs."""
    return name in FORMATS and (not FORMATS[name].needs or find_spec(FORMATS[name].needs) is not None)


def contents(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted((folder / "briefs").rglob("*")) if path.is_file())


@pytest.mark.parametrize("name", sample(HOSTILE, 8))
def test_a_hostile_document_is_answered(name: str, folder: Path, note: Note) -> None:
    case = HOSTILE[name]
    if case.format and not usable(case.format):
        pytest.skip(f"no reader for {case.format}")
    (folder / case.name).write_bytes(case.data())
    (folder / "good.txt").write_text(f"A good text\n\n{OTHER_WORDS}\n")
    ran = briefkit("import", case.name, "good.txt", folder=folder)
    assert "a-good-text" in ran.out.split(), ran.stderr[-2000:]
    assert "Traceback" not in ran.stderr
    refusal = re.search(rf"not imported: {re.escape(case.name)}: (.*)", ran.stderr)
    said = case.said.removeprefix("|")
    if refusal:
        assert case.said, refusal[1]
        assert re.search(said, refusal[1], re.IGNORECASE), refusal[1]
    else:
        assert ran.code == 0
        assert case.said in {"", "."} or case.said.startswith("|"), ran.stderr
    assert list((folder / "temporary").iterdir()) == []
    assert not process._busy
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ran.stderr)
    note("imports", NAMED, 1, 1)


SECRET = "the secret of the ministry"  # noqa: S105 - of no one
OTHER_WORDS = "A bridge across the sound would cost more than the harbour earns in twenty years, says the audit. " * 3
"""A text that is not that of a hostile document, which would be known again."""


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, "utf-8")
    return path


@pytest.fixture
def asked() -> Iterator[Server]:
    """A server on this machine; whoever asks it has been led there by a document."""
    with serving({"/x": answer(SECRET.encode(), Content_Type="text/plain")}) as server:
        yield server


ENTITY = f"<w:p><w:r><w:t>{WORDS}&x;</w:t></w:r></w:p>"
LINKED = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="{address}" TargetMode="External"/><Relationship Id="r2" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    'Target="{address}" TargetMode="External"/></Relationships>'
)
PICTURE = (
    PARAGRAPH + '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r1"/>'
    "</w:drawing></w:r></w:p>"
)


def leading_out(address: str) -> dict[str, bytes]:
    """Documents that name an address in every way that a reader might follow."""
    return {
        "entity.docx": word(body=ENTITY, before=outside(address)),
        "linked.docx": word(body=PICTURE, more={"word/_rels/document.xml.rels": LINKED.format(address=address)}),
        "entity.xhtml": page("<p>&x;</p>", before=outside(address)),
        "include.xhtml": page(
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}" parse="text"/>'
        ),
        "links.html": page(
            f'<img src="{address}" alt="a"><iframe src="{address}"></iframe><object data="{address}"></object>'
            f'<embed src="{address}"><video src="{address}"></video>',
            head=f'<title>Talks</title><link rel="stylesheet" href="{address}"><base href="{address}">'
            f'<meta http-equiv="refresh" content="0; url={address}"><script src="{address}"></script>',
        ),
        "picture.md": (
            f"# Talks\n\n{WORDS}\n\n![a map]({address})\n\n{{% include {address} %}}\n\n![[{address}]]\n".encode()
        ),
        "mail.eml": (
            "From: a@desk.example\r\nMessage-ID: <1@desk.example>\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'
            f'<p>{WORDS}</p><img src="{address}">\r\n--b\r\nContent-Type: message/external-body; '
            f'access-type=URL; URL="{address}"\r\n\r\nContent-Type: text/plain\r\n\r\n--b--\r\n'
        ).encode(),
        "works.bib": f"@book{{a, title = {{\\input{{{address}}}}}, author = {{A, B}}, file = {{{address}}}}}".encode(),
    }


@pytest.mark.parametrize("name", leading_out("file:///x"))
def test_no_document_leads_to_a_file_or_an_address(
    name: str, folder: Path, secret: Path, asked: Server, note: Note
) -> None:
    for address in (secret.as_uri(), str(secret), asked.url("/x", host="127.0.0.1"), f"//127.0.0.1:{asked.port}/x"):
        (folder / name).write_bytes(leading_out(address)[name])
        ran = briefkit("import", name, folder=folder)
        assert SECRET not in ran.out + ran.stderr
        assert SECRET.encode() not in contents(folder)
        note("imports", CLOSED, 1, 1)
    assert asked.requests == []


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize("name", ["entity.docx", "entity.xhtml", "links.html", "mail.eml"])
def test_the_system_sees_no_such_file_opened_and_no_connection(
    name: str, folder: Path, secret: Path, note: Note
) -> None:
    (folder / name).write_bytes(leading_out(secret.as_uri())[name])
    trace = folder / "trace"
    command = ["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=%network,open,openat,openat2,execve"]
    call = [sys.executable, "-m", "briefkit", "--library", "briefs", "import", name]
    ran = subprocess.run(
        [*command, *call],
        cwd=folder,
        capture_output=True,
        timeout=240,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    if b"ptrace" in ran.stderr or not trace.exists():
        pytest.skip("strace may not watch here")
    calls = trace.read_text("utf-8", "replace")
    assert "secret.txt" not in calls
    assert not re.search(r"\b(?:connect|sendto|bind)\(.*AF_INET", calls)
    started = re.findall(r'execve\("([^"]+)"', calls)
    assert {Path(path).name.startswith("python") for path in started} == {True}
    note("imports", CLOSED, 1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_what_is_no_regular_file_is_named(folder: Path, secret: Path, note: Note) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "sub.txt").mkdir()
    for name, said in {
        "pipe.txt": "it is a pipe",
        "device.txt": "it is a device",
        "loop.txt": "cannot be read",
        "sub.txt": "has no documents",
        "none.txt": "No such file",
        "a\0b.txt": "not a valid file name",
    }.items():
        ran = briefkit("import", name, folder=folder)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.stderr
        note("imports", NAMED, 1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such names")
def test_names_that_drive_terminals_or_lead_elsewhere_do_neither(folder: Path, note: Note) -> None:
    for name in ("a\x1b[2J.txt", "b\nc.txt", "d\u202e.txt", "..e.txt", "f\x07\r.txt"):
        (folder / name).write_text(f"\n{WORDS}\n", "utf-8")
        ran = briefkit("import", name, "--title", f"Talks {name[:1]}", folder=folder)
        assert ran.code == 0, ran.stderr
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ran.stderr + ran.out)
        note("imports", NAMED, 1, 1)
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {"briefs", "temporary"}


@pytest.mark.skipif(sys.platform == "win32", reason="has no such links")
def test_a_folder_does_not_lead_out_of_itself(folder: Path, secret: Path, note: Note) -> None:
    inbox = folder / "inbox"
    inbox.mkdir()
    (inbox / "good.txt").write_text(f"A good text\n\n{WORDS}\n")
    (inbox / "up").symlink_to(folder)
    (inbox / "secret").symlink_to(secret.parent)
    ran = briefkit("import", "inbox", folder=folder)
    assert ran.out == "a-good-text\n"
    assert SECRET.encode() not in contents(folder)
    note("imports", CLOSED, 1, 1)


def test_a_packed_file_is_not_unpacked(folder: Path, note: Note) -> None:
    (folder / "a.zip").write_bytes(packed(**{"../../out.txt": "out", "a.txt": WORDS}))
    ran = briefkit("import", "a.zip", folder=folder)
    assert "unpack it, and import what it holds" in ran.stderr
    assert not list(folder.rglob("out.txt"))
    note("imports", NAMED, 1, 1)
