//! Whom a proposal concerns: who must agree to it, who proposed it, and who leads those that do not decide.

use super::{Finding, beginning};
use crate::{
    Kind,
    notice::{News, Over, Said},
    reader::leads,
};
use approval::{Deciders, Decision, Step, StepState};
use base::{Error, Event, Look, Result, StaffId, Told};
use people::{Department, Staff};
use remedy::{
    Deed, Remedy, RemedyId, RemedyState,
    event::{Asked, Decided, Left, Passed, Withdrawn},
};
use std::collections::BTreeSet;
use ticket::{Entry, EntryId};

/// Said to whoever decides.
const YOU: &str = "you";
/// Said to who proposed, when nobody else need agree.
const ALL: &str = "all";
/// Said to whoever is responsible, when what was agreed on was not carried out.
const LEFT: &str = "left";
/// Said to who proposed, when somebody withdrew it.
const WITHDRAWN: &str = "withdrawn";
/// Likewise, when that came by itself, because the ticket is solved.
const SETTLED: &str = "settled";
/// Said when nobody is left who could decide.
const NOBODY: &str = "nobody";

/// The remedy about which somebody decides by this event, or others decide from now on, and who still may.
pub(crate) async fn decided_about(look: &Look, told: &Told) -> Result<Option<Over>> {
    let remedy = match told.kind.as_str() {
        Decided::KIND => told.read::<Decided>()?.map(|event| event.remedy),
        Withdrawn::KIND => told.read::<Withdrawn>()?.map(|event| event.remedy),
        Passed::KIND => told.read::<Passed>()?.map(|event| event.remedy),
        _ => None,
    };
    let Some(remedy) = remedy else { return Ok(None) };
    let steps = match find(look, remedy).await? {
        Some(remedy) => Step::of(look, [remedy.approval_id]).await?,
        None => Vec::new(),
    };
    let mut open = steps.into_iter().filter(|step| step.state == StepState::Open).peekable();
    let still = match open.peek() {
        Some(_) => {
            let deciders = Deciders::read(look, look.now()).await?;
            open.flat_map(|step| deciders.of(&step)).collect()
        }
        None => Vec::new(),
    };
    Ok(Some(Over { remedy, still, since: told.at }))
}

/// The remedy, unless it is gone.
async fn find(look: &Look, id: RemedyId) -> Result<Option<Remedy>> {
    match Remedy::find(look, id).await {
        Err(Error::Missing) => Ok(None),
        found => found.map(Some),
    }
}

impl Finding<'_> {
    pub(super) async fn of_remedy(&self) -> Result<Vec<News>> {
        match self.told.kind.as_str() {
            Asked::KIND => {
                let event: Asked = self.event()?;
                let step = Step::find(self.look, event.step).await?;
                let whom = self.deciders(&step).await?.into_iter().collect();
                self.to_decide(event.remedy, &step, whom).await
            }
            Passed::KIND => {
                let event: Passed = self.event()?;
                let step = Step::find(self.look, event.step).await?;
                match event.nobody {
                    true => self.undecidable(event.remedy, &step).await,
                    false => self.to_decide(event.remedy, &step, event.to).await,
                }
            }
            Decided::KIND => self.decided().await,
            Withdrawn::KIND => self.withdrawn().await,
            Left::KIND => self.left().await,
            _ => Ok(Vec::new()),
        }
    }

    async fn deciders(&self, step: &Step) -> Result<BTreeSet<StaffId>> {
        Ok(Deciders::read(self.look, self.told.at).await?.of(step))
    }

    /// The remedy about which this step still asks.
    async fn still_asked(&self, remedy: RemedyId, step: &Step) -> Result<Option<Remedy>> {
        let asks = |remedy: &Remedy| remedy.approval_id == step.approval_id && step.state == StepState::Open;
        Ok(find(self.look, remedy).await?.filter(asks))
    }

    /// Those who must agree: what, how much, and why.
    async fn to_decide(&self, remedy: RemedyId, step: &Step, whom: Vec<StaffId>) -> Result<Vec<News>> {
        let Some(remedy) = self.still_asked(remedy, step).await? else { return Ok(Vec::new()) };
        let (entry, said) = self.proposed(&remedy).await?;
        Ok(self.about_remedy(&remedy, whom, Kind::Approval, (entry, said)))
    }

    /// Who proposed it, and why.
    async fn proposed(&self, remedy: &Remedy) -> Result<(EntryId, Said)> {
        let entry = Entry::find(self.look, remedy.proposal(self.look).await?).await?;
        let who = Staff::find(self.look, remedy.proposed_by).await?.name;
        Ok((entry.id, Said { who, words: beginning(&entry.text), ..Said::default() }))
    }

    /// Who proposed it, or who leads the house when they have left: nobody can decide it now.
    async fn undecidable(&self, remedy: RemedyId, step: &Step) -> Result<Vec<News>> {
        let Some(remedy) = self.still_asked(remedy, step).await? else { return Ok(Vec::new()) };
        let proposer = Staff::find(self.look, remedy.proposed_by).await?;
        let whom = match proposer.left_at {
            None => vec![proposer.id],
            Some(_) => leads(self.look, None).await?,
        };
        let (entry, said) = self.proposed(&remedy).await?;
        let said = Said { what: NOBODY.to_owned(), ..said };
        Ok(self.about_remedy(&remedy, whom, Kind::Decided, (entry, said)))
    }

    /// Who proposed it: it is proposed no more.
    async fn withdrawn(&self) -> Result<Vec<News>> {
        let event: Withdrawn = self.event()?;
        let deed = Deed::withdrawal(self.look, event.remedy).await?;
        let (Some(remedy), Some(deed)) = (find(self.look, event.remedy).await?, deed) else { return Ok(Vec::new()) };
        let entry = Entry::find(self.look, deed.entry_id).await?;
        let what = if self.told.by.staff().is_some() { WITHDRAWN } else { SETTLED }.to_owned();
        let said = Said { words: beginning(&entry.text), what, ..self.doer().await? };
        Ok(self.about_remedy(&remedy, [remedy.proposed_by], Kind::Decided, (entry.id, said)))
    }

    /// Who proposed it, and whoever is responsible for the ticket: who decided, also where that settled another step.
    async fn decided(&self) -> Result<Vec<News>> {
        let event: Decided = self.event()?;
        let deed = Deed::of_step(self.look, event.step).await?;
        let (Some(remedy), Some(deed)) = (find(self.look, event.remedy).await?, deed) else { return Ok(Vec::new()) };
        let entry = Entry::find(self.look, deed.entry_id).await?;
        let all = (event.decision, event.state) == (Decision::Approve, RemedyState::Approved);
        let what = if all { ALL } else { event.decision.as_str() }.to_owned();
        let by = Step::find(self.look, event.step).await?.decided_by;
        let who = match by {
            Some(by) => Staff::find(self.look, by).await?.name,
            None => String::new(),
        };
        let said = Said { who, words: beginning(&entry.text), what, ..Said::default() };
        let mut whom = vec![remedy.proposed_by];
        whom.extend(self.matter(remedy.ticket_id).await?.assignee_id);
        whom.retain(|one| Some(*one) != by);
        Ok(self.about_remedy(&remedy, whom, Kind::Decided, (entry.id, said)))
    }

    /// Whoever is responsible for the ticket, else who proposed it: it is solved, but this was not carried out.
    async fn left(&self) -> Result<Vec<News>> {
        let event: Left = self.event()?;
        let remedy = find(self.look, event.remedy).await?.filter(|remedy| remedy.state == RemedyState::Approved);
        let Some(remedy) = remedy else { return Ok(Vec::new()) };
        let whom = self.matter(remedy.ticket_id).await?.assignee_id.unwrap_or(remedy.proposed_by);
        let (entry, said) = self.proposed(&remedy).await?;
        let said = Said { what: LEFT.to_owned(), ..said };
        Ok(self.about_remedy(&remedy, [whom], Kind::Decided, (entry, said)))
    }

    /// Those who have not decided in time, who proposed it, and whoever leads those who are silent.
    pub(super) async fn overdue(&self) -> Result<Vec<News>> {
        let event: approval::event::Late = self.event()?;
        let step = Step::find(self.look, event.step).await?;
        let remedy = Remedy::of_approvals(self.look, [step.approval_id]).await?.pop();
        let Some(remedy) = remedy.filter(|_| step.is_late(self.told.at)) else { return Ok(Vec::new()) };
        let deciders = self.deciders(&step).await?;
        let (entry, said) = self.proposed(&remedy).await?;
        let (department, name) = match (step.department_id, step.staff_id) {
            (Some(id), _) => (Some(id), Department::find(self.look, id).await?.name),
            (None, Some(who)) => {
                let own = Staff::departments(self.look, who).await?;
                (own.first().map(|first| first.id), Staff::find(self.look, who).await?.name)
            }
            (None, None) => return Ok(Vec::new()),
        };
        let mut others = BTreeSet::from([remedy.proposed_by]);
        if let Some(department) = department {
            others.extend(self.lead_of(department).await?);
        }
        others.retain(|who| !deciders.contains(who));
        let yours = Said { what: YOU.to_owned(), ..said.clone() };
        let mut news = self.about_remedy(&remedy, deciders, Kind::ApprovalLate, (entry, yours));
        let theirs = Said { who: name, ..said };
        news.extend(self.about_remedy(&remedy, others, Kind::ApprovalLate, (entry, theirs)));
        Ok(news)
    }

    fn about_remedy(
        &self,
        remedy: &Remedy,
        whom: impl IntoIterator<Item = StaffId>,
        kind: Kind,
        (entry, said): (EntryId, Said),
    ) -> Vec<News> {
        let said = Said { offer: Some(remedy.offer()), ..said };
        let news = self.each(whom, kind, (remedy.ticket_id, Some(entry)), &said);
        news.into_iter().map(|news| News { remedy: Some(remedy.id), ..news }).collect()
    }
}
