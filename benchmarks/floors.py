"""Lower bounds and simple loops: print a line, walk and stat, parse all front matter, python-frontmatter."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress

import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def files(folder: str) -> Iterator[str]:
    """Every file, with a stat of each."""
    todo = [folder]
    while todo:
        with os.scandir(todo.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    todo.append(entry.path)
                else:
                    entry.stat(follow_symlinks=False)
                    yield entry.path


@app.command()
def line() -> None:
    """Print one line, and do nothing else."""
    typer.echo("one line")


@app.command()
def walk(folder: str) -> None:
    """Print one line after a walk with a stat of each file."""
    typer.echo(sum(1 for _ in files(folder)))


@app.command()
def parse(folder: str) -> None:
    """Parse the front matter of each file with PyYAML's C loader; missing or broken front matter is skipped."""
    import yaml  # noqa: PLC0415 - the other floors do without

    for path in files(folder):
        if path.endswith(".md"):
            with (
                suppress(yaml.YAMLError, ValueError),  # ValueError: not UTF-8, or a date such as 2020-13-45
                open(path, encoding="utf-8") as file,  # noqa: PTH123 - as fast as can be
            ):
                text = file.read()
                if text.startswith("---\n"):
                    yaml.load(text.split("\n---\n", 1)[0], Loader=yaml.CSafeLoader)


@app.command()
def frontmatter(folder: str) -> None:
    """python-frontmatter, as in its documentation."""
    import frontmatter as reader  # noqa: PLC0415 - the other floors do without
    import yaml  # noqa: PLC0415 - as above

    found = []
    for path in files(folder):
        if path.endswith(".md"):
            with suppress(yaml.YAMLError, ValueError):
                found.append(reader.load(path))
    typer.echo(len([post for post in found if "sanctions" in str(post.get("topics"))]))


if __name__ == "__main__":
    app()
