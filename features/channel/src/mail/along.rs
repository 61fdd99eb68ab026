//! Who got a customer's mail beside us, and is answered along.

use super::Post;
use crate::Mailbox;
use base::{Act, Result};
use ticket::Person;

/// Addresses of one mail that are looked at.
const MOST: usize = 30;

/// Of those a mail names, who is no address of ours: not where it came in, no mailbox, nothing we signed.
pub(super) async fn of(
    act: &mut Act,
    post: &Post,
    (to, cc): (&[Person], &[Person]),
    envelope: &[String],
) -> Result<Vec<Person>> {
    let mut others = Vec::new();
    for person in to.iter().chain(cc).take(MOST) {
        let address = ::mail::Address::new(Some(person.name.as_str()), &person.address);
        let came_in = envelope.iter().any(|ours| ours.trim().eq_ignore_ascii_case(&address.address));
        if came_in || !address.is_deliverable() {
            continue;
        }
        if Mailbox::reached_by(&mut *act, post.minter(), &address.address).await?.is_none() {
            others.push(Person { name: address.name.unwrap_or_default(), address: address.address });
        }
    }
    Ok(others)
}
