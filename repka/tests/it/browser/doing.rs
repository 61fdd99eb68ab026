//! What one gets to by doing, in a company with a past: each page as whoever uses it sees it, with what opens on it.

use super::{company::Company, mails, window::Window};
use base::TicketId;
use question::{Question, link};
use std::time::Duration;
use store::Query;

/// A page, and what is done on it.
pub struct Doing {
    /// The first name of whoever is signed in; nobody, when empty.
    pub who: &'static str,
    pub page: String,
    /// What is clicked there, when something is.
    click: &'static str,
    /// What is seen then.
    see: &'static str,
}

impl Doing {
    pub fn new(who: &'static str, page: String, click: &'static str, see: &'static str) -> Doing {
        Doing { who, page, click, see }
    }

    /// Does it: the window shows the page, with what was opened.
    pub async fn begin(&self, company: &Company, window: &Window) {
        company.is(window, self.who).await;
        window.go(&self.page).await;
        window.see("h1", "").await;
        if !self.click.is_empty() {
            window.ready().await;
            // Also what stands in a drawer, where it is narrow.
            window.ask("document.querySelector(arguments[0]).click()", vec![self.click.into()]).await;
        }
        window.see(self.see, "").await;
    }
}

/// Everything of this kind.
pub async fn doings(company: &Company) -> Vec<Doing> {
    let look = company.running.web.desk.look();
    let asked = "SELECT max(e.ticket_id) FROM asking a JOIN entry e ON e.id = a.entry_id";
    let asked: TicketId = Query::new(asked).value(&look).await.unwrap();
    let on = |rest: &str| format!("/tickets/{asked}{rest}");
    let doing = |who, page: &str, see| Doing::new(who, page.to_owned(), "", see);
    let opening = |page, click, see| Doing::new("Vasya", page, click, see);
    let mut all = vec![
        opening(on("?compose=question"), "#ask-form trix-editor", ".asking .kinds label"),
        opening(on("?compose=reply"), ".reply [data-trix-attribute=href]", ".reply .trix-dialog.trix-active input"),
        opening(on(""), "#assign > summary", "#assign [action$=handover] button.item"),
        opening(on(""), "#more > summary", "#more .item"),
        opening(on(""), "#promise-give > summary", "#promise-give input"),
        doing("Vasya", &on("/remedies/new"), "#kind"),
        doing("Vasya", &on("/ledger"), "table"),
        doing("Vasya", &on("/merge"), "form"),
        doing("Vasya", &on("/links"), "form"),
        doing("Vasya", &format!("/improvements/new?ticket={asked}"), "#title"),
        doing("Vasya", "/questions/new", ".asking .kinds label"),
        doing("Vasya", "/promises", ".card"),
        doing("Vasya", "/customers/1", ".card"),
        doing("Elena", "/approvals", "[name=step]"),
        doing("Elena", "/improvements", ".lines"),
        doing("Elena", "/improvements/1", "#tickets"),
        doing("Elena", "/insight?days=30&journey=1", "table, .empty"),
        doing("Elena", "/insight/remedies", "table"),
        doing("Elena", "/settings/approvals", "[name=asked]"),
        doing("Elena", "/settings/journeys", "[name=offered]"),
        doing("Elena", "/settings/causes", "[name=name]"),
        doing("Elena", "/settings/hours/words", "textarea"),
        doing("Elena", "/departments/3", "#kept"),
        doing("Polina", "/settings/absence", ".lines"),
        doing("Boris", "/questions", ".rows, .empty"),
    ];
    all.extend(mails::doings(company).await);
    all.push(doing("", &guest(company, asked).await, "textarea"));
    all
}

/// The link by which somebody asked on this ticket can answer without signing in.
async fn guest(company: &Company, ticket: TicketId) -> String {
    let desk = &company.running.web.desk;
    let look = desk.look();
    let everybody = people::Staff::all(&look).await.unwrap();
    for question in Question::of_ticket(&look, ticket).await.unwrap() {
        for one in &everybody {
            if question.is_asked(&look, one.id, look.now()).await.unwrap() {
                let until = look.now().plus(Duration::from_secs(3600));
                return format!("/q/{}", link::token(desk.keys(), question.id, one.id, until));
            }
        }
    }
    panic!("nobody is asked on ticket {ticket}")
}
