use super::*;

fn assert_reply(mail: &str, reply: &str) {
    assert_eq!(reply_text(mail), reply, "of:\n{mail}");
}

#[test]
fn history_below_the_own_words_goes() {
    for over in [
        "On Mon, 3 Mar 2025 at 10:00, Shop <help@shop.example> wrote:",
        "Am Mo., 3. März 2025 um 10:00 Uhr schrieb Shop <help@shop.example>:",
        "Le lun. 3 mars 2025 à 10:00, Shop <help@shop.example> a écrit :",
        "El lun, 3 mar 2025 a las 10:00, Shop (<help@shop.example>) escribió:",
        "Il giorno lun 3 mar 2025 alle ore 10:00 Shop <help@shop.example> ha scritto:",
        "pon., 3 mar 2025 o 10:00 Shop <help@shop.example> napisał(a):",
        "po 3. 3. 2025 v 10:00 odesílatel Shop <help@shop.example> napsal:",
        "пн, 3 мар. 2025 г. в 10:00, Shop <help@shop.example>:",
        "3 марта 2025 г., 10:00, Shop <help@shop.example> пишет:",
        "На пн, 3.03.2025 г. в 10:00 ч. Shop <help@shop.example> написа:",
        "pon, 3. ožu 2025. u 10:00 Shop <help@shop.example> napisao je:",
        "Op ma 3 mrt 2025 om 10:00 schreef Shop <help@shop.example>:",
        "Den mån 3 mars 2025 kl 10:00 skrev Shop <help@shop.example>:",
        "ma 3. maaliskuuta 2025 klo 10.00 Shop (help@shop.example) kirjoitti:",
        "Am 03.03.25 um 10:00 schrieb Shop:",
        "Shop <help@shop.example> schrieb am Mo., 3. März 2025, 10:00:",
        "Le 03/03/2025 à 10:00, Shop a écrit :",
        "Понедельник, 3 марта 2025, 10:00 +03:00 от Shop <help@shop.example>:",
        "03.03.2025, 10:00, \"Shop\" <help@shop.example>:",
        "03.03.2025 10:00, Shop пишет:",
        "3 марта 2025 г., в 10:00, Shop <help@shop.example> написал(а):",
        "Dana 3. 3. 2025. u 10:00, Shop je napisao/la:",
        "W dniu 2025-03-03 10:00, Shop napisał(a):",
        "Dňa 3. 3. 2025 o 10:00 Shop napísal(a):",
        "Shop <help@shop.example> ezt írta (időpont: 2025. márc. 3., H, 10:00):",
        "Shop <help@shop.example>, 3 Mar 2025 Pzt, 10:00 tarihinde şunu yazdı:",
        "Pe lun., 3 mar. 2025 la 10:00, Shop <help@shop.example> a scris:",
        "пн, 3 бер. 2025 р. о 10:00 Shop <help@shop.example> пише:",
        "Στις Δευ 3 Μαρ 2025 στις 10:00 π.μ., ο χρήστης Shop <help@shop.example> έγραψε:",
        "Den man. 3. mar. 2025 kl. 10.00 skrev Shop <help@shop.example>:",
        "Em seg., 3 de mar. de 2025 às 10:00, Shop <help@shop.example>\nescreveu:",
        "On Monday, March 3, 2025 at 10:00:00 AM GMT+1, Shop <help@shop.example> wrote:",
        "-----Ursprüngliche Nachricht-----",
        "---------- Исходное сообщение ---------",
    ] {
        let unquoted = over.contains('@') || over.starts_with("---");
        if unquoted {
            let mail = format!("Thank you.\n\n{over}\n\nYour order is late.\n\nSorry.");
            assert_reply(&mail, "Thank you.");
        }
        assert_reply(&format!("Thank you.\n\n{over}\n\n> Your order is late.\n> Sorry."), "Thank you.");
    }
}

#[test]
fn outlook_headers_are_history_in_every_language() {
    for header in [
        "From: Shop <h@s.example>\nSent: Monday, March 3, 2025 10:00 AM\nTo: Ann\nSubject: Order",
        "Von: Shop\nGesendet: Montag, 3. März 2025 10:00\nAn: Ann\nBetreff: Bestellung",
        "От: Shop\nОтправлено: 3 марта 2025 г. 10:00\nКому: Анна\nТема: Заказ",
        "От: Shop\nИзпратено: понеделник, 3 март 2025\nДо: Анна\nОтносно: Поръчка",
        "Od: Shop\nPoslano: 3. ožujka 2025.\nPrima: Ana\nPredmet: Narudžba",
        "*De :* Shop\n*Envoyé :* lundi 3 mars 2025\n*À :* Anne\n*Objet :* Commande",
    ] {
        assert_reply(
            &format!("Danke, it works.\n\n________________________________\n{header}\n\nOld text."),
            "Danke, it works.",
        );
    }
}

#[test]
fn answers_between_quotes_keep_them() {
    let mail = "On 3 Mar 2025, Shop <h@s.example> wrote:\n> Colour?\n\nRed.\n\n> Size?\n\nLarge.\n\n> Bye";
    assert_reply(mail, "On 3 Mar 2025, Shop <h@s.example> wrote:\n> Colour?\n\nRed.\n\n> Size?\n\nLarge.");
}

#[test]
fn an_answer_below_the_whole_quote_stands_alone() {
    assert_reply("Shop wrote:\n> Which size?\n> Shop\n\nLarge, please.", "Large, please.");
}

#[test]
fn signatures_go_and_sentences_like_them_stay() {
    assert_reply("It broke.\n\n-- \nAnn\nACME", "It broke.");
    assert_reply("It broke.\n\nSent from my iPhone", "It broke.");
    assert_reply("Сломалось.\n\nОтправлено с iPhone", "Сломалось.");
    assert_reply("It broke.\n\nKind regards,\nAnn Smith", "It broke.");
    assert_reply("Sent from my shop, but never arrived.", "Sent from my shop, but never arrived.");
    assert_reply("Regards the order: it is late.", "Regards the order: it is late.");
}

#[test]
fn own_words_are_never_lost() {
    assert_reply("> only a quote", "> only a quote");
    assert_reply(
        "---------- Forwarded message ---------\nFrom: a\nDate: b\nSubject: c\n\nText",
        "---------- Forwarded message ---------\nFrom: a\nDate: b\nSubject: c\n\nText",
    );
    assert_reply("Here is what I want:\n- a\n- b", "Here is what I want:\n- a\n- b");
    assert_reply("The log of 2024-01-15 14:30:\nerror 5", "The log of 2024-01-15 14:30:\nerror 5");
    assert_reply("a\n----\nb\n====\nc", "a\n----\nb\n====\nc");
}

#[test]
fn html_marks_what_is_history() {
    let html = "<div>Yes, please.</div><div id=\"divRplyFwdMsg\"><b>Xyz:</b> Shop</div><div>Old text</div>";
    assert_eq!(reply(None, Some(html), "Re: Order"), "Yes, please.");
    assert_eq!(reply(Some("Yes, please.\nXyz: Shop\nOld text"), Some(html), "Re: Order"), "Yes, please.");
    let gmail = "<div>Sure</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, Mar 3, 2025 at 10:00 AM Shop &lt;<a>h@s.example</a>&gt; wrote:<br></div><blockquote>Old</blockquote></div>";
    assert_eq!(reply(None, Some(gmail), "Re: Order"), "Sure");
}

#[test]
fn long_quotes_cost_little() {
    let mail = format!("Hi\n{}\nbye", format!("{}\n", ">".repeat(2_000)).repeat(500));
    assert!(cost(|| assert!(reply_text(&mail).ends_with("bye"))).as_secs() < 2);
}

/// The processor's time of this thread for some work, whatever else the machine does; where the
/// system does not tell it, the time that passed.
fn cost(work: impl FnOnce()) -> std::time::Duration {
    let worked = || {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        told.split_whitespace().next()?.parse().ok().map(std::time::Duration::from_nanos)
    };
    let (begun, before) = (std::time::Instant::now(), worked());
    work();
    before.and_then(|before| worked()?.checked_sub(before)).unwrap_or_else(|| begun.elapsed())
}

#[test]
fn letters_of_marks_in_plain_text_are_the_customers() {
    assert_reply("One\n\u{e000}\nTwo\n\u{e002}Three", "One\n\u{e000}\nTwo\n\u{e002}Three");
    assert_eq!(reply(Some("One\n\u{e000}Two\n\u{e001}Three"), None, "Order"), "One\n\u{e000}Two\n\u{e001}Three");
}

/// Two megabytes in all; what looks at a text once for each line or colon takes minutes.
#[test]
fn hostile_texts_cost_little() {
    const LENGTH: usize = 150_000;
    let long = format!("On {}\n", "a ".repeat(5_000));
    let shapes = [
        ("From:", "a:"),
        ("From: ", "a: "),
        ("From: x\nDate: ", "* :"),
        ("", "From:a:a:a: To:b\n"),
        ("", ">\n\n"),
        ("", ">\n\na\n"),
        ("", &long),
        ("", "On 3 March 2025 a@b.example\n"),
        ("", "-----\n"),
        ("", "-----\n\n"),
        ("", "__\na\n"),
        ("", "<"),
        ("", "<a@b.example\n"),
        ("", "a:\n\nFrom: a@b.example\nTo: b\nSubject: c\n\n"),
        ("Regards\n", "____\nLG\n"),
        ("", "Regards\n>\n"),
        ("", "```\n"),
        ("", "Regards\n\na\n\n"),
        ("", "-----BEGIN PGP SIGNED MESSAGE-----\n"),
        ("", "-----BEGIN PGP SIGNED MESSAGE-----\n\n"),
    ];
    for (start, again) in shapes {
        let text = format!("{start}{}\nHi", again.repeat(LENGTH / again.len()));
        let took = cost(|| _ = reply_text(&text));
        let shown = &again[..again.len().min(20)];
        assert!(took.as_secs() < 5, "{shown:?} took {took:?}");
    }
}
