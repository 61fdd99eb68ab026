//! What went wrong with a block's tickets, to which journey they belong, and what was proposed to make good.

pub const CAUSE: &str = "INSERT INTO ticket_cause (ticket_id, cause_id, named_at) SELECT n.ticket_id - c.tickets, n.cause_id, n.named_at - c.back
    FROM demo_copy c CROSS JOIN ticket_cause n WHERE n.ticket_id = c.original ORDER BY n.ticket_id";

pub const JOURNEY: &str = "INSERT INTO ticket_journey (ticket_id, journey_id, chosen_at) SELECT j.ticket_id - c.tickets, j.journey_id, j.chosen_at - c.back
    FROM demo_copy c CROSS JOIN ticket_journey j WHERE j.ticket_id = c.original ORDER BY j.ticket_id";

/// The rounds that were not the last of a remedy are not copied: no story of the block has any. Each statement finds its
/// rows by indexes, whatever was copied before it.
pub const APPROVAL: &str = "INSERT INTO approval (id, about, about_id, proposer_id, rule_id, in_order, minutes, state, began_at, ended_at)
    SELECT a.id - c.approvals, a.about, a.about_id - c.entries, a.proposer_id, a.rule_id, a.in_order, a.minutes, a.state, a.began_at - c.back,
        a.ended_at - c.back
    FROM demo_copy c CROSS JOIN entry e CROSS JOIN remedy r CROSS JOIN approval a
    WHERE e.ticket_id = c.original AND r.entry_id = e.id AND a.id = r.approval_id ORDER BY a.id";

pub const STEP: &str = "INSERT INTO approval_step (id, approval_id, department_id, staff_id, leads, state, due_at, decided_by, decided_at)
    SELECT s.id - c.steps, s.approval_id - c.approvals, s.department_id, s.staff_id, s.leads, s.state, s.due_at - c.back, s.decided_by,
        s.decided_at - c.back
    FROM demo_copy c CROSS JOIN entry e CROSS JOIN remedy r CROSS JOIN approval_step s
    WHERE e.ticket_id = c.original AND r.entry_id = e.id AND s.approval_id = r.approval_id ORDER BY s.id";

macro_rules! remedy {
    ($month:literal) => {
        concat!(
            "INSERT INTO remedy (id, entry_id, kind, amount, percent, items, cost, currency, journey_id, state, reason, approval_id,
                proposed_by, proposed_at, ended_by, ended_at, month, department_id, granted_before, told_at, told_in)
            SELECT r.id - c.remedies, r.entry_id - c.entries, r.kind, r.amount, r.percent, r.items, r.cost, r.currency, r.journey_id,
                r.state, r.reason, r.approval_id - c.approvals, r.proposed_by, r.proposed_at - c.back, r.ended_by, r.ended_at - c.back,
                CASE WHEN r.month IS NOT NULL THEN ",
            $month,
            " END, r.department_id, r.granted_before, r.told_at - c.back, r.told_in - c.entries
            FROM demo_copy c CROSS JOIN entry e CROSS JOIN remedy r WHERE e.ticket_id = c.original AND r.entry_id = e.id ORDER BY r.id"
        )
    };
}
/// Nobody of the demo works while the month of its company and that of UTC differ.
pub const REMEDY_SQLITE: &str = remedy!("strftime('%Y-%m', (r.ended_at - c.back) / 1000000, 'unixepoch')");
pub const REMEDY_POSTGRES: &str = remedy!("to_char((r.ended_at - c.back) AT TIME ZONE 'UTC', 'YYYY-MM')");

pub const DEED: &str = "INSERT INTO remedy_deed (remedy_id, entry_id, what, step_id, offer, cost)
    SELECT d.remedy_id - c.remedies, d.entry_id - c.entries, d.what, d.step_id - c.steps, d.offer, d.cost
    FROM demo_copy c CROSS JOIN entry e CROSS JOIN remedy_deed d WHERE e.ticket_id = c.original AND d.entry_id = e.id ORDER BY d.id";

/// What a ticket waits for while a step is open.
pub const AWAITED: &str = "INSERT INTO remedy_wait (step_id, wait_id) SELECT w.step_id - c.steps, w.wait_id - c.waits
    FROM demo_copy c CROSS JOIN entry e CROSS JOIN remedy r CROSS JOIN approval_step s CROSS JOIN remedy_wait w
    WHERE e.ticket_id = c.original AND r.entry_id = e.id AND s.approval_id = r.approval_id AND w.step_id = s.id
    ORDER BY w.step_id";

/// Who was told of a step.
pub const TOLD: &str = "INSERT INTO remedy_asked (step_id, staff_id) SELECT t.step_id - c.steps, t.staff_id
    FROM demo_copy c CROSS JOIN entry e CROSS JOIN remedy r CROSS JOIN approval_step s CROSS JOIN remedy_asked t
    WHERE e.ticket_id = c.original AND r.entry_id = e.id AND s.approval_id = r.approval_id AND t.step_id = s.id
    ORDER BY t.step_id";

/// A code is unique: the copy's name stands in the place of its last letters, behind a U, which no code has.
pub const VOUCHER: &str = "INSERT INTO voucher (remedy_id, code, until, made_at, used_at, used_for)
    SELECT v.remedy_id - c.remedies, substr(v.code, 1, length(v.code) - length(c.name) - 1) || 'U' || c.name, v.until - c.back, v.made_at - c.back, v.used_at - c.back, v.used_for
    FROM demo_copy c CROSS JOIN entry e CROSS JOIN remedy r CROSS JOIN voucher v
    WHERE e.ticket_id = c.original AND r.entry_id = e.id AND v.remedy_id = r.id ORDER BY v.id";

macro_rules! event {
    ($data:literal) => {
        concat!(
            "INSERT INTO event (id, at, kind, version, actor, actor_id, about, about_id, data)
            SELECT v.id - c.events, v.at - c.back, v.kind, v.version, v.actor, v.actor_id, v.about, v.about_id - c.remedies, ",
            $data,
            " FROM demo_copy c CROSS JOIN entry e CROSS JOIN remedy r CROSS JOIN event v
            WHERE e.ticket_id = c.original AND r.entry_id = e.id AND v.about = 'remedy' AND v.about_id = r.id ORDER BY v.id"
        )
    };
}
pub const EVENT_SQLITE: &str = event!(
    "json_replace(v.data, '$.ticket', v.data ->> 'ticket' - c.tickets, '$.remedy', v.data ->> 'remedy' - c.remedies, '$.step', v.data ->> 'step' - c.steps)"
);
pub const EVENT_POSTGRES: &str = event!(
    "v.data || jsonb_strip_nulls(jsonb_build_object('ticket', (v.data ->> 'ticket')::bigint - c.tickets,
        'remedy', (v.data ->> 'remedy')::bigint - c.remedies, 'step', (v.data ->> 'step')::bigint - c.steps))"
);
