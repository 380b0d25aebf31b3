"""The sessions in pages: what is run, where, and what happens when it prints something else."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.shown import PageSession

TUTORIAL = """\
<!-- library: none -->
# From nothing

<!-- file: desk/briefkit.toml -->
```toml
[library]
name = "Trade Desk"
```

```console
$ cd desk
$ cat > fees.md <<'EOF'
---
title: Port fees
kind: note
date: "2026-11"
---
$ 5 a ton.
EOF
$ briefkit list \\
    --format '{date}  {title}'
2026-11  Port fees
$ briefkit list --json | head -c 1
[
$ briefkit show nothing
briefkit: no brief “nothing” in ...
  → ...
```

```console
$ ls
briefkit.toml
fees.md
```

<!-- library: sample -->
```console
$ briefkit list topic:sanctions date:2018-12
what it prints
```

````markdown
```console
$ this is not run
```
````
"""


def session(page: str, folder: Path) -> str:
    return PageSession(folder).page(page)


def test_a_page_is_followed_from_top_to_end(tmp_path: Path) -> None:
    page = TUTORIAL.replace("what it prints\n", "no matching ...\n")
    assert session(page, tmp_path) == page


def test_other_output_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="briefkit list topic:sanctions"):
        session(TUTORIAL, tmp_path)


def test_an_update_writes_what_is_printed_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPDATE_TRANSCRIPTS", "1")
    before, after = TUTORIAL.split("what it prints\n")
    made = session(TUTORIAL, tmp_path)
    assert made.startswith(before)
    assert made.endswith(after)
    assert "what it prints" not in made


def test_a_page_does_not_know_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPDATE_TRANSCRIPTS", "1")
    page = (
        "<!-- library: none -->\n```console\n$ briefkit init desk\n$ briefkit --library desk new Title --no-edit\n```\n"
    )
    made = session(page, tmp_path)
    assert "title" in made
    assert datetime.date.today().isoformat() not in made  # noqa: DTZ011 - as commands print it


def test_the_folder_of_a_page_is_shown_as_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPDATE_TRANSCRIPTS", "1")
    assert session("```console\n$ pwd\n```\n", tmp_path) == "```console\n$ pwd\n~\n```\n"
