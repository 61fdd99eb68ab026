//! Composing with files, and what guards it.

use super::{at_first_ticket, window::Window};
use serde_json::json;
use thirtyfour::Key;

/// A file falls on the composer, beside the words.
const DROP: &str = "const all = new DataTransfer()
    all.items.add(new File([new Uint8Array(arguments[1])], arguments[0], { type: 'application/octet-stream' }))
    document.querySelector('.reply .to').dispatchEvent(new DragEvent('drop', { dataTransfer: all, bubbles: true, cancelable: true }))";

/// A screenshot is pasted into the words.
const PASTE: &str = "const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 20 })
    canvas.getContext('2d').fillRect(0, 0, 40, 20)
    canvas.toBlob((blob) => {
      const all = new DataTransfer()
      all.items.add(new File([blob], 'shot.png', { type: 'image/png' }))
      document.querySelector('.reply trix-editor').dispatchEvent(new ClipboardEvent('paste', { clipboardData: all, bubbles: true, cancelable: true }))
    })";

#[tokio::test(flavor = "multi_thread")]
async fn files_dropped_and_pasted_go_up_while_one_writes_and_leave_with_the_answer() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("r").await;
    window.press("Here is the plan").await;
    window.ask(DROP, vec![json!("plan.bin"), json!(3_000_000)]).await;
    window.see(".reply .upload .name", "plan.bin").await;
    window.ask(PASTE, vec![]).await;
    window
        .until(
            "the picture never went up",
            "return !!document.querySelector('.reply trix-editor img[src^=\"/uploads/\"]')",
            vec![],
        )
        .await;
    window.see(".reply .status", "Saved").await;
    window.driver.refresh().await.unwrap();
    window.ready().await;
    window.see(".reply .upload .name", "plan.bin").await;
    window.press("r").await;
    window.press(Key::Control + Key::Enter).await;
    window.see(".entry.message.out .file", "plan.bin").await;
    let sent = place.sent(1).await;
    let mut files: Vec<_> = sent[0].attachments.iter().map(|f| (f.name.as_str(), f.inline)).collect();
    files.sort_unstable();
    assert_eq!(files, [("plan.bin", false), ("shot.png", true)]);
    assert!(!window.sees(".reply .upload", "plan.bin").await, "what was sent still hangs on the draft");
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_that_was_meant_for_the_customer_becomes_the_answer() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("n").await;
    window.press("Dear Iva, they are on their way").await;
    window.press(Key::Control + Key::Enter).await;
    window.see(".doubt:modal", "Dear Iva").await;
    window.click(".doubt [data-composer-target=mover]").await;
    window.see(".reply trix-editor", "they are on their way").await;
    window.press(Key::Control + Key::Enter).await;
    window.see(".entry.message.out .body", "they are on their way").await;
    assert!(place.sent(1).await[0].text.contains("they are on their way"));
    assert!(!window.sees(".entry.note .body", "they are on their way").await, "it is a note as well");
    window.close().await;
    place.end().await;
}

/// A template of one's own.
const TEMPLATE: &str = "return fetch('/settings/templates', { method: 'POST',
    body: new URLSearchParams({ name: 'Greeting', purpose: 'both', whose: 'own', 'text-en': 'Dear customer,' }) }).then((r) => r.ok)";

#[tokio::test(flavor = "multi_thread")]
async fn one_writes_on_behind_a_template_and_where_a_reply_taken_back_stands_again() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    assert_eq!(window.ask(TEMPLATE, vec![]).await, json!(true));
    window.press("r").await;
    window.press("/").await;
    window.see("dialog[open] [role=option]", "Greeting").await;
    window.press(Key::Enter).await;
    window.see(".reply trix-editor", "Dear customer,").await;
    window.press(" it is on its way.").await;
    window.see(".reply trix-editor", "Dear customer, it is on its way.").await;
    window.press(Key::Control + Key::Enter).await;
    window.see(".entry.message.out", "it is on its way").await;
    window.press("z").await;
    window.see(".reply trix-editor", "it is on its way").await;
    window.stands_in(".reply trix-editor").await;
    window.close().await;
    place.end().await;
}

/// Whether the browser has a line.
async fn line(window: &Window, up: bool) {
    let conditions = json!({ "offline": !up, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    let cdp = window.driver.cdp();
    cdp.send_raw("Network.enable", json!({})).await.unwrap();
    cdp.send_raw("Network.emulateNetworkConditions", conditions).await.unwrap();
}

/// So many files of so many bytes fall on what is read, beside the composer.
const FALL: &str = "const all = new DataTransfer()
    for (let i = 0; i < arguments[0]; i++) all.items.add(new File([new Uint8Array(arguments[1])], `${arguments[2]}-${i}.bin`))
    const event = new DragEvent('drop', { dataTransfer: all, bubbles: true, cancelable: true })
    document.querySelector('.timeline').dispatchEvent(event)
    return event.defaultPrevented";

const UP: &str = "return document.querySelectorAll('.reply .upload input[name=upload]').length === arguments[0]";

#[tokio::test(flavor = "multi_thread")]
async fn files_that_miss_the_composer_or_fall_without_a_line_are_not_lost() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("r").await;
    window.press("Here is the plan").await;
    window.see(".reply .status", "Saved").await;
    line(&window, false).await;
    assert_eq!(
        window.ask(FALL, vec![json!(1), json!(1000), json!("plan")]).await,
        true,
        "the browser goes to the file"
    );
    window.see(".reply .upload.failed .again", "").await;
    window.ask(PASTE, vec![]).await;
    window.see(".reply .upload.failed .name", "shot.png").await;
    line(&window, true).await;
    window.until("the files never went up", UP, vec![json!(2)]).await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_no_message_carries_say_so_and_can_only_be_removed() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("r").await;
    window.ask(FALL, vec![json!(1), json!(25_000_001), json!("film")]).await;
    window.see(".reply .upload.failed .wrong", "larger than 25 MB").await;
    assert!(!window.sees(".reply .upload.failed .again", "").await, "the desk would say the same again");
    window.click(".reply .upload.failed .remove").await;
    window.ask(FALL, vec![json!(500), json!(10), json!("scan")]).await;
    window.until("the files never went up", UP, vec![json!(30)]).await;
    window.see(".reply .upload.failed .wrong", "at most 30 files").await;
    let rows = "return document.querySelectorAll('.reply .upload').length";
    assert_eq!(window.ask(rows, vec![]).await, 31, "one says that there are too many");
    window.close().await;
    place.end().await;
}

/// A folder falls on the words: with two files, one of them in a folder of its own, and one of the system; or an empty
/// one.
const FOLDER: &str = "const file = (name) => ({ isFile: true, name, file: (give) => give(new File(['x'], name)) })
    const folder = (name, ...all) => ({ isDirectory: true, name, createReader: () => ({ readEntries: (give) => give(all.splice(0, 2)) }) })
    const fallen = arguments[0] ? folder('plans', file('.store'), file('roof.bin'), folder('old', file('wall.bin'))) : folder('none')
    DataTransferItem.prototype.webkitGetAsEntry = () => fallen
    const all = new DataTransfer()
    all.items.add(new File([], fallen.name))
    document.querySelector('.reply trix-editor').dispatchEvent(new DragEvent('drop', { dataTransfer: all, bubbles: true, cancelable: true }))";

#[tokio::test(flavor = "multi_thread")]
async fn the_files_of_a_folder_are_attached_and_an_empty_one_says_so() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("r").await;
    window.ask(FOLDER, vec![json!(true)]).await;
    window.until("the files never went up", UP, vec![json!(2)]).await;
    let names = "return [...document.querySelectorAll('.reply .upload .name')].map((name) => name.textContent)";
    assert_eq!(window.ask(names, vec![]).await, json!(["roof.bin", "wall.bin"]));
    window.ask(FOLDER, vec![json!(false)]).await;
    window.see(".reply .status", "The folder is empty").await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_set_by_keys_alone_and_one_that_is_none_says_so() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("r").await;
    window.press("Look at ").await;
    window.press(Key::Shift + Key::Tab).await;
    window.stands_in(".reply [data-trix-attribute=bold]").await;
    for (key, button) in [(Key::Left, "bullet"), (Key::Right, "bold"), (Key::Right, "italic"), (Key::Right, "href")] {
        window.press(key.value().to_string()).await;
        window.stands_in(&format!(".reply [data-trix-attribute={button}]")).await;
    }
    window.press(Key::Enter.value().to_string()).await;
    window.stands_in(".reply .trix-dialog input").await;
    window.press(Key::Tab.value().to_string()).await;
    window.stands_in(".reply .trix-dialog [aria-label='Set the link']").await;
    window.press(Key::Escape.value().to_string()).await;
    window.stands_in(".reply trix-editor").await;
    window.press(Key::Shift + Key::Tab).await;
    window.stands_in(".reply [data-trix-attribute=href]").await;
    window.press(Key::Enter.value().to_string()).await;
    window.stands_in(".reply .trix-dialog input").await;
    window.press("shop").await;
    window.press(Key::Enter.value().to_string()).await;
    window.see(".reply .trix-dialog small", "An address begins with https://").await;
    window.press(Key::Control + "a").await;
    window.press("https://shop.example").await;
    window.press(Key::Enter.value().to_string()).await;
    window.see(".reply trix-editor a[href='https://shop.example']", "shop.example").await;
    window.stands_in(".reply trix-editor").await;
    window.close().await;
    place.end().await;
}
