//! The pages of people.

use crate::{sample::ago, write};
use askama::Template;
use people_web::view::*;
use shell::{Choice, ErrorPage, Field, Frame, Lang};
use std::{error::Error, path::Path};

pub fn draw(frame: &Frame, folder: &Path) -> Result<(), Box<dyn Error>> {
    let outside = |key: &str| Frame {
        title: frame.t(key),
        viewer: None,
        nav: Vec::new(),
        ..frame.clone()
    };
    let inside = |key: &str| Frame {
        title: frame.t(key),
        flash: Some(frame.t("people-flash-saved")),
        ..frame.clone()
    };
    let wrong = Some(frame.t("people-sign-in-wrong"));
    write(
        folder,
        "sign-in",
        SignInPage {
            frame: &outside("people-sign-in-title"),
            email: Field::of("vasya@tavan.example"),
            next: "/".into(),
            error: wrong,
        }
        .render(),
    )?;
    write(
        folder,
        "forgot",
        ForgotPage {
            frame: &outside("people-forgot-title"),
            email: Field::default(),
            sent: true,
        }
        .render(),
    )?;
    let password = Field::default().refused(frame.t("people-password-short"));
    write(
        folder,
        "reset",
        ResetPage {
            frame: &outside("people-reset-title"),
            token: "t".into(),
            password: password.clone(),
            error: None,
        }
        .render(),
    )?;
    write(
        folder,
        "set-up",
        set_up(&outside("people-set-up-title"), password).render(),
    )?;
    write(folder, "demo", demo(&outside("people-demo-title")).render())?;
    write(
        folder,
        "account",
        account(&inside("shell-account")).render(),
    )?;
    write(folder, "staff", staff(&inside("people-staff")).render())?;
    write(
        folder,
        "departments",
        departments(&inside("people-departments")).render(),
    )?;
    write(
        folder,
        "error",
        ErrorPage {
            frame: &outside("shell-error-missing"),
            status: 404,
            detail: None,
        }
        .render(),
    )
}

fn languages() -> Vec<Choice> {
    Lang::ALL
        .map(|lang| Choice::new(lang.code(), lang.name(), lang == Lang::Hr))
        .to_vec()
}

fn set_up(frame: &Frame, password: Field) -> SetUpPage<'_> {
    let company = Field::of("Tavan d.o.o.");
    SetUpPage {
        frame,
        token: "t".into(),
        company,
        name: Field::default(),
        email: Field::default(),
        password,
        languages: languages(),
        error: None,
    }
}

fn cast(frame: &Frame) -> Vec<(&'static str, String, &'static str)> {
    let role = |key: &str| frame.t(format!("people-role-{key}"));
    vec![
        ("Vasya Ivanov", role("agent"), "Support"),
        ("Marta Babić", role("supervisor"), "Support"),
        ("Lena Petrova", role("collaborator"), "Accounting"),
        ("Darko Novak", role("collaborator"), "Development"),
        ("Petar Jurić", role("collaborator"), "Marketing"),
        ("Николай Димитров", role("agent"), "Sales"),
        ("Ana Kralj", role("admin"), "Support"),
    ]
}

fn demo(frame: &Frame) -> DemoPage<'_> {
    let person = |(id, (name, role, department)): (usize, (&str, String, &str))| DemoStaff {
        id: id as i64,
        name: name.into(),
        role,
        department: department.into(),
        hint: None,
    };
    DemoPage {
        frame,
        company: "Tavan".into(),
        staff: cast(frame).into_iter().enumerate().map(person).collect(),
    }
}

fn account(frame: &Frame) -> AccountPage<'_> {
    let session = |id, device: &str, minutes, current| SessionLine {
        id,
        device: device.into(),
        address: "203.0.113.7".into(),
        seen: ago(frame, minutes),
        current,
    };
    AccountPage {
        frame,
        name: Field::of("Vasya Ivanov"),
        email: "vasya@tavan.example".into(),
        languages: languages(),
        zones: vec![Choice::new("Europe/Zagreb", "Europe/Zagreb", true)],
        current: Field::default().refused(frame.t("people-password-wrong")),
        password: Field::default(),
        sessions: vec![
            session(1, "Firefox, Linux", 0, true),
            session(2, "Safari, iPhone", 4000, false),
        ],
        tokens: vec![TokenLine {
            id: 1,
            name: "Warehouse scanner".into(),
            made: ago(frame, 90_000),
            used: None,
        }],
        token_name: Field::default(),
        fresh_token: Some("repka_3vQ9sKcXf0m2LZ8e7hTn1yUa5BdWgRjP".into()),
    }
}

fn staff(frame: &Frame) -> StaffPage<'_> {
    let keys = ["admin", "supervisor", "agent", "collaborator"];
    let roles = |of: &str| {
        keys.map(|key| frame.t(format!("people-role-{key}")))
            .map(|role| Choice::new(&role, role.clone(), role == of))
            .to_vec()
    };
    let line = |(id, (name, role, department)): (usize, (&str, String, &str))| StaffLine {
        id: id as i64,
        name: name.into(),
        email: format!("person{id}@tavan.example"),
        roles: roles(&role),
        departments: department.into(),
        seen: (id != 4).then(|| ago(frame, id as i64 * 700)),
        active: id != 5,
        me: id == 0,
    };
    StaffPage {
        frame,
        staff: cast(frame).into_iter().enumerate().map(line).collect(),
        name: Field::default(),
        email: Field::default(),
        roles: roles(""),
        departments: vec![Choice::new(1, "Support", true)],
        error: None,
    }
}

fn departments(frame: &Frame) -> DepartmentsPage<'_> {
    let line = |id, name: &str, mailboxes: &str| DepartmentLine {
        id,
        name: name.into(),
        people: 4,
        open: 38,
        mailboxes: mailboxes.into(),
    };
    DepartmentsPage {
        frame,
        departments: vec![
            line(1, "Support", "support@tavan.example"),
            line(2, "Accounting", "billing@tavan.example"),
            line(3, "Marketing", ""),
        ],
        name: Field::default(),
        error: None,
    }
}
