//! The desk's tags: offered while one types, renamed, merged and deleted whatever bears them.

use crate::house::{Browser, House};
use ticket::{Tag, Ticket};

/// So many tickets with this tag, the newest last.
async fn tagged(house: &House, by: &Browser, name: &str, n: usize) -> Vec<i64> {
    let mut numbers = Vec::new();
    for _ in 0..n {
        let number = house.customer("iva@kovac.example").writes("Matter", "Hello?").await;
        by.sends(&format!("/tickets/{number}/tags"), &[("name", name)]).await.is(303);
        numbers.push(number);
    }
    numbers
}

async fn tags(house: &House, number: i64) -> Vec<String> {
    Ticket::tags(&house.desk().look(), base::TicketId(number)).await.unwrap()
}

async fn id(house: &House, name: &str) -> i64 {
    Tag::named(&house.desk().look(), name).await.unwrap().unwrap().id.0
}

/// What is offered, in its order.
async fn offered(by: &Browser, query: &str) -> Vec<String> {
    let page = by.opens(&format!("/tags?{query}")).await.is(200).text();
    page.split("value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

story!(while_one_types_the_tags_used_most_are_offered(house) {
    let vasya = house.agent("Vasya").await;
    tagged(house, &vasya, "Доставка", 1).await;
    tagged(house, &vasya, "Express delivery", 3).await;
    let number = tagged(house, &vasya, "delivered", 1).await[0];
    tagged(house, &vasya, "dela%", 1).await;
    assert_eq!(offered(&vasya, "q=DEL").await, ["dela%", "delivered", "Express delivery"], "what begins so stands first");
    assert_eq!(offered(&vasya, "q=").await[0], "Express delivery");
    assert_eq!(offered(&vasya, "q=%25").await, ["dela%"], "a sign is no pattern");
    assert_eq!(offered(&vasya, "q=доставк").await, ["Доставка"]);
    assert!(!offered(&vasya, &format!("q=&ticket={number}")).await.contains(&"delivered".to_owned()), "it has that one");
    let path = format!("/tickets/{number}/tags");
    vasya.sends(&path, &[("name", "typed so far"), ("offered", "Express delivery")]).await.is(303);
    assert_eq!(tags(house, number).await, ["Express delivery", "delivered"]);
    house.agent("Kolya").await.opens("/tags").await.is(404);
});

story!(a_tag_is_renamed_everywhere_at_once(house) {
    let (vasya, olga) = (house.agent("Vasya").await, house.agent("Olga").await);
    let number = tagged(house, &vasya, "bils", 1).await[0];
    vasya.sends("/saved-views", &[("name", "Bills"), ("query", "state=open&tag=BILS")]).await.is(303);
    let macro_ = [("name", "To bills"), ("whose", "company"), ("tags", "bils, new")];
    olga.sends("/settings/macros", &macro_).await.is(303);
    let path = format!("/settings/tags/{}", id(house, "bils").await);
    vasya.opens(&path).await.is(404);
    for wrong in ["", "  ", &"x".repeat(61)] {
        olga.sends(&path, &[("do", "rename"), ("name", wrong)]).await.is(422);
    }
    olga.sends(&path, &[("do", "rename"), ("name", "  Bills &  dues ")]).await.is(303);
    house.settled().await;
    assert_eq!(tags(house, number).await, ["Bills & dues"]);
    let view = house.count("SELECT max(id) FROM saved_view").await;
    let list = vasya.opens(&format!("/views/saved-{view}")).await.is(200).text();
    assert!(list.contains(&format!("id=\"row-{number}\"")), "the kept view follows: {list}");
    let prepared = vasya.opens("/settings/macros/1").await.is(200).text();
    assert!(prepared.contains("new, Bills &#38; dues"), "{prepared}");
    tagged(house, &vasya, "dues", 1).await;
    let refused = olga.sends(&path, &[("do", "rename"), ("name", "DUES")]).await.is(422).text();
    assert!(refused.contains("Merge them instead"), "{refused}");
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'tag.renamed'").await, 1);
});

story!(a_merged_tag_goes_on_as_the_other_on_every_ticket(house) {
    let (vasya, olga) = (house.agent("Vasya").await, house.agent("Olga").await);
    let late = tagged(house, &vasya, "late", 3).await;
    let delayed = tagged(house, &vasya, "delays", 2).await;
    vasya.sends(&format!("/tickets/{}/tags", late[0]), &[("name", "delay")]).await.is(303);
    let page = olga.opens("/settings/tags").await.is(200).text();
    assert!(page.contains("delay (1)") && page.contains("<b>delays (2)</b>"), "twins are pointed out: {page}");
    let (from, into) = (id(house, "late").await, id(house, "delays").await);
    let path = format!("/settings/tags/{from}");
    let seen = olga.opens(&format!("{path}?into={into}")).await.is(200).text();
    assert!(seen.contains("3 tickets will bear “delays” instead"), "{seen}");
    olga.sends(&path, &[("do", "merge"), ("into", &from.to_string())]).await.is(422);
    olga.sends(&path, &[("do", "merge"), ("into", &into.to_string())]).await.is(303);
    assert_eq!(tags(house, late[1]).await, ["delays"], "for everybody at once");
    vasya.sends(&format!("/tickets/{}/tags", late[2]), &[("_method", "delete"), ("name", "delays")]).await.is(303);
    house.settled().await;
    assert_eq!(tags(house, late[0]).await, ["delay", "delays"]);
    assert_eq!((tags(house, late[1]).await, tags(house, delayed[1]).await), (vec!["delays".into()], vec!["delays".into()]));
    assert!(tags(house, late[2]).await.is_empty(), "what was taken off meanwhile stays off");
    assert_eq!(house.count("SELECT count(*) FROM tag WHERE leaves_at IS NOT NULL").await, 0);
    olga.opens(&path).await.is(404);
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'tag.merged'").await, 1);
    let told = house.agent("Anna").await.opens("/settings/audit?kind=tag.merged").await.is(200).text();
    assert!(told.contains("Merged a tag into another"), "{told}");
});

story!(a_deleted_tag_is_gone_and_its_name_is_free(house) {
    let (vasya, olga) = (house.agent("Vasya").await, house.agent("Olga").await);
    let numbers = tagged(house, &vasya, "odd", 2).await;
    let path = format!("/settings/tags/{}", id(house, "odd").await);
    assert!(olga.opens(&path).await.is(200).text().contains("taken off 2 tickets"));
    olga.sends(&path, &[("do", "delete")]).await.is(303);
    assert!(tags(house, numbers[0]).await.is_empty() && offered(&vasya, "q=odd").await.is_empty());
    vasya.sends(&format!("/tickets/{}/tags", numbers[1]), &[("name", "odd")]).await.is(303);
    house.settled().await;
    assert_eq!(tags(house, numbers[1]).await, ["odd"], "the name begins anew");
    assert_eq!(house.count("SELECT count(*) FROM ticket_tag").await, 1);
});

story!(what_the_desk_puts_on_by_itself_stays_as_it_is(house) {
    let raw = "From: robot@shop.example\r\nTo: support@desk.example\r\nAuto-Submitted: auto-generated\r\nMessage-ID: <log@shop.example>\r\nSubject: Log\r\n\r\nDone.\r\n";
    house.customer("robot@shop.example").sends(&["support@desk.example"], raw).await;
    let olga = house.agent("Olga").await;
    let path = format!("/settings/tags/{}", id(house, "automatic").await);
    assert!(olga.opens(&path).await.is(200).text().contains("by itself"));
    for deed in ["rename", "merge", "delete"] {
        olga.sends(&path, &[("do", deed), ("name", "x"), ("into", "1")]).await.is(422);
    }
    house.settled().await;
});
