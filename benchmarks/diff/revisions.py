"""Accepts and rejects all changes of real revisions, from public repositories with prose in Markdown.

    python benchmarks/diff/revisions.py GIT_DIR… [--most N]

Reads the repositories with plumbing commands, writes nothing. Prints pairs, exact ones, bytes, times, moves.
"""

from __future__ import annotations

import argparse
import subprocess
import time
from collections.abc import Iterator

from briefkit.core.diff.text.diff import diff_texts, new_text, old_text
from briefkit.output.diff.critic_markup import START, accept_all, reject_all, text_markdown


def git(folder: str, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=True).stdout


def pairs(folder: str) -> Iterator[tuple[str, str]]:
    """Both texts of each changed Markdown file, the newest commits first."""
    seen = set()
    for commit in git(folder, "rev-list", "--all", "--no-merges").decode().split():
        listed = git(folder, "diff-tree", "-r", "-M", "--no-ext-diff", "--no-textconv", "--diff-filter=MR", commit)
        for line in listed.decode("utf-8", "replace").splitlines()[1:]:
            about, *names = line.split("\t")
            old, new = about.split()[2:4]
            if names[-1].endswith(".md") and (old, new) not in seen and old != new:
                seen.add((old, new))
                yield old, new


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--most", type=int, default=300)
    chosen = parser.parse_args()
    for folder in chosen.folders:
        count = exact = marked = size = moves = 0
        slowest = spent = 0.0
        for old_blob, new_blob in pairs(folder):
            if count == chosen.most:
                break
            try:
                old, new = (git(folder, "cat-file", "blob", blob).decode() for blob in (old_blob, new_blob))
            except (UnicodeDecodeError, subprocess.CalledProcessError):
                continue
            start = time.perf_counter()
            diff = diff_texts(old, new)
            took = time.perf_counter() - start
            markdown = f"{START}\n{text_markdown(diff)}"
            count += 1
            exact += old_text(diff) == old and new_text(diff) == new
            marked += accept_all(markdown) == new and reject_all(markdown) == old
            size += len(old) + len(new)
            moves += len({block.move for block in diff.blocks if block.move})
            spent, slowest = spent + took, max(slowest, took)
        print(
            f"{folder}: {count} pairs, {exact} exact, {marked} exact from CriticMarkup, {size / 1e6:.1f} MB, "
            f"{moves} moves, {spent / max(count, 1) * 1000:.1f} ms each, {slowest * 1000:.0f} ms the slowest"
        )


if __name__ == "__main__":
    main()
