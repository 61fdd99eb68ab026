//! A question as whoever answers it sees it: what is asked, the customer's words above it, what others said.

use crate::names::Names;
use base::{EntryId, Look, Moment, Result};
use people::{Contacts, contacts::HIDDEN};
use question::{Question, QuestionId, QuestionState, Said, shown::Beside};
use shell::Face;
use ticket::{EntryKind, Ticket, TicketId};

/// Letters of one entry; the rest is on the ticket.
const LONGEST: usize = 20_000;

/// A question as whoever answers it sees it.
pub struct Card {
    pub id: QuestionId,
    pub asker: String,
    /// The ticket's number and subject.
    pub ticket: Option<(TicketId, String)>,
    /// The customer's words, and what else the asker shows.
    pub shown: Vec<Line>,
    pub files: Vec<File>,
    /// What was said in it, oldest first: the question, and what was answered and asked since.
    pub words: Vec<Line>,
    /// A word for whoever answers alone; may be empty.
    pub word: String,
    /// Who else was asked at once, and whether they answered.
    pub others: Vec<(String, bool)>,
    /// What they answered.
    pub answers: Vec<Line>,
    pub due: Moment,
    pub late: bool,
    pub state: QuestionState,
    /// Who ended it, and why; may be empty.
    pub ended: (String, String),
    /// Why whoever is asked outside does not have it.
    pub undelivered: Option<String>,
    /// Who looks after it.
    pub taken: Option<String>,
    /// Where it stands on the ticket.
    pub entry: Option<EntryId>,
}

/// Something said.
pub struct Line {
    pub face: Face,
    pub who: String,
    /// Whether their name is not for the reader: a customer.
    pub nameless: bool,
    pub at: Moment,
    pub text: String,
    /// Classes of its ground.
    pub class: &'static str,
}

/// A file to look at.
pub struct File {
    pub name: String,
    pub size: i64,
    pub href: String,
}

impl Card {
    /// As `contacts` say it is to be seen; its files are served under `files`.
    pub async fn of(look: &Look, question: Question, contacts: Contacts, files: &str) -> Result<Card> {
        let shown = question.shown(look).await?;
        let (words, answers) = (question.words(look).await?, question.answers_of_others(look).await?);
        let together = Question::of_asking(look, question.asking_id).await?;
        let speak = words.iter().chain(&answers).map(|said| said.staff_id);
        let speak: Vec<_> = speak.chain(shown.entries.iter().map(|entry| entry.staff_id)).collect();
        let names = Names::with(look, contacts, &together, &speak).await?;
        let line = |said: Said| Line {
            face: names.face(said.staff_id, &said.author),
            nameless: false,
            who: if said.staff_id.is_some() { said.author } else { contacts.author(said.author, false) },
            at: said.at,
            text: contacts.words(said.text),
            class: if said.kind == EntryKind::Question { "question" } else { "answer" },
        };
        let ended = match question.state {
            QuestionState::Answered if question.ended_by.is_none() => names.whom(&question),
            _ => names.staff(question.ended_by).unwrap_or_default(),
        };
        Ok(Card {
            id: question.id,
            asker: names.staff(Some(question.asked_by)).unwrap_or_default(),
            ticket: subject(look, &question, contacts).await?,
            shown: shown.entries.into_iter().map(|entry| shown_line(entry, contacts, &names)).collect(),
            files: shown
                .files
                .into_iter()
                .map(|file| File { href: format!("{files}/{}", file.id), name: file.name, size: file.size })
                .collect(),
            words: words.into_iter().map(line).collect(),
            others: others(&together, &names, &question),
            answers: answers.into_iter().map(line).collect(),
            due: question.due_at,
            late: question.is_late(look.now()),
            state: question.state,
            undelivered: question.not_delivered().map(|why| contacts.words(why.to_owned())),
            ended: (ended, contacts.words(question.reason)),
            taken: names.staff(question.taken_by),
            entry: question.entry_id,
            word: contacts.words(question.word),
        })
    }

    /// As somebody sees it who is not signed in, whom no pictures are shown, and nothing of other mails.
    pub fn without_pictures(mut self) -> Card {
        self.undelivered = None;
        let lines = self.shown.iter_mut().chain(&mut self.words).chain(&mut self.answers);
        lines.for_each(|line| line.face = Face::of(&line.who, None));
        self
    }

    /// The number of the ticket it is about, if it is about one.
    pub fn number(&self) -> Option<TicketId> {
        self.ticket.as_ref().map(|(number, _)| *number)
    }

    /// Whether somebody waits for an answer.
    pub fn is_open(&self) -> bool {
        self.state == QuestionState::Open
    }
}

fn shown_line(entry: Beside, contacts: Contacts, names: &Names) -> Line {
    let who = [entry.author_name, entry.author_address].into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    let who = contacts.author(who, entry.identity_id.is_some());
    let ours = entry.staff_id.is_some();
    Line {
        face: names.face(entry.staff_id, &who),
        nameless: who == HIDDEN,
        who,
        at: entry.at,
        text: contacts.words(entry.reply_text.trim().chars().take(LONGEST).collect()),
        class: match entry.kind {
            EntryKind::Message | EntryKind::Call if ours => "message out",
            EntryKind::Message | EntryKind::Call => "message in",
            EntryKind::Question => "question",
            EntryKind::Answer => "answer",
            EntryKind::Note | EntryKind::Remedy | EntryKind::Change => "note",
        },
    }
}

/// The ticket it stands on.
async fn subject(look: &Look, question: &Question, contacts: Contacts) -> Result<Option<(TicketId, String)>> {
    let Some(number) = question.ticket_id else { return Ok(None) };
    Ok(Some((number, contacts.words(Ticket::subject_of(look, number).await?))))
}

fn others(together: &[Question], names: &Names, question: &Question) -> Vec<(String, bool)> {
    let counts = |other: &&Question| matches!(other.state, QuestionState::Open | QuestionState::Answered);
    let others = together.iter().filter(|other| other.id != question.id).filter(counts);
    others.map(|other| (names.whom(other), !other.is_open())).collect()
}
