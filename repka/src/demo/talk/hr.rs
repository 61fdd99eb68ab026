//! Croatian.

mod goods;
mod money;
mod parcels;

pub use goods::GOODS;
pub use money::MONEY;
pub use parcels::PARCELS;

use super::line::{Line, lines};
use super::phrases::Phrases;

/// What people say in Croatian.
pub static PHRASES: Phrases = Phrases {
    hello: lines!["Pozdrav,", "Dobar dan,", "Dobro jutro,", "Poštovani,", "Pozdrav svima,", "Bok,"],
    kind: lines![
        "Nadam se da ste svi dobro.",
        "Najprije hvala za prošli paket, bio je prekrasno zapakiran.",
        "Uvijek rado kupujem kod vas, pa je ovo sigurno sitnica.",
        "Oprostite na smetnji."
    ],
    angry: lines![
        "Ovo je stvarno neprihvatljivo.",
        "Polako gubim strpljenje.",
        "Ima li kod vas uopće koga?",
        "Ako se do sutra ne riješi, kupovat ću drugdje i napisati zašto.",
        "Ni s jednom trgovinom nisam {imao/imala} ovakvih problema."
    ],
    aside: lines![
        "{Zvao/Zvala} sam {date}, ali nitko se nije javio.",
        "Bilo bi dobro riješiti to prije vikenda.",
        "Možete me dobiti i na {phone}.",
        "Kod vas kupujem već tri godine.",
        "Usput, susjedi se dogodilo isto.",
        "{Naručio/Naručila} sam i „{other}”, s tim je sve u redu.",
        "Pošteno govoreći, dosad je sve bilo u redu. Sestra mi je prije dvije godine poklonila vrećicu vaše kave i otad druge u kući nema. Zato sam se ovaj put tako {iznenadio/iznenadila}.",
        "Inače ne pišem duge poruke, ali pola večeri {tražio/tražila} sam odgovor na vašim stranicama i {našao/našla} samo broj telefona, a na njemu glazbu. Stranica na kojoj bih sve {mogao/mogla} vidjeti već bi puno pomogla.",
    ],
    bye: lines![
        "Lijep pozdrav,\n{name}",
        "Hvala,\n{first}",
        "Srdačan pozdrav\n{name}\n{phone}",
        "Hvala unaprijed i ugodan dan\n{name}",
        "{first}",
        "S poštovanjem,\n{name}\n{address}"
    ],
    device: lines!["Poslano s mog iPhonea", "Poslano s mobitela", "Poslano iz mobilne pošte"],
    chase: lines![
        "Ima li novosti? {Pisao/Pisala} sam vam i otad ništa.",
        "Pišem već drugi put. Može li mi netko odgovoriti?",
        "Halo? Narudžba {order}. I dalje čekam.",
        "Razumijem da imate puno posla, ali kratka poruka bi mi pomogla."
    ],
    still: lines![
        "Nažalost, još nije riješeno. Kod mene se ništa nije promijenilo.",
        "Napisali ste da je gotovo. Nije. Molim vas, pogledajte još jednom narudžbu {order}.",
        "Oprostite, opet ja: isto kao prije.",
        "{Čekao/Čekala} sam kako ste zamolili, ali ništa nije stiglo."
    ],
    given: lines![
        "Naravno: narudžba {order}, adresa je i dalje {address}.",
        "Evo: {order}, telefon {phone}. Najbolje poslijepodne.",
        "Bilo je {date} navečer, oko osam.",
    ],
    pictures: lines![
        "{Napravio/Napravila} sam dvije fotografije, šaljem ih s mobitela. Lijevo se dobro vidi.",
        "Slike su poslane. Na drugoj se vidi naljepnica.",
        "Izvolite. Teško je slikati, ali vidi se."
    ],
    thanks: lines![
        "Savršeno, hvala!",
        "Kako brzo! Puno hvala, {agent}!",
        "Hvala, sada je sve u redu.",
        "Sve je riješeno. Hvala što ste se pobrinuli.",
        "Odlična usluga, hvala."
    ],
    dear: lines![
        "Pozdrav {first},",
        "Dobar dan {first},",
        "{~Poštovani gospodine/Poštovana gospođo} {last},",
        "Dobar dan, {~gospodine/gospođo} {last},"
    ],
    sorry: lines![
        "Žao mi je zbog neugodnosti.",
        "Žao mi je što ste uopće morali pisati o tome.",
        "S pravom ste ljuti i ispričavam se.",
        "Oprostite, to se nije smjelo dogoditi."
    ],
    holding: lines![
        "Vaša narudžba {order} je preda mnom i pitam kolege. Javljam vam se još danas.",
        "Hvala što ste nam javili. Provjeravam što se dogodilo i odgovaram u roku od dva sata.",
        "Preuzimam. Jedno pitanje kolegi i imat ćete jasan odgovor."
    ],
    ask: lines![
        "Da ne pogriješim: radi li se o narudžbi {order} i je li vaša adresa i dalje {address}?",
        "Recite mi, molim vas, na koji vas broj i kada možemo nazvati. Tako ćemo odmah riješiti.",
        "Možete li mi reći kada je to točno bilo? Tada ću odmah naći u zapisima.",
    ],
    ask_pictures: lines![
        "Možete li poslati fotografiju artikla i naljepnice na kutiji? Tada mogu odmah odlučiti.",
        "Jedna ili dvije slike pomogle bi skladištu da otkrije što je pošlo po zlu. Može i s mobitela."
    ],
    again: lines![
        "Hvala što ste ponovno pisali i oprostite na čekanju.",
        "Niste trebali pitati dvaput. Sada se time bavim osobno.",
        "{Pogledao/Pogledala} sam još jednom i u pravu ste."
    ],
    regards: lines!["Lijep pozdrav,\n{agent}\n{shop}", "Srdačan pozdrav\n{agent}, {shop}", "Sve najbolje,\n{agent}"],
    acknowledge: lines![
        "Hvala što ste pisali trgovini {shop}. Vaša je poruka stigla i odgovorit će vam osoba, radnim danom obično u roku od sat vremena."
    ],
    wrote: lines!["{agent}, {shop}, piše:"],
    re: "Re: ",
};
