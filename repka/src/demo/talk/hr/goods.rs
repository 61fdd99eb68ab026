//! The goods and the house, in Croatian.

use super::super::line::{Line, lines};
use super::super::topic::{GOODS as COUNT, GOODS_FROM, Topic, Words, in_order};

/// What is said about the goods and the house.
pub static GOODS: [Words; COUNT] = [
    Words {
        topic: Topic::Damaged,
        subjects: lines!["Stiglo razbijeno", "Oštećenje, narudžba {order}"],
        opens: lines![
            "Danas je stigao paket, a „{item}” ima oštećenje. Kutija je s jedne strane bila mokra.",
            "{Otvorio/Otvorila} sam paket, a na artiklu „{item}” je pukotina. Narudžba {order}."
        ],
        replies: lines![
            "Danas kreće novi, ovaj put s boljom zaštitom. Oštećeni ne morate vraćati.",
            "Žao mi je što to vidim. Želite li radije novi ili povrat od {amount}? Oboje može danas."
        ],
    },
    Words {
        topic: Topic::Warranty,
        subjects: lines!["Jamstvo za „{item}”", "Reklamacija nakon osam mjeseci"],
        opens: lines![
            "„{item}” iz narudžbe {order}: kvar nakon osam mjeseci. Kako je kod vas s jamstvom?",
            "Jedan šav je popustio. {Koristio/Koristila} sam možda deset puta. Pokriva li to jamstvo?"
        ],
        replies: lines![
            "Jamstvo je dvije godine. Naljepnica je u vašem računu; čim stigne k nama, dobivate novi.",
            "Proizvođač mijenja. Ne treba vam račun, dovoljna je narudžba {order}."
        ],
    },
    Words {
        topic: Topic::MachineFault,
        subjects: lines!["Aparat curi", "Svijetli greška, „{item}”"],
        opens: lines![
            "„{item}” curi odozdo od {date} i trepće crvena lampica. Jutro bez kave nije jutro.",
            "Pumpa bruji, a vode nema. Dvaput sam {čistio/čistila} kamenac."
        ],
        replies: lines![
            "To je poznata brtva. Sutra kurir preuzima aparat i donosi vam zamjenski.",
            "Pritisnite dvije lijeve tipke deset sekundi dok je spremnik pun. Ako lampica ostane, odmah mijenjamo aparat."
        ],
    },
    Words {
        topic: Topic::Grinder,
        subjects: lines!["Mlinac je zapeo", "„{item}” je jako glasan"],
        opens: lines![
            "„{item}” je počeo cviliti i onda stao. Star je pet mjeseci.",
            "Zrna uđu, a ništa ne izlazi. Smijem li ga otvoriti kod kuće?"
        ],
        replies: lines![
            "Najčešće je kamenčić između nožića. Namjestite na najgrublje, skinite vrh i očetkajte. Ako i dalje cvili, mijenjamo ga.",
            "Molim, ne otvarajte ga odozdo. Pošaljite ga s naljepnicom iz računa, zamjena je već spremna."
        ],
    },
    Words {
        topic: Topic::StaleCoffee,
        subjects: lines!["Kava ima ustajao okus", "„{item}” nije kao prije"],
        opens: lines![
            "Godinama kupujem „{item}”, ali ovo pakiranje ima okus kartona.",
            "Što se dogodilo, „{item}” nema ni mirisa ni kreme. Narudžba {order}."
        ],
        replies: lines![
            "Primijetili ste što smo mi propustili: ta je serija stajala na toplom. Danas kreću dva svježa pakiranja.",
            "Takav okus ne smije biti. {amount} vam se vraća, a pakiranje iz novog prženja je na putu."
        ],
    },
    Words {
        topic: Topic::ChangeSize,
        subjects: lines!["Zamjena za drugu veličinu", "Premalo"],
        opens: lines![
            "„{item}” mi se sviđa, ali je broj premalo. Može li zamjena?",
            "Trebam veću veličinu: „{item}”, narudžba {order}. Kako ćemo?"
        ],
        replies: lines![
            "Veća je veličina odvojena za vas. Prvu vratite s naljepnicom iz računa, zamjena je besplatna.",
            "Danas šaljem veću da možete usporediti. Što ne odgovara, vratite u roku od trideset dana."
        ],
    },
    Words {
        topic: Topic::ReturnHow,
        subjects: lines!["Kako se vraća roba?", "Povrat iz narudžbe {order}"],
        opens: lines![
            "{Htio/Htjela} bih vratiti „{item}”. Nije korišteno. Kako to ide?",
            "U paketu nije bilo naljepnice za povrat. Gdje je mogu dobiti?"
        ],
        replies: lines![
            "Naljepnica je uz narudžbu {order} u vašem računu. Ispišite je ili pokažite kod na šalteru. Novac stiže za pet dana.",
            "{Poslao/Poslala} sam vam naljepnicu mailom. Imate trideset dana i ne morate reći zašto."
        ],
    },
    Words {
        topic: Topic::Advice,
        subjects: lines!["Što da uzmem?", "Pitanje: „{item}”"],
        opens: lines![
            "Dvoumim se: „{item}” ili „{other}”. Što biste vi uzeli?",
            "Je li „{item}” dobro za početnika? Ne bih {htio/htjela} potrošiti previše i požaliti."
        ],
        replies: lines![
            "Za početnika bih {uzeo/uzela} „{item}”: manje stvari koje se mogu pokvariti. Ako vam se ne svidi, imate trideset dana.",
            "Kod kuće imam oboje. „{other}” traje dulje, „{item}” je jednostavnije. Za ono što opisujete, „{item}”."
        ],
    },
    Words {
        topic: Topic::SparePart,
        subjects: lines!["Rezervni dio za „{item}”", "Izgubljen sitni dio"],
        opens: lines![
            "Pukla je posudica za kapanje, „{item}”. Prodajete li je zasebno?",
            "Slučajno sam {bacio/bacila} gumeni prsten, „{item}”. Gdje ga mogu dobiti?"
        ],
        replies: lines![
            "Imamo ga u ladici. Ne stoji ništa i danas kreće u pismu.",
            "Sada je u trgovini pod rezervnim dijelovima, 4,50 s poštarinom. Jedan sam {odvojio/odvojila} za vas."
        ],
    },
    Words {
        topic: Topic::Event,
        subjects: lines!["Degustacija kave {date}", "Prijava na radionicu"],
        opens: lines![
            "Obrazac kaže da za degustaciju {date} nema mjesta. Postoji li lista čekanja? Bilo bi nas dvoje.",
            "{Prijavio/Prijavila} sam se na radionicu {date} i nema potvrde. Jesam li na popisu?"
        ],
        replies: lines![
            "Mjesta je ipak bilo, brojač je griješio. Na popisu ste za {date}. Počinjemo u šest, dođite gladni.",
            "Prijavljeni ste. Ako ne možete doći, dovoljna je kratka poruka, drugi čekaju."
        ],
    },
    Words {
        topic: Topic::SignIn,
        subjects: lines!["Ne mogu se prijaviti", "Ne stiže poruka za lozinku"],
        opens: lines![
            "Od {date} me stranica ne pušta unutra. Triput sam {tražio/tražila} novu lozinku i poruka ne stiže.",
            "Piše da je moj račun zaključan. Mislim da nisam {napravio/napravila} ništa krivo."
        ],
        replies: lines![
            "Stari mobitel pokušavao je sa starom lozinkom i zaključao račun. Opet je otvoren, molim postavite novu lozinku.",
            "Poruka je išla na adresu od prije više godina. {Promijenio/Promijenila} sam je u ovu i {poslao/poslala} novu poveznicu."
        ],
    },
    Words {
        topic: Topic::Newsletter,
        subjects: lines!["Molim maknite me s popisa", "Opet newsletter"],
        opens: lines![
            "{date} sam se {odjavio/odjavila} s newslettera, a i dalje stiže. Molim prestanite.",
            "Može li newsletter jednom mjesečno, a ne dvaput tjedno?"
        ],
        replies: lines![
            "Bili ste na drugom, starom popisu. Taj popis više ne postoji i ništa više neće stizati.",
            "Može: {namjestio/namjestila} sam na jednom mjesečno. Možete promijeniti na dnu svake poruke."
        ],
    },
    Words {
        topic: Topic::DataDeletion,
        subjects: lines!["Izbrišite moje podatke", "Zahtjev za zaštitu podataka"],
        opens: lines![
            "Molim izbrišite moj račun i sve što znate o meni i potvrdite mi to.",
            "{Htio/Htjela} bih znati koje podatke o meni čuvate, a zatim da se izbrišu."
        ],
        replies: lines![
            "Vaš račun i sve uz njega je izbrisano. Čuvamo samo račune za kupnju, kako traži zakon.",
            "Kopiju podataka poslali smo vam pismom. Sve osim računa za kupnju danas je izbrisano."
        ],
    },
    Words {
        topic: Topic::CartEmpties,
        subjects: lines!["Košarica se sama prazni", "Stranica rasprodaje i košarica"],
        opens: lines![
            "{Stavio/Stavila} sam „{item}” u košaricu na rasprodaji, {prešao/prešla} na kavu i košarica je bila prazna. Dvaput.",
            "Nemoguće je zajedno kupiti artikle s rasprodaje i obične. Znate li to?"
        ],
        replies: lines![
            "Otkrili smo: rasprodaja je imala vlastitu košaricu. Popravljeno je, a vaše sam stvari {skupio/skupila} u jednu.",
            "Vi ste nam pomogli da to vidimo, hvala. Sada radi, a iduća je dostava na nas."
        ],
    },
    Words {
        topic: Topic::Review,
        subjects: lines!["Recenzija: nikad više", "Jedna zvjezdica"],
        opens: lines![
            "Narudžba {order}: kasno, nepotpuno i ni riječi od trgovine. Kava dobra, usluga nije. Nikad više.",
            "Lijepa stranica, lijepe slike, a onda tjedan dana nitko ne odgovara. Jedna zvjezdica za „{item}”, jer je stvarno dobro."
        ],
        replies: lines![
            "Hvala na iskrenosti. Dvaput smo kasnili i šutjeli, a oboje je pogrešno. {Pisao/Pisala} sam vam osobno i {htio/htjela} bih to popraviti.",
            "U pravu ste. Danas smo vam vratili {amount}. Ako nam date još jednu priliku, tražite mene."
        ],
    },
    Words {
        topic: Topic::Praise,
        subjects: lines!["Hvala!", "Lijepa riječ"],
        opens: lines![
            "{Htio/Htjela} sam samo reći da je „{item}” prekrasno i da je stiglo za jedan dan. Samo tako.",
            "Vaš je kolega na telefonu bio vrlo strpljiv s mojim tatom. Molim prenesite mu hvala."
        ],
        replies: lines![
            "Kako lijepo pismo! {Pročitao/Pročitala} sam ga na jutarnjem sastanku. Hvala.",
            "Hvala, prenijet ćemo. Odmah je dan ljepši."
        ],
    },
];

const _: () = in_order(&GOODS, GOODS_FROM);
