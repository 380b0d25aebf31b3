-- The indexes of a generation: created after the first files, since sorting at the end is faster.
CREATE INDEX file_newest ON file (date_key DESC, id DESC, path) WHERE id IS NOT NULL;
CREATE INDEX file_id ON file (id);
CREATE INDEX file_terms ON file USING gin (terms) WITH (fastupdate = off);
CREATE INDEX file_status ON file (status) WHERE status <> 'published';
CREATE INDEX head_supersedes ON head (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX head_id ON head (id);
CREATE INDEX judgment_continues ON judgment (continues) WHERE continues IS NOT NULL;
CREATE INDEX event_id ON event (id);
CREATE INDEX held_doc ON held (doc);
CREATE INDEX word_words ON word USING gin (stated, held, body) WITH (fastupdate = off);
CREATE INDEX asset_hash ON asset (hash);
