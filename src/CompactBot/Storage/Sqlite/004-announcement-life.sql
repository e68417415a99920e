-- An announcement of a letter, or something that goes out about one: a test of it, a change to the copies that are posted, several letters
-- in one post, a reminder. All go through the one ledger.
ALTER TABLE announcement ADD COLUMN kind TEXT NOT NULL DEFAULT 'letter';    -- letter, test, correction, withdrawal, supersession, digest, reminder
ALTER TABLE announcement ADD COLUMN of_id TEXT;                  -- the announcement that it is about; null for a letter's own
ALTER TABLE announcement ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;    -- counts the changes of an approved text
ALTER TABLE announcement ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;      -- 1: quiet hours and digests do not hold it
ALTER TABLE announcement ADD COLUMN tested_mark TEXT;            -- which text was sent as a test last
ALTER TABLE announcement ADD COLUMN submitted_at INTEGER;
ALTER TABLE announcement ADD COLUMN submitted_by TEXT;
ALTER TABLE announcement ADD COLUMN scheduled_at INTEGER;
ALTER TABLE announcement ADD COLUMN scheduled_zone TEXT;         -- IANA name: the sender's
ALTER TABLE announcement ADD COLUMN corrected_at INTEGER;
ALTER TABLE announcement ADD COLUMN corrected_by TEXT;
ALTER TABLE announcement ADD COLUMN superseded_by TEXT;          -- the announcement of the letter that supersedes it
CREATE INDEX announcement_of ON announcement (of_id) WHERE of_id IS NOT NULL;
CREATE INDEX announcement_scheduled ON announcement (scheduled_at) WHERE state = 'scheduled';

ALTER TABLE delivery ADD COLUMN regardless INTEGER NOT NULL DEFAULT 0;  -- 1: it goes out whether or not the conversation follows
ALTER TABLE delivery ADD COLUMN held_until INTEGER;              -- kept back until then (quiet hours, digest); it is not open meanwhile
ALTER TABLE delivery ADD COLUMN carried_by TEXT;                 -- the delivery of the post that holds this one with others
CREATE INDEX delivery_held ON delivery (held_until) WHERE held_until IS NOT NULL;
CREATE INDEX delivery_carried ON delivery (carried_by) WHERE carried_by IS NOT NULL;

-- Who did what to an announcement, when, and from where. Only ever added to.
CREATE TABLE announcement_log (
    number          INTEGER PRIMARY KEY AUTOINCREMENT,
    announcement_id TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    by_whom         TEXT    NOT NULL,
    from_where      TEXT    NOT NULL,
    what            TEXT    NOT NULL,        -- drafted, edited, submitted, approved …
    detail          TEXT
);
CREATE INDEX announcement_log_of ON announcement_log (announcement_id, number);

CREATE TRIGGER announcement_log_is_not_changed BEFORE UPDATE ON announcement_log
BEGIN
    SELECT RAISE(ABORT, 'the log of announcements is only added to');
END;

CREATE TRIGGER announcement_log_is_not_deleted BEFORE DELETE ON announcement_log
BEGIN
    SELECT RAISE(ABORT, 'the log of announcements is only added to');
END;

-- What an announcement is about: a row for each session, or one without a session. What conversations follow is compared with it.
CREATE TABLE announcement_topic (
    announcement_id TEXT NOT NULL REFERENCES announcement (id),
    session_id      TEXT NOT NULL,           -- empty where the letters convene nothing
    kind            TEXT,
    place           TEXT,
    process         TEXT,
    PRIMARY KEY (announcement_id, session_id)
);

-- How a conversation gets what it follows. Minutes count from its own midnight.
ALTER TABLE conversation ADD COLUMN digest_at INTEGER;           -- once a day, at that minute; null: at once
ALTER TABLE conversation ADD COLUMN gather_minutes INTEGER;      -- letters within so many minutes become one post
ALTER TABLE conversation ADD COLUMN quiet_from INTEGER;
ALTER TABLE conversation ADD COLUMN quiet_to INTEGER;

-- What it follows: any of its rules is enough; without one it follows everything. A field that is empty asks for nothing.
CREATE TABLE follow_rule (
    conversation_id TEXT NOT NULL REFERENCES conversation (id),
    kind            TEXT NOT NULL,           -- empty: any
    place           TEXT NOT NULL,
    process         TEXT NOT NULL,
    PRIMARY KEY (conversation_id, kind, place, process)
);

-- What it wants to be reminded of, and so long before.
CREATE TABLE reminder_wish (
    conversation_id TEXT NOT NULL REFERENCES conversation (id),
    about           TEXT NOT NULL,           -- session, day, deadline
    ahead           TEXT NOT NULL,           -- ISO 8601 period: P1D, PT2H
    asked_at        INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, about, ahead)
);
