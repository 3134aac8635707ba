-- Schema 1. What a person can open, find or delete is a row of `things`; its content stands in the table of its
-- kind, under the same key. Moments are RFC 9557 text that begins with UTC and ends with the offset that held
-- ("2026-11-22T09:42:00.123Z[+01:00]"), so that they sort by time and still say what the clock on the wall said.

CREATE TABLE things (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind    TEXT NOT NULL CHECK (kind IN ('person', 'inventory', 'entry', 'amends', 'reflection', 'step')),
  created TEXT NOT NULL CHECK (created GLOB '????-??-??T*Z[[]*]'),
  updated TEXT NOT NULL CHECK (updated GLOB '????-??-??T*Z[[]*]'),
  deleted TEXT CHECK (deleted GLOB '????-??-??T*Z[[]*]')
) STRICT;
CREATE INDEX things_updated ON things (kind, updated);
CREATE INDEX things_deleted ON things (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE people (
  key     INTEGER PRIMARY KEY REFERENCES things,
  kind    TEXT NOT NULL CHECK (kind IN ('person', 'institution', 'principle', 'myself')),
  name    TEXT NOT NULL CHECK (trim(name) <> ''),
  -- The name without case and accents, by which it is found again and sorted.
  folded  TEXT NOT NULL,
  -- One a line.
  aliases TEXT NOT NULL
) STRICT;
CREATE INDEX people_folded ON people (folded);

CREATE TABLE inventories (
  key     INTEGER PRIMARY KEY REFERENCES things,
  title   TEXT NOT NULL,
  started TEXT NOT NULL CHECK (started GLOB '????-??-??')
) STRICT;

CREATE TABLE entries (
  key       INTEGER PRIMARY KEY REFERENCES things,
  inventory INTEGER NOT NULL REFERENCES inventories,
  worksheet TEXT NOT NULL,
  -- The version of the worksheet under which it was made.
  version   INTEGER NOT NULL CHECK (version > 0),
  -- Order within the worksheet, with gaps, so that a move changes one row.
  position  INTEGER NOT NULL
) STRICT;
CREATE INDEX entries_order ON entries (inventory, worksheet, position);

CREATE TABLE answers (
  key     INTEGER PRIMARY KEY,
  entry   INTEGER NOT NULL REFERENCES entries,
  field   TEXT NOT NULL,
  pass    TEXT CHECK (pass IN ('not_mine', 'not_ready', 'therapist')),
  date    TEXT CHECK (date GLOB '????-??-??'),
  scale   INTEGER CHECK (scale BETWEEN 0 AND 10),
  choices TEXT CHECK (json_type(choices) = 'array'),
  -- The choices in the writer's own words, one a line, for search.
  own     TEXT NOT NULL,
  text    TEXT NOT NULL,
  UNIQUE (entry, field)
) STRICT;

-- The people that an answer links to, in order.
CREATE TABLE answer_people (
  key      INTEGER PRIMARY KEY,
  entry    INTEGER NOT NULL REFERENCES entries,
  field    TEXT NOT NULL,
  position INTEGER NOT NULL,
  person   INTEGER NOT NULL REFERENCES people,
  UNIQUE (entry, field, position)
) STRICT;
CREATE INDEX answer_people_person ON answer_people (person);

CREATE TABLE amends (
  key         INTEGER PRIMARY KEY REFERENCES things,
  person      INTEGER NOT NULL REFERENCES people,
  from_entry  INTEGER REFERENCES entries,
  status      TEXT NOT NULL CHECK (status IN ('unsorted', 'planned', 'made', 'deferred')),
  willingness TEXT NOT NULL CHECK (willingness IN ('not_yet', 'partly', 'willing')),
  reason      TEXT CHECK (reason IN ('would_injure', 'not_yet_willing', 'cannot_be_reached',
                                     'waiting_for_advice', 'not_safe_for_me', 'another')),
  review      TEXT CHECK (review GLOB '????-??-??'),
  talked_with TEXT NOT NULL,
  harm        TEXT NOT NULL,
  suffered    TEXT NOT NULL,
  plan        TEXT NOT NULL,
  outcome     TEXT NOT NULL
) STRICT;
CREATE INDEX amends_person ON amends (person);
CREATE INDEX amends_from_entry ON amends (from_entry) WHERE from_entry IS NOT NULL;
CREATE INDEX amends_review ON amends (review) WHERE review IS NOT NULL;

-- Every change of an amends' status. The key gives the order, whatever the clock said.
CREATE TABLE amends_history (
  key         INTEGER PRIMARY KEY,
  amends      INTEGER NOT NULL REFERENCES amends,
  at          TEXT NOT NULL CHECK (at GLOB '????-??-??T*Z[[]*]'),
  from_status TEXT CHECK (from_status IN ('unsorted', 'planned', 'made', 'deferred')),
  to_status   TEXT NOT NULL CHECK (to_status IN ('unsorted', 'planned', 'made', 'deferred')),
  note        TEXT NOT NULL
) STRICT;
CREATE INDEX amends_history_amends ON amends_history (amends);

CREATE TABLE reflections (
  key     INTEGER PRIMARY KEY REFERENCES things,
  date    TEXT NOT NULL CHECK (date GLOB '????-??-??'),
  step    INTEGER CHECK (step BETWEEN 1 AND 12),
  title   TEXT NOT NULL,
  -- The first words of the body without Markdown marks, so that a list need not read the bodies.
  opening TEXT NOT NULL,
  -- One a line.
  tags    TEXT NOT NULL,
  body    TEXT NOT NULL
) STRICT;
-- All that the list of pages shows, in its order: ten thousand pages are listed without reading one of their bodies.
CREATE INDEX reflections_list ON reflections (date, key, step, title, opening, tags);

-- A step has a row once something was set for it.
CREATE TABLE steps (
  key       INTEGER PRIMARY KEY REFERENCES things,
  number    INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 12),
  status    TEXT NOT NULL CHECK (status IN ('not_begun', 'working_on_it', 'worked', 'returned_to')),
  own_words TEXT NOT NULL,
  notes     TEXT NOT NULL
) STRICT;

-- One row: the settings as JSON, so that a setting unknown to an older app survives it.
CREATE TABLE settings (
  key   INTEGER PRIMARY KEY CHECK (key = 1),
  value TEXT NOT NULL CHECK (json_type(value) = 'object')
) STRICT;

-- ── What a list shows ────────────────────────────────────────────────────────────────────────────────────────

-- Each thing as lists, search and the trash speak of it.
CREATE VIEW catalogue AS
SELECT
  things.key, things.id, things.kind, things.updated, things.deleted,
  inventory.id AS inventory, entries.worksheet, steps.number,
  -- An entry goes with its inventory: while that is in the trash, the entry is neither here nor there.
  inventory.deleted AS inventory_deleted,
  coalesce(reflections.date, inventories.started) AS date,
  CASE things.kind
    WHEN 'person' THEN (SELECT name FROM people WHERE people.key = things.key)
    WHEN 'inventory' THEN inventories.title
    WHEN 'entry' THEN coalesce(
      (SELECT group_concat(name, ', ' ORDER BY answer_people.key)
         FROM answer_people JOIN people ON people.key = answer_people.person WHERE answer_people.entry = things.key),
      (SELECT substr(text, 1, 80) FROM answers WHERE answers.entry = things.key AND text <> '' ORDER BY key LIMIT 1),
      '')
    WHEN 'amends' THEN (SELECT name FROM amends JOIN people ON people.key = amends.person
                         WHERE amends.key = things.key)
    WHEN 'reflection' THEN coalesce(nullif(reflections.title, ''), reflections.opening)
    ELSE ''
  END AS title
FROM things
LEFT JOIN entries ON entries.key = things.key
LEFT JOIN things AS inventory ON inventory.key = entries.inventory
LEFT JOIN inventories ON inventories.key = things.key
LEFT JOIN reflections ON reflections.key = things.key
LEFT JOIN steps ON steps.key = things.key;

-- ── Search ───────────────────────────────────────────────────────────────────────────────────────────────────

-- The text of each thing as search sees it. The index keeps no second copy of the words: it reads them here.
-- (FTS5 refuses to rebuild or check an index over a view in which there is a virtual table, json_each among them.)
CREATE VIEW search_text (thing, title, names, body) AS
SELECT key, name, aliases, '' FROM people
UNION ALL
SELECT key, title, '', '' FROM inventories
UNION ALL
SELECT key, '',
  (SELECT group_concat(name || char(10) || aliases, char(10) ORDER BY answer_people.key)
     FROM answer_people JOIN people ON people.key = answer_people.person WHERE answer_people.entry = entries.key),
  (SELECT group_concat(text || char(10) || own, char(10) ORDER BY answers.key)
     FROM answers WHERE answers.entry = entries.key)
FROM entries
UNION ALL
SELECT key, '',
  (SELECT name || char(10) || aliases FROM people WHERE people.key = amends.person),
  harm || char(10) || suffered || char(10) || plan || char(10) || talked_with || char(10) || outcome
    || coalesce((SELECT char(10) || group_concat(note, char(10) ORDER BY amends_history.key)
                   FROM amends_history WHERE amends_history.amends = amends.key), '')
FROM amends
UNION ALL
SELECT key, title, tags, body FROM reflections
UNION ALL
SELECT key, '', '', own_words || char(10) || notes FROM steps;

CREATE VIRTUAL TABLE search USING fts5 (
  title, names, body,
  content = 'search_text', content_rowid = 'thing',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);
-- A word in a title weighs more than one among names and tags, and that more than one in the text.
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0)');
-- A leaf of the index fits a page of the file, of which the seal takes 40 bytes. FTS5's own choice, 4050, is made
-- for pages that are used to their end: each leaf would need a second page, to be read, opened and written as well.
INSERT INTO search (search, rank) VALUES ('pgsz', 4000);

-- Things whose text is about to change leave the index, and enter it again when they leave this table, which is
-- emptied at the end of every change. So a thing is indexed once, however many of its rows a change touches, and
-- no writer can forget it.
CREATE TABLE stale (thing INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER stale_leaves_search AFTER INSERT ON stale BEGIN
  INSERT INTO search (search, rowid, title, names, body)
    SELECT 'delete', thing, title, names, body FROM search_text WHERE thing = new.thing;
END;
CREATE TRIGGER stale_enters_search AFTER DELETE ON stale BEGIN
  INSERT INTO search (rowid, title, names, body)
    SELECT thing, title, names, body FROM search_text WHERE thing = old.thing;
END;

CREATE TRIGGER people_insert BEFORE INSERT ON people BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.key);
END;
-- A name stands in the text of everything that links to it.
CREATE TRIGGER people_update BEFORE UPDATE OF name, aliases ON people BEGIN
  INSERT OR IGNORE INTO stale
    SELECT old.key UNION SELECT entry FROM answer_people WHERE person = old.key
                   UNION SELECT key FROM amends WHERE person = old.key;
END;
CREATE TRIGGER people_delete BEFORE DELETE ON people BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER inventories_insert BEFORE INSERT ON inventories BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.key);
END;
CREATE TRIGGER inventories_update BEFORE UPDATE OF title ON inventories BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER inventories_delete BEFORE DELETE ON inventories BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER entries_insert BEFORE INSERT ON entries BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.key);
END;
CREATE TRIGGER entries_delete BEFORE DELETE ON entries BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER answers_insert BEFORE INSERT ON answers BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.entry);
END;
CREATE TRIGGER answers_update BEFORE UPDATE OF text, own ON answers BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.entry);
END;
CREATE TRIGGER answers_delete BEFORE DELETE ON answers BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.entry);
END;
CREATE TRIGGER answer_people_insert BEFORE INSERT ON answer_people BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.entry);
END;
CREATE TRIGGER answer_people_update BEFORE UPDATE ON answer_people BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.entry);
END;
CREATE TRIGGER answer_people_delete BEFORE DELETE ON answer_people BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.entry);
END;
CREATE TRIGGER amends_insert BEFORE INSERT ON amends BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.key);
END;
CREATE TRIGGER amends_update BEFORE UPDATE OF person, talked_with, harm, suffered, plan, outcome ON amends BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER amends_delete BEFORE DELETE ON amends BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER amends_history_insert BEFORE INSERT ON amends_history BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.amends);
END;
CREATE TRIGGER amends_history_update BEFORE UPDATE OF note ON amends_history BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.amends);
END;
CREATE TRIGGER amends_history_delete BEFORE DELETE ON amends_history BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.amends);
END;
CREATE TRIGGER reflections_insert BEFORE INSERT ON reflections BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.key);
END;
CREATE TRIGGER reflections_update BEFORE UPDATE OF title, tags, body ON reflections BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER reflections_delete BEFORE DELETE ON reflections BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER steps_insert BEFORE INSERT ON steps BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.key);
END;
CREATE TRIGGER steps_update BEFORE UPDATE OF own_words, notes ON steps BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER steps_delete BEFORE DELETE ON steps BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
