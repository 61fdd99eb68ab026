//! Those who buy in the demo's shop.

use super::chance::Chance;
use super::names;
use super::story::Language::{self, Bg, En, Hr, Ru};

/// Somebody who buys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// First name, in the customer's own letters.
    pub first: String,
    /// Last name.
    pub last: String,
    /// Mail address; no two customers share one.
    pub address: String,
    /// Telephone number, international.
    pub phone: String,
    /// The language he or she writes in.
    pub language: Language,
    /// The organisation bought for.
    pub organisation: Option<String>,
    /// Street and number.
    pub street: String,
    /// Postal code and city.
    pub city: String,
    /// Whether she is a woman.
    pub woman: bool,
}

impl Customer {
    /// First and last name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

/// Index of Iva Kovač among the customers.
pub const IVA: usize = 0;
/// Index of Marko Jurić.
pub const MARKO: usize = 1;
/// Index of Elena Dimitrova.
pub const ELENA: usize = 2;
/// Index of Anna Smirnova.
pub const SMIRNOVA: usize = 3;
/// Index of Luka Marić.
pub const LUKA: usize = 4;
/// Index of Gergana Nikolova, who buys for a hotel.
pub const GERGANA: usize = 5;
/// Index of Kalina Yaneva.
pub const KALINA: usize = 6;
/// Index of Kirill Belyaev.
pub const KIRILL: usize = 7;
/// Index of Claire Walsh.
pub const CLAIRE: usize = 8;
/// Index of Davor Blažević, who buys for an office.
pub const DAVOR: usize = 9;
/// Index of Thomas Keller.
pub const KELLER: usize = 10;
/// Index of Stoyan Kolev.
pub const STOYAN: usize = 11;

/// First and last name, woman, language, address, telephone, organisation, street, city.
pub type Known =
    (&'static str, &'static str, bool, Language, &'static str, &'static str, &'static str, &'static str, &'static str);

/// The customers whose stories are written by hand.
pub const KNOWN: [Known; 12] = [
    ("Iva", "Kovač", true, Hr, "iva.kovac@posta.example", "+385 98 412 077", "", "Ilica 112", "10000 Zagreb"),
    (
        "Marko",
        "Jurić",
        false,
        Hr,
        "marko.juric@posta.example",
        "+385 95 220 318",
        "",
        "Vukovarska ulica 41",
        "21000 Split",
    ),
    (
        "Елена",
        "Димитрова",
        true,
        Bg,
        "elena.dimitrova@poshta.example",
        "+359 88 734 1120",
        "",
        "ул. „Шипка“ 18",
        "1000 София",
    ),
    (
        "Анна",
        "Смирнова",
        true,
        Ru,
        "anna.smirnova@pochta.example",
        "+359 88 201 9943",
        "",
        "ул. Морская 7",
        "9000 Варна",
    ),
    (
        "Luka",
        "Marić",
        false,
        Hr,
        "luka.maric@posta.example",
        "+385 91 234 567",
        "",
        "Zagrebačka ulica 9",
        "42000 Varaždin",
    ),
    (
        "Гергана",
        "Николова",
        true,
        Bg,
        "office@hotelperla.example",
        "+359 89 552 0107",
        "Хотел „Перла“",
        "бул. „Приморски“ 3",
        "8000 Бургас",
    ),
    (
        "Калина",
        "Янева",
        true,
        Bg,
        "kalina.yaneva@poshta.example",
        "+359 87 611 4482",
        "",
        "ул. „Иван Вазов“ 25",
        "4000 Пловдив",
    ),
    (
        "Кирилл",
        "Беляев",
        false,
        Ru,
        "k.belyaev@pochta.example",
        "+371 2 644 9021",
        "",
        "ул. Садовая 30",
        "LV-1010 Рига",
    ),
    ("Claire", "Walsh", true, En, "claire.walsh@mail.example", "+353 86 119 4470", "", "Harbour Lane 4", "D02 Dublin"),
    (
        "Davor",
        "Blažević",
        false,
        Hr,
        "nabava@kvarnerprojekt.example",
        "+385 99 870 4415",
        "Kvarner Projekt d.o.o.",
        "Strossmayerova ulica 6",
        "51000 Rijeka",
    ),
    (
        "Thomas",
        "Keller",
        false,
        En,
        "t.keller@mail.example",
        "+49 151 2207 8134",
        "",
        "Linden Street 88",
        "80331 Munich",
    ),
    (
        "Стоян",
        "Колев",
        false,
        Bg,
        "stoyan.kolev@poshta.example",
        "+359 87 330 2295",
        "",
        "ул. „Оборище“ 52",
        "1000 София",
    ),
];

fn known(of: &Known) -> Customer {
    let (first, last, woman, language, address, phone, organisation, street, city) = *of;
    Customer {
        first: first.into(),
        last: last.into(),
        address: address.into(),
        phone: phone.into(),
        language,
        organisation: (!organisation.is_empty()).then(|| organisation.into()),
        street: street.into(),
        city: city.into(),
        woman,
    }
}

/// How many customers of a hundred write in each language: the shop sells from Croatia.
const SHARES: [(u32, Language); 4] = [(38, Hr), (27, Bg), (20, En), (15, Ru)];

/// `count` customers: those with a story of their own first, then people by chance.
pub fn customers(chance: &mut Chance, count: usize) -> Vec<Customer> {
    let mut all: Vec<Customer> = KNOWN.iter().map(known).collect();
    while all.len() < count {
        let number = all.len();
        all.push(somebody(chance, number));
    }
    all
}

/// One customer by chance; `number` keeps the address unique.
fn somebody(chance: &mut Chance, number: usize) -> Customer {
    let language = chance.weighted(&SHARES);
    let names = names::of(language);
    let woman = chance.happens(55);
    let first = *chance.pick(if woman { names.women } else { names.men });
    let (hers, his) = *chance.pick(names.last);
    let last = if woman { hers } else { his };
    let (code, city) = *chance.pick(names.cities);
    let organisation = chance.happens(14).then(|| (*chance.pick(names.firms)).to_owned());
    let host = *chance.pick(match language {
        En => &["mail.example", "inbox.example", "letters.example"],
        Ru => &["pochta.example", "mail.example", "yashchik.example"],
        Bg => &["poshta.example", "mail.example", "abv-poshta.example"],
        Hr => &["posta.example", "mail.example", "e-posta.example"],
    });
    Customer {
        address: format!("{}.{}{number}@{host}", names::plain(first), names::plain(last)),
        phone: format!("{} {} {}", chance.pick(names.prefixes), chance.between(200, 899), chance.between(1_000, 9_999)),
        street: format!("{} {}", chance.pick(names.streets), chance.between(1, 140)),
        city: format!("{code} {city}"),
        first: first.into(),
        last: last.into(),
        language,
        organisation,
        woman,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn known_people_stand_where_their_index_says() {
        for (index, last) in
            [(IVA, "Kovač"), (SMIRNOVA, "Смирнова"), (LUKA, "Marić"), (KELLER, "Keller"), (STOYAN, "Колев")]
        {
            assert_eq!(KNOWN[index].1, last);
        }
    }

    #[test]
    fn customers_have_addresses_of_their_own_that_cannot_exist() {
        let all = customers(&mut Chance::new(3), 900);
        assert_eq!(all.len(), 900);
        let addresses: HashSet<_> = all.iter().map(|customer| &customer.address).collect();
        assert_eq!(addresses.len(), 900);
        for customer in &all {
            assert!(customer.address.is_ascii() && customer.address.ends_with(".example"), "{}", customer.address);
            assert!(!customer.address.contains(".."), "{}", customer.address);
        }
        for language in Language::ALL {
            assert!(all.iter().filter(|customer| customer.language == language).count() > 90);
        }
    }
}
