-- Words that stand on two tickets: a mail with two matters is one of the first, and a copy of it begins the second.

-- The entry as it came, of a copy. The mail, what it refers to, and what is believed of its sender are known of that one
-- alone: a copy proves nothing about where a mail belongs. Who strikes the one strikes the other.
ALTER TABLE entry ADD COLUMN copy_of BIGINT; -- another entry: no constraint, since a backup is read row by row
CREATE INDEX entry_copy ON entry (copy_of) WHERE copy_of IS NOT NULL;
