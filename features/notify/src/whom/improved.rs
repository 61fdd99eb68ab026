//! Whom an improvement concerns: the department that is to own it, and whoever recorded it.

use super::Finding;
use crate::{
    Kind,
    notice::{News, Said},
    reader::members,
};
use base::{Error, Event, Result, StaffId, TicketId};
use improvement::{
    Improvement, ImprovementId, ImprovementState,
    event::{Accepted, Attached, Declined, Done, Given, Recorded},
};
use serde::Deserialize;

pub(super) const RECORDED: &str = Recorded::KIND;
pub(super) const GIVEN: &str = Given::KIND;
pub(super) const ATTACHED: &str = Attached::KIND;
pub(super) const ACCEPTED: &str = Accepted::KIND;
pub(super) const DECLINED: &str = Declined::KIND;
pub(super) const DONE: &str = Done::KIND;

/// Said of what was done and came back.
const BACK: &str = "back";

/// What every event of an improvement says.
#[derive(Deserialize)]
struct About {
    improvement: ImprovementId,
}

impl Finding<'_> {
    pub(super) async fn of_improvement(&self) -> Result<Vec<News>> {
        let About { improvement } = serde_json::from_value(self.told.data.clone())?;
        let improvement = match Improvement::find(self.look, improvement).await {
            Err(Error::Missing) => return Ok(Vec::new()),
            found => found?,
        };
        let came_back = improvement.state == ImprovementState::Done;
        let (kind, whom): (Kind, Vec<StaffId>) = match self.told.kind.as_str() {
            ATTACHED if !came_back => return Ok(Vec::new()),
            // What is over passes to an heir, too, and asks nothing of them.
            GIVEN if improvement.state != ImprovementState::Proposed => return Ok(Vec::new()),
            RECORDED | GIVEN | ATTACHED => (Kind::Improvement, members(self.look, improvement.department_id).await?),
            _ => (Kind::Improved, improvement.recorded_by.into_iter().collect()),
        };
        let what = match self.told.kind.as_str() {
            ATTACHED => BACK.to_owned(),
            kind => kind.trim_start_matches("improvement.").to_owned(),
        };
        let (words, id) = (improvement.title, Some(improvement.id));
        let said = Said { words, what, improvement: id, ..self.doer().await? };
        Ok(self.each(whom, kind, (TicketId(0), None), &said))
    }
}
