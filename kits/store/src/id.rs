/// Declares an id: a number that cannot be mistaken for another table's.
///
/// ```ignore
/// store::id! {
///     /// A ticket's number, as people see it.
///     TicketId
/// }
/// ```
#[macro_export]
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
                 ::serde::Serialize, ::serde::Deserialize, ::sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(pub i64);

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl ::std::str::FromStr for $name {
            type Err = ::std::num::ParseIntError;
            fn from_str(s: &str) -> ::std::result::Result<Self, Self::Err> { s.parse().map($name) }
        }
        impl $crate::Bind for $name {
            fn value(this: Option<Self>) -> $crate::Value { this.map(|id| id.0).into() }
        }
    )+ }
}
