//! Files that go out with a template's words.

use crate::{Template, TemplateId, event::TemplateSaved};
use base::{About, Act, BlobId, Error, Result};
use people::{Agent, Colleague};
use std::collections::HashMap;
use store::{On, Query, sql};
use ticket::{DraftOf, NewAttachment, Upload, UploadId, upload::check};

store::id! {
    /// A file of a template.
    TemplateFileId
}

/// A file that goes out with a template's words.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TemplateFile {
    /// Its row.
    pub id: TemplateFileId,
    /// Of which template.
    pub template_id: TemplateId,
    /// File name, made safe.
    pub name: String,
    /// As declared.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Where the bytes are.
    pub blob: BlobId,
}

impl TemplateFile {
    /// The files of these templates, each template's in the order in which they were added.
    pub async fn of_all(
        on: impl Into<On<'_>>,
        ids: impl IntoIterator<Item = TemplateId>,
    ) -> Result<HashMap<TemplateId, Vec<TemplateFile>>> {
        let query = Query::new("SELECT id, template_id, name, media_type, size, blob FROM template_file WHERE TRUE");
        let files: Vec<TemplateFile> = query.with_in(" AND template_id", ids).push(" ORDER BY id").all(on).await?;
        let mut all: HashMap<TemplateId, Vec<TemplateFile>> = HashMap::new();
        for file in files {
            all.entry(file.template_id).or_default().push(file);
        }
        Ok(all)
    }

    /// The files of this template.
    pub async fn of(on: impl Into<On<'_>>, id: TemplateId) -> Result<Vec<TemplateFile>> {
        Ok(TemplateFile::of_all(on, [id]).await?.remove(&id).unwrap_or_default())
    }

    /// A file of a template that this colleague may see.
    pub async fn seen_by(
        on: impl Into<On<'_>>,
        who: &Colleague,
        (template, id): (TemplateId, TemplateFileId),
    ) -> Result<TemplateFile> {
        let mut on = on.into();
        Template::seen_by(on.again(), who, template).await?;
        let files = TemplateFile::of(on, template).await?;
        files.into_iter().find(|file| file.id == id).ok_or(Error::Missing)
    }

    /// Adds files to a template; what it has already is not added twice.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what one message could not carry; [`Error::Refused`] when the template is not theirs to
    /// change.
    pub async fn add(act: &mut Act, by: &Agent, id: TemplateId, new: &[NewAttachment]) -> Result<()> {
        let template = Template::changeable(&mut *act, by, id).await?;
        if new.is_empty() {
            return Err(Error::invalid("files", "template-error-no-file"));
        }
        let has = TemplateFile::of(&mut *act, id).await?;
        let is_new = |file: &&NewAttachment| !has.iter().any(|h| h.name == file.name && h.blob == file.blob);
        let new: Vec<&NewAttachment> = new.iter().filter(is_new).collect();
        let there = has.iter().map(|file| (file.name.as_str(), file.size));
        check(there.chain(new.iter().map(|file| (file.name.as_str(), file.size))))?;
        for file in new {
            sql!(
                "INSERT INTO template_file (template_id, name, media_type, size, blob, made_at)
                 VALUES ($1, $2, $3, $4, $5, $6)"
            )
            .bind(id)
            .bind(file.name.as_str())
            .bind(file.media_type.as_str())
            .bind(file.size)
            .bind(&file.blob)
            .bind(act.now())
            .run(&mut *act)
            .await?;
        }
        told(act, template).await
    }

    /// Takes it away from its template. What was sent with it stays as it was.
    ///
    /// # Errors
    /// [`Error::Refused`] when the template is not theirs to change.
    pub async fn remove(&self, act: &mut Act, by: &Agent) -> Result<()> {
        let template = Template::changeable(&mut *act, by, self.template_id).await?;
        sql!("DELETE FROM template_file WHERE id = $1").bind(self.id).run(&mut *act).await?;
        told(act, template).await
    }

    /// Puts these files into a draft; what is there already is not put there twice. Answers with the upload of each.
    ///
    /// # Errors
    /// [`Error::Invalid`] when they and what is there are more than a message carries.
    pub async fn attach(act: &mut Act, of: DraftOf, files: &[TemplateFile]) -> Result<Vec<UploadId>> {
        let mut there = Upload::of(&mut *act, of.ticket, of.staff).await?;
        there.retain(|upload| upload.kind == of.kind);
        let mut ids = Vec::new();
        for file in files {
            let same = |u: &&Upload| u.blob.as_ref() == Some(&file.blob) && u.name == file.name && !u.inline;
            if let Some(same) = there.iter().find(same) {
                ids.push(same.id);
                continue;
            }
            let upload = Upload::put_back(act, of, file.clone().into()).await?;
            ids.push(upload.id);
            there.push(upload);
        }
        check(there.iter().map(|upload| (upload.name.as_str(), upload.size)))?;
        Ok(ids)
    }
}

impl From<TemplateFile> for NewAttachment {
    fn from(file: TemplateFile) -> Self {
        let TemplateFile { name, media_type, size, blob, .. } = file;
        NewAttachment { name, media_type, size, blob, content_id: None, inline: false, danger: None }
    }
}

async fn told(act: &mut Act, Template { id, name, .. }: Template) -> Result<()> {
    act.tell(About("template", id.0), &TemplateSaved { template: id, name }).await?;
    Ok(())
}
