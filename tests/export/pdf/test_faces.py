"""The fonts of the distribution `briefkit-fonts`: found where a text needs them, and only there."""

from __future__ import annotations

import hashlib
import re
import zlib
from pathlib import Path

import pytest

from briefkit.errors import ExportError
from briefkit.export.pdf.faces import BUNDLED, INSTALLABLE
from briefkit.export.pdf.glyphs import is_shown
from briefkit.export.pdf.missing import script_of
from briefkit.export.pdf.pdf import write_pdf
from briefkit.installed.extras import install
from tests.export.reading import keeps_both_standards, pdf_text
from tests.export.samples import paragraph, publication
from tests.places import ROOT

FONTS = ROOT / "fonts" / "src" / "briefkit_fonts"

TEXTS = {
    "hy": "Նախարարությունն առաջարկել է նվազեցնել նավահանգստային վճարները հաջորդ տարվանից։",
    "bn": "মন্ত্রণালয় আগামী বছর থেকে বন্দর শুল্ক কমানোর প্রস্তাব দিয়েছে।",
    "hi": "मंत्रालय ने अगले वर्ष से बंदरगाह शुल्क कम करने का प्रस्ताव रखा है, १५ प्रतिशत तक।",
    "am": "ሚኒስቴሩ ከሚቀጥለው ዓመት ጀምሮ የወደብ ክፍያ እንዲቀንስ ሐሳብ አቅርቧል።",
    "ka": "სამინისტრომ შესთავაზა საპორტო მოსაკრებლის შემცირება მომავალი წლიდან.",
    "gu": "મંત્રાલયે આગામી વર્ષથી બંદર શુલ્ક ઘટાડવાનો પ્રસ્તાવ મૂક્યો છે.",
    "pa": "ਮੰਤਰਾਲੇ ਨੇ ਅਗਲੇ ਸਾਲ ਤੋਂ ਬੰਦਰਗਾਹ ਫੀਸ ਘਟਾਉਣ ਦਾ ਪ੍ਰਸਤਾਵ ਰੱਖਿਆ ਹੈ।",
    "km": "ក្រសួងបានស្នើឱ្យកាត់បន្ថយថ្លៃកំពង់ផែចាប់ពីឆ្នាំក្រោយ។",
    "lo": "ກະຊວງສະເໜີໃຫ້ຫຼຸດຄ່າທໍານຽມທ່າເຮືອໃນປີໜ້າ",
    "ml": "അടുത്ത വർഷം മുതൽ തുറമുഖ ഫീസ് കുറയ്ക്കാൻ മന്ത്രാലയം നിർദ്ദേശിച്ചു.",
    "ta": "அடுத்த ஆண்டு முதல் துறைமுகக் கட்டணத்தைக் குறைக்க அமைச்சகம் முன்மொழிந்துள்ளது.",
    "te": "వచ్చే ఏడాది నుండి ఓడరేవు రుసుములను తగ్గించాలని మంత్రిత్వ శాఖ ప్రతిపాదించింది.",
    "kn": "ಮುಂದಿನ ವರ್ಷದಿಂದ ಬಂದರು ಶುಲ್ಕವನ್ನು ಕಡಿಮೆ ಮಾಡಲು ಸಚಿವಾಲಯ ಪ್ರಸ್ತಾಪಿಸಿದೆ.",
    "si": "ලබන වසරේ සිට වරාය ගාස්තු අඩු කිරීමට අමාත්‍යාංශය යෝජනා කර ඇත.",
    "my": "လာမည့်နှစ်မှစ၍ ဆိပ်ကမ်းခများကို လျှော့ချရန် ဝန်ကြီးဌာနက အဆိုပြုထားသည်။",
    "or": "ମନ୍ତ୍ରଣାଳୟ ଆସନ୍ତା ବର୍ଷଠାରୁ ବନ୍ଦର ଶୁଳ୍କ କମାଇବାକୁ ପ୍ରସ୍ତାବ ଦେଇଛି।",
    "th": "กระทรวงเสนอให้ลดค่าธรรมเนียมท่าเรือภายในปีหน้า",
}


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """`briefkit-fonts` can be imported."""
    monkeypatch.syspath_prepend(FONTS.parent)


def made(language: str) -> bytes:
    """A PDF in a language, every part of which has its letters; fails if anything about it is said."""
    text = TEXTS[language]
    printed = publication(paragraph(text), language=language, title=text, standfirst=text, key_points=(text,))
    written = write_pdf(printed)
    assert written.warnings == ()
    return written.data


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_printed_with_its_letters(language: str) -> None:
    assert keeps_both_standards(made(language))


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize("language", ["hy", "am", "bn", "ka", "kn", "ml", "my", "pa", "si", "te", "th"])
def test_every_word_comes_back(language: str, tmp_path: Path) -> None:
    text = " ".join(pdf_text(made(language), tmp_path).split())
    assert text.count(TEXTS[language]) >= 2


@pytest.mark.usefixtures("_installed")
def test_two_files_are_equal() -> None:
    assert made("ka") == made("ka")


def test_what_is_not_needed_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    without = write_pdf(publication()).data
    monkeypatch.syspath_prepend(FONTS.parent)
    assert write_pdf(publication()).data == without


@pytest.mark.parametrize("language", TEXTS)
def test_without_them_a_refusal_says_what_to_install(language: str) -> None:
    with pytest.raises(ExportError) as refused:
        write_pdf(publication(paragraph(TEXTS[language] * 50)))
    assert refused.value.hint == (
        f"install its fonts with {install('fonts')}, or name a font that has them in [brand] fonts "
        "(briefkit.toml), "
        "or export it to HTML, which is shown in the reader's fonts"
    )


@pytest.mark.usefixtures("_installed")
def test_each_script_that_is_promised_is_there() -> None:
    faces = BUNDLED.with_installed(())
    assert faces is not None
    assert {script_of(text[0]) for text in TEXTS.values()} == INSTALLABLE
    assert len(faces.families) == len(INSTALLABLE)
    for text in TEXTS.values():
        assert all(is_shown(character, faces.covered) for character in text)


def test_each_font_matches_the_list() -> None:
    listed = dict(
        re.findall(
            r"^\| (\S+\.ttf) .*`([0-9a-f]{64})` \|$", (ROOT / "fonts" / "README.md").read_text("utf-8"), re.MULTILINE
        )
    )
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")} == listed
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text("utf-8")
    assert sum(len(zlib.compress(path.read_bytes())) for path in FONTS.glob("*.ttf")) < 2_500_000  # as in a wheel


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize("language", ["hi", "gu", "ml", "or", "te"])
def test_signs_that_scripts_share_are_in_the_font_of_the_letters(language: str) -> None:
    text = f"{TEXTS[language]} ।"
    fonts = re.findall(rb"/FontName/\w+\+(Noto\w+)", write_pdf(publication(paragraph(text), language=language)).data)
    assert len(set(fonts)) == 1, fonts
