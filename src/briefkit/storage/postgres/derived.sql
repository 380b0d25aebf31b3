-- What the views of `briefkit sql` show that no SQL computes: derived.py fills these tables when a library is pushed.

-- The words that stand in briefs for ids of the registry. id: what one means there; NULL if it is the word itself, as
-- with all that are not registered. Those are no one's business who may not read the briefs: see rights.py.
CREATE TABLE meaning (section text COLLATE "C" NOT NULL, word text COLLATE "C" NOT NULL, id text COLLATE "C");

-- The estimates of a judgment, as its brief alone tells them: see storage/index/estimates.py.
CREATE TABLE estimate (
  doc bigint, ordinal integer, probability json, current json, current_term text COLLATE "C", current_on text COLLATE "C",
  current_low double precision, current_high double precision, updates json NOT NULL, PRIMARY KEY (doc, ordinal)
);

-- The state of an event. Who may read internal briefs knows what all live ones say of it: the row with the public day
-- infinity. Others know, on a day, what those say that are public by then: the last row whose day has come.
CREATE TABLE event_state (
  event text COLLATE "C" NOT NULL, public_from date NOT NULL, date text COLLATE "C", place text COLLATE "C",
  status text COLLATE "C", status_on text COLLATE "C"
);

-- What the library supplies where a brief does not say: scale and publisher; and the marks of what was derived from.
CREATE TABLE setting (name text COLLATE "C" PRIMARY KEY, value text COLLATE "C");

-- A list of words as ids of a section, each once, as JSON in the spelling of Python.
CREATE FUNCTION ids(section text, words json) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE RETURN (
  SELECT ('[' || coalesce(string_agg(to_json(found.id)::text, ', ' ORDER BY found.place), '') || ']')::json
  FROM (
    SELECT coalesce(meaning.id, listed.word) AS id, min(listed.place) AS place
    FROM json_array_elements_text(words) WITH ORDINALITY AS listed(word, place)
    LEFT JOIN meaning ON meaning.section = ids.section AND meaning.word = listed.word
    GROUP BY 1
  ) AS found
);
