//! *Not solved?*: one click in the mail that solved a matter.

use crate::house::House;
use ticket::State;

const IVA: &str = "iva@kovac.example";

/// The link in the last mail, as a path; none when it has none.
async fn link(house: &House, mails: usize) -> Option<String> {
    let text = mail::Letter::read(&house.mails(mails).await[mails - 1].raw).unwrap().text;
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
        stranger.opens(&wrong).await.is(404);
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

story!(who_reads_along_unseen_gets_no_link_into_the_customers_matter(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let form = [("text", "At the neighbour's."), ("bcc", "boss@elsewhere.example"), ("then", "solve")];
    house.agent("Vasya").await.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(303);
    assert_eq!(link(house, 1).await, None);
    assert_eq!(house.ticket(number).await.state, State::Solved);
});
