//! What comes in a form that cannot be read.

use crate::house::Answer;
use reqwest::Method;

story!(a_body_that_is_no_form_is_answered_with_a_page_that_says_what_to_do(house) {
    let vasya = house.agent("Vasya").await;
    for media_type in ["", "text/plain"] {
        let text = vasya.sends_body("/settings/templates", media_type, "name=x".into()).await.is(415).text();
        assert!(text.contains("<html") && text.contains("application/x-www-form-urlencoded"), "{text}");
    }
    let number = house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    let page = vasya.sends_body(&format!("/tickets/{number}/closure"), "", "x".into()).await.is(415).text();
    assert!(page.contains("load the page anew"), "{page}");
    let api = house.api("Vasya").await;
    let problem = Answer::to(api.request(Method::POST, "/api/v1/saved-views").body("{}")).await.is(415);
    assert_eq!(problem.headers["content-type"], "application/problem+json");
    assert!(problem.json()["detail"].as_str().unwrap().contains("application/json"), "{}", problem.text());
});
