//! What happened with questions to oneself while one was away, and taking them back.

use crate::names::Names;
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::{Future, Result, StaffId, words::short};
use people::{Absence, AbsenceId, Colleague};
use people_web::{As, Matter, Slot, Web, html_of, page::done};
use question::{Question, QuestionId, QuestionState, Said};
use shell::Frame;

/// On the page of one's absences.
pub const SUMMARY: Slot = Slot { place: "absence-back", render: summary };

/// Letters of a question that are shown.
const WORDS: usize = 200;

/// One question.
struct Line {
    id: QuestionId,
    /// The beginning of what is asked.
    words: String,
    asker: String,
    /// What became of it.
    standing: String,
    /// Somebody else looks after it, and it is open.
    elsewhere: bool,
}

#[derive(Template)]
#[template(path = "question/_back.html")]
struct Summary<'a> {
    frame: &'a Frame,
    lines: Vec<Line>,
}

fn summary<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let (look, absence): (_, AbsenceId) = (web.desk.look(), *about.get()?);
        let absence = Absence::find(&look, absence).await?;
        let within = absence.time(frame.now);
        let questions = Question::of_absent(&look, who.id, within).await?;
        if questions.is_empty() {
            return Ok(None);
        }
        let words = Said::beginnings(&look, questions.iter().map(|question| question.asking_id)).await?;
        let names = Names::of(&look, who.contacts(), &questions).await?;
        let line = |question: &Question| {
            let words = words.get(&question.asking_id).map(String::as_str).unwrap_or_default();
            line(frame, who, &names, (question, words))
        };
        html_of(&Summary { frame, lines: questions.iter().map(line).collect() }).map(Some)
    })
}

fn line(frame: &Frame, me: &Colleague, names: &Names, (question, words): (&Question, &str)) -> Line {
    let name = |id: Option<StaffId>| names.staff(id).unwrap_or_default();
    let taken = question.taken_by.filter(|id| *id != me.id);
    Line {
        id: question.id,
        words: short(&me.contacts().words(words.to_owned()), WORDS),
        asker: name(Some(question.asked_by)),
        standing: match (question.state, taken) {
            (QuestionState::Open, Some(_)) => frame.about("question-back-has", name(taken)),
            (QuestionState::Open, None) => frame.t("question-back-open"),
            (QuestionState::Answered, _) => frame.about("question-back-answered", name(question.ended_by)),
            (QuestionState::Declined | QuestionState::Withdrawn, _) => {
                frame.about("question-back-declined", name(question.ended_by))
            }
        },
        elsewhere: question.is_open() && taken.is_some(),
    }
}

/// `POST /questions/{id}/return`: looks after it oneself again.
pub async fn take(State(web): State<Web>, who: As<Colleague>, Path(id): Path<QuestionId>) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    Question::current(&mut act, id).await?.take_back(&mut act, &who.who).await?;
    act.commit().await?;
    Ok(done(&web, "/settings/absence", None))
}
