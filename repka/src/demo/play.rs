//! Plays the generated stories through the verbs, as history.

use super::{
    amends, cast,
    charter::{self, Charter},
    customers::Customer as Cast,
    generate::{Demo, generate},
    prepared,
    story::{Asked, Deed, Story},
};
use base::{Act, Actor, DepartmentId, Desk, EntryId, Error, Moment, Result, Setting, TicketId};
use channel::{
    Mailbox,
    mail::{NewArrival, Post, Via, intake::take_in_history, outbound::mint},
};
use customer::{Customer, Identity, IdentityKind, Organisation};
use mail::{Address, Draft};
use people::{Admin, Agent, Colleague, Company, Department, NewStaff, Role, Staff};
use question::{Addressee, Asking, NewAsking, Question, Whom, Words};
use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    time::Duration,
};
use ticket::{Channel, Reply, Scope, Ticket, beginning::Beginning};

/// What was played.
#[derive(Clone, Copy, Debug, Default)]
pub struct Played {
    /// Tickets begun.
    pub tickets: usize,
    /// Deeds done.
    pub deeds: usize,
}

/// Deeds in one transaction.
const TOGETHER: usize = 100;
/// Nobody can sign in as the demo's staff by password; the demo has its own door.
const NO_PASSWORD: Option<String> = None;

/// Fills an empty desk with a company and its past of about three months before now.
pub async fn play(desk: &Desk, post: &Post, seed: u64, tickets: usize) -> Result<Played> {
    let now = desk.now();
    let demo = generate(seed, tickets, now.micros());
    let mut act = desk.act(Actor::Machine).await?.as_history();
    let mut stage = Stage::set(&mut act, post.clone(), &demo).await?;
    let stories: Vec<Story> = demo.stories.collect();
    let mut played = Played { tickets: stories.len(), deeds: 0 };
    let away = charter::somebody_is_away(&mut act, &stage.staff, now).await?;
    for step in steps(&stories, now) {
        act.play(Actor::Machine, Moment::from_micros(step.at));
        stage.play(&mut act, &stories[step.story], step).await?;
        played.deeds += 1;
        if played.deeds.is_multiple_of(TOGETHER) {
            act.commit().await?;
            act = desk.act(Actor::Machine).await?.as_history();
        }
    }
    act.commit().await?;
    still_asleep(desk, TicketId(i64::MAX)).await?;
    charter::is_back_in_time(desk, away).await?;
    Ok(played)
}

/// One deed of one story; `which` is nothing when a snooze ends by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    at: i64,
    story: usize,
    which: Option<usize>,
}

/// All deeds of all stories in the order of time, so that numbers and entries ascend as in life.
fn steps(stories: &[Story], now: Moment) -> impl Iterator<Item = Step> {
    let mut heap = BinaryHeap::new();
    for (story, told) in stories.iter().enumerate() {
        for (which, (at, deed)) in told.deeds.iter().enumerate() {
            heap.push(Reverse(Step { at: *at, story, which: Some(which) }));
            if let Deed::Snooze { until, .. } = deed
                && *until <= now.micros()
            {
                heap.push(Reverse(Step { at: *until, story, which: None }));
            }
        }
    }
    std::iter::from_fn(move || heap.pop().map(|Reverse(step)| step))
}

/// Whoever sleeps past now wakes by the usual job: tickets up to this one.
pub(super) async fn still_asleep(desk: &Desk, last: TicketId) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    let asleep: Vec<(TicketId, Moment)> = store::sql!(
        "SELECT id, snoozed_until FROM ticket WHERE state = 'snoozed' AND snoozed_until IS NOT NULL AND id <= $1"
    )
    .bind(last)
    .all(&mut act)
    .await?;
    for (ticket, until) in asleep {
        let payload = serde_json::json!({ "ticket": ticket, "until": until });
        act.enqueue(ticket::snoozing::WAKE, payload, until, None).await?;
    }
    act.commit().await
}

pub(super) struct Stage {
    post: Post,
    pub(super) staff: Vec<Colleague>,
    departments: Vec<DepartmentId>,
    pub(super) charter: Charter,
    mailboxes: Vec<Mailbox>,
    customers: Vec<Cast>,
    tickets: HashMap<usize, Told>,
}

/// How far a story is told.
struct Told {
    ticket: TicketId,
    /// Message-ID of our last words, or of the customer's first: her next mail answers it.
    answered: Option<String>,
    mails: usize,
}

impl Stage {
    async fn set(act: &mut Act, post: Post, demo: &Demo) -> Result<Stage> {
        let admin = Admin::of_the_machine();
        let company = Company {
            name: demo.company.name.into(),
            language: demo.company.language.code().into(),
            zone: "Europe/Zagreb".into(),
            ..Company::default()
        };
        company.write(act).await?;
        let mut departments = Vec::new();
        for department in demo.departments {
            departments.push(Department::ensure(act, &admin, department.name).await?.id);
        }
        let mut staff = Vec::new();
        for member in demo.staff {
            let own = [departments[member.department]];
            let new = NewStaff {
                email: member.address,
                name: member.name,
                role: member.role,
                departments: &own,
                password: NO_PASSWORD,
            };
            staff.push(Colleague::of(Staff::join(act, &admin, new).await?)?);
        }
        let charter = charter::agree(act, &staff, &departments).await?;
        prepared::prepare(act, &Agent::of(&staff[prepared::LEAD])?).await?;
        let mut mailboxes = Vec::new();
        for mailbox in demo.mailboxes {
            mailboxes.push(
                Mailbox::open(act, &admin, mailbox.address, mailbox.name, departments[mailbox.department]).await?,
            );
        }
        for customer in demo.customers.iter() {
            introduce(act, customer).await?;
        }
        let (customers, tickets) = (demo.customers.to_vec(), HashMap::new());
        Ok(Stage { post, staff, departments, charter, mailboxes, customers, tickets })
    }

    async fn play(&mut self, act: &mut Act, story: &Story, step: Step) -> Result<()> {
        let Some(which) = step.which else {
            return Ticket::time_is_up(act, self.ticket(step.story)?, Moment::from_micros(step.at)).await;
        };
        match &story.deeds[which].1 {
            Deed::Mail { subject, text } => self.mail(act, story, step.story, subject, text).await,
            Deed::Registered { channel, text, by } => {
                self.registered(act, story, step.story, *channel, text, *by).await
            }
            Deed::Acknowledge { text } => {
                let mut ticket = Ticket::locked(act, self.ticket(step.story)?).await?;
                let to = ticket.answer_to(&mut *act).await?;
                let entry = ticket.acknowledge(act, to, text).await?;
                self.minted(act, step.story, entry).await
            }
            deed => self.by_staff(act, step.story, deed).await,
        }
    }

    fn ticket(&self, story: usize) -> Result<TicketId> {
        self.tickets
            .get(&story)
            .map(|t| t.ticket)
            .ok_or_else(|| Error::Broken("a story whose ticket has not begun".into()))
    }

    pub(super) fn agent(&self, act: &mut Act, by: usize) -> Result<Agent> {
        let who = &self.staff[by];
        act.play(who.actor(), act.now());
        Agent::of(who)
    }

    async fn mail(&mut self, act: &mut Act, story: &Story, index: usize, subject: &str, text: &str) -> Result<()> {
        let mailbox = &self.mailboxes[story.mailbox];
        let customer = &self.customers[story.customer];
        let (raw, id) = raw_mail(customer, mailbox, subject, text, index, self.tickets.get(&index), act.now())?;
        // Who answers something that was no mail has the address from the words we said.
        let known = self.tickets.get(&index).filter(|told| told.answered.is_none());
        let to = known.map_or_else(
            || mailbox.address.clone(),
            |told| self.post.minter().reply_address(&mailbox.address, told.ticket.0),
        );
        let new = NewArrival {
            raw,
            mailboxes: vec![mailbox.id],
            via: Via::Smtp,
            from: Some(customer.address.clone()),
            to: vec![to],
            client: None,
        };
        let entry = take_in_history(act, &self.post, new).await?;
        let ticket = ticket::Entry::find(act, entry).await?.ticket_id;
        let told = self.tickets.entry(index).or_insert(Told { ticket, answered: None, mails: 0 });
        told.mails += 1;
        told.answered.get_or_insert(id);
        Ok(())
    }

    async fn registered(
        &mut self,
        act: &mut Act,
        story: &Story,
        index: usize,
        channel: Channel,
        text: &str,
        by: usize,
    ) -> Result<()> {
        let agent = self.agent(act, by)?;
        let customer = &self.customers[story.customer];
        let reached = if channel == Channel::Phone { &customer.phone } else { &customer.address };
        let beginning = Beginning {
            subject: story.subject.clone(),
            customer: reached.clone(),
            name: customer.name(),
            channel,
            text: text.to_owned(),
            ..Beginning::at(self.departments[story.department])
        };
        let (ticket, _) = Ticket::begin(act, &agent, beginning, Duration::ZERO).await?;
        self.tickets.insert(index, Told { ticket: ticket.id, answered: None, mails: 0 });
        Ok(())
    }

    async fn by_staff(&mut self, act: &mut Act, index: usize, deed: &Deed) -> Result<()> {
        let number = self.ticket(index)?;
        if let Deed::Ask { .. } | Deed::Answer { .. } = deed {
            return self.asked(act, number, deed).await;
        }
        if amends::is_told_here(deed) {
            return self.amended(act, number, deed).await;
        }
        if let Deed::Note { by, text } = deed {
            let who = self.staff[*by].clone();
            let mut ticket = Ticket::locked(act, number).await?;
            if who.role == Role::Collaborator {
                let lead = self.agent(act, cast::MARTA)?;
                ticket.invite(act, &lead, who.id).await?;
            }
            act.play(who.actor(), act.now());
            return ticket.note(act, &who, text, None, Vec::new()).await.map(drop);
        }
        let agent = self.agent(act, doer(deed))?;
        let mut ticket = Ticket::seen_by(&mut *act, &Scope::of(&agent), number).await?;
        match deed {
            Deed::Take { .. } => ticket.take(act, &agent).await,
            Deed::Assign { to, .. } => ticket.assign(act, &agent, Some(self.staff[*to].id)).await,
            Deed::Solve { .. } => ticket.solve(act, &agent).await,
            Deed::Reopen { .. } => ticket.reopen(act, &agent).await,
            Deed::Snooze { until, .. } => ticket.snooze(act, &agent, Moment::from_micros(*until)).await,
            Deed::Tag { name, .. } => {
                let mut tags = Ticket::tags(&mut *act, number).await?;
                tags.push((*name).to_owned());
                ticket.tag(act, &agent, &tags).await
            }
            Deed::Priority { level, .. } => ticket.prioritise(act, &agent, *level).await,
            Deed::Reply { text, then, .. } => {
                let to = ticket.answer_to(&mut *act).await?;
                let then = *then;
                if to.is_empty() {
                    let channel = ticket.channel;
                    return ticket.answer_given(act, &agent, channel, text, then).await.map(drop);
                }
                let reply = Reply { text: text.clone(), then, ..Reply::default() };
                let entry = ticket.reply(act, &agent, to, reply, Duration::ZERO).await?;
                self.minted(act, index, entry).await
            }
            _ => Ok(()),
        }
    }

    async fn asked(&self, act: &mut Act, number: TicketId, deed: &Deed) -> Result<()> {
        let now = act.now();
        match deed {
            Deed::Ask { by, text, to } => {
                let who = self.staff[*by].clone();
                act.play(who.actor(), now);
                let mut ticket = Ticket::locked(act, number).await?;
                let addressee = |asked: &Asked| Addressee {
                    word: asked.word.to_owned(),
                    due_at: asked.within.map(|minutes| now.plus(Duration::from_secs(minutes * 60))),
                    ..Addressee::of(Whom::Department(self.departments[asked.department]))
                };
                let to = to.iter().map(addressee).collect();
                let new = NewAsking { words: Words::plain(text), to, ..NewAsking::default() };
                Asking::on_ticket(act, &who, &mut ticket, new).await.map(drop)
            }
            Deed::Answer { by, text } => {
                let who = self.staff[*by].clone();
                act.play(who.actor(), now);
                for mut question in Question::of_ticket(&mut *act, number).await? {
                    if question.is_open() && question.whom().people(&mut *act).await?.contains(&who.id) {
                        return question.answer(act, &who, &Words::plain(text)).await.map(drop);
                    }
                }
                Err(Error::Broken("a story answers what nobody asked".into()))
            }
            _ => Ok(()),
        }
    }

    async fn minted(&mut self, act: &mut Act, index: usize, entry: EntryId) -> Result<()> {
        mint(act, &self.post, entry).await?;
        let row = channel::mail::row::MailRow::of(act, entry).await?;
        if let Some(told) = self.tickets.get_mut(&index) {
            told.answered = row.and_then(|row| row.message_id);
        }
        Ok(())
    }
}

async fn introduce(act: &mut Act, customer: &Cast) -> Result<()> {
    if let Some(name) = &customer.organisation
        && let Some((_, domain)) = customer.address.rsplit_once('@')
        && Organisation::of_address(&mut *act, &customer.address).await?.is_none()
    {
        Organisation::make(act, name, Some(domain)).await?;
    }
    let identity = Identity::recognise(act, IdentityKind::Mail, &customer.address, Some(&customer.name())).await?;
    Identity::add(act, identity.customer_id, IdentityKind::Phone, &customer.phone).await?;
    Customer::speaks(act, identity.customer_id, customer.language.code()).await
}

/// The mail as the customer's program would have sent it.
fn raw_mail(
    from: &Cast,
    to: &Mailbox,
    subject: &str,
    text: &str,
    story: usize,
    told: Option<&Told>,
    at: Moment,
) -> Result<(Vec<u8>, String)> {
    let domain = from.address.rsplit_once('@').map_or("mail.example", |(_, domain)| domain);
    let answered = told.and_then(|t| t.answered.clone());
    let draft = Draft {
        message_id: format!("{story}.{}.{}@{domain}", told.map_or(0, |t| t.mails), at.seconds()),
        from: Address::new(Some(&from.name()), &from.address),
        reply_to: None,
        to: vec![Address::new(Some(&to.name), &to.address)],
        cc: Vec::new(),
        subject: subject.to_owned(),
        text: text.to_owned(),
        html: None,
        references: answered.iter().cloned().collect(),
        in_reply_to: answered,
        date: at.seconds(),
        attachments: Vec::new(),
        automatic: false,
        loop_mark: None,
    };
    let raw = draft.compose().map_err(|e| Error::Broken(e.to_string()))?;
    Ok((raw, draft.message_id))
}

fn doer(deed: &Deed) -> usize {
    match deed {
        Deed::Take { by }
        | Deed::Assign { by, .. }
        | Deed::Reply { by, .. }
        | Deed::Solve { by }
        | Deed::Reopen { by }
        | Deed::Snooze { by, .. }
        | Deed::Tag { by, .. }
        | Deed::Priority { by, .. }
        | Deed::Note { by, .. }
        | Deed::Ask { by, .. }
        | Deed::Answer { by, .. }
        | Deed::Propose { by, .. }
        | Deed::Agree { by, .. }
        | Deed::CarryOut { by, .. }
        | Deed::Cause { by, .. }
        | Deed::Journey { by, .. }
        | Deed::Sign { by, .. }
        | Deed::Registered { by, .. } => *by,
        Deed::Mail { .. } | Deed::Acknowledge { .. } => cast::VASYA,
    }
}
