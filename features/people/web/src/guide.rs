//! The first steps of a new desk. Nobody ticks them off: each says by the facts how it stands.

use crate::Web;
use base::{About, Act, Future, Result, Setting};
use people::{Admin, event::CompanyChanged};
use serde::{Deserialize, Serialize};
use std::sync::atomic::Ordering;

/// A first step, as its feature registers it: all texts are message keys.
#[derive(Clone, Copy)]
pub struct GuideStep {
    /// What is to be done.
    pub title: &'static str,
    /// One sentence: why.
    pub why: &'static str,
    /// Where it is done.
    pub href: &'static str,
    /// Whether a desk cannot work without it.
    pub needed: bool,
    /// The topic of changes that may do it, followed while the page is open.
    pub topic: Option<&'static str>,
    /// How it stands.
    pub fact: for<'a> fn(&'a Web) -> Future<'a, Result<Standing>>,
}

/// How a first step stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is done.
    pub done: bool,
    /// What one needs for it, shown as it is: an address to write to.
    pub needs: Option<String>,
    /// What came of it, to be opened.
    pub opens: Option<String>,
}

impl Standing {
    /// Done or not, with nothing more to say.
    pub fn of(done: bool) -> Standing {
        Standing { done, ..Standing::default() }
    }
}

/// What was decided about the first steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Guide {
    /// An administrator wants to see them no more.
    pub dismissed: bool,
}

impl Setting for Guide {
    const NAME: &'static str = "guide";
}

impl Guide {
    /// Shows the first steps in the rail no more, or again.
    pub async fn dismiss(act: &mut Act, _by: &Admin, dismissed: bool) -> Result<()> {
        if Guide::read(&mut *act).await?.dismissed == dismissed {
            return Ok(());
        }
        Guide { dismissed }.write(act).await?;
        act.tell(About("company", 0), &CompanyChanged { changed: vec!["guide".into()] }).await?;
        Ok(())
    }
}

impl Web {
    /// Whether a first step is left that a desk cannot work without, and nobody has put the guide away.
    pub(crate) async fn begins(&self) -> Result<bool> {
        if self.demo || self.begun.load(Ordering::Relaxed) {
            return Ok(false);
        }
        if Guide::read(&self.desk.look()).await?.dismissed {
            return Ok(false);
        }
        // The last ones first: what comes last is done last.
        for step in self.steps.iter().rev().filter(|step| step.needed) {
            if !(step.fact)(self).await?.done {
                return Ok(true);
            }
        }
        self.begun.store(true, Ordering::Relaxed);
        Ok(false)
    }
}
