//! Templates and macros as a file: fetched, looked at, taken in.

use super::view::{ExchangeLine, ExchangePage};
use crate::portable::{Fate, Prepared, Taken};
use axum::{
    extract::{Multipart, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base::{Error, Result};
use people::Supervisor;
use people_web::{As, FormFailed, Page, Web, draw, page::draw_as};
use shell::{Frame, Tone};

/// Bytes of a file at most.
pub(super) const LARGEST: usize = 4 * 1024 * 1024;

/// `GET /settings/templates/exchange`
pub(super) async fn show(State(web): State<Web>, page: Page, who: As<Supervisor>) -> Result<Response> {
    let frame = who.settings_frame(&web, &page, "template-exchange").await?;
    draw(&web, &frame, &ExchangePage { frame: &frame, error: None, lines: Vec::new(), waiting: None, done: false })
}

/// `GET /settings/templates/exchange.json`
pub(super) async fn fetch(State(web): State<Web>, who: As<Supervisor>) -> Result<Response> {
    let file = Prepared::all(&web.desk.look(), &who.who).await?.written()?;
    let kind = (header::CONTENT_TYPE, "application/json");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"repka-prepared.json\"");
    Ok(([kind, name], file).into_response())
}

/// `POST /settings/templates/exchange`: says what a file would change; with `go`, changes it.
pub(super) async fn take_in(
    State(web): State<Web>,
    page: Page,
    who: As<Supervisor>,
    form: Multipart,
) -> Result<Response> {
    let (text, go) = sent(form).await?;
    let frame = who.settings_frame(&web, &page, "template-exchange").await?;
    let done = async {
        let file = Prepared::read(&text)?;
        let mut act = who.visit.act(&web).await?;
        let told = file.take_in(&mut act, &who.who).await?;
        if go {
            act.commit().await?;
        }
        Ok(told)
    };
    let told = match done.await {
        Ok(told) => told,
        Err(error) => {
            let error = FormFailed::of(error, &web, frame.lang)?.sentence();
            let drawn = ExchangePage { frame: &frame, error, lines: Vec::new(), waiting: None, done: false };
            return draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &drawn);
        }
    };
    let changes = told.iter().any(|one| matches!(one.fate, Fate::New | Fate::Changed));
    let lines = told.into_iter().map(|one| line(&web, &frame, one)).collect::<Result<Vec<_>>>()?;
    let waiting = (!go && changes).then_some(text);
    draw(&web, &frame, &ExchangePage { frame: &frame, error: None, lines, waiting, done: go })
}

/// The file's text, and whether it is to be taken in.
async fn sent(mut form: Multipart) -> Result<(String, bool)> {
    let (mut text, mut go) = (String::new(), false);
    let broken = |_| Error::invalid("file", "template-error-import-large");
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.name() {
            Some("file" | "json") => text = String::from_utf8_lossy(&field.bytes().await.map_err(broken)?).into_owned(),
            Some("go") => go = true,
            _ => {}
        }
    }
    Ok((text, go))
}

fn line(web: &Web, frame: &Frame, one: Taken) -> Result<ExchangeLine> {
    let (tone, key) = match &one.fate {
        Fate::New => (Tone::Leaf, "template-fate-new"),
        Fate::Changed => (Tone::Gold, "template-fate-changed"),
        Fate::Same => (Tone::Plain, "template-fate-same"),
        Fate::Wrong(_) => (Tone::Beet, "template-fate-wrong"),
    };
    let why = match one.fate {
        Fate::Wrong(why) => FormFailed::of(Error::Invalid(why), web, frame.lang)?.sentence(),
        _ if one.without.is_empty() => None,
        _ => Some(frame.about("template-import-files", one.without.join(", "))),
    };
    let kind = frame.t(if one.is_macro { "template-a-macro" } else { "template-a-template" });
    let whose = one.department.unwrap_or_else(|| frame.t("template-whose-company"));
    Ok(ExchangeLine { name: one.name, kind, whose, chip: shell::Chip::new(tone, frame.t(key)), why })
}
