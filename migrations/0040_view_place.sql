-- Where somebody has put a saved view in their rail; without a row it stands where it was made. Others' rails stay as
-- they are.
CREATE TABLE view_place (
    staff_id  BIGINT NOT NULL REFERENCES staff (id),
    view_id   BIGINT NOT NULL REFERENCES saved_view (id),
    place     BIGINT NOT NULL,               -- the smaller, the higher
    PRIMARY KEY (staff_id, view_id)
);
CREATE INDEX view_place_view ON view_place (view_id);
