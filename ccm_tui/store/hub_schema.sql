-- The hub of ccm-tui: the journals of many registers in one PostgreSQL database (13 or later).
--
-- Run it once, as whoever owns the database:
--
--     ccm-tui hub sql > hub.sql
--     psql -v ON_ERROR_STOP=1 -d DATABASE -f hub.sql
--
-- It makes the schema ccm_tui and a role, ccm_tui_sync, that may insert and select there and
-- nothing else. Give that role to whoever syncs:
--
--     CREATE ROLE somebody LOGIN PASSWORD '...' IN ROLE ccm_tui_sync;
--
-- Rows are added and never altered. There is no sequence, no trigger, no lock and no LISTEN, so
-- that any engine that speaks the protocol can carry it. One database holds one hub: the registers
-- of the people who work under one plan.

BEGIN;

CREATE SCHEMA ccm_tui;

CREATE TABLE ccm_tui.hub (
    -- Which hub this is: one row.
    id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    format integer NOT NULL
);
INSERT INTO ccm_tui.hub (format) VALUES (1);

CREATE TABLE ccm_tui.act (
    -- What a person did in one go.
    origin text COLLATE "C" NOT NULL,
    clock  bigint NOT NULL,
    at     text NOT NULL,
    by     text,
    person text,
    verb   text NOT NULL,
    undoes bigint,
    reason text,
    digest bigint NOT NULL,            -- of every row here: the first 64 bits of its SHA-256
    PRIMARY KEY (origin, clock)
);

CREATE TABLE ccm_tui.change (
    -- One field of one record written once.
    origin        text COLLATE "C" NOT NULL,
    clock         bigint NOT NULL,
    field         text COLLATE "C" NOT NULL,
    act           bigint NOT NULL,
    kind          text NOT NULL,
    uid           text NOT NULL,
    op            text NOT NULL,
    old           text,                -- JSON: null, a number or a text
    new           text,
    parent_origin text,
    parent_clock  bigint,
    digest        bigint NOT NULL,
    PRIMARY KEY (origin, clock, field)
);

CREATE TABLE ccm_tui.edge (
    -- Further versions that a change replaced.
    origin        text COLLATE "C" NOT NULL,
    clock         bigint NOT NULL,
    field         text COLLATE "C" NOT NULL,
    parent_origin text COLLATE "C" NOT NULL,
    parent_clock  bigint NOT NULL,
    digest        bigint NOT NULL,
    PRIMARY KEY (origin, clock, field, parent_origin, parent_clock)
);

CREATE TABLE ccm_tui.redaction (
    -- Records whose personal values were erased.
    origin text COLLATE "C" NOT NULL,
    clock  bigint NOT NULL,
    act    bigint NOT NULL,
    kind   text NOT NULL,
    uid    text NOT NULL,
    digest bigint NOT NULL,
    PRIMARY KEY (origin, clock)
);
CREATE INDEX redaction_of_record ON ccm_tui.redaction (uid);

CREATE TABLE ccm_tui.blob (
    -- What documents hold, by its SHA-256.
    sha256  text COLLATE "C" PRIMARY KEY,
    content bytea NOT NULL
);

CREATE TABLE ccm_tui.arrival (
    -- What each push really added, in the same transaction: their sums are what the hub holds.
    origin  text COLLATE "C" NOT NULL,
    block   bigint NOT NULL,           -- clock >> 40: four hours and forty minutes
    id      uuid NOT NULL DEFAULT gen_random_uuid(),
    entries bigint NOT NULL,
    highest bigint NOT NULL,           -- the highest clock among them
    digest  numeric NOT NULL,          -- the sum of their digests
    version integer NOT NULL,          -- of the register that gave them
    PRIMARY KEY (origin, block, id)
);

DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'ccm_tui_sync') THEN
        CREATE ROLE ccm_tui_sync NOLOGIN;
    END IF;
END
$$;
GRANT USAGE ON SCHEMA ccm_tui TO ccm_tui_sync;
GRANT SELECT ON ccm_tui.hub TO ccm_tui_sync;
GRANT INSERT, SELECT ON ccm_tui.act, ccm_tui.change, ccm_tui.edge, ccm_tui.redaction,
    ccm_tui.blob, ccm_tui.arrival TO ccm_tui_sync;

COMMIT;
