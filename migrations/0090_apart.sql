-- Whose answer stands apart from the conversation.

-- Its author got a hidden copy (Bcc) of what we wrote, and is otherwise no part of what the customer sees: an answer
-- goes there only when somebody says so, or the customer would learn of them.
ALTER TABLE entry ADD COLUMN apart BOOLEAN NOT NULL DEFAULT FALSE;
