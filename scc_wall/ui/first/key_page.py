"""Where the master key is kept: in the system's keyring, or in a file under a passphrase; and that it can be read."""

from scc_wall.base.errors import SccError
from scc_wall.ui.access import form
from scc_wall.ui.access.field import password
from scc_wall.ui.access.parts import set_tone, text_label
from scc_wall.ui.access.reading import Reading, Tone, required
from scc_wall.ui.access.refusal import RefusalPlate
from scc_wall.ui.first.desk import FirstDesk, FirstState, KeyPlaceKind, PhraseWantedError
from scc_wall.ui.first.page import FirstPage
from scc_wall.ui.words import tr

SHORTEST = 12
"""As `vault.passphrase.SHORTEST`, which the layers keep from here; a test holds them together."""


class KeyPage(FirstPage):
    """Tries the keyring first, each time it is shown; fields for a passphrase come up only where there is none."""

    may_wait = False

    def __init__(self, desk: FirstDesk, state: FirstState) -> None:
        told = tr(
            "Satu kunci induk menyegel kata sandi kamera dan mengesahkan catatan audit. Tanpa kunci itu tidak seorang"
            " pun dapat membacanya dari berkas."
        )
        super().__init__(tr("Kunci induk"), told)
        self._desk = desk
        self._running = self._refused = False
        self._place_of_key = KeyPlaceKind.NONE
        self._sealed = state.key is KeyPlaceKind.PASSPHRASE
        self.status = text_label("", "section", wrap=True)
        self.detail = text_label("", wrap=True)
        self.refusal = RefusalPlate()
        hint = "" if self._sealed else tr("paling sedikit {n} karakter").format(n=SHORTEST)
        self.phrase = password("phrase", tr("&Frasa sandi"), required(tr("Frasa sandi belum diisi.")), hint)
        self.again = password("phrase_again", tr("Frasa sandi &sekali lagi"), self._same)
        for part in (self.status, self.detail, self.refusal, self.phrase, self.again):
            self.column.addWidget(part)
        self.column.addStretch()
        for field in (self.phrase, self.again):
            field.setMaximumWidth(420)
            field.hide()
        self.phrase.changed.connect(self._on_phrase_changed)

    def enter(self) -> None:
        """Look for the key, or make it."""
        if self._place_of_key is KeyPlaceKind.NONE and not self._running:
            self._try(None)

    def leave(self) -> None:
        """Keep nothing of a passphrase."""
        self.phrase.empty()
        self.again.empty()

    @property
    def busy(self) -> bool:
        """Whether the key is being made."""
        return self._running

    @property
    def next_text(self) -> str:
        """What the button says."""
        return tr("Coba lagi") if self._refused else super().next_text

    def go(self) -> None:
        """Go on, or take the passphrase, or try again."""
        if self._place_of_key is not KeyPlaceKind.NONE:
            self.finished.emit()
            return
        if self.phrase.isHidden():
            self._try(None)
            return
        if not form.judge([self.phrase] if self._sealed else [self.phrase, self.again]):
            return
        if not self._sealed and len(self.phrase.exact()) < SHORTEST:
            self.phrase.refuse(tr("Paling sedikit {n} karakter.").format(n=SHORTEST))
            form.focus(self.phrase)
            return
        self.again.take()
        self._try(self.phrase.take())

    def _try(self, phrase: str | None) -> None:
        self._running, self._refused = True, False
        self.refusal.hide()
        self._say(tr("… Mencari penyimpan sandi sistem") if phrase is None else tr("… Menyegel kunci"), "", "quiet")
        self.changed.emit()
        asked = phrase is not None
        self._desk.open_key(phrase, self._on_opened, lambda error: self._on_failed(error, asked=asked))

    def _on_opened(self, place: KeyPlaceKind) -> None:
        self._running = False
        self._place_of_key = place
        self.phrase.hide()
        self.again.hide()
        self._say(*_said(place))
        self.settled.emit()

    def _on_failed(self, error: SccError, *, asked: bool) -> None:
        """Ask for a passphrase where that is what is missing; any other refusal, and one that is wrong, is told."""
        self._running = False
        if asked or not isinstance(error, PhraseWantedError):
            self._say("", "", "quiet")
            self.refusal.tell(error)
            if self.phrase.isHidden():
                self._refused = True
                self.settled.emit()
                return
        elif self._sealed:
            told = tr("Kunci instalasi ini ada dalam berkas yang disegel. Ketik frasa sandinya.")
            self._say(tr("Frasa sandi diperlukan"), told, "")
        else:
            told = tr(
                "Buat frasa sandi untuk menyegel kunci. Frasa ini ditanyakan setiap kali program dimulai: catat dan"
                " simpan di tempat aman. Tanpa frasa itu kata sandi kamera hilang dan tidak seorang pun dapat masuk."
            )
            self._say(tr("⚠ Penyimpan sandi sistem tidak ada di komputer ini, atau tidak menjawab"), told, "warn")
        self.phrase.show()
        self.again.setVisible(not self._sealed)
        self.changed.emit()
        form.focus(self.phrase)

    def _say(self, status: str, detail: str, tone: str) -> None:
        self.status.setText(status)
        self.detail.setText(detail)
        set_tone(self.status, tone)

    def _same(self, text: str) -> Reading:
        if self.again.exact() != self.phrase.exact():
            return Reading(tr("Kedua frasa sandi berbeda."), Tone.FAULT)
        return Reading(tr("sama"), Tone.GOOD) if text else Reading()

    def _on_phrase_changed(self) -> None:
        if self.again.exact():
            self.again.on_editor_changed()


def _said(place: KeyPlaceKind) -> tuple[str, str, str]:
    read = tr("Sudah dicoba: kunci dapat dibaca lagi.")
    if place is KeyPlaceKind.RING:
        told = tr("Hanya akun komputer ini yang dapat membukanya; tidak ada yang perlu Anda ingat.")
        return tr("✓ Tersimpan di penyimpan sandi sistem"), f"{told} {read}", "good"
    if place is KeyPlaceKind.PASSPHRASE:
        told = tr("Berkas kunci disegel dengan frasa sandi; ditanyakan setiap kali program dimulai.")
        return tr("✓ Tersegel dengan frasa sandi"), f"{told} {read}", "good"
    told = tr("Siapa pun yang membaca berkasnya memegang semua kata sandi. Segel kemudian: scc-wall keys seal.")
    return tr("⚠ Kunci tersimpan terbuka: hanya untuk percobaan"), f"{told} {read}", "warn"
