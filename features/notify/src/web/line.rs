//! A notice as its reader sees it.

use crate::Notice;
use jiff::civil::Date;
use shell::{Arg, Frame, Lang, Messages, Tone};
use store::Moment;

/// A notice as its reader sees it.
pub struct Line {
    pub id: i64,
    pub icon: &'static str,
    pub tone: Tone,
    /// The ticket's subject, or what else it is about.
    pub subject: String,
    /// `#42`; empty when it is about no ticket.
    pub number: String,
    /// What happened.
    pub text: String,
    /// What was written; may be empty.
    pub words: String,
    pub at: Moment,
    pub unread: bool,
}

impl Line {
    pub fn of(frame: &Frame, notice: Notice) -> Line {
        let (kind, said) = (notice.kind, &notice.args.0);
        Line {
            id: notice.id.0,
            icon: kind.icon(),
            tone: kind.tone(),
            subject: notice.about_key().map_or_else(|| notice.subject.clone(), |about| frame.t(about)),
            number: if notice.about > 0 { format!("#{}", notice.about) } else { String::new() },
            text: frame.tr(&format!("notify-text-{kind}"), &args(&notice, &frame.messages, frame.lang)),
            words: said.words.clone(),
            at: notice.at,
            unread: notice.read_at.is_none(),
        }
    }
}

/// What the message about a notice names: who, how often, and whether it is known who; somebody, where that was struck.
/// And what exactly was done, where that is more than the kind; and what is proposed.
pub fn args(notice: &Notice, messages: &Messages, lang: Lang) -> [(&'static str, Arg); 5] {
    let said = &notice.args.0;
    let (known, who) = match said.who.as_str() {
        "" => ("no", messages.text(lang, "notify-somebody")),
        who => ("yes", who.to_owned()),
    };
    let what = if said.what.is_empty() { "unknown" } else { said.what.as_str() };
    let offer = said.offer.as_ref().map(|offer| offer.said(messages, lang)).unwrap_or_default();
    let (n, offer) = (notice.times.into(), offer.into());
    [("who", who.into()), ("n", n), ("known", known.into()), ("what", what.into()), ("offer", offer)]
}

/// Lines of one day.
pub struct Day {
    /// Today, yesterday, or the date.
    pub title: String,
    pub lines: Vec<Line>,
}

impl Day {
    /// Lines, newest first, by the days of their reader's calendar.
    pub fn group(frame: &Frame, notices: Vec<Notice>) -> Vec<Day> {
        let date = |at: Moment| at.there(&frame.zone).date();
        let mut days: Vec<(Date, Day)> = Vec::new();
        for notice in notices {
            let (day, at) = (date(notice.at), notice.at);
            let line = Line::of(frame, notice);
            match days.last_mut().filter(|(last, _)| *last == day) {
                Some((_, known)) => known.lines.push(line),
                None => days.push((day, Day { title: title(frame, day, at), lines: vec![line] })),
            }
        }
        days.into_iter().map(|(_, day)| day).collect()
    }
}

fn title(frame: &Frame, day: Date, at: Moment) -> String {
    let today = frame.now.there(&frame.zone).date();
    if day == today {
        frame.t("notify-today")
    } else if today.yesterday().is_ok_and(|yesterday| yesterday == day) {
        frame.t("notify-yesterday")
    } else {
        frame.time(at)
    }
}
