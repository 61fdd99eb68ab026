//! The faces of those who work here, beside what they wrote.

use crate::view::Item;
use people::Staff;
use people_web::face;

/// Who gave a picture is shown by it; who has left, or is no colleague, by their letters.
pub(crate) fn place(items: &mut [Item], staff: &[Staff]) {
    let with: Vec<&Staff> = staff.iter().filter(|one| one.photo.is_some()).collect();
    if with.is_empty() {
        return;
    }
    for item in items {
        if let Item::Entry(entry) = item
            && let Some(one) = with.iter().find(|one| entry.staff == Some(one.id.0))
        {
            entry.face = face(one);
        }
    }
}
