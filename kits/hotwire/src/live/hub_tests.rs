use tokio::{
    task::yield_now,
    time::{advance, timeout},
};

use super::*;

fn viewer(session: &str, id: i64) -> Viewer {
    Viewer { session: session.into(), id, name: format!("Viewer {id}"), picture: None }
}

fn watch(topic: &str, present: bool) -> Watch {
    Watch { topic: topic.into(), present }
}

fn watching(hub: &Hub, session: &str, id: i64, topic: &str, present: bool) -> Subscription {
    let mut subscription = hub.subscribe(viewer(session, id));
    subscription.watch([watch(topic, present)]);
    subscription
}

fn refresh(topic: &str, by: Option<&str>) -> Hint {
    Hint::Refresh { topic: topic.into(), by: by.map(Arc::from) }
}

fn here(topic: &str, ids: &[i64]) -> Hint {
    let who = |id: &i64| Who { id: *id, name: format!("Viewer {id}"), picture: None, doing: None };
    let people = ids.iter().map(who).collect();
    Hint::Present { topic: topic.into(), people }
}

/// The next hints within a second; time is frozen, so this takes none.
async fn told(subscription: &mut Subscription) -> Option<Vec<Hint>> {
    timeout(Duration::from_secs(1), subscription.next()).await.ok().flatten()
}

/// Lets time pass, with a turn for the tasks that wait before and after.
async fn pass(ms: u64) {
    yield_now().await;
    advance(Duration::from_millis(ms)).await;
    yield_now().await;
}

#[tokio::test(start_paused = true)]
async fn only_who_watches_a_topic_is_told() {
    let hub = Hub::default();
    let mut a = watching(&hub, "s", 1, "ticket:1", false);
    let mut b = watching(&hub, "s", 1, "ticket:2", false);
    hub.publish("ticket:1", Some("request"));
    assert_eq!(told(&mut a).await, Some(vec![refresh("ticket:1", Some("request"))]));
    assert_eq!(told(&mut b).await, None);
    a.watch([watch("ticket:2", false)]);
    hub.publish("ticket:1", None);
    assert_eq!(told(&mut a).await, None);
}

#[tokio::test(start_paused = true)]
async fn a_thousand_changes_are_one_hint() {
    let hub = Hub::default();
    let mut a = watching(&hub, "s", 1, "list", false);
    hub.publish("list", None);
    assert_eq!(told(&mut a).await, Some(vec![refresh("list", None)]));
    for _ in 0..1000 {
        hub.publish("list", None);
    }
    assert!(timeout(Duration::from_millis(90), a.next()).await.is_err(), "not so soon after the last");
    assert_eq!(told(&mut a).await, Some(vec![refresh("list", None)]), "and not lost by having been asked for");
    assert_eq!(told(&mut a).await, None);
}

#[tokio::test(start_paused = true)]
async fn an_author_is_named_only_if_alone() {
    let hub = Hub::default();
    let mut a = watching(&hub, "s", 1, "list", false);
    hub.publish("list", Some("x"));
    hub.publish("list", Some("x"));
    assert_eq!(told(&mut a).await, Some(vec![refresh("list", Some("x"))]));
    hub.publish("list", Some("x"));
    hub.publish("list", Some("y"));
    hub.publish("list", Some("x"));
    assert_eq!(told(&mut a).await, Some(vec![refresh("list", None)]));
}

#[tokio::test(start_paused = true)]
async fn a_change_between_rendering_and_watching_is_told() {
    let hub = Hub::default();
    let rendered = now() + 1;
    let mut late = watching(&hub, "s", 1, "ticket:1", false);
    late.catch_up("ticket:1", rendered);
    assert_eq!(told(&mut late).await, None, "it did not change");
    std::thread::sleep(Duration::from_millis(1));
    hub.publish("ticket:2", None);
    late.watch([]);
    hub.publish("ticket:1", None);
    late.watch([watch("ticket:1", false)]);
    late.catch_up("ticket:2", rendered);
    late.catch_up("ticket:1", now() + 1);
    assert_eq!(told(&mut late).await, None, "not watched; rendered after the change");
    late.catch_up("ticket:1", rendered);
    assert_eq!(told(&mut late).await, Some(vec![refresh("ticket:1", None)]));
}

#[tokio::test(start_paused = true)]
async fn the_present_see_who_comes_and_goes() {
    let hub = Hub::default();
    let mut ann = watching(&hub, "a", 1, "ticket:1", true);
    let mut customer = watching(&hub, "c", 9, "ticket:1", false);
    assert_eq!(told(&mut ann).await, Some(vec![here("ticket:1", &[1])]));
    let bob = watching(&hub, "b", 2, "ticket:1", true);
    assert_eq!(told(&mut ann).await, Some(vec![here("ticket:1", &[1, 2])]));
    drop(bob);
    assert_eq!(told(&mut ann).await, None, "it may be a reload");
    assert_eq!(hub.present("ticket:1").len(), 2);
    pass(2000).await;
    assert_eq!(told(&mut ann).await, Some(vec![here("ticket:1", &[1])]));
    assert_eq!(told(&mut customer).await, None, "who is not present does not learn who is");
}

#[tokio::test(start_paused = true)]
async fn a_reload_does_not_flicker() {
    let hub = Hub::default();
    let mut ann = watching(&hub, "a", 1, "ticket:1", true);
    let bob = watching(&hub, "b", 2, "ticket:1", true);
    told(&mut ann).await;
    drop(bob);
    pass(1500).await;
    let bob = watching(&hub, "b", 2, "ticket:1", true);
    pass(200).await;
    drop(bob);
    pass(600).await; // the first departure's time is over, the second's is not
    assert_eq!(told(&mut ann).await, None);
    assert_eq!(hub.present("ticket:1").len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_second_tab_keeps_its_viewer_present() {
    let hub = Hub::default();
    let first = watching(&hub, "a", 1, "ticket:1", true);
    let mut second = watching(&hub, "a", 1, "ticket:1", true);
    assert_eq!(told(&mut second).await, Some(vec![here("ticket:1", &[1])]));
    drop(first);
    pass(4000).await;
    assert_eq!(told(&mut second).await, None);
    second.watch([watch("ticket:1", true), watch("ticket:1", false)]);
    second.watch([]);
    pass(4000).await;
    assert_eq!(hub.present("ticket:1"), []);
}

#[tokio::test(start_paused = true)]
async fn signing_out_ends_the_sessions_connections_alone() {
    let hub = Hub::default();
    let mut out = watching(&hub, "a", 1, "ticket:1", false);
    let mut other = watching(&hub, "b", 1, "ticket:1", false);
    hub.publish("ticket:1", None);
    hub.close("a");
    assert_eq!(timeout(Duration::from_secs(1), out.next()).await, Ok(None));
    assert!(told(&mut other).await.is_some());
}

#[tokio::test(start_paused = true)]
async fn nothing_is_kept_for_who_left() {
    let hub = Hub::default();
    drop(watching(&hub, "a", 1, "ticket:1", true));
    pass(4000).await;
    let board = hub.board();
    assert!(board.rooms.is_empty() && board.sessions.is_empty());
}

#[test]
fn hints_are_the_sockets_protocol() {
    let json = |hint: &Hint| serde_json::to_string(hint).unwrap();
    assert_eq!(json(&refresh("ticket:42", None)), r#"{"refresh":"ticket:42"}"#);
    assert_eq!(json(&refresh("ticket:42", Some("x"))), r#"{"refresh":"ticket:42","by":"x"}"#);
    assert_eq!(json(&here("ticket:42", &[1])), r#"{"present":"ticket:42","people":[{"id":1,"name":"Viewer 1"}]}"#);
    let seen = Who { id: 1, name: "Ann".into(), picture: Some("/photos/1/ab".into()), doing: None };
    assert_eq!(serde_json::to_string(&seen).unwrap(), r#"{"id":1,"name":"Ann","picture":"/photos/1/ab"}"#);
}

fn doing(topic: &str, id: i64, what: Option<&str>) -> Hint {
    let who = Who { id, name: format!("Viewer {id}"), picture: None, doing: what.map(Arc::from) };
    Hint::Present { topic: topic.into(), people: vec![who] }
}

#[tokio::test(start_paused = true)]
async fn the_present_see_who_writes_until_it_ends_by_itself() {
    let hub = Hub::default();
    let mut a = watching(&hub, "s", 1, "ticket:1", true);
    assert_eq!(told(&mut a).await, Some(vec![here("ticket:1", &[1])]));
    hub.doing("ticket:1", 1, Some("reply"));
    hub.doing("ticket:1", 7, Some("reply"));
    assert_eq!(told(&mut a).await, Some(vec![doing("ticket:1", 1, Some("reply"))]), "who is not there writes nothing");
    pass(5000).await;
    hub.doing("ticket:1", 1, Some("reply"));
    pass(5000).await;
    assert_eq!(told(&mut a).await, None, "it goes on");
    pass(3100).await;
    assert_eq!(told(&mut a).await, Some(vec![doing("ticket:1", 1, None)]));
    hub.doing("ticket:1", 1, Some("note"));
    hub.doing("ticket:1", 1, None);
    assert_eq!(told(&mut a).await, Some(vec![doing("ticket:1", 1, None)]), "or when it is over");
}
