//! Text signed in place by PGP (RFC 4880, section 7): armour around the words.

use super::Sort;

/// Fields of an armour, in lines.
const MOST_FIELDS: usize = 20;

/// Marks the armour of a signed text; the words between it stay.
pub fn mark(lines: &[&str], sorts: &mut [Sort]) {
    let mut at = 0;
    while let Some(start) = (at..lines.len()).find(|&at| lines[at] == "-----BEGIN PGP SIGNED MESSAGE-----") {
        // The fields of the armour end with a blank line.
        at = (start..lines.len().min(start + MOST_FIELDS)).find(|&at| lines[at].is_empty()).unwrap_or(start + 1);
        sorts[start..at].fill(Sort::Signature);
        let Some(armour) = (at..lines.len()).find(|&at| lines[at] == "-----BEGIN PGP SIGNATURE-----") else {
            return;
        };
        let end = (armour..lines.len()).find(|&at| lines[at] == "-----END PGP SIGNATURE-----");
        let Some(end) = end else { return };
        sorts[armour..=end].fill(Sort::Signature);
        at = end + 1;
    }
}
