-- What was set for a conversation in words ("my time zone is …", "speak …"): it holds over what the platform tells of whoever speaks.
ALTER TABLE conversation ADD COLUMN set_language TEXT;   -- BCP 47; null: each question's own
ALTER TABLE conversation ADD COLUMN set_zone     TEXT;   -- IANA
ALTER TABLE conversation ADD COLUMN set_city     TEXT;   -- the city named for it, where the zone does not bear it
