//! Who must agree to what: the rules in words, what one may grant alone, and *try it*.

use super::{
    naming::{Names, currency, currency_of, kinds, sum},
    trial::{self, Tried},
};
use crate::RemedyKind;
use approval::{Asked, Limit, NewRule, Rule, RuleId, Whose};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Result, StaffId};
use journey::JourneyId;
use people::{Admin, Role, Staff};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as, role_key},
};
use serde::Deserialize;
use shell::{Choice, Frame};
use store::Money;

const HERE: &str = "/settings/approvals";
/// Whom the form of a rule can name.
const PLACES: usize = 3;
/// Working hours in which one decides, unless said otherwise.
const HOURS: i64 = 8;

struct RuleLine {
    id: i64,
    when: String,
    then: String,
    more: String,
    first: bool,
}

struct LimitLine {
    value: String,
    whose: String,
    most: String,
}

#[derive(Template)]
#[template(path = "remedy/settings.html")]
struct SettingsPage<'a> {
    frame: &'a Frame,
    error: Option<String>,
    rules: Vec<RuleLine>,
    limits: Vec<LimitLine>,
    kinds: Vec<Choice>,
    journey_choices: Vec<Choice>,
    departments: Vec<Choice>,
    asked: Vec<Choice>,
    whose: Vec<Choice>,
    staff: Vec<Choice>,
    currency: String,
    hours: i64,
    places: usize,
    tried: Tried,
    answer: Option<String>,
}

/// The page.
pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Query(tried): Query<Tried>,
) -> Result<Response> {
    draw(&web, &page, &me, tried, (FormFailed::default(), StatusCode::OK)).await
}

/// Adds a rule.
pub(super) async fn make(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let made = async {
        let new = rule(&sent)?;
        let mut act = me.visit.act(&web).await?;
        Rule::make(&mut act, &me.who, &new).await?;
        act.commit().await
    };
    let made = made.await;
    answer(&web, &page, &me, made).await
}

/// What is to be done with a rule, a limit or a journey.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "do")]
    deed: String,
    whose: String,
    amount: String,
    currency: String,
}

/// Moves a rule up, or takes it away.
pub(super) async fn change(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(id): Path<RuleId>,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let changed = async {
        let mut act = me.visit.act(&web).await?;
        match wanted.deed.as_str() {
            "up" => Rule::raise(&mut act, &me.who, id).await?,
            _ => Rule::remove(&mut act, &me.who, id).await?,
        }
        act.commit().await
    };
    let changed = changed.await;
    answer(&web, &page, &me, changed).await
}

/// Sets what somebody may grant alone; nothing typed takes it away.
pub(super) async fn limit(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let set = async {
        let whose = match wanted.whose.strip_prefix("s-").map(str::parse) {
            Some(Ok(id)) => Whose::Staff(StaffId(id)),
            Some(Err(_)) => return Err(Error::Missing),
            None => {
                Whose::Role(wanted.whose.parse::<Role>().map_err(|_| Error::invalid("whose", "remedy-error-whose"))?)
            }
        };
        let currency = currency_of(&wanted.currency);
        let most = sum("amount", &wanted.amount, &currency)?.map(|minor| Money::new(minor, currency));
        let mut act = me.visit.act(&web).await?;
        Limit::set(&mut act, &me.who, whose, most.as_ref()).await?;
        act.commit().await
    };
    let set = set.await;
    answer(&web, &page, &me, set).await
}

async fn answer(web: &Web, page: &Page, me: &As<Admin>, done_: Result<()>) -> Result<Response> {
    match done_ {
        Ok(()) => Ok(done(web, HERE, Some("people-flash-saved"))),
        Err(error) => {
            let failed = FormFailed::of(error, web, page.frame_of_part(web, &me.visit).lang)?;
            draw(web, page, me, Tried::default(), (failed, StatusCode::UNPROCESSABLE_ENTITY)).await
        }
    }
}

/// A rule as the form sends it.
fn rule(sent: &[(String, String)]) -> Result<NewRule> {
    let value = |name: &str| {
        sent.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    };
    let id = |name: &str| value(name).map(|id| id.parse::<i64>().map_err(|_| Error::Missing)).transpose();
    let kind = value("kind").map(|kind| kind.parse::<RemedyKind>().map_err(|_| Error::Missing)).transpose()?;
    let currency = currency_of(value("currency").unwrap_or_default());
    let hours: f64 = value("hours")
        .map_or(Ok(HOURS as f64), str::parse)
        .map_err(|_| Error::invalid("hours", "approval-error-time"))?;
    let asked = sent.iter().filter(|(field, word)| field == "asked" && !word.is_empty());
    let mut parties = Vec::new();
    for one in asked.map(|(_, word)| party(word)) {
        let one = one?;
        if !parties.contains(&one) {
            parties.push(one);
        }
    }
    Ok(NewRule {
        id: RuleId(0),
        kind: kind.map(|kind| kind.as_str().to_owned()),
        above: sum("above", value("above").unwrap_or_default(), &currency)?,
        up_to: sum("up_to", value("up_to").unwrap_or_default(), &currency)?,
        currency,
        journey: id("journey")?,
        department_id: id("department")?.map(DepartmentId),
        always: value("always").is_some(),
        in_order: value("in_order").is_some(),
        minutes: (hours * 60.0).round().clamp(0.0, 1e6) as i64,
        asked: parties,
    })
}

fn party(word: &str) -> Result<Asked> {
    let id = |text: &str| text.parse::<i64>().map_err(|_| Error::Missing);
    match (word.strip_prefix("d-"), word.strip_prefix("s-"), word) {
        (Some(department), _, _) => Ok(Asked::Department(DepartmentId(id(department)?))),
        (_, Some(staff), _) => Ok(Asked::Staff(StaffId(id(staff)?))),
        (_, _, "owner") => Ok(Asked::Owner),
        (_, _, "leads") => Ok(Asked::Leads),
        _ => Err(Error::Missing),
    }
}

/// Those asked, in one sentence.
pub(super) fn asked_in_words(frame: &Frame, names: &Names, asked: &[Asked], in_order: bool) -> String {
    let name = |one: &Asked| match one {
        Asked::Department(id) => names.department(*id),
        Asked::Staff(id) => names.person(*id),
        Asked::Owner => frame.t("remedy-asked-owner"),
        Asked::Leads => frame.t("remedy-asked-leads"),
    };
    let key = if in_order { "remedy-then" } else { "remedy-and" };
    let join = |before: String, next: String| {
        frame.tr(key, &[("first", before.as_str().into()), ("next", next.as_str().into())])
    };
    asked.iter().map(name).reduce(join).unwrap_or_else(|| frame.t("remedy-asked-nobody"))
}

fn rule_line(frame: &Frame, names: &Names, (at, rule): (usize, &Rule)) -> RuleLine {
    let kind =
        rule.kind.as_ref().map_or_else(|| frame.t("remedy-rule-any"), |kind| frame.t(format!("remedy-kind-{kind}")));
    let sum = |key, minor: Option<i64>| minor.map(|minor| frame.about(key, frame.money(minor, &rule.currency)));
    let when = [
        Some(kind),
        sum("remedy-rule-above", rule.above),
        sum("remedy-rule-up-to", rule.up_to),
        rule.journey.map(|id| names.journey(JourneyId(id))),
        rule.department_id.map(|id| frame.about("remedy-rule-of", names.department(id))),
    ];
    let hours = frame.about("remedy-rule-within", frame.duration(rule.minutes * 60_000_000));
    let more = [rule.always.then(|| frame.t("remedy-rule-always")), (!rule.asked.is_empty()).then_some(hours)];
    RuleLine {
        id: rule.id.0,
        when: when.into_iter().flatten().collect::<Vec<_>>().join(", "),
        then: asked_in_words(frame, names, &rule.asked, rule.in_order),
        more: more.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        first: at == 0,
    }
}

async fn draw(
    web: &Web,
    page: &Page,
    me: &As<Admin>,
    tried: Tried,
    (failed, status): (FormFailed, StatusCode),
) -> Result<Response> {
    let frame = me.settings_frame(web, page, "remedy-settings").await?;
    let look = web.desk.look();
    let names = Names::read(web).await?;
    let rules = Rule::all(&look).await?;
    let people = Staff::all(&look).await?;
    let answer = trial::answer(web, &frame, &names, &tried).await?;
    let person = |one: &Staff, prefix: &str| Choice::new(format!("{prefix}{}", one.id), &*one.name, false);
    let mut asked = vec![
        Choice::new("", frame.t("remedy-asked-nobody"), false),
        Choice::new("leads", frame.t("remedy-asked-leads"), false),
        Choice::new("owner", frame.t("remedy-asked-owner"), false),
    ];
    let open = names.departments.iter().filter(|one| one.archived_at.is_none());
    asked.extend(open.map(|one| Choice::new(format!("d-{}", one.id), &*one.name, false)));
    asked.extend(people.iter().map(|one| person(one, "s-")));
    let answering = || people.iter().filter(|one| one.role.may_answer());
    let roles = [Role::Agent, Role::Supervisor, Role::Admin];
    let mut whose: Vec<Choice> = roles.map(|role| Choice::new(role, frame.t(role_key(role)), false)).into();
    whose.extend(answering().map(|one| person(one, "s-")));
    let limit = |limit: Limit| LimitLine {
        value: match limit.whose {
            Whose::Role(role) => role.to_string(),
            Whose::Staff(id) => format!("s-{id}"),
        },
        whose: match limit.whose {
            Whose::Role(role) => frame.t(role_key(role)),
            Whose::Staff(id) => names.person(id),
        },
        most: frame.money(limit.most.minor, &limit.most.currency),
    };
    let mut kinds = kinds(&frame, tried.kind);
    kinds.insert(0, Choice::new("", frame.t("remedy-rule-any"), tried.kind.is_none()));
    let shown = SettingsPage {
        frame: &frame,
        error: failed.sentence(),
        rules: rules.iter().enumerate().map(|one| rule_line(&frame, &names, one)).collect(),
        limits: Limit::all(&look).await?.into_iter().map(limit).collect(),
        kinds,
        journey_choices: names.journey_choices(frame.t("remedy-rule-any-journey"), None),
        departments: names.department_choices(frame.t("remedy-rule-any-department"), None),
        asked,
        whose,
        staff: answering().map(|one| Choice::new(one.id, &*one.name, tried.staff == Some(one.id.0))).collect(),
        currency: currency(web).await?,
        hours: HOURS,
        places: PLACES,
        tried,
        answer,
    };
    draw_as(web, &frame, status, &shown)
}
