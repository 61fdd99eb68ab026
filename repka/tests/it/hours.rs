//! When the company and its departments work, as administrators say it.

use base::DepartmentId;
use clock::{Whose, keeping};

const WEEK: [(&str, &str); 7] = [
    ("day-0", "9-17"),
    ("day-1", "09:00-12:00, 13:00-18:00"),
    ("day-2", "9-17"),
    ("day-3", "9-17"),
    ("day-4", "9-15:30"),
    ("day-5", ""),
    ("day-6", ""),
];

story!(the_company_s_week_is_kept_and_a_wrong_day_loses_nothing_typed(house) {
    let anna = house.agent("Anna").await;
    anna.sends("/settings/hours", &[&WEEK[..], &[("holidays-hr", "on")]].concat()).await.is(303);
    let layer = keeping::layer(&house.desk().look(), Whose::Company).await.unwrap();
    let week = layer.week.clone().unwrap();
    assert_eq!(week.0.each_ref().map(ToString::to_string)[1], "09:00-12:00, 13:00-18:00");
    let wrong = [&WEEK[..2], &[("day-2", "nine"), ("holidays-bg", "on")]].concat();
    let page = anna.sends("/settings/hours", &wrong).await.is(422).text();
    assert!(page.contains("value=\"nine\"") && page.contains("value=\"9-17\""), "{page}");
    let ticked = |code: &str| page.contains(&format!("name=\"holidays-{code}\" value=\"on\" checked"));
    assert!(ticked("bg") && !ticked("hr"), "what was ticked is lost");
    assert_eq!(keeping::layer(&house.desk().look(), Whose::Company).await.unwrap(), layer, "nothing was kept");
});

story!(a_week_is_said_as_people_say_it(house) {
    let anna = house.agent("Anna").await;
    let support = people::Department::all(&house.desk().look()).await.unwrap()[0].id;
    let pages = ["/settings/hours".to_owned(), format!("/departments/{support}")];
    for path in &pages {
        let page = anna.opens(path).await.is(200).text();
        assert!(page.contains("Always open") && !page.contains("00:00–24:00"), "{path}: {page}");
    }
    assert!(!anna.opens("/settings/hours").await.text().contains("<details class=\"fold\" open>"), "days are folded");
    let nine = |day| (day, "9-17");
    let week = ["day-0", "day-1", "day-2", "day-3", "day-4"].map(nine);
    anna.sends("/settings/hours", &[&week[..], &[("day-5", "10-12:30")]].concat()).await.is(303);
    for path in &pages {
        let page = anna.opens(path).await.is(200).text();
        assert!(page.contains("Mon–Fri") && page.contains("9:00–17:00"), "{path}: {page}");
        assert!(page.contains("Sat") && page.contains("10:00–12:30") && !page.contains("Always open"), "{path}: {page}");
    }
});

story!(days_are_closed_for_a_department_and_opened_again(house) {
    let anna = house.agent("Anna").await;
    let support = people::Department::all(&house.desk().look()).await.unwrap()[0].id;
    let path = format!("/settings/hours/department/{support}");
    let (first, last) = (day(house, 3), day(house, 4));
    let holiday = [("first", first.as_str()), ("last", &last), ("reason", "Stocktaking"), ("hours", "9-")];
    let page = anna.sends(&format!("{path}/closed"), &holiday).await.is(422).text();
    assert!(page.contains("value=\"Stocktaking\"") && page.contains(&format!("value=\"{last}\"")), "{page}");
    anna.sends(&format!("{path}/closed"), &holiday[..3]).await.is(303);
    assert_eq!(closed(house, support).await, 2);
    let said = first.parse::<jiff::civil::Date>().unwrap().strftime("<b>%-d %b").to_string();
    let page = anna.opens(&path).await.is(200).text();
    assert!(page.contains(&said) && !page.contains(&format!("<b>{first}")), "a day is told as others are: {page}");
    anna.sends(&format!("{path}/closed"), &[("first", first.as_str()), ("_method", "delete")]).await.is(303);
    assert_eq!(closed(house, support).await, 1);
    anna.sends(&path, &[("holidays-de", "on")]).await.is(303);
    let layer = keeping::layer(&house.desk().look(), Whose::Department(support)).await.unwrap();
    assert!(layer.week.is_none() && layer.holidays.len() == 1, "it follows the company's week");
    anna.opens("/settings/hours/department/999").await.is(404);
});

story!(whoever_leads_a_department_says_when_it_works_and_who_changed_it_stays_told(house) {
    let (anna, olga, kolya) = (house.agent("Anna").await, house.agent("Olga").await, house.agent("Kolya").await);
    let (support, accounting) = (house.department("Support").await, house.department("Accounting").await);
    let path = format!("/settings/hours/department/{support}");
    let week = [&WEEK[..], &[("own", "on")]].concat();
    olga.opens(&path).await.is(404);
    olga.sends(&path, &week).await.is(404);
    let leads = (format!("in-{}", olga.id), format!("leads-{}", olga.id));
    let members = [("members", "yes"), ("name", "Support"), (leads.0.as_str(), "on"), (leads.1.as_str(), "on")];
    anna.sends(&format!("/settings/departments/{support}"), &members).await.is(303);
    assert!(olga.opens(&format!("/departments/{support}")).await.is(200).text().contains(&path), "a link to its hours");
    let page = olga.opens(&path).await.is(200).text();
    assert!(!page.contains("/settings/hours/words"), "what customers are told is the company's to say");
    olga.sends(&path, &week).await.is(303);
    olga.sends(&path, &week).await.is(303);
    let stocktaking = day(house, 3);
    olga.sends(&format!("{path}/closed"), &[("first", stocktaking.as_str()), ("reason", "Stocktaking")]).await.is(303);
    for others in ["/settings/hours".to_owned(), format!("/settings/hours/department/{accounting}")] {
        olga.opens(&others).await.is(404);
        olga.sends(&others, &week).await.is(404);
    }
    let changes = keeping::changes(&house.desk().look(), Whose::Department(support)).await.unwrap();
    assert_eq!(changes.len(), 2, "what changes nothing is no change");
    let page = kolya.opens(&format!("/departments/{support}")).await.is(200).text();
    for said in ["Stocktaking", "9:00–12:00, 13:00–18:00", "closed: ", "Olga"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains(&path), "who does not lead it reads it");
    let api = house.api("Olga").await;
    let layer = serde_json::json!({ "works_holidays": true });
    api.puts(&format!("/api/v1/calendars/department/{support}"), layer.clone()).await.is(200);
    api.puts("/api/v1/calendars/company/0", layer.clone()).await.is(404);
    api.puts(&format!("/api/v1/calendars/department/{accounting}"), layer).await.is(404);
});

fn day(house: &crate::house::House, days: i64) -> String {
    let at = jiff::Timestamp::from_second(house.desk().now().seconds() + days * 86_400).unwrap();
    at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

async fn closed(house: &crate::house::House, department: DepartmentId) -> usize {
    keeping::layer(&house.desk().look(), Whose::Department(department)).await.unwrap().closed.len()
}
