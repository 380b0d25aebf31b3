# ruff: noqa: E501  (texts and Typst have lines of their own)
"""Makes the PDF files of `documents/` and the words of their texts: python -m tests.importers.make_pdfs [NAME…].

Each is set by Typst from the texts here, as offices set theirs: with running heads, columns, hyphens, notes and boxes.
The files are kept, because another version of Typst sets them otherwise.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import NamedTuple

import typst

from tests.importers.fixtures import DOCUMENTS

_NOTE = re.compile(r"\{\{(.*?)\}\}")
_DAY = "2024, month: 2, day: 29, hour: 9, minute: 0, second: 0"


class Made(NamedTuple):
    """A file: how it is set, what stands before its text, and the text.

    In the text, `# ` begins a heading, `- ` an item, `| ` a table (which counts as text, cell by cell), `% ` what
    stands in a box, and `@ ` what is set in Typst and is no part of the text, but for the words of `opening`. A note
    stands in double braces where its mark is.
    """

    name: str
    setup: str
    front: str
    text: str
    tagged: bool = False
    opening: str = ""


def made() -> Sequence[Made]:
    """All files."""
    return REPORT, TWO_COLUMNS, THREE_COLUMNS, GERMAN, MEMO, INTERVIEW, RUSSIAN, ARABIC, FIGURES, GERMAN_FIGURES


def source(item: Made) -> str:
    """A file in Typst."""
    return "\n\n".join([item.setup.strip(), item.front.strip(), *map(_set, _blocks(item.text))])


def body(item: Made) -> str:
    """The words of the text of a file: notes follow the text, as they do in a brief."""
    kept = [block for block in _blocks(item.text) if not block.startswith("@ ")]
    notes = [note for block in kept for note in _NOTE.findall(block)]
    plain = [_NOTE.sub("", re.sub(r"^(?:#+|-|\||%) ", "", block)) for block in kept]
    return "\n\n".join([item.opening, *plain, *notes]).strip() + "\n"


def _blocks(text: str) -> list[str]:
    return [" ".join(block.split()) for block in text.strip().split("\n\n")]


def _set(block: str) -> str:
    sign, _, rest = block.partition(" ")
    if sign == "@":
        return rest
    if sign in {"#", "##"}:
        return f"#heading(level: {len(sign)}, {_quoted(rest)})"
    if sign == "|":
        cells = [cell.strip() for cell in rest.split("|")]
        return "#table(columns: 3, " + ", ".join(f"[{cell}]" for cell in cells) + ")"
    if sign == "%":
        return f"#rect(width: 100%, inset: 5pt)[#text(size: 0.93em, {_quoted(rest)})]"
    if sign == "-":
        return f"- #{_quoted(rest)}"
    parts = [
        f"footnote({_quoted(part)})" if number % 2 else _quoted(part) for number, part in enumerate(_NOTE.split(block))
    ]
    return "".join(f"#{part}" for part in parts)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


REPORT = Made(
    "pdf-report",
    f"""
#set document(title: "Microsoft Word - ferries_final_v7.docx", author: "User", date: datetime(year: {_DAY}))
#set page(paper: "a5", margin: 1.6cm, numbering: "1",
  header: context if counter(page).get().first() > 1 [#text(size: 8pt)[Night Ferries and Their Ports #h(1fr) Harbour Institute]])
#set text(size: 10pt, lang: "en")
#set par(justify: true)
""",
    """
#text(size: 9pt)[HARBOUR INSTITUTE]

#text(size: 21pt, weight: "bold")[Night Ferries and Their Ports]

By Ines Okafor and Tomas Brandt

November 2018

#outline()

#pagebreak()
""",
    """
# Why the night ferries stopped

Eleven lines crossed the strait at night in 2009. Four do so today. The reason most often given is the price of fuel,
which rose by a third between 2010 and 2013; but the lines that were kept burn the same fuel, and two of those that were
given up had been profitable to the end.{{Annual accounts of the three companies, 2009 to 2017, as filed with the port
authority.}} What they had in common was a berth at which no crew could be changed after ten in the evening.

The port rules of 2011 moved the last change of crews to the afternoon. They were written for cargo, and nobody seems to
have asked what they would mean for a ship that sails at midnight and must be manned for the way back. A long-term
contract would have let the companies hire a second crew. The tenders of 2012 and 2015 offered three years.

# What the ports could do

Three measures are within reach of the ports alone, and none of them needs money from the ministry:

- to open one berth in each port for a change of crews at night;

- to publish the hours at which pilots can be had, by the month and not by the year;

- to let two companies share a crew where both agree.

The first has been tried. Westhaven opened its second berth in the winter of 2016, and the line to the islands has
sailed at night since.{{Interview with the harbour master, 4 May 2018. The berth is closed in August.}} Passengers are
few, on most nights between 60 and 90, but the lorries that come with them pay for the crossing.

| Port | Night berths | Sailings a week | Westhaven | 1 | 7 | Sund | 0 | 0 | Marken | 2 | 11

# What it would cost

A night berth costs the port about 210,000 a year, most of it wages. Against that stand the dues of a ship that would
otherwise lie idle, between 140,000 and 190,000 at the rates of 2018. The difference is small, and the ports that we
asked put the value of a reliable timetable far above it. We think it likely that at least one more port will follow
before the end of 2020.
""",
)

TWO_COLUMNS = Made(
    "pdf-two-columns",
    """
#set page(width: 15cm, height: 21cm, margin: 1.4cm, columns: 2, header: context if calc.even(counter(page).get().first())
  [#text(size: 7pt)[#counter(page).display() #h(1em) River Review]] else [#h(1fr) #text(size: 7pt)[The Gauge at Lomna #h(1em) #counter(page).display()]])
#set text(size: 8.5pt, lang: "en")
#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)
#show heading: set text(size: 10pt)
#show heading: it => block(above: 1.2em, below: 0.7em, it.body)
""",
    """
#place(top, float: true, scope: "parent")[
  #text(size: 18pt, weight: "bold")[The Gauge at Lomna]

  #text(size: 8.5pt)[By Dr. Hanna Weiss]
]
""",
    """
@ #let cap = text(size: 29pt)[T]

@ #let line(words) = block(above: 0pt, below: 0pt, width: 100%, par(first-line-indent: 0pt)[#words #linebreak(justify: true)])

@ #context grid(columns: (measure(cap).width + 2pt, 1fr), cap, stack(spacing: 0.65em, line[he gauge at Lomna has been read],
  line[every morning since 1926, first by], line[a schoolteacher and later by a clerk]))

@ #v(-0.2em)

of the water board. Its record is the longest on the river, and the treaty of 1971 rests on it: whoever lets less water
pass than the gauge would show in a dry year has to say why.

For half a century nobody had reason to doubt the figures. The river rose in April, fell in August, and the readings
followed. In 2014 the upper state closed the first of its three dams, and since then the morning reading says little
about the day. Water is let through when power is dear, which is in the evening, and the level at the gauge may fall by
forty centimetres before dawn.{{Measurements of the water board from 3 to 30 June 2017, made every quarter of an hour at the request of
the commission.}}

# A treaty about mornings

The negotiators of 1971 did not foresee this. Their text speaks of the daily level and leaves open when a day is to be
measured. The lower state holds that a mean was intended; the upper state points to the practice of 45 years, which was
to read the gauge at seven. Both are right about what they quote, and the arbitration clause covers only disputes about
the interpretation of the annex, in which the gauge is not even mentioned.

A technical answer would be cheap. An automatic gauge that reports every hour costs less than the salary of the clerk
for a year, and the commission has had an offer on its table since 2016.{{Offer of 12 September 2016, in the annex to the minutes of the
41st meeting.}} That it has not been taken up has to do with what the hourly figures would show: not only that the level
falls at night, but also how much of the water that is missing in the lower state has been taken out by its own
provinces, below the gauge and above the border.

# Who would gain from knowing

The upper state has an interest in figures that prove its point about the provinces, and an equal interest in hiding the
rhythm of its turbines. The lower state wants the opposite of both. In such a case each side will ask for half of the
truth, and a proposal that offers the whole of it finds no friends. The well-known exception is a drought. In the summer
of 2003, when there was little to hide and much to fear, both governments agreed within nine days to measure every hour,
and kept to it until the rain came.

It follows that the commission should have the decree ready before the next dry year, which the forecasters expect in
2021 or 2022. There is perhaps an even chance that it would then be signed. Without a draft on the table the weeks in
which both sides are willing will be spent, as they were spent in 2012, on the question of who pays for the clerk.

Until then the schoolteacher's book is what there is. It lies in a glass case in the hall of the water board, open at the
page for August 1947, and every visitor is shown the entry for the eleventh: no water, it says, and below it, in the same
hand, that the reading was taken twice. The commission could do worse than to follow its author, who noted the hour of
each reading in the margin although nobody had asked for it.
""",
    opening="The gauge at Lomna has been read every morning since 1926, first by a schoolteacher and later by a clerk",
)

THREE_COLUMNS = Made(
    "pdf-three-columns",
    """
#set page(width: 21cm, height: 15cm, margin: (x: 1.3cm, y: 1.5cm), columns: 3, footer: [#text(size: 7pt)[Letters from the Strait #h(1fr) #context counter(page).display()]])
#set columns(gutter: 4%)
#set text(size: 8pt, lang: "en")
#set par(justify: true)
#show heading: set text(size: 9.5pt)
""",
    """
#place(top, float: true, scope: "parent")[
  #text(size: 7.5pt)[LETTERS FROM THE STRAIT · No. 31 · 14 March 2019]

  #text(size: 19pt, weight: "bold")[Pilots without ships, ships without pilots]
]
""",
    """
The pilots of the eastern channel met on Saturday to vote on the offer of the ministry. Of 212 members 180 came, more than
at any meeting since the strike of 1998. They turned the offer down by a large majority, and elected a committee that is
to negotiate only about the rota and not about pay.

Why the rota matters more than money is easily explained. A pilot who brings a tanker in at night has to rest for ten
hours under the rules of 2012. In winter, when the channel is open for nine hours a day, that costs him the next tide,
and with it half of his fee. The ministry proposes to pay the half that is lost. The pilots would rather not lose it.

# What the ministry wants

The ministry has two aims, and says so. It wants fewer accidents, of which there were seven in 2018, all of them at the
bend below the fort. And it wants pilots to be employees of the port, as they are in the western channel, because then
the rota would be written by the harbour master.

It is the second aim that has made the first so difficult. Whatever the committee grants in the name of safety, its
members suspect, will be used to show that a rota can be imposed. The shipowners, who pay for everything in the end, have
kept out of it so far. Their association said last week that it would accept any rule which lets a ship enter within six
hours of her arrival.

# The bend below the fort

Everybody who knows the channel knows the bend. The current sets across it for two hours in each tide, and a loaded ship
needs the whole width. Of the seven accidents five happened in those two hours. A rule that closes the bend to tankers
for so long would cost little, since most of them wait at the roads in any case, and it would make the quarrel about rest
less urgent: nobody would have to work a tide that is closed.

% Seven accidents in 2018: two in January, one in March, three in November, one in December. Nobody was hurt. Oil was
lost once, 40 tonnes of it.

The harbour master proposed such a rule in 2015. It was rejected for reasons that nobody can quite remember; the minutes
mention a letter from the refinery, which has since been sold. The new owners have not been asked. They should be, before
the committee meets again on the 28th, for with their consent the rule needs no more than a notice to mariners.

# What to expect

A strike before Easter is unlikely. The pilots have no fund for it, and the tide tables do not favour them in April. An
agreement is not likely either. What can be had is the rule for the bend, and a truce about the rest until the summer,
when the days are long and the rota hurts nobody. It would not be the first time that the strait is governed by its
seasons.
""",
)

GERMAN = Made(
    "pdf-german-series",
    f"""
#set document(title: "Layout 1", author: "Setzerei Müller", date: datetime(year: {_DAY}))
#set page(paper: "a5", margin: 1.5cm, columns: 2, footer: [#text(size: 7pt)[#h(1fr) #context counter(page).display()]])
#set text(size: 9pt, lang: "de")
#set par(justify: true)
#show heading: set text(size: 10pt)
""",
    """
#place(top, float: true, scope: "parent")[
  #text(size: 8pt)[HAFEN-STUDIEN Nr. 12 | März 2020]

  #text(size: 19pt, weight: "bold")[Wer zahlt für die Fahrrinne?]

  #text(size: 12pt)[Die Bundesländer streiten über die Vertiefung, der Bund wartet ab]

  #text(size: 9pt)[Von Jana Kröger]
]
""",
    """
Die Vertiefung der Fahrrinne ist seit dem Hafenabkommen von 2016 beschlossen, aber nicht bezahlt. Drei Bundesländer und
der Bund haben vereinbart, die Kosten nach dem Nutzen zu verteilen, ohne festzulegen, wie der Nutzen gemessen werden
soll. Seither liegen vier Gutachten vor, von denen keines zum selben Ergebnis kommt.{{Das jüngste stammt vom Dezember 2019 und ist nicht
veröffentlicht.}}

# Drei Rechnungen

Das Küstenland rechnet nach Schiffen: Wer mehr Ankünfte hat, zahlt mehr. Die Hansestadt rechnet nach Ladung, weil ihre
Schiffe größer sind als die der anderen und seltener kommen. Das Binnenland schließlich, das über keinen Seehafen verfügt,
will nach Arbeitsplätzen in der Hafenwirtschaft rechnen und käme damit auf einen Anteil von vier Prozent.

Alle drei Verfahren lassen sich begründen, und jedes begünstigt den, der es vorschlägt. Ein Mittelweg wäre denkbar. Das
Verkehrsministerium hat im Herbst einen Schlüssel ins Gespräch gebracht, der Ankünfte und Ladung je zur Hälfte
berücksichtigt; die Außen- und die Wirtschaftspolitiker der Koalition haben ihm zugestimmt, die Haushaltspolitiker
nicht.

# Was der Aufschub kostet

Solange nicht gebaggert wird, müssen große Containerschiffe auf das Hochwasser warten. Die Wartezeiten haben sich seit
2016 fast verdoppelt, und zwei Reedereien haben angekündigt, ihre Verbindungen in die Niederlande zu verlegen. Sicher ist
das nicht: Beide haben es schon 2017 angekündigt. Wahrscheinlich ist aber, dass mindestens eine von ihnen ihre
Entscheidung vor der Sommerpause trifft.

Die Länder sollten deshalb bauen lassen und später abrechnen. Eine solche Vorfinanzierung hat es beim Ausbau der
Schleusen gegeben, und sie hat sich bewährt, obwohl die Endabrechnung neun Jahre gedauert hat.

@ #text(size: 7.5pt)[© Institut für Hafenwirtschaft, 2020]

@ #text(size: 7.5pt)[doi: 10.5555/2020HS12]

@ #text(size: 7.5pt)[ISSN 1234-5679]
""",
    tagged=True,
)

MEMO = Made(
    "pdf-memo",
    """
#set page(paper: "us-letter", margin: 2.5cm)
#set text(size: 11pt, lang: "en", font: "New Computer Modern")
""",
    """
#align(center)[#text(size: 15pt, weight: "bold")[MEMORANDUM]]

TO: The Minister

FROM: Ruth Abara

DATE: 12 March 2020

SUBJECT: The airspace talks after the walkout

#line(length: 100%)
""",
    """
The delegation of the south left the talks on Tuesday and has not said when it will return. You asked what this means for
the signing in June, and what we should do before the meeting of ministers on Friday.

We think that the walkout was planned. The delegation had checked out of its hotel in the morning, two hours before the
speech to which it objected, and its statement was printed. What it wants is a date for the hand-over of the radar at
Tell Amra, which the north has promised twice and put off twice.

1. The signing in June is still more likely than not. Neither side has withdrawn its offer on overflight fees, and both
need the money.

2. The radar will have to be part of it. A letter that names a month would be enough; the south asked for no more in
January.

3. We should not mediate. Both sides have asked us to, and either would blame us.

I recommend that you speak to your colleague from the north before Friday, alone, and ask for the letter. If he declines,
the press line in the annex will serve until the end of the month.
""",
)

INTERVIEW = Made(
    "pdf-interview",
    """
#set page(paper: "a5", margin: 1.8cm, footer: [#h(1fr) #text(size: 8pt)[Page #context counter(page).display() of 2] #h(1fr)])
#set text(size: 10pt, lang: "en")
#show heading: set text(size: 10pt)
""",
    """
#text(size: 9pt)[Question and Answer]

#text(size: 18pt, weight: "bold")[After the vote in the valley]

#text(size: 9pt)[3 October 2021]
""",
    """
The Basin Centre's Irene Vogt, a former commissioner for the river, looks at what the vote in the valley means for the
treaty and for those who negotiated it.

# What did the valley decide?

Less than the newspapers say. The question on the ballot was whether the district should ask for a new survey, and two
thirds said yes. A survey is not a veto. It binds the district council to ask, and the ministry to answer within ninety
days; it says nothing about what the answer has to be.

# Can the treaty enter into force without the survey?

It can. The treaty was ratified in July, and its instruments have been exchanged. What cannot begin is the building of
the second gauge, because the site lies on land of the district. That is a matter of months, and the treaty leaves three
years for it.

# Who should be worried?

The engineers, a little. They have a season in which they can work at that height, and it ends in November. If the answer
of the ministry comes in January, they lose a year. The governments need not worry at all, as neither has promised a date
in public.

# What will you be watching?

The council's letter. If it asks for one survey, the matter will be over by spring. If it asks for a survey every five
years, as some of its members want, then the ministry will refuse, and we shall see the question on a ballot again.
""",
)

RUSSIAN = Made(
    "pdf-russian",
    """
#set page(paper: "a5", margin: 1.8cm, numbering: "1")
#set text(size: 10pt, lang: "ru")
#set par(justify: true, first-line-indent: 1.2em, spacing: 0.65em)
#show heading: set text(size: 11pt)
""",
    """
#text(size: 18pt, weight: "bold")[Пролив зимой: кто отвечает за лёд]

#v(6pt)

Автор: Мария Соколова

18 декабря 2019

#v(6pt)
""",
    """
Зимой пролив закрыт для судов без ледового класса, но что считать началом зимы, стороны понимают по-разному. По правилам
северного порта она начинается с первым льдом у маяка, по правилам южного — первого декабря, какой бы ни была погода.
Разница составляет в среднем девятнадцать дней.

В эти дни суда входят в пролив под ответственность капитана. Страховые общества платят неохотно, и после аварии в ноябре
2017 года суд два года решал, чьи правила действовали в день столкновения. Решение не удовлетворило никого: суд признал,
что действовали обе редакции, и разделил ущерб пополам.

# Что предлагает комиссия

Комиссия предлагает считать началом зимы день, когда температура воды у маяка три ночи подряд опускается ниже нуля. Это
правило проще прежних, и его можно проверить: датчик у маяка передаёт показания каждый час. Южный порт согласен, если
показания будут публиковаться. Северный порт ещё не ответил.

Вероятно, ответ последует после выборов начальника порта в феврале. До тех пор капитанам остаётся читать оба свода правил
и выбирать тот, что строже.
""",
)

ARABIC = Made(
    "pdf-arabic",
    """
#set page(paper: "a5", margin: 1.8cm, numbering: "1")
#set text(size: 12pt, lang: "ar", dir: rtl, font: ("Noto Naskh Arabic", "Noto Sans Arabic", "Amiri", "DejaVu Sans"))
""",
    """
#text(size: 20pt, weight: "bold")[مياه النهر بعد الاتفاق]

بقلم: سامر حداد

14 مارس 2020
""",
    """
وقعت الدولتان الاتفاق في الخريف، لكن لجنة المياه لم تجتمع بعد. يقول كل طرف إن الطرف الآخر هو الذي يؤخر الاجتماع، والواقع أن
الخلاف يدور حول جدول الأعمال لا حول الموعد.

# ما الذي لم يحسم

يحدد الاتفاق كمية المياه في السنة، وهي 740 مليون متر مكعب، ولا يحدد متى تمر. فإذا مرت في الشتاء لم ينتفع بها المزارعون، وإذا
مرت في الصيف توقفت التوربينات. وقد اقترحت اللجنة الفنية في عام 2018 أن يمر ثلثا الكمية بين مايو وسبتمبر.

من المرجح أن يقبل الطرفان هذا الاقتراح قبل نهاية العام، لأن البديل هو التحكيم، ولا يريده أحد.
""",
)

FIGURES = Made(
    "pdf-figures",
    """
#set page(paper: "a5", margin: 1.7cm, footer: [#text(size: 7pt)[Frontier Centre Papers #h(1fr) #context counter(page).display()]])
#set text(size: 10pt, lang: "en")
#set par(justify: true)
#show heading: set text(size: 11.5pt)
""",
    """
#text(size: 9pt)[Analysis]

#text(size: 19pt, weight: "bold")[The tariff that nobody collects]

By Ewan Castle

23 May 2022
""",
    """
The tariff on transit goods was agreed in 2018, has been in force since the following January, and is printed on a board
at each of the six crossings. At two of them it is collected. The other four are staffed by officers who were never told
to whom they should hand the money.

@ #figure(rect(width: 70%, height: 2.2cm, fill: luma(85%)), caption: [Tariff due and tariff collected at the six crossings, 2019 to 2021. Source: Customs Service])

# Who looks away

Everybody does. The hauliers save some nine per cent of their costs, the northern treasury saves a quarrel with its own
customs service, and the southern one has stopped to count on a sum that has not come in three years.

# What collection would cost

Four cash desks and a decree would do. It is likely that the decree will be issued before the elections, and unlikely
that the desks will be bought before the year after.

@ #text(size: 8pt)[The views expressed in this paper are those of the author and do not necessarily reflect those of the Frontier Centre.]

@ #text(size: 11.5pt, weight: "bold")[Related reading]

@ #text(size: 9pt)[A border with six gates]

@ #text(size: 9pt)[Report, 14 October 2021]

@ #text(size: 9pt)[The price of looking away]

@ #text(size: 9pt)[Commentary, 2 February 2022]

@ #text(size: 7.5pt)[© 2022 Frontier Centre. All rights reserved.]
""",
)

GERMAN_FIGURES = Made(
    "pdf-german-figures",
    """
#set page(paper: "a4", margin: 2cm, columns: 2, footer: [#text(size: 7pt)[Küstenstiftung aktuell #h(1fr) #context counter(page).display()]])
#set text(size: 9.5pt, lang: "de")
#set par(justify: true)
#show heading: set text(size: 11pt)
""",
    """
#place(top, float: true, scope: "parent")[
  #text(size: 9pt)[Kommentar]

  #text(size: 19pt, weight: "bold")[Der Windpark vor der falschen Küste]

  #text(size: 9.5pt)[Von Malte Brinkmann]

  #text(size: 9.5pt)[6. Februar 2023]
]
""",
    """
Der Windpark steht, und er dreht sich. Nur der Strom kommt nicht an, weil das Kabel auf der Seite des Landes enden soll,
das den Park nicht genehmigt hat. Das andere Land, das ihn genehmigt hat, besitzt an dieser Küste kein Umspannwerk und
will auch keines bauen, solange nicht feststeht, wer den Strom bezahlt.

@ #figure(rect(width: 90%, height: 2.5cm, fill: luma(85%)), caption: [Genehmigte und gebaute Anlagen, 2015 bis 2022. Quelle: Seeamt])

# Der Anschluss

Ein Staatsvertrag könnte das Kabel regeln. Er müsste drei Fragen beantworten: wem es gehört, wer es wartet und was
geschieht, wenn ein Anker es trifft. Auf die dritte Frage gibt es seit dem Herbst eine Antwort, auf die beiden ersten
nicht. Wahrscheinlich wird der Vertrag noch in diesem Jahr unterschrieben, denn beide Regierungen haben den Strom schon
in ihre Bilanzen geschrieben.

@ #text(size: 8pt)[Die hier geäußerten Meinungen sind die des Autors und nicht die der Küstenstiftung.]

@ #text(size: 7.5pt)[© Küstenstiftung 2023. Alle Rechte vorbehalten.]
""",
)


def main() -> None:
    """Write the files named, or all of them."""
    for item in made():
        if not sys.argv[1:] or item.name in sys.argv[1:]:
            (DOCUMENTS / f"{item.name}.pdf").write_bytes(typst.compile(source(item).encode(), pdf_tags=item.tagged))
            (DOCUMENTS / f"{item.name}.body.txt").write_text(body(item), "utf-8")


if __name__ == "__main__":
    main()
