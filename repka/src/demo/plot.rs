//! What happens on the way, from the first word to a settled matter or to now.

use super::cast::{self, STAFF};
use super::chance::Chance;
use super::customers::Customer;
use super::rhythm::{DAY, HOUR, MINUTE, SECOND, when_staffed};
use super::story::{Channel, Deed, Moment, Story, Then};
use super::talk::{Speaker, Topic, house};
use super::teller::Teller;

/// How a settled matter went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Past {
    /// One answer, and done.
    Swift,
    /// The customer says thanks.
    Thanked,
    /// The shop had to ask something.
    Asked,
    /// Another department knew the answer.
    Known,
    /// The customer had to write twice.
    Chased,
    /// It was not settled after all.
    Returned,
    /// It had to rest for days.
    Rested,
    /// It went through two hands.
    Handed,
}

const PASTS: [(u32, Past); 8] = [
    (34, Past::Swift),
    (16, Past::Thanked),
    (13, Past::Asked),
    (14, Past::Known),
    (7, Past::Chased),
    (6, Past::Returned),
    (5, Past::Rested),
    (5, Past::Handed),
];

/// How an open matter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Present {
    /// Just in, nobody has it.
    Fresh,
    /// Somebody has it and has not answered.
    Taken,
    /// The customer must answer.
    Awaiting,
    /// A colleague has been asked.
    Questioned,
    /// Put away until later.
    Away,
    /// The customer asks again.
    Chasing,
    /// Solved, and back again.
    Returned,
    /// A call back is owed.
    CallBack,
}

/// The open matters, the most telling first, with their age in minutes.
pub const PRESENTS: [(Present, i64, i64); 28] = [
    (Present::Fresh, 1, 4),
    (Present::Awaiting, 300, 1_500),
    (Present::Questioned, 25, 120),
    (Present::Away, 1_500, 6_000),
    (Present::Taken, 4, 20),
    (Present::Chasing, 200, 900),
    (Present::CallBack, 12, 180),
    (Present::Returned, 2_900, 6_000),
    (Present::Fresh, 3, 10),
    (Present::Awaiting, 1_500, 4_500),
    (Present::Questioned, 120, 600),
    (Present::Fresh, 6, 15),
    (Present::Away, 3_000, 9_000),
    (Present::Taken, 10, 60),
    (Present::Fresh, 10, 20),
    (Present::Awaiting, 2_000, 6_000),
    (Present::Chasing, 700, 1_600),
    (Present::Questioned, 500, 1_600),
    (Present::Fresh, 15, 30),
    (Present::Returned, 4_000, 9_000),
    (Present::Fresh, 20, 40),
    (Present::Awaiting, 4_000, 13_000),
    (Present::Away, 5_000, 14_000),
    (Present::Taken, 30, 120),
    (Present::Questioned, 1_200, 2_900),
    (Present::Chasing, 1_400, 2_800),
    (Present::Fresh, 25, 55),
    (Present::Awaiting, 120, 400),
];

/// A settled story that began at `at`; every deed lies before `limit`.
pub fn past(chance: Chance, customers: &[Customer], at: Moment, now: Moment, limit: Moment) -> Story {
    let mut teller = Teller::new(chance, customers, at, now, None);
    let past = match teller.topic {
        Topic::Praise => Past::Swift,
        _ => teller.chance.weighted(&PASTS),
    };
    teller.open();
    match past {
        Past::Swift => teller.swift(),
        Past::Thanked => teller.thanked(),
        Past::Asked => teller.asked(),
        Past::Known => teller.known(),
        Past::Chased => teller.chased(),
        Past::Returned => teller.returned(),
        Past::Rested => teller.rested(),
        Past::Handed => teller.handed(),
    }
    teller.end(limit)
}

/// An open story that began at `at` and stands now as told.
pub fn present(chance: Chance, customers: &[Customer], at: Moment, now: Moment, present: Present) -> Story {
    let channel = if present == Present::CallBack { Channel::Phone } else { Channel::Mail };
    let mut teller = Teller::new(chance, customers, at, now, Some(channel));
    if present == Present::CallBack {
        teller.missed();
    } else {
        teller.open();
    }
    match present {
        Present::Fresh | Present::CallBack => {}
        Present::Taken => teller.take(1, 3),
        Present::Awaiting => teller.ask(),
        Present::Questioned => {
            let colleague = teller.question();
            if teller.chance.happens(40) {
                teller.answer(colleague);
            }
        }
        Present::Away => teller.put_away(),
        Present::Chasing => {
            teller.pause(120, 170);
            teller.write_again(teller.phrases.chase);
        }
        Present::Returned => {
            teller.take(3, 40);
            teller.settle();
            let recent = now - teller.chance.between(5, 120) * MINUTE;
            teller.at = teller.at.max(recent);
            teller.write_again(teller.phrases.still);
        }
    }
    let limit = now - teller.chance.between(5, 30) * SECOND;
    teller.end(limit)
}

impl Teller<'_> {
    /// The answer that settles the matter.
    fn settle(&mut self) {
        self.work(1, 25);
        self.make_good();
        let core = self.solution();
        self.reply(core, Then::Solve);
    }

    /// The answer to one who had to write twice.
    fn settle_again(&mut self) {
        self.work(2, 30);
        self.make_good();
        let again = self.says(self.phrases.again, Speaker::Staff);
        let core = self.solution();
        self.reply(format!("{again} {core}"), Then::Solve);
    }

    fn hold(&mut self) {
        self.work(1, 12);
        let holding = self.phrases.holding;
        let pool = if self.topic.is_inquiry() { &holding[2..] } else { holding };
        let core = self.says(pool, Speaker::Staff);
        self.reply(core, Then::Stay);
    }

    fn swift(&mut self) {
        if matches!(self.channel, Channel::Phone | Channel::Visit) && self.chance.happens(60) {
            self.take(0, 2);
            self.work(2, 15);
            let text = self.notes(house::SETTLED, self.agent);
            self.note(self.agent, text);
            self.make_good();
            self.push(Deed::Solve { by: self.agent });
            return;
        }
        self.take(2, 130);
        self.settle();
    }

    fn thanked(&mut self) {
        self.take(2, 130);
        self.settle();
        self.pause(10, 1_500);
        self.write_again(self.phrases.thanks);
        self.work(3, 90);
        self.push(Deed::Solve { by: self.agent });
    }

    /// Asks the customer for what is missing, and waits.
    fn ask(&mut self) {
        self.take(2, 130);
        self.work(1, 15);
        let ask = self.phrases.ask;
        // One who only inquires has no order or incident to ask about.
        self.wanted = if self.topic.is_inquiry() { 1 } else { self.chance.below(ask.len()) };
        let pool = if self.plan.picture { self.phrases.ask_pictures } else { &ask[self.wanted..=self.wanted] };
        let core = self.says(pool, Speaker::Staff);
        self.reply(core, Then::Wait);
    }

    fn asked(&mut self) {
        self.ask();
        self.pause(20, 2_200);
        let given = self.phrases.given;
        let at = self.wanted % given.len();
        let pool = if self.plan.picture { self.phrases.pictures } else { &given[at..=at] };
        self.write_again(pool);
        self.settle();
    }

    /// Asks a colleague who knows, and tells the customer so.
    fn question(&mut self) -> usize {
        self.take(2, 90);
        self.hold();
        self.consult()
    }

    fn consult(&mut self) -> usize {
        let is_away = |member: usize| member == cast::POLINA && self.now - self.at < 2 * DAY;
        let knows = |member: &usize| *member != self.agent && !is_away(*member);
        let knowing: Vec<usize> = cast::colleagues(self.plan.asks).into_iter().filter(knows).collect();
        let colleague = *self.chance.pick(&knowing);
        let text = self.notes(&[self.plan.question], self.agent);
        // Colleagues of one department call each other in a note; others are asked, mostly.
        if STAFF[self.agent].department != self.plan.asks && self.chance.happens(75) {
            self.ask_department(self.plan.asks, text);
        } else {
            self.note(self.agent, format!("@{} {text}", STAFF[colleague].signs[0]));
        }
        colleague
    }

    fn answer(&mut self, colleague: usize) {
        self.work(8, 600);
        let text = self.notes(&[self.plan.finding], colleague);
        match self.asked {
            true => self.answer_as_asked(colleague, text),
            false => self.note(colleague, text),
        }
    }

    fn known(&mut self) {
        let colleague = self.question();
        self.answer(colleague);
        self.settle();
        if self.chance.happens(35) {
            self.pause(20, 900);
            self.write_again(self.phrases.thanks);
            self.work(3, 60);
            self.push(Deed::Solve { by: self.agent });
        }
    }

    fn chased(&mut self) {
        self.pause(240, 2_000);
        self.write_again(self.phrases.chase);
        self.take(4, 60);
        self.settle_again();
    }

    fn returned(&mut self) {
        self.take(2, 130);
        self.settle();
        let noticed = self.chance.happens(30);
        if noticed {
            self.work(200, 3_000);
            self.push(Deed::Reopen { by: self.agent });
        } else {
            self.pause(200, 6_000);
            self.write_again(self.phrases.still);
        }
        self.work(3, 60);
        let colleague = self.consult();
        self.answer(colleague);
        if noticed { self.settle() } else { self.settle_again() }
    }

    /// Puts the matter away; it comes back after now when the story is an open one.
    fn put_away(&mut self) {
        self.take(2, 90);
        self.hold();
        let text = self.notes(house::LATER, self.agent);
        self.note(self.agent, text);
        let until = when_staffed(self.now + self.chance.between(3 * HOUR, 3 * DAY));
        self.push(Deed::Snooze { by: self.agent, until });
    }

    fn rested(&mut self) {
        self.take(2, 130);
        self.hold();
        let until = when_staffed(self.at + self.chance.between(DAY, 5 * DAY));
        self.push(Deed::Snooze { by: self.agent, until });
        self.at = until;
        self.work(2, 60);
        self.settle();
    }

    fn handed(&mut self) {
        let first: Vec<usize> =
            cast::crew(cast::SUPPORT, self.language).into_iter().filter(|member| *member != self.agent).collect();
        let by = *self.chance.pick(&first);
        self.work(3, 120);
        let text = self.notes(house::HANDED, by);
        self.note(by, text);
        self.push(Deed::Assign { by, to: self.agent });
        self.work(5, 90);
        self.mark();
        self.settle();
    }
}
