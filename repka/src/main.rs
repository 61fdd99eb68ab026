//! The command line.

use repka::{cli::Cli, run};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match Cli::read(std::env::args_os()) {
        Ok(cli) => run::run(cli).await.into(),
        Err(exit) => exit.into(),
    }
}
