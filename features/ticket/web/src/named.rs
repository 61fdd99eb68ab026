//! Lists by their names in links.

use crate::view::Empty;
use base::{DepartmentId, Error, Result};
use people::{Colleague, Department};
use shell::Frame;
use store::On;
use ticket::{SavedViewId, State as TicketState, Ticket, View};

/// A list by its name in links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// One's own.
    Mine,
    /// Nobody's.
    Unassigned,
    /// Everybody's open ones.
    Open,
    /// Where we wait for the customer.
    Customer,
    /// Put aside.
    Snoozed,
    /// Done.
    Solved,
    /// All of them.
    All,
    /// Of one department.
    Department(DepartmentId),
    /// In whose notes one was named.
    Mentions,
    /// That one follows.
    Followed,
    /// What someone has saved.
    Saved(SavedViewId),
    /// What a search found.
    Found,
}

impl Name {
    /// The list of this name; whoever asks for an unknown one is told that it does not exist.
    pub fn parse(text: &str) -> Result<Name> {
        Ok(match text {
            "mine" => Name::Mine,
            "unassigned" => Name::Unassigned,
            "open" => Name::Open,
            "customer" => Name::Customer,
            "snoozed" => Name::Snoozed,
            "solved" => Name::Solved,
            "all" => Name::All,
            "mentions" => Name::Mentions,
            "followed" => Name::Followed,
            "found" => Name::Found,
            other => {
                let department = other.strip_prefix("department-").and_then(|id| id.parse().ok());
                let saved = other.strip_prefix("saved-").and_then(|id| id.parse().ok());
                department.map(Name::Department).or(saved.map(Name::Saved)).ok_or(Error::Missing)?
            }
        })
    }

    /// The one in which somebody finds a ticket that no list has led to.
    pub fn holding(who: &Colleague, ticket: &Ticket) -> Name {
        match ticket.state {
            TicketState::Open | TicketState::Snoozed if !who.role.may_answer() => Name::Open,
            TicketState::Open if ticket.assignee_id == Some(who.id) => Name::Mine,
            TicketState::Open if ticket.assignee_id.is_none() => Name::Unassigned,
            TicketState::Open => Name::Open,
            TicketState::Snoozed => Name::Snoozed,
            TicketState::Solved => Name::Solved,
            TicketState::Closed => Name::All,
        }
    }

    /// As in links.
    pub fn as_text(&self) -> String {
        match self {
            Name::Mine => "mine".into(),
            Name::Unassigned => "unassigned".into(),
            Name::Open => "open".into(),
            Name::Customer => "customer".into(),
            Name::Snoozed => "snoozed".into(),
            Name::Solved => "solved".into(),
            Name::All => "all".into(),
            Name::Mentions => "mentions".into(),
            Name::Followed => "followed".into(),
            Name::Department(id) => format!("department-{id}"),
            Name::Saved(id) => format!("saved-{id}"),
            Name::Found => "found".into(),
        }
    }

    /// Where it is.
    pub fn href(&self) -> String {
        match self {
            Name::Found => "/search".into(),
            _ => format!("/views/{}", self.as_text()),
        }
    }

    /// Which tickets.
    ///
    /// # Errors
    /// [`Error::Missing`] for what a search found: words make no view.
    pub fn view(&self, who: &Colleague) -> Result<View> {
        Ok(match self {
            Name::Mine => View { assignee: Some(Some(who.id)), ..View::open() },
            Name::Unassigned => View { assignee: Some(None), ..View::open() },
            Name::Open if who.role.may_answer() => View::open(),
            // What an agent has put aside may wait for just this colleague.
            Name::Open => View { unfinished: true, ..View::default() },
            Name::Customer => View { holder: Some("customer"), ..View::open() },
            Name::Snoozed => View { state: Some(TicketState::Snoozed), ..View::default() },
            Name::Solved => View { state: Some(TicketState::Solved), ..View::default() },
            Name::All | Name::Saved(_) => View::default(),
            Name::Mentions => View { mentions: Some(who.id), ..View::default() },
            Name::Followed => View { followed_by: Some(who.id), ..View::default() },
            Name::Department(id) => View { department: Some(*id), ..View::open() },
            Name::Found => return Err(Error::Missing),
        })
    }

    /// What it is called.
    pub async fn title(&self, on: impl Into<On<'_>>, frame: &Frame) -> Result<String> {
        match self {
            Name::Department(id) => Ok(Department::find(on, *id).await?.name),
            _ => Ok(self.label(frame)),
        }
    }

    /// What it is called, when that needs no look. What is open to a collaborator is what they were asked into.
    pub fn label(&self, frame: &Frame) -> String {
        match self {
            Name::Open if !frame.writes() => frame.t("ticket-view-asked"),
            Name::Found => frame.t("shell-search"),
            _ => frame.t(format!("ticket-view-{}", self.as_text())),
        }
    }

    /// What is said when it is empty.
    pub fn empty(&self) -> Empty {
        match self {
            Name::Unassigned => Empty::Queue,
            Name::Mentions => Empty::Mentions,
            Name::Followed => Empty::Followed,
            Name::Found => Empty::NotFound,
            _ => Empty::Done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_s_name_survives_its_link() {
        let all = [
            Name::Mine,
            Name::Unassigned,
            Name::Open,
            Name::Customer,
            Name::Snoozed,
            Name::Solved,
            Name::All,
            Name::Mentions,
            Name::Followed,
            Name::Department(DepartmentId(7)),
            Name::Saved(SavedViewId(9)),
            Name::Found,
        ];
        for name in all {
            assert_eq!(Name::parse(&name.as_text()).ok(), Some(name));
        }
        assert!(Name::parse("department-x").is_err() && Name::parse("").is_err());
    }
}
