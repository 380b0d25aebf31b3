"""What a brief under embargo says of an event, and its title, are on no other brief's page."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.library.library import Library

EVENT = 'events:\n  - id: summit\n    title: The summit\n    date: "2030-01-01"\n    status: {}\n---\nText.\n'
OTHER = '---\ntitle: Far off\nkind: note\ndate: "2020-03-01"\nstatus: published\n{}' + EVENT.format("cancelled")
HELD = {
    "a day to come": 'access: embargoed\nembargo_until: "2999-01-01"\n',
    "a day to come, of a brief that is public": 'embargo_until: "2999-01-01"\n',
    "no day": "access: embargoed\n",
    "an access that cannot be read": "access: Embargoed\n",
    "a key that cannot be read": "Access: embargoed\n",
}
FREE = {"nothing": "", "public": "access: public\n", "a day that is over": 'embargo_until: "2020-01-01"\n'}


def exported(folder: Path, lines: str, *, access: str = "public", related: str = "[b]") -> tuple[str, tuple[str, ...]]:
    """The page of a brief on an event of which a related one says that it is cancelled, and the warnings."""
    (folder / "briefkit.toml").write_text(f'[library]\naccess = "{access}"\n')
    (folder / "a.md").write_text(
        '---\ntitle: A\nkind: note\ndate: "2020-02-01"\nstatus: published\naccess: public\n'
        f"related: {related}\n" + EVENT.format("planned")
    )
    (folder / "b.md").write_text(OTHER.format(lines))
    library = Library.open(folder)
    result = library.export(library.get("a"), "html")
    return result.data.decode(), result.warnings


@pytest.mark.parametrize("name", HELD)
def test_what_is_held_back_is_left_out_and_named(name: str, tmp_path: Path) -> None:
    page, warnings = exported(tmp_path, HELD[name])
    assert "ancelled" not in page
    assert "Far off" not in page
    assert warnings == ("what b.md says is left out: it is under embargo, or may be",)


@pytest.mark.parametrize("name", FREE)
def test_what_is_published_is_told(name: str, tmp_path: Path) -> None:
    page, warnings = exported(tmp_path, FREE[name])
    assert "ancelled" in page
    assert "Far off" in page
    assert warnings == ()


def test_the_access_of_the_library_counts(tmp_path: Path) -> None:
    page, warnings = exported(tmp_path, "", access="embargoed")
    assert "ancelled" not in page
    assert len(warnings) == 1


def test_an_author_may_name_a_related_brief_in_own_words(tmp_path: Path) -> None:
    page, warnings = exported(tmp_path, HELD["no day"], related="[{id: b, title: In preparation}]")
    assert "In preparation" in page
    assert "Far off" not in page
    assert len(warnings) == 1


def test_one_of_two_briefs_with_one_id_is_enough(tmp_path: Path) -> None:
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "b.md").write_text(OTHER.format(FREE["public"]))
    page, _ = exported(tmp_path, HELD["no day"])
    assert "ancelled" not in page
    assert "Far off" not in page
