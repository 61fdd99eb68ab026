//! Who signs how: one's own signature, and for administrators everybody's.

use super::view::{SignatureForm, SignaturesPage};
use crate::{
    Known, fill,
    signature::{self, Signer, Signing},
};
use axum::{Form, extract::State, http::StatusCode, response::Response};
use base::{DepartmentId, Error, Result, Setting};
use people::{Admin, Agent, Colleague, Department};
use people_web::{
    As, FormFailed, Page, Web, html_of,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::Frame;

const PATH: &str = "/settings/signatures";

/// A signature as its form sends it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Signed {
    /// `staff` for one's own, `company`, `department`, `mailbox`; `policy` for what the company decides.
    whose: String,
    id: i64,
    html: Option<String>,
    text: String,
    own: Option<String>,
}

impl Signed {
    fn words(&self) -> String {
        let html = self.html.clone().unwrap_or_else(|| mail::text_to_html(&self.text));
        mail::sanitise(&html).html
    }

    async fn write(&self, web: &Web, who: &As<Agent>) -> Result<()> {
        let html = self.words();
        let mut act = who.visit.act(web).await?;
        let admin = Admin::of(&who.who);
        match self.whose.as_str() {
            "staff" => signature::sign_own_with(&mut act, &who.who, &html).await?,
            "policy" => signature::decide(&mut act, &admin?, &Signing { own: self.own.is_some() }).await?,
            "company" => Signer::Company.sign_with(&mut act, &admin?, &html).await?,
            "mailbox" => Signer::Mailbox(self.id).sign_with(&mut act, &admin?, &html).await?,
            "department" => {
                let department = Department::find(&mut act, DepartmentId(self.id)).await?.id;
                Signer::Department(department).sign_with(&mut act, &admin?, &html).await?;
            }
            _ => return Err(Error::Missing),
        }
        act.commit().await
    }
}

/// `GET /settings/signatures`
pub(super) async fn show(State(web): State<Web>, page: Page, who: As<Agent>) -> Result<Response> {
    let frame = who.settings_frame(&web, &page, "template-signatures").await?;
    let drawn = drawn(&web, &frame, &who, None).await?;
    draw_as(&web, &frame, StatusCode::OK, &drawn)
}

/// `POST /settings/signatures`
pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Form(signed): Form<Signed>,
) -> Result<Response> {
    let Err(error) = signed.write(&web, &who).await else {
        return Ok(done(&web, PATH, Some("template-flash-signed")));
    };
    let frame = who.settings_frame(&web, &page, "template-signatures").await?;
    let failed = FormFailed::of(error, &web, frame.lang)?;
    let drawn = SignaturesPage { error: failed.sentence(), ..drawn(&web, &frame, &who, Some(&signed)).await? };
    draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &drawn)
}

async fn drawn<'a>(web: &Web, frame: &'a Frame, who: &As<Agent>, typed: Option<&Signed>) -> Result<SignaturesPage<'a>> {
    let look = web.desk.look();
    let typed = |signer: Signer| typed.filter(|t| (t.whose.as_str(), t.id) == signer.row()).map(Signed::words);
    let me = Signer::Staff(who.who.id);
    let own = form(web, &who.who, frame, (me, frame.t("template-signature-own")), typed(me)).await?;
    let mut forms = Vec::new();
    let admin = Admin::of(&who.who).is_ok();
    if admin {
        let company = (Signer::Company, frame.t("template-signature-company"));
        forms.push(form(web, &who.who, frame, company, typed(Signer::Company)).await?);
        for department in Department::all(&look).await? {
            let signer = Signer::Department(department.id);
            forms.push(form(web, &who.who, frame, (signer, department.name), typed(signer)).await?);
        }
        forms.extend(web.pieces("template-signatures", &who.who, frame, &()).await?);
    }
    let may_own = Signing::read(&look).await?.own;
    Ok(SignaturesPage { frame, error: None, may_own, own, admin, forms })
}

/// A signature's form, for the page of signatures; `typed` is what was refused.
pub async fn form(
    web: &Web,
    who: &Colleague,
    frame: &Frame,
    (signer, label): (Signer, String),
    typed: Option<String>,
) -> Result<String> {
    let look = web.desk.look();
    let refused = typed.is_some();
    let html = match typed {
        Some(html) => html,
        None => signer.signature(&look).await?.unwrap_or_default(),
    };
    let known = Known::example(&look, who).await?;
    let reads = fill(&html, &known.values(&known.company_language)).map(|filled| filled.text).unwrap_or_default();
    let (whose, id) = signer.row();
    let text = mail::html_to_text(&html);
    html_of(&SignatureForm { frame, whose, id, label, open: refused || whose == "staff", reads, text, html })
}
