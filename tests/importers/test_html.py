"""Pages in HTML: what is read of their markup, what is left out with its reason, and what is refused."""

from __future__ import annotations

import re
from base64 import b64encode
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.errors import BriefkitError
from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.classify import classified
from briefkit.importers.document import Document
from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.html.decoding import decode_page
from briefkit.importers.html.names import names_in
from briefkit.importers.html.page import read_html
from briefkit.importers.html.scan import MOST_ATTRIBUTES, MOST_DEPTH, MOST_ELEMENTS, scanned
from briefkit.importers.html.titles import title_of
from briefkit.importers.html.tree import tree_of
from briefkit.importers.importers import Draft, Source

TEXT = "The channel has lost a third of its depth in four years, and no ship above twelve thousand tonnes calls there."


def page(body: str, head: str = "<title>A page</title>") -> Document:
    article = f"<h1>A page</h1><p>{TEXT}</p>{body}<p>{TEXT}</p>"
    return read_html(f"<html><head>{head}</head><body><article>{article}</article></body></html>".encode())


def draft(body: str, head: str = "<title>A page</title>") -> Draft:
    return draft_of(page(body, head), Source(name="page"))


def middle(made: Draft) -> str:
    """The text between the two paragraphs that each page has."""
    return made.body.partition(TEXT)[2].rpartition(TEXT)[0].strip()


def stated(document: Document, name: str) -> list[str]:
    return [fact.value for fact in document.stated(name)]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <b>bold </b>word</p>", "a **bold** word"),
        ("<p>a <em><strong>b</strong> c</em></p>", "a ***b*** *c*"),
        ("<p>wow!<a href='https://a.example/b (c)'>link</a></p>", "wow\\![link](https://a.example/b%20%28c%29)"),
        ("<p>a <a href='javascript:alert(1)'>link</a></p>", "a link"),
        ("<p>1 * 2 * 3 <i>x</i></p>", "1 \\* 2 \\* 3 *x*"),
        ("<p>H<sub>2</sub>O, 10<sup>3</sup></p>", "H<sub>2</sub>O, 10<sup>3</sup>"),
        ("<p>run <code>a_b*c</code></p>", "run `a_b*c`"),
        ("<h2><b>Bold</b></h2>", "## Bold"),
        ("<ul><li>one<ol start=3><li>two</ol><li>three</ul>", "- one\n    3. two\n- three"),
        ("<blockquote><p>one</p><p>two</p></blockquote>", "> one\n\n> two"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("<dl><dt>a<dd>b</dl>", "a\n: b"),
        ("<p>one<br><br>two<br>three</p>", "one\n\ntwo three"),
        ("<p>• one<br>• two</p>", "- one\n- two"),
        ("<details><summary>More</summary><p>inside</p></details>", "**More**\n\ninside"),
        (
            "<table><tr><th>a<th>b<tr><td rowspan=2>1<td>2<tr><td>3|4</table>",
            "| a | b |\n| --- | --- |\n| 1 | 2 |\n|  | 3\\|4 |",
        ),
        ("<table><tr><td><h2>Left</h2><td><p>right</p></table>", "## Left\n\nright"),
        ("<p>a<q>b</q></p>", "a“b”"),
        ("<p>soft&shy;ly&#8203; and&nbsp;so</p>", "softly and so"),
        ("<p>a sentence <img src='x.png'>goes on</p>", "a sentence goes on"),
        ("<p>a <span hidden>secret</span>sentence <b>goes <img src=x.png> on</b></p>", "a sentence **goes on**"),
        ("<p>one<br><img src=x.png>two</p>", "one\n\ntwo"),
        ("<ul><li>one <img src=x.png> item</ul>", "- one item"),
        ("<h2>Jobs</h2><p>Few.</p><h2>Events</h2><ul><li>a</ul>", "## Jobs\n\nFew.\n\n## Events\n\n- a"),
    ],
)  # fmt: skip
def test_markup_becomes_markdown(html: str, markdown: str) -> None:
    assert middle(draft(html)) == markdown


def test_notes_that_a_text_refers_to_are_footnotes() -> None:
    made = draft(
        "<p>Said.<sup><a href='#fn9'>9</a></sup></p><ol><li id=fn9>Source, p. 14. <a href='#r'>↩</a></li></ol>"
    )
    assert middle(made) == "Said.[^1]\n\n[^1]: Source, p. 14."


def test_a_picture_in_the_page_is_kept_and_the_address_of_another_told() -> None:
    data = b64encode(b"\x89PNG" + bytes(600)).decode()
    made = draft(
        f"<figure><img src='data:image/png;base64,{data}' alt='A map'><figcaption>A map of it</figcaption></figure>"
        "<img src='https://a.example/p.jpg' alt='Two ships at a quay'>"
    )
    assert made.front_matter["figures"] == [
        {"id": "f1", "file": "picture-1.png", "alt": "A map", "caption": "A map of it"},
        {"id": "f2", "alt": "Two ships at a quay"},
    ]
    assert [picture.name for picture in made.pictures] == ["picture-1.png"]
    assert "picture f2 is not here, but at https://a.example/p.jpg" in made.notes


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<nav>Home About</nav>", "navigation of the page"),
        ("<div class='share-buttons'>Share it</div>", "buttons to share"),
        ("<div hidden>Secret</div>", "not shown by the page"),
        ("<form>Your name</form>", "a form or button"),
        ("<div id='comments'>First!</div>", "comments of readers"),
        ("<div class='cookie-notice'>We use cookies</div>", "a cookie notice"),
    ],
)
def test_what_is_around_a_text_is_left_out_with_its_reason(html: str, reason: str) -> None:
    lines = classified(page(html)).lines()
    assert [line.reason for line in lines if line.kind == kinds.BOILERPLATE] == [reason]


def test_pictures_that_nobody_could_find_again_are_named() -> None:
    made = draft("<p>a <img src='one.png'> b</p><img src='two.png'><img src='dot.gif' width=1><img src='data:,x'>")
    assert [note for note in made.notes if "one.png" in note] == [
        "left out, as it says neither what they show nor where they are: pictures “one.png”, “two.png”"
    ]


def test_a_picture_in_the_middle_of_a_sentence_stands_behind_its_paragraph() -> None:
    image = "<a href='https://a.example'><img src='https://a.example/i.png' alt='A map'></a>"
    made = draft(f"<p>A sentence {image} goes on.</p>")
    assert middle(made) == "A sentence goes on.\n\n<!-- briefkit: figure f1 -->"


def test_large_tables_are_tables_and_their_spans_are_bounded() -> None:
    rows = "".join(f"<tr><td>{number}<td>x<td>y" for number in range(4_000))
    assert middle(draft(f"<table><tr><th>a<th>b<th>c{rows}</table>")).count("\n") == 4_001
    wide = f"<tr>{'<td>x' * 1_000}{'<tr><td>y<td>z' * 2_000}"
    assert [line.kind for line in classified(page(f"<table>{wide}</table>")).lines()].count(kinds.TABLE) == 0


@pytest.mark.parametrize(
    "top",
    [
        "<font size=5><b>Harbour fees: no end</b></font><br>By Ann Lee<br>3 May 2021<p>",
        "<b>Harbour fees: no end</b><br>BY ANN LEE<br>3 May 2021<br>",
        "<center><big>Harbour fees: no end</big></center>By Ann Lee, 3 May 2021<br><br>",
        "<strong>Harbour fees: no end</strong><br>von Ann Lee | 3. Mai 2021<p>",
    ],
)
def test_pages_without_headings_have_their_title_and_who_wrote_them_above_their_text(top: str) -> None:
    table = f"<table><tr><td>Menu<td>{top}{TEXT}<p>{TEXT}</table>"
    made = draft_of(read_html(f"<title>Harbour fees - HERALD</title><body>{table}".encode()), Source(name="page"))
    assert [made.front_matter.get(key) for key in ("title", "date", "authors")] == [
        "Harbour fees: no end", "2021-05-03", ["Ann Lee"]
    ]  # fmt: skip
    assert made.body == f"{TEXT}\n\n{TEXT}\n"


@pytest.mark.parametrize("tag", ["p", "h3", "span"])
def test_what_a_page_calls_its_text_is_its_kind_only_around_the_title(tag: str) -> None:
    above = f"<{tag}>Analysis</{tag}><h1>Harbour fees</h1><p>{TEXT}</p><p>Events</p><p>{TEXT}</p>"
    made = draft_of(read_html(f"<title>Harbour fees</title><article>{above}</article>".encode()), Source(name="page"))
    assert made.front_matter["kind"] == "analysis"
    assert "Events" in made.body


def test_a_name_of_a_class_does_not_leave_out_the_text_of_a_page() -> None:
    made = draft_of(
        read_html(f"<div class='sidebar hidden'><p>{TEXT}</p><p>{TEXT}</p></div>".encode()), Source(name="a")
    )
    assert made.body.count(TEXT) == 2


def test_the_main_heading_is_the_title_where_metadata_agree() -> None:
    assert title_of(["Who pays?"], ["Who pays? | The Forum"], ["The Forum"]) == "Who pays?"
    assert title_of(["The Forum"], ["Who pays for it? - The Forum"], ["The Forum"]) == "Who pays for it?"
    assert title_of(["Something else"], ["Who pays for it?"], []) == "Who pays for it?"
    assert title_of(["One", "Two"], [], []) == ""
    assert title_of(["Two words"], ["Home"], []) == "Two words"
    assert title_of([], ["Untitled Document", "Document sans titre"], []) == ""
    assert title_of([], ["Who pays - HERALD"], [], ["Who pays for it?"]) == "Who pays for it?"


def test_authors_are_people_and_never_sites_or_roles() -> None:
    assert names_in("By Dr. Ann Lee and Bo Ek", []) == ["Ann Lee", "Bo Ek"]
    assert names_in("Lee, Ann", [], inverted=True) == ["Ann Lee"]
    for nobody in ("admin", "Staff", "The Forum", "ann@lee.example", "https://a.example/ann", "News Desk"):
        assert names_in(nobody, ["The Forum"]) == []


@pytest.mark.parametrize(
    "name",
    ["Mark Di Stefano", "Ursula von der Leyen", "Bruno (Henrique) Rodrigues", "Ann Writer", "Bo Ek III"],
)
def test_a_name_is_taken_whole(name: str) -> None:
    assert names_in(name, []) == [name]
    assert names_in(f"By {name} (The Forum)", []) == [name]
    assert draft("", f'<title>A page</title><meta name="author" content="{name}">').front_matter["authors"] == [name]


def test_who_puts_a_text_on_a_page_may_be_named_with_it() -> None:
    assert names_in("Posted by Ann Lee", []) == names_in("Story by: Ann Lee", []) == ["Ann Lee"]


def test_what_somebody_is_said_to_be_is_nobody() -> None:
    for nobody in (
        "Forum News Reporter",
        "Staff Writer",
        "Senior Writer",
        "Political Columnist",
        "Redakteurin",
        "Guest Author",
    ):
        assert names_in(nobody, []) == []


def by_data(people: str, more: str = "") -> str:
    data = f'{{"@graph": [{{"@type": "Article", "headline": "A page", "author": {people}}}{more}]}}'
    return f'<title>A page</title><script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("people", "more"),
    [
        ('{"@type": "Person", "name": "Ann Lee", "affiliation": "Port Institute"}', ""),
        ('[{"name": "Ann Lee", "affiliation": [{"@type": "Organization", "name": "Port Institute"}]}]', ""),
        (
            '{"name": "ANN LEE", "worksFor": {"@id": "#i"}}',
            ', {"@type": "Organization", "@id": "#i", "name": "Port Institute"}',
        ),
        (
            '{"@id": "#a"}',
            ', {"@type": "Person", "@id": "#a", "name": "Ann Lee", "affiliation": {"name": "Port Institute"}}',
        ),
    ],
)
@pytest.mark.parametrize("byline", ["", "<p class=byline>By Ann Lee, 3 May 2021</p>"])
def test_where_authors_work_is_taken_from_data(people: str, more: str, byline: str) -> None:
    wanted = [{"name": "Ann Lee", "affiliation": "Port Institute"}]
    assert draft(byline, by_data(people, more)).front_matter["authors"] == wanted


def test_where_authors_work_is_taken_from_what_catalogues_read() -> None:
    names = ["Lee, Ann", "Ek, Bo"]
    tags = [f'<meta name="citation_author" content="{name}">' for name in names]
    institution = '<meta name="citation_author_institution" content="Port Institute">'
    made = draft("", f"<title>A page</title>{tags[0]}{institution}{tags[1]}")
    assert made.front_matter["authors"] == [{"name": "Ann Lee", "affiliation": "Port Institute"}, "Bo Ek"]


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<a href=a>Ann Lee</a> Senior fellow, <a href=b>Bo Ek</a>", ["Ann Lee", "Bo Ek"]),
        ("By <a href=a>Ann Lee</a> and Bo Ek | 3 May 2021", ["Ann Lee", "Bo Ek"]),
        ("BY <a href=a>ANN LEE</a> AND BOB EKMAN", ["Ann Lee", "Bob Ekman"]),
        ("Von <b class=author-name>Ann Lee</b>, Leiterin, und <b class=author-name>Bo Ek</b>", ["Ann Lee", "Bo Ek"]),
        ("<a href=a>Ann Lee</a>, Port Forum", [{"name": "Ann Lee", "affiliation": "Port Forum"}]),
        ("By <a href=a>Ann Lee</a>, Staff Technologist, PORT Speech, Privacy, and Technology Project", ["Ann Lee"]),
    ],
)
def test_authors_are_those_whom_the_markup_of_a_byline_names(byline: str, authors: list[object]) -> None:
    assert draft(f"<div class=byline>{byline}</div>").front_matter["authors"] == authors


def test_authors_who_are_not_taken_are_named() -> None:
    made = draft("<p class=byline>By Ann Lee</p>", by_data('["Ann Lee", "Carla Ito"]'))
    assert made.front_matter["authors"] == ["Ann Lee", "Carla Ito"]
    made = draft("<p class=byline>By Ann Lee</p>", by_data('["Bo Ek", {"name": "Bill Press"}]'))
    assert made.front_matter["authors"] == ["Ann Lee"]
    assert any("“Bo Ek” is named as an author by the page's data" in note for note in made.notes)
    assert any("“Bill Press”, whom the page's data for programs names" in note for note in made.notes)
    byline = "<div class=byline>By <a href=a>Ann Lee</a>, Staff Technologist, PORT Speech, and Privacy</div>"
    assert any("whom the markup of that line names" in note for note in draft(byline).notes)


def test_a_date_is_that_of_publication_and_of_the_last_change_only_in_those_words() -> None:
    both = '<meta property="article:modified_time" content="2020-02-02"><meta name="date" content="2019-01-01">'
    assert stated(page("", both), names.DATE) == ["2019-01-01"]
    changed = page("", '<meta property="article:modified_time" content="2020-02-02T10:00:00Z">').stated(names.DATE)
    assert [(fact.value, "last change" in fact.where) for fact in changed] == [("2020-02-02", True)]
    assert stated(page("<div class='related'><time datetime='2018-01-01'>x</time></div>"), names.DATE) == []


def test_a_date_that_the_page_shows_otherwise_is_told() -> None:
    made = page("<time datetime='2021-05-05'>5 May 2021</time>", '<meta name="date" content="2019-01-01">')
    assert any("2019-01-01" in note and "2021-05-05" in note for note in made.notes)


def test_data_for_programs_may_be_a_list_a_graph_or_broken() -> None:
    for data in (
        '[{"@type":"Article","author":{"name":"Ann Lee"}}]',
        '{"@graph":[{"@type":"Person","@id":"#a","name":"Ann Lee"},{"@type":["Report"],"author":[{"@id":"#a"}]}]}',
        '<!-- {"@type":"Article","author":"Ann Lee"} -->',
    ):
        assert stated(page("", f'<script type="application/ld+json">{data}</script>'), names.AUTHOR) == ["Ann Lee"]
    assert stated(page("", '<script type="application/ld+json">{"@type":</script>'), names.AUTHOR) == []


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-16", "utf-8-sig"])
def test_a_page_is_read_in_its_encoding(charset: str) -> None:
    declared = f'<meta charset="{charset}">' if charset.startswith(("w", "k")) else ""
    assert "Северный диалог" in decode_page(f"<html>{declared}<p>Северный диалог".encode(charset)).text


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<p " + "a " * (MOST_ATTRIBUTES + 5) + ">", "attributes"),
        ("<p x=\"'" + '"a=1 ' * (MOST_ATTRIBUTES + 5) + ">", "attributes"),
        ("<div>" * (MOST_DEPTH + 1), "deep in each other"),
        ("<div><table><tr><td></div>" * (MOST_DEPTH + 1), "deep in each other"),
        ("".join(f"<font size={number}>" for number in range(MOST_DEPTH + 1)), "deep in each other"),
        ("<br>" * (MOST_ELEMENTS + 1), "elements"),
        ("x" * 6_000_000, "characters of text"),
    ],
)
def test_what_would_take_a_parser_too_long_is_refused_by_name(html: str, message: str) -> None:
    with pytest.raises(BriefkitError, match=message):
        read_html(html.encode())


def test_programs_styles_and_comments_are_not_parsed() -> None:
    kept = scanned(
        "<p>a<script>if(a<b)x='<p y>'</script><!-- <p> --><style>p{}</style><svg><style><b c=1></style></svg>b"
    )
    assert kept.text == "<p>a<svg></svg>b"


PARTS = """
<p> </p> <div> </div> <div+class=related> <b> </b> <i> <a+href=/x> </a> <ul> <li> </ul>
<table> <tr> <td+colspan=3> </table>
<h1> </h1> <h2> <br> <br> <blockquote> <pre> </pre> <figure> <img+src=a.png+alt=q> <figcaption> </figure> <dl> <dt> <dd>
<nav> </nav> <time+datetime=2020-01-01> </time> <sup> <svg> <details> <summary> <q> <code> </code> <span+hidden> </span>
<article> </article> &nbsp; &amp; &lt; * _ ` [ ] ( ) # > | ~ ^ ! 1. - word Wörter слово
"""
MARKUP = st.lists(st.sampled_from([part.replace("+", " ") for part in PARTS.split()]), max_size=60)


@given(MARKUP)
def test_every_word_of_a_page_is_in_a_paragraph(parts: list[str]) -> None:
    html = " ".join(parts)
    document = read_html(html.encode())
    told = "".join(re.findall(r"\w", " ".join(part.text for part in document.paragraphs if part.kind != kinds.ALT)))
    shown = "".join(re.findall(r"\w", tree_of(scanned(html).text).text))
    assert sorted(re.sub(r"\d", "", told)) == sorted(re.sub(r"\d", "", shown))
    assert all(before.first < after.first for before, after in pairwise(document.paragraphs))


@given(st.binary(max_size=300), MARKUP)
def test_no_bytes_break_the_reader(data: bytes, parts: list[str]) -> None:
    try:
        made = read_html(data + " ".join(parts).encode())
        classified(made)
    except BriefkitError:
        return


def test_a_paragraph_of_references_alone() -> None:
    """References to notes without a word between them are kept."""
    page = (
        f"<article><h1>Talks on the ferry</h1><p>{'The two sides have met again and have agreed. ' * 8}</p>"
        '<p><sup><a href="#fn1">1</a></sup></p><p id="fn1">1 A note on the talks.</p></article>'
    )
    assert "[^1]" in [part.markdown for part in read_html(page.encode()).paragraphs]
