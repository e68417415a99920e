-- Which process handles what a platform sent, and since when: one that is no more leaves it to the others.
ALTER TABLE inbound_event ADD COLUMN taken_by TEXT;
ALTER TABLE inbound_event ADD COLUMN taken_at INTEGER NOT NULL DEFAULT 0;
