//! What a browser says of itself: how much came over the line, what moved, how soon a hand was answered.

use super::window::Window;
use serde::Deserialize;
use serde_json::json;
use std::{fmt, time::Duration};

/// So long after the last thing that was seen to happen a page is taken to stand still.
const STILL: Duration = Duration::from_millis(900);

/// What a page and its files weighed on the line since the window looked at it, compressed, without headers.
#[derive(Deserialize)]
pub struct Weight {
    /// Bytes of the page itself.
    pub page: f64,
    /// Bytes of everything it asked for.
    pub files: f64,
    /// How many files that were.
    pub count: usize,
    /// The heaviest of them.
    pub most: Vec<String>,
}

impl Weight {
    /// All of it, in kB.
    pub fn kb(&self) -> f64 {
        (self.page + self.files) / 1e3
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (page, files) = (self.page / 1e3, self.files / 1e3);
        write!(f, "{page:.1} kB, and {} files of {files:.1} kB ({})", self.count, self.most.join(", "))
    }
}

/// Something that moved (Layout Instability, W3C draft).
#[derive(Deserialize)]
pub struct Shift {
    /// Its part of the window times the part of the window it moved by.
    pub value: f64,
    /// Within half a second of something the reader did, or of a window that changed its size: browsers excuse it.
    pub asked: bool,
    /// What moved, from where to where.
    pub what: String,
}

impl fmt::Display for Shift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.4}{}: {}", self.value, if self.asked { " (asked for)" } else { "" }, self.what)
    }
}

/// All that moved: never less than the largest burst, which is what browsers report as CLS.
pub fn score(shifts: &[Shift]) -> f64 {
    shifts.iter().fold(0.0, |sum, shift| sum + shift.value)
}

/// How long one deed took, in ms.
#[derive(Clone, Copy, Deserialize)]
pub struct Took {
    /// From the key or click until a frame with its outcome had been painted (a frame later at most).
    pub shown: f64,
    /// From the key or click until the next paint of all, in steps of 8 ms (Event Timing, W3C draft).
    pub paint: f64,
}

impl Window {
    /// From now on the line is as slow as a good telephone's: 150 ms there and back, 400 kB/s.
    pub async fn slow_line(&self) {
        let line =
            json!({ "offline": false, "latency": 150, "downloadThroughput": 400_000, "uploadThroughput": 200_000 });
        let cdp = self.driver.cdp();
        cdp.send_raw("Network.enable", json!({})).await.unwrap();
        cdp.send_raw("Network.emulateNetworkConditions", line).await.unwrap();
    }

    /// From now on pages come from the desk itself, so that the browser says how they travelled.
    pub async fn without_worker(&self) {
        let cdp = self.driver.cdp();
        cdp.send_raw("Network.enable", json!({})).await.unwrap();
        cdp.send_raw("Network.setBypassServiceWorker", json!({ "bypass": true })).await.unwrap();
    }

    /// Waits until nothing has been loaded and nothing has moved for a while.
    pub async fn still(&self) {
        self.until("the page is never whole", "return document.readyState === 'complete'", vec![]).await;
        let count = "return performance.getEntriesByType('resource').length";
        let mut before = serde_json::Value::Null;
        loop {
            let now = self.ask(count, vec![]).await;
            if now == before {
                return;
            }
            before = now;
            tokio::time::sleep(STILL).await;
        }
    }

    /// What came over the line since the page was asked for; what the browser had already weighs nothing.
    pub async fn weigh(&self) -> Weight {
        serde_json::from_value(self.ask(include_str!("measure/weight.js"), vec![]).await).unwrap()
    }

    /// What has moved since the page was asked for.
    pub async fn shifts(&self) -> Vec<Shift> {
        let all = self.driver.execute_async(include_str!("measure/shifts.js"), vec![]).await.unwrap();
        serde_json::from_value(all.json().clone()).unwrap()
    }

    /// Starts the clock at the next event of this kind; it stops when a property of the first match has changed and
    /// that has been painted.
    pub async fn clock(&self, event: &str, css: &str, property: &str) {
        self.ask(include_str!("measure/clock.js"), vec![json!(event), json!(css), json!(property)]).await;
    }

    /// What the clock says, once it has stopped.
    pub async fn took(&self) -> Took {
        self.until("nothing changed", "return !!window.clocked?.paint && !!window.clocked.shown", vec![]).await;
        serde_json::from_value(self.ask("return window.clocked", vec![]).await).unwrap()
    }
}
