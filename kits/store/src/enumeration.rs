/// Declares an enumeration that is the same word in code, database, API and screen.
///
/// ```ignore
/// store::enumeration! {
///     /// What a ticket is doing.
///     pub enum State {
///         /// Someone must act.
///         Open = "open",
///     }
/// }
/// ```
#[macro_export]
macro_rules! enumeration {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, ::serde::Serialize, ::serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { f.write_str(self.as_str()) }
        }
        impl ::std::str::FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> ::std::result::Result<Self, String> {
                match word {
                    $($word => Ok($name::$variant),)+
                    _ => Err(format!(concat!("{:?} is none of", $(" ", $word),+), word)),
                }
            }
        }
        impl $crate::Bind for $name {
            fn value(this: Option<Self>) -> $crate::Value { this.map(Self::as_str).into() }
        }
        $crate::enumeration!(@column $name, ::sqlx::Sqlite);
        $crate::enumeration!(@column $name, ::sqlx::Postgres);
    };
    (@column $name:ident, $db:ty) => {
        impl ::sqlx::Type<$db> for $name {
            fn type_info() -> <$db as ::sqlx::Database>::TypeInfo { <str as ::sqlx::Type<$db>>::type_info() }
            fn compatible(ty: &<$db as ::sqlx::Database>::TypeInfo) -> bool { <str as ::sqlx::Type<$db>>::compatible(ty) }
        }
        impl<'r> ::sqlx::Decode<'r, $db> for $name {
            fn decode(value: <$db as ::sqlx::Database>::ValueRef<'r>) -> ::std::result::Result<Self, ::sqlx::error::BoxDynError> {
                Ok(<&str as ::sqlx::Decode<'r, $db>>::decode(value)?.parse()?)
            }
        }
    };
}
