//! Customers and organisations, for `Ctrl K`.

use crate::list::escape;
use base::{Future, Result};
use customer::{Identity, Organisation, listing::Wanted};
use people::Colleague;
use people_web::{
    Web,
    palette::{Find, MOST},
};
use shell::Frame;

/// Cards by the beginnings of a name, an address, a number; organisations by their names. Only for those who
/// may open them.
pub fn finder<'a>(web: &'a Web, who: &'a Colleague, frame: &'a Frame, q: &'a str) -> Future<'a, Result<Vec<Find>>> {
    Box::pin(async move {
        if !who.role.may_answer() {
            return Ok(Vec::new());
        }
        let (look, group) = (web.desk.look(), frame.t("customer-customers"));
        let page = Wanted { text: q.to_owned(), ..Wanted::default() }.page(&look, None, MOST).await?;
        let known = Identity::first_of(&look, page.lines.iter().map(|line| line.id)).await?;
        let mut found: Vec<Find> = Vec::new();
        for line in page.lines {
            let address = known.get(&line.id).filter(|address| **address != line.name).cloned();
            let hint = [address, line.organisation].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            found.push(Find { group: group.clone(), text: line.name, hint, href: format!("/customers/{}", line.id) });
        }
        if page.next.is_some() {
            let query: String = q.bytes().map(escape).collect();
            found.push(Find {
                group,
                text: frame.about("customer-palette-all", q),
                hint: String::new(),
                href: format!("/customers?q={query}"),
            });
        }
        let organisations = Organisation::list(&look, q, None, MOST).await?;
        found.extend(organisations.into_iter().map(|o| Find {
            group: frame.t("customer-organisations"),
            text: o.name,
            hint: String::new(),
            href: format!("/organisations/{}", o.id),
        }));
        Ok(found)
    })
}
