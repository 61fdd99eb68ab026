//! One template: made, changed, archived, tried out.

use super::{
    files,
    view::{FormPage, Preview, Previews, There, WordsIn},
};
use crate::{
    Known, NewTemplate, Purpose, Template, TemplateFile, TemplateId, Unknown, Variant, Whose, Word, fill,
    filling::escaped,
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use base::{EntryId, Error, Future, Look, Result, Setting};
use customer::Customer;
use people::{Agent, Colleague, Department, Languages, Supervisor};
use people_web::{
    As, FormFailed, Page, Web, draw,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Choice, Frame, Lang, languages};
use std::collections::HashMap;
use ticket::{Entry, Scope, Ticket};

const PATH: &str = "/settings/templates";

/// A form's fields: its words have one for each language, `html-hr`, or without scripts `text-hr`.
type Fields = HashMap<String, String>;

/// What a new template begins with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Beginning {
    /// An entry whose words are worth keeping.
    entry: Option<EntryId>,
}

/// `GET /settings/templates/new`
pub(super) async fn new(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Query(begin): Query<Beginning>,
) -> Result<Response> {
    let mut typed = match begin.entry {
        Some(entry) => learnt(&web.desk.look(), &who.who, entry).await?,
        None => Typed::default(),
    };
    typed.whose = if Supervisor::of(&who.who).is_ok() { "company" } else { "own" }.into();
    let frame = who.settings_frame(&web, &page, "template-new").await?;
    let drawn = drawn(&web, &frame, &who, None, typed, FormFailed::default()).await?;
    draw(&web, &frame, &drawn)
}

/// The words of an answer, as the beginning of a template in its customer's language.
async fn learnt(look: &Look, who: &Agent, id: EntryId) -> Result<Typed> {
    let entry = Entry::seen_by(look, &Scope::of(who), id).await?;
    let ticket = Ticket::seen_by(look, &Scope::of(who), entry.ticket_id).await?;
    let spoken = Customer::behind(look, ticket.identity_id).await?.language;
    let known = Known::example(look, who).await?;
    let answered = Languages::read(look).await?;
    let language = spoken.and_then(|spoken| answered.nearest(&spoken)).unwrap_or(known.company_language);
    let html = entry.html.unwrap_or_else(|| mail::text_to_html(&entry.text));
    Ok(Typed { name: ticket.subject, variants: vec![Variant { language, html }], ..Typed::default() })
}

/// Under answers: their words may be worth keeping.
pub fn learn<'a>(
    _: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    entries: &'a [EntryId],
) -> Future<'a, Result<Vec<(EntryId, String)>>> {
    Box::pin(async move {
        let words = escaped(&frame.t("template-learn"));
        let link = |entry: &EntryId| {
            (*entry, format!("<a class=\"perhaps\" href=\"/settings/templates/new?entry={entry}\">{words}</a>"))
        };
        Ok(if Agent::of(who).is_ok() { entries.iter().map(link).collect() } else { Vec::new() })
    })
}

/// `GET /settings/templates/{id}`
pub(super) async fn edit(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(id): Path<TemplateId>,
) -> Result<Response> {
    let look = web.desk.look();
    let template = Template::seen_by(&look, &who.who, id).await?;
    let typed = Typed::of(&template, Template::variants(&look, id).await?);
    let mut frame = who.settings_frame(&web, &page, "template-templates").await?;
    frame.title.clone_from(&template.name);
    let drawn = drawn(&web, &frame, &who, Some(&template), typed, FormFailed::default()).await?;
    draw(&web, &frame, &drawn)
}

/// `POST /settings/templates`
pub(super) async fn create(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    save(&web, &page, &who, None, &fields).await
}

/// `POST /settings/templates/{id}`: changes it, or with `_method` puts it away or takes it out again.
pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(id): Path<TemplateId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let archived = match fields.get("_method").map(String::as_str) {
        Some("delete") => true,
        Some("restore") => false,
        _ => return save(&web, &page, &who, Some(id), &fields).await,
    };
    let mut act = who.visit.act(&web).await?;
    Template::archive(&mut act, &who.who, id, archived).await?;
    act.commit().await?;
    Ok(done(&web, PATH, Some(if archived { "template-flash-archived" } else { "template-flash-restored" })))
}

async fn save(web: &Web, page: &Page, who: &As<Agent>, id: Option<TemplateId>, fields: &Fields) -> Result<Response> {
    let typed = Typed::sent(fields, &Languages::read(&web.desk.look()).await?);
    let tried = fields.contains_key("try");
    let saved = if tried { Err(Error::Invalid(Vec::new())) } else { write(web, who, id, &typed).await };
    let error = match saved {
        Ok(id) => {
            let to =
                if fields.get("then").is_some_and(|then| then == "files") { files::place(id) } else { PATH.into() };
            return Ok(done(web, to, Some("template-flash-saved")));
        }
        Err(error) => error,
    };
    let look = web.desk.look();
    let template = match id {
        Some(id) => Some(Template::seen_by(&look, &who.who, id).await?),
        None => None,
    };
    let frame = who.settings_frame(web, page, "template-templates").await?;
    let failed = FormFailed::of(error, web, frame.lang)?;
    let drawn = drawn(web, &frame, who, template.as_ref(), typed, failed).await?;
    draw_as(web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &drawn)
}

async fn write(web: &Web, who: &As<Agent>, id: Option<TemplateId>, typed: &Typed) -> Result<TemplateId> {
    let new = typed.template()?;
    let mut act = who.visit.act(web).await?;
    let id = Template::save(&mut act, &who.who, id, new).await?;
    act.commit().await?;
    Ok(id)
}

/// The page of a template as it is, and what went wrong beside its words.
pub(super) async fn again(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    id: TemplateId,
    failed: impl FnOnce(Lang) -> Result<FormFailed>,
) -> Result<Response> {
    let look = web.desk.look();
    let template = Template::seen_by(&look, &who.who, id).await?;
    let typed = Typed::of(&template, Template::variants(&look, id).await?);
    let mut frame = who.settings_frame(web, page, "template-templates").await?;
    frame.title.clone_from(&template.name);
    let failed = failed(frame.lang)?;
    let drawn = drawn(web, &frame, who, Some(&template), typed, failed).await?;
    draw_as(web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &drawn)
}

/// `POST /settings/templates/preview`: how the words in a form read on an example, for a script.
pub(super) async fn preview(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let frame = page.frame_of_part(&web, &who.visit);
    let known = Known::example(&web.desk.look(), &who.who).await?;
    let preview = previews(&Typed::sent(&fields, &Languages::read(&web.desk.look()).await?).variants, &known);
    draw(&web, &frame, &Previews { frame: &frame, preview })
}

/// A form as it is typed.
#[derive(Default)]
struct Typed {
    name: String,
    shortcut: String,
    folder: String,
    whose: String,
    purpose: String,
    variants: Vec<Variant>,
}

impl Typed {
    fn of(template: &Template, variants: Vec<Variant>) -> Typed {
        let shared = || template.department_id.map_or_else(|| "company".to_owned(), |id| id.to_string());
        Typed {
            name: template.name.clone(),
            shortcut: template.shortcut.clone(),
            folder: template.folder.clone(),
            whose: if template.owner_id.is_some() { "own".into() } else { shared() },
            purpose: template.purpose.to_string(),
            variants,
        }
    }

    fn sent(fields: &Fields, decided: &Languages) -> Typed {
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let words = |language: String| {
            let html = fields.get(&format!("html-{language}")).cloned();
            let html = html.unwrap_or_else(|| mail::text_to_html(&text(&format!("text-{language}"))).replace('\n', ""));
            Variant { language, html: mail::sanitise(&html).html }
        };
        let named = |field: &'_ String| field.strip_prefix("html-").or(field.strip_prefix("text-")).map(str::to_owned);
        let mut written: Vec<String> = fields.keys().filter_map(named).collect();
        written.sort_unstable();
        let mut variants: Vec<Variant> =
            decided.asked(written.iter().map(String::as_str)).into_iter().map(words).collect();
        variants.retain(|v| !mail::html_to_text(&v.html).trim().is_empty());
        Typed {
            name: text("name"),
            shortcut: text("shortcut"),
            folder: text("folder"),
            whose: text("whose"),
            purpose: text("purpose"),
            variants,
        }
    }

    fn template(&self) -> Result<NewTemplate> {
        Ok(NewTemplate {
            name: self.name.clone(),
            shortcut: self.shortcut.clone(),
            folder: self.folder.clone(),
            whose: Whose::parse(&self.whose)?,
            purpose: self.purpose.parse().unwrap_or(Purpose::Both),
            variants: self.variants.clone(),
        })
    }
}

async fn drawn<'a>(
    web: &Web,
    frame: &'a Frame,
    who: &As<Agent>,
    template: Option<&Template>,
    typed: Typed,
    failed: FormFailed,
) -> Result<FormPage<'a>> {
    let look = web.desk.look();
    let known = Known::example(&look, &who.who).await?;
    let files = match template {
        Some(template) => TemplateFile::of(&look, template.id).await?,
        None => Vec::new(),
    };
    let files_wrong = failed.field("files", "").error;
    let unwritten = typed.variants.is_empty();
    let languages = Languages::read(&look).await?.asked(typed.variants.iter().map(|v| v.language.as_str()));
    let begins = languages.iter().find(|tag| **tag == known.company_language).or(languages.first()).cloned();
    let words = |language: String| {
        let html = typed.variants.iter().find(|v| v.language == language).map(|v| v.html.clone()).unwrap_or_default();
        WordsIn {
            label: languages::full(&language),
            text: mail::html_to_text(&html),
            open: !html.is_empty() || unwritten && Some(&language) == begins.as_ref(),
            language,
            html,
        }
    };
    Ok(FormPage {
        frame,
        action: template.map_or_else(|| PATH.to_owned(), |t| format!("{PATH}/{}", t.id)),
        there: template.map(|t| There { uses: frame.n("template-uses", t.uses), archived: t.archived_at.is_some() }),
        may_change: template.is_none_or(|t| t.may_change(&who.who)),
        words: languages.into_iter().map(words).collect(),
        words_wrong: failed.field("html", "").error,
        name: failed.field("name", typed.name),
        shortcut: failed.field("shortcut", typed.shortcut),
        folder: failed.field("folder", typed.folder),
        folders: Template::folders(&look, &who.who).await?,
        whose: whose(&look, frame, who, &typed.whose).await?,
        purposes: Purpose::ALL
            .iter()
            .map(|p| Choice::new(p, frame.t(format!("template-for-{p}")), p.as_str() == typed.purpose))
            .collect(),
        error: failed.field("whose", "").error.or(failed.error),
        known: Word::ALL.iter().filter(|w| !AT_ONCE.contains(w)).map(|w| (w.as_str(), frame.t(meaning(*w)))).collect(),
        preview: previews(&typed.variants, &known),
        files: files.into_iter().map(Into::into).collect(),
        files_wrong,
    })
}

/// What is known only of words that have just come; a template is no place for it.
const AT_ONCE: [Word; 2] = [Word::Expectation, Word::AnswerBy];

/// Who may have it: agents write for themselves, whoever leads for everybody.
pub(super) async fn whose(look: &Look, frame: &Frame, who: &As<Agent>, chosen: &str) -> Result<Vec<Choice>> {
    let choice = |value: &str, label: String| Choice::new(value, label, value == chosen);
    let mut choices = vec![choice("own", frame.t("template-whose-own"))];
    if Supervisor::of(&who.who).is_ok() || chosen != "own" {
        choices.push(choice("company", frame.t("template-whose-company")));
        for department in Department::offered(look, who.who.uses(), chosen.parse().ok()).await? {
            choices.push(choice(&department.id.to_string(), department.name));
        }
    }
    Ok(choices)
}

fn previews(variants: &[Variant], known: &Known) -> Vec<Preview> {
    let preview = |variant: &Variant| {
        let label = languages::full(&variant.language);
        match fill(&variant.html, &known.values(&variant.language)) {
            Ok(filled) => Preview { label, html: filled.text, missing: filled.missing, unknown: None },
            Err(Unknown(word)) => {
                Preview { label, html: variant.html.clone(), missing: Vec::new(), unknown: Some(word) }
            }
        }
    };
    variants.iter().map(preview).collect()
}

/// The message that tells what a word becomes.
pub fn meaning(word: Word) -> &'static str {
    match word {
        Word::CustomerFirstName => "template-word-customer-first-name",
        Word::CustomerName => "template-word-customer-name",
        Word::TicketNumber => "template-word-ticket-number",
        Word::TicketSubject => "template-word-ticket-subject",
        Word::AgentName => "template-word-agent-name",
        Word::AgentFirstName => "template-word-agent-first-name",
        Word::Department => "template-word-department",
        Word::Company => "template-word-company",
        Word::Today => "template-word-today",
        Word::Reopens => "template-word-reopens",
        Word::Expectation => "template-word-expectation",
        Word::AnswerBy => "template-word-answer-by",
        Word::OrderNumber => "template-word-order-number",
    }
}
