//! What customers write now, told from what mail programs put around it. The cases are our own, one
//! file a kind, in `replies/`: `@@@ name`, the mail's text, `@@@ =`, what was written now.
#![allow(clippy::unwrap_used)]

use mail::{Letter, reply_text};

struct Case<'a> {
    name: &'a str,
    mail: String,
    reply: String,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let pieces = text.split("@@@ ").skip(1).collect::<Vec<_>>();
    let said = |piece: &str| piece.split_once('\n').map(|(_, said)| said.trim_end_matches('\n').to_owned()).unwrap();
    pieces
        .chunks(2)
        .map(|pair| Case { name: pair[0].lines().next().unwrap(), mail: said(pair[0]), reply: said(pair[1]) })
        .collect()
}

fn assert_all(kind: &str, text: &str) {
    let cases = cases(text);
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let found = reply_text(&case.mail);
            (found != case.reply).then(|| format!("{}:\n{}\n\nfound\n{found}\n", case.name, case.mail))
        })
        .collect();
    let share = 100.0 * (cases.len() - wrong.len()) as f64 / cases.len() as f64;
    assert!(wrong.is_empty(), "{kind}: {share:.1} % of {} right\n{}", cases.len(), wrong.join("\n----\n"));
}

#[test]
fn history_goes_whatever_program_put_it_there() {
    assert_all("history", include_str!("replies/history.txt"));
    assert_all("clients", include_str!("replies/clients.txt"));
    assert_all("providers", include_str!("replies/providers.txt"));
}

/// Every header over an answered mail: bare, below a line, in bold letters, and with a blank line
/// after each field, as HTML makes them.
#[test]
fn headers_are_known_in_every_language() {
    let mut wrong = Vec::new();
    for header in include_str!("replies/headers.txt").trim_end().split("\n\n") {
        let bold: Vec<String> = header.lines().map(|line| line.replacen([':', '：'], ":*", 1)).collect();
        for shown in [
            header.to_owned(),
            format!("{}\n{header}", "_".repeat(32)),
            format!("*{}", bold.join("\n*")),
            header.replace('\n', " \n\n"),
        ] {
            let found = reply_text(&format!("Thank you.\n\n{shown}\n\nYour order is late."));
            wrong.extend((found != "Thank you.").then(|| format!("{shown}\nfound {found:?}")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn signatures_go_whatever_program_put_them_there() {
    assert_all("signatures", include_str!("replies/signatures.txt"));
    assert_all("farewells", include_str!("replies/farewells.txt"));
}

#[test]
fn what_only_looks_like_history_stays() {
    assert_all("own words", include_str!("replies/own.txt"));
    assert_all("kept words", include_str!("replies/kept.txt"));
    assert_all("everyday mails", include_str!("replies/everyday.txt"));
    assert_all("mails in many languages", include_str!("replies/languages.txt"));
}

/// Every line of an attribution's languages, over quoted and unquoted history.
#[test]
fn attributions_are_known_in_every_language() {
    let mut wrong = Vec::new();
    for line in include_str!("replies/attributions.txt").lines().filter(|line| !line.is_empty()) {
        let line = line.replace("\\n", "\n");
        let quoted = format!("Thank you.\n\n{line}\n\n> Your order is late.\n>\n> Sorry.");
        let bare = format!("Thank you.\n\n{line}\n\nYour order is late.\n\nSorry.");
        let told = line.contains('@') || line.starts_with("--");
        wrong.extend([(quoted, true), (bare, told)].into_iter().filter_map(|(mail, counts)| {
            let found = reply_text(&mail);
            (counts && found != "Thank you.").then(|| format!("{line}\nfound {found:?}"))
        }));
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every line a program puts below by itself.
#[test]
fn lines_of_devices_are_known_in_every_language() {
    let lines = include_str!("replies/devices.txt").lines().filter(|line| !line.is_empty());
    let wrong: Vec<&str> = lines.filter(|line| reply_text(&format!("It broke.\n\n{line}")) != "It broke.").collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn letter(fields: &str, body: &str) -> Letter {
    Letter::read(format!("From: ann@shop.example\r\n{fields}\r\n\r\n{body}").as_bytes()).unwrap()
}

#[test]
fn a_mail_passed_on_is_what_its_sender_means() {
    let outlook = "See below.\r\n\r\nFrom: Bob <bob@x.example>\r\nSent: Monday\r\nTo: Ann\r\nSubject: Broken\r\n\r\nMy lamp broke.\r\n";
    for subject in ["FW: Broken", "WG: Broken", "TR: Broken", "Fwd: Broken", "Пересл: Broken"] {
        assert!(letter(&format!("Subject: {subject}"), outlook).reply_text.ends_with("My lamp broke."), "{subject}");
    }
    assert_eq!(letter("Subject: Re: FW: Broken", outlook).reply_text, "See below.");
}

#[test]
fn html_says_what_is_history_and_what_is_a_signature() {
    let html = "Subject: Re: Order\r\nContent-Type: text/html; charset=utf-8";
    for body in [
        "<div>Yes.</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">Xyz <b>Shop</b><br>qqq</div><blockquote>Old</blockquote></div>",
        "<div>Yes.</div><div class=\"moz-cite-prefix\">Xyz Shop zyx<br></div><blockquote type=\"cite\">Old</blockquote>",
        "<div>Yes.</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>Xyz</b> Shop</div><div>Old</div>",
        "<div>Yes.</div><div id=\"ms-outlook-mobile-signature\">Abc</div><div id=\"mail-editor-reference-message-container\">Old</div>",
        "<p>Yes.</p><div class=\"gmail_signature\"><div>Ann</div><div>Sales</div></div><div class=\"yahoo_quoted\">Xyz<div>Old</div></div>",
        "<div>Yes.</div><div name=\"quote\" style=\"margin:10px\"><b>Xyz:</b> Shop</div>",
        "<div>Yes.</div><hr data-marker=\"__QUOTED_TEXT__\"><div>Xyz Shop</div>",
    ] {
        assert_eq!(letter(html, body).reply_text, "Yes.", "{body}");
    }
}

#[test]
fn answers_written_inside_html_history_stay() {
    let html = "<div class=\"gmail_attr\">Xyz Shop:</div><blockquote>Colour?</blockquote><div>Red.</div><blockquote>Size?</blockquote><div>Large.</div>";
    let reply = letter("Subject: Re: Order\r\nContent-Type: text/html", html).reply_text;
    assert!(
        ["> Colour?", "Red.", "> Size?", "Large."].iter().all(|line| reply.lines().any(|said| said == *line)),
        "{reply}"
    );
}
