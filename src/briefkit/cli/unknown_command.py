"""What does the work of a command that does not exist. Loaded only when one is called."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath

from briefkit.core.text.shell import argument
from briefkit.core.text.words import did_you_mean, near
from briefkit.errors import QueryError

_EXPORT = "“briefkit export ID -o brief.pdf” writes a PDF; other endings are docx, html, epub, md and txt"
_PAGE = "there is none; “briefkit export ID -o brief.html” writes a page that any browser opens"
_PAGES = (
    "there is none; “briefkit export ID ID --to html -o DIR” writes a page for each brief that is named or selected"
)
_SHOW = "“briefkit show ID” shows a brief, “briefkit show ID --raw” its file"
_DELETE = (
    "there is none: a brief is one file, so delete that; “briefkit check” names what still refers to it, and "
    "“briefkit set ID status=retracted” keeps a published one on record"
)
_NEW = "“briefkit new TITLE” starts a brief, “briefkit import FILE” makes one of a page, Word or PDF file"
_SEARCH = "“briefkit search WORDS” looks into the texts, “briefkit list QUERY” lists by topic, party, date and more"
_GIT = "there is none: a library is a folder of files, and git keeps its versions; “briefkit log ID” shows them"
_CHECK = "“briefkit check” names what is wrong; “briefkit check --fix” mends what can be mended without loss"
_COUNT = "“briefkit facets” counts briefs by topic, party and more, “briefkit judgments score” scores forecasts"
_SETTINGS = "there is none: settings are lines of briefkit.toml in the library's folder, which any editor changes"
_NO_AI = (
    "there is none: briefkit sends no text to anyone; “briefkit review ID --find” suggests by rules what a text says"
)
_CITE = "“briefkit cite ID” cites a brief, “briefkit source list ID” lists what it is from"
_SHARE = (
    "there is none: send what “briefkit export ID -o brief.pdf” writes; --audience public leaves out what is internal"
)
_STATUS = (
    "“briefkit list --status draft” lists what is being written, “briefkit check” what is wrong, "
    "“briefkit index status” tells about the index"
)
_FORECASTS = "“briefkit judgments list” lists forecasts, “briefkit judgments due” those that fall due"
_RESOLVE = "“briefkit judgments resolve” records what came of a forecast, “briefkit decisions resolve” of a decision"

_ANSWERS: tuple[tuple[str, str], ...] = (
    ("serve server web preview", _PAGE),
    ("site website build", _PAGES),
    ("dossier collect bundle", "“briefkit export ID ID --dossier -o dossier.pdf” makes one document of several briefs"),
    ("delete del rm remove trash", _DELETE),
    ("add create write start draft", _NEW),
    ("open", "“briefkit edit ID” opens a brief in your editor, “briefkit export ID -o brief.pdf --open” its PDF"),
    ("view cat read display less", _SHOW),
    ("ls dir briefs all", "“briefkit list” lists the briefs"),
    ("grep find query filter", _SEARCH),
    ("move mv", "“briefkit rename ID NEW” changes an id, and each reference to it; a file may lie in any folder"),
    ("copy cp clone duplicate", "there is none; “briefkit new TITLE” starts a new brief"),
    ("pdf docx word html epub md markdown txt print convert publication", _EXPORT),
    ("xlsx excel csv table", "“briefkit list -o briefs.xlsx” writes a table, as do issues, timeline and judgments"),
    ("json", "“--json” behind a command gives its answer as data: “briefkit show ID --json”"),
    ("compare", "“briefkit diff A B” compares two briefs, “briefkit diff ID” one with its last commit"),
    ("history versions blame", "“briefkit log ID” shows what each commit changed in a brief"),
    ("publish release", "“briefkit set ID status=published”, then “briefkit export ID -o brief.pdf”"),
    ("status info", _STATUS),
    ("ai ask chat gpt llm summarize summarise", _NO_AI),
    ("config configure settings", _SETTINGS),
    ("undo revert restore save commit sync pull backup", _GIT),
    ("push", "“git push” sends the files, “briefkit index push” writes a library to its server"),
    ("tags topics", "“briefkit facets topic” counts them, “briefkit tag ID --add TOPIC” adds one"),
    ("parties people", "“briefkit registry list” lists them, “briefkit facets party” counts parties"),
    ("events agenda calendar", "“briefkit timeline” shows events, briefs and due dates in order"),
    ("validate lint verify test fix format fmt", _CHECK),
    ("stats statistics count summary dashboard", _COUNT),
    ("forecast forecasts judgment predictions", _FORECASTS),
    ("score brier calibration", "“briefkit judgments score” scores forecasts"),
    ("due", "“briefkit judgments due” lists forecasts that fall due, “briefkit decisions due” decisions"),
    ("resolve outcome", _RESOLVE),
    ("issue positions", "“briefkit issues” shows who wants what, “briefkit issues ISSUE” the history of one issue"),
    ("template templates", "“briefkit new TITLE --kind KIND” starts a brief from the template of a kind"),
    ("sources quotes bibliography references bibtex", _CITE),
    ("update", "“briefkit set ID KEY=VALUE” changes a brief, “briefkit judgments update” a forecast"),
    ("upgrade", "there is none: upgrade with what installed it, such as “pipx upgrade briefkit”"),
    ("rebuild reindex", "“briefkit index rebuild” builds the index from the files again"),
    ("version", "“briefkit --version” shows it"),
    ("completion completions", "“briefkit --install-completion” sets it up in your shell"),
    ("send share mail email", _SHARE),
    ("browse tui gui", "there is none; “briefkit list” and “briefkit show ID” show what there is"),
    ("docs man manual guide", "“briefkit help” lists the pages, and shows one: “briefkit help editing”"),
)  # fmt: skip
"""Words in which people name a command that does not exist → what does it, or what to do."""

_BELOW: dict[str, tuple[tuple[str, str], ...]] = {
    "judgments": (
        ("add new create", "a judgment stands in its brief: “briefkit edit ID” opens it"),
        ("open overdue", "“briefkit judgments list --outcome open” lists them, “briefkit judgments due” what is due"),
        ("remove delete rm", "there is none: “briefkit judgments update ID --remove DATE” takes back an update"),
        ("history view", "“briefkit judgments show ID#j1” shows how likely a forecast was over time"),
        ("calibration brier stats", "“briefkit judgments score --calibration” shows it"),
        ("export", "“briefkit judgments list -o judgments.xlsx” writes a table"),
    ),
    "decisions": (
        ("add new create", "“briefkit new TITLE --kind submission” starts a brief that asks for a decision"),
        ("open overdue", "“briefkit decisions due” lists what is still to be decided"),
        ("show view", "“briefkit show ID” shows the brief that asks for it, “briefkit decisions options” its options"),
    ),
    "registry": (
        ("show ls view", "“briefkit registry list” lists what it has"),
        ("edit update change", "“briefkit registry set TYPE ID KEY=VALUE” changes an entry"),
        ("delete rm", "“briefkit registry remove TYPE ID” removes an entry that no brief uses"),
        ("new create", "“briefkit registry add TYPE ID --title TITLE” adds an entry"),
        ("merge move mv", "“briefkit registry rename TYPE OLD NEW” renames an id everywhere"),
    ),
    "source": (
        ("show ls view check", "“briefkit source list ID” lists a brief's sources, and whether quotes are proved"),
        ("new create attach", "“briefkit source add ID FILE” adds a document"),
        ("remove delete rm", "there is none: a source goes in “briefkit edit ID”, its original from originals/"),
    ),
    "index": (
        ("update refresh build create", "the index keeps itself up to date; “briefkit index rebuild” builds it again"),
        ("show info check list", "“briefkit index status” tells where it is and whether it is sound"),
        ("delete remove clear clean drop", "“briefkit index rebuild” builds it anew, “briefkit index status” names it"),
        ("pull", "there is none: --library and the server's address ask it without files"),
    ),
}  # fmt: skip
"""Group of commands → the same for what does not exist below it."""

_MARKDOWN = (".md", ".markdown")
_DOCUMENTS = (".txt", ".html", ".htm", ".docx", ".pdf", ".eml", ".msg", ".bib")


def answers(group: str = "") -> dict[str, str]:
    """Word → what does it, for the words of a group of commands that name no command; without a group, of briefkit."""
    table = _BELOW.get(group, ()) if group else _ANSWERS
    return {word: answer for words, answer in table for word in words.split()}


def unknown_command(word: str, group: str, commands: Collection[str]) -> QueryError:
    """The error for a command that does not exist among those of a group: what does it, or what may be meant."""
    known, typed = answers(group), word.casefold()
    error = QueryError(f"there is no command “{f'{group} {word}'.strip()}”")
    if typed in known:
        error.hint = known[typed]
    elif document := None if group else _document(word):
        error.hint = document
    elif alike := near(typed, [*commands, *known]):
        error.hint = known.get(alike[0]) or did_you_mean(typed, commands)
    else:
        error.hint = f"its commands are {', '.join(commands)}" if group else "“briefkit -h” lists the commands"
    return error


def _document(word: str) -> str | None:
    """What to do about a word that is the name of a file."""
    ending = PurePath(word).suffix.casefold()
    if ending in _MARKDOWN:
        return f"“briefkit show {argument(word)}” shows a brief"
    if ending in _DOCUMENTS:
        return f"“briefkit import {argument(word)}” makes a brief of a document"
    return None
