-- Schema 3. Amends in full: a kind, a letter, what is owed and paid back, what was answered about doing injury. The
-- share: saved choices, what was read to somebody and what they said, the files that were written, an inventory that
-- is sealed away.

DROP TRIGGER stale_leaves_search;
DROP TRIGGER stale_enters_search;
DROP TRIGGER amends_update;
DROP VIEW search_text;

-- ── Amends ───────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE amends ADD COLUMN kind TEXT
  CHECK (kind IN ('direct', 'living', 'indirect', 'financial', 'unsent_letter', 'anonymous', 'institution',
                  'someone_who_died', 'cannot_be_reached'));
-- Markdown. The app never sends it.
ALTER TABLE amends ADD COLUMN letter TEXT NOT NULL DEFAULT '';
ALTER TABLE amends ADD COLUMN talked_on TEXT CHECK (talked_on GLOB '????-??-??');
-- The day on which the review date came up: it does so on one day only.
ALTER TABLE amends ADD COLUMN came_up TEXT CHECK (came_up GLOB '????-??-??');

-- What is owed, and each instalment. Amounts are exact decimals as text ("120.50"), each in its own currency; what is
-- left is computed.
CREATE TABLE ledger (
  key      INTEGER PRIMARY KEY,
  id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  amends   INTEGER NOT NULL REFERENCES amends,
  kind     TEXT NOT NULL CHECK (kind IN ('owed', 'paid')),
  date     TEXT CHECK (date GLOB '????-??-??'),
  currency TEXT NOT NULL CHECK (trim(currency) <> ''),
  amount   TEXT NOT NULL CHECK (amount GLOB '[0-9]*'),
  note     TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_amends ON ledger (amends);

-- What was answered to "would it injure?", and when.
CREATE TABLE injury_answers (
  key      INTEGER PRIMARY KEY,
  amends   INTEGER NOT NULL REFERENCES amends,
  question TEXT NOT NULL CHECK (question IN ('no_contact', 'abuse', 'third_person', 'safety_or_living', 'legal',
                                             'not_safe_for_me', 'easing_myself', 'talked_over')),
  answer   TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not_sure')),
  at       TEXT NOT NULL CHECK (at GLOB '????-??-??T*Z[[]*]'),
  UNIQUE (amends, question)
) STRICT;

-- ── Share ────────────────────────────────────────────────────────────────────────────────────────────────────

-- Choices for a share. They say what to show, and hold none of it. The ones without a name are those that were last
-- made for an inventory: kept by themselves, one a time, and no part of undo, so they go with it.
CREATE TABLE share_choices (
  key       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  inventory INTEGER NOT NULL REFERENCES inventories ON DELETE CASCADE,
  name      TEXT NOT NULL,
  choices   TEXT NOT NULL CHECK (json_type(choices) = 'object'),
  updated   TEXT NOT NULL CHECK (updated GLOB '????-??-??T*Z[[]*]')
) STRICT;
CREATE INDEX share_choices_inventory ON share_choices (inventory);
CREATE UNIQUE INDEX share_choices_last ON share_choices (inventory) WHERE name = '';

-- What became of an entry when it was read to somebody. It has a row once something was set for it.
CREATE TABLE readings (
  key       INTEGER PRIMARY KEY,
  entry     INTEGER NOT NULL UNIQUE REFERENCES entries,
  -- When it was read; nothing where only words were noted.
  shared    TEXT CHECK (shared GLOB '????-??-??T*Z[[]*]'),
  -- Whether the writer wants to come back to it.
  come_back INTEGER NOT NULL CHECK (come_back IN (0, 1)),
  -- What the listener said.
  said      TEXT NOT NULL
) STRICT;

-- The entry at which reading stopped. It is no part of undo, so it gives way when the entry goes.
ALTER TABLE inventories ADD COLUMN read_to INTEGER REFERENCES entries ON DELETE SET NULL;
-- Since when it is out of view and of search, until it is asked for.
ALTER TABLE inventories ADD COLUMN sealed_away TEXT CHECK (sealed_away GLOB '????-??-??T*Z[[]*]');

-- The files that the app wrote outside the vault, at places that the person chose.
CREATE TABLE written_files (
  key       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  at        TEXT NOT NULL CHECK (at GLOB '????-??-??T*Z[[]*]'),
  -- What stands in it, and in which format.
  content   TEXT NOT NULL CHECK (content IN ('share', 'amends', 'letter', 'copy')),
  format    TEXT NOT NULL CHECK (format IN ('pdf', 'html', 'markdown', 'csv', 'sealed_html', 'age', 'candor')),
  -- How people are named in it; nothing for a letter and for a copy of the journal.
  names     TEXT CHECK (names IN ('full', 'initials', 'aliases', 'nature')),
  path      TEXT NOT NULL,
  bytes     INTEGER NOT NULL,
  -- SHA-256 of what was written, by which it is known again before it is deleted.
  digest    BLOB NOT NULL CHECK (length(digest) = 32),
  to_whom   TEXT NOT NULL,
  -- When the app saw that it was gone.
  gone      TEXT CHECK (gone GLOB '????-??-??T*Z[[]*]')
) STRICT;
-- The inventories that stand in a file, by their ids: one can be gone, as when making it was undone, and the file may
-- still be there.
CREATE TABLE written_inventories (
  key       INTEGER PRIMARY KEY,
  file      INTEGER NOT NULL REFERENCES written_files,
  inventory BLOB NOT NULL CHECK (length(inventory) = 16),
  UNIQUE (file, inventory)
) STRICT;

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
  coalesce((SELECT group_concat(text || char(10) || own, char(10) ORDER BY answers.key)
              FROM answers WHERE answers.entry = entries.key), '')
    || coalesce((SELECT char(10) || said FROM readings WHERE readings.entry = entries.key), '')
FROM entries
UNION ALL
SELECT key, '',
  (SELECT name || char(10) || aliases FROM people WHERE people.key = amends.person),
  harm || char(10) || suffered || char(10) || plan || char(10) || talked_with || char(10) || outcome
    || char(10) || letter
    || coalesce((SELECT char(10) || group_concat(note, char(10) ORDER BY amends_history.key)
                   FROM amends_history WHERE amends_history.amends = amends.key), '')
    || coalesce((SELECT char(10) || group_concat(note, char(10) ORDER BY ledger.key)
                   FROM ledger WHERE ledger.amends = amends.key), '')
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

CREATE TRIGGER amends_update BEFORE UPDATE OF person, talked_with, harm, suffered, plan, outcome, letter ON amends BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.key);
END;
CREATE TRIGGER ledger_insert BEFORE INSERT ON ledger BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.amends);
END;
CREATE TRIGGER ledger_update BEFORE UPDATE OF note ON ledger BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.amends);
END;
CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.amends);
END;
CREATE TRIGGER readings_insert BEFORE INSERT ON readings BEGIN
  INSERT OR IGNORE INTO stale VALUES (new.entry);
END;
CREATE TRIGGER readings_update BEFORE UPDATE OF said ON readings BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.entry);
END;
CREATE TRIGGER readings_delete BEFORE DELETE ON readings BEGIN
  INSERT OR IGNORE INTO stale VALUES (old.entry);
END;
