"""Who may do what: one table, denied by default. Every command passes it in the service layer (`access.policy`)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """What a person is in the room."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    AUDITOR = "auditor"


class Action(StrEnum):
    """What can be done, in the words of the audit."""

    LAYOUT_CHANGE = "layout.change"
    LAYOUT_SAVE = "layout.save"
    TILE_CHANGE = "tile.change"
    CAMERA_EDIT = "camera.edit"
    PTZ_MOVE = "ptz.move"
    PTZ_TAKE_OVER = "ptz.take-over"
    SNAPSHOT = "snapshot"
    EXPORT = "export"
    EVENT_ACKNOWLEDGE = "event.acknowledge"
    EVENT_NOTE = "event.note"
    REPLAY = "replay"
    """Look at the last half minute of a camera again, or switch its keeping on."""
    HANDOVER = "handover"
    """Hand a shift over, or take one over."""
    GUEST_MODE = "guest-mode"
    """Hide chosen tiles from guests."""
    SITE_EDIT = "site.edit"
    SITE_NOTE = "site.note"
    """Write beside a site, or have it looked at now."""
    SITE_JUDGE = "site.judge"
    """Call a verdict false, or a page as it should be."""
    LETTER_REGISTER = "letter.register"
    LETTER_APPROVE = "letter.approve"
    LETTER_REVOKE = "letter.revoke"
    LETTER_VOUCH = "letter.vouch"
    LETTER_READ = "letter.read"
    """Whole: with the numbers of persons, and its scan."""
    SESSION_END_OTHER = "session.end-other"
    VISITOR_REGISTER = "visitor.register"
    ACCOUNT_EDIT = "account.edit"
    SETTING_CHANGE = "setting.change"
    CONFIGURATION_IMPORT = "configuration.import"
    """Change cameras or sites by a file, at the terminal."""
    SECRETS_EXPORT = "secrets.export"
    """Take passwords of cameras out of the store, readable by anybody."""
    KEY_ROTATE = "key.rotate"
    """Change the master key, or how it is kept."""
    STORE_RESTORE = "store.restore"
    """Put a backup in the store's place."""
    RETENTION_PURGE = "retention.purge"
    PROGRAM_CLOSE = "program.close"
    """Close the wall of a computer that has nothing else (a kiosk); elsewhere anybody may."""
    AUDIT_READ = "audit.read"
    AUDIT_EXPORT = "audit.export"


_WATCHING: Final = frozenset(
    {
        Action.LAYOUT_CHANGE,
        Action.LAYOUT_SAVE,
        Action.TILE_CHANGE,
        Action.SNAPSHOT,
        Action.EVENT_ACKNOWLEDGE,
        Action.EVENT_NOTE,
        Action.REPLAY,
        Action.HANDOVER,
        Action.GUEST_MODE,
        Action.SITE_NOTE,
        Action.LETTER_REGISTER,
        Action.VISITOR_REGISTER,
    }
)
_ANSWERING: Final = frozenset(
    {
        Action.PTZ_MOVE,
        Action.PTZ_TAKE_OVER,
        Action.EXPORT,
        Action.SITE_JUDGE,
        Action.LETTER_APPROVE,
        Action.LETTER_REVOKE,
        Action.LETTER_VOUCH,
        Action.LETTER_READ,
        Action.SESSION_END_OTHER,
        Action.AUDIT_READ,
        Action.PROGRAM_CLOSE,
    }
)
_INSTALLING: Final = frozenset(
    {
        Action.LAYOUT_CHANGE,
        Action.LAYOUT_SAVE,
        Action.TILE_CHANGE,
        Action.CAMERA_EDIT,
        Action.SITE_EDIT,
        Action.SITE_NOTE,
        Action.SITE_JUDGE,
        Action.LETTER_REGISTER,
        Action.ACCOUNT_EDIT,
        Action.SETTING_CHANGE,
        Action.CONFIGURATION_IMPORT,
        Action.SECRETS_EXPORT,
        Action.KEY_ROTATE,
        Action.STORE_RESTORE,
        Action.RETENTION_PURGE,
        Action.PROGRAM_CLOSE,
    }
)
ALLOWED: Final[Mapping[Role, frozenset[Action]]] = MappingProxyType(
    {
        Role.OPERATOR: _WATCHING,
        Role.SUPERVISOR: _WATCHING | _ANSWERING,
        Role.ADMIN: _INSTALLING,
        Role.AUDITOR: frozenset({Action.LETTER_READ, Action.AUDIT_READ, Action.AUDIT_EXPORT}),
    }
)
"""What is not here is denied. An admin installs and does not watch under another's letter; an auditor only reads."""


def allows(role: Role, action: Action) -> bool:
    """Return whether that role may do that at all; the letter's scope and the session are asked besides."""
    return action in ALLOWED.get(role, frozenset())
