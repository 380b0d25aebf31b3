"""The dict of writers."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

from briefkit.export import writers as module
from briefkit.export.writers import GROUP, writers
from tests.export.samples import publication


def test_built_in_writers_write() -> None:
    for name, start in (("pdf", b"%PDF-1.7"), ("html", b"<!DOCTYPE html>")):
        writer = writers()[name]
        assert writer.ending == f".{name}"
        assert writer.write(publication()).data.startswith(start)


def test_other_packages_add_formats_but_take_over_none(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint(name, "briefkit.export.html.html:write_html", GROUP) for name in ("docx", "pdf")]
    monkeypatch.setattr(module, "entry_points", lambda group: points if group == GROUP else [])
    assert writers()["docx"].write(publication()).data.startswith(b"<!DOCTYPE")
    assert writers()["pdf"].write(publication()).data.startswith(b"%PDF")


def test_naming_the_writers_loads_none_of_them() -> None:
    program = (
        "import sys, briefkit.export.writers as w; w.writers(); print({'typst', 'jinja2', 'nh3'} & set(sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "set()\n"
    )
