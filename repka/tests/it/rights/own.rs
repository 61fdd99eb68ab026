//! Things of one's own that doors are about, made anew for whoever knocks.

use super::Things;
use crate::house::{Browser, House};

/// A question that Irina asks of them; on a ticket, those who see it.
pub(super) async fn question(house: &House, number: i64, who: &Browser) -> i64 {
    if who.session.is_none() {
        return 1;
    }
    let staff = people::Staff::find(&house.desk().look(), who.id).await.unwrap();
    let number = if staff.role.may_answer() || staff.name == "Kolya" { number } else { 0 };
    let to = vec![question::Addressee::of(question::Whom::Staff(who.id))];
    crate::answering_questions::ask(house, "Irina", number, "Why?", to).await[0].id.0
}

/// A question to a colleague nobody knocks as; or two answers that contradict each other.
pub(super) async fn asked(house: &House, things: &Things, contradict: bool) -> i64 {
    let colleague = async |name: &str| people::Colleague::of(house.staff(name).await).unwrap();
    let (petya, irina) = (colleague("Petya").await, colleague("Irina").await);
    let mut act = house.desk().act(base::Actor::Staff(petya.id)).await.unwrap();
    let scope = ticket::Scope::of(&petya);
    let mut ticket = ticket::Ticket::seen_by(&mut act, &scope, base::TicketId(things.number)).await.unwrap();
    let one = |id| question::Addressee::of(question::Whom::Staff(id));
    let to = if contradict { vec![one(irina.id), one(house.staff("Olga").await.id)] } else { vec![one(irina.id)] };
    let words = question::Words::plain("Why?");
    let new = question::NewAsking { words: words.clone(), to, ..Default::default() };
    let asking = question::Asking::on_ticket(&mut act, &petya, &mut ticket, new).await.unwrap();
    let mut known = question::Question::of_asking(&mut act, asking).await.unwrap();
    let mut id = known[0].id.0;
    if contradict {
        for question in &mut known {
            question.answer(&mut act, &irina, &words).await.unwrap();
        }
        let mut ticket = ticket::Ticket::seen_by(&mut act, &scope, base::TicketId(things.number)).await.unwrap();
        let pair = (known[0].id, known[1].id);
        id = question::Contradiction::mark(&mut act, &petya, &mut ticket, pair, words).await.unwrap().0;
    }
    act.commit().await.unwrap();
    id
}

/// A file on its way into one's own draft; with `here`, all of it.
pub(super) async fn upload(house: &House, things: &Things, who: &Browser, here: bool) -> i64 {
    if who.session.is_none() {
        return 1;
    }
    let staff = base::Actor::Staff(who.id);
    let blob = house.desk().blobs().keep(b"abc".to_vec()).await.unwrap();
    let mut act = house.desk().act(staff).await.unwrap();
    let of = ticket::DraftOf { ticket: base::TicketId(things.number), staff: who.id, kind: ticket::DraftKind::Note };
    let (name, media_type) = ("a.txt".to_owned(), "text/plain".to_owned());
    let upload = if here {
        let file =
            ticket::NewAttachment { name, media_type, size: 3, blob, content_id: None, inline: false, danger: None };
        ticket::Upload::put_back(&mut act, of, file).await.unwrap()
    } else {
        let new = ticket::upload::NewUpload { name, media_type, size: 3, inline: false };
        let ticket = ticket::Ticket::locked(&mut act, of.ticket).await.unwrap();
        ticket::Upload::begin(&mut act, &ticket, (of.staff, of.kind), new).await.unwrap()
    };
    act.commit().await.unwrap();
    upload.id.0
}

/// An answer of one's own that somebody has read, and one has taken over what they would write; or one of
/// somebody else's that one was asked to read.
pub(super) async fn review(house: &House, things: &Things, who: &Browser, own: bool) -> i64 {
    let sees = |staff: &people::Staff| staff.role.may_answer() || staff.name == "Kolya";
    let staff =
        people::Staff::find(&house.desk().look(), who.id).await.ok().filter(|s| who.session.is_some() && sees(s));
    let Some(me) = staff.filter(|s| !own || s.role.may_answer()) else { return 1 };
    let other = house.staff(if me.name == "Irina" { "Petya" } else { "Irina" }).await;
    let (author, reader) = if own { (me, other) } else { (other, me) };
    let mut act = house.desk().act(base::Actor::Staff(author.id)).await.unwrap();
    let scope = ticket::Scope::of(&people::Colleague::of(house.staff("Irina").await).unwrap());
    let mut ticket = ticket::Ticket::seen_by(&mut act, &scope, base::TicketId(things.number)).await.unwrap();
    let agent = people::Agent::of(&people::Colleague::of(author).unwrap()).unwrap();
    let id = ticket.ask_to_read(&mut act, &agent, reader.id, ("<div>x</div>", "")).await.unwrap();
    if own {
        let reader = people::Colleague::of(reader).unwrap();
        ticket.give_review(&mut act, &reader, id, ("", Some("<div>y</div>"))).await.unwrap();
        ticket.take_review(&mut act, &agent, id).await.unwrap();
    }
    act.commit().await.unwrap();
    id.0
}

/// Someone who has a second step.
pub(super) async fn with_second_step(house: &House, name: &str) -> i64 {
    let who = house.staff(name).await.id;
    house.sets_up_second_step(who).await;
    who.0
}

/// Someone will be away, and not a second time.
pub(super) async fn away_later(act: &mut base::Act, who: &people::Colleague) {
    let since = act.now().plus(std::time::Duration::from_secs(3600));
    if let Some(planned) = people::Absence::of(&mut *act, who.id, since).await.unwrap() {
        people::Absence::end(act, who, planned.id).await.unwrap();
    }
    let (substitute, by_duty, reason) = (None, Vec::new(), String::new());
    let new = people::NewAbsence { staff: who.id, since, until: None, substitute, by_duty, reason };
    people::Absence::plan(act, who, &new).await.unwrap();
}
