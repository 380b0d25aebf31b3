"""What colleagues do to five briefs in LibreOffice, edit by edit, and what each makes of the briefs' files.

A row is an edit (a method of `office.Editor` with its arguments), words of the file, and those that come in their
place. All edits of a brief are made in one document, in the order of these lists.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Edit(NamedTuple):
    """An edit, and what becomes of the file: the words `old`, which stand there once, are `new` then.

    `also` are other words of the file that change with them, and what they become.
    """

    does: tuple[Any, ...]
    old: str = ""
    new: str = ""
    also: tuple[str, str] = ("", "")


class Edited(NamedTuple):
    """The edits of a brief: tracked and then accepted, or rejected, in LibreOffice; tracked; and not tracked."""

    library: str
    brief: str
    accepted: list[Edit]
    rejected: list[Edit]
    tracked: list[Edit]
    plain: list[Edit]

    @property
    def all(self) -> list[Edit]:
        """All edits in their order."""
        return [*self.accepted, *self.rejected, *self.tracked, *self.plain]

    @property
    def commands(self) -> list[tuple[Any, ...]]:
        """What LibreOffice is told to do."""
        accepted, rejected, tracked, plain = (
            [edit.does for edit in edits] for edits in (self.accepted, self.rejected, self.tracked, self.plain)
        )
        start = [("author", "B. Reader"), ("track", True)]
        return [*start, *accepted, ("accept",), *rejected, ("reject",), *tracked, ("track", False), *plain]


MARKDOWN = Edited(
    "returned",
    "2020-03-draft",
    accepted=[
        Edit(("replace", "pay twice", "pay once"), "pay twice", "pay once"),
        Edit(
            ("paragraph", "Then the vote.", "Then the law."),
            "2. Then the vote.\n",
            "2. Then the vote.\n3. Then the law.\n",
        ),
    ],
    rejected=[Edit(("replace", "outlook", "future")), Edit(("delete", "Publish the figures"))],
    tracked=[
        Edit(("insert", "gains at once", " or later"), "gains at once", "gains at once or later"),
        Edit(("delete", " The second sentence stays here."), " The second sentence stays here.", ""),
        Edit(("replace", "no change", "few changes"), "no change", "few changes"),
        Edit(("replace", "little", "much"), "*little*", "*much*"),
        Edit(("replace", "Who gains", "Who wins"), "### Who gains", "### Who wins"),
        Edit(("replace", "North", "Northern"), "| North |", "| Northern |"),
        Edit(("paragraph", "fees, which stay", "fines"), "which stay\n", "which stay\n- fines\n"),
        Edit(("remove", "penalties"), "- penalties\n", ""),
        Edit(("remove", "First the hearing"), "1. First the hearing.\n2. Then the vote.\n3.", "1. Then the vote.\n3."),
        Edit(("replace", "second reading", "third reading"), "second reading", "third reading"),
        Edit(("italic", "last paragraph"), "last paragraph", "*last paragraph*"),
        Edit(("replace", "也在", "不在"), "也在", "不在"),
        Edit(("replace", "adopts the", "rejects the"), "adopts the", "rejects the"),
        Edit(("replace", "Want more", "Want less"), "Want more", "Want less"),
    ],
    plain=[
        Edit(("move", "by truck", "by ship"), "  - by truck\n", "", ("  - by ship", "  - by truck\n  - by ship")),
        Edit(("replace", "by truck", "by lorry"), "by truck", "by lorry"),
        Edit(("replace", "310", "311"), "| 310 |", "| 311 |"),
        Edit(("row", "Northern", ["East", "7", "100"]), "| 400 |\n", "| 400 |\n| East | 7 | 100 |\n"),
        Edit(("style", "What it says", "Heading 2"), "## What it says", "### What it says"),
        Edit(("link", "three parts", "https://x.example/"), "three parts", "[three parts](https://x.example/)"),
        Edit(
            ("comment", "Nobody", "Who says?", "C. Reader"), "Nobody", "Nobody<!-- comment by C. Reader: Who says? -->"
        ),
        Edit(("replace", "until June", "until July"), "until June", "until July"),
        Edit(("replace", "them frozen", "them cut"), "them frozen", "them cut"),
        Edit(("replace", "Draft regulation", "Draft rules"), "Draft regulation", "Draft rules"),
        Edit(("replace", "says nothing", "says little"), "says nothing", "says little"),
        Edit(("replace", "code stays", "code goes"), "code stays", "code goes"),
    ],
)
ARABIC = Edited(
    "scripts",
    "2026-09-fees-ar",
    accepted=[Edit(("replace", "خفضاً بنسبة", "خفضاً قدره"), "خفضاً بنسبة", "خفضاً قدره")],
    rejected=[Edit(("delete", "فالأرجح أن يُعتمد الخفض"))],
    tracked=[
        Edit(("replace", "بقيت الرسوم", "ظلت الرسوم"), "بقيت الرسوم", "ظلت الرسوم"),
        Edit(("replace", "المواقف في سطور", "المواقف بإيجاز"), "## المواقف في سطور", "## المواقف بإيجاز"),
        Edit(("insert", "العمل الليلي في رصيفين", " على الأكثر"), "في رصيفين.", "في رصيفين على الأكثر."),
        Edit(("replace", "1,204", "1,205"), "| 1,204 |", "| 1,205 |"),
        Edit(("replace", "مقترح الرسوم، الصفحة 4", "مقترح الرسوم، الصفحة 5"), "الصفحة 4", "الصفحة 5"),
        Edit(("delete", " قائماً"), "العمل الليلي قائماً", "العمل الليلي"),
        Edit(("replace", "ثلاثة مواقف", "أربعة مواقف"), "ثلاثة مواقف", "أربعة مواقف"),
    ],
    plain=[
        Edit(("paragraph", "صفحة الهيئة", "فقرة جديدة."), "fees-2026).\n", "fees-2026).\n\nفقرة جديدة.\n"),
        Edit(("bold", "جدول المواعيد قبل"), "جدول المواعيد قبل", "**جدول المواعيد قبل**"),
        Edit(
            ("comment", "يمكن التنبؤ", "هل هذا صحيح؟", "قارئ"),
            "يمكن التنبؤ",
            "يمكن التنبؤ<!-- comment by قارئ: هل هذا صحيح؟ -->",
        ),
        Edit(("remove_row", "1,318"), "| 2025 | 1,318 | 310 |\n", ""),
        Edit(("replace", "فتح الأرصفة", "إغلاق الأرصفة"), "فتح الأرصفة", "إغلاق الأرصفة"),
    ],
)
CHINESE = Edited(
    "scripts",
    "2026-09-fees-zh",
    accepted=[Edit(("replace", "六个月", "八个月"), "六个月", "八个月")],
    rejected=[Edit(("paragraph", "很可能获得通过", "不会出现的段落。")), Edit(("delete", "船期可靠"))],
    tracked=[
        Edit(("replace", "一直未变", "没有变化"), "一直未变", "没有变化"),
        Edit(("replace", "各方立场", "三方立场表"), "## 各方立场", "## 三方立场表"),
        Edit(("insert", "至少降20%", "以上"), "至少降20%", "至少降20%以上"),
        Edit(("delete", "金额以美元（USD）计"), "；金额以美元（USD）计", "；"),
        Edit(("replace", "年份", "年度"), "| 年份 |", "| 年度 |"),
        Edit(("split", "变化。"), "没有变化。2026年", "没有变化。\n\n2026年"),
        Edit(("replace", "首次提议", "第一次提议"), "首次提议", "第一次提议"),
        Edit(("replace", "要求夜间开放泊位", "要求关闭泊位"), "要求夜间开放泊位", "要求关闭泊位"),
    ],
    plain=[
        Edit(
            ("move", "港务局希望", "交通部要求先"),
            "1. 港务局希望降费12%。\n2. 船",
            "1. 船",
            ("3. 交", "2. 港务局希望降费12%。\n3. 交"),
        ),
        Edit(
            ("footnote", "年底前批准", "新的脚注。"),
            "年底前批准",
            "年底前批准[^2]",
            ("第4页；。\n", "第4页；。\n\n[^2]: 新的脚注。\n"),
        ),
        Edit(("row", "1,275", ["2027", "1,300", "273"]), "| 273 |\n", "| 273 |\n| 2027 | 1,300 | 273 |\n"),
        Edit(("bold", "更便宜"), "更便宜", "**更便宜**"),
        Edit(("comment", "有何变化", "真的吗？", "读者"), "有何变化", "有何变化<!-- comment by 读者: 真的吗？ -->"),
        Edit(("replace", "可能的折中", "可行的折中"), "可能的折中", "可行的折中"),
    ],
)
REPORT = "Once one boat is agreed, the Coast Guard changes the rota on 1 December and reports after the first month."
SUBMISSION = Edited(
    "submissions",
    "2021-11-night-patrols",
    accepted=[Edit(("delete", ", and how many"), ", and how many", "")],
    rejected=[Edit(("replace", "Harbours Act", "Ports Act"))],
    tracked=[
        Edit(
            ("replace", "doubled in two years", "tripled in two years"), "doubled in two years", "tripled in two years"
        ),
        Edit(("replace", "extended into the night?", "extended?"), "extended into the night?", "extended?"),
        Edit(
            ("replace", "The rota for the winter", "The plan for winter"),
            "The rota for the winter",
            "The plan for winter",
        ),
        Edit(("replace", "Patrols end at dusk", "Patrols stop at dusk"), "Patrols end at dusk", "Patrols stop at dusk"),
        Edit(("replace", "Within three weeks", "Within four weeks"), "Within three weeks", "Within four weeks"),
        Edit(("replace", "second ferry collision", "third ferry collision"), "second ferry", "third ferry"),
        Edit(
            ("remove", "Once one boat is agreed"),
            f"\n{REPORT}\n",
            "",
        ),
        Edit(("replace", "entries 12 to 30", "entries 12 to 31"), "12 to 30", "12 to 31"),
    ],
    plain=[
        Edit(("replace", "Bearable for crews", "Fair to crews"), "Bearable for crews", "Fair to crews"),
        Edit(("replace", "Night allowances", "Allowances at night"), "Night allowances", "Allowances at night"),
        Edit(("replace", "Not before February", "Not before March"), "Not before February", "Not before March"),
        Edit(("replace", "can live with one", "accepts one"), "can live with one", "accepts one"),
        Edit(
            ("replace", "Letter of the Treasury", "Note of the Treasury"),
            "Letter of the Treasury",
            "Note of the Treasury",
        ),
        Edit(
            ("replace", "the northern strait in the year", "the strait in the year"),
            "the northern strait in the year",
            "the strait in the year",
        ),
        Edit(("style", "Financial and legal", "Heading 2"), "## Financial and legal", "### Financial and legal"),
    ],
)
BEYOND = """\
Beyond these the four confirmed the Minsk agreements, want observers of the OSCE to work around the
clock and the Red Cross to reach all detainees, and endorsed the Steinmeier formula (формула
Штайнмайера).

"""
TABLES = Edited(
    "",
    "2019-12-normandy-four-paris",
    accepted=[Edit(("replace", "припинення вогню", "тиша"), "припинення вогню", "тиша")],
    rejected=[Edit(("move", "Two gestures prepared it", "The format dates from"))],
    tracked=[
        Edit(("replace", "conceded a week", "said a week"), "conceded a week", "said a week"),
        Edit(("replace", "обмен «всех на всех»", "обмен"), "обмен «всех на всех»", "обмен"),
        Edit(("replace", "What was not", "What was left"), "## What was not", "## What was left"),
        Edit(("replace", "areas for disengagement", "areas for talks"), "areas for disengagement", "areas for talks"),
        Edit(("replace", "eight with all", "nine with all"), "eight with all", "nine with all"),
        Edit(
            ("replace", "Did not expect the border", "Did not think it"),
            "Did not expect the border",
            "Did not think it",
        ),
    ],
    plain=[
        Edit(
            ("move", "Beyond these the four", "The talks lasted"),
            BEYOND,
            "",
            ("The talks lasted", BEYOND + "The talks lasted"),
        ),
        Edit(
            ("paragraph", "the first conversation", "Nobody else came."),
            "face to face.\n",
            "face to face.\n\nNobody else came.\n",
        ),
        Edit(("italic", "mixed results"), "mixed results", "*mixed results*"),
        Edit(("replace", "Three promises bear", "Three promises have"), "Three promises bear", "Three promises have"),
        Edit(
            ("link", "talks on gas", "https://talks.example/"), "talks on gas", "[talks on gas](https://talks.example/)"
        ),
        Edit(("strike", "at best"), "at best", "~~at best~~"),
    ],
)
EDITED = {edited.brief: edited for edited in (MARKDOWN, ARABIC, CHINESE, SUBMISSION, TABLES)}
