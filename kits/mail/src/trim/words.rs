//! The words mail programs put around history, in the languages of Europe.

/// Said of the author of a quoted mail. Matched as whole words, in lower case.
#[rustfmt::skip]
pub const WROTE: [&str; 50] = [
    "wrote", "writes", "schrieb", "geschrieben", "a écrit", "écrit", "a ecrit", "ha scritto",
    "scritto", "escribió", "escribio", "escrigué", "va escriure", "escreveu", "schreef",
    "geschreven", "napisał", "napisał(a)", "napisała", "napisał/a", "napsal", "napsal(a)",
    "napsala", "napísal", "napísal(a)", "napísala", "написал", "написал(a)", "написал(а)",
    "написала", "пишет", "написа", "пише", "написав", "написав(ла)", "напісаў", "napisao",
    "napisao/la", "napisala", "napisal", "piše", "skrev", "kirjoitti", "ezt írta", "írta",
    "a scris", "yazdı", "έγραψε", "rašė", "rakstīja",
];

/// What a line with an author and a date begins with.
#[rustfmt::skip]
pub const STARTS: [&str; 40] = [
    "on", "am", "le", "il", "el", "em", "op", "w", "dnia", "den", "dne", "dňa", "d.", "på", "kl.",
    "u", "dana", "в", "на", "у", "dn.", "data", "in", "a", "at", "om", "fra", "från", "от", "от:",
    "ons", "tir", "στις", "la", "pe", "în", "tarihinde", "vào", "lørdag", "der",
];

/// A field of an earlier mail's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    From,
    Date,
    To,
    Subject,
    Copy,
}

#[rustfmt::skip]
const LABELS: [(Label, &[&str]); 5] = [
    (Label::From, &[
        "from", "von", "de", "da", "van", "od", "от", "від", "ад", "fra", "från", "lähettäjä",
        "nadawca", "odesílatel", "odesilatel", "odosielateľ", "feladó", "kimden", "από",
        "expéditeur", "expediteur", "remitente", "mittente", "afzender", "message du",
        "отправитель", "от кого", "подател", "pošiljatelj", "šalje", "de la", "nuo", "no", "saatja",
        "reply-to",
    ]),
    (Label::Date, &[
        "sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "envoye", "enviado",
        "enviado el", "enviada", "enviado em", "fecha", "data", "inviato", "data invio",
        "verzonden", "wysłano", "wysłane", "data wysłania", "odesláno", "odoslané", "отправлено",
        "дата", "отправлен", "изпратено", "изпратен", "poslano", "надіслано", "дата і час", "dato",
        "sendt", "skickat", "lähetetty", "päivämäärä", "päiväys", "elküldve", "dátum", "trimis",
        "gönderildi", "tarih", "gönderme tarihi", "ημερομηνία", "στάλθηκε", "išsiųsta", "nosūtīts",
        "saadetud", "sent on",
    ]),
    (Label::To, &[
        "to", "an", "à", "a", "para", "pour", "aan", "do", "komu", "pro", "кому", "до", "prima",
        "za", "til", "till", "vastaanottaja", "címzett", "către", "catre", "kime", "προς", "kam",
        "destinataire", "destinatario", "empfänger", "получатель", "към", "u", "kellele", "naar",
        "adresat",
    ]),
    (Label::Subject, &[
        "subject", "betreff", "objet", "asunto", "oggetto", "onderwerp", "temat", "předmět",
        "predmet", "тема", "относно", "заглавие", "emne", "ämne", "aihe", "tárgy", "subiect",
        "konu", "assunto", "θέμα", "naslov", "tema", "temats", "teema", "sujet",
    ]),
    (Label::Copy, &[
        "cc", "kopie", "copie", "copie à", "copia", "dw", "kopia", "kopio", "копия", "копія",
        "másolat", "bilgi", "κοιν", "bcc", "importance", "priority", "reply to", "wichtigkeit",
    ]),
];

/// The label of a line like `*From:* someone`, and what follows it.
pub fn label(line: &str) -> Option<(Label, &str)> {
    const LONGEST: usize = 40;
    let line = line.trim_start_matches(['>', ' ', '*', '\u{a0}', '|']);
    let (name, rest) = line.split_once([':', '：'])?;
    if name.len() > LONGEST {
        return None;
    }
    let name = name.trim_matches(['*', ' ', '\u{a0}']).to_lowercase();
    let found = LABELS.iter().find(|(_, names)| names.contains(&name.as_str()))?;
    Some((found.0, rest.trim_matches(['*', ' '])))
}

/// Between the dashes of a divider.
#[rustfmt::skip]
const DIVIDERS: [&str; 52] = [
    "original message", "original mail", "original email", "forwarded message", "forwarded by",
    "forwarded mail", "reply message", "replied message", "reply above this line",
    "ursprüngliche nachricht", "ursprungliche nachricht", "originalnachricht", "original-nachricht",
    "weitergeleitete nachricht", "message d'origine", "message d’origine", "message original",
    "message initial", "message transféré", "message réacheminé", "mensaje original",
    "mensaje reenviado", "messaggio originale", "messaggio inoltrato", "oorspronkelijk bericht",
    "doorgestuurd bericht", "mensagem original", "mensagem encaminhada", "oryginalna wiadomość",
    "wiadomość oryginalna", "wiadomość przekazana", "wiadomość przekazana dalej", "původní zpráva",
    "původní e-mail", "přeposlaná zpráva", "pôvodná správa", "исходное сообщение",
    "исходное письмо", "оригинальное сообщение", "пересылаемое сообщение", "пересланное сообщение",
    "оригинално съобщение", "препратено съобщение", "originalna poruka", "izvorna poruka",
    "proslijeđena poruka", "oprindelig besked", "oprindelig meddelelse", "opprinnelig melding",
    "ursprungligt meddelande", "alkuperäinen viesti", "eredeti üzenet",
];

/// Lines that need no dashes.
#[rustfmt::skip]
const BARE_DIVIDERS: [&str; 9] = [
    "begin forwarded message:", "anfang der weitergeleiteten nachricht:",
    "début du message transféré :", "début du message réexpédié :", "inizio messaggio inoltrato:",
    "inicio del mensaje reenviado:", "начало переадресованного сообщения:",
    "početak proslijeđene poruke:", "##- please type your reply above this line -##",
];

/// `-----Original Message-----` and its sisters.
pub fn is_divider(line: &str) -> bool {
    const LONGEST: usize = 120;
    let line = line.trim();
    if line.len() > LONGEST || line.len() < 10 {
        return false;
    }
    let lower = line.to_lowercase();
    if BARE_DIVIDERS.contains(&lower.as_str()) {
        return true;
    }
    let inner = lower.trim_matches(['-', '_', '=', ' ', '*', '–', '—']);
    let dashed = lower.trim_start_matches('*').starts_with(['-', '_', '=', '–', '—']);
    dashed && DIVIDERS.iter().any(|divider| inner.starts_with(divider) && inner.len() <= divider.len() + 30)
}

/// What a phone or program puts below a mail; the name of the device follows.
#[rustfmt::skip]
const SENT_FROM: [&str; 46] = [
    "sent from my ", "sent from ", "sent via ", "sent with ", "sent using ", "get outlook for ",
    "von meinem ", "gesendet von meinem ", "gesendet von ", "gesendet mit ",
    "diese nachricht wurde von meinem ", "envoyé de mon ", "envoyé depuis mon ", "envoyé depuis ",
    "envoyé à partir de ", "envoyé avec ", "télécharger outlook pour ", "enviado desde mi ",
    "enviado desde ", "enviado do meu ", "enviado de mi ", "enviado a partir ", "inviato da ",
    "inviato dal mio ", "verzonden vanaf mijn ", "verstuurd vanaf mijn ", "verzonden met ",
    "wysłane z ", "wysłano z ", "odesláno z ", "odoslané z ", "отправлено с ", "отправлено из ",
    "отправлено от ", "изпратено от ", "poslano s mog ", "poslano s ", "poslano iz ",
    "надіслано з ", "sendt fra min ", "sendt fra ", "skickat från min ", "skickat från ",
    "lähetetty ", "trimis de pe ", "iphone'umdan gönderildi",
];

/// Names that make `Sent from …` a signature even in many words.
#[rustfmt::skip]
const DEVICES: [&str; 32] = [
    "iphone", "ipad", "ipod", "ios", "android", "samsung", "galaxy", "huawei", "xiaomi", "redmi",
    "nokia", "htc", "lg", "oneplus", "pixel", "sony", "blackberry", "windows phone", "outlook",
    "yahoo", "gmail", "mail for windows", "mail.ru", "яндекс", "yandex", "proton", "bluemail",
    "typeapp", "aqua mail", "k-9", "thunderbird", "spark",
];

/// `Sent from my iPhone` and its sisters, but no sentence that merely begins so.
pub fn is_sent_from(line: &str) -> bool {
    const LONGEST: usize = 160;
    let line = line.trim().trim_start_matches(['-', '–', '—', '*', '_', ' ']);
    if line.len() > LONGEST {
        return false;
    }
    let lower = line.to_lowercase();
    let Some(start) = SENT_FROM.iter().filter(|start| lower.starts_with(**start)).max_by_key(|start| start.len())
    else {
        return false;
    };
    let shown = lower.split(['<', '[', '(']).next().unwrap_or_default();
    let device = shown.get(start.len()..).unwrap_or_default().trim().trim_end_matches('.');
    let words = device.split_whitespace().count();
    let named = DEVICES.iter().any(|known| device.match_indices(known).any(|(at, _)| is_word(device, at, known.len())));
    let sentence = device.contains([',', '!', '?', ';']) || device.contains(". ");
    let own_name = line.get(start.len()..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let my = ["my ", "meinem ", "mon ", "mi ", "meu ", "mio ", "mijn ", "mog ", "min "]
        .iter()
        .any(|mine| start.ends_with(mine));
    !sentence && words <= 8 && (named || words <= 5 && (own_name || my))
}

/// Whether no letter stands directly before or after.
fn is_word(text: &str, at: usize, length: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
}

/// Farewells, after which only a name follows.
#[rustfmt::skip]
pub const FAREWELLS: [&str; 72] = [
    "regards", "best regards", "kind regards", "kindest regards", "warm regards", "warmest regards",
    "with regards", "with best regards", "with kind regards", "many regards", "best wishes",
    "sincerely", "yours sincerely", "sincerely yours", "yours faithfully", "yours truly",
    "respectfully", "mit freundlichen grüßen", "mit freundlichen gruessen", "mit freundlichem gruß",
    "mit besten grüßen", "freundliche grüße", "freundliche grüsse", "viele grüße", "beste grüße",
    "liebe grüße", "schöne grüße", "mfg", "cordialement", "bien cordialement", "très cordialement",
    "bien à vous", "sincères salutations", "salutations distinguées", "saludos", "un saludo",
    "saludos cordiales", "un cordial saludo", "atentamente", "cordiali saluti", "distinti saluti",
    "saluti", "un saluto", "atenciosamente", "cumprimentos", "com os melhores cumprimentos",
    "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groeten", "pozdrawiam",
    "z poważaniem", "s pozdravem", "s přátelským pozdravem", "s pozdravom", "с уважением",
    "с наилучшими пожеланиями", "с уважение", "поздрави", "з повагою", "srdačan pozdrav",
    "lijep pozdrav", "s poštovanjem", "pozdrav", "lep pozdrav", "med vänlig hälsning",
    "med vänliga hälsningar", "med venlig hilsen", "med vennlig hilsen", "ystävällisin terveisin",
    "üdvözlettel", "cu stimă", "saygılarımla",
];
