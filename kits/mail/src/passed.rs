//! Mails that a group or list passed on. A group that is the company's own address, as Google Groups make them,
//! carries people's words to it; only whoever knows that address can tell it from a list one reads.

use crate::address::Address;
use crate::mime::{field::Fields, word};
use crate::verdict::Verdict;

/// What a mail was before a group or list passed it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The addresses by which one writes to the group, lower case.
    pub by: Vec<String>,
    /// What kind of writer it has, the list left out of account.
    pub verdict: Verdict,
    /// Who wrote it, where the group put itself in their place.
    pub from: Option<Address>,
}

impl Passed {
    /// Reads what the group says of itself: `Mailing-list` and `X-Original-Sender` as Google Groups write them
    /// (<https://support.google.com/a/answer/6353006>), `X-BeenThere` as Mailman does, `List-Post` (RFC 2369).
    pub(crate) fn of(fields: &Fields, from: Option<&Address>, verdict: Verdict) -> Option<Passed> {
        let by = groups(fields);
        let group = |address: &Address| by.contains(&address.address.to_lowercase());
        let from = from.filter(|from| group(from)).and_then(|shown| {
            let names = ["x-original-from", "reply-to", "x-original-sender"];
            let people = names.iter().flat_map(|name| fields.all(name)).flat_map(Address::list);
            let written = people.into_iter().find(|one| one.address.contains('@') && !group(one))?;
            let name = written.name.or_else(|| shown.name.as_deref().and_then(writer));
            Some(Address { name, address: written.address })
        });
        (!by.is_empty()).then_some(Passed { by, verdict, from })
    }
}

fn groups(fields: &Fields) -> Vec<String> {
    let posts = fields.all("list-post").flat_map(|field| field.split(['<', '>', ',']));
    let posts = posts.filter_map(|part| part.trim().strip_prefix("mailto:"));
    let google = fields.all("mailing-list").filter_map(|field| field.trim().strip_prefix("list "));
    let all = posts.chain(google).chain(fields.all("x-beenthere"));
    let mut by: Vec<String> =
        all.filter_map(|text| text.split([';', '?', ' ', ',']).next()).map(|a| a.trim().to_lowercase()).collect();
    by.retain(|address| address.contains('@'));
    by.dedup();
    by
}

/// Of `'Iva Kovač' via Support` the writer's name.
fn writer(shown: &str) -> Option<String> {
    let (name, _) = shown.rsplit_once(" via ")?;
    let name = word::decode(name).trim().trim_matches(['\'', '"']).to_owned();
    (!name.is_empty()).then_some(name)
}
