//! The words of a ticket, as the description lists them.

use std::borrow::Cow;
use ticket::{Channel, Delivery, Direction, EntryKind, Meaning, Priority, Shared, State, Then, batch::Outcome};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        KnownFormat, RefOr, Schema, SchemaFormat,
        schema::{ObjectBuilder, Type},
    },
};

/// A file's bytes.
pub struct Bytes;

impl PartialSchema for Bytes {
    fn schema() -> RefOr<Schema> {
        let binary = SchemaFormat::KnownFormat(KnownFormat::Binary);
        let bytes = ObjectBuilder::new().schema_type(Type::String).format(Some(binary));
        RefOr::T(bytes.build().into())
    }
}
impl ToSchema for Bytes {}

/// Describes an enumeration by its words; values themselves are of the enumeration's own type.
macro_rules! described {
    ($($name:ident = $words:ty: $about:literal;)+) => { $(
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let words = <$words>::ALL.iter().map(|word| word.as_str());
                let one_of = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).description(Some($about));
                RefOr::T(one_of.build().into())
            }
        }
        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($words))
            }
        }
    )+ }
}
described! {
    StateWord = State: "What a ticket is doing. Whether it waits for the customer is said by its holder.";
    PriorityWord = Priority: "How much is lost by waiting, as people judge it.";
    ChannelWord = Channel: "How words truly came or went; `desk`: inside the desk.";
    KindWord = EntryKind: "What an entry is: public words, internal words, a conversation by voice, or something that changed.";
    DirectionWord = Direction: "`in` from the customer, `out` to the customer.";
    MeaningWord = Meaning: "What words of ours do for the customer: only an answer ends their waiting.";
    DeliveryWord = Delivery: "Where a message is on its way out.";
    ThenWord = Then: "What becomes of the ticket: it stays with its assignee, waits for the customer, or is solved.";
    SharedWord = Shared: "Who has a view.";
    OutcomeWord = Outcome: "What became of a ticket of a batch; `changed`: it could not be taken back, because someone has changed it since.";
}
