-- psql "$DATABASE_URL" -f schema.sql
CREATE TABLE IF NOT EXISTS notes (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    title text NOT NULL,
    body text NOT NULL);

-- What GraphQL reads: one JSON object for each row.
CREATE OR REPLACE VIEW v_note AS
SELECT id, jsonb_build_object('id', id, 'title', title, 'body', body) AS data
FROM notes;
