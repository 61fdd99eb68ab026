//! Recording an improvement from somebody's words.

use crate::{Improvement, ImprovementId, event::Recorded};
use base::{
    Act, DepartmentId, EntryId, Error, Look, Result, StaffId,
    words::{fold, line},
};
use people::{Colleague, Department, Staff};
use question::{Question, Said};
use store::sql;
use ticket::{Entry, EntryKind, Scope, Ticket};

/// Letters of a title.
pub const LONGEST: usize = 160;
/// Letters of a title that is proposed: a sentence, no story.
const PROPOSED: usize = 110;

/// What is to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewImprovement {
    /// What is to change.
    pub title: String,
    /// Who is to own it.
    pub department: DepartmentId,
    /// The words that say so, on the ticket it is recorded from.
    pub entry: EntryId,
}

/// What is proposed to be recorded: enough to say yes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The words it is recorded from.
    pub entry: Entry,
    /// Their first line.
    pub title: String,
    /// Who was asked, else whose people wrote them, else whose ticket it is.
    pub department: DepartmentId,
}

impl Proposal {
    /// From these words of a ticket; when none are named, from the newest that a colleague wrote inside, else from
    /// the newest of all.
    ///
    /// # Errors
    /// [`Error::Missing`] for words that do not stand on this ticket; [`Error::Refused`] when nothing was said on it.
    pub async fn of(look: &Look, who: &Colleague, ticket: &Ticket, entry: Option<EntryId>) -> Result<Proposal> {
        let entry = match entry {
            Some(entry) => entry,
            None => newest(look, ticket).await?.ok_or_else(|| Error::refused("improvement-error-nothing"))?,
        };
        let entry = Entry::seen_by(look, &Scope::of(who), entry).await?;
        if entry.ticket_id != ticket.id || entry.kind == EntryKind::Change {
            return Err(Error::Missing);
        }
        let title = title_of(&entry.reply_text, &ticket.subject);
        let department = owner(look, &entry).await?.unwrap_or(ticket.department_id);
        Ok(Proposal { entry, title, department })
    }
}

async fn newest(look: &Look, ticket: &Ticket) -> Result<Option<EntryId>> {
    let row: Option<(EntryId,)> = sql!(
        "SELECT id FROM entry WHERE ticket_id = $1 AND kind <> 'change' AND struck_at IS NULL
         ORDER BY CASE WHEN kind IN ('answer', 'note') THEN 0 ELSE 1 END, id DESC LIMIT 1"
    )
    .bind(ticket.id)
    .opt(look)
    .await?;
    Ok(row.map(|(id,)| id))
}

/// The first line of somebody's words, as far as a title goes, cut between words; else the subject.
fn title_of(words: &str, subject: &str) -> String {
    let first = words.lines().map(line).find(|words| !words.is_empty()).unwrap_or_else(|| line(subject));
    if first.chars().count() <= PROPOSED {
        return first;
    }
    let cut: String = first.chars().take(PROPOSED).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '—', '-', ' ']))
}

/// The department that was asked by these words, or answers by them; else that of whoever wrote them.
async fn owner(look: &Look, entry: &Entry) -> Result<Option<DepartmentId>> {
    let asked = match entry.kind {
        EntryKind::Question => Question::of_entries(look, &[entry.id]).await?.into_iter().next(),
        EntryKind::Answer => match Said::by(look, entry.id).await? {
            Some((_, Some(question))) => Some(Question::find(look, question).await?),
            _ => None,
        },
        _ => None,
    };
    if let Some(department) = asked.as_ref().and_then(|asked| asked.department_id)
        && Department::open(look, department).await?.is_some()
    {
        return Ok(Some(department));
    }
    let author: Option<StaffId> = match entry.kind {
        EntryKind::Question => asked.and_then(|asked| asked.staff_id),
        _ => entry.staff_id,
    };
    match author {
        Some(author) => Ok(Staff::departments(look, author).await?.first().map(|own| own.id)),
        None => Ok(None),
    }
}

impl Improvement {
    /// Records it, with the ticket. `by` is nobody when the desk noticed by itself.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a title that is empty or too long, and for a department that takes no work;
    /// [`Error::Missing`] for words that do not stand on this ticket.
    pub async fn record(
        act: &mut Act,
        by: Option<&Colleague>,
        ticket: &Ticket,
        new: &NewImprovement,
    ) -> Result<ImprovementId> {
        let title = checked(&new.title)?;
        check_owner(act, new.department).await?;
        check_entry(act, ticket, new.entry).await?;
        let (now, by) = (act.now(), by.map(|by| by.id));
        let id: ImprovementId = sql!(
            "INSERT INTO improvement (title, title_key, department_id, state, state_at, entry_id, recorded_by, recorded_at)
             VALUES ($1, $2, $3, 'proposed', $4, $5, $6, $4) RETURNING id"
        )
        .bind(title.as_str())
        .bind(fold(&title))
        .bind(new.department)
        .bind(now)
        .bind(new.entry)
        .bind(by)
        .value(&mut *act)
        .await?;
        Improvement::link(act, id, by, new.entry).await?;
        let event = Recorded { improvement: id, department: new.department, ticket: ticket.id, entry: new.entry };
        act.tell(id, &event).await?;
        act.refresh(Ticket::topic(ticket.id));
        Improvement::refresh(act, id);
        Ok(id)
    }
}

/// A title as it is kept.
pub(crate) fn checked(typed: &str) -> Result<String> {
    let title = line(typed);
    if title.is_empty() || title.chars().count() > LONGEST {
        return Err(Error::invalid("title", "improvement-error-title"));
    }
    Ok(title)
}

/// Whether this department takes work.
pub(crate) async fn check_owner(act: &mut Act, department: DepartmentId) -> Result<()> {
    match Department::open(act, department).await? {
        Some(_) => Ok(()),
        None => Err(Error::invalid("department", "improvement-error-department")),
    }
}

/// Whether these words stand on this ticket.
pub(crate) async fn check_entry(act: &mut Act, ticket: &Ticket, entry: EntryId) -> Result<()> {
    let entry = Entry::find(act, entry).await?;
    match entry.ticket_id == ticket.id && entry.kind != EntryKind::Change {
        true => Ok(()),
        false => Err(Error::Missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_line_cut_between_words() {
        assert_eq!(title_of("\n  The banner promised 10 %. \nSorry.", "x"), "The banner promised 10 %.");
        assert_eq!(title_of(" \n", "The rucksack"), "The rucksack");
        let long = title_of(&"word, ".repeat(60), "x");
        assert!(long.ends_with("word…") && long.chars().count() <= PROPOSED + 1, "{long}");
        assert_eq!(title_of(&"щ".repeat(300), "x").chars().count(), PROPOSED + 1);
    }
}
