//! HTML is made anew when what is let through has changed.

use base::Actor;
use channel::mail::resanitising::renew;
use ticket::renewing::Outdated;

const RAW: &str = "From: iva@kovac.example\r\nTo: support@desk.example\r\nSubject: News\r\nMessage-ID: <news.1@kovac.example>\r\nMIME-Version: 1.0\r\n\
    Content-Type: text/html; charset=utf-8\r\n\r\n\
    <p>Hello <b>you</b><script>alert(1)</script></p><img src=\"https://t.example/p.png\">\r\n";

story!(html_is_made_anew_when_the_policy_changes(house) {
    let number = house.customer("iva@kovac.example").sends(&["support@desk.example"], RAW).await;
    let entry = house.last(number).await.id;
    let vasya = house.agent("Vasya").await;
    vasya.sends_parts(&format!("/tickets/{number}/notes"), &[("html", "<p>See <b>this</b></p>"), ("text", "")]).await.is(303);
    let note = house.last(number).await.id;
    let right = house.entry(entry).await;
    assert!(right.remote && right.html.as_deref().unwrap().contains("<b>you</b>"));
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    for (id, ours) in [(entry, false), (note, true)] {
        let outdated = Outdated { id, came_as: id, html: String::new(), ours, cards_hidden: false };
        outdated.renew(&mut act, ("<script>alert(1)</script><p>Old</p>", false), 0).await.unwrap();
    }
    act.commit().await.unwrap();
    renew(house.desk(), ::mail::POLICY).await.unwrap();
    let made = house.entry(entry).await;
    assert_eq!((made.html, made.remote), (right.html, true), "from the mail as it came");
    assert_eq!(house.entry(note).await.html.as_deref(), Some("<p>Old</p>"), "from what is kept");
    renew(house.desk(), ::mail::POLICY + 1).await.unwrap();
    assert_eq!(house.count("SELECT count(*) FROM entry WHERE html IS NOT NULL AND html_policy = 1").await, 0);
    assert_eq!(house.count("SELECT count(*) FROM entry WHERE html IS NOT NULL AND html_policy = 2").await, 2);
});
