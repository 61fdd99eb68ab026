//! Electronic mail without a database: raw bytes to a letter, verdicts, trimming, tokens, composing, SMTP in and out.
