//! One of those asked, in one line: on the timeline, in the panel.

use crate::names::Names;
use base::{Look, Result};
use people::Contacts;
use question::{Question, QuestionId, QuestionState, Said, Track};
use shell::Frame;
use ticket::EntryKind;

/// How far one of those asked is.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which question.
    pub id: i64,
    /// Who was asked.
    pub name: String,
    /// What its dot tells: plum while it is open, leaf once answered, beet when late.
    pub tone: &'static str,
    /// How far it is, in words.
    pub standing: String,
    /// Whether its time has passed and nobody has answered.
    pub late: bool,
    /// Whether somebody must still answer.
    pub open: bool,
    /// How far it is, for ids.
    pub state: QuestionState,
    /// Who looks after it.
    pub carer: Option<String>,
    /// The word for them alone.
    pub word: String,
    /// Why it was declined or withdrawn.
    pub reason: String,
    /// What it is about.
    pub track: Track,
    /// Where the question stands.
    pub entry: Option<i64>,
    /// Where the last answer stands.
    pub answer: Option<i64>,
    /// How often something was said to it: a form for it is another one then.
    pub said: usize,
}

impl Line {
    /// Where it is read: its answer, else the question.
    pub fn place(&self) -> i64 {
        self.answer.or(self.entry).unwrap_or_default()
    }
}

/// These questions as lines, as `contacts` say they are to be seen, with the names they need fetched for all at once.
pub async fn lines(look: &Look, frame: &Frame, contacts: Contacts, questions: &[Question]) -> Result<Vec<Line>> {
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::of(look, contacts, questions).await?;
    let ids: Vec<QuestionId> = questions.iter().map(|q| q.id).collect();
    let said = Said::to(look, ids).await?;
    let line = |q: &Question| {
        let own: Vec<&Said> = said.iter().filter(|s| s.question_id == Some(q.id)).collect();
        let late = q.is_open() && q.is_late(frame.now);
        Line {
            id: q.id.0,
            name: names.whom(q),
            tone: tone(q, late),
            standing: match q.not_delivered() {
                Some(why) => not_delivered(frame, &contacts.words(why.to_owned())),
                None => standing(frame, q, late, names.staff(q.ended_by).filter(|_| q.ended_by != q.staff_id)),
            },
            late,
            open: q.is_open(),
            state: q.state,
            carer: names.staff(q.taken_by).filter(|_| q.is_open()),
            word: contacts.words(q.word.clone()),
            reason: contacts.words(q.reason.clone()),
            track: q.track,
            entry: q.entry_id.map(|id| id.0),
            answer: own.iter().rfind(|s| s.kind == EntryKind::Answer).and_then(|s| s.entry_id).map(|id| id.0),
            said: own.len(),
        }
    };
    Ok(questions.iter().map(line).collect())
}

fn tone(q: &Question, late: bool) -> &'static str {
    match q.state {
        QuestionState::Open if late || q.undelivered.is_some() => "beet",
        QuestionState::Open => "plum",
        QuestionState::Answered => "leaf",
        QuestionState::Declined | QuestionState::Withdrawn => "",
    }
}

/// That whoever is asked outside does not have it, and why.
pub(crate) fn not_delivered(frame: &Frame, why: &str) -> String {
    match why {
        "" => frame.t("question-undelivered"),
        why => frame.about("question-undelivered-why", why),
    }
}

fn standing(frame: &Frame, q: &Question, late: bool, by: Option<String>) -> String {
    let took = || frame.duration(q.ended_at.unwrap_or(frame.now).since(q.asked_at));
    match (q.state, by) {
        (QuestionState::Open, _) if late => {
            frame.tr("question-late", &[("time", frame.duration(frame.now.since(q.due_at)).into())])
        }
        (QuestionState::Open, _) => frame.tr("question-due", &[("time", frame.exact(q.due_at).into())]),
        (QuestionState::Answered, Some(name)) => {
            frame.tr("question-answered-by", &[("name", name.into()), ("time", took().into())])
        }
        (QuestionState::Answered, None) => frame.tr("question-answered", &[("time", took().into())]),
        (QuestionState::Declined, _) => frame.t("question-declined"),
        (QuestionState::Withdrawn, _) => frame.t("question-withdrawn"),
    }
}
