//! What people and departments answer in truth, learnt by features from what happened, for the directory.

use crate::Web;
use base::{DepartmentId, Future, Result, StaffId};
use std::collections::HashMap;

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answerer {
    /// A department, as such.
    Department(DepartmentId),
    /// A person.
    Staff(StaffId),
}

/// Learns it for everybody at once: a few words each, the most telling first.
pub type Learner = for<'a> fn(&'a Web) -> Future<'a, Result<HashMap<Answerer, Vec<String>>>>;

impl Web {
    /// What every feature has learnt.
    pub async fn learnt(&self) -> Result<HashMap<Answerer, Vec<String>>> {
        let mut all: HashMap<Answerer, Vec<String>> = HashMap::new();
        for learner in &self.learners {
            for (of, words) in learner(self).await? {
                all.entry(of).or_default().extend(words);
            }
        }
        Ok(all)
    }
}
