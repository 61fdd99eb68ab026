//! English.

mod goods;
mod money;
mod parcels;

pub use goods::GOODS;
pub use money::MONEY;
pub use parcels::PARCELS;

use super::line::{Line, lines};
use super::phrases::Phrases;

/// What people say in English.
pub static PHRASES: Phrases = Phrases {
    hello: lines!["Hello,", "Hi there,", "Good morning,", "Dear {shop},", "Hi,", "Good afternoon,"],
    kind: lines![
        "I hope you are all well.",
        "First of all, thank you for the last parcel, it was lovely.",
        "I always like shopping with you, so this is surely a small thing.",
        "Sorry to bother you."
    ],
    angry: lines![
        "This is really not acceptable.",
        "I am losing my patience with you.",
        "Is anybody there at all?",
        "If this is not settled by tomorrow, I will buy elsewhere and say why.",
        "I have never had such trouble with any other shop."
    ],
    aside: lines![
        "I tried to call on {date}, but nobody picked up.",
        "It would be good to have it settled before the weekend.",
        "You can also reach me on {phone}.",
        "I have been buying from you for three years.",
        "My neighbour had the same thing, by the way.",
        "I also ordered “{other}”, that one is fine.",
        "To be fair, everything went well until now. My sister gave me a bag of your coffee two years ago, and since then there has been no other in our house. That is why I was so surprised this time.",
        "I do not usually write long mails, but I spent half an evening looking for an answer on your pages and found only the telephone number, and behind it the music. A page where I could see for myself what is happening would already help.",
    ],
    bye: lines![
        "Best regards,\n{name}",
        "Thanks,\n{first}",
        "Kind regards\n{name}\n{phone}",
        "Many thanks and have a nice day\n{name}",
        "{first}",
        "Regards,\n{name}\n{address}"
    ],
    device: lines!["Sent from my iPhone", "Sent from my Galaxy", "Get the app for your mail"],
    chase: lines![
        "Is there any news? I wrote to you and have heard nothing since.",
        "Second mail about this. Could somebody please answer?",
        "Hello? Order {order}. Still waiting.",
        "I do understand you are busy, but a short word would help me plan."
    ],
    still: lines![
        "I am afraid it is still not settled. Nothing has changed on my side.",
        "You wrote that it was done. It is not. Please look again at order {order}.",
        "Sorry, me again: the same thing as before.",
        "I waited as you asked, and nothing came."
    ],
    given: lines![
        "Of course: order {order}, and the address is still {address}.",
        "Here it is: {order}, {phone}. Afternoons are best.",
        "It was on {date}, in the evening, about eight.",
    ],
    pictures: lines![
        "I took two pictures, they are on the way from my phone. You can see it well on the left side.",
        "Pictures sent. The second one shows the label.",
        "Here you are. It is hard to photograph, but one sees it."
    ],
    thanks: lines![
        "Perfect, thank you!",
        "That was quick. Thanks a lot, {agent}!",
        "Thank you, all is well now.",
        "All settled. Thank you for looking after it.",
        "Great service, thanks."
    ],
    dear: lines!["Hello {first},", "Dear {first},", "Good day {first},", "Dear {~Mr/Ms} {last},"],
    sorry: lines![
        "I am sorry for the trouble.",
        "I am sorry you had to write about this at all.",
        "You are right to be cross, and I apologise.",
        "Please excuse this, it should not have happened."
    ],
    holding: lines![
        "I have your order {order} in front of me and am asking the colleagues who know. You will hear from me today.",
        "Thank you for telling us. I am finding out what happened and will write again within two hours.",
        "I am on it. One question to a colleague, then you will have a clear answer."
    ],
    ask: lines![
        "So that I look at the right thing: is it order {order}, and is {address} still your address?",
        "Could you tell me the best telephone number and time to reach you? Then we settle it at once.",
        "Could you tell me when exactly that was? Then I find it in our log at once.",
    ],
    ask_pictures: lines![
        "Could you send a picture of it, and one of the label on the box? Then I can decide at once.",
        "A picture or two would help the warehouse find out what went wrong. From the phone is fine."
    ],
    again: lines![
        "Thank you for writing again, and I am sorry that we left you waiting.",
        "You should not have had to ask twice. I have taken this over myself.",
        "I have looked again, and you are right."
    ],
    regards: lines!["Best regards,\n{agent}\n{shop}", "Kind regards\n{agent}, {shop}", "All the best,\n{agent}"],
    acknowledge: lines![
        "Thank you for writing to {shop}. Your message has arrived and a person will answer it, on working days usually within the hour."
    ],
    wrote: lines!["{agent}, {shop}, wrote:"],
    re: "Re: ",
};
