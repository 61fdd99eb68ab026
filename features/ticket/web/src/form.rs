//! Forms with files.

use crate::{inline, linking};
use axum::extract::Multipart;
use base::{Blobs, Error, Result};
use ticket::{NewAttachment, UploadId, upload};

/// A form's fields, and its files, whose bytes are kept.
#[derive(Debug, Default)]
pub struct Parts {
    fields: Vec<(String, String)>,
    /// What came with it.
    pub files: Vec<NewAttachment>,
    /// What was uploaded before, and goes with it.
    pub uploads: Vec<UploadId>,
}

impl Parts {
    /// A form without files, as a browser sends it when none can be chosen.
    pub fn of(fields: Vec<(String, String)>) -> Parts {
        Parts { fields, ..Parts::default() }
    }

    /// Reads a form to its end. Files are kept as blobs at once: a blob nobody names is no harm.
    pub async fn read(blobs: &Blobs, mut form: Multipart) -> Result<Parts> {
        let mut parts = Parts::default();
        while let Some(field) = form.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or_default().to_owned();
            let file = field
                .file_name()
                .map(|f| (f.to_owned(), field.content_type().unwrap_or("application/octet-stream").to_owned()));
            match file {
                None if name == "upload" => {
                    parts.uploads.extend(field.text().await.map_err(broken)?.parse::<UploadId>())
                }
                None => parts.fields.push((name, field.text().await.map_err(broken)?)),
                Some((file, _)) if file.is_empty() => {}
                Some((file, media_type)) => {
                    let bytes: Vec<u8> = field.bytes().await.map_err(broken)?.into();
                    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
                    let blob = blobs.keep(bytes).await?;
                    let name = mail::safe_name(&file);
                    parts.files.push(NewAttachment {
                        name,
                        media_type,
                        size,
                        blob,
                        content_id: None,
                        inline: false,
                        danger: None,
                    });
                }
            }
        }
        Ok(parts)
    }

    /// A field; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).last().unwrap_or_default()
    }

    /// Every value of a field that may be sent more than once.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What is to become of the ticket: said by the button that sent the form.
    pub fn then(&self) -> &str {
        if self.is_sure() && self.get("then").is_empty() { self.get("sure") } else { self.get("then") }
    }

    /// Whether its author was asked whether this is meant, and said yes. The answer carries [`Parts::then`].
    pub fn is_sure(&self) -> bool {
        self.all("sure").next().is_some()
    }

    /// Refuses files that no message can carry, with those uploaded before.
    pub fn check_files(&self, more: &[NewAttachment]) -> Result<()> {
        upload::check(self.files.iter().chain(more).map(|f| (f.name.as_str(), f.size)))
    }

    /// The words as a draft keeps them.
    pub fn draft(&self) -> String {
        let html = self.get("html");
        let html = if html.is_empty() { mail::text_to_html(self.get("text")) } else { html.to_owned() };
        mail::sanitise_written(&inline::named(&html))
    }

    /// The words: Trix sends HTML, a browser without scripts sends text. The HTML is sanitised here, on
    /// the way in; nothing is left of a form that says nothing.
    pub fn words(&self) -> (String, Option<String>) {
        let html = self.get("html");
        if html.is_empty() {
            return (self.get("text").trim().to_owned(), None);
        }
        let clean = linking::linked(&mail::sanitise_written(&inline::named(html)));
        (mail::html_to_text(&clean), Some(clean))
    }
}

fn broken(e: axum::extract::multipart::MultipartError) -> Error {
    tracing::debug!(error = %e, "a form could not be read");
    Error::invalid("files", "ticket-error-form")
}
