//! The command line.
// These docs are help texts too, read in a terminal.
#![allow(rustdoc::bare_urls)]

use clap::{Args, Parser, Subcommand};
use people::Role;
use std::{ffi::OsString, path::PathBuf, process::ExitCode};

/// How a command ends; the numbers are those of sysexits.h, so that mail servers understand them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Something is broken.
    Broken = 1,
    /// The command or a setting is wrong.
    Usage = 64,
    /// What was given is refused; trying again changes nothing.
    Refused = 65,
    /// Not now; trying again later is right.
    Again = 75,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

const EXIT_CODES: &str = "\
Exit codes:
   0  done
  64  the command or a setting is wrong
  65  what was given is refused
  75  not now: try again later
   1  something is broken

Every setting stands in repka.example.toml with its meaning. Results go to standard
output, everything else to standard error.";

/// Repka: the customer-service desk a whole company pulls at together.
#[derive(Clone, Debug, Parser)]
#[command(name = "repka", version, after_help = EXIT_CODES, subcommand_required = true, arg_required_else_help = true)]
pub struct Cli {
    /// How the process runs.
    #[command(flatten)]
    pub flags: Flags,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Settings on the command line. They win over REPKA_* in the environment, which wins over repka.toml.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Settings")]
pub struct Flags {
    /// Settings file [default: ./repka.toml, else repka.toml in the data folder]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Data folder: database, blobs, backups, secret [default: data]
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Where pages and API are served; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, global = true, value_name = "ADDR")]
    pub http: Option<String>,
    /// Where mail is taken in, or "off" [default: 127.0.0.1:2525]
    #[arg(long, global = true, value_name = "ADDR")]
    pub smtp: Option<String>,
    /// Where a mail server on this machine hands mails over by LMTP: ADDR, unix:/PATH or "off" [default: off]
    #[arg(long, global = true, value_name = "PLACE")]
    pub lmtp: Option<String>,
    /// sqlite:FILE or postgres://… [default: repka.db in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// Who carries our mails on, such as smtp://host:25
    #[arg(long, global = true, value_name = "URL")]
    pub relay: Option<String>,
    /// The public address, such as https://desk.example.com
    #[arg(long, global = true, value_name = "URL")]
    pub url: Option<String>,
}

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Run the desk
    ///
    /// Brings the database up to date, serves the pages and takes mail in. The first start prints a
    /// link to name the company and create the first admin.
    Serve,
    /// Show a living company
    ///
    /// Starts a small shop's desk with a believable past, on this machine only, and opens it in the
    /// browser. Its folder is kept for the next time.
    Demo(Demo),
    /// Bring the database up to date
    ///
    /// `serve` does it by itself; this is for doing it beforehand.
    Migrate,
    /// Make everything findable anew, also while the desk runs
    ///
    /// After a restore it happens by itself. It does no harm to do it again; interrupted, begin anew.
    Reindex,
    /// Say what is wrong, and how to mend it
    ///
    /// Changes nothing. Ends with 1 when something fails.
    Doctor,
    /// Take in one raw mail from standard input
    ///
    /// For mail servers that hand mails to a program: 0 when it is kept, 75 when it must be tried
    /// again, 65 when it is refused. Prints `ticket NUMBER` when the mail is understood within five
    /// seconds, else `arrival ID`.
    Ingest(Ingest),
    /// Bring along what was before, also while the desk runs
    #[command(subcommand)]
    Import(Import),
    /// Print the API's description (OpenAPI 3.1)
    Openapi,
    /// Write everything into one file, also while the desk runs
    Backup {
        /// The file to make, usually NAME.tar.zst; it must not exist yet
        file: PathBuf,
    },
    /// Read a backup into an empty data folder or database
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// Write everything into a folder in open formats, also while the desk runs
    Export {
        /// The folder to fill; it must be new or empty
        dir: PathBuf,
    },
    /// People who work here
    #[command(subcommand)]
    Staff(Staff),
    /// Programs that act for someone
    #[command(subcommand)]
    Token(Token),
    /// Addresses at which customers reach the company
    #[command(subcommand)]
    Mailbox(Mailbox),
}

/// How the demo is made.
#[derive(Clone, Copy, Debug, Args)]
pub struct Demo {
    /// Tickets of the past
    #[arg(long, default_value_t = 2000, value_name = "N")]
    pub tickets: u32,
    /// Another past for another number
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
    /// Throw the last demo away and make a new one
    #[arg(long)]
    pub fresh: bool,
    /// Do not open the browser
    #[arg(long)]
    pub no_open: bool,
}

/// Where a mail belongs.
#[derive(Clone, Debug, Args)]
pub struct Ingest {
    /// Which mailbox it came to [default: by its recipients, else the first one]
    #[arg(long, value_name = "ADDRESS")]
    pub mailbox: Option<String>,
}

/// What is brought along.
#[derive(Clone, Debug, Subcommand)]
pub enum Import {
    /// Take in old mails: mbox files, Maildirs, folders of .eml files
    ///
    /// Give the folder of what was sent in the same call: mails are taken in by their days, and what you
    /// answered becomes your answers. Nobody is told, and nothing is sent. Done again it takes in what is
    /// new; interrupted, begin it again. Drafts and what was deleted are left aside. Ends with 65 when a
    /// mail is refused, which is said with its file and place; the others are taken in all the same.
    Mail(ImportMail),
}

/// Old mails.
#[derive(Clone, Debug, Args)]
pub struct ImportMail {
    /// mbox files, Maildirs, .eml files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The mailbox they came to
    #[arg(long, value_name = "ADDRESS")]
    pub mailbox: String,
    /// What customers wrote in so many days, and nobody answered, is open; everything else is solved
    #[arg(long, value_name = "DAYS", default_value_t = 14)]
    pub open_days: u32,
}

/// People who work here.
#[derive(Clone, Debug, Subcommand)]
pub enum Staff {
    /// Let someone begin to work here
    Add(StaffAdd),
}

/// Someone who begins to work here.
#[derive(Clone, Debug, Args)]
pub struct StaffAdd {
    /// Address to sign in with
    pub email: String,
    /// As customers and colleagues see it
    #[arg(long)]
    pub name: String,
    /// admin, supervisor, agent or collaborator
    #[arg(long, value_parser = str::parse::<Role>)]
    pub role: Role,
    /// Where they work; may be repeated, and is made if there is none of this name
    #[arg(long = "department", value_name = "NAME")]
    pub departments: Vec<String>,
    /// Read the password from the first line of standard input; without it they set one by a mailed link
    #[arg(long)]
    pub password_stdin: bool,
}

/// Programs that act for someone.
#[derive(Clone, Debug, Subcommand)]
pub enum Token {
    /// Make a token and print it; it is shown this one time
    New(TokenNew),
}

/// A token to be made.
#[derive(Clone, Debug, Args)]
pub struct TokenNew {
    /// For whom the program acts
    pub email: String,
    /// What it is for
    #[arg(long)]
    pub name: String,
}

/// Addresses at which customers reach the company.
#[derive(Clone, Debug, Subcommand)]
pub enum Mailbox {
    /// Open a mailbox; one that is open takes the new name and department
    Add(MailboxAdd),
}

/// A mailbox to be opened.
#[derive(Clone, Debug, Args)]
pub struct MailboxAdd {
    /// Where customers write to
    pub address: String,
    /// Who answers; made if there is none of this name
    #[arg(long, value_name = "NAME")]
    pub department: String,
    /// Shown as the sender [default: the address]
    #[arg(long)]
    pub name: Option<String>,
}

impl Cli {
    /// Understands a command line, the program's name first.
    ///
    /// # Errors
    /// Help and versions were asked for and printed ([`Exit::Done`]); or what is wrong was printed
    /// ([`Exit::Usage`]).
    pub fn read<T: Into<OsString> + Clone>(line: impl IntoIterator<Item = T>) -> Result<Cli, Exit> {
        Cli::try_parse_from(line).map_err(|e| {
            // Nothing can be done when even this cannot be printed.
            let _ = e.print();
            match e.use_stderr() {
                true => Exit::Usage,
                false => Exit::Done,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn settings_stand_before_or_after_the_command() {
        for line in ["repka --data d serve --http :1", "repka serve --http :1 --data d"] {
            let cli = Cli::try_parse_from(line.split(' ')).unwrap();
            assert_eq!(cli.flags.data, Some("d".into()));
            assert_eq!(cli.flags.http.as_deref(), Some(":1"));
        }
    }

    #[test]
    fn someone_is_added_with_departments_and_a_role_that_exists() {
        let line = "repka staff add a@b.example --name A --role agent --department X --department Y";
        let Command::Staff(Staff::Add(add)) = Cli::try_parse_from(line.split(' ')).unwrap().command else {
            panic!("another command");
        };
        assert_eq!((add.role, add.departments.len()), (Role::Agent, 2));
        let wrong = line.replace("agent", "boss");
        let error = Cli::try_parse_from(wrong.split(' ')).unwrap_err();
        assert!(error.to_string().contains("none of admin supervisor agent"));
    }
}
