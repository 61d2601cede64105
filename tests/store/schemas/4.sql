-- The register of ccm-tui, whole: what it keeps, what hangs on what, and how lists see it.
--
-- Every record has `id`, which never leaves this file (paging and search use it), and `uid`,
-- which travels; foreign keys refer to uids. Nothing is removed: a deleted record is marked
-- (`deleted`), so that what refers to it stays whole and it can come back. Days are text
-- (YYYY-MM-DD); counting on by no day is what refuses 30 February. The triggers that write the
-- journal, keep search and timeline, and guard all this are generated from these tables by
-- ccm_tui/store/triggers.py and compared at every opening.

PRAGMA application_id = 0x43434D31; -- 'CCM1'
PRAGMA user_version = 4;

-- ------------------------------------------------------------------ the journal

CREATE TABLE session (
    -- Who writes now, and this register's clock. One row; the triggers read it.
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    origin       TEXT NOT NULL CHECK (length(origin) = 16),  -- this register's own number
    installation TEXT,              -- where it was last written: elsewhere is another writer
    clock        INTEGER NOT NULL,  -- highest hybrid logical clock seen: milliseconds << 16, counter
    wall         INTEGER,           -- the time given for the act that is going on, milliseconds
    act          INTEGER,           -- the act that is going on; null: a writer that said nothing
    projecting   INTEGER NOT NULL DEFAULT 0 CHECK (projecting IN (0, 1))
) STRICT;

CREATE TABLE act (
    -- What a person did in one go: a save, a deletion, an undo. Undo goes by acts.
    origin TEXT NOT NULL CHECK (length(origin) = 16),
    clock  INTEGER NOT NULL,
    at     TEXT NOT NULL,           -- UTC, for people; order is by clock
    by     TEXT,                    -- organisation that acted; null: written by another program
    person TEXT,
    verb   TEXT NOT NULL,           -- seed, add, edit, delete, undo, redo, write
    undoes INTEGER,                 -- the act of the same origin that this one takes back
    reason TEXT,                    -- why, where that has to be said
    PRIMARY KEY (origin, clock)
) STRICT, WITHOUT ROWID;

CREATE INDEX act_undoes ON act (origin, undoes) WHERE undoes IS NOT NULL;

CREATE TABLE change (
    -- One field of one record written once; never altered. Its identity is the primary key.
    origin        TEXT NOT NULL CHECK (length(origin) = 16),
    clock         INTEGER NOT NULL,
    field         TEXT NOT NULL,    -- '' for the record; 'states:<uid>' for one of several
    act           INTEGER NOT NULL,
    kind          TEXT NOT NULL,    -- the table
    uid           TEXT NOT NULL,
    op            TEXT NOT NULL CHECK (op IN ('insert', 'edit', 'delete')),
    old           ANY,
    new           ANY,              -- for an insert: all fields as JSON
    parent_origin TEXT,             -- the version that it replaced
    parent_clock  INTEGER,
    PRIMARY KEY (origin, clock, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_of_field ON change (uid, field, clock, origin);
CREATE INDEX change_of_act ON change (origin, act);

CREATE TABLE edge (
    -- Further versions that a change replaced (a decision, a record that comes back).
    origin        TEXT NOT NULL,
    clock         INTEGER NOT NULL,
    field         TEXT NOT NULL,
    parent_origin TEXT NOT NULL,
    parent_clock  INTEGER NOT NULL,
    PRIMARY KEY (origin, clock, field, parent_origin, parent_clock)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE blob (
    -- What documents hold, by its SHA-256: no field of any record, so never in the journal.
    sha256  TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    content BLOB NOT NULL
) STRICT;

-- ------------------------------------------------------------------ this file only, not journalled

CREATE TABLE draft (
    -- What is being typed, as typed. Never exported.
    uid    TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    record TEXT,                    -- the uid of the record that is being edited; null: a new one
    typed  TEXT NOT NULL,          -- JSON
    at     TEXT NOT NULL
) STRICT;

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

CREATE TABLE party (
    -- Whoever may act, owe or be owed: every State and organisation. Kept by triggers.
    uid  TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    code TEXT,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE timeline (
    -- What concerns a State on which day. Kept by triggers.
    state  TEXT NOT NULL,           -- its uid; where an organisation owes or is owed, that one's
    number INTEGER NOT NULL,        -- the kind of record (see ccm_tui/domain)
    day    TEXT NOT NULL,
    record INTEGER NOT NULL,        -- its id
    PRIMARY KEY (state, number, day, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE indexing (
    -- What has to go into or out of the search index. Filled by triggers, emptied at the end of
    -- the same transaction (a schema that is not trusted lets no trigger write to FTS5 itself).
    id      INTEGER PRIMARY KEY,
    record  INTEGER NOT NULL,       -- rowid in search
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    title   TEXT NOT NULL,
    body    TEXT NOT NULL
) STRICT;

-- Words of every searchable record, accents folded. The rowid holds the kind, the day and the id
-- (kind << 56 | day << 33 | id), so that newest first is the order of rowids.
CREATE VIRTUAL TABLE search USING fts5 (
    title, body,
    content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

-- ------------------------------------------------------------------ States

CREATE TABLE state (
    id                INTEGER PRIMARY KEY,
    uid               TEXT NOT NULL UNIQUE,
    iso3              TEXT NOT NULL CHECK (length(iso3) = 3),
    iso2              TEXT CHECK (length(iso2) = 2),
    name              TEXT NOT NULL CHECK (trim(name) <> ''),
    convention_status TEXT CHECK (convention_status IN ('party', 'withdrawn')),
    instrument        TEXT CHECK (instrument IN
                          ('ratification', 'accession', 'acceptance', 'approval', 'succession')),
    deposit_date      TEXT CHECK (date(deposit_date, '+0 days') IS deposit_date),
    entry_into_force  TEXT CHECK (date(entry_into_force, '+0 days') IS entry_into_force),
    source            TEXT,
    remark            TEXT,
    deleted           INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX state_name ON state (name, id);
CREATE INDEX state_iso3 ON state (iso3);

CREATE TABLE alias (
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    state   TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    name    TEXT NOT NULL CHECK (trim(name) <> ''),
    source  TEXT,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX alias_name ON alias (name, id);
CREATE INDEX alias_state ON alias (state);

CREATE TABLE claim (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    state       TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    aspect      TEXT NOT NULL CHECK (aspect IN
                    ('article5_obligation', 'focal_point', 'national_plan')),
    value       TEXT NOT NULL CHECK (
                    aspect = 'article5_obligation' AND value IN
                        ('has_obligation', 'no_obligation', 'unknown')
                    OR aspect = 'focal_point' AND value IN
                        ('designated', 'not_designated', 'unclear', 'unknown')
                    OR aspect = 'national_plan' AND value IN
                        ('none', 'started', 'drafted', 'approved', 'adopted', 'in_force',
                         'lapsed', 'exists', 'unknown')),
    basis       TEXT NOT NULL DEFAULT 'stated' CHECK (basis IN ('stated', 'implied')),
    since       TEXT CHECK (date(since, '+0 days') IS since),
    until       TEXT CHECK (date(until, '+0 days') IS until),
    as_of       TEXT NOT NULL CHECK (date(as_of, '+0 days') IS as_of),
    source      TEXT NOT NULL CHECK (trim(source) <> ''),
    source_url  TEXT,
    reported_by TEXT CHECK (reported_by IN ('itself', 'others')),
    layer       TEXT NOT NULL DEFAULT 'other' CHECK (layer IN ('note', 'monitor', 'other')),
    remark      TEXT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX claim_state ON claim (state, aspect, as_of);
CREATE INDEX claim_as_of ON claim (as_of, id);
CREATE INDEX claim_aspect ON claim (aspect, as_of, state);

CREATE TABLE membership (
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    state   TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    treaty  TEXT NOT NULL CHECK (treaty IN ('CCM', 'APMBC', 'CCW', 'CCW-PV', 'CRPD')),
    status  TEXT NOT NULL CHECK (status IN ('party', 'signatory', 'not_party', 'unknown')),
    since   TEXT CHECK (date(since, '+0 days') IS since),
    until   TEXT CHECK (date(until, '+0 days') IS until),
    as_of   TEXT NOT NULL CHECK (date(as_of, '+0 days') IS as_of),
    source  TEXT NOT NULL,
    remark  TEXT,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX membership_state ON membership (state, treaty, as_of);
CREATE INDEX membership_treaty ON membership (treaty, id);

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

-- ------------------------------------------------------------------ organisations and people

CREATE TABLE organisation (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL CHECK (trim(name) <> ''),
    acronym     TEXT,
    code        TEXT,
    type        TEXT NOT NULL DEFAULT 'other' CHECK (type IN
                    ('coordinator', 'secretariat', 'ica_coordinator', 'va_coordinator',
                     'convention', 'states_parties', 'survivors', 'donors', 'operator',
                     'aid_agency', 'mission', 'ministry', 'other')),
    part        TEXT CHECK (part IN ('implementer', 'partner')),
    since       TEXT CHECK (date(since, '+0 days') IS since),
    until       TEXT CHECK (date(until, '+0 days') IS until),
    source      TEXT,
    remark      TEXT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX organisation_name ON organisation (name, id);

CREATE TABLE organisation_state (
    organisation TEXT NOT NULL REFERENCES organisation (uid) ON DELETE CASCADE,
    state        TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    PRIMARY KEY (organisation, state)
) STRICT, WITHOUT ROWID;

CREATE INDEX organisation_state_back ON organisation_state (state, organisation);

CREATE TABLE contact (
    id           INTEGER PRIMARY KEY,
    uid          TEXT NOT NULL UNIQUE,
    name         TEXT NOT NULL CHECK (trim(name) <> ''),
    function     TEXT,
    role         TEXT NOT NULL DEFAULT 'other' CHECK (role IN
                     ('focal_point', 'coordinator', 'mission', 'other')),
    state        TEXT REFERENCES state (uid) ON DELETE RESTRICT,
    organisation TEXT REFERENCES organisation (uid) ON DELETE RESTRICT,
    email        TEXT,
    phone        TEXT,
    since        TEXT CHECK (date(since, '+0 days') IS since),
    until        TEXT CHECK (date(until, '+0 days') IS until),
    retention    TEXT CHECK (date(retention, '+0 days') IS retention),
    remark       TEXT,
    sensitivity  TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                     ('public', 'restricted', 'confidential', 'closed_meeting')),
    deleted      INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX contact_name ON contact (name, id);
CREATE INDEX contact_state ON contact (state, name, id);
CREATE INDEX contact_organisation ON contact (organisation, name, id);

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

-- ------------------------------------------------------------------ the plan

CREATE TABLE convention (
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    code    TEXT NOT NULL,
    title   TEXT NOT NULL CHECK (trim(title) <> ''),
    source  TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX convention_code ON convention (code, id);

CREATE TABLE meeting (
    id         INTEGER PRIMARY KEY,
    uid        TEXT NOT NULL UNIQUE,
    code       TEXT NOT NULL,
    name       TEXT NOT NULL CHECK (trim(name) <> ''),
    convention TEXT CHECK (convention IN ('CCM', 'APMBC', 'CCW', 'CCW-PV', 'CRPD')),
    starts     TEXT NOT NULL CHECK (date(starts, '+0 days') IS starts),
    ends       TEXT NOT NULL CHECK (date(ends, '+0 days') IS ends AND ends >= starts),
    city       TEXT,
    state      TEXT REFERENCES state (uid) ON DELETE RESTRICT,
    source     TEXT NOT NULL,
    remark     TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX meeting_starts ON meeting (starts, id);

CREATE TABLE plan (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    code            TEXT NOT NULL,
    title           TEXT NOT NULL CHECK (trim(title) <> ''),
    as_at           TEXT NOT NULL CHECK (date(as_at, '+0 days') IS as_at),
    horizon         TEXT NOT NULL CHECK (date(horizon, '+0 days') IS horizon),
    horizon_wording TEXT,
    starts          TEXT CHECK (date(starts, '+0 days') IS starts),
    version         TEXT,
    framework       TEXT,
    budget          TEXT,
    source          TEXT NOT NULL,
    remark          TEXT,
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX plan_code ON plan (code, id);

CREATE TABLE objective (
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    plan    TEXT NOT NULL REFERENCES plan (uid) ON DELETE RESTRICT,
    code    TEXT NOT NULL,
    title   TEXT NOT NULL CHECK (trim(title) <> ''),
    source  TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX objective_code ON objective (code, id);
CREATE INDEX objective_plan ON objective (plan, code);

CREATE TABLE action (
    id               INTEGER PRIMARY KEY,
    uid              TEXT NOT NULL UNIQUE,
    code             TEXT NOT NULL,
    title            TEXT NOT NULL CHECK (trim(title) <> ''),
    framework        TEXT NOT NULL,
    part_of          TEXT REFERENCES action (uid) ON DELETE RESTRICT,
    deadline         TEXT CHECK (date(deadline, '+0 days') IS deadline),
    deadline_wording TEXT,
    source           TEXT NOT NULL,
    remark           TEXT,
    deleted          INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX action_code ON action (code, id);

CREATE TABLE output (
    id               INTEGER PRIMARY KEY,
    uid              TEXT NOT NULL UNIQUE,
    plan             TEXT NOT NULL REFERENCES plan (uid) ON DELETE RESTRICT,
    code             TEXT NOT NULL,
    title            TEXT NOT NULL CHECK (trim(title) <> ''),
    wording          TEXT NOT NULL,
    target           INTEGER NOT NULL CHECK (target > 0),
    operator         TEXT NOT NULL CHECK (operator IN ('at_least', 'exactly')),
    disputed_target  INTEGER CHECK (disputed_target > 0),  -- the other figure the note gives
    unit             TEXT NOT NULL,
    eligible         TEXT NOT NULL,
    population       TEXT NOT NULL DEFAULT 'parties' CHECK (population IN ('parties', 'states')),
    deadline         TEXT NOT NULL CHECK (date(deadline, '+0 days') IS deadline),
    deadline_wording TEXT NOT NULL,
    definition       TEXT,
    verification     TEXT,
    baseline         TEXT,
    measure          TEXT CHECK (measure IN
                         ('detailed_information', 'cross_convention_event', 'positive_engagement',
                          'plan_started', 'practice_exchange', 'constructive_response')),
    source           TEXT NOT NULL,
    deleted          INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX output_code ON output (code, id);
CREATE INDEX output_plan ON output (plan, code);

CREATE TABLE output_state (
    output TEXT NOT NULL REFERENCES output (uid) ON DELETE CASCADE,
    state  TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    PRIMARY KEY (output, state)
) STRICT, WITHOUT ROWID;

CREATE INDEX output_state_back ON output_state (state, output);

CREATE TABLE output_action (
    output TEXT NOT NULL REFERENCES output (uid) ON DELETE CASCADE,
    action TEXT NOT NULL REFERENCES action (uid) ON DELETE RESTRICT,
    PRIMARY KEY (output, action)
) STRICT, WITHOUT ROWID;

CREATE INDEX output_action_back ON output_action (action, output);

CREATE TABLE activity (
    id               INTEGER PRIMARY KEY,
    uid              TEXT NOT NULL UNIQUE,
    plan             TEXT NOT NULL REFERENCES plan (uid) ON DELETE RESTRICT,
    code             TEXT NOT NULL,
    title            TEXT NOT NULL CHECK (trim(title) <> ''),
    wording          TEXT NOT NULL,
    deadline         TEXT CHECK (date(deadline, '+0 days') IS deadline),
    deadline_wording TEXT,
    deadline_of      TEXT CHECK (deadline_of IN ('outreach', 'framework', 'either')),
    channels         TEXT,
    responsible      TEXT REFERENCES party (uid) ON DELETE RESTRICT,
    states_wanted    INTEGER,
    source           TEXT NOT NULL,
    deleted          INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX activity_code ON activity (code, id);
CREATE INDEX activity_plan ON activity (plan, code);
CREATE INDEX activity_responsible ON activity (responsible) WHERE responsible IS NOT NULL;

CREATE TABLE activity_state (
    activity TEXT NOT NULL REFERENCES activity (uid) ON DELETE CASCADE,
    state    TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    PRIMARY KEY (activity, state)
) STRICT, WITHOUT ROWID;

CREATE INDEX activity_state_back ON activity_state (state, activity);

CREATE TABLE activity_objective (
    activity  TEXT NOT NULL REFERENCES activity (uid) ON DELETE CASCADE,
    objective TEXT NOT NULL REFERENCES objective (uid) ON DELETE RESTRICT,
    PRIMARY KEY (activity, objective)
) STRICT, WITHOUT ROWID;

CREATE INDEX activity_objective_back ON activity_objective (objective, activity);

CREATE TABLE activity_output (
    activity TEXT NOT NULL REFERENCES activity (uid) ON DELETE CASCADE,
    output   TEXT NOT NULL REFERENCES output (uid) ON DELETE RESTRICT,
    PRIMARY KEY (activity, output)
) STRICT, WITHOUT ROWID;

CREATE INDEX activity_output_back ON activity_output (output, activity);

CREATE TABLE activity_action (
    activity TEXT NOT NULL REFERENCES activity (uid) ON DELETE CASCADE,
    action   TEXT NOT NULL REFERENCES action (uid) ON DELETE RESTRICT,
    PRIMARY KEY (activity, action)
) STRICT, WITHOUT ROWID;

CREATE INDEX activity_action_back ON activity_action (action, activity);

CREATE TABLE activity_organisation (
    activity     TEXT NOT NULL REFERENCES activity (uid) ON DELETE CASCADE,
    organisation TEXT NOT NULL REFERENCES organisation (uid) ON DELETE RESTRICT,
    PRIMARY KEY (activity, organisation)
) STRICT, WITHOUT ROWID;

CREATE INDEX activity_organisation_back ON activity_organisation (organisation, activity);

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

-- ------------------------------------------------------------------ events

CREATE TABLE event (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL CHECK (trim(title) <> ''),
    kind        TEXT NOT NULL DEFAULT 'side_event' CHECK (kind IN
                    ('side_event', 'workshop', 'meeting')),
    status      TEXT NOT NULL DEFAULT 'planned' CHECK (status IN
                    ('planned', 'confirmed', 'held', 'cancelled')),
    starts      TEXT NOT NULL CHECK (date(starts, '+0 days') IS starts),
    ends        TEXT CHECK (date(ends, '+0 days') IS ends),
    place       TEXT,
    meeting     TEXT REFERENCES meeting (uid) ON DELETE RESTRICT,  -- in the margins of
    outcome     TEXT,
    source      TEXT,
    remark      TEXT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX event_starts ON event (starts, id) WHERE deleted = 0;
CREATE INDEX event_meeting ON event (meeting) WHERE meeting IS NOT NULL;

CREATE TABLE event_convention (
    event      TEXT NOT NULL REFERENCES event (uid) ON DELETE CASCADE,
    convention TEXT NOT NULL REFERENCES convention (uid) ON DELETE RESTRICT,
    PRIMARY KEY (event, convention)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_convention_back ON event_convention (convention, event);

CREATE TABLE event_activity (
    event    TEXT NOT NULL REFERENCES event (uid) ON DELETE CASCADE,
    activity TEXT NOT NULL REFERENCES activity (uid) ON DELETE RESTRICT,
    PRIMARY KEY (event, activity)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_activity_back ON event_activity (activity, event);

CREATE TABLE attendance (
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    event   TEXT NOT NULL REFERENCES event (uid) ON DELETE RESTRICT,
    party   TEXT NOT NULL REFERENCES party (uid) ON DELETE RESTRICT,
    role    TEXT NOT NULL DEFAULT 'participant' CHECK (role IN
                ('participant', 'organiser', 'speaker', 'observer')),
    by      TEXT,
    person  TEXT,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX attendance_event ON attendance (event, party);
CREATE INDEX attendance_party ON attendance (party, id);

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

-- ------------------------------------------------------------------ outreach

CREATE TABLE outreach (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    channel     TEXT NOT NULL CHECK (channel IN
                    ('letter', 'note_verbale', 'email', 'bilateral', 'phone', 'other')),
    direction   TEXT NOT NULL DEFAULT 'out' CHECK (direction IN ('out', 'in')),
    date        TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    place       TEXT,
    meeting     TEXT REFERENCES meeting (uid) ON DELETE RESTRICT,
    event       TEXT REFERENCES event (uid) ON DELETE RESTRICT,
    subject     TEXT NOT NULL CHECK (trim(subject) <> ''),
    summary     TEXT,
    engagement  TEXT CHECK (engagement IN ('none', 'acknowledged', 'positive', 'declined')),
    reply_to    TEXT REFERENCES outreach (uid) ON DELETE RESTRICT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX outreach_date ON outreach (date, id) WHERE deleted = 0;
CREATE INDEX outreach_channel ON outreach (channel, date, id) WHERE deleted = 0;
CREATE INDEX outreach_direction ON outreach (direction, date, id) WHERE deleted = 0;
CREATE INDEX outreach_engagement ON outreach (engagement, date, id) WHERE deleted = 0;
CREATE INDEX outreach_by ON outreach (by, date, id) WHERE deleted = 0;
CREATE INDEX outreach_reply_to ON outreach (reply_to) WHERE reply_to IS NOT NULL;
CREATE INDEX outreach_meeting ON outreach (meeting, date, id) WHERE meeting IS NOT NULL;
CREATE INDEX outreach_event ON outreach (event, date, id) WHERE event IS NOT NULL;

CREATE TABLE outreach_state (
    outreach TEXT NOT NULL REFERENCES outreach (uid) ON DELETE CASCADE,
    state    TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    PRIMARY KEY (outreach, state)
) STRICT, WITHOUT ROWID;

CREATE INDEX outreach_state_back ON outreach_state (state, outreach);

CREATE TABLE outreach_organisation (
    outreach     TEXT NOT NULL REFERENCES outreach (uid) ON DELETE CASCADE,
    organisation TEXT NOT NULL REFERENCES organisation (uid) ON DELETE RESTRICT,
    PRIMARY KEY (outreach, organisation)
) STRICT, WITHOUT ROWID;

CREATE INDEX outreach_organisation_back ON outreach_organisation (organisation, outreach);

CREATE TABLE outreach_contact (
    outreach TEXT NOT NULL REFERENCES outreach (uid) ON DELETE CASCADE,
    contact  TEXT NOT NULL REFERENCES contact (uid) ON DELETE RESTRICT,
    PRIMARY KEY (outreach, contact)
) STRICT, WITHOUT ROWID;

CREATE INDEX outreach_contact_back ON outreach_contact (contact, outreach);

CREATE TABLE outreach_activity (
    outreach TEXT NOT NULL REFERENCES outreach (uid) ON DELETE CASCADE,
    activity TEXT NOT NULL REFERENCES activity (uid) ON DELETE RESTRICT,
    PRIMARY KEY (outreach, activity)
) STRICT, WITHOUT ROWID;

CREATE INDEX outreach_activity_back ON outreach_activity (activity, outreach);

CREATE TABLE commitment (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    owed_by     TEXT NOT NULL REFERENCES party (uid) ON DELETE RESTRICT,
    owed_to     TEXT NOT NULL REFERENCES party (uid) ON DELETE RESTRICT,
    what        TEXT NOT NULL CHECK (trim(what) <> ''),
    due         TEXT NOT NULL CHECK (date(due, '+0 days') IS due),
    done_on     TEXT CHECK (date(done_on, '+0 days') IS done_on),
    outreach    TEXT REFERENCES outreach (uid) ON DELETE RESTRICT,
    event       TEXT REFERENCES event (uid) ON DELETE RESTRICT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX commitment_due ON commitment (due, id) WHERE deleted = 0;
CREATE INDEX commitment_open ON commitment (due, id) WHERE deleted = 0 AND done_on IS NULL;
CREATE INDEX commitment_outreach ON commitment (outreach) WHERE outreach IS NOT NULL;
CREATE INDEX commitment_event ON commitment (event) WHERE event IS NOT NULL;
CREATE INDEX commitment_owed_by ON commitment (owed_by, due, id);
CREATE INDEX commitment_owed_to ON commitment (owed_to, due, id);

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

-- ------------------------------------------------------------------ assistance

CREATE TABLE need (
    -- A challenge or a key priority.
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    state       TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    kind        TEXT NOT NULL CHECK (kind IN ('challenge', 'priority')),
    pillar      TEXT NOT NULL CHECK (pillar IN
                    ('medical_care', 'rehabilitation', 'psychological_support',
                     'social_inclusion', 'economic_inclusion', 'data', 'laws_and_policies',
                     'coordination', 'accessibility', 'involvement_of_victims')),
    text        TEXT NOT NULL CHECK (trim(text) <> ''),
    date        TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    told_by     TEXT NOT NULL DEFAULT 'state' CHECK (told_by IN ('state', 'others')),
    outreach    TEXT REFERENCES outreach (uid) ON DELETE RESTRICT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX need_date ON need (date, id) WHERE deleted = 0;
CREATE INDEX need_state ON need (state, kind, told_by, date) WHERE deleted = 0;
CREATE INDEX need_outreach ON need (outreach) WHERE outreach IS NOT NULL;

CREATE TABLE request (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    state       TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    what        TEXT NOT NULL CHECK (trim(what) <> ''),
    pillar      TEXT NOT NULL CHECK (pillar IN
                    ('medical_care', 'rehabilitation', 'psychological_support',
                     'social_inclusion', 'economic_inclusion', 'data', 'laws_and_policies',
                     'coordination', 'accessibility', 'involvement_of_victims')),
    kind        TEXT CHECK (kind IN ('financial', 'technical', 'material', 'expertise')),
    date        TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    contributes TEXT,
    outreach    TEXT REFERENCES outreach (uid) ON DELETE RESTRICT,
    timeframe   TEXT,
    contact     TEXT REFERENCES contact (uid) ON DELETE RESTRICT,
    matched_on  TEXT CHECK (date(matched_on, '+0 days') IS matched_on),
    closed_on   TEXT CHECK (date(closed_on, '+0 days') IS closed_on),
    outcome     TEXT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX request_date ON request (date, id) WHERE deleted = 0;
CREATE INDEX request_state ON request (state, date);
CREATE INDEX request_outreach ON request (outreach) WHERE outreach IS NOT NULL;
CREATE INDEX request_contact ON request (contact) WHERE contact IS NOT NULL;

CREATE TABLE relay (
    id        INTEGER PRIMARY KEY,
    uid       TEXT NOT NULL UNIQUE,
    request   TEXT NOT NULL REFERENCES request (uid) ON DELETE RESTRICT,
    recipient TEXT NOT NULL REFERENCES party (uid) ON DELETE RESTRICT,
    date      TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    ica       TEXT CHECK (ica IN ('joint', 'consulted', 'informed', 'none')),
    outreach  TEXT REFERENCES outreach (uid) ON DELETE RESTRICT,
    by        TEXT,
    person    TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX relay_date ON relay (date, id) WHERE deleted = 0;
CREATE INDEX relay_request ON relay (request);
CREATE INDEX relay_recipient ON relay (recipient, date);
CREATE INDEX relay_outreach ON relay (outreach) WHERE outreach IS NOT NULL;

CREATE TABLE response (
    id        INTEGER PRIMARY KEY,
    uid       TEXT NOT NULL UNIQUE,
    relay     TEXT NOT NULL REFERENCES relay (uid) ON DELETE RESTRICT,
    date      TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    text      TEXT,
    judgement TEXT CHECK (judgement IN ('constructive', 'not_constructive')),
    judged_by TEXT,
    judged_on TEXT CHECK (date(judged_on, '+0 days') IS judged_on),
    by        TEXT,
    person    TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX response_date ON response (date, id) WHERE deleted = 0;
CREATE INDEX response_relay ON response (relay);
CREATE INDEX response_judgement ON response (judgement, date) WHERE deleted = 0;

CREATE TABLE practice (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL CHECK (trim(title) <> ''),
    giver       TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    date        TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    pillar      TEXT CHECK (pillar IN
                    ('medical_care', 'rehabilitation', 'psychological_support',
                     'social_inclusion', 'economic_inclusion', 'data', 'laws_and_policies',
                     'coordination', 'accessibility', 'involvement_of_victims')),
    level       TEXT CHECK (level IN ('policies', 'access', 'progress')),
    part        TEXT CHECK (part IN ('affected', 'donor')),
    text        TEXT,
    event       TEXT REFERENCES event (uid) ON DELETE RESTRICT,
    source      TEXT,
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX practice_date ON practice (date, id) WHERE deleted = 0;
CREATE INDEX practice_giver ON practice (giver, date);
CREATE INDEX practice_event ON practice (event) WHERE event IS NOT NULL;

CREATE TABLE practice_state (
    practice TEXT NOT NULL REFERENCES practice (uid) ON DELETE CASCADE,
    state    TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    PRIMARY KEY (practice, state)
) STRICT, WITHOUT ROWID;

CREATE INDEX practice_state_back ON practice_state (state, practice);

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

-- ------------------------------------------------------------------ evidence

CREATE TABLE evidence (
    -- What is said to move an output. What nobody judged or added stays a proposal, and is no row.
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    output      TEXT NOT NULL REFERENCES output (uid) ON DELETE RESTRICT,
    state       TEXT REFERENCES state (uid) ON DELETE RESTRICT,
    record      TEXT,               -- the uid of what it rests on: an event, an entry, a claim ...
    date        TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    source      TEXT NOT NULL CHECK (trim(source) <> ''),
    verdict     TEXT NOT NULL DEFAULT 'proposed' CHECK (verdict IN
                    ('proposed', 'accepted', 'refused')),
    reason      TEXT,
    judged_by   TEXT,
    judged_on   TEXT CHECK (date(judged_on, '+0 days') IS judged_on),
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX evidence_date ON evidence (date, id) WHERE deleted = 0;
CREATE INDEX evidence_output ON evidence (output, verdict, state, date) WHERE deleted = 0;
CREATE INDEX evidence_of_output ON evidence (output, date, id) WHERE deleted = 0;
CREATE INDEX evidence_state ON evidence (state, date);
CREATE INDEX evidence_record ON evidence (record) WHERE record IS NOT NULL;

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

-- ------------------------------------------------------------------ the desk

CREATE TABLE view (
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL CHECK (trim(name) <> ''),
    kind    TEXT,                   -- null: every kind
    filter  TEXT NOT NULL,
    by      TEXT,
    person  TEXT,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX view_name ON view (name, id);

CREATE TABLE template (
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL CHECK (trim(name) <> ''),
    kind    TEXT NOT NULL DEFAULT 'outreach',
    typed   TEXT NOT NULL,          -- JSON
    by      TEXT,
    person  TEXT,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX template_name ON template (name, id);

CREATE TABLE reminder (
    -- What is due is not shown again before that day.
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    record  TEXT NOT NULL,          -- the uid of any record
    until   TEXT NOT NULL CHECK (date(until, '+0 days') IS until),
    by      TEXT,
    person  TEXT,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX reminder_until ON reminder (until, id) WHERE deleted = 0;
CREATE INDEX reminder_record ON reminder (record, until) WHERE deleted = 0;

-- ------------------------------------------------------------------ lists: references in words

CREATE VIEW state_list AS
SELECT s.* FROM state s WHERE s.deleted = 0;

CREATE VIEW alias_list AS
SELECT a.*, s.name AS state_words
FROM alias a JOIN state s ON s.uid = a.state WHERE a.deleted = 0;

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

CREATE VIEW contact_list AS
SELECT c.*,
    (SELECT name FROM state WHERE uid = c.state) AS state_words,
    (SELECT name FROM organisation WHERE uid = c.organisation) AS organisation_words
FROM contact c WHERE c.deleted = 0;

CREATE VIEW meeting_list AS
SELECT m.*, (SELECT name FROM state WHERE uid = m.state) AS state_words
FROM meeting m WHERE m.deleted = 0;

CREATE VIEW plan_list AS
SELECT p.* FROM plan p WHERE p.deleted = 0;

CREATE VIEW objective_list AS
SELECT o.*, (SELECT code FROM plan WHERE uid = o.plan) AS plan_words
FROM objective o WHERE o.deleted = 0;

CREATE VIEW action_list AS
SELECT a.*, (SELECT code FROM action WHERE uid = a.part_of) AS part_of_words
FROM action a WHERE a.deleted = 0;

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

CREATE VIEW outreach_list AS
SELECT o.*,
    (SELECT group_concat(x, ', ') FROM (SELECT s.iso3 AS x FROM outreach_state l JOIN state s
        ON s.uid = l.state WHERE l.outreach = o.uid ORDER BY s.id)) AS states_words,
    (SELECT group_concat(x, ', ') FROM (SELECT coalesce(x.acronym, x.name) AS x FROM outreach_organisation l JOIN organisation x
        ON x.uid = l.organisation WHERE l.outreach = o.uid ORDER BY x.id)) AS organisations_words,
    (SELECT group_concat(x, ', ') FROM (SELECT c.name AS x FROM outreach_contact l JOIN contact c
        ON c.uid = l.contact WHERE l.outreach = o.uid ORDER BY c.id)) AS contacts_words,
    (SELECT group_concat(x, ', ') FROM (SELECT a.code AS x FROM outreach_activity l JOIN activity a
        ON a.uid = l.activity WHERE l.outreach = o.uid ORDER BY a.id)) AS activities_words,
    (SELECT code FROM meeting WHERE uid = o.meeting) AS meeting_words,
    (SELECT title FROM event WHERE uid = o.event) AS event_words,
    (SELECT subject FROM outreach WHERE uid = o.reply_to) AS reply_to_words
FROM outreach o WHERE o.deleted = 0;

CREATE VIEW commitment_list AS
SELECT c.*,
    (SELECT coalesce(code, name) FROM party WHERE uid = c.owed_by) AS owed_by_words,
    (SELECT coalesce(code, name) FROM party WHERE uid = c.owed_to) AS owed_to_words,
    (SELECT subject FROM outreach WHERE uid = c.outreach) AS outreach_words,
    (SELECT title FROM event WHERE uid = c.event) AS event_words
FROM commitment c WHERE c.deleted = 0;

CREATE VIEW convention_list AS
SELECT c.* FROM convention c WHERE c.deleted = 0;

CREATE VIEW event_list AS
SELECT e.*,
    (SELECT code FROM meeting WHERE uid = e.meeting) AS meeting_words,
    (SELECT group_concat(x, ', ') FROM (SELECT c.code AS x FROM event_convention l JOIN convention c
        ON c.uid = l.convention WHERE l.event = e.uid ORDER BY c.id)) AS conventions_words,
    (SELECT group_concat(x, ', ') FROM (SELECT a.code AS x FROM event_activity l JOIN activity a
        ON a.uid = l.activity WHERE l.event = e.uid ORDER BY a.id)) AS activities_words
FROM event e WHERE e.deleted = 0;

CREATE VIEW attendance_list AS
SELECT a.*,
    (SELECT title FROM event WHERE uid = a.event) AS event_words,
    (SELECT name FROM party WHERE uid = a.party) AS party_words
FROM attendance a WHERE a.deleted = 0;

CREATE VIEW need_list AS
SELECT n.*,
    (SELECT name FROM state WHERE uid = n.state) AS state_words,
    (SELECT subject FROM outreach WHERE uid = n.outreach) AS outreach_words
FROM need n WHERE n.deleted = 0;

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

CREATE VIEW response_list AS
SELECT r.*,
    (SELECT p.name FROM relay l JOIN party p ON p.uid = l.recipient WHERE l.uid = r.relay)
        AS relay_words
FROM response r WHERE r.deleted = 0;

CREATE VIEW practice_list AS
SELECT p.*,
    (SELECT name FROM state WHERE uid = p.giver) AS giver_words,
    (SELECT group_concat(x, ', ') FROM (SELECT s.iso3 AS x FROM practice_state l JOIN state s
        ON s.uid = l.state WHERE l.practice = p.uid ORDER BY s.id)) AS receivers_words,
    (SELECT title FROM event WHERE uid = p.event) AS event_words
FROM practice p WHERE p.deleted = 0;

CREATE VIEW evidence_list AS
SELECT e.*,
    (SELECT code FROM output WHERE uid = e.output) AS output_words,
    (SELECT name FROM state WHERE uid = e.state) AS state_words,
    e.record AS record_words
FROM evidence e WHERE e.deleted = 0;

CREATE VIEW view_list AS
SELECT v.* FROM view v WHERE v.deleted = 0;

CREATE VIEW template_list AS
SELECT t.* FROM template t WHERE t.deleted = 0;

CREATE VIEW reminder_list AS
SELECT r.*, r.record AS record_words FROM reminder r WHERE r.deleted = 0;

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

-- ------------------------------------------------------------------ what the triggers write to

-- What the triggers of every table write to, kept by triggers of their own: the next clock, and
-- one field written (whole records, too). Without a type, so that text stays text.
CREATE VIEW tick AS SELECT NULL AS next;
CREATE VIEW journal AS
    SELECT NULL AS kind, NULL AS uid, NULL AS op, NULL AS field, NULL AS old, NULL AS new;
