//! What waits for somebody who goes away: whoever stands in is told of each.

use super::{Finding, said};
use crate::{
    Kind,
    notice::{News, Said},
};
use base::{Actor, EntryId, Moment, Result, StaffId, TicketId, Told};
use people::{
    Absences, Duty, Staff,
    event::{AbsenceBegan, Left},
};
use question::Question;
use std::{collections::BTreeSet, time::Duration};
use store::sql;
use ticket::Entry;

/// Told at once of one kind at most: the rest is in the lists.
const MOST: u32 = 50;
/// Calls that were not read for so long are no news for anybody else.
const CALLED: Duration = Duration::from_secs(30 * 24 * 3600);

impl Finding<'_> {
    /// Whoever stands in, for any duty: that they do, and what waits.
    pub(super) async fn away(&self) -> Result<Vec<News>> {
        let event: AbsenceBegan = self.event()?;
        let chart = Absences::read(self.look, self.told.at).await?;
        let whom = Duty::ALL.iter().filter_map(|duty| chart.standing_in(event.staff, *duty, self.told.at));
        let who = Staff::find(self.look, event.staff).await?.name;
        let whom = whom.filter(|id| *id != event.staff);
        let mut news = self.each(whom, Kind::StandsIn, (TicketId(0), None), &Said { who, ..Said::default() });
        // Whoever arranged it knows that they stand in, and not what waits.
        let told = Told { by: Actor::Machine, ..self.told.clone() };
        let waiting = Finding { look: self.look, told: &told };
        news.extend(waiting.questions(&chart, event.staff).await?);
        news.extend(waiting.calls(&chart, event.staff).await?);
        Ok(news)
    }

    /// Whoever has to answer now what was asked of somebody who works here no more.
    pub(super) async fn gone(&self) -> Result<Vec<News>> {
        let event: Left = self.event()?;
        let chart = Absences::read(self.look, self.told.at).await?;
        // Whoever let them go knows that, and not what waits.
        let told = Told { by: Actor::Machine, ..self.told.clone() };
        Finding { look: self.look, told: &told }.questions(&chart, event.staff).await
    }

    /// Open questions to whoever goes, and to those for whom they stood in.
    async fn questions(&self, chart: &Absences, gone: StaffId) -> Result<Vec<News>> {
        let at = self.told.at;
        let away = chart.all().into_iter().filter(|absence| absence.covers(at)).map(|absence| absence.staff_id);
        let through = away.filter(|who| comes_by(chart, *who, gone, at));
        let asked: Vec<StaffId> = through.chain([gone]).collect::<BTreeSet<_>>().into_iter().collect();
        let mut news = Vec::new();
        for question in Question::open_to(self.look, (&asked, &[]), MOST).await? {
            news.extend(self.to_asked(&question, Kind::Asked).await?);
        }
        Ok(news)
    }

    /// Calls that whoever goes has not read, on tickets that are open.
    async fn calls(&self, chart: &Absences, gone: StaffId) -> Result<Vec<News>> {
        let Some(heir) = chart.standing_in(gone, Duty::Tickets, self.told.at) else { return Ok(Vec::new()) };
        let called: Vec<(TicketId, EntryId)> = sql!(
            "SELECT m.ticket_id, m.entry_id FROM mention m JOIN ticket t ON t.id = m.ticket_id
             WHERE m.staff_id = $1 AND m.made_at > $2 AND t.state IN ('open', 'snoozed')
               AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.ticket_id = m.ticket_id AND r.staff_id = m.staff_id
                   AND r.entry_id >= m.entry_id)
               AND NOT EXISTS (SELECT 1 FROM mention h WHERE h.entry_id = m.entry_id AND h.staff_id = $3)
             ORDER BY m.entry_id DESC LIMIT $4"
        )
        .bind(gone)
        .bind(self.told.at.minus(CALLED))
        .bind(heir)
        .bind(MOST)
        .all(self.look)
        .await?;
        let mut news = Vec::new();
        for (number, entry) in called {
            let entry = Entry::find(self.look, entry).await?;
            if entry.staff_id != Some(heir) {
                news.extend(self.each([heir], Kind::Mentioned, (number, Some(entry.id)), &said(&entry)));
            }
        }
        Ok(news)
    }
}

/// Whether what is asked of `who` came, or would come, to `gone` on its way to whoever is here.
fn comes_by(chart: &Absences, who: StaffId, gone: StaffId, at: Moment) -> bool {
    let (mut passed, mut now) = (BTreeSet::new(), who);
    while now != gone && passed.insert(now) {
        match chart.away(now, at).and_then(|absence| chart.substitute(absence, Duty::Questions)) {
            Some(next) => now = next,
            None => return false,
        }
    }
    now == gone
}
