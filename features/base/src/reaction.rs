//! Who reacts to what.

use crate::{Act, Desk, Error, Event, Result};
use serde_json::Value as Json;
use std::{collections::HashMap, pin::Pin, sync::Arc};

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

type Prepare = Arc<dyn Fn(Desk, Json) -> Future<'static, Result<Box<dyn Deed>>> + Send + Sync>;
type Errand = Arc<dyn Fn(Desk, Json) -> Future<'static> + Send + Sync>;

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
    by_event: HashMap<&'static str, Vec<&'static str>>,
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
        .on::<E>(name)
    }

    /// When an `E` is told, `run` is done, outside any transaction and perhaps twice.
    pub fn errand<E: Event>(
        self,
        name: &'static str,
        run: impl Fn(Desk, E) -> Future<'static> + Send + Sync + 'static,
    ) -> Self {
        self.errand_job(name, move |desk, json| match serde_json::from_value(json) {
            Ok(event) => run(desk, event),
            Err(e) => Box::pin(std::future::ready(Err(e.into()))),
        })
        .on::<E>(name)
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

    fn on<E: Event>(mut self, name: &'static str) -> Self {
        self.by_event.entry(E::KIND).or_default().push(name);
        self
    }

    pub(crate) fn to(&self, kind: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.by_event.get(kind).cloned().unwrap_or_default().into_iter()
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
