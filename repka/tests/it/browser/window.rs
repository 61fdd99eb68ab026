//! One browser window, and what a person does and sees in it.

use serde_json::{Value, json};
use std::{
    path::Path,
    time::{Duration, Instant},
};
use thirtyfour::{By, Cookie, TypingData, WebDriver, WebElement};

/// Longer than anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);
const PACE: Duration = Duration::from_millis(20);

/// A window on the desk at `base`.
pub struct Window {
    pub driver: WebDriver,
    base: String,
}

impl Window {
    pub fn new(driver: WebDriver, base: &str) -> Window {
        Window { driver, base: base.to_owned() }
    }

    /// Opens a page of the desk.
    pub async fn go(&self, path: &str) {
        self.driver.goto(format!("{}{path}", self.base)).await.unwrap();
    }

    /// Becomes someone who is signed in already.
    pub async fn be(&self, session: &str) {
        self.go("/health").await;
        let cookie = Cookie::new(people_web::cookie::SESSION, session.to_owned());
        self.driver.add_cookie(cookie).await.unwrap();
    }

    pub async fn path(&self) -> String {
        self.driver.current_url().await.unwrap().path().to_owned()
    }

    /// What a script says, with its arguments in `arguments`.
    pub async fn ask(&self, script: impl Into<String>, arguments: Vec<Value>) -> Value {
        self.driver.execute(script.into(), arguments).await.unwrap().json().clone()
    }

    /// Waits until a script says yes.
    ///
    /// # Panics
    /// When it does not; with `what` was waited for.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Duration {
        let began = Instant::now();
        while self.ask(script, arguments.clone()).await != Value::Bool(true) {
            assert!(began.elapsed() < PATIENCE, "{what} at {}", self.path().await);
            tokio::time::sleep(PACE).await;
        }
        began.elapsed()
    }

    /// Waits until an element that matches shows these words, and says how long it took.
    pub async fn see(&self, css: &str, words: &str) -> Duration {
        self.until(&format!("\"{words}\" in {css} was never seen"), SHOWS, vec![json!(css), json!(words)]).await
    }

    /// Waits until the cursor is in an element that matches.
    pub async fn stands_in(&self, css: &str) {
        let script = "return document.activeElement.matches(arguments[0])";
        self.until(&format!("the cursor is not in {css}"), script, vec![json!(css)]).await;
    }

    /// Whether it is seen now.
    pub async fn sees(&self, css: &str, words: &str) -> bool {
        self.ask(SHOWS, vec![json!(css), json!(words)]).await == Value::Bool(true)
    }

    /// Waits until the editor is Trix and the keys work.
    pub async fn ready(&self) {
        self.until("the page never came to life", "return !!document.querySelector('trix-editor')?.editor", vec![])
            .await;
    }

    /// [`Window::see`] where no script runs, not even ours.
    pub async fn read(&self, css: &str, words: &str) {
        let began = Instant::now();
        loop {
            let found = self.driver.find(By::Css(css)).await;
            let text = match found {
                Ok(element) => element.text().await.unwrap_or_default(),
                Err(_) => String::new(), // the page is on its way
            };
            if text.contains(words) {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "\"{words}\" in {css} was never read: {text}");
            tokio::time::sleep(PACE).await;
        }
    }

    pub async fn find(&self, css: &str) -> WebElement {
        self.driver.find(By::Css(css)).await.unwrap()
    }

    pub async fn click(&self, css: &str) {
        self.find(css).await.click().await.unwrap();
    }

    /// Presses keys wherever the cursor is.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let keys: TypingData = keys.into();
        let keys = keys.to_string();
        let began = Instant::now();
        loop {
            let sent = self.driver.active_element().await.unwrap().send_keys(keys.as_str()).await;
            match sent {
                // A refresh took away what had the focus between the two commands, or has not drawn it yet.
                Err(e)
                    if ["StaleElement", "ElementNotInteractable"]
                        .iter()
                        .any(|kind| format!("{e:?}").contains(kind)) =>
                {
                    assert!(began.elapsed() < PATIENCE, "{e}");
                    tokio::time::sleep(PACE).await;
                }
                sent => return sent.unwrap(),
            }
        }
    }

    /// A computed style of the first match.
    pub async fn style(&self, css: &str, property: &str) -> String {
        let script = "return getComputedStyle(document.querySelector(arguments[0])).getPropertyValue(arguments[1])";
        self.ask(script, vec![json!(css), json!(property)]).await.as_str().unwrap_or_default().to_owned()
    }

    /// What the browser has complained about since last asked: policy, scripts, missing files.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.driver.browser_log().await.unwrap();
        log.into_iter()
            .filter(|entry| entry.level == "SEVERE" || entry.level == "WARNING")
            .map(|entry| entry.message)
            .collect()
    }

    pub async fn shoot(&self, file: &Path) {
        self.driver.screenshot(file).await.unwrap();
    }

    pub async fn close(self) {
        self.driver.quit().await.unwrap();
    }
}

const SHOWS: &str = "return [...document.querySelectorAll(arguments[0])]
    .some((element) => element.checkVisibility() && element.innerText.includes(arguments[1]))";
