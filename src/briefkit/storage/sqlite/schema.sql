-- The index of one library. Everything in it can be made again from the files; another format is made anew.
PRAGMA page_size = 8192;
PRAGMA journal_mode = TRUNCATE;

-- Settings, registry names and the like, as JSON.
CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- The walk that the index answers for: names and numbers of all files, in parts of a few thousand, in its order.
-- While a build goes on, the parts hold what is done.
CREATE TABLE manifest (part INTEGER PRIMARY KEY, names BLOB NOT NULL, numbers BLOB NOT NULL);

-- One row per file of the walk. A number is never used twice: a changed file gets a new one.
-- id and what follows are NULL where the file cannot be listed. moment orders dates: day number * 4 + precision, 0 if undated.
-- Its orders are in index_write.py: they are made when the first files are in.
CREATE TABLE file (
  doc INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL,
  id TEXT, title TEXT, kind TEXT, status TEXT, publisher TEXT, moment INTEGER
);

-- The front matter of a listed brief, normalised, as JSON, with its CRC-32: SQLite notices no flipped bit in a text.
CREATE TABLE record (doc INTEGER PRIMARY KEY, json TEXT NOT NULL, crc INTEGER NOT NULL);

-- What a brief holds in the fields that are asked for most, folded; what holds where it does not say is left out.
CREATE TABLE term (id INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (field, value));
CREATE TABLE posting (
  term INTEGER NOT NULL, moment INTEGER NOT NULL, doc INTEGER NOT NULL,
  PRIMARY KEY (term, moment, doc)
) WITHOUT ROWID;

-- What briefs state, ids as they state them, filled when it is first asked for: see typed.py.
CREATE TABLE head (doc INTEGER, ordinal INTEGER, {head}, crc INTEGER NOT NULL, PRIMARY KEY (doc, ordinal)) WITHOUT ROWID;
CREATE TABLE issue (doc INTEGER, ordinal INTEGER, {issue}, crc INTEGER NOT NULL, PRIMARY KEY (doc, ordinal)) WITHOUT ROWID;
CREATE TABLE position (doc INTEGER, ordinal INTEGER, {position}, crc INTEGER NOT NULL, PRIMARY KEY (doc, ordinal)) WITHOUT ROWID;
CREATE TABLE judgment (doc INTEGER, ordinal INTEGER, {judgment}, crc INTEGER NOT NULL, PRIMARY KEY (doc, ordinal)) WITHOUT ROWID;
CREATE TABLE event (doc INTEGER, ordinal INTEGER, {event}, crc INTEGER NOT NULL, PRIMARY KEY (doc, ordinal)) WITHOUT ROWID;

-- What the registry calls the issues, holders and events that briefs state. Another registry rewrites these rows only.
CREATE TABLE name (
  number INTEGER PRIMARY KEY, section TEXT NOT NULL, word TEXT NOT NULL, id TEXT NOT NULL,
  UNIQUE (section, word)
);

-- Issues (holder 0) and positions, to count by: numbers of names, days, questions and sources by their hash.
-- stated: whether an issue has a status, a position a stance. once: the first of its issue and holder in its brief.
CREATE TABLE held (
  issue INTEGER, holder INTEGER, question INTEGER, day INTEGER, doc INTEGER, place INTEGER, made INTEGER NOT NULL,
  stated INTEGER NOT NULL, once INTEGER NOT NULL, source INTEGER NOT NULL, sum INTEGER NOT NULL,
  PRIMARY KEY (issue, holder, question, day, doc, place)
) WITHOUT ROWID;
CREATE INDEX held_doc ON held (doc);

-- What is wrong with a file.
CREATE TABLE problem (
  doc INTEGER NOT NULL, place INTEGER NOT NULL, rule TEXT NOT NULL, message TEXT NOT NULL,
  line INTEGER NOT NULL, column_ INTEGER NOT NULL, hint TEXT, unlists INTEGER NOT NULL,
  PRIMARY KEY (doc, place)
) WITHOUT ROWID;

-- Keys that briefkit does not know.
CREATE TABLE own_key (doc INTEGER NOT NULL, path TEXT NOT NULL, PRIMARY KEY (doc, path)) WITHOUT ROWID;

-- Words as core/text/words.py makes them, one column a part of the brief, filled when words are first asked for.
-- Words of files that have gone stay until the table is made anew: they match no file.
CREATE VIRTUAL TABLE word USING fts5(
  title, summary, subjects, people, issues, judgments, recommendations, sources, figures, body,
  content = '', tokenize = 'ascii'
);
