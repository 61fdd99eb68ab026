//! What administrators decide: the company, who works here, which departments there are.

use base::{Actor, Setting};
use people::{Admin, Company, Department, Staff};

story!(the_company_is_decided_and_every_decision_told(house) {
    let anna = house.agent("Anna").await;
    let form = [("name", "Tavan & Co"), ("lang", "hr"), ("zone", "Europe/Zagreb"), ("undo", "20"), ("close", "7")];
    anna.sends("/settings/company", &form).await.is(303);
    let company = Company::read(&house.desk().look()).await.unwrap();
    assert_eq!((company.name.as_str(), company.undo_seconds, company.close_after_days), ("Tavan & Co", 20, Some(7)));
    let page = anna.opens("/settings/company").await.is(200).text();
    assert!(page.contains("Tavan &#38; Co") && page.contains("<option value=\"hr\" selected>"), "{page}");
    anna.sends("/settings/company", &form).await.is(303);
    let told = "SELECT count(*) FROM event WHERE kind = 'company.changed'";
    assert_eq!(house.count(told).await, 1, "what stays is not told");
    let nameless = [("name", " "), ("lang", "hr"), ("zone", "Europe/Zagreb")];
    anna.sends("/settings/company", &nameless).await.is(422);
    anna.sends("/settings/company", &[("name", "X"), ("lang", "xx"), ("zone", "UTC")]).await.is(422);

    let number = house.customer("iva@kovac.example").writes("Hi", "Hello?").await;
    house.agent("Vasya").await.solves(number).await.is(303);
    house.later(7 * 24 * 3600 - 60).await;
    repka::schedule::close(house.desk()).await.unwrap();
    assert_eq!(house.ticket(number).await.state, ticket::State::Solved);
    house.later(120).await;
    repka::schedule::close(house.desk()).await.unwrap();
    assert_eq!(house.ticket(number).await.state, ticket::State::Closed);
});

story!(who_leaves_hands_over_what_is_open(house) {
    let (anna, vasya, petya) = (house.agent("Anna").await, house.agent("Vasya").await, house.agent("Petya").await);
    let iva = house.customer("iva@kovac.example");
    let (one, two, three) = (iva.writes("1", "?").await, iva.writes("2", "?").await, iva.writes("3", "?").await);
    for number in [one, two, three] {
        vasya.takes(number).await.is(303);
    }
    vasya.solves(three).await.is(303);
    let path = format!("/settings/staff/{}/access", vasya.id);
    let kolya = house.staff("Kolya").await.id.to_string();
    anna.sends(&path, &[("_method", "delete"), ("heir", &kolya)]).await.is(422);
    anna.sends(&path, &[("_method", "delete"), ("heir", &petya.id.to_string())]).await.is(303);
    house.settled().await;
    for (number, whose) in [(one, petya.id), (two, petya.id), (three, vasya.id)] {
        assert_eq!(house.ticket(number).await.assignee_id, Some(whose), "{number}");
    }
    vasya.opens("/").await.is(303);

    let path = format!("/settings/staff/{}/access", petya.id);
    anna.sends(&path, &[("_method", "delete"), ("heir", "")]).await.is(303);
    house.settled().await;
    let back = house.ticket(one).await;
    assert_eq!((back.assignee_id, back.holder.as_str()), (None, "nobody"));
});

story!(a_colleague_is_corrected_and_works_in_several_departments(house) {
    let (anna, kolya) = (house.agent("Anna").await, house.staff("Kolya").await.id);
    let path = format!("/settings/staff/{kolya}");
    let form = [
        ("name", "Nikolaj"),
        ("email", "Nikolaj@desk.example"),
        ("role", "agent"),
        ("departments", "yes"),
        ("in-1", "on"),
        ("in-2", "on"),
        ("leads-2", "on"),
    ];
    anna.sends(&path, &form).await.is(303);
    let look = house.desk().look();
    let now = Staff::find(&look, kolya).await.unwrap();
    assert_eq!((now.name.as_str(), now.email.as_str()), ("Nikolaj", "nikolaj@desk.example"));
    let places: Vec<_> = Department::memberships(&look).await.unwrap();
    let places: Vec<_> = places.iter().filter(|p| p.staff_id == kolya).map(|p| (p.department_id.0, p.leads)).collect();
    assert_eq!(places, [(1, false), (2, true)]);
    let taken = [("email", "anna@desk.example"), ("role", "supervisor"), ("departments", "yes"), ("in-1", "on"), ("leads-1", "on")];
    let page = anna.sends(&path, &taken).await.is(422).text();
    assert!(page.contains("value=\"supervisor\" selected") && page.contains("name=\"leads-1\" value=\"on\" checked"), "{page}");
    assert!(anna.opens("/settings/departments").await.text().contains("Nikolaj"), "who leads is named");
    anna.sends(&format!("/settings/staff/{}", anna.id), &[("role", "agent")]).await.is(422);
});

story!(invitations_work_without_a_mail(house) {
    let anna = house.agent("Anna").await;
    let lines = "Iva Kovač, iva@desk.example, agent, Support\nBoris\tboris@desk.example\tPomoćnik\n";
    let wrong = anna.sends("/settings/staff/import", &[("lines", lines)]).await.is(422).text();
    assert!(wrong.contains("no such role") && wrong.contains("Boris"), "{wrong}");
    assert_eq!(house.count("SELECT count(*) FROM staff WHERE email = 'iva@desk.example'").await, 0, "all or nobody");
    let lines = lines.replace("Pomoćnik", "collaborator");
    anna.sends("/settings/staff/import", &[("lines", &lines)]).await.is(303);
    house.mails(2).await;

    let iva = house.staff("Iva").await.id;
    let page = anna.opens(&format!("/settings/staff/{iva}")).await.is(200).text();
    let link = page.split("/reset/").nth(1).unwrap().split('<').next().unwrap().to_owned();
    house.later(6 * 24 * 3600).await;
    let stranger = house.stranger();
    stranger.opens(&format!("/reset/{link}")).await.is(200);
    let form = [("token", link.as_str()), ("password", "a long enough sentence")];
    stranger.sends("/password/reset", &form).await.is(303);
    anna.sends(&format!("/settings/staff/{iva}/invitation"), &[]).await.is(422);
    let page = anna.opens(&format!("/settings/staff/{iva}")).await.is(200).text();
    assert!(!page.contains("/reset/"), "nobody gets a way into somebody else's account");
});

story!(an_archived_department_passes_its_work_on(house) {
    let anna = house.agent("Anna").await;
    let raw = crate::house::letter(&[("From", "iva@kovac.example"), ("To", "billing@desk.example")], "Invoice?");
    let number = house.customer("iva@kovac.example").sends(&["billing@desk.example"], &raw).await;
    let look = house.desk().look();
    let named = async |name: &str| Department::named(&look, name).await.unwrap().unwrap();
    let (accounting, support) = (named("Accounting").await, named("Support").await);
    let path = format!("/settings/departments/{}/archive", accounting.id);
    anna.sends(&path, &[("heir", &accounting.id.to_string())]).await.is(422);
    anna.sends(&path, &[("heir", &support.id.to_string())]).await.is(303);
    house.settled().await;
    assert_eq!(house.ticket(number).await.department_id, support.id);
    assert!(channel::Mailbox::all(&house.desk().look()).await.unwrap().iter().all(|m| m.department_id == support.id));
    assert!(!anna.opens("/tickets/new").await.text().contains("Accounting"));
    anna.sends(&path, &[("_method", "delete")]).await.is(303);
    assert!(anna.opens("/tickets/new").await.text().contains("Accounting"));
});

story!(a_member_s_place_changes_from_the_department_s_side_too(house) {
    let anna = house.agent("Anna").await;
    let by = Admin::of(&house.colleague("Anna").await).unwrap();
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let sales = Department::make(&mut act, &by, "Sales").await.unwrap().id;
    act.commit().await.unwrap();
    let (mine, lead) = (format!("in-{}", anna.id), format!("leads-{}", anna.id));
    let form = [("name", "Sales & more"), ("members", "yes"), ("contacts", "nothing"), (mine.as_str(), "on"), (lead.as_str(), "on")];
    anna.sends(&format!("/settings/departments/{sales}"), &form).await.is(303);
    let now = Department::find(&house.desk().look(), sales).await.unwrap();
    assert!(now.name == "Sales & more" && now.sees == people::Contacts::Nothing);
    let told = house.count("SELECT count(*) FROM event WHERE kind = 'department.changed' AND CAST(data AS TEXT) LIKE '%nothing%'").await;
    assert_eq!(told, 1, "history says what they see from then on");
    anna.sends(&format!("/settings/departments/{sales}"), &[("contacts", "all")]).await.is(422);
    assert!(anna.opens("/settings/roles").await.text().contains("Nothing: “Customer” instead of the name"));
    assert!(Staff::departments(&house.desk().look(), anna.id).await.unwrap().iter().any(|d| d.id == sales));
});

story!(settings_are_found_by_the_labels_of_what_is_on_them(house) {
    let anna = house.agent("Anna").await;
    let found = anna.opens("/settings?q=TAKEN+back").await.is(200).text();
    assert!(found.contains("card tile\" href=\"/settings/company\""), "{found}");
    assert!(!found.contains("card tile\" href=\"/settings/staff\""));
    let nothing = anna.opens("/settings?q=xyzzy").await.is(200).text();
    assert!(nothing.contains("No setting is called so.</p>") && !nothing.contains("card tile\""), "{nothing}");
    assert!(anna.opens("/palette?q=taken+back").await.text().contains("/settings/company"));
    let vasya = house.agent("Vasya").await.opens("/settings?q=taken+back").await.is(200).text();
    assert!(!vasya.contains("/settings/company"), "nobody is told of what is not theirs");
});

story!(the_roles_say_who_may_what_and_who_has_them(house) {
    let page = house.agent("Anna").await.opens("/settings/roles").await.is(200).text();
    for said in ["Answer customers", "Read the audit log", "Collaborator · 1", "Kolya", "Everything: name, addresses, phones"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let row = page.split("Rename, merge and delete tags").nth(1).unwrap().split("</tr>").next().unwrap();
    assert_eq!((row.matches(">no<").count(), row.matches(">yes<").count()), (2, 2), "{row}");
});

story!(a_path_that_names_no_number_leads_nowhere(house) {
    let anna = house.agent("Anna").await;
    for path in ["/tickets/x", "/settings/staff/1x", "/customers/99999999999999999999", "/tickets/1/entries/y/striking"] {
        let page = anna.opens(path).await.is(404).text();
        assert!(page.contains("<html"), "{path}: {page}");
    }
    assert!(anna.opens("/settings/audit?before=x").await.is(400).text().contains("<html"));
    assert_eq!(anna.opens("/tickets").await.is(303).location(), "/views/open");
    let answer = house.api("Anna").await.gets("/api/v1/tickets/x").await.is(404);
    assert_eq!(answer.json()["status"], 404);
});
