//! How matters of the goods and the house are dealt with.

use super::super::super::goods::Shelf::{Coffee, Grinder, Home, Machine, Outdoor, Wear};
use super::super::line::{Line, lines};
use super::super::topic::{GOODS as COUNT, Plan, Topic, plan};
use super::{ALL, MARKETING_ITSELF, SELLING, THINGS, TO_BOOKS, TO_MARKETING, TO_SALES, TO_SHOP, TO_WAREHOUSE};

/// The plans, in the order of their topics.
pub static GOODS: [Plan; COUNT] = [
    plan(
        Topic::Damaged,
        8,
        TO_WAREHOUSE,
        ("damaged", true),
        &[Machine, Grinder, Outdoor, Home],
        lines![
            "“{item}” of order {order} arrived damaged",
            "“{item}” from {order} arrived broken. Do we have another, and was it packed with corner guards?",
            "One is left, packed and reserved. Corner guards had run out that week, new ones are here."
        ],
    ),
    plan(
        Topic::Warranty,
        5,
        TO_SALES,
        ("warranty", true),
        &[Outdoor, Wear],
        lines![
            "asks for repair of “{item}” under warranty",
            "“{item}” bought on order {order}. Does the maker take it back or do we repair?",
            "Maker exchanges it within the two years. No receipt needed, the order is proof."
        ],
    ),
    plan(
        Topic::MachineFault,
        6,
        TO_SALES,
        ("machine", true),
        &[Machine],
        lines![
            "“{item}” leaks and shows an error",
            "“{item}” leaks at the pump. Is that the known seal?",
            "Yes, the known seal. The workshop sends a courier for it and lends another machine meanwhile."
        ],
    ),
    plan(
        Topic::Grinder,
        3,
        TO_SALES,
        ("machine", true),
        &[Grinder],
        lines![
            "“{item}” is jammed and loud",
            "“{item}” jams after few months. Repair or exchange?",
            "Mostly a small stone between the burrs. If cleaning does not help, exchange."
        ],
    ),
    plan(
        Topic::StaleCoffee,
        3,
        TO_WAREHOUSE,
        ("coffee", false),
        &[Coffee],
        lines![
            "the coffee from order {order} tastes stale",
            "Batch of “{item}” in {order}: when was it roasted?",
            "That batch stood in the sun by the ramp. Rest of it is taken off the shelf."
        ],
    ),
    plan(
        Topic::ChangeSize,
        6,
        TO_WAREHOUSE,
        ("exchange", false),
        &[Wear],
        lines![
            "“{item}” is too small, wants a larger size",
            "Is “{item}” there one size larger?",
            "Two pairs left in that size. One is put aside for {order}."
        ],
    ),
    plan(
        Topic::ReturnHow,
        6,
        TO_WAREHOUSE,
        ("return", false),
        THINGS,
        lines![
            "wants to send “{item}” back and asks how",
            "Return of “{item}” announced, {order}. Please look at it when it comes.",
            "Noted. We book returns in within a day."
        ],
    ),
    plan(
        Topic::Advice,
        6,
        SELLING,
        ("advice", false),
        &[Machine, Grinder, Outdoor],
        lines![
            "asks for advice on “{item}”",
            "Customer wants advice on “{item}”. Anything known from returns?",
            "Hardly any come back. Those who wanted lighter ones took {other}."
        ],
    ),
    plan(
        Topic::SparePart,
        3,
        SELLING,
        ("machine", false),
        &[Machine],
        lines![
            "needs a spare part for “{item}”",
            "Do we stock the spare part for “{item}”?",
            "Drawer 14, three left. I can put it in a letter."
        ],
    ),
    plan(
        Topic::Event,
        4,
        MARKETING_ITSELF,
        ("event", false),
        &[Coffee],
        lines![
            "asks about the tasting on {date}",
            "The form for the tasting on {date} shows no free place. Is that right?",
            "There are four left, the counter was wrong. Counter repaired."
        ],
    ),
    plan(
        Topic::SignIn,
        5,
        TO_SHOP,
        ("account", false),
        ALL,
        lines![
            "cannot sign in to the account",
            "Customer cannot sign in since {date}. Is the account locked?",
            "Locked after ten tries, an old telephone kept trying. Unlocked."
        ],
    ),
    plan(
        Topic::Newsletter,
        3,
        MARKETING_ITSELF,
        ("newsletter", false),
        ALL,
        lines![
            "still gets the newsletter after leaving the list",
            "Left the list on {date} and still gets it. Two lists?",
            "Yes, the old list from the fair. I have deleted that list, it should not exist."
        ],
    ),
    plan(
        Topic::DataDeletion,
        2,
        TO_BOOKS,
        ("privacy", false),
        ALL,
        lines![
            "wants all personal data deleted",
            "Wish to be deleted. What must we keep?",
            "Invoices for the legal term, nothing else."
        ],
    ),
    plan(
        Topic::CartEmpties,
        4,
        TO_SHOP,
        ("website", false),
        ALL,
        lines![
            "the cart empties itself between the sale page and the others",
            "Cart empties when one goes from the sale page to another. Known?",
            "Two cart cookies. I can repeat it now; the repair goes out tonight."
        ],
    ),
    plan(
        Topic::Review,
        3,
        MARKETING_ITSELF,
        ("public", false),
        ALL,
        lines![
            "wrote a bad review about order {order}",
            "Public comment about {order}. What happened there?",
            "Parcel was late twice and nobody wrote to the customer. That is on us."
        ],
    ),
    plan(
        Topic::Praise,
        3,
        TO_MARKETING,
        ("praise", false),
        ALL,
        lines![
            "called to say thanks for {item}",
            "Kind words about “{item}”. May we quote them in the newsletter?",
            "With pleasure, if the customer agrees. I keep the place in the next one."
        ],
    ),
];
