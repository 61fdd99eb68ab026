//! Asking the DNS, within bounds.

use crate::{
    Checked, Mark, Outcome, Signed, Standing, Upstream, Way,
    reach::{Reach, Reached},
    told,
};
use futures_util::FutureExt;
use mail_auth::{
    ArcOutput, AuthenticatedMessage, DkimOutput, DkimResult, DmarcOutput, DmarcResult, MessageAuthenticator, SpfOutput,
    SpfResult,
    dkim::DkimError,
    dmarc::{Policy, verify::DmarcParameters},
    hickory_resolver::{
        TokioResolver,
        config::{ConnectionConfig, NameServerConfig, ResolverConfig, ResolverOpts},
        system_conf::read_system_conf,
    },
    spf::verify::SpfParameters,
};
use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    panic::AssertUnwindSafe,
    sync::Arc,
    time::Duration,
};
use tokio::{runtime::Handle, task::spawn_blocking, time::timeout};

/// How long everything that is asked about one mail may take.
pub const PATIENCE: Duration = Duration::from_secs(5);
/// The same while it is not known whether the DNS answers: mails shall not wait for a resolver that is down.
pub const UNSURE: Duration = Duration::from_secs(1);

/// One question to one server.
const QUESTION: Duration = Duration::from_secs(2);
/// Bytes of a mail that is checked where one is: to wake another thread for each answer of the DNS costs more.
const SMALL: usize = 64 * 1024;
/// Signatures of one mail that are looked at.
const SIGNATURES: usize = 10;
/// Answers of the DNS that are remembered.
const REMEMBERED: u64 = 2_000;

/// Who brought a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// From where.
    pub ip: IpAddr,
    /// The name they gave themselves.
    pub helo: String,
    /// The sender on the envelope; empty for `<>`.
    pub from: String,
}

/// How a mail came, and whom one believes about it.
#[derive(Clone, Debug, Default)]
pub struct Came {
    /// Who brought it; none when it was fetched or handed in.
    pub peer: Option<Peer>,
    /// Names of servers of one's own whose results are believed.
    pub servers: Vec<String>,
    /// Domains whose seals are believed.
    pub sealers: Vec<String>,
    /// Whether the DNS may be asked: an old mail says nothing about today's keys.
    pub ask: bool,
}

/// Finds out what mails prove about their senders. Clones share everything.
#[derive(Clone, Default)]
pub struct Checker(Arc<Inner>);

#[derive(Default)]
struct Inner {
    dns: Option<MessageAuthenticator>,
    reached: Reached,
    upstream: Upstream,
}

/// There is no such resolver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable(String);

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the DNS cannot be asked: {}", self.0)
    }
}

impl std::error::Error for Unusable {}

impl Checker {
    /// One that asks nobody, and believes only what it is told.
    pub fn unasking(upstream: Upstream) -> Checker {
        Checker(Arc::new(Inner { upstream, ..Inner::default() }))
    }

    /// One that would ask, and cannot: this machine does not say whom.
    pub fn unable(upstream: Upstream) -> Checker {
        Checker(Arc::new(Inner { reached: Reached::never(), upstream, ..Inner::default() }))
    }

    /// One that asks as this machine does.
    ///
    /// # Errors
    /// When this machine does not say whom to ask.
    pub fn of_the_system(upstream: Upstream) -> Result<Checker, Unusable> {
        let (config, options) = read_system_conf().map_err(|e| Unusable(e.to_string()))?;
        // No search domains: a name in a mail means what it says.
        let config = ResolverConfig::from_parts(None, Vec::new(), config.name_servers().to_vec());
        Checker::asking(config, options, upstream)
    }

    /// One that asks this server.
    ///
    /// # Errors
    /// When it cannot be asked at all; silence is no error.
    pub fn of_server(server: SocketAddr, upstream: Upstream) -> Result<Checker, Unusable> {
        let with_port = |mut connection: ConnectionConfig| {
            connection.port = server.port();
            connection
        };
        let ways = vec![with_port(ConnectionConfig::udp()), with_port(ConnectionConfig::tcp())];
        let server = NameServerConfig::new(server.ip(), true, ways);
        Checker::asking(ResolverConfig::from_parts(None, Vec::new(), vec![server]), ResolverOpts::default(), upstream)
    }

    fn asking(config: ResolverConfig, mut options: ResolverOpts, upstream: Upstream) -> Result<Checker, Unusable> {
        options.timeout = QUESTION;
        options.attempts = 1;
        options.cache_size = REMEMBERED;
        let made = |options| MessageAuthenticator::new(config.clone(), options).map_err(|e| Unusable(e.to_string()));
        // What is remembered says nothing about whether anybody answers now.
        let mut forgetful = options.clone();
        forgetful.cache_size = 0;
        Ok(Checker(Arc::new(Inner { dns: Some(made(options)?), reached: Reached::by(made(forgetful)?), upstream })))
    }

    /// Whether the DNS is asked at all.
    pub fn asks(&self) -> bool {
        self.0.dns.is_some()
    }

    /// Whether the DNS answers, as far as that is known.
    pub fn reach(&self) -> Reach {
        self.0.reached.now()
    }

    /// Finds out whether the DNS answers; takes a few seconds at most.
    pub async fn find_out(&self) -> Reach {
        self.0.reached.find_out().await
    }

    /// What a mail proves about its sender. Never fails: what cannot be known is unknown.
    pub async fn check(&self, raw: Arc<Vec<u8>>, came: Came) -> Checked {
        // Whatever foreign bytes do to a library, whoever asked goes on.
        let checked = match raw.len() <= SMALL {
            true => AssertUnwindSafe(self.check_within(&raw, &came)).catch_unwind().await.map_err(drop),
            false => self.check_beside(raw, came).await,
        };
        checked.unwrap_or_else(|()| {
            tracing::error!("checking a sender failed: a defect");
            Checked::default()
        })
    }

    /// On a thread for what takes a while, as hashing a big mail does.
    async fn check_beside(&self, raw: Arc<Vec<u8>>, came: Came) -> Result<Checked, ()> {
        let (this, here) = (self.clone(), Handle::current());
        #[expect(clippy::disallowed_methods, reason = "a thread for what blocks waits, and no task")]
        let checked = spawn_blocking(move || here.block_on(this.check_within(&raw, &came)));
        checked.await.map_err(drop)
    }

    /// Whom to ask about names.
    pub(crate) fn resolver(&self) -> Option<&TokioResolver> {
        self.0.dns.as_ref().map(MessageAuthenticator::resolver)
    }

    async fn check_within(&self, raw: &[u8], came: &Came) -> Checked {
        let Some(mut message) = AuthenticatedMessage::parse(raw) else { return Checked::default() };
        message.dkim_headers.truncate(SIGNATURES);
        let (from, several) = author(&message);
        let known = |checked: Checked| Checked { from: from.clone(), several, ..checked };
        let peer = came.peer.as_ref().filter(|peer| !self.0.upstream.has(peer.ip));
        if peer.is_none()
            && let Some(told) = told::told(message.headers.iter().copied(), &came.servers)
        {
            return known(told);
        }
        let says_something = !message.dkim_headers.is_empty() || !message.as_headers.is_empty();
        if !came.ask || peer.is_none() && !says_something {
            return known(Checked::default());
        }
        let unasked = || known(Checked { unasked: true, ..Checked::default() });
        let patience = match self.reach() {
            Reach::Answers => PATIENCE,
            Reach::Silent if self.0.reached.is_fresh() => return unasked(),
            _ => UNSURE,
        };
        let Some(dns) = &self.0.dns else {
            return known(Checked { unasked: self.reach() == Reach::Silent, ..Checked::default() });
        };
        if patience == UNSURE {
            self.look_around();
        }
        match timeout(patience, ask(dns, &message, peer, known(Checked::default()), &came.sealers)).await {
            Ok(checked) if !checked.met_trouble() => checked,
            // Perhaps only the servers of these domains are down.
            told => {
                self.look_around();
                told.ok().filter(Checked::knows_something).unwrap_or_else(unasked)
            }
        }
    }

    /// Finds out whether the DNS answers while nobody waits for it.
    pub fn look_around(&self) {
        let this = self.clone();
        tokio::spawn(async move { this.find_out().await });
    }
}

/// The domain of the From, and whether there are several.
fn author(message: &AuthenticatedMessage<'_>) -> (String, bool) {
    let mut domains = message.from.iter().filter_map(|from| from.rsplit_once('@')).map(|(_, domain)| domain);
    let first = domains.next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let several = domains.any(|domain| domain.trim_end_matches('.').to_lowercase() != first);
    (first, several)
}

/// Asks all four.
async fn ask(
    dns: &MessageAuthenticator,
    message: &AuthenticatedMessage<'_>,
    peer: Option<&Peer>,
    blank: Checked,
    sealers: &[String],
) -> Checked {
    let spf = match peer {
        Some(peer) if peer.from.is_empty() => {
            dns.verify_spf(SpfParameters::verify_ehlo(peer.ip, &peer.helo, &peer.helo)).await
        }
        Some(peer) => {
            dns.verify_spf(SpfParameters::verify_mail_from(peer.ip, &peer.helo, &peer.helo, &peer.from)).await
        }
        None => SpfOutput::default(),
    };
    let dkim = dns.verify_dkim(message).await;
    let envelope = spf.domain().to_owned();
    let dmarc = dns.verify_dmarc(DmarcParameters::new(message, &dkim, &envelope, &spf)).await;
    let mut checked = Checked {
        way: Way::Asked,
        spf: peer.map(|_| Mark { outcome: of_spf(spf.result()), domain: envelope.to_lowercase() }),
        dkim: dkim.iter().map(signed).collect(),
        ..blank
    };
    checked.dmarc = of_dmarc(&dmarc, &checked);
    let failed = checked.dmarc.as_ref().is_some_and(|mark| mark.outcome == Outcome::Fail);
    checked.lenient = failed && dmarc.policy() == Policy::None;
    if message.as_headers.is_empty() || message.as_headers.len() > SIGNATURES {
        return checked;
    }
    let arc = dns.verify_arc(message).await;
    with_seal(message, &arc, checked, sealers)
}

/// Who passes mail on may break what proved it, and seals what it found before. That counts when one believes them.
fn with_seal(message: &AuthenticatedMessage<'_>, arc: &ArcOutput<'_>, checked: Checked, sealers: &[String]) -> Checked {
    let Some(last) = message.as_headers.iter().max_by_key(|seal| seal.header.i) else { return checked };
    let (by, number) = (last.header.d.to_lowercase(), last.header.i);
    let mark = Some(Mark { outcome: of_dkim(arc.result()), domain: by.clone() });
    let believed = *arc.result() == DkimResult::Pass && sealers.iter().any(|sealer| sealer.eq_ignore_ascii_case(&by));
    if believed && !matches!(checked.standing(), Standing::Proven { .. }) {
        let results = message.aar_headers.iter().find(|results| results.header.i == number);
        if let Some(sealed) = results.and_then(|results| told::sealed(results.value, &by)) {
            return Checked { from: checked.from, several: checked.several, arc: mark, ..sealed };
        }
    }
    Checked { arc: mark, ..checked }
}

fn signed(output: &DkimOutput<'_>) -> Signed {
    let (domain, selector) = output.signature().map_or(("", ""), |s| (s.d.as_str(), s.s.as_str()));
    Signed { outcome: of_dkim(output.result()), domain: domain.to_lowercase(), selector: selector.to_owned() }
}

fn of_dkim(result: &DkimResult) -> Outcome {
    match result {
        DkimResult::Pass => Outcome::Pass,
        // What was signed is not what came (RFC 8601, 2.7.1).
        DkimResult::Neutral(mail_auth::Error::Dkim(DkimError::FailedBodyHashMatch)) | DkimResult::Fail(_) => {
            Outcome::Fail
        }
        DkimResult::Neutral(_) => Outcome::Neutral,
        DkimResult::PermError(_) => Outcome::PermError,
        DkimResult::TempError(_) => Outcome::TempError,
        DkimResult::None => Outcome::None,
    }
}

fn of_spf(result: SpfResult) -> Outcome {
    match result {
        SpfResult::Pass => Outcome::Pass,
        SpfResult::Fail => Outcome::Fail,
        SpfResult::SoftFail => Outcome::SoftFail,
        SpfResult::Neutral => Outcome::Neutral,
        SpfResult::TempError => Outcome::TempError,
        SpfResult::PermError => Outcome::PermError,
        SpfResult::None => Outcome::None,
    }
}

/// Whether the From is what its domain says it must be. It can only be said that it is not when both were asked,
/// and the DNS answered.
fn of_dmarc(output: &DmarcOutput, checked: &Checked) -> Option<Mark> {
    let both = [output.spf_result(), output.dkim_result()];
    let trouble = |result: &&DmarcResult| matches!(result, DmarcResult::TempError(_));
    let outcome = if both.contains(&&DmarcResult::Pass) {
        Outcome::Pass
    } else if both.iter().any(trouble) {
        Outcome::TempError
    } else if output.dmarc_record().is_none() {
        Outcome::None
    } else {
        let spf = checked.spf.as_ref()?.outcome;
        let unknowable = spf == Outcome::TempError || checked.dkim.iter().any(|s| s.outcome == Outcome::TempError);
        if unknowable { Outcome::TempError } else { Outcome::Fail }
    };
    Some(Mark { outcome, domain: checked.from.clone() })
}
