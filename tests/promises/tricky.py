"""Front matter that naive editors break, each with an edit and the characters it may change, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = "title: T\nkind: note\ndate: '2018-11'\n"


@dataclass(frozen=True)
class Case:
    """Only `old` → `new` may change; nothing if `refusal` is set."""

    name: str
    front_matter: str | bytes
    edit: str
    old: str = ""
    new: str = ""
    refusal: str = ""
    whole: bool = False

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        if isinstance(self.front_matter, bytes):
            return self.front_matter
        if self.whole:
            return self.front_matter.encode()
        return f"---\n{HEAD}{self.front_matter}---\nBody --- # no comment\n".encode()


CASES = [
    Case("a comment behind a value", "status: draft   # why\n", "status=review", "draft ", "review "),
    Case("a # inside a text", "x: a#b  # c\n", "x=c#d", "a#b", "c#d"),
    Case("a comment in a flow list", "topics: [a, # why a\n  b]\n", "topics+=c", "b]", "b,\n  c]"),
    Case("a comment lost with an item", "topics: [a, # why a\n  b]\n", "topics-=a", refusal="comment"),
    Case("a comment lost with a list", "topics: [a, # why a\n  b]\n", "topics=[c]", refusal="comment"),
    Case(
        "a comment after the last flow item",
        "topics: [\n  a,\n  b # why b\n]\n",
        "topics+=c",
        "b # why b\n",
        "b, # why b\n  c\n",
    ),
    Case("a trailing comma", "topics: [\n  a,\n  b,\n]\n", "topics+=c", "  b,\n", "  b,\n  c,\n"),
    Case("an anchor on the value", "x: &a old\n", "x=new", refusal="anchor"),
    Case("an anchor elsewhere", "x: &a old\ny: b\n", "y=c", "y: b", "y: c"),
    Case("an alias", "x: &a old\ny: *a\n", "status=review", refusal="unreadable"),
    Case("a tag", "x: !!str 1\n", "status=review", refusal="unreadable"),
    Case("a merge key", "x: {a: 1}\ny:\n  <<: {b: 2}\n", "status=review", refusal="unreadable"),
    Case(
        "a folded block",
        "summary: >-\n  Old text\n  in lines\nstatus: draft\n",
        "summary=New",
        "Old text\n  in lines",
        "New",
    ),
    Case("a literal block", "x: |\n  a\n    b\n\nstatus: draft\n", "status=review", "draft", "review"),
    Case("a literal block replaced", "x: |-\n    a\n    b\ny: 1\n", "x=one\ntwo", "a\n    b", "one\n    two"),
    Case(
        "a block with kept line ends before the end",
        "x: |+\n  a\n\n",
        "status=review",
        "  a\n\n",
        "  a\n\nstatus: review\n",
    ),
    Case("a comment in a block's header", "x: | # why\n  a\n", "x=b", refusal="comment"),
    Case("--- inside a block", "x: |\n  a\n  ---\n  b\nstatus: draft\n", "status=review", "draft", "review"),
    Case(
        "CRLF",
        b"---\r\ntitle: T\r\nkind: note\r\ndate: '2018'\r\n---\r\nBody\r\n",
        "status=review",
        "'2018'\r\n",
        "'2018'\r\nstatus: review\r\n",
    ),
    Case(
        "CRLF in a block list",
        b"---\r\ntitle: T\r\nkind: note\r\ndate: '2018'\r\ntopics:\r\n- a\r\n---\r\n",
        "topics+=b",
        "- a\r\n",
        "- a\r\n- b\r\n",
    ),
    Case(
        "mixed line ends",
        b"---\ntitle: T\r\nkind: note\ndate: '2018'\r\ntopics: [a]\n---\r\nBody\n",
        "topics+=b",
        "[a]",
        "[a, b]",
    ),
    Case(
        "a byte order mark",
        b"\xef\xbb\xbf---\ntitle: T\nkind: note\ndate: '2018'\n---\nBody",
        "title=U",
        "title: T",
        "title: U",
    ),
    Case("no final newline", b"---\ntitle: T\nkind: note\ndate: '2018'\n---", "title=U", "title: T", "title: U"),
    Case("a tab in a comment", "status: draft #\ta\tb\n", "status=review", "draft", "review"),
    Case("a tab between value and comment", "status: draft\t# a\n", "status=review", "draft", "review"),
    Case("a tab as indentation", "x:\n\t- a\n", "status=review", refusal="unreadable"),
    Case(
        "Windows-1252 bytes", b"---\ntitle: caf\xe9\nkind: note\ndate: '2018'\n---\n", "title=U", refusal="unreadable"
    ),
    Case(
        "text that only looks like Windows-1252",
        "x: cafÃ© â€œquotedâ€\x9d\n".replace("\x9d", ""),
        "status=review",
        "quotedâ€\n",
        "quotedâ€\nstatus: review\n",
    ),
    Case("UTF-16", "---\ntitle: T\n---\n".encode("utf-16"), "title=U", refusal="unreadable"),
    Case("an empty value", "summary:\n", "summary=Text", "summary:", "summary: Text"),
    Case(
        "an empty value with spaces and a comment", "summary:   # later\n", "summary=Text", "summary:", "summary: Text"
    ),
    Case("a tilde", "summary: ~\n", "summary=Text", "~", "Text"),
    Case("an empty list item", "topics:\n  - \n  - b\n", "topics+=c", "- b\n", "- b\n  - c\n"),
    Case("a key with a colon", "'a: b': old\n", "a: b=new", "old", "new"),
    Case("a key with a dot", "a.b: old\n", "a\\.b=new", "old", "new"),
    Case("a key in quotes", '"status": draft\n', "status=review", "draft", "review"),
    Case("a key in other scripts", "المصدر: قديم\n", "المصدر=جديد", "قديم", "جديد"),
    Case("a duplicate key", "x: 1\nx: 2\n", "x=3", refusal="unreadable"),
    Case("a key written with ?", "? x\n: old\n", "x=new", "old", "new"),
    Case("single quotes stay", "summary: 'It''s old'\n", "summary=It's new", "'It''s old'", "'It''s new'"),
    Case("double quotes stay", 'summary: "old \\u2014 text"\n', "summary=new", '"old \\u2014 text"', '"new"'),
    Case("Norway is quoted", "x: SE\n", "x=NO", "x: SE", 'x: "NO"'),
    Case("a time is quoted", "x: noon\n", "x=12:30", "noon", '"12:30"'),
    Case("a version is quoted", "x: a\n", "x=1.10", "x: a", 'x: "1.10"'),
    Case("a number stays a number", "weight: 10\n", "weight=20", "10", "20"),
    Case("a bare date stays one", "review_by: 2019-01-01\n", "review_by=2019-02-01", "2019-01-01", "2019-02-01"),
    Case("a text over several lines", "summary: old\n  text\nstatus: draft\n", "summary=new", "old\n  text", "new"),
    Case("quotes over several lines", 'summary: "old\n  text"\nx: 1\n', "summary=new", '"old\n  text"', '"new"'),
    Case("a list without indentation", "topics:\n- a\nx: 1\n", "topics+=b", "- a\n", "- a\n- b\n"),
    Case(
        "a list deep in a list",
        "issues:\n  - id: i\n    watch:\n      - 'a'\n",
        "issues.i.watch+=b",
        "- 'a'\n",
        "- 'a'\n      - 'b'\n",
    ),
    Case("the only item", "topics:\n  - a\n", "topics-=a", "topics:\n  - a\n", "topics: []\n"),
    Case("the only key of a mapping", "origin: {url: x}\n", "origin.url-=x", "{url: x}", "{}"),
    Case(
        "a new key before trailing comments",
        "x: 1\n# the end\n",
        "status=review",
        "# the end\n",
        "# the end\nstatus: review\n",
    ),
    Case("a mapping in brackets", "origin: {url: x}\n", "origin.doi=10.1/y", "x}", 'x, doi: "10.1/y"}'),
    Case(
        "brackets over the whole",
        "---\n{title: T, kind: note, date: '2018'}\n---\n",
        "status=review",
        "'2018'}",
        "'2018', status: review}",
        whole=True,
    ),
    Case("an item by id", "issues:\n- {id: i, status: disputed}\n", "issues.i.status=resolved", "disputed", "resolved"),
    Case("two items with one id", "issues:\n- {id: i}\n- {id: i}\n", "issues.i.status=resolved", refusal="several"),
    Case(
        "an item that is not there",
        "issues:\n- {id: sanctions}\n",
        "issues.sanction.status=resolved",
        refusal="missing",
    ),
    Case(
        "a short form",
        "issues:\n- id: i\n  positions:\n    us: More\n",
        "issues.i.positions.us.stance=opposes",
        "us: More",
        "us: {says: More, stance: opposes}",
    ),
    Case(
        "a short form in a block",
        "issues:\n- id: i\n  positions:\n    us: |\n      More\n",
        "issues.i.positions.us.stance=opposes",
        refusal="kind",
    ),
    Case(
        "several positions of one holder",
        "issues:\n- id: i\n  positions:\n    us: [{says: a}, {says: b}]\n",
        "issues.i.positions.us.stance=opposes",
        refusal="several",
    ),
    Case("a path through a text", "x: a\n", "x.y=b", refusal="kind"),
    Case("a word that is not one", "status: draft\n", "status=reviw", refusal="format"),
    Case("an invisible sign", "x: a\n", "x=a\u202eb", "x: a", 'x: "a\\u202Eb"'),
    Case("half a character", "x: a\n", "x=\udce9", refusal="text"),
    Case("no closing ---", "---\ntitle: T\n", "title=U", refusal="unreadable", whole=True),
    Case("a line of --- and more", "x: '--- a'\n", "x=--- b", "'--- a'", "'--- b'"),
]
