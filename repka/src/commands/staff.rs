//! `repka staff add`.

use super::{Failure, Said, department};
use crate::cli::StaffAdd;
use base::{Actor, Desk};
use people::{Admin, NewStaff, Staff, password};
use std::io::BufRead;

/// Lets someone begin to work here. `stdin` holds the password in its first line when asked for.
pub async fn add(desk: &Desk, args: &StaffAdd, stdin: &mut impl BufRead) -> Said {
    let password = match args.password_stdin {
        true => Some(password::hash(first_line(stdin)?).await?),
        false => None,
    };
    let has_password = password.is_some();
    let by = Admin::of_the_machine();
    let mut act = desk.act(Actor::Machine).await?;
    let mut departments = Vec::new();
    for name in &args.departments {
        departments.push(department(&mut act, &by, name).await?.id);
    }
    let new = NewStaff { email: &args.email, name: &args.name, role: args.role, departments: &departments, password };
    let staff = Staff::join(&mut act, &by, new).await?;
    act.commit().await?;
    eprintln!("{} works here now as {}", staff.name, staff.role);
    if !has_password {
        eprintln!(
            "no password yet: {} asks for a link at {}/password/forgotten, or --password-stdin sets one",
            staff.email,
            desk.url()
        );
    }
    Ok(String::new())
}

fn first_line(stdin: &mut impl BufRead) -> Result<String, Failure> {
    let mut line = String::new();
    stdin.read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']);
    match password {
        "" => Err(Failure::refused("no password on standard input")),
        password => Ok(password.to_owned()),
    }
}
