//! What is typed after `Ctrl K`.

const IVA: &str = "iva@kovac.example";

story!(a_number_a_word_a_colleague_and_a_setting_are_found(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let finds = async |q: &str| -> Vec<(String, String)> {
        let found = vasya.opens(&format!("/palette?q={q}")).await.is(200).json();
        let find = |f: &serde_json::Value| (f["text"].as_str().unwrap().into(), f["href"].as_str().unwrap().into());
        found.as_array().unwrap().iter().map(find).collect()
    };
    for q in [number.to_string(), "lamp".into(), "lam".into()] {
        assert!(finds(&q).await.contains(&("The lamp".into(), format!("/tickets/{number}"))), "{q}");
    }
    assert!(finds("petya").await.iter().any(|(text, _)| text == "Petya"));
    assert!(finds("about").await.iter().any(|(_, href)| href == "/settings/account"));
    assert!(!finds("staff").await.iter().any(|(_, href)| href == "/settings/staff"), "agents have no such page");
    assert!(finds("%20").await.is_empty());
    assert!(finds("lamp%22%3E%26x").await.iter().any(|(_, href)| href == "/search?q=lamp%22%3E%26x"));
    for q in [format!("%23{number}"), format!("/{number}"), number.to_string()] {
        assert_eq!(finds(&q).await[0].1, format!("/tickets/{number}"), "{q}");
    }
    vasya.sends("/organisations", &[("name", "Perla Kovač")]).await.is(303);
    let found = finds("kova").await;
    assert!(found.iter().any(|(text, href)| text == IVA && href.starts_with("/customers/")), "{found:?}");
    assert!(found.iter().any(|(text, href)| text == "Perla Kovač" && href.starts_with("/organisations/")), "{found:?}");
    let kolya = house.agent("Kolya").await;
    assert_eq!(kolya.opens("/palette?q=kova").await.is(200).text().matches("/customers/").count(), 0, "cards are not for him");
    let found = kolya.opens("/palette?q=lamp").await.is(200).text();
    assert!(!found.contains("The lamp"), "nobody has asked him in");
});
