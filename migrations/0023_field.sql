-- What a company wants to know of its tickets and customers, beyond what everybody wants to know.

-- A field that staff fill in. It is archived, never deleted: what was filled in stays readable.
CREATE TABLE field (
    id             {id},
    about          TEXT NOT NULL,            -- ticket, customer
    name           TEXT NOT NULL,
    kind           TEXT NOT NULL,            -- text, long_text, number, date, yes_no, choice, choices, money, link
    choices        {json} NOT NULL,          -- what can be chosen, in order; [] of other kinds
    currency       TEXT NOT NULL,            -- of sums: ISO 4217; '' of other kinds
    department_id  BIGINT REFERENCES department (id), -- only on tickets of this one; NULL: of all
    required       BOOLEAN NOT NULL,         -- a ticket is not solved without
    place          BIGINT NOT NULL,          -- fields are shown in this order
    made_at        {moment} NOT NULL,
    archived_at    {moment}
);
-- What was filled in; what was emptied has no row.
CREATE TABLE field_value (
    field_id  BIGINT NOT NULL REFERENCES field (id),
    about_id  BIGINT NOT NULL,               -- the ticket or customer, as the field says
    value     {json} NOT NULL,               -- as the field's kind writes it
    PRIMARY KEY (about_id, field_id)
);
CREATE INDEX field_value_field ON field_value (field_id);
