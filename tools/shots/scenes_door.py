"""The door: coming in, the first admin, the locked session, and a password asked for again."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from scc_wall.access.credentials import Proven
from scc_wall.base.told import Told
from scc_wall.domain.access_session import SessionState
from scc_wall.domain.region import regions
from scc_wall.domain.role import Action
from scc_wall.ui.access.desk import Credentials
from scc_wall.ui.access.first_admin import FirstAdminDialog
from scc_wall.ui.access.form import focus
from scc_wall.ui.access.letter_form import LetterForm
from scc_wall.ui.access.login_dialog import LoginDialog
from scc_wall.ui.access.pick_list import Option, PickList
from scc_wall.ui.access.proof_dialog import ProofDialog
from scc_wall.ui.access.unlock_dialog import UnlockDialog
from tests.support.access_desk import PASSWORD, ScriptedDesk
from tests.support.access_room import PASSWORD as ROOM_PASSWORD
from tests.support.access_room import Room
from tools.shots.footage import cameras
from tools.shots.hall import SESSION
from tools.shots.registry import scene
from tools.shots.stage import Stage

WRONG = "salah-sandi"


def options() -> list[Option]:
    """Return the demo's cameras as a letter can be limited to them."""
    titles = {region.code: region.title for region in regions()}
    return [Option(str(one.camera_id), one.name, titles.get(one.region_code or "", "")) for one in cameras()]


def door(stage: Stage, desk: ScriptedDesk | None = None, *, busy: bool = False) -> LoginDialog:
    """Show the login dialog; `busy`: what is asked of it never ends."""
    desk = desk or ScriptedDesk()
    dialog = (
        LoginDialog(desk, stage.clock, cameras=options(), work=stage.held)
        if busy
        else LoginDialog(desk, stage.clock, cameras=options())
    )
    return stage.show(dialog)


def typed(stage: Stage, dialog: LoginDialog, login: str = "sari", secret: str = WRONG) -> LoginDialog:
    """Fill the login dialog in."""
    stage.fill(((dialog.login, login), (dialog.password, secret)))
    dialog.notice.read.setChecked(True)
    return dialog


@scene("access-login-empty", "Masuk: belum diisi", "Login, still empty", "LoginDialog")
def access_login_empty(stage: Stage) -> QWidget:
    """Show what a person meets first."""
    return door(stage)


@scene("access-login", "Masuk dengan surat tugas yang berlaku", "Login under a letter that holds", "LoginDialog")
def access_login(stage: Stage) -> QWidget:
    """Show it filled in."""
    return typed(stage, door(stage))


@scene("access-login-missing", "Masuk: yang belum diisi ditandai", "Login, what is missing is marked", "LoginDialog")
def access_login_missing(stage: Stage) -> QWidget:
    """Show the faults under their fields."""
    dialog = door(stage)
    stage.type_in(dialog.login.editor, "sari")
    dialog.enter.click()
    return dialog


@scene("access-login-busy", "Masuk: kata sandi sedang diperiksa", "Login, the password is being checked", "LoginDialog")
def access_login_busy(stage: Stage) -> QWidget:
    """Show it while the password is checked."""
    dialog = typed(stage, door(stage, busy=True), secret=PASSWORD)
    dialog.enter.click()
    return dialog


@scene("access-refused", "Masuk ditolak: apa, mengapa, lalu bagaimana", "Login refused", "LoginDialog")
def access_refused(stage: Stage) -> QWidget:
    """Show a refusal."""
    dialog = typed(stage, door(stage))
    dialog.enter.click()
    return dialog


@scene(
    "access-vouch",
    "Surat menunggu persetujuan: pendamping kedua",
    "A letter that waits: a second person",
    "LoginDialog",
)
def access_vouch(stage: Stage) -> QWidget:
    """Show the second person's part."""
    return typed(stage, door(stage), login="tono")


def new_letter(stage: Stage) -> LoginDialog:
    """Fill the first fields of a new letter in, one of them wrong."""
    dialog = typed(stage, door(stage), login="tono")
    dialog.letter.choose_new()
    stage.settle()
    form = dialog.form
    assert isinstance(form, LetterForm)
    form.persons.add.click()
    first, second = form.persons.blocks
    stage.fill(
        (
            (form.number, "000.8.3.3/15/OR"),
            (form.dated, "2/1/2026"),
            (form.office, "Dinas Perhubungan"),
            (form.valid_from, "5/1/2026 07.00"),
            (form.valid_until, "31/2/2026"),
            (form.purpose, "Pemantauan arus mudik"),
            (form.place, "Sumsel Command Center"),
            (first.name, "Sari Wulandari"),
            (first.number, "19900722 202121 2 007"),
            (second.name, "Andi Saputra"),
            (second.number, "KTA-2020-77"),
            (second.reason, "anggota TNI, penghubung Kodam II"),
        )
    )
    form.valid_until.judge()
    stage.settle()
    return dialog


@scene("access-letter", "Surat tugas baru didaftarkan", "A new letter is registered", "LoginDialog")
def access_letter(stage: Stage) -> QWidget:
    """Show the top of the form, with a wrong date."""
    dialog = new_letter(stage)
    focus(dialog.form.number)
    return dialog


@scene("access-letter-persons", "Surat baru: orang-orangnya", "A new letter: its people", "LoginDialog")
def access_letter_persons(stage: Stage) -> QWidget:
    """Show the people, one without a NIP."""
    dialog = new_letter(stage)
    focus(dialog.form.persons.blocks[1].reason)
    return dialog


def limited(stage: Stage) -> LoginDialog:
    """Limit a new letter to some regions, and one camera that lies in none of them."""
    dialog = new_letter(stage)
    dialog.form.scope.cameras.choose(frozenset({"125"}))
    dialog.form.scope.regions.choose(frozenset({"16.71", "16.03"}))
    stage.settle()
    focus(dialog.form.scope.ptz)  # with it in sight, what both fields limit to together
    return dialog


@scene("access-letter-limited", "Surat baru: dibatasi wilayah dan kamera", "A new letter, limited", "LoginDialog")
def access_letter_limited(stage: Stage) -> QWidget:
    """Show its limits."""
    return limited(stage)


def chooser(stage: Stage) -> PickList:
    """Open the list of regions."""
    dialog = limited(stage)
    dialog.form.scope.regions.open_list()
    stage.settle()
    (found,) = [one for one in dialog.form.scope.regions.findChildren(PickList) if one.isVisible()]
    return stage.leave_at_end(found)


@scene("access-regions", "Wilayah dipilih", "Regions are chosen", "PickList")
def access_regions(stage: Stage) -> QWidget:
    """Show all of them."""
    return chooser(stage)


@scene("access-regions-searched", "Wilayah dicari", "Regions are searched", "PickList")
def access_regions_searched(stage: Stage) -> QWidget:
    """Show those that were found."""
    found = chooser(stage)
    stage.type_in(found.search, "ogan")
    return found


@scene("access-regions-none", "Tidak ada wilayah yang cocok", "No region matches", "PickList")
def access_regions_none(stage: Stage) -> QWidget:
    """Show that nothing was found."""
    found = chooser(stage)
    stage.type_in(found.search, "jakarta")
    return found


# --- the first admin -------------------------------------------------------------------------------------------------


@scene("access-first-admin", "Admin pertama dibuat", "The first admin is made", "FirstAdminDialog")
def access_first_admin(stage: Stage) -> QWidget:
    """Show it half done."""
    dialog = stage.show(FirstAdminDialog(ScriptedDesk(), stage.clock))
    stage.fill(
        (
            (dialog.name, "Rina Putri"),
            (dialog.login, "rina"),
            (dialog.number, "19850314 201001 2 004"),
            (dialog.password, "kuda-rina-laut"),
            (dialog.again, "kuda-rina"),
        )
    )
    return dialog


@scene("access-first-admin-empty", "Admin pertama: belum diisi", "The first admin, empty", "FirstAdminDialog")
def access_first_admin_empty(stage: Stage) -> QWidget:
    """Show the first thing an installer meets."""
    return stage.show(FirstAdminDialog(ScriptedDesk(), stage.clock))


# --- a locked session ------------------------------------------------------------------------------------------------


def locked(stage: Stage) -> UnlockDialog:
    """Show the way back into a locked session."""
    desk = ScriptedDesk()
    desk.present = replace(SESSION, state=SessionState.LOCKED)
    return stage.show(UnlockDialog(desk))


@scene("access-locked", "Kunci dibuka lagi", "The way back into a locked session", "UnlockDialog")
def access_locked(stage: Stage) -> QWidget:
    """Show it as it opens."""
    return locked(stage)


@scene("access-locked-refused", "Kunci: kata sandi salah", "Locked: the password was wrong", "UnlockDialog")
def access_locked_refused(stage: Stage) -> QWidget:
    """Show a wrong password."""
    dialog = locked(stage)
    stage.type_in(dialog.password.editor, "salah-sandi")
    dialog.unlock.click()
    return dialog


# --- a password asked for --------------------------------------------------------------------------------------------


def proof(stage: Stage) -> ProofDialog[Proven]:
    """Ask for the password of whoever opens the accounts; the room judges it, as the program's does."""
    room = Room(stage.folder, clock=stage.clock)

    def prove(who: Credentials) -> Proven:
        proven = room.access.door.prove(who.login, who.password)
        room.access.policy.check(proven, Action.ACCOUNT_EDIT)
        return proven

    told, hint = Told("Akun: siapa Anda?", "Accounts: who are you?"), Told("Kata sandi admin.", "An admin's password.")
    return stage.show(ProofDialog(str(told), prove, hint=str(hint)))


@scene("access-proof", "Kata sandi diminta lagi untuk daftar akun", "A password is asked for again", "ProofDialog")
def access_proof(stage: Stage) -> QWidget:
    """Show it as it opens."""
    return proof(stage)


@scene("access-proof-refused", "Kata sandi benar, tetapi tidak berhak", "Known, but not allowed", "ProofDialog")
def access_proof_refused(stage: Stage) -> QWidget:
    """Show a refusal."""
    dialog = proof(stage)
    stage.fill(((dialog.login, "operator"), (dialog.password, ROOM_PASSWORD)))
    dialog.enter.click()
    return dialog
