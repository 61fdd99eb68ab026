//! What happens to tickets.

use crate::{
    CauseId, EntryId, Party, Priority, ScheduledId, State, TicketId, WaitFor, WaitId, carrying::Brought,
    holder::Standing, moving::Before,
};
use base::{DepartmentId, Moment, StaffId};

base::events! {
    each {
        /// Which ticket.
        ticket: TicketId,
    }
    /// A matter began.
    Opened = "ticket.opened" {
        /// Its first entry.
        entry: EntryId,
    }
    /// The customer's words came.
    Received = "ticket.received" {
        /// The entry.
        entry: EntryId,
    }
    /// It has rested long after it was solved.
    Closed = "ticket.closed" {}
    /// Words go to the customer.
    Replied = "ticket.replied" {
        /// The entry.
        entry: EntryId,
        /// From now on we wait for the customer.
        #[serde(default)]
        waits: bool,
    }
    /// A reply was taken back before it went.
    Withdrawn = "ticket.withdrawn" {
        /// The entry.
        entry: EntryId,
    }
    /// An answer is to go later.
    ReplyScheduled = "ticket.scheduled" {
        /// Which.
        scheduled: ScheduledId,
        /// When.
        due: Moment,
    }
    /// An answer that was to go later waits for a person.
    ScheduledHeld = "ticket.scheduled_held" {
        /// Which.
        scheduled: ScheduledId,
        /// Who wrote it.
        author: StaffId,
    }
    /// An answer that was to go later does not: its words are in a draft.
    Unscheduled = "ticket.unscheduled" {
        /// Which.
        scheduled: ScheduledId,
    }
    /// A colleague wrote something internal.
    Noted = "ticket.noted" {
        /// The entry.
        entry: EntryId,
    }
    /// Who wrote a note has mended it.
    Mended = "ticket.mended" {
        /// The note.
        entry: EntryId,
    }
    /// Internal words stand above the timeline.
    Pinned = "ticket.pinned" {
        /// Which.
        entry: EntryId,
    }
    /// Internal words stand above the timeline no more.
    Unpinned = "ticket.unpinned" {
        /// Which.
        entry: EntryId,
    }
    /// Colleagues were called by name in a note.
    Mentioned = "ticket.mentioned" {
        /// The note.
        entry: EntryId,
        /// Who.
        staff: Vec<StaffId>,
    }
    /// Somebody said what went wrong.
    CauseNamed = "ticket.cause_named" {
        /// What was said before.
        from: Option<CauseId>,
        /// What is said now.
        to: Option<CauseId>,
        /// When it was said what was said before.
        #[serde(default)]
        before_at: Option<Moment>,
    }
    /// Somebody said to which journey it belongs.
    JourneyChosen = "ticket.journey_chosen" {
        /// What was said before.
        from: Option<journey::JourneyId>,
        /// What is said now.
        to: Option<journey::JourneyId>,
    }
    /// Another person is responsible.
    Assigned = "ticket.assigned" {
        /// Before.
        from: Option<StaffId>,
        /// Now.
        to: Option<StaffId>,
    }
    /// Another department is responsible.
    Moved = "ticket.moved" {
        /// Before.
        from: DepartmentId,
        /// Now.
        to: DepartmentId,
    }
    /// It waits for somebody besides the customer.
    WaitBegan = "ticket.wait_began" {
        /// The wait.
        wait: WaitId,
        /// What asks for it.
        entry: EntryId,
        /// What is awaited.
        what: WaitFor,
        /// Of whom.
        of: Party,
    }
    /// It waits for that no longer.
    WaitEnded = "ticket.wait_ended" {
        /// The wait.
        wait: WaitId,
    }
    /// It is done.
    Solved = "ticket.solved" {}
    /// It is no customer's matter.
    Discarded = "ticket.discarded" {
        /// The mail with which it began.
        entry: EntryId,
    }
    /// It is one after all.
    Undiscarded = "ticket.undiscarded" {}
    /// It is not done after all.
    Reopened = "ticket.reopened" {}
    /// It is put aside.
    Snoozed = "ticket.snoozed" {
        /// Until then.
        until: Moment,
    }
    /// It is taken up again, by time or by hand.
    Woken = "ticket.woken" {
        /// Who had put it aside, or for whom it lay aside at last; nobody: whoever is responsible.
        #[serde(default)]
        whose: Option<StaffId>,
    }
    /// Who put it aside has gone, or is away: it lies aside for another, or for nobody.
    AsidePassed = "ticket.aside_passed" {
        /// For whom before.
        from: StaffId,
        /// For whom now.
        to: Option<StaffId>,
    }
    /// Its priority was judged anew.
    Prioritised = "ticket.prioritised" {
        /// Now.
        priority: Priority,
    }
    /// A tag was put on or taken off.
    Tagged = "ticket.tagged" {
        /// Put on.
        added: Vec<String>,
        /// Taken off.
        removed: Vec<String>,
    }
    /// A collaborator was asked in.
    Invited = "ticket.invited" {
        /// Who.
        staff: StaffId,
    }
    /// Something the company wants to know of it was filled in, or emptied.
    Filled = "ticket.filled" {
        /// The field's row.
        field: i64,
    }
    /// It turned out to be the same matter as another, and goes on there.
    Merged = "ticket.merged" {
        /// The other.
        into: TicketId,
        /// What came along, in order; undoing takes exactly this back.
        entries: Vec<EntryId>,
        /// Promises that came along.
        promises: Vec<crate::PromiseId>,
        /// What else the other was given.
        #[serde(default)]
        brought: Brought,
        /// How it stood.
        before: Before,
        /// How the other stood.
        into_before: Before,
        /// What the other does since.
        into_state: State,
        /// How it stands now.
        standing: Standing,
    }
    /// A merge was undone: it is a matter of its own again.
    Unmerged = "ticket.unmerged" {
        /// The other.
        from: TicketId,
        /// What came back.
        entries: Vec<EntryId>,
        /// How it stands now.
        standing: Standing,
    }
    /// It began with entries of another ticket.
    Split = "ticket.split" {
        /// The other.
        from: TicketId,
        /// What came from there.
        entries: Vec<EntryId>,
        /// How it stands now.
        standing: Standing,
    }
    /// Entries came from another ticket, or went there, by merge or split.
    Exchanged = "ticket.exchanged" {
        /// The other.
        other: TicketId,
        /// What came.
        came: Vec<EntryId>,
        /// What went.
        went: Vec<EntryId>,
        /// How it stands now.
        standing: Standing,
    }
    /// Words were struck.
    Struck = "ticket.struck" {
        /// Of this entry; of all of them without it.
        entry: Option<EntryId>,
    }
    /// What became of a message on its way out.
    Delivered = "message.delivered" {
        /// The entry.
        entry: EntryId,
        /// sent, failed, unsure, stopped
        outcome: crate::Delivery,
    }
    /// Somebody does not have a message that others got, and nothing more happens by itself.
    Missed = "message.missed" {
        /// The entry.
        entry: EntryId,
    }
    /// We gave our word for a time.
    Promised = "promise.given" {
        /// The promise.
        promise: crate::PromiseId,
        /// By when.
        due_at: Moment,
    }
    /// Its time comes near.
    PromiseNear = "promise.near" {
        /// The promise.
        promise: crate::PromiseId,
        /// By when.
        due_at: Moment,
    }
    /// What became of a promise.
    PromiseDecided = "promise.decided" {
        /// The promise.
        promise: crate::PromiseId,
        /// What became of it.
        state: crate::PromiseState,
    }
    /// A colleague was asked to read an answer before it goes.
    ReviewAsked = "review.asked" {
        /// The review.
        review: crate::ReviewId,
        /// Who is to read.
        reader: StaffId,
        /// What its author wants to know.
        question: String,
    }
    /// They need not read it any more.
    ReviewDropped = "review.dropped" {
        /// The review.
        review: crate::ReviewId,
        /// Who was to read.
        reader: StaffId,
    }
    /// The reader agrees, or would write it otherwise.
    ReviewGiven = "review.given" {
        /// The review.
        review: crate::ReviewId,
        /// Whose words they read.
        author: StaffId,
        /// What the reader says.
        verdict: crate::Verdict,
    }
    /// The reader sent it.
    ReviewSent = "review.sent" {
        /// The review.
        review: crate::ReviewId,
        /// Whose words they are.
        author: StaffId,
        /// The answer.
        entry: EntryId,
    }
}
