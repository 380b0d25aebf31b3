-- The index of one library. It can always be rebuilt from the files, as it is when FORMAT changes.
PRAGMA page_size = 8192;
PRAGMA journal_mode = TRUNCATE;
BEGIN;

-- Settings, names of the registry and the like, as JSON.
CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- The files that the index is up to date with: their names and numbers, in the order of the walk, in parts of a few
-- thousand. During a build, the files that are done.
CREATE TABLE manifest (part INTEGER PRIMARY KEY, names BLOB NOT NULL, numbers BLOB NOT NULL);

-- One row per file. A number is never reused: a changed file gets a new one.
-- id and all after it are NULL if the file cannot be listed. date_key: day number * 4 + precision, 0 if undated.
-- Its indexes are in write.py: they are created after the first files.
CREATE TABLE file (
  doc INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL,
  id TEXT, title TEXT, kind TEXT, status TEXT, publisher TEXT, date_key INTEGER
);

-- The metadata of a listed brief as JSON, with its CRC-32, since SQLite does not notice a flipped bit in text.
CREATE TABLE record (doc INTEGER PRIMARY KEY, json TEXT NOT NULL, crc INTEGER NOT NULL);

-- The folded values of briefs in the fields that queries use most, without default values.
CREATE TABLE term (id INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (field, value));
CREATE TABLE posting (
  term INTEGER NOT NULL, date_key INTEGER NOT NULL, doc INTEGER NOT NULL,
  PRIMARY KEY (term, date_key, doc)
) WITHOUT ROWID;

-- What briefs state, with ids as spelled in the brief; filled on first use: see typed.py.
-- A head has the checksums of its brief's rows in the other tables, and its own.
CREATE TABLE head (doc INTEGER PRIMARY KEY, {head});
CREATE INDEX head_supersedes ON head (supersedes) WHERE supersedes IS NOT NULL;
CREATE TABLE issue (doc INTEGER, ordinal INTEGER, {issue}, PRIMARY KEY (doc, ordinal)) WITHOUT ROWID;
CREATE TABLE position (doc INTEGER, ordinal INTEGER, {position}, PRIMARY KEY (doc, ordinal)) WITHOUT ROWID;
CREATE TABLE judgment (doc INTEGER, ordinal INTEGER, {judgment}, PRIMARY KEY (doc, ordinal)) WITHOUT ROWID;
CREATE INDEX judgment_continues ON judgment (continues) WHERE continues IS NOT NULL;
CREATE TABLE event (doc INTEGER, ordinal INTEGER, {event}, PRIMARY KEY (doc, ordinal)) WITHOUT ROWID;

-- The ids in the registry of issues, holders and events in briefs. A changed registry rewrites these rows only.
CREATE TABLE name (
  number INTEGER PRIMARY KEY, section TEXT NOT NULL, word TEXT NOT NULL, id TEXT NOT NULL,
  UNIQUE (section, word)
);

-- Issues (holder 0) and positions, for counting: numbers of names, days, hashes of questions and sources.
-- cited: the day of the source, 0 without one.
-- stated: an issue has a status, a position a stance. once: the first row of its issue and holder in its brief.
CREATE TABLE held (
  issue INTEGER, holder INTEGER, question INTEGER, day INTEGER, doc INTEGER, place INTEGER, made INTEGER NOT NULL,
  stated INTEGER NOT NULL, once INTEGER NOT NULL, source INTEGER NOT NULL,
  cited INTEGER NOT NULL, sum INTEGER NOT NULL,
  PRIMARY KEY (issue, holder, question, day, doc, place)
) WITHOUT ROWID;
CREATE INDEX held_doc ON held (doc);

-- The problems of a file.
CREATE TABLE problem (
  doc INTEGER NOT NULL, place INTEGER NOT NULL, rule TEXT NOT NULL, message TEXT NOT NULL,
  line INTEGER NOT NULL, column_ INTEGER NOT NULL, hint TEXT, unlists INTEGER NOT NULL,
  PRIMARY KEY (doc, place)
) WITHOUT ROWID;

-- Keys that are not part of the format.
CREATE TABLE own_key (doc INTEGER NOT NULL, path TEXT NOT NULL, PRIMARY KEY (doc, path)) WITHOUT ROWID;

-- Words as in core/text/words.py, one column for each part of a brief; filled on first use.
-- Words of removed files stay until the table is rebuilt: they match no file.
CREATE VIRTUAL TABLE word USING fts5(
  title, summary, subjects, people, issues, judgments, recommendations, decision, sources, figures, body,
  content = '', tokenize = 'ascii'
);
COMMIT;
