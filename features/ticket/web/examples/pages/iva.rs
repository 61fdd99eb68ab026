//! The ticket of Iva Kovač: promised ten percent, charged five.

use crate::sample::{MINUTE, ago, list};
use shell::{Chip, Choice, Frame, Tone};
use std::time::Duration;
use ticket_web::view::*;

pub fn ticket(frame: &Frame) -> TicketPage<'_> {
    TicketPage {
        frame,
        list: list(frame, Some(1042)),
        header: header(frame),
        entries: entries(frame),
        older: None,
        composer: Some(composer(frame)),
        context: context(frame),
    }
}

fn header(frame: &Frame) -> Header {
    let staff = [
        "Vasya Ivanov",
        "Marta Babić",
        "Darko Novak",
        "Lena Petrova",
        "Petar Jurić",
        "Nikolay Dimitrov",
        "Ana Kralj",
        "Boris Ilić",
        "Olga Sidorova",
    ];
    let level =
        |key: &str, chosen| Choice::new(key, frame.t(format!("ticket-priority-{key}")), chosen);
    let until = |key: &str| {
        Choice::new(
            frame.now.micros(),
            frame.t(format!("ticket-snooze-{key}")),
            false,
        )
    };
    Header {
        number: 1042,
        subject: "Discount is 5%, not 10%".into(),
        state: State::Open,
        chips: vec![
            Chip::new(Tone::Beet, frame.t("ticket-priority-high")).with_icon("flag"),
            Chip::new(Tone::Plain, "Support").with_icon("department"),
            Chip::new(
                Tone::Gold,
                frame.tr("ticket-due", &[("until", "15:00".into())]),
            )
            .with_icon("clock"),
        ],
        tags: vec!["discount".into(), "banner".into()],
        assignee: Some("Vasya Ivanov".into()),
        is_mine: true,
        staff: staff
            .iter()
            .enumerate()
            .map(|(id, name)| Choice::new(id, *name, id == 0))
            .collect(),
        departments: ["Support", "Sales", "Accounting"]
            .iter()
            .enumerate()
            .map(|(id, name)| Choice::new(id, *name, id == 0))
            .collect(),
        priorities: vec![
            level("low", false),
            level("normal", false),
            level("high", true),
            level("urgent", false),
        ],
        snoozes: ["hour", "tomorrow", "monday", "week"].map(until).to_vec(),
        readers: vec!["Marta".into()],
        topic: "ticket:1042".into(),
        back: "/list.html".into(),
        may_act: true,
    }
}

fn entries(frame: &Frame) -> Vec<Entry> {
    let entry = |id, minutes, who: &str, kind| Entry {
        id,
        kind,
        who: who.into(),
        at: ago(frame, minutes),
        mine: who.starts_with("Vasya"),
        unread: false,
    };
    let change = |icon, text: String| Kind::Change(Change { icon, text });
    let proof = |key: &str| {
        Some(Proof {
            short: frame.t(format!("ticket-proof-{key}")),
            full: frame.t(format!("ticket-proof-{key}-more")),
        })
    };
    let out = |html: &str, delivery| Kind::Out {
        channel: Channel::Mail,
        to: "Iva Kovač".into(),
        body: Body::of(html),
        delivery,
        machine: false,
    };
    let said = |body, proof, machine| Kind::In {
        channel: Channel::Mail,
        body,
        proof,
        machine,
    };
    let mut first = Body::of(
        "<p>I bought the backpack with the <b>10% discount</b> from your banner and paid by card. The receipt says 5%. What's going on?</p><table><tr><th>Item</th><th>Price</th><th>Discount</th></tr><tr><td>Backpack Velebit 30 l</td><td>€90.00</td><td>−€4.50</td></tr></table>",
    );
    first.quoted = Some("<p>-- <br>Iva Kovač<br>Zagreb</p><blockquote><p>Your order 2240 has been paid.</p></blockquote>".into());
    first.original = Some("#".into());
    first.images = Some("/ticket.html".into());
    first.attachments = vec![
        Attachment {
            name: "receipt-2240.pdf".into(),
            href: "#".into(),
            size: 48_200,
        },
        Attachment {
            name: "banner on the front page, seen this morning.png".into(),
            href: "#".into(),
            size: 1_340_000,
        },
    ];
    let mut entries = vec![
        entry(100, 64, "Iva Kovač", said(first, None, false)),
        entry(
            101,
            64,
            "Repka",
            Kind::Out {
                channel: Channel::Mail,
                to: "Iva Kovač".into(),
                body: Body::of("<p>We have your letter; its number is 1042.</p>"),
                delivery: Delivery::Sent,
                machine: true,
            },
        ),
        entry(
            102,
            63,
            "",
            change(
                "person",
                frame.tr("ticket-change-taken", &[("who", "Vasya".into())]),
            ),
        ),
        entry(
            103,
            62,
            "Vasya Ivanov",
            out(
                "<p>You're right to ask, and I'm on it. I've asked our shop team and accounting and will write before 15:00.</p>",
                Delivery::Sent,
            ),
        ),
        entry(
            104,
            61,
            "Vasya Ivanov",
            Kind::Note(Body::of(
                "<p>Banner promised 10%, order 2240 was charged 5%. Where does the 5 come from, and did others pay it too?</p>",
            )),
        ),
        entry(
            105,
            50,
            "Darko Novak",
            Kind::Note(Body::of(
                "<p>Price rule 88 ended at noon but the banner stayed. 14 orders since. Rule fixed, banner is Marketing's.</p>",
            )),
        ),
        entry(
            106,
            40,
            "Marta Babić",
            Kind::Call {
                channel: Channel::Phone,
                body: Body::of(
                    "<p>Iva called: she packs it as a gift for Sunday and asks us to write, not to call.</p>",
                ),
            },
        ),
        entry(
            107,
            30,
            "Vasya Ivanov",
            out(
                "<p>The offer had ended, our banner had not.</p>",
                Delivery::Withdrawn,
            ),
        ),
        entry(
            108,
            20,
            "Vasya Ivanov",
            out(
                "<p>We found it: the offer had ended, but our banner had not. You keep the 10%.</p>",
                Delivery::Failed {
                    why: "the mailbox is full (452 4.2.2).".into(),
                },
            ),
        ),
        entry(
            109,
            3,
            "",
            change(
                "tag",
                frame.tr(
                    "ticket-change-tagged",
                    &[("who", "Vasya".into()), ("name", "banner".into())],
                ),
            ),
        ),
        entry(
            110,
            2,
            "Iva Kovač",
            said(
                Body::of(
                    "<p>Thank you, I will wait. And please tell me whether the rain cover has the same problem.</p>",
                ),
                proof("reference"),
                false,
            ),
        ),
        entry(
            111,
            0,
            "Vasya Ivanov",
            out(
                "<p>It had, and it is put right too.</p>",
                Delivery::Waiting {
                    until: frame.now.plus(Duration::from_secs(9)),
                },
            ),
        ),
    ];
    entries[10].unread = true;
    entries
}

fn composer(frame: &Frame) -> Composer {
    Composer {
        panel: Panel::Reply,
        reply: Some(Draft { generation: 3, html: "<div>The 4.50 € are on their way back to your card, and here is what <strong>went wrong</strong>:</div>".into(), ..Draft::default() }),
        note: Draft { generation: 1, ..Draft::default() },
        seen: 109,
        whom: "Iva".into(),
        to: vec![Choice::new(1, "iva.kovac@mail.example", true), Choice::new(2, "iva@work.example", false)],
        from: format!("{} <support@tavan.example>", frame.viewer.as_ref().map_or("", |v| v.name.as_str())),
        stale: None,
        error: None,
    }
}

pub fn stale(frame: &Frame) -> Composer {
    let news = News {
        entry: 110,
        who: "Iva Kovač".into(),
        at: ago(frame, 2),
        words: "Thank you, I will wait. And please tell me whether…".into(),
    };
    let more = News {
        entry: 105,
        who: "Darko Novak".into(),
        at: ago(frame, 1),
        words: "Price rule 88 ended at noon but the banner stayed.".into(),
    };
    Composer {
        stale: Some(Stale {
            news: vec![news, more],
            then: "wait".into(),
        }),
        ..composer(frame)
    }
}

pub fn noting(frame: &Frame) -> Composer {
    Composer {
        panel: Panel::Note,
        ..composer(frame)
    }
}

fn context(frame: &Frame) -> Context {
    let share = |holder: Holder, label: &str, minutes| Share {
        holder,
        label: label.into(),
        micros: minutes * MINUTE,
    };
    let other = |number, subject: &str, state, minutes| Other {
        number,
        subject: subject.into(),
        state,
        at: ago(frame, minutes),
    };
    Context {
        customer: Customer {
            href: Some("#".into()),
            name: "Iva Kovač".into(),
            summary: format!(
                "{} · {}",
                frame.tr("ticket-customer-since", &[("since", "2022".into())]),
                frame.n("ticket-customer-tickets", 3_i64)
            ),
            remark: Some("“Always packs gifts.” Marta".into()),
            identities: vec![
                Identity {
                    icon: "mail",
                    text: "iva.kovac@mail.example".into(),
                    proven: true,
                },
                Identity {
                    icon: "mail",
                    text: "iva@work.example".into(),
                    proven: false,
                },
                Identity {
                    icon: "phone",
                    text: "+385 91 555 0117".into(),
                    proven: true,
                },
            ],
        },
        others: vec![
            other(871, "Rain cover for the rucksack", State::Solved, 90_000),
            other(
                640,
                "Can the coffee be ground for a moka pot?",
                State::Closed,
                400_000,
            ),
        ],
        ledger: vec![
            share(Holder::Nobody, &frame.t("ticket-holder-nobody"), 2),
            share(Holder::Staff, "Vasya", 5),
            share(Holder::Department, &frame.t("ticket-holder-department"), 22),
            share(Holder::Customer, &frame.t("ticket-holder-customer"), 9),
        ],
    }
}
