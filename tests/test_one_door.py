"""Every place that opens, reads, lists or looks at a path is the door, or stands here with a reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from tools.imports import MODULES

DOOR = {"storage.files.door", "storage.files.descend"}
"""What opens the files and folders of a library."""
LOOKING = """
access chdir copy2 copyfile copytree exists fwalk getsize glob is_dir is_file is_symlink isdir isfile islink iterdir
lexists listdir lstat mkdtemp mkstemp open open_code read_bytes read_text readlink realpath rglob rmtree samefile
scandir stat walk NamedTemporaryFile TemporaryDirectory TemporaryFile Popen check_call check_output system execv
execvp spawnv
"""
"""The last names of functions that open, read, list or look at a path, or start a program that may."""
EXACT = {"open", "sqlite3.connect", "tomllib.load", "mmap.mmap", "subprocess.run"}
OURS = {"self", "super()", "session", "Library", "view"}
"""Receivers whose methods of these names are ours and touch no path themselves."""

PART = "a file that is part of briefkit"
STREAM = "the standard streams"
NAMED = "a path that the user has named"
GIVEN = "lists a folder that the door has opened, and looks at its entries without following links"
WRITER = "works on names that a writer has made or is about to take, without following a link to read"
REASONS: dict[str, dict[str, set[str]]] = {
    "cli.paths": {
        "the folder as its user named it, for the paths in reports": {"Path.cwd().resolve", "folder.resolve"}
    },
    "cli.doctor_terminal": {"the user's own file of completion": {"script.is_file"}},
    "cli.completion.install": {
        "the user's own settings of a shell": {"settings.exists", "settings.open", "settings.read_bytes"}
    },
    "cli.completion.values": {"the names of files here, of which one may be meant": {"Path().iterdir"}},
    "cli.editor": {"the user's own $EDITOR": {"Path(command).is_file"}},
    "cli.opener": {"the system's own program for a file that was written": {"subprocess.Popen"}},
    "cli.stdio": {STREAM: {"open", "os.open"}},
    "installed.extras": {"a mark in the environment of this program": {"os.path.isfile"}},
    "importers.suggestions.state_names": {PART: {"Path(__file__).with_name('state_names.txt').read_text"}},
    "export.marks": {"a part of a document that is in memory": {"document.open"}},
    "export.epub.style": {PART: {"_SHEET.read_text"}},
    "export.html.style": {PART: {"(_TEMPLATES / name).read_text"}},
    "export.pdf.child": {
        "what the system says of this process": {"open"},
        "the folder that the compiler was given, which goes with it": {"os.walk"},
    },
    "export.pdf.compile": {
        PART: {"_TEMPLATES.glob", "path.read_bytes"},
        "a folder of our own for the compiler": {"tempfile.TemporaryDirectory"},
    },
    "export.pdf.glyphs": {"a file that is part of briefkit or briefkit-fonts": {"(folder / 'coverage.txt').read_text"}},
    "export.html.redline": {PART: {"(_TEMPLATES / name).read_text"}},
    "export.pdf.typesetter": {"a process of our own, told what to do through its pipe": {"subprocess.Popen"}},
    "importers.contained.child": {"what the system says of this process": {"open"}},
    "importers.contained.process": {"a process of our own, told what to do through its pipe": {"subprocess.Popen"}},
    "importers.word.archive": {"a part of a document that is in memory": {"self._zip.open"}},
    "importers.word.word": {"a picture of a document that is in memory": {"image.open"}},
    "library.diff": {NAMED: {"Path(name).is_file", "folder.samefile", "os.path.lexists"}},
    "library.free_name": {GIVEN: {"os.listdir"}},
    "library.folders": {NAMED: {"Path(name).is_dir"}},
    "library.listed": {"a list of names that the user has named, perhaps a pipe": {"path.open"}},
    "library.log": {NAMED: {"here.parent.is_dir"}},
    "library.names": {NAMED: {"os.path.realpath"}},
    "library.own_briefs": {NAMED: {"os.path.realpath"}},
    "library.export_targets": {NAMED: {"os.path.isdir", "os.path.lexists"}},
    "output.manual": {PART: {"folder.is_dir", "folder.rglob", "path.read_text"}},
    "output.foreground": {"the user's own editor or pager": {"subprocess.run"}},
    "storage.clipboard": {"the system's own program for the clipboard": {"subprocess.run"}},
    "storage.files.journal": {WRITER: {"os.listdir", "os.path.lexists", "os.path.realpath"}},
    "storage.files.leftovers": {WRITER: {"os.path.lexists", "os.scandir", "path.lstat"}},
    "storage.files.lock": {"the library's own folder": {"os.open"}},
    "storage.files.output": {
        "what is at a path that the user has named for writing": {
            *("os.access", "os.path.isdir", "os.path.lexists", "os.path.realpath", "path.lstat"),
        },
    },
    "storage.files.recovery": {WRITER: {"os.path.lexists", "target.exists"}},
    "storage.files.signing_key": {
        "the user's own state folder": {"os.path.lexists", "os.path.realpath", "path.lstat"},
    },
    "storage.files.transaction": {WRITER: {"item.target.exists", "item.target.lstat", "os.path.lexists"}},
    "storage.files.named": {NAMED: {"os.access", "os.path.realpath", "target.stat"}},
    "storage.files.outcome": {GIVEN: {"os.scandir"}},
    "storage.files.library_files": {GIVEN: {"os.listdir"}},
    "storage.files.links": {GIVEN: {"entry.is_dir", "entry.is_symlink", "os.readlink", "os.scandir"}},
    "storage.files.walk": {GIVEN: {"entry.is_dir", "entry.stat", "os.listdir", "os.scandir"}},
    "storage.files.write": {
        WRITER: {"one.exists", "one.parent.iterdir", "one.samefile", "open", "os.open", "other.exists"},
    },
    "storage.git_history": {
        "git reads its own folder, told to read nothing else": {"subprocess.Popen", "subprocess.run"},
        "whether there is a .git above the library": {"(above / '.git').exists", "folder.resolve"},
    },
    "storage.postgres.statements": {PART: {"Path(__file__).with_name(name).read_text"}},
    "storage.sqlite.cache": {
        "the user's own cache folder": {"file.path.stat", "os.access", "path.exists", "there.is_dir"},
    },
    "storage.sqlite.file": {
        PART: {"Path(__file__).with_name('schema.sql').read_text"},
        "the user's own cache folder; what SQLite opens must be a regular file": {
            *("folder.stat", "os.open", "os.path.realpath", "sqlite3.connect"),
        },
    },
    "storage.memory": {"the system's own figures": {"Path('/proc/self/statm').read_text"}},
    "storage.sqlite.sql": {PART: {"Path(__file__).with_name('views.sql').read_text"}},
    "storage.sqlite.status": {"the user's own cache folder": {"file.path.stat"}},
}
"""Module → reason → the calls that it holds for."""


def calls_in(code: str) -> Iterator[str]:
    """The calls that open, read, list or look at a path, as they are written, without arguments."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            receiver, _, last = called.rpartition(".")
            looks = called in EXACT or (receiver and last in LOOKING.split()) or (last == "resolve" and not node.args)
            if looks and receiver not in OURS:
                yield called


def test_a_library_s_files_are_opened_by_the_door() -> None:
    known = {(module, call) for module, reasons in REASONS.items() for calls in reasons.values() for call in calls}
    modules = MODULES.keys() - DOOR
    found = {(module, call) for module in modules for call in calls_in(MODULES[module].read_text("utf-8"))}
    assert found - known == set(), "read through storage.files.door, or give the reason why not"
    assert known - found == set(), "what is not there any more needs no reason"


@pytest.mark.parametrize(
    "code",
    [
        *("open(path)", "path.open()", "os.open(path, 0)", "path.read_bytes()", "(folder / name).read_text('utf-8')"),
        *("os.scandir(folder)", "folder.iterdir()", "folder.rglob('*')", "path.resolve()", "path.exists()"),
        *("sqlite3.connect(path)", "tomllib.load(file)", "Image.open(path)", "subprocess.run(['cat', path])"),
        *("os.path.realpath(path)", "os.stat(path)", "path.is_symlink()", "mmap.mmap(number, 0)", "io.open(path)"),
    ],
)
def test_such_a_place_is_noticed(code: str) -> None:
    assert list(calls_in(code))


def test_every_module_with_a_reason_exists() -> None:
    assert REASONS.keys() <= MODULES.keys()
    assert MODULES.keys() >= DOOR


def test_the_door_is_small() -> None:
    """What reads bytes of a library: one call of `os.read`, in one module."""
    reading = [
        name
        for name, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"os.read", "os.pread", "os.readv", "os.fdopen"}
    ]
    assert set(reading) == {"storage.files.door"}
