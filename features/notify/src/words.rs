//! What a mailed notice says: text and HTML, in its reader's language.

use crate::{Kind, Notice, Reader, web::args};
use askama::Template;
use base::{Desk, EntryId, Error, Look, Result};
use people::Staff;
use question::{Question, QuestionId, link};
use shell::{Arg, Lang, Messages};
use store::{Moment, sql};
use ticket::EntryKind;

/// Letters of one entry in a mail; the rest is behind the link.
const LONGEST: usize = 4_000;

/// What a mailed notice says.
pub struct Letter {
    /// The ticket it is about; 0 for none.
    pub ticket: i64,
    /// The last entry its reader can have seen.
    pub seen: i64,
    /// The question that an answer to it answers.
    pub question: Option<QuestionId>,
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Words that are repeated in the mail.
struct Quoted {
    who: String,
    words: String,
}

/// One notice among those of the mail.
struct Item {
    title: String,
    text: String,
    href: String,
    /// What is to be done about it, and where.
    button: Option<Button>,
    quoted: Vec<Quoted>,
}

/// What a reader is asked to do.
struct Button {
    label: String,
    href: String,
}

/// `notify/mail.html`.
#[derive(Template)]
#[template(path = "notify/mail.html")]
struct Html<'a> {
    lang: &'a str,
    items: &'a [Item],
    open: &'a str,
    how: &'a [String],
    settings: &'a str,
    choose: &'a str,
}

/// `notify/mail.txt`.
#[derive(Template)]
#[template(path = "notify/mail.txt")]
struct Text<'a> {
    items: &'a [Item],
    how: &'a [String],
    settings: &'a str,
    choose: &'a str,
}

/// What a device shows: little enough for a screen that others see, unless its owner wants more.
pub struct Short {
    pub title: String,
    pub text: String,
}

impl Short {
    pub fn of(desk: &Desk, messages: &Messages, reader: &Reader, notice: &Notice, words: bool) -> Short {
        let speaker = Speaker::of(desk, messages, reader);
        if !words {
            let title = if notice.about > 0 { format!("#{}", notice.about) } else { "Repka".to_owned() };
            return Short { title, text: speaker.t(&format!("notify-kind-{}", notice.kind)) };
        }
        let item = speaker.item(notice);
        let said = &notice.args.0.words;
        let text = if said.is_empty() { item.text } else { format!("{}\n{said}", item.text) };
        Short { title: item.title, text }
    }
}

struct Speaker<'a> {
    messages: &'a Messages,
    lang: Lang,
    url: &'a str,
}

impl Letter {
    /// A mail about one notice, with the words it is about.
    pub async fn about(desk: &Desk, messages: &Messages, reader: &Reader, notice: &Notice) -> Result<Letter> {
        let look = desk.look();
        let speaker = Speaker::of(desk, messages, reader);
        let mut item = speaker.item(notice);
        let question = notice.question().filter(|_| notice.kind.wants_answer());
        item.quoted = match (notice.kind, question) {
            (_, Some(question)) => {
                let (label, href) = (speaker.t("notify-mail-answer"), answer_at(desk, question, reader));
                item.button = Some(Button { label, href });
                asked(&look, reader, question).await?
            }
            (kind, _) if kind.wants_decision() => {
                item.button = Some(Button { label: speaker.t("notify-mail-decide"), href: item.href.clone() });
                said_in(&look, reader, notice).await?
            }
            (Kind::Decided, _) => said_in(&look, reader, notice).await?,
            (kind, _) if matches!(kind, Kind::Review | Kind::Improvement | Kind::Improved) || kind.is_question() => {
                speaker.with_words(notice).quoted
            }
            _ => quoted(&look, reader, notice).await?,
        };
        let how = match (notice.about, reader.role.may_answer()) {
            _ if question.is_some() => vec![speaker.t("notify-mail-answers")],
            _ if notice.kind.wants_decision() => vec![speaker.t("notify-mail-decides")],
            (0, _) => Vec::new(),
            (_, true) => vec![speaker.t("notify-mail-note"), speaker.t("notify-mail-commands")],
            (_, false) => vec![speaker.t("notify-mail-note")],
        };
        let subject = format!("{}: {}", item.title, item.text);
        Ok(Letter {
            ticket: notice.about,
            seen: last_entry(&look, notice.about).await?,
            question,
            ..speaker.letter(subject, &[item], &how)?
        })
    }

    /// One mail about all of these.
    pub fn digest(desk: &Desk, messages: &Messages, reader: &Reader, notices: &[Notice]) -> Result<Letter> {
        let speaker = Speaker::of(desk, messages, reader);
        let items: Vec<Item> = notices.iter().map(|notice| speaker.with_words(notice)).collect();
        let n = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let subject = messages.text_with(speaker.lang, "notify-mail-digest", &[("n", n.into())]);
        speaker.letter(subject, &items, &[])
    }
}

impl<'a> Speaker<'a> {
    fn of(desk: &'a Desk, messages: &'a Messages, reader: &Reader) -> Speaker<'a> {
        Speaker { messages, lang: Lang::parse(&reader.language).unwrap_or_default(), url: desk.url() }
    }

    fn t(&self, key: &str) -> String {
        self.messages.text(self.lang, key)
    }

    fn item(&self, notice: &Notice) -> Item {
        let args: [(&str, Arg); 5] = args(notice, self.messages, self.lang);
        let text = self.messages.text_with(self.lang, &format!("notify-text-{}", notice.kind), &args);
        let title = match notice.about_key() {
            Some(key) => self.t(key),
            None => format!("#{} {}", notice.about, notice.subject),
        };
        Item { title, text, href: format!("{}/notices/{}", self.url, notice.id), button: None, quoted: Vec::new() }
    }

    /// With the beginning of the newest words.
    fn with_words(&self, notice: &Notice) -> Item {
        let words = notice.args.0.words.clone();
        let quoted = (!words.is_empty()).then(|| Quoted { who: notice.args.0.who.clone(), words });
        Item { quoted: quoted.into_iter().collect(), ..self.item(notice) }
    }

    fn letter(&self, subject: String, items: &[Item], how: &[String]) -> Result<Letter> {
        let broken = |e: askama::Error| Error::Broken(format!("a notice cannot be written: {e}"));
        let (settings, choose) = (format!("{}/settings/notices", self.url), self.t("notify-mail-choose"));
        let open = self.t("notify-mail-open");
        let text = Text { items, how, settings: &settings, choose: &choose };
        let text = text.render().map_err(broken)?;
        let html = Html { lang: self.lang.code(), items, open: &open, how, settings: &settings, choose: &choose };
        Ok(Letter { ticket: 0, seen: 0, question: None, subject, text, html: html.render().map_err(broken)? })
    }
}

async fn last_entry(look: &Look, ticket: i64) -> Result<i64> {
    let row: Option<(Option<EntryId>,)> =
        sql!("SELECT last_entry_id FROM ticket WHERE id = $1").bind(ticket).opt(look).await?;
    Ok(row.and_then(|(id,)| id).map_or(0, |id| id.0))
}

/// The words a notice is about: what came since it was last mailed, not the reader's own, at most five.
async fn quoted(look: &Look, reader: &Reader, notice: &Notice) -> Result<Vec<Quoted>> {
    let Some(first) = notice.entry_id else { return Ok(Vec::new()) };
    let kind = match notice.kind {
        Kind::Noted | Kind::Mentioned | Kind::Held => "note",
        _ => "message",
    };
    let mut rows: Vec<(EntryId, String, String)> = sql!(
        "SELECT id, author_name, reply_text FROM entry
         WHERE ticket_id = $1 AND id >= $2 AND at > $3 AND kind = $4 AND (staff_id IS NULL OR staff_id <> $5 OR id = $2)
         ORDER BY id DESC LIMIT 5"
    )
    .bind(notice.about)
    .bind(first)
    .bind(notice.mailed_at.unwrap_or(Moment::from_micros(0)))
    .bind(kind)
    .bind(reader.id)
    .all(look)
    .await?;
    rows.reverse();
    let contacts = reader.contacts(look).await?;
    let cut = |text: String| text.trim().chars().take(LONGEST).collect();
    Ok(rows
        .into_iter()
        .map(|(_, who, words)| Quoted { who: contacts.name(who), words: contacts.words(cut(words)) })
        .collect())
}

/// The words of the one entry a notice is about: why something is proposed, declined, or to be changed.
async fn said_in(look: &Look, reader: &Reader, notice: &Notice) -> Result<Vec<Quoted>> {
    let Some(entry) = notice.entry_id else { return Ok(Vec::new()) };
    let row: Option<(String, String)> =
        sql!("SELECT author_name, text FROM entry WHERE id = $1 AND kind = 'remedy'").bind(entry).opt(look).await?;
    let contacts = reader.contacts(look).await?;
    let quoted = row.filter(|(_, words)| !words.trim().is_empty()).map(|(who, words)| {
        let words = words.trim().chars().take(LONGEST).collect::<String>();
        Quoted { who: contacts.name(who), words: contacts.words(words) }
    });
    Ok(quoted.into_iter().collect())
}

/// Where this reader answers it without signing in: a link for them alone.
fn answer_at(desk: &Desk, question: QuestionId, reader: &Reader) -> String {
    let until = desk.now().plus(link::LASTS);
    format!("{}/q/{}", desk.url(), link::token(desk.keys(), question, reader.id, until))
}

/// The customer's own words, what else the asker shows, and then what is asked: the same words as behind the link.
async fn asked(look: &Look, reader: &Reader, question: QuestionId) -> Result<Vec<Quoted>> {
    let question = Question::find(look, question).await?;
    let contacts = reader.contacts(look).await?;
    let cut = |text: &str| text.trim().chars().take(LONGEST).collect::<String>();
    let shown = question.shown(look).await?.entries.into_iter().rev().take(5).collect::<Vec<_>>();
    let mut quoted: Vec<Quoted> = shown
        .into_iter()
        .rev()
        .map(|entry| Quoted { who: contacts.name(entry.author_name), words: contacts.words(cut(&entry.reply_text)) })
        .collect();
    let asked = question.words(look).await?.into_iter().filter(|said| said.kind == EntryKind::Question);
    quoted.extend(asked.map(|said| Quoted { who: said.author, words: contacts.words(cut(&said.text)) }));
    if !question.word.is_empty() {
        let who = Staff::find(look, question.asked_by).await?.name;
        quoted.push(Quoted { who, words: contacts.words(question.word) });
    }
    Ok(quoted)
}
