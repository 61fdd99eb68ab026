//! Lines of the list of questions.

use crate::names::Names;
use base::{Look, Moment, Result, words::short};
use people::Colleague;
use question::{Question, QuestionId, Said};
use shell::Ring;

/// Letters of the question that a line shows.
const WORDS: usize = 200;

/// One question in a line.
pub struct Row {
    pub id: QuestionId,
    /// Whether it is the one that is open.
    pub current: bool,
    pub ring: Ring,
    /// The beginning of what is asked.
    pub words: String,
    pub asker: String,
    /// Who is asked, when that is not the reader alone.
    pub whom: Option<String>,
    /// Who looks after it, when that is somebody else.
    pub taken: Option<String>,
    pub due: Moment,
    pub late: bool,
    /// `#42`; empty when it is about no ticket.
    pub number: String,
}

/// These questions as lines.
pub async fn rows(
    look: &Look,
    who: &Colleague,
    questions: Vec<Question>,
    open: Option<QuestionId>,
) -> Result<Vec<Row>> {
    let askings: Vec<_> = questions.iter().map(|question| question.asking_id).collect();
    let words = Said::beginnings(look, askings).await?;
    let names = Names::of(look, who.contacts(), &questions).await?;
    let row = |question: Question| {
        let line = words.get(&question.asking_id).cloned().unwrap_or_default();
        Row {
            id: question.id,
            current: open == Some(question.id),
            ring: match question.is_open() {
                true => Ring::Waiting { since: question.asked_at, due: Some(question.due_at) },
                false => Ring::Done,
            },
            words: short(&who.contacts().words(line), WORDS),
            asker: names.staff(Some(question.asked_by)).unwrap_or_default(),
            whom: if question.staff_id == Some(who.id) { None } else { Some(names.whom(&question)) },
            taken: names.staff(question.taken_by.filter(|id| *id != who.id)),
            due: question.due_at,
            late: question.is_late(look.now()),
            number: question.ticket_id.map(|number| format!("#{number}")).unwrap_or_default(),
        }
    };
    Ok(questions.into_iter().map(row).collect())
}
