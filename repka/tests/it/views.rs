//! Narrowed lists, and those that are kept.

use crate::house::{Browser, House};
use ticket::{Scope, Sort, View};

/// The numbers of a list's rows, in their order.
async fn rows(who: &Browser, path: &str) -> Vec<i64> {
    let page = who.opens(path).await.is(200).text();
    page.split("id=\"row-").skip(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

/// Three tickets, a minute apart: the first urgent and tagged, the second Vasya's, the third solved.
async fn three(house: &House) -> (Browser, [i64; 3]) {
    let iva = house.customer("iva@kovac.example");
    let mut numbers = [0; 3];
    for number in &mut numbers {
        *number = iva.writes("Matter", "Hello?").await;
        house.later(60).await;
    }
    let vasya = house.agent("Vasya").await;
    vasya.sends(&format!("/tickets/{}/priority", numbers[0]), &[("level", "urgent")]).await.is(303);
    vasya.sends(&format!("/tickets/{}/tags", numbers[0]), &[("name", "Счёт")]).await.is(303);
    vasya.takes(numbers[1]).await.is(303);
    vasya.solves(numbers[2]).await.is(303);
    (vasya, numbers)
}

story!(every_filter_narrows_a_list(house) {
    let (vasya, [urgent, mine, solved]) = three(house).await;
    let department = house.ticket(urgent).await.department_id;
    assert!(!vasya.opens("/filters?list=/views/all").await.is(200).text().contains("name=\"cause\""), "no words yet");
    let anna = house.agent("Anna").await;
    anna.sends("/settings/causes", &[("whose", "outside"), ("party", "Swift Parcels"), ("name", "lost")]).await.is(303);
    vasya.sends(&format!("/tickets/{mine}/cause"), &[("cause", "1")]).await.is(303);
    for (query, expected) in [
        ("state=open", vec![urgent, mine]),
        ("state=solved", vec![solved]),
        ("assignee=me", vec![mine]),
        ("state=open&assignee=nobody", vec![urgent]),
        ("tag=%D1%81%D1%87%D0%B5%D1%82", vec![urgent]),
        ("cause=1", vec![mine]),
        ("cause=1&state=solved", vec![]),
        ("priority=urgent", vec![urgent]),
        ("channel=phone", vec![]),
        ("holder=staff", vec![mine]),
        ("state=open&waits=1", vec![]),
        ("opened-from=2199-01-01", vec![]),
        ("opened-to=2199-01-01&state=open", vec![urgent, mine]),
        ("moved-to=2001-01-01", vec![]),
        ("followed=yes", vec![]),
    ] {
        assert_eq!(rows(&vasya, &format!("/views/all?{query}")).await, expected, "{query}");
    }
    let all = rows(&vasya, &format!("/views/all?department={department}&sort=oldest")).await;
    let mut backwards = rows(&vasya, "/views/all?sort=newest").await;
    backwards.reverse();
    assert_eq!((all.len(), all), (3, backwards));
    house.later(3600).await;
    assert_eq!(rows(&vasya, "/views/open?waits=1").await, [urgent, mine]);
    vasya.opens("/views/all?priority=purple").await.is(422);
    vasya.opens("/views/all?cause=purple").await.is(422);
    assert!(vasya.opens("/views/all?cause=1").await.text().contains("Went wrong: Swift Parcels: lost"));
    assert!(vasya.opens("/filters?list=/views/all?cause=1").await.text().contains("Swift Parcels: lost</option>"));
});

story!(an_address_holds_only_what_narrows_and_each_filter_can_be_taken_off(house) {
    let (vasya, _) = three(house).await;
    let tidy = vasya.opens("/views/open?priority=&tag=x&sort=").await.is(303);
    assert_eq!(tidy.location(), "/views/open?tag=x");
    let page = vasya.opens("/views/open?priority=urgent&sort=newest").await.is(200).text();
    assert!(page.contains("href=\"/views/open?sort=newest\"") && page.contains("Priority: Urgent"));
    assert!(page.contains("view=open&#38;priority=urgent&#38;sort=newest"), "the list stays beside its tickets");
});

story!(a_sifted_list_is_the_same_forwards_and_backwards(house) {
    let iva = house.customer("iva@kovac.example");
    for i in 0..9 {
        iva.writes(&format!("Matter {i}"), "Hello?").await;
        house.later(60).await;
    }
    let (look, scope) = (house.desk().look(), Scope::of(&house.colleague("Vasya").await));
    for sort in [Sort::Loss, Sort::Newest, Sort::Oldest] {
        let view = View { sort: Some(sort), priority: Some(ticket::Priority::Normal), ..View::open() };
        let (mut there, mut back, mut at) = (Vec::new(), Vec::new(), None);
        loop {
            let page = view.page(&look, &scope, at, 4).await.unwrap();
            there.push(page.rows.iter().map(|r| r.id.0).collect::<Vec<_>>());
            at = if page.next.is_some() { page.next } else { page.previous };
            if page.next.is_none() {
                break;
            }
        }
        back.push(there.last().cloned().unwrap());
        while let Some(cursor) = at {
            let page = view.page(&look, &scope, Some(cursor), 4).await.unwrap();
            back.push(page.rows.iter().map(|r| r.id.0).collect());
            at = page.previous;
        }
        back.reverse();
        assert_eq!(there, back, "{sort}");
        assert_eq!(there.concat().len(), 9, "{sort}");
    }
});

story!(a_view_is_kept_shared_changed_and_removed(house) {
    let (vasya, [urgent, ..]) = three(house).await;
    let (olga, petya, irina) = (house.agent("Olga").await, house.agent("Petya").await, house.agent("Irina").await);
    let keep = async |who: &Browser, name: &str, share: &str| {
        who.sends("/saved-views", &[("name", name), ("query", "state=open&priority=urgent"), ("share", share)]).await
    };
    let own = keep(&vasya, "Burning", "own").await.is(303).location().to_owned();
    assert_eq!(rows(&vasya, &own).await, [urgent]);
    assert!(vasya.opens("/").await.status == 303 && vasya.opens("/views/mine").await.text().contains("Burning"));
    petya.opens(&own).await.is(404);
    keep(&vasya, "For all", "everybody").await.is(403);
    let all = keep(&olga, "For all", "everybody").await.is(303).location().to_owned();
    assert_eq!(rows(&petya, &all).await, [urgent]);
    let support = house.ticket(urgent).await.department_id;
    let ours = keep(&vasya, "Ours", &format!("department-{support}")).await.is(303).location().to_owned();
    petya.opens(&ours).await.is(200);
    irina.opens(&ours).await.is(404);
    let change = |path: &str| path.replace("/views/saved-", "/saved-views/");
    petya.sends(&change(&all), &[("_method", "delete")]).await.is(403);
    petya.sends(&change(&own), &[("_method", "delete")]).await.is(404);
    let fields = [("name", "Hot"), ("query", "state=solved"), ("share", "own")];
    vasya.sends(&change(&own), &fields).await.is(303);
    assert!(!rows(&vasya, &own).await.contains(&urgent));
    let place = |page: &str, name: &str| page.find(&format!(">{name}<")).unwrap();
    vasya.sends(&change(&ours), &[("up", "yes")]).await.is(303);
    let page = vasya.opens("/views/mine").await.text();
    assert!(place(&page, "Ours") < place(&page, "For all"));
    let theirs = petya.opens("/views/mine").await.text();
    assert!(place(&theirs, "For all") < place(&theirs, "Ours"), "an order is one's own");
    assert!(petya.opens(&format!("/filters?list={ours}")).await.text().contains("name=\"up\""));
    petya.sends(&change(&ours), &[("up", "yes")]).await.is(303);
    let theirs = petya.opens("/views/mine").await.text();
    assert!(place(&theirs, "Ours") < place(&theirs, "For all"), "also of what others made");
    vasya.sends(&change(&ours), &[("_method", "delete")]).await.is(303);
    let beside = format!("/tickets/{urgent}?view={}", own.trim_start_matches("/views/"));
    petya.opens(&beside).await.is(200);
    vasya.sends(&change(&own), &[("_method", "delete")]).await.is(303);
    vasya.opens(&own).await.is(404);
    vasya.opens(&beside).await.is(200);
    vasya.sends("/saved-views", &[("name", " "), ("query", "")]).await.is(422);
    vasya.opens(&format!("/filters?list={all}")).await.is(200);
});
