//! What `Ctrl K` finds beyond the page it is pressed on: features register who looks.

use crate::{As, Page, Web};
use axum::{
    Json,
    extract::{Query, State},
};
use base::{Future, Result, words::fold};
use people::{Colleague, OwnWords, Staff};
use serde::{Deserialize, Serialize};
use shell::Frame;

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Find {
    /// The heading under which it stands.
    pub group: String,
    /// What it says.
    pub text: String,
    /// What tells it from others of the same name.
    pub hint: String,
    /// Where it is.
    pub href: String,
}

impl Find {
    /// The page of a group, when what was typed stands in its name.
    pub fn page(group: &str, href: &str, q: &str) -> Option<Find> {
        let find =
            || Find { group: group.to_owned(), text: group.to_owned(), hint: String::new(), href: href.to_owned() };
        fold(group).contains(&fold(q)).then(find)
    }
}

/// Looks for what somebody typed; never for the empty text.
pub type Finder = for<'a> fn(&'a Web, &'a Colleague, &'a Frame, &'a str) -> Future<'a, Result<Vec<Find>>>;

/// Finds of one kind at most.
pub const MOST: usize = 6;
/// Longer texts are cut: nobody types so much to find something.
const LONGEST: usize = 100;

/// What was typed.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    q: String,
}

/// Everything that every feature finds.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(typed): Query<Typed>,
) -> Result<Json<Vec<Find>>> {
    let q: String = typed.q.trim().chars().take(LONGEST).collect();
    let mut found = Vec::new();
    if !q.is_empty() {
        let frame = page.plain_frame(&web, &who.visit);
        for finder in &web.finders {
            found.extend(finder(&web, &who.who, &frame, &q).await?);
        }
    }
    Ok(Json(found))
}

/// Pages of the settings, and colleagues in the directory.
pub fn finder<'a>(web: &'a Web, who: &'a Colleague, frame: &'a Frame, q: &'a str) -> Future<'a, Result<Vec<Find>>> {
    Box::pin(async move {
        let wanted = fold(q);
        let settings = web.settings.iter().filter(|page| (page.may)(who) && page.found_by(frame).contains(&wanted));
        let setting = |title: &str, hint: &str, href: &str| Find {
            group: frame.t("people-settings"),
            text: frame.t(title),
            hint: frame.t(hint),
            href: href.to_owned(),
        };
        let mut found: Vec<Find> = settings.take(MOST).map(|page| setting(page.title, page.hint, page.href)).collect();
        let welcome = setting("people-welcome", "people-welcome-hint", "/welcome");
        if [&welcome.text, &welcome.hint].into_iter().any(|words| fold(words).contains(&wanted)) {
            found.push(welcome);
        }
        let (look, own) = (web.desk.look(), OwnWords::all(&web.desk.look()).await?);
        let named = |s: &Staff| fold(&s.name).contains(&wanted) || s.email.contains(&wanted);
        let says = |words: &OwnWords| [&words.answers_for, &words.speaks].iter().any(|own| fold(own).contains(&wanted));
        let staff = Staff::all(&look).await?.into_iter();
        let mut known: Vec<Staff> = staff.filter(|s| named(s) || own.get(&s.id).is_some_and(says)).collect();
        known.sort_by_key(|s| !named(s));
        found.extend(known.into_iter().take(MOST).map(|s| Find {
            group: frame.t("people-staff"),
            text: s.name,
            hint: s.email,
            href: format!("/people#person-{}", s.id),
        }));
        Ok(found)
    })
}
