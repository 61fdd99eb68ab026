//! What a mail asks of the database while others wait to write.

use crate::house::{House, letter};

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

/// Statements of all deeds of one mail, from its being kept to the last that it causes. Whatever else the house does
/// meanwhile only adds to them, so that the fewest of several mails are the mail's own.
async fn asked(house: &House, head: &[(&str, &str)]) -> u64 {
    let all = [&[("From", IVA), ("To", SUPPORT)], head].concat();
    let mut fewest = u64::MAX;
    for _ in 0..5 {
        let before = house.desk().db().statements_of_deeds();
        house.customer(IVA).sends(&[SUPPORT], &letter(&all, "Where is it?")).await;
        fewest = fewest.min(house.desk().db().statements_of_deeds() - before);
    }
    fewest
}

story!(a_mail_asks_little_of_whoever_waits_to_write_and_no_more_the_longer_its_thread(house) {
    house.customer(IVA).writes("My order", "Hello?").await;
    let first = asked(house, &[("Subject", "The lamp")]).await;
    let long = (0..20).map(|n| format!("<{n}@long.example>")).collect::<Vec<_>>().join(" ");
    let few = asked(house, &[("Subject", "Re: The chair"), ("References", "<0@short.example>")]).await;
    let many = asked(house, &[("Subject", "Re: The table"), ("References", &long)]).await;
    // Nodes on PostgreSQL say now and then that they live.
    assert!(many < few + 10, "{few} became {many}: something is asked for each reference");
    assert!(first <= 34 && many <= 36, "{first}, {many}");
});
