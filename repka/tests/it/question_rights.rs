//! Who may do what with a question, by whatever way they come to it.

use crate::answering_questions::{ask, person};
use question::{Addressee, QuestionState, Whom};
use serde_json::json;

const IVA: &str = "iva@kovac.example";

story!(whoever_is_asked_names_nobody_outside_and_not_whoever_asks_in_their_place(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let asked = ask(house, "Vasya", number, "Why?", vec![person(house, "Kolya").await]).await[0].clone();
    let (vasya, irina) = (house.staff("Vasya").await.id.0, house.staff("Irina").await.id.0);
    let (kolya, path) = (house.api("Kolya").await, format!("/api/v1/questions/{}/refusal", asked.id));
    let declines = async |instead| kolya.posts(&path, json!({ "reason": "Not mine", "instead": instead })).await;
    declines(json!({ "address": IVA })).await.is(403);
    declines(json!({ "staff": vasya })).await.is(422);
    declines(json!({ "staff": irina, "due_at": "2020-01-01T00:00:00Z" })).await.is(422);
    assert_eq!(house.count("SELECT count(*) FROM question WHERE state = 'open'").await, 1, "nobody else is asked");
    assert_eq!(declines(json!({ "staff": irina })).await.is(200).json()["state"], "declined");
    house.settled().await;
    let now = question::Question::of_asking(&house.desk().look(), asked.asking_id).await.unwrap();
    let states: Vec<_> = now.iter().map(|question| (question.staff_id.unwrap().0, question.state)).collect();
    assert_eq!(states[1], (irina, QuestionState::Open));
});

story!(who_only_reads_along_reopens_no_question_of_others(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let to = vec![person(house, "Irina").await, person(house, "Kolya").await];
    let asked = ask(house, "Vasya", number, "Why?", to).await[0].clone();
    let (page, further) = (format!("/questions/{}", asked.id), format!("/questions/{}/further", asked.id));
    let (vasya, kolya) = (house.agent("Vasya").await, house.agent("Kolya").await);
    house.agent("Irina").await.sends_parts(&format!("{page}/answers"), &[("text", "Rule 88.")]).await.is(303);
    kolya.sends(&further, &[("text", "Since when?")]).await.is(404);
    let state = question::Question::find(&house.desk().look(), asked.id).await.unwrap().state;
    assert_eq!(state, QuestionState::Answered);
    for (who, asks) in [(&kolya, false), (&vasya, true)] {
        let text = who.opens(&page).await.is(200).text();
        assert_eq!(text.contains(&format!("action=\"{further}\"")), asks, "{text}");
    }
    vasya.sends(&further, &[("text", "Since when?")]).await.is(303);
    house.settled().await;
});

story!(addresses_in_the_words_for_one_and_in_reasons_are_hidden_too(house) {
    let development = match crate::answering_questions::department_of(house, "Kolya").await.whom {
        Whom::Department(id) => id,
        _ => unreachable!(),
    };
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    people::Department::show_contacts(&mut act, &people::Admin::of_the_machine(), development, people::Contacts::Named).await.unwrap();
    act.commit().await.unwrap();
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let word = |to: Addressee| Addressee { word: format!("She is {IVA}, +385 91 234 5678."), ..to };
    let to = vec![word(person(house, "Kolya").await), word(person(house, "Irina").await)];
    let asked = ask(house, "Vasya", number, "Why?", to).await;
    let irina = house.agent("Irina").await;
    let why = [("reason", "Ask iva@kovac.example herself, +385 91 234 5678.")];
    irina.sends(&format!("/questions/{}/refusal", asked[1].id), &why).await.is(303);
    house.settled().await;
    let (kolya, api) = (house.agent("Kolya").await, house.api("Kolya").await);
    for page in [format!("/tickets/{number}"), format!("/questions/{}", asked[0].id), format!("/questions/{}", asked[1].id)] {
        let text = kolya.opens(&page).await.is(200).text();
        assert!(text.contains("•••") && !text.contains("kovac.example") && !text.contains("91 234"), "{page}: {text}");
    }
    for path in ["/api/v1/questions".to_owned(), format!("/api/v1/tickets/{number}/questions")] {
        let text = api.gets(&path).await.is(200).text();
        assert!(text.contains("•••") && !text.contains("kovac.example") && !text.contains("91 234"), "{path}: {text}");
    }
    let seen = irina.opens(&format!("/questions/{}", asked[1].id)).await.is(200).text();
    assert!(seen.contains("Ask iva@kovac.example herself"), "who answers customers sees them");
});
