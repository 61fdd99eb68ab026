//! A desk of one person, and how it grows: what a company does not use is not shown.

use crate::{
    house::{Browser, House, letter},
    people::set_up,
};

const ADDRESS: &str = "podrska@tavan.example";
/// On a ticket's page, and in the rail beside it: what makes sense with a second person.
const OF_SEVERAL: [&str; 8] = [
    "id=\"ask-tab\"",
    "id=\"ask-reader\"",
    "id=\"assign\"",
    "/follow\"",
    "href=\"/questions\"",
    "href=\"/people\"",
    "href=\"/improvements\"",
    "href=\"/views/mentions\"",
];

/// A desk of Ana alone with one ticket; its department and number.
async fn alone(house: &House) -> (Browser, String, i64) {
    let stranger = house.stranger();
    let ana = stranger.with(set_up(house, &stranger).await.is(303).session());
    let department = house.count("SELECT id FROM department").await.to_string();
    let mailbox = [("address", ADDRESS), ("name", "Tavan"), ("department", department.as_str())];
    ana.sends("/settings/mailboxes", &mailbox).await.is(303);
    let raw = letter(&[("From", "iva@kovac.example"), ("To", ADDRESS), ("Subject", "Prvo pitanje")], "Halo?");
    let number = house.customer("iva@kovac.example").sends(&[ADDRESS], &raw).await;
    (ana, department, number)
}

fn settings(page: &str) -> [bool; 5] {
    ["absence", "roles", "approvals", "staff", "departments"]
        .map(|name| page.contains(&format!("href=\"/settings/{name}\"")))
}

story!(empty: what_is_for_several_comes_with_the_second_person(house) {
    let (ana, department, number) = alone(house).await;
    let page = ana.opens_ticket(number).await.is(200).text();
    for part in OF_SEVERAL {
        assert!(!page.contains(part), "alone one sees {part}");
    }
    let page = ana.opens("/settings").await.is(200).text();
    assert_eq!(settings(&page), [false, false, false, true, true], "{page}");
    assert!(page.contains("/settings/company#shows_all"), "one is told how to see the rest");
    let keys = ana.opens("/keys").await.is(200).text();
    assert!(!keys.contains("<kbd>Q</kbd>") && keys.contains("<kbd>N</kbd>"), "{keys}");
    let menus = ana.opens("/tickets/batch").await.is(200).text();
    assert!(!menus.contains("value=\"release\"") && menus.contains("value=\"wake\""), "{menus}");
    ana.opens(&format!("/tickets/{number}?compose=question")).await.is(200);

    let new = [("name", "Ivo"), ("email", "ivo@tavan.example"), ("role", "agent"), ("department", &*department)];
    ana.sends("/settings/staff", &new).await.is(303);
    house.mails(1).await;
    let page = ana.opens_ticket(number).await.is(200).text();
    for part in OF_SEVERAL {
        assert!(page.contains(part), "with a second person one misses {part}");
    }
    assert!(!page.contains("name=\"department\" value="), "there is one department to choose from");
    let page = ana.opens("/settings").await.is(200).text();
    assert_eq!(settings(&page), [true; 5]);
    assert!(!page.contains("/settings/company#shows_all"));
});

story!(empty: a_department_is_asked_for_once_there_are_two(house) {
    let (ana, department, number) = alone(house).await;
    let hidden = format!("<input type=\"hidden\" name=\"department\" value=\"{department}\">");
    for path in ["/settings/mailboxes", "/tickets/new", "/settings/staff"] {
        let page = ana.opens(path).await.is(200).text();
        assert!(page.contains(&hidden) && !page.contains("<select id=\"department\""), "{path}: {page}");
    }
    assert!(!ana.opens("/settings/hours").await.text().contains("/settings/hours/department/"));
    assert!(!ana.opens("/settings/company").await.text().contains("<select id=\"department\""));
    assert!(!ana.opens_ticket(number).await.text().contains(&format!("/tickets/{number}/department\"")));

    ana.sends("/settings/departments", &[("department-name", "Prodaja")]).await.is(303);
    for path in ["/settings/mailboxes", "/tickets/new", "/settings/staff", "/settings/company"] {
        assert!(ana.opens(path).await.is(200).text().contains("<select id=\"department\""), "{path}");
    }
    assert!(ana.opens("/settings/hours").await.text().contains("/settings/hours/department/"));
    assert!(ana.opens_ticket(number).await.text().contains(&format!("/tickets/{number}/department\"")));
    assert!(ana.opens("/views/open").await.text().contains("href=\"/people\""), "there is something to look up");
});

story!(empty: who_wants_to_sees_all_of_it_alone(house) {
    let (ana, _, number) = alone(house).await;
    let company = [("name", "Tavan"), ("lang", "hr"), ("zone", "Europe/Zagreb"), ("undo", "10"), ("shows_all", "on")];
    ana.sends("/settings/company", &company).await.is(303);
    let page = ana.opens_ticket(number).await.is(200).text();
    for part in OF_SEVERAL {
        assert!(page.contains(part), "{part} is not shown");
    }
    ana.sends("/settings/company", &company[..4]).await.is(303);
    assert!(!ana.opens_ticket(number).await.text().contains("id=\"ask-tab\""));
});

story!(empty: what_belongs_to_the_only_department_still_does_after_its_form_was_saved(house) {
    let (ana, department, _) = alone(house).await;
    let field = [("about", "ticket"), ("kind", "text"), ("name", "Račun"), ("department", department.as_str())];
    ana.sends("/settings/fields", &field).await.is(303);
    let company = [("name", "Tavan"), ("lang", "hr"), ("zone", "Europe/Zagreb"), ("undo", "10"), ("department", &department)];
    ana.sends("/settings/company", &company).await.is(303);
    let chosen = format!("<option value=\"{department}\" selected>");
    for path in ["/settings/fields", "/settings/company"] {
        let page = ana.opens(path).await.is(200).text();
        assert_eq!(page.matches(&chosen).count(), 1, "{path} sends what was chosen: {page}");
    }
    ana.sends("/settings/journeys", &[("name", "Kupnja"), ("department", &department)]).await.is(303);
    for path in ["/settings/macros/new", "/settings/journeys"] {
        let page = ana.opens(path).await.is(200).text();
        let asks = page.contains("<select id=\"department\"") || page.contains("<select id=\"owner-");
        assert!(!asks, "{path} asks which of one");
    }
    let renamed = [("name", "Prodaja"), ("department", department.as_str()), ("offered", "yes")];
    ana.sends("/settings/journeys/1", &renamed).await.is(303);
    assert!(ana.opens("/settings/journeys").await.text().contains("value=\"Prodaja\""));
});

story!(empty: what_is_left_in_an_archived_department_can_go_to_the_only_one(house) {
    let (ana, department, number) = alone(house).await;
    ana.solves(number).await.is(303);
    ana.sends("/settings/departments", &[("department-name", "Prodaja")]).await.is(303);
    let heir = house.count("SELECT max(id) FROM department").await.to_string();
    ana.sends(&format!("/settings/departments/{department}/archive"), &[("heir", &heir)]).await.is(303);
    house.settled().await;
    ana.reopens(number).await.is(303);
    let move_it = format!("/tickets/{number}/department\"");
    assert!(ana.opens_ticket(number).await.text().contains(&move_it), "there is somewhere to move it");
    let menus = ana.opens("/tickets/batch").await.is(200).text();
    assert!(menus.contains(&format!("value=\"department-{heir}\"")), "with many, too: {menus}");
    ana.sends(&format!("/tickets/{number}/department"), &[("department", &heir)]).await.is(303);
    assert!(!ana.opens_ticket(number).await.text().contains(&move_it), "it is where all are");
});
