//! Numbers of payment cards are hidden before anything is written down.

use crate::NewEntry;
use base::{Act, Result, Setting, cards::Numbers};
use people::Company;
use store::On;

/// Those of these numbers that the company hides: all, or none when it wants to keep them. Without any, nothing is asked.
pub async fn hidden(on: impl Into<On<'_>>, found: Numbers) -> Result<Numbers> {
    match found.is_empty() || Company::read(on.into()).await?.hides_cards {
        true => Ok(found),
        false => Ok(Numbers::default()),
    }
}

/// A text as it is kept.
pub async fn kept(act: &mut Act, text: &str) -> Result<String> {
    Ok(hidden(act, Numbers::in_text(text)).await?.hide_in_text(text))
}

/// The numbers that stand in words, whichever of their forms shows them.
pub fn numbers_in(text: &str, html: Option<&str>) -> Numbers {
    Numbers::in_text(text).and(html.map(Numbers::in_html).unwrap_or_default())
}

impl NewEntry {
    /// The entry without the numbers that stand in it; nothing when it has none to hide.
    pub(crate) async fn without_cards(&self, act: &mut Act) -> Result<Option<NewEntry>> {
        let found = numbers_in(&self.text, self.html.as_deref())
            .and(Numbers::in_text(&self.reply_text))
            .and(Numbers::in_text(&self.subject));
        let hidden = hidden(act, found).await?;
        if hidden.is_empty() {
            return Ok(None);
        }
        let mut new = self.clone();
        new.text = hidden.hide_in_text(&self.text);
        new.reply_text = hidden.hide_in_text(&self.reply_text);
        new.subject = hidden.hide_in_text(&self.subject);
        new.html = self.html.as_deref().map(|html| hidden.hide_in_html(html));
        new.cards_hidden = true;
        Ok(Some(new))
    }
}
