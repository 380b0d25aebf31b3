"""Mails in every encoding and form: their own words, who wrote them and when."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.errors import BriefkitError
from briefkit.importers.document import AUTHOR, DATE, PUBLISHER, TITLE, Document
from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.formats import format_of
from briefkit.importers.importers import Draft, Source
from briefkit.importers.lines import BOILERPLATE
from briefkit.importers.mail.parts import unflowed
from briefkit.importers.mail.readers import drafts_of_box, read_mail, read_outlook
from briefkit.importers.text import read_text
from tests.importers.compound import outlook_mail

TEXT = "The committee met for three days and left open whether observers may board in port or only at sea."
HEAD = "From: Ada Brenner <ada@x.example>\nSubject: Ports\nDate: Tue, 5 Mar 2024 23:55:10 -0800\nMessage-ID: <1@x>\n"


def mail(text: str = TEXT, head: str = HEAD, more: str = "") -> bytes:
    return f"{head}{more}\n{text}\n".encode()


def draft(data: bytes) -> Draft:
    return draft_of(read_mail(data), Source(data=data))


def first(document: Document, name: str) -> str | None:
    return next((fact.value for fact in document.stated(name)), None)


def test_a_mail_has_its_senders_day_and_no_address() -> None:
    made = draft(mail())
    assert made.front_matter == {
        "title": "Ports",
        "kind": "note",
        "date": "2024-03-05",
        "date_basis": "stated",
        "status": "draft",
        "authors": ["Ada Brenner"],
    }
    assert made.body == TEXT + "\n"


@pytest.mark.parametrize(
    ("written", "author", "publisher"),
    [
        ("Ada Brenner <a@x.example>", "Ada Brenner", None),
        ('"Brenner, Ada" <a@x.example>', "Ada Brenner", None),
        ("Brenner, Ada (Ministry) <a@x.example>", "Ada Brenner", None),
        ("=?utf-8?b?SsO8cmdlbiBXZWnDnw==?= <a@x.example>", "Jürgen Weiß", None),
        ("=?utf-8?b?SsO8cg==?= =?utf-8?b?Z2VuIFdlacOf?= <a@x.example>", "Jürgen Weiß", None),
        ("=?nonsense?q?Ada_Brenner?= <a@x.example>", "Ada Brenner", None),
        ("River Institute <news@x.example>", None, "River Institute"),
        ("news@x.example", None, None),
        ('"news@x.example" <news@x.example>', None, None),
        ("", None, None),
    ],
)
def test_who_sends_a_mail(written: str, author: str | None, publisher: str | None) -> None:
    document = read_mail(mail(head=f"From: {written}\nSubject: Ports\nMessage-ID: <1@x>\n"))
    assert (first(document, AUTHOR), first(document, PUBLISHER)) == (author, publisher)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Re: AW: WG: [policy-list] Ports", "Ports"),
        ("Fwd: FW: Re[2]: Ports", "Ports"),
        ("=?iso-8859-1?Q?H=E4fen?=", "Häfen"),
        ("=?utf-8?Q?H=C3?= =?utf-8?Q?=A4fen?=", "Häfen"),
        ("Häfen", "Häfen"),
    ],
)
def test_the_subject_is_the_title(written: str, title: str) -> None:
    assert first(read_mail(mail(head=f"From: a@x\nSubject: {written}\nMessage-ID: <1@x>\n")), TITLE) == title


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 5 Mar 2024 00:10:00 +0900", "2024-03-05"),
        ("5 Mar 2024 00:10", "2024-03-05"),
        ("5 March 2024", "2024-03-05"),
        ("yesterday", None),
        ("Tue, 35 Mar 2024 00:10:00 +0900", None),
    ],
)
def test_the_day_of_a_mail(written: str, day: str | None) -> None:
    assert first(read_mail(mail(head=f"From: a@x\nDate: {written}\nMessage-ID: <1@x>\n")), DATE) == day


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("us-ascii", "cp1252"),
        ("utf-8", "cp1252"),
        ("no-such", "utf-8"),
        ("iso-8859-1", "iso-8859-1"),
        ("koi8-r", "koi8-r"),
        (None, "cp1251"),
    ],
)
def test_characters_are_read_whatever_a_mail_claims(charset: str | None, encoding: str) -> None:
    text = (
        "Комитет заседал три дня и оставил открытым вопрос о наблюдателях в портах и на море."
        if "koi" in encoding or "1251" in encoding
        else TEXT + " Früh, spät, naïve."
    )
    kind = f"Content-Type: text/plain; charset={charset}\n" if charset else "Content-Type: text/plain\n"
    data = (HEAD + kind + "Content-Transfer-Encoding: 8bit\n\n").encode() + text.encode(encoding)
    assert draft(data).body.strip() == text


def test_soft_lines_flow_into_paragraphs() -> None:
    assert unflowed("One \ntwo \nthree\n\n-- \nMe") == "One two three\n\n-- \nMe"
    assert unflowed("Eins \nzwei", delete=True) == "Einszwei"
    assert unflowed("> a \n> b\n own") == "> a b\nown"
    assert unflowed("cut off ") == "cut off"


def alternative(plain: str, page: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "Ada Brenner <a@x.example>", "Ports", "<1@x>"
    message.set_content(plain)
    message.add_alternative(page, subtype="html")
    return message.as_bytes()


def test_plain_text_stands_for_the_page_if_it_is_complete() -> None:
    assert draft(alternative(TEXT, f"<p>{TEXT}</p><p>Sent from a phone</p>")).body == TEXT + "\n"
    assert TEXT in draft(alternative("Please use a client that shows HTML.", f"<p>{TEXT}</p><p>{TEXT} Again.</p>")).body


def test_what_is_attached_is_named() -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "Ada Brenner <a@x.example>", "Ports", "<1@x>"
    message.set_content(TEXT)
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Häfen.pdf")
    assert "what is attached is not in it: Häfen.pdf (1 KB)" in read_mail(message.as_bytes()).notes


def test_a_mail_that_only_brings_one_document_is_that_document() -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "Ada Brenner <a@x.example>", "FYI", "<1@x>"
    message.set_content("FYI")
    message.add_attachment(
        f"What the ports want\n\n{TEXT}\n".encode(), maintype="text", subtype="plain", filename="ports.txt"
    )
    made = draft(message.as_bytes())
    assert (made.front_matter["title"], made.body) == ("What the ports want", TEXT + "\n")
    assert "authors" not in made.front_matter
    assert any("its attachment ports.txt" in note for note in made.notes)


def test_a_mail_that_is_attached_to_an_empty_one_is_the_text() -> None:
    outer, inner = EmailMessage(), EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = (
        "Ada Brenner <a@x.example>",
        "Ports",
        "Tue, 5 Mar 2024 10:00:00 +0000",
    )
    inner.set_content(TEXT)
    outer["From"], outer["Subject"], outer["Date"] = (
        "Luis Ocampo <l@x.example>",
        "Fwd: Ports",
        "Wed, 6 Mar 2024 10:00:00 +0000",
    )
    outer.set_content("See below.")
    outer.add_attachment(inner)
    made = draft(outer.as_bytes())
    assert (made.front_matter["authors"], made.front_matter["date"]) == (["Ada Brenner"], "2024-03-05")


@pytest.mark.parametrize(
    "header",
    [
        "----- Forwarded message -----\nFrom: Ada Brenner <a@x.example>\nDate: Mon, 4 Mar 2024\nSubject: Ports\n",
        "From: Ada Brenner <a@x.example>\nSent: Monday, 4 March 2024 09:12\nTo: L\nSubject: Ports\n",
        "Von: Ada Brenner <a@x.example>\nGesendet: Montag, 4. März 2024 09:12\nAn: L\nBetreff: Ports\n",
        "De : Ada Brenner <a@x.example>\nEnvoyé : lundi 4 mars 2024 09:12\nÀ : L\nObjet : Ports\n",
        "От: Ada Brenner <a@x.example>\nОтправлено: 4 марта 2024 г. 09:12\nКому: L\nТема: Ports\n",
    ],
)
def test_the_mail_that_is_passed_on_counts(header: str) -> None:
    head = "From: Luis Ocampo <l@x.example>\nSubject: Fwd: Ports\nDate: 6 Mar 2024 10:00\nMessage-ID: <1@x>\n"
    made = draft(mail(f"For you.\n\n{header}\n{TEXT}", head=head))
    matter = made.front_matter
    assert (matter["title"], matter["authors"], matter["date"]) == ("Ports", ["Ada Brenner"], "2024-03-04")
    assert made.body == TEXT + "\n"


@pytest.mark.parametrize(
    "below",
    [
        "-- \nAda\nPort Lab",
        "On Mon, 4 Mar 2024 at 10:00, Luis Ocampo wrote:\n\n> What now?\n> Really?",
        "-----Original Message-----\nFrom: L\nSubject: x\n\nWhat now?",
    ],
)
def test_signatures_and_mails_that_are_answered_are_left_out(below: str) -> None:
    made = draft(mail(f"{TEXT}\n\n{below}"))
    assert made.body == TEXT + "\n"
    assert all(line.kind == BOILERPLATE and line.reason for line in made.lines[1:])


def test_encrypted_mails_are_refused_and_signed_ones_read() -> None:
    for kind in ("multipart/encrypted; boundary=b", "application/pkcs7-mime; smime-type=enveloped-data"):
        with pytest.raises(BriefkitError, match="encrypted"):
            read_mail(mail(more=f"Content-Type: {kind}\n"))
    signed = f"--b\nContent-Type: text/plain\n\n{TEXT}\n--b\nContent-Type: application/pgp-signature\n\nxyz\n--b--"
    document = read_mail(mail(signed, more="Content-Type: multipart/signed; boundary=b\n"))
    assert document.notes == ("it is signed; the signature is not checked",)


def test_a_file_of_mails_gives_a_draft_each() -> None:
    box = (
        b"From a@x Tue Mar  5 2024\n"
        + mail()
        + b"\n\nFrom b@x Wed Mar  6 2024\n"
        + mail("Too short.")
        + b"\n\nFrom c@x\n"
    )
    box += mail(f">From the start, {TEXT}", head=HEAD.replace("Ports", "Ships"))
    assert format_of(box, "inbox").name == "mailbox"
    drafts = drafts_of_box(Source(data=box))
    assert [made.front_matter["title"] for made in drafts] == ["Ports", "Ships"]
    assert drafts[1].body.startswith("From the start")
    assert "mail 2: it has no text" in drafts[1].notes[-1]
    with pytest.raises(BriefkitError, match="none of its mails"):
        drafts_of_box(Source(data=b"From a@x\n" + mail("Short.")))


def test_outlook_mails() -> None:
    texts = {0x001A: "IPM.Note", 0x0037: "AW: Häfen", 0x1000: TEXT, 0x0C1A: "Brenner, Ada", 0x0C1F: "a@x.example"}
    data = outlook_mail(texts, sent=datetime(2024, 3, 5, 10, tzinfo=UTC), files={"annex.pdf": b"%PDF"})
    assert format_of(data, "x.msg").name == "msg"
    document = read_outlook(data)
    assert [first(document, name) for name in (TITLE, AUTHOR, DATE)] == ["Häfen", "Ada Brenner", "2024-03-05"]
    assert [part.text for part in document.paragraphs] == [TEXT]
    assert any("annex.pdf" in note for note in document.notes)
    with_header = texts | {0x007D: "From: Jo Winter <j@x>\r\nDate: Wed, 6 Mar 2024 01:00:00 +0900\r\n\r\n"}
    document = read_outlook(outlook_mail(with_header, sent=datetime(2024, 3, 5, 16, tzinfo=UTC)))
    assert [first(document, name) for name in (AUTHOR, DATE)] == ["Jo Winter", "2024-03-06"]
    with pytest.raises(BriefkitError, match="encrypted"):
        read_outlook(outlook_mail({0x001A: "IPM.Note.SMIME", 0x0037: "x"}))
    for broken in (data[:700], data[:512] + b"\xff" * 2000):
        with pytest.raises(BriefkitError, match="cannot be read"):
            read_outlook(broken)


WORDS = st.lists(st.from_regex(r"[a-zäöüß]{1,12}", fullmatch=True), min_size=1, max_size=60)


@given(
    st.lists(WORDS, min_size=1, max_size=6),
    st.sampled_from(["8bit", "base64", "quoted-printable"]),
    st.booleans(),
)
def test_no_word_of_a_mail_is_lost(paragraphs: list[list[str]], encoding: str, wrapped: bool) -> None:
    text = "\n\n".join(" ".join(words) for words in paragraphs)
    if wrapped:
        text = re.sub(r"(.{50,70}?) ", r"\1\n", text)
    message: Any = EmailMessage()
    message["From"], message["Subject"] = "a@x", "Ports"
    message.set_content(text, charset="utf-8", cte=encoding)
    told = " ".join(part.text for part in read_mail(message.as_bytes()).paragraphs)
    assert told.split() == text.split()


@given(st.binary(max_size=400))
def test_any_bytes_are_a_mail_or_refused(data: bytes) -> None:
    with suppress(BriefkitError):
        read_mail(b"From: a@x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + data)


@pytest.mark.parametrize(
    "text",
    [
        "From: a\n" * 10_000,
        "--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 2000,
        "=?utf-8?q?" * 10_000,
        ">" * 100_000,
        "<" * 100_000,
    ],
)
def test_hostile_mails_are_read_in_time(text: str) -> None:
    read_mail(mail(text, head=HEAD + f"X: {text[:5000].splitlines()[0]}\nContent-Type: multipart/mixed; boundary=b\n"))
    read_mail(mail(text))


def test_bytes_that_call_themselves_text_are_an_attachment() -> None:
    more = "Content-Type: multipart/mixed; boundary=b\n"
    text = f"--b\nContent-Type: text/plain\n\n{TEXT}\n--b\nContent-Type: text/plain; name=x.bin\n"
    text += "Content-Transfer-Encoding: base64\n\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n--b--"
    document = read_mail(mail(text, more=more))
    assert [part.text for part in document.paragraphs] == [TEXT]
    assert "what is attached is not in it: x.bin (1 KB)" in document.notes


LONGER = f"{TEXT} Nobody expects an answer before the spring."


@pytest.mark.parametrize(
    "line",
    [
        "On Tue, Oct 4, 2016 at 6:32 PM Luis Ocampo <l@x.example>\nwrote:",
        "On May 1, 2014 at 3:29:00 PM, Luis Ocampo (l@x.example) wrote:",
        "Am Samstag, 27. Dezember 2014 schrieb Luis Ocampo :",
        "Den torsdag 15. januar 2015 skrev Luis Ocampo <l@x.example>:",
        "-----Luis Ocampo wrote: -----",
        "El lun, 4 mar 2024 a las 10:00, Luis (<l@x.example>) escribió:",
        "Le lun. 4 mars 2024 à 10:00, Luis <l@x.example> a écrit :",
        "пн, 4 мар. 2024 г. в 10:00, Luis <l@x.example>:",
        "Sent from my iPhone",
    ],
)
def test_what_announces_a_quoted_mail_is_known_in_many_programs(line: str) -> None:
    below = "" if line.startswith("Sent") else "> What now?\n\nOld words."
    document = read_mail(mail(f"{LONGER}\n\n{line}\n\n{below}"))
    assert [part.text for part in document.paragraphs if not part.kind] == [LONGER]


def test_a_paragraph_that_begins_like_an_announcement_is_text() -> None:
    text = f"On Monday the committee met.\n\n{LONGER}\n\nOn Tuesday it wrote: nothing."
    assert all(not part.kind for part in read_mail(mail(text)).paragraphs)


@pytest.mark.parametrize(
    "more",
    [
        "Content-Type: multipart/alternative\n",
        "Content-Type: text/plain; charset=cp-850\n",
        "Content-Type: text/plain\nContent-Transfer-Encoding: 8-bits\n",
        "Content-Type: text/plain; charset=\n",
    ],
)
def test_a_broken_header_costs_no_text(more: str) -> None:
    (part,) = read_mail(mail(f"{TEXT} \x81", more=more)).paragraphs
    assert part.text.startswith(TEXT)


def test_a_page_that_was_saved_as_a_mail_is_a_page() -> None:
    page = f"<html><body><h1>Ports</h1><p>{LONGER}</p><p>{LONGER} Twice.</p></body></html>"
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/2024/03/ports\nSubject: Ports\n"
        "Date: Tue, 5 Nov 2024 10:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        f"--b\nContent-Type: text/html\nContent-Location: https://x.example/2024/03/ports\n\n{page}\n"
        "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n"
    ).encode()
    assert format_of(data, "ports.mht").name == "mail"
    document = read_mail(data)
    assert [fact.value for fact in document.stated("url")] == ["https://x.example/2024/03/ports"]
    assert document.stated(DATE) == document.stated(AUTHOR) == []
    assert any(LONGER in part.text for part in document.paragraphs)


@pytest.mark.parametrize(
    ("written", "authors", "publisher"),
    [
        ("Ada Brenner <a@x.example>, Luis Ocampo <l@x.example>", ["Ada Brenner", "Luis Ocampo"], None),
        ("Ada Brenner and Luis Ocampo", ["Ada Brenner", "Luis Ocampo"], None),
        ("Müller, Jürgen (IIIB3) <j@x.example>; Brenner, Ada", ["Jürgen Müller", "Ada Brenner"], None),
        ("Müller, Dr. Jürgen (BMX) <j@x.example>", ["Jürgen Müller"], None),
        ("von der Thann, Ursula <u@x.example>", ["Ursula von der Thann"], None),
        ("García López, María", ["María García López"], None),
        ("Ada Brenner, Head of Unit", ["Ada Brenner"], None),
        ("Ada Brenner, Director", ["Ada Brenner"], None),
        ("Ada Brenner, III B 3", ["Ada Brenner"], None),
        ("River Institute", [], "River Institute"),
        ("", [], None),
    ],
)
def test_the_same_sender_in_a_mail_and_in_one_that_was_copied(
    written: str, authors: list[str], publisher: str | None
) -> None:
    sent = draft(mail(head=f"From: {written}\nSubject: Ports\nDate: 5 Mar 2024 10:00\nMessage-ID: <1@x>\n"))
    copied = f"From: {written}\nSent: 5 March 2024\nTo: Staff\nSubject: Ports\n\n{TEXT}\n".encode()
    pasted = draft_of(read_text(copied), Source(data=copied))
    for made in (sent, pasted):
        assert made.front_matter.get("authors", []) == authors
        assert made.front_matter.get("publisher") == publisher


def test_a_sender_that_is_no_person_is_told() -> None:
    head = "From: Ports and Tides <p@x.example>\nSubject: Ports\nMessage-ID: <1@x>\n"
    made = draft(mail(head=head))
    assert "authors" not in made.front_matter
    assert any("it is sent by “Ports and Tides”" in note for note in made.notes)


def boxed(*mails: bytes) -> bytes:
    return b"".join(b"From a@x Wed Oct  6 08:15:00 2021\n" + data + b"\n" for data in mails)


def test_a_sentence_that_begins_with_from_does_not_end_a_mail() -> None:
    text = f"{TEXT}\n\nFrom here on it is quiet.\n\nFrom 10:15 it was not: so they said.\nNote that."
    (made,) = drafts_of_box(Source(data=boxed(mail(text))))
    assert "From here on it is quiet." in made.body
    assert "From 10:15 it was not" in made.body


def test_mails_of_a_box_have_originals_of_their_own() -> None:
    one, two = drafts_of_box(Source(data=boxed(mail(), mail(f"{TEXT} Again."), mail("Hi."))))
    assert [made.original.strip() for made in (one, two)] == [mail().strip(), mail(f"{TEXT} Again.").strip()]
    assert one.original_ending == ".eml"
    assert any(note.startswith("of the 3 mails of this file, 1 not imported: mail 3:") for note in two.notes)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"No mail in it.\n"])
def test_a_box_without_mails_is_refused(data: bytes) -> None:
    with pytest.raises(BriefkitError, match="it holds no mails"):
        drafts_of_box(Source(data=data))


@pytest.mark.parametrize(
    ("salutation", "closing"),
    [
        ("Liebe Kolleginnen und Kollegen,", "Mit freundlichen Grüßen\n\nIm Auftrag\n\nAda Brenner\n\nReferat III"),
        ("Sehr geehrte Frau Dr. Lang,", "Mit besten Grüßen\n\nAda Brenner\n\n--\nAda Brenner\nReferat III"),
        ("Dear all,", "Best regards,\n\nAda Brenner"),
        ("Chers collègues,", "Cordialement,\n\nAda Brenner"),
        ("Jonas,", "Best,\n\nAda"),
    ],
)
def test_salutation_and_closing_formula_with_the_name_are_no_part_of_the_text(salutation: str, closing: str) -> None:
    made = draft(mail(f"{salutation}\n\n{TEXT}\n\n{closing}\n"))
    assert made.body == TEXT + "\n"
    assert {line.reason for line in made.lines if line.kind == BOILERPLATE} == {"the salutation", "the signature"}


def test_a_greeting_and_a_wish_within_a_mail_stay() -> None:
    made = draft(mail(f"{TEXT}\n\nDear all, this is what the letter says.\n\n{TEXT}\n"))
    assert "Dear all, this is what the letter says." in made.body


def test_the_line_of_attachments_belongs_to_the_header() -> None:
    head = "Von: Brenner, Ada (IIIB3) <a@x.example>\nGesendet: 5. März 2024\nBetreff: AW: Ports\n"
    data = f"{head}Anlagen: ports.docx (34 KB)\n\n{TEXT}\n".encode()
    assert draft_of(read_text(data), Source(data=data)).body == TEXT + "\n"
