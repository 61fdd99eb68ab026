//! What the command line does. Each command uses the same verbs as the doors, also while the desk
//! is served.
//!
//! A command answers with what goes to standard output, ready to be printed; what a person should
//! know beside it goes to standard error at once.

mod failure;
mod ingest;
mod mailbox;
mod migrate;
mod staff;
mod token;

pub use failure::{Failure, Said};
pub use ingest::ingest;
pub use mailbox::add as mailbox_add;
pub use migrate::migrate;
pub use staff::add as staff_add;
pub use token::new as token_new;

use base::{Act, Result};
use people::{Admin, Department};

/// The API's description, as it is.
pub fn openapi(description: &serde_json::Value) -> Said {
    let text = serde_json::to_string_pretty(description).map_err(base::Error::from)?;
    Ok(text + "\n")
}

/// The department of this name; one that is new is made, and said so, since it may be a slip.
async fn department(act: &mut Act, by: &Admin, name: &str) -> Result<Department> {
    if let Some(known) = Department::named(&mut *act, name).await? {
        return Ok(known);
    }
    let made = Department::ensure(act, by, name).await?;
    eprintln!("department {:?} is new", made.name);
    Ok(made)
}
