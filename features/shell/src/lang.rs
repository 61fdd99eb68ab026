//! The languages the desk speaks to its staff.

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English, which also stands in for what another language lacks.
    #[default]
    En,
    /// Russian.
    Ru,
    /// Bulgarian.
    Bg,
    /// Croatian.
    Hr,
}

impl Lang {
    /// Every language, in the order in which a crate's `MESSAGES` are written.
    pub const ALL: [Lang; 4] = [Lang::En, Lang::Ru, Lang::Bg, Lang::Hr];

    /// The BCP 47 code: `en`, `ru`, `bg`, `hr`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ru => "ru",
            Lang::Bg => "bg",
            Lang::Hr => "hr",
        }
    }

    /// The language's name in itself, for a list of choices.
    pub const fn name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Ru => "Русский",
            Lang::Bg => "Български",
            Lang::Hr => "Hrvatski",
        }
    }

    /// The language of a BCP 47 tag, of which only the first part counts: `hr-HR` is Croatian.
    ///
    /// The close neighbours of Croatian read Croatian more easily than English.
    pub fn parse(tag: &str) -> Option<Lang> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "en" => Some(Lang::En),
            "ru" => Some(Lang::Ru),
            "bg" => Some(Lang::Bg),
            "hr" | "bs" | "sh" => Some(Lang::Hr),
            _ => None,
        }
    }

    /// The language a browser likes best among ours, by its `Accept-Language` (RFC 9110 §12.5.4);
    /// English when it names none of them.
    pub fn negotiate(accept_language: &str) -> Lang {
        let mut best = (0, Lang::En);
        for range in accept_language.split(',') {
            let mut parts = range.split(';');
            let Some(lang) = parts.next().and_then(Lang::parse) else {
                continue;
            };
            let weight = parts.find_map(quality).unwrap_or(1000);
            if weight > best.0 {
                best = (weight, lang);
            }
        }
        best.1
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

/// The weight in thousandths of a `q=0.8` parameter; a malformed one counts for nothing.
fn quality(parameter: &str) -> Option<u32> {
    let value = parameter.trim().strip_prefix("q=")?;
    let share = value.parse::<f32>().ok().filter(|q| (0.0..=1.0).contains(q));
    Some(share.map_or(0, |q| (q * 1000.0) as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_known_language_wins_whatever_the_order() {
        assert_eq!(Lang::negotiate("de, hr;q=0.5, bg-BG;q=0.8, en;q=0.1"), Lang::Bg);
        assert_eq!(Lang::negotiate("ru-RU,ru;q=0.9,en;q=0.8"), Lang::Ru);
    }

    #[test]
    fn of_equal_languages_the_first_wins() {
        assert_eq!(Lang::negotiate("hr,ru"), Lang::Hr);
    }

    #[test]
    fn an_unknown_refused_or_broken_wish_ends_in_english() {
        for wish in ["", "de-DE,fr;q=0.9", "*", "ru;q=0", "bg;q=x", ";;,,;q="] {
            assert_eq!(Lang::negotiate(wish), Lang::En, "{wish:?}");
        }
    }

    #[test]
    fn every_code_parses_to_its_language() {
        for lang in Lang::ALL {
            assert_eq!(Lang::parse(lang.code()), Some(lang));
        }
    }
}
