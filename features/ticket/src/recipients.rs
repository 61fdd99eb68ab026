//! To whom words go: as people write it, and who is in the conversation.

use crate::{Channel, Entry, NewEntry, Person, Ticket};
use base::{Act, Error, Result, Why};
use customer::{Identity, IdentityKind};
use mail::Address;
use people::Staff;
use sqlx::types::Json;
use store::{On, sql};

/// People a message goes to at most; more are a mailing, and no conversation.
pub const MOST: usize = 50;
/// People remembered as part of a conversation; those who came last stay.
const REMEMBERED: usize = 30;
/// Letters of a name at most.
const LONGEST_NAME: usize = 200;
/// Letters of what is no address that are said back.
const SHOWN: usize = 80;

impl Person {
    /// People as one line says them: `Iva Kovač <iva@kovac.example>, petar@kovac.example`, by commas, semicolons or
    /// lines, each address once. `field` is where it was written.
    ///
    /// # Errors
    /// [`Error::Invalid`] that names the first that is no mail address, or when there are more than [`MOST`].
    pub fn list(field: &'static str, line: &str) -> Result<Vec<Person>> {
        let mut people = Vec::new();
        for written in pieces(line) {
            let person = Person::read(written).ok_or_else(|| {
                let shown: String = written.chars().take(SHOWN).collect();
                Error::Invalid(vec![(field, Why::of("ticket-error-recipient").with("name", shown))])
            })?;
            add(&mut people, person);
        }
        match people.len() > MOST {
            true => Err(Error::invalid(field, "ticket-error-recipients-many")),
            false => Ok(people),
        }
    }

    fn read(written: &str) -> Option<Person> {
        let mut found = Address::list(written).into_iter();
        let (only, more) = (found.next()?, found.next());
        let name: String = only.name.clone().unwrap_or_default().chars().take(LONGEST_NAME).collect();
        (more.is_none() && only.is_deliverable()).then_some(Person { name, address: only.address })
    }

    /// As [`Person::list`] reads it.
    pub fn written(&self) -> String {
        let special = |c: char| "\"\\,;<>()@:".contains(c);
        match self.name.trim() {
            "" => self.address.clone(),
            name if name.contains(special) => format!("\"{}\" <{}>", name.replace(['"', '\\'], ""), self.address),
            name => format!("{name} <{}>", self.address),
        }
    }

    /// Whether mail to both arrives at the same place, as far as one can tell.
    pub fn is_at(&self, address: &str) -> bool {
        IdentityKind::Mail.key(&self.address) == IdentityKind::Mail.key(address)
    }
}

/// Between people: commas, semicolons and line ends that stand in no name and no address.
pub(crate) fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let (mut quoted, mut angled) = (false, false);
    line.split(move |c| {
        match c {
            '"' => quoted = !quoted,
            '<' if !quoted => angled = true,
            '>' => angled = false,
            '\n' => (quoted, angled) = (false, false),
            _ => {}
        }
        matches!(c, ',' | ';' | '\n') && !quoted && !angled
    })
    .map(str::trim)
    .filter(|piece| !piece.is_empty())
}

/// Adds whoever is not there yet.
pub(crate) fn add(people: &mut Vec<Person>, person: Person) {
    if !person.address.is_empty() && !people.iter().any(|known| known.is_at(&person.address)) {
        people.push(person);
    }
}

impl Ticket {
    /// Who else is answered by an answer to these, when nobody says otherwise: everybody in the conversation but
    /// them. Other addresses of the customer are left out where the customer is answered.
    pub fn answered_along(&self, to: &[Person], customers: &[Identity]) -> Vec<Person> {
        let theirs = |p: &Person| customers.iter().any(|i| i.kind == IdentityKind::Mail && p.is_at(&i.value));
        let answers_customer = to.iter().any(theirs);
        let others = self.copies.0.iter().filter(|p| !to.iter().any(|to| to.is_at(&p.address)));
        others.filter(|p| !(answers_customer && theirs(p))).cloned().collect()
    }

    /// [`Ticket::answered_along`], with what is known of the customer.
    pub async fn usually_copied(&self, on: impl Into<On<'_>>, to: &[Person]) -> Result<Vec<Person>> {
        if self.copies.0.is_empty() {
            return Ok(Vec::new());
        }
        let (_, customers) = self.whose(on.into()).await?;
        Ok(self.answered_along(to, &customers))
    }

    /// A mail came: whoever it names is in the conversation from now on. When somebody else than the customer writes,
    /// who would have been answered until now still is. Whoever works here is no customer's copy; a sender who is not
    /// believed brings nobody along, and one who got a hidden copy stays hidden.
    pub(crate) async fn take_along(&mut self, act: &mut Act, new: &NewEntry) -> Result<()> {
        if !new.awaits_answer() || new.channel != Channel::Mail || new.apart {
            return Ok(());
        }
        let mut came = Vec::new();
        if new.identity != Some(self.identity_id) {
            came.extend(self.answer_to(&mut *act).await?);
        }
        if new.doubt.is_none() {
            came.extend(new.along.iter().cloned());
        }
        if !came.is_empty() {
            let staff = Staff::all(&mut *act).await?;
            came.retain(|p| !staff.iter().any(|s| p.is_at(&s.email)));
        }
        let people = &mut self.copies.0;
        came.into_iter().for_each(|p| add(people, p));
        people.retain(|p| !p.is_at(&new.author.address) && !new.reply_to.iter().any(|own| own.is_at(&p.address)));
        if self.copies.0.len() > REMEMBERED {
            self.copies.0.drain(..self.copies.0.len() - REMEMBERED);
        }
        Ok(())
    }

    /// The newest public mail of a person who is believed, theirs or ours.
    pub async fn last_letter(&self, on: impl Into<On<'_>>) -> Result<Option<Entry>> {
        Ok(sql!(
            "SELECT * FROM entry WHERE ticket_id = $1 AND public AND kind = 'message' AND channel = 'mail' AND NOT machine
                 AND NOT silent AND NOT apart AND doubt IS NULL AND struck_at IS NULL
                 AND (delivery IS NULL OR delivery IN ('sent', 'unsure')) ORDER BY id DESC LIMIT 1"
        )
        .bind(self.id)
        .opt(on)
        .await?)
    }

    /// These are in the conversation, as it turns out, but for who works here and whom an answer goes to anyway.
    pub async fn remember_along(&self, act: &mut Act, mut people: Vec<Person>) -> Result<()> {
        if people.is_empty() {
            return Ok(());
        }
        let (to, staff) = (self.answer_to(&mut *act).await?, Staff::all(&mut *act).await?);
        people.retain(|p| !to.iter().any(|to| to.is_at(&p.address)) && !staff.iter().any(|s| p.is_at(&s.email)));
        people.truncate(REMEMBERED);
        sql!("UPDATE ticket SET copies = $2 WHERE id = $1")
            .bind(self.id)
            .bind(serde_json::to_value(people)?)
            .run(act)
            .await?;
        Ok(())
    }

    /// Whether a mail's author got hidden copies here, and is in the conversation by nothing else: an answer to them
    /// with a copy to the customer would tell of them.
    pub(crate) async fn is_apart(&self, act: &mut Act, new: &NewEntry) -> Result<bool> {
        type Line = (String, Json<Vec<Person>>, Json<Vec<Person>>, Json<Vec<Person>>, bool);
        let theirs = new.identity == Some(self.identity_id);
        if theirs || !new.awaits_answer() || new.channel != Channel::Mail {
            return Ok(false);
        }
        let lines: Vec<Line> = sql!(
            "SELECT author_address, recipients, copies, blind, apart FROM entry
             WHERE ticket_id = $1 AND public AND NOT machine ORDER BY id DESC LIMIT 200"
        )
        .bind(self.id)
        .all(&mut *act)
        .await?;
        let is_among = |list: &Json<Vec<Person>>| list.0.iter().any(|person| person.is_at(&new.author.address));
        let takes_part =
            |(author, to, cc, _, apart): &Line| is_among(to) || is_among(cc) || !apart && new.author.is_at(author);
        if !lines.iter().any(|(_, _, _, blind, _)| is_among(blind)) || lines.iter().any(takes_part) {
            return Ok(false);
        }
        let (_, customers) = self.whose(act.into()).await?;
        Ok(!customers.iter().any(|i| i.kind == IdentityKind::Mail && new.author.is_at(&i.value)))
    }

    /// Whoever is in the conversation here is in the other's, too; answers with the addresses of who was not.
    pub(crate) fn hand_copies(&self, to: &mut Ticket) -> Vec<String> {
        let known = to.copies.0.len();
        self.copies.0.iter().cloned().for_each(|person| add(&mut to.copies.0, person));
        to.copies.0[known..].iter().map(|person| person.address.clone()).collect()
    }

    /// An answer goes: who gets it besides the first of them is in the conversation, and nobody else.
    pub(crate) fn speaks_with(&mut self, to: &[Person], cc: &[Person]) {
        let mut people = Vec::new();
        to.iter().skip(1).chain(cc).take(REMEMBERED).for_each(|p| add(&mut people, p.clone()));
        self.copies.0 = people;
    }
}

/// Everybody once: in To, else in Cc, else in Bcc.
pub(crate) fn once(to: &mut Vec<Person>, cc: &mut Vec<Person>, bcc: &mut Vec<Person>) {
    for list in [&mut *to, &mut *cc, &mut *bcc] {
        let mut people = Vec::new();
        list.drain(..).for_each(|p| add(&mut people, p));
        *list = people;
    }
    cc.retain(|p| !to.iter().any(|other| other.is_at(&p.address)));
    bcc.retain(|p| !to.iter().chain(cc.iter()).any(|other| other.is_at(&p.address)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<(String, String)> {
        Person::list("cc", line).unwrap().into_iter().map(|p| (p.name, p.address)).collect()
    }

    fn wrong(line: &str) -> String {
        match Person::list("cc", line) {
            Err(Error::Invalid(wrong)) => wrong[0].1.key.to_owned(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn people_are_read_as_one_writes_them() {
        let iva = ("Iva Kovač".to_owned(), "iva@kovac.example".to_owned());
        let petar = (String::new(), "petar@kovac.example".to_owned());
        assert_eq!(read("Iva Kovač <iva@kovac.example>, petar@kovac.example"), [iva.clone(), petar.clone()]);
        assert_eq!(read(" petar@kovac.example;\nIva Kovač <iva@kovac.example>\n"), [petar.clone(), iva]);
        assert_eq!(read("petar@kovac.example, PETAR@kovac.example"), [petar], "once");
        assert_eq!(read("\"Kovač, Iva\" <iva@kovac.example>")[0].0, "Kovač, Iva");
        assert_eq!(read(" , ;"), []);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for name in ["", "Iva", "Kovač, Iva", "a \"b\" <c>"] {
            let person = Person { name: name.into(), address: "iva@kovac.example".into() };
            let again = Person::list("cc", &person.written()).unwrap();
            assert_eq!(again.len(), 1, "{name}");
            assert_eq!(again[0].address, person.address);
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for line in ["Iva", "iva@", "@kovac.example", "iva@kovac.example, Petar", "a@b@c", "Kovač, Iva <iva@x.example>"]
        {
            assert_eq!(wrong(line), "ticket-error-recipient", "{line}");
        }
        let many: String = (0..=MOST).map(|n| format!("a{n}@x.example,")).collect();
        assert_eq!(wrong(&many), "ticket-error-recipients-many");
    }

    #[test]
    fn nothing_of_a_header_is_read_out_of_an_address() {
        for line in ["a@b.example\r\nBcc: c@d.example", "Iva\r\nBcc: x@y.example <iva@kovac.example>"] {
            if let Ok(people) = Person::list("cc", line) {
                assert!(
                    people.iter().all(|p| !p.name.contains(['\r', '\n']) && !p.address.contains(['\r', '\n', ' ']))
                );
            }
        }
    }

    #[test]
    fn everybody_gets_it_once() {
        let of = |line: &str| Person::list("to", line).unwrap();
        let (mut to, mut cc, mut bcc) =
            (of("a@x.example"), of("a@x.example, b@x.example"), of("b@x.example, c@x.example"));
        once(&mut to, &mut cc, &mut bcc);
        assert_eq!((to, cc, bcc), (of("a@x.example"), of("b@x.example"), of("c@x.example")));
    }
}
