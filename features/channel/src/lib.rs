//! How words come in and go out: mailboxes, arrivals, intake, threading, delivery.
