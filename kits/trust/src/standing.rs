//! What the results together say of the From that people read.

use crate::{Checked, Mark, Outcome};

/// How the address in the From of a mail stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its domain, or one that belongs together with it, answers for it.
    Proven {
        /// Who does.
        domain: String,
        /// By a signature; else because the mail came from its servers.
        signed: bool,
    },
    /// It says what its domain denies.
    Forged(Doubt),
    /// Its domain says how its mails are proven (DMARC), this one is not, and the domain asks nobody to mind: what lists,
    /// forwarders and small shops send honestly often looks so. Nothing may be done on its word alone.
    Unproven,
    /// Nobody can say: most honest mail of small senders.
    Unknown,
}

/// Why a From is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Its domain says how its mails are proven (DMARC), and this one is not.
    Dmarc,
    /// Its domain names the servers that send for it, this was none of them, and no signature holds.
    Server,
    /// It names addresses of several domains.
    Several,
}

impl Doubt {
    /// A word to keep it by.
    pub fn as_str(self) -> &'static str {
        match self {
            Doubt::Dmarc => "dmarc",
            Doubt::Server => "server",
            Doubt::Several => "several",
        }
    }
}

impl Standing {
    /// Why this sender is not believed, in a word to keep it by; none when nothing speaks against them.
    pub fn doubt(&self) -> Option<&'static str> {
        match self {
            Standing::Forged(doubt) => Some(doubt.as_str()),
            Standing::Unproven => Some("unproven"),
            Standing::Proven { .. } | Standing::Unknown => None,
        }
    }
}

impl Checked {
    /// What this says of the From that people read.
    pub fn standing(&self) -> Standing {
        if self.several {
            return Standing::Forged(Doubt::Several);
        }
        if self.from.is_empty() {
            return Standing::Unknown;
        }
        match self.dmarc.as_ref().map(|dmarc| dmarc.outcome) {
            Some(Outcome::Pass) => self.who_answers().unwrap_or_else(|| self.proven(&self.from, true)),
            // What SPF alone denies does not weigh more: of the two words of the domain this one is about its From.
            Some(Outcome::Fail) if self.lenient => Standing::Unproven,
            Some(Outcome::Fail) => Standing::Forged(Doubt::Dmarc),
            Some(Outcome::TempError) => Standing::Unknown,
            // The domain asks for nothing by DMARC: what SPF and DKIM say of it by themselves.
            _ => self.who_answers().unwrap_or_else(|| self.without_dmarc()),
        }
    }

    fn who_answers(&self) -> Option<Standing> {
        let signed = |s: &&crate::Signed| s.outcome == Outcome::Pass && belong_together(&s.domain, &self.from);
        if let Some(signature) = self.dkim.iter().find(signed) {
            return Some(self.proven(&signature.domain, true));
        }
        let sent = self.own_spf().filter(|spf| spf.outcome == Outcome::Pass)?;
        Some(self.proven(&sent.domain, false))
    }

    fn without_dmarc(&self) -> Standing {
        let unknowable = self.dkim.iter().any(|s| s.outcome == Outcome::TempError);
        match self.own_spf() {
            Some(spf) if spf.outcome == Outcome::Fail && !unknowable => Standing::Forged(Doubt::Server),
            _ => Standing::Unknown,
        }
    }

    /// What SPF said, when it speaks of the domain people read.
    fn own_spf(&self) -> Option<&Mark> {
        self.spf.as_ref().filter(|spf| belong_together(&spf.domain, &self.from))
    }

    fn proven(&self, domain: &str, signed: bool) -> Standing {
        Standing::Proven { domain: domain.to_owned(), signed }
    }
}

/// Whether one of two domains is the other, or stands below it; what has no dot is nobody's.
fn belong_together(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let (long, short) = (long.to_ascii_lowercase(), short.to_ascii_lowercase());
    short.contains('.') && (long == short || long.strip_suffix(&short).is_some_and(|rest| rest.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Signed;

    fn mark(outcome: Outcome, domain: &str) -> Option<Mark> {
        Some(Mark { outcome, domain: domain.into() })
    }

    fn from(domain: &str) -> Checked {
        Checked { from: domain.into(), ..Checked::default() }
    }

    fn signed(outcome: Outcome, domain: &str) -> Vec<Signed> {
        vec![Signed { outcome, domain: domain.into(), selector: "a".into() }]
    }

    #[test]
    fn a_policy_that_is_not_met_makes_a_sender_forged_and_one_that_is_met_proves_it() {
        let dmarc = |outcome| Checked { dmarc: mark(outcome, "shop.example"), ..from("shop.example") };
        assert_eq!(dmarc(Outcome::Fail).standing(), Standing::Forged(Doubt::Dmarc));
        assert_eq!(dmarc(Outcome::Pass).standing(), Standing::Proven { domain: "shop.example".into(), signed: true });
        assert_eq!(dmarc(Outcome::TempError).standing(), Standing::Unknown);
    }

    #[test]
    fn a_policy_that_asks_nobody_to_mind_leaves_a_sender_unproven_and_not_forged() {
        let watched = Checked {
            dmarc: mark(Outcome::Fail, "shop.example"),
            spf: mark(Outcome::Fail, "shop.example"),
            lenient: true,
            ..from("shop.example")
        };
        assert_eq!((watched.standing(), watched.standing().doubt()), (Standing::Unproven, Some("unproven")));
        let several = Checked { several: true, ..watched };
        assert_eq!(several.standing().doubt(), Some("several"));
    }

    #[test]
    fn without_a_policy_only_what_a_domain_denies_outright_is_forged() {
        let spf = |outcome, domain| Checked { spf: mark(outcome, domain), ..from("shop.example") };
        assert_eq!(spf(Outcome::Fail, "shop.example").standing(), Standing::Forged(Doubt::Server));
        for unknown in [
            spf(Outcome::SoftFail, "shop.example"),
            spf(Outcome::None, "shop.example"),
            spf(Outcome::TempError, "shop.example"),
            spf(Outcome::Fail, "list.example"),
            from("shop.example"),
        ] {
            assert_eq!(unknown.standing(), Standing::Unknown, "{unknown:?}");
        }
        let moved = Checked { dkim: signed(Outcome::TempError, "shop.example"), ..spf(Outcome::Fail, "shop.example") };
        assert_eq!(moved.standing(), Standing::Unknown, "its key could not be asked for");
    }

    #[test]
    fn a_forwarded_mail_is_proven_by_its_signature() {
        let forwarded = Checked {
            spf: mark(Outcome::Fail, "shop.example"),
            dkim: signed(Outcome::Pass, "mail.shop.example"),
            ..from("shop.example")
        };
        assert_eq!(forwarded.standing(), Standing::Proven { domain: "mail.shop.example".into(), signed: true });
        let stranger = Checked { dkim: signed(Outcome::Pass, "other.example"), ..from("shop.example") };
        assert_eq!(stranger.standing(), Standing::Unknown);
    }

    #[test]
    fn a_sender_who_is_several_is_none_of_them() {
        let several = Checked { several: true, dmarc: mark(Outcome::Pass, "a.example"), ..from("a.example") };
        assert_eq!(several.standing(), Standing::Forged(Doubt::Several));
        assert_eq!(Checked::default().standing(), Standing::Unknown);
    }

    #[test]
    fn domains_belong_together_when_one_stands_below_the_other() {
        assert!(belong_together("a.example", "A.example") && belong_together("m.a.example", "a.example"));
        assert!(!belong_together("ba.example", "a.example") && !belong_together("a.example", "example"));
        assert!(!belong_together("", "") && !belong_together("a.example", ""));
    }
}
