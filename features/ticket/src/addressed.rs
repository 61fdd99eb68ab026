//! To whom a draft is to go, as its author has written it.

use crate::{Person, TicketId, draft::DraftKind, recipients::pieces};
use base::{Act, Error, Result, StaffId};
use customer::{Forgotten, striking::Striking};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use store::sql;

/// Bytes of the names and addresses of a draft.
const LONGEST: usize = 30_000;

/// To whom a draft is to go, as its author has written it: nothing where it goes as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Addressed {
    /// To.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Cc.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cc: Option<String>,
    /// Bcc.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bcc: Option<String>,
}

impl Addressed {
    /// To these people.
    pub fn of(to: &[Person], cc: &[Person], bcc: &[Person]) -> Addressed {
        let line = |people: &[Person]| Some(people.iter().map(Person::written).collect::<Vec<_>>().join(", "));
        Addressed { to: line(to), cc: line(cc), bcc: line(bcc) }
    }

    /// Whether it goes as usual.
    pub fn is_usual(&self) -> bool {
        *self == Addressed::default()
    }

    pub(crate) fn check(&self) -> Result<()> {
        match self.lines().map(String::len).sum::<usize>() > LONGEST {
            true => Err(Error::invalid("to", "ticket-error-recipients-many")),
            false => Ok(()),
        }
    }

    fn lines(&self) -> impl Iterator<Item = &String> {
        [&self.to, &self.cc, &self.bcc].into_iter().flatten()
    }

    /// The same lines without whom these words name; `None` when they name nobody there.
    fn without(&self, theirs: &impl Fn(&str) -> bool) -> Option<Addressed> {
        self.lines().any(|line| pieces(line).any(theirs)).then(|| {
            let kept = |line: &String| pieces(line).filter(|piece| !theirs(piece)).collect::<Vec<_>>().join(", ");
            let [to, cc, bcc] = [&self.to, &self.cc, &self.bcc].map(|line| line.as_ref().map(kept));
            Addressed { to, cc, bcc }
        })
    }

    /// The same lines without who was struck lately: an editor that was open meanwhile has them still.
    pub(crate) async fn without_forgotten(&self, act: &mut Act) -> Result<Addressed> {
        let named = |piece: &str| Person::list("to", piece).unwrap_or_default();
        let people: Vec<Person> = self.lines().flat_map(|line| pieces(line)).flat_map(named).collect();
        let addresses: Vec<&str> = people.iter().map(|person| person.address.as_str()).collect();
        let struck = Forgotten::among(act, &addresses).await?;
        let theirs = |piece: &str| named(piece).iter().any(|person| struck.iter().any(|address| person.is_at(address)));
        Ok(self.without(&theirs).unwrap_or_else(|| self.clone()))
    }

    /// Takes the person who is struck off the lines of every draft: one can be about to write to them on anybody's
    /// ticket, and no reference leads there.
    pub(crate) async fn forget(act: &mut Act, striking: &Striking) -> Result<()> {
        let names = striking.names();
        let theirs = |piece: &str| match Person::list("to", piece).as_deref() {
            Ok([person]) => striking.words.iter().any(|word| person.is_at(word)),
            _ => names.stand_in(piece), // not written to its end
        };
        let drafts: Vec<(TicketId, StaffId, DraftKind, Json<Addressed>)> =
            sql!("SELECT ticket_id, staff_id, kind, addressed FROM draft WHERE CAST(addressed AS TEXT) <> '{}'")
                .all(&mut *act)
                .await?;
        for (ticket, staff, kind, addressed) in drafts {
            let Some(kept) = addressed.0.without(&theirs) else { continue };
            sql!("UPDATE draft SET addressed = $4 WHERE ticket_id = $1 AND staff_id = $2 AND kind = $3")
                .bind(ticket)
                .bind(staff)
                .bind(kind)
                .bind(serde_json::to_value(kept)?)
                .run(&mut *act)
                .await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_lose_whoever_is_struck_and_nobody_else() {
        let written = Addressed {
            to: Some("Iva <iva@kovac.example>".into()),
            cc: Some("Marko <marko@juric.example>, IVA@kovac.example, \"Horvat, Ana\" <ana@horvat.example>".into()),
            bcc: None,
        };
        let theirs = |piece: &str| piece.to_lowercase().contains("iva@kovac.example");
        let kept = written.without(&theirs).unwrap();
        assert_eq!(kept.to.as_deref(), Some(""), "nobody is written to, rather than whoever is usually");
        assert_eq!(kept.cc.as_deref(), Some("Marko <marko@juric.example>, \"Horvat, Ana\" <ana@horvat.example>"));
        assert_eq!((kept.bcc.as_ref(), kept.without(&theirs)), (None, None));
    }
}
