//! Who stands in hears of what waits; who comes back reads what others did.

use crate::{
    absences::{DAY, IVA, plan},
    answering_questions::{ask, person},
    house::{Browser, House},
};
use question::{Question, Words};

/// The new notices of somebody: kind, and where each leads.
async fn is_told_of(house: &House, who: &Browser) -> Vec<(String, String)> {
    house.settled().await;
    let wanted = notify::notice::Wanted { unread: true, ..Default::default() };
    let lines = notify::Notice::list(&house.desk().look(), who.id, wanted).await.unwrap();
    lines.into_iter().map(|line| (line.kind.to_string(), line.leads_to())).collect()
}

story!(whoever_stands_in_is_told_each_question_and_call_that_waits(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya, irina) = (house.agent("Vasya").await, house.agent("Petya").await, house.agent("Irina").await);
    let asked = ask(house, "Vasya", number, "Is it the fuse?", vec![person(house, "Kolya").await]).await[0].clone();
    vasya.notes(number, "@Irina, do you know?").await.is(303);
    plan(house, "Kolya", (0, 3 * DAY), Some("Irina")).await.unwrap();
    let to_question = |told: &[(String, String)]| {
        told.iter().any(|(kind, leads)| kind == "asked" && leads.contains(&format!("/questions/{}", asked.id)))
    };
    assert!(to_question(&is_told_of(house, &irina).await), "{:?}", is_told_of(house, &irina).await);
    assert!(irina.opens("/notices").await.is(200).text().contains("Vasya asks Kolya"));
    assert!(irina.opens("/questions").await.is(200).text().contains("Is it the fuse?"));
    // She goes, too: what she stood in for and what she was called for goes on.
    plan(house, "Irina", (0, DAY), Some("Petya")).await.unwrap();
    let petya_knows = is_told_of(house, &petya).await;
    assert!(to_question(&petya_knows) && petya_knows.iter().any(|(kind, _)| kind == "mentioned"), "{petya_knows:?}");
});

story!(what_is_asked_of_somebody_away_without_anybody_goes_to_who_leads(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    plan(house, "Kolya", (0, DAY), None).await.unwrap();
    let asked = ask(house, "Vasya", number, "Is it the fuse?", vec![person(house, "Kolya").await]).await[0].clone();
    let olga = house.agent("Olga").await;
    let now = asked.asked_now(&house.desk().look(), house.desk().now()).await.unwrap();
    assert_eq!(now, [olga.id], "a supervisor before an administrator");
    assert!(is_told_of(house, &olga).await.iter().any(|(kind, _)| kind == "asked"));
    assert!(olga.opens("/questions").await.is(200).text().contains("Is it the fuse?"));
    // So does what their department is asked, of which nobody else is here.
    let development = crate::answering_questions::department_of(house, "Kolya").await;
    let asked = ask(house, "Vasya", number, "And the bulb?", vec![development]).await[0].clone();
    assert_eq!(asked.asked_now(&house.desk().look(), house.desk().now()).await.unwrap(), [olga.id]);
    assert!(olga.opens("/questions").await.is(200).text().contains("And the bulb?"));
    house.later(DAY).await;
    assert!(!olga.opens("/questions").await.is(200).text().contains("And the bulb?"), "it is theirs again");
});

story!(back_again_everybody_reads_what_others_did_and_takes_back_what_is_open(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, irina, petya) = (house.agent("Vasya").await, house.agent("Irina").await, house.agent("Petya").await);
    let kolya = house.agent("Kolya").await;
    let fuse = ask(house, "Vasya", number, "Is it the fuse?", vec![person(house, "Kolya").await]).await[0].clone();
    let bulb = ask(house, "Vasya", number, "Is it the bulb?", vec![person(house, "Kolya").await]).await[0].clone();
    plan(house, "Kolya", (0, DAY), Some("Irina")).await.unwrap();
    house.later(60).await;
    let colleague = house.colleague("Irina").await;
    let mut act = house.desk().act(colleague.actor()).await.unwrap();
    let mut question = Question::current(&mut act, fuse.id).await.unwrap();
    question.answer(&mut act, &colleague, &Words::plain("It is.")).await.unwrap();
    act.commit().await.unwrap();
    irina.sends(&format!("/questions/{}/care", bulb.id), &[]).await.is(303);
    vasya.notes(number, "@Kolya, which one?").await.is(303);
    petya.notes(number, "The small one.").await.is(303);
    house.later(DAY).await;
    let back = kolya.opens("/settings/absence").await.is(200).text();
    for said in ["Is it the fuse?", "Irina answered", "Is it the bulb?", "Irina looks after it"] {
        assert!(back.contains(said), "{said}: {back}");
    }
    assert!(back.contains("Vasya: @Kolya, which one?") && back.contains("Petya cared for it"), "{back}");
    let path = format!("/questions/{}/return", bulb.id);
    petya.sends(&path, &[]).await.is(404);
    kolya.sends(&path, &[]).await.is(303);
    let back = kolya.opens("/settings/absence").await.is(200).text();
    assert!(!back.contains("Irina looks after it") && back.contains("waits for you"), "{back}");
    kolya.sends(&format!("/questions/{}/return", fuse.id), &[]).await.is(403);
});

story!(back_again_one_reads_what_others_decided(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let irina = format!("s-{}", house.staff("Irina").await.id);
    let rule = [("currency", "EUR"), ("asked", irina.as_str())];
    house.agent("Anna").await.sends("/settings/approvals", &rule).await.is(303);
    plan(house, "Irina", (0, DAY), Some("Petya")).await.unwrap();
    let refund = [("kind", "refund"), ("amount", "4"), ("currency", "EUR"), ("reason", "5 % instead of 10 %")];
    vasya.sends(&format!("/tickets/{number}/remedies"), &refund).await.is(303);
    let step = house.count("SELECT max(id) FROM approval_step").await.to_string();
    house.later(60).await;
    petya.sends("/approvals", &[("step", step.as_str()), ("decision", "approve"), ("words", "")]).await.is(303);
    house.later(DAY).await;
    let back = house.agent("Irina").await.opens("/settings/absence").await.is(200).text();
    assert!(back.contains("Decided while you were away") && back.contains("Petya agreed"), "{back}");
});
