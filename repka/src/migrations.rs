//! The schema's steps, in order.

use store::{Migration, Text};

macro_rules! both {
    ($number:literal, $name:literal, $file:literal) => {
        Migration { number: $number, name: $name, text: Text::Both(include_str!(concat!("../../migrations/", $file))) }
    };
}

/// Every step, oldest first.
pub const ALL: &[Migration] = &[
    both!(1, "work", "0001_work.sql"),
    both!(2, "base", "0002_base.sql"),
    Migration {
        number: 3,
        name: "search",
        text: Text::Each {
            sqlite: include_str!("../../migrations/0003_search.sqlite.sql"),
            postgres: include_str!("../../migrations/0003_search.postgres.sql"),
        },
    },
    both!(4, "people", "0004_people.sql"),
    both!(5, "customer", "0005_customer.sql"),
    both!(6, "ticket", "0006_ticket.sql"),
    both!(7, "channel", "0007_channel.sql"),
    both!(8, "clock", "0008_clock.sql"),
    both!(9, "reading", "0009_reading.sql"),
    both!(10, "habit", "0010_habit.sql"),
    both!(11, "batch", "0011_batch.sql"),
    both!(12, "promise", "0012_promise.sql"),
    both!(13, "template", "0013_template.sql"),
    both!(14, "signature", "0014_signature.sql"),
    both!(15, "macro", "0015_macro.sql"),
    both!(16, "customers", "0016_customers.sql"),
    both!(17, "attention", "0017_attention.sql"),
    both!(18, "joining", "0018_joining.sql"),
    both!(19, "upload", "0019_upload.sql"),
    both!(20, "notify", "0020_notify.sql"),
    both!(21, "second_step", "0021_second_step.sql"),
    both!(22, "push", "0022_push.sql"),
    both!(23, "field", "0023_field.sql"),
    both!(24, "organisation", "0024_organisation.sql"),
    both!(25, "relay", "0025_relay.sql"),
    both!(26, "drafting", "0026_drafting.sql"),
    both!(27, "erasure", "0027_erasure.sql"),
    both!(28, "onward", "0028_onward.sql"),
    both!(29, "tidy_tag", "0029_tidy_tag.sql"),
    both!(30, "review", "0030_review.sql"),
    both!(31, "beginning", "0031_beginning.sql"),
    both!(32, "absence", "0032_absence.sql"),
    both!(33, "template_file", "0033_template_file.sql"),
    both!(34, "entries_of_a_person", "0034_entries_of_a_person.sql"),
    both!(35, "wait", "0035_wait.sql"),
    both!(36, "question", "0036_question.sql"),
    both!(37, "passed_on", "0037_passed_on.sql"),
    both!(38, "notice_question", "0038_notice_question.sql"),
    both!(39, "directory", "0039_directory.sql"),
    both!(40, "view_place", "0040_view_place.sql"),
    both!(41, "note", "0041_note.sql"),
    both!(42, "approval", "0042_approval.sql"),
    both!(43, "journey", "0043_journey.sql"),
    both!(44, "remedy", "0044_remedy.sql"),
    both!(45, "cause", "0045_cause.sql"),
    both!(46, "insight", "0046_insight.sql"),
    both!(47, "partner", "0047_partner.sql"),
    both!(48, "note_form", "0048_note_form.sql"),
    both!(49, "answered", "0049_answered.sql"),
    both!(50, "closing", "0050_closing.sql"),
    both!(51, "promise_mine", "0051_promise_mine.sql"),
    both!(52, "sees", "0052_sees.sql"),
    both!(53, "notice_remedy", "0053_notice_remedy.sql"),
    both!(54, "remedy_asked", "0054_remedy_asked.sql"),
    both!(55, "improvement", "0055_improvement.sql"),
    both!(56, "ticket_journey", "0056_ticket_journey.sql"),
    both!(57, "no_calls", "0057_no_calls.sql"),
    both!(58, "remedy_words", "0058_remedy_words.sql"),
    both!(59, "remedy_terms", "0059_remedy_terms.sql"),
    both!(60, "remedy_asked_of", "0060_remedy_asked_of.sql"),
    both!(61, "approval_history", "0061_approval_history.sql"),
    both!(62, "answer_day", "0062_answer_day.sql"),
    both!(63, "remedy_said", "0063_remedy_said.sql"),
    both!(64, "remedy_cost", "0064_remedy_cost.sql"),
    both!(65, "question_round", "0065_question_round.sql"),
    both!(66, "organisation_merge", "0066_organisation_merge.sql"),
    both!(67, "article", "0067_article.sql"),
    both!(68, "fetching", "0068_fetching.sql"),
    both!(69, "consent", "0069_consent.sql"),
    both!(70, "mail_grant", "0070_mail_grant.sql"),
    both!(71, "acknowledgement", "0071_acknowledgement.sql"),
    both!(72, "sender", "0072_sender.sql"),
    both!(73, "hidden_card", "0073_hidden_card.sql"),
    both!(74, "picture", "0074_picture.sql"),
    both!(75, "html_policy", "0075_html_policy.sql"),
    both!(76, "straying", "0076_straying.sql"),
    both!(77, "trust", "0077_trust.sql"),
    both!(78, "doubt", "0078_doubt.sql"),
    both!(79, "dkim_key", "0079_dkim_key.sql"),
    Migration {
        number: 80,
        name: "quarter",
        text: Text::Each {
            sqlite: include_str!("../../migrations/0080_quarter.sqlite.sql"),
            postgres: include_str!("../../migrations/0080_quarter.postgres.sql"),
        },
    },
    both!(81, "intake", "0081_intake.sql"),
    both!(82, "held", "0082_held.sql"),
    both!(83, "alarm", "0083_alarm.sql"),
    both!(84, "spam", "0084_spam.sql"),
    both!(85, "danger", "0085_danger.sql"),
    both!(86, "recipients", "0086_recipients.sql"),
    both!(87, "scheduled", "0087_scheduled.sql"),
    both!(88, "reach", "0088_reach.sql"),
    both!(89, "missed", "0089_missed.sql"),
    both!(90, "apart", "0090_apart.sql"),
    both!(91, "along", "0091_along.sql"),
    both!(92, "photo", "0092_photo.sql"),
    both!(93, "dealt", "0093_dealt.sql"),
    both!(94, "granted_before", "0094_granted_before.sql"),
    both!(95, "theirs", "0095_theirs.sql"),
    both!(96, "undelivered", "0096_undelivered.sql"),
    both!(97, "copied", "0097_copied.sql"),
    both!(98, "said_file", "0098_said_file.sql"),
    both!(99, "unreached", "0099_unreached.sql"),
    Migration {
        number: 100,
        name: "name_key",
        text: Text::Each {
            sqlite: include_str!("../../migrations/0100_name_key.sqlite.sql"),
            postgres: include_str!("../../migrations/0100_name_key.postgres.sql"),
        },
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn listed() -> BTreeSet<String> {
        let files = |m: &Migration| {
            let stem = format!("{:04}_{}", m.number, m.name);
            match m.text {
                Text::Both(_) => vec![format!("{stem}.sql")],
                Text::Each { .. } => {
                    vec![format!("{stem}.sqlite.sql"), format!("{stem}.postgres.sql")]
                }
            }
        };
        ALL.iter().flat_map(files).collect()
    }

    #[test]
    fn the_folder_and_the_list_agree() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations");
        let there: BTreeSet<String> =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(listed(), there);
    }

    #[test]
    fn numbers_ascend_without_gaps() {
        let numbers: Vec<i64> = ALL.iter().map(|m| m.number).collect();
        assert_eq!(numbers, (1..=ALL.len() as i64).collect::<Vec<_>>());
    }
}
