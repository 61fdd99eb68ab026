//! One deed.

use crate::{About, Actor, Desk, Error, Event, EventId, Result, Told};
use queue::NewJob;
use serde_json::Value as Json;
use store::{Engine, Mark, Moment, On, Tx, sql};

/// One deed: state, timeline, events and the jobs they cause, in one transaction.
///
/// Begin it after everything slow is done (bodies read, passwords hashed, blobs written, pages
/// rendered): on SQLite it holds the one writer, so between here and [`Act::commit`] nothing is
/// awaited but the database. Dropped without commit, it never was.
pub struct Act {
    tx: Tx,
    desk: Desk,
    actor: Actor,
    now: Moment,
    request: Option<String>,
    history: bool,
    after: After,
}

/// What is hinted once the deed is committed. A lost hint costs a second, never a fact.
#[derive(Default)]
struct After {
    topics: Vec<String>,
    jobs: bool,
}

/// A place in a deed that one can return to.
#[must_use = "a place is either kept or returned to"]
pub struct Place {
    mark: Mark,
    topics: usize,
    jobs: bool,
}

impl Act {
    pub(crate) async fn begin(desk: Desk, actor: Actor, now: Moment) -> Result<Act> {
        let tx = desk.db().begin().await?;
        Ok(Act { tx, desk, actor, now, request: None, history: false, after: After::default() })
    }

    /// Names the browser request that caused the deed, so that its own page is not told to refresh.
    pub fn for_request(mut self, id: Option<String>) -> Act {
        self.request = id;
        self
    }

    /// Makes this a deed of the past (demo, imports): entries and events are written with the
    /// moments given, and nothing reacts, so that nothing leaves the house.
    pub fn as_history(mut self) -> Act {
        self.history = true;
        self
    }

    /// Whether this is a deed of the past.
    pub fn is_history(&self) -> bool {
        self.history
    }

    /// Moves a deed of the past to another moment and doer.
    pub fn play(&mut self, actor: Actor, now: Moment) {
        debug_assert!(self.history, "only history has its moments given");
        (self.actor, self.now) = (actor, now);
    }

    /// What follows is done in the name of someone who asked for it from outside, by mail; answers with
    /// who acted before, to be put back.
    pub fn in_name_of(&mut self, actor: Actor) -> Actor {
        std::mem::replace(&mut self.actor, actor)
    }

    /// When the deed happens: one moment for all of it.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Who does it.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// The desk it happens at.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Which engine keeps it.
    pub fn engine(&self) -> Engine {
        self.tx.engine()
    }

    /// Writes an event into history, and the jobs of those who react to it.
    pub async fn tell<E: Event>(&mut self, about: impl Into<About>, event: &E) -> Result<EventId> {
        let about = about.into();
        let data = serde_json::to_value(event)?;
        let id: EventId = sql!(
            "INSERT INTO event (at, kind, version, actor, actor_id, about, about_id, data)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id"
        )
        .bind(self.now)
        .bind(E::KIND)
        .bind(E::VERSION)
        .bind(self.actor.kind())
        .bind(self.actor.id())
        .bind(about.0)
        .bind(about.1)
        .bind(data.clone())
        .value(&mut *self)
        .await?;
        let desk = self.desk.clone();
        for reaction in desk.reactions().to(E::KIND, &data) {
            self.enqueue(reaction, data.clone(), self.now, None).await?;
        }
        for reaction in desk.reactions().hearing(E::KIND) {
            let told = Told { id, kind: E::KIND.to_owned(), by: self.actor, at: self.now, data: data.clone() };
            self.enqueue(reaction, serde_json::to_value(told)?, self.now, None).await?;
        }
        Ok(id)
    }

    /// The newest event of this kind about something, as it was told.
    pub async fn last_told<E: Event>(&mut self, about: impl Into<About>) -> Result<Option<E>> {
        let About(noun, id) = about.into();
        let told: Option<(Json,)> =
            sql!("SELECT data FROM event WHERE about = $1 AND about_id = $2 AND kind = $3 ORDER BY id DESC LIMIT 1")
                .bind(noun)
                .bind(id)
                .bind(E::KIND)
                .opt(self)
                .await?;
        Ok(told.map(|(data,)| serde_json::from_value(data)).transpose()?)
    }

    /// Strikes what events about something say under these keys: the one thing that history forgets,
    /// because the law asks for it. That it happened, when, and by whom stays.
    pub async fn strike_told(&mut self, about: impl Into<About>, keys: &[&str], instead: Json) -> Result<()> {
        let about = about.into();
        let told: Vec<(EventId, Json)> =
            sql!("SELECT id, data FROM event WHERE about = $1 AND about_id = $2 ORDER BY id")
                .bind(about.0)
                .bind(about.1)
                .all(&mut *self)
                .await?;
        for (id, mut data) in told {
            let mut struck = false;
            for key in keys {
                if let Some(value) = data.get_mut(*key) {
                    *value = instead.clone();
                    struck = true;
                }
            }
            if struck {
                sql!("UPDATE event SET data = $2 WHERE id = $1").bind(id).bind(data).run(self).await?;
            }
        }
        Ok(())
    }

    /// Adds a job, to be done after the commit and not before `run_at`. A deed of the past adds none.
    pub async fn enqueue(&mut self, kind: &str, payload: Json, run_at: Moment, unique_key: Option<&str>) -> Result<()> {
        if self.history {
            return Ok(());
        }
        let now = self.now;
        queue::enqueue(&mut self.tx, NewJob { kind, payload, run_at, unique_key }, now).await?;
        self.after.jobs = true;
        Ok(())
    }

    /// Open pages that show this topic fetch themselves again after the commit.
    pub fn refresh(&mut self, topic: impl Into<String>) {
        let topic = topic.into();
        if !self.after.topics.contains(&topic) {
            self.after.topics.push(topic);
        }
    }

    /// Sets a mark, to return to if what follows fails.
    pub async fn mark(&mut self) -> Result<Place> {
        let mark = self.tx.mark().await?;
        Ok(Place { mark, topics: self.after.topics.len(), jobs: self.after.jobs })
    }

    /// What was done since the mark stays part of the deed.
    pub async fn keep(&mut self, place: Place) -> Result<()> {
        Ok(self.tx.keep(place.mark).await?)
    }

    /// Undoes what was done since the mark: rows, events, jobs and hints.
    pub async fn undo_to(&mut self, place: Place) -> Result<()> {
        self.tx.undo_to(place.mark).await?;
        self.after.topics.truncate(place.topics);
        self.after.jobs = place.jobs;
        Ok(())
    }

    /// Makes the deed true, then hints at it.
    pub async fn commit(self) -> Result<()> {
        self.tx.commit().await.map_err(|e| match e {
            sqlx::Error::Protocol(text) => Error::Broken(text),
            e => e.into(),
        })?;
        self.desk.hint(self.after.topics, self.request, self.after.jobs);
        Ok(())
    }
}

impl AsMut<Tx> for Act {
    fn as_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}
impl<'a> From<&'a mut Act> for On<'a> {
    fn from(act: &'a mut Act) -> Self {
        On::Tx(&mut act.tx)
    }
}
