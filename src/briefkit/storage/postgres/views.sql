-- The views of `briefkit sql`, with the names, columns and values of those in sqlite/views.sql. docs/sql.md describes
-- them. A reader sees through them what the rows' policies let them see, and no more. Every text sorts by code points.
CREATE VIEW briefs WITH (security_invoker = true) AS
SELECT file.id, file.path, file.title, file.kind, file.status, head.date,
  (record.json::json ->> 'language') COLLATE "C" AS language, file.publisher,
  (record.json::json ->> 'summary') COLLATE "C" AS summary, (record.json::json ->> 'access') COLLATE "C" AS access,
  record.json::json AS record
FROM record JOIN file USING (doc) JOIN head USING (doc);

CREATE VIEW topics WITH (security_invoker = true) AS
SELECT head.id AS brief, item.topic COLLATE "C" AS topic
FROM head CROSS JOIN json_array_elements_text(head.topics) AS item(topic);

CREATE VIEW issues WITH (security_invoker = true) AS
SELECT head.id AS brief, head.date, coalesce(known.id, issue.id) AS issue, issue.title, issue.question, issue.status,
  issue.trend, issue.outlook{issue}
FROM head JOIN issue USING (doc)
LEFT JOIN meaning AS known ON known.section = 'issues' AND known.word = issue.id;

CREATE VIEW positions WITH (security_invoker = true) AS
SELECT head.id AS brief, coalesce(position.date, head.date) AS date, coalesce(known.id, issue.id) AS issue,
  coalesce(held.id, position.holder) AS holder, position.stance, position.says, position.basis, position.source{position}
FROM head JOIN position USING (doc) JOIN issue ON issue.doc = position.doc AND issue.ordinal = position.issue
LEFT JOIN meaning AS known ON known.section = 'issues' AND known.word = issue.id
LEFT JOIN meaning AS held ON held.section = 'holders' AND held.word = position.holder;

CREATE VIEW judgments WITH (security_invoker = true) AS
SELECT head.id AS brief, judgment.id, judgment.claim, ids('issues', judgment.about) AS about,
  ids('events', judgment.depends_on) AS depends_on, coalesce(known.id, judgment.by) AS by, head.date AS made,
  judgment.term, coalesce(judgment.scale, (SELECT value FROM setting WHERE name = 'scale')) AS scale,
  estimate.probability, estimate.current, estimate.current_term, estimate.current_on, estimate.current_low,
  estimate.current_high, judgment.confidence, judgment.condition, judgment.condition_met, judgment.horizon,
  judgment.due, estimate.updates, coalesce(judgment.outcome, 'open') AS outcome, judgment.resolved_on,
  judgment.evidence, CASE WHEN judgment.evidence IS NOT NULL THEN judgment.evidence_title END AS evidence_title,
  judgment.continues, judgment.stated_as, ids('people', head.authors) AS authors,
  coalesce(head.publisher, (SELECT value FROM setting WHERE name = 'publisher')) AS publisher
FROM head JOIN judgment USING (doc)
LEFT JOIN estimate ON estimate.doc = judgment.doc AND estimate.ordinal = judgment.ordinal
LEFT JOIN meaning AS known ON known.section = 'people' AND known.word = judgment.by;

CREATE VIEW events WITH (security_invoker = true) AS
SELECT head.id AS brief, coalesce(known.id, event.id) AS event, event.title, event.date, event.place, event.role,
  event.status, event.status_on, state.date AS known_date, state.place AS known_place, state.status AS known_status,
  state.status_on AS known_since{event}
FROM head JOIN event USING (doc)
LEFT JOIN meaning AS known ON known.section = 'events' AND known.word = event.id
LEFT JOIN LATERAL (
  SELECT * FROM event_state AS one WHERE one.event = coalesce(known.id, event.id)
  ORDER BY one.public_from DESC LIMIT 1
) AS state ON true;

CREATE VIEW sources WITH (security_invoker = true) AS
SELECT file.id AS brief, (item ->> 'id') COLLATE "C" AS source, (item ->> 'title') COLLATE "C" AS title,
  (item ->> 'url') COLLATE "C" AS url, (item ->> 'date') COLLATE "C" AS date,
  (item ->> 'publisher') COLLATE "C" AS publisher, (item ->> 'reliability') COLLATE "C" AS reliability,
  (item ->> 'credibility')::integer AS credibility
FROM record JOIN file USING (doc) CROSS JOIN json_array_elements(record.json::json -> 'sources') AS item;

CREATE VIEW decisions WITH (security_invoker = true) AS
SELECT stated.brief, stated.date, stated.status,
  coalesce((asked ->> 'question') COLLATE "C", stated.title) AS question,
  coalesce(asker.id, (asked ->> 'by') COLLATE "C") AS by, (asked ->> 'needed_by') COLLATE "C" AS needed_by,
  (asked ->> 'reason') COLLATE "C" AS reason, (asked ->> 'recommended') COLLATE "C" AS recommended,
  coalesce(asked ->> 'outcome', CASE WHEN asked ->> 'chosen' IS NULL THEN 'open' ELSE 'chosen' END) COLLATE "C" AS outcome,
  (asked ->> 'chosen') COLLATE "C" AS chosen, (asked ->> 'decided_on') COLLATE "C" AS decided_on,
  coalesce(decider.id, (asked ->> 'decided_by') COLLATE "C") AS decided_by,
  (asked ->> 'evidence') COLLATE "C" AS evidence, (asked ->> 'note') COLLATE "C" AS note
FROM (
  SELECT head.id AS brief, head.date, head.status, head.title, record.json::json -> 'decision' AS asked
  FROM record JOIN head USING (doc) WHERE json_typeof(record.json::json -> 'decision') = 'object'
) AS stated
LEFT JOIN meaning AS asker ON asker.section = 'holders' AND asker.word = asked ->> 'by'
LEFT JOIN meaning AS decider ON decider.section = 'holders' AND decider.word = asked ->> 'decided_by';

CREATE VIEW options WITH (security_invoker = true) AS
SELECT file.id AS brief, (item ->> 'id') COLLATE "C" AS option,
  coalesce(item ->> 'title', item ->> 'id') COLLATE "C" AS title, (item ->> 'text') COLLATE "C" AS text,
  coalesce((item ->> 'do_nothing')::boolean::integer, 0) AS do_nothing, item -> 'assessments' AS assessments,
  item -> 'costs' AS costs, item -> 'risks' AS risks
FROM record JOIN file USING (doc) CROSS JOIN json_array_elements(record.json::json -> 'options') AS item;

CREATE VIEW texts WITH (security_invoker = true) AS
SELECT file.id AS brief, convert_from(substring(source.data FROM source.body + 1), 'UTF8') COLLATE "C" AS body
FROM file JOIN source USING (doc) WHERE file.id IS NOT NULL;
