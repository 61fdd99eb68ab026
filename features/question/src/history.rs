//! What of a ticket goes along to somebody outside: the words that were chosen, and nothing they quote.

use crate::{Asking, Forward, Question};
use base::{EntryId, IdentityId, Moment, Result};
use people::Contacts;
use store::{On, Query};

/// Words of a ticket, as somebody outside gets them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Whose entry it is.
    pub entry: EntryId,
    /// Who wrote it, by name.
    pub author: String,
    /// The words, without what they quote.
    pub text: String,
    /// The same with form, sanitised; nothing where only the whole had one.
    pub html: Option<String>,
    /// When it was written.
    pub at: Moment,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: EntryId,
    identity_id: Option<IdentityId>,
    author_name: String,
    text: String,
    reply_text: String,
    html: Option<String>,
    at: Moment,
}

impl Question {
    /// What goes along to somebody outside, oldest first: the chosen entries, as far as whoever asked lets them see.
    /// Words that were struck or taken back are gone.
    pub async fn history(&self, on: impl Into<On<'_>>) -> Result<Vec<Passage>> {
        let mut on = on.into();
        let Some(ticket) = self.ticket_id else { return Ok(Vec::new()) };
        let context = Asking::find(on.again(), self.asking_id).await?.context.0;
        let contacts = match context.forward {
            Forward::Nothing => return Ok(Vec::new()),
            Forward::Hidden => Contacts::Named,
            Forward::Whole => Contacts::Shown,
        };
        let query = Query::new(
            "SELECT id, identity_id, author_name, text, reply_text, html, at FROM entry
             WHERE kind <> 'change' AND struck_at IS NULL AND (delivery IS NULL OR delivery <> 'withdrawn') AND ticket_id = ",
        );
        let query = query.with("", ticket).with_in(" AND id", context.entries).push(" ORDER BY id");
        let rows: Vec<Row> = query.all(on).await?;
        Ok(rows.into_iter().map(|row| passage(row, contacts)).collect())
    }
}

fn passage(row: Row, contacts: Contacts) -> Passage {
    let now = row.reply_text.trim();
    let (text, html) = match now == row.text.trim() {
        true => (row.text, row.html),
        false => (row.reply_text, None), // the form is that of the whole, with all it quotes
    };
    Passage {
        entry: row.id,
        author: contacts.author(row.author_name, row.identity_id.is_some()),
        text: contacts.words(text),
        html: html.map(|html| hidden(contacts, &html)),
        at: row.at,
    }
}

/// By which HTML names a picture that comes with it: no address, though it looks like one.
const PICTURE: &str = "data-cid=\"";

fn hidden(contacts: Contacts, html: &str) -> String {
    let mut parts = html.split(PICTURE);
    let mut out = contacts.words(parts.next().unwrap_or_default().to_owned());
    for part in parts {
        let (name, rest) = part.split_at(part.find('"').unwrap_or_default());
        out.extend([PICTURE, name, &contacts.words(rest.to_owned())]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str, now: &str) -> Row {
        Row {
            id: EntryId(1),
            identity_id: Some(IdentityId(1)),
            author_name: "Iva Kovač".into(),
            text: text.into(),
            reply_text: now.into(),
            html: Some(format!("<p>{text}</p>")),
            at: Moment::from_seconds(0),
        }
    }

    #[test]
    fn nothing_that_was_not_chosen_goes_along_in_a_quotation() {
        let passage = passage(row("Hm.\n> Between us: she is wrong.", "Hm."), Contacts::Shown);
        assert_eq!((passage.text.as_str(), passage.html), ("Hm.", None));
    }

    #[test]
    fn of_who_wrote_nothing_but_quoted_nothing_goes_along() {
        let passage = passage(row("> Between us: she is wrong.", ""), Contacts::Shown);
        assert_eq!((passage.text.as_str(), passage.html), ("", None));
    }

    #[test]
    fn a_picture_keeps_the_name_by_which_it_comes() {
        let html = "<p>To iva@kovac.example<img data-cid=\"a.png@01D8.example\"> or 091 234 5678</p>";
        let shown = hidden(Contacts::Named, html);
        assert!(
            shown.contains("data-cid=\"a.png@01D8.example\"") && !shown.contains("iva@") && !shown.contains("5678")
        );
    }

    #[test]
    fn how_to_reach_the_customer_is_hidden_unless_it_is_chosen() {
        let text = "Call 091 234 5678 or iva@kovac.example.";
        let hidden = passage(row(text, text), Contacts::Named);
        assert!(!hidden.text.contains("5678") && !hidden.html.unwrap().contains("kovac.example"));
        assert_eq!(hidden.author, "Iva Kovač");
        assert_eq!(passage(row(text, text), Contacts::Shown).text, text);
    }
}
