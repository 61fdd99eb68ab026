//! The mails of a day, what is done with each, and what has become of it in the evening.

use super::{deed::Deed, raw::Body};

/// One mail, and what it brings.
pub struct Matter {
    pub from: &'static str,
    pub subject: &'static str,
    pub body: Body,
    /// What is done with its ticket, when it comes up.
    pub deeds: &'static [Deed],
    pub ends: Ends,
}

/// Where it is in the evening.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ends {
    /// Open, and ours or somebody else's to go on with.
    Open,
    Solved,
    Snoozed,
    /// On the ticket of the mail of this number.
    With(usize),
    /// In the folder for spam.
    Spam,
}

const fn told(
    from: &'static str,
    subject: &'static str,
    text: &'static str,
    deeds: &'static [Deed],
    ends: Ends,
) -> Matter {
    Matter { from, subject, body: Body::Text(text), deeds, ends }
}

const fn made(from: &'static str, subject: &'static str, body: Body, deeds: &'static [Deed], ends: Ends) -> Matter {
    Matter { from, subject, body, deeds, ends }
}

/// How many of the first only say thank you, and are solved together.
pub const THANKS: usize = 3;

/// In the order in which they come.
pub const MAILS: [Matter; 40] = [
    told("Anton Berg <anton@berg.example>", "Thank you", "It came today, all is well.", &[], Ends::Solved),
    told("Rosa Lind <rosa@lind.example>", "Thanks a lot", "That was quick.", &[], Ends::Solved),
    told("Per Holm <per@holm.example>", "Thank you for your help", "Now it works.", &[], Ends::Solved),
    told(
        "Iva Babic <iva@kupac.example>",
        "Order 1001",
        "Where are my two rucksacks?",
        &[Deed::Answer("They left us this morning.")],
        Ends::Open,
    ),
    made(
        "Iva Babic <iva@kupac.example>",
        "Re: Order 1001",
        Body::After(4, "One of them was to be blue."),
        &[],
        Ends::With(4),
    ),
    told(
        "Zoe Letzt <zoe@letzt.example>",
        "Still open?",
        "Are you still there?",
        &[Deed::AnswerAndSolve("We are, and it is done.")],
        Ends::Solved,
    ),
    told(
        "Jürgen Groß <juergen@gross.example>",
        "Beschwerde: Riemen gerissen",
        "Nach drei Tagen ist der Riemen gerissen. Das ärgert mich sehr.",
        &[Deed::AnswerAndSolve("Das tut uns leid. Ein neuer Rucksack ist unterwegs.")],
        Ends::Solved,
    ),
    told(
        "Ольга Зайцева <olga@zaytseva.example>",
        "Жалоба на доставку",
        "Курьер не пришёл второй раз. Ёлку ждём!",
        &[Deed::Answer("Простите, он приедет сегодня.")],
        Ends::Open,
    ),
    told(
        "Петър Иванов <petar@ivanov.example>",
        "Оплакване",
        "Получих грешен цвят.",
        &[Deed::AnswerAndSolve("Съжаляваме, изпращаме правилния.")],
        Ends::Solved,
    ),
    told(
        "Đurđica Šimić <durdica@simic.example>",
        "Pritužba na račun",
        "Naplatili ste mi dvaput.",
        &[Deed::Note("Charged twice, seen in the bank."), Deed::AnswerAndSolve("Žao nam je, vraćamo novac.")],
        Ends::Solved,
    ),
    made("Leo Away <leo@away.example>", "Out of office", Body::Away, &[], Ends::Solved),
    made("News <news@list.example>", "Autumn sale", Body::Newsletter, &[], Ends::Solved),
    made("Mail Delivery <MAILER-DAEMON@mx.example>", "Undelivered Mail", Body::Bounce, &[], Ends::Solved),
    told("Bo Long <bo@pills.example>", "Cheap pills", "Buy our cheap pills.", &[], Ends::Spam),
    made(
        "Mia Foto <mia@foto.example>",
        "Scratched lamp",
        Body::Picture,
        &[Deed::AnswerAndSolve("We see the scratch and send another.")],
        Ends::Solved,
    ),
    made(
        "Paul Plan <paul@plan.example>",
        "Signed plan",
        Body::Pdf,
        &[Deed::Tag("inv", "invoice"), Deed::AnswerAndSolve("The plan has come, thank you.")],
        Ends::Solved,
    ),
    made(
        "Olivia Look <olivia@look.example>",
        "Meeting on Monday",
        Body::Outlook,
        &[Deed::AnswerAndGoOn("Monday at ten suits us.")],
        Ends::Solved,
    ),
    made(
        "Lang Brief <lang@brief.example>",
        "Everything that happened",
        Body::Long,
        &[Deed::AnswerAndGoOn("We have read all of it.")],
        Ends::Solved,
    ),
    told(
        "Samir Haddad <samir@haddad.example>",
        "طلب رقم 1003",
        "متى يصل الطلب؟",
        &[Deed::Answer("Your order arrives on Friday.")],
        Ends::Open,
    ),
    told(
        "Nina Twice <nina@home.example>",
        "Lamp does not light",
        "The lamp I bought does not light.",
        &[Deed::MergeWith(21), Deed::AnswerAndSolve("A new lamp is on its way.")],
        Ends::Solved,
    ),
    told(
        "Nina Twice <nina@work.example>",
        "Lamp does not light, once more",
        "I wrote from home already: the lamp.",
        &[],
        Ends::With(20),
    ),
    told(
        "Tom Two <tom@two.example>",
        "Order 1004",
        "Is the tent waterproof?",
        &[Deed::SplitNewest, Deed::FindNumber, Deed::Answer("Yes, to three metres.")],
        Ends::Open,
    ),
    made(
        "Tom Two <tom@two.example>",
        "Re: Order 1004",
        Body::After(22, "Another matter: please correct my invoice of May."),
        &[Deed::Answer("The corrected invoice comes today.")],
        Ends::Open,
    ),
    told(
        "Vera Ipson <vera@ipson.example>",
        "A word to the head of the house",
        "I order for twelve shops.",
        &[
            Deed::Card("Vera Ipson", "vera@ipson.example"),
            Deed::Vip,
            Deed::FindNumber,
            Deed::Answer("Your own contact is Boris."),
        ],
        Ends::Open,
    ),
    told(
        "Karl Frage <karl@frage.example>",
        "Was my money refunded?",
        "You wrote that it was on its way.",
        &[Deed::Take, Deed::Ask("Accounting", "Has Karl had his refund?")],
        Ends::Open,
    ),
    told(
        "Greta Gut <greta@gut.example>",
        "Late by two weeks",
        "The parcel came two weeks late.",
        &[Deed::Take, Deed::Remedy("8", "Two weeks late"), Deed::Answer("We are sorry that it came so late.")],
        Ends::Open,
    ),
    told(
        "Sven Spät <sven@spaet.example>",
        "Please call me tomorrow",
        "Tomorrow after nine, please.",
        &[Deed::Take, Deed::Snooze],
        Ends::Snoozed,
    ),
    told("Ada Ana <ada@ada.example>", "For Ana", "Ana promised to look at it.", &[Deed::Give("Ana Kos")], Ends::Open),
    told(
        "Fritz Folge <fritz@folge.example>",
        "Will there be more of the green ones?",
        "I want three.",
        &[Deed::Follow, Deed::Answer("They come back in March.")],
        Ends::Open,
    ),
    told(
        "Gerda Gruss <gerda@gruss.example>",
        "How do I wash it?",
        "By hand or by machine?",
        &[Deed::Prepared("Washing", "Wash it by hand"), Deed::SendIt("Wash it by hand")],
        Ends::Open,
    ),
    told(
        "Adi Verts <adi@verts.example>",
        "Rank higher on the web",
        "We offer you the first place.",
        &[Deed::Macro("Advertising")],
        Ends::Solved,
    ),
    told(
        "Uwe Undo <uwe@undo.example>",
        "Which size?",
        "Medium or large?",
        &[Deed::Answer("Large fits you."), Deed::TakeBack("Large fits you."), Deed::SendIt("Large fits you.")],
        Ends::Open,
    ),
    told(
        "Hilde Hoch <hilde@hoch.example>",
        "My shop stands still",
        "Nothing can be sold here until you answer.",
        &[Deed::High, Deed::Answer("Somebody is on the way to you.")],
        Ends::Open,
    ),
    told(
        "Rita Ret <rita@ret.example>",
        "I send it back",
        "It is too small.",
        &[Deed::NewTag("returns"), Deed::AnswerAndSolve("The label is in your account.")],
        Ends::Solved,
    ),
    told(
        "Emil Erw <emil@erw.example>",
        "A question to your buyer",
        "Who makes the buckles?",
        &[Deed::Mention("Ana Kos", "do you know?"), Deed::Answer("We are finding out.")],
        Ends::Open,
    ),
    told(
        "Wanda Wort <wanda@wort.example>",
        "When do I hear from you?",
        "I need to know.",
        &[Deed::Answer("You hear from us by tomorrow 12:00.")],
        Ends::Open,
    ),
    told(
        "Xaver Such <xaver@such.example>",
        "Zeppelin lantern",
        "Does the zeppelin lantern float?",
        &[Deed::FindWords("zeppelin"), Deed::Answer("It does, for an hour.")],
        Ends::Open,
    ),
    made(
        "Rich Text <rich@text.example>",
        "A letter as RTF",
        Body::Rtf,
        &[Deed::AnswerAndSolve("We can read your letter.")],
        Ends::Solved,
    ),
    told(
        "Yara Nein <yara@nein.example>",
        "It settled itself",
        "Please forget my last mail.",
        &[Deed::Solve],
        Ends::Solved,
    ),
    told(
        "Max Keller <max@keller.example>",
        "Invoice for order 1002",
        "The VAT number on it is not ours.",
        &[Deed::Department("Accounting")],
        Ends::Open,
    ),
];
