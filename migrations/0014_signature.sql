-- What stands under our mails.

-- The nearest signs: the author's own, the mailbox's, the department's, the company's.
CREATE TABLE signature (
    whose       TEXT NOT NULL,              -- company, department, mailbox, staff
    whose_id    BIGINT NOT NULL,            -- its row; 0 for the company
    html        TEXT NOT NULL,              -- sanitised; its words in braces are known of every ticket
    changed_at  {moment} NOT NULL,
    PRIMARY KEY (whose, whose_id)
);

-- The signature with which an answer leaves, filled in once, when it is made ready to go: what the customer got
-- stays true when the signature is changed. NULL: none.
ALTER TABLE entry ADD COLUMN signature TEXT;
