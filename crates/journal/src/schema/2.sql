-- Schema 2. Worksheets of one's own; entries that stand by themselves or under another; what an answer said before;
-- how people are named in a share; what an inventory has chosen; what gathers in Steps 6 and 7.
--
-- Two tables are made anew, since SQLite cannot change a CHECK or a NOT NULL. Foreign keys are off while this runs,
-- so that the links to them by name stay as they are. What reads them is made anew with them.

DROP TRIGGER stale_leaves_search;
DROP TRIGGER stale_enters_search;
DROP VIEW search_text;
DROP VIEW catalogue;

CREATE TABLE things_2 (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind    TEXT NOT NULL CHECK (kind IN ('person', 'inventory', 'worksheet', 'entry', 'pattern', 'amends',
                                        'reflection', 'step')),
  created TEXT NOT NULL CHECK (created GLOB '????-??-??T*Z[[]*]'),
  updated TEXT NOT NULL CHECK (updated GLOB '????-??-??T*Z[[]*]'),
  deleted TEXT CHECK (deleted GLOB '????-??-??T*Z[[]*]')
) STRICT;
INSERT INTO things_2 SELECT key, id, kind, created, updated, deleted FROM things;
DROP TABLE things;
ALTER TABLE things_2 RENAME TO things;
CREATE INDEX things_updated ON things (kind, updated);
CREATE INDEX things_deleted ON things (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE entries_2 (
  key       INTEGER PRIMARY KEY REFERENCES things,
  -- None for an entry that stands by itself: a thought record, a page of questions.
  inventory INTEGER REFERENCES inventories,
  worksheet TEXT NOT NULL,
  -- The version of the worksheet under which it was made.
  version   INTEGER NOT NULL CHECK (version > 0),
  -- Order within the worksheet, with gaps, so that a move changes one row.
  position  INTEGER NOT NULL,
  -- The entry it was found under: the fear above this one.
  under     INTEGER REFERENCES entries
) STRICT;
INSERT INTO entries_2 SELECT key, inventory, worksheet, version, position, NULL FROM entries;
DROP TABLE entries;
ALTER TABLE entries_2 RENAME TO entries;
CREATE INDEX entries_order ON entries (inventory, worksheet, position);
CREATE INDEX entries_under ON entries (under) WHERE under IS NOT NULL;
-- These went with their table.
CREATE TRIGGER entries_insert BEFORE INSERT ON entries BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.key);
END;
CREATE TRIGGER entries_delete BEFORE DELETE ON entries BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;

-- When an answer was last written: what stood there long before that is kept when it is written again.
ALTER TABLE answers ADD COLUMN written TEXT CHECK (written GLOB '????-??-??T*Z[[]*]');

-- What an answer said before, as JSON of the whole answer.
CREATE TABLE answer_history (
  key    INTEGER PRIMARY KEY,
  entry  INTEGER NOT NULL REFERENCES entries,
  field  TEXT NOT NULL,
  -- When it was written; nothing where that was not kept.
  at     TEXT CHECK (at GLOB '????-??-??T*Z[[]*]'),
  answer TEXT NOT NULL CHECK (json_type(answer) = 'object')
) STRICT;
CREATE INDEX answer_history_entry ON answer_history (entry, field, key);

-- Worksheets that the person made or took in from a file. Each version stays while there is the worksheet, so that
-- what was written under it is shown as it was asked.
CREATE TABLE worksheets (
  key     INTEGER PRIMARY KEY REFERENCES things,
  -- Its identity as text, by which entries name it.
  id      TEXT NOT NULL UNIQUE,
  -- The version that is asked today.
  version INTEGER NOT NULL CHECK (version > 0),
  title   TEXT NOT NULL,
  -- The title without case and accents, by which it is sorted.
  folded  TEXT NOT NULL
) STRICT;
CREATE TABLE worksheet_versions (
  key        INTEGER PRIMARY KEY,
  worksheet  INTEGER NOT NULL REFERENCES worksheets,
  version    INTEGER NOT NULL CHECK (version > 0),
  definition TEXT NOT NULL CHECK (json_type(definition) = 'object'),
  UNIQUE (worksheet, version)
) STRICT;

-- What is written beside a pattern in Steps 6 and 7. It has a row once something was written.
CREATE TABLE patterns (
  key       INTEGER PRIMARY KEY REFERENCES things,
  -- The id of a choice, or the person's own word for one.
  value     TEXT NOT NULL,
  own       INTEGER NOT NULL CHECK (own IN (0, 1)),
  -- Its opposite in the person's own words; empty leaves ours.
  opposite  TEXT NOT NULL,
  readiness TEXT NOT NULL,
  asks      TEXT NOT NULL,
  UNIQUE (value, own)
) STRICT;

-- How somebody is called in a share: initials where ours would not do, and a name that stands in for theirs.
ALTER TABLE people ADD COLUMN initials TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN stand_in TEXT NOT NULL DEFAULT '';

ALTER TABLE inventories ADD COLUMN finished TEXT CHECK (finished GLOB '????-??-??');
ALTER TABLE inventories ADD COLUMN status TEXT NOT NULL DEFAULT 'being_written'
  CHECK (status IN ('being_written', 'set_aside', 'finished', 'shared'));
-- The ids of the worksheets that are its sections. Those of others that hold entries are kept, and hidden.
ALTER TABLE inventories ADD COLUMN sections TEXT NOT NULL
  DEFAULT '["resentments","fears","relationships","harms","strengths"]' CHECK (json_type(sections) = 'array');

-- ── What a list shows ────────────────────────────────────────────────────────────────────────────────────────

-- Each thing as lists, search and the trash speak of it.
CREATE VIEW catalogue AS
SELECT
  things.key, things.id, things.kind, things.updated, things.deleted,
  inventory.id AS inventory, entries.worksheet, steps.number,
  -- An entry goes with its inventory and with its worksheet: while one of these is in the trash, the entry is neither
  -- here nor there.
  coalesce(inventory.deleted, sheet.deleted) AS holder_deleted,
  coalesce(reflections.date, inventories.started) AS date,
  CASE things.kind
    WHEN 'person' THEN (SELECT name FROM people WHERE people.key = things.key)
    WHEN 'inventory' THEN inventories.title
    WHEN 'worksheet' THEN worksheets.title
    WHEN 'pattern' THEN CASE patterns.own WHEN 1 THEN patterns.value ELSE '' END
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
LEFT JOIN worksheets AS asked ON asked.id = entries.worksheet
LEFT JOIN things AS sheet ON sheet.key = asked.key
LEFT JOIN inventories ON inventories.key = things.key
LEFT JOIN worksheets ON worksheets.key = things.key
LEFT JOIN patterns ON patterns.key = things.key
LEFT JOIN reflections ON reflections.key = things.key
LEFT JOIN steps ON steps.key = things.key;

-- ── Search ───────────────────────────────────────────────────────────────────────────────────────────────────

-- The text of each thing as search sees it.
CREATE VIEW search_text (thing, title, names, body) AS
SELECT key, name, aliases, '' FROM people
UNION ALL
SELECT key, title, '', '' FROM inventories
UNION ALL
SELECT key, title, '', '' FROM worksheets
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
SELECT key, '', '', own_words || char(10) || notes FROM steps
UNION ALL
SELECT key, CASE own WHEN 1 THEN value ELSE '' END, '', opposite || char(10) || readiness || char(10) || asks FROM patterns;

CREATE TRIGGER stale_leaves_search AFTER INSERT ON stale BEGIN
  INSERT INTO search (search, rowid, title, names, body)
    SELECT 'delete', thing, title, names, body FROM search_text WHERE thing = new.thing;
END;
CREATE TRIGGER stale_enters_search AFTER DELETE ON stale BEGIN
  INSERT INTO search (rowid, title, names, body)
    SELECT thing, title, names, body FROM search_text WHERE thing = old.thing;
END;

CREATE TRIGGER worksheets_insert BEFORE INSERT ON worksheets BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.key);
END;
CREATE TRIGGER worksheets_update BEFORE UPDATE OF title ON worksheets BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER worksheets_delete BEFORE DELETE ON worksheets BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER patterns_insert BEFORE INSERT ON patterns BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.key);
END;
CREATE TRIGGER patterns_update BEFORE UPDATE ON patterns BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER patterns_delete BEFORE DELETE ON patterns BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
