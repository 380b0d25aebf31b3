"""The promises, in the order of docs/promises.md, and the tests of other folders that count for one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

PROMISES: dict[str, str] = {
    "edit": "An edit changes only the value you named; what can't be done so is refused by name",
    "records": "An edit reaches the record that was named, or is refused; nothing is written beside it",
    "rename": "A rename keeps every reference",
    "fix": "`check --fix` drops no word and joins none",
    "write": "A failed write leaves the old file or the new one",
    "several": "Several files are changed together or not at all; a crash in between is finished by the next writer",
    "journal": "A stranger's journal is never followed",
    "overwrite": "Nothing is overwritten that briefkit did not make",
    "embargo": "A brief under embargo, or that may be, is exported only when asked",
    "audience": "What is exported for the public has no word of internal or embargoed briefs",
    "power": "“Saved” survives a power cut",
    "concurrent": "N of N concurrent edits are kept",
    "jobs": "Jobs side by side, or on a cluster, lose nothing and do nothing twice",
    "bad-files": "One bad file never hides the others",
    "bounded": "Odd texts are read, shown and compared in bounded time",
    "unread": "What cannot be read is named",
    "stranger": "A stranger's library opens nothing outside it",
    "index": "A damaged, locked, truncated or newer index never loses data or answers wrongly",
    "push": "A push to a server is served whole or not at all; what was served before stays until then",
    "server": "A server that is gone, silent or restarted: the right answer, or within 5 s an error that says so",
    "rights": "A reading role writes nothing, and one for the public reads nothing of other briefs",
    "password": "No password is shown",
    "words": "Words are found in every script",
    "log": "`log` tells what each commit changed against its parents",
    "git": "git is asked by plumbing only",
    "terminal": "A brief can't drive your terminal",
    "csv": "A CSV is data",
    "pdf": "A PDF's text is data",
    "page": "No script runs and no request leaves an exported page",
    "pictures": "A hostile picture is left out by name, before anything is uncompressed or drawn",
    "typst": "What makes a PDF is stopped at its limits, and gone with whoever asked",
    "export": "Nothing is left out of an export unnamed",
    "imports": "Imports are bounded: 15 s, 1 GB, and no file or private address is read",
    "fuzz": "No input makes a command fail with a traceback, hang, or open what is not the library's",
}

LATER: dict[str, str] = {
    "`serve` is local": "with `serve`, once it exists",
}


class Row(NamedTuple):
    """A row whose attempts are the tests that pass in some files, or those of their functions that are named."""

    promise: str
    what: str
    tests: tuple[str, ...]


ELSEWHERE = (
    Row("rename", "generated libraries, briefs and ids renamed", ("tests/library/test_every_reference_follows.py",)),
    Row("rename", "every form of link, ids in every script", ("tests/core/edit/test_follow_rename.py",)),
    Row("fix", "hidden characters in generated briefs, in blocks and values", ("tests/library/test_fix_keeps.py",)),
    Row("journal", "what this user did not sign: set aside, named", ("tests/storage/files/test_journal.py",)),
    Row("unread", "folders without rights, other endings, the registry, edits for all", ("tests/cli/test_unread.py",)),
    Row("index", "damage of every kind: the same answers, a rebuild is said", ("tests/storage/sqlite/test_damage.py",)),
    Row("index", "questions that SQLite cannot take: answered", ("tests/storage/sqlite/test_questions.py",)),
    Row("index", "the index answers as the files do", ("tests/storage/test_equals_files.py",)),
    Row(
        "server",
        "silent, cut off at any byte, killed, restarted, without room: an answer or an error",
        ("tests/storage/postgres/test_server_faults.py",),
    ),
    Row(
        "server",
        "threads that share connections: dead ones replaced, none left in a transaction",
        ("tests/storage/postgres/test_pool.py",),
    ),
    Row(
        "rights",
        "reading what is not public: tables, views, statistics, COPY, cursors, other roles and days",
        ("tests/storage/postgres/test_rights.py::test_what_is_not_public_cannot_be_read",),
    ),
    Row(
        "rights",
        "guessing it from estimates of the planner",
        ("tests/storage/postgres/test_rights.py::test_what_is_not_public_cannot_be_guessed",),
    ),
    Row(
        "rights",
        "statements of `briefkit sql` that read, write or do anything else, as owner and as each reader",
        ("tests/storage/postgres/test_sql.py::test_nothing_but_the_briefs_is_read_and_nothing_done",),
    ),
    Row("rights", "writing anything", ("tests/storage/postgres/test_rights.py::test_a_reader_cannot_write",)),
    Row(
        "password",
        "errors of every kind, with the password in each of five places",
        ("tests/storage/postgres/test_passwords.py::test_no_password_in_an_error",),
    ),
    Row(
        "password",
        "addresses with odd passwords, shown",
        ("tests/storage/postgres/test_address.py::test_no_password_of_any_kind_comes_to_light",),
    ),
    Row("words", "words of each script in texts and titles, marked in place", ("tests/library/test_scripts.py",)),
    Row("words", "how words are split and folded", ("tests/core/text/test_scripts.py",)),
    Row("log", "merges, deletions, renames, clones; random histories", ("tests/library/test_log.py",)),
    Row("git", "versions and renames; a hostile configuration starts nothing", ("tests/storage/test_git_history.py",)),
    Row("git", "judgments against git", ("tests/checks/test_history.py",)),
    Row("pdf", "texts read back from a PDF: complete, in order, never markup", ("tests/export/pdf/test_text.py",)),
    Row("pdf", "what Typst is given is data", ("tests/export/pdf/test_source.py",)),
    Row("pictures", "drawings that repeat, load, or have no end", ("tests/core/publication/test_drawing.py",)),
    Row("pictures", "headers that lie, and all pictures together", ("tests/core/publication/test_picture.py",)),
    Row("pictures", "in exports: the brief is published without them", ("tests/export/test_hostile_pictures.py",)),
    Row("typst", "endless, greedy, killed, forked, in threads", ("tests/export/pdf/test_typesetter.py",)),
    Row("typst", "texts that took Typst minutes or broke it", ("tests/export/pdf/test_hostile_texts.py",)),
    Row("export", "a brief in the document or in a warning", ("tests/export/test_nothing_unnamed.py",)),
    Row(
        "audience",
        "every format and table, searched for words that only closed briefs have",
        ("tests/export/test_audience.py",),
    ),
    Row(
        "jobs",
        "any partition of the items in any order: the same report, files and worst exit code",
        ("tests/cli/test_jobs.py::test_any_partition_in_any_order_gives_the_same",),
    ),
    Row("jobs", "odd names, parts, wrong and empty lists", ("tests/cli/test_bulk.py",)),
    Row("jobs", "a Dask cluster: a worker killed, a task that fails", ("tests/cli/test_on_cluster.py",)),
    Row("bounded", "regular expressions, attacked with texts made from them", ("tests/test_regular_expressions.py",)),
    Row("page", "pages in Chromium: no request, no script", ("tests/browser/",)),
    Row("imports", "readers out of bounds: stopped, confined, gone", ("tests/importers/contained/",)),
    Row("imports", "addresses: public ones alone, slow and endless servers left", ("tests/storage/web/",)),
)


def rows_of(test: str) -> Iterator[Row]:
    """The rows for which a test counts, by its id: `tests/FILE.py::NAME[VALUES]`."""
    return (row for row in ELSEWHERE if test.startswith(row.tests))


if __name__ == "__main__":  # for `make promises`
    sys.stdout.write(" ".join(["tests/promises", *sorted({test for row in ELSEWHERE for test in row.tests})]) + "\n")
