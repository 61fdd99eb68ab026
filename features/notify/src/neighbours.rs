//! Other processes on the same database: other nodes on PostgreSQL, the command line on SQLite.

use base::Desk;
use hotwire::live::Hub;
use sqlx::postgres::PgListener;
use std::{collections::BTreeSet, sync::Arc, time::Duration};
use store::Connections;
use tokio::sync::mpsc;

const CHANNEL: &str = "repka_changed";
/// Changes told together: refreshes are coalesced anyway, and a NOTIFY is a commit.
const GATHER: Duration = Duration::from_millis(50);
/// How soon the command line's commits are noticed.
const GLANCE: Duration = Duration::from_millis(200);
/// PostgreSQL takes payloads under 8,000 bytes.
const LONGEST: usize = 7_500;

/// Tells other processes what changed here, and pages here what changed there. Until dropped.
///
/// `everywhere` is the topic told when something changed and nobody can say what.
pub async fn watch(
    desk: Desk,
    hub: Hub,
    node: String,
    for_others: mpsc::Receiver<Vec<String>>,
    everywhere: &'static str,
) {
    match (desk.db().postgres(), desk.db().sqlite()) {
        (Some(pool), _) => {
            let tell = tell(pool.clone(), node.clone(), for_others);
            let hear = hear(pool.clone(), node, desk.clone(), hub);
            tokio::join!(tell, hear);
        }
        (_, Some(writer)) => glance(writer.clone(), desk.clone(), hub, everywhere).await,
        _ => {}
    }
}

async fn tell(pool: sqlx::PgPool, node: String, mut for_others: mpsc::Receiver<Vec<String>>) {
    while let Some(first) = for_others.recv().await {
        tokio::time::sleep(GATHER).await;
        let mut topics: BTreeSet<String> = first.into_iter().collect();
        while let Ok(more) = for_others.try_recv() {
            topics.extend(more);
        }
        let mut text = node.clone();
        for topic in topics {
            if text.len() + topic.len() < LONGEST {
                text.push('\n');
                text.push_str(&topic);
            }
        }
        let told = sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(text).execute(&pool).await;
        if let Err(e) = told {
            tracing::debug!(error = %e, "other nodes were not told");
        }
    }
}

async fn hear(pool: sqlx::PgPool, node: String, desk: Desk, hub: Hub) {
    loop {
        let listening = async {
            let mut listener = PgListener::connect_with(&pool).await?;
            listener.listen(CHANNEL).await?;
            loop {
                let heard = listener.recv().await?;
                let mut lines = heard.payload().lines();
                if lines.next() == Some(node.as_str()) {
                    continue;
                }
                lines.for_each(|topic| hub.publish(topic, None));
                desk.wake();
            }
        };
        let ended: sqlx::Result<()> = listening.await;
        if let Err(e) = ended {
            tracing::debug!(error = %e, "other nodes are not heard; listening again");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// SQLite tells nobody; its data version moves when another process commits.
async fn glance(writer: Arc<Connections>, desk: Desk, hub: Hub, everywhere: &'static str) {
    let mut known = None;
    loop {
        if let Ok(version) = version(&writer).await {
            if known.is_some_and(|k| k != version) {
                hub.publish(everywhere, None);
                desk.wake();
            }
            known = Some(version);
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// Of the connection that writes: it counts commits of *other* connections, and this process writes by this one only.
async fn version(writer: &Arc<Connections>) -> store::Result<i64> {
    let mut lent = writer.lend().await?;
    let version = sqlx::query_scalar("PRAGMA data_version").fetch_one(lent.connection()?).await;
    lent.done(version)
}
