-- From version 1 to 2: events, assistance, evidence, and the desk.

ALTER TABLE output ADD COLUMN measure TEXT CHECK (measure IN
                         ('detailed_information', 'cross_convention_event', 'positive_engagement',
                          'plan_started', 'practice_exchange', 'constructive_response'));
ALTER TABLE outreach ADD COLUMN event TEXT REFERENCES event (uid) ON DELETE RESTRICT;
ALTER TABLE commitment ADD COLUMN event TEXT REFERENCES event (uid) ON DELETE RESTRICT;

DROP VIEW output_list;
DROP VIEW outreach_list;
DROP VIEW commitment_list;

CREATE TABLE convention (
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    code    TEXT NOT NULL,
    title   TEXT NOT NULL CHECK (trim(title) <> ''),
    source  TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX convention_code ON convention (code, id);

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
CREATE INDEX outreach_event ON outreach (event, date, id) WHERE event IS NOT NULL;
CREATE INDEX commitment_event ON commitment (event) WHERE event IS NOT NULL;

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
    sensitivity TEXT NOT NULL DEFAULT 'restricted' CHECK (sensitivity IN
                    ('public', 'restricted', 'confidential', 'closed_meeting')),
    by          TEXT,
    person      TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX request_date ON request (date, id) WHERE deleted = 0;
CREATE INDEX request_state ON request (state, date);
CREATE INDEX request_outreach ON request (outreach) WHERE outreach IS NOT NULL;

CREATE TABLE relay (
    id        INTEGER PRIMARY KEY,
    uid       TEXT NOT NULL UNIQUE,
    request   TEXT NOT NULL REFERENCES request (uid) ON DELETE RESTRICT,
    recipient TEXT NOT NULL REFERENCES party (uid) ON DELETE RESTRICT,
    date      TEXT NOT NULL CHECK (date(date, '+0 days') IS date),
    by        TEXT,
    person    TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX relay_date ON relay (date, id) WHERE deleted = 0;
CREATE INDEX relay_request ON relay (request);
CREATE INDEX relay_recipient ON relay (recipient, date);

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

CREATE VIEW output_list AS
SELECT o.*,
    (SELECT code FROM plan WHERE uid = o.plan) AS plan_words,
    (SELECT group_concat(x, ', ') FROM (SELECT s.iso3 AS x FROM output_state l JOIN state s
        ON s.uid = l.state WHERE l.output = o.uid ORDER BY s.id)) AS states_words,
    (SELECT group_concat(x, ', ') FROM (SELECT a.code AS x FROM output_action l JOIN action a
        ON a.uid = l.action WHERE l.output = o.uid ORDER BY a.id)) AS actions_words
FROM output o WHERE o.deleted = 0;

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
    (SELECT subject FROM outreach WHERE uid = r.outreach) AS outreach_words
FROM request r WHERE r.deleted = 0;

CREATE VIEW relay_list AS
SELECT r.*,
    (SELECT what FROM request WHERE uid = r.request) AS request_words,
    (SELECT name FROM party WHERE uid = r.recipient) AS recipient_words
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
