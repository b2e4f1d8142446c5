"""What roles are called, and what each may do in a few words."""

from scc_wall.domain.role import Role
from scc_wall.ui.words import tr


def role_word(role: Role) -> str:
    """Return what a role is called."""
    return {
        Role.OPERATOR: tr("operator"),
        Role.SUPERVISOR: tr("pengawas"),
        Role.ADMIN: tr("admin"),
        Role.AUDITOR: tr("auditor"),
    }[role]


def role_told(role: Role) -> str:
    """Return what a role may do, for who gives it to somebody."""
    return {
        Role.OPERATOR: tr("menonton, mengatur dinding, mendaftarkan surat dan tamu"),
        Role.SUPERVISOR: tr("seperti operator; menggerakkan kamera, menyetujui dan mencabut surat, menjamin"),
        Role.ADMIN: tr("memasang kamera, akun dan setelan; tidak menonton"),
        Role.AUDITOR: tr("hanya membaca catatan"),
    }[role]
