//! Whose every moment of a ticket's life was.

use crate::{Shown, view::Holder};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::{Look, Result, StaffId, TicketId};
use people::{Colleague, Department, Staff};
use people_web::{As, Page, Web, draw};
use shell::Frame;
use std::collections::{BTreeSet, HashMap};
use store::Moment;
use ticket::{Party, Scope, Ticket, ledger::Whose};

/// Intervals shown, the newest.
const MOST: usize = 500;

/// How those are called whose a ticket's time can be.
pub(crate) struct Called {
    staff: HashMap<StaffId, String>,
    departments: Vec<Department>,
}

impl Called {
    /// Reads the names of these.
    pub(crate) async fn read(look: &Look, whose: impl IntoIterator<Item = Whose>) -> Result<Called> {
        let whose: BTreeSet<Whose> = whose.into_iter().collect();
        let staff = whose.iter().filter_map(|whose| match whose {
            Whose::Staff(id) | Whose::Party(Party::Staff(id)) => Some(*id),
            _ => None,
        });
        let names = Staff::names(look, staff).await?;
        let asked = whose.iter().any(|whose| matches!(whose, Whose::Party(Party::Department(_))));
        let departments = if asked { Department::ever(look).await? } else { Vec::new() };
        Ok(Called { staff: names, departments })
    }

    /// The same where everybody is known already.
    pub(crate) fn known(shown: &Shown) -> Called {
        Called { staff: shown.names(), departments: shown.departments.clone() }
    }

    /// How one is called, and how they are drawn.
    pub(crate) fn name(&self, frame: &Frame, whose: Whose) -> (Holder, String) {
        let staff = |id| self.staff.get(&id).cloned().unwrap_or_default();
        match whose {
            Whose::Nobody => (Holder::Nobody, frame.t("ticket-holder-nobody")),
            Whose::Customer => (Holder::Customer, frame.t("ticket-holder-customer")),
            Whose::Staff(id) => (Holder::Staff, staff(id)),
            Whose::Party(Party::Staff(id)) => (Holder::Department, staff(id)),
            Whose::Party(Party::Outside) => (Holder::Outside, frame.t("ticket-holder-outside")),
            Whose::Party(Party::Department(id)) => {
                let department = self.departments.iter().find(|d| d.id == id).map(|d| d.name.clone());
                (Holder::Department, department.unwrap_or_default())
            }
        }
    }
}

#[derive(Template)]
#[template(path = "ticket/ledger.html")]
struct LedgerPage<'a> {
    frame: &'a Frame,
    number: i64,
    /// The oldest first.
    lines: Vec<Line>,
    /// Whether older ones are left out.
    more: bool,
}

struct Line {
    /// Several share it equally.
    whose: Vec<(Holder, String)>,
    since: Moment,
    until: Option<Moment>,
    micros: i64,
}

/// Every interval of the ticket's life: whose, from when until when.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
) -> Result<Response> {
    let look = web.desk.look();
    let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let frame = who.frame(&web, &page, format!("#{number} {}", ticket.subject)).await?;
    let ledger = ticket.ledger(&look).await?;
    let newest = &ledger[ledger.len().saturating_sub(MOST)..];
    let called = Called::read(&look, newest.iter().flat_map(|holding| holding.whose())).await?;
    let lines = newest.iter().map(|holding| Line {
        whose: holding.whose().into_iter().map(|whose| called.name(&frame, whose)).collect(),
        since: holding.since,
        until: holding.until,
        micros: holding.until.unwrap_or(frame.now).since(holding.since),
    });
    let shown =
        LedgerPage { frame: &frame, number: number.0, lines: lines.collect(), more: newest.len() < ledger.len() };
    draw(&web, &frame, &shown)
}
