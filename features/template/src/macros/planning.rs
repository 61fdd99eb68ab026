//! What a macro would do to a ticket. Pure: everything it needs is read beforehand, once for all macros of
//! a list.

use super::{Assignee, Macro, Step, Words};
use crate::{Known, Template, TemplateFile, TemplateId, Variant, fill, template::suited};
use base::{DepartmentId, EntryId, Error, Moment, Result, StaffId, Why, words::fold};
use people::{Agent, Department, Staff};
use std::{collections::HashMap, time::Duration};
use store::On;
use ticket::{Priority, State, Ticket};

/// Everything that decides what macros would do to one ticket.
pub struct Surroundings {
    /// What the words in braces become.
    pub known: Known,
    /// The ticket's tags.
    pub tags: Vec<String>,
    /// All departments.
    pub departments: Vec<Department>,
    /// Everyone who works here.
    pub staff: Vec<Staff>,
    /// Why no words of ours may stand on it any more.
    pub closed: Option<Why>,
    /// Whether a reply can reach the customer by mail.
    pub reachable: bool,
    /// The words of the templates that the macros name and the agent may use.
    pub words: HashMap<TemplateId, Vec<Variant>>,
    /// The files of these templates.
    pub files: HashMap<TemplateId, Vec<TemplateFile>>,
    /// Who runs them.
    pub me: StaffId,
    /// When.
    pub now: Moment,
}

/// Something that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The department, from and to.
    Department(String, DepartmentId, String),
    /// Who is responsible, from and to; nobody when empty.
    Assign(Option<String>, Option<StaffId>, Option<String>),
    /// The priority, from and to.
    Priority(Priority, Priority),
    /// Tags put on.
    Tag(Vec<String>),
    /// Tags taken off.
    Untag(Vec<String>),
    /// It is snoozed until then.
    Snooze(Moment),
    /// It is solved.
    Solve,
    /// It was solved, and the reply opens it again.
    Reopen,
}

/// Words that would be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words, filled in.
    pub html: String,
    /// Words nobody could fill in.
    pub missing: Vec<String>,
    /// The template they come from.
    pub template: Option<TemplateId>,
    /// What goes out with them.
    pub files: Vec<TemplateFile>,
}

/// What a macro would do to one ticket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What changes; what is so already is not among it.
    pub changes: Vec<Change>,
    /// Words to the customer.
    pub reply: Option<Said>,
    /// Whether they are sent at once; else they are put into the draft.
    pub sends: bool,
    /// Words to colleagues.
    pub note: Option<Said>,
    /// Why it cannot be done: nothing is then.
    pub trouble: Vec<Why>,
    /// The reply, once it is sent.
    pub sent: Option<EntryId>,
}

impl Surroundings {
    /// Reads what decides about this ticket and these macros.
    pub async fn of(
        on: impl Into<On<'_>>,
        ticket: &Ticket,
        by: &Agent,
        now: Moment,
        macros: &[Macro],
    ) -> Result<Surroundings> {
        let mut on = on.into();
        let named = macros.iter().flat_map(|m| m.steps.iter().filter_map(Step::template));
        let words = Template::usable_words(on.again(), by, named).await?;
        Ok(Surroundings {
            known: Known::ticket(on.again(), ticket, by, now).await?,
            tags: Ticket::tags(on.again(), ticket.id).await?,
            departments: Department::all(on.again()).await?,
            staff: Staff::all(on.again()).await?,
            closed: closed(ticket, on.again()).await?,
            reachable: !ticket.answer_to(on.again()).await?.is_empty(),
            files: TemplateFile::of_all(on, words.keys().copied()).await?,
            words,
            me: by.id,
            now,
        })
    }
}

async fn closed(ticket: &Ticket, on: On<'_>) -> Result<Option<Why>> {
    match ticket.check_not_erased(on).await {
        Err(Error::Refused(why)) => Ok(Some(why)),
        checked => checked.map(|()| None),
    }
}

impl Macro {
    /// What it would do to this ticket.
    pub fn plan(&self, ticket: &Ticket, here: &Surroundings) -> Plan {
        let mut plan = Plan::default();
        for step in self.steps.iter() {
            match step {
                Step::Reply { words, send } => {
                    plan.sends = *send;
                    plan.reply = plan.said(words, here);
                    plan.check_reply(here);
                }
                Step::Note { words } => {
                    plan.note = plan.said(words, here);
                    plan.check_note(here);
                }
                Step::Department { department } => plan.department(*department, ticket, here),
                Step::Assign { to } => plan.assign(*to, ticket, here),
                Step::Priority { level } if *level != ticket.priority => {
                    plan.changes.push(Change::Priority(ticket.priority, *level));
                }
                Step::Priority { .. } => {}
                Step::Tag { names } => {
                    let new: Vec<String> = names.iter().filter(|n| !has(&here.tags, n)).cloned().collect();
                    plan.changes.extend((!new.is_empty()).then_some(Change::Tag(new)));
                }
                Step::Untag { names } => {
                    let old: Vec<String> = here.tags.iter().filter(|t| has(names, t)).cloned().collect();
                    plan.changes.extend((!old.is_empty()).then_some(Change::Untag(old)));
                }
                Step::Snooze { .. } if ticket.state.is_ended() => plan.trouble.push(Why::of("ticket-error-ended")),
                Step::Snooze { minutes } => {
                    let until = here.now.plus(Duration::from_secs(u64::from(*minutes) * 60));
                    plan.changes.push(Change::Snooze(until));
                }
                Step::Solve if ticket.state.is_ended() => {}
                Step::Solve => plan.changes.push(Change::Solve),
            }
        }
        if plan.sends && plan.reply.is_some() {
            self.after_reply(&mut plan, ticket, here);
        }
        plan
    }

    /// What sending a reply does by itself: whoever answers what nobody has, has it, and what had ended goes on.
    fn after_reply(&self, plan: &mut Plan, ticket: &Ticket, here: &Surroundings) {
        if ticket.assignee_id.is_none() && !self.steps.iter().any(|step| matches!(step, Step::Assign { .. })) {
            plan.assign(Assignee::Me, ticket, here);
        }
        if ticket.state == State::Solved && !self.steps.contains(&Step::Solve) {
            plan.changes.push(Change::Reopen);
        }
    }
}

fn has(tags: &[String], name: &str) -> bool {
    tags.iter().any(|tag| fold(tag) == fold(name))
}

impl Plan {
    fn said(&mut self, words: &Words, here: &Surroundings) -> Option<Said> {
        let (html, language, template) = match words {
            Words::Html(html) => (html, here.known.company_language.as_str(), None),
            Words::Template(id) => {
                let customer = here.known.customer_language.as_deref();
                let variants = here.words.get(id).map(Vec::as_slice).unwrap_or_default();
                let Some(suited) = suited(variants, customer, &here.known.company_language) else {
                    self.trouble.push(Why::of("template-trouble-template"));
                    return None;
                };
                (&suited.html, suited.language.as_str(), Some(*id))
            }
        };
        match fill(html, &here.known.values(language)) {
            Ok(filled) => {
                let files = template.and_then(|id| here.files.get(&id)).cloned().unwrap_or_default();
                Some(Said { html: filled.text, missing: filled.missing, template, files })
            }
            Err(unknown) => {
                self.trouble.push(Why::of("template-error-word").with("word", unknown.0));
                None
            }
        }
    }

    /// A note stays for good, and so would a word that nobody filled in.
    fn check_note(&mut self, here: &Surroundings) {
        self.trouble.extend(here.closed.clone());
        if let Some(word) = self.note.as_ref().and_then(|said| said.missing.first()) {
            self.trouble.push(Why::of("ticket-error-unfilled").with("word", word));
        }
    }

    fn check_reply(&mut self, here: &Surroundings) {
        let open = self.reply.as_ref().filter(|_| self.sends).and_then(|said| said.missing.first());
        if let Some(word) = open {
            self.trouble.push(Why::of("ticket-error-unfilled").with("word", word));
        }
        if !here.reachable {
            self.trouble.push(Why::of("ticket-error-no-recipient"));
        }
    }

    fn department(&mut self, to: DepartmentId, ticket: &Ticket, here: &Surroundings) {
        let name = |id| here.departments.iter().find(|d| d.id == id).map(|d| d.name.clone());
        match name(to) {
            None => self.trouble.push(Why::of("ticket-error-department")),
            Some(_) if to == ticket.department_id => {}
            Some(new) => {
                let old = name(ticket.department_id).unwrap_or_default();
                self.changes.push(Change::Department(old, to, new));
            }
        }
    }

    fn assign(&mut self, to: Assignee, ticket: &Ticket, here: &Surroundings) {
        let to = match to {
            Assignee::Me => Some(here.me),
            Assignee::Nobody => None,
            Assignee::Person(id) => Some(id),
        };
        let person = |id| here.staff.iter().find(|s| s.id == id);
        if to == ticket.assignee_id {
            return;
        }
        if to.is_some_and(|id| !person(id).is_some_and(|s| s.role.may_answer())) {
            self.trouble.push(Why::of("ticket-error-cannot-answer"));
            return;
        }
        let name = |id: Option<StaffId>| id.and_then(person).map(|s| s.name.clone());
        self.changes.push(Change::Assign(name(ticket.assignee_id), to, name(to)));
    }
}
