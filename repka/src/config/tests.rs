use super::*;
use std::os::unix::fs::PermissionsExt;
use store::testing::Folder;

fn nothing(_: &str) -> Option<String> {
    None
}

fn in_folder(folder: &Folder) -> Flags {
    Flags { data: Some(folder.path().to_owned()), ..Flags::default() }
}

fn with_file(text: &str) -> Result<Config, ConfigError> {
    let folder = Folder::new().unwrap();
    fs::write(folder.path().join("repka.toml"), text).unwrap();
    Config::layered(&in_folder(&folder), nothing)
}

#[test]
fn the_example_is_the_defaults() {
    let folder = Folder::new().unwrap();
    let config = Config::layered(&in_folder(&folder), nothing).unwrap();
    assert_eq!(config.http, "127.0.0.1:8080");
    assert_eq!((config.smtp.as_deref(), &config.lmtp), (Some("127.0.0.1:2525"), &None));
    assert_eq!((config.backups_kept, config.max_mail_mib), (7, 50));
    assert!(config.is_sqlite() && config.relay.is_none() && config.trusted_proxies.is_empty());
    let wanted = format!("sqlite:{}/repka.db", folder.path().display());
    assert_eq!(config.database_url(), wanted);
}

#[test]
fn the_example_names_every_setting_and_its_variable_in_order() {
    let mut rest = EXAMPLE;
    for name in NAMES {
        let line = [format!("\n{name} = "), format!("\n# {name} = ")].iter().find_map(|line| rest.find(line.as_str()));
        let at = line.unwrap_or_else(|| panic!("{name} is missing, or in another place"));
        rest = &rest[at + 1..];
        assert!(EXAMPLE.contains(&env_name(name)), "{name}");
    }
}

#[test]
fn flag_wins_over_environment_over_file_over_default() {
    let folder = Folder::new().unwrap();
    let file = folder.path().join("other.toml");
    let lines = "http = \"1.1.1.1:1\"\nsmtp = \"off\"\nbackups_kept = 3\nmax_mail_mib = 9";
    fs::write(&file, lines).unwrap();
    let env = |name: &str| match name {
        "REPKA_HTTP" => Some("2.2.2.2:2".to_owned()),
        "REPKA_BACKUPS_KEPT" => Some("5".to_owned()),
        "REPKA_MAX_MAIL_MIB" => Some(String::new()),
        _ => None,
    };
    let flags = Flags { config: Some(file.clone()), http: Some("3.3.3.3:3".into()), ..Flags::default() };
    let config = Config::layered(&flags, env).unwrap();
    assert_eq!(config.http, "3.3.3.3:3");
    assert_eq!((config.backups_kept, config.max_mail_mib), (5, 9));
    assert_eq!(config.smtp, None);
    let source = |name| config.given[name].source.clone();
    assert_eq!(source("http"), Source::Flag("http"));
    assert_eq!(source("backups_kept"), Source::Env("REPKA_BACKUPS_KEPT".into()));
    assert_eq!(source("max_mail_mib"), Source::File(file, 4));
    assert_eq!(source("log"), Source::Default);
}

#[test]
fn an_unknown_key_is_refused_with_its_line_and_the_nearest_name() {
    let error = with_file("http = \"0.0.0.0:80\"\n\ntrusted_proxy = []\n").unwrap_err();
    assert!(
        error.0.ends_with("repka.toml, line 3: there is no setting `trusted_proxy`; did you mean `trusted_proxies`?"),
        "{error}"
    );
    assert!(with_file("colour = 1").unwrap_err().0.contains("there are data, http"));
    assert!(with_file("a = = 1").unwrap_err().0.contains("line 1"));
    assert!(with_file("[http]\na = 1").unwrap_err().0.contains("line 1: http takes"));
}

#[test]
fn a_wrong_value_says_where_and_what_would_be_right_and_no_secret() {
    for (line, said) in [
        ("http = 8080", "line 1: http takes an address and a port"),
        ("smtp = \"25\"", "or \"off\""),
        ("lmtp = \"unix:lmtp\"", "lmtp takes an address and a port, such as 127.0.0.1:2424, or unix:/run/repka/lmtp"),
        ("database = \"mysql://x\"", "sqlite:FILE or postgres://"),
        ("url = \"desk.example.com\"", "https://desk.example.com"),
        ("relay = \"smtp://me:hunter2\"", "relay takes smtp://"),
        ("secret = \"hunter2\"", "at least 32 characters"),
        ("trusted_proxies = [\"me\"]", "\"me\" is none"),
        ("log_format = \"xml\"", "text or json"),
        ("max_mail_mib = 0", "a number from 1 to 1024"),
        ("tls_key = \"k.pem\"", "belong together"),
        ("data = \"elsewhere\"", "cannot say where the data folder is"),
    ] {
        let error = with_file(line).expect_err(line).0;
        assert!(error.contains(said), "{line}: {error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
    let named = Flags { config: Some("/nowhere/repka.toml".into()), ..Flags::default() };
    let error = Config::layered(&named, nothing).unwrap_err();
    assert!(error.0.contains("no such file"));
}

#[test]
fn passwords_are_not_shown() {
    let secret = "0123456789abcdef0123456789abcdef";
    let config = with_file(&format!(
        "secret = \"{secret}\"\nrelay = \"smtp://me@x.example:a@b:c@relay\"\n\
         database = \"postgres://me@host/db?password=a@b:c\""
    ))
    .unwrap();
    let text = format!("{config:?}");
    assert!(!text.contains(secret) && !text.contains("b:c"), "{text}");
    assert_eq!(without_password("postgres://me:a@b:c@host/db"), "postgres://me:***@host/db");
}

#[test]
fn the_first_start_makes_a_secret_that_stays_and_that_nobody_else_can_read() {
    let folder = Folder::new().unwrap();
    let config = Config::layered(&in_folder(&folder), nothing).unwrap();
    let made = config.secret_bytes().unwrap();
    assert_eq!(made.len(), 64);
    assert_eq!(config.secret_bytes().unwrap(), made);
    let mode = fs::metadata(config.secret_file()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    fs::write(config.secret_file(), "short").unwrap();
    assert!(config.secret_bytes().is_err());
}
