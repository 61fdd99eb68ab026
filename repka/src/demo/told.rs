//! The open stories written by hand: the four situations the desk was made for, and their like.

use super::cast::{
    self, ACCOUNTING, ANNA, BORIS, DARKO, DEVELOPMENT, GEORGI, IVANA, LENA, MARKETING, MARTA, NIKOLA, PETAR, SALES,
    SUPPORT, TOMISLAV, VASYA,
};
use super::charter::PURCHASE;
use super::customers::{CLAIRE, DAVOR, ELENA, GERGANA, IVA, KALINA, KELLER, KIRILL, LUKA, MARKO, SMIRNOVA, STOYAN};
use super::rhythm::{HOUR, MINUTE, SECOND, when_staffed};
use super::story::{Asked, Channel, Deed, Moment, Priority, Proposal, Sign, Story, Then};
use remedy::RemedyKind;

/// What the desk answers by itself, by language: Croatian, Bulgarian, Russian, English.
const HR: &str = "Hvala što ste nam pisali. Vaša je poruka stigla i odgovorit će vam osoba, radnim danom obično u roku od sat vremena.";
const BG: &str = "Благодарим, че ни писахте. Съобщението ви е получено и ще му отговори човек, в работни дни обикновено до един час.";
const RU: &str = "Спасибо за письмо. Сообщение получено, на него ответит человек; в рабочие дни обычно в течение часа.";
const EN: &str =
    "Thank you for your message. It has arrived and a person will answer it, on working days usually within the hour.";

/// The open stories, each as it stands at `now`.
pub fn stories(now: Moment) -> Vec<Story> {
    let mut all = discount(now);
    all.extend(stock(now));
    all.extend(calls_and_bills(now));
    all.extend(in_public(now));
    all
}

/// A story under way.
struct Telling {
    now: Moment,
    story: Story,
}

impl Telling {
    fn new(now: Moment, customer: usize, department: usize, channel: Channel, subject: &str) -> Self {
        let mailbox = cast::mailbox_of(department);
        let subject = subject.to_owned();
        Self { now, story: Story { customer, department, mailbox, channel, subject, deeds: Vec::new() } }
    }

    fn at(mut self, minutes_ago: i64, deed: Deed) -> Self {
        let apart = self.story.deeds.len() as i64 * SECOND;
        self.story.deeds.push((self.now - minutes_ago * MINUTE - 30 * SECOND + apart, deed));
        self
    }

    fn mail(self, minutes_ago: i64, text: &str) -> Self {
        let again = if self.story.deeds.is_empty() { "" } else { "Re: " };
        let subject = format!("{again}{}", self.story.subject);
        self.at(minutes_ago, Deed::Mail { subject, text: text.into() })
    }

    fn acknowledged(self, minutes_ago: i64, text: &str) -> Self {
        self.at(minutes_ago, Deed::Acknowledge { text: text.into() })
    }

    fn registered(self, minutes_ago: i64, by: usize, text: &str) -> Self {
        let channel = self.story.channel;
        self.at(minutes_ago, Deed::Registered { channel, text: text.into(), by })
    }

    fn taken(self, minutes_ago: i64, by: usize) -> Self {
        self.at(minutes_ago, Deed::Take { by })
    }

    fn reply(self, minutes_ago: i64, by: usize, then: Then, text: &str) -> Self {
        self.at(minutes_ago, Deed::Reply { by, text: text.into(), then })
    }

    fn note(self, minutes_ago: i64, by: usize, text: &str) -> Self {
        self.at(minutes_ago, Deed::Note { by, text: text.into() })
    }

    fn sign(self, minutes_ago: i64, by: usize, sign: Sign) -> Self {
        self.at(minutes_ago, Deed::Sign { by, sign })
    }

    fn tag(self, minutes_ago: i64, by: usize, name: &'static str) -> Self {
        self.at(minutes_ago, Deed::Tag { by, name })
    }

    fn level(self, minutes_ago: i64, by: usize, level: Priority) -> Self {
        self.at(minutes_ago, Deed::Priority { by, level })
    }
}

/// Whom Vasya asks about the discount. Lena answers late, and Petar has not yet.
const THREE: [Asked; 3] = [
    Asked { department: DEVELOPMENT, word: "", within: Some(30) },
    Asked {
        department: ACCOUNTING,
        word: "If 10 % was promised, may we send 4.75 back to the card?",
        within: Some(15),
    },
    Asked {
        department: MARKETING,
        word: "Until when does the banner run, and was it meant for rucksacks?",
        within: Some(35),
    },
];

/// What Vasya proposes for Iva: Accounting agrees to the one, and Sales has the other before it.
const DIFFERENCE: Proposal = Proposal {
    kind: RemedyKind::Refund,
    cents: Some(4_75),
    percent: None,
    items: None,
    cost: None,
    journey: PURCHASE,
    reason: "The page promised 10 %, order 2240 was charged with 5 %. This is the difference.",
};
const FURTHER: Proposal = Proposal {
    kind: RemedyKind::DiscountItems,
    cents: None,
    percent: Some(10),
    items: Some(2),
    cost: Some(18_00),
    journey: PURCHASE,
    reason: "She bought for the sake of our promise and had to ask for it. 10 % on two further items, for her trouble.",
};

/// The price shown and the price charged: one cause, three customers, one day.
fn discount(now: Moment) -> Vec<Story> {
    let iva = Telling::new(now, IVA, SUPPORT, Channel::Mail, "Popust je 5 %, a ne 10 %")
        .mail(46, "Pozdrav,\n\ndanas sam kupila ruksak Velebit 30 l. Na vašoj naslovnici velikim slovima piše 10 % popusta i zbog toga sam ga i uzela. Platila sam karticom, a na računu stoji 5 %. Narudžba 2240, naplaćeno mi je 90,25 € umjesto 85,50 €.\n\nO čemu se radi? Nije stvar u 4,75 €, nego u tome da ono što piše mora i vrijediti.\n\nLijep pozdrav\nIva Kovač")
        .acknowledged(46, HR)
        .taken(44, VASYA)
        .reply(42, VASYA, Then::Stay, "Poštovana gospođo Kovač,\n\ns pravom pitate. Vidim vašu narudžbu 2240 i razliku. Pitam kolege koji vode stranicu, račune i akcije, i javljam vam se još danas s jasnim odgovorom.\n\nLijep pozdrav,\nVasya\nJasen & Daughters")
        .at(41, Deed::Ask { by: VASYA, text: "The banner promises 10 %, order 2240 was charged with 5 %. Where does the 5 come from, and did others pay it too?".into(), to: THREE.to_vec() })
        .tag(40, VASYA, "discount")
        .level(40, VASYA, Priority::High)
        .at(40, Deed::Journey { by: VASYA, journey: PURCHASE })
        .at(30, Deed::Answer { by: DARKO, text: "Price rule 88 went from 10 to 5 at noon, but the banner stayed. Fourteen orders since then, list is with Lena. The rule is mine and I have stopped it; the banner is Marketing's.".into() })
        .at(22, Deed::Answer { by: LENA, text: "Charged correctly by rule 88, but the promise was 10. From my side fine to refund, 4.75 here. For all fourteen together I would like Elena's word.".into() })
        .at(18, Deed::Propose { by: VASYA, what: DIFFERENCE })
        .at(17, Deed::Propose { by: VASYA, what: FURTHER })
        .at(13, Deed::Agree { by: LENA, text: "Yes. It can leave with tonight's transfers." })
        .story;
    let marko = Telling::new(now, MARKO, SUPPORT, Channel::Mail, "Akcija 10 %, obračunato 5 %")
        .mail(171, "Dobar dan,\n\nna stranici piše „10 % na sve ruksake”, a u košarici mi je obračunato 5 %. Uzeo sam Rilu 55 l. Je li to pogreška ili sitna slova koja nisam vidio?\n\nMarko Jurić")
        .acknowledged(171, HR)
        .taken(160, IVANA)
        .reply(152, IVANA, Then::Stay, "Poštovani gospodine Jurić,\n\nhvala što ste javili. Provjeravam s kolegama koji vode akcije i vraćam vam se čim saznam.\n\nSrdačan pozdrav\nIvana, Jasen & Daughters")
        .tag(151, IVANA, "discount")
        .note(150, IVANA, "Could be a single case, but the page does say 10. Will ask Petar after lunch.")
        .story;
    let elena = Telling::new(now, ELENA, SUPPORT, Channel::Mail, "Обещани 10 %, удържани само 5 %")
        .mail(19, "Здравейте,\n\nкупих раница Velebit заради банера с 10 % отстъпка, а в потвърждението са приспаднати само 5 %. Моля, проверете и върнете разликата. Номер на поръчката: 2251.\n\nПоздрави,\nЕлена Димитрова\n\nИзпратено от моя телефон")
        .acknowledged(19, BG)
        .story;
    vec![iva, marko, elena]
}

/// An order of which “some items” are missing, and a coffee machine that comes back.
fn stock(now: Moment) -> Vec<Story> {
    let smirnova = Telling::new(now, SMIRNOVA, SALES, Channel::Mail, "Заказ 2231: кофе по акции")
        .mail(1_620, "Здравствуйте!\n\nПолучила вашу открытку с акцией и сделала заказ 2231: капсулы Ристретто, капсулы Эспрессо Интенсо, набор чашек и чай. Сначала корзина два раза опустела, когда я переходила со страницы акций. В кабинете заказа до сих пор не видно. Он вообще принят?\n\nАнна Смирнова")
        .acknowledged(1_620, RU)
        .taken(1_590, ANNA)
        .reply(1_580, ANNA, Then::Stay, "Здравствуйте, Анна!\n\nДа, заказ 2231 принят и оплачен. К сожалению, некоторых товаров сейчас нет в наличии. Мы сообщим, когда они появятся.\n\nС уважением,\nАнна\nJasen & Daughters")
        .mail(1_500, "Каких именно «некоторых товаров»? Я хочу знать, что приедет, а что нет, и взять что-нибудь взамен. Убрать позицию из заказа на сайте нельзя, я пробовала.\n\nАнна Смирнова")
        .note(1_440, ANNA, "@Boris Which lines of 2231 are missing? The screen only says “partly”.")
        .mail(27, "Прошли сутки, и снова тишина. Второй раз за месяц одно и то же: деньги вы берёте сразу, а сказать, чего нет, не можете. Мне очень нравится ваш кофе, но так покупать я больше не буду. Либо сегодня конкретный ответ, либо возврат денег, и об этом я напишу везде, где смогу.\n\nАнна Смирнова\n\n> Да, заказ 2231 принят и оплачен. К сожалению, некоторых товаров\n> сейчас нет в наличии. Мы сообщим, когда они появятся.")
        .level(20, MARTA, Priority::Urgent)
        .note(12, BORIS, "Two of four are missing: Ristretto capsules (new stock in about twelve days) and the espresso cup set (sold out for good). Espresso Intenso and the tea are packed. Espresso Intenso is the same roast and there are 212 on the shelf.")
        .sign(9, ANNA, Sign::Thanks)
        .sign(8, MARTA, Sign::Agree)
        .story;
    let keller = Telling::new(now, KELLER, SUPPORT, Channel::Visit, "Barista Duo leaks for the third time")
        .registered(1_480, VASYA, "Thomas Keller came to the counter with his Barista Duo: it leaks at the pump, third time since spring. He was calm, but said he will not carry it here a fourth time. Left the machine with us and took the loan Piccolo.")
        .taken(1_478, VASYA)
        .reply(1_460, VASYA, Then::Stay, "Dear Thomas,\n\nthank you for bringing the machine, and for your patience. This time we do not change the seal but the whole pump. The part comes in two days and I will write to you the same afternoon.\n\nBest regards,\nVasya\nJasen & Daughters")
        .note(1_455, VASYA, "Pump ordered from the maker. If it fails once more, we exchange the machine, agreed with Tomislav.")
        .sign(1_454, VASYA, Sign::Pin)
        .sign(1_454, TOMISLAV, Sign::Agree)
        .tag(1_454, VASYA, "machine")
        .at(1_453, Deed::Snooze { by: VASYA, until: when_staffed(now + 20 * HOUR) })
        .story;
    let davor = Telling::new(now, DAVOR, SALES, Channel::Mail, "Kava za ured, ponuda")
        .mail(420, "Dobar dan,\n\nu uredu nas je dvadeset i dvoje i pijemo oko četiri kilograma kave mjesečno. Molim ponudu za Brazil Santos u zrnu s mjesečnom dostavom i R1 računom.\n\nDavor Blažević\nKvarner Projekt d.o.o.\n+385 99 870 4415")
        .acknowledged(420, HR)
        .taken(405, TOMISLAV)
        .reply(380, TOMISLAV, Then::Wait, "Poštovani gospodine Blažević,\n\nza četiri kilograma mjesečno nudimo 21,56 € po kilogramu, dostava je uključena. Želite li isporuku prvog u mjesecu ili sredinom mjeseca?\n\nSrdačan pozdrav\nTomislav, Jasen & Daughters")
        .story;
    vec![smirnova, keller, davor]
}

/// A missed call, an invoice made out again, a refund that does not come.
fn calls_and_bills(now: Moment) -> Vec<Story> {
    let luka = Telling::new(now, LUKA, SUPPORT, Channel::Phone, "Missed call, not called back")
        .registered(71, IVANA, "Missed call from +385 91 234 567 (Luka Marić). It rang for 40 seconds while all of us were on the line; he left no message. His parcel of order 2198 is a day late, so it is probably about that. We owe a call back.")
        .note(38, IVANA, "Tried once, engaged. Somebody please try again before six.")
        .story;
    let gergana = Telling::new(now, GERGANA, ACCOUNTING, Channel::Mail, "Фактура 7781 на името на фирмата")
        .mail(1_700, "Добър ден,\n\nфактура 7781 е издадена на мое име, а поръчката е за хотела. Моля, преиздайте я на Хотел „Перла“, иначе счетоводството няма да я приеме.\n\nГергана Николова\nХотел „Перла“, Бургас")
        .acknowledged(1_700, BG)
        .taken(1_660, NIKOLA)
        .note(1_655, NIKOLA, "@Anna Was the hotel's tax number in the order? I only see a private person.")
        .note(1_610, ANNA, "It was in the remark: BG 102 334 518. The form has no field for it when one pays as a guest. That should be changed one day.")
        .reply(1_600, NIKOLA, Then::Solve, "Уважаема госпожо Николова,\n\nфактура 7781 е анулирана, а новата е издадена на Хотел „Перла“. Ще я намерите в профила си.\n\nПоздрави,\nНикола\nJasen & Daughters")
        .mail(55, "Здравейте,\n\nблагодаря, но в новата фактура адресът е все още домашният ми. Трябва да е бул. „Приморски“ 3. Днес приключваме месеца, моля за бърза корекция.\n\nГергана Николова\n\nНикола, Jasen & Daughters, написа:\n> фактура 7781 е анулирана, а новата е издадена на Хотел „Перла“.\n> Ще я намерите в профила си.")
        .story;
    let stoyan = Telling::new(now, STOYAN, ACCOUNTING, Channel::Mail, "Къде са парите за върнатата палатка?")
        .mail(4_330, "Здравейте, върнах палатка Pirin преди две седмици, а парите, 219,00 €, още ги няма. Поръчка 2107.\nСтоян")
        .acknowledged(4_330, BG)
        .taken(4_200, GEORGI)
        .reply(4_190, GEORGI, Then::Stay, "Здравейте, Стоян,\n\nпалатката е при нас и всичко с нея е наред. Проверявам в счетоводството кога е тръгнал преводът.\n\nВсичко добро,\nГеорги")
        .note(4_185, GEORGI, "@Lena Refund of 219.00 for 2107, tent came back in good order. When does it leave?")
        .note(2_900, LENA, "Over 200 needs a second signature and Elena is at the fair. I will get it tomorrow.")
        .mail(140, "Трети ден без отговор. Парите ми ги дължите вие, не аз на вас. Ако утре ги няма, отивам в Комисията за защита на потребителите.\nСтоян Колев")
        .level(120, MARTA, Priority::High)
        .story;
    vec![luka, gergana, stoyan]
}

/// An event, an angry comment, pages that show what they should not.
fn in_public(now: Moment) -> Vec<Story> {
    let kalina = Telling::new(now, KALINA, MARKETING, Channel::Mail, "Въпрос за дегустацията")
        .mail(16, "Здравейте!\n\nВиждам, че в събота има дегустация на кафе в Пловдив. Може ли да дойда с колело и да взема и дъщеря си, тя е на дванайсет и не пие кафе? И до кога трябва да се запиша?\n\nПоздрави,\nКалина Янева")
        .acknowledged(16, BG)
        .story;
    let kirill = Telling::new(now, KIRILL, MARKETING, Channel::Comment, "Публичный отзыв: «Деньги взяли, рюкзака нет»")
        .registered(95, PETAR, "Две недели назад заказал рюкзак Rila. Деньги списали за минуту, а рюкзака нет до сих пор. На письма отвечает робот, по телефону музыка. Люди, не связывайтесь, пока они не научатся разговаривать с покупателями! Одна звезда, и то за красивый сайт. Кирилл Б.")
        .taken(93, PETAR)
        .level(92, PETAR, Priority::Urgent)
        .tag(92, PETAR, "public")
        .note(91, PETAR, "@Marta 140 people have read this already. Order is 2163. I answer in public in a moment, but somebody has to write to him as well.")
        .reply(74, PETAR, Then::Stay, "Кирилл, здравствуйте! Вы сердитесь справедливо: две недели это слишком долго, и молчать нам было нельзя. Мы ищем вашу посылку прямо сейчас, и сегодня вам напишет человек, а не робот.\n\nПетър, Jasen & Daughters")
        .note(60, BORIS, "2163 lies at the depot in Riga with a wrong house number, 3 instead of 30. They can bring it tomorrow if he confirms.")
        .sign(58, PETAR, Sign::Seen)
        .sign(57, MARTA, Sign::Thanks)
        .story;
    let claire = Telling::new(now, CLAIRE, SUPPORT, Channel::Mail, "Your cart empties itself, and a strange mail")
        .mail(33, "Hi,\n\ntwice today my cart was empty when I went from the sale page to the coffee. I wanted the Sidamo beans and the wool blanket from the sale in one order, is that not possible?\n\nAnd then I got a mail that begins with “Dear [[customer_first_name]]”. That is not my name.\n\nClaire Walsh")
        .acknowledged(33, EN)
        .taken(24, GEORGI)
        .note(21, GEORGI, "@Darko Cart lost between the sale page and the rest, twice in one day, and the letter template shows its code. Is it the same thing as last month?")
        .note(20, GEORGI, "@Polina And which of our letters begins with “Dear [[customer_first_name]]”? Claire got it this morning. She waits for an answer from me.")
        .tag(20, GEORGI, "website")
        .story;
    vec![kalina, kirill, claire]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_written_by_hand_is_open_and_ascends_to_now() {
        let now = 1_795_291_200 * SECOND;
        let all = stories(now);
        assert!(all.len() >= 12);
        for story in &all {
            assert!(!story.solved(), "{}", story.subject);
            assert!(story.deeds.windows(2).all(|pair| pair[0].0 < pair[1].0), "{}", story.subject);
            assert!(story.deeds.iter().all(|(at, _)| *at <= now));
        }
    }

    #[test]
    fn the_discount_is_the_complaint_of_three_customers_of_one_day() {
        let now = 1_795_291_200 * SECOND;
        let alike: Vec<_> = stories(now).into_iter().filter(|story| story.subject.contains("10 %")).collect();
        assert_eq!(alike.len(), 3);
        assert!(alike.iter().all(|story| now - story.opened() < 24 * HOUR));
        let asked = alike[0].deeds.iter().find_map(|(_, deed)| match deed {
            Deed::Ask { to, .. } => Some(to.iter().map(|asked| asked.department).collect::<Vec<_>>()),
            _ => None,
        });
        assert_eq!(asked, Some(vec![DEVELOPMENT, ACCOUNTING, MARKETING]));
        let answers = alike[0].deeds.iter().filter(|(_, deed)| matches!(deed, Deed::Answer { .. }));
        assert_eq!(answers.count(), 2);
    }
}
