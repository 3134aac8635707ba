-- Schema 5. What cannot be seen parts no word: a name with such a character inside is the same name, and is found.
--
-- `folded` and `indexed_words` are functions of the app (`fold.rs`).

-- Those who are the same now stay two until they are made one: what is written of somebody is never guessed together.
UPDATE people SET folded = folded(name) WHERE folded <> folded(name);
UPDATE worksheets SET folded = folded(title) WHERE folded <> folded(title);

-- Of what recurs there is one of a name, so that what was written beside each of two goes to the first, all of it. It
-- is in the trash only where all of them were.
CREATE TEMP TABLE same_patterns AS
  SELECT key, min(key) OVER (PARTITION BY folded(value)) AS first FROM patterns WHERE own = 1;
DELETE FROM temp.same_patterns WHERE first NOT IN (SELECT first FROM temp.same_patterns WHERE key <> first);
UPDATE patterns SET
  opposite = (SELECT coalesce(group_concat(words, char(10)), '') FROM
    (SELECT DISTINCT each.opposite AS words FROM temp.same_patterns JOIN patterns AS each USING (key)
     WHERE first = patterns.key AND each.opposite <> '' ORDER BY key)),
  readiness = (SELECT coalesce(group_concat(words, char(10)), '') FROM
    (SELECT DISTINCT each.readiness AS words FROM temp.same_patterns JOIN patterns AS each USING (key)
     WHERE first = patterns.key AND each.readiness <> '' ORDER BY key)),
  asks = (SELECT coalesce(group_concat(words, char(10)), '') FROM
    (SELECT DISTINCT each.asks AS words FROM temp.same_patterns JOIN patterns AS each USING (key)
     WHERE first = patterns.key AND each.asks <> '' ORDER BY key))
  WHERE key IN (SELECT first FROM temp.same_patterns);
UPDATE things SET deleted = NULL
  WHERE key IN (SELECT first FROM temp.same_patterns JOIN things AS each USING (key) WHERE each.deleted IS NULL);
DELETE FROM patterns WHERE key IN (SELECT key FROM temp.same_patterns WHERE key <> first);
DELETE FROM things WHERE key IN (SELECT key FROM temp.same_patterns WHERE key <> first);
DROP TABLE temp.same_patterns;

-- ── Search ───────────────────────────────────────────────────────────────────────────────────────────────────

-- What is indexed otherwise from now on leaves the index with the words with which it was entered.
INSERT OR IGNORE INTO stale SELECT thing FROM search_text
  WHERE indexed_words(title) IS NOT title OR indexed_words(names) IS NOT names OR indexed_words(body) IS NOT body;

DROP TRIGGER stale_leaves_search;
DROP TRIGGER stale_enters_search;
DROP VIEW search_text;

-- The text of each thing as search sees it.
CREATE VIEW search_text (thing, title, names, body) AS
SELECT key, indexed_words(name), indexed_words(aliases), '' FROM people
UNION ALL
SELECT key, indexed_words(title), '', '' FROM inventories
UNION ALL
SELECT key, indexed_words(title), '', '' FROM worksheets
UNION ALL
SELECT key, '',
  indexed_words((SELECT group_concat(name || char(10) || aliases, char(10) ORDER BY answer_people.key)
     FROM answer_people JOIN people ON people.key = answer_people.person WHERE answer_people.entry = entries.key)),
  indexed_words(
    coalesce((SELECT group_concat(text || char(10) || own, char(10) ORDER BY answers.key)
                FROM answers WHERE answers.entry = entries.key), '')
      || coalesce((SELECT char(10) || said FROM readings WHERE readings.entry = entries.key), ''))
FROM entries
UNION ALL
SELECT key, '',
  indexed_words((SELECT name || char(10) || aliases FROM people WHERE people.key = amends.person)),
  indexed_words(
    harm || char(10) || suffered || char(10) || plan || char(10) || talked_with || char(10) || outcome
      || char(10) || letter
      || coalesce((SELECT char(10) || group_concat(note, char(10) ORDER BY amends_history.key)
                     FROM amends_history WHERE amends_history.amends = amends.key), '')
      || coalesce((SELECT char(10) || group_concat(note, char(10) ORDER BY ledger.key)
                     FROM ledger WHERE ledger.amends = amends.key), ''))
FROM amends
UNION ALL
SELECT key, indexed_words(title), indexed_words(tags), indexed_words(body) FROM reflections
UNION ALL
SELECT key, '', '', indexed_words(own_words || char(10) || notes) FROM steps
UNION ALL
SELECT key, CASE own WHEN 1 THEN indexed_words(value) ELSE '' END, '',
  indexed_words(opposite || char(10) || readiness || char(10) || asks)
FROM patterns;

CREATE TRIGGER stale_leaves_search AFTER INSERT ON stale BEGIN
  INSERT INTO search (search, rowid, title, names, body)
    SELECT 'delete', thing, title, names, body FROM search_text WHERE thing = new.thing;
END;
CREATE TRIGGER stale_enters_search AFTER DELETE ON stale BEGIN
  INSERT INTO search (rowid, title, names, body)
    SELECT thing, title, names, body FROM search_text WHERE thing = old.thing;
END;

DELETE FROM stale;
