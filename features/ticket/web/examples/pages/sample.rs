//! The made-up company, its queue, and the ticket of Iva Kovač.

use jiff::tz::TimeZone;
use shell::{
    Chip, Choice, Count, Field, Frame, Lang, Links, Messages, NavItem, NavSection, Ring, Tone,
    Viewer,
};
use std::{error::Error, sync::Arc, time::Duration};
use store::Moment;
use ticket_web::view::*;

const MINUTE: i64 = 60 * 1_000_000;

/// `minutes` before now.
pub fn ago(frame: &Frame, minutes: i64) -> Moment {
    Moment::from_micros(frame.now.micros() - minutes * MINUTE)
}

pub fn frame(lang: Lang) -> Result<Frame, Box<dyn Error>> {
    let messages = Messages::new(&[
        &shell::MESSAGES,
        &ticket_web::MESSAGES,
        &people_web::MESSAGES,
    ])?;
    let url = |name: &str| format!("/assets/{name}");
    let modules = shell::assets()
        .iter()
        .copied()
        .chain(hotwire::assets::assets());
    let imports: Vec<String> = modules
        .filter_map(|a| {
            a.module
                .map(|module| format!(r#""{module}":"{}""#, url(a.name)))
        })
        .collect();
    let links = Links::new(url, format!(r#"{{"imports":{{{}}}}}"#, imports.join(",")));
    let mut frame = Frame {
        messages: Arc::new(messages),
        links: Arc::new(links),
        lang,
        zone: TimeZone::get("Europe/Zagreb")?,
        now: Moment::now(),
        nonce: "example".into(),
        title: String::new(),
        viewer: None,
        nav: Vec::new(),
        topics: Vec::new(),
        flash: None,
        demo: true,
    };
    let role = frame.t("people-role-agent");
    frame.viewer = Some(Viewer {
        id: 7,
        name: "Vasya Ivanov".into(),
        initials: "VI".into(),
        role,
    });
    frame.nav = nav(&frame);
    Ok(frame)
}

fn nav(frame: &Frame) -> Vec<NavSection> {
    let item = |label: &str, count: &str, hot: bool, current: bool| NavItem {
        href: "/list.html".into(),
        label: frame.t(label),
        count: (!count.is_empty()).then(|| Count {
            text: count.into(),
            hot,
        }),
        current,
        key: None,
    };
    let section = |title: &str, items| NavSection {
        title: title.to_owned(),
        items,
    };
    vec![
        section(
            &frame.t("ticket-nav-mine"),
            vec![
                item("ticket-view-mine", "7", false, true),
                item("ticket-view-snoozed", "2", false, false),
            ],
        ),
        section(
            "Support",
            vec![
                item("ticket-view-unassigned", "4", true, false),
                item("ticket-view-open", "38", false, false),
                item("ticket-view-customer", "12", false, false),
                item("ticket-view-failed", "1", true, false),
                item("ticket-view-solved", "99+", false, false),
            ],
        ),
        section(
            &frame.t("ticket-nav-settings"),
            vec![
                item("people-staff", "", false, false),
                item("people-departments", "", false, false),
            ],
        ),
    ]
}

struct Line {
    number: i64,
    who: &'static str,
    subject: &'static str,
    words: &'static str,
    minutes: i64,
    ring: Ring,
    chips: Vec<Chip>,
    unread: bool,
}

fn lines(frame: &Frame) -> Vec<Line> {
    let waiting = |minutes, due: i64| Ring::Waiting {
        since: ago(frame, minutes),
        due: Some(ago(frame, minutes - due)),
    };
    let mail = || Chip::new(Tone::Plain, "Mail").with_icon("mail");
    vec![
        Line {
            number: 1042,
            who: "Iva Kovač",
            subject: "Discount is 5%, not 10%",
            words: "Thank you, I will wait. And please tell me whether the rain cover has the same problem.",
            minutes: 2,
            ring: waiting(2, 5),
            chips: vec![
                mail(),
                Chip::new(Tone::Plum, frame.n("ticket-chip-question", 3_i64)),
                Chip::new(Tone::Gold, "3rd like this"),
            ],
            unread: true,
        },
        Line {
            number: 1044,
            who: "Георги Петров",
            subject: "Къде е поръчката ми?",
            words: "Поръчах преди десет дни и още нямам никакви новини от куриера.",
            minutes: 14,
            ring: waiting(14, 60),
            chips: vec![mail(), Chip::new(Tone::Plain, "Доставки")],
            unread: true,
        },
        Line {
            number: 1029,
            who: "+385 91 234 567",
            subject: "Missed call, not called back",
            words: "",
            minutes: 71,
            ring: waiting(71, 60),
            chips: vec![
                Chip::new(Tone::Beet, frame.t("ticket-chip-call-back")).with_icon("missed"),
            ],
            unread: false,
        },
        Line {
            number: 1038,
            who: "مريم حداد",
            subject: "متى يصل الطلب؟",
            words: "مرحبا، طلبت آلة القهوة قبل أسبوع ولم تصل بعد.",
            minutes: 36,
            ring: waiting(36, 60),
            chips: vec![mail()],
            unread: false,
        },
        Line {
            number: 1031,
            who: "Donaudampfschifffahrtsgesellschaftskapitän@example.example",
            subject: "Rechnung_2025_11_Kaffeemaschinenersatzteilbestellung_endgueltig.pdf",
            words: "In the attachment you find what we agreed on the phone with your colleague.",
            minutes: 190,
            ring: Ring::Customer,
            chips: vec![
                mail(),
                Chip::new(Tone::Beet, frame.t("ticket-chip-failed")).with_icon("alert"),
            ],
            unread: false,
        },
        Line {
            number: 1020,
            who: "Ана Смирнова",
            subject: "В заказе нет двух товаров",
            words: "Спасибо, замена подходит. Отправляйте.",
            minutes: 165,
            ring: Ring::Done,
            chips: vec![
                Chip::new(Tone::Plain, "Order 2231"),
                Chip::new(Tone::Leaf, "Customer chose substitutes"),
            ],
            unread: false,
        },
        Line {
            number: 1011,
            who: "Marko Horvat",
            subject: "R1 račun na tvrtku",
            words: "Molim vas račun na ime tvrtke, podaci su u privitku.",
            minutes: 3000,
            ring: Ring::Snoozed,
            chips: vec![mail()],
            unread: false,
        },
    ]
}

pub fn list(frame: &Frame, current: Option<i64>) -> List {
    let row = |line: Line| Row {
        number: line.number,
        href: "/ticket.html".into(),
        current: Some(line.number) == current,
        unread: line.unread,
        ring: line.ring,
        who: line.who.into(),
        at: ago(frame, line.minutes),
        subject: Piece::plain(line.subject),
        words: if line.words.is_empty() {
            Vec::new()
        } else {
            Piece::plain(line.words)
        },
        chips: line.chips,
    };
    List {
        title: frame.t("ticket-view-mine"),
        order: Some(frame.t("ticket-order-loss")),
        rows: lines(frame).into_iter().map(row).collect(),
        next: Some("/list.html".into()),
        ..List::default()
    }
}

pub fn empty(frame: &Frame) -> List {
    List {
        title: frame.t("ticket-view-unassigned"),
        empty: Empty::Queue,
        ..List::default()
    }
}

pub fn found(frame: &Frame) -> List {
    let mut list = list(frame, None);
    list.title = frame.about("ticket-found", "banner");
    list.query = "banner".into();
    list.is_search = true;
    list.rows.truncate(3);
    for row in &mut list.rows {
        let piece = |text: &str, found| Piece {
            text: text.into(),
            found,
        };
        row.words = vec![
            piece("… the price rule ended at noon but the ", false),
            piece("banner", true),
            piece(" stayed until the evening, so fourteen orders …", false),
        ];
    }
    list
}

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

pub fn opening(frame: &Frame) -> Opening {
    Opening {
        channel: Channel::Phone,
        customer: Field::of("+385 91").refused(frame.t("ticket-error-address")),
        name: Field::of("Iva Kovač"),
        subject: Field::default(),
        text: Field::default(),
        departments: vec![
            Choice::new(1, "Support", true),
            Choice::new(2, "Sales", false),
        ],
        mailboxes: vec![Choice::new(1, "support@tavan.example", true)],
        call_back: true,
        error: None,
    }
}
