//! What the company decides.

use crate::{Act, Result};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use store::{On, sql};

/// Something the company decides: a type in its feature, a row here.
pub trait Setting: Serialize + DeserializeOwned + Default + Send {
    /// Its row.
    const NAME: &'static str;

    /// What was decided, or the default.
    fn read<'a>(on: impl Into<On<'a>> + Send) -> impl Future<Output = Result<Self>> + Send {
        async move {
            let row: Option<(Value,)> =
                sql!("SELECT value FROM setting WHERE name = $1").bind(Self::NAME).opt(on).await?;
            Self::of(row.map(|(value,)| value))
        }
    }

    /// What was decided, by the value of its row; the default where there is none.
    fn of(value: Option<Value>) -> Result<Self> {
        Ok(value.map(serde_json::from_value).transpose()?.unwrap_or_default())
    }

    /// Decides.
    fn write(&self, act: &mut Act) -> impl Future<Output = Result<()>> + Send
    where
        Self: Sync,
    {
        async move {
            sql!("INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
                .bind(Self::NAME)
                .bind(serde_json::to_value(self)?)
                .run(act)
                .await?;
            Ok(())
        }
    }
}
