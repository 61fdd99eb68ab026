//! What programs ask with: words for people and departments, filters of lists.

use base::{DepartmentId, Error, Look, Moment, Result, StaffId};
use people::{Department, Staff};
use serde::Deserialize;
use std::str::FromStr;
use ticket::{Cursor, State, View, finding::Narrow};
use utoipa::{IntoParams, ToSchema};

/// Tickets of one answer, when nothing else is asked.
const LIMIT: u32 = 50;
/// Tickets of one answer at most.
const MOST: u32 = 200;

/// A number, or a word that means one.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, ToSchema)]
#[serde(untagged)]
pub enum IdOrWord {
    /// Its id.
    Id(i64),
    /// Of a department: its name. Of a person: their e-mail address, or `me`.
    Word(String),
}

impl From<&str> for IdOrWord {
    fn from(word: &str) -> IdOrWord {
        let word = word.trim();
        word.parse().map_or_else(|_| IdOrWord::Word(word.to_owned()), IdOrWord::Id)
    }
}

impl IdOrWord {
    /// The department of this id or name.
    pub async fn department(&self, look: &Look) -> Result<DepartmentId> {
        let unknown = || Error::invalid("department", "ticket-error-department");
        match self {
            IdOrWord::Id(id) => Department::find(look, DepartmentId(*id))
                .await
                .map_err(|e| instead_of_missing(e, unknown()))
                .map(|d| d.id),
            IdOrWord::Word(name) => Department::named(look, name).await?.map(|d| d.id).ok_or_else(unknown),
        }
    }

    /// The person of this id or e-mail address; `me` is whoever asks.
    pub async fn staff(&self, look: &Look, me: StaffId) -> Result<StaffId> {
        let unknown = || Error::invalid("assignee", "ticket-error-assignee");
        match self {
            IdOrWord::Id(id) => {
                Staff::find(look, StaffId(*id)).await.map_err(|e| instead_of_missing(e, unknown())).map(|s| s.id)
            }
            IdOrWord::Word(word) if word == "me" => Ok(me),
            IdOrWord::Word(email) => Staff::by_email(look, email).await?.map(|s| s.id).ok_or_else(unknown),
        }
    }
}

/// A filter that names what does not exist is wrong, while the list itself is there.
fn instead_of_missing(error: Error, unknown: Error) -> Error {
    if matches!(error, Error::Missing) { unknown } else { error }
}

/// Which tickets are asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Asked {
    /// `open`, `snoozed`, `solved`, `closed`; `waiting`: open, and the customer is to act. Open tickets come in the order of what is lost by waiting, all others by what happened last.
    #[param(value_type = Option<String>, example = "open")]
    state: String,
    /// Of this department: its id or name.
    #[param(value_type = Option<String>, example = "Support")]
    department: String,
    /// For whom this person is responsible: id, e-mail address, `me`; `none`: nobody is.
    #[param(value_type = Option<String>, example = "me")]
    assignee: String,
    /// Words that all stand in one of its entries, newest first; or a ticket's number. There is no next page: say more words.
    #[param(value_type = Option<String>)]
    pub q: String,
    /// Where to go on: `next` of the answer before.
    #[param(value_type = Option<String>)]
    cursor: String,
    /// Tickets in one answer: 50 unless asked, 200 at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: String,
}

/// A state as lists know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Doing {
    state: Option<State>,
    holder: Option<&'static str>,
}

impl Asked {
    /// The list.
    pub async fn view(&self, look: &Look, me: StaffId) -> Result<View> {
        let doing = self.doing()?;
        Ok(View {
            state: doing.state,
            holder: doing.holder,
            department: self.department(look).await?,
            assignee: self.assignee(look, me).await?,
            ..View::default()
        })
    }

    /// What narrows a search.
    pub async fn narrow(&self, look: &Look, me: StaffId) -> Result<Narrow> {
        let View { state, holder, department, assignee, .. } = self.view(look, me).await?;
        Ok(Narrow { state, holder, department, assignee })
    }

    /// Where to go on.
    pub fn cursor(&self) -> Result<Option<Cursor>> {
        said(&self.cursor).map(Cursor::from_str).transpose()
    }

    /// How many.
    pub fn limit(&self) -> Result<u32> {
        limit(&self.limit)
    }

    fn doing(&self) -> Result<Doing> {
        let state = |state| Doing { state: Some(state), holder: None };
        match said(&self.state) {
            None => Ok(Doing::default()),
            Some("waiting") => Ok(Doing { holder: Some("customer"), ..state(State::Open) }),
            Some(word) => word.parse().map(state).map_err(|_| Error::invalid("state", "ticket-error-value")),
        }
    }

    async fn department(&self, look: &Look) -> Result<Option<DepartmentId>> {
        match said(&self.department) {
            Some(word) => IdOrWord::from(word).department(look).await.map(Some),
            None => Ok(None),
        }
    }

    async fn assignee(&self, look: &Look, me: StaffId) -> Result<Option<Option<StaffId>>> {
        match said(&self.assignee) {
            None => Ok(None),
            Some("none") => Ok(Some(None)),
            Some(word) => IdOrWord::from(word).staff(look, me).await.map(|id| Some(Some(id))),
        }
    }
}

/// How many are asked for in one answer.
pub fn limit(asked: &str) -> Result<u32> {
    let Some(limit) = said(asked) else { return Ok(LIMIT) };
    match limit.parse::<u32>() {
        Ok(limit) if limit > 0 => Ok(limit.min(MOST)),
        _ => Err(Error::invalid("limit", "ticket-error-value")),
    }
}

/// `?state=` says nothing.
fn said(value: &str) -> Option<&str> {
    Some(value.trim()).filter(|value| !value.is_empty())
}

/// A moment as programs write it (RFC 3339, with any offset from UTC).
pub fn moment(field: &'static str, text: &str) -> Result<Moment> {
    let wrong = || Error::invalid(field, "ticket-error-value");
    text.trim().parse::<jiff::Timestamp>().map(|t| Moment::from_micros(t.as_microsecond())).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong_field<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
        match result {
            Err(Error::Invalid(fields)) => fields[0].0,
            other => panic!("{other:?} is not invalid"),
        }
    }

    #[test]
    fn waiting_is_open_and_held_by_the_customer() {
        let asked = |state: &str| Asked { state: state.into(), ..Asked::default() }.doing();
        assert_eq!(asked("waiting").unwrap(), Doing { state: Some(State::Open), holder: Some("customer") });
        assert_eq!(asked("solved").unwrap(), Doing { state: Some(State::Solved), holder: None });
        assert_eq!(asked("").unwrap(), Doing::default());
        assert_eq!(wrong_field(asked("Open")), "state");
        assert_eq!(wrong_field(asked("pending")), "state");
    }

    #[test]
    fn a_limit_is_fifty_unless_asked_and_never_more_than_two_hundred() {
        let limit = |limit: &str| Asked { limit: limit.into(), ..Asked::default() }.limit();
        assert_eq!(["", "7", "200", "5000"].map(|l| limit(l).unwrap()), [50, 7, 200, 200]);
        for wrong in ["0", "-1", "many", "1.5"] {
            assert_eq!(wrong_field(limit(wrong)), "limit");
        }
    }

    #[test]
    fn a_cursor_is_ours_or_wrong() {
        let cursor = |cursor: &str| Asked { cursor: cursor.into(), ..Asked::default() }.cursor();
        assert_eq!(cursor("").unwrap(), None);
        assert_eq!(cursor("f1a.2b").unwrap().map(|c| c.to_string()).as_deref(), Some("f1a.2b"));
        assert_eq!(wrong_field(cursor("2")), "cursor");
    }

    #[test]
    fn a_number_is_an_id_and_anything_else_a_word() {
        assert_eq!(IdOrWord::from(" 12 "), IdOrWord::Id(12));
        assert_eq!(IdOrWord::from("me"), IdOrWord::Word("me".into()));
        assert_eq!(IdOrWord::from("2nd line"), IdOrWord::Word("2nd line".into()));
        let both: [IdOrWord; 2] = serde_json::from_str(r#"[12, "ana@shop.example"]"#).unwrap();
        assert_eq!(both, [IdOrWord::Id(12), IdOrWord::Word("ana@shop.example".into())]);
    }

    #[test]
    fn moments_come_with_any_offset_and_never_without() {
        let utc = moment("until", "2026-01-02T03:04:05.000006Z").unwrap();
        assert_eq!(moment("until", "2026-01-02T06:04:05.000006+03:00").unwrap(), utc);
        assert_eq!(utc.iso(), "2026-01-02T03:04:05.000006Z");
        for wrong in ["", "tomorrow", "2026-01-02", "2026-01-02T03:04:05"] {
            assert_eq!(wrong_field(moment("until", wrong)), "until");
        }
    }
}
