-- From version 2 to 3: the whole concept note, documents, and registers that are merged.

ALTER TABLE act ADD COLUMN reason TEXT;
ALTER TABLE claim ADD COLUMN until TEXT CHECK (date(until, '+0 days') IS until);
ALTER TABLE claim ADD COLUMN reported_by TEXT CHECK (reported_by IN ('itself', 'others'));
ALTER TABLE membership ADD COLUMN until TEXT CHECK (date(until, '+0 days') IS until);
ALTER TABLE organisation ADD COLUMN since TEXT CHECK (date(since, '+0 days') IS since);
ALTER TABLE organisation ADD COLUMN until TEXT CHECK (date(until, '+0 days') IS until);
ALTER TABLE plan ADD COLUMN starts TEXT CHECK (date(starts, '+0 days') IS starts);
ALTER TABLE plan ADD COLUMN version TEXT;
ALTER TABLE plan ADD COLUMN framework TEXT;
ALTER TABLE plan ADD COLUMN budget TEXT;
ALTER TABLE output ADD COLUMN verification TEXT;
ALTER TABLE output ADD COLUMN baseline TEXT;
ALTER TABLE output ADD COLUMN population TEXT NOT NULL DEFAULT 'parties' CHECK (population IN
    ('parties', 'states'));
ALTER TABLE activity ADD COLUMN deadline_of TEXT CHECK (deadline_of IN ('outreach', 'framework', 'either'));
ALTER TABLE activity ADD COLUMN channels TEXT;
ALTER TABLE activity ADD COLUMN responsible TEXT REFERENCES party (uid) ON DELETE RESTRICT;
ALTER TABLE activity ADD COLUMN states_wanted INTEGER;
ALTER TABLE request ADD COLUMN timeframe TEXT;
ALTER TABLE request ADD COLUMN contact TEXT REFERENCES contact (uid) ON DELETE RESTRICT;
ALTER TABLE request ADD COLUMN matched_on TEXT CHECK (date(matched_on, '+0 days') IS matched_on);
ALTER TABLE request ADD COLUMN closed_on TEXT CHECK (date(closed_on, '+0 days') IS closed_on);
ALTER TABLE request ADD COLUMN outcome TEXT;
ALTER TABLE relay ADD COLUMN ica TEXT CHECK (ica IN ('joint', 'consulted', 'informed', 'none'));
ALTER TABLE relay ADD COLUMN outreach TEXT REFERENCES outreach (uid) ON DELETE RESTRICT;
ALTER TABLE practice ADD COLUMN level TEXT CHECK (level IN ('policies', 'access', 'progress'));
ALTER TABLE practice ADD COLUMN part TEXT CHECK (part IN ('affected', 'donor'));

DROP VIEW claim_list;
DROP VIEW membership_list;
DROP VIEW organisation_list;
DROP VIEW plan_list;
DROP VIEW output_list;
DROP VIEW activity_list;
DROP VIEW request_list;
DROP VIEW relay_list;
DROP VIEW practice_list;

CREATE INDEX edge_of_parent ON edge (parent_origin, parent_clock);

CREATE TABLE redaction (
    -- Personal values of a record taken out of the journal for good: outranks every change.
    origin TEXT NOT NULL CHECK (length(origin) = 16),
    clock  INTEGER NOT NULL,
    act    INTEGER NOT NULL,
    kind   TEXT NOT NULL,
    uid    TEXT NOT NULL,
    PRIMARY KEY (origin, clock)
) STRICT, WITHOUT ROWID;

CREATE INDEX redaction_of_record ON redaction (uid);

CREATE TABLE head (
    -- The versions that stand of every field that has more than one; follows from the journal.
    uid    TEXT NOT NULL,
    field  TEXT NOT NULL,
    origin TEXT NOT NULL,
    clock  INTEGER NOT NULL,
    kind   TEXT NOT NULL,
    value  ANY,                     -- the record and a reference: 1 or null
    gone   INTEGER NOT NULL CHECK (gone IN (0, 1)),  -- said by a deletion
    stale  INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)),  -- written to since; find it anew
    PRIMARY KEY (uid, field, origin, clock)
) STRICT, WITHOUT ROWID;

CREATE INDEX head_stale ON head (uid) WHERE stale = 1;

CREATE TABLE waiting (
    -- Records that the journal has and the tables cannot show (whole) yet, and for what they wait.
    uid     TEXT NOT NULL,
    target  TEXT NOT NULL,          -- the table of what is awaited; '': they are refused as they are
    awaited TEXT NOT NULL,
    kind    TEXT NOT NULL,
    PRIMARY KEY (uid, target, awaited)
) STRICT, WITHOUT ROWID;

CREATE INDEX waiting_for ON waiting (kind, target, awaited);

CREATE TABLE merge_report (
    -- What was merged into this file, and what that brought.
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    source  TEXT NOT NULL,          -- the name of the file, without its folder; or the hub
    sha256  TEXT,
    figures TEXT NOT NULL           -- JSON
) STRICT;

CREATE TABLE handover (
    -- Receipts: what was given to whom (or taken from whom), and how far they have the journal.
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,     -- to whom
    at           TEXT NOT NULL,     -- UTC
    kind         TEXT NOT NULL CHECK (kind IN ('export', 'bundle', 'hub', 'taken')),
    file         TEXT NOT NULL,     -- its name, without its folder
    sha256       TEXT NOT NULL,
    mark         TEXT,              -- what a copy says of itself once opened; of whose register
    bytes        INTEGER NOT NULL,
    changes      INTEGER NOT NULL,
    level        TEXT NOT NULL,
    contacts     INTEGER NOT NULL CHECK (contacts IN (0, 1)),  -- 0: without contacts
    frontier     TEXT NOT NULL,     -- JSON: by origin the highest clock, how many, and a sum
    base         TEXT,              -- the SHA-256 of what has to be there before
    confirmed_at TEXT               -- when something came back that had merged it, UTC
) STRICT;

CREATE TABLE hub_block (
    -- How far this register and a hub agreed when they last met, by origin and stretch of time.
    hub     TEXT NOT NULL,          -- the hub's own number
    origin  TEXT NOT NULL,
    block   INTEGER NOT NULL,       -- clock >> 40
    entries INTEGER NOT NULL,       -- what the hub held: how many rows,
    highest INTEGER NOT NULL,       -- their highest clock,
    digest  TEXT NOT NULL,          -- and the sum of their digests
    given   INTEGER NOT NULL,       -- what was ours to give: how many changes,
    clocks  INTEGER NOT NULL,       -- and the sum of their clocks
    PRIMARY KEY (hub, origin, block)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
    -- What documents hold, by its SHA-256: no field of any record, so never in the journal.
    sha256  TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    content BLOB NOT NULL
) STRICT;

CREATE TABLE ruling (
    -- Which claim stands where claims disagree, decided by a person.
    id        INTEGER PRIMARY KEY,
    uid       TEXT NOT NULL UNIQUE,
    state     TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    aspect    TEXT NOT NULL CHECK (aspect IN
                    ('article5_obligation', 'focal_point', 'national_plan')),
    claim     TEXT NOT NULL REFERENCES claim (uid) ON DELETE RESTRICT,
    reason    TEXT NOT NULL CHECK (trim(reason) <> ''),
    date      TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    judged_by TEXT,
    by        TEXT,
    person    TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX ruling_date ON ruling (date, id) WHERE deleted = 0;
CREATE INDEX ruling_state ON ruling (state, date);
CREATE INDEX ruling_claim ON ruling (claim, date);

CREATE TABLE finding (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    state       TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    heading     TEXT NOT NULL CHECK (heading IN
                    ('data_and_needs', 'coordinate', 'plan_and_budget', 'report',
                     'involve_victims', 'adequate_assistance', 'national_legislation',
                     'non_discrimination', 'focal_point', 'coordination_mechanisms',
                     'coordination_effectiveness', 'plans_and_strategies', 'disability_sector',
                     'survivor_inclusion', 'reporting', 'commitments', 'laws_and_policies',
                     'action_points')),
    fulfilment  TEXT CHECK (fulfilment IN ('met', 'in_part', 'not_met', 'no_report', 'unknown')),
    text        TEXT NOT NULL CHECK (trim(text) <> ''),
    as_of       TEXT NOT NULL CHECK (date(as_of, '+0 days') IS as_of),
    source      TEXT NOT NULL,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX finding_as_of ON finding (as_of, id) WHERE deleted = 0;
CREATE INDEX finding_state ON finding (state, as_of);

CREATE TABLE figure (
    -- How many victims a source counts, in aggregate. Never a person.
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    state       TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    kind        TEXT NOT NULL CHECK (kind IN
                    ('casualties', 'killed', 'injured', 'survivors', 'victims')),
    since       TEXT CHECK (date(since, '+0 days') IS since),
    until       TEXT NOT NULL CHECK (date(until, '+0 days') IS until),
    total       INTEGER NOT NULL,
    men         INTEGER,
    women       INTEGER,
    boys        INTEGER,
    girls       INTEGER,
    unknown     INTEGER,
    source      TEXT NOT NULL CHECK (trim(source) <> ''),
    remark      TEXT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX figure_until ON figure (until, id) WHERE deleted = 0;
CREATE INDEX figure_state ON figure (state, until);

CREATE TABLE post (
    id           INTEGER PRIMARY KEY,
    uid          TEXT NOT NULL UNIQUE,
    contact      TEXT NOT NULL REFERENCES contact (uid) ON DELETE RESTRICT,
    role         TEXT NOT NULL CHECK (role IN ('focal_point', 'coordinator', 'mission', 'other')),
    function     TEXT,
    state        TEXT REFERENCES state (uid) ON DELETE RESTRICT,
    organisation TEXT REFERENCES organisation (uid) ON DELETE RESTRICT,
    since        TEXT CHECK (date(since, '+0 days') IS since),
    until        TEXT CHECK (date(until, '+0 days') IS until),
    deleted      INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX post_contact ON post (contact, id);
CREATE INDEX post_state ON post (state) WHERE state IS NOT NULL;
CREATE INDEX post_organisation ON post (organisation) WHERE organisation IS NOT NULL;

CREATE TABLE doubt (
    -- Where a plan is inconsistent, undefined or silent.
    id       INTEGER PRIMARY KEY,
    uid      TEXT NOT NULL UNIQUE,
    plan     TEXT NOT NULL REFERENCES plan (uid) ON DELETE RESTRICT,
    code     TEXT NOT NULL,
    position INTEGER NOT NULL,
    theme    TEXT NOT NULL CHECK (theme IN ('A', 'B', 'C', 'D', 'E')),
    text     TEXT NOT NULL CHECK (trim(text) <> ''),
    says     TEXT,
    concerns TEXT,
    source   TEXT NOT NULL,
    deleted  INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX doubt_position ON doubt (position, id);
CREATE INDEX doubt_plan ON doubt (plan);

CREATE TABLE alternative (
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    doubt   TEXT NOT NULL REFERENCES doubt (uid) ON DELETE RESTRICT,
    value   TEXT NOT NULL CHECK (trim(value) <> ''),
    text    TEXT,
    effect  TEXT,
    source  TEXT,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX alternative_doubt ON alternative (doubt, id);

CREATE TABLE decision (
    id        INTEGER PRIMARY KEY,
    uid       TEXT NOT NULL UNIQUE,
    doubt     TEXT NOT NULL REFERENCES doubt (uid) ON DELETE RESTRICT,
    value     TEXT NOT NULL CHECK (trim(value) <> ''),
    reason    TEXT NOT NULL,
    date      TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    judged_by TEXT,
    by        TEXT,
    person    TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX decision_date ON decision (date, id) WHERE deleted = 0;
CREATE INDEX decision_doubt ON decision (doubt, date);

CREATE TABLE cost (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    activity    TEXT NOT NULL REFERENCES activity (uid) ON DELETE RESTRICT,
    kind        TEXT NOT NULL DEFAULT 'planned' CHECK (kind IN ('planned', 'actual')),
    what        TEXT NOT NULL CHECK (trim(what) <> ''),
    amount      INTEGER,            -- hundredths of the currency; null: not quantified
    currency    TEXT,
    funder      TEXT REFERENCES party (uid) ON DELETE RESTRICT,
    date        TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    remark      TEXT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX cost_date ON cost (date, id) WHERE deleted = 0;
CREATE INDEX cost_activity ON cost (activity, date);
CREATE INDEX cost_funder ON cost (funder) WHERE funder IS NOT NULL;

CREATE TABLE agenda_item (
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    event   TEXT NOT NULL REFERENCES event (uid) ON DELETE RESTRICT,
    time    TEXT,
    title   TEXT NOT NULL CHECK (trim(title) <> ''),
    speaker TEXT,
    by      TEXT,
    person  TEXT,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX agenda_item_event ON agenda_item (event, id);

CREATE TABLE invitation (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    event       TEXT NOT NULL REFERENCES event (uid) ON DELETE RESTRICT,
    party       TEXT NOT NULL REFERENCES party (uid) ON DELETE RESTRICT,
    date        TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    outreach    TEXT REFERENCES outreach (uid) ON DELETE RESTRICT,
    answer      TEXT CHECK (answer IN ('accepted', 'declined', 'tentative')),
    answered_on TEXT CHECK (date(answered_on, '+0 days') IS answered_on),
    remark      TEXT,
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX invitation_date ON invitation (date, id) WHERE deleted = 0;
CREATE INDEX invitation_event ON invitation (event, date);
CREATE INDEX invitation_party ON invitation (party, date);
CREATE INDEX invitation_outreach ON invitation (outreach) WHERE outreach IS NOT NULL;

CREATE TABLE dissemination (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    channel     TEXT NOT NULL CHECK (channel IN ('web', 'list', 'forum', 'meeting', 'other')),
    date        TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    audience    TEXT NOT NULL CHECK (trim(audience) <> ''),
    event       TEXT REFERENCES event (uid) ON DELETE RESTRICT,
    address     TEXT,
    text        TEXT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX dissemination_date ON dissemination (date, id) WHERE deleted = 0;
CREATE INDEX dissemination_event ON dissemination (event) WHERE event IS NOT NULL;

CREATE TABLE dissemination_state (
    dissemination TEXT NOT NULL REFERENCES dissemination (uid) ON DELETE CASCADE,
    state         TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    PRIMARY KEY (dissemination, state)
) STRICT, WITHOUT ROWID;

CREATE INDEX dissemination_state_back ON dissemination_state (state, dissemination);

CREATE TABLE dissemination_activity (
    dissemination TEXT NOT NULL REFERENCES dissemination (uid) ON DELETE CASCADE,
    activity      TEXT NOT NULL REFERENCES activity (uid) ON DELETE RESTRICT,
    PRIMARY KEY (dissemination, activity)
) STRICT, WITHOUT ROWID;

CREATE INDEX dissemination_activity_back ON dissemination_activity (activity, dissemination);

CREATE TABLE document (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL CHECK (trim(title) <> ''),
    record      TEXT,               -- the uid of any record
    date        TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    file_name   TEXT NOT NULL,
    media_type  TEXT,
    bytes       INTEGER NOT NULL,
    sha256      TEXT NOT NULL,      -- what the file holds stands in blob
    source      TEXT,
    remark      TEXT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX document_date ON document (date, id) WHERE deleted = 0;
CREATE INDEX document_record ON document (record) WHERE record IS NOT NULL;

CREATE INDEX request_contact ON request (contact) WHERE contact IS NOT NULL;
CREATE INDEX relay_outreach ON relay (outreach) WHERE outreach IS NOT NULL;
CREATE INDEX activity_responsible ON activity (responsible) WHERE responsible IS NOT NULL;
CREATE INDEX output_plan ON output (plan, code);
CREATE INDEX objective_plan ON objective (plan, code);
CREATE INDEX activity_plan ON activity (plan, code);

CREATE VIEW claim_list AS
SELECT c.*, (SELECT name FROM state WHERE uid = c.state) AS state_words
FROM claim c WHERE c.deleted = 0;

CREATE VIEW membership_list AS
SELECT m.*, (SELECT name FROM state WHERE uid = m.state) AS state_words
FROM membership m WHERE m.deleted = 0;

CREATE VIEW organisation_list AS
SELECT o.*,
    (SELECT group_concat(x, ', ') FROM (SELECT s.iso3 AS x FROM organisation_state l JOIN state s
        ON s.uid = l.state WHERE l.organisation = o.uid ORDER BY s.id)) AS states_words
FROM organisation o WHERE o.deleted = 0;

CREATE VIEW plan_list AS
SELECT p.* FROM plan p WHERE p.deleted = 0;

CREATE VIEW output_list AS
SELECT o.*,
    (SELECT code FROM plan WHERE uid = o.plan) AS plan_words,
    (SELECT group_concat(x, ', ') FROM (SELECT s.iso3 AS x FROM output_state l JOIN state s
        ON s.uid = l.state WHERE l.output = o.uid ORDER BY s.id)) AS states_words,
    (SELECT group_concat(x, ', ') FROM (SELECT a.code AS x FROM output_action l JOIN action a
        ON a.uid = l.action WHERE l.output = o.uid ORDER BY a.id)) AS actions_words
FROM output o WHERE o.deleted = 0;

CREATE VIEW activity_list AS
SELECT a.*,
    (SELECT code FROM plan WHERE uid = a.plan) AS plan_words,
    (SELECT name FROM party WHERE uid = a.responsible) AS responsible_words,
    (SELECT group_concat(x, ', ') FROM (SELECT s.iso3 AS x FROM activity_state l JOIN state s
        ON s.uid = l.state WHERE l.activity = a.uid ORDER BY s.id)) AS states_words,
    (SELECT group_concat(x, ', ') FROM (SELECT o.code AS x FROM activity_objective l JOIN objective o
        ON o.uid = l.objective WHERE l.activity = a.uid ORDER BY o.id)) AS objectives_words,
    (SELECT group_concat(x, ', ') FROM (SELECT o.code AS x FROM activity_output l JOIN output o
        ON o.uid = l.output WHERE l.activity = a.uid ORDER BY o.id)) AS outputs_words,
    (SELECT group_concat(x, ', ') FROM (SELECT x.code AS x FROM activity_action l JOIN action x
        ON x.uid = l.action WHERE l.activity = a.uid ORDER BY x.id)) AS actions_words,
    (SELECT group_concat(x, ', ') FROM (SELECT coalesce(o.acronym, o.code, o.name) AS x FROM activity_organisation l JOIN organisation o
        ON o.uid = l.organisation WHERE l.activity = a.uid ORDER BY o.id)) AS organisations_words
FROM activity a WHERE a.deleted = 0;

CREATE VIEW request_list AS
SELECT r.*,
    (SELECT name FROM state WHERE uid = r.state) AS state_words,
    (SELECT subject FROM outreach WHERE uid = r.outreach) AS outreach_words,
    (SELECT name FROM contact WHERE uid = r.contact) AS contact_words
FROM request r WHERE r.deleted = 0;

CREATE VIEW relay_list AS
SELECT r.*,
    (SELECT what FROM request WHERE uid = r.request) AS request_words,
    (SELECT name FROM party WHERE uid = r.recipient) AS recipient_words,
    (SELECT subject FROM outreach WHERE uid = r.outreach) AS outreach_words
FROM relay r WHERE r.deleted = 0;

CREATE VIEW practice_list AS
SELECT p.*,
    (SELECT name FROM state WHERE uid = p.giver) AS giver_words,
    (SELECT group_concat(x, ', ') FROM (SELECT s.iso3 AS x FROM practice_state l JOIN state s
        ON s.uid = l.state WHERE l.practice = p.uid ORDER BY s.id)) AS receivers_words,
    (SELECT title FROM event WHERE uid = p.event) AS event_words
FROM practice p WHERE p.deleted = 0;

CREATE VIEW ruling_list AS
SELECT r.*,
    (SELECT name FROM state WHERE uid = r.state) AS state_words,
    (SELECT value FROM claim WHERE uid = r.claim) AS claim_words
FROM ruling r WHERE r.deleted = 0;

CREATE VIEW finding_list AS
SELECT f.*,
    (SELECT name FROM state WHERE uid = f.state) AS state_words
FROM finding f WHERE f.deleted = 0;

CREATE VIEW figure_list AS
SELECT f.*,
    (SELECT name FROM state WHERE uid = f.state) AS state_words
FROM figure f WHERE f.deleted = 0;

CREATE VIEW post_list AS
SELECT p.*,
    (SELECT name FROM contact WHERE uid = p.contact) AS contact_words,
    (SELECT name FROM state WHERE uid = p.state) AS state_words,
    (SELECT name FROM organisation WHERE uid = p.organisation) AS organisation_words
FROM post p WHERE p.deleted = 0;

CREATE VIEW doubt_list AS
SELECT d.*,
    (SELECT code FROM plan WHERE uid = d.plan) AS plan_words
FROM doubt d WHERE d.deleted = 0;

CREATE VIEW alternative_list AS
SELECT a.*,
    (SELECT code FROM doubt WHERE uid = a.doubt) AS doubt_words
FROM alternative a WHERE a.deleted = 0;

CREATE VIEW decision_list AS
SELECT d.*,
    (SELECT code FROM doubt WHERE uid = d.doubt) AS doubt_words
FROM decision d WHERE d.deleted = 0;

CREATE VIEW cost_list AS
SELECT c.*,
    (SELECT code FROM activity WHERE uid = c.activity) AS activity_words,
    (SELECT name FROM party WHERE uid = c.funder) AS funder_words
FROM cost c WHERE c.deleted = 0;

CREATE VIEW agenda_item_list AS
SELECT a.*,
    (SELECT title FROM event WHERE uid = a.event) AS event_words
FROM agenda_item a WHERE a.deleted = 0;

CREATE VIEW invitation_list AS
SELECT i.*,
    (SELECT title FROM event WHERE uid = i.event) AS event_words,
    (SELECT name FROM party WHERE uid = i.party) AS party_words,
    (SELECT subject FROM outreach WHERE uid = i.outreach) AS outreach_words
FROM invitation i WHERE i.deleted = 0;

CREATE VIEW dissemination_list AS
SELECT d.*,
    (SELECT group_concat(x, ', ') FROM (SELECT s.iso3 AS x FROM dissemination_state l JOIN state s
        ON s.uid = l.state WHERE l.dissemination = d.uid ORDER BY s.id)) AS states_words,
    (SELECT title FROM event WHERE uid = d.event) AS event_words,
    (SELECT group_concat(x, ', ') FROM (SELECT x.code AS x FROM dissemination_activity l JOIN activity x
        ON x.uid = l.activity WHERE l.dissemination = d.uid ORDER BY x.id)) AS activities_words
FROM dissemination d WHERE d.deleted = 0;

CREATE VIEW document_list AS
SELECT d.*,
    d.record AS record_words
FROM document d WHERE d.deleted = 0;
