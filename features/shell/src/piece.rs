//! Small pieces that many pages show.

/// The ground of a chip, badge or dot, by what it means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// No meaning beyond its words.
    #[default]
    Plain,
    /// Well, open, ours.
    Leaf,
    /// Time is running, or internal.
    Gold,
    /// Other departments.
    Plum,
    /// Late or failed.
    Beet,
}

impl Tone {
    /// The CSS class.
    pub const fn class(self) -> &'static str {
        match self {
            Tone::Plain => "",
            Tone::Leaf => "leaf",
            Tone::Gold => "gold",
            Tone::Plum => "plum",
            Tone::Beet => "beet",
        }
    }
}

/// A short fact in a pill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chip {
    /// What its ground tells.
    pub tone: Tone,
    /// An icon of the sprite before the words, if any.
    pub icon: Option<&'static str>,
    /// The words, in the reader's language.
    pub text: String,
}

impl Chip {
    /// A chip of words alone.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, icon: None, text: text.into() }
    }

    /// The same chip with an icon before its words.
    pub fn with_icon(self, icon: &'static str) -> Self {
        Self { icon: Some(icon), ..self }
    }
}

/// One line of a choice: a `<select>` or a menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is the present one.
    pub chosen: bool,
}

impl Choice {
    /// A choice that is `chosen` or not.
    pub fn new(value: impl ToString, label: impl Into<String>, chosen: bool) -> Self {
        Self { value: value.to_string(), label: label.into(), chosen }
    }

    /// What is offered, and what is chosen: that is shown as long as it is chosen, also when it is no longer offered.
    pub fn with_chosen(offered: impl IntoIterator<Item = Choice>, chosen: Option<Choice>) -> Vec<Choice> {
        let mut choices: Vec<Choice> = offered.into_iter().collect();
        if let Some(chosen) = chosen.filter(|chosen| choices.iter().all(|known| known.value != chosen.value)) {
            choices.push(chosen);
        }
        choices
    }
}

/// One field of a form, as it was sent and as it was refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// What stands in it.
    pub value: String,
    /// What is wrong with it, in the reader's language.
    pub error: Option<String>,
}

impl Field {
    /// A field that holds `value` and has nothing wrong.
    pub fn of(value: impl Into<String>) -> Self {
        Self { value: value.into(), error: None }
    }

    /// The same field, refused because of `error`.
    pub fn refused(self, error: impl Into<String>) -> Self {
        Self { error: Some(error.into()), ..self }
    }
}

/// One or two letters that stand for a person: `Iva Kovač` → `IK`, `support@shop.example` → `S`.
pub fn initials(name: &str) -> String {
    let letters = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    let words: Vec<char> = name.split('@').next().unwrap_or_default().split_whitespace().filter_map(letters).collect();
    let both = match words.as_slice() {
        [] => return "?".to_owned(),
        [only] => only.to_string(),
        [first, .., last] => format!("{first}{last}"),
    };
    both.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters_of_the_first_and_last_word() {
        assert_eq!(initials("Iva Kovač"), "IK");
        assert_eq!(initials("Георги Иванов Петров"), "ГП");
        assert_eq!(initials("support@shop.example"), "S");
        assert_eq!(initials("+385 91 234 567"), "35");
        assert_eq!(initials(" — "), "?");
    }

    #[test]
    fn what_is_chosen_and_no_longer_offered_can_still_be_seen() {
        let offered = |chosen: i64| [1, 2].map(|id| Choice::new(id, "offered", id == chosen));
        let gone = Choice::new(7, "gone", true);
        assert_eq!(Choice::with_chosen(offered(2), Some(Choice::new(2, "offered", true))), offered(2));
        assert_eq!(Choice::with_chosen(offered(7), Some(gone.clone())).last(), Some(&gone));
        assert_eq!(Choice::with_chosen(offered(0), None), offered(0));
    }
}
