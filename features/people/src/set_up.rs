//! The first start: the company gets its name, and the desk its first admin.

use crate::{Admin, Company, Department, NewStaff, Role, Session, Staff, naming, password, session::digest, staff};
use base::{Actor, Desk, Error, Keys, Look, Result, Setting, Why, words::line};
use ring::hmac;

/// What the first admin says.
#[derive(Clone, Debug)]
pub struct Beginning<'a> {
    /// The company's name.
    pub company: &'a str,
    /// Language of the screens: en, ru, bg, hr.
    pub language: &'a str,
    /// IANA time zone of the company.
    pub zone: &'a str,
    /// The first department's name, made if there is none yet.
    pub department: &'a str,
    /// The admin's name.
    pub name: &'a str,
    /// The admin's e-mail.
    pub email: &'a str,
}

/// What stands in the set-up link. It follows from the desk's keys, so nothing is kept, and works
/// until the desk has an admin, by the link or by the command line.
pub fn code(keys: &Keys) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &keys.derive("set-up"));
    base::blob::hex(&hmac::sign(&key, b"link").as_ref()[..16])
}

/// Whether the link may be used.
///
/// # Errors
/// [`Error::Missing`] when the code is another; [`Error::Refused`] when the desk has an admin already.
pub async fn check(look: &Look, keys: &Keys, given: &str) -> Result<()> {
    // Compared as digests, so that the time taken tells nothing about the code.
    if digest(&code(keys)) != digest(given) {
        return Err(Error::Missing);
    }
    if Staff::any_admin(look).await? {
        return Err(Error::refused("people-set-up-over"));
    }
    Ok(())
}

/// Names the company, takes on its first admin and signs the browser in; answers with what its
/// cookie carries.
///
/// # Errors
/// Those of [`check`]; [`Error::Invalid`] naming every field that does not do.
pub async fn begin(
    desk: &Desk,
    given: &str,
    new: Beginning<'_>,
    secret: String,
    address: &str,
    agent: &str,
) -> Result<String> {
    check(&desk.look(), desk.keys(), given).await?;
    let wrong = wrong(&new, &secret);
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    let hashed = password::hash(secret).await?;
    let mut act = desk.act(Actor::Machine).await?;
    // The company first: of two who set up at once the second waits here, then finds the first.
    let company = Company {
        name: line(new.company),
        language: new.language.to_owned(),
        zone: new.zone.to_owned(),
        ..Company::read(&mut act).await?
    };
    company.write(&mut act).await?;
    if Staff::any_admin(&mut act).await? {
        return Err(Error::refused("people-set-up-over"));
    }
    let by = Admin::of_the_machine();
    let department = match Department::all(&mut act).await?.into_iter().next() {
        Some(first) => first,
        None => Department::make(&mut act, &by, new.department).await?,
    };
    let admin = NewStaff {
        email: new.email,
        name: new.name,
        role: Role::Admin,
        departments: &[department.id],
        password: Some(hashed),
    };
    let admin = Staff::join(&mut act, &by, admin).await?;
    let cookie = Session::begin(&mut act, admin.id, address, agent).await?;
    act.commit().await?;
    Ok(cookie)
}

fn wrong(new: &Beginning<'_>, secret: &str) -> Vec<(&'static str, Why)> {
    let mut wrong = staff::wrong(new.email.trim(), new.name);
    wrong.extend(naming::wrong(new.company).map(|why| ("company", why)));
    wrong.extend(password::wrong(secret).map(|why| ("password", why)));
    wrong
}
