//! Orders and parcels, in English.

use super::super::line::{Line, lines};
use super::super::topic::{MONEY_FROM, Topic, Words, in_order};

/// What is said about orders and parcels.
pub static PARCELS: [Words; MONEY_FROM] = [
    Words {
        topic: Topic::Late,
        subjects: lines!["Where is order {order}?", "Parcel still not here"],
        opens: lines![
            "My order {order} was promised for {date} and has not come. Can you tell me where it is?",
            "I am still waiting for “{item}”, ordered more than a week ago. The page says “in preparation” every day.",
            "Order {order}: any idea when it comes?"
        ],
        replies: lines![
            "Your parcel left us two days late because of a fault in our label printer. It is with the courier now and should be with you tomorrow before noon.",
            "I have found it: it stood in the depot over the weekend. The courier brings it tomorrow, and I watch it until it is there."
        ],
    },
    Words {
        topic: Topic::Lost,
        subjects: lines!["Tracking has not moved since {date}", "Marked as delivered, but I have nothing"],
        opens: lines![
            "The tracking of order {order} has said “in transit” since {date} and nothing else. I fear it is lost.",
            "According to the courier “{item}” was delivered on {date}. I was at home all day and nobody rang."
        ],
        replies: lines![
            "The courier cannot find the parcel. You do not have to wait for them: we have sent the same goods again today, at no cost to you.",
            "The driver left it with the bakery next door and forgot the note. If it is not there, tell me and I send a new one today."
        ],
    },
    Words {
        topic: Topic::WrongItem,
        subjects: lines!["Wrong article in order {order}", "That is not what I ordered"],
        opens: lines![
            "I ordered “{item}” and got “{other}”. What now?",
            "There was a mix-up in order {order}: the box says “{item}”, but something else is inside."
        ],
        replies: lines![
            "Two shelves were mixed up here. “{item}” goes out to you today; please keep the other one as our apology.",
            "The right one is packed and leaves today. A return label for the wrong one is in the parcel, there is no hurry."
        ],
    },
    Words {
        topic: Topic::MissingItem,
        subjects: lines!["Something is missing in my parcel", "Order {order} incomplete"],
        opens: lines![
            "The parcel came today, but “{item}” is not in it. The delivery note lists it.",
            "Order {order}: I paid for two things and got one. “{item}” is missing."
        ],
        replies: lines![
            "It stayed on the packing table, and that was our mistake. “{item}” goes out today by express.",
            "You are right, the weight shows that it was never inside. I have sent “{item}” after you today."
        ],
    },
    Words {
        topic: Topic::OutOfStock,
        subjects: lines!["“Some items are out of stock”, which ones?", "Order {order} and your message about stock"],
        opens: lines![
            "You wrote that “some items” of order {order} are out of stock. Which ones, please? I would like to decide what to do.",
            "I could put “{item}” in the cart and pay for it, and now it is not there? When does it come, and is there something similar?"
        ],
        replies: lines![
            "Only “{item}” is missing; we expect it in about two weeks. The rest leaves today. If you like, we send “{other}” instead, at the lower of the two prices.",
            "It is “{item}”. I have taken it out of the order, {amount} are on their way back to you, and all the rest was sent today."
        ],
    },
    Words {
        topic: Topic::ChangeAddress,
        subjects: lines!["Change of address for order {order}", "Please send it elsewhere"],
        opens: lines![
            "I have moved and forgot to change the address. Could order {order} go to {address}?",
            "On {date} I ordered “{item}” to the office, but we are closed next week. Please send it home: {address}."
        ],
        replies: lines![
            "Done in time: order {order} goes to {address}. I have also changed it in your account.",
            "The parcel had left already, but the courier redirects it to {address}. It takes one day longer."
        ],
    },
    Words {
        topic: Topic::CancelOrder,
        subjects: lines!["Please cancel order {order}", "Cancellation"],
        opens: lines![
            "Please cancel order {order}, I clicked too fast.",
            "I ordered “{item}” on {date} but no longer need it. Can you cancel before it leaves?"
        ],
        replies: lines![
            "Order {order} is cancelled and {amount} go back to your card. The bank shows it in two to three days.",
            "I could still stop it. Nothing leaves, nothing is charged."
        ],
    },
    Words {
        topic: Topic::CombineOrders,
        subjects: lines!["Two orders, one parcel?", "Add to order {order}"],
        opens: lines![
            "I ordered twice by mistake, the first is {order}. Can you put both in one parcel and charge delivery only once?",
            "May I add “{item}” to order {order}? I forgot it."
        ],
        replies: lines![
            "Both are in one parcel now, and the second delivery charge goes back to you.",
            "“{item}” is added to order {order}. You will get one parcel and one invoice."
        ],
    },
    Words {
        topic: Topic::Locker,
        subjects: lines!["Code for the parcel locker does not work", "Locker full"],
        opens: lines![
            "I stood at the parcel locker and the code for order {order} was refused three times.",
            "The locker was full and now the parcel seems to travel back. I would have fetched it the same day!"
        ],
        replies: lines![
            "The courier has reset the box; the new code comes as a text message within the hour. It stays there for three more days.",
            "I have caught it at the depot. It is brought to your door tomorrow, without a charge."
        ],
    },
    Words {
        topic: Topic::Courier,
        subjects: lines!["About your courier", "Rude driver"],
        opens: lines![
            "The man who brought order {order} threw the box over the gate and shouted at my mother. You should know.",
            "Your courier called me lazy because I live on the fourth floor. Is that your idea of service?"
        ],
        replies: lines![
            "Thank you for telling us. We spoke to the depot today; this driver will not come to you again. A small apology goes out to you with the next order.",
            "That must not happen. The courier's manager will call you if you like, and we have asked for another driver on your route."
        ],
    },
    Words {
        topic: Topic::NoConfirmation,
        subjects: lines!["No confirmation of my order", "Did my order arrive?"],
        opens: lines![
            "I paid {amount} on {date}, but there was no confirmation and my account shows no order.",
            "Is it normal that no mail comes after an order? I bought “{item}”."
        ],
        replies: lines![
            "Your order is here, number {order}. The confirmation bounced because of a typing error in the address; I have corrected it and sent it again.",
            "All is well: order {order} is packed. The confirmation is on its way a second time, please look into the spam folder too."
        ],
    },
    Words {
        topic: Topic::BackInStock,
        subjects: lines!["When will “{item}” be back?", "Question about stock"],
        opens: lines![
            "“{item}” has been sold out for weeks. When do you get it again?",
            "Can I reserve “{item}”? I would not like to miss it a second time."
        ],
        replies: lines![
            "We expect it in about two weeks. I have put one aside in your name and will write as soon as it is here.",
            "The maker has promised it for this month. Until then I can offer “{other}”, it is very close."
        ],
    },
    Words {
        topic: Topic::Abroad,
        subjects: lines!["Delivery abroad", "What does sending cost?"],
        opens: lines![
            "What would it cost to send “{item}” to {address}? The page only shows prices within the country.",
            "Do you deliver abroad as well? It would be a present, so it should arrive in time for her birthday."
        ],
        replies: lines![
            "Yes, we do: 12.90 up to five kilos, three to five working days. I can place the order for you if the page makes trouble.",
            "We deliver to all neighbouring countries. Choose the country first, then the page shows the price; for you it is 12.90."
        ],
    },
];

const _: () = in_order(&PARCELS, 0);
