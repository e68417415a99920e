-- Whose each lane is. Every write of a run is made only while the lane is still its own: a process that was stopped for a while, and
-- whose lane went to another, changes nothing any more.
CREATE TABLE lane (
    number     INTEGER PRIMARY KEY,
    lanes      INTEGER NOT NULL,             -- how many there are: the same in all processes
    run        TEXT,                         -- null: nobody's
    node       TEXT,                         -- the process that has it, or had it last
    renewed_at INTEGER NOT NULL
);

-- Where there are conversations, so that what is open is found without looking at all of it.
CREATE TABLE lane_workspace (
    platform  TEXT NOT NULL,
    workspace TEXT NOT NULL,
    PRIMARY KEY (platform, workspace)
) WITHOUT ROWID;
INSERT INTO lane_workspace SELECT platform, workspace FROM conversation UNION SELECT platform, workspace FROM delivery;

CREATE TRIGGER conversation_has_workspace AFTER INSERT ON conversation
BEGIN
    INSERT INTO lane_workspace VALUES (NEW.platform, NEW.workspace) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER conversation_gets_workspace AFTER UPDATE OF workspace ON conversation WHEN NEW.workspace <> OLD.workspace
BEGIN
    INSERT INTO lane_workspace VALUES (NEW.platform, NEW.workspace) ON CONFLICT DO NOTHING;
END;

-- The unique key of announcement and conversation finds an announcement's deliveries as well.
DROP INDEX delivery_announcement;
