//! A department without people: nobody is left waiting for it.

use crate::house::{Answer, Browser, House};
use base::Actor;
use people::{Admin, Department, Role, Staff};

const IVA: &str = "iva@kovac.example";

/// A department in which nobody works.
async fn warehouse(house: &House) -> i64 {
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let made = Department::make(&mut act, &Admin::of_the_machine(), "Warehouse").await.unwrap();
    act.commit().await.unwrap();
    made.id.0
}

async fn refund(who: &Browser, number: i64) -> Answer {
    let fields = [("kind", "refund"), ("amount", "4"), ("currency", "EUR"), ("reason", "5 % instead of 10 %")];
    who.sends(&format!("/tickets/{number}/remedies"), &fields).await
}

story!(a_department_without_people_cannot_be_asked_and_says_why(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let warehouse = warehouse(house).await;
    let vasya = house.agent("Vasya").await;
    let (path, whom) = (format!("/tickets/{number}/questions"), format!("d{warehouse}"));
    let fields = [("text", "Is it on the shelf?"), ("whom", whom.as_str())];
    let refused = vasya.sends_parts(&path, &fields).await.is(422).text();
    assert!(refused.contains("Nobody belongs to Warehouse yet") && refused.contains("Is it on the shelf?"), "{refused}");
    assert_eq!(house.count("SELECT count(*) FROM question").await, 0);
    assert_ne!(house.ticket(number).await.holder, "departments", "nobody waits");
    // Somebody comes to work there.
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let kolya = house.staff("Kolya").await.id;
    Staff::work_in(&mut act, &Admin::of_the_machine(), kolya, &[(base::DepartmentId(warehouse), false)]).await.unwrap();
    act.commit().await.unwrap();
    vasya.sends_parts(&path, &fields).await.is(303);
    assert_eq!(house.ticket(number).await.holder, "departments");
});

story!(what_a_department_without_people_should_approve_who_leads_does_and_alone_nobody(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let asked = format!("d-{}", warehouse(house).await);
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    anna.sends("/settings/approvals", &[("currency", "EUR"), ("asked", &asked)]).await.is(303);
    refund(&vasya, number).await.is(303);
    assert!(house.agent("Olga").await.opens("/approvals").await.is(200).text().contains("€4.00"), "she leads the house");
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let olga = house.staff("Olga").await.id;
    Staff::change_role(&mut act, &Admin::of_the_machine(), olga, Role::Agent).await.unwrap();
    act.commit().await.unwrap();
    let refused = refund(&anna, number).await;
    assert!(refused.text().contains("Nobody is there who could agree but you"), "{}", refused.text());
    assert_eq!(house.count("SELECT count(*) FROM remedy").await, 1, "nothing of it is left");
    refund(&vasya, number).await.is(303);
});
