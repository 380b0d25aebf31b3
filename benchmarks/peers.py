"""Other tools on the same files: ripgrep or grep, python-frontmatter, gray-matter, hugo, papis."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from running import Program

HERE = Path(__file__).parent


def searches(library: str) -> list[Program]:
    """A rare word and a common phrase by ripgrep, else by grep."""
    name, command = "grep -rl", ["grep", "-rl", "--include=*.md"]
    if shutil.which("rg"):
        name, command = "rg -l", ["rg", "--no-config", "-l"]
    return [
        Program(f"{name}, a rare word", [*command, "quaggas", library], may_end=(0, 1)),
        Program(f"{name}, a common phrase", [*command, "verification regime", library], key=name, may_end=(0, 1)),
    ]


def readers(library: str, node_modules: str | None) -> list[Program]:
    """Loops over all files, as in the documentation of two parsers."""
    loop = [sys.executable, str(HERE / "floors.py"), "frontmatter", library]
    found = [Program("python-frontmatter, a loop", loop, slow=True)]
    if node_modules and _installed("node"):
        loop = ["node", str(HERE / "gray_matter.cjs"), node_modules, library]
        found.append(Program("gray-matter (node), a loop", loop, slow=True))
    return found


def hugo(library: Path, scratch: Path) -> list[Program]:
    """`hugo list all` of a throw-away site whose content is the library."""
    if not _installed("hugo"):
        return []
    site = scratch / "site"
    site.mkdir()
    source = json.dumps(str(library.resolve()))  # a TOML string is written the same way
    (site / "hugo.toml").write_text(f'[[module.mounts]]\nsource = {source}\ntarget = "content"\n', "utf-8")
    command = ["hugo", "list", "all", "--source", str(site)]
    cache = {"HUGO_CACHEDIR": str(scratch / "hugo")}
    return [Program("`hugo list all`", command, slow=True, prints=True, environment=cache)]


def papis(library: Path, scratch: Path, executable: str, *, prints: bool) -> list[Program]:
    """`papis list` of one topic, from a library in its own format, with a full cache."""
    if not _installed(executable):
        return []
    folder = scratch / "papis"
    # a process of its own: measure.py has to stay small, see `peak` in running.py
    subprocess.run([sys.executable, str(HERE / "papis_library.py"), str(library), str(folder)], check=True)
    homes = {f"XDG_{what}_HOME": str(scratch / f"papis-{what.lower()}") for what in ("CONFIG", "CACHE", "DATA")}
    command = [executable, "-l", str(folder), "list", "--all", "tags:sanctions"]
    return [Program("`papis list`, cache warm", command, slow=True, primed=True, prints=prints, environment=homes)]


def _installed(program: str) -> bool:
    """Whether a program is installed; if not, say so."""
    found = shutil.which(program) is not None
    if not found:
        sys.stderr.write(f"{program} is not installed: left out\n")
    return found
