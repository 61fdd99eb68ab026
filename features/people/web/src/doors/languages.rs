//! In which languages the company works, and in which its customers are answered.

use super::framed;
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::LanguagesPage,
};
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Result, Setting};
use people::{Admin, Company, Languages};
use shell::{Choice, Field, Frame, Lang, languages};

const PATH: &str = "/settings/languages";

pub(super) async fn show(State(web): State<Web>, page: Page, me: As<Admin>) -> Result<Response> {
    let frame = framed(&web, &page, &me, "people-languages").await?;
    let look = web.desk.look();
    let (company, decided) = (Company::read(&look).await?, Languages::read(&look).await?);
    let screens = |code: &str| decided.offers(code);
    draw(&web, &frame, &drawn(&frame, &company, screens, &decided.answered()))
}

/// What was ticked and typed: names are `staff` and `customers`, each as often as something is chosen, and `other`.
struct Ticked<'f>(&'f [(String, String)]);

impl Ticked<'_> {
    fn of(&self, wanted: &str) -> Vec<String> {
        self.0.iter().filter(|(name, _)| name == wanted).map(|(_, value)| value.clone()).collect()
    }

    /// Further tags, as they were typed: with commas or blanks between them.
    fn others(&self) -> String {
        self.of("other").join(" ")
    }

    fn customers(&self) -> Vec<String> {
        let mut all = self.of("customers");
        let typed = self.others();
        let further = typed.split([',', ';', ' ', '\n', '\r', '\t']).filter(|one| !one.is_empty());
        all.extend(further.map(str::to_owned));
        all
    }
}

pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let ticked = Ticked(&form);
    let error = match decide(&web, &me, &ticked).await {
        Ok(()) => return Ok(done(&web, PATH, Some("people-flash-saved"))),
        Err(error) => error,
    };
    let frame = framed(&web, &page, &me, "people-languages").await?;
    let failed = FormFailed::of(error, &web, frame.lang)?;
    let company = Company::read(&web.desk.look()).await?;
    let staff = ticked.of("staff");
    let shown = LanguagesPage {
        other: failed.field("other", ticked.others()),
        error: failed.sentence(),
        ..drawn(&frame, &company, |code| staff.iter().any(|one| one == code), &ticked.of("customers"))
    };
    draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

async fn decide(web: &Web, me: &As<Admin>, ticked: &Ticked<'_>) -> Result<()> {
    let customers = ticked.customers();
    if customers.is_empty() {
        return Err(Error::invalid("other", "people-languages-none"));
    }
    let mut act = me.visit.act(web).await?;
    // Who has chosen none reads the company's.
    let company = Company::read(&mut act).await?.language;
    let mut staff = ticked.of("staff");
    if !staff.contains(&company) {
        staff.push(company);
    }
    staff.sort_by_key(|code| Lang::ALL.iter().position(|lang| lang.code() == code));
    Languages::new(staff, customers).change(&mut act, &me.who).await?;
    act.commit().await
}

fn drawn<'a>(
    frame: &'a Frame,
    company: &Company,
    offers: impl Fn(&str) -> bool,
    customers: &[String],
) -> LanguagesPage<'a> {
    let screens = Lang::ALL.map(|lang| Choice::new(lang.code(), lang.name(), offers(lang.code())));
    // What is chosen stands first, in its order: so do the fields of forms.
    let chosen = customers.iter().map(|tag| Choice::new(tag, languages::full(tag), true));
    let rest = languages::ALL.iter().filter(|(code, _)| !customers.iter().any(|tag| tag == code));
    LanguagesPage {
        frame,
        company: languages::name(&company.language).to_owned(),
        own: company.language.clone(),
        screens: screens.into(),
        chosen: chosen.collect(),
        rest: rest.map(|(code, name)| Choice::new(code, *name, false)).collect(),
        other: Field::default(),
        error: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_screens_speak_what_people_may_be_offered() {
        assert_eq!(Lang::ALL.map(Lang::code), people::languages::SCREENS);
    }
}
