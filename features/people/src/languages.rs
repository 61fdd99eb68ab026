//! In which languages the company works, and in which its customers are answered.

use crate::{Admin, event::CompanyChanged};
use base::{About, Act, Error, Result, Setting};
use serde::{Deserialize, Serialize};

/// Languages of the screens.
pub const SCREENS: [&str; 4] = ["en", "ru", "bg", "hr"];
/// Languages customers are answered in at most.
pub const MOST: usize = 20;
/// Characters of a tag at most (RFC 5646 §4.4.1).
const LONGEST: usize = 35;

/// Languages, as the company has decided: whoever writes templates and automatic answers is asked for these.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Languages {
    /// Of the screens, offered to people; all of them when none was chosen.
    staff: Vec<String>,
    /// In which customers are answered, as BCP 47 tags in the order of forms; those of the screens when none was chosen.
    customers: Vec<String>,
}

impl Setting for Languages {
    const NAME: &'static str = "languages";
}

impl Languages {
    /// These; an empty list leaves the usual ones.
    pub fn new(staff: Vec<String>, customers: Vec<String>) -> Languages {
        Languages { staff, customers }
    }

    /// Whether people are offered these screens.
    pub fn offers(&self, code: &str) -> bool {
        self.staff.is_empty() || self.staff.iter().any(|offered| offered == code)
    }

    /// In which customers are answered: never none.
    pub fn answered(&self) -> Vec<String> {
        match self.customers.is_empty() {
            true => SCREENS.map(str::to_owned).into(),
            false => self.customers.clone(),
        }
    }

    /// Of those in which customers are answered, the one for whoever speaks this: the same, or the same in another region.
    pub fn nearest(&self, spoken: &str) -> Option<String> {
        nearest(self.answered(), |tag| tag, spoken)
    }

    /// The languages of a form: those customers are answered in, then whatever else words are there in; never more
    /// than twice [`MOST`], whatever a form says.
    pub fn asked<'w>(&self, written: impl IntoIterator<Item = &'w str>) -> Vec<String> {
        let mut all = self.answered();
        for language in written.into_iter().filter(|l| tag(l).as_deref() == Some(*l)) {
            if all.len() >= 2 * MOST {
                break;
            }
            if !all.iter().any(|known| known == language) {
                all.push(language.to_owned());
            }
        }
        all
    }

    /// Decides anew, and tells that it did.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what is no language tag, no language of the screens, or too many.
    pub async fn change(mut self, act: &mut Act, _by: &Admin) -> Result<()> {
        if self.staff.iter().any(|code| !SCREENS.contains(&code.as_str())) {
            return Err(Error::invalid("staff", "people-choice-wrong"));
        }
        let mut customers: Vec<String> = Vec::new();
        for text in &self.customers {
            let tag = tag(text).ok_or_else(|| Error::invalid("other", "people-languages-wrong"))?;
            if customers.contains(&tag) {
                continue;
            }
            if customers.len() >= MOST {
                return Err(Error::invalid("other", "people-languages-many"));
            }
            customers.push(tag);
        }
        self.customers = customers;
        if Languages::read(&mut *act).await? == self {
            return Ok(());
        }
        self.write(act).await?;
        act.tell(About("company", 0), &CompanyChanged { changed: vec!["languages".into()] }).await?;
        Ok(())
    }
}

/// A BCP 47 tag as one writes it: `PT-br` is `pt-BR`; none for what is none.
pub fn tag(text: &str) -> Option<String> {
    let text = text.trim().replace('_', "-");
    let mut parts = text.split('-');
    let primary = parts.next().filter(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))?;
    let mut tag = primary.to_ascii_lowercase();
    for part in parts {
        if !(1..=8).contains(&part.len()) || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        let lower = part.to_ascii_lowercase();
        tag.push('-');
        match part.len() {
            2 => tag.push_str(&part.to_ascii_uppercase()),
            4 if part.bytes().all(|b| b.is_ascii_alphabetic()) => {
                tag.push_str(&lower[..1].to_ascii_uppercase());
                tag.push_str(&lower[1..]);
            }
            _ => tag.push_str(&lower),
        }
    }
    (tag.len() <= LONGEST).then_some(tag)
}

/// The part of a tag that names the language: `pt` of `pt-BR`.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Of what is there in several languages, that for whoever speaks this, however it is typed: the same, or the same in
/// another region.
pub fn nearest<T>(all: impl IntoIterator<Item = T>, language: impl Fn(&T) -> &str, spoken: &str) -> Option<T> {
    let spoken = tag(spoken).unwrap_or_else(|| spoken.to_owned());
    let mut akin = None;
    for one in all {
        if language(&one) == spoken {
            return Some(one);
        }
        if akin.is_none() && primary(language(&one)) == primary(&spoken) {
            akin = Some(one);
        }
    }
    akin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_written_one_way_however_it_is_typed() {
        for (typed, written) in [
            (" PT-br ", "pt-BR"),
            ("de", "de"),
            ("sr_latn_rs", "sr-Latn-RS"),
            ("zh-hant", "zh-Hant"),
            ("es-419", "es-419"),
            ("gsw", "gsw"),
        ] {
            assert_eq!(tag(typed).as_deref(), Some(written), "{typed}");
        }
        for wrong in ["", "e", "english", "de-", "d1", "de-toolongpart1", "en\"><b", "de-ä"] {
            assert_eq!(tag(wrong), None, "{wrong}");
        }
        assert_eq!(tag(&["de"; 30].join("-")), None, "longer than any tag");
    }

    #[test]
    fn another_region_is_nearer_than_another_language() {
        let chosen = Languages::new(Vec::new(), ["hr", "pt-BR", "pt-PT"].map(str::to_owned).into());
        let nearest = ["pt", "pt-PT", "hr-HR", "de"].map(|spoken| chosen.nearest(spoken));
        assert_eq!(nearest, [Some("pt-BR"), Some("pt-PT"), Some("hr"), None].map(|tag| tag.map(str::to_owned)));
        let typed = ["PT", "pt_PT", " HR_hr", "?"].map(|spoken| chosen.nearest(spoken));
        assert_eq!(typed, nearest, "however it is typed");
    }

    #[test]
    fn a_form_has_languages_alone_and_not_without_end() {
        let usual = Languages::default();
        assert_eq!(usual.asked(["de", "english", "DE", "", "x y"]), ["en", "ru", "bg", "hr", "de"]);
        let many: Vec<String> = (0..1000).map(|n| format!("de-{n:04}")).collect();
        assert_eq!(usual.asked(many.iter().map(String::as_str)).len(), 2 * MOST);
    }

    #[test]
    fn nobody_is_left_without_a_language() {
        let usual = Languages::default();
        assert!(SCREENS.iter().all(|code| usual.offers(code)) && usual.answered() == SCREENS);
        let chosen = Languages::new(vec!["hr".into()], vec!["hr".into(), "de".into()]);
        assert!(chosen.offers("hr") && !chosen.offers("en"));
        assert_eq!(chosen.asked(["de", "en"]), ["hr", "de", "en"], "what is written is not lost");
    }
}
