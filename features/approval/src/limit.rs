//! What somebody may grant alone.

use crate::event::PolicyChanged;
use base::{About, Act, Error, Result, StaffId};
use people::{Admin, Role, Staff};
use serde::Serialize;
use serde_json::Value;
use store::{Money, On, money::is_currency, sql};

/// Whose limit it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Of everybody in this role.
    Role(Role),
    /// Of one person, instead of their role's.
    Staff(StaffId),
}

/// What may be granted without asking anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Limit {
    /// By whom.
    pub whose: Whose,
    /// How much on one ticket, all that is granted there together.
    pub most: Money,
}

impl Limit {
    /// All of them: roles first.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Limit>> {
        let rows: Vec<(Option<Role>, Option<StaffId>, i64, String)> = sql!(
            "SELECT role, staff_id, amount, currency FROM approval_limit ORDER BY staff_id IS NOT NULL, id LIMIT 500"
        )
        .all(on)
        .await?;
        let limit = |(role, staff, amount, currency): (Option<Role>, Option<StaffId>, i64, String)| {
            let whose = role.map(Whose::Role).or(staff.map(Whose::Staff))?;
            Some(Limit { whose, most: Money::new(amount, currency) })
        };
        Ok(rows.into_iter().filter_map(limit).collect())
    }

    /// What this person may grant alone: their own limit, else their role's; nothing limits whoever has none.
    pub async fn of(on: impl Into<On<'_>>, who: &Staff) -> Result<Option<Money>> {
        let found: Option<(i64, String)> = sql!(
            "SELECT amount, currency FROM approval_limit WHERE staff_id = $1 OR role = $2
             ORDER BY staff_id IS NULL, id LIMIT 1"
        )
        .bind(who.id)
        .bind(who.role)
        .opt(on)
        .await?;
        Ok(found.map(|(amount, currency)| Money::new(amount, currency)))
    }

    /// Sets somebody's limit, or takes it away.
    ///
    /// # Errors
    /// [`Error::Invalid`] for less than nothing, or without a currency.
    pub async fn set(act: &mut Act, _by: &Admin, whose: Whose, most: Option<&Money>) -> Result<()> {
        if most.is_some_and(|most| most.minor < 0) {
            return Err(Error::invalid("amount", "approval-error-amount"));
        }
        if most.is_some_and(|most| !is_currency(&most.currency)) {
            return Err(Error::invalid("currency", "approval-error-currency"));
        }
        let (role, staff) = match whose {
            Whose::Role(role) => (Some(role), None),
            Whose::Staff(id) => (None, Some(Staff::find(&mut *act, id).await?.id)),
        };
        let before: Option<(i64, String)> =
            sql!("SELECT amount, currency FROM approval_limit WHERE role = $1 OR staff_id = $2")
                .bind(role)
                .bind(staff)
                .opt(&mut *act)
                .await?;
        sql!("DELETE FROM approval_limit WHERE role = $1 OR staff_id = $2")
            .bind(role)
            .bind(staff)
            .run(&mut *act)
            .await?;
        if let Some(most) = most {
            sql!("INSERT INTO approval_limit (role, staff_id, amount, currency) VALUES ($1, $2, $3, $4)")
                .bind(role)
                .bind(staff)
                .bind(most.minor)
                .bind(most.currency.as_str())
                .run(&mut *act)
                .await?;
        }
        let limit = |most: Option<Money>| match most {
            Some(most) => serde_json::to_value(Limit { whose, most }),
            None => Ok(Value::Null),
        };
        let before = limit(before.map(|(amount, currency)| Money::new(amount, currency)))?;
        let after = limit(most.cloned())?;
        act.tell(About("approval", 0), &PolicyChanged { what: "limit".into(), before, after }).await?;
        Ok(())
    }
}
