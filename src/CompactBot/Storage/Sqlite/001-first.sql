-- Times are UTC in milliseconds since 1970-01-01 unless a name ends in _date (ISO 8601, local to the letter).

CREATE TABLE letter_file (
    id           INTEGER PRIMARY KEY,
    sha256       TEXT    NOT NULL UNIQUE,
    name         TEXT    NOT NULL,
    content      BLOB    NOT NULL,
    received_at  INTEGER NOT NULL,
    received_via TEXT    NOT NULL            -- cli, api, inbox, sample, page
);

CREATE TABLE letter (
    id          TEXT    PRIMARY KEY,
    file_id     INTEGER NOT NULL REFERENCES letter_file (id),
    position    INTEGER NOT NULL,            -- in the file, from 1
    letter_date TEXT    NOT NULL,
    reading     TEXT    NOT NULL             -- everything that was read, as JSON
);

CREATE TABLE catalogue_version (
    version     INTEGER PRIMARY KEY,
    file_id     INTEGER NOT NULL REFERENCES letter_file (id),
    accepted_at INTEGER NOT NULL
);

CREATE TABLE announcement (
    id          TEXT    PRIMARY KEY,
    file_id     INTEGER NOT NULL REFERENCES letter_file (id),
    state       TEXT    NOT NULL,            -- draft, approved, dropped, withdrawn
    message     TEXT    NOT NULL,            -- as it will be posted, as JSON
    created_at  INTEGER NOT NULL,
    edited_at   INTEGER,
    edited_by   TEXT,
    decided_at  INTEGER,
    decided_by  TEXT
);
CREATE INDEX announcement_file ON announcement (file_id);

CREATE TABLE conversation (
    id              TEXT    PRIMARY KEY,     -- platform:key
    platform        TEXT    NOT NULL,        -- teams, slack
    workspace       TEXT    NOT NULL,        -- tenant or team
    kind            TEXT    NOT NULL,        -- personal, group, channel
    name            TEXT,
    address         TEXT    NOT NULL,        -- the platform's own reference, as JSON
    following       INTEGER NOT NULL DEFAULT 0,
    absent_reason   TEXT,                    -- why the bot cannot speak there; null where it can
    language        TEXT,
    zone            TEXT,
    first_seen_at   INTEGER NOT NULL,
    last_contact_at INTEGER NOT NULL
);
CREATE INDEX conversation_following ON conversation (following, platform, workspace);

-- The ledger: one row for each announcement and conversation. What is open (something will still be done by itself) has a not_before;
-- what is settled has none, and blocks nothing behind it.
CREATE TABLE delivery (
    id                  TEXT    PRIMARY KEY,
    announcement_id     TEXT    NOT NULL REFERENCES announcement (id),
    conversation_id     TEXT    NOT NULL REFERENCES conversation (id),
    platform            TEXT    NOT NULL,
    workspace           TEXT    NOT NULL,    -- as it was at approval: whose lane it is in
    sequence            INTEGER NOT NULL,    -- order within the conversation, from 1
    state               TEXT    NOT NULL,    -- pending, sending, sent, failed, uncertain, withdrawn, excluded
    attempts            INTEGER NOT NULL DEFAULT 0,
    look_ups            INTEGER NOT NULL DEFAULT 0,  -- that did not work, since it was last claimed
    not_before          INTEGER,             -- when it is due; null once it is settled
    claimed_at          INTEGER,
    claimed_by          TEXT,                -- the run of a lane
    platform_message_id TEXT,
    may_be_repeated     INTEGER NOT NULL DEFAULT 0,
    reason              TEXT,                -- why it is not sent, in a word
    created_at          INTEGER NOT NULL,
    updated_at          INTEGER NOT NULL,
    UNIQUE (announcement_id, conversation_id),
    UNIQUE (conversation_id, sequence)
);
CREATE INDEX delivery_due ON delivery (platform, workspace, not_before, sequence) WHERE not_before IS NOT NULL;
CREATE INDEX delivery_head ON delivery (conversation_id, sequence) WHERE not_before IS NOT NULL;
CREATE INDEX delivery_announcement ON delivery (announcement_id, state);

-- Retry-After and bad tokens pause one workspace alone, and outlive a restart.
CREATE TABLE workspace_pause (
    platform     TEXT    NOT NULL,
    workspace    TEXT    NOT NULL,
    paused_until INTEGER,                    -- null: until staff resume it
    reason       TEXT    NOT NULL,
    PRIMARY KEY (platform, workspace)
);

-- What a platform sent, stored before it is acknowledged; the key makes a repetition harmless.
CREATE TABLE inbound_event (
    platform    TEXT    NOT NULL,
    event_id    TEXT    NOT NULL,
    payload     TEXT,                        -- null once handled
    received_at INTEGER NOT NULL,
    handled_at  INTEGER,
    PRIMARY KEY (platform, event_id)
);
CREATE INDEX inbound_event_open ON inbound_event (platform, received_at) WHERE handled_at IS NULL;
