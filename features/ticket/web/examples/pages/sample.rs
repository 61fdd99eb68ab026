//! The made-up company and its queue.

use jiff::tz::TimeZone;
use shell::{
    Chip, Choice, Count, Field, Frame, Lang, Links, Messages, NavItem, NavSection, Ring, Tone,
    Viewer,
};
use std::{error::Error, sync::Arc};
use store::Moment;
use ticket_web::view::*;

pub const MINUTE: i64 = 60 * 1_000_000;

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
