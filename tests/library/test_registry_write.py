"""Entries proposed from briefs, changed and removed: `check` finds nothing new, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import Library
from briefkit.core.edit.value import Remove
from briefkit.core.text.slug import slug
from briefkit.errors import BriefkitError, EditRefusedError
from briefkit.storage.front_matter_handler import new_brief_text

WORDS = [
    "us",
    "US",
    "World Bank",
    "world-bank",
    "WORLD  BANK",
    "Öl",
    "o\u0308l",
    "OL",
    "a,b",
    "a = b",
    "Россия",
    "россия",
    "c",
]
REGISTRIES = [
    "",
    "# nothing yet\n",
    "topics:\nparties: {}\n",
    "topics: {world-bank: {}}\nparties: {us: {title: C}, x: {aliases: [a-b]}}\nissues: {y: World Bank}\n",
    "parties:\n  us: United States  # here\n  # there\n\nissues:\n  ol: {title: Oil, aliases: [Fuel]}\n",
]
USED = st.lists(st.sampled_from(WORDS), unique=True, max_size=4)
TITLED = st.dictionaries(st.sampled_from(WORDS), st.sampled_from([None, "us", "Oil", "C", "World Bank"]), max_size=4)


def write(folder: Path, registry: str, briefs: list[dict[str, object]]) -> Library:
    (folder / "briefkit.toml").write_text("")
    (folder / "registry.yaml").write_text(registry, "utf-8")
    for number, keys in enumerate(briefs):
        text = new_brief_text({"title": "T", "kind": "note", "date": "2020", "summary": "S.", **keys}, "Text.\n")
        (folder / f"b{number}.md").write_text(text, "utf-8")
    return Library.open(folder)


@st.composite
def brief(draw: st.DrawFn) -> dict[str, object]:
    def titled(words: dict[str, str | None]) -> list[dict[str, str]]:
        each = {slug(word): (word, title) for word, title in words.items()}  # twice in one brief would be an error
        return [{"id": word} | ({"title": title} if title else {}) for word, title in each.values()]

    return {
        "topics": draw(USED),
        "parties": draw(USED),
        "issues": titled(draw(TITLED)),
        "events": titled(draw(TITLED)),
        "authors": [{"name": name} for name in draw(USED)],
    }


@settings(max_examples=40, deadline=None)
@given(registry=st.sampled_from(REGISTRIES), briefs=st.lists(brief(), min_size=1, max_size=3))
def test_what_is_proposed_is_known_afterwards(
    registry: str, briefs: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("library")
    library = write(folder, registry, briefs)
    before = {str(finding) for finding in library.check(select=["library"]).diagnostics()}
    found = library.registry_ids.proposals()
    library.registry_ids.add_proposed(found).apply()
    after = Library.open(folder)
    left = list(after.registry_ids(unregistered=True))
    assert bool(left) == bool(found.notes)
    findings = [*after.check(select=["library", "references", "id-spelling"]).diagnostics()]
    new = [str(finding) for finding in findings if finding.path == "registry.yaml" and str(finding) not in before]
    assert new == []
    assert found.notes or not [finding for finding in findings if finding.rule.startswith(("unknown-", "id-"))]
    written = yaml.safe_load((folder / "registry.yaml").read_text("utf-8")) or {}
    for section, entries in (yaml.safe_load(registry) or {}).items():
        assert (entries or {}).items() <= (written[section] or {}).items()
    assert [line for line in registry.splitlines() if "#" in line] == [
        line for line in (folder / "registry.yaml").read_text("utf-8").splitlines() if "#" in line
    ]


def test_one_thing_is_proposed_once_under_its_usual_spelling_with_its_briefs(tmp_path: Path) -> None:
    briefs: list[dict[str, object]] = [
        {"topics": ["Trade", "trade", "World Bank"], "issues": [{"id": "q", "title": "Quotas"}]},
        {"topics": ["TRADE", "world-bank"], "issues": [{"id": "q", "title": "Fishing"}]},
        {"topics": ["TRADE"], "issues": [{"id": "Q", "title": "Fishing"}], "authors": [{"name": "Ä. B."}]},
    ]
    library = write(tmp_path, "parties: {tarde: {}}\ntopics: {TRADES: {}}\n", briefs)
    assert [(one.section, one.id, one.entry, one.briefs) for one in library.registry_ids.proposals().entries] == [
        ("topics", "TRADE", {}, 3),
        ("topics", "world-bank", {"title": "World Bank"}, 2),
        ("issues", "q", {"title": "Fishing"}, 3),
        ("people", "a-b", {"name": "Ä. B."}, 1),
    ]
    assert library.registry_ids.proposals(["topic"]).entries[0].near == "did you mean TRADES?"


def test_an_id_that_is_taken_by_another_spelling_is_noted(tmp_path: Path) -> None:
    library = write(tmp_path, "parties: {world-bank: {}}\n", [{"parties": ["World Bank"]}])
    found = library.registry_ids.proposals()
    assert (found.entries, found.notes) == (
        [],
        ["note: “World Bank” is not added: “world-bank” is taken in parties; make it an alias there"],
    )
    library.registry_ids.set("parties", "world-bank", ["aliases+=World Bank"]).apply()
    assert Library.open(tmp_path).registry_ids.proposals().notes == []


ENTRIES = """# top
parties:
  us: United States   # short
  # above
  uk:
    title: United Kingdom
    aliases: Britain
  eu: {title: EU, parent: us}
people: {a: {name: A.}}
"""


@pytest.mark.parametrize(
    ("entry", "edits", "old", "new"),
    [
        ("parties/us", ["title=USA"], "us: United States ", "us: USA "),
        ("parties/US", ["aliases+=USA"], "us: United States ", "us: {title: United States, aliases: [USA]} "),
        ("party/Britain", ["aliases+=GB"], "aliases: Britain", "aliases: [Britain, GB]"),
        ("parties/uk", ["aliases-=Britain"], "aliases: Britain", "aliases: []"),
        ("parties/uk", ["titles.de=Königreich"], "Britain\n", "Britain\n    titles:\n      de: Königreich\n"),
        ("parties/eu", ["parent=Britain"], "parent: us", "parent: uk"),
        ("parties/eu", [Remove(("parent",))], "{title: EU, parent: us}", "{title: EU}"),
        ("people/a", ["affiliation=B", "name=A. C."], "{name: A.}", "{name: A. C., affiliation: B}"),
    ],
)
def test_only_the_named_value_changes(entry: str, edits: list[str], old: str, new: str, tmp_path: Path) -> None:
    section, _, id_ = entry.partition("/")
    library = write(tmp_path, ENTRIES, [])
    library.registry_ids.set(section, id_, edits).apply()
    assert (tmp_path / "registry.yaml").read_text() == ENTRIES.replace(old, new)
    found = Library.open(tmp_path).check(select=["library"]).diagnostics()
    assert [finding for finding in found if finding.path == "registry.yaml"] == []


@pytest.mark.parametrize(
    ("id_", "edit", "message"),
    [
        ("eu", "parent=eu", "“eu” would be a part of itself: its parent is “eu”"),
        ("eu", "parent=nato", "the parent “nato” is not in parties"),
        ("eu", "alias=Union", "an entry has no “alias”"),
        ("eu", "date=2020-02-31", "“2020-02-31”: February 2020 has 29 days"),
        ("eu", "status=hold", "“hold” is not one of"),
        ("nato", "title=NATO", "there is no “nato” in parties of registry.yaml"),
    ],
)
def test_a_value_that_check_would_refuse_is_refused(id_: str, edit: str, message: str, tmp_path: Path) -> None:
    library = write(tmp_path, ENTRIES, [])
    with pytest.raises(BriefkitError) as raised:
        library.registry_ids.set("parties", id_, [edit]).apply()
    assert message in raised.value.message
    assert (tmp_path / "registry.yaml").read_text() == ENTRIES


def test_an_entry_that_something_refers_to_stays(tmp_path: Path) -> None:
    library = write(tmp_path, ENTRIES, [{"parties": ["Britain"]}])
    (tmp_path / "broken.md").write_text("---\ntitle: [a\nauthors: a\n---\n")
    ids = library.registry_ids
    for section, id_, message in (
        ("parties", "uk", "“uk” is used in 1 brief: b0"),
        ("parties", "us", "“us” is the parent of eu"),
        ("people", "a", "“a” is used in 1 brief: broken.md"),
    ):
        with pytest.raises(BriefkitError) as raised:
            Library.open(tmp_path).registry_ids.remove(section, id_)
        assert raised.value.message == message
    with pytest.raises(EditRefusedError, match="the comment “# short” would be lost") as refused:
        ids.remove("parties", "us", "eu").apply()
    assert refused.value.hint == "change it by hand"
    assert (tmp_path / "registry.yaml").read_text() == ENTRIES


def test_an_entry_goes_and_comments_stay(tmp_path: Path) -> None:
    library = write(tmp_path, ENTRIES, [{"parties": ["Britain"]}])
    changes = library.registry_ids.remove("parties", "uk", force=True).apply()
    assert changes.notes == ["note: “uk” is still used in 1 brief: b0"]
    gone = "  uk:\n    title: United Kingdom\n    aliases: Britain\n"
    assert (tmp_path / "registry.yaml").read_text() == ENTRIES.replace(gone, "")
    library.registry_ids.remove("people", "a").apply()
    assert (tmp_path / "registry.yaml").read_text() == ENTRIES.replace(gone, "").replace("{a: {name: A.}}", "{}")


def test_many_entries_are_written_in_one_edit(tmp_path: Path) -> None:
    library = write(tmp_path, ENTRIES, [])
    ids = [f"p{number}" for number in range(300)]
    library.registry_ids.add("parties", *ids, parent="Britain").apply()
    added = "".join(f"  {id_}: {{parent: uk}}\n" for id_ in ids)
    assert (tmp_path / "registry.yaml").read_text() == ENTRIES.replace("people:", f"{added}people:")


def test_a_person_who_has_an_id_by_name_only_gets_one_before_it_is_renamed(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "registry.yaml").write_text("people: {anna-muller: {name: Anna Müller}}\n")
    judged = "judgments: {id: j1, claim: X happens, term: likely, due: 2030, by: anna-muller}\n"
    text = f"---\ntitle: T\nkind: note\ndate: 2020-01-01\nauthors: [Anna Müller]\n{judged}---\nText.\n"
    (tmp_path / "a.md").write_text(text)
    library = Library.open(tmp_path)
    with pytest.raises(EditRefusedError, match=r"a\.md: Anna Müller is “anna-muller” after the name only") as refused:
        library.registry_ids.rename("people", "anna-muller", "a-muller").apply()
    assert refused.value.hint == "first give an id: briefkit set a authors.anna-muller.id=anna-muller"
    assert (tmp_path / "a.md").read_text() == text
    library.edit(["a"], ["authors.anna-muller.id=anna-muller"]).apply()
    library.refresh()
    library.registry_ids.rename("people", "anna-muller", "a-muller").apply()
    library.refresh()
    assert (library.get("a").authors[0].key, library.get("a").judgments[0].by) == ("a-muller", "a-muller")
