//! What the pages of templates show.

mod macros;
mod signature;

pub use macros::{MacroLine, MacroPage, MacrosPage, PlanPiece, Run, Runs, RunsPage, Written};
pub use signature::{SignatureForm, SignaturesPage};

use crate::TemplateFile;
use askama::Template as Page;
use shell::{Chip, Choice, Field, Frame};

/// `template/_tool.html`: the button beside the composer's tabs, and the dialog it opens.
#[derive(Page)]
#[template(path = "template/_tool.html")]
pub struct Tool<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// The ticket's number.
    pub number: i64,
    /// Whether its reader answers customers: then macros are theirs too.
    pub answers: bool,
}

/// `template/_pick.html`: the button beside a plain field, and the dialog it opens.
#[derive(Page)]
#[template(path = "template/_pick.html")]
pub struct Pick<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// The ticket's number, if it is about one.
    pub number: Option<i64>,
    /// What tells it from others on the page.
    pub id: String,
}

/// `template/_offers.html`: what the dialog lists.
#[derive(Page)]
#[template(path = "template/_offers.html")]
pub struct Offers<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// The templates, most used first.
    pub offers: Vec<OfferLine>,
}

/// `template/offers.html`: the same as a page, for browsers without scripts.
#[derive(Page)]
#[template(path = "template/offers.html")]
pub struct OffersPage<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// The ticket's number.
    pub number: i64,
    /// `reply` or `note`.
    pub kind: &'static str,
    /// What was searched.
    pub query: String,
    /// The templates, most used first.
    pub offers: Vec<OfferLine>,
}

/// A template for one ticket.
pub struct OfferLine {
    /// Its id.
    pub id: i64,
    /// By which it is found.
    pub name: String,
    /// What is typed after a semicolon; empty for none.
    pub shortcut: String,
    /// Where it stands; empty for none.
    pub folder: String,
    /// Its words, filled in.
    pub html: String,
    /// The beginning of them.
    pub words: String,
    /// Words nobody could fill in.
    pub missing: Vec<String>,
    /// What goes out with them.
    pub files: Vec<FileLine>,
    /// How many those are, in words; empty for none.
    pub attached: String,
}

impl OfferLine {
    /// Its files as the script reads them, which shows them before they are in the draft.
    pub fn files_json(&self) -> String {
        let files: Vec<_> = self.files.iter().map(|f| serde_json::json!({ "name": f.name, "size": f.size })).collect();
        serde_json::Value::from(files).to_string()
    }

    /// The names of its files.
    pub fn file_names(&self) -> String {
        self.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// A file of a template.
pub struct FileLine {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: i64,
}

impl From<TemplateFile> for FileLine {
    fn from(file: TemplateFile) -> FileLine {
        FileLine { id: file.id.0, name: file.name, size: file.size }
    }
}

/// `template/templates.html`
#[derive(Page)]
#[template(path = "template/templates.html")]
pub struct ListPage<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// What was searched.
    pub query: String,
    /// Whether those archived are shown.
    pub archived: bool,
    /// The templates by folder.
    pub folders: Vec<Folder>,
    /// Whether its reader may fetch them as a file, and take one in.
    pub exchanges: bool,
}

/// `template/exchange.html`
#[derive(Page)]
#[template(path = "template/exchange.html")]
pub struct ExchangePage<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// What is wrong with the file.
    pub error: Option<String>,
    /// What becomes of each thing in it.
    pub lines: Vec<ExchangeLine>,
    /// The file, while it only was looked at.
    pub waiting: Option<String>,
    /// Whether it was taken in.
    pub done: bool,
}

/// One thing of a file.
pub struct ExchangeLine {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// Whose.
    pub whose: String,
    /// What becomes of it.
    pub chip: Chip,
    /// Why it cannot be taken in, or what of it the file does not hold.
    pub why: Option<String>,
}

/// Templates of one folder.
pub struct Folder {
    /// Its name; empty for those without.
    pub name: String,
    /// What is in it.
    pub lines: Vec<Line>,
}

/// A template in the settings.
pub struct Line {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What is typed after a semicolon; empty for none.
    pub shortcut: String,
    /// Whose it is, in the reader's language.
    pub whose: String,
    /// Whether it is the reader's own.
    pub own: bool,
    /// The languages it has.
    pub languages: String,
    /// How many files go out with it, in words; empty for none.
    pub attached: String,
    /// How often it was used, in words.
    pub uses: String,
}

/// `template/template.html`
#[derive(Page)]
#[template(path = "template/template.html")]
pub struct FormPage<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// Where the form goes.
    pub action: String,
    /// Of a template that is there: its number of uses, and whether it is archived.
    pub there: Option<There>,
    /// Whether the reader may change it.
    pub may_change: bool,
    /// Its name.
    pub name: Field,
    /// What is typed after a semicolon.
    pub shortcut: Field,
    /// Where the list shows it.
    pub folder: Field,
    /// Folders there are.
    pub folders: Vec<String>,
    /// Who has it.
    pub whose: Vec<Choice>,
    /// For what it is meant.
    pub purposes: Vec<Choice>,
    /// Its words by language.
    pub words: Vec<WordsIn>,
    /// What is wrong with them.
    pub words_wrong: Option<String>,
    /// What is wrong otherwise.
    pub error: Option<String>,
    /// The words in braces, and what they mean.
    pub known: Vec<(&'static str, String)>,
    /// How it reads on an example.
    pub preview: Vec<Preview>,
    /// What goes out with it.
    pub files: Vec<FileLine>,
    /// What is wrong with a file that was to be added.
    pub files_wrong: Option<String>,
}

/// A template that is there.
pub struct There {
    /// How often it was used, in words.
    pub uses: String,
    /// Whether it is archived.
    pub archived: bool,
}

/// The words of one language in the form.
pub struct WordsIn {
    /// Its code.
    pub language: String,
    /// Its name.
    pub label: String,
    /// The words as HTML.
    pub html: String,
    /// The same as text.
    pub text: String,
    /// Whether it is unfolded.
    pub open: bool,
}

/// `template/_preview.html`: how a text reads on an example.
#[derive(Page)]
#[template(path = "template/_preview.html")]
pub struct Previews<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// One for each language.
    pub preview: Vec<Preview>,
}

/// How a text reads on an example.
pub struct Preview {
    /// Of which language.
    pub label: String,
    /// The text, filled in.
    pub html: String,
    /// Words nobody could fill in.
    pub missing: Vec<String>,
    /// A word in it that nobody knows.
    pub unknown: Option<String>,
}
