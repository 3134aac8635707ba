//! By which ids `locales/` has the words of what can be chosen of an amends.

use candor_journal::model::{
    AmendsKind, AmendsStatus, DeferralReason, InjuryQuestion, InjuryReply, Willingness,
};

pub(super) fn status(status: AmendsStatus) -> &'static str {
    match status {
        AmendsStatus::Unsorted => "unsorted",
        AmendsStatus::Planned => "planned",
        AmendsStatus::Made => "made",
        AmendsStatus::Deferred => "deferred",
    }
}

pub(super) fn willingness(willingness: Willingness) -> &'static str {
    match willingness {
        Willingness::NotYet => "amends-willing-not_yet",
        Willingness::Partly => "amends-willing-partly",
        Willingness::Willing => "amends-willing-willing",
    }
}

pub(super) fn kind(kind: AmendsKind) -> &'static str {
    match kind {
        AmendsKind::Direct => "amends-kind-direct",
        AmendsKind::Living => "amends-kind-living",
        AmendsKind::Indirect => "amends-kind-indirect",
        AmendsKind::Financial => "amends-kind-financial",
        AmendsKind::UnsentLetter => "amends-kind-unsent_letter",
        AmendsKind::Anonymous => "amends-kind-anonymous",
        AmendsKind::Institution => "amends-kind-institution",
        AmendsKind::SomeoneWhoDied => "amends-kind-someone_who_died",
        AmendsKind::CannotBeReached => "amends-kind-cannot_be_reached",
    }
}

pub(super) fn reason(reason: DeferralReason) -> &'static str {
    match reason {
        DeferralReason::WouldInjure => "amends-reason-would_injure",
        DeferralReason::NotYetWilling => "amends-reason-not_yet_willing",
        DeferralReason::CannotBeReached => "amends-reason-cannot_be_reached",
        DeferralReason::WaitingForAdvice => "amends-reason-waiting_for_advice",
        DeferralReason::NotSafeForMe => "amends-reason-not_safe_for_me",
        DeferralReason::Another => "amends-reason-another",
    }
}

pub(super) fn question(question: InjuryQuestion) -> &'static str {
    match question {
        InjuryQuestion::NoContact => "amends-injury-no_contact",
        InjuryQuestion::Abuse => "amends-injury-abuse",
        InjuryQuestion::ThirdPerson => "amends-injury-third_person",
        InjuryQuestion::SafetyOrLiving => "amends-injury-safety_or_living",
        InjuryQuestion::Legal => "amends-injury-legal",
        InjuryQuestion::NotSafeForMe => "amends-injury-not_safe_for_me",
        InjuryQuestion::EasingMyself => "amends-injury-easing_myself",
        InjuryQuestion::TalkedOver => "amends-injury-talked_over",
    }
}

pub(super) fn reply(reply: InjuryReply) -> &'static str {
    match reply {
        InjuryReply::Yes => "amends-injury-yes",
        InjuryReply::No => "amends-injury-no",
        InjuryReply::NotSure => "amends-injury-not_sure",
    }
}
