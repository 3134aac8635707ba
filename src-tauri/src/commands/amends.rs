//! Amends.

use candor_journal::model::{Amends, AmendsMove, Id, InjuryQuestion, InjuryReply, LedgerDraft};

adapters! {
    amends_list() -> Vec<Amends>;
    amends_create(person: Id, harm: String) -> Amends;
    amends_move(id: Id, to: AmendsMove) -> Amends;
    amends_delete(id: Id) -> ();
    amends_letter(id: Id) -> String;
    injury_answer(id: Id, question: InjuryQuestion, answer: Option<InjuryReply>) -> Amends;
    ledger_add(id: Id, draft: LedgerDraft) -> Amends;
    ledger_set(line: Id, draft: LedgerDraft) -> Amends;
    ledger_remove(line: Id) -> Amends;
}
