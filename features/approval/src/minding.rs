//! Minding the time of a step: it is told when it has passed.

use crate::{Approval, Step, StepId, event::Late};
use base::{About, Act, Deed, Error, Future, Moment, Result};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The job that looks after a step when its time has come.
pub const MIND: &str = "approval.mind";

/// Where a calendar never opens.
pub(crate) const A_DAY: Duration = Duration::from_secs(24 * 3600);

/// What [`MIND`] is about.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Mind {
    /// Which step.
    pub step: StepId,
}

impl Deed for Mind {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(mind(act, self.step))
    }
}

pub(crate) async fn mind_at(act: &mut Act, step: StepId, due: Moment) -> Result<()> {
    let mind = serde_json::to_value(Mind { step })?;
    act.enqueue(MIND, mind, due.plus(Duration::from_micros(1)), None).await
}

async fn mind(act: &mut Act, step: StepId) -> Result<()> {
    let step = match Step::find(&mut *act, step).await {
        Err(Error::Missing) => return Ok(()),
        found => found?,
    };
    if !step.is_late(act.now()) {
        return Ok(());
    }
    let approval = Approval::find(&mut *act, step.approval_id).await?;
    let late = Late { step: step.id, about: approval.about, about_id: approval.about_id };
    act.tell(About("approval", approval.id.0), &late).await?;
    Ok(())
}
