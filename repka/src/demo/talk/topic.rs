//! What customers write about, and who in the house knows the answer.

use super::super::goods::Shelf;
use super::Line;

/// A situation customers find themselves in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each name says what happened; the plans below say the rest")]
pub enum Topic {
    Late,
    Lost,
    WrongItem,
    MissingItem,
    OutOfStock,
    ChangeAddress,
    CancelOrder,
    CombineOrders,
    Locker,
    Courier,
    NoConfirmation,
    BackInStock,
    Abroad,
    CompanyInvoice,
    InvoiceMissing,
    Discount,
    RefundStatus,
    DoubleCharge,
    Voucher,
    GiftCard,
    PaymentFailed,
    PriceChanged,
    VatNumber,
    Points,
    Transfer,
    OfficeOffer,
    Damaged,
    Warranty,
    MachineFault,
    Grinder,
    StaleCoffee,
    ChangeSize,
    ReturnHow,
    Advice,
    SparePart,
    Event,
    SignIn,
    Newsletter,
    DataDeletion,
    CartEmpties,
    Review,
    Praise,
}

/// Index of the first topic about money.
pub const MONEY_FROM: usize = Topic::CompanyInvoice as usize;
/// Index of the first topic about the goods and the house.
pub const GOODS_FROM: usize = Topic::Damaged as usize;
/// How many topics there are.
pub const TOPICS: usize = Topic::Praise as usize + 1;
/// How many of them are about money.
pub const MONEY: usize = GOODS_FROM - MONEY_FROM;
/// How many are about the goods and the house.
pub const GOODS: usize = TOPICS - GOODS_FROM;

/// What is said about a topic in one language.
#[derive(Debug)]
pub struct Words {
    /// The topic.
    pub topic: Topic,
    /// Subject lines.
    pub subjects: &'static [Line],
    /// What the customer writes.
    pub opens: &'static [Line],
    /// What settles it.
    pub replies: &'static [Line],
}

/// Proves, when compiled, that words stand in the order of the topics from `first` on.
pub const fn in_order(words: &[Words], first: usize) {
    let mut at = 0;
    while at < words.len() {
        assert!(words[at].topic as usize == first + at, "words stand in the order of their topics");
        at += 1;
    }
}

/// How a topic is dealt with, whatever the language.
#[derive(Debug)]
pub struct Plan {
    /// The topic.
    pub topic: Topic,
    /// How often it comes, in relation to the others.
    pub weight: u32,
    /// The department that answers.
    pub department: usize,
    /// The department that knows.
    pub asks: usize,
    /// The label it gets.
    pub tag: &'static str,
    /// Whether a picture helps.
    pub picture: bool,
    /// What it can be about.
    pub shelves: &'static [Shelf],
    /// What a note about a call says.
    pub gist: Line,
    /// What the department that knows is asked.
    pub question: Line,
    /// What it answers.
    pub finding: Line,
}

/// A plan: its topic and weight, who answers and who knows, label and picture, shelves, and
/// what notes say: a call's gist, the question to those who know, their answer.
pub const fn plan(
    topic: Topic,
    weight: u32,
    (department, asks): (usize, usize),
    (tag, picture): (&'static str, bool),
    shelves: &'static [Shelf],
    said: &'static [Line; 3],
) -> Plan {
    let [gist, question, finding] = *said;
    Plan { topic, weight, department, asks, tag, picture, shelves, gist, question, finding }
}

impl Topic {
    /// Whether nothing has been bought or gone wrong: the customer only asks or tells.
    pub fn is_inquiry(self) -> bool {
        matches!(
            self,
            Self::BackInStock
                | Self::Abroad
                | Self::OfficeOffer
                | Self::Advice
                | Self::Event
                | Self::Newsletter
                | Self::DataDeletion
        )
    }
}
