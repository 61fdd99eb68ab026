//! What people look like: one gives a picture, colleagues see it beside one's name.

use super::{Method, account};
use crate::{As, Page, Web, page::done, portrait};
use axum::{
    Form,
    extract::{Multipart, Path, State},
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use base::{Error, Result, StaffId};
use people::{Admin, Colleague, Staff};
use shell::Face;

/// Bytes of the form with the picture at most: a little more than a picture, so that one too large can be answered.
pub(super) const LARGEST_FORM: usize = portrait::LARGEST + 2 * 1024 * 1024;

/// The face of somebody who works here.
pub fn face(person: &Staff) -> Face {
    face_of(&person.name, Some(person))
}

/// The face beside a name as it was written: the picture of who bears it, if that is one of us who gave one.
pub fn face_of(name: &str, person: Option<&Staff>) -> Face {
    Face::of(name, person.and_then(picture))
}

/// The address of somebody's picture, if they gave one.
pub fn picture(person: &Staff) -> Option<String> {
    person.photo.as_ref().map(|key| format!("/photos/{}/{key}", person.id))
}

/// `GET /photos/{id}/{key}`: the address of a picture never shows another one.
pub(super) async fn show(
    State(web): State<Web>,
    _me: As<Colleague>,
    Path((who, key)): Path<(StaffId, String)>,
) -> Result<Response> {
    let jpeg = Staff::photo(&web.desk.look(), who, &key).await?;
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    Ok((headers, jpeg).into_response())
}

/// `POST /settings/account/photo`: gives one's picture, or takes it away.
pub(super) async fn change(State(web): State<Web>, page: Page, me: As<Colleague>, form: Multipart) -> Result<Response> {
    match put(&web, &me, form).await {
        Ok(()) => Ok(done(&web, "/settings/account", Some("people-flash-saved"))),
        Err(error @ Error::Invalid(_)) => account::photo_refused(&web, &page, &me, error).await,
        Err(error) => Err(error),
    }
}

async fn put(web: &Web, me: &As<Colleague>, form: Multipart) -> Result<()> {
    let small = match sent(form).await? {
        Some(file) => Some(portrait::small(file).await?),
        None => None,
    };
    let mut act = me.visit.act(web).await?;
    match small {
        Some(jpeg) => Staff::show_as(&mut act, me.who.id, jpeg).await?,
        None => Staff::show_initials(&mut act, me.who.id).await?,
    }
    act.commit().await
}

/// The file; nothing, when the picture is to go.
async fn sent(mut form: Multipart) -> Result<Option<Vec<u8>>> {
    let large = || Error::invalid("photo", "people-photo-large");
    let mut file = Vec::new();
    while let Some(mut field) = form.next_field().await.map_err(|_| large())? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "_method" {
            return match field.bytes().await.map_err(|_| large())?.as_ref() {
                b"delete" => Ok(None),
                _ => Err(Error::Missing),
            };
        }
        while let Some(piece) = field.chunk().await.map_err(|_| large())? {
            if name == "photo" && file.len() + piece.len() > portrait::LARGEST {
                return Err(large());
            }
            if name == "photo" {
                file.extend_from_slice(&piece);
            }
        }
    }
    if file.is_empty() { Err(Error::invalid("photo", "people-photo-choose")) } else { Ok(Some(file)) }
}

/// `POST /settings/staff/{id}/photo` with `_method=delete`: a picture that does not do goes.
pub(super) async fn take(
    State(web): State<Web>,
    me: As<Admin>,
    Path(who): Path<StaffId>,
    Form(form): Form<Method>,
) -> Result<Response> {
    form.must_delete()?;
    let mut act = me.visit.act(&web).await?;
    Staff::take_photo(&mut act, &me.who, who).await?;
    act.commit().await?;
    Ok(done(&web, format!("/settings/staff/{who}"), Some("people-flash-saved")))
}
