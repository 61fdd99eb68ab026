//! *Not solved?*: one click in the mail that solved a matter.

use crate::{house::House, missed::went};
use mail::smtp::Answer;
use ticket::State;

const IVA: &str = "iva@kovac.example";
const BOSS: &str = "boss@elsewhere.example";

/// The link in the last mail, as a path; none when it has none.
async fn link(house: &House, mails: usize) -> Option<String> {
    link_of(house, mails, mails).await
}

/// The link in the n-th of so many.
async fn link_of(house: &House, n: usize, mails: usize) -> Option<String> {
    let text = mail::Letter::read(&house.mails(mails).await[n - 1].raw).unwrap().text;
    let at = text.find("/unsolved/")?;
    text[at..].split_whitespace().next().map(str::to_owned)
}

story!(the_mail_that_solves_a_matter_opens_it_again_by_one_click(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "We are looking.").await.is(303);
    assert_eq!(link(house, 1).await, None, "only what solves asks");
    vasya.replies_and(number, "It is at the neighbour's.", "solve").await.is(303);
    let link = link(house, 2).await.expect("a link");
    let stranger = house.stranger();
    let page = stranger.opens(&link).await.is(200).text();
    assert!(page.contains("The lamp"), "{page}");
    assert!(page.contains("<p class=\"brand\" dir=\"auto\">Tavan</p>") && !page.contains("class=\"brand\" href"), "{page}");
    assert_eq!(house.ticket(number).await.state, State::Solved, "looking changes nothing");
    stranger.sends(&link, &[("words", "The neighbour has nothing.")]).await.is(303);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.state, ticket.holder.as_str()), (State::Open, "staff"));
    let last = house.last(number).await;
    assert!(last.public && last.text == "The neighbour has nothing.", "{last:?}");
    stranger.sends(&link, &[("words", "")]).await.is(303);
    assert_eq!(house.last(number).await.id, last.id, "said twice without words, it is said once");
});

story!(a_link_that_is_not_ours_opens_nothing(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies_and(number, "It is at the neighbour's.", "solve").await.is(303);
    let link = link(house, 1).await.expect("a link");
    let (rest, code) = link.rsplit_once('-').unwrap();
    let turned: String = code.chars().map(|c| if c == 'a' { 'b' } else { 'a' }).collect();
    let stranger = house.stranger();
    for wrong in [format!("{rest}-{turned}"), format!("{rest}-"), "/unsolved/1".into(), "/unsolved/x-y-z".into()] {
        let page = stranger.opens(&wrong).await.is(404).text();
        assert!(page.contains("Simply answer our mail") && !page.contains("To the start"), "{page}");
        stranger.sends(&wrong, &[("words", "Let me in")]).await.is(404);
    }
    assert_eq!(house.ticket(number).await.state, State::Solved);
});

story!(who_presses_the_link_of_a_mail_to_several_is_not_taken_for_the_customer(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, path) = (house.agent("Vasya").await, format!("/tickets/{number}/replies"));
    let form = [("text", "At the neighbour's."), ("cc", "petar@kovac.example"), ("then", "solve")];
    vasya.sends_parts(&path, &form).await.is(303);
    let shared = link(house, 1).await.expect("a link");
    let stranger = house.stranger();
    assert!(stranger.opens(&shared).await.is(200).text().contains("we cannot tell who answers here"));
    stranger.sends(&shared, &[("words", "No, it is not.")]).await.is(303);
    let last = house.last(number).await;
    assert_eq!((last.author_name.as_str(), last.text.as_str()), ("Somebody who got our mail", "No, it is not."));
    let form = [("text", "It is, really."), ("cc", ""), ("then", "solve")];
    vasya.sends_parts(&path, &form).await.is(303);
    let own = link(house, 2).await.expect("a link");
    assert!(!stranger.opens(&own).await.is(200).text().contains("we cannot tell"), "she alone has it");
});

story!(who_reads_along_unseen_gets_no_link_and_takes_it_from_nobody(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let form = [("text", "At the neighbour's."), ("bcc", BOSS), ("then", "solve")];
    house.agent("Vasya").await.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(303);
    let (first, second) = (link_of(house, 1, 2).await, link_of(house, 2, 2).await);
    assert_eq!(went(house, 2).await, [[IVA], [BOSS]]);
    assert_eq!(second, None);
    let stranger = house.stranger();
    let page = stranger.opens(&first.expect("hers")).await.is(200).text();
    assert!(!page.contains("we cannot tell"), "she alone has it");
    let ids = house.mails(2).await.into_iter().map(|caught| mail::Letter::read(&caught.raw).unwrap().message_id);
    assert_eq!(ids.collect::<std::collections::BTreeSet<_>>().len(), 1, "it is one mail");
    assert_eq!(house.ticket(number).await.state, State::Solved);
});

story!(who_gets_it_later_gets_the_mail_that_is_theirs(house) {
    const PETAR: &str = "petar@kovac.example";
    house.office.will_say_to(BOSS, Answer::Later("greylisted".into()));
    house.office.will_say_to(PETAR, Answer::Later("greylisted".into()));
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let form = [("text", "At the neighbour's."), ("cc", PETAR), ("bcc", BOSS), ("then", "solve")];
    house.agent("Vasya").await.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(303);
    assert_eq!(went(house, 1).await, [[IVA]]);
    house.later(10).await;
    assert_eq!(went(house, 3).await[1..], [[PETAR], [BOSS]]);
    assert!(link_of(house, 2, 3).await.is_some() && link_of(house, 3, 3).await.is_none());
    assert!(house.last(number).await.missed.0.is_empty());
});
