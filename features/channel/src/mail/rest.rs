//! A mail that some have, for those who do not have it: who is not taken for now is tried again alone.

use super::{
    Post,
    letter::{Letter, compose},
    notice::Words,
    outbound::{ATTEMPTS, Due, exit, pause},
    post::Exit,
};
use ::mail::{
    Address,
    smtp::{SendFault, Sent, Turned},
};
use base::{Act, Actor, Desk, EntryId, Error, Moment, Result};
use ticket::{Delivery, Entry, Missed, Ticket};

/// What became of an attempt, for whom.
type Attempt = (Vec<String>, std::result::Result<Sent, SendFault>);

/// Keeps what the relay said of a mail that it took (or perhaps took) for some, and plans when to try again for whom it
/// takes later. A mail that is perhaps with the others is tried again by a person, as a whole.
pub(super) async fn keep(
    desk: &Desk,
    due: &Due,
    said: (Delivery, &str),
    turned: &[Turned],
    unseen: Option<Attempt>,
) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    let next = act.now().plus(pause(1));
    let again = (said.0 == Delivery::Sent).then_some(next);
    let mut missed: Vec<Missed> = turned.iter().map(|one| missed(one, again)).collect();
    missed.extend(unseen.into_iter().flat_map(|(whom, sent)| outcome(sent, &whom, again)));
    let waits = missed.iter().any(|one| one.next.is_some());
    let mut ticket = of(&mut act, due.entry).await?;
    if ticket.handed_over(&mut act, due.entry, said, missed).await? && waits {
        Due { entry: due.entry, attempt: 1, at: Some(next), rest: true }.plan(&mut act, next).await?;
    }
    act.commit().await
}

/// Hands it to the relay for those who read along unseen, where theirs is another one.
pub(super) async fn send_unseen(relay: &Exit, letter: &Letter) -> Option<Attempt> {
    let (whom, raw) = letter.unseen.as_ref()?;
    let whom: Vec<String> = whom.iter().map(|address| Address::new(None, address).address).collect();
    let sent = relay.send(&letter.from, &whom, raw).await;
    Some((whom, sent))
}

/// Somebody has it sent again to those who do not have it; of a mail that all have, or of the past, nothing.
pub(super) async fn again(act: &mut Act, entry: &Entry) -> Result<()> {
    let Some(at) = entry.deliver_at.filter(|_| !act.is_history()) else { return Ok(()) };
    if !entry.missed.0.iter().any(|one| one.state == Delivery::Waiting && one.next == Some(at)) {
        return Ok(());
    }
    Due { entry: entry.id, attempt: 1, at: Some(at), rest: true }.plan(act, at).await
}

/// Hands the mail to the relay for those who do not have it, as [`super::outbound::deliver`] does for all.
pub(super) async fn deliver(desk: &Desk, with: (&Post, &Words), due: Due) -> Result<()> {
    let Some(attempt) = due.at else { return Ok(()) };
    let entry = Entry::find(&desk.look(), due.entry).await?;
    if !entry.missed.0.iter().any(|one| one.next == Some(attempt)) {
        return Ok(());
    }
    // What fails before they are taken in hand leaves them waiting for this attempt.
    let letter = match compose(desk, with, due.entry).await {
        Err(Error::Broken(why)) => Err(SendFault::Refused { code: None, text: why }),
        letter => Ok(letter?),
    };
    let relay = exit(desk, with.0, due.entry).await?;
    let mut act = desk.act(Actor::Machine).await?;
    let whom = of(&mut act, due.entry).await?.take_rest(&mut act, due.entry, attempt).await?;
    act.commit().await?;
    if whom.is_empty() {
        return Ok(());
    }
    let whom: Vec<String> = whom.iter().map(|address| Address::new(None, address).address).collect();
    let (sent, closed) = match (letter, relay) {
        (Err(fault), _) => (vec![(whom, Err(fault))], false),
        (_, Err(text)) => (vec![(whom, Err(SendFault::Later { code: None, text }))], true),
        (Ok(letter), Ok(relay)) => (send(&relay, &letter, whom).await, false),
    };
    end(desk, &due, (sent, closed)).await
}

/// To each of these the mail that is theirs.
async fn send(relay: &Exit, letter: &Letter, whom: Vec<String>) -> Vec<Attempt> {
    let is_unseen = |address: &String| {
        let unseen = letter.unseen.iter().flat_map(|(unseen, _)| unseen);
        unseen.map(|one| Address::new(None, one).address).any(|one| one == *address)
    };
    let (unseen, seen): (Vec<String>, Vec<String>) = whom.into_iter().partition(is_unseen);
    let hidden = letter.unseen.as_ref().map_or(&letter.raw, |(_, raw)| raw);
    let mut sent = Vec::new();
    for (whom, raw) in [(seen, &letter.raw), (unseen, hidden)] {
        if !whom.is_empty() {
            let said = relay.send(&letter.from, &whom, raw).await;
            sent.push((whom, said));
        }
    }
    sent
}

/// Writes down what became of an attempt. While there is no way out at all, nobody is given up.
async fn end(desk: &Desk, due: &Due, (sent, closed): (Vec<Attempt>, bool)) -> Result<()> {
    let Some(attempt) = due.at else { return Ok(()) };
    let mut act = desk.act(Actor::Machine).await?;
    let next = act.now().plus(pause(due.attempt));
    let again = (closed || due.attempt < ATTEMPTS).then_some(next);
    let missed: Vec<Missed> = sent.into_iter().flat_map(|(whom, sent)| outcome(sent, &whom, again)).collect();
    let waits = missed.iter().any(|one| one.next.is_some());
    of(&mut act, due.entry).await?.rest_done(&mut act, due.entry, attempt, missed).await?;
    if waits {
        due.after(next).plan(&mut act, next).await?;
    }
    act.commit().await
}

/// Who of these does not have it after all.
fn outcome(sent: std::result::Result<Sent, SendFault>, whom: &[String], again: Option<Moment>) -> Vec<Missed> {
    let all = |make: &dyn Fn(&str) -> Missed| whom.iter().map(|address| make(address)).collect();
    match sent {
        Ok(sent) => sent.turned.iter().map(|one| missed(one, again)).collect(),
        Err(SendFault::Refused { text, .. }) => all(&|address| Missed::refused(address, &text)),
        Err(SendFault::Later { text, .. }) => all(&|address| later(address, &text, again)),
        Err(SendFault::Unsure { text, turned }) => {
            let of = |address: &str| turned.iter().find(|one| one.address == address);
            all(&|address| of(address).map_or_else(|| Missed::unsure(address, &text), |one| missed(one, again)))
        }
    }
}

fn missed(turned: &Turned, again: Option<Moment>) -> Missed {
    let said = turned.said();
    match turned.permanent {
        true => Missed::refused(&turned.address, &said),
        false => later(&turned.address, &said, again),
    }
}

fn later(address: &str, note: &str, again: Option<Moment>) -> Missed {
    again.map_or_else(|| Missed::refused(address, note), |next| Missed::later(address, note, next))
}

async fn of(act: &mut Act, id: EntryId) -> Result<Ticket> {
    let ticket = Entry::find(&mut *act, id).await?.ticket_id;
    Ticket::locked(act, ticket).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(address: &str, permanent: bool) -> Turned {
        Turned { address: address.into(), permanent, code: Some(if permanent { 550 } else { 451 }), text: "no".into() }
    }

    fn states(sent: std::result::Result<Sent, SendFault>, again: Option<Moment>) -> Vec<(String, Delivery)> {
        let whom = ["a@x.example".to_owned(), "b@x.example".to_owned()];
        outcome(sent, &whom, again).into_iter().map(|one| (one.whom.address, one.state)).collect()
    }

    #[test]
    fn who_is_not_turned_away_has_it() {
        let (next, answer) = (Some(Moment::from_seconds(9)), "250 taken".to_owned());
        let turned = vec![turned("b@x.example", false)];
        assert_eq!(states(Ok(Sent { answer, turned }), next), [("b@x.example".to_owned(), Delivery::Waiting)]);
    }

    #[test]
    fn who_may_have_it_is_not_tried_again_and_who_certainly_has_not_is() {
        let fault = SendFault::Unsure { text: "silence".into(), turned: vec![turned("a@x.example", false)] };
        assert_eq!(
            states(Err(fault), Some(Moment::from_seconds(9))),
            [("a@x.example".to_owned(), Delivery::Waiting), ("b@x.example".to_owned(), Delivery::Unsure)]
        );
    }

    #[test]
    fn at_the_end_nobody_is_tried_again() {
        let fault = SendFault::Later { code: Some(451), text: "later".into() };
        let failed = |address: &str| (address.to_owned(), Delivery::Failed);
        assert_eq!(states(Err(fault), None), [failed("a@x.example"), failed("b@x.example")]);
    }
}
