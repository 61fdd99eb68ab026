//! Codes of our own.

use crate::{Remedy, RemedyId, event::Spent};
use base::{Act, Error, Moment, Result, keys};
use people::Agent;
use store::{On, Query, sql};

/// Letters and digits that are not taken for each other (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Of a code: 2⁸⁰ of them cannot be tried.
const LONG: usize = 16;
/// Letters of what a code was used for.
const LONGEST: usize = 200;

/// A code by which a customer gets what was granted.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Voucher {
    /// For which remedy.
    pub remedy_id: RemedyId,
    /// `A1B2-C3D4-E5F6-G7H8`.
    pub code: String,
    /// Good until then.
    pub until: Option<Moment>,
    /// When it was made.
    pub made_at: Moment,
    /// When a shop took it.
    pub used_at: Option<Moment>,
    /// For which order, as whoever took it wrote it down.
    pub used_for: String,
}

store::enumeration! {
    /// Whether a code can still be used.
    pub enum VoucherState {
        /// It can.
        Good = "good",
        /// A shop took it.
        Used = "used",
        /// Its time is over.
        Ended = "ended",
    }
}

const VOUCHERS: &str = "SELECT remedy_id, code, until, made_at, used_at, used_for FROM voucher WHERE TRUE";

impl Voucher {
    pub(crate) async fn make(act: &mut Act, remedy: RemedyId, until: Option<Moment>) -> Result<Voucher> {
        let code = code(keys::random()?);
        sql!("INSERT INTO voucher (remedy_id, code, until, made_at) VALUES ($1, $2, $3, $4)")
            .bind(remedy)
            .bind(code.as_str())
            .bind(until)
            .bind(act.now())
            .run(&mut *act)
            .await?;
        Voucher::find(act, &code).await
    }

    /// The code, however it is typed: blanks, hyphens and small letters do not matter.
    pub async fn find(on: impl Into<On<'_>>, typed: &str) -> Result<Voucher> {
        Query::new(VOUCHERS).with(" AND code = ", plain(typed)).opt(on).await?.ok_or(Error::Missing)
    }

    /// The codes of these remedies.
    pub async fn of(on: impl Into<On<'_>>, remedies: impl IntoIterator<Item = RemedyId>) -> Result<Vec<Voucher>> {
        let remedies: Vec<RemedyId> = remedies.into_iter().collect();
        if remedies.is_empty() {
            return Ok(Vec::new());
        }
        Ok(Query::new(VOUCHERS).with_in(" AND remedy_id", remedies).push(" ORDER BY id").all(on).await?)
    }

    /// Whether it can be used at that moment.
    pub fn state(&self, at: Moment) -> VoucherState {
        match (self.used_at, self.until) {
            (Some(_), _) => VoucherState::Used,
            (None, Some(until)) if until <= at => VoucherState::Ended,
            (None, _) => VoucherState::Good,
        }
    }

    /// A shop takes it: once, while it is good.
    ///
    /// # Errors
    /// [`Error::Missing`] for a code that is none; [`Error::Refused`] when it was taken or has ended.
    pub async fn spend(act: &mut Act, _by: &Agent, typed: &str, used_for: &str) -> Result<Voucher> {
        let voucher = Voucher::find(&mut *act, typed).await?;
        let now = act.now();
        match voucher.state(now) {
            VoucherState::Good => {}
            VoucherState::Used => return Err(Error::refused("remedy-error-used")),
            VoucherState::Ended => return Err(Error::refused("remedy-error-ended")),
        }
        let used_for: String = used_for.trim().chars().take(LONGEST).collect();
        let taken = sql!("UPDATE voucher SET used_at = $2, used_for = $3 WHERE code = $1 AND used_at IS NULL")
            .bind(voucher.code.as_str())
            .bind(now)
            .bind(used_for.as_str())
            .run(&mut *act)
            .await?;
        if taken == 0 {
            return Err(Error::refused("remedy-error-used"));
        }
        let remedy = Remedy::find(&mut *act, voucher.remedy_id).await?;
        act.tell(remedy.id, &Spent { remedy: remedy.id, ticket: remedy.ticket_id }).await?;
        act.refresh(ticket::Ticket::topic(remedy.ticket_id));
        Ok(Voucher { used_at: Some(now), used_for, ..voucher })
    }
}

fn code(random: [u8; LONG]) -> String {
    let letters: String = random.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    in_fours(&letters)
}

fn in_fours(letters: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What somebody typed, as it is kept: letters that are taken for digits are digits.
fn plain(typed: &str) -> String {
    let letter = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    in_fours(&typed.chars().filter(char::is_ascii_alphanumeric).take(LONG).map(letter).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        let made = code([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 255, 14, 16]);
        assert_eq!(made, "0123-4567-89AB-CZEG");
        assert_eq!(plain(" o123 4567-89ab czeg"), made);
        assert_eq!(plain("O12345678LI"), "0123-4567-811");
    }
}
