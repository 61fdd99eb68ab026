//! Tickets, for `Ctrl K`.

use crate::promises::PATH;
use base::{Future, Result, words::fold};
use people::{Agent, Colleague};
use people_web::{
    Web,
    palette::{Find, MOST},
};
use shell::Frame;
use ticket::{Scope, Ticket, finding::Narrow};

/// A number finds its ticket, words find the newest that hold them all; promises by their name; and everything is a
/// search away.
pub fn finder<'a>(web: &'a Web, who: &'a Colleague, frame: &'a Frame, q: &'a str) -> Future<'a, Result<Vec<Find>>> {
    Box::pin(async move {
        let group = frame.t("shell-tickets");
        let most = u32::try_from(MOST).unwrap_or(u32::MAX);
        let found = Ticket::search(&web.desk.look(), &Scope::of(who), q, &Narrow::default(), most).await?;
        let mut finds: Vec<Find> = found
            .rows
            .into_iter()
            .map(|t| Find {
                group: group.clone(),
                text: t.subject,
                hint: format!("#{}", t.id),
                href: format!("/tickets/{}", t.id),
            })
            .collect();
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", q).finish();
        let promises = frame.t("ticket-promises");
        if Agent::of(who).is_ok() && fold(&promises).contains(&fold(q)) {
            finds.push(Find {
                group: frame.t("ticket-nav-mine"),
                text: promises,
                hint: frame.t("ticket-promises-open"),
                href: PATH.to_owned(),
            });
        }
        finds.push(Find {
            group,
            text: frame.about("ticket-palette-search", q),
            hint: String::new(),
            href: format!("/search?{query}"),
        });
        Ok(finds)
    })
}
