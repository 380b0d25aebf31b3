"""The examples at the end of each command's help. A test runs all of them in the sample library."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """A call, what it does, and its exit code if that is not 0."""

    command: str
    about: str
    code: int = 0


EXAMPLES: dict[str, tuple[Example, ...]] = {
    "": (
        Example("briefkit list topic:sanctions", "The briefs on a topic, newest first"),
        Example("briefkit show impasse-before", "One brief, by any unique part of its id"),
        Example("briefkit issues inf-treaty", "Who wanted what on an issue, and how that moved"),
        Example("briefkit export inf-sixty -o brief.pdf", "A brief as a PDF"),
    ),
    "doctor": (
        Example("briefkit doctor", "What is missing, and how the library is"),
        Example("briefkit doctor --json", "The same as data"),
        Example("briefkit doctor -o report.md", "As a table, for a report of a bug"),
    ),
    "init": (
        Example("briefkit init", "A library in the folder “briefs”"),
        Example('briefkit init notes --name "Trade desk"', "A library in another folder, with your institute's name"),
        Example("briefkit init -n --language de --scale phia", "What would be written for German briefs"),
    ),
    "new": (
        Example('briefkit new "After the summit"', "A note, dated today, opened in your editor"),
        Example('briefkit new "Trade talks" -k memo --date 2026-10', "A memo of a month"),
        Example('briefkit new "Nach dem Gipfel" --lang de --no-edit', "A German brief, without opening an editor"),
    ),
    "import": (
        Example("briefkit import page.txt", "A draft of a page that was copied from a browser"),
        Example("briefkit import -n --explain page.txt", "What each of its lines would become, and why"),
        Example("briefkit import --format text page.txt", "Whatever it looks like"),
        Example("briefkit import page.txt --date 2018-11", "What the page does not say"),
    ),
    "list": (
        Example("briefkit list topic:sanctions date:2018-07..", "Briefs on a topic since July 2018, newest first"),
        Example("briefkit list 'party:us \"open skies\" -kind:memo'", "A party and a phrase, without memos"),
        Example("briefkit list --issue inf-treaty --sort title", "The same by options: an issue, sorted by title"),
        Example("briefkit list -c date,title,issue.status -f csv", "Columns of your choice for a spreadsheet"),
    ),
    "search": (
        Example('briefkit search "arms control"', "The texts with both words, best matches first"),
        Example("briefkit search sanction* --in title,summary", "Words that start with “sanction”, not in the text"),
        Example("briefkit search gas date:2021 --json", "A word in briefs of 2021, as data"),
    ),
    "show": (
        Example("briefkit show", "The newest brief"),
        Example("briefkit show impasse-before", "A brief by any unique part of its id"),
        Example("briefkit show --topic water", "The newest brief on a topic"),
        Example("briefkit show impasse-before --json", "Front matter and text as data"),
    ),
    "issues": (
        Example("briefkit issues --topic sanctions", "Who wants what on each issue of some briefs"),
        Example("briefkit issues inf-treaty", "One issue with its history"),
        Example("briefkit issues --pivot party --since 2019", "A table with a column for each party"),
        Example("briefkit issues --as-of 2018-12-31", "What was known at the end of 2018"),
    ),
    "timeline": (
        Example("briefkit timeline --topic water", "Events, briefs and due dates on a topic"),
        Example("briefkit timeline --since 2021-06 --until 2021-12", "A period"),
        Example("briefkit timeline --affected-by paris-2018", "What depends on an event"),
    ),
    "judgments": (
        Example("briefkit judgments due --by 2022-12-31", "Forecasts that fall due by a day"),
        Example("briefkit judgments score --by expert", "How accurate each expert's forecasts were"),
    ),
    "judgments list": (
        Example("briefkit judgments list --outcome open", "What is still open"),
        Example("briefkit judgments list --about inf-treaty", "Forecasts about an issue"),
        Example("briefkit judgments list --conditional", "Conditional forecasts, by their conditions"),
    ),
    "judgments due": (
        Example("briefkit judgments due", "Open forecasts whose day has come"),
        Example("briefkit judgments due --by 2022-12-31", "Those that fall due by a day"),
        Example("briefkit judgments due --about new-start --json", "Those about an issue, as data"),
    ),
    "judgments show": (
        Example("briefkit judgments show impasse-before-paris#j1", "A forecast's likelihood over time"),
        Example("briefkit judgments show impasse-before-paris#j1 -f svg", "The same as a picture"),
    ),
    "judgments resolve": (
        Example(
            "briefkit judgments resolve after-kerch#j4 \\\n      --outcome did-not-occur --on 2019-12-31",
            "Record that something did not come true by a day",
        ),
        Example(
            "briefkit judgments resolve impasse-before-paris#j1 \\\n      --outcome open --again -n",
            "What taking an outcome back would change",
        ),
    ),
    "judgments update": (
        Example("briefkit judgments update after-helsinki#j1 -p 0.9", "A new probability, from today on"),
        Example(
            "briefkit judgments update after-helsinki#j1 \\\n      --term likely --on 2018-09-01 --dry-run",
            "What a term of an earlier day would change",
        ),
    ),
    "judgments score": (
        Example("briefkit judgments score", "How accurate all forecasts were"),
        Example("briefkit judgments score --by expert --since 2019", "By expert, for briefs since 2019"),
        Example("briefkit judgments score --calibration -f csv", "One row per likelihood, for a spreadsheet"),
    ),
    "decisions": (
        Example("briefkit decisions due", "The decisions that are wanted, the earliest deadline first"),
        Example("briefkit decisions list --outcome chosen", "What was decided, and when"),
    ),
    "decisions list": (
        Example("briefkit decisions list", "All decisions that briefs ask for, and what came of them"),
        Example(
            "briefkit decisions list --of eu --as-of 2021-12-31", "Those of a party, as they stood at a year's end"
        ),
    ),
    "decisions due": (
        Example("briefkit decisions due --by +14d", "What must be decided in the next two weeks"),
        Example("briefkit decisions due --all --json", "Also what drafts will ask for, as data"),
    ),
    "decisions options": (
        Example("briefkit decisions options --where 'decision:(by:eu)'", "Between what a party has to decide"),
        Example("briefkit decisions options -o options.xlsx", "All options as a workbook"),
    ),
    "decisions resolve": (
        Example("briefkit decisions resolve fees --chose raise", "The option that was chosen"),
        Example("briefkit decisions resolve fees --deferred -n", "Put off; -n only shows the change"),
    ),
    "digest": (
        Example("briefkit digest --since 2021-06", "What changed since June 2021"),
        Example("briefkit digest --since 2018-07 --until 2018-12 --full", "Half a year, every change with its text"),
        Example("briefkit digest --since 2020 --topic water -f md", "One topic, in Markdown for a mail"),
    ),
    "facets": (
        Example("briefkit facets", "How many briefs there are by topic, party, issue and more"),
        Example("briefkit facets topic --by year", "Topics by year"),
        Example("briefkit facets issue.status --party russia", "Any field, here for briefs on one party"),
    ),
    "related": (
        Example("briefkit related impasse-before", "Similar briefs, why they are similar, and a passage of each"),
        Example("briefkit related impasse-before --since 2019 -l 3", "The three most similar ones since 2019"),
        Example("briefkit related impasse-before --json", "As data"),
    ),
    "diff": (
        Example("briefkit diff impasse-before", "What has changed since the last commit"),
        Example("briefkit diff after-helsinki impasse-before", "Two analyses, issue by issue", 1),
        Example("briefkit diff after-helsinki impasse-before --stat", "Only how much differs", 1),
        Example("briefkit diff inf-sixty inf-suspended -o diff.pdf", "All changes, to print or to send", 1),
    ),
    "log": (
        Example("briefkit log impasse-before", "What each commit changed in a brief"),
        Example("briefkit log impasse-before --limit 3 --json", "The last three, as data"),
    ),
    "check": (
        Example("briefkit check", "All briefs"),
        Example("briefkit check impasse-before inf-sixty", "Some briefs"),
        Example("briefkit check --fix --dry-run", "What could be fixed without loss"),
        Example("briefkit check --explain bare-modal", "What a rule is about"),
    ),
    "take-back": (
        Example("briefkit take-back edited.docx", "The changes of a colleague, one by one; here listed", 1),
        Example("briefkit take-back edited.docx --accept tracked -n", "What accepting the tracked ones would change"),
        Example("briefkit take-back edited.docx --accept all", "Accept everything"),
        Example("briefkit take-back edited.docx --accept 1", "Accept the first one"),
    ),
    "review": (
        Example("briefkit review", "The briefs whose texts suggest something that nobody has reviewed"),
        Example("briefkit review impasse-before --find", "What the text of a brief suggests, one by one"),
        Example("briefkit review impasse-before --find --json", "The same as data, asking nothing"),
        Example("briefkit review impasse-before --accept all", "Accept what waits there"),
    ),
    "set": (
        Example("briefkit set impasse-before status=superseded", "Set one value"),
        Example("briefkit set inf-sixty issues.inf-treaty.trend=worsening", "A value of the issue with an id"),
        Example("briefkit set inf-sixty topics+=sanctions -n", "What adding to a list would change"),
        Example("briefkit set --topic water review_by=2027-01 --yes", "Every brief on a topic, without asking"),
    ),
    "tag": (
        Example("briefkit tag impasse-before --add mediation", "Add a topic to a brief"),
        Example("briefkit tag --issue new-start --add nato --yes", "Add it to all briefs on an issue"),
        Example("briefkit tag impasse-before -r sanctions --dry-run", "What removing one would change"),
    ),
    "edit": (
        Example("briefkit edit impasse-before", "Open a brief in $EDITOR"),
        Example("briefkit edit 2018-11-impasse-before-paris", "The same by its whole id"),
    ),
    "rename": (
        Example("briefkit rename impasse-before 2018-11-before-paris", "Give a brief another id, everywhere"),
        Example("briefkit rename inf-sixty 2018-12-sixty-days -n", "What that would change"),
    ),
    "supersede": (
        Example("briefkit supersede inf-sixty inf-suspended", "The second brief replaces the first"),
        Example("briefkit supersede inf-sixty inf-suspended -n", "What that would change"),
    ),
    "source": (
        Example("briefkit source list impasse", "The sources of a brief, with grades and quotes"),
        Example("briefkit source add impasse statement.txt --quote stay", "A document, with a quote from it"),
    ),
    "source list": (
        Example("briefkit source list impasse", "The sources of a brief, with grades and quotes"),
        Example("briefkit source list impasse --json", "The same as data, with the proof of each quote"),
        Example("briefkit source list impasse -o sources.xlsx", "As a table for Excel"),
    ),
    "source add": (
        Example("briefkit source add impasse statement.txt", "A document, of which the original is kept"),
        Example("briefkit source add impasse statement.txt --quote stay", "With a quote, which is proved"),
        Example("briefkit source add impasse statement.txt --id s1", "Keep the original of a source that it has"),
        Example("briefkit source add impasse statement.txt -n", "What would change"),
    ),
    "registry": (
        Example("briefkit registry list topics", "All topics, and how many briefs use each"),
        Example("briefkit registry add --from-briefs --dry-run", "The ids that briefs use and the registry lacks"),
    ),
    "registry list": (
        Example("briefkit registry list", "All ids, and how many briefs use each"),
        Example("briefkit registry list parties issues", "Parties and issues"),
        Example("briefkit registry list --unregistered", "Ids that only briefs use: perhaps misspelled"),
    ),
    "registry rename": (
        Example("briefkit registry rename topics nato alliance", "Another id for a topic, in all briefs"),
        Example("briefkit registry rename parties eu union --dry-run", "What that would change"),
    ),
    "registry add": (
        Example('briefkit registry add topics trade --title "Trade"', "A topic with its title"),
        Example("briefkit registry add parties norway --alias Oslo", "A party with another name for it"),
        Example("briefkit registry add --from-briefs --yes", "Every id that briefs use and the registry lacks"),
    ),
    "registry set": (
        Example("briefkit registry set parties us aliases+=America", "One more name for a party"),
        Example("briefkit registry set topics nato title=Alliance -n", "What another title would change"),
    ),
    "registry remove": (
        Example("briefkit registry remove topics nato --force --dry-run", "What removing a topic in use would change"),
        Example("briefkit registry remove topics nato --force", "Remove it, although briefs use it"),
    ),
    "export": (
        Example("briefkit export impasse-before -o brief.pdf", "One brief as a PDF"),
        Example("briefkit export impasse inf-sixty --to html -o out", "Two as HTML into a folder"),
        Example("briefkit export topic:water --audience public -o out", "A topic, as the public may see it"),
        Example("briefkit export topic:water -o water.xlsx", "Their issues, judgments, sources … as a workbook"),
    ),
    "cite": (
        Example("briefkit cite impasse-before", "As publications suggest to cite it"),
        Example("briefkit cite --topic sanctions --style apa", "A bibliography in a citation style"),
        Example("briefkit cite impasse inf-sixty -o briefs.bib", "For LaTeX, Zotero and the like; also .ris and .json"),
        Example("briefkit cite impasse --sources --style chicago", "The sources of a brief as a bibliography"),
    ),
    "schema": (
        Example("briefkit schema", "The schema on the screen"),
        Example("briefkit schema > brief.schema.json", "Into a file that your editor's settings can name"),
    ),
    "sql": (
        Example('briefkit sql "SELECT id, title FROM briefs LIMIT 5"', "Any SELECT"),
        Example('briefkit sql "SELECT * FROM positions" -f csv', "Every position, for a spreadsheet"),
    ),
    "help": (
        Example("briefkit help", "The pages, each with what it is about"),
        Example("briefkit help queries", "A page: the query language"),
        Example("briefkit help judgments score", "The help of a command"),
        Example("briefkit help embargo", "The pages that have a word in a heading"),
    ),
    "jobs": (
        Example("briefkit jobs reports", "What became of each item of some jobs, and their worst exit code"),
        Example("briefkit jobs reports --failed -0 > again", "What has to be done again, for --from"),
    ),
    "index": (
        Example("briefkit index status", "Where the index is, and whether it is sound"),
        Example("briefkit index rebuild", "Build it again from the files"),
    ),
    "index status": (
        Example("briefkit index status", "Where the index is, and whether it is sound"),
        Example("briefkit index status --json", "As data"),
    ),
    "index grant": (
        Example("briefkit index grant anna", "A colleague reads the library on its server"),
        Example("briefkit index grant partner --audience public", "Others read what is public"),
    ),
    "index revoke": (
        Example("briefkit index revoke anna", "A colleague has left"),
        Example("briefkit index revoke 'Press Office'", "A group of readers"),
    ),
    "index rebuild": (
        Example("briefkit index rebuild", "Build the index of this library again"),
        Example("briefkit index rebuild --library briefs", "That of another library"),
    ),
    "index push": (
        Example("briefkit index push", "The last commit to the library's server"),
        Example("briefkit index push --folder", "The files as they are, without git"),
    ),
    "lsp": (
        Example("briefkit lsp", "What your editor starts; it talks on stdin and stdout"),
        Example("briefkit lsp --stdio", "The same, for editors that say so"),
    ),
    "mcp": (
        Example("briefkit mcp --library briefs", "What an assistant starts; it ends with its input"),
        Example("briefkit mcp --audience public", "For one that is to see only what is public"),
        Example("briefkit mcp --index local", "From the files, also where a server answers"),
    ),
}
"""Command without `briefkit` → its examples; the one without a name is briefkit itself. Each fits 60 columns."""
