"""What an act of the audit is called where a person reads their own."""

from scc_wall.ui.words import tr


def act_word(action: str) -> str:
    """Return what was done; an action without a word of its own stands as it is in the audit."""
    return {
        "layout.change": tr("mengubah tata letak"),
        "layout.save": tr("menyimpan tata letak"),
        "tile.change": tr("mengubah petak"),
        "camera.edit": tr("mengubah kamera"),
        "ptz.move": tr("menggerakkan kamera"),
        "ptz.runaway": tr("memerintahkan kamera berhenti"),
        "ptz.runaway-over": tr("memastikan kamera berhenti"),
        "ptz.take-over": tr("mengambil alih kamera"),
        "ptz.reserve": tr("memegang kamera"),
        "ptz.preset": tr("mengubah preset"),
        "ptz.patrol": tr("mengubah patroli"),
        "snapshot": tr("mengambil cuplikan"),
        "export": tr("mengekspor"),
        "event.acknowledge": tr("mengetahui peristiwa"),
        "event.note": tr("mencatat pada peristiwa"),
        "replay": tr("memutar ulangan"),
        "handover": tr("serah terima"),
        "guest-mode": tr("mode tamu"),
        "site.edit": tr("mengubah situs"),
        "site.note": tr("mencatat pada situs"),
        "site.judge": tr("menilai situs"),
        "letter.read": tr("membaca surat lengkap"),
        "letter.register": tr("mendaftarkan surat"),
        "letter.approve": tr("menyetujui surat"),
        "letter.revoke": tr("mencabut surat"),
        "letter.vouch": tr("menjamin surat"),
        "session.end-other": tr("mengakhiri sesi lain"),
        "visitor.register": tr("mencatat tamu"),
        "account.edit": tr("mengubah akun"),
        "setting.change": tr("mengubah pengaturan"),
        "configuration.import": tr("mengimpor kamera atau situs"),
        "secrets.export": tr("mengekspor kata sandi kamera"),
        "key.rotate": tr("mengganti kunci induk"),
        "store.restore": tr("mengganti penyimpanan dengan cadangan"),
        "retention.purge": tr("menghapus audit lama"),
        "audit.read": tr("membaca audit"),
        "audit.export": tr("mengekspor audit"),
        "program.restarted": tr("program dimulai lagi"),
        "program.safe-left": tr("mengakhiri mode aman"),
        "program.close": tr("menutup program"),
        "session.opening": tr("meminta sesi"),
        "session.open": tr("masuk"),
        "session.restore": tr("sesi dipulihkan"),
        "session.lock": tr("kendali terkunci"),
        "session.unlock": tr("kendali dibuka"),
        "session.end": tr("sesi berakhir"),
        "unlock.refused": tr("membuka kunci"),
        "password.refused": tr("mengganti kata sandi"),
        "vouch.refused": tr("menjamin surat"),
    }.get(action, action)


def failed_word(action: str) -> str:
    """Return how an act went that failed: a camera that moved, and did not prove that it stands, did move."""
    return tr("berhenti belum terbukti") if action in {"ptz.move", "ptz.runaway"} else tr("GAGAL")
