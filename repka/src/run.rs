//! One command, from its words to its exit code.

use crate::{
    assemble::{self, Opening},
    backup,
    cli::{Cli, Command, Exit, Import, Mailbox, Staff, Token},
    commands::{self, Failure, Said},
    config::{Config, LogFormat},
    demo, doctor, export,
    routes::description,
    serve::{self, Running},
};
use base::{Error, Time};
use std::io::{BufReader, IsTerminal, Write, stdin, stdout};
use tracing_subscriber::EnvFilter;

/// Does what the command line asks.
pub async fn run(cli: Cli) -> Exit {
    let config = match Config::load(&cli.flags) {
        Ok(config) => config,
        Err(e) => {
            eprintln!("repka: {e}");
            return Exit::Usage;
        }
    };
    log(&config);
    match command(cli.command, config).await {
        Ok(said) => {
            // A reader that went away (`repka … | head`) is no failure of ours.
            let _ = stdout().write_all(said.as_bytes());
            Exit::Done
        }
        Err(failure) => {
            let text = assemble::messages().map_or_else(|e| e.to_string(), |messages| failure.text(&messages));
            eprintln!("repka: {text}");
            failure.exit()
        }
    }
}

async fn command(command: Command, config: Config) -> Said {
    match command {
        Command::Serve => serve_until_told(&config).await,
        Command::Demo(asked) => demo::run(config, asked).await,
        Command::Migrate => commands::migrate(&config).await,
        Command::Reindex => commands::reindex(&config).await,
        Command::Doctor => doctor::doctor(&config).await,
        Command::Openapi => commands::openapi(&serde_json::to_value(description()).map_err(Error::from)?),
        Command::Backup { file } => backup::backup_to(&config, &file).await,
        Command::Restore { file } => backup::restore_from(&config, &file).await,
        Command::Export { dir } => export::export_to(&config, &dir).await,
        Command::Ingest(asked) => {
            let house = assemble::house(&config, Opening::default()).await?;
            commands::ingest(&house.desk, &house.post, &config, &asked, &mut stdin()).await
        }
        Command::Import(Import::Mail(asked)) => {
            let house = assemble::house(&config, Opening::default()).await?;
            commands::import_mail(&house.desk, &house.post, &config, &asked).await
        }
        Command::Staff(Staff::Add(asked)) => {
            let house = assemble::house(&config, Opening::default()).await?;
            commands::staff_add(&house.desk, &asked, &mut BufReader::new(stdin())).await
        }
        Command::Token(Token::New(asked)) => {
            let house = assemble::house(&config, Opening::default()).await?;
            commands::token_new(&house.desk, &asked).await
        }
        Command::Mailbox(Mailbox::Add(asked)) => {
            let house = assemble::house(&config, Opening::default()).await?;
            commands::mailbox_add(&house.desk, &asked).await
        }
    }
}

async fn serve_until_told(config: &Config) -> Said {
    let running = serve::start(config, Time::System).await?;
    announce(&running).await?;
    running.until_told().await;
    running.stop().await;
    Ok(String::new())
}

/// Says where it listens, and on the first start, how to begin.
async fn announce(running: &Running) -> Result<(), Failure> {
    println!("http {}", running.http);
    if let Some(smtp) = running.smtp {
        println!("smtp {smtp}");
    }
    if let Some(lmtp) = &running.lmtp {
        println!("lmtp {lmtp}");
    }
    if !people::Staff::any_admin(&running.web.desk.look()).await? {
        println!("set-up {}", people_web::set_up_link(&running.web.desk));
        eprintln!("Nobody works here yet: open the set-up link to name the company and become its first admin.");
    }
    Ok(())
}

fn log(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let done = match config.log_format {
        LogFormat::Json => builder.json().try_init(),
        LogFormat::Text => builder.with_ansi(std::io::stderr().is_terminal()).try_init(),
    };
    if let Err(e) = done {
        eprintln!("repka: no log: {e}");
    }
}
