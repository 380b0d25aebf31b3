"""The fix for pasted lists changes the bullets, and no other byte."""

from __future__ import annotations

from pathlib import Path

from tests.console import briefkit

HEAD = '---\ntitle: A case\nkind: note\ndate: "2026-09-01"\nsummary: What.\n---\n'


def test_the_fix_writes_markdown(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    brief = tmp_path / "a.md"
    body = "Things:\n•\tFees •\n\no\tsummer  \n\n```\n•\tcode\n```\n\n• web\n"
    for end in ("\n", "\r\n"):
        brief.write_bytes((HEAD + body).replace("\n", end).encode())
        briefkit("--library", str(tmp_path), "check", "--fix", "--select", "pasted-list")
        new = body.replace("•\tFees", "- Fees").replace("o\tsummer", "  - summer").replace("• web", "- web")
        assert brief.read_bytes() == (HEAD + new).replace("\n", end).encode()
