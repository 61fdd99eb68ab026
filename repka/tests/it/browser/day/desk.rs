//! The desk before the day begins, and what lies in it.

use super::{
    super::{place::Place, window::Window},
    mails::{Ends, MAILS},
    raw,
};
use base::{Actor, TicketId};
use channel::mail::spam::{Rule, RuleKind};
use people::{Admin, Department, NewStaff, Role, Staff, Supervisor};
use serde_json::json;
use std::time::Duration;
use store::Query;

/// Who works there besides Ana and Boris: so many that a menu of colleagues is narrowed by typing.
const COLLEAGUES: [(&str, Role, &str); 9] = [
    ("Lena Novak", Role::Agent, "Accounting"),
    ("Darko Ilic", Role::Collaborator, "Development"),
    ("Clara Wolf", Role::Agent, "Support"),
    ("Dora Pek", Role::Agent, "Support"),
    ("Emil Hass", Role::Agent, "Support"),
    ("Franka Rot", Role::Agent, "Support"),
    ("Goran Tod", Role::Agent, "Support"),
    ("Hana Lux", Role::Agent, "Support"),
    ("Igor Mir", Role::Agent, "Support"),
];

/// Longer than a mail may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// Colleagues, and a rule against spam.
pub async fn furnish(place: &Place) {
    let by = Admin::of_the_machine();
    let mut act = place.running.web.desk.act(Actor::Machine).await.unwrap();
    for (name, role, department) in COLLEAGUES {
        let department = Department::ensure(&mut act, &by, department).await.unwrap();
        let email = format!("{}@shop.example", name.split(' ').next().unwrap().to_lowercase());
        let new = NewStaff { email: &email, name, role, departments: &[department.id], password: None };
        Staff::join(&mut act, &by, new).await.unwrap();
    }
    let rule = Rule::typed(RuleKind::Words, "Pills", "", "cheap pills", act.now()).unwrap();
    rule.keep(&mut act, &Supervisor::of(&by).unwrap()).await.unwrap();
    act.commit().await.unwrap();
}

/// All mails come, one after the other: each is on a ticket before the next, unless it is spam.
pub async fn fill(place: &Place) {
    for (number, matter) in (1..).zip(&MAILS) {
        let from = matter.from.rsplit_once('<').unwrap().1.trim_end_matches('>');
        place.hand_over(from, &raw::mail(number, matter)).await;
        let came = tokio::time::timeout(PATIENCE, async {
            while matter.ends != Ends::Spam && found(place, number).await.is_none() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        });
        came.await.unwrap_or_else(|_| panic!("mail {number} is on no ticket"));
    }
}

/// A prepared answer, prepared steps and a tag, which somebody made long ago.
pub async fn prepare(place: &Place, window: &Window) {
    let ticket = ticket_of(place, 1).await;
    for (path, fields) in [
        (
            "/settings/templates".to_owned(),
            json!({ "name": "Washing", "purpose": "both", "whose": "own", "text-en": "Wash it by hand, please." }),
        ),
        (
            "/settings/macros".to_owned(),
            json!({ "name": "Advertising", "whose": "own", "tags": "advertising", "priority": "low", "solve": "yes" }),
        ),
        (format!("/tickets/{ticket}/tags"), json!({ "name": "invoice" })),
    ] {
        let post =
            "return fetch(arguments[0], { method: 'POST', body: new URLSearchParams(arguments[1]) }).then((r) => r.ok)";
        assert_eq!(window.ask(post, vec![json!(path), fields]).await, true, "{path}");
    }
}

/// On which ticket the words of the mail of this number stand.
pub async fn ticket_of(place: &Place, mail: usize) -> i64 {
    found(place, mail).await.unwrap().0
}

async fn found(place: &Place, mail: usize) -> Option<TicketId> {
    let query = Query::new("SELECT e.ticket_id FROM mail m JOIN entry e ON e.id = m.entry_id WHERE m.message_id = ");
    let found: Option<(TicketId,)> = query.with("", raw::id(mail)).opt(place.running.web.desk.db()).await.unwrap();
    found.map(|(ticket,)| ticket)
}

/// Of which mail a ticket is: the first that came to it.
pub async fn mail_of(place: &Place, ticket: i64) -> usize {
    let query = Query::new("SELECT m.message_id FROM mail m JOIN entry e ON e.id = m.entry_id WHERE e.ticket_id = ");
    let query = query.with("", TicketId(ticket)).push(" AND m.digest IS NOT NULL ORDER BY e.id LIMIT 1");
    let id: String = query.value(place.running.web.desk.db()).await.unwrap();
    id.trim_start_matches('m').split('@').next().unwrap().parse().unwrap()
}

/// A number the database knows.
pub async fn count(place: &Place, query: &'static str) -> i64 {
    Query::new(query).value(place.running.web.desk.db()).await.unwrap()
}
