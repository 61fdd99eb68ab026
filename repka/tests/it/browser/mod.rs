//! In a real browser: Chromium, driven as a person would use it.

mod accessible;
mod answering;
mod asking;
mod budget;
mod choosing;
mod chrome;
mod clean;
mod company;
mod composing;
mod day;
mod doing;
mod improving;
mod kept;
mod live;
mod mail_rules;
mod mails;
mod measure;
mod mentions;
mod network;
mod numbers;
mod onward;
mod opening;
mod palette;
mod place;
mod quick;
mod recipients;
mod reflow;
mod remedy;
mod screenshots;
mod tables;
mod timeline;
mod window;

use chrome::Chrome;
use place::Place;
use window::Window;

/// A desk and a browser to look at it; `None` when there is no browser here.
async fn begin() -> Option<(Place, Chrome)> {
    let chrome = Chrome::start().await?;
    Some((Place::start().await, chrome))
}

/// The same, where Ana has the first ticket before her.
async fn at_first_ticket() -> Option<(Place, Chrome, Window)> {
    let (place, chrome) = begin().await?;
    place.first_ticket().await;
    let window = place.ana(&chrome).await;
    window.go("/tickets/1").await;
    window.ready().await;
    Some((place, chrome, window))
}
