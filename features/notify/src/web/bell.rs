//! The bell at the head of the rail.

use crate::{
    Notice,
    notice::{MOST, Unread},
};
use askama::Template;
use base::{Error, Future, Result};
use people::Colleague;
use people_web::{Matter, Slot, Web};
use shell::Frame;

/// `notify/_bell.html`.
#[derive(Template)]
#[template(path = "notify/_bell.html")]
struct Bell<'a> {
    frame: &'a Frame,
    /// Lines not read, at most [`MOST`].
    count: i64,
    /// The same to be read: `7`, `99+`.
    text: String,
    /// Tickets there is something new about.
    about: String,
    sound: bool,
}

/// The bell at the head of the rail.
pub const BELL: Slot = Slot { place: "rail", render: bell };

/// The bell, with what its reader does not know yet.
fn bell<'a>(web: &'a Web, who: &'a Colleague, frame: &'a Frame, _: Matter<'a>) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let look = web.desk.look();
        let unread = Notice::unread(&look, who.id).await?;
        let shown = unread.iter().filter(|line| line.shown).count();
        let mut about: Vec<String> =
            unread.iter().filter(|line| line.about != 0).map(|line| line.about.to_string()).collect();
        about.dedup();
        let count = i64::try_from(shown).unwrap_or(MOST).min(MOST);
        let bell = Bell {
            frame,
            count,
            text: if count < MOST { count.to_string() } else { format!("{}+", MOST - 1) },
            about: about.join(" "),
            sound: count > 0 && unread.iter().any(Unread::is_heard),
        };
        bell.render().map(Some).map_err(|e| Error::Broken(e.to_string()))
    })
}
