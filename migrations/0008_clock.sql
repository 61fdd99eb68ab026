-- When somebody works. Company, department and person each keep only what differs.
CREATE TABLE calendar (
    whose     TEXT NOT NULL,                 -- company, department, staff
    whose_id  BIGINT NOT NULL,               -- 0 for the company
    layer     {json} NOT NULL,               -- zone, week, public holidays, closed days (clock::Layer)
    PRIMARY KEY (whose, whose_id)
);
