//! What the words before a number say it is.

use crate::words::fold;

/// Letters looked at before a number.
const FAR: usize = 80;

/// What a number is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    /// A card.
    Card,
    /// Something else: an order, a parcel, an account.
    Other,
    /// Nothing.
    Nothing,
}

/// Beginnings of words that call a number a card's; folded, as all words here.
const CARD: [&str; 18] = [
    "card",
    "credit",
    "debit",
    "visa",
    "mastercard",
    "maestro",
    "amex",
    "diners",
    "jcb",
    "unionpay",
    "карт",
    "кредитк",
    "виза",
    "мастеркард",
    "kartic",
    "kreditkart",
    "carte",
    "tarjeta",
];

/// Beginnings of words that call it something else.
const OTHER: [&str; 58] = [
    "tracking",
    "parcel",
    "shipment",
    "consignment",
    "waybill",
    "invoice",
    "reference",
    "serial",
    "barcode",
    "voucher",
    "coupon",
    "contract",
    "booking",
    "reservation",
    "telephone",
    "customer",
    "account",
    "transaction",
    "delivery",
    "bestell",
    "auftrag",
    "sendung",
    "rechnung",
    "konto",
    "kunden",
    "vertrag",
    "telefon",
    "paket",
    "referenz",
    "заказ",
    "трек",
    "посылк",
    "отправлен",
    "накладн",
    "счет",
    "договор",
    "телефон",
    "артикул",
    "штрихкод",
    "номенклат",
    "транзакц",
    "поръчк",
    "пратк",
    "товарителниц",
    "сметк",
    "фактур",
    "баркод",
    "narudzb",
    "posiljk",
    "pracenj",
    "racun",
    "faktur",
    "ugovor",
    "mobitel",
    "barkod",
    "referenc",
    "transakcij",
    "isporuk",
];

/// Words that do, as a whole: longer ones begin like them.
const OTHER_WHOLE: [&str; 29] = [
    "order",
    "orders",
    "iban",
    "ref",
    "ticket",
    "phone",
    "tel",
    "mobile",
    "imei",
    "iccid",
    "sn",
    "ean",
    "gtin",
    "upc",
    "isbn",
    "sku",
    "awb",
    "item",
    "article",
    "id",
    "policy",
    "тел",
    "инн",
    "огрн",
    "снилс",
    "егн",
    "еик",
    "oib",
    "poziv",
];

/// Whose cards pay nothing.
const NO_PAYMENT: [&str; 14] = [
    "gift",
    "loyalty",
    "bonus",
    "member",
    "membership",
    "sim",
    "club",
    "library",
    "подарочн",
    "бонусн",
    "клубн",
    "членск",
    "poklon",
    "clansk",
];

/// By the nearest telling word before a number; nothing before another number or another sentence counts.
pub(super) fn called(before: &[char]) -> Called {
    let words = words_before(before);
    let begins = |word: &str, list: &[&str]| list.iter().any(|start| word.starts_with(start));
    for (at, word) in words.iter().enumerate() {
        if OTHER_WHOLE.contains(&word.as_str()) || begins(word, &OTHER) {
            return Called::Other;
        }
        if begins(word, &CARD) || word == "pan" || word == "cc" {
            let pays_nothing = words.get(at + 1).is_some_and(|word| begins(word, &NO_PAYMENT));
            return if pays_nothing { Called::Other } else { Called::Card };
        }
    }
    Called::Nothing
}

/// Whether the last word is as short as those that a dot only cuts: `no.`, `Nr.`, `br.`.
fn is_short(before: &[char]) -> bool {
    (1..=3).contains(&before.iter().rev().take_while(|c| c.is_alphabetic()).take(4).count())
}

/// The words of the number's own sentence before it, nearest first; of the line above only when the number begins
/// its line.
fn words_before(before: &[char]) -> Vec<String> {
    let (mut from, mut said) = (before.len(), false);
    for (at, letter) in before.iter().enumerate().rev().take(FAR) {
        let ends_sentence = ".;!?".contains(*letter)
            && before.get(at + 1).is_some_and(|next| next.is_whitespace())
            && !(*letter == '.' && is_short(&before[..at]));
        if letter.is_ascii_digit() || ends_sentence || *letter == '\n' && said {
            break;
        }
        said |= letter.is_alphanumeric();
        from = at;
    }
    let text: String = before[from..].iter().collect();
    let mut words: Vec<String> =
        fold(&text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    words.reverse();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(text: &str) -> Called {
        called(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn the_nearest_word_says_what_a_number_is() {
        for card in
            ["My card: ", "For the order I paid by Visa ", "Номер карты:\n", "Broj kartice ", "номер на картата "]
        {
            assert_eq!(says(card), Called::Card, "{card}");
        }
        for other in ["Order no. ", "Заказ № ", "поръчка ", "Narudžba br. ", "Account: ", "gift card ", "My IBAN is "]
        {
            assert_eq!(says(other), Called::Other, "{other}");
        }
        for nothing in ["", "It is ", "Order 17 and ", "My order is late. Take ", "I ordered with "] {
            assert_eq!(says(nothing), Called::Nothing, "{nothing}");
        }
    }
}
