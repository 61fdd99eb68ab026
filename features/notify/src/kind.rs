//! What one is told about.

use people::Role;
use shell::Tone;

store::enumeration! {
    /// What one is told about.
    pub enum Kind {
        /// A colleague made me responsible.
        Assigned = "assigned",
        /// The customer wrote on a ticket of mine.
        Answered = "answered",
        /// A note on a ticket of mine, or one I have to do with.
        Noted = "noted",
        /// A note names me.
        Mentioned = "mentioned",
        /// I was asked in.
        Invited = "invited",
        /// A colleague asks me to read an answer before it goes.
        Review = "review",
        /// A colleague has read mine.
        Reviewed = "reviewed",
        /// What I put aside is back.
        Woken = "woken",
        /// What I promised a customer comes due.
        PromiseNear = "promise-near",
        /// What I promised, or somebody whom I lead, was not kept.
        PromiseBroken = "promise-broken",
        /// A message of mine did not reach the customer, or not everybody.
        Failed = "failed",
        /// My answer by mail came too late and was not sent.
        Held = "held",
        /// An answer of mine that was to go later was held.
        Scheduled = "scheduled",
        /// Nobody is responsible any more, in my department.
        Unassigned = "unassigned",
        /// A new matter that nobody has, in my department.
        Opened = "opened",
        /// A mail that was not understood.
        Problem = "problem",
        /// A vendor lets us into a mailbox no more.
        Consent = "consent",
        /// No mail comes into a mailbox.
        Mailbox = "mailbox",
        /// A ticket nobody took for long.
        Untaken = "untaken",
        /// An open ticket where nothing moves.
        Stale = "stale",
        /// A colleague is away, and I stand in.
        StandsIn = "stands-in",
        /// I am back, and this is what happened.
        Back = "back",
        /// I am asked, or my department is.
        Asked = "asked",
        /// The time to answer comes soon.
        QuestionNear = "asked-soon",
        /// Whom I asked, or lead, has not answered in time.
        QuestionLate = "asked-late",
        /// What I asked, or what a ticket of mine waits for, is answered.
        QuestionAnswered = "asked-answered",
        /// Whom I asked says it is not theirs.
        QuestionDeclined = "asked-declined",
        /// My consent is asked for.
        Approval = "decide",
        /// Whose consent is asked for, by me or where I lead, has not decided in time.
        ApprovalLate = "decide-late",
        /// What I proposed is agreed to, declined, or to be changed.
        Decided = "decided",
        /// My department is to own an improvement.
        Improvement = "improvement",
        /// What became of an improvement that I recorded.
        Improved = "improved",
    }
}

impl Kind {
    /// What someone of this role can be told about.
    pub fn of_role(role: Role) -> impl Iterator<Item = Kind> {
        Kind::ALL.iter().copied().filter(move |kind| match kind {
            Kind::Noted | Kind::Mentioned | Kind::Invited | Kind::Review | Kind::StandsIn | Kind::Back => true,
            Kind::Improvement | Kind::Improved => true,
            kind if kind.is_question() || kind.wants_decision() => true,
            Kind::Consent => role == Role::Admin,
            Kind::Problem | Kind::Mailbox | Kind::Untaken | Kind::Stale => {
                matches!(role, Role::Admin | Role::Supervisor)
            }
            _ => role.may_answer(),
        })
    }

    /// Under which heading it is chosen, a message key; kinds of one heading follow one another.
    pub fn group(self) -> &'static str {
        use Kind::{
            Back, Consent, Decided, Improved, Improvement, Mailbox, Opened, Problem, Stale, StandsIn, Unassigned,
            Untaken,
        };
        match self {
            Unassigned | Opened | Problem | Consent | Mailbox | Untaken | Stale => "notify-group-unattended",
            StandsIn | Back => "notify-group-absence",
            Decided | Improvement | Improved => "notify-group-together",
            kind if kind.is_question() || kind.wants_decision() => "notify-group-together",
            _ => "notify-group-mine",
        }
    }

    /// What it is about, when that is never a ticket: a message key.
    pub fn about(self) -> Option<&'static str> {
        match self {
            Kind::Problem => Some("notify-about-problem"),
            Kind::Consent => Some("notify-about-consent"),
            Kind::Mailbox => Some("notify-about-mailbox"),
            Kind::StandsIn | Kind::Back => Some("notify-about-absence"),
            Kind::Improvement | Kind::Improved => Some("notify-about-improvement"),
            _ => None,
        }
    }

    /// Whether whoever stands in is told instead of somebody who is away: what would else lie there.
    pub fn passes_on(self) -> bool {
        self.is_begun_by_reader()
            || matches!(self, Kind::Woken | Kind::Untaken | Kind::Stale)
            || matches!(self, Kind::Problem | Kind::Consent | Kind::Mailbox)
    }

    /// Whether it tells what became of something its reader began on a ticket.
    pub fn is_begun_by_reader(self) -> bool {
        use Kind::{ApprovalLate, Decided, QuestionAnswered, QuestionDeclined, QuestionLate};
        matches!(self, Kind::Failed | Kind::Scheduled | Kind::Reviewed)
            || matches!(self, QuestionAnswered | QuestionDeclined | QuestionLate | ApprovalLate | Decided)
    }

    /// Whether it tells of a question.
    pub fn is_question(self) -> bool {
        use Kind::{Asked, QuestionAnswered, QuestionDeclined, QuestionLate, QuestionNear};
        matches!(self, Asked | QuestionNear | QuestionLate | QuestionAnswered | QuestionDeclined)
    }

    /// Whether its reader is asked, and answering the mail about it answers the question.
    pub fn wants_answer(self) -> bool {
        matches!(self, Kind::Asked | Kind::QuestionNear)
    }

    /// Whether it tells of a remedy that waits for consent.
    pub fn wants_decision(self) -> bool {
        matches!(self, Kind::Approval | Kind::ApprovalLate)
    }

    /// Whether it leads to what was said last: of a remedy, an earlier decision or proposal is not the matter any more.
    pub(crate) fn shows_newest(self) -> bool {
        self == Kind::Decided || self.wants_decision()
    }

    /// An icon of the sprite.
    pub fn icon(self) -> &'static str {
        match self {
            Kind::Assigned | Kind::StandsIn | Kind::Back => "person",
            Kind::Answered => "mail",
            Kind::Noted => "note",
            Kind::Mentioned => "comment",
            Kind::Invited => "people",
            Kind::Review => "eye",
            Kind::Reviewed | Kind::Approval | Kind::Decided => "check",
            Kind::Woken => "moon",
            Kind::PromiseNear | Kind::PromiseBroken | Kind::Scheduled => "clock",
            Kind::Failed | Kind::Held | Kind::Problem | Kind::Consent | Kind::Mailbox => "alert",
            Kind::Unassigned | Kind::Asked => "department",
            Kind::Opened => "inbox",
            Kind::Untaken | Kind::Improvement | Kind::Improved => "flag",
            Kind::Stale | Kind::QuestionNear | Kind::QuestionLate | Kind::ApprovalLate => "clock",
            Kind::QuestionDeclined => "undo",
            Kind::QuestionAnswered => "check",
        }
    }

    /// The ground of its icon.
    pub fn tone(self) -> Tone {
        match self {
            Kind::Answered | Kind::Assigned => Tone::Leaf,
            Kind::Noted | Kind::Mentioned | Kind::Invited | Kind::Woken | Kind::Review | Kind::Reviewed => Tone::Gold,
            Kind::Unassigned | Kind::Opened | Kind::StandsIn | Kind::Back => Tone::Plum,
            Kind::Asked | Kind::QuestionAnswered | Kind::QuestionDeclined => Tone::Plum,
            Kind::Improvement | Kind::Improved => Tone::Plum,
            Kind::Approval | Kind::Decided => Tone::Plum,
            Kind::QuestionNear | Kind::PromiseNear => Tone::Gold,
            Kind::QuestionLate | Kind::ApprovalLate | Kind::PromiseBroken => Tone::Beet,
            Kind::Failed | Kind::Held | Kind::Scheduled | Kind::Problem | Kind::Consent | Kind::Mailbox => Tone::Beet,
            Kind::Untaken | Kind::Stale => Tone::Beet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn kinds_of_one_heading_follow_one_another_for_every_role() {
        for role in Role::ALL {
            let kinds: Vec<Kind> = Kind::of_role(*role).collect();
            let headings: Vec<&str> = kinds.chunk_by(|a, b| a.group() == b.group()).map(|of| of[0].group()).collect();
            assert_eq!(headings.iter().collect::<BTreeSet<_>>().len(), headings.len(), "{role}: {headings:?}");
        }
    }
}
