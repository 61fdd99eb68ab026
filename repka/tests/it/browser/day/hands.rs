//! Somebody's hands: they do what a way says, one step after the other, and the steps are counted.

use super::{super::window::Window, deed::Step};
use serde_json::{Value, json};
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};
use thirtyfour::Key;

/// What somebody works with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    /// Keys alone.
    Keys,
    /// A mouse, and keys for words alone.
    Mouse,
    /// A thumb, on a phone.
    Thumb,
}

/// Longer than anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);
const PACE: Duration = Duration::from_millis(15);
/// As high is what a thumb does not miss (CSS pixels): 44, of which what stands above and below may take some away.
const THUMB: i64 = 38;
/// Steps of one key after which a way is none.
const LOST: usize = 60;

/// Somebody at a window.
pub struct Hands<'a> {
    pub window: &'a Window,
    pub how: How,
    steps: Cell<usize>,
    /// Of each deed, the most steps it took.
    pub counted: RefCell<BTreeMap<&'static str, usize>>,
    /// After which of them the cursor was nowhere.
    pub lost: RefCell<BTreeSet<String>>,
    /// What a thumb easily misses, and how high it is.
    pub missed: RefCell<BTreeSet<String>>,
}

impl<'a> Hands<'a> {
    pub fn new(window: &'a Window, how: How) -> Hands<'a> {
        Hands {
            window,
            how,
            steps: Cell::new(0),
            counted: RefCell::default(),
            lost: RefCell::default(),
            missed: RefCell::default(),
        }
    }

    /// Does something the way it is done, and counts.
    pub async fn does(&self, name: &'static str, way: Vec<Step>) {
        self.steps.set(0);
        let from = self.window.path().await;
        for step in &way {
            self.step(name, step, &from).await;
        }
        self.quiet(name).await;
        let most = self.steps.get().max(self.counted.borrow().get(name).copied().unwrap_or_default());
        self.counted.borrow_mut().insert(name, most);
    }

    async fn step(&self, name: &str, step: &Step, from: &str) {
        match step {
            Step::Press(chord) => self.press(chord).await,
            Step::PressBeside(css, words) => {
                let key = self.wait(name, step, BESIDE, vec![json!(css), json!(words)]).await;
                self.press(key.as_str().unwrap()).await;
            }
            Step::PressTo(chord, css) => self.press_until(name, step, chord, HERE, vec![json!(css)]).await,
            Step::PressUntil(chord, css, words) => {
                self.press_until(name, step, chord, SHOWS, vec![json!(css), json!(words)]).await;
            }
            Step::Click(css, words) => self.point(name, step, css, words).await,
            Step::Pick(words) => {
                let first = self.window.sees("dialog.picker[open] [aria-selected=true]", words).await;
                for _ in 0..if first { 1 } else { 2 } {
                    self.point(name, step, "dialog.picker[open] [role=option]", words).await;
                }
            }
            Step::Send(then) => self.send(name, step, then).await,
            Step::Write(words) => self.type_in(words).await,
            Step::See(css, words) => drop(self.wait(name, step, SHOWS, vec![json!(css), json!(words)]).await),
            Step::At(css) => drop(self.wait(name, step, HERE, vec![json!(css)]).await),
            Step::Elsewhere => drop(self.wait(name, step, ELSEWHERE, vec![json!(from)]).await),
        }
    }

    /// Waits until nothing is on its way, and what one works with is there.
    async fn quiet(&self, name: &str) {
        self.wait(name, &Step::Elsewhere, QUIET, vec![]).await;
    }

    /// What a script finds, once it finds something.
    async fn wait(&self, name: &str, step: &Step, script: &str, arguments: Vec<Value>) -> Value {
        let began = Instant::now();
        loop {
            let found = self.window.ask(script, arguments.clone()).await;
            if !matches!(found, Value::Null | Value::Bool(false)) {
                return found;
            }
            if began.elapsed() > PATIENCE {
                self.give_up(name, step).await;
            }
            tokio::time::sleep(PACE).await;
        }
    }

    async fn give_up(&self, name: &str, step: &Step) -> ! {
        let picture = std::env::temp_dir().join(format!("repka-day-{:?}.png", self.how));
        self.window.shoot(&picture).await;
        let at = self.window.path().await;
        let focus = self.window.ask("return document.activeElement.outerHTML.slice(0, 200)", vec![]).await;
        panic!("{name} by {:?} at {at}: {step:?}; the cursor is in {focus}; {}", self.how, picture.display())
    }

    /// Presses a key with others held, wherever the cursor is.
    async fn press(&self, chord: &str) {
        self.steps.set(self.steps.get() + 1);
        let keys: Vec<char> = chord.split('+').map(key).collect();
        let mut chain = self.window.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        for key in &keys {
            chain = chain.key_down(*key);
        }
        for key in keys.iter().rev() {
            chain = chain.key_up(*key);
        }
        chain.perform().await.unwrap();
    }

    async fn press_until(&self, name: &str, step: &Step, chord: &str, script: &str, arguments: Vec<Value>) {
        for _ in 0..LOST {
            if self.window.ask(script, arguments.clone()).await == Value::Bool(true) {
                return;
            }
            self.press(chord).await;
        }
        self.give_up(name, step).await
    }

    /// Types where the cursor is.
    async fn type_in(&self, words: &str) {
        let chain = self.window.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        chain.send_keys(words).perform().await.unwrap();
    }

    /// Presses what is seen, where it is seen; what is covered cannot be pressed.
    async fn point(&self, name: &str, step: &Step, css: &str, words: &str) {
        self.steps.set(self.steps.get() + 1);
        let at = self.wait(name, step, PLACE, vec![json!(css), json!(words)]).await;
        let (x, y) = (at[0].as_f64().unwrap(), at[1].as_f64().unwrap());
        let cdp = self.window.driver.cdp();
        if self.how == How::Thumb {
            let high = self.window.ask(HIGH, vec![json!(x), json!(y), json!(THUMB)]).await.as_i64().unwrap();
            if high < THUMB {
                self.missed.borrow_mut().insert(format!("{css} {words}: {high}"));
            }
            let touch = async |kind: &str, points: Value| {
                let event = json!({ "type": kind, "touchPoints": points });
                cdp.send_raw("Input.dispatchTouchEvent", event).await.unwrap();
            };
            touch("touchStart", json!([{ "x": x, "y": y }])).await;
            touch("touchEnd", json!([])).await;
        } else {
            for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
                let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
                cdp.send_raw("Input.dispatchMouseEvent", event).await.unwrap();
            }
        }
    }

    /// The button that sends and does this then: the one that stands there, else the one in its menu.
    async fn send(&self, name: &str, step: &Step, then: &str) {
        let first = format!(".reply .split > button[value={then}]");
        if self.window.sees(&first, "").await {
            return self.point(name, step, &first, "").await;
        }
        self.point(name, step, ".reply .split summary", "").await;
        self.point(name, step, &format!(".reply .split .item[value={then}]"), "").await;
    }

    /// Remembers whether the cursor is nowhere.
    pub async fn misses_the_cursor(&self, name: &'static str) {
        let somewhere = "return document.activeElement !== document.body && document.activeElement !== null";
        if self.window.ask(somewhere, vec![]).await == Value::Bool(true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await; // what is on its way may bring it
        if self.window.ask(somewhere, vec![]).await != Value::Bool(true) {
            let lost = format!("{name} at {}", self.window.path().await);
            self.lost.borrow_mut().insert(lost);
        }
    }
}

/// A key by its name.
fn key(name: &str) -> char {
    let key = match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Tab" => Key::Tab,
        "Space" => Key::Space,
        "Down" => Key::Down,
        "Right" => Key::Right,
        "Escape" => Key::Escape,
        letter => return letter.chars().next().unwrap(),
    };
    key.into()
}

const SHOWS: &str = "return [...document.querySelectorAll(arguments[0])]
    .some((element) => element.checkVisibility() && element.innerText.includes(arguments[1]))";

const HERE: &str = "return document.activeElement.matches(arguments[0])";

const ELSEWHERE: &str = "return location.pathname !== arguments[0]";

/// No visit and no form is on its way, what the address names is what is seen, and an editor that is there is alive.
const QUIET: &str = "const rich = document.querySelector('.composer .editor')
    const number = /^\\/tickets\\/(\\d+)$/.exec(location.pathname)?.[1]
    const seen = document.querySelector('.ticket > header small')?.innerText
    return !document.documentElement.ariaBusy && (!number || seen === `#${number}`)
      && (!rich || !!document.querySelector('.composer trix-editor')?.editor)";

/// The key that leads there.
const BESIDE: &str = "const found = [...document.querySelectorAll(arguments[0])].find((element) => element.innerText.includes(arguments[1]))
    return found && (found.dataset.key ?? found.querySelector('kbd')?.textContent) || null";

/// Where it can be pressed: in sight, at rest, and with nothing over it.
const PLACE: &str = "const [css, words] = arguments
    const named = (element) => element.innerText.includes(words) || element.ariaLabel?.includes(words)
    const found = [...document.querySelectorAll(css)].find((element) => element.checkVisibility() && !element.disabled && named(element))
    if (!found) return null
    const at = () => {
      const { left, top, width, height } = found.getClientRects()[0] ?? found.getBoundingClientRect()
      return [Math.round(left + width / 2), Math.round(top + height / 2)]
    }
    const hit = ([x, y]) => { const over = document.elementFromPoint(x, y); return over && (found.contains(over) || over.contains(found) && over.matches('label')) }
    if (!hit(at())) found.scrollIntoView({ block: 'center', behavior: 'instant' })
    const place = at(), last = window.lastPlace
    window.lastPlace = [found, ...place].map(String).join()
    return last === window.lastPlace && hit(place) ? (window.lastPlace = undefined, place) : null";

/// How high it is, or is hit where it is pressed, no further than asked.
const HIGH: &str = "const [x, y, most] = arguments
    const there = document.elementFromPoint(x, y), pressed = there.closest('label') ?? there.closest('a, button, summary, input, [role=option], trix-editor') ?? there
    const hits = (y) => { const over = document.elementFromPoint(x, y); return over && pressed.contains(over) }
    let [above, below] = [0, 0]
    while (above + below < most && hits(y - above - 1)) above++
    while (above + below < most && hits(y + below)) below++
    return Math.max(above + below, Math.round(pressed.getBoundingClientRect().height))";
