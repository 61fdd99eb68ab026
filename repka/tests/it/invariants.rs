//! The promises of the house, each told as a story of its own name.

use crate::house::{House, letter};
use base::{Actor, EntryId, TicketId, index::Audience};
use mail::smtp::Answer;
use people::Agent;
use store::Query;
use ticket::{Delivery, PublicEntry, Scope, State, Ticket, entry::ENTRIES};

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

/// 1. A channel acknowledges only what is kept; what cannot be understood is kept too, and owned.
mod received {
    use super::*;

    story!(nothing_received_is_lost(house) {
        let good = letter(&[("From", IVA), ("To", SUPPORT), ("Subject", "Good")], "Good.");
        let strange: [&[u8]; 5] =
            [good.as_bytes(), b"not a mail", b"From: a@b\r\n\r\n\xff\xfe", b"Subject: =?x?y?z?=\r\n\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x"];
        for raw in strange {
            house.customer(IVA).hands_over(&[SUPPORT], raw).await.unwrap();
        }
        house.settled().await;
        // Each acknowledged mail is on a ticket or an owned problem, and its bytes are all there.
        assert_eq!(house.count("SELECT count(*) FROM arrival").await, 5);
        assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'kept'").await, 0);
        let understood = house.count("SELECT count(*) FROM arrival WHERE state = 'understood' AND entry_id IS NOT NULL").await;
        let problems = house.count("SELECT count(*) FROM arrival WHERE state = 'problem' AND problem IS NOT NULL").await;
        assert_eq!((understood, problems), (4, 1));
        let blobs: Vec<(base::BlobId,)> = Query::new("SELECT blob FROM arrival ORDER BY id").all(house.desk().db()).await.unwrap();
        for ((blob,), raw) in blobs.iter().zip(strange) {
            let kept = house.desk().blobs().read(blob).await.unwrap();
            assert_eq!(kept.trim_ascii_end(), raw.trim_ascii_end());
        }
    });
}

/// 2. Two agents at once, a stale page, a crash between the relay's 250 and our commit.
mod answered {
    use super::*;

    story!(nothing_is_answered_twice(house) {
        let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
        let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
        let seen = vasya.opens_ticket(number).await.field("seen");
        let (one, two) = tokio::join!(
            vasya.replies_having_seen(number, &seen, "On its way.", ""),
            petya.replies_having_seen(number, &seen, "Not yet sent.", "")
        );
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "one is sent, the other author is told");
        let (stopped, words, others) = if one.status == 422 { (one, "On its way.", "Petya") } else { (two, "Not yet sent.", "Vasya") };
        let page = stopped.text();
        assert!(page.contains(words), "what was written is not lost");
        assert!(page.contains("class=\"stale\"") && page.contains(others), "and what is new is shown");
        house.mails(1).await;
    });

    story!(nothing_is_answered_twice_by_programs_either(house) {
        let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
        let (vasya, petya) = (house.api("Vasya").await, house.api("Petya").await);
        let path = format!("/api/v1/tickets/{number}/replies");
        let seen = house.last(number).await.id.0;
        let body = |text: &str| serde_json::json!({ "text": text, "seen": seen });
        let (one, two) = tokio::join!(vasya.posts(&path, body("One")), petya.posts(&path, body("Two")));
        let late = if one.status == 409 { one } else { two };
        let problem = late.is(409).json();
        assert_eq!(problem["new"].as_array().unwrap().len(), 1, "{problem}");
        assert_eq!(problem["new"][0]["kind"], "message");
        house.mails(1).await;
    });

    story!(nothing_is_answered_twice_when_a_note_came_since(house) {
        let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
        let vasya = house.agent("Vasya").await;
        let seen = vasya.opens_ticket(number).await.field("seen");
        house.agent("Petya").await.notes(number, "I called her already.").await.is(303);
        let page = vasya.replies_having_seen(number, &seen, "On its way.", "").await.is(422);
        assert!(page.text().contains("I called her already."));
        house.settled().await;
        house.mails(0).await;
        // Send anyway is one click: the page shown now has seen the note.
        vasya.replies_having_seen(number, &page.field("seen"), "On its way.", "").await.is(303);
        house.mails(1).await;
    });

    story!(nothing_is_answered_twice_after_a_crash_at_the_relay_s_door(house) {
        house.undo_seconds(10).await;
        let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
        let vasya = house.agent("Vasya").await;
        vasya.replies(number, "On its way.").await.is(303);
        house.settled().await;
        let answer = house.last(number).await.id;
        // The desk died while the mail was handed over: it is in hand, and nobody knows more.
        let mut act = house.desk().act(Actor::Machine).await.unwrap();
        assert!(ticket::delivery::advance(&mut act, answer, Delivery::Waiting, Delivery::Sending, None, None).await.unwrap());
        act.commit().await.unwrap();
        house.later(10).await;
        assert_eq!(house.entry(answer).await.delivery, Some(Delivery::Unsure));
        house.mails(0).await;
        // A person decides; the mail still has the id it had.
        vasya.sends_again(number, answer).await.is(303);
        assert_eq!(house.post().minter().read_message_id(&house.mail(1).await.message_id.unwrap()).unwrap().entry, answer.0);
    });
}

/// 3. Every open ticket has exactly one holder; what nobody holds is seen.
mod held {
    use super::*;

    story!(nothing_is_skipped(house) {
        let iva = house.customer(IVA);
        let vasya = house.agent("Vasya").await;
        let mut numbers = Vec::new();
        for subject in ["nobody's", "taken", "waits", "snoozed", "solved", "back again"] {
            numbers.push(iva.writes(subject, "Hello?").await);
        }
        let [free, taken, waits, snoozed, solved, back] = numbers[..] else { unreachable!() };
        vasya.takes(taken).await.is(303);
        vasya.replies_and(waits, "Which one?", "wait").await.is(303);
        let until = house.desk().now().plus(std::time::Duration::from_secs(3600)).micros().to_string();
        vasya.sends(&format!("/tickets/{snoozed}/snooze"), &[("until", &until)]).await.is(303);
        vasya.solves(solved).await.is(303);
        vasya.takes(back).await.is(303);
        vasya.gives_back(back).await.is(303);
        house.settled().await;
        type Line = (TicketId, State, String, i64);
        let lines: Vec<Line> = Query::new(
            "SELECT t.id, t.state, t.holder, (SELECT count(*) FROM holding h WHERE h.ticket_id = t.id AND h.until IS NULL) FROM ticket t ORDER BY t.id",
        )
        .all(house.desk().db())
        .await
        .unwrap();
        let holders: Vec<_> = lines.iter().map(|(_, _, holder, _)| holder.as_str()).collect();
        assert_eq!(holders, ["nobody", "staff", "customer", "staff", "none", "nobody"]);
        for (id, state, _, running) in &lines {
            assert_eq!(*running, i64::from(!state.is_ended()), "{id}: exactly one holder while it has not ended");
        }
        // What nobody holds runs a clock and is seen by everybody.
        let queue = vasya.opens("/views/unassigned").await.is(200).text();
        assert!(queue.contains(&format!("/tickets/{free}")) && queue.contains(&format!("/tickets/{back}")));
        assert!(!queue.contains(&format!("/tickets/{taken}?")) && house.ticket(free).await.waiting_since.is_some());
    });
}

/// 4. A word of a note, whatever is done in whatever order, is in nothing a customer gets.
mod inside {
    use super::*;

    const MARK: &str = "Zwetschgenmus";

    /// Every order of what is done on a ticket.
    fn orders(deeds: &[&'static str]) -> Vec<Vec<&'static str>> {
        if deeds.len() < 2 {
            return vec![deeds.to_vec()];
        }
        let with_first = |at: usize| {
            let mut rest = deeds.to_vec();
            let first = rest.remove(at);
            orders(&rest).into_iter().map(move |mut order| {
                order.insert(0, first);
                order
            })
        };
        (0..deeds.len()).flat_map(with_first).collect()
    }

    async fn does(house: &House, vasya: &crate::house::Browser, number: i64, deed: &str) {
        match deed {
            "note" => drop(vasya.notes(number, &format!("{MARK} is what we think.")).await.is(303)),
            "reply" => drop(vasya.replies(number, "A good answer.").await.is(303)),
            "draft" => {
                let path = format!("/tickets/{number}/drafts/note");
                let form = crate::house::form(&[("text", MARK), ("generation", "999")]);
                let request = vasya.request(reqwest::Method::PUT, &path).header("content-type", "application/x-www-form-urlencoded");
                crate::house::Answer::to(request.body(form)).await;
            }
            "customer" => {
                let to = house.post().minter().reply_address(SUPPORT, number);
                let raw = letter(&[("From", IVA), ("To", &to), ("Subject", "Re: Hi")], "More.");
                assert_eq!(house.customer(IVA).sends(&[&to], &raw).await, number);
            }
            "tag" => drop(vasya.sends(&format!("/tickets/{number}/tags"), &[("name", MARK)]).await.is(303)),
            other => unreachable!("{other}"),
        }
    }

    async fn nothing_leaked(house: &House) {
        let look = house.desk().look();
        for caught in house.office.catcher.mails() {
            let letter = mail::Letter::read(&caught.raw).unwrap();
            let attached = letter.attachments.iter().map(|a| String::from_utf8_lossy(&a.bytes).into_owned()).collect::<String>();
            for shown in [String::from_utf8_lossy(&caught.raw).into_owned(), format!("{letter:?}"), attached] {
                assert!(!shown.contains(MARK), "{shown}");
            }
        }
        let ids: Vec<(TicketId,)> = Query::new("SELECT id FROM ticket").all(house.desk().db()).await.unwrap();
        for (id,) in ids {
            let ticket = house.ticket(id.0).await;
            let shown = format!("{:?}{:?}", ticket.public_timeline(&look).await.unwrap(), ticket.public_participants(&look).await.unwrap());
            assert!(!shown.contains(MARK) && shown.contains("Hello?"), "{shown}");
            assert!(!ticket.last_words.contains(MARK));
        }
        let notes: Vec<(EntryId,)> = Query::new("SELECT id FROM entry WHERE kind <> 'message'").all(house.desk().db()).await.unwrap();
        for (id,) in notes {
            assert!(matches!(PublicEntry::find(&look, id).await, Err(base::Error::Missing)), "{id}");
        }
        let found = async |audience| base::index::search(&look, ENTRIES, audience, MARK).await.unwrap().len();
        assert_eq!(found(Audience::Public).await, 0);
        assert!(found(Audience::Internal).await > 0, "the mark is there at all");
    }

    story!(internal_never_leaks(house) {
        let vasya = house.agent("Vasya").await;
        for order in orders(&["note", "reply", "customer", "tag"]) {
            let number = house.customer(IVA).writes("Hi", "Hello?").await;
            for deed in order {
                does(house, &vasya, number, deed).await;
            }
            does(house, &vasya, number, "draft").await;
        }
        house.settled().await;
        assert_eq!(house.office.catcher.count(), 24);
        nothing_leaked(house).await;
    });
}

/// 5. State, entry, event and jobs are one transaction: a deed that fails was never begun.
mod whole {
    use super::*;

    async fn everything(house: &House) -> Vec<i64> {
        let mut counts = Vec::new();
        for query in [
            "SELECT count(*) FROM entry",
            "SELECT count(*) FROM event",
            "SELECT count(*) FROM job",
            "SELECT count(*) FROM holding",
            "SELECT count(*) FROM draft",
            "SELECT count(*) FROM ticket WHERE assignee_id IS NOT NULL",
            "SELECT count(*) FROM ticket WHERE waiting_since IS NULL",
        ] {
            counts.push(house.count(query).await);
        }
        counts
    }

    story!(one_commit_per_deed(house) {
        let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
        let vasya = Agent::of(&house.colleague("Vasya").await).unwrap();
        let before = everything(house).await;
        let reply = || ticket::Reply { text: "On its way.".into(), ..ticket::Reply::default() };
        let to = || vec![ticket::Person { name: String::new(), address: IVA.into() }];
        // Given up half way.
        let mut act = house.desk().act(vasya.actor()).await.unwrap();
        let mut found = Ticket::seen_by(&mut act, &Scope::of(&vasya), TicketId(number)).await.unwrap();
        found.reply(&mut act, &vasya, to(), reply(), std::time::Duration::ZERO).await.unwrap();
        drop(act);
        assert_eq!(everything(house).await, before);
        // A statement fails after the reply, and whoever wrote the verb forgot to look.
        let mut act = house.desk().act(vasya.actor()).await.unwrap();
        let mut found = Ticket::seen_by(&mut act, &Scope::of(&vasya), TicketId(number)).await.unwrap();
        found.reply(&mut act, &vasya, to(), reply(), std::time::Duration::ZERO).await.unwrap();
        assert!(Query::new("UPDATE ticket SET subject = NULL").run(&mut act).await.is_err());
        assert!(act.commit().await.is_err(), "what is half done is not kept");
        house.settled().await;
        assert_eq!(everything(house).await, before);
        house.mails(0).await;
        // The whole of it, at once.
        let mut act = house.desk().act(vasya.actor()).await.unwrap();
        let mut found = Ticket::seen_by(&mut act, &Scope::of(&vasya), TicketId(number)).await.unwrap();
        found.reply(&mut act, &vasya, to(), reply(), std::time::Duration::ZERO).await.unwrap();
        act.commit().await.unwrap();
        house.mails(1).await;
    });

    story!(one_commit_per_deed_also_where_several_share_it(house) {
        let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
        let vasya = Agent::of(&house.colleague("Vasya").await).unwrap();
        let mut act = house.desk().act(vasya.actor()).await.unwrap();
        let mut found = Ticket::seen_by(&mut act, &Scope::of(&vasya), TicketId(number)).await.unwrap();
        found.note(&mut act, &vasya, "Kept.", None, Vec::new()).await.unwrap();
        let place = act.mark().await.unwrap();
        found.note(&mut act, &vasya, "Undone.", None, Vec::new()).await.unwrap();
        act.undo_to(place).await.unwrap();
        act.commit().await.unwrap();
        assert_eq!(house.words(number).await, ["Where is it?", "Kept."]);
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'ticket.noted'").await, 1);
    });
}

/// 6. Whatever is done later, what was written stays as it was, in its place.
mod past {
    use super::*;

    /// What may never change of an entry and of an event.
    async fn history(house: &House) -> (Vec<(i64, String, String, String, String)>, Vec<(i64, String, serde_json::Value)>) {
        let entries = Query::new("SELECT id, kind, text, author_name, author_address FROM entry ORDER BY id");
        let events = Query::new("SELECT id, kind, data FROM event ORDER BY id");
        (entries.all(house.desk().db()).await.unwrap(), events.all(house.desk().db()).await.unwrap())
    }

    story!(history_is_append_only(house) {
        house.undo_seconds(10).await;
        let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
        let vasya = house.agent("Vasya").await;
        let mut before = history(house).await;
        for deed in 0..8 {
            match deed {
                0 => vasya.notes(number, "A note.").await,
                1 => vasya.replies(number, "First.").await,
                2 => vasya.takes_back(number, house.last(number).await.id).await,
                3 => vasya.solves(number).await,
                4 => vasya.reopens(number).await,
                5 => {
                    house.office.will_say(Answer::Refuse("no".into()));
                    vasya.replies(number, "Second.").await
                }
                6 => {
                    house.later(10).await;
                    vasya.sends_again(number, house.last(number).await.id).await
                }
                _ => vasya.assigns(number, house.staff("Petya").await.id).await,
            }
            .is(303);
            house.settled().await;
            let after = history(house).await;
            assert!(after.0.starts_with(&before.0) && after.1.starts_with(&before.1), "{deed}");
            assert!(after.1.len() > before.1.len(), "{deed} is an event");
            before = after;
        }
    });
}

/// 10. Bytes from outside are answered, never with a panic.
mod foreign {
    use super::*;
    use proptest::{
        collection::vec,
        prelude::{Just, Strategy, any, prop_oneof},
        strategy::ValueTree,
        test_runner::TestRunner,
    };

    /// Bytes that look a little like mails.
    fn mails() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            vec(any::<u8>(), 0..40),
            proptest::sample::select(vec![
                "From: ", "To: support@desk.example\r\n", "Subject: =?utf-8?B?", "\r\n\r\n", "Content-Type: multipart/mixed; boundary=x\r\n", "--x\r\n",
                "--x--\r\n", "Content-Transfer-Encoding: base64\r\n", "\r\n", "charset=\"koi8-r\"", "References: <a@b> <", "Message-ID: <\u{0}>\r\n", "<html><script>", "\u{202e}",
            ])
            .prop_map(|text| text.as_bytes().to_vec()),
            Just(b"\r\n.\r\nQUIT\r\n".to_vec()),
        ];
        vec(piece, 1..30).prop_map(|pieces| pieces.concat())
    }

    story!(foreign_bytes_never_panic(house) {
        let mut runner = TestRunner::deterministic();
        let (api, iva) = (house.api("Vasya").await, house.customer(IVA));
        for n in 0..40 {
            let raw = mails().new_tree(&mut runner).unwrap().current();
            let answer = api.brings("", raw.clone()).await;
            assert!(matches!(answer.status, 201 | 202 | 422), "{} {raw:?}", answer.text());
            if n % 4 == 0 {
                let taken = iva.hands_over(&[SUPPORT], &raw).await;
                assert!(taken.is_ok(), "{taken:?} {raw:?}");
            }
        }
        house.settled().await;
        assert_eq!(house.count("SELECT count(*) FROM arrival WHERE problem = 'defect'").await, 0);
        // Whatever came of it can be looked at.
        let vasya = house.agent("Vasya").await;
        let tickets: Vec<(TicketId,)> = Query::new("SELECT id FROM ticket").all(house.desk().db()).await.unwrap();
        for (id,) in tickets {
            let page = vasya.opens_ticket(id.0).await.text();
            assert!(!page.contains("<html><script>"));
        }
    });

    story!(foreign_bytes_never_panic_at_the_other_doors(house) {
        let number = house.customer(IVA).writes("Hi", "Hello?").await;
        let (vasya, api) = (house.agent("Vasya").await, house.api("Vasya").await);
        let odd = ["", "%00", "-1", "999999999999999999999999", "a'; DROP TABLE ticket; --", "%ff%fe", "\u{202e}x", "../../etc/passwd", "\"*:&|!()"];
        for odd in odd {
            let odd = odd.replace([' ', '"', '|'], "%20");
            for path in ["/tickets/", "/views/", "/search?q=", "/attachments/", "/entries/", "/views/open?cursor=", "/assets/", "/reset/"] {
                assert!(vasya.opens(&format!("{path}{odd}")).await.status < 500, "{path}{odd}");
            }
            for path in ["/api/v1/tickets?q=", "/api/v1/tickets?cursor=", "/api/v1/tickets?limit=", "/api/v1/tickets/", "/api/v1/entries/"] {
                assert!(api.gets(&format!("{path}{odd}")).await.status < 500, "{path}{odd}");
            }
        }
        for body in ["", "{", "[]", "null", "{\"text\":1}", "{\"text\":\"\\u0000\"}"] {
            for path in ["replies", "notes"] {
                let request = api.request(reqwest::Method::POST, &format!("/api/v1/tickets/{number}/{path}"));
                let answer = crate::house::Answer::to(request.header("content-type", "application/json").body(body)).await;
                assert!(answer.status < 500, "{path} {body}: {}", answer.text());
            }
        }
        house.settled().await;
    });
}
