//! The statements that copy a block.
//!
//! They are not registered with `sql!`, because they lean on tables that exist only while a demo is
//! made. The view `demo_copy` has a row per ticket of the block: what to take off its numbers and
//! its moments, and which order number to exchange. Taking time off a moment reads the same on both
//! engines, because `back` is microseconds on the one and an interval on the other. `CROSS JOIN` tells
//! SQLite to begin with the few tickets of the block and not with a table that holds all copies.

mod amends;

use store::Engine;

/// `demo_story`: the tickets of the block. `demo_block`: one row, where the copy goes.
const STORY: &str = "CREATE TABLE demo_story (ticket_id BIGINT PRIMARY KEY, number TEXT NOT NULL)";
/// The block's references by ticket: their own table is found by reference only.
const CITED: &str = "CREATE TABLE demo_reference (ticket_id BIGINT, reference TEXT, entry_id BIGINT, PRIMARY KEY (ticket_id, reference, entry_id))";
const VIEW: &str = "CREATE VIEW demo_copy AS
    SELECT s.ticket_id AS original, s.number, CASE s.number WHEN '' THEN '' ELSE b.name || s.number END AS fresh,
        CASE t.state WHEN 'open' THEN b.lately WHEN 'snoozed' THEN b.never ELSE b.back END AS back,
        b.name, b.tickets, b.entries, b.holdings, b.events, b.waits, b.askings, b.questions, b.sayings,
        b.approvals, b.steps, b.remedies
    FROM demo_block b CROSS JOIN demo_story s JOIN ticket t ON t.id = s.ticket_id";

pub fn tables(engine: Engine) -> [&'static str; 4] {
    let block = match engine {
        Engine::Sqlite => {
            "CREATE TABLE demo_block (name TEXT, back BIGINT, lately BIGINT, never BIGINT, tickets BIGINT, entries BIGINT, holdings BIGINT, events BIGINT, waits BIGINT, askings BIGINT, questions BIGINT, sayings BIGINT, approvals BIGINT, steps BIGINT, remedies BIGINT)"
        }
        Engine::Postgres => {
            "CREATE TABLE demo_block (name TEXT, back INTERVAL, lately INTERVAL, never INTERVAL, tickets BIGINT, entries BIGINT, holdings BIGINT, events BIGINT, waits BIGINT, askings BIGINT, questions BIGINT, sayings BIGINT, approvals BIGINT, steps BIGINT, remedies BIGINT)"
        }
    };
    [STORY, CITED, block, VIEW]
}

/// Copied remedies lie in months of their own: the next turn of the schedule adds them up.
pub const CLEAR: [&str; 5] = [
    "INSERT INTO remedy_stale_month (month) SELECT DISTINCT month FROM remedy WHERE month IS NOT NULL ON CONFLICT DO NOTHING",
    "DROP VIEW demo_copy",
    "DROP TABLE demo_block",
    "DROP TABLE demo_reference",
    "DROP TABLE demo_story",
];

/// The next row of table `$1` gets a number after `$2`. Nothing is in the table yet.
pub fn begin_after(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)",
        Engine::Postgres => "SELECT setval(pg_get_serial_sequence($1, 'id'), $2)",
    }
}

/// The newest number of each numbered table, in their order.
pub const LAST: &str = "SELECT last FROM (SELECT 1 AS place, coalesce(max(id), 0) AS last FROM ticket
    UNION ALL SELECT 2, coalesce(max(id), 0) FROM entry UNION ALL SELECT 3, coalesce(max(id), 0) FROM holding
    UNION ALL SELECT 4, coalesce(max(id), 0) FROM event UNION ALL SELECT 5, coalesce(max(id), 0) FROM wait
    UNION ALL SELECT 6, coalesce(max(id), 0) FROM asking UNION ALL SELECT 7, coalesce(max(id), 0) FROM question
    UNION ALL SELECT 8, coalesce(max(id), 0) FROM saying UNION ALL SELECT 9, coalesce(max(id), 0) FROM approval
    UNION ALL SELECT 10, coalesce(max(id), 0) FROM approval_step UNION ALL SELECT 11, coalesce(max(id), 0) FROM remedy) newest ORDER BY place";

/// Remembers what the block is. PostgreSQL is told at once how large everything is.
pub fn remember(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Sqlite => &[STORIES, REFERENCES],
        Engine::Postgres => &[STORIES, REFERENCES, "ANALYZE"],
    }
}

const STORIES: &str = "INSERT INTO demo_story (ticket_id, number) SELECT id, '' FROM ticket";
const REFERENCES: &str = "INSERT INTO demo_reference (ticket_id, reference, entry_id)
    SELECT e.ticket_id, r.reference, r.entry_id FROM mail_reference r JOIN entry e ON e.id = r.entry_id";
pub const NUMBER: &str = "UPDATE demo_story SET number = $1 WHERE ticket_id = $2";
pub const WORDS: &str = "SELECT e.ticket_id, t.subject || ' ' || e.text FROM entry e JOIN ticket t ON t.id = e.ticket_id WHERE e.kind <> 'change' ORDER BY e.id";
/// The words of an entry, as ticket::entry makes it findable.
pub const FINDABLE: &str = "SELECT e.id, e.public, s.number,
        t.subject || ' ' || e.subject || ' ' || e.author_name || ' ' || e.author_address || ' ' || e.text AS words
    FROM demo_story s JOIN ticket t ON t.id = s.ticket_id JOIN entry e ON e.ticket_id = t.id WHERE e.kind <> 'change' ORDER BY e.id";

/// Where the next copy goes: its name, microseconds for what is done and for what is open, and what
/// to take off the numbers, table by table.
pub fn place(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "INSERT INTO demo_block VALUES ($1, $2, $3, 0, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
        }
        Engine::Postgres => {
            "INSERT INTO demo_block VALUES ($1, $2 * interval '1 microsecond', $3 * interval '1 microsecond', interval '0', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
        }
    }
}

/// Every table a ticket owns, parents first. Raw mails stay with the block: an arrival is unique.
pub fn copies(engine: Engine) -> Vec<&'static str> {
    let (entry, remedy, events) = match engine {
        Engine::Sqlite => (ENTRY_SQLITE, amends::REMEDY_SQLITE, [EVENT_SQLITE, ASKED_SQLITE, amends::EVENT_SQLITE]),
        Engine::Postgres => {
            (ENTRY_POSTGRES, amends::REMEDY_POSTGRES, [EVENT_POSTGRES, ASKED_POSTGRES, amends::EVENT_POSTGRES])
        }
    };
    let mut copies = vec![TICKET, entry, HOLDING, PARTY, WAIT, ASKING, QUESTION, SAYING];
    copies.extend([amends::CAUSE, amends::JOURNEY, amends::APPROVAL, amends::STEP, remedy]);
    copies.extend([amends::DEED, amends::AWAITED, amends::TOLD, amends::VOUCHER]);
    copies.extend([TAG, ACCESS, ATTACHMENT, MAIL, REFERENCE]);
    copies.extend(events);
    copies
}

const TICKET: &str = "INSERT INTO ticket (id, subject, state, priority, department_id, assignee_id, identity_id, channel, holder,
        waiting_since, waits_for_customer, snoozed_until, snoozed_by, urgent_at, opened_at, first_answer_at, solved_at, moved_at,
        last_entry_id, last_words, last_direction, unheard, awaits, copies)
    SELECT t.id - c.tickets, replace(t.subject, c.number, c.fresh), t.state, t.priority, t.department_id, t.assignee_id, t.identity_id,
        t.channel, t.holder, t.waiting_since - c.back, t.waits_for_customer, t.snoozed_until - c.back, t.snoozed_by,
        t.urgent_at - c.back, t.opened_at - c.back, t.first_answer_at - c.back, t.solved_at - c.back, t.moved_at - c.back,
        t.last_entry_id - c.entries, replace(t.last_words, c.number, c.fresh), t.last_direction, t.unheard, t.awaits, t.copies
    FROM demo_copy c CROSS JOIN ticket t WHERE t.id = c.original ORDER BY t.id";

macro_rules! entry {
    ($args:literal) => {
        concat!(
            "INSERT INTO entry (id, ticket_id, kind, public, direction, channel, machine, meaning, staff_id, identity_id, author_name,
                author_address, recipients, copies, reply_to, subject, text, html, reply_text, remote, at, proof, change, args, delivery,
                delivery_note, deliver_at)
            SELECT e.id - c.entries, e.ticket_id - c.tickets, e.kind, e.public, e.direction, e.channel, e.machine, e.meaning, e.staff_id,
                e.identity_id, e.author_name, e.author_address, e.recipients, e.copies, e.reply_to, replace(e.subject, c.number, c.fresh),
                replace(e.text, c.number, c.fresh), replace(e.html, c.number, c.fresh), replace(e.reply_text, c.number, c.fresh),
                e.remote, e.at - c.back, e.proof, e.change, ",
            $args,
            ", e.delivery, e.delivery_note, e.deliver_at - c.back
            FROM demo_copy c CROSS JOIN entry e WHERE e.ticket_id = c.original ORDER BY e.id"
        )
    };
}
const ENTRY_SQLITE: &str = entry!("json_replace(e.args, '$.until', e.args ->> 'until' - c.back)");
const ENTRY_POSTGRES: &str = entry!(
    "e.args || jsonb_strip_nulls(jsonb_build_object('until', (e.args ->> 'until')::bigint - (extract(epoch FROM c.back) * 1000000)::bigint))"
);

const HOLDING: &str = "INSERT INTO holding (id, ticket_id, holder, staff_id, department_id, since, until)
    SELECT h.id - c.holdings, h.ticket_id - c.tickets, h.holder, h.staff_id, h.department_id, h.since - c.back, h.until - c.back
    FROM demo_copy c CROSS JOIN holding h WHERE h.ticket_id = c.original ORDER BY h.id";

const PARTY: &str = "INSERT INTO holding_party (holding_id, department_id, staff_id)
    SELECT p.holding_id - c.holdings, p.department_id, p.staff_id
    FROM demo_copy c CROSS JOIN holding h CROSS JOIN holding_party p WHERE h.ticket_id = c.original AND p.holding_id = h.id ORDER BY p.id";

const WAIT: &str = "INSERT INTO wait (id, ticket_id, entry_id, what, department_id, staff_id, since, ended_at)
    SELECT w.id - c.waits, w.ticket_id - c.tickets, w.entry_id - c.entries, w.what, w.department_id, w.staff_id, w.since - c.back,
        w.ended_at - c.back
    FROM demo_copy c CROSS JOIN wait w WHERE w.ticket_id = c.original ORDER BY w.id";

/// Nobody in the block points to what should be looked at, so the context is the same.
const ASKING: &str = "INSERT INTO asking (id, entry_id, staff_id, track, context, asked_at)
    SELECT a.id - c.askings, a.entry_id - c.entries, a.staff_id, a.track, a.context, a.asked_at - c.back
    FROM demo_copy c CROSS JOIN entry e CROSS JOIN asking a WHERE e.ticket_id = c.original AND a.entry_id = e.id ORDER BY a.id";

const QUESTION: &str = "INSERT INTO question (id, asking_id, department_id, staff_id, partner_name, partner_address, word, state, asked_at,
        due_at, wait_id, taken_by, ended_at, ended_by, reason, undelivered)
    SELECT q.id - c.questions, q.asking_id - c.askings, q.department_id, q.staff_id, q.partner_name, q.partner_address, q.word, q.state,
        q.asked_at - c.back, q.due_at - c.back, q.wait_id - c.waits, q.taken_by, q.ended_at - c.back, q.ended_by, q.reason, q.undelivered
    FROM demo_copy c CROSS JOIN entry e CROSS JOIN asking a CROSS JOIN question q
    WHERE e.ticket_id = c.original AND a.entry_id = e.id AND q.asking_id = a.id ORDER BY q.id";

/// On a ticket the words are the entry's, and none stand here.
const SAYING: &str = "INSERT INTO saying (id, asking_id, question_id, entry_id, kind, staff_id, author, text, html, at)
    SELECT s.id - c.sayings, s.asking_id - c.askings, s.question_id - c.questions, s.entry_id - c.entries, s.kind, s.staff_id, s.author,
        s.text, s.html, s.at - c.back
    FROM demo_copy c CROSS JOIN entry e CROSS JOIN saying s WHERE e.ticket_id = c.original AND s.entry_id = e.id ORDER BY s.id";

const TAG: &str = "INSERT INTO ticket_tag (ticket_id, tag_id) SELECT g.ticket_id - c.tickets, g.tag_id
    FROM demo_copy c CROSS JOIN ticket_tag g WHERE g.ticket_id = c.original ORDER BY g.ticket_id";

const ACCESS: &str = "INSERT INTO ticket_access (ticket_id, staff_id, made_at) SELECT a.ticket_id - c.tickets, a.staff_id, a.made_at - c.back
    FROM demo_copy c CROSS JOIN ticket_access a WHERE a.ticket_id = c.original ORDER BY a.ticket_id";

/// The copies share the blob.
const ATTACHMENT: &str = "INSERT INTO attachment (entry_id, name, media_type, size, blob, content_id, inline, danger)
    SELECT a.entry_id - c.entries, a.name, a.media_type, a.size, a.blob, a.content_id, a.inline, a.danger
    FROM demo_copy c CROSS JOIN entry e CROSS JOIN attachment a WHERE e.ticket_id = c.original AND a.entry_id = e.id ORDER BY a.id";

/// A Message-ID is unique: the copy's name stands before it.
const MAIL: &str = "INSERT INTO mail (entry_id, mailbox_id, message_id, digest, again)
    SELECT m.entry_id - c.entries, m.mailbox_id, c.name || '.' || m.message_id, m.digest, m.again
    FROM demo_copy c CROSS JOIN entry e CROSS JOIN mail m WHERE e.ticket_id = c.original AND m.entry_id = e.id ORDER BY m.entry_id";

const REFERENCE: &str = "INSERT INTO mail_reference (reference, entry_id)
    SELECT c.name || '.' || r.reference, r.entry_id - c.entries FROM demo_copy c CROSS JOIN demo_reference r WHERE r.ticket_id = c.original ORDER BY r.reference";

macro_rules! event {
    ($data:literal) => {
        concat!(
            "INSERT INTO event (id, at, kind, version, actor, actor_id, about, about_id, data)
            SELECT v.id - c.events, v.at - c.back, v.kind, v.version, v.actor, v.actor_id, v.about, v.about_id - c.tickets, ",
            $data,
            " FROM demo_copy c CROSS JOIN event v WHERE v.about = 'ticket' AND v.about_id = c.original ORDER BY v.id"
        )
    };
}
const EVENT_SQLITE: &str = event!(
    "json_replace(v.data, '$.ticket', v.data ->> 'ticket' - c.tickets, '$.entry', v.data ->> 'entry' - c.entries, '$.until', v.data ->> 'until' - c.back, '$.wait', v.data ->> 'wait' - c.waits)"
);
const EVENT_POSTGRES: &str = event!(
    "v.data || jsonb_strip_nulls(jsonb_build_object('ticket', (v.data ->> 'ticket')::bigint - c.tickets,
        'entry', (v.data ->> 'entry')::bigint - c.entries, 'wait', (v.data ->> 'wait')::bigint - c.waits,
        'until', (v.data ->> 'until')::bigint - (extract(epoch FROM c.back) * 1000000)::bigint))"
);

macro_rules! asked {
    ($data:literal) => {
        concat!(
            "INSERT INTO event (id, at, kind, version, actor, actor_id, about, about_id, data)
            SELECT v.id - c.events, v.at - c.back, v.kind, v.version, v.actor, v.actor_id, v.about, v.about_id - c.questions, ",
            $data,
            " FROM demo_copy c CROSS JOIN entry e CROSS JOIN asking a CROSS JOIN question q CROSS JOIN event v
            WHERE e.ticket_id = c.original AND a.entry_id = e.id AND q.asking_id = a.id AND v.about = 'question' AND v.about_id = q.id
            ORDER BY v.id"
        )
    };
}
/// What happened to its questions.
const ASKED_SQLITE: &str = asked!(
    "json_replace(v.data, '$.ticket', v.data ->> 'ticket' - c.tickets, '$.asking', v.data ->> 'asking' - c.askings, '$.question', v.data ->> 'question' - c.questions)"
);
const ASKED_POSTGRES: &str = asked!(
    "v.data || jsonb_strip_nulls(jsonb_build_object('ticket', (v.data ->> 'ticket')::bigint - c.tickets,
        'asking', (v.data ->> 'asking')::bigint - c.askings, 'question', (v.data ->> 'question')::bigint - c.questions))"
);
