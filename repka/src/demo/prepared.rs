//! What the shop has prepared: templates in four languages, macros, and a signature.

use super::cast;
use base::{Act, Result};
use people::{Admin, Agent};
use template::{
    Macro, NewTemplate, Purpose, Template, TemplateId, Variant, Whose,
    macros::{Assignee, NewMacro, Step, Words},
    signature::Signer,
};
use ticket::Priority;

/// A template: folder, shortcut, purpose, name, and its words in en, ru, bg, hr.
struct Prepared(&'static str, &'static str, Purpose, &'static str, [&'static str; 4]);

const LANGUAGES: [&str; 4] = ["en", "ru", "bg", "hr"];

const PARCELS: &str = "Parcels";
const MONEY: &str = "Money";
const GOODS: &str = "Goods";
const EVERYDAY: &str = "Everyday";

const TEMPLATES: [Prepared; 12] = [
    Prepared(
        EVERYDAY,
        "hi",
        Purpose::Reply,
        "Greeting",
        [
            "Hello {{customer.first_name|there}},\n\nthank you for writing to us.",
            "Здравствуйте, {{customer.first_name|уважаемый покупатель}}!\n\nСпасибо, что написали нам.",
            "Здравейте, {{customer.first_name|уважаеми клиенти}},\n\nблагодарим ви, че ни писахте.",
            "Dobar dan, {{customer.first_name|poštovani}},\n\nhvala što ste nam se javili.",
        ],
    ),
    Prepared(
        EVERYDAY,
        "look",
        Purpose::Reply,
        "We are looking into it",
        [
            "Hello {{customer.first_name|there}},\n\nI am finding out what happened and will write to you by tomorrow evening. Your number with us is {{ticket.number}}.",
            "Здравствуйте, {{customer.first_name|уважаемый покупатель}}!\n\nЯ выясняю, что случилось, и напишу вам не позже завтрашнего вечера. Номер вашего обращения {{ticket.number}}.",
            "Здравейте, {{customer.first_name|уважаеми клиенти}},\n\nпроверявам какво се е случило и ще ви пиша най-късно утре вечер. Номерът ви при нас е {{ticket.number}}.",
            "Dobar dan, {{customer.first_name|poštovani}},\n\nprovjeravam što se dogodilo i javit ću vam se najkasnije sutra navečer. Vaš broj kod nas je {{ticket.number}}.",
        ],
    ),
    Prepared(
        EVERYDAY,
        "photo",
        Purpose::Reply,
        "Please send a photo",
        [
            "Could you send us a photo of it, and one of the label on the box? Then we can settle it today.",
            "Пришлите, пожалуйста, фотографию и снимок наклейки на коробке — тогда мы решим всё сегодня.",
            "Бихте ли ни изпратили снимка и снимка на етикета на кутията? Така ще го решим още днес.",
            "Možete li nam poslati fotografiju i fotografiju naljepnice na kutiji? Tada ćemo to riješiti još danas.",
        ],
    ),
    Prepared(
        EVERYDAY,
        "done",
        Purpose::Reply,
        "Is everything well now?",
        [
            "Has everything worked out for you? If we hear nothing, we are glad and close the matter.",
            "Всё ли у вас получилось? Если вы не напишете, мы порадуемся и закроем вопрос.",
            "Всичко наред ли е вече? Ако не ни пишете, ще се радваме и ще приключим въпроса.",
            "Je li sada sve u redu? Ako se ne javite, bit će nam drago i zatvorit ćemo upit.",
        ],
    ),
    Prepared(
        PARCELS,
        "ship",
        Purpose::Reply,
        "On its way",
        [
            "Your order {{order.number}} left us on {{today}} and usually takes two to four working days.",
            "Ваш заказ {{order.number}} отправлен {{today}}; обычно он идёт от двух до четырёх рабочих дней.",
            "Поръчката ви {{order.number}} тръгна от нас на {{today}}; обикновено пътува от два до четири работни дни.",
            "Vaša narudžba {{order.number}} krenula je {{today}}; obično putuje dva do četiri radna dana.",
        ],
    ),
    Prepared(
        PARCELS,
        "late",
        Purpose::Reply,
        "The parcel is late",
        [
            "I am sorry that your order {{order.number}} is late. I have asked the carrier where it is; if it has not come in three days, we send another one.",
            "Мне очень жаль, что заказ {{order.number}} опаздывает. Я спросил у перевозчика, где он; если через три дня его не будет, мы отправим новый.",
            "Съжалявам, че поръчката ви {{order.number}} закъснява. Попитах куриера къде е; ако не пристигне до три дни, изпращаме нова.",
            "Žao mi je što narudžba {{order.number}} kasni. Pitao sam dostavu gdje je; ako ne stigne za tri dana, šaljemo novu.",
        ],
    ),
    Prepared(
        PARCELS,
        "address",
        Purpose::Reply,
        "Which address?",
        [
            "To which address may we send it? Please write street, number, postcode and a phone number for the courier.",
            "На какой адрес отправить? Напишите улицу, дом, индекс и телефон для курьера.",
            "На кой адрес да го изпратим? Моля, напишете улица, номер, пощенски код и телефон за куриера.",
            "Na koju adresu da pošaljemo? Napišite ulicu, broj, poštanski broj i telefon za dostavu.",
        ],
    ),
    Prepared(
        MONEY,
        "refund",
        Purpose::Reply,
        "Refund is under way",
        [
            "We have refunded order {{order.number}} today, {{today}}. The bank takes three to five working days.",
            "Сегодня, {{today}}, мы вернули деньги за заказ {{order.number}}. Банк переводит их от трёх до пяти рабочих дней.",
            "Днес, {{today}}, върнахме сумата за поръчка {{order.number}}. На банката ѝ трябват от три до пет работни дни.",
            "Danas, {{today}}, vratili smo novac za narudžbu {{order.number}}. Banci treba tri do pet radnih dana.",
        ],
    ),
    Prepared(
        MONEY,
        "invoice",
        Purpose::Reply,
        "Invoice for a company",
        [
            "For an invoice in your company’s name we need its name, address and tax number. You have it within a day.",
            "Чтобы выписать счёт на компанию, нам нужны её название, адрес и налоговый номер. Счёт будет у вас в течение дня.",
            "За фактура на фирма са ни нужни име, адрес и данъчен номер. Ще я имате до един ден.",
            "Za račun na tvrtku trebamo njezin naziv, adresu i OIB. Račun dobivate u roku od jednog dana.",
        ],
    ),
    Prepared(
        GOODS,
        "return",
        Purpose::Reply,
        "How to return something",
        [
            "You can return it within 30 days. Put it into its box with a note “{{ticket.number}}”; the courier comes to you, and it costs you nothing.",
            "Вернуть товар можно в течение 30 дней. Положите его в коробку с запиской «{{ticket.number}}»; курьер приедет сам, для вас это бесплатно.",
            "Можете да го върнете до 30 дни. Сложете го в кутията с бележка „{{ticket.number}}“; куриерът идва при вас и не плащате нищо.",
            "Možete ga vratiti u roku od 30 dana. Stavite ga u kutiju s ceduljicom „{{ticket.number}}“; dostava dolazi po njega i ne plaćate ništa.",
        ],
    ),
    Prepared(
        GOODS,
        "stock",
        Purpose::Reply,
        "Not in stock",
        [
            "At the moment we do not have it. The next delivery comes within two weeks; shall we keep one for you?",
            "Сейчас этого нет на складе. Следующая поставка в течение двух недель; отложить для вас?",
            "В момента го нямаме. Следващата доставка е до две седмици; да ви запазим ли един брой?",
            "Trenutačno ga nemamo. Sljedeća isporuka stiže za dva tjedna; želite li da vam ga sačuvamo?",
        ],
    ),
    Prepared(
        PARCELS,
        "claim",
        Purpose::Note,
        "Claim with the carrier",
        [
            "Carrier asked about {{order.number|the parcel}} on {{today}} by {{agent.first_name}}. If there is no answer in three days: claim and send another.",
            "{{today}} {{agent.first_name}} запросил(а) перевозчика о заказе {{order.number|клиента}}. Если за три дня ответа нет: претензия и новая отправка.",
            "На {{today}} {{agent.first_name}} попита куриера за поръчка {{order.number|на клиента}}. Ако до три дни няма отговор: рекламация и нова пратка.",
            "{{today}} {{agent.first_name}} pita dostavu za narudžbu {{order.number|kupca}}. Ako nema odgovora za tri dana: reklamacija i nova pošiljka.",
        ],
    ),
];

/// Prepares it all, in the name of whoever leads Support and of the machine's administrator.
pub(super) async fn prepare(act: &mut Act, lead: &Agent) -> Result<()> {
    let mut made = Vec::new();
    for Prepared(folder, shortcut, purpose, name, words) in &TEMPLATES {
        let variant = |(language, text): (&&str, &&str)| Variant {
            language: (*language).to_owned(),
            html: mail::text_to_html(text).replace('\n', ""),
        };
        let new = NewTemplate {
            name: (*name).into(),
            shortcut: (*shortcut).into(),
            folder: (*folder).into(),
            whose: Whose::Company,
            purpose: *purpose,
            variants: LANGUAGES.iter().zip(words).map(variant).collect(),
        };
        made.push((*shortcut, Template::save(act, lead, None, new).await?));
    }
    let of = |shortcut: &str| made.iter().find(|(s, _)| *s == shortcut).map_or(TemplateId(0), |(_, id)| *id);
    for (name, steps) in macros(of) {
        Macro::save(act, lead, None, NewMacro { name: name.into(), whose: Whose::Company, steps }).await?;
    }
    let html = mail::text_to_html("{{agent.name}}\n{{department}} · {{company}}");
    Signer::Company.sign_with(act, &Admin::of_the_machine(), &html).await
}

fn macros(of: impl Fn(&str) -> TemplateId) -> [(&'static str, Vec<Step>); 4] {
    let reply = |shortcut: &str, send| Step::Reply { words: Words::Template(of(shortcut)), send };
    let tag = |name: &str| Step::Tag { names: vec![name.into()] };
    [
        (
            "Parcel is late: ask the carrier",
            vec![
                reply("late", false),
                Step::Note { words: Words::Template(of("claim")) },
                Step::Assign { to: Assignee::Me },
                Step::Priority { level: Priority::High },
                tag("carrier"),
                Step::Snooze { minutes: 3 * 24 * 60 },
            ],
        ),
        ("Look into it and answer at once", vec![reply("look", true), Step::Assign { to: Assignee::Me }]),
        ("Ask once more and close", vec![reply("done", true), Step::Solve]),
        ("Not for us: advertising", vec![tag("advertising"), Step::Priority { level: Priority::Low }, Step::Solve]),
    ]
}

/// Who has prepared it.
pub(super) const LEAD: usize = cast::MARTA;
