//! What is counted, in Prometheus' text format
//! (<https://prometheus.io/docs/instrumenting/exposition_formats/>).

use axum::{extract::Request, middleware::Next, response::Response};
use base::{Desk, Result};
use std::{
    fmt::Write,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};
use store::sql;

/// What this process has counted since its start.
#[derive(Clone)]
pub struct Metrics(Arc<Counts>);

struct Counts {
    began: Instant,
    /// By first digit of the status, from 1 to 5.
    answers: [AtomicU64; 6],
    micros: AtomicU64,
}

impl Default for Metrics {
    fn default() -> Self {
        Metrics(Arc::new(Counts { began: Instant::now(), answers: Default::default(), micros: AtomicU64::new(0) }))
    }
}

impl Metrics {
    /// Counts one request.
    pub async fn count(self, request: Request, next: Next) -> Response {
        let began = Instant::now();
        let response = next.run(request).await;
        let class = usize::from(response.status().as_u16() / 100).min(5);
        self.0.answers[class].fetch_add(1, Ordering::Relaxed);
        let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.0.micros.fetch_add(micros, Ordering::Relaxed);
        response
    }

    /// Everything counted, and what waits in the database.
    pub async fn text(&self, desk: &Desk) -> Result<String> {
        let mut text = String::new();
        let mut line = |name: &str, kind: &str, help: &str, values: &[(&str, f64)]| {
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
            for (labels, value) in values {
                let _ = writeln!(text, "{name}{labels} {value}");
            }
        };
        let counted = |class: usize| self.0.answers[class].load(Ordering::Relaxed) as f64;
        let answers = [
            (r#"{class="2xx"}"#, counted(2)),
            (r#"{class="3xx"}"#, counted(3)),
            (r#"{class="4xx"}"#, counted(4)),
            (r#"{class="5xx"}"#, counted(5)),
        ];
        line("repka_http_answers_total", "counter", "Answers given, by class of status.", &answers);
        let seconds = self.0.micros.load(Ordering::Relaxed) as f64 / 1e6;
        line("repka_http_seconds_total", "counter", "Time spent answering.", &[("", seconds)]);
        line(
            "repka_uptime_seconds",
            "gauge",
            "Since this process began.",
            &[("", self.0.began.elapsed().as_secs_f64())],
        );
        let look = desk.look();
        let jobs: i64 = sql!("SELECT count(*) FROM job WHERE buried_at IS NULL").value(&look).await?;
        let buried: i64 = sql!("SELECT count(*) FROM job WHERE buried_at IS NOT NULL").value(&look).await?;
        line(
            "repka_jobs",
            "gauge",
            "Jobs that wait, and jobs given up.",
            &[(r#"{state="waiting"}"#, jobs as f64), (r#"{state="buried"}"#, buried as f64)],
        );
        let problems = channel::mail::Arrival::problem_count(&look).await?;
        line(
            "repka_intake_problems",
            "gauge",
            "Mails kept but not understood, counted to 100.",
            &[("", problems as f64)],
        );
        Ok(text)
    }
}
