"""What briefs say, on a server: words as conditions on the table `word`, and the texts of candidates."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence

from briefkit.core.query.value import MatchContext, Query, Text
from briefkit.core.search.rank import count_texts
from briefkit.storage.files.brief_body import body_of
from briefkit.storage.index.connection import Connection
from briefkit.storage.index.damage import stored_json
from briefkit.storage.index.narrowing import Condition, Narrowing, joined, with_id
from briefkit.storage.index.verifier import Texts
from briefkit.storage.postgres.item_terms import asked_terms
from briefkit.storage.postgres.words import COLUMNS, ID, LONGEST_PHRASE, LONGEST_START, lexeme, stored_term

_THESE = "doc IN (SELECT CAST(value AS BIGINT) FROM json_each(?))"


_FEW, _EXPECTED = 10_000, 20_000
"""The number of briefs that are listed at most, and how many may be expected where it is worth counting them: what the
server expects of a word that it does not know is some 8,000 of a million."""


_DEARER = 8
"""How much longer it takes to look at the words of a brief than to read from an index that it has a word."""
_ALL = "SELECT 1 FROM record"
_LOOKED = 400
"""How many of the newest briefs tell how many have a phrase: PostgreSQL multiplies how common its words are."""
_NEWEST = """
WITH newest AS MATERIALIZED (
  SELECT doc FROM file WHERE id IS NOT NULL AND date_key > 0 ORDER BY date_key DESC, id DESC LIMIT {looked})
SELECT (SELECT count(*) FROM newest),
  (SELECT count(DISTINCT doc) FROM word WHERE doc = ANY (ARRAY(SELECT doc FROM newest)) AND {words})
"""


class TermNarrowing(Narrowing):
    """Conditions on the terms of files, and on the table `word`.

    `wanted`: how many of the newest briefs are to be found, if that is known.
    """

    def __init__(
        self, connection: Connection, context: MatchContext, parts: Sequence[str] = (), wanted: int = 0
    ) -> None:
        super().__init__(context, parts)
        self.connection = connection
        self.wanted = wanted
        self.listed: dict[Text, int] = {}
        """How many briefs have a text, of those that were listed."""
        self._of_text: dict[Text, Condition] = {}
        self._expected: dict[Text, int] = {}

    def has_text(self, text: Text) -> Condition:
        """The condition that a brief has a text, or may have it if that is not `is_exact`."""
        if text not in self._of_text:
            self._of_text[text] = self._having(text, word_condition(text, self.parts))
        return self._of_text[text]

    def _having(self, text: Text, words: Condition) -> Condition:
        """The condition that a brief has the words of a text: a list of the briefs if they are few.

        PostgreSQL expects a word that is not among the most common ones in one brief of two hundred. To find twenty, it
        would walk all briefs, the newest first, and look at the words of each.
        """
        ask = f"SELECT doc FROM word WHERE {words.sql}"  # noqa: S608 - constants
        expected, looks = self.expected(text), self.wanted * expected_rows(self.connection, _ALL, ())
        if len(text.words) > 1 and self.wanted and expected**2 > looks:
            look = f"EXISTS (SELECT FROM word WHERE word.doc = file.doc AND {words.sql} OFFSET 0)"
            return Condition(look, words.values)  # the offset keeps the server from asking its index for all
        if expected <= _EXPECTED:
            found = self.connection.execute(f"{ask} LIMIT {_FEW + 1}", words.values).fetchall()
            if len(found) <= _FEW:
                docs = sorted({doc for (doc,) in found})
                self.listed[text] = len(docs)
                return Condition(f"file.{_THESE}", (json.dumps(docs),))
        if self.wanted and expected**2 < _DEARER * looks:
            return Condition(f"file.doc IN ({ask} OFFSET 0)", words.values)  # which keeps the server from walking
        return Condition(f"file.doc IN ({ask})", words.values)

    def expected(self, text: Text) -> int:
        """About how many briefs have a text: as PostgreSQL expects; of a phrase, as among the newest."""
        if text not in self._expected:
            words = word_condition(text, self.parts)
            if len(text.words) > 1:
                looked, found = self.connection.execute(
                    _NEWEST.format(looked=_LOOKED, words=words.sql), words.values
                ).fetchone()
                briefs = expected_rows(self.connection, _ALL, ())
                self._expected[text] = round(found * briefs / looked) if looked else 0
            else:
                ask = f"SELECT 1 FROM word WHERE {words.sql}"  # noqa: S608 - constants
                self._expected[text] = expected_rows(self.connection, ask, words.values)
        return self._expected[text]

    def _item(self, kind: str, inner: Query) -> Condition | None:
        named = with_id(inner) if kind == "issue" else None
        ids = self.wanted_values(kind, named.values) if named else None
        asked = [self._has_one_of(terms) for terms in asked_terms(inner, ids)] if ids else []
        return joined(asked, "AND") or super()._item(kind, inner)

    def has_id(self, ids: Sequence[str]) -> Condition:
        """The condition that a brief has one of some ids, which are among its terms."""
        return self.has_term(ID, ids)

    def has_term(self, field: str, values: Sequence[str]) -> Condition:
        """The condition that a brief has one of some values."""
        return self._has_one_of([(field, value) for value in values])

    @staticmethod
    def _has_one_of(terms: Sequence[tuple[str, str]]) -> Condition:
        return Condition("file.terms && CAST(? AS text[])", ([stored_term(*term) for term in terms],))


def expected_rows(connection: Connection, statement: str, values: Sequence[object]) -> int:
    """How many rows the server expects a statement to find."""
    (plan,) = connection.execute(f"EXPLAIN (FORMAT JSON) {statement}", values).fetchone()
    return int(json.loads(plan)[0]["Plan"]["Plan Rows"])


def word_condition(text: Text, parts: Sequence[str] = ()) -> Condition:
    """The condition that a row of the table `word` has a text in some parts, or in any."""
    asked = [(column, query_of(text, column, parts)) for column in COLUMNS]
    held = [(column, query) for column, query in asked if query]
    sql = " OR ".join(f"{column} @@ CAST(? AS tsquery)" for column, _ in held)
    return Condition(f"({sql})", tuple(query for _, query in held))


def query_of(text: Text, column: str, parts: Sequence[str] = ()) -> str:
    """A text as a `tsquery` on a column; empty if none of the parts are in it."""
    weights = "".join(
        weight for part, weight in zip(COLUMNS[column], "ABCD", strict=False) if not parts or part in parts
    )
    if not weights:
        return ""
    among = "" if len(weights) == len(COLUMNS[column]) else weights
    asked = text.words[:LONGEST_PHRASE]
    marks = [among] * len(asked)
    words = [lexeme(word) for word in asked]
    if text.prefix and len(asked) == len(text.words):
        words[-1] = asked[-1][:LONGEST_START]
        marks[-1] = f"*{among}"
    return " <-> ".join(f"{_quoted(word)}{mark and ':'}{mark}" for word, mark in zip(words, marks, strict=True))


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def is_exact(text: Text) -> bool:
    """Whether the table `word` alone says which briefs have a text: very long ones are looked at themselves."""
    return len(text.words) <= LONGEST_PHRASE and not (text.prefix and len(text.words[-1]) > LONGEST_START)


class ServedTexts(Texts):
    """The texts of a few briefs at a time: nobody holds the numbers of all that have a common word."""

    def __init__(self, connection: Connection, parts: Sequence[str] = ()) -> None:
        self.connection = connection
        self.parts = parts
        self._docs: Collection[int] = ()
        self._having: dict[Text, set[int]] = {}
        self._bodies: dict[int, str] | None = None

    def look_at(self, docs: Collection[int]) -> None:
        """Forget other briefs."""
        self._docs, self._having, self._bodies = docs, {}, None

    def holding(self, text: Text) -> Callable[[int], bool]:
        """A test whether one of the briefs looked at has a text."""
        return lambda doc: doc in self._with(text)

    def _with(self, text: Text) -> set[int]:
        if text not in self._having:
            self._having[text] = having(self.connection, text, self.parts, self._docs)
        return self._having[text]

    def body(self, doc: int, path: str) -> str:  # noqa: ARG002 - the server knows it by its number
        """The Markdown of one of the briefs looked at."""
        if self._bodies is None:
            self._bodies = bodies_of(self.connection, self._docs)
        return self._bodies.get(doc, "")


def having(connection: Connection, text: Text, parts: Sequence[str], docs: Collection[int]) -> set[int]:
    """Those of some briefs that have a text in some parts, or in any."""
    condition = word_condition(text, parts)
    ask = f"SELECT DISTINCT doc FROM word WHERE {_THESE} AND {condition.sql}"  # noqa: S608 - constants
    found = {doc for (doc,) in connection.execute(ask, (json.dumps([*docs]), *condition.values))}
    if is_exact(text) or not found:
        return found
    return {doc for doc in found if counted_in(connection, doc, (text,), parts)[0][text]}


def counted_in(
    connection: Connection, doc: int, texts: Sequence[Text], parts: Sequence[str]
) -> tuple[dict[Text, float], int]:
    """What `count_texts` counts in one brief."""
    ask = "SELECT json, data FROM record JOIN source USING (doc) WHERE doc = ?"
    record, data = connection.execute(ask, (doc,)).fetchone()
    found, length = count_texts(texts, stored_json(record), body_of(data), parts)
    return dict(found), length


def bodies_of(connection: Connection, docs: Collection[int]) -> dict[int, str]:
    """The Markdown of some briefs, by their numbers."""
    ask = f"SELECT doc, data FROM source WHERE {_THESE}"  # noqa: S608 - constants
    return {doc: body_of(data) for doc, data in connection.execute(ask, (json.dumps([*docs]),))}
