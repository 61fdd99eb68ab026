//! One desk from its first start on, by its doors, on both engines.

/// Tells a story on each engine that is there.
macro_rules! story {
    ($name:ident, $demo:expr, $story:expr) => {
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            for engine in [store::Engine::Sqlite, store::Engine::Postgres] {
                if let Some(house) = crate::house::House::on(engine, $demo).await {
                    let story: fn(crate::house::House) -> base::Future<'static, ()> = $story;
                    story(house).await;
                }
            }
        }
    };
}

mod entering;
mod house;
mod photo;
mod working;
