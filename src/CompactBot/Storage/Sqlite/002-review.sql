-- Which reader read a letter: one that another read is read again. Empty: before this was written down.
ALTER TABLE letter ADD COLUMN reader TEXT NOT NULL DEFAULT '';

-- The catalogue also changes by corrections and by reading again; the file is then the one that it was about.
ALTER TABLE catalogue_version ADD COLUMN cause TEXT NOT NULL DEFAULT 'letter';    -- letter, correction, rereading

-- A draft follows what is known until a person has edited it: then what it would say now is kept beside it.
ALTER TABLE announcement ADD COLUMN composed TEXT;              -- as the facts have it, as JSON
ALTER TABLE announcement ADD COLUMN facts_changed_at INTEGER;   -- since a person edited it; null where they did not

-- Where the words of a letter stand on the pictures of its pages: read when staff look at it, and at no other time.
CREATE TABLE letter_words (
    letter_id TEXT    NOT NULL REFERENCES letter (id),
    paragraph INTEGER NOT NULL,
    words     TEXT    NOT NULL,             -- as JSON
    PRIMARY KEY (letter_id, paragraph)
);

-- What people put right. Only ever added to.
CREATE TABLE correction (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    letter_id   TEXT    NOT NULL REFERENCES letter (id),
    session_key TEXT,                        -- null for the letter's own fields
    field       TEXT    NOT NULL,
    value       TEXT,
    from_value  TEXT,                        -- what stood there
    read_value  TEXT,                        -- what the reader had read there
    paragraph   INTEGER,
    undoes      INTEGER REFERENCES correction (number),
    made_by     TEXT    NOT NULL,
    made_at     INTEGER NOT NULL,
    why         TEXT    NOT NULL
);
CREATE INDEX correction_letter ON correction (letter_id, number);

CREATE TRIGGER correction_is_not_changed BEFORE UPDATE ON correction
BEGIN
    SELECT RAISE(ABORT, 'a correction is undone by another, never changed');
END;

CREATE TRIGGER correction_is_not_deleted BEFORE DELETE ON correction
BEGIN
    SELECT RAISE(ABORT, 'a correction is undone by another, never deleted');
END;

-- What another version of the reader read otherwise.
CREATE TABLE rereading (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    letter_id   TEXT    NOT NULL REFERENCES letter (id),
    read_at     INTEGER NOT NULL,
    from_reader TEXT    NOT NULL,
    to_reader   TEXT    NOT NULL,
    differences TEXT    NOT NULL             -- a line each
);
CREATE INDEX rereading_letter ON rereading (letter_id, number);
