//! The first page of a new desk, and of a new colleague.

use crate::{house::letter, people::set_up};

const ADDRESS: &str = "podrska@tavan.example";

story!(empty: a_new_desk_is_led_to_its_first_ticket(house) {
    let stranger = house.stranger();
    let answer = set_up(house, &stranger).await.is(303);
    assert_eq!(answer.location(), "/welcome");
    let ana = stranger.with(answer.session());
    let page = ana.opens("/welcome").await.is(200).text();
    assert!(page.contains("Preostaju 3 koraka") && page.contains("href=\"/settings/mailboxes\""), "{page}");
    let leads = "<a href=\"/welcome\"";
    assert!(ana.opens("/views/open").await.text().contains(leads), "it stands in the rail");
    ana.sends("/welcome", &[]).await.is(303);
    assert!(!ana.opens("/views/open").await.text().contains(leads));
    let found = ana.opens("/palette?q=prvi").await.is(200).text();
    assert!(found.contains("/welcome"), "put away, it is found: {found}");
    ana.sends("/welcome", &[("again", "yes")]).await.is(303);

    let department = house.count("SELECT id FROM department").await.to_string();
    ana.sends("/settings/mailboxes", &[("address", ADDRESS), ("name", "Tavan"), ("department", &department)]).await;
    let page = ana.opens("/welcome").await.is(200).text();
    assert!(page.contains("Preostaju 2 koraka") && page.contains(ADDRESS), "one sees where to write: {page}");
    ana.sends("/settings/mailboxes/1/test", &[]).await.is(200);
    assert!(ana.opens("/welcome").await.text().contains("Preostaje 1 korak"));
    assert!(!page.contains("class=\"card arrived\""));

    let raw = letter(&[("From", "iva@kovac.example"), ("To", ADDRESS), ("Subject", "Prvo pitanje")], "Halo?");
    let number = house.customer("iva@kovac.example").sends(&[ADDRESS], &raw).await;
    let page = ana.opens("/welcome").await.is(200).text();
    assert!(page.contains("class=\"card arrived\"") && page.contains(&format!("/tickets/{number}?view=open")), "{page}");
    assert!(page.contains("Sve je spremno."));
    assert!(!ana.opens("/views/open").await.text().contains(leads), "what is done stands in no rail");
});

story!(a_new_colleague_finds_what_is_theirs(house) {
    let anna = house.agent("Anna").await;
    anna.sends("/settings/staff/import", &[("lines", "Iva Kovač, iva@desk.example, agent, Support")]).await.is(303);
    house.mails(1).await;
    let iva = house.staff("Iva").await.id;
    let page = anna.opens(&format!("/settings/staff/{iva}")).await.is(200).text();
    let code = page.split("/reset/").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let form = [("token", code.as_str()), ("password", "a long enough sentence")];
    let answer = house.stranger().sends("/password/reset", &form).await.is(303);
    assert_eq!(answer.location(), "/welcome");
    let page = house.stranger().with(answer.session()).opens("/welcome").await.is(200).text();
    assert!(page.contains("Welcome, Iva") && page.contains("Tavan · Support"), "{page}");
    assert!(!page.contains("action=\"/welcome\""), "what the desk needs is not theirs");
});
