"""The modules of the panels that are opened behind the pictures, what others stand on first: loaded one by one.

One that is missing here costs a longer slice, and nothing else; `ui.slices` has the reason.
"""

from typing import Final

ACCESS: Final = (
    "scc_wall.ui.access.parts",
    "scc_wall.ui.access.session_strip",
    "scc_wall.ui.access.desk",
    "scc_wall.ui.access.reading",
    "scc_wall.ui.access.form",
    "scc_wall.ui.access.accounts_dialog",
    "scc_wall.ui.access.export_file",
    "scc_wall.ui.access.export_dialog",
    "scc_wall.ui.access.pick_field",
    "scc_wall.ui.access.scope_part",
    "scc_wall.ui.access.letter_dialog",
    "scc_wall.ui.access.letters_dialog",
    "scc_wall.ui.access.letter_form",
    "scc_wall.ui.access.login_dialog",
    "scc_wall.ui.access.retention_dialog",
    "scc_wall.ui.access.visitors_dialog",
    "scc_wall.app.access.desks",
    "scc_wall.app.access.office_desks",
    "scc_wall.app.access.callers",
    "scc_wall.app.access.room_lock",
)
SITES: Final = (
    "scc_wall.ui.sites.desk",
    "scc_wall.ui.sites.site_words",
    "scc_wall.ui.sites.alarm_strip",
    "scc_wall.ui.access.reading",
    "scc_wall.ui.access.form",
    "scc_wall.ui.access.listing",
    "scc_wall.ui.sites.evidence_part",
    "scc_wall.ui.sites.look",
    "scc_wall.ui.sites.phase_plot",
    "scc_wall.ui.sites.strip",
    "scc_wall.ui.sites.state_bar",
    "scc_wall.ui.sites.windows_part",
    "scc_wall.ui.sites.detail_dialog",
    "scc_wall.ui.sites.model",
    "scc_wall.ui.sites.delegate",
    "scc_wall.ui.sites.panel",
    "scc_wall.ui.sites.table_dialog",
    "scc_wall.ui.sites.tile",
    "scc_wall.ui.sites.sites_ui",
)
PTZ: Final = (
    "scc_wall.ui.ptz.desk",
    "scc_wall.ui.ptz.ptz_words",
    "scc_wall.ui.ptz.marks",
    "scc_wall.ui.ptz.preset_part",
    "scc_wall.ui.ptz.patrol_part",
    "scc_wall.ui.ptz.pad",
    "scc_wall.ui.ptz.steer_part",
    "scc_wall.ui.ptz.panel",
    "scc_wall.ui.ptz.preset_picture",
    "scc_wall.ui.ptz.tile_look",
    "scc_wall.ui.ptz.tile_mode",
    "scc_wall.ui.ptz.tile_painter",
    "scc_wall.ui.ptz.patrol_dialog",
    "scc_wall.ui.ptz.wishes",
    "scc_wall.ui.ptz.ptz_ui",
)
EVENTS: Final = (
    "scc_wall.ui.events.event_words",
    "scc_wall.ui.events.desk",
    "scc_wall.ui.events.model",
    "scc_wall.ui.events.delegate",
    "scc_wall.ui.events.view",
    "scc_wall.ui.events.panel",
    "scc_wall.ui.events.strip",
    "scc_wall.ui.events.events_ui",
)
DESK: Final = (
    "scc_wall.app.desk.user_state",
    "scc_wall.ui.access.dates",
    "scc_wall.ui.desk.act_words",
    "scc_wall.ui.desk.session_facts",
    "scc_wall.ui.desk.session_panel",
)
