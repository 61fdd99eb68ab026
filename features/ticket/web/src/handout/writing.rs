//! Writes the file: the card, each ticket twice (to read, and for programs), files, and last the page to begin with,
//! which says what is not there, and why.

use super::{
    card::{self, Card, Filled},
    zip::Zip,
};
use askama::Template;
use axum::body::Bytes;
use base::{EntryId, Error, Look, Moment, Result, Setting, TicketId};
use customer::Customer;
use people::{Company, Supervisor};
use people_web::{Web, html_of};
use serde::Serialize;
use shell::Frame;
use ticket::{
    Attachment, Entry, EntryKind, Person, Scope, Ticket,
    handing_out::{Handed, Whose},
};
use tokio::sync::mpsc::Sender;

/// Bytes that are sent together.
const PIECE: usize = 64 * 1024;
const STYLE: &str = include_str!("../../views/ticket/handout/style.css");

/// A file that is being written.
pub struct Writing {
    web: Web,
    frame: Frame,
    scope: Scope,
    customer: Customer,
    internal: bool,
    tell: Sender<Result<Bytes>>,
    zip: Zip,
    /// Files that found no room, or are no longer there.
    lost: i64,
}

/// `ticket/handout/index.html`
#[derive(Template)]
#[template(path = "ticket/handout/index.html")]
struct Index<'a> {
    frame: &'a Frame,
    company: &'a str,
    card: &'a Card,
    facts: Vec<(String, String)>,
    made: String,
    since: String,
    tickets: &'a [Line],
    internal: bool,
    lost: i64,
}

/// A ticket on the first page.
struct Line {
    number: i64,
    subject: String,
    opened: String,
}

/// `ticket/handout/ticket.html`: the beginning of a ticket's page.
#[derive(Template)]
#[template(path = "ticket/handout/ticket.html")]
struct Head<'a> {
    frame: &'a Frame,
    number: i64,
    subject: &'a str,
    opened: Moment,
    solved: Option<Moment>,
    fields: &'a [Filled],
}

/// `ticket/handout/entry.html`
#[derive(Template)]
#[template(path = "ticket/handout/entry.html")]
struct EntryPiece<'a> {
    frame: &'a Frame,
    said: &'a Said,
    at: Moment,
    struck: bool,
    withheld: bool,
}

/// A ticket, for programs; its entries follow.
#[derive(Serialize)]
struct Matter<'a> {
    number: i64,
    subject: &'a str,
    state: ticket::State,
    channel: ticket::Channel,
    opened_at: String,
    solved_at: Option<String>,
    tags: Vec<String>,
    fields: &'a [Filled],
}

/// An entry, for programs.
#[derive(Default, Serialize)]
struct Said {
    id: i64,
    at: String,
    kind: &'static str,
    internal: bool,
    direction: Option<&'static str>,
    channel: String,
    from: String,
    to: Vec<String>,
    subject: String,
    text: String,
    files: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withheld: Option<&'static str>,
}

impl Writing {
    /// A file about this customer, told piece by piece.
    pub fn new(
        web: Web,
        frame: Frame,
        who: Supervisor,
        customer: Customer,
        internal: bool,
        tell: Sender<Result<Bytes>>,
    ) -> Writing {
        let zip = Zip::new(web.desk.now());
        Writing { web, frame, scope: Scope::of(&who), customer, internal, tell, zip, lost: 0 }
    }

    /// All of it.
    pub async fn all(mut self) -> Result<()> {
        let look = self.web.desk.look();
        let card = Card::of(&look, &self.frame, &self.customer, self.internal).await?;
        self.zip.add("card.json", &serde_json::to_vec_pretty(&card)?)?;
        self.zip.add("style.css", STYLE.as_bytes())?;
        let whose = Whose::of(&look, self.customer.id).await?;
        let mut tickets = Vec::new();
        for number in whose.tickets(&look).await? {
            tickets.extend(self.ticket(&look, &whose, number).await?);
        }
        let company = Company::read(&look).await?.name;
        let index = Index {
            frame: &self.frame,
            company: &company,
            facts: facts(&self.frame, &card),
            card: &card,
            made: self.frame.moment(self.frame.now),
            since: self.frame.moment(self.customer.made_at),
            tickets: &tickets,
            internal: self.internal,
            lost: self.lost,
        };
        let index = html_of(&index)?;
        self.zip.add("index.html", index.as_bytes())?;
        self.zip.finish()?;
        self.send(0).await
    }

    /// One ticket: its page, the same for programs, its files.
    async fn ticket(&mut self, look: &Look, whose: &Whose, number: TicketId) -> Result<Option<Line>> {
        let Some(ticket) = Ticket::to_hand_out(look, &self.scope, number).await? else { return Ok(None) };
        let own = whose.owns(&ticket);
        let (fields, values) = ticket.fields(look).await?;
        let fields = if own { card::filled(&self.frame, &fields, &values) } else { Vec::new() };
        let subject = if own { ticket.subject.as_str() } else { "" };
        let tags = if own { Ticket::tags(look, number).await? } else { Vec::new() };
        let head = Head {
            frame: &self.frame,
            number: number.0,
            subject,
            opened: ticket.opened_at,
            solved: ticket.solved_at,
            fields: &fields,
        };
        let head = html_of(&head)?;
        self.zip.begin(&format!("tickets/{number}.html"))?;
        self.zip.write(head.as_bytes())?;
        self.entries(look, whose, &ticket, Form::Page).await?;
        self.zip.write(b"</main>\n</html>\n")?;
        let matter = Matter {
            number: number.0,
            subject,
            state: ticket.state,
            channel: ticket.channel,
            opened_at: ticket.opened_at.iso(),
            solved_at: ticket.solved_at.map(|at| at.iso()),
            tags,
            fields: &fields,
        };
        let matter = serde_json::to_string(&matter)?;
        self.zip.begin(&format!("tickets/{number}.json"))?;
        self.zip.write(format!("{{\"ticket\":{matter},\"entries\":[").as_bytes())?;
        self.entries(look, whose, &ticket, Form::Lines).await?;
        self.zip.write(b"\n]}\n")?;
        self.entries(look, whose, &ticket, Form::Files).await?;
        Ok(Some(Line { number: number.0, subject: subject.to_owned(), opened: self.frame.moment(ticket.opened_at) }))
    }

    /// Goes through the entries and writes them in one form.
    async fn entries(&mut self, look: &Look, whose: &Whose, ticket: &Ticket, form: Form) -> Result<()> {
        let (mut after, mut first) = (EntryId(0), true);
        loop {
            let page = whose.entries(look, ticket, after, self.internal).await?;
            let Some((last, _)) = page.last() else { return Ok(()) };
            after = *last;
            let files = Attachment::of_all(look, page.iter().map(|(id, _)| *id)).await?;
            for (id, handed) in page {
                let Some(handed) = handed else { continue };
                let own: Vec<&Attachment> = files.iter().filter(|f| f.entry_id == id).collect();
                match (form, &handed) {
                    (Form::Files, Handed::Whole(_)) => self.files(ticket.id, &own).await?,
                    (Form::Files, Handed::Withheld(_)) => {}
                    (Form::Page, _) => self.page(id, &handed, ticket.id, &own)?,
                    (Form::Lines, _) => {
                        self.zip.write(if first { b"\n" } else { b",\n" })?;
                        let said = self.said(id, &handed, ticket.id, &own);
                        self.zip.write(&serde_json::to_vec(&said)?)?;
                    }
                }
                first = false;
                self.send(PIECE).await?;
            }
        }
    }

    fn page(&mut self, id: EntryId, handed: &Handed, ticket: TicketId, files: &[&Attachment]) -> Result<()> {
        let said = self.said(id, handed, ticket, files);
        let (at, struck, withheld) = match handed {
            Handed::Whole(entry) => (entry.at, entry.struck_at.is_some(), false),
            Handed::Withheld(at) => (*at, false, true),
        };
        let piece = html_of(&EntryPiece { frame: &self.frame, said: &said, at, struck, withheld })?;
        Ok(self.zip.write(piece.as_bytes())?)
    }

    fn said(&self, id: EntryId, handed: &Handed, ticket: TicketId, files: &[&Attachment]) -> Said {
        let entry = match handed {
            Handed::Withheld(at) => {
                let withheld = Some("somebody else's");
                return Said { id: id.0, at: at.iso(), kind: EntryKind::Message.as_str(), withheld, ..Said::default() };
            }
            Handed::Whole(entry) => entry,
        };
        Said {
            id: id.0,
            at: entry.at.iso(),
            kind: entry.kind.as_str(),
            internal: !entry.public,
            direction: entry.direction.map(|d| d.as_str()),
            channel: entry.channel.as_str().to_owned(),
            from: from(entry),
            to: entry.recipients.0.iter().chain(&entry.copies.0).map(written).collect(),
            subject: entry.subject.clone(),
            text: entry.text.clone(),
            files: files.iter().map(|f| path(ticket, f)).collect(),
            withheld: None,
        }
    }

    async fn files(&mut self, ticket: TicketId, files: &[&Attachment]) -> Result<()> {
        for file in files {
            let size = u64::try_from(file.size).unwrap_or(u64::MAX);
            let bytes = match self.zip.has_room(size) {
                true => self.web.desk.blobs().read(&file.blob).await,
                false => Err(Error::Missing),
            };
            match bytes {
                Ok(bytes) => self.zip.add(&path(ticket, file), &bytes)?,
                Err(Error::Missing) => self.lost += 1,
                Err(e) => return Err(e),
            }
            self.send(PIECE).await?;
        }
        Ok(())
    }

    /// Sends what is there, when it is more than so many bytes. Whoever went away while it was written ends it.
    async fn send(&mut self, most: usize) -> Result<()> {
        if self.zip.held() <= most {
            return Ok(());
        }
        let piece = Bytes::from(self.zip.take());
        self.tell.send(Ok(piece)).await.map_err(|_| Error::Busy("whoever asked for it went away".into()))
    }
}

/// In which form entries are written.
#[derive(Clone, Copy)]
enum Form {
    Page,
    Lines,
    Files,
}

/// A file's name: what is in the way of other systems is taken out, and its number tells it from its namesakes.
fn path(ticket: TicketId, file: &Attachment) -> String {
    let plain = |c: char| if c.is_alphanumeric() || "._- ".contains(c) { c } else { '_' };
    let name: String = file.name.chars().map(plain).take(100).collect();
    format!("files/{ticket}/{}-{}", file.id, name.trim())
}

fn from(entry: &Entry) -> String {
    let author = Person { name: entry.author_name.clone(), address: entry.author_address.clone() };
    written(&author)
}

fn written(p: &Person) -> String {
    match (p.name.is_empty(), p.address.is_empty()) {
        (false, false) => format!("{} <{}>", p.name, p.address),
        (false, true) => p.name.clone(),
        (true, _) => p.address.clone(),
    }
}

/// What is said of the card in single lines.
fn facts(frame: &Frame, card: &Card) -> Vec<(String, String)> {
    let mut facts: Vec<(String, Option<String>)> = vec![
        (frame.t("customer-organisation"), card.organisation.clone()),
        (frame.t("customer-language"), card.language.clone()),
        (frame.t("customer-zone"), card.time_zone.clone()),
        (frame.t("customer-merged-here"), Some(card.other_names.join(", ")).filter(|names| !names.is_empty())),
        (frame.t("customer-vip"), card.vip.then(|| frame.t("field-yes"))),
        (frame.t("customer-blocked"), card.blocked_since.clone()),
    ];
    facts.extend(card.fields.iter().map(|f| (f.name.clone(), Some(f.value.clone()))));
    facts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
