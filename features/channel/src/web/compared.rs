//! How a folder on another server compared with what is here.

use crate::{
    MailboxId,
    comparison::{Comparison, Missed},
    fetching::Fetching,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::{Look, Moment, Result};
use people::Supervisor;
use people_web::{As, Web, page::done};
use shell::{Chip, Frame, Tone};

/// Comparisons that are shown.
const SHOWN: i64 = 14;

/// A comparison, drawn by `channel/ledger.html`.
pub(super) struct Compared {
    pub at: Moment,
    pub text: String,
    pub said: String,
    pub chip: Chip,
    pub missed: Vec<Missed>,
}

/// `POST /intake/{id}/comparison`
pub async fn create(State(web): State<Web>, who: As<Supervisor>, Path(id): Path<MailboxId>) -> Result<Response> {
    let page = format!("/intake/{id}");
    if Fetching::of(&web.desk.look(), id).await?.is_none() {
        return Ok(done(&web, page, None)); // stopped meanwhile
    }
    let mut act = who.visit.act(&web).await?;
    Comparison::ask(&mut act, &who.who, id).await?;
    act.commit().await?;
    Ok(done(&web, page, Some("channel-flash-comparing")))
}

/// The last comparisons of a mailbox; none when nothing is fetched for it.
pub(super) async fn last(look: &Look, frame: &Frame, by: &Supervisor, id: MailboxId) -> Result<Option<Vec<Compared>>> {
    if Fetching::of(look, id).await?.is_none() {
        return Ok(None);
    }
    let missed = Missed::of(look, by, id).await?;
    let of = |run: Comparison| {
        let theirs = missed.iter().filter(|missed| missed.comparison_id == run.id).cloned().collect();
        Compared::of(frame, run, theirs)
    };
    Ok(Some(Comparison::last(look, by, id, SHOWN).await?.into_iter().map(of).collect()))
}

impl Compared {
    fn of(frame: &Frame, run: Comparison, missed: Vec<Missed>) -> Compared {
        let Some(at) = run.ended_at else {
            let chip = Chip::new(Tone::Gold, frame.t("channel-compare-running"));
            return Compared { at: run.asked_at, text: String::new(), said: String::new(), chip, missed };
        };
        let args = [
            ("n", run.looked.into()),
            ("missing", run.missing.into()),
            ("fetched", run.fetched.into()),
            ("problems", run.given_up.into()),
        ];
        let (tone, icon, key) = match (run.trouble, run.missing, run.given_up) {
            (Some(_), ..) => (Tone::Beet, "alert", "channel-compare-broken"),
            (None, 0, _) => (Tone::Leaf, "check", "channel-ledger-whole"),
            (None, _, 0) => (Tone::Gold, "check", "channel-compare-filled"),
            (None, ..) => (Tone::Beet, "alert", "channel-compare-lacking"),
        };
        let text = match run.trouble {
            Some(trouble) => frame.t(trouble.advice()),
            None => frame.tr("channel-compare-counts", &args),
        };
        Compared { at, text, said: run.said, chip: Chip::new(tone, frame.t(key)).with_icon(icon), missed }
    }
}
