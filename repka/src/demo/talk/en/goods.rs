//! The goods and the house, in English.

use super::super::line::{Line, lines};
use super::super::topic::{GOODS as COUNT, GOODS_FROM, Topic, Words, in_order};

/// What is said about the goods and the house.
pub static GOODS: [Words; COUNT] = [
    Words {
        topic: Topic::Damaged,
        subjects: lines!["Arrived broken", "Damage, order {order}"],
        opens: lines![
            "The parcel came today and “{item}” is damaged. The box was wet on one side.",
            "I opened the parcel and “{item}” was broken. Order {order}."
        ],
        replies: lines![
            "A new one leaves today, with better corners this time. You need not send the broken one back.",
            "I am sorry to see that. Would you rather have a new one or {amount} back? Both can be done today."
        ],
    },
    Words {
        topic: Topic::Warranty,
        subjects: lines!["Warranty for “{item}”", "Complaint after eight months"],
        opens: lines![
            "“{item}” from order {order} gave up after eight months. How does the warranty work with you?",
            "A seam has opened. I have used it perhaps ten times. Is that covered?"
        ],
        replies: lines![
            "It is covered for two years. A label is in your account; as soon as it is here, you get a new one.",
            "The maker exchanges it. You need no receipt, order {order} is proof enough."
        ],
    },
    Words {
        topic: Topic::MachineFault,
        subjects: lines!["Machine leaks", "Error light on “{item}”"],
        opens: lines![
            "“{item}” leaks from below since {date} and the red light blinks. A morning without coffee is no morning.",
            "The pump hums, but no water comes. I have descaled it twice."
        ],
        replies: lines![
            "It is a known seal. A courier fetches the machine tomorrow and brings you another one for the meantime.",
            "Please press the two left buttons for ten seconds with the tank full. If the light stays, we exchange the machine at once."
        ],
    },
    Words {
        topic: Topic::Grinder,
        subjects: lines!["Grinder is stuck", "“{item}” is very loud"],
        opens: lines![
            "“{item}” has begun to scream and then it stopped. It is five months old.",
            "The grinder takes the beans and nothing comes out. Can I open it myself?"
        ],
        replies: lines![
            "It is mostly a small stone between the burrs. Turn it to the coarsest, take the top off and brush it out. If it still screams, we exchange it.",
            "Please do not open it below. Send it with the label in your account, the exchange is ready here."
        ],
    },
    Words {
        topic: Topic::StaleCoffee,
        subjects: lines!["The coffee tastes stale", "“{item}” is not as before"],
        opens: lines![
            "I have bought “{item}” for years, but this bag tastes of cardboard.",
            "What has happened to “{item}”? No smell, no crema. Order {order}."
        ],
        replies: lines![
            "You noticed what we had missed: that batch stood too warm. Two fresh bags go out today.",
            "It should not taste like that. {amount} go back to you and a bag from the new roast is on the way."
        ],
    },
    Words {
        topic: Topic::ChangeSize,
        subjects: lines!["Exchange for another size", "Too small"],
        opens: lines![
            "“{item}” is beautiful but one size too small. Can I exchange it?",
            "I need “{item}” from order {order} a size larger. How do we do it?"
        ],
        replies: lines![
            "One in the larger size is put aside for you. Send the other back with the label in your account, the exchange costs nothing.",
            "I send the larger one today, so you can compare. Send back the one that does not fit within thirty days."
        ],
    },
    Words {
        topic: Topic::ReturnHow,
        subjects: lines!["How do I return something?", "Return from order {order}"],
        opens: lines![
            "I would like to send “{item}” back. It is unused. How does that work?",
            "There was no return label in the parcel. Where do I get one?"
        ],
        replies: lines![
            "The label is in your account under order {order}. Print it or show the code at the parcel shop. The money comes within five days.",
            "I have sent you the label by mail. Thirty days are yours, and you need not say why."
        ],
    },
    Words {
        topic: Topic::Advice,
        subjects: lines!["Which one should I take?", "Question about “{item}”"],
        opens: lines![
            "I am wavering between “{item}” and “{other}”. What would you take yourselves?",
            "Is “{item}” suitable for a beginner? I do not want to spend too much and regret it."
        ],
        replies: lines![
            "For a beginner I would take “{item}”: fewer things to break. If you do not like it, you have thirty days.",
            "I have both at home. “{other}” lasts longer, “{item}” is easier. For what you describe, “{item}”."
        ],
    },
    Words {
        topic: Topic::SparePart,
        subjects: lines!["Spare part for “{item}”", "Lost a small part"],
        opens: lines![
            "The drip tray of “{item}” is cracked. Do you sell it singly?",
            "I threw away the rubber ring of “{item}” by accident. Where can I get one?"
        ],
        replies: lines![
            "We have it in the drawer. It costs nothing and goes out as a letter today.",
            "It is in the shop now under spare parts, 4.50 with postage. I have put one aside for you."
        ],
    },
    Words {
        topic: Topic::Event,
        subjects: lines!["Coffee tasting on {date}", "Registration for the workshop"],
        opens: lines![
            "The form says there are no places left for the tasting on {date}. Is there a waiting list? We would be two.",
            "I registered for the workshop on {date} and got no confirmation. Am I in?"
        ],
        replies: lines![
            "There were places after all, the counter was wrong. You are on the list for {date}. It begins at six, come hungry.",
            "You are registered. If you cannot come, a short mail is enough, others are waiting."
        ],
    },
    Words {
        topic: Topic::SignIn,
        subjects: lines!["Cannot sign in", "Password mail does not come"],
        opens: lines![
            "Your page does not let me in since {date}. I have asked for a new password three times and no mail comes.",
            "My account says “locked”. I have done nothing wrong, I think."
        ],
        replies: lines![
            "An old telephone kept trying with the old password and locked the account. It is open again; please set a new password.",
            "The mail went to an address you gave years ago. I have changed it to this one and sent you a new link."
        ],
    },
    Words {
        topic: Topic::Newsletter,
        subjects: lines!["Please take me off the list", "Newsletter again"],
        opens: lines![
            "I left your newsletter on {date} and still get it. Please stop.",
            "Could I have the newsletter once a month and not twice a week?"
        ],
        replies: lines![
            "You were on a second, old list. That list no longer exists; you will get nothing more.",
            "Yes, you can: I have set it to once a month. You can change it at the bottom of each letter."
        ],
    },
    Words {
        topic: Topic::DataDeletion,
        subjects: lines!["Delete my data", "Request under data protection law"],
        opens: lines![
            "Please delete my account and all you know of me, and confirm it.",
            "I would like to know what data you keep about me, and then have it deleted."
        ],
        replies: lines![
            "Your account and all that belongs to it are deleted. We keep only the invoices, as the law demands.",
            "A copy of your data is on its way to you by letter. Everything but the invoices was deleted today."
        ],
    },
    Words {
        topic: Topic::CartEmpties,
        subjects: lines!["My cart empties itself", "Sale page and cart"],
        opens: lines![
            "I put “{item}” in the cart on the sale page, went on to the coffee, and the cart was empty. Twice.",
            "It is impossible to buy things from the sale and normal things together. Do you know that?"
        ],
        replies: lines![
            "We have found it: the sale page kept a cart of its own. It has been repaired, and I have put your things together in one cart.",
            "You are the one who helped us see it, thank you. It works now, and delivery of your next order is on us."
        ],
    },
    Words {
        topic: Topic::Review,
        subjects: lines!["Review: never again", "One star"],
        opens: lines![
            "Order {order}: late, incomplete, and not a word from the shop. The coffee is good, the service is not. Never again.",
            "Nice page, nice photos, and then nobody answers for a week. One star for “{item}”, because it is really good."
        ],
        replies: lines![
            "Thank you for your frank words. We were late twice and silent, and both were wrong. I have written to you personally and would like to put it right.",
            "You are right. {amount} went back to you today. If you give us another chance, ask for me."
        ],
    },
    Words {
        topic: Topic::Praise,
        subjects: lines!["Thank you!", "A kind word"],
        opens: lines![
            "I only wanted to say that “{item}” is wonderful and that it came within a day. Keep it up.",
            "Your colleague on the telephone was very patient with my father. Please pass on our thanks."
        ],
        replies: lines![
            "What a nice letter! I have read it out in the morning round. Thank you.",
            "Thank you, we will pass it on. It makes the whole day better."
        ],
    },
];

const _: () = in_order(&GOODS, GOODS_FROM);
