-- Whose each lane is. Every write of a run is made only while the lane is still its own: a process that was stopped for a while, and
-- whose lane went to another, changes nothing any more.
CREATE TABLE lane (
    number     BIGINT PRIMARY KEY,
    lanes      BIGINT NOT NULL,              -- how many there are: the same in all processes
    run        TEXT,                         -- null: nobody's
    node       TEXT,                         -- the process that has it, or had it last
    renewed_at BIGINT NOT NULL
);

-- Where there are conversations, so that what is open is found without looking at all of it.
CREATE TABLE lane_workspace (
    platform  TEXT NOT NULL,
    workspace TEXT NOT NULL,
    PRIMARY KEY (platform, workspace)
);
INSERT INTO lane_workspace SELECT platform, workspace FROM conversation UNION SELECT platform, workspace FROM delivery;

CREATE FUNCTION note_workspace() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO lane_workspace VALUES (NEW.platform, NEW.workspace) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER conversation_has_workspace AFTER INSERT ON conversation FOR EACH ROW EXECUTE FUNCTION note_workspace();

CREATE TRIGGER conversation_gets_workspace AFTER UPDATE OF workspace ON conversation
FOR EACH ROW WHEN (NEW.workspace <> OLD.workspace) EXECUTE FUNCTION note_workspace();

-- The unique key of announcement and conversation finds an announcement's deliveries as well.
DROP INDEX delivery_announcement;

-- Deliveries are made from the rows that they name, and those are never deleted: looking again for each costs more than writing it.
ALTER TABLE delivery DROP CONSTRAINT delivery_announcement_id_fkey, DROP CONSTRAINT delivery_conversation_id_fkey;

-- A claim changes no column of an index: with room on its page it stays there, and touches no index at all.
ALTER TABLE delivery SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
