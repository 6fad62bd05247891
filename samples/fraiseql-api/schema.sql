-- Applied before the app starts (app/schema.py).
CREATE TABLE IF NOT EXISTS notes (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    title text NOT NULL,
    body text NOT NULL);

-- What GraphQL reads: one JSON object for each row.
CREATE OR REPLACE VIEW v_note AS
SELECT id, jsonb_build_object('id', id, 'title', title, 'body', body) AS data
FROM notes;

-- What GraphQL writes by.
CREATE OR REPLACE FUNCTION fn_create_note(input jsonb) RETURNS jsonb LANGUAGE sql AS $$
    INSERT INTO notes (title, body) VALUES (input ->> 'title', input ->> 'body')
    RETURNING jsonb_build_object('id', id)
$$;
