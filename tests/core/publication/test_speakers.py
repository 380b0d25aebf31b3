"""Who speaks in a text, and which bold words are a label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body.document import Block, Document, Items, Paragraph, Quote, plain_text
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.model import Brief, Issue, Judgment, Person, Position
from briefkit.core.publication.speakers import CONVERSATIONS, speaker_test, with_speakers
from briefkit.core.registry.registry import Registry, parse_registry

REGISTRY, _ = parse_registry(
    "people:\n"
    "  ann-example: {name: Ann Example, aliases: [A. E., Annie], titles: {ru: Энн Экзампл}}\n"
    "  tom-price: {name: Tom Price}\n"
    "  wang: {name: Wang Yi, titles: {zh: 王毅}}\n"
)


def brief(kind: str = "memo", *people: str, **more: object) -> Brief:
    """A brief with these experts."""
    experts = tuple(Person(name=name) for name in people)
    return Brief(id="b", title="B", kind=kind, experts=experts, **more)  # type: ignore[arg-type]


def spoken(text: str, made: Brief, registry: Registry = REGISTRY) -> Document:
    return with_speakers(parse_markdown(text), made, registry)


def only(document: Document) -> Paragraph:
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    return block


@pytest.mark.parametrize(
    ("text", "speaker", "rest"),
    [
        ("**Ann:** Yes", "Ann", "Yes"),
        ("**Ann**: Yes", "Ann", "Yes"),
        ("**Ann:** **Yes**", "Ann", "Yes"),
        ("**Ann** Yes", None, "Ann Yes"),
        ("**Ann:**", None, "Ann:"),
        ("*Ann:* Yes", None, "Ann: Yes"),
        ("Yes **Ann:** No", None, "Yes Ann: No"),
        ("**Ann:**`code`", None, "Ann:code"),
        ("**Ann**:: Yes", "Ann", ": Yes"),
        ("**:** Yes", None, ": Yes"),
        ("**[Ann](https://example.org):** Yes", None, "Ann: Yes"),  # a link and a footnote are not lost
        ("**Ann[^1]:** Yes\n\n[^1]: Later.", None, "Ann: Yes"),
        (f"**{'x' * 101}:** Yes", None, f"{'x' * 101}: Yes"),
    ],
)
def test_what_opens_a_turn(text: str, speaker: str | None, rest: str) -> None:
    paragraph = only(spoken(text, brief("qa")))
    assert (paragraph.speaker, plain_text(paragraph.children)) == (speaker, rest)


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("**Ann:** x", "Ann: "),
        ("**Ann :** x", "Ann\u00a0: "),
        ("**Ann** : x", "Ann\u00a0: "),
        ("**王毅：** 你好", "王毅："),
        ("**王毅**：你好", "王毅："),
        ("**አበበ፦** ሰላም", "አበበ፦ "),
        ("Ann: x", ""),
    ],
)
def test_a_turn_keeps_its_colon(text: str, turn: str) -> None:
    assert only(spoken(text, brief("qa"))).turn == turn


def test_kinds_that_are_conversations() -> None:
    assert sorted(CONVERSATIONS) == ["interview", "podcast", "qa", "transcript"]
    for kind in (*CONVERSATIONS, "QA"):
        assert only(spoken("**Question:** Why?", brief(kind))).speaker == "Question"
    for kind in ("memo", "report", "commentary", "testimony", "speech"):
        for label in ("Note", "Recommendation", "Questions and answers", "Price"):
            paragraph = only(spoken(f"**{label}:** x", brief(kind, "B. Expert")))
            assert paragraph == Paragraph(parse_markdown(f"**{label}:** x").blocks[0].children, line=1)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("person", "names"),
    [
        (
            "Ursula van der Berg",
            ["Ursula van der Berg", "VAN DER BERG", "Berg", "Ursula", "U. van der Berg", "Ms Berg"],
        ),
        ("Bill Q. Expert", ["Bill Expert", "B. Expert", "Amb. Expert", "Deputy Minister Bill Q. Expert", "expert"]),
        ("B. Expert", ["Bill Expert", "B. Expert (MP)", "Expert, Example Institute", "Dr. B. Expert"]),
        ("José Ångström", ["Jose Angstrom", "JOSE\u0301 Ångström", "Sr. Ångström"]),
        ("Борис Экспертов", ["Экспертов", "Б. Экспертов", "г-н Экспертов", "БОРИС ЭКСПЕРТОВ"]),
        ("王毅", ["王毅", "王毅部长", "王先生", "王毅（外交部）"]),
        ("أحمد الخبير", ["الخبير", "د. أحمد الخبير", "السيد الخبير"]),
        ("Seán O'Brien", ["O'Brien", "O’Brien", "Sean O’Brien"]),
    ],
)
def test_a_person_of_the_brief_is_known_by_parts_of_the_name(person: str, names: list[str]) -> None:
    is_speaker = speaker_test(brief("memo", person), REGISTRY)
    assert {name for name in (person, *names) if not is_speaker(name)} == set()
    assert not any(map(is_speaker, ("Note", "B.", "Dr.", "Oil", "", ":", "Minister", "Meeting with")))


def test_initials_alone_and_other_names_are_nobody() -> None:
    is_speaker = speaker_test(brief("memo", "Bob Expert", "A. Author"), Registry())
    assert is_speaker("B. Expert")
    assert not any(map(is_speaker, ("Bill Expert", "B.", "A.", "Expert Bob Author", "Author B.")))


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Tom Price", True),
        ("tom-price", True),
        ("Price", False),  # a label, as long as the brief does not know him
        ("Annie", True),
        ("Dr. Ann Example", True),
        ("Энн Экзампл", True),
        ("王毅", True),
    ],
)
def test_others_are_known_by_the_registry(name: str, known: bool) -> None:
    assert speaker_test(brief(), REGISTRY)(name) is known
    assert not speaker_test(brief(), Registry())(name)


def test_whoever_judges_or_takes_a_position_is_of_the_brief() -> None:
    position = Issue(id="i", positions=(Position(holder="tom-price", says="No"), Position(holder="us", says="Yes")))
    assert speaker_test(brief(issues=(position,)), REGISTRY)("Price")
    assert not speaker_test(brief(issues=(position,)), REGISTRY)("us")
    judgment = Judgment(id="j", claim="It rains.", by="ann-example")
    assert speaker_test(brief(judgments=(judgment,)), REGISTRY)("Экзампл")


def test_labels_in_lists_and_notes_of_a_conversation_stay() -> None:
    text = "> **Chair:** a\n\n- **Cost:** b\n- **Ann Example:** c\n\nd[^1]\n\n[^1]: **Source:** e"
    document = spoken(text, brief("podcast"))
    quote, items, _ = document.blocks
    assert isinstance(quote, Quote)
    assert isinstance(items, Items)
    assert _speakers(quote.blocks) == ["Chair"]
    assert [_speakers(item) for item in items.items] == [[None], ["Ann Example"]]
    assert _speakers(document.notes[0]) == [None]


def _speakers(blocks: tuple[Block, ...]) -> list[str | None]:
    return [block.speaker for block in blocks if isinstance(block, Paragraph)]


@given(st.text(alphabet="Ann: *：é.\u00a0(王", max_size=30))
def test_no_letter_is_lost(text: str) -> None:
    plain, made = parse_markdown(text), spoken(text, brief("qa"))
    for before, after in zip(plain.blocks, made.blocks, strict=True):
        if isinstance(before, Paragraph) and isinstance(after, Paragraph):
            said = after.turn + plain_text(after.children)
            assert "".join(said.split()) == "".join(plain_text(before.children).split())


def test_thousands_of_turns_and_people() -> None:
    people = [f"First{number} Middle{number} Last{number}" for number in range(2000)]
    text = "\n\n".join(f"**Label {number}:** x" for number in range(5000))
    assert all(
        not block.speaker for block in spoken(text, brief("memo", *people)).blocks if isinstance(block, Paragraph)
    )
