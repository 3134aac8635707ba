// Written by `cargo xtask bindings` from the Rust types. Changes here are overwritten.

/**
 * One person and one harm. A person can have several.
 */
export type Amends = { 
/**
 * Identity.
 */
id: Id, 
/**
 * Where it stands; changed by moving it, which is kept in the history.
 */
status: AmendsStatus, 
/**
 * The entry it was carried over from: of an inventory, or of a sheet that stands by itself.
 */
from_entry: Id | null, 
/**
 * Whether a letter was begun. Its text is read by itself, since it can be long.
 */
has_letter: boolean, 
/**
 * What was answered to *Would it injure?*, in the order of the questions.
 */
injury: Array<InjuryAnswer>, 
/**
 * What is owed and what was paid back, undated lines first, then by date.
 */
ledger: Array<LedgerLine>, 
/**
 * What is left of that, in each currency by itself, in the order in which they first stand in the ledger.
 */
balances: Array<Balance>, 
/**
 * Every change of status, oldest first.
 */
history: Array<StatusChange>, 
/**
 * When it was put on the list.
 */
created: Moment, 
/**
 * When it last changed.
 */
updated: Moment, 
/**
 * Whom.
 */
person: Id, 
/**
 * What I did.
 */
harm: string, 
/**
 * How they suffered.
 */
suffered: string, 
/**
 * How willing.
 */
willingness: Willingness, 
/**
 * In which way it is to be made; absent while that is open.
 */
kind: AmendsKind | null, 
/**
 * What I mean to do, and when.
 */
plan: string, 
/**
 * A day to do it, or to look again.
 */
review: Day | null, 
/**
 * Why it is deferred, if it is.
 */
reason: DeferralReason | null, 
/**
 * Whom it was talked over with.
 */
talked_with: string, 
/**
 * When it was talked over.
 */
talked_on: Day | null, 
/**
 * What was done, what was said back, what is left.
 */
outcome: string, };

/**
 * The part of an [`Amends`] that the writer edits.
 */
export type AmendsDraft = { 
/**
 * Whom.
 */
person: Id, 
/**
 * What I did.
 */
harm: string, 
/**
 * How they suffered.
 */
suffered: string, 
/**
 * How willing.
 */
willingness: Willingness, 
/**
 * In which way it is to be made; absent while that is open.
 */
kind: AmendsKind | null, 
/**
 * What I mean to do, and when.
 */
plan: string, 
/**
 * A day to do it, or to look again.
 */
review: Day | null, 
/**
 * Why it is deferred, if it is.
 */
reason: DeferralReason | null, 
/**
 * Whom it was talked over with.
 */
talked_with: string, 
/**
 * When it was talked over.
 */
talked_on: Day | null, 
/**
 * What was done, what was said back, what is left.
 */
outcome: string, };

/**
 * In which way an amends is to be made.
 */
export type AmendsKind = "direct" | "living" | "indirect" | "financial" | "unsent_letter" | "anonymous" | "institution" | "someone_who_died" | "cannot_be_reached";

/**
 * A move of an amends, and what was said on the way. All but the status may be left empty.
 */
export type AmendsMove = { 
/**
 * To where.
 */
status: AmendsStatus, 
/**
 * A note for the history.
 */
note: string, 
/**
 * Why it is deferred. Kept only on the way to [`AmendsStatus::Deferred`], where none takes an earlier one away.
 */
reason: DeferralReason | null, 
/**
 * When to look again. As the reason.
 */
review: Day | null, 
/**
 * How it went, in place of what stood there. Kept only on the way to [`AmendsStatus::Made`]; absent leaves it.
 */
outcome: string | null, };

/**
 * What the writer chose to show of the Step 8 list.
 */
export type AmendsSelection = { 
/**
 * Amends of which status, in the order of the document.
 */
statuses: Array<AmendsStatus>, 
/**
 * What is told of each: `harm`, `suffered`, `willingness`, `kind`, `plan`, `talked`, `injury`, `reason`, `review`,
 * `outcome`, `ledger`, `history`; the document keeps this order.
 */
fields: Array<string>, 
/**
 * How people are named.
 */
names: NameForm, 
/**
 * As [`ShareSelection::left_in_text`].
 */
left_in_text: Array<Id>, 
/**
 * As [`ShareSelection::hidden`].
 */
hidden: Array<string>, 
/**
 * As [`ShareSelection::title`].
 */
title: string | null, 
/**
 * Language of headings, a BCP 47 tag that `locales/` has.
 */
language: string, };

/**
 * Where an amends stands. The three columns are equal; none is the end of a race.
 */
export type AmendsStatus = "unsorted" | "planned" | "made" | "deferred";

/**
 * An answer of any field kind. A part that the kind does not use stays empty; an answer with nothing in it
 * is just paper, and is not stored.
 */
export type Answer = { 
/**
 * The words, plain text with line breaks.
 */
text: string, 
/**
 * People linked, in order.
 */
people: Array<Id>, 
/**
 * What was chosen, in order of choosing.
 */
choices: Array<Chosen>, 
/**
 * A pass is a complete answer. Words written before stay beside it.
 */
pass: Pass | null, 
/**
 * A plain date.
 */
date: Day | null, 
/**
 * A number on the field's scale.
 */
scale: number | null, };

/**
 * Every way in which a command can fail. None carries a word that the person wrote.
 */
export type AppError = { "code": "locked" } | { "code": "wrong_passphrase" } | { "code": "wrong_recovery_key" } | { "code": "recovery_key_mistyped", 
/**
 * 1 to 8, when it is known which.
 */
group: number | null, } | { "code": "passphrase_too_short" } | { "code": "not_a_journal" } | { "code": "newer_format" } | { "code": "damaged", 
/**
 * Whether some of it can still be read.
 */
readable: boolean, 
/**
 * Whether it has pages of two moments: it was copied or cut while its log was being brought in, or a part of it
 * was put back from an older copy.
 */
torn: boolean, 
/**
 * Copies that are there, newest first.
 */
copies: Array<LyingCopy>, } | { "code": "unreadable" } | { "code": "log_without_its_file" } | { "code": "cost_out_of_bounds" } | { "code": "foreign_schema", 
/**
 * It can be opened for reading only, and nothing foreign runs then.
 */
readable: boolean, } | { "code": "cost_unusual", 
/**
 * How many times the work that this app asks for at most.
 */
times: number, 
/**
 * Memory that it takes at a time.
 */
memory_mib: number, } | { "code": "stopped" } | { "code": "already_open" } | { "code": "no_locks" } | { "code": "moved" } | { "code": "missing" } | { "code": "already_exists" } | { "code": "is_a_journal" } | { "code": "own_file" } | { "code": "locked_meanwhile" } | { "code": "still_named" } | { "code": "disk_full" } | { "code": "read_only" } | { "code": "memory_refused" } | { "code": "io", 
/**
 * The kind of error, as the system's own word; no path.
 */
kind: string, } | { "code": "not_found" } | { "code": "invalid", 
/**
 * Which field.
 */
field: string, } | { "code": "worksheet_file", 
/**
 * The line, from 1; 0 where the whole file is meant.
 */
line: number, 
/**
 * What is wrong there.
 */
reason: FileReason, } | { "code": "address_refused" } | { "code": "reading_only" } | { "code": "busy" } | { "code": "words_not_saved" } | { "code": "unexpected", 
/**
 * A place in the program; never content.
 */
place: string, };

/**
 * What the app tells the page unasked.
 */
export type AppEvent = { "event": "saving" } | { "event": "saved", 
/**
 * When.
 */
at: Moment, } | { "event": "not_saved", 
/**
 * Since when.
 */
since: Moment, 
/**
 * Why: what concerns all of them before what concerns one.
 */
error: AppError, 
/**
 * How many things they are of.
 */
things: number, 
/**
 * Whether they would find a place as pages of their own.
 */
apart: boolean, 
/**
 * Whether they lie sealed in a file of their own, and so outlast the app.
 */
kept: boolean, } | { "event": "quit_asks", 
/**
 * Since when.
 */
since: Moment, 
/**
 * Whether they lie sealed in a file of their own. Where they do not, ending would lose them, and is refused.
 */
kept: boolean, 
/**
 * Whether it is asked because the journal's file was taken away: ending writes it elsewhere.
 */
moved: boolean, } | { "event": "locking_soon", 
/**
 * Seconds left.
 */
seconds: number, } | { "event": "staying" } | { "event": "menu", 
/**
 * Which.
 */
item: MenuItem, } | { "event": "cut_short", 
/**
 * Where they were to lie.
 */
places: Array<FilePlace>, } | { "event": "copies_changed" } | { "event": "copy_made_before" } | { "event": "flush_now" } | { "event": "page_died" } | { "event": "are_you_there" };

/**
 * What the page needs before it can show anything.
 */
export type AppState = { 
/**
 * Where the session stands.
 */
phase: Phase, 
/**
 * Preferences that hold nothing about the person.
 */
preferences: Preferences, 
/**
 * The system's language, a BCP 47 tag.
 */
system_language: string, 
/**
 * Where the journal lies, or where a new one would be made.
 */
place: FilePlace, 
/**
 * The settings kept in the vault, while it is open.
 */
settings: VaultSettings | null, 
/**
 * Whether what is open is opened for reading only, because the file is damaged.
 */
reading_only: boolean, 
/**
 * Whether a newer file of this journal was open here before, until the person says that they know.
 */
older: boolean, 
/**
 * What was noticed of the file when it was unlocked, until the person says that they know.
 */
file_notes: Array<FileNote>, 
/**
 * Whether a recovery key was made whose copy was never checked.
 */
recovery_unchecked: boolean, 
/**
 * Where the journal lay whose file was taken away while it was open; all that was in it lies at `place` now.
 */
taken_away: FilePlace | null, 
/**
 * Words on the screen to be told after a reload: why the journal was locked.
 */
locked_because: LockReason | null, 
/**
 * The copy that was chosen on the lock screen, or that is open to be read in place of the journal.
 */
copy: KeptCopy | null, 
/**
 * Words that are not in the journal yet.
 */
unsaved: UnsavedWords | null, 
/**
 * What came of the words that an earlier session could not write, until the person says that they know.
 */
brought_in: BroughtIn | null, 
/**
 * When the last edit was saved, while the journal is open.
 */
saved: Moment | null, 
/**
 * This app's version.
 */
version: string, 
/**
 * Which keys to name on screen.
 */
platform: Platform, };

/**
 * What is left in one currency.
 */
export type Balance = { 
/**
 * The currency.
 */
currency: string, 
/**
 * All that was owed, as an exact decimal.
 */
owed: string, 
/**
 * All that was paid back.
 */
paid: string, 
/**
 * The one less the other; below zero where more was paid back than was owed.
 */
left: string, };

/**
 * What a worksheet does that its fields cannot say.
 */
export type Behaviour = "carry_to_amends" | "chain";

/**
 * A cell of a block.
 */
export type BlockCell = { 
/**
 * The field's id.
 */
field: string, 
/**
 * The answer as it is from now on.
 */
answer: Answer, 
/**
 * People to link beside those of the answer, by name: found, or made.
 */
names: Array<string>, };

/**
 * A row of a block of cells that is written as one.
 */
export type BlockRow = { 
/**
 * The entry; without one it is made.
 */
entry: Id | null, 
/**
 * What is written in it. Other fields stay as they are.
 */
cells: Array<BlockCell>, };

/**
 * What came of the words that an earlier session could not write.
 */
export type BroughtIn = { 
/**
 * How many became pages of their own, because their place says something newer by now, or is gone.
 */
pages: number, 
/**
 * Files with such words of which not all could be read. They are kept.
 */
damaged: Array<FilePlace>, };

/**
 * A harm that was carried to the Step 8 list.
 */
export type Carried = { 
/**
 * The amends made from it, one for each person named.
 */
amends: Array<Id>, };

/**
 * One thing that can be chosen.
 */
export type Choice = { 
/**
 * Stable name (`self_esteem`). The same name in two worksheets means the same.
 */
id: string, 
/**
 * Its words.
 */
label: Phrase, 
/**
 * What one would rather be, beside a pattern: `honest` beside `dishonest`.
 */
opposite: Phrase | null, };

/**
 * One thing that can be chosen, in plain words.
 */
export type ChoiceDraft = { 
/**
 * Stable name: letters, digits, `_` and `-`. The same name in two worksheets means the same.
 */
id: string, 
/**
 * Its words. Never empty.
 */
label: string, 
/**
 * What one would rather be, beside a pattern, or nothing.
 */
opposite: string, };

/**
 * The choices for a share, as the page wrote them: what to show and how, by identities. They are a view of the
 * journal, not a copy of it, and the journal does not read them.
 */
export type Choices = Record<string, unknown>;

/**
 * One choice that was made.
 */
export type Chosen = { 
/**
 * The id of a [`super::Choice`], or the writer's own words when `own` is set.
 */
value: string, 
/**
 * Whether `value` is in the writer's own words.
 */
own: boolean, 
/**
 * The mark for fear.
 */
fear: boolean, };

/**
 * An amends whose day to look again has come.
 */
export type ComingUp = { 
/**
 * What to open.
 */
target: Target, 
/**
 * The person's name.
 */
title: string, 
/**
 * The status the amends has.
 */
status: AmendsStatus, 
/**
 * Its kind.
 */
kind: AmendsKind | null, 
/**
 * The day that was asked for.
 */
day: Day, };

/**
 * An earlier answer beside the one that stands there now.
 */
export type Comparison = { 
/**
 * As it was, whole: what an edit writes to bring it back.
 */
earlier: Answer, 
/**
 * As it is; with nothing in it where there is none.
 */
now: Answer, 
/**
 * The words of both, in order. Where one was replaced, what was taken comes first.
 */
words: Array<WordRun>, };

/**
 * A copy that was made at a place that the person chose.
 */
export type CopiedElsewhere = { 
/**
 * The copy.
 */
copy: CopyMade, 
/**
 * Whether words that could not be saved are missing in it.
 */
lacks_words: boolean, 
/**
 * Whether it stands in the list of files that were written: nothing can be noted in a journal that cannot be
 * written to.
 */
listed: boolean, };

/**
 * How the copies stand.
 */
export type CopiesStanding = { 
/**
 * The folder beside the journal, as it is shown.
 */
beside: string, 
/**
 * The second place, if one was chosen.
 */
second: SecondPlace | null, 
/**
 * Where no copy can be made, since when and why.
 */
troubles: Array<CopyTrouble>, 
/**
 * How much room the copies beside the journal take.
 */
bytes: number, 
/**
 * Whether that is so much that the person should know. Nothing is removed for it.
 */
is_much: boolean, };

/**
 * A copy of the journal from which something was to be taken, or which was to be deleted.
 */
export type CopyDealtWith = { 
/**
 * Where it lies.
 */
place: FilePlace, 
/**
 * When it was made.
 */
at: Moment, 
/**
 * Why it is as it was. Absent when it was written anew without the thing, or deleted.
 */
kept: AppError | null, };

/**
 * A copy of the journal that was opened and checked after it was made.
 */
export type CopyMade = { 
/**
 * Where it lies.
 */
place: FilePlace, 
/**
 * When it was made and checked.
 */
at: Moment, 
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * What opens a copy.
 */
export type CopyOpens = "with_this" | "with_an_older";

/**
 * Where copies are made.
 */
export type CopyPlace = "beside" | "second";

/**
 * Why a copy was made.
 */
export type CopyReason = "daily" | "by_hand" | "found" | "before_import" | "before_merge" | "before_migration" | "before_passphrase" | "before_restore";

/**
 * For how long a copy stays.
 */
export type CopyTier = "last_days" | "daily" | "weekly" | "monthly" | "by_hand";

/**
 * No copy can be made at a place.
 */
export type CopyTrouble = { 
/**
 * Where.
 */
place: CopyPlace, 
/**
 * Since when.
 */
since: Moment, 
/**
 * Why.
 */
error: AppError, };

/**
 * A date that the person means, without a time zone: `2026-11-22`.
 */
export type Day = string;

/**
 * Why an amends is set aside for now.
 */
export type DeferralReason = "would_injure" | "not_yet_willing" | "cannot_be_reached" | "waiting_for_advice" | "not_safe_for_me" | "another";

/**
 * What came of destroying a thing.
 */
export type Destroyed = { 
/**
 * Why the journal's file could not be written anew: free pages in it still hold it, sealed. Absent when
 * none does.
 */
journal: AppError | null, 
/**
 * The copies of the journal that the app knows.
 */
copies: Array<CopyDealtWith>, 
/**
 * The files and prints in which it may stand that are not known to be gone.
 */
files: Array<WrittenFile>, };

/**
 * An answer as it was before it was written again.
 */
export type EarlierAnswer = { 
/**
 * By which it is asked for; only good for its entry.
 */
version: number, 
/**
 * The field's id.
 */
field: string, 
/**
 * When it was written, if that was kept.
 */
written: Moment | null, 
/**
 * What it said; of its text, the opening.
 */
answer: Answer, };

/**
 * One edit of something that exists. The last edit of the same thing wins, so an edit can be held for a moment
 * and written once.
 */
export type Edit = { "kind": "answer", 
/**
 * The entry.
 */
entry: Id, 
/**
 * The field's id.
 */
field: string, 
/**
 * The whole answer as it is now.
 */
answer: Answer, } | { "kind": "person", 
/**
 * Identity.
 */
id: Id, 
/**
 * As it is now.
 */
draft: PersonDraft, } | { "kind": "inventory", 
/**
 * Identity.
 */
id: Id, 
/**
 * As it is now.
 */
draft: InventoryDraft, } | { "kind": "amends", 
/**
 * Identity.
 */
id: Id, 
/**
 * As it is now.
 */
draft: AmendsDraft, } | { "kind": "letter", 
/**
 * Identity of the amends.
 */
id: Id, 
/**
 * Markdown, as it is now.
 */
text: string, } | { "kind": "reflection", 
/**
 * Identity.
 */
id: Id, 
/**
 * As it is now.
 */
draft: ReflectionDraft, } | { "kind": "worksheet", 
/**
 * Identity.
 */
id: Id, 
/**
 * As it is now.
 */
draft: WorksheetDraft, } | { "kind": "pattern", 
/**
 * The id of a choice, or the writer's own words when `own` is set.
 */
value: string, 
/**
 * Whether `value` is in the writer's own words.
 */
own: boolean, 
/**
 * As it is now.
 */
draft: PatternDraft, } | { "kind": "reading", 
/**
 * The entry.
 */
entry: Id, 
/**
 * As it is now.
 */
said: string, } | { "kind": "step", 
/**
 * 1 to 12.
 */
number: number, 
/**
 * The step in their own words, as they are now.
 */
own_words: string, 
/**
 * The notes, as they are now.
 */
notes: string, };

/**
 * One row of a worksheet, or one page of answers.
 */
export type Entry = { 
/**
 * Identity.
 */
id: Id, 
/**
 * The inventory it stands in, unless it stands by itself.
 */
inventory: Id | null, 
/**
 * The worksheet's id.
 */
worksheet: string, 
/**
 * The version of the worksheet under which it was made, and by which it is shown.
 */
version: number, 
/**
 * The entry it was found under, in a worksheet whose entries are a chain.
 */
under: Id | null, 
/**
 * Answers by field id. A field without an answer is absent.
 */
answers: { [key in string]: Answer }, 
/**
 * The amends entry made from it, if it was carried to the Step 8 list.
 */
amends: Id | null, 
/**
 * When it was made.
 */
created: Moment, 
/**
 * When it last changed.
 */
updated: Moment, };

/**
 * An entry in a list: its title, none of its text.
 */
export type EntryTitle = { 
/**
 * Identity.
 */
id: Id, 
/**
 * Whom it names, or the first words of it. May be empty.
 */
title: string, 
/**
 * The day it is about: one that was written in it, else the day it was made.
 */
day: Day, 
/**
 * When it last changed.
 */
updated: Moment, };

/**
 * A document that was exported.
 */
export type Exported = { 
/**
 * Where it lies.
 */
place: FilePlace, 
/**
 * When.
 */
at: Moment, };

/**
 * One question of a worksheet: a column of the grid, a card of one-at-a-time.
 */
export type Field = { 
/**
 * Stable name inside the worksheet (`cause`); an answer is stored under it. All versions of a worksheet that
 * have a field of this name ask it in the same kind.
 */
id: string, 
/**
 * How it is answered.
 */
kind: FieldKind, 
/**
 * The column heading ("My part").
 */
label: Phrase, 
/**
 * The question in the first person ("What was my part, if I had one?").
 */
question: Phrase, 
/**
 * A quiet hint, if there is one.
 */
hint: Phrase | null, 
/**
 * The heading of a part of the page that begins with this question, if one does.
 */
heading: Phrase | null, 
/**
 * What can be chosen, for the kinds that have choices.
 */
choices: Array<Choice>, 
/**
 * Whether the writer may add a choice in their own words.
 */
own_choices: boolean, 
/**
 * Whether each choice can carry the mark for fear.
 */
fear_mark: boolean, 
/**
 * Whether the choices are patterns in the writer's own conduct, which Steps 6 and 7 gather.
 */
pattern: boolean, 
/**
 * Whether the field stays out of sight until it is wanted (an optional last column).
 */
optional: boolean, 
/**
 * Whether what it says is the harm of an amends when the entry is carried to the Step 8 list.
 */
harm: boolean, 
/**
 * Whether it is a note for the writer alone, which no share contains.
 */
for_myself: boolean, };

/**
 * One question of a [`WorksheetDraft`].
 */
export type FieldDraft = { 
/**
 * Stable name inside the worksheet: letters, digits, `_` and `-`. Answers are stored under it, so a question
 * that is asked in another kind needs another.
 */
id: string, 
/**
 * How it is answered.
 */
kind: FieldKind, 
/**
 * The column heading. Empty says the question.
 */
label: string, 
/**
 * The question itself. Never empty.
 */
question: string, 
/**
 * A quiet hint, or nothing.
 */
hint: string, 
/**
 * The heading of a part that begins with this question, or nothing.
 */
heading: string, 
/**
 * What can be chosen, for the kinds that have choices.
 */
choices: Array<ChoiceDraft>, 
/**
 * Whether the writer may add a choice in their own words.
 */
own_choices: boolean, 
/**
 * Whether each choice can carry the mark for fear.
 */
fear_mark: boolean, 
/**
 * Whether the choices are patterns, which Steps 6 and 7 gather.
 */
pattern: boolean, 
/**
 * Whether the field stays out of sight until it is wanted.
 */
optional: boolean, 
/**
 * Whether it is a note for the writer alone, which no share contains.
 */
for_myself: boolean, };

/**
 * How a field is answered. No field is ever compulsory.
 */
export type FieldKind = "text" | "line" | "people" | "choices" | "scale" | "date" | "answer_or_pass";

/**
 * What stands in a file.
 */
export type FileContent = "share" | "amends" | "letter" | "copy" | "worksheet" | "filled_worksheet" | "recovery_key";

/**
 * The format of a file.
 */
export type FileFormat = "pdf" | "html" | "markdown" | "csv" | "sealed_html" | "age" | "candor" | "json" | "paper";

/**
 * How people are named in a file.
 */
export type FileNames = "full" | "initials" | "aliases" | "nature";

/**
 * Something that was noticed of the journal's file when it was unlocked.
 */
export type FileNote = { "kind": "another_line", 
/**
 * The copy, or the file put aside, that has most of this computer's own line, where there is one.
 */
own: KeptCopy | null, } | { "kind": "made_copy", 
/**
 * The day on which it was made, as the journal in it knows.
 */
day: Day | null, } | { "kind": "without_its_log" } | { "kind": "kept_log", 
/**
 * Where they lie.
 */
place: FilePlace, 
/**
 * Names them in commands of copies.
 */
id: string, } | { "kind": "brought_up", 
/**
 * Where it is kept as it was.
 */
place: FilePlace, };

/**
 * Where a file lies, for showing. The page never sends a path back.
 */
export type FilePlace = { 
/**
 * The folder, with the home folder shortened to `~`.
 */
folder: string, 
/**
 * The file's name.
 */
file: string, };

/**
 * Why a file with a worksheet cannot be taken in.
 */
export type FileReason = "too_large" | "not_text" | "not_json" | "not_a_worksheet" | "newer" | "unknown_key" | "twice" | "missing" | "wrong_type" | "unknown_value" | "no_words" | "too_long" | "too_many" | "control_character" | "bad_id" | "choices" | "answer";

/**
 * What is found where a file was written.
 */
export type FileState = "there" | "changed" | "gone" | "paper" | "unreachable";

/**
 * A name found inside free text.
 */
export type FoundName = { 
/**
 * Whose name it is.
 */
person: Id, 
/**
 * The name as it stands in the text.
 */
found: string, 
/**
 * What it would be changed to.
 */
shown_as: string, 
/**
 * Whether it is being changed.
 */
changed: boolean, 
/**
 * Numbers of the entries it stands in, as in [`ShareEntry::number`].
 */
entries: Array<number>, };

/**
 * Harms that were copied to the Step 8 list.
 */
export type HarmsCarried = { 
/**
 * The amends that were made, in the order of the entries.
 */
amends: Array<Id>, 
/**
 * How many entries stayed because they name nobody.
 */
unnamed: number, };

/**
 * Where a worksheet is found.
 */
export type Home = "inventory" | "sheets";

/**
 * The identity of a row: a UUIDv7, so that ids sort by the moment they were made and never collide
 * when two copies of a journal are merged.
 */
export type Id = string;

/**
 * What was answered to one question, and when.
 */
export type InjuryAnswer = { 
/**
 * The question.
 */
question: InjuryQuestion, 
/**
 * The answer.
 */
answer: InjuryReply, 
/**
 * When it was given.
 */
at: Moment, };

/**
 * A question of *Would it injure?*. It is advice, and never a gate.
 */
export type InjuryQuestion = "no_contact" | "abuse" | "third_person" | "safety_or_living" | "legal" | "not_safe_for_me" | "easing_myself" | "talked_over";

/**
 * How a question of *Would it injure?* is answered.
 */
export type InjuryReply = "yes" | "no" | "not_sure";

/**
 * An amends in a copy.
 */
export type InsideAmends = { 
/**
 * Identity in the copy.
 */
id: Id, 
/**
 * The person's name as it stands there.
 */
name: string, 
/**
 * What was done.
 */
harm: string, 
/**
 * Whether there is a letter.
 */
has_letter: boolean, };

/**
 * A copy that is open to be looked into.
 */
export type InsideCopy = { 
/**
 * The copy.
 */
copy: KeptCopy, 
/**
 * Its pages, newest day first, without their bodies.
 */
pages: Array<ReflectionSummary>, 
/**
 * Its amends, with their letters' beginnings known.
 */
amends: Array<InsideAmends>, 
/**
 * Its entries.
 */
entries: Array<InsideEntry>, };

/**
 * An entry in a copy.
 */
export type InsideEntry = { 
/**
 * Identity in the copy.
 */
id: Id, 
/**
 * The inventory's title; absent for a worksheet that stands by itself.
 */
inventory: string | null, 
/**
 * The worksheet.
 */
worksheet: Phrase, 
/**
 * What a list shows of it.
 */
title: string, 
/**
 * When it last changed.
 */
updated: Moment, };

/**
 * Names one thing in a copy.
 */
export type InsideName = { "kind": "page", 
/**
 * Identity in the copy.
 */
id: Id, } | { "kind": "amends", 
/**
 * Identity in the copy.
 */
id: Id, } | { "kind": "entry", 
/**
 * Identity in the copy.
 */
id: Id, };

/**
 * One thing in a copy, to be read.
 */
export type InsideThing = { "kind": "page", 
/**
 * The page.
 */
page: Reflection, } | { "kind": "amends", 
/**
 * The amends.
 */
amends: Amends, 
/**
 * The person's name as it stands in the copy.
 */
name: string, 
/**
 * The letter, as Markdown; empty where there is none.
 */
letter: string, } | { "kind": "entry", 
/**
 * The entry.
 */
entry: Entry, 
/**
 * The worksheet as the entry was asked it.
 */
worksheet: Worksheet, 
/**
 * The names of the people it speaks of.
 */
names: Array<[Id, string]>, };

/**
 * A titled piece of work with a start date. People make several over a lifetime.
 */
export type Inventory = { 
/**
 * Identity.
 */
id: Id, 
/**
 * How many entries stand in each worksheet, by worksheet id.
 */
entries: { [key in string]: number }, 
/**
 * When it was begun on this computer.
 */
created: Moment, 
/**
 * When it, or an entry in it, last changed.
 */
updated: Moment, 
/**
 * May be empty; the page then shows the date.
 */
title: string, 
/**
 * The day it was started, as the writer sees it.
 */
started: Day, 
/**
 * The day it was finished, if the writer says so.
 */
finished: Day | null, 
/**
 * Where it stands, in the writer's view.
 */
status: InventoryStatus, 
/**
 * The ids of the worksheets that are its sections. What stands in others stays, and is hidden from view, search
 * and export.
 */
sections: Array<string>, };

/**
 * The part of an [`Inventory`] that the writer edits.
 */
export type InventoryDraft = { 
/**
 * May be empty; the page then shows the date.
 */
title: string, 
/**
 * The day it was started, as the writer sees it.
 */
started: Day, 
/**
 * The day it was finished, if the writer says so.
 */
finished: Day | null, 
/**
 * Where it stands, in the writer's view.
 */
status: InventoryStatus, 
/**
 * The ids of the worksheets that are its sections. What stands in others stays, and is hidden from view, search
 * and export.
 */
sections: Array<string>, };

/**
 * Where an inventory stands. Only the writer sets it.
 */
export type InventoryStatus = "being_written" | "set_aside" | "finished" | "shared";

/**
 * A copy of the journal in one of the folders of copies.
 */
export type KeptCopy = { 
/**
 * Names it in commands.
 */
id: string, 
/**
 * Where it lies.
 */
place: FilePlace, 
/**
 * Which of the places that is.
 */
kept_at: CopyPlace, 
/**
 * When it was made: as the journal's own list has it, or else as its file says.
 */
at: Moment, 
/**
 * Why it was made. `found` where the list does not say.
 */
why: CopyReason, 
/**
 * Nobody made it as a copy: it lies beside the journal under another name.
 */
lies_beside: boolean, 
/**
 * It is not a file but a log that was put aside: what is in it is read with the file that it goes on from.
 */
is_log: boolean, 
/**
 * For how long it stays.
 */
tier: CopyTier, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * When every page of it was last opened and found well.
 */
verified: Moment | null, 
/**
 * Since when it is known not to be well.
 */
failed: Moment | null, 
/**
 * What opens it; absent while the journal is locked.
 */
opens: CopyOpens | null, };

/**
 * The part of a [`LedgerLine`] that the writer edits.
 */
export type LedgerDraft = { 
/**
 * Owed or paid back.
 */
kind: LedgerKind, 
/**
 * On which day, if that is said.
 */
date: Day | null, 
/**
 * An ISO 4217 code (`EUR`), or another word for what is counted.
 */
currency: string, 
/**
 * How much: an exact decimal above zero with a point as its sign and no grouping, `1234.50`. At most 15 digits
 * before the point and 8 after it.
 */
amount: string, 
/**
 * A note, possibly empty.
 */
note: string, };

/**
 * What a line of a ledger says.
 */
export type LedgerKind = "owed" | "paid";

/**
 * One line of what is owed and paid back.
 */
export type LedgerLine = { 
/**
 * Identity.
 */
id: Id, 
/**
 * What is left in its currency after this line and those before it, as an exact decimal: `380.00`. Below zero
 * where more was paid back than was owed: `-20.00`.
 */
left: string, 
/**
 * Owed or paid back.
 */
kind: LedgerKind, 
/**
 * On which day, if that is said.
 */
date: Day | null, 
/**
 * An ISO 4217 code (`EUR`), or another word for what is counted.
 */
currency: string, 
/**
 * How much: an exact decimal above zero with a point as its sign and no grouping, `1234.50`. At most 15 digits
 * before the point and 8 after it.
 */
amount: string, 
/**
 * A note, possibly empty.
 */
note: string, };

/**
 * An amends to somebody.
 */
export type LinkedAmends = { 
/**
 * Identity.
 */
id: Id, 
/**
 * Where it stands.
 */
status: AmendsStatus, 
/**
 * The beginning of the harm; may be empty.
 */
line: string, 
/**
 * The day it was last changed.
 */
date: Day, };

/**
 * Entries of one worksheet, in one inventory or by themselves.
 */
export type LinkedEntries = { 
/**
 * The inventory, unless they stand by themselves.
 */
inventory: Id | null, 
/**
 * Its title; empty when it has none, or there is no inventory.
 */
inventory_title: string, 
/**
 * The day it was started.
 */
started: Day | null, 
/**
 * The worksheet's id.
 */
worksheet: string, 
/**
 * What the worksheet is called.
 */
title: Phrase, 
/**
 * The headings of the fields in which they stand, by field id.
 */
labels: { [key in string]: Phrase }, 
/**
 * The entries, in their own order.
 */
entries: Array<LinkedEntry>, };

/**
 * An entry that links to somebody.
 */
export type LinkedEntry = { 
/**
 * Identity.
 */
id: Id, 
/**
 * The fields in which they stand, by id.
 */
fields: Array<string>, 
/**
 * The beginning of what is written in it; may be empty.
 */
line: string, 
/**
 * The day it was last changed.
 */
date: Day, };

/**
 * Why the journal was locked without being asked.
 */
export type LockReason = "asked" | "idle" | "system" | "brought_back";

/**
 * A copy that lies where copies are made, named with what a damaged file is told of.
 */
export type LyingCopy = { 
/**
 * When it was made, as far as its file can tell.
 */
at: Moment, 
/**
 * Which of the places it lies in.
 */
kept_at: CopyPlace, 
/**
 * The file.
 */
place: FilePlace, };

/**
 * Menu items that the page carries out.
 */
export type MenuItem = "new_page" | "search" | "undo" | "redo" | "settings" | "help" | "zoom_in" | "zoom_out" | "zoom_reset";

/**
 * A moment, RFC 3339 with the offset that held where the person was: `2026-11-22T10:42:00.123+01:00`.
 */
export type Moment = string;

/**
 * How other people are named. The same person always gets the same form.
 */
export type NameForm = "full" | "initials" | "aliases" | "nature";

/**
 * A node of the tree, block or inline.
 */
export type Node = { "type": "heading", 
/**
 * 1 to 6.
 */
level: number, 
/**
 * Inline nodes.
 */
children: Array<Node>, } | { "type": "paragraph", 
/**
 * Inline nodes.
 */
children: Array<Node>, } | { "type": "quote", 
/**
 * Block nodes.
 */
children: Array<Node>, } | { "type": "list", 
/**
 * First number when it is ordered.
 */
start: number | null, 
/**
 * `Item` nodes.
 */
children: Array<Node>, } | { "type": "item", 
/**
 * Set when the item is a task.
 */
checked: boolean | null, 
/**
 * Block or inline nodes.
 */
children: Array<Node>, } | { "type": "code_block", 
/**
 * The code.
 */
text: string, } | { "type": "rule" } | { "type": "text", 
/**
 * The words.
 */
text: string, } | { "type": "emphasis", 
/**
 * Inline nodes.
 */
children: Array<Node>, } | { "type": "strong", 
/**
 * Inline nodes.
 */
children: Array<Node>, } | { "type": "strikethrough", 
/**
 * Inline nodes.
 */
children: Array<Node>, } | { "type": "code", 
/**
 * The code.
 */
text: string, } | { "type": "link", 
/**
 * The address.
 */
href: string, 
/**
 * Inline nodes.
 */
children: Array<Node>, } | { "type": "break" };

/**
 * Something that belongs to the notebook, or points to it, and lies outside of its file.
 */
export type Outside = { 
/**
 * What it is.
 */
kind: OutsideKind, 
/**
 * Where it lies, where it is a file or a folder that can be shown.
 */
place: FilePlace | null, 
/**
 * How many of it there are; absent where that cannot be told.
 */
count: number | null, 
/**
 * Whether there is something that can be removed.
 */
removable: boolean, };

/**
 * What lies outside.
 */
export type OutsideKind = "copies" | "unsaved_words" | "preferences" | "last_seen" | "recent_files" | "learned_words" | "swap";

/**
 * The passes, offered wherever a field asks for one's own part.
 */
export type Pass = "not_mine" | "not_ready" | "therapist";

/**
 * Something that was marked in entries, and what is written beside it.
 */
export type Pattern = { 
/**
 * The id of a [`super::Choice`], or the writer's own words when `own` is set.
 */
value: string, 
/**
 * Whether `value` is in the writer's own words.
 */
own: boolean, 
/**
 * What it is called.
 */
label: Phrase, 
/**
 * What one would rather be, where the worksheet says so.
 */
opposite: Phrase | null, 
/**
 * In how many entries it was marked; 0 for one that was only written about.
 */
count: number, 
/**
 * In how many of each worksheet, in the order of the worksheets.
 */
sheets: Array<PatternSheet>, 
/**
 * The people most often named in those entries, at most five.
 */
people: Array<PatternPerson>, 
/**
 * How many more people are named in them.
 */
others: number, 
/**
 * Identity of what is written beside it, once something was.
 */
id: Id | null, 
/**
 * What is written beside it.
 */
draft: PatternDraft, };

/**
 * What the writer writes beside a pattern.
 */
export type PatternDraft = { 
/**
 * Its opposite in their own words; empty leaves ours.
 */
opposite: string, 
/**
 * How ready they are to live without it.
 */
readiness: string, 
/**
 * What they ask for.
 */
asks: string, };

/**
 * An entry in which a pattern was marked.
 */
export type PatternEntry = { 
/**
 * What to open, at the field in which it was marked.
 */
target: Target, 
/**
 * What it is called: the writer's own words. May be empty.
 */
title: string, 
/**
 * The day it was last changed.
 */
date: Day, };

/**
 * Somebody who is named in entries with a pattern.
 */
export type PatternPerson = { 
/**
 * Identity.
 */
id: Id, 
/**
 * The name.
 */
name: string, 
/**
 * In how many of the entries.
 */
count: number, };

/**
 * In how many entries of a worksheet a pattern was marked.
 */
export type PatternSheet = { 
/**
 * The worksheet's id.
 */
worksheet: string, 
/**
 * What the worksheet is called.
 */
title: Phrase, 
/**
 * How many entries.
 */
count: number, };

/**
 * What the person calls what recurs.
 */
export type PatternsLabel = { "kind": "patterns" } | { "kind": "shortcomings" } | { "kind": "defects" } | { "kind": "own", 
/**
 * The word; empty leaves ours.
 */
word: string, };

/**
 * Somebody or something that the journal names, once; entries and amends link to it.
 */
export type Person = { 
/**
 * Identity.
 */
id: Id, 
/**
 * When it was first named.
 */
created: Moment, 
/**
 * When it was last changed.
 */
updated: Moment, 
/**
 * Whether they are in the trash: no longer offered, and still named where they were.
 */
in_trash: boolean, 
/**
 * The name as the writer uses it. Never empty after trimming.
 */
name: string, 
/**
 * Other forms of the name that may stand in free text ("Mum", "Mrs Okafor").
 */
aliases: Array<string>, 
/**
 * What the name stands for.
 */
kind: PersonKind, 
/**
 * Initials for a share, where those of the name would not do; empty leaves those of the name.
 */
initials: string, 
/**
 * What stands for the name in a share under aliases ("my brother"); empty leaves a letter.
 */
stand_in: string, };

/**
 * The part of a [`Person`] that the writer edits.
 */
export type PersonDraft = { 
/**
 * The name as the writer uses it. Never empty after trimming.
 */
name: string, 
/**
 * Other forms of the name that may stand in free text ("Mum", "Mrs Okafor").
 */
aliases: Array<string>, 
/**
 * What the name stands for.
 */
kind: PersonKind, 
/**
 * Initials for a share, where those of the name would not do; empty leaves those of the name.
 */
initials: string, 
/**
 * What stands for the name in a share under aliases ("my brother"); empty leaves a letter.
 */
stand_in: string, };

/**
 * What a name stands for.
 */
export type PersonKind = "person" | "institution" | "principle" | "myself";

/**
 * In how many places that are in view somebody is linked.
 */
export type PersonLinks = { 
/**
 * Who.
 */
person: Id, 
/**
 * Entries that link to them.
 */
entries: number, 
/**
 * Amends that are theirs.
 */
amends: number, };

/**
 * Somebody, and everything in the journal that speaks of them.
 */
export type PersonPage = { 
/**
 * Who.
 */
person: Person, 
/**
 * The entries that link to them and are in view, by where they stand: newest inventory first, then what stands
 * by itself.
 */
entries: Array<LinkedEntries>, 
/**
 * The amends that are theirs, in the order of the list.
 */
amends: Array<LinkedAmends>, 
/**
 * Where else their name or another of their names stands in a text, newest first; at most 200.
 */
mentions: Array<SearchHit>, 
/**
 * In how many texts that is, all told.
 */
mentions_in_all: number, 
/**
 * How many links to them there are besides: in what is hidden, and in the trash.
 */
out_of_view: number, };

/**
 * Where the session stands.
 */
export type Phase = "first_run" | "locked" | "unlocked";

/**
 * Words of a worksheet: those of a message where the sheet is ours, so that they follow the language, or the
 * person's own where they made the sheet or took it in from a file.
 */
export type Phrase = string | { 
/**
 * As they were written, in whatever language.
 */
own: string, };

/**
 * The system, for the names of keys.
 */
export type Platform = "linux" | "mac_os" | "windows";

/**
 * Preferences kept outside the vault, because the lock screen needs them. They hold nothing about the person.
 */
export type Preferences = { 
/**
 * A BCP 47 tag that `locales/` has; absent follows the system.
 */
language: string | null, 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Zoom of the page in percent: 90, 100, 115, 135, 160 or 200.
 */
text_size: number, 
/**
 * Whether to show less motion, whatever the system says.
 */
less_motion: boolean, 
/**
 * Country of the help lines, ISO 3166-1 alpha-2; absent until chosen.
 */
help_country: string | null, };

/**
 * What is handed to the print dialog.
 */
export type PrintedThing = { 
/**
 * What stands in it.
 */
content: FileContent, 
/**
 * How people are named in it, where it is a list of them.
 */
names: FileNames | null, 
/**
 * The inventories that stand in it.
 */
inventories: Array<Id>, };

/**
 * What became of an entry when it was read to somebody.
 */
export type Reading = { 
/**
 * The entry.
 */
entry: Id, 
/**
 * When it was read to somebody.
 */
shared: Moment | null, 
/**
 * Whether the writer wants to come back to it.
 */
come_back: boolean, 
/**
 * What the listener said.
 */
said: string, };

/**
 * How far an inventory was read to somebody.
 */
export type Readings = { 
/**
 * The entry at which reading stopped.
 */
stopped: Id | null, 
/**
 * The entries for which something was set, in no order.
 */
entries: Array<Reading>, };

/**
 * Something that was lately written in, for the first page of the day: its title, none of its text.
 */
export type RecentItem = { 
/**
 * What to open.
 */
target: Target, 
/**
 * What it is called: the writer's own words. May be empty.
 */
title: string, 
/**
 * When it last changed.
 */
updated: Moment, };

/**
 * The recovery key, to be copied by hand or printed. Shown once.
 */
export type RecoverySheet = { 
/**
 * Eight groups.
 */
groups: Array<string>, 
/**
 * Which group the person is asked to retype, 1 to 8.
 */
ask: number, };

/**
 * One page.
 */
export type Reflection = { 
/**
 * Identity.
 */
id: Id, 
/**
 * When it was begun.
 */
created: Moment, 
/**
 * When it last changed.
 */
updated: Moment, 
/**
 * The day it is about.
 */
date: Day, 
/**
 * May be empty; lists then show the first words of the body.
 */
title: string, 
/**
 * Markdown.
 */
body: string, 
/**
 * Free words, without `#`, in order of adding, no duplicates.
 */
tags: Array<string>, 
/**
 * The step it belongs to, 1 to 12.
 */
step: number | null, };

/**
 * The part of a [`Reflection`] that the writer edits.
 */
export type ReflectionDraft = { 
/**
 * The day it is about.
 */
date: Day, 
/**
 * May be empty; lists then show the first words of the body.
 */
title: string, 
/**
 * Markdown.
 */
body: string, 
/**
 * Free words, without `#`, in order of adding, no duplicates.
 */
tags: Array<string>, 
/**
 * The step it belongs to, 1 to 12.
 */
step: number | null, };

/**
 * What a list shows of a page.
 */
export type ReflectionSummary = { 
/**
 * Identity.
 */
id: Id, 
/**
 * The day it is about.
 */
date: Day, 
/**
 * The title, or the first words of the body with Markdown marks taken out; empty for a blank page.
 */
title: string, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * Step, 1 to 12.
 */
step: number | null, 
/**
 * When it last changed.
 */
updated: Moment, };

/**
 * The order of rows. All but the first are views: nothing is moved.
 */
export type RowOrder = { "by": "hand" } | { "by": "name" } | { "by": "scale", 
/**
 * The field's id.
 */
field: string, };

/**
 * One result, best first.
 */
export type SearchHit = { 
/**
 * What to open.
 */
target: Target, 
/**
 * What it is called: the writer's own words, which may be empty, or the word of a worksheet that was marked.
 */
title: Phrase, 
/**
 * A piece of the text around the words found.
 */
snippet: Array<SnippetPart>, 
/**
 * The day it is about, or was last changed.
 */
date: Day, };

/**
 * A second place for copies.
 */
export type SecondPlace = { 
/**
 * The folder, as it is shown.
 */
folder: string, 
/**
 * Whether it is there now.
 */
is_there: boolean, 
/**
 * When a copy was last made there.
 */
last: Moment | null, 
/**
 * Whether that is long ago, counted in days of use.
 */
is_long_ago: boolean, };

/**
 * A passphrase or a recovery key on its way in. Wiped when dropped; never printed, never sent back.
 */
export type SecretText = string;

/**
 * What is chosen of one worksheet of one inventory.
 */
export type SectionSelection = { 
/**
 * Which inventory.
 */
inventory: Id, 
/**
 * The worksheet's id.
 */
worksheet: string, 
/**
 * The entries to include; the document keeps the order in which they stand in the journal.
 */
entries: Array<Id>, 
/**
 * The fields (columns) to include, by id; the document keeps the worksheet's order.
 */
fields: Array<string>, };

/**
 * How the entries of a worksheet are looked at.
 */
export type SectionView = { 
/**
 * One question at a time instead of a table.
 */
card: boolean, 
/**
 * In which order.
 */
order: RowOrder, 
/**
 * How many columns are shown, from the first; absent shows all but the optional ones.
 */
columns: number | null, 
/**
 * Optional columns that are shown, by field id.
 */
optional: Array<string>, };

/**
 * How a worksheet is laid out.
 */
export type Shape = "table" | "page" | "pages";

/**
 * Choices that were kept.
 */
export type ShareChoice = { 
/**
 * Identity.
 */
id: Id, 
/**
 * The inventory for which they were made. They may take in others too.
 */
inventory: Id, 
/**
 * What the writer calls them; empty for the ones last made, which keep themselves.
 */
name: string, 
/**
 * The choices.
 */
choices: Choices, 
/**
 * When they were kept.
 */
updated: Moment, };

/**
 * How often something was marked.
 */
export type ShareCount = { 
/**
 * What was marked, in the document's language.
 */
label: string, 
/**
 * In how many entries, at least one.
 */
count: number, 
/**
 * What one would rather be, in the document's language; empty where the worksheet names nothing.
 */
opposite: string, };

/**
 * A document, in reading order.
 */
export type ShareDocument = { 
/**
 * BCP 47 tag.
 */
language: string, 
/**
 * The title page, if there is one.
 */
title: ShareTitle | null, 
/**
 * Sections that hold something.
 */
sections: Array<ShareSection>, };

/**
 * One entry: a block that a printed page does not break.
 */
export type ShareEntry = { 
/**
 * Runs from 1 through the whole document.
 */
number: number, 
/**
 * The entry in the journal.
 */
entry: Id, 
/**
 * Who or what it is about, in the chosen form of names; empty where names are not the subject.
 */
heading: string, 
/**
 * The fields that hold something, in the worksheet's order.
 */
rows: Array<ShareRow>, };

/**
 * The files a document can become.
 */
export type ShareFormat = "pdf" | "html" | "markdown" | "csv" | "sealed_html" | "age";

/**
 * How a person alone in a document is named under each of the forms that hide a name.
 */
export type ShareNames = { 
/**
 * Under [`NameForm::Initials`].
 */
initials: string, 
/**
 * Under [`NameForm::Aliases`].
 */
alias: string, };

/**
 * The document and what the writer should look at before it leaves.
 */
export type SharePreview = { 
/**
 * Exactly what the other person will see.
 */
document: ShareDocument, 
/**
 * Names that stand inside free text.
 */
found: Array<FoundName>, 
/**
 * What may still tell who somebody is.
 */
tells: Array<Tell>, };

/**
 * One field of an entry.
 */
export type ShareRow = { 
/**
 * The field's id.
 */
field: string, 
/**
 * Its heading in the document's language.
 */
label: string, 
/**
 * The words, in runs.
 */
runs: Array<ShareRun>, };

/**
 * A run of words.
 */
export type ShareRun = { 
/**
 * The words; `\n` is a line break.
 */
text: string, 
/**
 * The person whose name these words are, when they were found inside free text and left there.
 */
name_of: Id | null, };

/**
 * One part of the document. It holds entries, or counts, or prose.
 */
export type ShareSection = { 
/**
 * The worksheet's id, or the status of the amends in it; a letter has neither.
 */
worksheet: string, 
/**
 * Its title in the document's language; a letter may have none.
 */
title: string, 
/**
 * The inventory it comes from, where the same worksheet stands in the document from several.
 */
inventory_title: string | null, 
/**
 * Entries.
 */
entries: Array<ShareEntry>, 
/**
 * Patterns and how often they were marked, instead of entries, under [`NameForm::Nature`].
 */
counts: Array<ShareCount>, 
/**
 * Markdown as a tree, in a letter.
 */
prose: Array<Node>, };

/**
 * What the writer chose to share.
 */
export type ShareSelection = { 
/**
 * What is chosen of each worksheet of each inventory, in the order of the document.
 */
sections: Array<SectionSelection>, 
/**
 * How people are named.
 */
names: NameForm, 
/**
 * People whose names stay where they stand inside free text. All other names in it are changed.
 */
left_in_text: Array<Id>, 
/**
 * Words to be put out wherever they stand, as in [`Tell::text`].
 */
hidden: Array<string>, 
/**
 * The title of a title page, of which there is none without one. An empty title is the neutral one.
 */
title: string | null, 
/**
 * Language of headings, a BCP 47 tag that `locales/` has.
 */
language: string, };

/**
 * What stands on a title page.
 */
export type ShareTitle = { 
/**
 * The title, on one line. Never empty.
 */
title: string, };

/**
 * A run of a snippet.
 */
export type SnippetPart = { 
/**
 * The words.
 */
text: string, 
/**
 * Whether they are what was searched for.
 */
found: boolean, };

/**
 * One dated line of an amends' history.
 */
export type StatusChange = { 
/**
 * When.
 */
at: Moment, 
/**
 * From which status; absent on the line that put it on the list.
 */
from: AmendsStatus | null, 
/**
 * To which status.
 */
to: AmendsStatus, 
/**
 * A note, possibly empty.
 */
note: string, };

/**
 * What the writer keeps for one step.
 */
export type StepRecord = { 
/**
 * 1 to 12.
 */
number: number, 
/**
 * Status.
 */
status: StepStatus, 
/**
 * The step in the writer's own words; empty when they have written none.
 */
own_words: string, 
/**
 * Own notes, plain text.
 */
notes: string, 
/**
 * When anything of it last changed; absent when nothing was ever set.
 */
updated: Moment | null, };

/**
 * A status in words, that only the writer sets.
 */
export type StepStatus = "not_begun" | "working_on_it" | "worked" | "returned_to";

/**
 * How strong a passphrase is, in a word.
 */
export type Strength = "too_short" | "guessable" | "good" | "strong";

/**
 * Something in the journal that can be opened, found, deleted or undone.
 */
export type Target = { "kind": "person", 
/**
 * Identity.
 */
id: Id, } | { "kind": "inventory", 
/**
 * Identity.
 */
id: Id, } | { "kind": "entry", 
/**
 * Identity.
 */
id: Id, 
/**
 * The inventory it stands in, unless it stands by itself.
 */
inventory: Id | null, 
/**
 * The worksheet's id.
 */
worksheet: string, 
/**
 * The field that is meant, when one is.
 */
field: string | null, } | { "kind": "worksheet", 
/**
 * Identity; the worksheet's id is the same as text.
 */
id: Id, } | { "kind": "pattern", 
/**
 * Identity.
 */
id: Id, } | { "kind": "amends", 
/**
 * Identity.
 */
id: Id, } | { "kind": "reflection", 
/**
 * Identity.
 */
id: Id, } | { "kind": "step", 
/**
 * 1 to 12.
 */
number: number, };

/**
 * Something that is no known name and may still tell who somebody is.
 */
export type Tell = { 
/**
 * The words, as they first stand in the text.
 */
text: string, 
/**
 * What they look like.
 */
kind: TellKind, 
/**
 * Numbers of the entries they stand in, as in [`ShareEntry::number`].
 */
entries: Array<number>, 
/**
 * Whether they are put out, everywhere in the document.
 */
hidden: boolean, };

/**
 * What a tell looks like.
 */
export type TellKind = "name_like" | "look_alike" | "phone" | "email" | "address" | "date" | "place" | "number";

/**
 * Colours of the page.
 */
export type Theme = "system" | "light" | "dark" | "contrast" | "contrast-dark";

/**
 * What the first page after unlocking shows.
 */
export type Today = { 
/**
 * Amends whose day to look again has come. Each comes up on one day only.
 */
coming_up: Array<ComingUp>, 
/**
 * Titles of what was lately written in.
 */
recent: Array<RecentItem>, 
/**
 * The step that is being worked on, if one is.
 */
step: number | null, 
/**
 * How many amends are on the list.
 */
amends: number, };

/**
 * A deleted thing. It stays for 30 days of use unless it is destroyed on purpose.
 */
export type TrashItem = { 
/**
 * What it was.
 */
target: Target, 
/**
 * What it is called: the writer's own words. May be empty.
 */
title: string, 
/**
 * When it was deleted.
 */
deleted: Moment, };

/**
 * The kinds of change that can be undone.
 */
export type UndoAction = "edited" | "created" | "deleted" | "moved" | "set" | "merged";

/**
 * What is said to be able to be undone and redone.
 */
export type UndoState = { 
/**
 * There is something to undo.
 */
undo: boolean, 
/**
 * There is something to do again.
 */
redo: boolean, };

/**
 * What an undo or a redo did.
 */
export type Undone = { 
/**
 * What changed, so that the page can show it.
 */
target: Target, 
/**
 * What kind of change was taken back or done again.
 */
action: UndoAction, };

/**
 * What opens a journal.
 */
export type UnlockSecret = { "kind": "passphrase", 
/**
 * As typed.
 */
text: SecretText, } | { "kind": "recovery_key", 
/**
 * As typed: case, spaces and hyphens do not matter.
 */
text: SecretText, };

/**
 * Words that are not in the journal yet.
 */
export type UnsavedWords = { 
/**
 * Since when.
 */
since: Moment, 
/**
 * Whether they lie sealed in a file of their own, and so outlast the app.
 */
kept: boolean, };

/**
 * Settings kept sealed with the journal.
 */
export type VaultSettings = { 
/**
 * Minutes without a key or a pointer before the journal locks; 0 keeps it open.
 */
auto_lock_minutes: number, 
/**
 * Where the person was, an address inside the page, so that unlocking leads back there.
 */
place: string, 
/**
 * Whether the note on what the law does not promise was read before the first share.
 */
share_note_read: boolean, 
/**
 * Whether this is the example journal of *Look around with an example*.
 */
example: boolean, 
/**
 * Size of the text where an inventory is read to somebody, in percent of its usual size there.
 */
reading_size: number, 
/**
 * How the steps are worded, everywhere and in exports.
 */
wording: Wording, 
/**
 * What the person calls what recurs.
 */
patterns_label: PatternsLabel, 
/**
 * The ids of worksheets that are left out of view, search and every export.
 */
hidden_worksheets: Array<string>, 
/**
 * Whether the list of amends has room for oneself.
 */
amends_to_myself: boolean, 
/**
 * How each worksheet was last looked at, by its id.
 */
sections: { [key in string]: SectionView }, };

/**
 * How willing the writer is, in their own judgement.
 */
export type Willingness = "not_yet" | "partly" | "willing";

/**
 * Some words that stand together, and what became of them since.
 */
export type WordRun = { "kind": "kept", 
/**
 * The words, with what is between them.
 */
text: string, } | { "kind": "added", 
/**
 * The words, with what is between them.
 */
text: string, } | { "kind": "taken", 
/**
 * The words, with what is between them.
 */
text: string, } | { "kind": "unshown", 
/**
 * How many characters it has.
 */
characters: number, };

/**
 * Three independent choices of wording.
 */
export type Wording = { 
/**
 * Which paraphrase of the steps is shown.
 */
style: WordingStyle, 
/**
 * What the writer calls a Higher Power; empty leaves the style's own word.
 */
higher_power: string, 
/**
 * What the writer calls the problem; empty leaves the style's own word.
 */
problem: string, };

/**
 * Which paraphrase of the steps is shown.
 */
export type WordingStyle = "traditional" | "secular" | "own_words";

/**
 * One worksheet definition. Ours are read from `crates/journal/worksheets/<id>.json`; those that people make are
 * kept in the journal, and carried as files in the form of `docs/worksheet.schema.json`.
 */
export type Worksheet = { 
/**
 * `resentments`, `fears`, …; of a sheet that a person made, its identity in the journal.
 */
id: string, 
/**
 * Grows when fields change; an entry remembers the version it was written under.
 */
version: number, 
/**
 * The step it serves, 1 to 12, if it serves one.
 */
step: number | null, 
/**
 * What it is called.
 */
title: Phrase, 
/**
 * One sentence that opens it.
 */
cue: Phrase, 
/**
 * The question it asks while it is empty ("Who comes to mind first?").
 */
invitation: Phrase, 
/**
 * How it is laid out.
 */
shape: Shape, 
/**
 * Where it is found.
 */
home: Home, 
/**
 * Place among those of the same home, smallest first.
 */
order: number, 
/**
 * Whether a new inventory has it from the start. Only for sections of inventories.
 */
chosen_at_first: boolean, 
/**
 * The id of the section it stands beside, as a living text. It is there whenever that section is.
 */
beside: string | null, 
/**
 * What it does that its fields cannot say.
 */
behaviours: Array<Behaviour>, 
/**
 * Place in the share document, smallest first: strengths open it, harms close it.
 */
share_order: number, 
/**
 * Whether it stays out of a share until it is chosen.
 */
share_when_chosen: boolean, 
/**
 * The columns, or the questions of a page, in order.
 */
fields: Array<Field>, };

/**
 * The part of an own worksheet that its maker edits.
 */
export type WorksheetDraft = { 
/**
 * What it is called. Never empty.
 */
title: string, 
/**
 * One sentence that opens it. Empty leaves ours.
 */
about: string, 
/**
 * What stands in it while it is empty. Empty leaves ours.
 */
invitation: string, 
/**
 * The step it serves, 1 to 12, if it serves one.
 */
step: number | null, 
/**
 * How it is laid out.
 */
layout: Shape, 
/**
 * Whether inventories can choose it as a section. Otherwise it stands by itself.
 */
section_of_inventory: boolean, 
/**
 * The columns, or the questions, in order. There is at least one.
 */
fields: Array<FieldDraft>, };

/**
 * A file with a worksheet that was read and can be taken in.
 */
export type WorksheetPreview = { 
/**
 * The worksheet.
 */
draft: WorksheetDraft, 
/**
 * How many filled sheets come with it.
 */
entries: number, };

/**
 * A file that was written at a place that the person chose.
 */
export type WrittenFile = { 
/**
 * Identity in the list.
 */
id: Id, 
/**
 * When it was written.
 */
at: Moment, 
/**
 * What stands in it.
 */
content: FileContent, 
/**
 * In which format.
 */
format: FileFormat, 
/**
 * How people are named in it; absent for a letter and for a copy of the journal.
 */
names: FileNames | null, 
/**
 * The inventories that stand in it and are still in the journal.
 */
inventories: Array<Id>, 
/**
 * Where it was written.
 */
place: FilePlace, 
/**
 * For whom, if the person wanted to remember.
 */
to_whom: string, 
/**
 * What is there now.
 */
state: FileState, };

/**
 * How much was written since an earlier state of a journal: what is new, and what was changed.
 */
export type WrittenSince = { 
/**
 * Pages.
 */
pages: number, 
/**
 * Entries of inventories, and filled worksheets.
 */
entries: number, 
/**
 * Amends, by what is said of them or in their letters.
 */
amends: number, };

/** The commands: what each takes and what it answers. */
export interface Commands {
  /** Where the session stands. Works at any time. */
  app_state: {
    arguments: Record<string, never>;
    result: AppState;
  };
  /** Writes the preferences kept outside the vault. Works at any time. */
  preferences_set: {
    arguments: { preferences: Preferences };
    result: AppState;
  };
  /** How strong a passphrase is. Works at any time; nothing is kept. */
  passphrase_strength: {
    arguments: { passphrase: SecretText };
    result: Strength;
  };
  /** First run: asks for a folder for the new journal. `null` when the dialog was cancelled. */
  place_choose: {
    arguments: Record<string, never>;
    result: FilePlace | null;
  };
  /** First run: holds the passphrase and makes a recovery key, which is shown once. */
  journal_prepare: {
    arguments: { passphrase: SecretText };
    result: RecoverySheet;
  };
  /** Whether the retyped group is the one asked for; of a key made while the journal is open, the others stop then. */
  recovery_confirm: {
    arguments: { text: SecretText };
    result: boolean;
  };
  /** First run: makes the journal that was prepared and opens it. */
  journal_create: {
    arguments: { wording: Wording };
    result: AppState;
  };
  /** Asks for an existing journal file and shows its lock screen. `null` when the dialog was cancelled. */
  journal_choose: {
    arguments: Record<string, never>;
    result: AppState | null;
  };
  /** Makes an example journal that lasts until it is locked, and opens it. */
  example_open: {
    arguments: Record<string, never>;
    result: AppState;
  };
  /** Opens the journal. */
  unlock: {
    arguments: { secret: UnlockSecret };
    result: AppState;
  };
  /** Opens a damaged journal as far as it can be read. Nothing is written. */
  unlock_reading_only: {
    arguments: { secret: UnlockSecret };
    result: AppState;
  };
  /** Stops trying a secret, or taking something in. It ends within moments, and nothing is changed by it. */
  work_stop: {
    arguments: Record<string, never>;
    result: null;
  };
  /** The person knows how much work the file in hand asks for, and wants it tried all the same. */
  cost_accept: {
    arguments: Record<string, never>;
    result: null;
  };
  /** The person knows what was told of the file: that it is older than the one last seen here, or another line, or what else was noticed. It is taken for the newest from now on. */
  older_accept: {
    arguments: Record<string, never>;
    result: AppState;
  };
  /** Writes what is held, closes the journal, wipes the keys and reloads the page. */
  lock: {
    arguments: Record<string, never>;
    result: null;
  };
  /** Something was touched: the time to locking begins anew. */
  activity: {
    arguments: Record<string, never>;
    result: null;
  };
  /** Changes the passphrase. The old one opens nothing afterwards. */
  passphrase_change: {
    arguments: { current: SecretText; new: SecretText; shut_out: boolean };
    result: RecoverySheet | null;
  };
  /** Makes a new recovery key, shown once. The old one opens nothing afterwards. */
  recovery_renew: {
    arguments: { current: SecretText };
    result: RecoverySheet;
  };
  /** Seals everything anew under a new data key, for when the old one may be known to somebody. The passphrase stays; there is a new recovery key, shown once. */
  rekey: {
    arguments: { current: SecretText };
    result: RecoverySheet;
  };
  /** Writes the settings kept in the vault. */
  settings_set: {
    arguments: { settings: VaultSettings };
    result: AppState;
  };
  /** Remembers where the person is, so that unlocking leads back there. */
  place_remember: {
    arguments: { place: string };
    result: null;
  };
  /** Makes a verified copy in the folder of copies beside the journal. It stays until it is removed by hand. */
  backup_now: {
    arguments: Record<string, never>;
    result: CopyMade;
  };
  /** Asks for a place and makes a verified copy there. What could not be saved is not in it. `null` when the dialog was cancelled. */
  copy_make: {
    arguments: Record<string, never>;
    result: CopiedElsewhere | null;
  };
  /** The copies beside the journal and at the second place, newest first. Works while the journal is locked. */
  copies_list: {
    arguments: Record<string, never>;
    result: Array<KeptCopy>;
  };
  /** Where copies are made, and since when that fails. Works while the journal is locked. */
  copies_standing: {
    arguments: Record<string, never>;
    result: CopiesStanding;
  };
  /** Tries once more to make a copy at each place. */
  copies_try_again: {
    arguments: Record<string, never>;
    result: CopiesStanding;
  };
  /** Removes a copy, unless somebody has it open. */
  copy_remove: {
    arguments: { id: string };
    result: null;
  };
  /** Asks for a folder in which copies are made as well, and makes one there. `null` when the dialog was cancelled. */
  second_place_choose: {
    arguments: Record<string, never>;
    result: CopiesStanding | null;
  };
  /** No copy is made at the second place any more. Those that lie there stay. */
  second_place_forget: {
    arguments: Record<string, never>;
    result: CopiesStanding;
  };
  /** Locked: chooses a copy of the list, to be read by unlocking or to be brought back; or none. */
  copy_choose: {
    arguments: { id: string | null };
    result: AppState;
  };
  /** Opens a copy to be looked into beside the journal. A copy under a former key needs the secret of then. */
  copy_look: {
    arguments: { id: string; secret: UnlockSecret | null };
    result: InsideCopy;
  };
  /** How much was written since a copy was made. One under a former key is not looked at. */
  copy_since: {
    arguments: { id: string };
    result: WrittenSince;
  };
  /** One thing in the copy that is looked into. */
  copy_read: {
    arguments: { name: InsideName };
    result: InsideThing;
  };
  /** Takes one thing of the copy that is looked into over into the journal, as one change that can be undone. */
  copy_take_over: {
    arguments: { name: InsideName };
    result: Target;
  };
  /** Closes the copy that is looked into. */
  copy_close: {
    arguments: Record<string, never>;
    result: null;
  };
  /** Brings a copy back in the journal's place, after what is there now was kept. An open journal is locked by it. */
  copy_bring_back: {
    arguments: { id: string; secret: UnlockSecret | null };
    result: AppState;
  };
  /** Shows the system's print dialog for the page as it stands, and remembers what was handed to it. */
  print_page: {
    arguments: { printed: PrintedThing };
    result: null;
  };
  /** Covers the whole screen with the window, or no longer, or leaves it; answers how it is then. */
  full_screen: {
    arguments: { on: boolean | null };
    result: boolean;
  };
  /** Opens an address outside, after the page has asked. Only `https:` and `mailto:`. */
  link_open: {
    arguments: { address: string };
    result: null;
  };
  /** The page has painted its first view: the window may be shown. */
  painted: {
    arguments: Record<string, never>;
    result: null;
  };
  /** Writes a journal whose file was taken away while it was open into a folder of the person's choice, or where it was, and locks it. */
  rescue: {
    arguments: { choose_folder: boolean };
    result: null;
  };
  /** The page answers that it is there, while its last words are waited for. */
  still_here: {
    arguments: Record<string, never>;
    result: null;
  };
  /** Closes the app, after writing what is held. Where words could not be written it stays, and an event asks. */
  quit: {
    arguments: Record<string, never>;
    result: null;
  };
  /** Closes the app though words are not in the journal, if they lie sealed in a file of their own. */
  quit_anyway: {
    arguments: Record<string, never>;
    result: null;
  };
  /** Takes an edit. It is held in Rust at once and written within half a second. */
  edit: {
    arguments: { edit: Edit };
    result: null;
  };
  /** Writes what is held now and says when it was written. */
  flush: {
    arguments: Record<string, never>;
    result: Moment;
  };
  /** Writes what cannot be written in its place as pages of their own. */
  unsaved_set_apart: {
    arguments: Record<string, never>;
    result: null;
  };
  /** The person knows what came of the words that an earlier session could not write. */
  brought_in_accept: {
    arguments: Record<string, never>;
    result: AppState;
  };
  /** Takes back the last change. `null` when there is none. */
  undo: {
    arguments: Record<string, never>;
    result: Undone | null;
  };
  /** Does again what was taken back. `null` when there is nothing. */
  redo: {
    arguments: Record<string, never>;
    result: Undone | null;
  };
  /** Whether there is something to undo or redo. */
  undo_state: {
    arguments: Record<string, never>;
    result: UndoState;
  };
  /** What the first page shows. */
  today: {
    arguments: Record<string, never>;
    result: Today;
  };
  /** Looks through everything that was written; best first, at most `limit`. */
  search: {
    arguments: { query: string; limit: number };
    result: Array<SearchHit>;
  };
  /** All people, by name; those in the trash too, since entries keep their names. */
  people_list: {
    arguments: Record<string, never>;
    result: Array<Person>;
  };
  /** The person of that name (case and accents aside), made if there is none. */
  person_find_or_create: {
    arguments: { name: string; kind: PersonKind };
    result: Person;
  };
  /** In how many places that are in view each person is linked. */
  people_links: {
    arguments: Record<string, never>;
    result: Array<PersonLinks>;
  };
  /** Somebody, and everything that speaks of them. */
  person_page: {
    arguments: { id: Id };
    result: PersonPage;
  };
  /** Makes one of two people who are the same. `other` is gone; one undo brings all of it back. */
  person_merge: {
    arguments: { keep: Id; other: Id };
    result: Person;
  };
  /** Puts a person in the trash. Their name stays where it stands, or is taken out everywhere: answers keep their words, and amends go to the trash. */
  person_delete: {
    arguments: { id: Id; unlink: boolean };
    result: null;
  };
  /** The worksheets there are: ours in their order, then the person's own. */
  worksheets: {
    arguments: Record<string, never>;
    result: Array<Worksheet>;
  };
  /** A worksheet as it was asked in one of its versions. */
  worksheet_version: {
    arguments: { id: string; version: number };
    result: Worksheet;
  };
  /** A worksheet that stands by itself, with all that is asked in its entries, in whatever version. */
  worksheet_asked: {
    arguments: { id: string };
    result: Worksheet;
  };
  /** The worksheets that are in view in an inventory, in their order: its sections, and what stands beside them. */
  sections_list: {
    arguments: { inventory: Id };
    result: Array<Worksheet>;
  };
  /** All inventories, newest first. */
  inventories_list: {
    arguments: Record<string, never>;
    result: Array<Inventory>;
  };
  /** Begins an inventory. */
  inventory_create: {
    arguments: { draft: InventoryDraft };
    result: Inventory;
  };
  /** Puts an inventory and its entries in the trash. */
  inventory_delete: {
    arguments: { id: Id };
    result: null;
  };
  /** The entries of one worksheet, in an inventory or by themselves, in order. */
  entries_list: {
    arguments: { inventory: Id | null; worksheet: string };
    result: Array<Entry>;
  };
  /** Makes an empty entry, at the end or after another, and under another where entries are a chain. */
  entry_create: {
    arguments: { inventory: Id | null; worksheet: string; after: Id | null; under: Id | null };
    result: Entry;
  };
  /** Writes a block of cells, pasted or emptied, as one change; rows without an entry are made. Answers with its rows. */
  block_write: {
    arguments: { inventory: Id | null; worksheet: string; rows: Array<BlockRow> };
    result: Array<Entry>;
  };
  /** Moves an entry behind another, or to the front. */
  entry_move: {
    arguments: { id: Id; after: Id | null };
    result: null;
  };
  /** Puts an entry in the trash. */
  entry_delete: {
    arguments: { id: Id };
    result: null;
  };
  /** Carries a harm to the Step 8 list, once, keeping the link both ways. */
  entry_carry: {
    arguments: { id: Id };
    result: Carried;
  };
  /** The entries of a worksheet that stand by themselves, the newest day first: what they are called, none of their text. */
  entry_titles: {
    arguments: { worksheet: string };
    result: Array<EntryTitle>;
  };
  /** One entry. */
  entry_get: {
    arguments: { id: Id };
    result: Entry;
  };
  /** Makes a worksheet or a pack of questions. */
  worksheet_create: {
    arguments: { draft: WorksheetDraft };
    result: Worksheet;
  };
  /** An own worksheet as its maker edits it. */
  worksheet_draft: {
    arguments: { id: Id };
    result: WorksheetDraft;
  };
  /** Puts an own worksheet and its entries in the trash. */
  worksheet_delete: {
    arguments: { id: Id };
    result: null;
  };
  /** Asks for a place and writes an own worksheet there, with what was filled in if that is wanted, readable by the owner alone. `null` when cancelled. */
  worksheet_export: {
    arguments: { id: Id; filled: boolean };
    result: Exported | null;
  };
  /** Asks for a file with a worksheet and reads it. Nothing is taken in yet. `null` when cancelled. */
  worksheet_choose: {
    arguments: Record<string, never>;
    result: WorksheetPreview | null;
  };
  /** Takes in the worksheet that was read last, or lets it go. */
  worksheet_take_in: {
    arguments: { accept: boolean };
    result: Worksheet | null;
  };
  /** What the answers of an entry said before, newest first. */
  entry_history: {
    arguments: { entry: Id };
    result: Array<EarlierAnswer>;
  };
  /** An earlier answer beside the one that stands there now. It is brought back by an edit. */
  answer_compare: {
    arguments: { entry: Id; version: number };
    result: Comparison;
  };
  /** What recurs in some inventories, or in all when none are named, and with `sheets` in what stands by itself; most often first. */
  patterns_list: {
    arguments: { inventories: Array<Id> | null; sheets: boolean };
    result: Array<Pattern>;
  };
  /** The entries in which a pattern was marked, changed last first. */
  pattern_entries: {
    arguments: { value: string; own: boolean; inventories: Array<Id> | null; sheets: boolean };
    result: Array<PatternEntry>;
  };
  /** The whole list. */
  amends_list: {
    arguments: Record<string, never>;
    result: Array<Amends>;
  };
  /** Puts a person and a harm on the list, not yet sorted. */
  amends_create: {
    arguments: { person: Id; harm: string };
    result: Amends;
  };
  /** Moves an amends, and keeps what was said on the way: a note for its history; when it is deferred, the reason and the day to look again; when it is made, how it went. */
  amends_move: {
    arguments: { id: Id; to: AmendsMove };
    result: Amends;
  };
  /** Puts an amends in the trash. */
  amends_delete: {
    arguments: { id: Id };
    result: null;
  };
  /** The letter of an amends, as Markdown; empty when none was begun. It is written by an edit, and never sent. */
  amends_letter: {
    arguments: { id: Id };
    result: string;
  };
  /** Answers a question of *Would it injure?*, or takes its answer away. */
  injury_answer: {
    arguments: { id: Id; question: InjuryQuestion; answer: InjuryReply | null };
    result: Amends;
  };
  /** Adds a line to the ledger of an amends. The amount is an exact decimal with a point: `1234.50`. */
  ledger_add: {
    arguments: { id: Id; draft: LedgerDraft };
    result: Amends;
  };
  /** Writes a line of a ledger anew. */
  ledger_set: {
    arguments: { line: Id; draft: LedgerDraft };
    result: Amends;
  };
  /** Takes a line out of its ledger. */
  ledger_remove: {
    arguments: { line: Id };
    result: Amends;
  };
  /** All reflections, newest day first. */
  reflections_list: {
    arguments: Record<string, never>;
    result: Array<ReflectionSummary>;
  };
  /** One reflection. */
  reflection_get: {
    arguments: { id: Id };
    result: Reflection;
  };
  /** A blank page, dated today. */
  reflection_create: {
    arguments: Record<string, never>;
    result: Reflection;
  };
  /** Puts a reflection in the trash. */
  reflection_delete: {
    arguments: { id: Id };
    result: null;
  };
  /** Markdown as a tree of nodes. */
  markdown_preview: {
    arguments: { text: string };
    result: Array<Node>;
  };
  /** The twelve. */
  steps_list: {
    arguments: Record<string, never>;
    result: Array<StepRecord>;
  };
  /** Sets a step's status. */
  step_status_set: {
    arguments: { number: number; status: StepStatus };
    result: StepRecord;
  };
  /** What was deleted and is still in the trash, newest first. */
  trash_list: {
    arguments: Record<string, never>;
    result: Array<TrashItem>;
  };
  /** Gets a thing back. */
  trash_restore: {
    arguments: { target: Target };
    result: null;
  };
  /** Destroys a thing that is in the trash, as `inventory_destroy` does an inventory. */
  trash_destroy: {
    arguments: { target: Target; current: SecretText };
    result: Destroyed;
  };
  /** How far an inventory was read to somebody, and what became of each entry. */
  reading_list: {
    arguments: { inventory: Id };
    result: Readings;
  };
  /** Marks an entry as read to somebody, now, or takes the mark away. */
  reading_mark: {
    arguments: { entry: Id; shared: boolean };
    result: null;
  };
  /** Sets whether the person wants to come back to an entry. */
  reading_come_back: {
    arguments: { entry: Id; come_back: boolean };
    result: null;
  };
  /** Remembers at which entry the reading of an inventory stopped, or that it begins anew. */
  reading_stop: {
    arguments: { inventory: Id; entry: Id | null };
    result: null;
  };
  /** Carries the harms of an inventory to the Step 8 list as one change, each once; says how many name nobody. */
  harms_carry: {
    arguments: { inventory: Id };
    result: HarmsCarried;
  };
  /** The document as the other person will see it, the names in its text, and what may still tell who somebody is. */
  share_preview: {
    arguments: { selection: ShareSelection };
    result: SharePreview;
  };
  /** How a person, as the draft has them, is named in a share where names are not told. */
  share_names: {
    arguments: { id: Id; draft: PersonDraft; language: string };
    result: ShareNames;
  };
  /** The Step 8 list as the other person will see it, the names in its text, and what may still tell who somebody is. */
  amends_preview: {
    arguments: { selection: AmendsSelection };
    result: SharePreview;
  };
  /** As `share_export`, with the Step 8 list. */
  amends_export: {
    arguments: { selection: AmendsSelection; format: ShareFormat; passphrase: SecretText | null; to_whom: string };
    result: Exported | null;
  };
  /** As `share_export`, with the letter of an amends as it was written, names and all. */
  letter_export: {
    arguments: { id: Id; format: ShareFormat; language: string; passphrase: SecretText | null; to_whom: string };
    result: Exported | null;
  };
  /** Asks for a place and writes the document there, readable by the owner alone, sealed where the format is. Whom it is for may stay empty. `null` when cancelled. */
  share_export: {
    arguments: { selection: ShareSelection; format: ShareFormat; passphrase: SecretText | null; to_whom: string };
    result: Exported | null;
  };
  /** Six words for the passphrase of a sealed document, drawn anew each time. They are kept nowhere. */
  passphrase_propose: {
    arguments: { language: string };
    result: string;
  };
  /** The characters of a document that a PDF cannot show; none where it can show all. */
  pdf_unprintable: {
    arguments: { document: ShareDocument };
    result: Array<string>;
  };
  /** The choices that were kept, the ones last made among them; kept last first. */
  share_choices_list: {
    arguments: Record<string, never>;
    result: Array<ShareChoice>;
  };
  /** Keeps choices under a name: anew, or in the place of those of an id. */
  share_choice_save: {
    arguments: { id: Id | null; name: string; inventory: Id; choices: Choices };
    result: ShareChoice;
  };
  /** Lets choices that have a name go. */
  share_choice_delete: {
    arguments: { id: Id };
    result: null;
  };
  /** Keeps the choices last made for an inventory, in the place of those before. They are no part of undo. */
  share_choices_keep: {
    arguments: { inventory: Id; choices: Choices };
    result: null;
  };
  /** The files that were written at places that the person chose, newest first, and what is there now. */
  written_files_list: {
    arguments: Record<string, never>;
    result: Array<WrittenFile>;
  };
  /** Deletes a file if it is still the one that was written, and says what is there then. */
  written_file_delete: {
    arguments: { id: Id };
    result: WrittenFile;
  };
  /** Forgets a line of the list, and leaves the file as it is. */
  written_file_forget: {
    arguments: { id: Id };
    result: null;
  };
  /** What lies outside of the notebook and belongs to it or points to it. */
  outside_list: {
    arguments: Record<string, never>;
    result: Array<Outside>;
  };
  /** Shows the folder of one of these in the system's own program for files. */
  outside_look: {
    arguments: { kind: OutsideKind };
    result: null;
  };
  /** Removes what can be removed of one of these, and says what lies outside then. */
  outside_remove: {
    arguments: { kind: OutsideKind };
    result: Array<Outside>;
  };
  /** The inventories that are sealed away. */
  inventories_sealed_away: {
    arguments: Record<string, never>;
    result: Array<Inventory>;
  };
  /** Puts an inventory out of view and out of search until it is asked for. */
  inventory_seal_away: {
    arguments: { id: Id };
    result: null;
  };
  /** Brings an inventory back that was sealed away. */
  inventory_bring_back: {
    arguments: { id: Id };
    result: null;
  };
  /** Destroys an inventory: its entries, what they said before, what was said when they were read. The journal is written anew without it, and each copy that the app knows; the answer says what may still hold it. The passphrase is asked for; the example, which has none that anybody knows, takes any. */
  inventory_destroy: {
    arguments: { id: Id; current: SecretText };
    result: Destroyed;
  };
  /** Deletes the copies that the last destroying left as they were, and says of each what became of it. */
  held_copies_delete: {
    arguments: Record<string, never>;
    result: Array<CopyDealtWith>;
  };
  /** Makes a copy, then deletes those from before the journal was last sealed anew, and says of each what became of it. */
  former_copies_delete: {
    arguments: Record<string, never>;
    result: Array<CopyDealtWith>;
  };
}
