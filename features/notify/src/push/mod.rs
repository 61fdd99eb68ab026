//! Notices on devices, also while no page is open: Web Push (RFC 8030, 8291, 8292).

pub mod client;
pub mod crypto;
pub mod sending;
pub mod subscription;
pub mod vapid;

pub use sending::{SEND, Tried, send, try_out};
pub use subscription::{NewSubscription, Subscription, SubscriptionId};
pub use vapid::Vapid;
