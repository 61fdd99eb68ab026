//! Draws every page with made-up data into a folder, to be looked at without a server behind them:
//! `cargo run -p ticket-web --example pages -- /tmp/pages en`, then serve that folder by any web server.

mod iva;
mod people_pages;
mod sample;

use askama::Template;
use shell::{Frame, Lang};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};
use ticket_web::view::{ListPage, OpeningPage, TicketPage};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().ok_or("which folder?")?);
    let lang = args
        .next()
        .and_then(|code| Lang::parse(&code))
        .unwrap_or_default();
    files(&folder)?;
    let frame = sample::frame(lang)?;
    let draw = |name: &str, title: &str, page: &dyn Fn(&Frame) -> askama::Result<String>| {
        let frame = Frame {
            title: title.to_owned(),
            ..frame.clone()
        };
        write(&folder, name, page(&frame))
    };
    draw("ticket", "#1042 Discount is 5%, not 10%", &|frame| {
        iva::ticket(frame).render()
    })?;
    draw("stale", "#1042 Discount is 5%, not 10%", &|frame| {
        TicketPage {
            composer: Some(iva::stale(frame)),
            ..iva::ticket(frame)
        }
        .render()
    })?;
    draw("note", "#1042 Discount is 5%, not 10%", &|frame| {
        TicketPage {
            composer: Some(iva::noting(frame)),
            ..iva::ticket(frame)
        }
        .render()
    })?;
    draw("list", &frame.t("ticket-view-mine"), &|frame| {
        ListPage {
            frame,
            list: sample::list(frame, None),
        }
        .render()
    })?;
    draw("empty", &frame.t("ticket-view-unassigned"), &|frame| {
        ListPage {
            frame,
            list: sample::empty(frame),
        }
        .render()
    })?;
    draw("search", &frame.about("ticket-found", "banner"), &|frame| {
        ListPage {
            frame,
            list: sample::found(frame),
        }
        .render()
    })?;
    draw("new", &frame.t("shell-new-ticket"), &|frame| {
        OpeningPage {
            frame,
            opening: sample::opening(frame),
        }
        .render()
    })?;
    people_pages::draw(&frame, &folder)
}

/// Writes a page to `name.html`.
fn write(folder: &Path, name: &str, html: askama::Result<String>) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(folder.join(format!("{name}.html")), html?)?)
}

/// The style sheets, scripts and icons, by their plain names.
fn files(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder.join("assets"))?;
    for asset in shell::assets()
        .iter()
        .copied()
        .chain(hotwire::assets::assets())
    {
        fs::write(folder.join("assets").join(asset.name), asset.bytes)?;
    }
    Ok(())
}
