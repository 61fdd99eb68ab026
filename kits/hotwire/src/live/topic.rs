//! Topics as pages carry them.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use ring::hmac;

/// A topic a subscriber watches: its name, and whether watching it means being there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Watch {
    /// The topic's name: `ticket:42`.
    pub topic: String,
    /// Whether others who watch it with presence see the viewer.
    pub present: bool,
}

/// A topic as it stands in a page: who got this page may watch it, in this session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedTopic {
    /// The topic's name: `ticket:42`.
    pub topic: String,
    /// Proof that this session was shown it, and whether that counts as presence.
    pub signature: String,
}

/// As attributes of the element: `<live-topic {{ signed|safe }}></live-topic>`. The topic's name is escaped.
impl fmt::Display for SignedTopic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let topic = self.topic.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        write!(f, r#"topic="{topic}" signature="{}""#, self.signature)
    }
}

/// Signs topics: HMAC-SHA-256 over session, topic and presence.
///
/// There is no time in it, so that a page rendered again carries the same text and a morph leaves the socket alone;
/// it ends with the session.
#[derive(Clone)]
pub struct TopicKey(hmac::Key);

impl TopicKey {
    /// A key of 32 random bytes; nodes that serve the same pages share it.
    pub fn new(bytes: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, bytes))
    }

    /// Signs a topic for who may see it; the caller has checked that. With `present`, a browser that shows the page
    /// counts its viewer as being there.
    pub fn sign(&self, session: &str, topic: impl Into<String>, present: bool) -> SignedTopic {
        let watch = Watch { topic: topic.into(), present };
        let tag = BASE64_URL_SAFE_NO_PAD.encode(hmac::sign(&self.0, &statement(session, &watch)));
        let signature = format!("{}{tag}", if present { PRESENT } else { "" });
        SignedTopic { topic: watch.topic, signature }
    }

    /// What a signature allows; `None` if it is not ours for this session and topic.
    pub fn verify(&self, session: &str, topic: &str, signature: &str) -> Option<Watch> {
        let tag = signature.strip_prefix(PRESENT);
        let watch = Watch { topic: topic.to_owned(), present: tag.is_some() };
        let tag = BASE64_URL_SAFE_NO_PAD.decode(tag.unwrap_or(signature)).ok()?;
        hmac::verify(&self.0, &statement(session, &watch), &tag).ok()?;
        Some(watch)
    }
}

/// Marks a signature that stands for presence; `.` is not in the tag's alphabet.
const PRESENT: &str = "p.";

/// Session and topic are told apart by the session's length.
fn statement(session: &str, watch: &Watch) -> Vec<u8> {
    let length = (session.len() as u64).to_be_bytes();
    [b"live-topic", &length[..], session.as_bytes(), &[u8::from(watch.present)], watch.topic.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_session_topic_and_presence_alone() {
        let key = TopicKey::new(&[7; 32]);
        for present in [false, true] {
            let signed = key.sign("s1", "ticket:42", present);
            assert_eq!(
                key.verify("s1", "ticket:42", &signed.signature),
                Some(Watch { topic: "ticket:42".into(), present })
            );
            assert_eq!(key.verify("s2", "ticket:42", &signed.signature), None);
            assert_eq!(key.verify("s1", "ticket:43", &signed.signature), None);
            assert_eq!(TopicKey::new(&[8; 32]).verify("s1", "ticket:42", &signed.signature), None);
        }
        let absent = key.sign("s1", "ticket:42", false).signature;
        assert_eq!(key.verify("s1", "ticket:42", &format!("p.{absent}")), None);
        assert_eq!(key.verify("s1", "ticket:42", absent.get(..10).unwrap()), None);
    }

    #[test]
    fn session_and_topic_do_not_run_together() {
        let key = TopicKey::new(&[7; 32]);
        let signed = key.sign("ab", "c", false);
        assert_eq!(key.verify("a", "bc", &signed.signature), None);
    }

    #[test]
    fn a_topic_is_escaped_where_it_becomes_html() {
        let signed = SignedTopic { topic: r#"tag:"><b>&"#.into(), signature: "x".into() };
        assert_eq!(signed.to_string(), r#"topic="tag:&quot;>&lt;b>&amp;" signature="x""#);
    }
}
