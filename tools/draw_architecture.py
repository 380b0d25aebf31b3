"""Draws docs/pictures/architecture.svg from the imports in the code: `make docs`.

Rooms are arranged in levels and import only downwards; core shows the packages inside it. An arrow that is implied by a
chain of others is left out; the description inside the picture lists all imports.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

from tools.imports import MODULES, levels, package_imports, without_shortcuts

WIDTH, HIGH, GAP, PAD = 960, 38, 34, 14
STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #1b2733; text-anchor: middle; dominant-baseline: central }
  .room { fill: #dce8f2; stroke: #37648c } .core { fill: #f4f7fa; stroke: #37648c }
  .package { fill: #fff; stroke: #8aa3b8 }
  line { stroke: #37648c; marker-end: url(#head) } .inner { stroke: #b4c2ce }
"""
HEAD = (
    '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="#5d7d99"/></marker>'
)


class Box(NamedTuple):
    """A room or package in the picture; `x` and `y` are its top left corner."""

    name: str
    x: float
    y: float
    width: float
    height: float = HIGH

    def svg(self, style: str) -> str:
        """The box with its name, and its purpose as a tooltip."""
        rect = f'<rect class="{style}" x="{self.x:g}" y="{self.y:g}" width="{self.width:g}" height="{self.height:g}"'
        at = f'x="{self.x + self.width / 2:g}" y="{self.y + HIGH / 2:g}"'
        name = self.name.removeprefix("core.")
        return f'<g><title>{escape(_about(self.name))}</title>{rect} rx="5"/><text {at}>{escape(name)}</text></g>'


def _about(package: str) -> str:
    docstring = ast.get_docstring(ast.parse(MODULES[package].read_text("utf-8"))) if package in MODULES else None
    return (docstring or package).split("\n", 1)[0]


def _levels(imports: dict[str, set[str]]) -> list[list[str]]:
    """Packages by level, the lowest first."""
    found: dict[int, list[str]] = defaultdict(list)
    for package, level in sorted(levels(imports).items()):
        found[level].append(package)
    return [found[level] for level in sorted(found)]


def _row(names: Iterable[str], left: float, right: float, y: float) -> Iterator[Box]:
    listed = list(names)
    step = (right - left) / len(listed)
    width = min(step - PAD, 130)
    for number, name in enumerate(listed):
        yield Box(name, left + step * (number + 0.5) - width / 2, y, width)


def _rooms(imports: dict[str, set[str]]) -> dict[str, set[str]]:
    """The imports between rooms, with core as one room, without `briefkit/__init__.py` and `__main__.py`."""
    found: dict[str, set[str]] = defaultdict(set)
    for package, others in imports.items():
        room = package.partition(".")[0]
        found[room] |= {other.partition(".")[0] for other in others} - {room}
    hidden = {"briefkit", "__main__"}
    return {room: others - hidden for room, others in found.items() if room not in hidden}


def _arrows(boxes: dict[str, Box], imports: dict[str, set[str]], style: str) -> Iterator[str]:
    for package, others in sorted(without_shortcuts(imports).items()):
        for other in sorted(others):
            start, end = boxes[package], boxes[other]
            x1, x2 = (box.x + box.width / 2 for box in (start, end))
            if (
                end.width > 2 * start.width or start.width > 2 * end.width
            ):  # straight down into a wide box, or out of it
                x1 = x2 = x1 if end.width > start.width else x2
            y1, y2 = start.y + start.height, end.y - 3
            yield f'<line class="{style}" x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>'


def picture() -> str:
    """The picture as SVG."""
    imports = package_imports()
    inner = {name: {o for o in others if o[:5] == "core."} for name, others in imports.items() if name[:5] == "core."}
    rooms = _rooms(imports)
    room_levels, inner_levels = _levels(rooms)[::-1], _levels(inner)[::-1]
    boxes: dict[str, Box] = {}
    packages: dict[str, Box] = {}
    y: float = PAD
    for level in room_levels:
        if level == ["core"]:
            height = HIGH + len(inner_levels) * (HIGH + GAP) - GAP + PAD
            boxes["core"] = Box("core", PAD, y, WIDTH - 2 * PAD, height)
            for number, names in enumerate(inner_levels):
                row = _row(names, 2 * PAD, WIDTH - 2 * PAD, y + HIGH + number * (HIGH + GAP))
                packages |= {box.name: box for box in row}
            y += height + GAP
        else:
            boxes |= {box.name: box for box in _row(level, PAD, WIDTH - PAD, y)}
            y += HIGH + GAP
    listed = "; ".join(f"{name}: {', '.join(sorted(others)) or 'nothing'}" for name, others in sorted(imports.items()))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y - GAP + PAD:g}" role="img">',
        "<title>The packages of briefkit, and which imports which</title>",
        f"<desc>Which package imports which. {escape(listed)}.</desc>",
        f"<style>{STYLE}</style>",
        f"<defs>{HEAD}</defs>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        *_arrows(boxes, rooms, "outer"),
        *(box.svg("core" if name == "core" else "room") for name, box in boxes.items()),
        *_arrows(packages, inner, "inner"),
        *(box.svg("package") for box in packages.values()),
    ]
    return "\n".join([*parts, "</svg>", ""])
