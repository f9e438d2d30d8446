-- The words of a person, one row an entry, and everything that ever changed about one.
CREATE TABLE schema_versions (version INTEGER PRIMARY KEY);

CREATE TABLE entries (
    id UUID PRIMARY KEY,
    seq BIGINT NOT NULL,                    -- order of filing: decides between two of the same moment
    person VARCHAR NOT NULL DEFAULT 'me',
    journey VARCHAR,
    said_at TIMESTAMP NOT NULL,             -- UTC
    tz VARCHAR NOT NULL,                    -- IANA name, or UTC+02:00
    offset_min INTEGER NOT NULL,            -- minutes east of UTC at said_at
    local_date DATE NOT NULL,               -- the day it was said, where it was said
    for_date DATE NOT NULL,                 -- the day that was meant
    words VARCHAR NOT NULL,
    kind VARCHAR CHECK (kind IN ('step', 'stumble', 'celebration')),
    engine VARCHAR NOT NULL,                -- who heard the words
    measures STRUCT(
        exercise VARCHAR, side VARCHAR, sets BIGINT, amount DOUBLE, unit VARCHAR, load_kg DOUBLE,
        band VARCHAR, hold_s DOUBLE, angle_deg DOUBLE, aid VARCHAR, doubtful BOOLEAN
    )[] NOT NULL,
    pain DOUBLE,
    pain_before DOUBLE,
    care VARCHAR,
    hidden BOOLEAN NOT NULL DEFAULT false   -- taken back; the history can bring it again
);

-- Append-only. `before` and `after` hold the changed fields only, as JSON; both null for an add, whose
-- values are the row's own, less what later lines changed.
CREATE TABLE history (
    seq BIGINT PRIMARY KEY,
    entry_id UUID NOT NULL,
    what VARCHAR NOT NULL,                  -- add, undo
    changed_at TIMESTAMP NOT NULL,          -- UTC
    before VARCHAR,
    after VARCHAR
);
