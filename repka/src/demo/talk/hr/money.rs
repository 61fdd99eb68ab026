//! Money, in Croatian.

use super::super::line::{Line, lines};
use super::super::topic::{MONEY as COUNT, MONEY_FROM, Topic, Words, in_order};

/// What is said about money.
pub static MONEY: [Words; COUNT] = [
    Words {
        topic: Topic::CompanyInvoice,
        subjects: lines!["R1 račun na ime tvrtke", "Račun za narudžbu {order}"],
        opens: lines![
            "Možete li račun za narudžbu {order} izdati na {firm}? {Zaboravio/Zaboravila} sam označiti.",
            "Računovodstvo ne prihvaća račun jer je na moje ime. Molim izdajte ga na {firm}."
        ],
        replies: lines![
            "Račun za narudžbu {order} ponovno je izdan na {firm}, prvi je storniran. Nalazi se u vašem računu na stranici.",
            "Gotovo: novi račun na {firm}, isti datum, isti iznos od {amount}. {Spremio/Spremila} sam podatke i za iduće narudžbe."
        ],
    },
    Words {
        topic: Topic::InvoiceMissing,
        subjects: lines!["Račun nije stigao", "Račun za {order}?"],
        opens: lines![
            "Roba iz narudžbe {order} je tu, ali računa nema. Treba mi ovaj mjesec.",
            "Gdje mogu naći račun? U paketu ga nije bilo."
        ],
        replies: lines![
            "Račun je bio zadržan jer je dio plaćen bonom. Upravo je krenuo prema vama.",
            "Nalazi se uz narudžbu {order}, a {poslao/poslala} sam vam ga i mailom."
        ],
    },
    Words {
        topic: Topic::Discount,
        subjects: lines!["Popust nije obračunat", "Puna cijena unatoč akciji"],
        opens: lines![
            "Na stranici je pisalo da je „{item}” na popustu, a za narudžbu {order} naplaćena je puna cijena.",
            "Vaš banner obećava popust, a na računu ga nema. To je {amount} previše."
        ],
        replies: lines![
            "U pravu ste, dva su pravila cijena smetala jedno drugom. {amount} vam se vraća.",
            "Popust je naravno vaš. {Ispravio/Ispravila} sam narudžbu {order} i {vratio/vratila} {amount}."
        ],
    },
    Words {
        topic: Topic::RefundStatus,
        subjects: lines!["Gdje je moj povrat?", "Povrat novca za narudžbu {order}"],
        opens: lines![
            "{Vratio/Vratila} sam „{item}” i vi ste to {date} potvrdili. Novca, {amount}, još nema.",
            "Koliko traje povrat? Narudžba {order}, {amount}."
        ],
        replies: lines![
            "Povrat od {amount} čekao je potpis kod nas, žao mi je. Danas je otišao u banku i kod vas je za dva dana.",
            "Poslali smo {amount} {date}. Bankama treba do tri radna dana; ako tada ne stigne, pišite izravno meni."
        ],
    },
    Words {
        topic: Topic::DoubleCharge,
        subjects: lines!["Dvaput naplaćeno!", "Dvije uplate za narudžbu {order}"],
        opens: lines![
            "S kartice mi je dvaput skinuto {amount} za narudžbu {order}. Molim vratite jedno.",
            "Vidim dvije uplate {date}, obje po {amount}. {Naručio/Naručila} sam jednom."
        ],
        replies: lines![
            "Jedna od njih samo je rezervacija i nestat će sama za tri dana; {amount} je naplaćeno jednom.",
            "Stvarno je naplaćeno dvaput. Danas smo vratili {amount} uz ispriku."
        ],
    },
    Words {
        topic: Topic::Voucher,
        subjects: lines!["Bon nije prihvaćen", "Kod ne radi"],
        opens: lines![
            "Na blagajni piše da moj bon „nije primjenjiv”. Bio je u vašem newsletteru {date}.",
            "{Htio/Htjela} sam kupiti „{item}” s bonom, a stranica ne prima kod."
        ],
        replies: lines![
            "Kod je greškom vrijedio samo za kavu. Sada radi za sve do kraja mjeseca.",
            "{Napravio/Napravila} sam vam novi kod i već {odbio/odbila} popust od narudžbe {order}."
        ],
    },
    Words {
        topic: Topic::GiftCard,
        subjects: lines!["Poklon bon nije stigao", "Stanje na poklon bonu"],
        opens: lines![
            "{date} sam {kupio/kupila} poklon bon od {amount} za sestrin rođendan. Ništa nije stiglo.",
            "Kako mogu vidjeti koliko je ostalo na poklon bonu? Stranica pokazuje nulu, a trebalo bi biti {amount}."
        ],
        replies: lines![
            "Otišao je na staru adresu. {Izdao/Izdala} sam ga ponovno: {amount}, vrijedi dvije godine. Prvi je poništen.",
            "Na njemu je {amount} i možete ih odmah iskoristiti. Prikaz na stranici je ispravljen."
        ],
    },
    Words {
        topic: Topic::PaymentFailed,
        subjects: lines!["Plaćanje ne prolazi", "Kartica odbijena"],
        opens: lines![
            "Triput sam {pokušao/pokušala} platiti i stranica kaže „pokušajte kasnije”. Banka kaže da je kartica u redu.",
            "Kad plaćam {amount} karticom, stranica pobijeli. Je li narudžba sada poslana ili nije?"
        ],
        replies: lines![
            "Neko vrijeme nije odgovarala druga provjera banaka. Opet radi, a košarica je ostala kakva je bila.",
            "Ništa nije naplaćeno. {Rezervirao/Rezervirala} sam robu i {poslao/poslala} vam poveznicu za plaćanje, {amount}."
        ],
    },
    Words {
        topic: Topic::PriceChanged,
        subjects: lines!["Druga cijena u košarici", "Cijena artikla „{item}”"],
        opens: lines![
            "„{item}” na stranici stoji manje nego u košarici. Koja cijena vrijedi?",
            "Dok sam {birao/birala}, cijena je narasla. {date} je još bila niža!"
        ],
        replies: lines![
            "Stranica je kasnila sat vremena. Za vas vrijedi niža cijena, {ispravio/ispravila} sam je u narudžbi {order}.",
            "Taj smo dan mijenjali cijenu. Budući da ste artikl već imali u košarici, plaćate staru."
        ],
    },
    Words {
        topic: Topic::VatNumber,
        subjects: lines!["OIB nije prihvaćen", "PDV na našoj narudžbi"],
        opens: lines![
            "Vaš obrazac ne prihvaća porezni broj tvrtke {firm}, iako je u registru.",
            "Mi smo tvrtka iz druge članice Unije, a na narudžbu {order} obračunan nam je PDV."
        ],
        replies: lines![
            "Ručno sam {upisao/upisala} broj. PDV za narudžbu {order} se vraća, a iduće narudžbe bit će bez njega.",
            "Registar taj dan nije odgovarao. Upisano je: {firm}, a novi račun čeka vas na stranici."
        ],
    },
    Words {
        topic: Topic::Points,
        subjects: lines!["Nedostaju mi bodovi", "Pitanje o bodovima"],
        opens: lines![
            "Za narudžbu {order} nisam {dobio/dobila} bodove, a bila je veća od {amount}.",
            "Od {date} su moji bodovi nestali. Istječu li?"
        ],
        replies: lines![
            "Noćni obračun stao je na pola. Bodovi za narudžbu {order} su dodani.",
            "Ne istječu ako naručite barem jednom godišnje. {Vratio/Vratila} sam vaše, molim pogledajte."
        ],
    },
    Words {
        topic: Topic::Transfer,
        subjects: lines!["Plaćeno uplatnicom, a i dalje „neplaćeno”", "Narudžba {order} je plaćena"],
        opens: lines![
            "{date} sam {uplatio/uplatila} {amount} za narudžbu {order}, a vi ste me upravo podsjetili da platim.",
            "Je li stigla moja uplata? Bojim se da sam {zaboravio/zaboravila} napisati broj narudžbe."
        ],
        replies: lines![
            "Stigla je bez broja pa nitko nije znao čija je. {Pronašao/Pronašla} sam je po iznosu; narudžba {order} kreće danas.",
            "{amount} je stiglo, hvala. Zanemarite podsjetnik, mimoišli smo se."
        ],
    },
    Words {
        topic: Topic::OfficeOffer,
        subjects: lines!["Kava za ured", "Upit za ponudu"],
        opens: lines![
            "Mi smo {firm}, dvadesetak ljudi koji piju puno kave. Koliko bi stajala mjesečna dostava artikla „{item}”?",
            "Molim ponudu za „{item}”, tri kutije mjesečno, račun na {firm}."
        ],
        replies: lines![
            "Rado. Od tri kutije mjesečno plaćate dvanaest posto manje i bez dostave. Ponuda je u vašem računu i vrijedi trideset dana.",
            "Vaša je ponuda spremna. {Dodao/Dodala} sam „{other}” za probu. Da vas sutra nazovem na {phone}?"
        ],
    },
];

const _: () = in_order(&MONEY, MONEY_FROM);
