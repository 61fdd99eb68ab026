//! A day's work: forty mixed mails, by keys alone, by a mouse alone, and with a thumb on a phone; nothing is lost,
//! nobody is answered twice, and what is done often takes few steps.

mod bounds;
mod clicks;
mod deed;
mod desk;
mod evening;
mod hands;
mod keys;
mod mails;
mod raw;

use super::{
    begin,
    chrome::{Chrome, Kind},
    place::Place,
};
use clicks::Now;
use deed::{Deed, Step};
use hands::{Hands, How};
use mails::{MAILS, THANKS};
use std::{collections::BTreeSet, time::Instant};

/// Seconds to take an answer back: more than pass on a busy machine between sending and thinking better of it.
const UNDO: u32 = 15;

/// A call that is written down at the end of the day.
const CALL: &str = "Asks when the lamp comes. Told her Thursday.";

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_worked_by_keys_alone() {
    let Some((place, chrome)) = begin().await else { return };
    works(place, &chrome, How::Keys, Kind::DESK).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_worked_with_a_mouse_alone() {
    let Some((place, chrome)) = begin().await else { return };
    works(place, &chrome, How::Mouse, Kind::DESK).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_worked_with_a_thumb_on_a_phone() {
    let Some((place, chrome)) = begin().await else { return };
    works(place, &chrome, How::Thumb, Kind { size: (390, 844), phone: true, ..Kind::DESK }).await;
}

/// The whole day of Boris.
async fn works(place: Place, chrome: &Chrome, how: How, kind: Kind) {
    place.undo_within(UNDO).await;
    desk::furnish(&place).await;
    desk::fill(&place).await;
    let window = place.boris_with(chrome, kind).await;
    desk::prepare(&place, &window).await;
    window.go("/").await;
    window.complaints().await; // of what came before the day: a page without an icon
    let began = Instant::now();
    let day = Day { place: &place, hands: Hands::new(&window, how) };
    day.answers_everybody().await;
    day.takes_a_call().await;
    eprintln!("{how:?}: {:?}", began.elapsed());
    evening::look(&place).await;
    // Turbo says so of what was offered before one typed on.
    let complaints = window.complaints().await.into_iter().filter(|words| !words.contains("signal is aborted"));
    assert_eq!(complaints.collect::<Vec<_>>(), [""; 0]);
    assert!(day.hands.lost.borrow().is_empty(), "the cursor was lost after {:?}", day.hands.lost.borrow());
    assert!(day.hands.missed.borrow().is_empty(), "a thumb misses {:#?}", day.hands.missed.borrow());
    bounds::hold(how, &day.hands.counted.borrow());
    window.close().await;
    place.end().await;
}

/// Somebody at work.
struct Day<'a> {
    place: &'a Place,
    hands: Hands<'a>,
}

impl Day<'_> {
    /// Goes on until nobody waits who nobody has.
    async fn answers_everybody(&self) {
        self.does("see who waits and nobody has them", self.queue().await).await;
        let rows = if self.hands.how == How::Keys { keys::solve_rows(THANKS) } else { clicks::solve_rows(THANKS) };
        self.does("solve three rows", rows).await;
        let mut done = BTreeSet::new();
        loop {
            let open = self.open_ticket().await.filter(|number| !done.contains(number));
            let number = match open {
                Some(number) => number,
                None => match self.next().await {
                    Some(number) => number,
                    None => return,
                },
            };
            if !done.insert(number) {
                return self.is_left(number).await;
            }
            let mail = desk::mail_of(self.place, number).await;
            for deed in MAILS[mail - 1].deeds {
                self.does(deed.name(), self.way(*deed, number).await).await;
            }
        }
    }

    /// What comes up again waits for somebody of another department, and nothing stands behind it.
    async fn is_left(&self, number: i64) {
        let mail = desk::mail_of(self.place, number).await;
        let handed = MAILS[mail - 1].deeds.iter().any(|deed| matches!(deed, Deed::Department(_)));
        assert!(handed, "mail {mail}, on ticket {number}, comes up again");
    }

    /// Opens the first that waits; nothing, when nobody does.
    async fn next(&self) -> Option<i64> {
        self.does("see who waits and nobody has them", self.queue().await).await;
        if !self.hands.window.sees("main.list .ticket-row", "").await {
            return None;
        }
        let first = if self.hands.how == How::Keys { keys::first() } else { clicks::first() };
        self.does("open the first that waits", first).await;
        self.open_ticket().await
    }

    async fn takes_a_call(&self) {
        let way = match self.hands.how {
            How::Keys => keys::call("Iva", CALL),
            _ => clicks::call(self.now(0, 0).await, "Iva", CALL),
        };
        self.does("register a call", way).await;
    }

    async fn does(&self, name: &'static str, way: Vec<Step>) {
        self.hands.does(name, way).await;
        if self.hands.how == How::Keys {
            self.hands.misses_the_cursor(name).await;
        }
    }

    async fn queue(&self) -> Vec<Step> {
        match self.hands.how {
            How::Keys => keys::queue(),
            _ => clicks::queue(self.now(0, 0).await),
        }
    }

    async fn way(&self, deed: Deed, number: i64) -> Vec<Step> {
        let other = match deed {
            Deed::MergeWith(mail) => desk::ticket_of(self.place, mail).await,
            _ => 0,
        };
        match self.hands.how {
            How::Keys => keys::way(deed, number, other),
            _ => clicks::way(deed, self.now(number, other).await),
        }
    }

    async fn now(&self, number: i64, other: i64) -> Now {
        Now { thumb: self.hands.how == How::Thumb, on_ticket: self.open_ticket().await.is_some(), number, other }
    }

    /// The number of the ticket that is open.
    async fn open_ticket(&self) -> Option<i64> {
        self.hands.window.path().await.strip_prefix("/tickets/")?.parse().ok()
    }
}
