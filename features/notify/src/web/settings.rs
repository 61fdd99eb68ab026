//! What one wants to be told, by which way, and when not.

use crate::{
    Kind, Preferences, When,
    preference::Ways,
    push::{Subscription, Vapid},
    quiet::{self, Quiet},
    stale::Patience,
};
use askama::Template;
use axum::{Form, extract::State, http::StatusCode, response::Response};
use base::{Error, Moment, Result, Setting, StaffId, Why};
use people::{Admin, Colleague, Role, unreached::MailRefused};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use shell::{Choice, Field, Frame};

const PATH: &str = "/settings/notices";

/// `notify/settings.html`.
#[derive(Template)]
#[template(path = "notify/settings.html")]
struct SettingsPage<'a> {
    frame: &'a Frame,
    /// By heading.
    groups: Vec<(String, Vec<KindLine>)>,
    digest: Field,
    from: Field,
    until: Field,
    /// Days of the week, Monday is 1.
    days: Vec<Choice>,
    preferences: &'a Preferences,
    /// That mails to them come back, and why.
    unreached: Option<String>,
    zone: &'a str,
    devices: Vec<DeviceLine>,
    /// The key browsers subscribe with.
    key: String,
    /// For admins, when those who lead are told that a ticket stands still.
    patience: Option<Patience>,
}

/// A device that is told.
struct DeviceLine {
    id: i64,
    name: String,
    since: Moment,
}

/// A kind and by which ways one is told about it.
struct KindLine {
    kind: Kind,
    ways: Ways,
    mail: Vec<Choice>,
}

/// The form as it is sent: fields of kinds are named `shown-noted`, `mail-noted`, `push-noted`.
type Sent = Vec<(String, String)>;

/// `GET /settings/notices`
pub async fn show(State(web): State<Web>, who: As<Colleague>, page: Page) -> Result<Response> {
    let preferences = Preferences::read(&web.desk.look(), who.who.id).await?;
    shown(&web, &who, &page, &preferences, None).await
}

/// `POST /settings/notices`
pub async fn update(
    State(web): State<Web>,
    who: As<Colleague>,
    page: Page,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let (chosen, wrong) = chosen(&sent, who.who.role);
    if !wrong.is_empty() {
        return shown(&web, &who, &page, &chosen, Some((Error::Invalid(wrong), &sent))).await;
    }
    let mut act = who.visit.act(&web).await?;
    chosen.write(&mut act, who.who.id).await?;
    act.commit().await?;
    Ok(done(&web, PATH, Some("notify-flash-saved")))
}

/// The page; with what is wrong when the form was refused.
async fn shown(
    web: &Web,
    who: &As<Colleague>,
    page: &Page,
    preferences: &Preferences,
    refused: Option<(Error, &Sent)>,
) -> Result<Response> {
    let frame = who.settings_frame(web, page, "notify-settings").await?;
    let (status, sent) = match &refused {
        Some((_, sent)) => (StatusCode::UNPROCESSABLE_ENTITY, Some(*sent)),
        None => (StatusCode::OK, None),
    };
    let failed = refused.map(|(error, _)| FormFailed::of(error, web, frame.lang)).transpose()?.unwrap_or_default();
    let typed = |name: &'static str, stored: String| {
        failed.field(name, sent.map_or(stored, |sent| value(sent, name).unwrap_or_default().to_owned()))
    };
    let times: Vec<String> = preferences.digest.iter().map(|minute| quiet::written(*minute)).collect();
    let shown = SettingsPage {
        frame: &frame,
        groups: groups(&frame, preferences, who.who.role),
        digest: typed("digest", times.join(", ")),
        from: typed("from", hour(&preferences.quiet, preferences.quiet.from)),
        until: typed("until", hour(&preferences.quiet, preferences.quiet.until)),
        days: days(&frame, &preferences.quiet),
        preferences,
        unreached: MailRefused::of(&web.desk.look(), who.who.id).await?.map(|refused| {
            frame.tr("notify-unreached", &[("at", frame.exact(refused.at).into()), ("why", refused.said.into())])
        }),
        zone: &who.who.zone,
        devices: devices(web, who.who.id).await?,
        key: Vapid::of(&web.desk).await?.public,
        patience: if Admin::of(&who.who).is_ok() { Some(Patience::read(&web.desk.look()).await?) } else { None },
    };
    draw_as(web, &frame, status, &shown)
}

/// What one can be told about, under headings.
fn groups(frame: &Frame, preferences: &Preferences, role: Role) -> Vec<(String, Vec<KindLine>)> {
    let kinds: Vec<Kind> = Kind::of_role(role).collect();
    let group = |kinds: &[Kind]| {
        let lines = kinds.iter().map(|kind| line(frame, preferences, *kind, role)).collect();
        (kinds.first().map(|kind| frame.t(kind.group())).unwrap_or_default(), lines)
    };
    kinds.chunk_by(|one, next| one.group() == next.group()).map(group).collect()
}

async fn devices(web: &Web, whose: StaffId) -> Result<Vec<DeviceLine>> {
    let name = |agent: &str| people_web::device::name(agent).unwrap_or_else(|| agent.chars().take(40).collect());
    let line = |s: Subscription| DeviceLine { id: s.id.0, name: name(&s.device), since: s.made_at };
    Ok(Subscription::all(&web.desk.look(), whose).await?.into_iter().map(line).collect())
}

/// `POST /settings/notices/patience`
pub async fn be_patient(State(web): State<Web>, who: As<Admin>, Form(patience): Form<Patience>) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    patience.bounded().write(&mut act).await?;
    act.commit().await?;
    Ok(done(&web, PATH, Some("notify-flash-saved")))
}

fn line(frame: &Frame, preferences: &Preferences, kind: Kind, role: Role) -> KindLine {
    let ways = preferences.of(kind, role);
    let choice = |when: &When| Choice::new(when, frame.t(format!("notify-when-{when}")), *when == ways.mail);
    KindLine { kind, ways, mail: When::ALL.iter().map(choice).collect() }
}

/// An hour of the quiet time; nothing when no hour is quiet.
fn hour(quiet: &Quiet, minute: u16) -> String {
    if quiet.from == quiet.until { String::new() } else { quiet::written(minute) }
}

fn days(frame: &Frame, quiet: &Quiet) -> Vec<Choice> {
    (1..=7_i8).map(|day| Choice::new(day, frame.t(format!("notify-day-{day}")), quiet.days.contains(&day))).collect()
}

fn value<'s>(sent: &'s Sent, name: &str) -> Option<&'s str> {
    sent.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
}

/// What the form says, and which of its times are none.
fn chosen(sent: &Sent, role: Role) -> (Preferences, Vec<(&'static str, Why)>) {
    let on = |name: &str| value(sent, name).is_some();
    let ways = |kind: Kind| {
        let mail = value(sent, &format!("mail-{kind}")).and_then(|when| when.parse().ok()).unwrap_or(When::Never);
        (kind, Ways { shown: on(&format!("shown-{kind}")), mail, push: on(&format!("push-{kind}")) })
    };
    let mut wrong = Vec::new();
    let mut minute = |name: &'static str| {
        let text = value(sent, name).unwrap_or_default().trim();
        if text.is_empty() {
            return None;
        }
        let read = quiet::read(text);
        if read.is_none() {
            wrong.push((name, Why::of("notify-error-time")));
        }
        read
    };
    let hours = (minute("from"), minute("until"));
    let digest = digest(value(sent, "digest").unwrap_or_default());
    if digest.is_none() {
        wrong.push(("digest", Why::of("notify-error-times")));
    }
    match hours {
        (Some(_), None) if wrong.is_empty() => wrong.push(("until", Why::of("notify-error-time"))),
        (None, Some(_)) if wrong.is_empty() => wrong.push(("from", Why::of("notify-error-time"))),
        _ => {}
    }
    let (from, until) = (hours.0.unwrap_or_default(), hours.1.unwrap_or_default());
    let days = sent.iter().filter(|(name, _)| name == "day").filter_map(|(_, day)| day.parse().ok());
    let chosen = Preferences {
        ways: Kind::of_role(role).map(ways).collect(),
        digest: digest.unwrap_or_default(),
        quiet: Quiet { from, until, days: days.filter(|day| (1..=7).contains(day)).collect() },
        only_away: on("only-away"),
        push_words: on("push-words"),
        sound: on("sound"),
    };
    (chosen, wrong)
}

/// Times of a day, at most six, in their order; none when one cannot be read.
fn digest(text: &str) -> Option<Vec<u16>> {
    let parts = text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let mut times = parts.map(quiet::read).collect::<Option<Vec<u16>>>()?;
    times.sort_unstable();
    times.dedup();
    (times.len() <= 6).then_some(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(fields: &[(&str, &str)]) -> Sent {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_form_says_what_it_shows() {
        let form = sent(&[
            ("shown-noted", "on"),
            ("mail-noted", "digest"),
            ("digest", "14:00, 9"),
            ("from", "19:00"),
            ("until", "8"),
            ("day", "6"),
            ("day", "7"),
            ("day", "9"),
            ("only-away", "on"),
        ]);
        let (chosen, wrong) = chosen(&form, Role::Collaborator);
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(chosen.of(Kind::Noted, Role::Collaborator), Ways { shown: true, mail: When::Digest, push: false });
        assert_eq!(chosen.of(Kind::Invited, Role::Collaborator).mail, When::Never, "what is not ticked is not wanted");
        assert_eq!(chosen.digest, [540, 840]);
        assert_eq!(chosen.quiet, Quiet { from: 1140, until: 480, days: vec![6, 7] });
        assert!(chosen.only_away && !chosen.sound);
    }

    #[test]
    fn a_time_that_is_none_is_refused_by_its_field() {
        let wrong = |fields: &[(&str, &str)]| {
            chosen(&sent(fields), Role::Agent).1.into_iter().map(|(field, _)| field).collect::<Vec<_>>()
        };
        assert_eq!(wrong(&[("from", "25:00"), ("until", "8")]), ["from"]);
        assert_eq!(wrong(&[("from", "19:00")]), ["until"]);
        assert_eq!(wrong(&[("digest", "nine")]), ["digest"]);
        assert_eq!(wrong(&[("digest", "1 2 3 4 5 6 7")]), ["digest"]);
    }
}
