-- The views of `briefkit sql`: temporary views over the typed rows and the metadata. docs/sql.md describes the columns.
CREATE TEMP VIEW briefs AS
SELECT file.id AS id, file.path AS path, file.title AS title, file.kind AS kind, file.status AS status,
  json_extract(record.json, '$.date') AS date, json_extract(record.json, '$.language') AS language, file.publisher AS publisher,
  json_extract(record.json, '$.summary') AS summary, json_extract(record.json, '$.access') AS access, record.json AS record
FROM record JOIN file USING (doc);

CREATE TEMP VIEW topics AS
SELECT file.id AS brief, item.value AS topic
FROM record JOIN file USING (doc), json_each(record.json, '$.topics') AS item;

CREATE TEMP VIEW issues AS
SELECT head.id AS brief, head.date AS date, resolved('issues', issue.id) AS issue, issue.title AS title,
  issue.question AS question, issue.status AS status, issue.trend AS trend, issue.outlook AS outlook{issue}
FROM head CROSS JOIN issue USING (doc) ORDER BY head.id, head.path, issue.ordinal;

CREATE TEMP VIEW positions AS
SELECT head.id AS brief, coalesce(position.date, head.date) AS date, resolved('issues', issue.id) AS issue,
  resolved('holders', holder) AS holder, stance, says, basis, source{position}
FROM head CROSS JOIN position USING (doc) CROSS JOIN issue ON issue.doc = position.doc AND issue.ordinal = position.issue
ORDER BY head.id, head.path, position.ordinal;

-- The rows are sorted inside, so that a statement that only counts them computes no estimates.
CREATE TEMP VIEW judgments AS
SELECT brief, id, claim, ids('issues', about) AS about, ids('events', depends_on) AS depends_on,
  iif("by" IS NULL, NULL, resolved('people', "by")) AS "by", made, term, coalesce(scale, setting('scale')) AS scale,
  ledger('probability', made, scale, term, probability, updates, outcome, resolved_on, due) AS probability,
  ledger('current', made, scale, term, probability, updates, outcome, resolved_on, due) AS current,
  ledger('current_term', made, scale, term, probability, updates, outcome, resolved_on, due) AS current_term,
  ledger('current_on', made, scale, term, probability, updates, outcome, resolved_on, due) AS current_on,
  ledger('current_low', made, scale, term, probability, updates, outcome, resolved_on, due) AS current_low,
  ledger('current_high', made, scale, term, probability, updates, outcome, resolved_on, due) AS current_high,
  confidence, condition, condition_met, horizon, due, ledger('updates', made, scale, term, probability, updates, outcome, resolved_on, due) AS updates,
  coalesce(outcome, 'open') AS outcome, resolved_on, evidence, iif(evidence IS NULL, NULL, evidence_title) AS evidence_title,
  continues, stated_as, ids('people', authors) AS authors, coalesce(publisher, setting('publisher')) AS publisher
FROM (
  SELECT head.id AS brief, head.date AS made, head.authors AS authors, head.publisher AS publisher, judgment.*
  FROM head CROSS JOIN judgment USING (doc) ORDER BY head.id, head.path, judgment.ordinal
);

CREATE TEMP VIEW events AS
SELECT head.id AS brief, resolved('events', event.id) AS event, event.title AS title, event.date AS date, event.place AS place,
  event.role AS role, event.status AS status, event.status_on AS status_on,
  known(event.id, 'date') AS known_date, known(event.id, 'place') AS known_place,
  known(event.id, 'status') AS known_status, known(event.id, 'status_on') AS known_since{event}
FROM head CROSS JOIN event USING (doc) ORDER BY head.id, head.path, event.ordinal;

CREATE TEMP VIEW sources AS
SELECT file.id AS brief, json_extract(item.value, '$.id') AS source, json_extract(item.value, '$.title') AS title,
  json_extract(item.value, '$.url') AS url, json_extract(item.value, '$.date') AS date, json_extract(item.value, '$.publisher') AS publisher,
  json_extract(item.value, '$.reliability') AS reliability, json_extract(item.value, '$.credibility') AS credibility
FROM record JOIN file USING (doc), json_each(record.json, '$.sources') AS item;

CREATE TEMP VIEW decisions AS
SELECT brief, date, status, coalesce(asked ->> '$.question', title) AS question,
  iif(asked ->> '$.by' IS NULL, NULL, resolved('holders', asked ->> '$.by')) AS "by", asked ->> '$.needed_by' AS needed_by,
  asked ->> '$.reason' AS reason, asked ->> '$.recommended' AS recommended,
  coalesce(asked ->> '$.outcome', iif(asked ->> '$.chosen' IS NULL, 'open', 'chosen')) AS outcome,
  asked ->> '$.chosen' AS chosen, asked ->> '$.decided_on' AS decided_on,
  iif(asked ->> '$.decided_by' IS NULL, NULL, resolved('holders', asked ->> '$.decided_by')) AS decided_by,
  asked ->> '$.evidence' AS evidence, asked ->> '$.note' AS note
FROM (
  SELECT file.id AS brief, json_extract(record.json, '$.date') AS date, file.status AS status, file.title AS title,
    json_extract(record.json, '$.decision') AS asked
  FROM record JOIN file USING (doc) WHERE json_type(record.json, '$.decision') = 'object' ORDER BY file.id, file.path
);

CREATE TEMP VIEW options AS
SELECT file.id AS brief, item.value ->> '$.id' AS option, coalesce(item.value ->> '$.title', item.value ->> '$.id') AS title,
  item.value ->> '$.text' AS text, coalesce(item.value ->> '$.do_nothing', 0) AS do_nothing,
  item.value -> '$.assessments' AS assessments, item.value -> '$.costs' AS costs, item.value -> '$.risks' AS risks
FROM record JOIN file USING (doc), json_each(record.json, '$.options') AS item;

CREATE TEMP VIEW texts AS
SELECT file.id AS brief, body_of(file.path) AS body FROM file WHERE file.id IS NOT NULL;
