//! Reading who is away and who works where.

use super::{Absences, by_person};
use crate::{Absence, AbsenceId, Duty, Membership, Role};
use base::{DepartmentId, Moment, Result, StaffId};
use std::collections::HashMap;
use store::{On, sql};

store::enumeration! {
    /// What a row about workplaces tells.
    pub enum Told {
        /// Who works here, or has left.
        Person = "person",
        /// Where they work.
        Place = "place",
        /// Whose deputy they are.
        Deputy = "deputy",
        /// Somebody is away, or will be.
        Away = "away",
    }
}

impl Absences {
    /// Everything that is not over at `at`: what runs and what is to come.
    pub async fn read(on: impl Into<On<'_>>, at: Moment) -> Result<Absences> {
        let mut on = on.into();
        let (chart, somebody_is_away) = Absences::workplaces(on.again(), at).await?;
        if !somebody_is_away {
            return Ok(chart);
        }
        let (absences, by_duty) = absences(on, at).await?;
        Ok(Absences { absences: by_person(absences), by_duty, ..chart })
    }

    /// Who works here, where, and who is a deputy of which department; and whether anybody is away or will be: in one
    /// statement, because pages ask for it. Places are in the order of [`crate::Department::memberships`].
    async fn workplaces(on: On<'_>, at: Moment) -> Result<(Absences, bool)> {
        type Row = (Told, StaffId, Option<DepartmentId>, Option<Role>, Option<bool>);
        let rows: Vec<Row> = sql!(
            "SELECT 'person', id, CAST(NULL AS BIGINT), CASE WHEN left_at IS NULL THEN role END, CAST(NULL AS BOOLEAN), FALSE FROM staff
             UNION ALL SELECT 'place', p.staff_id, p.department_id, NULL, p.leads, d.archived_at IS NOT NULL
                 FROM staff_department p JOIN department d ON d.id = p.department_id
             UNION ALL SELECT 'deputy', deputy_id, id, NULL, NULL, FALSE FROM department WHERE deputy_id IS NOT NULL AND archived_at IS NULL
             UNION ALL SELECT 'away', staff_id, NULL, NULL, NULL, FALSE FROM (SELECT staff_id FROM absence
                 WHERE (until IS NULL OR until > $1) AND (ended_at IS NULL OR ended_at > $1) LIMIT 1) away
             ORDER BY 6, 3, 2"
        )
        .bind(at)
        .all(on)
        .await?;
        let (mut chart, mut somebody_is_away) = (Absences::default(), false);
        for (told, staff_id, department, role, leads) in rows {
            match (told, department, role) {
                (Told::Person, _, Some(role)) => {
                    chart.here.insert(staff_id, role);
                }
                (Told::Person, _, None) => {
                    chart.gone.insert(staff_id);
                }
                (Told::Place, Some(department_id), _) => {
                    chart.places.push(Membership { department_id, staff_id, leads: leads == Some(true) });
                }
                (Told::Deputy, Some(department_id), _) => {
                    chart.deputies.insert(department_id, staff_id);
                }
                (Told::Place | Told::Deputy, None, _) => {} // neither is without a department
                (Told::Away, ..) => somebody_is_away = true,
            }
        }
        Ok((chart, somebody_is_away))
    }
}

/// An absence, and one of those whom its duties name, if they name somebody.
#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    absence: Absence,
    duty: Option<Duty>,
    stands_in: Option<StaffId>,
}

/// Absences that are not over at `at`, running and to come, the earliest first, and whom their duties name: in one
/// statement, because pages ask for both.
async fn absences(on: On<'_>, at: Moment) -> Result<(Vec<Absence>, HashMap<(AbsenceId, Duty), StaffId>)> {
    let rows: Vec<Row> = sql!(
        "SELECT a.id, a.staff_id, a.since, a.until, a.substitute_id, a.reason, a.began_at, a.ended_at, s.duty,
             s.substitute_id AS stands_in
         FROM absence a LEFT JOIN absence_substitute s ON s.absence_id = a.id
         WHERE (a.until IS NULL OR a.until > $1) AND (a.ended_at IS NULL OR a.ended_at > $1)
         ORDER BY a.since, a.id LIMIT 20000"
    )
    .bind(at)
    .all(on)
    .await?;
    let (mut absences, mut by_duty) = (Vec::<Absence>::new(), HashMap::new());
    for Row { absence, duty, stands_in } in rows {
        if let (Some(duty), Some(who)) = (duty, stands_in) {
            by_duty.insert((absence.id, duty), who);
        }
        if absences.last().is_none_or(|last| last.id != absence.id) {
            absences.push(absence);
        }
    }
    Ok((absences, by_duty))
}
