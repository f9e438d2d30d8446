-- Every change can be taken back, and brought again, many levels deep; what is forgotten stays forgotten.

CREATE TABLE tombstones (
    entry_id UUID PRIMARY KEY,              -- wordless: only that there was something, and is to stay away
    person VARCHAR NOT NULL                 -- whose it was
);

ALTER TABLE history RENAME TO history_1;

-- Append-only. `before` and `after` hold the changed fields only, as JSON; both null for an add, whose
-- values are the row's own, less what later lines changed.
CREATE TABLE history (
    seq BIGINT PRIMARY KEY,                 -- order of the changes; what was imported comes before all else
    id UUID NOT NULL UNIQUE,                -- of the change; an add has the id of its entry
    entry_id UUID NOT NULL,
    what VARCHAR NOT NULL
        CHECK (what IN ('add', 'relabel', 'amend', 'append', 'delete', 'undo', 'redo')),
    target UUID,                            -- which change an undo or a redo is about
    changed_at TIMESTAMP NOT NULL,          -- UTC
    before VARCHAR,
    after VARCHAR
);

-- The same in every copy of a journal, so that one can be completed from another.
INSERT INTO history
SELECT seq, CASE what WHEN 'add' THEN entry_id ELSE md5('undo ' || entry_id || ' ' || seq)::UUID END, entry_id, what,
       CASE what WHEN 'undo' THEN entry_id END, changed_at, before, after
FROM history_1;

DROP TABLE history_1;
