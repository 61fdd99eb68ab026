//! What the number of a payment card is: length, issuer, check digit.

/// Issuers by the beginnings of their numbers, and how many digits those have (ISO/IEC 7812; the ranges as the
/// networks publish them: Visa, Mastercard, American Express, Diners Club, Discover, JCB, UnionPay, Mir, Maestro, Troy).
const ISSUERS: [(u32, u32, &[usize]); 22] = [
    (4, 4, &[13, 16, 19]),
    (51, 55, &[16]),
    (2221, 2720, &[16]),
    (34, 34, &[15]),
    (37, 37, &[15]),
    (300, 305, &[14, 16]),
    (3095, 3095, &[14, 16]),
    (36, 36, &[14, 16]),
    (38, 39, &[14, 16]),
    (6011, 6011, &[16, 19]),
    (644, 649, &[16, 19]),
    (65, 65, &[16, 19]),
    (3528, 3589, &[16, 19]),
    (62, 62, &[16, 17, 18, 19]),
    (2200, 2204, &[16, 17, 18, 19]),
    (5018, 5018, MAESTRO),
    (5020, 5020, MAESTRO),
    (5038, 5038, MAESTRO),
    (5893, 5893, MAESTRO),
    (6304, 6304, MAESTRO),
    (6759, 6763, MAESTRO),
    (9792, 9792, &[16]),
];
const MAESTRO: &[usize] = &[13, 14, 15, 16, 17, 18, 19];

/// Lengths that goods and parcels have too: of these only what is called a card is one. EAN-13 begins with 4 in
/// Germany, and no network gives out numbers of 13 digits any more.
const SHARED: [usize; 4] = [13, 17, 18, 19];

/// How digits look like a card's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// As one alone does.
    Card,
    /// As one does, and other numbers do.
    Perhaps,
}

/// Whether these digits can be the number of a card.
pub(super) fn look(digits: &str) -> Option<Look> {
    let known = |(from, to, lengths): &(u32, u32, &[usize])| {
        let begins = digits.get(..from.to_string().len()).and_then(|start| start.parse::<u32>().ok());
        begins.is_some_and(|start| (*from..=*to).contains(&start)) && lengths.contains(&digits.len())
    };
    if !ISSUERS.iter().any(known) || !is_checked(digits) {
        return None;
    }
    Some(if SHARED.contains(&digits.len()) { Look::Perhaps } else { Look::Card })
}

/// The check digit (ISO/IEC 7812-1, annex B: Luhn). One digit over and over is nobody's number.
fn is_checked(digits: &str) -> bool {
    let values: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let doubled = |value: u32| if value > 4 { value * 2 - 9 } else { value * 2 };
    let sum: u32 = values.iter().rev().enumerate().map(|(i, v)| if i % 2 == 1 { doubled(*v) } else { *v }).sum();
    values.len() == digits.len() && sum.is_multiple_of(10) && values.iter().any(|v| *v != values[0])
}

/// How the digits of a card's number stand in groups; a single group is one of any length.
pub(super) fn is_grouped(lengths: &[usize]) -> bool {
    matches!(
        lengths,
        [_] | [4, 4, 4, 4] | [4, 4, 4, 4, 1..=3] | [4, 6, 4 | 5] | [4, 4, 5] | [4, 3, 3, 3] | [6, 13] | [8, 8]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that networks and payment companies publish for trying things out.
    const TRIAL: [&str; 15] = [
        "4111111111111111",
        "4242424242424242",
        "4000056655665556",
        "5555555555554444",
        "5105105105105100",
        "2223003122003222",
        "378282246310005",
        "371449635398431",
        "6011111111111117",
        "30569309025904",
        "36227206271667",
        "3566002020360505",
        "6200000000000005",
        "6759649826438453",
        "2201382000000013",
    ];

    #[test]
    fn numbers_of_every_network_are_known() {
        for digits in TRIAL {
            assert!(look(digits).is_some(), "{digits}");
        }
        assert_eq!(look("4222222222222"), Some(Look::Perhaps), "goods have thirteen digits too");
    }

    #[test]
    fn one_wrong_digit_is_no_card() {
        for digits in TRIAL {
            for at in 0..digits.len() {
                let mut wrong = digits.as_bytes().to_vec();
                wrong[at] = b'0' + (wrong[at] - b'0' + 1) % 10;
                assert_eq!(look(&String::from_utf8(wrong).unwrap()), None, "{digits} at {at}");
            }
        }
    }

    #[test]
    fn what_nobody_issues_is_no_card() {
        // A telephone's IMEI and a SIM's ICCID have the same check digit.
        for digits in
            ["490154203237518", "356938035643809", "8944500102030405063", "0000000000000000", "1234567812345670"]
        {
            assert_eq!(look(digits), None, "{digits}");
        }
    }
}
