//! One who tells a story by chance: who writes about what, who answers, and in which words.

use super::cast::{self, STAFF};
use super::chance::Chance;
use super::customers::Customer;
use super::goods::Product;
use super::matter::{self, Mood};
use super::names;
use super::rhythm::{DAY, Date, MINUTE, SECOND, when_staffed};
use super::story::{Asked, Channel, Deed, Language, Moment, Priority, Story, Then};
use super::talk::{self, Line, Phrases, Plan, Scene, Speaker, Topic, Words, house};

/// One who tells a story, deed by deed.
pub struct Teller<'a> {
    /// What is left open.
    pub chance: Chance,
    customers: &'a [Customer],
    customer: usize,
    /// The customer's language.
    pub language: Language,
    /// What it is about.
    pub topic: Topic,
    /// How that is dealt with.
    pub plan: &'static Plan,
    words: &'static Words,
    /// What people say in that language.
    pub phrases: &'static Phrases,
    mood: Mood,
    /// How the first words come in.
    pub channel: Channel,
    subject: String,
    /// Who answers: an index into the staff.
    pub agent: usize,
    order: i64,
    item: &'static Product,
    other: &'static Product,
    /// What it is about costs so much, or so much is missing.
    pub cents: i64,
    date: Date,
    firm: &'static str,
    /// The shop's last letter, which the customer's program quotes.
    heard: Option<String>,
    /// Which question the shop asked.
    pub wanted: usize,
    /// Which solution was given already, not to be given twice.
    given: Option<usize>,
    /// Whether another department was asked, and has not answered.
    pub asked: bool,
    /// Whether it is still open: then nobody waits for working hours, or it would not reach now.
    open: bool,
    /// The end of every story.
    pub now: Moment,
    /// The moment the story has reached.
    pub at: Moment,
    deeds: Vec<(Moment, Deed)>,
}

impl<'a> Teller<'a> {
    /// A teller who knows who, what and how, and has told nothing yet; `channel` by chance if none.
    pub fn new(
        mut chance: Chance,
        customers: &'a [Customer],
        at: Moment,
        now: Moment,
        channel: Option<Channel>,
    ) -> Self {
        let topics: Vec<(u32, Topic)> = talk::plans().map(|plan| (plan.weight, plan.topic)).collect();
        let customer = matter::regular(&mut chance, customers.len(), channel.is_some());
        let language = customers[customer].language;
        let topic = chance.weighted(&topics);
        let topic = if channel.is_some() && topic == Topic::Praise { Topic::Late } else { topic };
        let plan = topic.plan();
        let words = talk::words(language, topic);
        let (item, other) = matter::goods(&mut chance, plan);
        let days = if topic == Topic::Event { chance.between(5, 16) } else { -chance.between(2, 9) };
        let cents = match topic {
            Topic::Discount => item.cents / 10,
            Topic::GiftCard => *chance.pick(&[2_500, 5_000, 10_000]),
            _ => item.cents,
        };
        let mut teller = Self {
            mood: matter::mood(&mut chance, topic),
            channel: channel.unwrap_or_else(|| matter::way(&mut chance, topic, at)),
            customer,
            language,
            topic,
            plan,
            words,
            phrases: talk::phrases(language),
            subject: String::new(),
            agent: *chance.pick(&cast::crew(plan.department, language)),
            order: 52_000 - (now - at) / DAY * 60 - chance.between(20, 300),
            item,
            other,
            cents,
            date: Date::of(at + days * DAY),
            firm: *chance.pick::<&'static str>(names::of(language).firms),
            heard: None,
            open: channel.is_some(),
            wanted: 0,
            given: None,
            asked: false,
            now,
            at,
            customers,
            deeds: Vec::new(),
            chance,
        };
        teller.subject = teller.says(teller.words.subjects, Speaker::Customer);
        teller
    }

    /// A line of the pool, filled, in the customer's language.
    pub fn says(&mut self, pool: &[Line], speaker: Speaker) -> String {
        let line = *self.chance.pick(pool);
        line.said(&self.scene(self.language, self.agent), speaker)
    }

    /// A line of the pool, filled, in the house's language.
    pub fn notes(&mut self, pool: &[Line], by: usize) -> String {
        let line = *self.chance.pick(pool);
        line.said(&self.scene(cast::COMPANY.language, by), Speaker::Staff)
    }

    fn scene(&self, language: Language, agent: usize) -> Scene<'a> {
        Scene {
            language,
            customer: &self.customers[self.customer],
            agent: &STAFF[agent],
            order: self.order,
            item: self.item,
            other: self.other,
            cents: self.cents,
            date: self.date,
            firm: self.firm,
        }
    }

    /// Something happens.
    pub fn push(&mut self, deed: Deed) {
        self.deeds.push((self.at, deed));
        self.at += SECOND + self.chance.between(1, SECOND);
    }

    /// Whether something was proposed to make good.
    pub fn has_proposed(&self) -> bool {
        self.deeds.iter().any(|(_, deed)| matches!(deed, Deed::Propose { .. }))
    }

    /// Time passes, between the least and the most minutes, rather less than more.
    pub fn pause(&mut self, least: i64, most: i64) {
        let skewed = self.chance.fraction().powi(3);
        self.at += least * MINUTE + ((most - least) as f64 * skewed * MINUTE as f64) as i64;
    }

    /// Time passes until somebody at the desk comes to it.
    pub fn work(&mut self, least: i64, most: i64) {
        self.pause(least, most);
        let opens = when_staffed(self.at);
        if opens > self.at && !self.open {
            self.at = opens + self.chance.between(MINUTE, 70 * MINUTE);
        }
    }

    /// The first words come in.
    pub fn open(&mut self) {
        let core = self.says(self.words.opens, Speaker::Customer);
        match self.channel {
            Channel::Mail => {
                let text = self.letter(core);
                self.mail(self.subject.clone(), text);
            }
            Channel::Letter => {
                let text = self.letter(core);
                self.register(text);
            }
            Channel::Phone => self.spoken(house::CALLED),
            Channel::Visit => self.spoken(house::VISITED),
            _ => self.register(core),
        }
    }

    fn mail(&mut self, subject: String, text: String) {
        let first = self.deeds.is_empty();
        self.push(Deed::Mail { subject, text });
        if first {
            self.at += self.chance.between(1, 3) * SECOND;
            let text = self.says(self.phrases.acknowledge, Speaker::Staff);
            self.push(Deed::Acknowledge { text });
        }
    }

    fn register(&mut self, text: String) {
        self.push(Deed::Registered { channel: self.channel, text, by: self.agent });
    }

    /// What was said, in the words of the one who heard it.
    fn spoken(&mut self, came: &[Line]) {
        let (came, gist) = (self.notes(came, self.agent), self.notes(&[self.plan.gist], self.agent));
        let promised = self.notes(house::PROMISED, self.agent);
        self.register(format!("{came} {gist}. {promised}"));
    }

    /// A call that nobody answered.
    pub fn missed(&mut self) {
        let (came, gist) = (self.notes(house::MISSED, self.agent), self.notes(&[self.plan.gist], self.agent));
        self.register(format!("{came} {gist}."));
    }

    /// The customer's letter round its core, as short or long as the mood.
    fn letter(&mut self, core: String) -> String {
        let mut text = String::new();
        if self.mood != Mood::Terse && !(self.mood == Mood::Angry && self.chance.happens(50)) {
            text = self.says(self.phrases.hello, Speaker::Customer) + "\n\n";
        }
        if self.mood == Mood::Kind {
            text += &(self.says(self.phrases.kind, Speaker::Customer) + " ");
        }
        text += &core;
        if self.mood == Mood::Angry {
            text += &(" ".to_owned() + &self.says(self.phrases.angry, Speaker::Customer));
        }
        if self.mood != Mood::Terse {
            text += &self.asides();
        }
        text + &self.signature()
    }

    /// What else comes to the customer's mind: mostly nothing, sometimes a lot.
    fn asides(&mut self) -> String {
        let pool = self.phrases.aside;
        let first = self.chance.below(pool.len());
        let count = self.chance.weighted(&[(58, 0), (30, 1), (8, 2), (4, 4)]);
        (first..first + count)
            .map(|at| at % pool.len())
            .map(|at| "\n\n".to_owned() + &self.says(&pool[at..=at], Speaker::Customer))
            .collect()
    }

    fn signature(&mut self) -> String {
        if self.mood != Mood::Terse {
            let mut bye = "\n\n".to_owned() + &self.says(self.phrases.bye, Speaker::Customer);
            if let Some(firm) = &self.customers[self.customer].organisation {
                bye += &format!("\n-- \n{firm}");
            }
            return bye;
        }
        match self.chance.below(3) {
            0 => "\n\n".to_owned() + &self.says(self.phrases.device, Speaker::Customer),
            1 => format!("\n{}", self.customers[self.customer].first),
            _ => String::new(),
        }
    }

    /// The customer writes again, often over the shop's last letter.
    pub fn write_again(&mut self, pool: &[Line]) {
        let mut text = self.says(pool, Speaker::Customer);
        text += &self.signature();
        if let Some(heard) = self.heard.take_if(|_| self.chance.happens(65)) {
            let wrote = self.says(self.phrases.wrote, Speaker::Staff);
            text += &format!("\n\n{wrote}");
            for line in heard.lines() {
                text += if line.is_empty() { "\n>" } else { "\n> " };
                text += line;
            }
        }
        let subject = format!("{}{}", self.phrases.re, self.subject);
        self.mail(subject, text);
    }

    /// The agent takes the ticket.
    pub fn take(&mut self, least: i64, most: i64) {
        self.work(least, most);
        self.push(Deed::Take { by: self.agent });
        self.mark();
    }

    /// Labels the ticket and says how much it matters, where it does.
    pub fn mark(&mut self) {
        if self.chance.happens(55) {
            self.push(Deed::Tag { by: self.agent, name: self.plan.tag });
        }
        let level = match (self.mood, self.topic) {
            (_, Topic::Review) => Priority::Urgent,
            (Mood::Angry, _) => Priority::High,
            (_, Topic::Praise | Topic::Newsletter) => Priority::Low,
            _ => return,
        };
        if self.chance.happens(60) {
            self.push(Deed::Priority { by: self.agent, level });
        }
    }

    /// The agent answers with these words between greeting and name.
    pub fn reply(&mut self, core: String, then: Then) {
        let mut text = self.says(self.phrases.dear, Speaker::Staff) + "\n\n";
        if self.mood == Mood::Angry && self.heard.is_none() {
            text += &(self.says(self.phrases.sorry, Speaker::Staff) + " ");
        }
        text += &core;
        text += &("\n\n".to_owned() + &self.says(self.phrases.regards, Speaker::Staff));
        self.heard = Some(text.clone());
        self.push(Deed::Reply { by: self.agent, text, then });
    }

    /// Somebody in the house writes to the others.
    pub fn note(&mut self, by: usize, text: String) {
        self.push(Deed::Note { by, text });
    }

    /// The agent asks a department on the ticket.
    pub fn ask_department(&mut self, department: usize, text: String) {
        let to = vec![Asked { department, word: "", within: None }];
        self.push(Deed::Ask { by: self.agent, text, to });
        self.asked = true;
    }

    /// Somebody of that department answers.
    pub fn answer_as_asked(&mut self, by: usize, text: String) {
        self.push(Deed::Answer { by, text });
        self.asked = false;
    }

    /// What settles the matter, and not what did not settle it before.
    pub fn solution(&mut self) -> String {
        let replies = self.words.replies;
        let mut at = self.chance.below(replies.len());
        if self.given == Some(at) {
            at = (at + 1) % replies.len();
        }
        self.given = Some(at);
        self.says(&replies[at..=at], Speaker::Staff)
    }

    /// Draws the story together so that nothing lies after `limit`.
    pub fn end(self, limit: Moment) -> Story {
        let mut deeds = self.deeds;
        let first = deeds.first().map_or(limit, |(at, _)| *at).min(limit);
        let last = deeds.last().map_or(limit, |(at, _)| *at);
        if last > limit {
            let drawn = |at: Moment| {
                let share = i128::from(at - first) * i128::from(limit - first) / i128::from((last - first).max(1));
                first + share as i64
            };
            for (at, deed) in &mut deeds {
                *at = drawn(*at);
                if let Deed::Snooze { until, .. } = deed
                    && *until <= last
                {
                    *until = drawn(*until);
                }
            }
        }
        Story {
            customer: self.customer,
            department: self.plan.department,
            mailbox: cast::mailbox_of(self.plan.department),
            channel: self.channel,
            subject: self.subject,
            deeds,
        }
    }
}
