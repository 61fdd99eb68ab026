//! How matters of orders and parcels are dealt with.

use super::super::super::cast::{DEVELOPMENT, SALES};
use super::super::super::goods::Shelf::{Coffee, Home};
use super::super::line::{Line, lines};
use super::super::topic::{MONEY_FROM, Plan, Topic, plan};
use super::{ALL, SELLING, THINGS, TO_WAREHOUSE};

/// The plans, in the order of their topics.
pub static PARCELS: [Plan; MONEY_FROM] = [
    plan(
        Topic::Late,
        12,
        TO_WAREHOUSE,
        ("delivery", false),
        ALL,
        lines![
            "order {order} has not arrived",
            "Order {order} was promised for {date}. Has it left the house, and where is it now?",
            "It left two days late because the label printer was down. The courier has it now, delivery tomorrow before noon."
        ],
    ),
    plan(
        Topic::Lost,
        6,
        TO_WAREHOUSE,
        ("delivery", false),
        ALL,
        lines![
            "the tracking of order {order} has not moved for days",
            "Tracking of {order} has stood still since {date}. Can you open an inquiry with the courier?",
            "Inquiry opened. The depot scanned it once and lost it since. I would send a new one, the courier pays."
        ],
    ),
    plan(
        Topic::WrongItem,
        5,
        TO_WAREHOUSE,
        ("wrong-item", true),
        ALL,
        lines![
            "the parcel of order {order} holds another article than {item}",
            "Customer of {order} got something else instead of “{item}”. Can you check the packing list and the shelf?",
            "Two shelves were swapped after the delivery on {date}. Right one is packed and goes out today. Labels corrected."
        ],
    ),
    plan(
        Topic::MissingItem,
        5,
        TO_WAREHOUSE,
        ("wrong-item", true),
        ALL,
        lines![
            "“{item}” is missing in the parcel of order {order}",
            "“{item}” is missing in {order}. Was it packed separately?",
            "Weight of the parcel says it was never in. My mistake at the second table. I send it today."
        ],
    ),
    plan(
        Topic::OutOfStock,
        7,
        SELLING,
        ("stock", false),
        &[Coffee, Home],
        lines![
            "was told that something in order {order} is out of stock, wants to know what",
            "What exactly is missing in {order}, and when does it come in? What could we offer instead?",
            "Missing: {item}. New stock in about two weeks. {other} is on the shelf, more than forty pieces. Rest of the order is packed."
        ],
    ),
    plan(
        Topic::ChangeAddress,
        6,
        TO_WAREHOUSE,
        ("delivery", false),
        ALL,
        lines![
            "order {order} must go to another address: {address}",
            "Can {order} still be redirected? New address: {address}.",
            "Still on the table. Label reprinted with the new address."
        ],
    ),
    plan(
        Topic::CancelOrder,
        5,
        SELLING,
        ("order", false),
        ALL,
        lines![
            "wants to cancel order {order}",
            "Customer cancels {order}. Please stop it if it has not left.",
            "Stopped, goods are back on the shelf. Nothing left the house."
        ],
    ),
    plan(
        Topic::CombineOrders,
        3,
        SELLING,
        ("order", false),
        ALL,
        lines![
            "placed two orders and wants them in one parcel, the first is {order}",
            "Can {order} go into one parcel with the other order of the same customer?",
            "Yes, both are on the table now. One parcel, one label."
        ],
    ),
    plan(
        Topic::Locker,
        3,
        TO_WAREHOUSE,
        ("delivery", false),
        ALL,
        lines![
            "the code for the parcel locker of order {order} does not work",
            "Locker refuses the code for {order}. Can the courier send a new one?",
            "Courier has reset the box and sends a new code by text message within the hour."
        ],
    ),
    plan(
        Topic::Courier,
        3,
        TO_WAREHOUSE,
        ("courier", false),
        ALL,
        lines![
            "complains about the courier who brought order {order}",
            "Third complaint about this courier's tone, now {order}. Can you talk to the depot?",
            "Spoke with the depot's chief. The driver is known, he gets another route from Monday."
        ],
    ),
    plan(
        Topic::NoConfirmation,
        4,
        (SALES, DEVELOPMENT),
        ("order", false),
        ALL,
        lines![
            "paid on {date} but has no confirmation of the order",
            "Paid on {date}, no confirmation, no order in the account. Do you see it?",
            "Order {order} was made, the mail bounced on a typing error in the address. Address corrected and mail sent again."
        ],
    ),
    plan(
        Topic::BackInStock,
        4,
        SELLING,
        ("stock", false),
        ALL,
        lines![
            "asks when “{item}” is back",
            "When do we get “{item}” again?",
            "Twenty pieces are on the way and should be here in about two weeks. One can be reserved."
        ],
    ),
    plan(
        Topic::Abroad,
        3,
        SELLING,
        ("delivery", false),
        THINGS,
        lines![
            "asks what delivery abroad costs for “{item}”",
            "What does “{item}” cost to send to {address}?",
            "Up to 5 kg 12.90, three to five working days."
        ],
    ),
];
