"""Documents: files kept once by what they hold, beside the journal."""

import hashlib

import pytest

from ccm_tui.domain import documents
from ccm_tui.errors import NotFound, Refused
from ccm_tui.exchange import documents as leaving
from ccm_tui.store import attaching
from tests.store.journal import unwell

CONTENT = b"%PDF the reply (fictional)"


@pytest.fixture
def reply(tmp_path):
    path = tmp_path / "the reply.pdf"
    path.write_bytes(CONTENT)
    return path


def kept(file):
    return [row[0] for row in file.execute("SELECT sha256 FROM blob")]


def documents_check(register):
    (found,) = [check for check in register.examine() if check.name == "documents"]
    return found.ok, found.detail


def test_a_file_becomes_a_document_of_a_record(register, reply):
    state = register.find("state", "GNB")
    uid = register.attach(reply, {"record": state})

    record = register.record("document", uid)
    assert (record["title"], record["file_name"]) == ("the reply.pdf", "the reply.pdf")
    assert (record["media_type"], record["bytes"]) == ("application/pdf", len(CONTENT))
    assert record["sha256"] == hashlib.sha256(CONTENT).hexdigest()
    assert (record["date"], record["by"], record["person"]) == ("2017-02-09", "ISU", "Test Person")
    assert register.document(uid) == ("the reply.pdf", CONTENT)
    assert [one.uid for one in register.attached(state)] == [uid]
    assert unwell(register) == []


def test_what_files_hold_is_stored_once_and_stays_out_of_the_journal(register, reply, file):
    register.attach(reply, {"title": "One (fictional)"})
    register.attach(reply, {"title": "Another (fictional)"})

    assert kept(file) == [hashlib.sha256(CONTENT).hexdigest()]
    values = file.execute("SELECT new FROM change WHERE kind = 'document'").fetchall()
    assert len(values) == 2
    assert not any("the reply (fictional)" in row[0] for row in values)


def test_what_cannot_be_kept_is_refused_and_nothing_is_written(register, tmp_path, file):
    for path, said in (
        (tmp_path, "is a folder"),
        (tmp_path / "gone.pdf", "cannot be read"),
        (tmp_path / "a\0b", "cannot be read"),
    ):
        with pytest.raises(Refused, match=said) as refused:
            register.attach(path, {})
        assert set(refused.value.fields) == {"file"}
    assert kept(file) == []


def test_the_largest_file_is_kept_and_one_byte_more_is_refused(register, reply, monkeypatch):
    monkeypatch.setattr(attaching, "LARGEST", len(CONTENT))
    register.attach(reply, {})

    reply.write_bytes(CONTENT + b"!")
    with pytest.raises(Refused, match="larger than"):
        register.attach(reply, {})
    assert documents.LARGEST == 20 * 1024 * 1024


def test_a_document_that_is_refused_leaves_no_file(register, reply, file):
    with pytest.raises(Refused):
        register.attach(reply, {"date": "the other day"})

    assert kept(file) == []


def test_a_deleted_document_keeps_its_file_for_undo_and_the_doctor_tells(register, reply):
    uid = register.attach(reply, {})
    assert documents_check(register) == (True, "well")

    register.delete("document", uid)
    ok, detail = documents_check(register)
    assert (ok, detail) == (True, "well; 1 file is no document’s (any more)")
    register.undo()
    assert register.document(uid)[1] == CONTENT


@pytest.mark.parametrize(
    ("statement", "said"),
    [("DELETE FROM blob", "has no file"), ("UPDATE blob SET content = x'00'", "was changed")],
)
def test_a_file_that_is_gone_or_changed_is_found(register, reply, file, statement, said):
    uid = register.attach(reply, {})
    file.execute(statement)

    ok, detail = documents_check(register)
    assert not ok
    assert said in detail
    if "DELETE" in statement:
        with pytest.raises(NotFound, match="does not hold"):
            register.document(uid)


def test_an_export_carries_the_files(register, open_register, reply, tmp_path):
    uid = register.attach(reply, {})
    register.export(tmp_path / "out.db")

    assert open_register(tmp_path / "out.db").document(uid)[1] == CONTENT


# ------------------------------------------------------------------ out of the register


def test_a_document_is_opened_as_a_private_copy(register, reply):
    opened = []

    def launch(copy):
        opened.append(copy)
        return 0

    path = register.open_document(register.attach(reply, {}), launch)
    assert opened == [str(path)]
    assert path.read_bytes() == CONTENT
    assert path.name == "the_reply.pdf"
    assert path.stat().st_mode & 0o077 == 0


def test_where_no_program_is_found_it_is_said_where_the_copy_is(register, reply):
    uid = register.attach(reply, {})

    with pytest.raises(leaving.NotOpened, match="No program") as error:
        register.open_document(uid, lambda _copy: 1)
    assert "the_reply.pdf" in error.value.hint


@pytest.mark.parametrize("name", ["a.exe", "a.pdf.BAT", "a.desktop", "a.lnk", "a.url"])
def test_what_a_system_would_run_is_not_opened(name):
    with pytest.raises(leaving.NotOpened, match="program"):
        leaving.open_copy(b"", name, pytest.fail)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("-rf $(x) `y`.pdf", "rf_(x)_y_.pdf"),
        ("réponse, 日本.docx", "réponse_日本.docx"),
        ("CON.txt", "_CON.txt"),
        ("...", "document"),
        ("x" * 200 + ".pdf", "x" * 76 + ".pdf"),
    ],
)
def test_the_name_of_a_copy_is_harmless(name, safe):
    assert leaving.harmless_name(name) == safe
