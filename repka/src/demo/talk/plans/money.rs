//! How matters of money are dealt with.

use super::super::super::goods::Shelf::Coffee;
use super::super::line::{Line, lines};
use super::super::topic::{MONEY as COUNT, Plan, Topic, plan};
use super::{ALL, BILLING, SELLING, TO_BOOKS, TO_MARKETING, TO_SHOP};

/// The plans, in the order of their topics.
pub static MONEY: [Plan; COUNT] = [
    plan(
        Topic::CompanyInvoice,
        7,
        BILLING,
        ("invoice", false),
        ALL,
        lines![
            "needs the invoice for order {order} in the name of {firm}",
            "Can the invoice of {order} be reissued to {firm}? The order was placed as a private person.",
            "The order says private, but the tax number was in the remark. Fine to reissue from our side."
        ],
    ),
    plan(
        Topic::InvoiceMissing,
        5,
        BILLING,
        ("invoice", false),
        ALL,
        lines![
            "has no invoice for order {order}",
            "No invoice went out for {order}. Was it paid by voucher in part?",
            "Yes, part voucher, and those wait for a hand. Released now."
        ],
    ),
    plan(
        Topic::Discount,
        7,
        TO_SHOP,
        ("discount", false),
        ALL,
        lines![
            "the discount promised on the page was not taken off order {order}",
            "Banner and charge differ on {order}. Which price rule was applied?",
            "The older rule won because both were active. Order is corrected, the difference is {amount}. Rule switched off."
        ],
    ),
    plan(
        Topic::RefundStatus,
        8,
        TO_BOOKS,
        ("refund", false),
        ALL,
        lines![
            "waits for the refund of {amount} for order {order}",
            "Goods of {order} came back on {date}. Where is the refund of {amount}?",
            "It was waiting for the second signature. Signed and sent to the bank today."
        ],
    ),
    plan(
        Topic::DoubleCharge,
        4,
        TO_BOOKS,
        ("payment", false),
        ALL,
        lines![
            "was charged {amount} twice for order {order}",
            "Two charges of {amount} for {order}. Is one only a reservation?",
            "One is a reservation and falls away by itself in three days. Only one was booked."
        ],
    ),
    plan(
        Topic::Voucher,
        5,
        TO_MARKETING,
        ("voucher", false),
        ALL,
        lines![
            "the voucher code is refused at the checkout",
            "Voucher refused. Is the code still valid, and for which goods?",
            "Valid until the end of the month, but it was limited to coffee by mistake. Limit removed."
        ],
    ),
    plan(
        Topic::GiftCard,
        3,
        TO_BOOKS,
        ("voucher", false),
        ALL,
        lines![
            "the gift card of {amount} has not arrived",
            "Gift card of {amount}, paid on {date}, not received. Was it issued?",
            "Issued, but sent to the buyer's old address. I have issued it again and voided the first."
        ],
    ),
    plan(
        Topic::PaymentFailed,
        4,
        TO_SHOP,
        ("payment", false),
        ALL,
        lines![
            "the card is refused at the checkout though the bank says it is fine",
            "Card refused at checkout. Anything in the log around {date}?",
            "The bank's second check timed out for eleven minutes. It works again; the cart is still there."
        ],
    ),
    plan(
        Topic::PriceChanged,
        4,
        TO_SHOP,
        ("discount", false),
        ALL,
        lines![
            "“{item}” costs more in the cart than on the page",
            "Page and cart show different prices for “{item}”. Which one is right?",
            "The page was an hour behind. The lower price counts, cache cleared."
        ],
    ),
    plan(
        Topic::VatNumber,
        3,
        BILLING,
        ("invoice", false),
        ALL,
        lines![
            "the tax number of {firm} is not accepted by the form",
            "Form refuses the tax number of {firm}. Can we enter it by hand?",
            "Entered by hand after a look into the register. Next orders go without tax."
        ],
    ),
    plan(
        Topic::Points,
        3,
        TO_MARKETING,
        ("loyalty", false),
        ALL,
        lines![
            "the points for order {order} are missing",
            "No points for {order}. Were they excluded because of the sale?",
            "Not excluded, the nightly run stopped halfway. Points are added for all of that day."
        ],
    ),
    plan(
        Topic::Transfer,
        4,
        BILLING,
        ("payment", false),
        ALL,
        lines![
            "paid order {order} by bank transfer and it still shows as unpaid",
            "Transfer of {amount} for {order}, sent on {date}. Has it come in?",
            "Came without the order's number. Matched by the sum and the name, order is released."
        ],
    ),
    plan(
        Topic::OfficeOffer,
        3,
        SELLING,
        ("offer", false),
        &[Coffee],
        lines![
            "wants an offer of coffee for the office of {firm}",
            "Do we have enough “{item}” for a monthly standing order of {firm}?",
            "Enough for six months. Pallet price is possible from the third box."
        ],
    ),
];
