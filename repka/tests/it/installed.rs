//! The desk as an app on a device.

use crate::house::Answer;
use reqwest::Method;

story!(a_device_is_told_in_its_language_how_to_install_the_desk(house) {
    let stranger = house.stranger();
    let request = stranger.request(Method::GET, "/manifest.webmanifest").header("accept-language", "hr-HR");
    let answer = Answer::to(request).await.is(200);
    assert_eq!(answer.header("content-type"), "application/manifest+json");
    let manifest: serde_json::Value = answer.json();
    assert_eq!((manifest["lang"].as_str(), manifest["display"].as_str()), (Some("hr"), Some("standalone")));
    let icons = manifest["icons"].as_array().unwrap();
    for wanted in [("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")] {
        let found = icons.iter().find(|icon| icon["sizes"] == wanted.0 && icon["purpose"] == wanted.1);
        let path = found.unwrap_or_else(|| panic!("no icon for {wanted:?}"))["src"].as_str().unwrap();
        assert_eq!(stranger.opens(path).await.is(200).header("content-type"), "image/png");
    }
    let vasya = house.agent("Vasya").await;
    for shortcut in manifest["shortcuts"].as_array().unwrap() {
        vasya.opens(shortcut["url"].as_str().unwrap()).await.is(200);
    }
});

story!(what_a_device_keeps_exists_and_says_nothing_of_its_reader(house) {
    let stranger = house.stranger();
    let worker = stranger.opens("/sw.js").await.is(200).text();
    let (_, files) = worker.lines().next().unwrap().split_once("FILES = ").unwrap();
    let files: Vec<String> = serde_json::from_str(files).unwrap();
    assert!(files.len() > 20, "{files:?}");
    for file in &files {
        assert!(stranger.opens(file).await.is(200).header("cache-control").contains("immutable"), "{file}");
    }
    let petya = house.agent("Petya").await;
    let page = petya.opens("/offline").await.is(200).text();
    assert!(!page.contains("Petya") && !page.contains("<live-topic"), "{page}");
    let request = stranger.request(Method::GET, "/offline").header("accept-language", "bg");
    assert!(Answer::to(request).await.is(200).text().contains("Няма връзка с Repka"));
});
