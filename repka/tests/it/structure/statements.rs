//! One text on both engines.

use super::tree::sources;
use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};
use std::collections::BTreeMap;
use store::{
    Engine, Statement, statements,
    testing::{Temporary, fresh},
};

/// Those of the program; stories register their own too.
fn of_the_program() -> impl Iterator<Item = &'static Statement> {
    statements().filter(|s| s.file.contains("/src/"))
}

async fn refused(kept: &Temporary, statement: &Statement) -> Option<String> {
    let text = AssertSqlSafe(statement.text).into_sql_str();
    let prepared = match (kept.db.sqlite(), kept.db.postgres()) {
        (Some(writer), _) => writer.lend().await.unwrap().connection().unwrap().prepare(text).await.map(drop),
        (_, Some(pool)) => pool.prepare(text).await.map(drop),
        _ => unreachable!("there are two engines"),
    };
    let Statement { file, line, text, .. } = statement;
    prepared.err().map(|e| format!("{file}:{line}: {e}\n    {text}"))
}

async fn prepare_all(engine: Engine) {
    let kept = fresh(engine, repka::migrations::ALL).await.unwrap();
    let Some(kept) = kept else { return };
    let mut wrong = Vec::new();
    for statement in of_the_program() {
        if statement.engine.is_none_or(|only| only == engine) {
            wrong.extend(refused(&kept, statement).await);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn sqlite_prepares_every_statement() {
    prepare_all(Engine::Sqlite).await;
}

#[tokio::test]
async fn postgres_prepares_every_statement() {
    prepare_all(Engine::Postgres).await;
}

#[tokio::test]
async fn a_statement_that_does_not_fit_the_schema_is_refused() {
    let wrong = Statement { text: "SELECT colour FROM ticket WHERE id = $1", file: "here", line: 1, engine: None };
    for engine in [Engine::Sqlite, Engine::Postgres] {
        if let Some(kept) = fresh(engine, repka::migrations::ALL).await.unwrap() {
            let why = refused(&kept, &wrong).await;
            assert!(why.is_some_and(|why| why.contains("colour")), "{engine:?}");
        }
    }
}

/// A crate nobody names is silently not linked, and its statements would be prepared by nobody.
#[test]
fn every_statement_written_is_registered() {
    let mut written = BTreeMap::<String, usize>::new();
    for file in sources() {
        let both = file.text.matches("sql!(").count();
        let each = file.text.matches("sql_each!(").count();
        if both + each > 0 {
            written.insert(file.path, both + 2 * each);
        }
    }
    let mut registered = BTreeMap::<String, usize>::new();
    for statement in of_the_program() {
        *registered.entry(statement.file.to_owned()).or_default() += 1;
    }
    assert!(registered.len() > 20, "only {registered:?}");
    assert_eq!(written, registered);
}
