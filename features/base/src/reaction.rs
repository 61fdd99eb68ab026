//! Who reacts to what.

use crate::{Act, Actor, Desk, Error, Event, EventId, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::{collections::HashMap, pin::Pin, sync::Arc};
use store::Moment;

/// A boxed future, as reactions answer with.
pub type Future<'a, T = Result<()>> = Pin<Box<dyn std::future::Future<Output = T> + Send + 'a>>;

/// A reaction made ready: whatever is slow was done, what is left is a deed. It is done in the
/// transaction that takes away its job, so exactly once.
pub trait Deed: Send {
    /// Does it.
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a>;

    /// Deeds done in one transaction are sorted by this, so that two transactions that touch the
    /// same rows meet them in the same order and do not deadlock.
    fn order(&self) -> String {
        String::new()
    }
}

/// An event as those hear it who hear many: with who did it and when, which the event itself does not say.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Told {
    /// Its row in history.
    pub id: EventId,
    /// Its kind: `ticket.opened`.
    pub kind: String,
    /// Who did it.
    pub by: Actor,
    /// When.
    pub at: Moment,
    /// The event's own fields.
    pub data: Json,
}

impl Told {
    /// The event, when it is an `E`.
    ///
    /// # Errors
    /// [`Error::Broken`] when it calls itself one and is not.
    pub fn read<E: Event>(&self) -> Result<Option<E>> {
        if self.kind != E::KIND {
            return Ok(None);
        }
        Ok(Some(serde_json::from_value(self.data.clone())?))
    }
}

type Prepare = Arc<dyn Fn(Desk, Json) -> Future<'static, Result<Box<dyn Deed>>> + Send + Sync>;
type Errand = Arc<dyn Fn(Desk, Json) -> Future<'static> + Send + Sync>;
type Wanted = Arc<dyn Fn(&Json) -> bool + Send + Sync>;

/// How a job is done.
#[derive(Clone)]
pub(crate) enum Doing {
    /// Made ready, then done in one transaction with others.
    Deed(Prepare),
    /// Reaches outside (SMTP, HTTP): gets no act, may run twice.
    Errand(Errand),
}

/// Who reacts to what, and how jobs are done. Filled in one place, when the desk is put together.
#[derive(Default)]
pub struct Reactions {
    /// Who reacts to events of a kind, and to which of them.
    by_event: HashMap<&'static str, Vec<(&'static str, Wanted)>>,
    heard: HashMap<&'static str, Vec<&'static str>>,
    by_name: HashMap<&'static str, Doing>,
}

impl Reactions {
    /// Nothing reacts to anything.
    pub fn new() -> Reactions {
        Reactions::default()
    }

    /// When an `E` is told, `prepare` makes a deed ready and it is done.
    pub fn deed<E: Event>(
        self,
        name: &'static str,
        prepare: impl Fn(Desk, E) -> Future<'static, Result<Box<dyn Deed>>> + Send + Sync + 'static,
    ) -> Self {
        self.deed_job(name, move |desk, json| match serde_json::from_value(json) {
            Ok(event) => prepare(desk, event),
            Err(e) => Box::pin(std::future::ready(Err(e.into()))),
        })
        .on::<E>(name, |_| true)
    }

    /// When an `E` is told, `run` is done, outside any transaction and perhaps twice.
    pub fn errand<E: Event>(
        self,
        name: &'static str,
        run: impl Fn(Desk, E) -> Future<'static> + Send + Sync + 'static,
    ) -> Self {
        self.errand_of(name, |_| true, run)
    }

    /// [`Reactions::errand`], of those `E` alone that are `wanted`: of the others no job is made.
    pub fn errand_of<E: Event>(
        self,
        name: &'static str,
        wanted: fn(&E) -> bool,
        run: impl Fn(Desk, E) -> Future<'static> + Send + Sync + 'static,
    ) -> Self {
        let all = self.errand_job(name, move |desk, json| match serde_json::from_value(json) {
            Ok(event) => run(desk, event),
            Err(e) => Box::pin(std::future::ready(Err(e.into()))),
        });
        // What cannot be read is not passed over: its job says so.
        all.on::<E>(name, move |data| serde_json::from_value(data.clone()).map_or(true, |event| wanted(&event)))
    }

    /// When an event of one of these kinds is told, `prepare` hears of it and makes a deed ready.
    pub fn hear(
        mut self,
        name: &'static str,
        kinds: &[&'static str],
        prepare: impl Fn(Desk, Told) -> Future<'static, Result<Box<dyn Deed>>> + Send + Sync + 'static,
    ) -> Self {
        for kind in kinds {
            self.heard.entry(kind).or_default().push(name);
        }
        self.deed_job(name, move |desk, json| match serde_json::from_value(json) {
            Ok(told) => prepare(desk, told),
            Err(e) => Box::pin(std::future::ready(Err(e.into()))),
        })
    }

    /// How jobs of this name, added by [`Act::enqueue`], are made ready.
    pub fn deed_job(
        mut self,
        name: &'static str,
        prepare: impl Fn(Desk, Json) -> Future<'static, Result<Box<dyn Deed>>> + Send + Sync + 'static,
    ) -> Self {
        self.by_name.insert(name, Doing::Deed(Arc::new(prepare)));
        self
    }

    /// How jobs of this name, added by [`Act::enqueue`], are done.
    pub fn errand_job(
        mut self,
        name: &'static str,
        run: impl Fn(Desk, Json) -> Future<'static> + Send + Sync + 'static,
    ) -> Self {
        self.by_name.insert(name, Doing::Errand(Arc::new(run)));
        self
    }

    fn on<E: Event>(mut self, name: &'static str, wanted: impl Fn(&Json) -> bool + Send + Sync + 'static) -> Self {
        self.by_event.entry(E::KIND).or_default().push((name, Arc::new(wanted)));
        self
    }

    pub(crate) fn to(&self, kind: &str, data: &Json) -> impl Iterator<Item = &'static str> + use<> {
        let reacting = self.by_event.get(kind).into_iter().flatten();
        let wanting = reacting.filter(|(_, wanted)| wanted(data)).map(|(name, _)| *name);
        wanting.collect::<Vec<_>>().into_iter()
    }

    pub(crate) fn hearing(&self, kind: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.heard.get(kind).cloned().unwrap_or_default().into_iter()
    }

    pub(crate) fn doing(&self, name: &str) -> Result<Doing> {
        self.by_name.get(name).cloned().ok_or_else(|| Error::Broken(format!("nobody does {name}")))
    }

    pub(crate) fn deeds(&self) -> Vec<&'static str> {
        self.names(|d| matches!(d, Doing::Deed(_)))
    }

    pub(crate) fn errands(&self) -> Vec<&'static str> {
        self.names(|d| matches!(d, Doing::Errand(_)))
    }

    fn names(&self, wanted: impl Fn(&Doing) -> bool) -> Vec<&'static str> {
        self.by_name.iter().filter(|(_, doing)| wanted(doing)).map(|(name, _)| *name).collect()
    }
}
