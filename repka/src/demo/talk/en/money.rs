//! Money, in English.

use super::super::line::{Line, lines};
use super::super::topic::{MONEY as COUNT, MONEY_FROM, Topic, Words, in_order};

/// What is said about money.
pub static MONEY: [Words; COUNT] = [
    Words {
        topic: Topic::CompanyInvoice,
        subjects: lines!["Invoice in the company's name", "Invoice for order {order}"],
        opens: lines![
            "Could you make out the invoice for order {order} to {firm}? I forgot to tick the box.",
            "Our accountant does not accept the invoice because it is in my name. Please issue it to {firm}."
        ],
        replies: lines![
            "The invoice for order {order} has been reissued to {firm}; the first one is void. You find it in your account.",
            "Done: new invoice to {firm}, same date, same sum of {amount}. I have saved it for your next orders."
        ],
    },
    Words {
        topic: Topic::InvoiceMissing,
        subjects: lines!["No invoice received", "Invoice {order}?"],
        opens: lines![
            "I have the goods of order {order} but no invoice. I need it this month.",
            "Where do I find the invoice? There was none in the parcel."
        ],
        replies: lines![
            "The invoice had been held back because part was paid by voucher. It has just gone out to you.",
            "It is in your account under order {order}, and I have also sent it to you by mail."
        ],
    },
    Words {
        topic: Topic::Discount,
        subjects: lines!["Discount not taken off", "Paid full price in spite of the offer"],
        opens: lines![
            "The page said there was a discount on “{item}”, but order {order} was charged in full.",
            "Your banner promises a discount. My receipt shows nothing of it. That makes {amount} too much."
        ],
        replies: lines![
            "You are right, two price rules were in each other's way. {amount} are on the way back to you.",
            "The discount is yours, of course. I have corrected order {order} and sent back {amount}."
        ],
    },
    Words {
        topic: Topic::RefundStatus,
        subjects: lines!["Where is my refund?", "Refund for order {order}"],
        opens: lines![
            "I sent “{item}” back and you confirmed it on {date}. The money, {amount}, has still not come.",
            "How long does a refund take? Order {order}, {amount}."
        ],
        replies: lines![
            "The refund of {amount} was waiting for a signature here, I am sorry. It went to the bank today and should be with you in two days.",
            "We sent {amount} on {date}. Banks take up to three working days; if it is not there then, write to me directly."
        ],
    },
    Words {
        topic: Topic::DoubleCharge,
        subjects: lines!["Charged twice!", "Two payments for order {order}"],
        opens: lines![
            "My card was charged {amount} twice for order {order}. Please return one of them.",
            "I see two payments on {date}, both {amount}. I ordered once."
        ],
        replies: lines![
            "One of the two is only a reservation. It falls away by itself within three days; {amount} were booked once.",
            "It really was taken twice. {amount} have been sent back today, with our apology."
        ],
    },
    Words {
        topic: Topic::Voucher,
        subjects: lines!["Voucher is refused", "Code does not work"],
        opens: lines![
            "The checkout says my voucher is “not applicable”. It came in your newsletter on {date}.",
            "I tried to buy “{item}” with a voucher and the page will not take the code."
        ],
        replies: lines![
            "The code was limited to coffee by mistake. It works now for everything until the end of the month.",
            "I have made you a new code and taken the discount off order {order} already."
        ],
    },
    Words {
        topic: Topic::GiftCard,
        subjects: lines!["Gift card has not arrived", "Balance of a gift card"],
        opens: lines![
            "I bought a gift card for {amount} on {date} for my sister's birthday. Nothing has come.",
            "How do I see what is left on a gift card? The page shows zero, but there should be {amount}."
        ],
        replies: lines![
            "It had gone to an old address. I have issued it again: {amount}, valid for two years. The first one is void.",
            "There are {amount} on it, you can use them at once. The display on the page has been put right."
        ],
    },
    Words {
        topic: Topic::PaymentFailed,
        subjects: lines!["Payment does not go through", "Card refused"],
        opens: lines![
            "I have tried to pay three times and the page says “try later”. My bank says the card is fine.",
            "When I pay {amount} by card, the page goes white. Is the order placed now or not?"
        ],
        replies: lines![
            "The second check of the banks was not answering for a while. It works again, and your cart is as you left it.",
            "Nothing was charged. I have reserved the goods and sent you a link to pay {amount}."
        ],
    },
    Words {
        topic: Topic::PriceChanged,
        subjects: lines!["Different price in the cart", "Price of “{item}”"],
        opens: lines![
            "“{item}” costs less on the page than in the cart. Which price is right?",
            "While I was shopping the price went up. On {date} it was still lower!"
        ],
        replies: lines![
            "The page was an hour behind. The lower price holds for you; I have corrected it in order {order}.",
            "We changed the price that day. As you had it in the cart before, you pay the old one."
        ],
    },
    Words {
        topic: Topic::VatNumber,
        subjects: lines!["Tax number not accepted", "VAT on our order"],
        opens: lines![
            "Your form does not take the tax number of {firm}, although it is in the register.",
            "We are a company from another country of the Union and were charged tax on order {order}."
        ],
        replies: lines![
            "I have entered the number by hand. The tax on order {order} goes back to you, and the next orders go without it.",
            "The register was not answering that day. {firm} is entered now and a new invoice is in your account."
        ],
    },
    Words {
        topic: Topic::Points,
        subjects: lines!["Points are missing", "Question about my points"],
        opens: lines![
            "For order {order} I got no points. It was more than {amount}.",
            "My points have vanished since {date}. Do they expire?"
        ],
        replies: lines![
            "The nightly run had stopped halfway. Your points for order {order} have been added.",
            "They do not expire as long as you order once a year. I have put yours back, please have a look."
        ],
    },
    Words {
        topic: Topic::Transfer,
        subjects: lines!["Paid by transfer, still “unpaid”", "Order {order} has been paid"],
        opens: lines![
            "I sent {amount} for order {order} on {date}, and you have just reminded me to pay.",
            "Has my transfer come in? I fear I forgot to write the order's number."
        ],
        replies: lines![
            "It came in without a number, so nobody knew whose it was. I have matched it; order {order} leaves today.",
            "{amount} are here, thank you. Please ignore the reminder, they crossed."
        ],
    },
    Words {
        topic: Topic::OfficeOffer,
        subjects: lines!["Coffee for our office", "Request for an offer"],
        opens: lines![
            "We are {firm}, about twenty people who drink a lot of coffee. What would “{item}” cost for a standing order every month?",
            "Could you send us an offer for “{item}”, three boxes a month, with an invoice to {firm}?"
        ],
        replies: lines![
            "Gladly. From three boxes a month you pay twelve percent less and no delivery. The offer is in your account and holds for thirty days.",
            "Your offer is ready. I have added a bag of “{other}” to try. Shall I call you tomorrow on {phone}?"
        ],
    },
];

const _: () = in_order(&MONEY, MONEY_FROM);
