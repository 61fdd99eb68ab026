//! What staff write for each other, in the house's language.

use super::line::{Line, lines};

/// A call that was answered; what it was about follows.
pub static CALLED: &[Line] =
    lines!["{name} called from {phone}:", "Call from {name}, {phone}:", "On the phone, {name}:"];
/// A call nobody answered.
pub static MISSED: &[Line] = lines![
    "Missed call from {phone}, {name}. It rang for half a minute, no message. We owe a call back:",
    "{name} ({phone}) hung up while waiting in the queue. To be called back, last known matter:"
];
/// A visit to the shop.
pub static VISITED: &[Line] = lines!["{name} stood at the counter:", "Visit in the shop, {name}:"];
/// What is promised at the end of a call.
pub static PROMISED: &[Line] = lines![
    "Promised to answer by mail today.",
    "Wants an answer in writing.",
    "Very patient, please be quick all the same.",
    "Will be at home after five."
];
/// What an agent adds when a matter is settled by word of mouth.
pub static SETTLED: &[Line] = lines![
    "Settled on the phone, the customer is content.",
    "Explained it, nothing left to do.",
    "Done while we talked."
];
/// Why a matter is put away.
pub static LATER: &[Line] = lines![
    "Waiting for the courier's answer, comes back by itself.",
    "Goods are expected then. Nothing to do before.",
    "Customer is on holiday until then."
];
/// What is written when a matter is handed over.
pub static HANDED: &[Line] = lines![
    "Yours, I think: {name}, order {order}. The whole letter is above.",
    "Can you take this? You know the case better than I do.",
    "Handing over before my shift ends."
];
