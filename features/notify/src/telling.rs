//! Events become notices.

use crate::{Notice, Reader, notice::News, whom};
use base::{Act, Deed, Desk, Future, Result, Told};

/// The job that tells whom an event concerns.
pub const TELL: &str = "notify.tell";

/// Finds out whom it concerns, which only reads: the deed itself only writes.
pub async fn prepare(desk: Desk, told: Told) -> Result<Box<dyn Deed>> {
    let look = desk.look();
    let news = whom::news(&look, &told).await?;
    Ok(Box::new(addressed(&look, news).await?))
}

/// The news with their readers, as far as these still work here and such news are for them.
pub(crate) async fn addressed(look: &base::Look, news: Vec<News>) -> Result<Tell> {
    let readers = Reader::among(look, news.iter().map(|n| n.to)).await?;
    let find = |n: News| readers.iter().find(|r| r.id == n.to).cloned().map(|reader| (reader, n));
    Ok(Tell(news.into_iter().filter_map(find).collect()))
}

/// News to be told.
pub(crate) struct Tell(Vec<(Reader, News)>);

impl Tell {
    pub(crate) async fn all(&self, act: &mut Act) -> Result<()> {
        for (reader, news) in &self.0 {
            Notice::tell(act, reader, news).await?;
        }
        Ok(())
    }
}

impl Deed for Tell {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(self.all(act))
    }

    fn order(&self) -> String {
        self.0.first().map(|(reader, _)| format!("{:020}", reader.id.0)).unwrap_or_default()
    }
}
