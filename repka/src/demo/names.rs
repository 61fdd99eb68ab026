//! Names of the region, and how they look in an address.

use super::story::Language;

/// First and last names of one language, for women and for men.
pub struct Names {
    /// Women's first names.
    pub women: &'static [&'static str],
    /// Men's first names.
    pub men: &'static [&'static str],
    /// Last names as a woman and as a man bears them.
    pub last: &'static [(&'static str, &'static str)],
    /// Cities with their postal code.
    pub cities: &'static [(&'static str, &'static str)],
    /// Streets, to be followed by a number.
    pub streets: &'static [&'static str],
    /// Where telephone numbers begin.
    pub prefixes: &'static [&'static str],
    /// Organisations whose people buy for the office.
    pub firms: &'static [&'static str],
}

/// The names of a language.
pub fn of(language: Language) -> &'static Names {
    match language {
        Language::En => &EN,
        Language::Ru => &RU,
        Language::Bg => &BG,
        Language::Hr => &HR,
    }
}

static EN: Names = Names {
    women: &["Emma", "Sarah", "Alice", "Claire", "Nora", "Hannah", "Grace", "Ruth", "Fiona", "Julia", "Laura", "Megan"],
    men: &["James", "Oliver", "Daniel", "Peter", "Tom", "Andrew", "Liam", "Henrik", "Paul", "Simon", "Martin", "Ben"],
    last: &[
        ("Walsh", "Walsh"),
        ("Becker", "Becker"),
        ("Murray", "Murray"),
        ("Lindqvist", "Lindqvist"),
        ("Clarke", "Clarke"),
        ("Novak", "Novak"),
        ("Hughes", "Hughes"),
        ("Jansen", "Jansen"),
        ("Doyle", "Doyle"),
        ("Fletcher", "Fletcher"),
        ("Bianchi", "Bianchi"),
        ("Keller", "Keller"),
        ("Parker", "Parker"),
        ("O'Brien", "O'Brien"),
        ("Shaw", "Shaw"),
    ],
    cities: &[
        ("1010", "Vienna"),
        ("80331", "Munich"),
        ("1000", "Ljubljana"),
        ("D02", "Dublin"),
        ("34121", "Trieste"),
        ("1011", "Amsterdam"),
    ],
    streets: &["Station Road", "Linden Street", "Market Square", "Harbour Lane", "Mill Street", "Park Avenue"],
    prefixes: &["+43 660", "+49 151", "+386 40", "+353 86", "+39 347", "+31 6 21"],
    firms: &[
        "Northgate Studio Ltd",
        "Harbour & Finch GmbH",
        "Bluebell Dental",
        "Alpine Routes Ltd",
        "Keller Architects",
    ],
};

static RU: Names = Names {
    women: &[
        "Анна",
        "Елена",
        "Ольга",
        "Мария",
        "Наталья",
        "Татьяна",
        "Ирина",
        "Екатерина",
        "Светлана",
        "Дарья",
        "Юлия",
        "Алёна",
    ],
    men: &[
        "Алексей",
        "Дмитрий",
        "Сергей",
        "Андрей",
        "Михаил",
        "Павел",
        "Игорь",
        "Николай",
        "Антон",
        "Виктор",
        "Артём",
        "Кирилл",
    ],
    last: &[
        ("Смирнова", "Смирнов"),
        ("Кузнецова", "Кузнецов"),
        ("Попова", "Попов"),
        ("Соколова", "Соколов"),
        ("Морозова", "Морозов"),
        ("Волкова", "Волков"),
        ("Лебедева", "Лебедев"),
        ("Козлова", "Козлов"),
        ("Зайцева", "Зайцев"),
        ("Павлова", "Павлов"),
        ("Голубева", "Голубев"),
        ("Виноградова", "Виноградов"),
        ("Беляева", "Беляев"),
        ("Тарасова", "Тарасов"),
        ("Королёва", "Королёв"),
    ],
    cities: &[
        ("9000", "Варна"),
        ("1000", "София"),
        ("LV-1010", "Рига"),
        ("85310", "Будва"),
        ("10115", "Берлин"),
        ("21000", "Нови-Сад"),
    ],
    streets: &["ул. Морская", "ул. Садовая", "бульвар Сливница", "ул. Липовая", "ул. Речная", "Рыночная площадь"],
    prefixes: &["+359 88", "+371 2", "+382 67", "+49 176", "+381 64"],
    firms: &["ООО «Северный двор»", "Студия «Пеликан»", "Кофейня «Причал»", "ООО «Вектор Плюс»", "Йога-центр «Лотос»"],
};

static BG: Names = Names {
    women: &[
        "Мария",
        "Елена",
        "Десислава",
        "Ивана",
        "Гергана",
        "Радостина",
        "Виктория",
        "Цветелина",
        "Стефка",
        "Милена",
        "Боряна",
        "Калина",
    ],
    men: &[
        "Георги",
        "Иван",
        "Димитър",
        "Николай",
        "Петър",
        "Христо",
        "Стоян",
        "Борис",
        "Тодор",
        "Калоян",
        "Пламен",
        "Явор",
    ],
    last: &[
        ("Иванова", "Иванов"),
        ("Петрова", "Петров"),
        ("Димитрова", "Димитров"),
        ("Георгиева", "Георгиев"),
        ("Николова", "Николов"),
        ("Стоянова", "Стоянов"),
        ("Тодорова", "Тодоров"),
        ("Илиева", "Илиев"),
        ("Василева", "Василев"),
        ("Колева", "Колев"),
        ("Ангелова", "Ангелов"),
        ("Христова", "Христов"),
        ("Маринова", "Маринов"),
        ("Янева", "Янев"),
        ("Кръстева", "Кръстев"),
    ],
    cities: &[
        ("1000", "София"),
        ("4000", "Пловдив"),
        ("9000", "Варна"),
        ("8000", "Бургас"),
        ("7000", "Русе"),
        ("2700", "Благоевград"),
    ],
    streets: &[
        "ул. „Иван Вазов“",
        "бул. „Витоша“",
        "ул. „Оборище“",
        "ул. „Шипка“",
        "ул. „Цар Симеон“",
        "бул. „Христо Ботев“",
    ],
    prefixes: &["+359 87", "+359 88", "+359 89"],
    firms: &["„Родопи Тур“ ООД", "„Зелен двор“ ЕООД", "Хотел „Перла“", "„Балкан Софт“ АД", "Пекарна „Златно зърно“"],
};

static HR: Names = Names {
    women: &[
        "Ana", "Marija", "Ivana", "Petra", "Maja", "Lucija", "Katarina", "Martina", "Nikolina", "Željka", "Tihana",
        "Dora",
    ],
    men: &[
        "Marko",
        "Ivan",
        "Luka",
        "Josip",
        "Tomislav",
        "Filip",
        "Ante",
        "Hrvoje",
        "Krešimir",
        "Davor",
        "Stjepan",
        "Zvonimir",
    ],
    last: &[
        ("Horvat", "Horvat"),
        ("Kovačević", "Kovačević"),
        ("Babić", "Babić"),
        ("Marić", "Marić"),
        ("Jurić", "Jurić"),
        ("Novak", "Novak"),
        ("Knežević", "Knežević"),
        ("Vuković", "Vuković"),
        ("Matić", "Matić"),
        ("Tomić", "Tomić"),
        ("Pavlović", "Pavlović"),
        ("Blažević", "Blažević"),
        ("Šimić", "Šimić"),
        ("Grgić", "Grgić"),
        ("Perković", "Perković"),
    ],
    cities: &[
        ("10000", "Zagreb"),
        ("21000", "Split"),
        ("51000", "Rijeka"),
        ("31000", "Osijek"),
        ("23000", "Zadar"),
        ("42000", "Varaždin"),
    ],
    streets: &[
        "Ilica",
        "Vukovarska ulica",
        "Ulica kralja Tomislava",
        "Strossmayerova ulica",
        "Zagrebačka ulica",
        "Obala hrvatskih branitelja",
    ],
    prefixes: &["+385 91", "+385 98", "+385 95", "+385 99"],
    firms: &[
        "Jadran Studio d.o.o.",
        "Obrt Lavanda",
        "Šimić Dental d.o.o.",
        "Kvarner Projekt d.o.o.",
        "Planinarsko društvo Sljeme",
    ],
};

/// A name in the small Latin letters of a mail address.
pub fn plain(name: &str) -> String {
    name.to_lowercase().chars().map(latin).collect()
}

/// One small letter as an address writes it; nothing for what cannot be written.
fn latin(letter: char) -> &'static str {
    const ASCII: &str = "abcdefghijklmnopqrstuvwxyz";
    if let Some(at) = ASCII.find(letter) {
        return &ASCII[at..=at];
    }
    match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' | 'đ' => "d",
        'е' | 'ё' | 'э' => "e",
        'ж' => "zh",
        'з' | 'ž' => "z",
        'и' | 'й' | 'ы' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' | 'ö' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'š' => "s",
        'т' => "t",
        'у' | 'ü' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' | 'č' | 'ć' => "c",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "sht",
        'ъ' => "a",
        'ю' => "yu",
        'я' => "ya",
        ' ' | '-' => ".",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses_in_latin_letters() {
        assert_eq!(plain("Щерева"), "shtereva");
        assert_eq!(plain("Đurđa Kovač"), "durda.kovac");
        assert_eq!(plain("O'Brien"), "obrien");
    }
}
