//! What happens at the doors.

use crate::{MailboxId, alarm::Alarm, mail::spam::Because, vendor::Vendor};
use base::{About as Of, Act, EntryId, Event, Moment, Result, StaffId, TicketId};
use question::question::About;
use serde::{Deserialize, Serialize};

/// A raw mail is kept; nobody has read it yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArrivalKept {
    /// Which.
    pub arrival: i64,
    /// Who sent it, for the order of taking in.
    pub sender: String,
}
impl Event for ArrivalKept {
    const KIND: &'static str = "arrival.kept";
}

/// A mail could not be understood: somebody must look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArrivalNotUnderstood {
    /// Which.
    pub arrival: i64,
    /// Why.
    pub problem: String,
}
impl Event for ArrivalNotUnderstood {
    const KIND: &'static str = "arrival.not_understood";
}

/// What was not understood needs nothing more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArrivalDealtWith {
    /// Which.
    pub arrival: i64,
}
impl Event for ArrivalDealtWith {
    const KIND: &'static str = "arrival.dealt_with";
}

/// A mail is spam: it lies in the folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArrivalPutAside {
    /// Which.
    pub arrival: i64,
    /// Why.
    pub because: Vec<Because>,
}
impl Event for ArrivalPutAside {
    const KIND: &'static str = "arrival.put_aside";
}

/// It was no spam after all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArrivalFreed {
    /// Which.
    pub arrival: i64,
}
impl Event for ArrivalFreed {
    const KIND: &'static str = "arrival.freed";
}

/// Spam was deleted for good, by somebody or by its age.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArrivalDeleted {
    /// Which.
    pub arrival: i64,
}
impl Event for ArrivalDeleted {
    const KIND: &'static str = "arrival.deleted";
}

/// A sender was put on a list. It does not say who: the list does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SenderListed {
    /// Whether their mails are never spam; always, otherwise.
    pub wanted: bool,
}
impl Event for SenderListed {
    const KIND: &'static str = "spam.sender_listed";
}

/// A sender was taken off a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SenderUnlisted {}
impl Event for SenderUnlisted {
    const KIND: &'static str = "spam.sender_unlisted";
}

/// There is another rule, or one less.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpamRulesChanged {}
impl Event for SpamRulesChanged {
    const KIND: &'static str = "spam.rules_changed";
}

/// The company keeps spam for another time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpamKeepingChanged {
    /// Days.
    pub days: u32,
}
impl Event for SpamKeepingChanged {
    const KIND: &'static str = "spam.keeping_changed";
}

/// The company can be reached at another address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MailboxMade {
    /// Which.
    pub mailbox: MailboxId,
}
impl Event for MailboxMade {
    const KIND: &'static str = "mailbox.made";
}

/// A mailbox is called, answered or sent by otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MailboxChanged {
    /// Which.
    pub mailbox: MailboxId,
    /// The names of what is different: name, department, sender, relay, fetching, acknowledgement, filtered.
    pub changed: Vec<String>,
}
impl Event for MailboxChanged {
    const KIND: &'static str = "mailbox.changed";
}

impl MailboxChanged {
    /// Tells that this of a mailbox is different now.
    pub(crate) async fn tell(act: &mut Act, mailbox: MailboxId, changed: Vec<String>) -> Result<()> {
        act.tell(Of("mailbox", mailbox.0), &MailboxChanged { mailbox, changed }).await?;
        Ok(())
    }
}

/// The company's app at a mail vendor is another one, or has another secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MailVendorChanged {
    /// At whom.
    pub vendor: Vendor,
}
impl Event for MailVendorChanged {
    const KIND: &'static str = "mail_vendor.changed";
}

/// A vendor lets the desk into an account no more: its mails are neither fetched nor sent until somebody consents anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConsentEnded {
    /// The first of the mailboxes that use the account.
    pub mailbox: MailboxId,
    /// At whom.
    pub vendor: Vendor,
}
impl Event for ConsentEnded {
    const KIND: &'static str = "mailbox.consent_ended";
}

/// Others are believed about senders than before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MailTrustChanged {}
impl Event for MailTrustChanged {
    const KIND: &'static str = "mail_trust.changed";
}

/// Mails of a domain are signed otherwise, or no more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DkimChanged {
    /// Which domain.
    pub domain: String,
}
impl Event for DkimChanged {
    const KIND: &'static str = "dkim.changed";
}

/// A server took a test mail of a mailbox.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MailboxTested {
    /// Which.
    pub mailbox: MailboxId,
}
impl Event for MailboxTested {
    const KIND: &'static str = "mailbox.tested";
}

/// The company can no longer be reached at an address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MailboxClosed {
    /// Which.
    pub mailbox: MailboxId,
}
impl Event for MailboxClosed {
    const KIND: &'static str = "mailbox.closed";
}

/// Somebody wants a mailbox compared with its folder on another server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparisonAsked {
    /// Which.
    pub mailbox: MailboxId,
}
impl Event for ComparisonAsked {
    const KIND: &'static str = "mailbox.comparison_asked";
}

/// A mailbox was compared with its folder on another server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MailboxCompared {
    /// Which.
    pub mailbox: MailboxId,
    /// Mails that were looked at.
    pub looked: i64,
    /// Of them were not here.
    pub missing: i64,
    /// Of these are here now.
    pub fetched: i64,
    /// The others are problems.
    pub given_up: i64,
}
impl Event for MailboxCompared {
    const KIND: &'static str = "mailbox.compared";
}

/// No mail comes into a mailbox, and that is not as it should be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MailboxAlarmed {
    /// Which.
    pub mailbox: MailboxId,
    /// What is the matter.
    pub alarm: Alarm,
    /// Since when.
    pub since: Moment,
}
impl Event for MailboxAlarmed {
    const KIND: &'static str = "mailbox.alarmed";
}

/// Mail flows again into a mailbox.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MailboxFlows {
    /// Which.
    pub mailbox: MailboxId,
}
impl Event for MailboxFlows {
    const KIND: &'static str = "mailbox.flows";
}

/// Someone answered a customer by mail, and too late: the words stand as a note and did not go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerHeld {
    /// On which ticket.
    pub ticket: TicketId,
    /// The note.
    pub entry: EntryId,
    /// Who wrote it.
    pub staff: StaffId,
}
impl Event for AnswerHeld {
    const KIND: &'static str = "answer.held";
}

/// A question to somebody outside did not reach them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionUndelivered {
    /// Which question.
    #[serde(flatten)]
    pub about: About,
}
impl Event for QuestionUndelivered {
    const KIND: &'static str = "question.undelivered";
}
