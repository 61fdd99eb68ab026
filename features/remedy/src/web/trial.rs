//! *Try it*: who would be asked.

use super::{
    naming::{Names, currency_of, sum},
    settings::asked_in_words,
};
use crate::{NewRemedy, RemedyKind};
use approval::{Deciders, Reason};
use base::{Error, Result, StaffId};
use journey::JourneyId;
use people::Staff;
use people_web::Web;
use serde::Deserialize;
use shell::Frame;

/// A made-up case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Tried {
    #[serde(deserialize_with = "perhaps")]
    pub(super) kind: Option<RemedyKind>,
    pub(super) amount: String,
    pub(super) currency: String,
    pub(super) journey: String,
    pub(super) staff: Option<i64>,
}

/// Nothing chosen is nothing.
fn perhaps<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<RemedyKind>, D::Error> {
    let word = Option::<String>::deserialize(from)?;
    Ok(word.and_then(|word| word.parse().ok()))
}

/// Who would be asked, in a sentence; nothing when nothing was tried, what is wrong when it is no sum.
pub(super) async fn answer(web: &Web, frame: &Frame, names: &Names, tried: &Tried) -> Result<Option<String>> {
    let (Some(kind), Some(staff)) = (tried.kind, tried.staff) else { return Ok(None) };
    let currency = currency_of(&tried.currency);
    let amount = match sum("amount", &tried.amount, &currency) {
        Ok(amount) => amount,
        Err(Error::Invalid(_)) => return Ok(Some(frame.t("field-error-money"))),
        Err(other) => return Err(other),
    };
    let look = web.desk.look();
    let by = Staff::find(&look, StaffId(staff)).await?;
    let journey = tried.journey.parse().ok().map(JourneyId);
    let new =
        NewRemedy { kind, amount, percent: None, items: None, cost: None, currency, journey, reason: String::new() };
    let Some(department) =
        Staff::departments(&look, by.id).await?.into_iter().next().or(names.departments.first().cloned())
    else {
        return Ok(None);
    };
    let route = new.route(&look, &by, department.id, 0).await?;
    if route.asked.is_empty() {
        return Ok(Some(frame.t(format!("remedy-reason-{}", route.reason))));
    }
    let asked = asked_in_words(frame, names, &route.asked, route.in_order);
    let why = (route.reason == Reason::Beyond).then(|| frame.t("remedy-reason-beyond"));
    let heads = Deciders::read(&look, look.now()).await?.is_anybody_else(by.id);
    let lonely = (!heads).then(|| frame.t("approval-error-nobody"));
    let parts = [Some(frame.about("remedy-try-asked", asked)), why, lonely];
    Ok(Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" ")))
}
