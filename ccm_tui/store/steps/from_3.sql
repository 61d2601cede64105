-- From version 3 to 4: what the triggers of all tables share stands once, behind two views.

CREATE VIEW tick AS SELECT NULL AS next;
CREATE VIEW journal AS
    SELECT NULL AS kind, NULL AS uid, NULL AS op, NULL AS field, NULL AS old, NULL AS new;
