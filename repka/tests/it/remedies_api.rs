//! What programs do with remedies, approvals and codes.

use crate::{
    house::{Api, House},
    remedies::{department, matter, rule},
};
use serde_json::{Value as Json, json};

fn discount(euros: i64) -> Json {
    json!({ "kind": "discount_next", "amount": euros * 100, "currency": "EUR", "reason": "for the trouble" })
}

/// What waits for whoever's program asks: ids of the approvals.
async fn waits(api: &Api) -> Vec<i64> {
    let remedies = api.gets("/api/v1/approvals").await.is(200).json();
    let all = remedies.as_array().unwrap().iter().flat_map(|one| one["approvals"].as_array().unwrap().clone());
    all.filter(|one| one["mine"] == true).map(|one| one["id"].as_i64().unwrap()).collect()
}

async fn asked(house: &House) -> (i64, Json) {
    let number = matter(house).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    let path = format!("/api/v1/tickets/{number}/remedies");
    let remedy = house.api("Vasya").await.posts(&path, discount(5)).await.is(201).json();
    (number, remedy)
}

story!(programs_propose_decide_and_carry_out(house) {
    let (number, remedy) = asked(house).await;
    assert_eq!((&remedy["ticket"], &remedy["state"], &remedy["policy"]), (&json!(number), &json!("proposed"), &json!("rule")));
    let (vasya, irina) = (house.api("Vasya").await, house.api("Irina").await);
    let path = format!("/api/v1/remedies/{}", remedy["id"]);
    assert_eq!(vasya.gets(&path).await.is(200).json(), remedy);
    assert_eq!(vasya.gets(&format!("/api/v1/tickets/{number}/remedies")).await.is(200).json(), json!([remedy]));
    assert_eq!(waits(&vasya).await, [0; 0]);
    let [step] = waits(&irina).await[..] else { panic!("one waits for her") };

    let decides = async |decision: &str, step: i64, reason: &str| {
        let asked = json!({ "approvals": [step], "decision": decision, "reason": reason });
        irina.posts("/api/v1/approvals/decisions", asked).await
    };
    decides("change", step, "").await.is(422);
    let changed = decides("change", step, "Four are enough.").await.is(200).json();
    assert_eq!((&changed[0]["state"], &changed[0]["approvals"][0]["state"]), (&json!("changes"), &json!("changes")));
    let anew = vasya.puts(&path, discount(4)).await.is(200).json();
    assert_eq!((&anew["state"], &anew["amount"]), (&json!("proposed"), &json!(400)));
    decides("approve", step, "").await.is(403);
    let [step] = waits(&irina).await[..] else { panic!("she is asked anew") };
    vasya.posts(&format!("{path}/execution"), json!({ "proof": "x" })).await.is(403);
    assert_eq!(decides("approve", step, "").await.is(200).json()[0]["state"], "approved");
    vasya.posts(&format!("{path}/execution"), json!({ "voucher": true, "until": "2001-01-01T00:00:00Z" })).await.is(422);
    let done = vasya.posts(&format!("{path}/execution"), json!({ "voucher": true })).await.is(200).json();
    assert_eq!(done["state"], "executed");

    let code = format!("/api/v1/vouchers/{}", done["voucher"].as_str().unwrap().to_lowercase());
    let good = vasya.gets(&code).await.is(200).json();
    assert_eq!((&good["state"], &good["kind"], &good["amount"]), (&json!("good"), &json!("discount_next"), &json!(400)));
    assert_eq!(good.get("ticket"), None, "whoever has the code need not see the ticket");
    let used = vasya.posts(&format!("{code}/use"), json!({ "used_for": "4711" })).await.is(200).json();
    assert_eq!((&used["state"], &used["used_for"]), (&json!("used"), &json!("4711")));
    vasya.posts(&format!("{code}/use"), json!({})).await.is(403);
    vasya.gets("/api/v1/vouchers/0000-0000-0000-0000").await.is(404);
    vasya.posts(&format!("{path}/withdrawal"), json!({})).await.is(403);
});

story!(a_program_does_what_whoever_it_belongs_to_may(house) {
    let (number, remedy) = asked(house).await;
    let (kolya, petya) = (house.api("Kolya").await, house.api("Petya").await);
    let path = format!("/api/v1/remedies/{}", remedy["id"]);
    for path in [path.clone(), format!("/api/v1/tickets/{number}/remedies")] {
        kolya.gets(&path).await.is(404);
    }
    kolya.posts(&format!("/api/v1/tickets/{number}/remedies"), discount(1)).await.is(404);
    let step = remedy["approvals"][0]["id"].as_i64().unwrap();
    for who in [&kolya, &petya] {
        let asked = json!({ "approvals": [step], "decision": "approve" });
        who.posts("/api/v1/approvals/decisions", asked).await.is(404);
    }
    petya.posts(&format!("/api/v1/tickets/{number}/remedies"), json!({ "kind": "wine", "currency": "EUR", "reason": "x" })).await.is(422);
    let withdrawn = petya.posts(&format!("{path}/withdrawal"), json!({ "reason": "found" })).await.is(200).json();
    assert_eq!((&withdrawn["state"], &withdrawn["approvals"][0]["state"]), (&json!("withdrawn"), &json!("void")));
    assert_eq!(waits(&house.api("Irina").await).await, [0; 0]);
});
