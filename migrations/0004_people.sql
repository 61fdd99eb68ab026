-- Who works here.

-- Staff who answer for something.
CREATE TABLE department (
    id        {id},
    name      TEXT NOT NULL,
    name_key  TEXT NOT NULL UNIQUE,          -- folded: there is one Accounting, however it is typed
    made_at   {moment} NOT NULL
);

-- Someone who works here, or once did.
CREATE TABLE staff (
    id        {id},
    email     TEXT NOT NULL UNIQUE,          -- lower case
    name      TEXT NOT NULL,
    role      TEXT NOT NULL,                 -- admin, supervisor, agent, collaborator
    language  TEXT NOT NULL,                 -- of the screens: en, ru, bg, hr
    zone      TEXT NOT NULL,                 -- IANA time zone in which moments are shown
    password  TEXT,                          -- argon2id in PHC form; NULL until set by link
    made_at   {moment} NOT NULL,
    left_at   {moment}                       -- gone, but what they did stays theirs
);

-- Who belongs to which department; one may belong to several.
CREATE TABLE staff_department (
    staff_id       BIGINT NOT NULL REFERENCES staff (id),
    department_id  BIGINT NOT NULL REFERENCES department (id),
    PRIMARY KEY (staff_id, department_id)
);

-- A signed-in browser.
CREATE TABLE session (
    id        {id},
    secret    {bytes} NOT NULL UNIQUE,       -- sha256 of the cookie, so the table signs nobody in
    staff_id  BIGINT NOT NULL REFERENCES staff (id),
    made_at   {moment} NOT NULL,
    seen_at   {moment} NOT NULL,             -- to the minute, so that reading does not write
    address   TEXT NOT NULL,                 -- IP, for the owner to recognise
    agent     TEXT NOT NULL                  -- browser, likewise
);
CREATE INDEX session_staff ON session (staff_id);

-- A program that acts as its owner.
CREATE TABLE api_token (
    id        {id},
    secret    {bytes} NOT NULL UNIQUE,       -- sha256; the token itself is shown once
    staff_id  BIGINT NOT NULL REFERENCES staff (id),
    name      TEXT NOT NULL,
    made_at   {moment} NOT NULL,
    used_at   {moment},                      -- to the minute
    ended_at  {moment}
);
CREATE INDEX api_token_staff ON api_token (staff_id);

-- Failed sign-ins, by address and by e-mail, to slow guessing down.
CREATE TABLE sign_in_failure (
    id   {id},
    who  TEXT NOT NULL,                      -- "mail:…" or "ip:…"
    at   {moment} NOT NULL
);
CREATE INDEX sign_in_failure_who ON sign_in_failure (who, at);

-- A mailed link to set a password. The link carries a code over this id, so no secret is kept.
CREATE TABLE password_reset (
    id        {id},
    staff_id  BIGINT NOT NULL REFERENCES staff (id),
    made_at   {moment} NOT NULL,
    used_at   {moment}
);
