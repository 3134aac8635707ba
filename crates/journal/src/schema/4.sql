-- Schema 4. What a journal knows of its own copies and of the names it bore; the days on which it was open, by which the
-- trash and the copies grow old; files known by their copy's id, and as begun before they are finished.

-- ── Copies ───────────────────────────────────────────────────────────────────────────────────────────────────

-- The names (file ids) that the journal bore before it was sealed anew. Copies under them open with former secrets.
CREATE TABLE former_files (
  file_id BLOB PRIMARY KEY CHECK (length(file_id) = 16),
  until   TEXT NOT NULL CHECK (until GLOB '????-??-??T*Z[[]*]')
) STRICT, WITHOUT ROWID;

-- The days on which the journal was open, in the order in which they were seen. A clock that jumps adds a day, never
-- more.
CREATE TABLE used_days (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  day    TEXT NOT NULL UNIQUE CHECK (day GLOB '????-??-??')
) STRICT;

-- The copies that were made by the app for itself. Their file names tell no day; this list does.
CREATE TABLE copies (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The physical copy, as its header names it.
  copy_id  BLOB NOT NULL UNIQUE CHECK (length(copy_id) = 16),
  -- The folder, where it is not the one beside the journal.
  folder   TEXT,
  name     TEXT NOT NULL CHECK (name <> ''),
  at       TEXT NOT NULL CHECK (at GLOB '????-??-??T*Z[[]*]'),
  why      TEXT NOT NULL CHECK (why IN ('daily', 'by_hand', 'found', 'before_import', 'before_merge',
                                        'before_migration', 'before_passphrase', 'before_destroy', 'before_restore')),
  -- What stands in the copy's header: by these it is put in order.
  sequence INTEGER NOT NULL,
  state    BLOB CHECK (length(state) = 16),
  -- How many days the journal had been used when it was made.
  use_day  INTEGER NOT NULL,
  -- When every page of it was last opened and found well, and when one was not.
  verified TEXT CHECK (verified GLOB '????-??-??T*Z[[]*]'),
  failed   TEXT CHECK (failed GLOB '????-??-??T*Z[[]*]'),
  -- When it was removed, or was seen to be gone.
  removed  TEXT CHECK (removed GLOB '????-??-??T*Z[[]*]')
) STRICT;

-- Since when no copy could be made at a place, and why. The row goes with the next copy that is made there.
CREATE TABLE copy_troubles (
  place TEXT PRIMARY KEY CHECK (place IN ('beside', 'second')),
  since TEXT NOT NULL CHECK (since GLOB '????-??-??T*Z[[]*]'),
  error TEXT NOT NULL CHECK (json_type(error) = 'object')
) STRICT, WITHOUT ROWID;

-- ── Trash ────────────────────────────────────────────────────────────────────────────────────────────────────

-- How many days the journal had been used when a thing was deleted.
CREATE TABLE deleted_on (
  thing   INTEGER PRIMARY KEY,
  use_day INTEGER NOT NULL
) STRICT;
-- What is in the trash already begins to grow old now.
INSERT INTO deleted_on SELECT key, 0 FROM things WHERE deleted IS NOT NULL;
CREATE TRIGGER things_deleted_first AFTER UPDATE OF deleted ON things WHEN new.deleted IS NOT NULL AND old.deleted IS NULL BEGIN
  INSERT OR REPLACE INTO deleted_on VALUES (new.key, (SELECT coalesce(max(number), 0) FROM used_days));
END;
CREATE TRIGGER things_got_back AFTER UPDATE OF deleted ON things WHEN new.deleted IS NULL AND old.deleted IS NOT NULL BEGIN
  DELETE FROM deleted_on WHERE thing = new.key;
END;
CREATE TRIGGER things_gone AFTER DELETE ON things WHEN old.deleted IS NOT NULL BEGIN
  DELETE FROM deleted_on WHERE thing = old.key;
END;

-- ── Files that were written ──────────────────────────────────────────────────────────────────────────────────

-- Worksheets stand in the list too, and what was handed to the print dialog. A line is written before its file is begun
-- and says once the file is whole, so that what a crash leaves is known. A copy of the journal is known by the id of the
-- physical copy, and by the sequence in its header as somebody's journal once it was written in.
CREATE TABLE written_files_anew (
  key       INTEGER PRIMARY KEY,
  id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  at        TEXT NOT NULL CHECK (at GLOB '????-??-??T*Z[[]*]'),
  -- What stands in it, and in which format.
  content   TEXT NOT NULL CHECK (content IN ('share', 'amends', 'letter', 'copy', 'worksheet', 'filled_worksheet',
                                             'recovery_key')),
  format    TEXT NOT NULL CHECK (format IN ('pdf', 'html', 'markdown', 'csv', 'sealed_html', 'age', 'candor', 'json',
                                            'paper')),
  -- How people are named in it; nothing for a letter and for a copy of the journal.
  names     TEXT CHECK (names IN ('full', 'initials', 'aliases', 'nature')),
  -- Empty for paper.
  path      TEXT NOT NULL,
  -- Where the disk on which it lies was mounted, if that was not the root: an empty folder there is a disk that is away.
  mounted   TEXT,
  bytes     INTEGER NOT NULL,
  -- SHA-256 of what was written, by which it is known again before it is deleted.
  digest    BLOB NOT NULL CHECK (length(digest) = 32),
  copy_id   BLOB CHECK (length(copy_id) = 16),
  sequence  INTEGER,
  to_whom   TEXT NOT NULL,
  finished  INTEGER NOT NULL DEFAULT 1 CHECK (finished IN (0, 1)),
  -- When the app saw that it was gone.
  gone      TEXT CHECK (gone GLOB '????-??-??T*Z[[]*]'),
  CHECK ((copy_id IS NULL) = (sequence IS NULL))
) STRICT;
INSERT INTO written_files_anew (key, id, at, content, format, names, path, bytes, digest, to_whom, gone)
  SELECT key, id, at, content, format, names, path, bytes, digest, to_whom, gone FROM written_files;
DROP TABLE written_files;
ALTER TABLE written_files_anew RENAME TO written_files;
