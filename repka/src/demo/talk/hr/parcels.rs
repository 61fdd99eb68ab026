//! Orders and parcels, in Croatian.

use super::super::line::{Line, lines};
use super::super::topic::{MONEY_FROM, Topic, Words, in_order};

/// What is said about orders and parcels.
pub static PARCELS: [Words; MONEY_FROM] = [
    Words {
        topic: Topic::Late,
        subjects: lines!["Gdje je narudžba {order}?", "Paket još nije stigao"],
        opens: lines![
            "Narudžba {order} trebala je stići {date}, a još je nema. Možete li mi reći gdje je?",
            "Više od tjedan dana čekam „{item}”. Na stranici svaki dan piše „u pripremi”.",
            "Narudžba {order}: kada stiže?"
        ],
        replies: lines![
            "Vaš je paket krenuo dva dana kasnije zbog kvara na pisaču naljepnica. Sada je kod kurira i trebao bi stići sutra prije podne.",
            "{Našao/Našla} sam ga: preko vikenda je stajao u skladištu kurira. Stiže sutra, pratit ću ga do vaših vrata."
        ],
    },
    Words {
        topic: Topic::Lost,
        subjects: lines!["Praćenje se ne miče od {date}", "Piše „dostavljeno”, a nemam ništa"],
        opens: lines![
            "Narudžba {order} je od {date} „u tranzitu” i ništa više. Bojim se da je izgubljena.",
            "Prema kuriru „{item}” je dostavljeno {date}. Cijeli dan sam {bio/bila} kod kuće i nitko nije zvonio."
        ],
        replies: lines![
            "Kurir ne može pronaći paket. Ne morate čekati na njih: danas smo poslali isto još jednom, bez troška za vas.",
            "Vozač ga je ostavio u pekari do vas i zaboravio poruku. Ako nije tamo, javite i danas šaljem novi."
        ],
    },
    Words {
        topic: Topic::WrongItem,
        subjects: lines!["Krivi artikl u narudžbi {order}", "To nisam {naručio/naručila}"],
        opens: lines![
            "{Naručio/Naručila} sam „{item}”, a stiglo je „{other}”. Što sada?",
            "U narudžbi {order} došlo je do zamjene: na kutiji piše „{item}”, a unutra je nešto drugo."
        ],
        replies: lines![
            "Kod nas su se pomiješale dvije police. „{item}” danas kreće prema vama, a drugo zadržite uz našu ispriku.",
            "Pravi artikl je zapakiran i kreće danas. Naljepnica za povrat krivog je u paketu, nema žurbe."
        ],
    },
    Words {
        topic: Topic::MissingItem,
        subjects: lines!["U paketu nešto nedostaje", "Narudžba {order} nije potpuna"],
        opens: lines![
            "Paket je stigao danas, ali u njemu nema artikla „{item}”. Na dostavnici piše da ga ima.",
            "Narudžba {order}: {platio/platila} sam dvije stvari i {dobio/dobila} jednu. Nedostaje „{item}”."
        ],
        replies: lines![
            "Ostalo je na stolu za pakiranje, to je naša pogreška. „{item}” kreće danas brzom poštom.",
            "U pravu ste, po težini se vidi da nije bilo unutra. Danas šaljemo „{item}” za paketom."
        ],
    },
    Words {
        topic: Topic::OutOfStock,
        subjects: lines!["„Neki artikli nisu na zalihi”, koji?", "Narudžba {order} i vaša poruka o zalihi"],
        opens: lines![
            "Napisali ste da „neki artikli” iz narudžbe {order} nisu na zalihi. Koji, molim? {Htio/Htjela} bih odlučiti što ću.",
            "{Mogao/Mogla} sam staviti „{item}” u košaricu i platiti, a sada toga nema? Kada stiže i ima li nešto slično?"
        ],
        replies: lines![
            "Nedostaje samo „{item}”, očekujemo ga za otprilike dva tjedna. Ostalo kreće danas. Ako želite, šaljemo „{other}” po nižoj od dviju cijena.",
            "Radi se o artiklu „{item}”. {Maknuo/Maknula} sam ga iz narudžbe, {amount} vam se vraća, a sve ostalo danas je poslano."
        ],
    },
    Words {
        topic: Topic::ChangeAddress,
        subjects: lines!["Nova adresa za narudžbu {order}", "Molim dostavu na drugo mjesto"],
        opens: lines![
            "{Preselio/Preselila} sam se i {zaboravio/zaboravila} promijeniti adresu. Može li narudžba {order} doći na {address}?",
            "{date} sam {naručio/naručila} „{item}” u ured, ali idući tjedan ne radimo. Molim pošaljite kući: {address}."
        ],
        replies: lines![
            "Stigli smo na vrijeme: narudžba {order} ide na {address}. {Promijenio/Promijenila} sam je i u vašem računu.",
            "Paket je već krenuo, ali kurir ga preusmjerava na {address}. Trajat će dan dulje."
        ],
    },
    Words {
        topic: Topic::CancelOrder,
        subjects: lines!["Molim otkažite narudžbu {order}", "Otkazivanje"],
        opens: lines![
            "Molim otkažite narudžbu {order}, prebrzo sam {kliknuo/kliknula}.",
            "{date} sam {naručio/naručila} „{item}”, ali više mi ne treba. Može li se otkazati prije slanja?"
        ],
        replies: lines![
            "Narudžba {order} je otkazana i {amount} se vraća na karticu. Banka to pokaže za dva do tri dana.",
            "{Uspio/Uspjela} sam je zaustaviti. Ništa ne kreće i ništa se ne naplaćuje."
        ],
    },
    Words {
        topic: Topic::CombineOrders,
        subjects: lines!["Dvije narudžbe, jedan paket?", "Dodati narudžbi {order}"],
        opens: lines![
            "Greškom sam {naručio/naručila} dvaput, prva je {order}. Može li sve u jednom paketu i s jednom dostavom?",
            "Mogu li dodati „{item}” narudžbi {order}? {Zaboravio/Zaboravila} sam."
        ],
        replies: lines![
            "Obje su sada u jednom paketu, a druga dostava vam je vraćena.",
            "„{item}” je dodano narudžbi {order}. Dobit ćete jedan paket i jedan račun."
        ],
    },
    Words {
        topic: Topic::Locker,
        subjects: lines!["Kod za paketomat ne radi", "Paketomat pun"],
        opens: lines![
            "{Stajao/Stajala} sam pred paketomatom i kod za narudžbu {order} odbijen je tri puta.",
            "Paketomat je bio pun i sada se paket čini se vraća. {Podigao/Podigla} bih ga isti dan!"
        ],
        replies: lines![
            "Kurir je ponovno pokrenuo pretinac; novi kod stiže SMS-om u roku od sat vremena. Paket ostaje još tri dana.",
            "{Uhvatio/Uhvatila} sam ga u skladištu kurira. Sutra vam ga donose na vrata, bez doplate."
        ],
    },
    Words {
        topic: Topic::Courier,
        subjects: lines!["O vašem kuriru", "Neljubazan vozač"],
        opens: lines![
            "Čovjek koji je donio narudžbu {order} bacio je kutiju preko ograde i vikao na moju majku. Trebate to znati.",
            "Vaš mi je kurir rekao da se ne penje na četvrti kat jer sam {lijen/lijena}. Je li to vaša usluga?"
        ],
        replies: lines![
            "Hvala što ste nam rekli. Danas smo razgovarali s kurirskom službom; taj vozač više neće dolaziti k vama. Uz iduću narudžbu šaljemo malu ispriku.",
            "To se ne smije događati. Ako želite, nazvat će vas voditelj kurira, a za vašu smo rutu tražili drugog vozača."
        ],
    },
    Words {
        topic: Topic::NoConfirmation,
        subjects: lines!["Nema potvrde narudžbe", "Je li moja narudžba stigla?"],
        opens: lines![
            "{date} sam {platio/platila} {amount}, ali potvrde nema i u računu ne vidim narudžbu.",
            "Je li normalno da nakon narudžbe ne stigne poruka? {Kupio/Kupila} sam „{item}”."
        ],
        replies: lines![
            "Vaša je narudžba ovdje, broj {order}. Potvrda se vratila zbog pogreške u adresi; {ispravio/ispravila} sam je i poslali smo ponovno.",
            "Sve je u redu: narudžba {order} je zapakirana. Potvrda je krenula drugi put, pogledajte i u neželjenu poštu."
        ],
    },
    Words {
        topic: Topic::BackInStock,
        subjects: lines!["Kada će opet biti „{item}”?", "Pitanje o zalihi"],
        opens: lines![
            "„{item}” je već tjednima rasprodano. Kada opet stiže?",
            "Mogu li rezervirati „{item}”? Ne bih {htio/htjela} opet propustiti."
        ],
        replies: lines![
            "Očekujemo ga za otprilike dva tjedna. {Odvojio/Odvojila} sam jedan komad na vaše ime i javljam čim stigne.",
            "Proizvođač ga je obećao ovaj mjesec. Dotad mogu ponuditi „{other}”, vrlo je slično."
        ],
    },
    Words {
        topic: Topic::Abroad,
        subjects: lines!["Dostava u inozemstvo", "Koliko stoji slanje?"],
        opens: lines![
            "Koliko bi stajalo slanje artikla „{item}” na {address}? Na stranici su samo domaće cijene.",
            "Dostavljate li i u inozemstvo? Poklon je, pa bih {htio/htjela} da stigne do rođendana."
        ],
        replies: lines![
            "Da: 12,90 do pet kilograma, tri do pet radnih dana. Mogu naručiti umjesto vas ako stranica ne radi kako treba.",
            "Dostavljamo u sve susjedne zemlje. Najprije odaberite državu i vidjet ćete cijenu; za vas je 12,90."
        ],
    },
];

const _: () = in_order(&PARCELS, 0);
