//! Questions in the directory: asking whoever stands in it, and what they answer in truth.

use askama::Template;
use base::{Future, Result};
use people::{Colleague, Department, Staff};
use people_web::{Matter, Slot, Web, html_of, learnt::Answerer};
use question::Learnt;
use shell::Frame;
use std::collections::HashMap;

/// Asking a colleague.
pub const PERSON: Slot = Slot { place: "directory-ask", render: person };
/// Asking a department.
pub const DEPARTMENT: Slot = Slot { place: "department-ask", render: department };

#[derive(Template)]
#[template(path = "question/_ask.html")]
struct Ask<'a> {
    frame: &'a Frame,
    href: String,
    name: &'a str,
}

impl Ask<'_> {
    fn drawn<'a>(self) -> Future<'a, Result<Option<String>>> {
        Box::pin(std::future::ready(html_of(&self).map(Some)))
    }
}

fn person<'a>(
    _: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    match about.get::<Staff>() {
        Ok(person) if person.id == who.id => Box::pin(std::future::ready(Ok(None))),
        Ok(person) => Ask { frame, href: format!("/questions/new?person={}", person.id), name: &person.name }.drawn(),
        Err(error) => Box::pin(std::future::ready(Err(error))),
    }
}

fn department<'a>(
    _: &'a Web,
    _: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    match about.get::<Department>() {
        Ok(asked) if asked.archived_at.is_some() => Box::pin(std::future::ready(Ok(None))),
        Ok(asked) => Ask { frame, href: format!("/questions/new?department={}", asked.id), name: &asked.name }.drawn(),
        Err(error) => Box::pin(std::future::ready(Err(error))),
    }
}

/// What everybody answers in truth, for the directory.
pub fn learner<'a>(web: &'a Web) -> Future<'a, Result<HashMap<Answerer, Vec<String>>>> {
    Box::pin(async move {
        let learnt = Learnt::until(&web.desk.look(), web.desk.now()).await?;
        let departments = learnt.departments.into_iter().map(|(id, words)| (Answerer::Department(id), words));
        let people = learnt.people.into_iter().map(|(id, words)| (Answerer::Staff(id), words));
        Ok(departments.chain(people).collect())
    })
}
