"""Write coverage.txt: which code points each family can show in all of its styles. Needs fontTools.

Run it after changing a font: `python tools/fonts/make_coverage.py`. It writes the tables of the bundled fonts and of
the distribution `briefkit-fonts`.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-not-found, import-untyped, unused-ignore]

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "src" / "briefkit" / "export" / "fonts", ROOT / "fonts" / "src" / "briefkit_fonts")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number: int) -> str:
    """A number in base 36."""
    head, digit = divmod(number, 36)
    return (base36(head) if head else "") + DIGITS[digit]


def ranges(codes: set[int]) -> str:
    """Code points as `start.length`, with each start counted from the end of the previous range."""
    tokens, end = [], 0
    for code in sorted(codes):
        if code - 1 in codes:
            continue
        length = 1
        while code + length in codes:
            length += 1
        tokens.append(base36(code - end) + (f".{base36(length)}" if length > 1 else ""))
        end = code + length
    return " ".join(tokens)


def main() -> None:
    """Read every font and write the tables next to them."""
    for folder in FOLDERS:
        write_table(folder)


def write_table(folder: Path) -> None:
    """Read the fonts of a folder and write their table."""
    families: dict[str, list[set[int]]] = defaultdict(list)
    for path in sorted(folder.glob("*.ttf")):
        font = TTFont(path)
        family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
        families[family].append(set(font.getBestCmap()))
    lines = ["# Made by make_coverage.py from the fonts beside it: code points that every style of a family has."]
    lines += [f"{family}: {ranges(set.intersection(*styles))}" for family, styles in sorted(families.items())]
    (folder / "coverage.txt").write_text("\n".join(lines) + "\n", "ascii")


if __name__ == "__main__":
    main()
