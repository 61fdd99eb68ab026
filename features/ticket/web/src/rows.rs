//! Rows of a list.

use crate::{
    looking::round,
    view::{Piece, Row},
};
use base::{Look, Result, StaffId, TicketId};
use people_web::page::called;
use shell::{Chip, Frame, Ring, Tone};
use ticket::{Beside, Channel, Direction, Priority, Scope, State, Ticket, View, WaitFor, finding::Hits};

/// Chips of one row at most.
const CHIPS: usize = 3;
/// Letters of the last words in a list, where they have one line; what a search found has more.
const LINE: usize = 100;

/// The rows of these tickets, with what they need fetched for all at once. `beside` says in a link
/// which list, and which page of it, stays beside the ticket; `view` in which order they stand, when they are a list's.
pub async fn rows(
    look: &Look,
    frame: &Frame,
    tickets: Vec<Ticket>,
    (beside, view): (&str, Option<&View>),
    current: Option<TicketId>,
) -> Result<Vec<Row>> {
    if tickets.is_empty() {
        return Ok(Vec::new());
    }
    let all: Vec<TicketId> = tickets.iter().map(|t| t.id).collect();
    let awaiting: Vec<TicketId> = tickets.iter().filter(|t| t.awaits.is_some()).map(|t| t.id).collect();
    let mut known = Ticket::beside(look, reader(frame), (&all, &awaiting)).await?;
    let row = |t: Ticket| {
        let Beside { customer: who, assignee, read, tags, awaited } = known.remove(&t.id).unwrap_or_default();
        Row {
            number: t.id.0,
            at_place: view.map(|view| view.place(&t)),
            href: format!("/tickets/{}?{beside}", t.id),
            current: current == Some(t.id),
            unread: t.is_unread(read),
            ring: ring(&t),
            who: called(frame, t.contacts.name(who)),
            at: t.moved_at,
            subject: Piece::plain(if t.subject.is_empty() { frame.t("ticket-no-subject") } else { t.subject.clone() }),
            ours: t.last_direction.as_deref() == Some(Direction::Out.as_str()),
            internal: false,
            words: match (t.last_words.is_empty(), view) {
                (true, _) => Vec::new(),
                (false, Some(_)) => Piece::plain(t.last_words.chars().take(LINE).collect::<String>()),
                (false, None) => Piece::plain(&*t.last_words),
            },
            chips: chips(frame, &t, (assignee, awaited), tags),
        }
    };
    Ok(tickets.into_iter().map(row).collect())
}

fn reader(frame: &Frame) -> StaffId {
    StaffId(frame.viewer.as_ref().map_or(0, |viewer| viewer.id))
}

/// Who waits, and since when.
pub fn ring(t: &Ticket) -> Ring {
    match (t.state, t.waiting_since) {
        (State::Snoozed, _) => Ring::Snoozed,
        (State::Solved | State::Closed, _) => Ring::Done,
        (State::Open, Some(since)) => Ring::Waiting { since, due: None },
        (State::Open, None) => Ring::Customer,
    }
}

fn chips(frame: &Frame, t: &Ticket, (assignee, out): (Option<String>, usize), tags: Vec<String>) -> Vec<Chip> {
    let mut chips = Vec::new();
    chips.extend(until(frame, t));
    chips.extend(crate::promises::promised(frame, t));
    chips.extend(awaited(frame, t, out));
    chips.extend(priority(frame, t.priority));
    chips.extend(assignee.map(|name| Chip::new(Tone::Plain, name).with_icon("person")));
    if t.channel != Channel::Mail {
        chips.push(
            Chip::new(Tone::Plain, frame.t(format!("ticket-channel-{}", t.channel))).with_icon(t.channel.as_str()),
        );
    }
    chips.extend(tags.into_iter().map(|tag| Chip::new(Tone::Plain, tag).with_icon("tag")));
    few(chips)
}

/// A ticket that is put aside says until when.
fn until(frame: &Frame, t: &Ticket) -> Option<Chip> {
    let until = t.snoozed_until.filter(|_| t.state == State::Snoozed)?;
    let text = frame.tr("ticket-state-snoozed", &[("until", frame.exact(until).into())]);
    Some(Chip::new(Tone::Plain, text).with_icon("clock"))
}

/// What a ticket waits for inside the house or outside it is worth a chip; of answers, how many are out.
pub fn awaited(frame: &Frame, t: &Ticket, out: usize) -> Option<Chip> {
    let text = match t.awaits? {
        WaitFor::Approval => frame.t("ticket-awaits-approval"),
        WaitFor::Answer if out == 0 => return None,
        WaitFor::Answer => frame.n("ticket-awaits-answers", out),
        WaitFor::Outside => frame.t("ticket-awaits-outside"),
    };
    Some(Chip::new(Tone::Plum, text).with_icon("department")).filter(|_| !t.state.is_ended())
}

/// A row has room for some; of the rest it says how many.
fn few(mut chips: Vec<Chip>) -> Vec<Chip> {
    let rest = chips.len().saturating_sub(CHIPS);
    chips.truncate(CHIPS);
    chips.extend((rest > 0).then(|| Chip::new(Tone::Plain, format!("+{rest}"))));
    chips
}

/// A priority above or below normal is worth a chip.
pub fn priority(frame: &Frame, priority: Priority) -> Option<Chip> {
    let tone = match priority {
        Priority::Normal => return None,
        Priority::Low => Tone::Plain,
        Priority::High => Tone::Gold,
        Priority::Urgent => Tone::Beet,
    };
    Some(Chip::new(tone, frame.t(format!("ticket-priority-{priority}"))).with_icon("flag"))
}

/// Marks the words looked for in what was found: the reader sees why a row is here. Where subject and last words do
/// not hold all of them, the words round them come from the entry in which they were found.
pub async fn mark_found(look: &Look, scope: &Scope, rows: &mut [Row], (query, hits): (&str, &Hits)) -> Result<()> {
    let wanted: Vec<String> = base::words::fold(query).split_whitespace().map(str::to_owned).collect();
    for row in &mut *rows {
        row.subject = marked(&row.subject, &wanted);
        row.words = marked(&row.words, &wanted);
    }
    let unshown: Vec<_> = rows.iter_mut().filter(|row| !shows(row, &wanted)).collect();
    let mut said = hits.said(look, scope, unshown.iter().map(|row| TicketId(row.number))).await?;
    for row in unshown {
        let Some(said) = said.remove(&TicketId(row.number)) else { continue };
        if let Some(words) = round(&said.text, &wanted) {
            row.words = marked(&Piece::plain(words), &wanted);
            row.ours = said.public && said.direction == Some(Direction::Out);
            row.internal = !said.public;
        }
    }
    Ok(())
}

/// Whether a row's subject and words hold every word looked for.
fn shows(row: &Row, wanted: &[String]) -> bool {
    let found: Vec<String> = row
        .subject
        .iter()
        .chain(&row.words)
        .filter(|piece| piece.found)
        .map(|piece| base::words::fold(&piece.text))
        .collect();
    wanted.iter().all(|wanted| found.iter().any(|word| is_wanted(word, std::slice::from_ref(wanted))))
}

/// These pieces with every word that begins as wanted (folded) marked.
pub fn marked(pieces: &[Piece], wanted: &[String]) -> Vec<Piece> {
    let text: String = pieces.iter().map(|p| p.text.as_str()).collect();
    let mut found: Vec<Piece> = Vec::new();
    let mut push = |text: &str, hit: bool| match found.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.found == hit => last.text.push_str(text),
        _ => found.push(Piece { text: text.to_owned(), found: hit }),
    };
    for stretch in text.split_inclusive(char::is_whitespace) {
        let is_around = |c: char| !base::words::is_of_word(c);
        let word = stretch.trim_matches(is_around);
        let (before, after) = stretch.split_at(stretch.len() - stretch.trim_start_matches(is_around).len());
        let folded = base::words::fold(word);
        push(before, false);
        push(word, is_wanted(&folded, wanted));
        push(&after[word.len()..], false);
    }
    found
}

/// Whether a word begins as one of those looked for, both folded.
pub fn is_wanted(word: &str, wanted: &[String]) -> bool {
    wanted.iter().any(|wanted| word.starts_with(stem_ish(wanted)))
}

/// Inflected words are found by their stem; for marking, the beginning is enough.
fn stem_ish(word: &str) -> &str {
    let letters = word.chars().count();
    let keep = if letters > 5 { letters - 2 } else { letters };
    word.char_indices().nth(keep).map_or(word, |(at, _)| &word[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_how_many_chips_it_has_no_room_for() {
        let chips = |n: usize| few((0..n).map(|i| Chip::new(Tone::Plain, i.to_string())).collect());
        let last = |n| chips(n).last().map(|chip| chip.text.clone());
        assert_eq!((chips(3).len(), last(3).as_deref()), (3, Some("2")));
        assert_eq!((chips(6).len(), last(6).as_deref()), (4, Some("+3")));
    }

    #[test]
    fn found_words_are_marked_in_any_inflection() {
        let pieces = marked(&Piece::plain("Где мои рюкзаки, Иван?"), &["рюкзак".to_owned()]);
        let hits: Vec<&str> = pieces.iter().filter(|p| p.found).map(|p| p.text.trim()).collect();
        assert_eq!(hits, ["рюкзаки"]);
        assert_eq!(pieces.iter().map(|p| p.text.as_str()).collect::<String>(), "Где мои рюкзаки, Иван?");
    }
}
