//! Mails that are HTML alone, as the usual programs write it: what was written now.
#![allow(clippy::unwrap_used)]

use mail::Letter;

fn reply(subject: &str, html: &str) -> String {
    let raw = format!(
        "From: ann@x.example\r\nSubject: {subject}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>{html}</body></html>"
    );
    Letter::read(raw.as_bytes()).unwrap().reply_text
}

fn assert_replies(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(name, html, wanted)| {
            let found = reply("Re: Order", html);
            (found != *wanted).then(|| format!("{name}\nwanted {wanted:?}\nfound  {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

const OUTLOOK: &str = "<p class=MsoNormal><b>Von:</b> Shop &lt;help@shop.example&gt;<br><b>Gesendet:</b> Montag, 3. März 2025 10:00<br>\
    <b>An:</b> Ann<br><b>Betreff:</b> Bestellung</p><p class=MsoNormal>Alt</p>";

#[test]
fn history_goes_whatever_program_put_it_there() {
    let outlook = format!(
        "<div class=WordSection1><p class=MsoNormal>Ja, bitte.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>\
         <div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>{OUTLOOK}</div></div></div>"
    );
    let outlook_2003 = format!(
        "<div><p class=MsoNormal>Ja, bitte.</p><div class=MsoNormal align=center style='text-align:center'>\
         <hr size=2 width=\"100%\" align=center tabindex=-1></div>{OUTLOOK}</div>"
    );
    assert_replies(&[
        ("Outlook for Windows", &outlook, "Ja, bitte."),
        ("Outlook 2003", &outlook_2003, "Ja, bitte."),
        (
            "Outlook on the web",
            "<div class=\"elementToProof\">Yes, please.</div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\" tabindex=\"-1\">\
             <div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri\"><b>Xyz:</b> Shop &lt;help@shop.example&gt;<br><b>Zyx:</b> Monday</font><div>&nbsp;</div></div><div>Old</div>",
            "Yes, please.",
        ),
        (
            "Outlook on phones",
            "<div dir=\"auto\">Yes, please.</div><div id=\"ms-outlook-mobile-signature\" dir=\"auto\">Get <a href=\"https://aka.ms/o0ukef\">Outlook for iOS</a></div>\
             <div id=\"mail-editor-reference-message-container\" class=\"ms-outlook-mobile-reference-message skipProofing\"><hr>\
             <div id=\"divRplyFwdMsg\"><strong>From:</strong> Shop</div>Old</div>",
            "Yes, please.",
        ),
        (
            "Outlook for Mac",
            "<div>Yes, please.</div><div><br></div><span id=\"OLK_SRC_BODY_SECTION\"><div style=\"border-top: #b5c4df 1pt solid\"><span>From: </span>Shop</div><div>Old</div></span>",
            "Yes, please.",
        ),
        (
            "Gmail",
            "<div dir=\"ltr\">Yes, please.</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">Xyz Shop &lt;<a href=\"mailto:help@shop.example\">help@shop.example</a>&gt; zyx<br></div>\
             <blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\">Old</blockquote></div>",
            "Yes, please.",
        ),
        (
            "Apple Mail",
            "<div>Yes, please.</div><div><br><blockquote type=\"cite\"><div>On 3 Mar 2025, at 10:00, Shop &lt;help@shop.example&gt; wrote:</div><br class=\"Apple-interchange-newline\"><div>Old</div></blockquote></div>",
            "Yes, please.",
        ),
        (
            "iPhone",
            "<div>Yes, please.</div><div dir=\"ltr\"><br><div>Sent from my iPhone</div></div><div dir=\"ltr\"><br><blockquote type=\"cite\">On 3 Mar 2025, at 10:00, Shop wrote:<br><br></blockquote></div>\
             <blockquote type=\"cite\"><div dir=\"ltr\">Old</div></blockquote>",
            "Yes, please.",
        ),
        (
            "Thunderbird",
            "<p>Yes, please.</p><div class=\"moz-cite-prefix\">Xyz 03.03.25 zyx Shop<br></div><blockquote type=\"cite\" cite=\"mid:1@shop.example\"><p>Old</p></blockquote><pre class=\"moz-signature\" cols=\"72\">-- \nAnn</pre>",
            "Yes, please.",
        ),
        (
            "Yahoo",
            "<div class=\"ydp1a2b3c4dyahoo-style-wrap\"><div dir=\"ltr\">Yes, please.</div></div><div id=\"yahoo_quoted_123\" class=\"yahoo_quoted\"><div><div>Xyz Shop zyx</div><div>Old<div id=\"ydp9f8e7d6cyahoo_quoted_12\" class=\"ydp9f8e7d6cyahoo_quoted\">Older</div></div></div></div>",
            "Yes, please.",
        ),
        (
            "Proton",
            "<div style=\"font-family: Arial\">Yes, please.</div><div class=\"protonmail_signature_block\"><div class=\"protonmail_signature_block-proton\">Sent with Proton Mail</div></div>\
             <div class=\"protonmail_quote\">Xyz Shop zyx<br><blockquote class=\"protonmail_quote\" type=\"cite\">Old</blockquote><br></div>",
            "Yes, please.",
        ),
        (
            "GMX and web.de",
            "<div>Ja, bitte.</div><div>&nbsp;<div name=\"quote\" style=\"margin:10px 5px 5px 10px; border-left:2px solid #C3D9E5\"><div style=\"margin:0 0 10px 0\"><b>Gesendet:</b> Montag<br><b>Von:</b> Shop</div><div name=\"quoted-content\">Alt</div></div></div>",
            "Ja, bitte.",
        ),
        (
            "mail.ru",
            "Да, пожалуйста.<br><br>--<br>Анна<br><blockquote style=\"border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px\">Понедельник, 3 марта 2025, 10:00 +03:00 от Shop &lt;help@shop.example&gt;:<br><div>Старое</div></blockquote>",
            "Да, пожалуйста.",
        ),
        (
            "Yandex",
            "<div>Да, пожалуйста.</div><div>&nbsp;</div><div>03.03.2025, 10:00, \"Shop\" &lt;help@shop.example&gt;:</div><blockquote><p>Старое</p></blockquote>",
            "Да, пожалуйста.",
        ),
        (
            "abv.bg",
            "Да, моля.<br><br><blockquote style='border-left: 1px solid #0C4CFF; padding-left: 5px'>-------- Оригинално писмо --------<br>От: Shop help@shop.example<br>Относно: Поръчка<br><br>Старо</blockquote>",
            "Да, моля.",
        ),
        (
            "Zimbra",
            "<div>Oui.</div><div><br></div><hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div data-marker=\"__HEADERS__\"><b>De: </b>\"Shop\" &lt;help@shop.example&gt;<br><b>À: </b>Anne<br><b>Envoyé: </b>Lundi 3 Mars 2025 10:00:00<br><b>Objet: </b>Commande</div><br><div data-marker=\"__QUOTED_TEXT__\">Vieux</div>",
            "Oui.",
        ),
        (
            "Zoho",
            "<div>Yes, please.</div><br><div class=\"zmail_extra_hr\" style=\"border-top: 1px solid\"></div><div class=\"zmail_extra\" data-zbluepencil-ignore=\"true\"><div id=\"Zm-_Id_-Sgn1\">---- Xyz Shop ----</div><blockquote>Old</blockquote></div>",
            "Yes, please.",
        ),
        (
            "Tutanota",
            "<div>Yes, please.</div><br><br>3. Mar 2025 10:00 by help@shop.example:<br><blockquote class=\"tutanota_quote\" style=\"border-left: 1px solid #93A3B8\">Old</blockquote>",
            "Yes, please.",
        ),
        (
            "Roundcube",
            "<p>Yes, please.</p><p id=\"reply-intro\">Xyz 2025-03-03 Shop zyx</p><blockquote type=\"cite\" style=\"padding: 0 0.4em; border-left: #1010ff 2px solid\">Old</blockquote>",
            "Yes, please.",
        ),
        (
            "Spark",
            "<div name=\"messageBodySection\"><div dir=\"auto\">Yes, please.</div></div><div name=\"messageSignatureSection\"><div>Ann</div></div><div name=\"messageReplySection\">Xyz Shop zyx<br><blockquote type=\"cite\">Old</blockquote></div>",
            "Yes, please.",
        ),
        (
            "K-9",
            "Yes, please.<br><div class='k9mail-signature'>-- <br>Ann, with K-9</div><div class=\"gmail_quote\">On 3 March 2025 10:00:00 CET, Shop &lt;help@shop.example&gt; wrote:<blockquote class=\"gmail_quote\">Old</blockquote></div>",
            "Yes, please.",
        ),
        (
            "eM Client",
            "<div>Yes, please.</div><div><div>------ Original Message ------</div><div>From \"Shop\" &lt;help@shop.example&gt;</div><div>Date 03/03/2025</div></div><div><blockquote type=\"cite\" class=\"cite2\">Old</blockquote></div>",
            "Yes, please.",
        ),
        (
            "Notes, in a table",
            "<font>Yes, please.</font><br><br><table><tr><td>From:</td><td>Shop &lt;help@shop.example&gt;</td></tr><tr><td>To:</td><td>Ann</td></tr><tr><td>Date:</td><td>03.03.2025 10:00</td></tr><tr><td>Subject:</td><td>Order</td></tr></table>Old",
            "Yes, please.",
        ),
        (
            "From right to left",
            "<div dir=\"rtl\">כן, בבקשה.</div><div class=\"gmail_quote\"><div dir=\"rtl\" class=\"gmail_attr\">\u{202b}בתאריך יום ב׳ מאת \u{202a}Shop\u{202c}\u{200f}:\u{202c}<br></div><blockquote dir=\"rtl\">ישן</blockquote></div>",
            "כן, בבקשה.",
        ),
        (
            "Tags that nobody closes",
            "<div>Yes, please.<p>Ann<div class=\"gmail_quote\"><div class=\"gmail_attr\">Xyz</div><blockquote>Old<p>Older",
            "Yes, please.\n\nAnn",
        ),
    ]);
}

#[test]
fn words_below_and_between_history_stay() {
    for (name, html) in [
        (
            "Yahoo, below",
            "<div>Hello,</div><div class=\"yahoo_quoted\"><div>Xyz Shop</div><div>Which size?</div></div><div>Large, please.</div>",
        ),
        (
            "Proton, below",
            "<div>Hello,</div><div class=\"protonmail_quote\">Xyz<blockquote type=\"cite\">Which size?</blockquote></div><div>Large, please.</div>",
        ),
        ("Web.de, below", "<div>Hello,</div><div name=\"quote\"><div>Which size?</div></div><div>Large, please.</div>"),
        (
            "Roundcube, between",
            "<p>Hello,</p><p id=\"reply-intro\">Xyz Shop</p><blockquote type=\"cite\">Which size?</blockquote><p>Large, please.</p><blockquote type=\"cite\">Bye</blockquote>",
        ),
        (
            "Answers in colour, said so",
            "<div>Hello, see my answers in red below.</div><div class=\"yahoo_quoted\"><div>Which size?</div><div style=\"color:red\">Large, please.</div></div>",
        ),
    ] {
        let found = reply("Re: Order", html);
        assert!(found.contains("Hello,") || found.contains("Hello, see"), "{name}: {found}");
        assert!(found.contains("Large, please."), "{name}: {found}");
    }
}

#[test]
fn text_that_the_writer_indents_is_no_quote() {
    for style in ["margin: 0 0 0 40px; border: none; padding: 0px;", "margin:0 0 0 40px;border:none;padding:0px"] {
        let html = format!(
            "<div>Please change:</div><blockquote style=\"{style}\"><div>the colour to red</div><blockquote style=\"{style}\">the size to L</blockquote></blockquote><div>Thank you.</div>\
             <blockquote type=\"cite\">Old</blockquote>"
        );
        assert_eq!(reply("Re: Order", &html), "Please change:\nthe colour to red\nthe size to L\nThank you.");
    }
}

#[test]
fn what_is_passed_on_stays() {
    for (subject, html) in [
        (
            "Fwd: Lamp",
            "<div>See below.</div><div class=\"yahoo_quoted\"><div>----- Forwarded Message -----</div><div>My lamp broke.</div></div>",
        ),
        (
            "[EXTERN] WG: Lamp",
            "<div>See below.</div><div id=\"divRplyFwdMsg\"><b>Von:</b> Bob</div><div>My lamp broke.</div>",
        ),
        (
            "Lamp",
            "<div>See below.</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">---------- Forwarded message ---------<br>From: Bob</div><div>My lamp broke.</div></div>",
        ),
        (
            "Lamp",
            "<div>See below.</div><div class=\"moz-forward-container\"><br>-------- Weitergeleitete Nachricht --------<table><tr><th>Betreff:</th><td>x</td></tr></table><p>My lamp broke.</p></div>",
        ),
        (
            "Lamp",
            "<div>See below.</div><div>Begin forwarded message:</div><blockquote type=\"cite\"><div><b>From: </b>Bob</div><div>My lamp broke.</div></blockquote>",
        ),
    ] {
        let found = reply(subject, html);
        assert!(found.contains("My lamp broke."), "{subject}: {found}");
    }
}

#[test]
fn html_says_itself_in_which_letters_it_is() {
    let mut raw = b"From: ann@x.example\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n<html><head><meta charset=\"iso-8859-7\"></head><p>".to_vec();
    raw.extend(b"\xca\xe1\xeb\xe7\xec\xdd\xf1\xe1</p></html>");
    assert_eq!(Letter::read(&raw).unwrap().text, "Καλημέρα");
}
