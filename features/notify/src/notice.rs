//! Lines behind a bell.

mod knowing;

use crate::{Kind, Preferences, Reader, When, mail, push};
use base::{Act, EntryId, Error, Moment, Result, StaffId};
use improvement::ImprovementId;
use people::{Contacts, Staff};
use question::QuestionId;
use remedy::{Offer, RemedyId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::types::Json;
use std::time::Duration;
use store::{On, Query, sql};

store::id! {
    /// One line behind someone's bell.
    NoticeId
}

/// A line that its reader does not know yet; read for every page.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Unread {
    /// The ticket it is about; 0 for none.
    pub about: i64,
    /// Whether it stands behind the bell.
    pub shown: bool,
    preferences: Option<Json<Preferences>>,
}

impl Unread {
    /// Whether its reader wants to hear the bell.
    pub fn is_heard(&self) -> bool {
        self.preferences.as_ref().is_some_and(|chosen| chosen.0.sound)
    }
}

/// Counted at most; more is `99+`.
pub const MOST: i64 = 100;
/// Lines of one page.
pub const PAGE: i64 = 50;
/// What was read so long ago is forgotten.
const LASTS: Duration = Duration::from_secs(90 * 24 * 3600);
/// What nobody has ever read is forgotten too.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 3600);

/// So long someone at the desk has to see it there before it is mailed.
pub const BEFORE_MAIL: Duration = Duration::from_secs(60);
/// Likewise, before their devices ring.
pub const BEFORE_PUSH: Duration = Duration::from_secs(8);

/// Who did it, and the beginning of what they wrote; both may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// A name.
    pub who: String,
    /// One line.
    pub words: String,
    /// What exactly was done, where a kind has several deeds: part of its message's choice.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// What is proposed, where it tells of a remedy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    /// The improvement it tells of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub improvement: Option<ImprovementId>,
}

/// Something to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// To whom.
    pub to: StaffId,
    /// What.
    pub kind: Kind,
    /// The ticket's number, or 0.
    pub about: i64,
    /// The entry to look at.
    pub entry: Option<EntryId>,
    /// The question it tells of.
    pub question: Option<QuestionId>,
    /// Or the remedy.
    pub remedy: Option<RemedyId>,
    /// Who and what.
    pub said: Said,
}

impl News {
    /// Whether whoever stands in is told instead of somebody who is away: of a draft, what its reader says to it.
    pub(crate) fn passes_on(&self) -> bool {
        match self.kind {
            Kind::Reviewed => matches!(self.said.what.as_str(), "agree" | "suggest"),
            kind => kind.passes_on(),
        }
    }

    /// The same for somebody, who may not be the one who wrote what did not go, or was read.
    pub(crate) fn passed_to(mut self, heir: StaffId) -> News {
        let is_theirs = match self.kind {
            Kind::Failed | Kind::Scheduled => self.said.what.is_empty(),
            Kind::Reviewed => true,
            _ => false,
        };
        if heir != self.to && is_theirs {
            self.said.what = "theirs".to_owned();
        }
        News { to: heir, ..self }
    }
}

/// A remedy about which somebody has decided, or somebody else decides from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Over {
    /// Which.
    pub remedy: RemedyId,
    /// Who may still decide about it.
    pub still: Vec<StaffId>,
    /// When that was.
    pub since: Moment,
}

/// A line behind someone's bell.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Notice {
    /// Its row.
    pub id: NoticeId,
    /// Whose.
    pub staff_id: StaffId,
    /// What it tells.
    pub kind: Kind,
    /// The ticket's number, or 0.
    pub about: i64,
    /// The first entry to look at; the newest, where only that is true.
    pub entry_id: Option<EntryId>,
    /// The question it tells of; 0 for none.
    question_id: QuestionId,
    /// The remedy it tells of; 0 for none.
    remedy_id: RemedyId,
    /// Who and what, of the newest.
    pub args: Json<Said>,
    /// How often it happened while nobody looked.
    pub times: i64,
    /// When last.
    pub at: Moment,
    /// When its reader knew.
    pub read_at: Option<Moment>,
    /// When it was last mailed.
    pub mailed_at: Option<Moment>,
    /// When it last went to devices.
    pub pushed_at: Option<Moment>,
    /// What the ticket is about; empty when it is about none.
    pub subject: String,
}

/// Which lines are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Those not read yet.
    pub unread: bool,
    /// Those of a kind.
    pub kind: Option<Kind>,
    /// Those older than this one.
    pub before: Option<(Moment, NoticeId)>,
}

const COLUMNS: &str = "SELECT n.id, n.staff_id, n.kind, n.about, n.entry_id, n.question_id, n.remedy_id, n.args, n.times, n.at, n.read_at, n.mailed_at, n.pushed_at, \
     COALESCE(t.subject, '') AS subject FROM notice n LEFT JOIN ticket t ON t.id = n.about WHERE TRUE";

impl Notice {
    /// Tells someone: a new line, or one more of a line they have not read. Then the ways out, unless
    /// they see it here first.
    pub async fn tell(act: &mut Act, reader: &Reader, news: &News) -> Result<()> {
        let preferences = reader.preferences();
        let ways = preferences.of(news.kind, reader.role);
        let push = ways.push && push::Subscription::any(&mut *act, reader.id).await?;
        if !ways.shown && ways.mail == When::Never && !push {
            return Ok(());
        }
        let id: NoticeId = sql!(
            "INSERT INTO notice (staff_id, kind, about, entry_id, question_id, remedy_id, args, times, shown, mail, made_at, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $10, $10)
             ON CONFLICT (staff_id, kind, about, question_id, remedy_id) WHERE read_at IS NULL DO UPDATE
             SET args = excluded.args, times = notice.times + 1, shown = excluded.shown, mail = excluded.mail, at = excluded.at,
                 entry_id = CASE WHEN $11 THEN excluded.entry_id ELSE notice.entry_id END
             RETURNING id"
        )
        .bind(reader.id)
        .bind(news.kind)
        .bind(news.about)
        .bind(news.entry)
        .bind(news.question.unwrap_or(QuestionId(0)))
        .bind(news.remedy.unwrap_or(RemedyId(0)))
        .bind(serde_json::to_value(&news.said)?)
        .bind(ways.shown)
        .bind(ways.mail)
        .bind(act.now())
        .bind(news.kind.shows_newest())
        .value(&mut *act)
        .await?;
        if ways.shown {
            act.refresh(Staff::topic(reader.id));
        }
        leave(act, reader, id, (ways.mail == When::Now, push)).await
    }

    /// Someone's lines, newest first, one page and one more.
    pub async fn list(on: impl Into<On<'_>>, whose: StaffId, wanted: Wanted) -> Result<Vec<Notice>> {
        let mut query = Query::new(COLUMNS).with(" AND n.staff_id = ", whose).push(" AND n.shown");
        if wanted.unread {
            query = query.push(" AND n.read_at IS NULL");
        }
        query = query.with_opt(" AND n.kind = ", wanted.kind);
        if let Some((at, id)) = wanted.before {
            query = query.with(" AND (n.at, n.id) < (", at).with(", ", id).push(")");
        }
        Ok(query.with(" ORDER BY n.at DESC, n.id DESC LIMIT ", PAGE + 1).all(on).await?)
    }

    /// One of someone's lines.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is someone else's.
    pub async fn find(on: impl Into<On<'_>>, whose: StaffId, id: NoticeId) -> Result<Notice> {
        let query = Query::new(COLUMNS).with(" AND n.staff_id = ", whose).with(" AND n.id = ", id);
        query.opt(on).await?.ok_or(Error::Missing)
    }

    /// A line for the ways out.
    pub(crate) async fn by_id(on: impl Into<On<'_>>, id: NoticeId) -> Result<Option<Notice>> {
        Ok(Query::new(COLUMNS).with(" AND n.id = ", id).opt(on).await?)
    }

    /// What waits for someone's digest, oldest first.
    pub(crate) async fn for_digest(on: impl Into<On<'_>>, whose: StaffId, most: i64) -> Result<Vec<Notice>> {
        let query = Query::new(COLUMNS).with(" AND n.staff_id = ", whose);
        let query =
            query.push(" AND n.read_at IS NULL AND n.mail = 'digest' AND (n.mailed_at IS NULL OR n.mailed_at < n.at)");
        Ok(query.with(" ORDER BY n.at, n.id LIMIT ", most).all(on).await?)
    }

    /// As its reader may see it.
    pub(crate) fn shown_to(self, contacts: Contacts) -> Notice {
        let is_customer = matches!(self.kind, Kind::Answered | Kind::Opened);
        let said = self.args.0;
        let who = contacts.author(said.who, is_customer);
        let said = Said { who, words: contacts.words(said.words), ..said };
        Notice { args: Json(said), subject: contacts.words(self.subject), ..self }
    }

    /// Whether its reader does not know it, and got no mail about the newest.
    pub(crate) fn waits_for_mail(&self) -> bool {
        self.read_at.is_none() && self.mailed_at.is_none_or(|at| at < self.at)
    }

    /// Whether its reader does not know it, and their devices not about the newest.
    pub(crate) fn waits_for_push(&self) -> bool {
        self.read_at.is_none() && self.pushed_at.is_none_or(|at| at < self.at)
    }

    /// What someone has not read, by what it is about.
    pub async fn unread(on: impl Into<On<'_>>, whose: StaffId) -> Result<Vec<Unread>> {
        Ok(sql!(
            "SELECT n.about, n.shown, p.value AS preferences
             FROM notice n LEFT JOIN notice_preference p ON p.staff_id = n.staff_id
             WHERE n.staff_id = $1 AND n.read_at IS NULL ORDER BY n.about LIMIT $2"
        )
        .bind(whose)
        .bind(MOST * 2)
        .all(on)
        .await?)
    }

    /// The question it tells of.
    pub fn question(&self) -> Option<QuestionId> {
        Some(self.question_id).filter(|id| id.0 != 0)
    }

    /// What it is about, as a device knows it: what is told of the same thing replaces what was told before.
    pub(crate) fn tag(&self) -> String {
        let Notice { kind, about, question_id, remedy_id, .. } = self;
        format!("{kind}-{about}-{question_id}-{remedy_id}")
    }

    /// What it is about, when that is no ticket: a message key.
    pub(crate) fn about_key(&self) -> Option<&'static str> {
        let alone = self.kind.is_question() && self.about == 0;
        self.kind.about().or(alone.then_some("notify-about-question"))
    }

    /// Forgets what is old.
    pub async fn forget_old(act: &mut Act) -> Result<()> {
        let now = act.now();
        sql!("DELETE FROM notice WHERE (read_at IS NOT NULL AND at < $1) OR at < $2")
            .bind(now.minus(LASTS))
            .bind(now.minus(LONGEST))
            .run(act)
            .await?;
        Ok(())
    }

    /// Where it leads to: the entry, the ticket, or what else it tells of.
    pub fn leads_to(&self) -> String {
        match (self.kind, self.entry_id) {
            (Kind::Problem | Kind::Mailbox, _) => "/intake-problems".to_owned(),
            (Kind::Consent, _) => "/settings/mailboxes".to_owned(),
            (Kind::StandsIn | Kind::Back, _) => "/settings/absence".to_owned(),
            (kind, _) if kind.wants_decision() => format!("/approvals?remedy={}", self.remedy_id),
            (Kind::Improvement | Kind::Improved, _) => match self.args.0.improvement.filter(|_| self.times == 1) {
                Some(id) => format!("/improvements/{id}"),
                None => "/improvements".to_owned(),
            },
            (kind, _) if kind.is_question() && (self.about == 0 || kind.wants_answer()) => {
                format!("/questions/{}", self.question_id)
            }
            (_, Some(entry)) => format!("/tickets/{}#entry-{entry}", self.about),
            (_, None) => format!("/tickets/{}", self.about),
        }
    }
}

/// A notice sets out, by mail, to devices, or both: after the time in which its reader may see it here, and
/// when it is quiet no more.
async fn leave(act: &mut Act, reader: &Reader, id: NoticeId, (by_mail, to_devices): (bool, bool)) -> Result<()> {
    let (now, zone, quiet) = (act.now(), reader.zone(), reader.preferences().quiet);
    for (job, wait, wanted) in [(mail::SEND, BEFORE_MAIL, by_mail), (push::SEND, BEFORE_PUSH, to_devices)] {
        if wanted {
            let at = quiet.over(now.plus(wait), &zone);
            act.enqueue(job, json!({ "notice": id }), at, Some(&format!("{job}:{id}"))).await?;
        }
    }
    Ok(())
}
