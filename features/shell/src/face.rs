//! What stands for a person beside their words.

use crate::initials;
use askama::filters::Safe;

/// A person's photo, else the letters that stand for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Face {
    letters: String,
    photo: Option<String>,
}

impl Face {
    /// Of somebody with this name, whose picture is at an address of ours, if there is one.
    pub fn of(name: &str, photo: Option<String>) -> Face {
        Face { letters: initials(name), photo }
    }

    /// Whether it is a picture.
    pub fn is_photo(&self) -> bool {
        self.photo.is_some()
    }

    /// What stands in an element of the class `face`, beside the name. A picture that is not shown is not fetched.
    pub fn html(&self) -> Safe<String> {
        Safe(match &self.photo {
            Some(href) => format!(r#"<img src="{href}" alt="" loading="lazy">"#),
            None => self.letters.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_no_photo_is_two_letters_that_break_no_page() {
        assert_eq!(Face::of("Iva Kovač", None).html().0, "IK");
        assert_eq!(Face::of("<b> &", None).html().0, "B");
        assert_eq!(
            Face::of("Iva", Some("/photos/1/ab".into())).html().0,
            r#"<img src="/photos/1/ab" alt="" loading="lazy">"#
        );
    }
}
