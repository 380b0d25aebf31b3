-- What `briefkit sql` can ask: temporary views over the records. docs/sql.md describes each column.
CREATE TEMP VIEW briefs AS
SELECT file.id AS id, file.path AS path, file.title AS title, file.kind AS kind, file.status AS status,
  json_extract(record.json, '$.date') AS date, json_extract(record.json, '$.language') AS language, file.publisher AS publisher,
  json_extract(record.json, '$.summary') AS summary, json_extract(record.json, '$.access') AS access, record.json AS record
FROM record JOIN file USING (doc);

CREATE TEMP VIEW topics AS
SELECT file.id AS brief, item.value AS topic
FROM record JOIN file USING (doc), json_each(record.json, '$.topics') AS item;

CREATE TEMP VIEW issues AS
SELECT file.id AS brief, json_extract(record.json, '$.date') AS date, resolved('issues', json_extract(item.value, '$.id')) AS issue,
  json_extract(item.value, '$.title') AS title, json_extract(item.value, '$.question') AS question, json_extract(item.value, '$.status') AS status,
  json_extract(item.value, '$.trend') AS trend, json_extract(item.value, '$.outlook') AS outlook
FROM record JOIN file USING (doc), json_each(record.json, '$.issues') AS item;

CREATE TEMP VIEW positions AS
SELECT file.id AS brief, coalesce(json_extract(held.value, '$.date'), json_extract(record.json, '$.date')) AS date,
  resolved('issues', json_extract(item.value, '$.id')) AS issue, resolved('holders', holder.key) AS party,
  json_extract(held.value, '$.stance') AS stance, json_extract(held.value, '$.says') AS says, json_extract(held.value, '$.basis') AS basis,
  json_extract(held.value, '$.source') AS source
FROM record JOIN file USING (doc), json_each(record.json, '$.issues') AS item,
  json_each(item.value, '$.positions') AS holder, json_each(holder.value) AS held;

CREATE TEMP VIEW judgments AS
SELECT file.id AS brief, json_extract(record.json, '$.date') AS date, json_extract(item.value, '$.id') AS judgment,
  json_extract(item.value, '$.claim') AS claim, json_extract(item.value, '$.by') AS by_person, json_extract(item.value, '$.term') AS term,
  json_extract(item.value, '$.scale') AS scale, coalesce(json_extract(item.value, '$.probability[0]'), json_extract(item.value, '$.probability')) AS low,
  coalesce(json_extract(item.value, '$.probability[1]'), json_extract(item.value, '$.probability')) AS high,
  json_extract(item.value, '$.confidence') AS confidence, json_extract(item.value, '$.condition') AS condition,
  json_extract(item.value, '$.due') AS due, coalesce(json_extract(item.value, '$.outcome'), 'open') AS outcome,
  json_extract(item.value, '$.resolved_on') AS resolved_on
FROM record JOIN file USING (doc), json_each(record.json, '$.judgments') AS item;

CREATE TEMP VIEW events AS
SELECT file.id AS brief, resolved('events', json_extract(item.value, '$.id')) AS event, json_extract(item.value, '$.title') AS title,
  json_extract(item.value, '$.date') AS date, json_extract(item.value, '$.place') AS place, json_extract(item.value, '$.role') AS role,
  json_extract(item.value, '$.status') AS status, json_extract(item.value, '$.status_on') AS status_on
FROM record JOIN file USING (doc), json_each(record.json, '$.events') AS item;

CREATE TEMP VIEW sources AS
SELECT file.id AS brief, json_extract(item.value, '$.id') AS source, json_extract(item.value, '$.title') AS title,
  json_extract(item.value, '$.url') AS url, json_extract(item.value, '$.date') AS date, json_extract(item.value, '$.publisher') AS publisher,
  json_extract(item.value, '$.reliability') AS reliability, json_extract(item.value, '$.credibility') AS credibility
FROM record JOIN file USING (doc), json_each(record.json, '$.sources') AS item;

CREATE TEMP VIEW texts AS
SELECT file.id AS brief, body_of(file.path) AS body FROM file WHERE file.id IS NOT NULL;
