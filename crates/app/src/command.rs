//! The list of commands: what the page may ask of the app, and nothing else.
//!
//! The shell has an adapter of a line for each, its capability file lists each, and the page's types are written
//! from this list, so the three cannot drift apart unnoticed.

use candor_journal::model::{
    Amends, AmendsMove, BlockRow, Choices, Comparison, EarlierAnswer, Edit, Entry, EntryTitle, HarmsCarried,
    Id, InjuryQuestion, InjuryReply, Inventory, InventoryDraft, LedgerDraft, Moment, Node, Pattern,
    PatternEntry, Person, PersonDraft, PersonKind, PersonLinks, PersonPage, Readings, Reflection,
    ReflectionSummary, SearchHit, ShareChoice, StepRecord, StepStatus, Target, TrashItem, Undone,
    VaultSettings, Wording, Worksheet, WorksheetDraft, WorksheetPreview, WrittenSince,
};
use candor_share::model::{
    AmendsSelection, ShareDocument, ShareFormat, ShareNames, SharePreview, ShareSelection,
};
use ts_rs::TS;

use crate::api::{
    AppState, Carried, CopiedElsewhere, CopiesStanding, CopyDealtWith, CopyMade, Destroyed, Exported,
    FilePlace, InsideCopy, InsideName, InsideThing, KeptCopy, Outside, OutsideKind, Preferences,
    PrintedThing, RecoverySheet, SecretText, Strength, Today, UndoState, UnlockSecret, WrittenFile,
};

/// Declares the commands: their names as data, and their types for the page.
macro_rules! commands {
    ($( $(#[doc = $doc:literal])* $name:ident ( $($argument:ident : $type:ty),* $(,)? ) -> $result:ty; )*) => {
        /// The names of all commands, in the order of the list.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Tells a visitor of each command: its name, its documentation, its arguments and its result.
        pub(crate) fn visit(visitor: &mut impl CommandVisitor) {
            $(
                visitor.command(stringify!($name), &[$($doc),*]);
                $( visitor.argument::<$type>(stringify!($argument)); )*
                visitor.result::<$result>();
            )*
        }
    };
}

/// Someone who is told of each command in turn.
pub(crate) trait CommandVisitor {
    fn command(&mut self, name: &'static str, documentation: &[&'static str]);
    fn argument<T: TS + 'static + ?Sized>(&mut self, name: &'static str);
    fn result<T: TS + 'static + ?Sized>(&mut self);
}

commands! {
    // ── Session ──────────────────────────────────────────────────────────────
    /// Where the session stands. Works at any time.
    app_state() -> AppState;
    /// Writes the preferences kept outside the vault. Works at any time.
    preferences_set(preferences: Preferences) -> AppState;
    /// How strong a passphrase is. Works at any time; nothing is kept.
    passphrase_strength(passphrase: SecretText) -> Strength;
    /// First run: asks for a folder for the new journal. `null` when the dialog was cancelled.
    place_choose() -> Option<FilePlace>;
    /// First run: holds the passphrase and makes a recovery key, which is shown once.
    journal_prepare(passphrase: SecretText) -> RecoverySheet;
    /// Whether the retyped group is the one asked for; of a key made while the journal is open, the others stop then.
    recovery_confirm(text: SecretText) -> bool;
    /// First run: makes the journal that was prepared and opens it.
    journal_create(wording: Wording) -> AppState;
    /// Asks for an existing journal file and shows its lock screen. `null` when the dialog was cancelled.
    journal_choose() -> Option<AppState>;
    /// Makes an example journal that lasts until it is locked, and opens it.
    example_open() -> AppState;
    /// Opens the journal.
    unlock(secret: UnlockSecret) -> AppState;
    /// Opens a damaged journal as far as it can be read. Nothing is written.
    unlock_reading_only(secret: UnlockSecret) -> AppState;
    /// Stops trying a secret, or taking something in. It ends within moments, and nothing is changed by it.
    work_stop() -> ();
    /// The person knows how much work the file in hand asks for, and wants it tried all the same.
    cost_accept() -> ();
    /// The person knows what was told of the file: that it is older than the one last seen here, or another line, or what
    /// else was noticed. It is taken for the newest from now on.
    older_accept() -> AppState;
    /// Writes what is held, closes the journal, wipes the keys and reloads the page.
    lock() -> ();
    /// Something was touched: the time to locking begins anew.
    activity() -> ();
    /// Changes the passphrase. The old one opens nothing afterwards.
    passphrase_change(current: SecretText, new: SecretText, shut_out: bool) -> Option<RecoverySheet>;
    /// Makes a new recovery key, shown once. The old one opens nothing afterwards.
    recovery_renew(current: SecretText) -> RecoverySheet;
    /// Seals everything anew under a new data key, for when the old one may be known to somebody. The passphrase
    /// stays; there is a new recovery key, shown once.
    rekey(current: SecretText) -> RecoverySheet;
    /// Writes the settings kept in the vault.
    settings_set(settings: VaultSettings) -> AppState;
    /// Remembers where the person is, so that unlocking leads back there.
    place_remember(place: String) -> ();
    /// Makes a verified copy in the folder of copies beside the journal. It stays until it is removed by hand.
    backup_now() -> CopyMade;
    /// Asks for a place and makes a verified copy there. What could not be saved is not in it. `null` when the dialog was cancelled.
    copy_make() -> Option<CopiedElsewhere>;
    /// The copies beside the journal and at the second place, newest first. Works while the journal is locked.
    copies_list() -> Vec<KeptCopy>;
    /// Where copies are made, and since when that fails. Works while the journal is locked.
    copies_standing() -> CopiesStanding;
    /// Tries once more to make a copy at each place.
    copies_try_again() -> CopiesStanding;
    /// Removes a copy, unless somebody has it open.
    copy_remove(id: String) -> ();
    /// Asks for a folder in which copies are made as well, and makes one there. `null` when the dialog was cancelled.
    second_place_choose() -> Option<CopiesStanding>;
    /// No copy is made at the second place any more. Those that lie there stay.
    second_place_forget() -> CopiesStanding;
    /// Locked: chooses a copy of the list, to be read by unlocking or to be brought back; or none.
    copy_choose(id: Option<String>) -> AppState;
    /// Opens a copy to be looked into beside the journal. A copy under a former key needs the secret of then.
    copy_look(id: String, secret: Option<UnlockSecret>) -> InsideCopy;
    /// How much was written since a copy was made. One under a former key is not looked at.
    copy_since(id: String) -> WrittenSince;
    /// One thing in the copy that is looked into.
    copy_read(name: InsideName) -> InsideThing;
    /// Takes one thing of the copy that is looked into over into the journal, as one change that can be undone.
    copy_take_over(name: InsideName) -> Target;
    /// Closes the copy that is looked into.
    copy_close() -> ();
    /// Brings a copy back in the journal's place, after what is there now was kept. An open journal is locked by it.
    copy_bring_back(id: String, secret: Option<UnlockSecret>) -> AppState;
    /// Shows the system's print dialog for the page as it stands, and remembers what was handed to it.
    print_page(printed: PrintedThing) -> ();
    /// Covers the whole screen with the window, or no longer, or leaves it; answers how it is then.
    full_screen(on: Option<bool>) -> bool;
    /// Opens an address outside, after the page has asked. Only `https:` and `mailto:`.
    link_open(address: String) -> ();
    /// The page has painted its first view: the window may be shown.
    painted() -> ();
    /// Writes a journal whose file was taken away while it was open into a folder of the person's choice, or where it
    /// was, and locks it.
    rescue(choose_folder: bool) -> ();
    /// The page answers that it is there, while its last words are waited for.
    still_here() -> ();
    /// Closes the app, after writing what is held. Where words could not be written it stays, and an event asks.
    quit() -> ();
    /// Closes the app though words are not in the journal, if they lie sealed in a file of their own.
    quit_anyway() -> ();

    // ── Writing ──────────────────────────────────────────────────────────────
    /// Takes an edit. It is held in Rust at once and written within half a second.
    edit(edit: Edit) -> ();
    /// Writes what is held now and says when it was written.
    flush() -> Moment;
    /// Writes what cannot be written in its place as pages of their own.
    unsaved_set_apart() -> ();
    /// The person knows what came of the words that an earlier session could not write.
    brought_in_accept() -> AppState;
    /// Takes back the last change. `null` when there is none.
    undo() -> Option<Undone>;
    /// Does again what was taken back. `null` when there is nothing.
    redo() -> Option<Undone>;
    /// Whether there is something to undo or redo.
    undo_state() -> UndoState;

    // ── Today and search ─────────────────────────────────────────────────────
    /// What the first page shows.
    today() -> Today;
    /// Looks through everything that was written; best first, at most `limit`.
    search(query: String, limit: u32) -> Vec<SearchHit>;

    // ── People ───────────────────────────────────────────────────────────────
    /// All people, by name; those in the trash too, since entries keep their names.
    people_list() -> Vec<Person>;
    /// The person of that name (case and accents aside), made if there is none.
    person_find_or_create(name: String, kind: PersonKind) -> Person;
    /// In how many places that are in view each person is linked.
    people_links() -> Vec<PersonLinks>;
    /// Somebody, and everything that speaks of them.
    person_page(id: Id) -> PersonPage;
    /// Makes one of two people who are the same. `other` is gone; one undo brings all of it back.
    person_merge(keep: Id, other: Id) -> Person;
    /// Puts a person in the trash. Their name stays where it stands, or is taken out everywhere: answers keep their
    /// words, and amends go to the trash.
    person_delete(id: Id, unlink: bool) -> ();

    // ── Inventories ──────────────────────────────────────────────────────────
    /// The worksheets there are: ours in their order, then the person's own.
    worksheets() -> Vec<Worksheet>;
    /// A worksheet as it was asked in one of its versions.
    worksheet_version(id: String, version: u32) -> Worksheet;
    /// A worksheet that stands by itself, with all that is asked in its entries, in whatever version.
    worksheet_asked(id: String) -> Worksheet;
    /// The worksheets that are in view in an inventory, in their order: its sections, and what stands beside them.
    sections_list(inventory: Id) -> Vec<Worksheet>;
    /// All inventories, newest first.
    inventories_list() -> Vec<Inventory>;
    /// Begins an inventory.
    inventory_create(draft: InventoryDraft) -> Inventory;
    /// Puts an inventory and its entries in the trash.
    inventory_delete(id: Id) -> ();
    /// The entries of one worksheet, in an inventory or by themselves, in order.
    entries_list(inventory: Option<Id>, worksheet: String) -> Vec<Entry>;
    /// Makes an empty entry, at the end or after another, and under another where entries are a chain.
    entry_create(inventory: Option<Id>, worksheet: String, after: Option<Id>, under: Option<Id>) -> Entry;
    /// Writes a block of cells, pasted or emptied, as one change; rows without an entry are made. Answers with its rows.
    block_write(inventory: Option<Id>, worksheet: String, rows: Vec<BlockRow>) -> Vec<Entry>;
    /// Moves an entry behind another, or to the front.
    entry_move(id: Id, after: Option<Id>) -> ();
    /// Puts an entry in the trash.
    entry_delete(id: Id) -> ();
    /// Carries a harm to the Step 8 list, once, keeping the link both ways.
    entry_carry(id: Id) -> Carried;

    // ── Worksheets of one's own ──────────────────────────────────────────────
    /// The entries of a worksheet that stand by themselves, the newest day first: what they are called, none of
    /// their text.
    entry_titles(worksheet: String) -> Vec<EntryTitle>;
    /// One entry.
    entry_get(id: Id) -> Entry;
    /// Makes a worksheet or a pack of questions.
    worksheet_create(draft: WorksheetDraft) -> Worksheet;
    /// An own worksheet as its maker edits it.
    worksheet_draft(id: Id) -> WorksheetDraft;
    /// Puts an own worksheet and its entries in the trash.
    worksheet_delete(id: Id) -> ();
    /// Asks for a place and writes an own worksheet there, with what was filled in if that is wanted, readable by
    /// the owner alone. `null` when cancelled.
    worksheet_export(id: Id, filled: bool) -> Option<Exported>;
    /// Asks for a file with a worksheet and reads it. Nothing is taken in yet. `null` when cancelled.
    worksheet_choose() -> Option<WorksheetPreview>;
    /// Takes in the worksheet that was read last, or lets it go.
    worksheet_take_in(accept: bool) -> Option<Worksheet>;

    // ── History ──────────────────────────────────────────────────────────────
    /// What the answers of an entry said before, newest first.
    entry_history(entry: Id) -> Vec<EarlierAnswer>;
    /// An earlier answer beside the one that stands there now. It is brought back by an edit.
    answer_compare(entry: Id, version: u32) -> Comparison;

    // ── Patterns ─────────────────────────────────────────────────────────────
    /// What recurs in some inventories, or in all when none are named, and with `sheets` in what stands by itself;
    /// most often first.
    patterns_list(inventories: Option<Vec<Id>>, sheets: bool) -> Vec<Pattern>;
    /// The entries in which a pattern was marked, changed last first.
    pattern_entries(value: String, own: bool, inventories: Option<Vec<Id>>, sheets: bool) -> Vec<PatternEntry>;

    // ── Amends ───────────────────────────────────────────────────────────────
    /// The whole list.
    amends_list() -> Vec<Amends>;
    /// Puts a person and a harm on the list, not yet sorted.
    amends_create(person: Id, harm: String) -> Amends;
    /// Moves an amends, and keeps what was said on the way: a note for its history; when it is deferred, the reason
    /// and the day to look again; when it is made, how it went.
    amends_move(id: Id, to: AmendsMove) -> Amends;
    /// Puts an amends in the trash.
    amends_delete(id: Id) -> ();
    /// The letter of an amends, as Markdown; empty when none was begun. It is written by an edit, and never sent.
    amends_letter(id: Id) -> String;
    /// Answers a question of *Would it injure?*, or takes its answer away.
    injury_answer(id: Id, question: InjuryQuestion, answer: Option<InjuryReply>) -> Amends;
    /// Adds a line to the ledger of an amends. The amount is an exact decimal with a point: `1234.50`.
    ledger_add(id: Id, draft: LedgerDraft) -> Amends;
    /// Writes a line of a ledger anew.
    ledger_set(line: Id, draft: LedgerDraft) -> Amends;
    /// Takes a line out of its ledger.
    ledger_remove(line: Id) -> Amends;

    // ── Reflections ──────────────────────────────────────────────────────────
    /// All reflections, newest day first.
    reflections_list() -> Vec<ReflectionSummary>;
    /// One reflection.
    reflection_get(id: Id) -> Reflection;
    /// A blank page, dated today.
    reflection_create() -> Reflection;
    /// Puts a reflection in the trash.
    reflection_delete(id: Id) -> ();
    /// Markdown as a tree of nodes.
    markdown_preview(text: String) -> Vec<Node>;

    // ── Steps ────────────────────────────────────────────────────────────────
    /// The twelve.
    steps_list() -> Vec<StepRecord>;
    /// Sets a step's status.
    step_status_set(number: u8, status: StepStatus) -> StepRecord;

    // ── Trash ────────────────────────────────────────────────────────────────
    /// What was deleted and is still in the trash, newest first.
    trash_list() -> Vec<TrashItem>;
    /// Gets a thing back.
    trash_restore(target: Target) -> ();
    /// Destroys a thing that is in the trash, as `inventory_destroy` does an inventory.
    trash_destroy(target: Target, current: SecretText) -> Destroyed;

    // ── Reading to somebody ──────────────────────────────────────────────────
    /// How far an inventory was read to somebody, and what became of each entry.
    reading_list(inventory: Id) -> Readings;
    /// Marks an entry as read to somebody, now, or takes the mark away.
    reading_mark(entry: Id, shared: bool) -> ();
    /// Sets whether the person wants to come back to an entry.
    reading_come_back(entry: Id, come_back: bool) -> ();
    /// Remembers at which entry the reading of an inventory stopped, or that it begins anew.
    reading_stop(inventory: Id, entry: Option<Id>) -> ();
    /// Carries the harms of an inventory to the Step 8 list as one change, each once; says how many name nobody.
    harms_carry(inventory: Id) -> HarmsCarried;

    // ── Share ────────────────────────────────────────────────────────────────
    /// The document as the other person will see it, the names in its text, and what may still tell who somebody is.
    share_preview(selection: ShareSelection) -> SharePreview;
    /// How a person, as the draft has them, is named in a share where names are not told.
    share_names(id: Id, draft: PersonDraft, language: String) -> ShareNames;
    /// The Step 8 list as the other person will see it, the names in its text, and what may still tell who somebody is.
    amends_preview(selection: AmendsSelection) -> SharePreview;
    /// As `share_export`, with the Step 8 list.
    amends_export(selection: AmendsSelection, format: ShareFormat, passphrase: Option<SecretText>, to_whom: String) -> Option<Exported>;
    /// As `share_export`, with the letter of an amends as it was written, names and all.
    letter_export(id: Id, format: ShareFormat, language: String, passphrase: Option<SecretText>, to_whom: String) -> Option<Exported>;
    /// Asks for a place and writes the document there, readable by the owner alone, sealed where the format is. Whom
    /// it is for may stay empty. `null` when cancelled.
    share_export(selection: ShareSelection, format: ShareFormat, passphrase: Option<SecretText>, to_whom: String) -> Option<Exported>;
    /// Six words for the passphrase of a sealed document, drawn anew each time. They are kept nowhere.
    passphrase_propose(language: String) -> String;
    /// The characters of a document that a PDF cannot show; none where it can show all.
    pdf_unprintable(document: ShareDocument) -> Vec<char>;
    /// The choices that were kept, the ones last made among them; kept last first.
    share_choices_list() -> Vec<ShareChoice>;
    /// Keeps choices under a name: anew, or in the place of those of an id.
    share_choice_save(id: Option<Id>, name: String, inventory: Id, choices: Choices) -> ShareChoice;
    /// Lets choices that have a name go.
    share_choice_delete(id: Id) -> ();
    /// Keeps the choices last made for an inventory, in the place of those before. They are no part of undo.
    share_choices_keep(inventory: Id, choices: Choices) -> ();

    // ── After a share ────────────────────────────────────────────────────────
    /// The files that were written at places that the person chose, newest first, and what is there now.
    written_files_list() -> Vec<WrittenFile>;
    /// Deletes a file if it is still the one that was written, and says what is there then.
    written_file_delete(id: Id) -> WrittenFile;
    /// Forgets a line of the list, and leaves the file as it is.
    written_file_forget(id: Id) -> ();
    /// What lies outside of the notebook and belongs to it or points to it.
    outside_list() -> Vec<Outside>;
    /// Shows the folder of one of these in the system's own program for files.
    outside_look(kind: OutsideKind) -> ();
    /// Removes what can be removed of one of these, and says what lies outside then.
    outside_remove(kind: OutsideKind) -> Vec<Outside>;
    /// The inventories that are sealed away.
    inventories_sealed_away() -> Vec<Inventory>;
    /// Puts an inventory out of view and out of search until it is asked for.
    inventory_seal_away(id: Id) -> ();
    /// Brings an inventory back that was sealed away.
    inventory_bring_back(id: Id) -> ();
    /// Destroys an inventory: its entries, what they said before, what was said when they were read. The journal is
    /// written anew without it, and each copy that the app knows; the answer says what may still hold it. The
    /// passphrase is asked for; the example, which has none that anybody knows, takes any.
    inventory_destroy(id: Id, current: SecretText) -> Destroyed;
    /// Deletes the copies that the last destroying left as they were, and says of each what became of it.
    held_copies_delete() -> Vec<CopyDealtWith>;
    /// Makes a copy, then deletes those from before the journal was last sealed anew, and says of each what became of it.
    former_copies_delete() -> Vec<CopyDealtWith>;
}
