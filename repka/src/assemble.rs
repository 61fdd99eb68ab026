//! Puts the parts together: a desk from the settings, and the doors of a desk.

use crate::{config::Config, migrations, reactions::reactions};
use base::{Blobs, Desk, DeskParts, Error, Keys, Live, Result, Time};
use channel::mail::{
    Post,
    notice::{Words, arg},
};
use hotwire::{
    assets::Assets,
    live::{Hub, TopicKey},
    origin::{Origin, Origins},
};
use people_web::{Ability, Web, WebParts};
use shell::{Arg, Lang, Links, Messages};
use std::sync::{Arc, atomic::AtomicBool};
use store::{Db, Tuning};
use trust::Checker;

/// The words of every feature.
const MESSAGES: &[&[&str; 4]] = &[
    &shell::MESSAGES,
    &people_web::MESSAGES,
    &field_web::MESSAGES,
    &customer_web::MESSAGES,
    &clock_web::MESSAGES,
    &ticket_web::MESSAGES,
    &template::MESSAGES,
    &question_web::MESSAGES,
    &approval::MESSAGES,
    &journey::MESSAGES,
    &remedy::MESSAGES,
    &improvement::MESSAGES,
    &knowledge::MESSAGES,
    &channel::MESSAGES,
    &notify::MESSAGES,
    &insight::MESSAGES,
];

/// A desk, and what the mail channel needs beside it.
pub struct House {
    /// The desk.
    pub desk: Desk,
    /// Relay and tokens.
    pub post: Post,
    /// Words in every language.
    pub messages: Arc<Messages>,
}

/// The words of every feature, joined.
pub fn messages() -> Result<Messages> {
    Messages::new(MESSAGES).map_err(|e| Error::Broken(e.to_string()))
}

/// How a desk is opened.
#[derive(Default)]
pub struct Opening {
    /// Who tells open pages; nobody on the command line.
    pub live: Option<Arc<dyn Live>>,
    /// The public address, when the settings give none.
    pub url: String,
    /// The clock.
    pub time: Time,
    /// Whether everything may be lost with the power, because it is made again: the demo.
    pub unsynced: bool,
}

/// Opens the database, migrates it, and puts a desk on it.
pub async fn house(config: &Config, opening: Opening) -> Result<House> {
    std::fs::create_dir_all(&config.data)?;
    let db = Db::open(&config.database_url(), Tuning::default()).await?;
    store::migrate(&db, migrations::ALL, opening.time.now()).await?;
    let secret = config.secret_bytes().map_err(|e| Error::Broken(e.to_string()))?;
    let keys = Keys::open(&db, &secret, opening.time.now()).await?;
    let relay = config.relay.as_deref().map(mail::smtp::Relay::parse).transpose();
    let relay = relay.map_err(|e| Error::Broken(format!("relay: {e}")))?;
    let post = Post::checking(&keys, relay, checker(config));
    let messages = Arc::new(messages()?);
    let desk = Desk::new(DeskParts {
        db,
        blobs: if opening.unsynced {
            Blobs::unsynced(&config.blobs_folder())?
        } else {
            Blobs::in_folder(&config.blobs_folder())?
        },
        keys,
        time: opening.time,
        reactions: reactions(&post, words(messages.clone()), messages.clone()),
        live: opening.live,
        url: config.url.clone().unwrap_or(opening.url).trim_end_matches('/').to_owned(),
    });
    customer::word::fill(&desk).await?;
    Ok(House { desk, post, messages })
}

/// What finds out about senders. A machine that cannot ask takes mails all the same.
pub(crate) fn checker(config: &Config) -> Checker {
    let upstream = config.upstream.clone();
    let asking = match config.dns {
        None => return Checker::unasking(upstream),
        Some(None) => Checker::of_the_system(upstream.clone()),
        Some(Some(server)) => Checker::of_server(server, upstream.clone()),
    };
    asking.unwrap_or_else(|e| {
        tracing::warn!("{e}; senders of mails are not checked: set dns to a server, or to \"off\"");
        Checker::unable(upstream)
    })
}

fn words(messages: Arc<Messages>) -> Words {
    Arc::new(move |language, key, args| {
        let args: Vec<(&str, Arg)> = args.iter().map(|(name, value)| (*name, arg(name, value))).collect();
        messages.text_with(Lang::parse(language).unwrap_or_default(), key, &args)
    })
}

/// Files of every crate, embedded.
pub fn assets() -> Result<Assets> {
    Assets::new([hotwire::assets::assets().as_slice(), shell::assets()]).map_err(|e| Error::Broken(e.to_string()))
}

/// The doors of a desk.
pub fn web(config: &Config, house: &House, assets: &Assets, hub: Hub, demo: bool) -> Web {
    let own = Origin::of(house.desk.url());
    let secure = house.desk.url().starts_with("https:");
    let configured = config.url.is_some();
    Web::new(WebParts {
        desk: house.desk.clone(),
        messages: house.messages.clone(),
        links: Arc::new(Links::new(|name| assets.url(name), assets.import_map())),
        hub,
        topics: TopicKey::new(&house.desk.keys().derive("topics")),
        // Without a configured address the desk answers to whatever name it is reached by.
        origins: Arc::new(Origins::new(own.filter(|_| configured))),
        secure,
        demo,
        trusted_proxies: config.trusted_proxies.clone(),
        rail: vec![
            ticket_web::rail,
            question_web::rail,
            remedy::web::rail,
            customer_web::rail,
            clock_web::rail,
            channel::web::rail,
            improvement::web::rail,
            knowledge::web::rail,
            insight::web::rail,
            remedy::web::costs_rail,
            people_web::rail,
        ],
        slots: [
            &[
                ticket_web::fields::PANEL,
                ticket_web::journeys::PANEL,
                ticket_web::causes::PANEL,
                ticket_web::promises::PANEL,
            ][..],
            ticket_web::SLOTS,
            template::web::SLOTS,
            question_web::SLOTS,
            remedy::web::SLOTS,
            improvement::web::SLOTS,
            channel::web::SLOTS,
            &[notify::web::BELL],
        ]
        .concat(),
        under: [
            template::web::UNDER,
            question_web::UNDER,
            remedy::web::UNDER,
            improvement::web::UNDER,
            knowledge::web::UNDER,
        ]
        .concat(),
        learners: vec![question_web::learner],
        finders: vec![
            ticket_web::palette::finder,
            customer_web::palette::finder,
            improvement::web::finder,
            knowledge::web::finder,
            people_web::palette::finder,
        ],
        settings: [
            people_web::SETTINGS,
            ticket_web::SETTINGS,
            ticket_web::causes::SETTINGS,
            ticket_web::journeys::settings::SETTINGS,
            field_web::SETTINGS,
            clock_web::SETTINGS,
            notify::web::SETTINGS,
            template::web::SETTINGS,
            remedy::web::SETTINGS,
            channel::web::SETTINGS,
        ]
        .concat(),
        abilities: abilities(),
        steps: [people_web::STEPS, clock_web::STEPS, channel::web::STEPS].concat(),
        begun: AtomicBool::new(false),
        told: told(),
        places: [
            ticket_web::told::PLACES,
            customer_web::PLACES,
            template::web::PLACES,
            improvement::web::PLACES,
            knowledge::web::PLACES,
            channel::web::PLACES,
        ]
        .concat(),
        said: ticket_web::told::SAID.to_vec(),
    })
}

/// What one can do here, by feature.
pub fn abilities() -> Vec<Ability> {
    [
        ticket_web::ABILITIES,
        customer_web::ABILITIES,
        template::web::ABILITIES,
        question_web::ABILITIES,
        remedy::web::ABILITIES,
        improvement::web::ABILITIES,
        knowledge::web::ABILITIES,
        channel::web::ABILITIES,
        people_web::ABILITIES,
    ]
    .concat()
}

/// How the events of every feature are called in the audit log: kind and message key.
pub fn told() -> Vec<(&'static str, &'static str)> {
    [
        people_web::TOLD,
        field_web::TOLD,
        customer_web::TOLD,
        clock_web::TOLD,
        ticket_web::told::TOLD,
        template::web::TOLD,
        question_web::TOLD,
        approval::TOLD,
        journey::TOLD,
        remedy::web::TOLD,
        improvement::web::TOLD,
        knowledge::web::TOLD,
        channel::web::TOLD,
    ]
    .concat()
}
