//! Notices go by mail to whoever is not at the desk, and an answer to one acts in its writer's name.

use crate::house::{House, letter};
use base::StaffId;
use mail::{
    Letter,
    smtp::{Answer, Caught},
};
use notify::{Kind, Preferences, When, preference::Ways};
use std::sync::Arc;
use ticket::{EntryKind, State};

const IVA: &str = "iva@kovac.example";
const KOLYA: &str = "kolya@desk.example";

/// Iva asks, and Vasya asks Kolya, who is not at the desk.
async fn asked_in(house: &House) -> i64 {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let kolya = house.staff("Kolya").await.id;
    let vasya = house.agent("Vasya").await;
    vasya.sends(&format!("/tickets/{number}/access"), &[("assignee", &kolya.to_string())]).await.is(303);
    vasya.notes(number, "Which bulb fits?").await.is(303);
    house.settled().await;
    number
}

/// The notice about a note that Kolya got.
pub async fn note_mailed(house: &House) -> (i64, Arc<Caught>) {
    let number = asked_in(house).await;
    house.later(60).await;
    let mails = house.mails(2).await;
    let note = mails.iter().find(|m| Letter::read(&m.raw).unwrap().text.contains("Which bulb")).unwrap().clone();
    (number, note)
}

pub async fn prefers(house: &House, who: StaffId, kind: Kind, mail: When, change: impl FnOnce(&mut Preferences)) {
    let mut act = house.desk().act(base::Actor::Staff(who)).await.unwrap();
    let mut preferences = Preferences { only_away: false, ..Preferences::default() };
    preferences.ways.insert(kind, Ways { shown: true, mail, push: false });
    change(&mut preferences);
    preferences.write(&mut act, who).await.unwrap();
    act.commit().await.unwrap();
}

/// Someone answers a mail from an address, without waiting for a ticket.
pub async fn answers(house: &House, from: &str, caught: &Caught, head: &[(&str, &str)], text: &str) {
    let ours = Letter::read(&caught.raw).unwrap();
    let to = ours.reply_to[0].address.clone();
    let id = format!("<{}>", ours.message_id.unwrap());
    let all = [&[("From", from), ("To", to.as_str()), ("Subject", "Re: notice"), ("In-Reply-To", &id)], head].concat();
    house.customer(from).hands_over(&[&to], letter(&all, text).as_bytes()).await.unwrap();
    house.settled().await;
}

story!(a_collaborator_who_is_away_is_mailed_and_their_answer_is_a_note(house) {
    let (number, caught) = note_mailed(house).await;
    assert_eq!(caught.envelope.to, [KOLYA]);
    let mail = Letter::read(&caught.raw).unwrap();
    assert_eq!(mail.subject, format!("#{number} The lamp: Vasya wrote a note"));
    assert!(mail.text.contains("Which bulb fits?") && mail.text.contains("/notices/"), "{}", mail.text);
    assert!(mail.html.is_some_and(|html| html.contains("Which bulb fits?")));
    let head = String::from_utf8_lossy(&caught.raw).into_owned();
    assert!(head.contains("Auto-Submitted: auto-generated") && !mail.text.contains("/reply"), "{head}");
    answers(house, KOLYA, &caught, &[], "The small one.\n\nOn Monday Vasya wrote:\n> Which bulb fits?").await;
    let note = house.last(number).await;
    assert_eq!((note.kind, note.public, note.staff_id), (EntryKind::Note, false, Some(house.staff("Kolya").await.id)));
    assert_eq!(note.reply_text.trim(), "The small one.");
    assert_eq!(house.count("SELECT count(*) FROM ticket").await, 1);
    house.mails(2).await;
});

story!(a_collaborator_only_ever_writes_notes_whatever_their_first_line_says(house) {
    let (number, caught) = note_mailed(house).await;
    answers(house, KOLYA, &caught, &[], "/reply\r\n/solve\r\nThe small one.").await;
    let note = house.last(number).await;
    assert_eq!((note.kind, note.public), (EntryKind::Note, false));
    assert!(note.reply_text.starts_with("/reply"), "said, not done: {}", note.reply_text);
    assert_eq!(house.ticket(number).await.state, State::Open);
    house.mails(2).await;
});

story!(a_notice_read_in_time_is_not_mailed_and_notes_in_a_row_share_a_mail(house) {
    let number = asked_in(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.notes(number, "Or the big one?").await.is(303);
    house.settled().await;
    let kolya = house.staff("Kolya").await.id;
    house.later(60).await;
    let mails = house.mails(2).await; // asked in; two notes
    let note = mails.iter().map(|m| Letter::read(&m.raw).unwrap()).find(|m| m.text.contains("Which bulb")).unwrap();
    assert!(note.text.contains("Or the big one?") && note.subject.contains("2 notes"), "{}", note.text);
    vasya.notes(number, "Never mind.").await.is(303);
    house.settled().await;
    let mut act = house.desk().act(base::Actor::Staff(kolya)).await.unwrap();
    notify::Notice::read_all(&mut act, kolya).await.unwrap();
    act.commit().await.unwrap();
    house.later(60).await;
    house.mails(2).await;
});

story!(whoever_is_at_the_desk_is_not_mailed_until_they_leave_it(house) {
    let number = asked_in(house).await;
    let _kolya = house.agent("Kolya").await; // signs in
    house.later(60).await;
    house.mails(0).await;
    house.later(400).await;
    house.mails(2).await;
    assert_eq!(house.words(number).await.len(), 2);
});

story!(an_answer_from_elsewhere_is_a_problem_and_one_by_a_machine_is_dropped(house) {
    let (number, caught) = note_mailed(house).await;
    answers(house, "stranger@elsewhere.example", &caught, &[], "I am Kolya.").await;
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE problem = 'notice'").await, 1);
    answers(house, KOLYA, &caught, &[("Auto-Submitted", "auto-replied")], "I am on holiday.").await;
    let bounce = [("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")];
    answers(house, "MAILER-DAEMON@mx.example", &caught, &bounce, "--b\r\n\r\nNo such user.\r\n--b--").await;
    assert_eq!(house.words(number).await, ["Where is it?", "Which bulb fits?"]);
    assert_eq!(house.count("SELECT count(*) FROM ticket").await, 1, "nobody asked for a ticket");
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'problem'").await, 1);
    let page = house.agent("Olga").await.opens("/intake-problems").await.is(200).text();
    assert!(page.contains("It answers a notice"), "{page}");
});

story!(an_agent_s_first_lines_are_done(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let petya = house.staff("Petya").await.id;
    for kind in [Kind::Noted, Kind::Opened, Kind::Unassigned] {
        prefers(house, petya, kind, When::Now, |_| {}).await;
    }
    prefers(house, petya, Kind::Noted, When::Now, |_| {}).await;
    let vasya = house.agent("Vasya").await;
    vasya.assigns(number, petya).await.is(303);
    vasya.notes(number, "Can you tell her?").await.is(303);
    house.settled().await;
    house.later(60).await;
    let notice = house.mails(1).await[0].clone();
    assert!(Letter::read(&notice.raw).unwrap().text.contains("/reply"));
    answers(house, "petya@desk.example", &notice, &[], "/reply\n/solve\nIt is on its way.").await;
    let mail = house.mail(2).await;
    assert!(mail.text.starts_with("It is on its way.\n"), "{}", mail.text);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.state, ticket.assignee_id), (State::Solved, Some(petya)));
    let answer = house.timeline(number).await.into_iter().find(|e| e.public && e.staff_id.is_some()).unwrap();
    assert_eq!(answer.author_name, "Petya");
});

story!(an_answer_by_mail_to_what_is_no_longer_so_stays_inside_and_its_author_is_told(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let petya = house.staff("Petya").await.id;
    prefers(house, petya, Kind::Noted, When::Now, |_| {}).await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "On its way.").await.is(303);
    let ours = house.mails(1).await[0].clone();
    vasya.assigns(number, petya).await.is(303);
    vasya.notes(number, "Can you go on?").await.is(303);
    house.settled().await;
    house.later(60).await;
    let notice = house.mails(2).await[1].clone();
    house.customer(IVA).answers(&ours, "It has come!").await;
    answers(house, "petya@desk.example", &notice, &[], "/reply\nStill waiting?").await;
    let last = house.last(number).await;
    assert_eq!((last.kind, last.reply_text.trim()), (EntryKind::Note, "Still waiting?"));
    house.mails(2).await;
    let told = house.agent("Petya").await.opens("/notices?kind=held").await.is(200).text();
    assert!(told.contains("stand as a note"), "{told}");
});

story!(a_digest_is_one_mail_at_its_time_and_waits_while_it_is_quiet(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let petya = house.staff("Petya").await.id;
    let minute = |after: i64| u16::try_from((house.desk().now().seconds() + after).rem_euclid(86_400) / 60).unwrap();
    let (quiet, soon) = ((minute(1_800), minute(7_200)), minute(3_600));
    prefers(house, petya, Kind::Noted, When::Digest, |p| {
        p.digest = vec![soon];
        p.quiet = notify::quiet::Quiet { from: quiet.0, until: quiet.1, days: vec![] };
        p.ways.insert(Kind::Assigned, Ways { shown: true, mail: When::Digest, push: false });
    }).await;
    let vasya = house.agent("Vasya").await;
    vasya.assigns(number, petya).await.is(303);
    vasya.notes(number, "Look.").await.is(303);
    for (seconds, mails) in [(1_700, 0), (2_000, 0), (3_600, 1), (3_600, 1)] {
        house.later(seconds).await;
        notify::mail::digests(house.desk()).await.unwrap();
        house.settled().await;
        house.mails(mails).await;
    }
    let mail = house.mail(1).await;
    assert_eq!(mail.subject, "2 notices");
    assert!(mail.text.contains("Vasya wrote a note") && mail.text.contains("made you responsible"), "{}", mail.text);
});

story!(what_one_wants_is_chosen_on_a_page(house) {
    let petya = house.agent("Petya").await;
    let page = petya.opens("/settings/notices").await.is(200).text();
    assert!(page.contains("name=\"mail-noted\"") && !page.contains("mail-stale"), "what leads are told is theirs");
    let form = [("shown-noted", "on"), ("mail-noted", "digest"), ("digest", "8:30"), ("from", "20:00"), ("until", "07:00"), ("day", "7")];
    petya.sends("/settings/notices", &form).await.is(303);
    let chosen = Preferences::read(&house.desk().look(), petya.id).await.unwrap();
    assert_eq!((chosen.digest, chosen.quiet.days), (vec![510], vec![7]));
    assert_eq!(chosen.ways[&Kind::Noted], Ways { shown: true, mail: When::Digest, push: false });
    let refused = petya.sends("/settings/notices", &[("digest", "soon")]).await.is(422).text();
    assert!(refused.contains("Write up to six times"), "{refused}");
});

/// Petya is asked by mail about a ticket of his, by a note of Vasya's.
async fn noted_to_petya(house: &House) -> (i64, Arc<Caught>) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let petya = house.staff("Petya").await.id;
    prefers(house, petya, Kind::Noted, When::Now, |_| {}).await;
    let vasya = house.agent("Vasya").await;
    vasya.assigns(number, petya).await.is(303);
    vasya.notes(number, "Can you tell her?").await.is(303);
    house.later(60).await;
    (number, house.mails(1).await[0].clone())
}

story!(an_answer_about_a_ticket_merged_since_goes_where_that_went(house) {
    let (number, notice) = noted_to_petya(house).await;
    let other = house.customer(IVA).writes("The lamp again", "Hello?").await;
    let stays = other.to_string();
    let vasya = house.agent("Vasya").await;
    vasya.sends(&format!("/tickets/{number}/merge"), &[("with", &stays), ("stays", &stays)]).await.is(303);
    answers(house, "petya@desk.example", &notice, &[], "She knows.").await;
    assert_eq!(house.last(other).await.reply_text.trim(), "She knows.");
});

story!(solving_by_mail_what_lacks_a_field_keeps_the_words_and_says_so(house) {
    let (number, notice) = noted_to_petya(house).await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let field = field::NewField {
        name: "Cause".into(),
        choices: Vec::new(),
        currency: String::new(),
        department: None,
        required: true,
    };
    let (by, about, kind) = (people::Admin::of_the_machine(), field::About::Ticket, field::Kind::Text);
    field::Field::make(&mut act, &by, about, kind, field).await.unwrap();
    act.commit().await.unwrap();
    answers(house, "petya@desk.example", &notice, &[], "/solve\nShe knows.").await;
    let last = house.last(number).await;
    assert_eq!((last.kind, last.reply_text.trim()), (EntryKind::Note, "She knows."));
    assert_eq!(house.ticket(number).await.state, State::Open);
    let told = house.agent("Petya").await.opens("/notices?kind=held").await.is(200).text();
    assert!(told.contains("stand as a note"), "{told}");
});

story!(whoever_may_no_longer_read_a_ticket_hears_no_more_of_it(house) {
    let (number, _) = noted_to_petya(house).await;
    let petya = house.staff("Petya").await.id;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let by = people::Admin::of_the_machine();
    people::Staff::change_role(&mut act, &by, petya, people::Role::Collaborator).await.unwrap();
    act.commit().await.unwrap();
    let vasya = house.agent("Vasya").await;
    let heard = house.count("SELECT times FROM notice WHERE kind = 'noted'").await;
    vasya.notes(number, "She called again.").await.is(303);
    house.later(60).await;
    assert_eq!(house.count("SELECT times FROM notice WHERE kind = 'noted'").await, heard);
    house.mails(1).await;
});

/// What Kolya's own page of notices, and his page for administrators, say of mails to him.
async fn said_of_kolya(house: &House) -> [String; 2] {
    let (kolya, anna) = (house.agent("Kolya").await, house.agent("Anna").await);
    let own = kolya.opens("/settings/notices").await.is(200).text();
    [own, anna.opens(&format!("/settings/staff/{}", kolya.id)).await.is(200).text()]
}

story!(that_mails_to_one_of_us_come_back_is_said_until_one_goes(house) {
    house.office.will_say_to(KOLYA, Answer::Refuse("no such Kolya".into()));
    house.office.will_say_to(KOLYA, Answer::Refuse("no such Kolya".into()));
    let number = asked_in(house).await;
    house.later(60).await;
    for page in said_of_kolya(house).await {
        assert!(page.contains("come back, last") && page.contains("no such Kolya"), "{page}");
    }
    house.later(400).await; // he has left the desk
    house.agent("Vasya").await.notes(number, "Which bulb fits, Kolya?").await.is(303);
    house.later(400).await;
    let all = house.mails(1).await;
    assert!(all.iter().all(|caught| caught.envelope.to == [KOLYA]), "the next one goes");
    for page in said_of_kolya(house).await {
        assert!(!page.contains("come back, last"), "{page}");
    }
    let ours = Letter::read(&all[0].raw).unwrap();
    let (to, id) = (ours.reply_to[0].address.clone(), ours.message_id.unwrap());
    let report = format!(
        "From: MAILER-DAEMON@desk.example\r\nTo: {to}\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <b@mx.example>\r\n\r\n\
         This is the mail system at host mx.example.\r\n\r\n<{KOLYA}>: host mx.example said: 552 5.2.2 Mailbox full\r\n\r\n\
         Message-ID: <{id}>\r\nSubject: x\r\n"
    );
    house.customer("").hands_over(&[&to], report.as_bytes()).await.unwrap();
    house.settled().await;
    for page in said_of_kolya(house).await {
        assert!(page.contains("552 5.2.2 Mailbox full"), "{page}");
    }
    let (anna, kolya) = (house.agent("Anna").await, house.staff("Kolya").await);
    let form = [("name", kolya.name.as_str()), ("email", "nikolay@desk.example")];
    let page = format!("/settings/staff/{}", kolya.id);
    anna.sends(&page, &form).await.is(303);
    assert!(!anna.opens(&page).await.is(200).text().contains("Mailbox full"), "of another address nothing is known");
});
