//! Mails packed into files by other programs' habits: Outlook's `winmail.dat`, opaque S/MIME.

mod mapi;
pub(crate) mod pkcs7;
pub(crate) mod tnef;
