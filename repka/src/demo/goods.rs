//! What the shop sells, named in each language.

use super::story::Language;

/// A shelf of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// Beans and capsules.
    Coffee,
    /// What makes the coffee.
    Machine,
    /// What grinds it.
    Grinder,
    /// For the mountain.
    Outdoor,
    /// What one wears there, and other cloth.
    Wear,
    /// For the kitchen and the room.
    Home,
}

/// One thing on sale.
#[derive(Debug)]
pub struct Product {
    /// Where it stands.
    pub shelf: Shelf,
    /// Its price in euro cents.
    pub cents: i64,
    names: [&'static str; 4],
}

impl Product {
    /// Its name as that language's page shows it.
    pub fn name(&self, language: Language) -> &'static str {
        self.names[language as usize]
    }
}

const fn product(shelf: Shelf, cents: i64, names: [&'static str; 4]) -> Product {
    Product { shelf, cents, names }
}

/// Everything on sale. The names stand in the order of [`Language::ALL`].
pub static PRODUCTS: [Product; 27] = [
    product(
        Shelf::Coffee,
        1_990,
        [
            "Ristretto capsules, 50",
            "Капсулы Ристретто, 50 шт.",
            "Капсули Ристрето, 50 бр.",
            "Kapsule Ristretto, 50 kom",
        ],
    ),
    product(
        Shelf::Coffee,
        1_890,
        [
            "Espresso Intenso capsules, 50",
            "Капсулы Эспрессо Интенсо, 50 шт.",
            "Капсули Еспресо Интензо, 50 бр.",
            "Kapsule Espresso Intenso, 50 kom",
        ],
    ),
    product(
        Shelf::Coffee,
        2_450,
        [
            "Brazil Santos beans 1 kg",
            "Кофе в зёрнах Бразилия Сантос, 1 кг",
            "Кафе на зърна Бразилия Сантос 1 кг",
            "Kava u zrnu Brazil Santos 1 kg",
        ],
    ),
    product(
        Shelf::Coffee,
        1_690,
        [
            "Ethiopia Sidamo beans 500 g",
            "Кофе в зёрнах Эфиопия Сидамо, 500 г",
            "Кафе на зърна Етиопия Сидамо 500 г",
            "Kava u zrnu Etiopija Sidamo 500 g",
        ],
    ),
    product(
        Shelf::Coffee,
        1_290,
        [
            "Decaf Colombia ground 500 g",
            "Молотый кофе без кофеина Колумбия, 500 г",
            "Мляно безкофеиново кафе Колумбия 500 г",
            "Mljevena kava bez kofeina Kolumbija 500 g",
        ],
    ),
    product(
        Shelf::Home,
        990,
        [
            "Mountain herb tea 100 g",
            "Горный травяной чай, 100 г",
            "Планински билков чай 100 г",
            "Planinski biljni čaj 100 g",
        ],
    ),
    product(
        Shelf::Machine,
        32_900,
        ["Piccolo 2 coffee machine", "Кофемашина Piccolo 2", "Кафемашина Piccolo 2", "Aparat za kavu Piccolo 2"],
    ),
    product(
        Shelf::Machine,
        58_900,
        [
            "Barista Duo coffee machine",
            "Кофемашина Barista Duo",
            "Кафемашина Barista Duo",
            "Aparat za kavu Barista Duo",
        ],
    ),
    product(
        Shelf::Grinder,
        11_900,
        ["Mlin 40 burr grinder", "Кофемолка Mlin 40", "Кафемелачка Mlin 40", "Mlinac za kavu Mlin 40"],
    ),
    product(
        Shelf::Home,
        4_290,
        ["Milk frother Pjena", "Вспениватель молока Pjena", "Уред за млечна пяна Pjena", "Pjenilica za mlijeko Pjena"],
    ),
    product(
        Shelf::Outdoor,
        8_550,
        ["Velebit 30 l rucksack", "Рюкзак Velebit 30 л", "Раница Velebit 30 л", "Ruksak Velebit 30 l"],
    ),
    product(Shelf::Outdoor, 12_900, ["Rila 55 l rucksack", "Рюкзак Rila 55 л", "Раница Rila 55 л", "Ruksak Rila 55 l"]),
    product(
        Shelf::Outdoor,
        21_900,
        ["Pirin two-person tent", "Двухместная палатка Pirin", "Двуместна палатка Pirin", "Šator za dvije osobe Pirin"],
    ),
    product(
        Shelf::Outdoor,
        9_400,
        ["Sleeping bag −5 °C", "Спальный мешок до −5 °C", "Спален чувал до −5 °C", "Vreća za spavanje do −5 °C"],
    ),
    product(
        Shelf::Outdoor,
        3_190,
        ["Head torch 400 lm", "Налобный фонарь 400 лм", "Челник 400 лм", "Čeona svjetiljka 400 lm"],
    ),
    product(
        Shelf::Outdoor,
        5_690,
        [
            "Folding walking poles, pair",
            "Складные треккинговые палки, пара",
            "Сгъваеми щеки, чифт",
            "Sklopivi štapovi za planinarenje, par",
        ],
    ),
    product(
        Shelf::Outdoor,
        2_790,
        ["Steel flask 0.75 l", "Стальной термос 0,75 л", "Стоманен термос 0,75 л", "Čelična termosica 0,75 l"],
    ),
    product(
        Shelf::Wear,
        13_900,
        ["Učka hiking boots", "Треккинговые ботинки Učka", "Туристически обувки Učka", "Planinarske cipele Učka"],
    ),
    product(
        Shelf::Wear,
        15_400,
        ["Bura rain jacket", "Дождевая куртка Bura", "Дъждобранно яке Bura", "Kišna jakna Bura"],
    ),
    product(
        Shelf::Wear,
        6_200,
        ["Merino base layer", "Термобельё из мериноса", "Термобельо от мерино", "Majica od merino vune"],
    ),
    product(
        Shelf::Wear,
        1_850,
        [
            "Wool socks, three pairs",
            "Шерстяные носки, три пары",
            "Вълнени чорапи, три чифта",
            "Vunene čarape, tri para",
        ],
    ),
    product(
        Shelf::Home,
        1_200,
        ["Espresso cup set", "Набор чашек для эспрессо", "Комплект чаши за еспресо", "Set šalica za espresso"],
    ),
    product(
        Shelf::Wear,
        6_990,
        ["Linen bed set", "Льняной комплект белья", "Ленен спален комплект", "Lanena posteljina"],
    ),
    product(
        Shelf::Home,
        4_590,
        ["Cast-iron pan 26 cm", "Чугунная сковорода 26 см", "Чугунен тиган 26 см", "Tava od lijevanog željeza 26 cm"],
    ),
    product(
        Shelf::Wear,
        5_450,
        ["Wool blanket Karakačan", "Шерстяной плед Karakačan", "Вълнено одеяло Karakačan", "Vunena deka Karakačan"],
    ),
    product(
        Shelf::Home,
        3_490,
        ["Oak chopping board", "Дубовая разделочная доска", "Дъбова дъска за рязане", "Hrastova daska za rezanje"],
    ),
    product(
        Shelf::Grinder,
        5_900,
        [
            "Mlin 10 hand grinder",
            "Ручная кофемолка Mlin 10",
            "Ръчна кафемелачка Mlin 10",
            "Ručni mlinac za kavu Mlin 10",
        ],
    ),
];
