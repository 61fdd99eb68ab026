//! Places on a page that features to the right of it fill, and the pages of the settings.

use crate::Web;
use base::{EntryId, Error, Future, Result, words::fold};
use futures_util::future::try_join_all;
use people::{Colleague, Role};
use shell::{Frame, NavItem, NavSection};
use std::{any::Any, collections::HashMap};

/// Draws a piece about something, or nothing when there is nothing to show or the reader may not see it.
pub type Render =
    for<'a> fn(&'a Web, &'a Colleague, &'a Frame, about: Matter<'a>) -> Future<'a, Result<Option<String>>>;

/// What a piece is about, in the words of the feature whose page it is on: all that was read for the page, or an
/// id when nothing was, so that nobody asks the database for what is known.
#[derive(Clone, Copy)]
pub struct Matter<'a>(&'a (dyn Any + Send + Sync));

impl<'a> Matter<'a> {
    /// What the page hands on.
    ///
    /// # Errors
    /// [`Error::Broken`] when the place hands on something else: the slot was registered for another one.
    pub fn get<T: Any>(self) -> Result<&'a T> {
        let wrong = || Error::Broken(format!("a piece wants {} of its place", std::any::type_name::<T>()));
        self.0.downcast_ref().ok_or_else(wrong)
    }
}

/// A piece of one feature on a page of another.
#[derive(Clone, Copy)]
pub struct Slot {
    /// The page's part, as the page names it. What it hands on: `rail` and `template-signatures` nothing, `()`;
    /// `ticket-context`, `ticket-composer`, `under-reply` and `assign-more` the ticket as it is shown,
    /// `ticket_web::Shown`; `directory-ask` the `people::Staff` and `department-ask` the `people::Department` one
    /// reaches by it; `closed-days` whose, `Option<DepartmentId>`; `…-of-customer`,
    /// `…-of-organisation`, `department` and `absence-back` the id.
    pub place: &'static str,
    /// How it is drawn.
    pub render: Render,
}

/// Draws pieces about some entries of a timeline, each with its entry; nothing for those about which there is nothing
/// to show.
pub type RenderEntries =
    for<'a> fn(&'a Web, &'a Colleague, &'a Frame, entries: &'a [EntryId]) -> Future<'a, Result<Vec<(EntryId, String)>>>;

/// A piece of one feature at entries of a timeline: it is asked once for all of them that a page shows, however
/// many these are.
#[derive(Clone, Copy)]
pub struct EntrySlot {
    /// At which, as the page names them: `under-answer` words of ours to the customer, `under-question`,
    /// `under-colleagues-answer`, `under-remedy`; `entry-menu` what only colleagues see,
    /// `colleague-menu` what of that one who works here said.
    pub place: &'static str,
    /// How they are drawn.
    pub render: RenderEntries,
}

impl Web {
    /// What the features put at these entries, in the order in which they were registered. All are asked at once.
    pub async fn under(
        &self,
        place: &str,
        who: &Colleague,
        frame: &Frame,
        entries: &[EntryId],
    ) -> Result<HashMap<EntryId, Vec<String>>> {
        let mut pieces: HashMap<EntryId, Vec<String>> = HashMap::new();
        let slots = self.under.iter().filter(|under| under.place == place && !entries.is_empty());
        let drawn = try_join_all(slots.map(|under| (under.render)(self, who, frame, entries))).await?;
        for (entry, piece) in drawn.into_iter().flatten() {
            pieces.entry(entry).or_default().push(piece);
        }
        Ok(pieces)
    }

    /// What the features put into this place, in the order in which they were registered. All are asked at once.
    pub async fn pieces<T: Any + Send + Sync>(
        &self,
        place: &str,
        who: &Colleague,
        frame: &Frame,
        about: &T,
    ) -> Result<Vec<String>> {
        let slots = self.slots.iter().filter(|slot| slot.place == place);
        let drawn = try_join_all(slots.map(|slot| (slot.render)(self, who, frame, Matter(about)))).await?;
        Ok(drawn.into_iter().flatten().collect())
    }
}

/// A page of the settings, as its feature registers it: all texts are message keys.
#[derive(Clone, Copy)]
pub struct SettingsPage {
    /// The heading under which it stands, as `people-settings-own`; pages of one heading stand together.
    pub group: &'static str,
    /// Where it is.
    pub href: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// One sentence: what one settles there.
    pub hint: &'static str,
    /// An icon of the sprite.
    pub icon: &'static str,
    /// The labels of what is on it, by which it is found too.
    pub words: &'static [&'static str],
    /// Who has it.
    pub may: fn(&Colleague) -> bool,
}

impl SettingsPage {
    /// What one finds it by: its title, what one settles there, and the labels of what is on it; folded.
    pub(crate) fn found_by(&self, frame: &Frame) -> String {
        let keys = [self.title, self.hint].into_iter().chain(self.words.iter().copied());
        fold(&keys.map(|key| frame.t(key)).collect::<Vec<_>>().join(" · "))
    }
}

/// Something one can do here, as its feature registers it for the page of the roles. A test compares it with
/// who gets through its door.
#[derive(Clone, Copy, Debug)]
pub struct Ability {
    /// What it is, a message key.
    pub title: &'static str,
    /// Who can: the roles of a right, as [`people::Agent::ROLES`].
    pub roles: &'static [Role],
    /// The door behind which it is done: method and path.
    pub door: (&'static str, &'static str),
}

/// Links to the settings this colleague has, under their headings.
pub(crate) fn settings_nav(web: &Web, who: &Colleague, frame: &Frame, path: &str) -> Vec<NavSection> {
    let mut nav: Vec<NavSection> = Vec::new();
    for page in web.settings.iter().filter(|page| (page.may)(who)) {
        let title = frame.t(page.group);
        let current = path == page.href || path.strip_prefix(page.href).is_some_and(|rest| rest.starts_with('/'));
        let words = page.found_by(frame);
        let hint = if path == page.href { frame.t(page.hint) } else { String::new() };
        let label = frame.t(page.title);
        let item = NavItem { href: page.href.into(), label, current, words, hint, ..NavItem::default() };
        match nav.iter_mut().find(|section| section.title == title) {
            Some(section) => section.items.push(item),
            None => nav.push(NavSection { title, items: vec![item] }),
        }
    }
    nav
}
