<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
<context>
    <name>Wall</name>
    <message>
        <location filename="../../scc_wall/app/access/callers.py"/>
        <source>Admin dibuat. Tambahkan orang lain di menu Sesi, Akun (F4)</source>
        <translation>Admin created. Add others in the menu Session, Accounts (F4)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/callers.py"/>
        <source>Kata sandi {login} diganti</source>
        <translation>Password of {login} changed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/callers.py"/>
        <source>Tamu didaftarkan dalam sesi: masuk dahulu (Ctrl+L)</source>
        <translation>Visitors are registered within a session: log in first (Ctrl+L)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/callers.py"/>
        <source>Masukkan kata sandi Anda lagi</source>
        <translation>Type your password once more</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/lock.py"/>
        <location filename="../../scc_wall/app/access/room_lock.py"/>
        <location filename="../../scc_wall/app/replay/reception.py"/>
        <location filename="../../scc_wall/app/snapshots/reception.py"/>
        <source>Terkunci: masuk dahulu (Ctrl+L)</source>
        <translation>Locked: log in first (Ctrl+L)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/reception.py"/>
        <source>Menunggu audit ditulis…</source>
        <translation>Waiting for the audit to be written…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/reception.py"/>
        <source>Sesi {name} dipulihkan: buka kunci dengan Ctrl+L</source>
        <translation>Session of {name} restored: unlock with Ctrl+L</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/reception.py"/>
        <source>disk penuh: tidak dapat masuk</source>
        <translation>disk full: nobody can log in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/reception.py"/>
        <source>tidak dapat masuk</source>
        <translation>can&apos;t log in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/reception.py"/>
        <source>Akses sedang dibuka… Tunggu dialognya sebelum mengetik (Esc: batal)</source>
        <translation>Access is being opened… Wait for its dialog before you type (Esc: cancel)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/reception.py"/>
        <source>Masuk dibatalkan</source>
        <translation>Log-in cancelled</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/reception.py"/>
        <location filename="../../scc_wall/ui/access/session_strip.py"/>
        <source>Tidak ada sesi</source>
        <translation>No session</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/reception.py"/>
        <source>{word} (+{n})</source>
        <translation>{word} (+{n})</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/reception.py"/>
        <source>⚠ Jam komputer bergeser {n} detik; tercatat dalam audit</source>
        <translation>⚠ The computer&apos;s clock jumped by {n} seconds; recorded in the audit</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/room_lock.py"/>
        <source>Perintah ini tidak diizinkan</source>
        <translation>This command is not allowed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/access/room_lock.py"/>
        <source>Kendali terkunci: buka kunci dengan Ctrl+L</source>
        <translation>Controls locked: unlock with Ctrl+L</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/cameras/reception.py"/>
        <source>Masuk dahulu sebagai admin (Ctrl+L)</source>
        <translation>Log in as an admin first (Ctrl+L)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/desk/reception.py"/>
        <location filename="../../scc_wall/ui/access/session_strip.py"/>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>Sesi</source>
        <translation>Session</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/desk/reception.py"/>
        <source>tidak ada yang masuk</source>
        <translation>nobody is in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/desk/reception.py"/>
        <source>surat: {left}</source>
        <translation>letter: {left}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/desk/reception.py"/>
        <source>cadangan: oleh server basis data</source>
        <translation>backups: by the database server</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/desk/reception.py"/>
        <source>belum ada cadangan</source>
        <translation>no backup yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/desk/reception.py"/>
        <source>cadangan {time}</source>
        <translation>backup {time}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/first/reception.py"/>
        <source>Akses sedang dibuka…</source>
        <translation>Opening access…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/passphrase_dialog.py"/>
        <source>Lanjut</source>
        <translation>Continue</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/program/kiosk.py"/>
        <source>⚠ Mode kios: berkas tidak dibuka di luar program ini</source>
        <translation>⚠ Kiosk mode: files are not opened outside this program</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/program/kiosk.py"/>
        <source>⚠ Mode kios: hanya pengawas atau admin yang sedang masuk (Ctrl+L) dapat menutup program</source>
        <translation>⚠ Kiosk mode: only a supervisor or admin who is logged in (Ctrl+L) can close the program</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/program/reception.py"/>
        <source>Mode aman: coba video</source>
        <translation>Safe mode: try video</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/program/reception.py"/>
        <source>Mode aman: coba lagi dengan video</source>
        <translation>Safe mode: try again with video</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/program/reception.py"/>
        <location filename="../../scc_wall/ui/not_yet.py"/>
        <source>Video tidak dimatikan</source>
        <translation>Video is not off</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/program/reception.py"/>
        <source>⚠ Tutup program (Ctrl+Q), lalu jalankan tanpa --safe</source>
        <translation>⚠ Close the program (Ctrl+Q), then start it without --safe</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/program/reception.py"/>
        <source>Program dimulai lagi dengan video…</source>
        <translation>The program starts again with video…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/replay/reception.py"/>
        <source>Ulangan instan menyala: pilih petak, lalu U</source>
        <translation>Instant replay is on: select a tile, then U</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/replay/reception.py"/>
        <source>Ulangan instan mati; simpanannya dihapus</source>
        <translation>Instant replay is off; what it kept was deleted</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/shift/reception.py"/>
        <source>Masuk dahulu (Ctrl+L)</source>
        <translation>Log in first (Ctrl+L)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/shift/reception.py"/>
        <source>Serah terima tercatat</source>
        <translation>Handover recorded</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/snapshots/reception.py"/>
        <source>Pilih dahulu petak dengan kamera, lalu tekan J</source>
        <translation>Select a camera&apos;s tile first, then press J</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/snapshots/reception.py"/>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Mode tamu: kamera ini disembunyikan (H)</source>
        <translation>Guest mode: this camera is hidden (H)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/snapshots/reception.py"/>
        <source>Mengambil cuplikan {name} yang langsung, bukan ulangannya…</source>
        <translation>Taking a live snapshot of {name}, not of its replay…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/snapshots/reception.py"/>
        <source>Mengambil cuplikan {name}…</source>
        <translation>Taking a snapshot of {name}…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/snapshots/reception.py"/>
        <source>Cuplikan sebelumnya masih diambil: tekan J lagi sebentar</source>
        <translation>The snapshot before is still being taken: press J again in a moment</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/snapshots/reception.py"/>
        <source>⚠ Tidak ada cuplikan: {name} belum pernah bergambar</source>
        <translation>⚠ No snapshot: {name} never had a picture</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/snapshots/reception.py"/>
        <source>⚠ Tidak ada cuplikan: dinding berganti sementara itu; tekan lagi</source>
        <translation>⚠ No snapshot: the wall changed meanwhile; press again</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/snapshots/reception.py"/>
        <source>⚠ Cuplikan sebelumnya belum tersimpan: tunggu sebentar</source>
        <translation>⚠ The snapshot before is not saved yet: wait a moment</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/snapshots/reception.py"/>
        <source>✓ Cuplikan tersimpan: {name} · SHA-256 {hash}… (galeri: Ctrl+J)</source>
        <translation>✓ Snapshot saved: {name} · SHA-256 {hash}… (gallery: Ctrl+J)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/app/snapshots/reception.py"/>
        <source>Mode tamu: galeri tertutup (H)</source>
        <translation>Guest mode: the gallery is closed (H)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <source>&amp;Nama lengkap</source>
        <translation>&amp;Full name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <location filename="../../scc_wall/ui/cameras/candidate_part.py"/>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Nama belum diisi.</source>
        <translation>The name is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>Nama &amp;masuk</source>
        <translation>Login na&amp;me</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <location filename="../../scc_wall/ui/access/login_dialog.py"/>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <location filename="../../scc_wall/ui/access/proof_dialog.py"/>
        <location filename="../../scc_wall/ui/first/admin_page.py"/>
        <source>Nama masuk belum diisi.</source>
        <translation>The login name is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>Perbaiki, atau isi alasan tanpa NIP di bawah.</source>
        <translation>Correct it, or give the reason without NIP below.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>NIP atau nomor lain belum diisi.</source>
        <translation>The NIP or other number is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <source>N&amp;IP</source>
        <translation>N&amp;IP</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <source>A&amp;lasan tanpa NIP</source>
        <translation>Reas&amp;on without NIP</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <location filename="../../scc_wall/ui/access/vouch_part.py"/>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>Alasan belum diisi.</source>
        <translation>The reason is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <source>meloloskan nomor yang bukan NIP; namanya dicatat</source>
        <translation>lets a number that is no NIP pass; the name is recorded</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <source>Nama masuk pen&amp;gawas</source>
        <translation>Super&amp;visor&apos;s login name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <source>Pengawas belum diisi.</source>
        <translation>The supervisor is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <source>Ka&amp;ta sandi pengawas</source>
        <translation>Supervisor&apos;s pass&amp;word</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <source>Kata sandi pengawas belum diisi.</source>
        <translation>The supervisor&apos;s password is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <source>Pe&amp;ran</source>
        <translation>&amp;Role</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <source>&amp;Kata sandi baru</source>
        <translation>New &amp;password</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <source>Kata sandi s&amp;ekali lagi</source>
        <translation>Password a&amp;gain</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Akun baru</source>
        <translation>New account</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>Kata sandi belum memenuhi semua aturan di bawah.</source>
        <translation>The password does not meet all rules below yet.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <location filename="../../scc_wall/ui/access/login_dialog.py"/>
        <location filename="../../scc_wall/ui/access/proof_dialog.py"/>
        <location filename="../../scc_wall/ui/access/unlock_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <location filename="../../scc_wall/ui/first/admin_page.py"/>
        <source>Kata sandi belum diisi.</source>
        <translation>The password is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <source>bila kosong, kata sandi lama tetap dipakai</source>
        <translation>empty: keep the old one</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/account_form.py"/>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Kedua kata sandi berbeda.</source>
        <translation>The two passwords differ.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <source>Daftar akun</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/cameras_table.py"/>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <location filename="../../scc_wall/ui/layout_questions.py"/>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <source>Nama masuk</source>
        <translation>Login name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>NIP</source>
        <translation>NIP</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <source>Peran</source>
        <translation>Role</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>Status</source>
        <translation>State</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <source>&amp;Akun baru…</source>
        <translation>New &amp;account…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <source>Tutu&amp;p akun</source>
        <translation>&amp;Close account</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <source>Alasan men&amp;utup</source>
        <translation>Reason for closi&amp;ng</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/camera_part.py"/>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>&amp;Simpan</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <location filename="../../scc_wall/ui/shift/past_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/import_dialog.py"/>
        <source>Kem&amp;bali</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <source>{name} tidak dapat masuk lagi, sesinya berakhir. Tulis alasannya, lalu tekan “Tutup akun” sekali lagi.</source>
        <translation>{name} will no longer be able to log in, and their session will end. Give the reason, then press “Close account” once more.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/camera_part.py"/>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <source>aktif</source>
        <translation>active</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/accounts_dialog.py"/>
        <source>ditutup</source>
        <translation>closed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/arranging.py"/>
        <source>&amp;Urutkan menurut</source>
        <translation>&amp;Sort by</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/arranging.py"/>
        <source>&amp;Lebarkan kolom</source>
        <translation>&amp;Widen column</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/arranging.py"/>
        <source>&amp;Kembalikan tabel ini</source>
        <translation>&amp;Reset this table</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>&amp;Yang diekspor</source>
        <translation>&amp;What to export</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>jangka waktu: hanya auditor</source>
        <translation>period: auditors only</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>Satu sesi</source>
        <translation>One session</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>Jangka waktu</source>
        <translation>Period</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>&amp;Sesi</source>
        <translation>&amp;Session</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>&amp;Dari (WIB)</source>
        <translation>&amp;From (WIB)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>kosong: dari catatan pertama</source>
        <translation>empty: from the first record</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>Sam&amp;pai (WIB)</source>
        <translation>&amp;Until (WIB)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>sesi-{n}</source>
        <translation>session-{n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>Belum ada sesi.</source>
        <translation>No sessions yet.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>kosong: sampai catatan terakhir</source>
        <translation>empty: up to the last record</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>Harus sesudah awalnya.</source>
        <translation>Must be after its start.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>berjalan</source>
        <translation>running</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_choice.py"/>
        <source>no. {n}</source>
        <translation>no. {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Berita acara &amp; ekspor</source>
        <translation>Berita acara &amp; export</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Kemajuan ekspor</source>
        <translation>Progress of the export</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <source>Membaca daftar sesi…</source>
        <translation>Reading the sessions…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>&amp;Bentuk</source>
        <translation>For&amp;mat</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Berita acara (PDF)</source>
        <translation>Berita acara (PDF)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Tabel CSV untuk Excel</source>
        <translation>CSV table for Excel</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Ber&amp;kas</source>
        <translation>F&amp;ile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Berkas belum dipilih.</source>
        <translation>No file was chosen.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Pili&amp;h…</source>
        <translation>C&amp;hoose…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Pilih berkas</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>&amp;Ekspor</source>
        <translation>&amp;Export</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <location filename="../../scc_wall/ui/access/letter_dialog.py"/>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <location filename="../../scc_wall/ui/access/trouble_dialog.py"/>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>&amp;Tutup</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Setiap ekspor tercatat dalam audit, dengan SHA-256 berkasnya.</source>
        <translation>Every export is recorded in the audit, with the SHA-256 of its file.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>berita-acara-</source>
        <translation>berita-acara-</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Akhiran berkas tidak sesuai bentuknya.</source>
        <translation>The file&apos;s ending does not fit its format.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Berita acara (*.pdf)</source>
        <translation>Berita acara (*.pdf)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Tabel (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Simpan sebagai</source>
        <translation>Save as</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Mengekspor…</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Berkas ini sudah ada. Tekan Ekspor sekali lagi untuk menggantinya.</source>
        <translation>This file exists already. Press Export once more to replace it.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/access/export_dialog.py"/>
        <source>Tersimpan: {n} baris</source>
        <translation>
            <numerusform>Saved: {n} row</numerusform>
            <numerusform>Saved: {n} rows</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/field.py"/>
        <source>Caps Lock menyala.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <source>Admin pertama</source>
        <translation>First admin</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <source>18 angka</source>
        <translation>18 digits</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <source>&amp;Alasan tanpa NIP</source>
        <translation>Reas&amp;on without NIP</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <location filename="../../scc_wall/ui/access/login_dialog.py"/>
        <location filename="../../scc_wall/ui/access/proof_dialog.py"/>
        <location filename="../../scc_wall/ui/access/unlock_dialog.py"/>
        <location filename="../../scc_wall/ui/first/admin_page.py"/>
        <source>&amp;Kata sandi</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <source>Kata sandi &amp;sekali lagi</source>
        <translation>Password a&amp;gain</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <source>&amp;Buat admin</source>
        <translation>&amp;Create admin</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <source>K&amp;eluar</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <source>Belum ada akun di instalasi ini. Admin memasang kamera dan membuat akun lain; kata sandinya tidak dapat dilihat siapa pun, jadi simpan baik-baik.</source>
        <translation>There are no accounts in this installation yet. The admin installs cameras and creates the other accounts; nobody can look the password up, so keep it well.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>sama</source>
        <translation>same</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/first_admin.py"/>
        <source>Membuat akun…</source>
        <translation>Creating the account…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_choice.py"/>
        <source>&amp;Surat tugas</source>
        <translation>&amp;Letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_choice.py"/>
        <source>Surat baru…</source>
        <translation>New letter…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_choice.py"/>
        <source>pilih surat tugas</source>
        <translation>choose a letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_choice.py"/>
        <source>Pilih surat tugas.</source>
        <translation>Choose a letter.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_choice.py"/>
        <source>berlaku sampai {moment}</source>
        <translation>valid until {moment}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_choice.py"/>
        <source>Menunggu persetujuan; {until}</source>
        <translation>Waits for approval; {until}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_choice.py"/>
        <source>s.d.</source>
        <translation>to</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_dialog.py"/>
        <source>Surat tugas {number}</source>
        <translation>Letter {number}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_dialog.py"/>
        <source>&amp;Buka pindaian</source>
        <translation>&amp;Open scan</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_dialog.py"/>
        <source>Nomor disamarkan, pindaian tertutup: hanya pengawas dan auditor yang membukanya.</source>
        <translation>Numbers masked, scan closed: only supervisors and auditors open it.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_dialog.py"/>
        <source>Pindaian dibuka penampil sistem; salinannya dihapus saat jendela ini ditutup.</source>
        <translation>The scan was opened by the system&apos;s viewer; its copy is deleted when this window closes.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_dialog.py"/>
        <source>Membaca pindaian…</source>
        <translation>Reading the scan…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_dialog.py"/>
        <source>Dibuka sebagai {name}; dihapus saat jendela ini ditutup.</source>
        <translation>Opened as {name}; deleted when this window closes.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>hari/bulan/tahun</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>hari/bulan/tahun, jam bila perlu</source>
        <translation>day/month/year, time if needed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>N&amp;omor surat</source>
        <translation>Letter n&amp;umber</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Nomor surat belum diisi.</source>
        <translation>The letter number is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>mis. 000.8.3.3/15/OR</source>
        <translation>e.g. 000.8.3.3/15/OR</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>&amp;Tanggal surat</source>
        <translation>Letter &amp;date</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Tanggal surat belum diisi.</source>
        <translation>The letter date is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>&amp;Instansi penerbit</source>
        <translation>Issuin&amp;g office</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Instansi penerbit belum diisi.</source>
        <translation>The issuing office is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Berlaku &amp;dari</source>
        <translation>Valid &amp;from</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Berlaku sam&amp;pai</source>
        <translation>Valid un&amp;til</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Tujuan penugasan</source>
        <translation>Purpose of the assignment</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Tujuan belum diisi.</source>
        <translation>The purpose is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <location filename="../../scc_wall/ui/cameras/cameras_table.py"/>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Tempat belum diisi.</source>
        <translation>The place is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Dasar hukum</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>satu dasar per baris</source>
        <translation>one basis per line</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Penanda tangan</source>
        <translation>Signatory</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Penanda tangan belum diisi.</source>
        <translation>The signatory is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>NIP penanda tangan</source>
        <translation>Signatory&apos;s NIP</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Jabatan penanda tangan</source>
        <translation>Signatory&apos;s position</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Tembusan</source>
        <translation>Copies to</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>satu penerima per baris</source>
        <translation>one recipient per line</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Status tanda tangan</source>
        <translation>Signature state</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <source>Surat</source>
        <translation>Letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Isi</source>
        <translation>Contents</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Yang ditugaskan</source>
        <translation>Assigned persons</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Pengesahan</source>
        <translation>Signature</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_form.py"/>
        <source>Masa berlaku belum diisi.</source>
        <translation>The validity is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Instansi penerbit</source>
        <translation>Issuing office</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Berlaku dari</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Berlaku sampai</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Tujuan</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Batas akses</source>
        <translation>Access limits</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Kewenangan lebih</source>
        <translation>Extra rights</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Pindaian</source>
        <translation>Scan</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>ada</source>
        <translation>yes</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>tidak ada</source>
        <translation>none</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Didaftarkan oleh</source>
        <translation>Registered by</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Didaftarkan pada</source>
        <translation>Registered on</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Disetujui oleh</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>Dicabut oleh</source>
        <translation>Revoked by</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>⚠ menunggu</source>
        <translation>⚠ waiting</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>disetujui</source>
        <translation>approved</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>dicabut</source>
        <translation>revoked</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>berakhir</source>
        <translation>expired</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>basah, di kertas</source>
        <translation>by hand, on paper</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>kode QR, belum diperiksa</source>
        <translation>QR code, not verified</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>elektronik (PAdES), penerbit tak dikenal</source>
        <translation>electronic (PAdES), issuer unknown</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>elektronik (PAdES), sah</source>
        <translation>electronic (PAdES), valid</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letter_lines.py"/>
        <source>⚠ tanpa NIP: {reason}</source>
        <translation>⚠ without NIP: {reason}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>Surat tugas</source>
        <translation>Letters</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>Membaca surat…</source>
        <translation>Reading letters…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>&amp;Cari</source>
        <translation>&amp;Find</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>nomor, instansi, tujuan, atau nama</source>
        <translation>number, office, purpose or name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Instansi</source>
        <translation>Office</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>Daftar surat tugas</source>
        <translation>List of letters</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>Isi surat</source>
        <translation>Contents of the letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>&amp;Alasan mencabut</source>
        <translation>&amp;Reason for revoking</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>&amp;Lihat…</source>
        <translation>&amp;View…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>&amp;Setujui</source>
        <translation>&amp;Approve</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>Ca&amp;but</source>
        <translation>Revo&amp;ke</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>&amp;Kembali</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>Hanya membaca: menyetujui dan mencabut adalah tugas pengawas.</source>
        <translation>Read only: approving and revoking is a supervisor&apos;s task.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>Tidak ada surat yang cocok. Hapus pencarian untuk melihat semuanya.</source>
        <translation>No letter matches. Clear the search to see all of them.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/letters_dialog.py"/>
        <source>Belum ada surat tugas. Surat didaftarkan saat masuk: pilih “Surat baru…”.</source>
        <translation>No letters yet. Letters are registered at login: choose “New letter…”.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/login_dialog.py"/>
        <source>Masuk ruang kendali</source>
        <translation>Log in to the control room</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/login_dialog.py"/>
        <location filename="../../scc_wall/ui/access/proof_dialog.py"/>
        <location filename="../../scc_wall/ui/first/admin_page.py"/>
        <source>&amp;Nama masuk</source>
        <translation>Login &amp;name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/login_dialog.py"/>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Keper&amp;luan</source>
        <translation>Purp&amp;ose</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/login_dialog.py"/>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Keperluan belum diisi.</source>
        <translation>The purpose is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/login_dialog.py"/>
        <source>Mas&amp;uk</source>
        <translation>Log &amp;in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/login_dialog.py"/>
        <location filename="../../scc_wall/ui/access/pick_list.py"/>
        <location filename="../../scc_wall/ui/access/proof_dialog.py"/>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <location filename="../../scc_wall/ui/ptz/question.py"/>
        <location filename="../../scc_wall/ui/sure_question.py"/>
        <source>&amp;Batal</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/login_dialog.py"/>
        <source>Memeriksa kata sandi…</source>
        <translation>Checking the password…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/login_dialog.py"/>
        <source>Isian surat akan hilang. Tekan Esc sekali lagi untuk keluar.</source>
        <translation>What was typed of the letter will be lost. Press Esc once more to leave.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/notice_part.py"/>
        <source>Nama, NIP, surat tugas, waktu dan tindakan Anda di ruang ini dicatat dan disimpan untuk melaksanakan tugas pelayanan publik (UU 27/2022). Yang membacanya: pengawas dan auditor. Tanpa foto KTP, NIK, atau wajah.</source>
        <translation>Your name, NIP, letter, times and actions in this room are recorded and kept for carrying out the public service (UU 27/2022). Read by: supervisors and auditors. Photos of ID cards, NIK and faces are not recorded.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/notice_part.py"/>
        <source>Saya sudah &amp;membaca pemberitahuan ini</source>
        <translation>I have read thi&amp;s notice</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/notice_part.py"/>
        <source>Baca pemberitahuan, lalu beri tanda (klik atau spasi).</source>
        <translation>Read the notice, then tick it (click or space).</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>Ganti kata sandi sendiri</source>
        <translation>Change your password</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>Kata sandi &amp;lama</source>
        <translation>&amp;Old password</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>Kata sandi lama belum diisi.</source>
        <translation>The old password is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>Kata sandi &amp;baru</source>
        <translation>&amp;New password</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>Kata sandi baru belum diisi.</source>
        <translation>The new password is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>Kata sandi baru s&amp;ekali lagi</source>
        <translation>New password a&amp;gain</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>&amp;Ganti</source>
        <translation>&amp;Change</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>B&amp;atal</source>
        <translation>Cance&amp;l</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>Sama dengan yang lama.</source>
        <translation>Same as the old one.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/password_dialog.py"/>
        <source>Mengganti kata sandi…</source>
        <translation>Changing the password…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>dinilai pengawas yang menyetujui atau menjamin surat ini</source>
        <translation>judged by the supervisor who approves or vouches for this letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>Alasan tanpa NIP</source>
        <translation>Reason without NIP</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>Pangkat/golongan</source>
        <translation>Rank/grade</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>Jabatan</source>
        <translation>Position</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>Hapus</source>
        <translation>Remove</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>Orang {n}</source>
        <translation>Person {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>Hapus orang {n}</source>
        <translation>Remove person {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>{field}, orang {n}</source>
        <translation>{field}, person {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/persons_part.py"/>
        <source>Tambah oran&amp;g</source>
        <translation>Add p&amp;erson</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/pick_list.py"/>
        <source>cari; Enter mencentang yang teratas</source>
        <translation>search; Enter ticks the first match</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/pick_list.py"/>
        <source>Cari</source>
        <translation>Search</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/pick_list.py"/>
        <source>Tidak ada yang cocok. Hapus pencarian untuk melihat semuanya.</source>
        <translation>Nothing matches. Clear the search to see all.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/pick_list.py"/>
        <source>&amp;Kosongkan</source>
        <translation>&amp;Untick all</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/pick_list.py"/>
        <source>&amp;Pakai</source>
        <translation>&amp;Apply</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/pick_list.py"/>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>{n} dipilih</source>
        <translation>{n} chosen</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/pick_list.py"/>
        <source>Tidak ada yang dicentang: {none}</source>
        <translation>Nothing is ticked: {none}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/proof_dialog.py"/>
        <source>Kata sandi diperlukan</source>
        <translation>Password needed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/proof_dialog.py"/>
        <source>&amp;Lanjut</source>
        <translation>C&amp;ontinue</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/proof_dialog.py"/>
        <source>Tanpa membuka sesi; dinding tidak tersentuh. Tercatat dalam audit.</source>
        <translation>Opens no session; the wall stays untouched. Recorded in the audit.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/proof_dialog.py"/>
        <location filename="../../scc_wall/ui/access/unlock_dialog.py"/>
        <location filename="../../scc_wall/ui/first/admin_page.py"/>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Memeriksa…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/reading.py"/>
        <source>Satu kata, tanpa spasi.</source>
        <translation>One word, no spaces.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/reading.py"/>
        <source>{n} dari {all} angka NIP. {otherwise}</source>
        <translation>{n} of {all} digits of a NIP. {otherwise}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/reading.py"/>
        <source>Ini bukan NIP: {why}. {otherwise}</source>
        <translation>This is no NIP: {why}. {otherwise}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/reading.py"/>
        <source>pria</source>
        <translation>male</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/reading.py"/>
        <source>wanita</source>
        <translation>female</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/reading.py"/>
        <source>PPPK, diangkat {year}</source>
        <translation>PPPK, appointed {year}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/reading.py"/>
        <source>PNS, diangkat {month}/{year}</source>
        <translation>PNS, appointed {month}/{year}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/reading.py"/>
        <source>lahir {day}</source>
        <translation>born {day}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/refusal.py"/>
        <source>Ditolak</source>
        <translation>Refused</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Masa simpan</source>
        <translation>Retention</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Kemajuan</source>
        <translation>Progress</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Jumlah hari belum diisi.</source>
        <translation>The number of days is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>L&amp;ama simpan audit (hari)</source>
        <translation>&amp;Days to keep the audit</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>&amp;Simpan masa simpan</source>
        <translation>&amp;Save retention</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>0: tidak pernah dihapus; disk dapat penuh</source>
        <translation>0: never deleted; the disk may fill up</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Lama simpan c&amp;uplikan (hari)</source>
        <translation>Keep s&amp;napshots for (days)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Lama simpan &amp;peristiwa (hari)</source>
        <translation>Keep &amp;events for (days)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Simpan &amp;keduanya</source>
        <translation>Save &amp;both</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Yang lewat masa simpan dihapus dengan sendirinya. Peristiwa yang masih terbuka tidak pernah dihapus.</source>
        <translation>What is older than that is deleted automatically. Events that are still open are never deleted.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Yang dihapus tidak dapat kembali. Penghapusan dicatat; sisa audit tetap dapat diperiksa keutuhannya.</source>
        <translation>What is deleted can&apos;t come back. The deletion is recorded; the rest of the audit can still be verified.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>&amp;Hapus yang lebih tua…</source>
        <translation>De&amp;lete older…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Cuplikan dan peristiwa</source>
        <translation>Snapshots and events</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Membaca audit…</source>
        <translation>Reading the audit…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Berapa baris yang lebih tua belum dihitung.</source>
        <translation>How many rows are older has not been counted yet.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Tidak ada baris yang lebih tua dari {days} hari.</source>
        <translation>No rows are older than {days} days.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>{n} baris lebih tua dari {days} hari.</source>
        <translation>
            <numerusform>{n} row is older than {days} days.</numerusform>
            <numerusform>{n} rows are older than {days} days.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Tertua: {since}
Terakhir yang ikut dihapus: {until}</source>
        <translation>Oldest: {since}
Last to be deleted: {until}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Masa simpan diubah.</source>
        <translation>Retention changed.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>&amp;Hapus {n} baris sekarang</source>
        <translation>
            <numerusform>De&amp;lete {n} row now</numerusform>
            <numerusform>De&amp;lete {n} rows now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>{n} baris dihapus untuk selamanya. Tekan sekali lagi.</source>
        <translation>
            <numerusform>{n} row will be deleted for ever. Press once more.</numerusform>
            <numerusform>{n} rows will be deleted for ever. Press once more.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Memeriksa dan menghapus…</source>
        <translation>Verifying and deleting…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Dibatalkan; tidak ada yang dihapus.</source>
        <translation>Cancelled; nothing was deleted.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>{n} baris dihapus.</source>
        <translation>
            <numerusform>{n} row deleted.</numerusform>
            <numerusform>{n} rows deleted.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>Dibatalkan: {n} dari {all} baris sudah dihapus, sisanya tetap ada.</source>
        <translation>Cancelled: {n} of {all} rows are deleted, the others are still there.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>{least} sampai {most} hari, atau 0.</source>
        <translation>{least} to {most} days, or 0.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/retention_dialog.py"/>
        <source>{least} sampai {most} hari.</source>
        <translation>{least} to {most} days.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/role_words.py"/>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/role_words.py"/>
        <source>pengawas</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/role_words.py"/>
        <source>admin</source>
        <translation>admin</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/role_words.py"/>
        <source>auditor</source>
        <translation>auditor</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/role_words.py"/>
        <source>menonton, mengatur dinding, mendaftarkan surat dan tamu</source>
        <translation>watches, arranges the wall, registers letters and visitors</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/role_words.py"/>
        <source>seperti operator; menggerakkan kamera, menyetujui dan mencabut surat, menjamin</source>
        <translation>as operator; steers cameras, approves and revokes letters, vouches</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/role_words.py"/>
        <source>memasang kamera, akun dan setelan; tidak menonton</source>
        <translation>sets up cameras, accounts and settings; does not watch</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/role_words.py"/>
        <source>hanya membaca catatan</source>
        <translation>only reads the records</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/rules_part.py"/>
        <source>Aturan kata sandi</source>
        <translation>Password rules</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/rules_part.py"/>
        <source>terpenuhi</source>
        <translation>met</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/rules_part.py"/>
        <source>belum</source>
        <translation>not yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scan_field.py"/>
        <source>PDF, JPEG atau PNG, paling besar 10 MB. Berkas dapat ditarik ke sini.</source>
        <translation>PDF, JPEG or PNG, 10 MB at most. A file can be dropped here.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scan_field.py"/>
        <source>Pindaian surat</source>
        <translation>Scan of the letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scan_field.py"/>
        <source>Pili&amp;h berkas…</source>
        <translation>C&amp;hoose file…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scan_field.py"/>
        <source>Lepas</source>
        <translation>Take off</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scan_field.py"/>
        <source>Lepas pindaian</source>
        <translation>Take off the scan</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scan_field.py"/>
        <source>Membaca {name}…</source>
        <translation>Reading {name}…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scan_field.py"/>
        <source>Pindaian (*.pdf *.jpg *.jpeg *.png)</source>
        <translation>Scan (*.pdf *.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scan_field.py"/>
        <source>Pindaian surat tugas</source>
        <translation>Scan of the letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>Batas wilayah</source>
        <translation>Region limits</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>Dan juga kamera ini</source>
        <translation>And these cameras as well</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>Operator boleh menggerakkan kamera (PTZ)</source>
        <translation>Operators may steer cameras (PTZ)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>Tanpa tanda ini hanya pengawas yang menggerakkan kamera.</source>
        <translation>Without this tick only supervisors steer cameras.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>hanya kamera yang dipilih</source>
        <translation>only the chosen cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>semua wilayah</source>
        <translation>all regions</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>tidak ada selain wilayah itu</source>
        <translation>none but those regions</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>semua kamera</source>
        <translation>all cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>semua wilayah, semua kamera</source>
        <translation>all regions, all cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>semua kamera di {region}</source>
        <translation>all cameras in {region}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>dan juga kamera {name}</source>
        <translation>and also camera {name}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>kamera {name}</source>
        <translation>camera {name}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>Surat ini tidak membatasi kamera.</source>
        <translation>This letter does not limit the cameras.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>Surat ini terbatas pada {n} kamera yang dipilih.</source>
        <translation>
            <numerusform>This letter is limited to the {n} chosen camera.</numerusform>
            <numerusform>This letter is limited to the {n} chosen cameras.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>{n} wilayah</source>
        <translation>
            <numerusform>{n} region</numerusform>
            <numerusform>{n} regions</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>Surat ini terbatas pada semua kamera di {where}.</source>
        <translation>This letter is limited to all cameras in {where}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>Surat ini terbatas pada semua kamera di {where}, dan juga {n} kamera yang dipilih.</source>
        <translation>
            <numerusform>This letter is limited to all cameras in {where}, and also {n} chosen camera.</numerusform>
            <numerusform>This letter is limited to all cameras in {where}, and also {n} chosen cameras.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/scope_part.py"/>
        <source>operator boleh menggerakkan kamera (PTZ)</source>
        <translation>operators may steer cameras (PTZ)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/session_strip.py"/>
        <source>Keluar sesi</source>
        <translation>Log out</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/session_strip.py"/>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Masuk…</source>
        <translation>Log in…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/session_strip.py"/>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Kunci</source>
        <translation>Lock</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/session_strip.py"/>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Buka kunci…</source>
        <translation>Unlock…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/session_strip.py"/>
        <source>Tidak ada sesi · hanya menonton</source>
        <translation>No session · watching only</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/session_strip.py"/>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Keluar</source>
        <translation>Log out</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/session_strip.py"/>
        <source>terkunci</source>
        <translation>locked</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/session_strip.py"/>
        <source>sesi berakhir {left} lagi</source>
        <translation>session ends in {left}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/session_strip.py"/>
        <source>sisa {left}</source>
        <translation>{left} left</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <source>Sesi yang berjalan</source>
        <translation>Running sessions</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Sejak</source>
        <translation>Since</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <source>Sampai</source>
        <translation>Until</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <source>Tidak ada sesi yang berjalan: dinding hanya ditonton. Sesi dibuka dengan Ctrl+L.</source>
        <translation>No session is running: the wall can only be watched. Ctrl+L opens one.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <source>&amp;Alasan mengakhiri</source>
        <translation>&amp;Reason for ending</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <source>Akhiri &amp;sesi</source>
        <translation>End &amp;session</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <source>Kendali langsung terkunci; dinding tetap tampil. Nama Anda dan alasannya dicatat.</source>
        <translation>The controls lock at once; the wall stays in sight. Your name and the reason are recorded.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <source>Ini sesi Anda sendiri: keluar dengan Ctrl+Shift+L.</source>
        <translation>This is your own session: log out with Ctrl+Shift+L.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <location filename="../../scc_wall/ui/access/unlock_dialog.py"/>
        <source>Mengakhiri sesi…</source>
        <translation>Ending the session…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <source>Sesi diakhiri.</source>
        <translation>Session ended.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/sessions_dialog.py"/>
        <source>Surat tugas {number}
Sejak {since}
Sampai {until}</source>
        <translation>Letter {number}
Since {since}
Until {until}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/trouble_dialog.py"/>
        <source>Yang perlu diperhatikan</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/unlock_dialog.py"/>
        <source>Kendali terkunci</source>
        <translation>Controls locked</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/unlock_dialog.py"/>
        <source>&amp;Buka kunci</source>
        <translation>&amp;Unlock</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/unlock_dialog.py"/>
        <source>&amp;Akhiri sesi ini</source>
        <translation>&amp;End this session</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/unlock_dialog.py"/>
        <source>Tidak ada sesi.</source>
        <translation>No session.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/unlock_dialog.py"/>
        <source>{name} · {letter} · sisa {left}</source>
        <translation>{name} · {letter} · {left} left</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/unlock_dialog.py"/>
        <source>Dinding tetap tampil; Esc kembali menonton.</source>
        <translation>The wall stays in sight; Esc goes back to watching.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Tamu</source>
        <translation>Visitors</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Tamu di ruangan</source>
        <translation>Visitors in the room</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Tidak ada tamu di ruangan. Isi data tamu di kiri sebelum ia masuk.</source>
        <translation>No visitors in the room. Fill in their details on the left before they come in.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Catat &amp;pulang</source>
        <translation>&amp;Check out</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>&amp;Daftarkan tamu</source>
        <translation>&amp;Register visitor</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Membaca daftar tamu…</source>
        <translation>Reading the visitors…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>&amp;Nama tamu</source>
        <translation>Visitor&apos;s &amp;name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>NIP atau nomor lain; bukan NIK</source>
        <translation>NIP or another number; not the NIK</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Nomor belum diisi: NIP atau nomor lain; bukan NIK.</source>
        <translation>The number is missing: NIP or another number; not the NIK.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>N&amp;omor identitas</source>
        <translation>&amp;ID number</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>&amp;Instansi</source>
        <translation>O&amp;ffice</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Instansi belum diisi.</source>
        <translation>The office is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Tamu masuk atas tanggung jawab Anda, selama Anda di ruangan.</source>
        <translation>You answer for the visitors as long as you are in the room.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/visitors_dialog.py"/>
        <source>Di ruangan sekarang</source>
        <translation>In the room now</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/vouch_part.py"/>
        <source>Nama masuk pen&amp;jamin</source>
        <translation>Super&amp;visor&apos;s login name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/vouch_part.py"/>
        <source>Penjamin belum diisi.</source>
        <translation>The vouching supervisor is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/vouch_part.py"/>
        <source>Kata sandi p&amp;enjamin</source>
        <translation>Supervisor&apos;s pass&amp;word</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/vouch_part.py"/>
        <source>Kata sandi penjamin belum diisi.</source>
        <translation>The vouching supervisor&apos;s password is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/vouch_part.py"/>
        <source>&amp;Alasan menjamin</source>
        <translation>&amp;Reason for vouching</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/vouch_part.py"/>
        <source>Penjamin</source>
        <translation>Vouching supervisor</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/vouch_part.py"/>
        <source>Surat ini belum disetujui. Pengawas lain menjaminnya dengan kata sandinya; namanya dicatat.</source>
        <translation>This letter is not approved yet. Another supervisor vouches for it with their password; the name is recorded.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/access/vouch_part.py"/>
        <source>Penjamin harus orang lain.</source>
        <translation>The vouching supervisor must be somebody else.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/alarm_line.py"/>
        <location filename="../../scc_wall/ui/sites/tile.py"/>
        <source>dan {n} lagi</source>
        <translation>and {n} more</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ask.py"/>
        <location filename="../../scc_wall/ui/replay/keep_dialog.py"/>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/camera_tree.py"/>
        <source>beku?</source>
        <translation>frozen?</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/camera_tree.py"/>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <location filename="../../scc_wall/ui/first/cameras_page.py"/>
        <location filename="../../scc_wall/ui/first/steps.py"/>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>Kamera</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/camera_tree.py"/>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <location filename="../../scc_wall/ui/shift/past_dialog.py"/>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/camera_tree.py"/>
        <source>tanpa wilayah</source>
        <translation>no region</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/camera_tree.py"/>
        <source>({live}/{seen} dari {all})</source>
        <translation>({live}/{seen} of {all})</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/camera_tree.py"/>
        <source>Cari nama, nomor, wilayah…</source>
        <translation>Search name, number, region…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/camera_tree.py"/>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>Cari kamera</source>
        <translation>Find a camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/camera_tree.py"/>
        <location filename="../../scc_wall/ui/cameras/cameras_table.py"/>
        <source>Daftar kamera</source>
        <translation>List of cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/camera_tree.py"/>
        <source>Belum ada kamera. Admin: pemasangan pertama (Shift+F10), atau Masuk (Ctrl+L) lalu F10.</source>
        <translation>No cameras yet. Admin: first start (Shift+F10), or log in (Ctrl+L) and then F10.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/camera_tree.py"/>
        <source>Tidak ada kamera yang cocok. Hapus pencarian.</source>
        <translation>No camera matches. Clear the search.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/account_part.py"/>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Nama pengguna belum diisi.</source>
        <translation>The user name is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/account_part.py"/>
        <source>Akun yang tersimpan dihapus saat disimpan.</source>
        <translation>The stored account is deleted on saving.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/account_part.py"/>
        <source>Tersimpan, tidak ditampilkan. Bila kosong, kata sandi lama tetap dipakai.</source>
        <translation>Stored, not shown. Empty: keep the old one.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/account_part.py"/>
        <source>Isi kata sandi untuk nama pengguna ini.</source>
        <translation>Type the password for this user name.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/account_part.py"/>
        <source>Tanpa kata sandi.</source>
        <translation>No password.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/add_dialog.py"/>
        <source>Tambah kamera</source>
        <translation>Add cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/add_dialog.py"/>
        <location filename="../../scc_wall/ui/first/cameras_page.py"/>
        <source>Cara menambah kamera</source>
        <translation>How to add cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/add_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/trial_dialog.py"/>
        <source>Tutu&amp;p</source>
        <translation>Clos&amp;e</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/add_dialog.py"/>
        <location filename="../../scc_wall/ui/first/cameras_page.py"/>
        <source>Cari di &amp;jaringan</source>
        <translation>Searc&amp;h network</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/add_dialog.py"/>
        <source>Tambah &amp;sendiri</source>
        <translation>Add b&amp;y hand</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/add_dialog.py"/>
        <source>Temp&amp;el alamat</source>
        <translation>&amp;Paste addresses</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/add_dialog.py"/>
        <location filename="../../scc_wall/ui/first/cameras_page.py"/>
        <source>CS&amp;V</source>
        <translation>CS&amp;V</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/add_dialog.py"/>
        <source>✓ {name} ditambahkan</source>
        <translation>✓ {name} added</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_dialog.py"/>
        <source>Ubah kamera</source>
        <translation>Edit camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_dialog.py"/>
        <source>Bata&amp;l</source>
        <translation>Cance&amp;l</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>&amp;Nama</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>diketik operator untuk memanggilnya; boleh kosong</source>
        <translation>operators type it to call the camera; may be empty</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>N&amp;omor</source>
        <translation>Num&amp;ber</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>&amp;Wilayah</source>
        <translation>Re&amp;gion</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>&amp;Tempat</source>
        <translation>Pla&amp;ce</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>mis. Simpang Charitas, arah utara</source>
        <translation>e.g. Simpang Charitas, facing north</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>Alamat aliran &amp;utama</source>
        <translation>&amp;Main stream address</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>Alamat aliran utama belum diisi.</source>
        <translation>The main stream address is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>mis. rtsp://10.0.0.5:554/stream1</source>
        <translation>e.g. rtsp://10.0.0.5:554/stream1</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>Alamat su&amp;b-aliran</source>
        <translation>Sub-stream a&amp;ddress</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>untuk petak kecil; kosong: hanya aliran utama</source>
        <translation>for small tiles; empty: main stream only</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>Nama pengguna &amp;kamera</source>
        <translation>Camera &amp;user name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>Kata san&amp;di kamera</source>
        <translation>Camera pass&amp;word</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>kosong: kamera dibuka tanpa akun</source>
        <translation>empty: the camera is opened without an account</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>Pen&amp;giriman gambar</source>
        <translation>Networ&amp;k transport</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>TCP (biasa)</source>
        <translation>TCP (usual)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>UDP (bila jaringannya meminta)</source>
        <translation>UDP (if its network asks for it)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>Tanda</source>
        <translation>Tags</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>dipisah koma, mis. lalu lintas, banjir</source>
        <translation>separated by commas, e.g. traffic, flood</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>Kamera ini</source>
        <translation>Camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>Gambar</source>
        <translation>Picture</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_form.py"/>
        <source>belum ditentukan</source>
        <translation>not given</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_part.py"/>
        <source>Uj&amp;i</source>
        <translation>&amp;Test</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_part.py"/>
        <location filename="../../scc_wall/ui/cameras/trial_dialog.py"/>
        <source>Kemajuan uji</source>
        <translation>Progress of the test</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_part.py"/>
        <source>Tekan Uji: gambar tiap aliran, atau sebab yang tepat bila gagal. Tidak ada yang disimpan.</source>
        <translation>Press Test: a picture of each stream, or the exact cause if it fails. Nothing is saved.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_part.py"/>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>Ta&amp;mbahkan</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_part.py"/>
        <location filename="../../scc_wall/ui/cameras/trial_dialog.py"/>
        <source>Uji kamera</source>
        <translation>Camera test</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>ukuran belum diketahui</source>
        <translation>size not known yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>✓ PTZ</source>
        <translation>✓ PTZ</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>ONVIF</source>
        <translation>ONVIF</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>✓ baik</source>
        <translation>✓ good</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>⚠ sebagian</source>
        <translation>⚠ partly</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>✕ gagal</source>
        <translation>✕ failed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>belum diuji</source>
        <translation>not tested yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>Aliran utama</source>
        <translation>Main stream</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>Sub-aliran</source>
        <translation>Sub-stream</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>{n} gambar/dtk</source>
        <translation>{n} frames/s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>firmware {version}</source>
        <translation>firmware {version}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>merek tidak disebut</source>
        <translation>make not told</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>dapat digerakkan (PTZ)</source>
        <translation>can be steered (PTZ)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>tanpa PTZ</source>
        <translation>no PTZ</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>{n} aliran</source>
        <translation>
            <numerusform>{n} stream</numerusform>
            <numerusform>{n} streams</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>lebih cepat</source>
        <translation>ahead</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>lebih lambat</source>
        <translation>behind</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>Jam kamera {way} {time}. Setel jamnya (NTP), agar waktu rekaman benar dan kata sandi diterima.</source>
        <translation>The camera&apos;s clock is {time} {way}. Set it (NTP), so that recordings get the right time and passwords are accepted.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/camera_words.py"/>
        <source>{added} kamera baru, {changed} diubah, {same} tidak berubah.</source>
        <translation>{added} new cameras, {changed} changed, {same} unchanged.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>Cari nama, nomor, wilayah, tempat, alamat…</source>
        <translation>Search name, number, region, place, address…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>Kelompokkan menurut &amp;wilayah dan tempat</source>
        <translation>Group by &amp;region and place</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>▲ &amp;Naik</source>
        <translation>▲ &amp;Up</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>▼ T&amp;urun</source>
        <translation>▼ Do&amp;wn</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <location filename="../../scc_wall/ui/first/cameras_page.py"/>
        <source>Coba &amp;lagi</source>
        <translation>Try a&amp;gain</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>&amp;Tambah…</source>
        <translation>&amp;Add…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>U&amp;bah…</source>
        <translation>Ed&amp;it…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>U&amp;ji…</source>
        <translation>&amp;Test…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>&amp;Akun…</source>
        <translation>A&amp;ccount…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>&amp;Hapus…</source>
        <translation>&amp;Delete…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>&amp;CSV…</source>
        <translation>CS&amp;V…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Memuat…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>Tanpa wilayah</source>
        <translation>No region</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>Belum ada kamera. Tekan Tambah: cari di jaringan, tempel alamat, impor CSV, atau tulis sendiri.</source>
        <translation>No cameras yet. Press Add: search the network, paste addresses, import CSV, or type one in.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>Tidak ada kamera yang cocok. Hapus pencarian untuk melihat semuanya.</source>
        <translation>No camera matches. Clear the search to see all of them.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>{n} dari {all} kamera</source>
        <translation>{n} of {all} cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <source>urutan dapat diubah bila tanpa pencarian dan kelompok</source>
        <translation>to change the order, clear the search and ungroup</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Menghapus…</source>
        <translation>Deleting…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_table.py"/>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_table.py"/>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Wilayah</source>
        <translation>Region</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_table.py"/>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_table.py"/>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>PTZ</source>
        <translation>PTZ</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/cameras_table.py"/>
        <source>Uji terakhir</source>
        <translation>Last test</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/cameras/cameras_table.py"/>
        <location filename="../../scc_wall/ui/cameras/trial_dialog.py"/>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <source>{n} kamera</source>
        <translation>
            <numerusform>{n} camera</numerusform>
            <numerusform>{n} cameras</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/candidate_part.py"/>
        <source>&amp;Nama kamera</source>
        <translation>Ca&amp;mera name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/candidate_part.py"/>
        <source>A&amp;liran utama</source>
        <translation>Main s&amp;tream</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/candidate_part.py"/>
        <source>Su&amp;b-aliran</source>
        <translation>Su&amp;b-stream</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/candidate_part.py"/>
        <source>dipilih menurut ukurannya; dapat diganti</source>
        <translation>chosen by its size; may be changed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/candidate_part.py"/>
        <source>Pilih kamera di daftar untuk melihat rinciannya.</source>
        <translation>Choose a camera in the list to see its details.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/candidate_part.py"/>
        <source>Sudah ada sebagai “{name}”.</source>
        <translation>Exists already as “{name}”.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/candidate_part.py"/>
        <source>Belum ditanya. Centang, isi akunnya, lalu tekan “Tanya yang dicentang”.</source>
        <translation>Not queried yet. Tick it, fill in its account, then press “Query ticked”.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/candidate_part.py"/>
        <source>tanpa sub-aliran</source>
        <translation>no sub-stream</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/common_part.py"/>
        <source>&amp;Wilayah untuk semuanya</source>
        <translation>&amp;Region for all</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/common_part.py"/>
        <source>Tempa&amp;t untuk semuanya</source>
        <translation>Pla&amp;ce for all</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/common_part.py"/>
        <source>boleh kosong</source>
        <translation>may be empty</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/common_part.py"/>
        <source>Nomor mula&amp;i dari</source>
        <translation>Numbers &amp;from</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/common_part.py"/>
        <source>kosong: tanpa nomor</source>
        <translation>empty: no numbers</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/common_part.py"/>
        <location filename="../../scc_wall/ui/cameras/readings.py"/>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Angka dari {least} sampai {most}.</source>
        <translation>A number from {least} to {most}.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/common_part.py"/>
        <source>Tidak cukup nomor di bawah {most}.</source>
        <translation>Not enough numbers below {most}.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/common_part.py"/>
        <source>nomor {numbers}</source>
        <translation>number {numbers}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Sedang bekerja</source>
        <translation>Working</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Pilih &amp;berkas…</source>
        <translation>&amp;Choose file…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <location filename="../../scc_wall/ui/sites/import_dialog.py"/>
        <source>&amp;Impor</source>
        <translation>&amp;Import</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Ekspor semua &amp;kamera…</source>
        <translation>E&amp;xport all cameras…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Pilih berkas CSV; yang akan berubah ditunjukkan dahulu.</source>
        <translation>Choose a CSV file; what will change is shown first.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <location filename="../../scc_wall/ui/sites/import_dialog.py"/>
        <source>Kesalahan per baris</source>
        <translation>Errors by line</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Impor</source>
        <translation>Import</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Kolom: {columns}.
Wajib: {required}; kolom lain boleh kosong. Kamera dengan nama yang sama diubah, yang lain ditambahkan.</source>
        <translation>Columns: {columns}.
Required: {required}; other columns may be empty. Cameras of the same name are changed, the others added.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Ekspor</source>
        <translation>Export</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Semua kamera, tanpa kata sandi.</source>
        <translation>All cameras, without passwords.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Impor daftar kamera</source>
        <translation>Import the list of cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <location filename="../../scc_wall/ui/sites/import_dialog.py"/>
        <source>Membaca berkas…</source>
        <translation>Reading the file…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <location filename="../../scc_wall/ui/sites/import_dialog.py"/>
        <source>Dibatalkan: tidak ada yang diubah. Impor dapat dimulai lagi.</source>
        <translation>Cancelled: nothing was changed. The import can be started again.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>✕ {n} kesalahan: tidak ada yang diimpor. Perbaiki berkas, lalu pilih lagi.</source>
        <translation>
            <numerusform>✕ {n} error: nothing was imported. Correct the file, then choose it again.</numerusform>
            <numerusform>✕ {n} errors: nothing was imported. Correct the file, then choose it again.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <location filename="../../scc_wall/ui/sites/import_dialog.py"/>
        <source>Mengimpor…</source>
        <translation>Importing…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Diimpor:</source>
        <translation>Imported:</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Belum ada yang disimpan.</source>
        <translation>Nothing is saved yet.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>Ekspor daftar kamera</source>
        <translation>Export the list of cameras</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/cameras/csv_page.py"/>
        <source>✓ {n} kamera diekspor</source>
        <translation>
            <numerusform>✓ {n} camera exported</numerusform>
            <numerusform>✓ {n} cameras exported</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/job_part.py"/>
        <source>&amp;Hentikan</source>
        <translation>St&amp;op</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/job_part.py"/>
        <location filename="../../scc_wall/ui/long_work.py"/>
        <source>Menghentikan…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/job_part.py"/>
        <source>Dihentikan; yang sudah didapat tetap ada.</source>
        <translation>Stopped; what was found stays.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>&amp;Cari di jaringan</source>
        <translation>&amp;Search network</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>Centan&amp;g semua</source>
        <translation>Tick a&amp;ll</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>Merek</source>
        <translation>Make</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>Kamera yang ditemukan</source>
        <translation>Cameras found</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>Tekan “Cari di jaringan”. Kamera yang menjawab muncul di sini satu per satu.</source>
        <translation>Press “Search network”. Cameras that answer appear here one by one.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>Kemajuan pencarian</source>
        <translation>Progress of the search</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>Nama pengg&amp;una</source>
        <translation>&amp;User name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Kata san&amp;di</source>
        <translation>Passwor&amp;d</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>kosong: kamera ditanya tanpa akun</source>
        <translation>empty: the camera is queried without an account</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>T&amp;anya yang dicentang</source>
        <translation>&amp;Query ticked</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>1 · Akun kamera</source>
        <translation>1 · Camera account</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>2 · Kamera yang dipilih</source>
        <translation>2 · Chosen camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>3 · Simpan</source>
        <translation>3 · Save</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>Mencari kamera…</source>
        <translation>Looking for cameras…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>Tidak ada kamera yang menjawab. Periksa: kamera di jaringan yang sama, ONVIF-nya menyala.</source>
        <translation>No camera answers. Check: cameras on the same network, their ONVIF switched on.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>Atau tulis alamatnya di tab “Tempel alamat”.</source>
        <translation>Or type their addresses in the tab “Paste addresses”.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>Menyiapkan usulan…</source>
        <translation>Preparing the proposal…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>{n} ditemukan · {ticked} dicentang · {ready} siap ditambahkan</source>
        <translation>{n} found · {ticked} ticked · {ready} ready to add</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>Ta&amp;mbahkan {n} kamera</source>
        <translation>
            <numerusform>&amp;Add {n} camera</numerusform>
            <numerusform>&amp;Add {n} cameras</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>sudah ada: {name}</source>
        <translation>exists: {name}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>✓ disematkan; tanya lagi</source>
        <translation>✓ pinned; query again</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>⚠ sertifikat belum dipercaya</source>
        <translation>⚠ certificate not trusted yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>menanya…</source>
        <translation>querying…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <source>baru</source>
        <translation>new</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/cameras/network_page.py"/>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>✓ {n} kamera ditambahkan</source>
        <translation>
            <numerusform>✓ {n} camera added</numerusform>
            <numerusform>✓ {n} cameras added</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>host atau http://10.0.0.5/onvif/device_service; kosong: kamera hanya ditonton</source>
        <translation>host or http://10.0.0.5/onvif/device_service; empty: the camera is only watched</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>Al&amp;amat ONVIF</source>
        <translation>ONVIF add&amp;ress</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>Nama pengguna ONVI&amp;F sendiri</source>
        <translation>Own ONVI&amp;F user name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>Kata sandi ONVIF sendiri</source>
        <translation>Own ONVIF password</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>kosong: akun kamera yang dipakai</source>
        <translation>empty: the camera&apos;s account is used</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>Sidik jari sertifikat yang disematkan</source>
        <translation>Fingerprint of the pinned certificate</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>kosong: tidak ada yang disematkan; uji kamera untuk melihatnya</source>
        <translation>empty: none is pinned; test the camera to see it</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>Profil PT&amp;Z</source>
        <translation>PT&amp;Z profile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>Kamera memperlambat sendiri saat zum</source>
        <translation>Camera slows itself down when zoomed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>Centang bila kamera berputar lebih pelan dengan sendirinya saat gambarnya didekatkan.</source>
        <translation>Tick if the camera turns slower by itself when zoomed in.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>Bidang pandang terlebar (°)</source>
        <translation>Widest field of view (°)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>kosong: tidak diketahui</source>
        <translation>empty: not known</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>Pembesaran optik (×)</source>
        <translation>Optical zoom (×)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>ONVIF dan PTZ</source>
        <translation>ONVIF and PTZ</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>otomatis: yang pertama dapat digerakkan</source>
        <translation>automatic: the first that can be steered</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/onvif_part.py"/>
        <source>{token} (dipilih dahulu)</source>
        <translation>{token} (chosen before)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Akun banyak kamera</source>
        <translation>Account for several cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>Akun</source>
        <translation>Account</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Kamera yang akun-nya diganti</source>
        <translation>Cameras whose account is changed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Centang &amp;semua</source>
        <translation>Tick &amp;all</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Hasil kamera yang dipilih</source>
        <translation>Result of the chosen camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>&amp;Nama pengguna</source>
        <translation>&amp;User name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Kata sandi sekali &amp;lagi</source>
        <translation>Password a&amp;gain</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>&amp;Coba dahulu, simpan yang menerima</source>
        <translation>&amp;Try first, save those that accept</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>&amp;Ganti akun</source>
        <translation>&amp;Change account</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Kata sandi di kamera sendiri tidak diubah: hanya yang dipakai dinding ini.</source>
        <translation>The passwords in the cameras themselves stay: only what this wall uses is changed.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>✓ disimpan tanpa dicoba</source>
        <translation>✓ saved untried</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>{n} dari {all} dicentang</source>
        <translation>{n} of {all} ticked</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>Yang menolak tetap memakai akun lamanya.</source>
        <translation>Those that refuse keep their old account.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>⚠ Disimpan untuk semua yang dicentang, juga bila kamera menolaknya: gambarnya bisa hilang.</source>
        <translation>⚠ Saved for all ticked ones, even if the camera refuses it: pictures may be lost.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>{bad} menolak; </source>
        <translation>{bad} refuse; </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>tidak ada yang disimpan.</source>
        <translation>nothing is saved.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>{n} kamera memakai akun baru; {bad} menolak.</source>
        <translation>
            <numerusform>{n} camera uses the new account; {bad} refused it.</numerusform>
            <numerusform>{n} cameras use the new account; {bad} refused it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>{n} kamera memakai akun baru.</source>
        <translation>
            <numerusform>{n} camera uses the new account.</numerusform>
            <numerusform>{n} cameras use the new account.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <source>✓ menerima</source>
        <translation>✓ accepts</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/passwords_dialog.py"/>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>tidak menjawab</source>
        <translation>no answer</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>Alamat kamera, satu per baris</source>
        <translation>Camera addresses, one per line</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>nama:sandi</source>
        <translation>name:password</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>&amp;Baca</source>
        <translation>Chec&amp;k</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>Alamat yang terbaca</source>
        <translation>Addresses read</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>Satu alamat per baris. Alamat host saja (tanpa rtsp://) ditanya lewat ONVIF.</source>
        <translation>One address per line. Hosts alone (without rtsp://) are queried over ONVIF.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <location filename="../../scc_wall/ui/layout_questions.py"/>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>Membaca…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>{n} alamat terbaca, {hosts} host ke tab Cari di jaringan, {bad} perlu diperbaiki di atas.</source>
        <translation>read: {n}, for the tab Search network: {hosts}, to be mended above: {bad}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/paste_page.py"/>
        <source>✓ siap</source>
        <translation>✓ ready</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/pin_part.py"/>
        <source>Sidik jari sertifikat</source>
        <translation>Certificate fingerprint</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/pin_part.py"/>
        <source>Sematkan se&amp;rtifikat ini</source>
        <translation>P&amp;in this certificate</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/pin_part.py"/>
        <source>Sidik jari sertifikat (SHA-256)</source>
        <translation>Certificate fingerprint (SHA-256)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/pin_part.py"/>
        <source>Sematkan hanya bila sama dengan sidik jari yang ditunjukkan kamera itu sendiri.</source>
        <translation>Pin it only if it equals the fingerprint that the camera itself shows.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/readings.py"/>
        <source>Paling banyak {n} huruf.</source>
        <translation>{n} letters at most.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/readings.py"/>
        <source>Nama ini sudah dipakai kamera lain.</source>
        <translation>Another camera has this name already.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/readings.py"/>
        <source>Nomor {n} sudah dipakai “{name}”.</source>
        <translation>Number {n} belongs to “{name}” already.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/readings.py"/>
        <source>Tulis kata sandi di alamat ini sekali lagi di tempat ***.</source>
        <translation>Type the password of this address once more in place of ***.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/readings.py"/>
        <source>Mulai dengan http:// atau https://, atau tulis alamat host saja.</source>
        <translation>Begin with http:// or https://, or type the host alone.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/readings.py"/>
        <source>Akun di dalam alamat dipindahkan ke kolom akun.</source>
        <translation>The account in the address was moved to the account&apos;s fields.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/readings.py"/>
        <source>Sidik jari SHA-256 adalah {n} angka heksadesimal.</source>
        <translation>A SHA-256 fingerprint has {n} hexadecimal digits.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/cameras/remove_question.py"/>
        <source>Hapus {n} kamera?</source>
        <translation>
            <numerusform>Delete {n} camera?</numerusform>
            <numerusform>Delete {n} cameras?</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/remove_question.py"/>
        <source>Petaknya menjadi kosong, akun dan setelannya dihapus. Ini tidak dapat dibatalkan.</source>
        <translation>The tiles become empty, accounts and settings are deleted. This can&apos;t be undone.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/cameras/remove_question.py"/>
        <source>Ya, &amp;hapus {n} kamera</source>
        <translation>
            <numerusform>Yes, &amp;delete {n} camera</numerusform>
            <numerusform>Yes, &amp;delete {n} cameras</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/trial_dialog.py"/>
        <location filename="../../scc_wall/ui/cameras/trials_view.py"/>
        <source>Menunggu jawaban kamera…</source>
        <translation>Waiting for the camera…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/trial_dialog.py"/>
        <source>&amp;Uji lagi</source>
        <translation>&amp;Test again</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/trial_dialog.py"/>
        <source>Uji {what}</source>
        <translation>Test {what}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/trial_dialog.py"/>
        <source>{n} dari {all} diuji · {good} baik · {bad} bermasalah</source>
        <translation>{n} of {all} tested · {good} good · {bad} with trouble</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/trial_dialog.py"/>
        <source>Tidak ada yang diuji. Tekan Uji lagi.</source>
        <translation>Nothing is tested. Press Test again.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/trials_view.py"/>
        <source>Gambar dari {stream}</source>
        <translation>Picture of {stream}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/cameras/trials_view.py"/>
        <source>Sidik jari sertifikat (SHA-256):</source>
        <translation>Certificate fingerprint (SHA-256):</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/clearing.py"/>
        <source>Kosongkan</source>
        <translation>Clear</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/commands.py"/>
        <source>Terkunci: masuk dahulu</source>
        <translation>Locked: log in first</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/commands.py"/>
        <source>Tidak ada kamera nomor {n}</source>
        <translation>There is no camera number {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/commands.py"/>
        <source>Tersimpan: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/commands.py"/>
        <source>Tata letak {name} tidak ada</source>
        <translation>There is no layout {name}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/csv_files.py"/>
        <source>Berkas CSV</source>
        <translation>CSV file</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/csv_files.py"/>
        <source>Semua berkas</source>
        <translation>All files</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/csv_plan.py"/>
        <source>baris {n}: {why}</source>
        <translation>line {n}: {why}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengubah tata letak</source>
        <translation>changed the layout</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>menyimpan tata letak</source>
        <translation>saved the layout</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengubah petak</source>
        <translation>changed a tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengubah kamera</source>
        <translation>changed a camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>menggerakkan kamera</source>
        <translation>steered a camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>memerintahkan kamera berhenti</source>
        <translation>told a camera to stop</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>memastikan kamera berhenti</source>
        <translation>made sure that a camera stopped</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengambil alih kamera</source>
        <translation>took a camera over</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>memegang kamera</source>
        <translation>reserved a camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengubah preset</source>
        <translation>changed a preset</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengubah patroli</source>
        <translation>changed a patrol</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengambil cuplikan</source>
        <translation>took a snapshot</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengekspor</source>
        <translation>exported</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengetahui peristiwa</source>
        <translation>acknowledged an event</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mencatat pada peristiwa</source>
        <translation>noted on an event</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>memutar ulangan</source>
        <translation>replayed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>serah terima</source>
        <translation>handed over</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mode tamu</source>
        <translation>guest mode</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengubah situs</source>
        <translation>changed a site</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mencatat pada situs</source>
        <translation>noted on a site</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>menilai situs</source>
        <translation>judged a site</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>membaca surat lengkap</source>
        <translation>read a whole letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mendaftarkan surat</source>
        <translation>registered a letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>menyetujui surat</source>
        <translation>approved a letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mencabut surat</source>
        <translation>revoked a letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>menjamin surat</source>
        <translation>vouched for a letter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengakhiri sesi lain</source>
        <translation>ended another session</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mencatat tamu</source>
        <translation>recorded a visitor</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengubah akun</source>
        <translation>changed an account</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengubah pengaturan</source>
        <translation>changed a setting</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengimpor kamera atau situs</source>
        <translation>imported cameras or sites</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengekspor kata sandi kamera</source>
        <translation>exported passwords of cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengganti kunci induk</source>
        <translation>changed the master key</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengganti penyimpanan dengan cadangan</source>
        <translation>put a backup in the store&apos;s place</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>menghapus audit lama</source>
        <translation>deleted old rows of the audit</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>membaca audit</source>
        <translation>read the audit</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengekspor audit</source>
        <translation>exported the audit</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>program dimulai lagi</source>
        <translation>program started again</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengakhiri mode aman</source>
        <translation>left safe mode</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>menutup program</source>
        <translation>closed the program</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>meminta sesi</source>
        <translation>asked for a session</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>masuk</source>
        <translation>logged in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>sesi dipulihkan</source>
        <translation>session restored</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>kendali terkunci</source>
        <translation>controls locked</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>kendali dibuka</source>
        <translation>controls unlocked</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>sesi berakhir</source>
        <translation>session ended</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>membuka kunci</source>
        <translation>unlocked</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>mengganti kata sandi</source>
        <translation>changed a password</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>berhenti belum terbukti</source>
        <translation>not proved to stand</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/act_words.py"/>
        <source>GAGAL</source>
        <translation>FAILED</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/menus.py"/>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <location filename="../../scc_wall/ui/keys.py"/>
        <location filename="../../scc_wall/ui/ptz/ptz_ui.py"/>
        <source>Kamera PTZ</source>
        <translation>PTZ cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/menus.py"/>
        <source>Tersimpan</source>
        <translation>Saved</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/menus.py"/>
        <source>Jumlah petak</source>
        <translation>Number of tiles</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/menus.py"/>
        <source>Pindahkan panel ke sisi lain</source>
        <translation>Move a panel to the other side</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/menus.py"/>
        <source>Kembalikan susunan panel</source>
        <translation>Reset the panels</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/menus.py"/>
        <source>Pakai layar baru untuk dinding</source>
        <translation>Use new screens for the wall</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/menus.py"/>
        <source>Ulangan instan: simpan 30 dtk terakhir…</source>
        <translation>Instant replay: keep the last 30 s…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/menus.py"/>
        <source>belum ada — simpan dengan Ctrl+S</source>
        <translation>none yet — save with Ctrl+S</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/miniature.py"/>
        <source>Miniatur semua layar</source>
        <translation>Miniature of all screens</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/miniature.py"/>
        <source>{name}: klik untuk menampilkannya besar</source>
        <translation>{name}: click to show it large</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/miniature.py"/>
        <source>Pilih dahulu petaknya</source>
        <translation>Choose a tile first</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/miniature.py"/>
        <source>Petak diangkat: pilih tujuan, Enter menukar, Esc batal</source>
        <translation>Tile lifted: choose where to, Enter swaps, Esc cancels</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/miniature.py"/>
        <source>Batal: petak tetap di tempatnya</source>
        <translation>Cancelled: the tile stays</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/screen_bar.py"/>
        <source>Layar mana yang tampil di meja</source>
        <translation>Screen shown on the desk</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/screen_bar.py"/>
        <location filename="../../scc_wall/ui/desk/screens.py"/>
        <source>Layar {name}</source>
        <translation>Screen {name}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/screen_bar.py"/>
        <source>Semua layar ({key})</source>
        <translation>All screens ({key})</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/screen_bar.py"/>
        <source>Miniatur semua layar untuk menata</source>
        <translation>Miniature of all screens, to arrange them</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/screens.py"/>
        <source>tidak terpasang</source>
        <translation>not plugged in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Rincian sesi</source>
        <translation>Session details</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Nomor surat</source>
        <translation>Letter number</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Tujuan surat</source>
        <translation>Letter&apos;s purpose</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <source>Sisa masa surat</source>
        <translation>Letter&apos;s time left</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Sisa sesi</source>
        <translation>Session&apos;s time left</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Masuk sejak</source>
        <translation>In since</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Serah terima…</source>
        <translation>Handover…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Tamu di ruang ini</source>
        <translation>Visitors in this room</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Tindakan terakhir</source>
        <translation>Last actions</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Tidak ada yang masuk</source>
        <translation>Nobody is in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Dinding tetap tampil; kendalinya terkunci. Masuk dengan Ctrl+L: akun, kata sandi, lalu surat tugas yang menyebut nama Anda. Surat yang belum terdaftar diisi di situ juga: pilih Surat baru…</source>
        <translation>The wall goes on showing; its controls are locked. Log in with Ctrl+L: account, password, then the assignment letter that names you. A letter that is not registered yet is entered there, too: choose New letter…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Buka kunci dengan Ctrl+L dan kata sandi Anda. Sesi tetap berjalan.</source>
        <translation>Unlock with Ctrl+L and your password. The session goes on.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>dibaca…</source>
        <translation>reading…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Tidak ada tamu. Catat dengan F3.</source>
        <translation>No visitors. Record them with F3.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>{name}, {office} · sejak {time} WIB</source>
        <translation>{name}, {office} · since {time} WIB</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>Belum ada.</source>
        <translation>None yet.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>DITOLAK</source>
        <translation>REFUSED</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>{where}, dan juga {cameras}</source>
        <translation>{where}, and also {cameras}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>semua wilayah dan kamera</source>
        <translation>all regions and cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/session_panel.py"/>
        <source>boleh menggerakkan kamera</source>
        <translation>may steer cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <source>Angka dinding</source>
        <translation>Wall figure</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>Jaringan</source>
        <translation>Network</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>Penyimpanan</source>
        <translation>Store</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <source>Yang masuk</source>
        <translation>Who is in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>Tata letak</source>
        <translation>Layout</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <source>Jam WIB</source>
        <translation>Clock (WIB)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <location filename="../../scc_wall/ui/events/strip.py"/>
        <location filename="../../scc_wall/ui/sites/alarm_strip.py"/>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>sejak {time}</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>JARINGAN SCC TERPUTUS</source>
        <translation>SCC NETWORK CUT OFF</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <source>jaringan diragukan</source>
        <translation>network in doubt</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <source>jaringan</source>
        <translation>network</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <source>penyimpanan</source>
        <translation>store</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <source>penyimpanan tak dapat ditulis sejak {time}</source>
        <translation>store can&apos;t be written since {time}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/status_line.py"/>
        <source>Layout, catatan dan audit belum tersimpan. Periksa ruang disk dan server basis data.</source>
        <translation>Layout, notes and audit are not saved yet. Check disk space and the database server.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/time_left.py"/>
        <source>hampir habis: {left}</source>
        <translation>nearly over: {left}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk/time_left.py"/>
        <source>HABIS {left} LAGI</source>
        <translation>OVER IN {left}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <source>SCC Wall</source>
        <translation>SCC Wall</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <source>layar tidak terpasang: {names}</source>
        <translation>screens not plugged in: {names}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <source>layar baru: {names} (menu Jendela)</source>
        <translation>new screens: {names} (menu Window)</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>{n} petak</source>
        <translation>
            <numerusform>{n} tile</numerusform>
            <numerusform>{n} tiles</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <source>tanpa nama</source>
        <translation>unnamed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <source>{layout}, diubah</source>
        <translation>{layout}, changed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <source>berputar</source>
        <translation>turning</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <location filename="../../scc_wall/ui/replay/look.py"/>
        <source>jeda</source>
        <translation>paused</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/desk_window.py"/>
        <source>halaman {n}/{all}</source>
        <translation>page {n}/{all}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/badge.py"/>
        <source>{n} peristiwa menunggu</source>
        <translation>events waiting: {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>Situs</source>
        <translation>Sites</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>Disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>Jam</source>
        <translation>Clock</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>TINGGI</source>
        <translation>HIGH</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>SEDANG</source>
        <translation>MEDIUM</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>rendah</source>
        <translation>low</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>sebelum {time}, kini tak diketahui</source>
        <translation>before {time}, unknown now</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>berlangsung {age}</source>
        <translation>for {age}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>digabung {time}</source>
        <translation>joined {time}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>usai {time}</source>
        <translation>ended {time}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>diketahui {who}</source>
        <translation>acknowledged by {who}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>belum diketahui</source>
        <translation>not acknowledged</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>{n} catatan</source>
        <translation>notes: {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>kurang dari 1 mnt</source>
        <translation>less than 1 min</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>{n} mnt</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/event_words.py"/>
        <source>{time} diketahui oleh {who}</source>
        <translation>{time} acknowledged by {who}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/events_ui.py"/>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <location filename="../../scc_wall/ui/keys.py"/>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Peristiwa</source>
        <translation>Events</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/events_ui.py"/>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <location filename="../../scc_wall/ui/events/strip.py"/>
        <source>Peristiwa yang menunggu</source>
        <translation>Events waiting</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/events_ui.py"/>
        <source>{n} peristiwa diketahui</source>
        <translation>events acknowledged: {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/events_ui.py"/>
        <source>Catatan disimpan</source>
        <translation>Note saved</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/events_ui.py"/>
        <source>Tidak ada peristiwa yang lebih lama</source>
        <translation>No older events</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/events_ui.py"/>
        <source>{n} peristiwa lama dimuat</source>
        <translation>older events loaded: {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/events_ui.py"/>
        <source>Tidak ada peristiwa yang menunggu</source>
        <translation>No events are waiting</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Tentang peristiwa terpilih</source>
        <translation>About the selected event</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Peristiwa, yang terbaru di atas</source>
        <translation>Events, the newest on top</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Cari…</source>
        <translation>Search…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Cari peristiwa</source>
        <translation>Search events</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Hanya ter&amp;buka</source>
        <translation>&amp;Open only</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Hanya yang berlangsung atau belum diketahui</source>
        <translation>Only those that last or are not acknowledged</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Sumber</source>
        <translation>Source</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Hanya tinggi</source>
        <translation>High only</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Tinggi dan sedang</source>
        <translation>High and medium</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Prioritas</source>
        <translation>Priority</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Catatan…</source>
        <translation>Note…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Catatan untuk peristiwa terpilih</source>
        <translation>Note on the selected event</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>C&amp;atat</source>
        <translation>Add &amp;note</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Muat yang &amp;lama</source>
        <translation>&amp;Load older</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>⚠ Peristiwa belum dapat disimpan: {why} Semua tetap tampil dan disimpan nanti.</source>
        <translation>⚠ Events can&apos;t be saved yet: {why} All stay in sight and are saved later.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Belum ada peristiwa. Yang perlu perhatian akan muncul di sini.</source>
        <translation>No events yet. What needs a person will appear here.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Tidak ada peristiwa yang cocok. Hapus pencarian atau saringan.</source>
        <translation>No event matches. Clear search or filter.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>&amp;Ketahui ({n})</source>
        <translation>&amp;Acknowledge ({n})</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>&amp;Ketahui</source>
        <translation>&amp;Acknowledge</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Ketahui &amp;semua ({n} + {low} rendah)</source>
        <translation>Ac&amp;knowledge all ({n} + {low} low)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Ketahui &amp;semua ({n}+{low})</source>
        <translation>Ac&amp;knowledge all ({n}+{low})</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Ketahui &amp;semua ({n} rendah)</source>
        <translation>Ac&amp;knowledge all ({n} low)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Ketahui &amp;semua ({n})</source>
        <translation>Ac&amp;knowledge all ({n})</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Di daftar ini {n} belum diketahui; {low} di antaranya berprioritas rendah, yang tidak memanggil.</source>
        <translation>In this list {n} are not acknowledged; {low} of them are of low priority, which do not call.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/panel.py"/>
        <source>Dilihat di stasiun {name}</source>
        <translation>Seen at station {name}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/strip.py"/>
        <location filename="../../scc_wall/ui/sites/alarm_strip.py"/>
        <source>Ketahui</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/strip.py"/>
        <location filename="../../scc_wall/ui/sites/alarm_strip.py"/>
        <source>Lihat</source>
        <translation>View</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/strip.py"/>
        <location filename="../../scc_wall/ui/sites/alarm_strip.py"/>
        <source>suara mati</source>
        <translation>sound off</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/strip.py"/>
        <location filename="../../scc_wall/ui/sites/alarm_strip.py"/>
        <source>tanpa suara</source>
        <translation>no sound</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/strip.py"/>
        <location filename="../../scc_wall/ui/sites/alarm_strip.py"/>
        <source>Bunyikan</source>
        <translation>Unmute</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/strip.py"/>
        <location filename="../../scc_wall/ui/sites/alarm_strip.py"/>
        <source>Bisukan</source>
        <translation>Mute</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/events/strip.py"/>
        <location filename="../../scc_wall/ui/sites/alarm_strip.py"/>
        <source>{n} peristiwa sejak {time}</source>
        <translation>
            <numerusform>{n} event since {time}</numerusform>
            <numerusform>{n} events since {time}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/events/strip.py"/>
        <location filename="../../scc_wall/ui/sites/alarm_strip.py"/>
        <source>sudah berlalu {time}</source>
        <translation>over since {time}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/admin_page.py"/>
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <source>Akun admin</source>
        <translation>Admin account</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/admin_page.py"/>
        <source>Buat admin →</source>
        <translation>Create admin →</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/admin_page.py"/>
        <source>Akun admin sudah ada. Masukkan kata sandinya untuk meneruskan pemasangan; tercatat dalam audit.</source>
        <translation>There is an admin account already. Type its password to go on with the setup; recorded in the audit.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/admin_page.py"/>
        <source>Akun admin sudah ada. Akun lain dibuat di menu Sesi, Akun (F4).</source>
        <translation>There is an admin account already. Other accounts are created in the menu Session, Accounts (F4).</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/admin_page.py"/>
        <source>boleh kosong; tercatat dalam audit bersama setiap perubahan</source>
        <translation>may be empty; recorded in the audit with every change</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/admin_page.py"/>
        <source>Nomor surat tugas pemasangan</source>
        <translation>Letter number of the installation</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/cameras_page.py"/>
        <source>Kamera yang ditambahkan langsung tampil di dinding. Cara lain dan perubahan: daftar kamera (F10).</source>
        <translation>Cameras that are added appear on the wall at once. Other ways and changes: list of cameras (F10).</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/cameras_page.py"/>
        <source>Atau tekan Nanti saja: alamatnya dapat ditulis sesudah pemasangan, di daftar kamera (F10).</source>
        <translation>Or press Later: their addresses can be entered after the setup, in the list of cameras (F10).</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <location filename="../../scc_wall/ui/first/steps.py"/>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <source>Berikutnya</source>
        <translation>Next</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <source>• Buat akun pengawas dan operator: Sesi, Akun (F4)</source>
        <translation>• Create accounts for supervisors and operators: Session, Accounts (F4)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <source>• Daftarkan surat tugas saat masuk: Ctrl+L, Surat baru…; pengawas menyetujuinya (F2)</source>
        <translation>• Register an assignment letter while logging in: Ctrl+L, New letter…; a supervisor approves it (F2)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <source>• Masuk dengan surat tugas: Ctrl+L. Sesudah itu pemasangan pertama tertutup.</source>
        <translation>• Log in with a letter: Ctrl+L. After that the first setup is closed.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <location filename="../../scc_wall/ui/first/steps.py"/>
        <source>Kunci induk</source>
        <translation>Master key</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <source>{n} layar</source>
        <translation>
            <numerusform>{n} screen</numerusform>
            <numerusform>{n} screens</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <source>daftar kamera, F10</source>
        <translation>list of cameras, F10</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <source>{n} situs OPD</source>
        <translation>
            <numerusform>{n} OPD site</numerusform>
            <numerusform>{n} OPD sites</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <source>daftar situs, F7</source>
        <translation>list of sites, F7</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/done_page.py"/>
        <source>○  {what} — nanti: {later}</source>
        <translation>○  {what} — later: {later}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Satu kunci induk menyegel kata sandi kamera dan mengesahkan catatan audit. Tanpa kunci itu tidak seorang pun dapat membacanya dari berkas.</source>
        <translation>One master key seals the cameras&apos; passwords and vouches for the audit. Without it nobody can read them from the files.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>paling sedikit {n} karakter</source>
        <translation>at least {n} characters</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>&amp;Frasa sandi</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Frasa sandi belum diisi.</source>
        <translation>The passphrase is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Frasa sandi &amp;sekali lagi</source>
        <translation>Passphrase a&amp;gain</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Paling sedikit {n} karakter.</source>
        <translation>At least {n} characters.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>… Mencari penyimpan sandi sistem</source>
        <translation>… Looking for the system&apos;s keyring</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>… Menyegel kunci</source>
        <translation>… Sealing the key</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Kunci instalasi ini ada dalam berkas yang disegel. Ketik frasa sandinya.</source>
        <translation>This installation&apos;s key is in a sealed file. Type its passphrase.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Frasa sandi diperlukan</source>
        <translation>Passphrase needed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Buat frasa sandi untuk menyegel kunci. Frasa ini ditanyakan setiap kali program dimulai: catat dan simpan di tempat aman. Tanpa frasa itu kata sandi kamera hilang dan tidak seorang pun dapat masuk.</source>
        <translation>Choose a passphrase to seal the key. It is asked for at every start: write it down and keep it safe. Without it the cameras&apos; passwords are lost and nobody can log in.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>⚠ Penyimpan sandi sistem tidak ada di komputer ini, atau tidak menjawab</source>
        <translation>⚠ This computer has no system keyring, or it does not answer</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Kedua frasa sandi berbeda.</source>
        <translation>The two passphrases differ.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Sudah dicoba: kunci dapat dibaca lagi.</source>
        <translation>Tried: the key can be read again.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Hanya akun komputer ini yang dapat membukanya; tidak ada yang perlu Anda ingat.</source>
        <translation>Only this computer&apos;s account can open it; nothing for you to remember.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>✓ Tersimpan di penyimpan sandi sistem</source>
        <translation>✓ Kept in the system&apos;s keyring</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Berkas kunci disegel dengan frasa sandi; ditanyakan setiap kali program dimulai.</source>
        <translation>The key file is sealed with the passphrase, asked for at every start.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>✓ Tersegel dengan frasa sandi</source>
        <translation>✓ Sealed with a passphrase</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>Siapa pun yang membaca berkasnya memegang semua kata sandi. Segel kemudian: scc-wall keys seal.</source>
        <translation>Whoever reads its file holds all passwords. Seal it later: scc-wall keys seal.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/key_page.py"/>
        <source>⚠ Kunci tersimpan terbuka: hanya untuk percobaan</source>
        <translation>⚠ The key is kept open: for trials only</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/leave_question.py"/>
        <source>Tinggalkan pemasangan?</source>
        <translation>Leave the setup?</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/leave_question.py"/>
        <source>&amp;Teruskan pemasangan</source>
        <translation>&amp;Go on with the setup</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/leave_question.py"/>
        <source>T&amp;inggalkan</source>
        <translation>&amp;Leave</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/leave_question.py"/>
        <source>Yang sudah dibuat tetap tersimpan. Lanjutkan kapan saja dengan Shift+F10, dari langkah yang kurang.</source>
        <translation>What was made stays. Go on at any time with Shift+F10, from the step that is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/leave_question.py"/>
        <source>Tanpa admin tidak seorang pun dapat masuk atau menambah kamera.</source>
        <translation>Without an admin nobody can log in or add cameras.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/live_words.py"/>
        <source>Belum ada kamera di dinding.</source>
        <translation>No cameras on the wall yet.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/first/live_words.py"/>
        <source>✓ {n} kamera tampil langsung</source>
        <translation>
            <numerusform>✓ {n} camera live</numerusform>
            <numerusform>✓ {n} cameras live</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/live_words.py"/>
        <source>{n} dari {all} kamera tampil langsung; {rest} belum: sebabnya tertulis di petaknya</source>
        <translation>{n} of {all} cameras live; {rest} not yet: their tiles say why</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/page.py"/>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>Lanjut →</source>
        <translation>Continue →</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/screens_page.py"/>
        <source>Nomornya sekarang terlihat pada tiap layar. Layar 1 menjadi meja kendali; yang lain hanya dinding.</source>
        <translation>Each screen shows its number now. Screen 1 becomes the control desk; the others are wall only.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/screens_page.py"/>
        <location filename="../../scc_wall/ui/first/steps.py"/>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Layar</source>
        <translation>Screens</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/screens_page.py"/>
        <source>↑ &amp;Naik</source>
        <translation>↑ &amp;Up</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/screens_page.py"/>
        <source>↓ T&amp;urun</source>
        <translation>↓ &amp;Down</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/screens_page.py"/>
        <source>&amp;Pakai untuk dinding</source>
        <translation>Use &amp;for the wall</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/first/screens_page.py"/>
        <source>{n} layar belum dipakai dinding: pilih, lalu tekan Pakai untuk dinding.</source>
        <translation>
            <numerusform>{n} screen is not used for the wall: select it, then press Use for the wall.</numerusform>
            <numerusform>{n} screens are not used for the wall: select one, then press Use for the wall.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/screens_page.py"/>
        <source>Satu layar: meja kendali dan dinding berbagi layar itu. Layar yang dipasang nanti ditawarkan.</source>
        <translation>One screen: desk and wall share it. A screen plugged in later is offered.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/screens_page.py"/>
        <source>–   {name} · {size} · belum dipakai</source>
        <translation>–   {name} · {size} · not used</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/screens_page.py"/>
        <source>meja kendali</source>
        <translation>control desk</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/screens_page.py"/>
        <source>dinding</source>
        <translation>wall</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>Program memeriksa situs OPD setiap menit dan memberi tahu bila situs turun atau diubah orang.</source>
        <translation>The program checks the OPD sites every minute and tells when one is down or was changed.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <location filename="../../scc_wall/ui/first/steps.py"/>
        <location filename="../../scc_wall/ui/sites/panel.py"/>
        <location filename="../../scc_wall/ui/sites/sites_ui.py"/>
        <source>Situs OPD</source>
        <translation>OPD sites</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>&amp;Pantau daftar OPD bawaan program</source>
        <translation>&amp;Monitor the program&apos;s OPD list</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>Dari &amp;berkas CSV…</source>
        <translation>From a &amp;CSV file…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <location filename="../../scc_wall/ui/sites/import_dialog.py"/>
        <source>Kemajuan impor</source>
        <translation>Import progress</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>✓ {n} situs sudah ada dalam daftar.</source>
        <translation>✓ sites in the list already: {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>Pantau, lanjut →</source>
        <translation>Monitor, continue →</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <location filename="../../scc_wall/ui/sites/import_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Impor daftar situs</source>
        <translation>Import the list of sites</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>Membaca daftar…</source>
        <translation>Reading the list…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>daftar bawaan</source>
        <translation>built-in list</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>{what}: {added} situs baru, {changed} diubah, {same} tidak berubah.</source>
        <translation>{what}: {added} new sites, {changed} changed, {same} unchanged.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/sites_page.py"/>
        <source>✓ {n} situs ditambahkan</source>
        <translation>✓ sites added: {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/steps.py"/>
        <source>Selamat datang</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/steps.py"/>
        <source>Admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/welcome_page.py"/>
        <source>Selamat datang di SCC Wall</source>
        <translation>Welcome to SCC Wall</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/welcome_page.py"/>
        <source>Beberapa langkah sampai dinding hidup, sekitar lima menit.</source>
        <translation>A few steps to a live wall, about five minutes.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/welcome_page.py"/>
        <source>1 · Kunci yang menyegel kata sandi kamera</source>
        <translation>1 · The key that seals the cameras&apos; passwords</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/welcome_page.py"/>
        <source>2 · Akun admin, milik Anda</source>
        <translation>2 · The admin account, yours</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/welcome_page.py"/>
        <source>3 · Layar: nomor dan urutannya</source>
        <translation>3 · Screens: their numbers and order</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/welcome_page.py"/>
        <source>4 · Kamera: dicari di jaringan, atau dari berkas CSV</source>
        <translation>4 · Cameras: found on the network, or from a CSV file</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/welcome_page.py"/>
        <source>5 · Situs OPD yang dipantau</source>
        <translation>5 · OPD sites to monitor</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/welcome_page.py"/>
        <source>Selain kunci dan admin, setiap langkah dapat ditunda; bila terputus, dilanjutkan dari yang kurang.</source>
        <translation>Every step but key and admin can wait; if interrupted, it goes on from what is missing.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/wizard.py"/>
        <source>Pemasangan pertama</source>
        <translation>First setup</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/wizard.py"/>
        <source>← Kembali</source>
        <translation>← Back</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/first/wizard.py"/>
        <source>Nanti saja</source>
        <translation>Later</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/guest_commands.py"/>
        <source>Mode tamu: belum ada kamera yang disembunyikan. Pilih petaknya, lalu Shift+H.</source>
        <translation>Guest mode: no camera is hidden yet. Choose its tile, then Shift+H.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/guest_commands.py"/>
        <source>Mode tamu: {n} kamera disembunyikan</source>
        <translation>Guest mode: cameras hidden: {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/guest_commands.py"/>
        <source>Mode tamu selesai</source>
        <translation>Guest mode ended</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/guest_commands.py"/>
        <source>Pilih dahulu petak dengan kamera</source>
        <translation>Select a camera&apos;s tile first</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/guest_commands.py"/>
        <source>{name}: tersembunyi dari tamu (H)</source>
        <translation>{name}: hidden from guests (H)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/guest_commands.py"/>
        <source>{name}: terlihat juga oleh tamu</source>
        <translation>{name}: guests see it too</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/identify.py"/>
        <source>bukan layar dinding</source>
        <translation>not a wall screen</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/key_sheet.py"/>
        <source>Semua tombol</source>
        <translation>All keys</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/key_sheet.py"/>
        <source>Cari tombol atau perintah…</source>
        <translation>Search keys or commands…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/key_sheet.py"/>
        <source>Cari tombol</source>
        <translation>Search keys</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/key_sheet.py"/>
        <source>Esc menutup</source>
        <translation>Esc closes</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/key_sheet.py"/>
        <source>{n} baris</source>
        <translation>rows: {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/key_sheet.py"/>
        <source>Tidak ada yang cocok: hapus sebagian kata</source>
        <translation>Nothing matches: delete part of the word</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>Petak</source>
        <translation>Tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>Halaman</source>
        <translation>Pages</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>Jendela</source>
        <translation>Window</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <location filename="../../scc_wall/ui/snapshots/gallery_list.py"/>
        <source>Cuplikan</source>
        <translation>Snapshots</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>pilih petak kiri</source>
        <translation>select the tile to the left</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>pilih petak kanan</source>
        <translation>select the tile to the right</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>pilih petak atas</source>
        <translation>select the tile above</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>pilih petak bawah</source>
        <translation>select the tile below</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tukar dengan petak kiri</source>
        <translation>swap with the tile to the left</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tukar dengan petak kanan</source>
        <translation>swap with the tile to the right</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tukar dengan petak atas</source>
        <translation>swap with the tile above</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tukar dengan petak bawah</source>
        <translation>swap with the tile below</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>sorot: satu kamera penuh</source>
        <translation>spotlight: one camera in full</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>kembali dari zum, sorot, pilihan</source>
        <translation>leave zoom, spotlight, selection</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>zum dekat</source>
        <translation>zoom in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>zum jauh</source>
        <translation>zoom out</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>geser zum ke kiri</source>
        <translation>move the zoom left</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>geser zum ke kanan</source>
        <translation>move the zoom right</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>geser zum ke atas</source>
        <translation>move the zoom up</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>geser zum ke bawah</source>
        <translation>move the zoom down</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>gambar utuh / penuhi petak</source>
        <translation>whole picture / fill the tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>putar 90°</source>
        <translation>rotate by 90°</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>sematkan di semua halaman</source>
        <translation>pin on all pages</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>kosongkan petak</source>
        <translation>clear the tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>sambungkan lagi sekarang</source>
        <translation>reconnect now</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>rincian aliran</source>
        <translation>stream details</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>ulangan 30 dtk terakhir</source>
        <translation>replay of the last 30 s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>batalkan</source>
        <translation>undo</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>ulangi</source>
        <translation>redo</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>petak lebih banyak</source>
        <translation>more tiles</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>petak lebih sedikit</source>
        <translation>fewer tiles</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>petak lebih lebar</source>
        <translation>wider tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>petak lebih sempit</source>
        <translation>narrower tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>petak lebih tinggi</source>
        <translation>taller tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>petak lebih pendek</source>
        <translation>shorter tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>simpan tata letak</source>
        <translation>save layout</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>buka tata letak</source>
        <translation>open layout</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>semua layar</source>
        <translation>all screens</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>mode tamu: sembunyikan / tampilkan</source>
        <translation>guest mode: hide / show</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>kamera ini disembunyikan dari tamu</source>
        <translation>hide this camera from guests</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>halaman berikutnya</source>
        <translation>next page</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>halaman sebelumnya</source>
        <translation>previous page</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>putar halaman otomatis / jeda</source>
        <translation>page turning on / paused</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tambah halaman</source>
        <translation>add a page</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>hapus halaman</source>
        <translation>remove the page</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>lama tampil halaman</source>
        <translation>dwell time of the page</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>panel peristiwa</source>
        <translation>events panel</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>ketahui peringatan</source>
        <translation>acknowledge the alarm</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>matikan / nyalakan suara</source>
        <translation>sound off / on</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>daftar kamera</source>
        <translation>list of cameras</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>cuplikan petak terpilih</source>
        <translation>snapshot of the selected tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>cuplikan seluruh dinding</source>
        <translation>snapshot of the whole wall</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>galeri cuplikan</source>
        <translation>snapshot gallery</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>masuk, kunci, buka kunci</source>
        <translation>log in, lock, unlock</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>keluar sesi</source>
        <translation>log out</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>ganti kata sandi sendiri</source>
        <translation>change own password</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>serah terima giliran jaga</source>
        <translation>shift handover</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>panel sesi</source>
        <translation>session panel</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>surat tugas</source>
        <translation>letters</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tamu</source>
        <translation>visitors</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>akun</source>
        <translation>accounts</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>sesi yang berjalan</source>
        <translation>running sessions</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>berita acara &amp; ekspor</source>
        <translation>berita acara &amp; export</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>masa simpan</source>
        <translation>retention</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>panel situs OPD</source>
        <translation>OPD sites panel</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>daftar situs</source>
        <translation>list of sites</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tampilkan di petak terpilih</source>
        <translation>show on the selected tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>panel kendali</source>
        <translation>steering panel</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>kendali di petak (Esc usai)</source>
        <translation>steer on the tile (Esc ends)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>STOP sekarang juga</source>
        <translation>STOP at once</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>semua tombol</source>
        <translation>all keys</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>bagian jendela berikutnya</source>
        <translation>next part of the window</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>bagian jendela sebelumnya</source>
        <translation>previous part of the window</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>cari kamera</source>
        <translation>find a camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>kenali layar (5 dtk)</source>
        <translation>identify screens (5 s)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>layar dan tinggi huruf</source>
        <translation>screens and text size</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>dinding saja, layar penuh</source>
        <translation>wall only, full screen</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>pemasangan pertama</source>
        <translation>first setup</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>bahasa: Indonesia / English</source>
        <translation>language: Indonesia / English</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>mode aman: coba lagi dengan video</source>
        <translation>safe mode: try again with video</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>keluar</source>
        <translation>quit</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>nomor + Enter</source>
        <translation>number + Enter</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>kamera bernomor itu ke petak terpilih</source>
        <translation>that camera to the selected tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>klik ganda</source>
        <translation>double click</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>sorot, atau akhiri zum</source>
        <translation>spotlight, or end the zoom</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>roda tetikus</source>
        <translation>mouse wheel</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>zum di bawah penunjuk; seret menggeser</source>
        <translation>zoom at the pointer; drag moves</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>klik kanan, Menu</source>
        <translation>right button, Menu</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>menu petak</source>
        <translation>tile menu</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>seret petak</source>
        <translation>drag a tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tukar dua petak</source>
        <translation>swap two tiles</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>seret dari daftar</source>
        <translation>drag from the list</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tempatkan kamera</source>
        <translation>place a camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>angkat petak, tukar</source>
        <translation>lift a tile, swap</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>di daftarnya: ketahui, catat</source>
        <translation>in its list: acknowledge, note</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>dari pencarian ke daftar, ke petak</source>
        <translation>from search to list, to the tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>juga di atas dialog mana pun</source>
        <translation>over any dialog too</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>di panelnya: halaman situs</source>
        <translation>in its panel: the site&apos;s page</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>dari panel dan menu ke dinding</source>
        <translation>panels and menus → wall</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>panah</source>
        <translation>arrows</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tahan: gerak, dua: serong</source>
        <translation>hold: move, two: diagonally</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tahan: zum</source>
        <translation>hold: zoom</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>lebih pelan</source>
        <translation>slower</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>preset, beranda</source>
        <translation>presets, home</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>Spasi</source>
        <translation>Space</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>STOP</source>
        <translation>STOP</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>klik, kotak</source>
        <translation>click, box</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>ke tengah, zum ke situ</source>
        <translation>centre it, zoom in on it</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>klik kanan</source>
        <translation>right button</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>tahan: ke arah penunjuk</source>
        <translation>hold: towards the pointer</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>Ulangan</source>
        <translation>Replay</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>ke belakang, awal</source>
        <translation>back, to the start</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>← →, Spasi, −+</source>
        <translation>← →, Space, −+</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>1 dtk (Shift: 5), jeda, laju</source>
        <translation>1 s (Shift: 5), pause, speed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/keys.py"/>
        <source>ke langsung</source>
        <translation>to live</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/layout_questions.py"/>
        <source>Simpan tata letak</source>
        <translation>Save layout</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/layout_questions.py"/>
        <source>Belum ada tata letak tersimpan: simpan dengan Ctrl+S</source>
        <translation>No layouts saved yet: save one with Ctrl+S</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/layout_questions.py"/>
        <source>Buka tata letak</source>
        <translation>Open layout</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/layout_questions.py"/>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/layout_questions.py"/>
        <source>Lama tampil</source>
        <translation>Dwell time</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/layout_questions.py"/>
        <source>Detik di halaman ini</source>
        <translation>Seconds on this page</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/layout_questions.py"/>
        <source>Pakai</source>
        <translation>Use</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/long_work.py"/>
        <source>{n} dari {all}</source>
        <translation>{n} of {all}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/long_work.py"/>
        <source>Bata&amp;lkan</source>
        <translation>Cance&amp;l</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/long_work.py"/>
        <source>Dibatalkan; tidak ada yang ditulis.</source>
        <translation>Cancelled; nothing was written.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/long_work.py"/>
        <source>&amp;Batalkan</source>
        <translation>C&amp;ancel</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/not_yet.py"/>
        <source>Akses belum dibuka</source>
        <translation>Access is not open yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/not_yet.py"/>
        <source>Pemantau situs belum dibuka</source>
        <translation>The site monitors are not open yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/not_yet.py"/>
        <source>Kendali kamera belum dibuka</source>
        <translation>Camera steering is not open yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/not_yet.py"/>
        <source>Panel sesi belum dibuka</source>
        <translation>The session panel is not open yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/not_yet.py"/>
        <source>Daftar kamera belum dibuka</source>
        <translation>The list of cameras is not open yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/not_yet.py"/>
        <source>Peristiwa belum dibuka</source>
        <translation>Events are not open yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/not_yet.py"/>
        <source>Cuplikan belum dibuka</source>
        <translation>Snapshots are not open yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/not_yet.py"/>
        <source>Ulangan belum dibuka</source>
        <translation>The replay is not open yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/not_yet.py"/>
        <source>Pemasangan pertama belum dapat dibuka</source>
        <translation>The first setup can&apos;t be opened yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/notices.py"/>
        <source>MODE TAMU</source>
        <translation>GUEST MODE</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/passage.py"/>
        <source>{why} (+{n} dibuang)</source>
        <translation>{why} (+{n} dropped)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/lock_part.py"/>
        <source>&amp;Pegang</source>
        <translation>&amp;Reserve</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/lock_part.py"/>
        <source>Pegang terus, juga tanpa menggerakkan</source>
        <translation>Keep it, even without steering</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/lock_part.py"/>
        <source>&amp;Lepas</source>
        <translation>Re&amp;lease</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/lock_part.py"/>
        <source>Hentikan kamera dan lepaskan untuk yang lain</source>
        <translation>Stop the camera and release it for others</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/lock_part.py"/>
        <source>&amp;Ambil alih…</source>
        <translation>&amp;Take over…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/lock_part.py"/>
        <source>Ambil dari pemegangnya, dengan alasan</source>
        <translation>Take it from its holder, with a reason</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/lock_part.py"/>
        <source>Bebas: tidak ada yang memegang.</source>
        <translation>Free: nobody holds it.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/lock_part.py"/>
        <source>Menjadi milik Anda dengan perintah pertama.</source>
        <translation>Yours with the first command.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/pad.py"/>
        <source>Papan arah</source>
        <translation>Direction pad</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/pad.py"/>
        <source>Tahan panah: gerak. PgUp, PgDn: zum. Spasi: STOP. 1–9: preset. Home: beranda.</source>
        <translation>Hold the arrows: move. PgUp, PgDn: zoom. Space: STOP. 1–9: presets. Home: home.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/pad.py"/>
        <source>Tahan; makin jauh dari tengah makin cepat</source>
        <translation>Hold; the further from the middle, the faster</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source> (+{n} kamera)</source>
        <translation>
            <numerusform> (+{n} camera)</numerusform>
            <numerusform> (+{n} cameras)</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>⚠ {name} MUNGKIN MASIH BERPUTAR, {age}{more}.</source>
        <translation>⚠ {name} MAY STILL BE TURNING, {age}{more}.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>STOP diulang otomatis sampai terbukti diam.</source>
        <translation>STOP is repeated until it is proved to stand.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>STOP diulang otomatis; tombol STOP juga ke sana.</source>
        <translation>STOP is repeated; the STOP button goes there too.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>Bila masih berputar: putuskan dayanya, lapor teknisi.</source>
        <translation>If it goes on: cut its power, call a technician.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>Di petak: panah gerak · PgUp/PgDn zum · klik ke tengah · seret kotak zum · klik kanan tuas · 1–9 preset · Spasi STOP · Esc selesai</source>
        <translation>On the tile: arrows move · PgUp/PgDn zoom · click centres · drag a box to zoom · right button steers · 1–9 presets · Space STOP · Esc ends</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>Kamera ini mengabaikan zum saja: zum dikirim bersama gerak arah.</source>
        <translation>This camera ignores zoom alone: zoom is sent along with a move.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>Tahan papan atau panah: bergerak. Lepas: berhenti. T: kendali langsung di petak.</source>
        <translation>Hold the pad or the arrows: moves. Let go: stops. T: steer on the tile.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>Kendali kamera PTZ</source>
        <translation>PTZ steering</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>■  STOP</source>
        <translation>■  STOP</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>STOP: hentikan kamera</source>
        <translation>STOP: stop the camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>Hentikan kamera terpilih, semua yang Anda pegang, dan yang mungkin masih berputar (Shift+Spasi)</source>
        <translation>Stop the selected camera, all that you hold, and those that may still be turning (Shift+Space)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>Preset</source>
        <translation>Presets</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>Patroli</source>
        <translation>Patrol</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>Tidak ada kamera terpilih</source>
        <translation>No camera selected</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>pilih petak di dinding</source>
        <translation>select a tile on the wall</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>tidak dapat digerakkan</source>
        <translation>can&apos;t be steered</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/panel.py"/>
        <source>belum dihubungi</source>
        <translation>not contacted yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>Nama patroli</source>
        <translation>Name of the patrol</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>Preset kamera</source>
        <translation>Presets of the camera</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>Urutan patroli</source>
        <translation>Order of the patrol</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source> dtk</source>
        <translation> s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>Lama berhenti di tiap preset</source>
        <translation>Stay at each preset</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>(hilang) {token}</source>
        <translation>(gone) {token}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>Tam&amp;bahkan →</source>
        <translation>&amp;Add →</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>&amp;Naik ↑</source>
        <translation>&amp;Up ↑</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>&amp;Turun ↓</source>
        <translation>&amp;Down ↓</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>&amp;Keluarkan</source>
        <translation>&amp;Remove</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>Berhenti di tiap preset</source>
        <translation>Stay at each preset</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>Beri nama.</source>
        <translation>Give it a name.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>Tambahkan {n} preset atau lebih.</source>
        <translation>Add {n} presets or more.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_dialog.py"/>
        <source>Keluarkan preset yang sudah tidak ada di kamera.</source>
        <translation>Remove presets that the camera no longer has.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>Tidak ada patroli yang berjalan.</source>
        <translation>No patrol is running.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>dijeda, kamera tidak menjawab</source>
        <translation>paused, the camera does not answer</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>{word}; lanjut ± {n} dtk lagi bila dibiarkan</source>
        <translation>{word}; goes on in ± {n} s if left alone</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>{word} {where}, ± {n} dtk lagi</source>
        <translation>{word} {where}, ± {n} s more</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>{word} {where}, sejak {n} dtk</source>
        <translation>{word} {where}, for {n} s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>&amp;Mulai</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>A&amp;khiri</source>
        <translation>&amp;End</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>&amp;Baru…</source>
        <translation>&amp;New…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>&amp;Ubah…</source>
        <translation>Ed&amp;it…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>Belum ada patroli. Buat dari dua preset atau lebih dengan “Baru…”.</source>
        <translation>No patrols yet. Make one of two or more presets with “New…”.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>Patroli butuh dua preset: simpan dahulu di tab Preset.</source>
        <translation>A patrol needs two presets: save them first in the tab Presets.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/patrol_part.py"/>
        <source>{n} preset, {s} dtk</source>
        <translation>{n} presets, {s} s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>Preset {token}</source>
        <translation>Preset {token}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>tanpa gambar</source>
        <translation>no picture</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>&amp;Ke preset</source>
        <translation>&amp;Go to preset</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>&amp;Simpan di sini…</source>
        <translation>&amp;Save here…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>&amp;Timpa…</source>
        <translation>&amp;Overwrite…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>Simpan arah sekarang menggantikan preset terpilih</source>
        <translation>Save the present direction in place of the chosen preset</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>&amp;Beranda</source>
        <translation>&amp;Home</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>Ke posisi beranda (Home)</source>
        <translation>To the home position (Home)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>&amp;Jadikan beranda…</source>
        <translation>Set as ho&amp;me…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>Baca &amp;ulang</source>
        <translation>Re&amp;fresh</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>Minta daftar preset dari kamera</source>
        <translation>Ask the camera for its presets</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>Preset belum diketahui.</source>
        <translation>Presets not known yet.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>Membaca preset dari kamera…</source>
        <translation>Reading presets from the camera…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>{n} preset; sekarang hanya untuk dilihat.</source>
        <translation>
            <numerusform>{n} preset; for viewing only now.</numerusform>
            <numerusform>{n} presets; for viewing only now.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>Kamera ini tidak menyimpan preset.</source>
        <translation>This camera keeps no presets.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>Belum ada preset. Arahkan kamera, lalu “Simpan di sini…”.</source>
        <translation>No presets yet. Aim the camera, then “Save here…”.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>Penuh: {n} preset. Timpa atau hapus satu dahulu.</source>
        <translation>Full: {n} presets. Overwrite or delete one first.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/ptz/preset_part.py"/>
        <source>{n} preset; Enter atau klik ganda: ke sana.</source>
        <translation>
            <numerusform>{n} preset; Enter or double click: go there.</numerusform>
            <numerusform>{n} presets; Enter or double click: go there.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_ui.py"/>
        <source>⚠ {name} MUNGKIN MASIH BERPUTAR. STOP diulang otomatis; bila masih berputar, putuskan dayanya</source>
        <translation>⚠ {name} MAY STILL BE TURNING. STOP is repeated by itself; if it goes on, cut its power</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>disuruh berhenti; kamera tidak melapor</source>
        <translation>told to stop; the camera does not report</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>menghubungi kamera…</source>
        <translation>contacting the camera…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>diam (terbukti)</source>
        <translation>at rest (proven)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>bergerak</source>
        <translation>moving</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>berhenti… belum terbukti</source>
        <translation>stopping… not proven yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>MUNGKIN MASIH BERPUTAR</source>
        <translation>MAY STILL BE TURNING</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>Anda memegang kamera ini.</source>
        <translation>You hold this camera.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>Dipegang {name} di {station}.</source>
        <translation>Held by {name} at {station}.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>tetap milik Anda sampai “Lepas”</source>
        <translation>yours until “Release”</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>dipegang sampai dilepas</source>
        <translation>reserved until released</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>lepas sendiri dalam {n} dtk tanpa perintah; “Pegang” agar tetap</source>
        <translation>let go in {n} s without a command; “Reserve” keeps it</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>bebas dalam {n} dtk bila ia tidak menggerakkannya lagi</source>
        <translation>free in {n} s if they don&apos;t move it again</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>Anda</source>
        <translation>You</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>{who} · dipegang</source>
        <translation>{who} · reserved</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>{who} · {n} dtk</source>
        <translation>{who} · {n} s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>tidak diketahui</source>
        <translation>unknown</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>{x} / {y} (hitungan kamera)</source>
        <translation>{x} / {y} (camera units)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>dibaca {age} lalu</source>
        <translation>read {age} ago</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>Zum terakhir: {zoom} · {age}</source>
        <translation>Last zoom: {zoom} · {age}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>Zum: {zoom}</source>
        <translation>Zoom: {zoom}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source> · lensa paling dekat</source>
        <translation> · lens fully in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>Arah terakhir: {where} · {age}</source>
        <translation>Last direction: {where} · {age}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>Arah: {where}</source>
        <translation>Direction: {where}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>tidak ada patroli</source>
        <translation>no patrol</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>menuju</source>
        <translation>on the way to</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>berhenti di</source>
        <translation>staying at</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/ptz_words.py"/>
        <source>dijeda, ada yang mengendalikan</source>
        <translation>paused, somebody is steering</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Tidak ada kamera terpilih.</source>
        <translation>No camera selected.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Pilih petak sebuah kamera di dinding: panah atau klik.</source>
        <translation>Choose a camera&apos;s tile on the wall: arrow keys or a click.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Kamera ini tidak dapat digerakkan.</source>
        <translation>This camera can&apos;t be steered.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Bila seharusnya bisa: minta admin menguji kamera ini (menu Kamera).</source>
        <translation>If it should: ask an admin to test this camera (menu Cameras).</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Kamera ini hanya untuk dilihat.</source>
        <translation>This camera is only for watching.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Bila kamera ini bisa bergerak: minta admin mengisi ONVIF di pengaturannya.</source>
        <translation>If it can move: ask an admin to fill in ONVIF in its settings.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Beri tahu admin. STOP tetap bekerja.</source>
        <translation>Tell an admin. STOP still works.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Buka kuncinya dahulu (Ctrl+L).</source>
        <translation>Unlock them first (Ctrl+L).</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Masuk dengan surat tugas yang mengizinkan PTZ (Ctrl+L), atau minta pengawas.</source>
        <translation>Log in with a letter that allows PTZ (Ctrl+L), or ask a supervisor.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Minta pengawas, atau keluar (Ctrl+Shift+L) lalu masuk dengan surat tugas yang mengizinkannya.</source>
        <translation>Ask a supervisor, or leave (Ctrl+Shift+L) and come in under a letter that allows it.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Anda belum boleh menggerakkan kamera ini.</source>
        <translation>You may not steer this camera yet.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Tidak bebas sendiri: dipegang sampai dilepas.</source>
        <translation>It does not become free by itself: it is held until it is given back.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Bebas dalam {n} dtk bila ia tidak menggerakkannya lagi; lalu Anda langsung bisa.</source>
        <translation>Free in {n} s if they don&apos;t move it again; then you can move it at once.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Mendesak: “Ambil alih…”, dengan alasan.</source>
        <translation>If it is urgent: “Take over…”, with a reason.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Mendesak: minta {name} melepasnya.</source>
        <translation>If it is urgent: ask {name} to release it.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Kamera ini tidak dihubungi.</source>
        <translation>This camera is not being asked.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Lalu pilih petak lain, dan petak ini lagi.</source>
        <translation>Then select another tile, and this one again.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Menghubungi kamera…</source>
        <translation>Contacting the camera…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Biasanya beberapa detik. Tidak perlu menekan apa pun.</source>
        <translation>Usually a few seconds. Nothing needs to be pressed.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Kamera tidak menjawab.</source>
        <translation>The camera does not answer.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Dicoba lagi terus-menerus; STOP yang ditekan dikirim begitu kamera menjawab. Periksa jaringan dan daya kamera.</source>
        <translation>The wall keeps trying; a STOP that you press is sent as soon as the camera answers. Check the camera&apos;s network and power.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Kamera ini belum terbukti berhenti.</source>
        <translation>This camera is not proved to stand.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/standing.py"/>
        <source>Perintah gerak ditolak sampai terbukti; STOP diulang otomatis. Bila terus berputar: putuskan dayanya.</source>
        <translation>Moves are refused until it is; STOP is repeated by itself. If it keeps turning: cut its power.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/steer_part.py"/>
        <source>Zum dekat</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/steer_part.py"/>
        <source>Zum jauh</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/steer_part.py"/>
        <source>Kecepatan</source>
        <translation>Speed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/steer_part.py"/>
        <source>Kecepatan {n} %</source>
        <translation>Speed {n} %</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/stop_words.py"/>
        <source>Tidak ada kamera yang digerakkan</source>
        <translation>No camera is being steered</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/stop_words.py"/>
        <source>STOP dikirim: {names}</source>
        <translation>STOP sent: {names}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/stop_words.py"/>
        <source>⚠ STOP menunggu, dikirim begitu kamera menjawab: {names}</source>
        <translation>⚠ STOP waits, sent as soon as the camera answers: {names}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/tile_look.py"/>
        <source>zum {zoom}</source>
        <translation>zoom {zoom}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/tile_look.py"/>
        <source>zum digital {times}</source>
        <translation>digital zoom {times}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/tile_look.py"/>
        <source>MUNGKIN MASIH BERPUTAR {age} · STOP: Shift+Spasi</source>
        <translation>MAY STILL BE TURNING {age} · STOP: Shift+Space</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/tile_mode.py"/>
        <source>Kendali selesai: halaman berganti</source>
        <translation>Steering ended: the page turned</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/tile_mode.py"/>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Tidak ada preset {n}</source>
        <translation>There is no preset {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/tile_painter.py"/>
        <source>KENDALI · Esc selesai</source>
        <translation>STEERING · Esc ends</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>{name} di {station} sedang memegang {camera}. Alasan Anda tercatat di audit.</source>
        <translation>{name} at {station} holds {camera}. Your reason is recorded in the audit.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Ambil alih kendali</source>
        <translation>Take over control</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>&amp;Ambil alih</source>
        <translation>&amp;Take over</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>A&amp;lasan (wajib)</source>
        <translation>&amp;Reason (required)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Simpan preset</source>
        <translation>Save preset</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Arah dan zum {camera} sekarang disimpan di kamera itu.</source>
        <translation>The present direction and zoom of {camera} are saved in that camera.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Preset “{name}” akan menunjuk ke arah {camera} sekarang. Arah lamanya hilang.</source>
        <translation>Preset “{name}” will point where {camera} looks now. Its old direction is lost.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Timpa preset</source>
        <translation>Overwrite preset</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>&amp;Timpa</source>
        <translation>&amp;Overwrite</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Preset “{name}” dihapus dari {camera}, juga untuk semua orang lain.</source>
        <translation>Preset “{name}” will be deleted from {camera}, for everybody else too.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Hapus preset</source>
        <translation>Delete preset</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>&amp;Hapus</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Arah {camera} sekarang menjadi posisi berandanya. Beranda lamanya hilang.</source>
        <translation>The present direction of {camera} becomes its home position. The old home is lost.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Jadikan beranda</source>
        <translation>Set as home</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>&amp;Jadikan beranda</source>
        <translation>Set as ho&amp;me</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>⚠ Patroli dan gambar preset belum terbaca: {why}</source>
        <translation>⚠ Patrols and preset pictures can&apos;t be read: {why}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Patroli “{name}” dihapus. Presetnya tetap ada.</source>
        <translation>Patrol “{name}” is deleted. Its presets stay.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/ptz/wishes.py"/>
        <source>Hapus patroli</source>
        <translation>Delete patrol</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/keep_dialog.py"/>
        <source>Ulangan instan</source>
        <translation>Instant replay</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/keep_dialog.py"/>
        <source>Menyala · tersimpan {mb} MB</source>
        <translation>On · {mb} MB kept</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/keep_dialog.py"/>
        <source>Mati · perkiraan bila menyala: {mb} MB</source>
        <translation>Off · about {mb} MB if on</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/keep_dialog.py"/>
        <source>Simpan {n} dtk terakhir dari setiap kamera yang tampil di dinding.</source>
        <translation>Keep the last {n} s of every camera shown on the wall.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/keep_dialog.py"/>
        <source>Disimpan terkompresi, hanya di memori PC ini: tidak ditulis ke disk, hilang saat program berhenti.</source>
        <translation>Stays compressed, in this PC&apos;s memory only: not written to disk, gone when the program ends.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/keep_dialog.py"/>
        <source>Tombol U pada petak terpilih memutarnya lagi; setiap pemutaran dicatat di audit.</source>
        <translation>Key U on the selected tile plays it again; every replay is recorded in the audit.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/keep_dialog.py"/>
        <source>Matikan dan hapus simpanan</source>
        <translation>Switch off and delete</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/keep_dialog.py"/>
        <source>Nyalakan</source>
        <translation>Switch on</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/look.py"/>
        <source>akhir ulangan</source>
        <translation>end of the replay</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/look.py"/>
        <source>kamera kini: {state}</source>
        <translation>camera now: {state}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/look.py"/>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>{n} dtk</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/look.py"/>
        <source>ULANGAN {age} · {time}</source>
        <translation>REPLAY {age} · {time}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/look.py"/>
        <source>ULANGAN {age}</source>
        <translation>REPLAY {age}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/look.py"/>
        <source>ULANGAN</source>
        <translation>REPLAY</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/look.py"/>
        <source>Spasi jeda · ← → 1 dtk · Shift+← → 5 dtk · − + laju · Home awal · Esc langsung</source>
        <translation>Space pause · ← → 1 s · Shift+← → 5 s · − + speed · Home start · Esc live</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/look.py"/>
        <source>Spasi jeda · ← → geser · − + laju · Esc langsung</source>
        <translation>Space pause · ← → move · − + speed · Esc live</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/look.py"/>
        <source>Esc langsung</source>
        <translation>Esc live</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Pilih dahulu petak kamera, lalu tekan U</source>
        <translation>Select a camera&apos;s tile first, then press U</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Ulangan instan belum dinyalakan. Admin: menu Jendela › Ulangan instan</source>
        <translation>Instant replay is not switched on. Admin: menu Window › Instant replay</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Kamera sedang dikendalikan: akhiri dahulu kendali (Esc)</source>
        <translation>The camera is being steered: end steering first (Esc)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Ulangan selesai: sesi terkunci atau berakhir</source>
        <translation>Replay ended: the session was locked or is over</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Ulangan selesai: mode tamu</source>
        <translation>Replay ended: guest mode</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Ulangan selesai: kamera dikendalikan</source>
        <translation>Replay ended: the camera is being steered</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Ulangan selesai: lama dijeda</source>
        <translation>Replay ended: paused for too long</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Ulangan tidak dapat dimulai: pembaca kamera sibuk</source>
        <translation>The replay can&apos;t start: the camera&apos;s reader is busy</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Cuplikan diambil dari gambar langsung: Esc dahulu, lalu J</source>
        <translation>Snapshots are taken of the live picture: Esc first, then J</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Hanya {n} dtk tersimpan</source>
        <translation>Only {n} s kept</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Kembali ke langsung</source>
        <translation>Back to live</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Jeda ulangan</source>
        <translation>Pause replay</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Lanjutkan ulangan</source>
        <translation>Continue replay</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Mundur {n} dtk</source>
        <translation>Back {n} s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Maju {n} dtk</source>
        <translation>Forward {n} s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Dari awal simpanan</source>
        <translation>From the start of what is kept</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Putar lebih lambat</source>
        <translation>Play slower</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Putar lebih cepat</source>
        <translation>Play faster</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Kamera ini dibaca dengan cara cadangan: gambarnya tidak dapat diulang</source>
        <translation>This camera is read by the fallback: its pictures can&apos;t be replayed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Belum ada gambar tersimpan dari kamera ini: tunggu beberapa detik</source>
        <translation>No pictures kept of this camera yet: wait a few seconds</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/replay/replay_ui.py"/>
        <source>Ulangan: {n} dtk tersimpan, aliran {stream}</source>
        <translation>Replay: {n} s kept, stream {stream}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Piksel</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Ukuran</source>
        <translation>Size</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Huruf</source>
        <translation>Letters</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Layar dinding</source>
        <translation>Wall screens</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Kenali la&amp;yar (F8)</source>
        <translation>Identif&amp;y screens (F8)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>&amp;Tinggi huruf kapital (mm)</source>
        <translation>&amp;Cap height (mm)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>kosong: mengikuti tinggi petak</source>
        <translation>empty: follows the tile&apos;s height</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>lebar gambar yang diukur; kosong: menurut layar</source>
        <translation>measured width of the picture; empty: as the screen says</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>&amp;Lebar layar (mm)</source>
        <translation>Screen &amp;width (mm)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Membaca pengaturan layar…</source>
        <translation>Reading the screens&apos; settings…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>terpasang</source>
        <translation>plugged in</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>tercabut</source>
        <translation>unplugged</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>otomatis</source>
        <translation>automatic</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Layar {n}: {name}</source>
        <translation>Screen {n}: {name}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Menurut layar: {size}</source>
        <translation>As the screen says: {size}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Dari {far} m: paling sedikit {least} mm, nyaman mulai {good} mm (ISO 9241-3).</source>
        <translation>From {far} m: at least {least} mm, comfortable from {good} mm (ISO 9241-3).</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Tersimpan; dinding mengikuti.</source>
        <translation>Saved; the wall follows.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>{wide} mm lebar, diukur</source>
        <translation>{wide} mm wide, measured</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Huruf mengikuti tinggi petak: petak besar, huruf besar.</source>
        <translation>Letters follow the tile&apos;s height: large tile, large letters.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Tinggi huruf {mm} terbaca sampai {far} m, nyaman sampai {good} m.</source>
        <translation>Letters of {mm} are readable up to {far} m, comfortably up to {good} m.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Ukuran layar tidak diketahui: isi lebarnya, agar milimeter benar.</source>
        <translation>The screen&apos;s size is not known: fill in its width, so that millimetres are right.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>Di layar ini {px} piksel; pada petak kecil paling banyak sepertujuh tingginya.</source>
        <translation>On this screen {px} pixels; on small tiles a seventh of their height at most.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/screens/screens_dialog.py"/>
        <source>{least} sampai {most} mm, atau kosong.</source>
        <translation>{least} to {most} mm, or empty.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Serah terima</source>
        <translation>Handover</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Mengumpulkan keadaan…</source>
        <translation>Gathering the state…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Yang perlu diketahui penerima; paling banyak satu halaman.</source>
        <translation>What the next shift must know; one page at most.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>&amp;Pesan untuk penerima</source>
        <translation>&amp;Message to your relief</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>&amp;Pesan Anda</source>
        <translation>Your &amp;message</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Boleh kosong.</source>
        <translation>May be empty.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>&amp;Serahkan dan keluar sesi</source>
        <translation>&amp;Hand over and log out</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Serahkan sa&amp;ja</source>
        <translation>Hand over &amp;only</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Saya &amp;terima</source>
        <translation>I &amp;accept</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>T&amp;arik kembali</source>
        <translation>&amp;Withdraw</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>&amp;Riwayat…</source>
        <translation>Histor&amp;y…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Terima serah terima</source>
        <translation>Accept the handover</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Diserahkan oleh {who}. Baca, lalu terima; nama Anda dicatat.</source>
        <translation>Handed over by {who}. Read it, then accept; your name is recorded.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Serahkan giliran jaga</source>
        <translation>Hand the shift over</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Keadaan sekarang. Petugas berikut masuk dengan suratnya sendiri, membacanya dan menerimanya.</source>
        <translation>The state as it is now. The next operator logs in with their own letter, reads it and accepts it.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>… Serah terima Anda menunggu penerima. Yang baru menggantikannya; yang lama tetap tercatat.</source>
        <translation>… Your handover waits for somebody. A new one replaces it; the old one stays recorded.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>⚠ Serah terima yang menunggu diubah di basis data, tidak dapat diterima: laporkan ke auditor.</source>
        <translation>⚠ The handover that waits was changed in the database and can&apos;t be taken over: tell the auditor.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Yang Anda serahkan sekarang menggantikannya.</source>
        <translation>What you hand over now replaces it.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Mencatat serah terima…</source>
        <translation>Recording the handover…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Mencatat penerimaan…</source>
        <translation>Recording the acceptance…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <source>Menarik kembali…</source>
        <translation>Withdrawing…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/handover_dialog.py"/>
        <location filename="../../scc_wall/ui/shift/past_dialog.py"/>
        <source>Diserahkan: {who}</source>
        <translation>Handed over: {who}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/past_dialog.py"/>
        <source>Riwayat serah terima</source>
        <translation>Past handovers</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/past_dialog.py"/>
        <source>Diserahkan</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/past_dialog.py"/>
        <source>Oleh</source>
        <translation>By</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/past_dialog.py"/>
        <source>Kepada</source>
        <translation>To</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/past_dialog.py"/>
        <source>Membaca riwayat…</source>
        <translation>Reading past handovers…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/past_dialog.py"/>
        <source>Belum ada serah terima. Serahkan giliran jaga dengan Ctrl+H.</source>
        <translation>No handovers yet. Hand the shift over with Ctrl+H.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/past_dialog.py"/>
        <source>Pesan penerima: {text}</source>
        <translation>Note of the receiver: {text}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/past_dialog.py"/>
        <source>✕ Isinya tidak sama dengan yang diserahkan: diubah di basis data. Laporkan ke auditor.</source>
        <translation>✕ Its content is not what was handed over: changed in the database. Report it to the auditor.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Yang terganggu</source>
        <translation>In trouble</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Peristiwa terbuka</source>
        <translation>Open events</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Peristiwa selesai dengan catatan</source>
        <translation>Events that are over, with notes</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Pesan yang menyerahkan</source>
        <translation>Message of the one who hands over</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Terganggu: {n}</source>
        <translation>In trouble: {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Tidak ada yang terganggu.</source>
        <translation>Nothing is in trouble.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Peristiwa terbuka: {n}</source>
        <translation>Open events: {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Tidak ada peristiwa terbuka.</source>
        <translation>No open events.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Selesai, dengan catatan: {n}</source>
        <translation>Over, with notes: {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/sheet_view.py"/>
        <source>Diketahui</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>beku</source>
        <translation>frozen</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>berlangsung</source>
        <translation>ongoing</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>usai</source>
        <translation>over</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>Dipantau: {watched} dari {cameras} kamera, {known} dari {sites} situs.</source>
        <translation>Monitored: {watched} of {cameras} cameras, {known} of {sites} sites.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>Keadaan {n} kamera lain tidak diketahui: tidak tampil di dinding.</source>
        <translation>
            <numerusform>The state of {n} other camera is not known: it is not on the wall.</numerusform>
            <numerusform>The state of {n} other cameras is not known: they are not on the wall.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>Keadaan {n} situs lain tidak diketahui.</source>
        <translation>
            <numerusform>The state of {n} other site is not known.</numerusform>
            <numerusform>The state of {n} other sites is not known.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>{name} ({login}), surat {letter}, {when}</source>
        <translation>{name} ({login}), letter {letter}, {when}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>Diterima: {who}</source>
        <translation>Accepted: {who}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>Ditarik kembali {when}</source>
        <translation>Withdrawn {when}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>Belum diterima siapa pun</source>
        <translation>Not accepted by anybody yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>menunggu</source>
        <translation>waiting</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>diterima</source>
        <translation>accepted</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/shift/shift_words.py"/>
        <source>ditarik</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/alarm_strip.py"/>
        <location filename="../../scc_wall/ui/sites/sites_ui.py"/>
        <source>Peringatan situs</source>
        <translation>Site alarms</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/alarm_strip.py"/>
        <source>Jaringan SCC terputus: keadaan situs sekarang tidak diketahui.</source>
        <translation>SCC&apos;s network is cut off: the present states of the sites are not known.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/chips.py"/>
        <source>Jumlah situs menurut keadaan</source>
        <translation>Sites by state</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/chips.py"/>
        <source>tekan untuk menyaring daftar</source>
        <translation>press to filter the list</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>{time} (masih)</source>
        <translation>{time} (still)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Situs {name}</source>
        <translation>Site {name}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Sejak, lama</source>
        <translation>Since, for</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Keadaan, sebab</source>
        <translation>State, cause</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Insiden 90 hari</source>
        <translation>Incidents of 90 days</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>Riwayat sedang dibaca…</source>
        <translation>Reading the history…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Catatan</source>
        <translation>Notes</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Catatan &amp;baru</source>
        <translation>&amp;New note</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Catatan masih kosong.</source>
        <translation>The note is empty.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Ta&amp;mbah catatan</source>
        <translation>&amp;Add note</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>&amp;Cek sekarang</source>
        <translation>&amp;Check now</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>&amp;Setujui sebagai acuan</source>
        <translation>Approve as &amp;reference</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Kembal&amp;i</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Fase 24 jam terakhir</source>
        <translation>Phases of the last 24 hours</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Waktu naik</source>
        <translation>Uptime</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Riwayat dan tindakan</source>
        <translation>History and actions</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>Bukti</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Insiden</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Pemeliharaan</source>
        <translation>Maintenance</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>alamat belum diketahui</source>
        <translation>address not known yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>sertifikat belum pernah terlihat</source>
        <translation>certificate never seen</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Tidak ada insiden dalam 90 hari.</source>
        <translation>No incidents in 90 days.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Belum ada catatan.</source>
        <translation>No notes yet.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>&amp;Setujui ulang acuan</source>
        <translation>App&amp;rove reference again</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Meminta cek…</source>
        <translation>Asking for a check…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Halaman dibaca sekarang, dan teksnya menjadi acuan: bila nanti banyak yang berbeda, situs dicurigai. Setujui hanya setelah halaman dilihat dan isinya benar: teks peretas yang disetujui tidak dicurigai lagi.</source>
        <translation>The page is read now, and its text becomes the reference: if much of it differs later, the site is suspected. Approve only after you looked at the page and its content is right: a hacker&apos;s text that is approved is not suspected any more.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Setujui isi situs yang sekarang?</source>
        <translation>Approve the site&apos;s present content?</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Ya, &amp;setujui isi yang sekarang</source>
        <translation>Yes, app&amp;rove the present content</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Menyimpan acuan…</source>
        <translation>Saving the reference…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Dibatalkan; acuan tidak diubah.</source>
        <translation>Cancelled; the baseline was not changed.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/detail_dialog.py"/>
        <source>Menjadwalkan…</source>
        <translation>Scheduling…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source> (bobot {n})</source>
        <translation> (weight {n})</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>bersih</source>
        <translation>clean</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>△ mencurigakan</source>
        <translation>△ suspicious</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>◆ diretas</source>
        <translation>◆ hacked</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>Putusan</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>Alasan bahwa putusan &amp;keliru</source>
        <translation>&amp;Why the verdict is wrong</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>&amp;Tandai keliru</source>
        <translation>&amp;Mark as wrong</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>Belum ada temuan pada isi halaman.</source>
        <translation>Nothing was found in the page yet.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>tanpa bukti tersimpan</source>
        <translation>no evidence kept</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/evidence_part.py"/>
        <source>keliru menurut {name}: {reason}</source>
        <translation>wrong, says {name}: {reason}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/import_dialog.py"/>
        <source>Ba&amp;tal</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/import_dialog.py"/>
        <source>{added} situs baru, {changed} diubah, {same} tidak berubah. Belum ada yang disimpan.</source>
        <translation>{added} new sites, {changed} changed, {same} unchanged. Nothing is saved yet.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/sites/import_dialog.py"/>
        <source>✕ {n} kesalahan: tidak ada yang diimpor. Perbaiki berkas, lalu impor lagi.</source>
        <translation>
            <numerusform>✕ {n} error: nothing was imported. Correct the file, then import it again.</numerusform>
            <numerusform>✕ {n} errors: nothing was imported. Correct the file, then import it again.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>sejak {age}</source>
        <translation>for {age}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <location filename="../../scc_wall/ui/sites/tile.py"/>
        <source>dicek {age} lalu</source>
        <translation>checked {age} ago</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>{age} lalu</source>
        <translation>{age} ago</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>belum dicek; terakhir {word}, sejak {age}</source>
        <translation>not checked; last {word}, for {age}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>sertifikat sudah habis, belum sehari</source>
        <translation>certificate expired less than a day ago</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>sertifikat habis dalam sehari</source>
        <translation>certificate expires within a day</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>sertifikat habis {n} hari lalu</source>
        <translation>
            <numerusform>certificate expired {n} day ago</numerusform>
            <numerusform>certificate expired {n} days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>sertifikat habis {n} hari lagi</source>
        <translation>
            <numerusform>certificate expires in {n} day</numerusform>
            <numerusform>certificate expires in {n} days</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>tidak dipantau</source>
        <translation>not monitored</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>menunggu alamat situs</source>
        <translation>waiting for an address</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>usang</source>
        <translation>stale</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <location filename="../../scc_wall/ui/sites/tile.py"/>
        <source>belum pernah dicek</source>
        <translation>never checked</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/look.py"/>
        <source>naik turun</source>
        <translation>flapping</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/panel.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Cari nama, alamat…</source>
        <translation>Search name, address…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/panel.py"/>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Cari situs</source>
        <translation>Find a site</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/panel.py"/>
        <source>&amp;Daftar situs…</source>
        <translation>Si&amp;te list…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/panel.py"/>
        <source>Tidak ada situs yang cocok. Hapus pencarian atau saringan.</source>
        <translation>No site matches. Clear search or filter.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/panel.py"/>
        <source>Belum ada situs yang dipantau.</source>
        <translation>No sites are monitored yet.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/panel.py"/>
        <source>Impor daftar OPD dari berkas CSV (kolom name dan url), atau tambahkan satu per satu.</source>
        <translation>Import the OPD list from a CSV file (columns name and url), or add sites one by one.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/panel.py"/>
        <source>&amp;Impor daftar OPD…</source>
        <translation>&amp;Import OPD list…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/panel.py"/>
        <source>&amp;Tambah situs…</source>
        <translation>Add &amp;site…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/panel.py"/>
        <source>⚠ JARINGAN SCC TERPUTUS sejak {since}. Di bawah ini keadaan terakhir sebelum itu (beku); keadaan sekarang tidak diketahui.</source>
        <translation>⚠ SCC NETWORK CUT OFF since {since}. Below are the last states before that (frozen); the present ones are not known.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/panel.py"/>
        <source>⚠ PEMERIKSAAN BERHENTI: tidak ada situs yang dicek selama {age}.</source>
        <translation>⚠ CHECKS STOPPED: no site has been checked for {age}.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/phase_plot.py"/>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/phase_plot.py"/>
        <source>koneksi</source>
        <translation>connect</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/phase_plot.py"/>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/phase_plot.py"/>
        <source>byte pertama</source>
        <translation>first byte</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/phase_plot.py"/>
        <source>isi</source>
        <translation>body</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/phase_plot.py"/>
        <source>Grafik sedang dimuat…</source>
        <translation>Loading the plot…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/phase_plot.py"/>
        <source>gagal</source>
        <translation>failed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/phase_plot.py"/>
        <source>Belum ada data 24 jam terakhir.</source>
        <translation>No data for the last 24 hours.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/phase_plot.py"/>
        <source>Fase 24 jam terakhir, dalam milidetik</source>
        <translation>Phases of the last 24 hours, in milliseconds</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/sites/phase_plot.py"/>
        <source>{n} cek, semuanya gagal</source>
        <translation>
            <numerusform>{n} check, failed</numerusform>
            <numerusform>{n} checks, all failed</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/phase_plot.py"/>
        <source>{n} cek, {bad} gagal, separuhnya di bawah {ms}</source>
        <translation>{n} checks, {bad} failed, half of them under {ms}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>kosong: menunggu alamat, tidak dipantau</source>
        <translation>empty: waits for an address, not monitored</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Alamat ini tidak dapat dibaca.</source>
        <translation>This address can&apos;t be read.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Mulai dengan http:// atau https://, lalu nama situs.</source>
        <translation>Begin with http:// or https://, then the site&apos;s name.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Alamat tidak boleh memuat nama masuk atau kata sandi.</source>
        <translation>An address must not hold a login name or password.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Alamat tidak boleh memuat spasi.</source>
        <translation>An address must not hold spaces.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Batas waktu (detik)</source>
        <translation>Timeouts (s)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>&amp;Nama OPD</source>
        <translation>OPD &amp;name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Al&amp;amat situs</source>
        <translation>Site addr&amp;ess</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>mis. https://disdik.sumselprov.go.id</source>
        <translation>e.g. https://disdik.sumselprov.go.id</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>&amp;Dipantau</source>
        <translation>&amp;Monitored</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Di jaringan sendiri: alamat pri&amp;vat boleh</source>
        <translation>Own network: pri&amp;vate address allowed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Selang cek (de&amp;tik)</source>
        <translation>Check &amp;interval (s)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>&amp;Lambat di atas (detik)</source>
        <translation>Sl&amp;ow above (s)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>kosong: 3 detik, atau 3 × p95 situs itu sendiri</source>
        <translation>empty: 3 s, or 3 × the site&apos;s own p95</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Jalur yang ikut di&amp;periksa</source>
        <translation>&amp;Paths checked too</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>satu per baris, mis. /assets/</source>
        <translation>one per line, e.g. /assets/</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Nama h&amp;ost yang boleh ditautkan</source>
        <translation>&amp;Hosts that may be linked</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>satu per baris, di luar domainnya sendiri</source>
        <translation>one per line, outside its own domain</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Koneksi</source>
        <translation>Connect</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Byte pertama</source>
        <translation>First byte</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Seluruhnya</source>
        <translation>In all</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Pengalihan paling banyak</source>
        <translation>Redirects at most</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Isi dibaca paling banyak (KiB)</source>
        <translation>Body read at most (KiB)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>&amp;Keterangan</source>
        <translation>&amp;Remarks</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Situs baru</source>
        <translation>New site</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_form.py"/>
        <source>Ubah situs</source>
        <translation>Edit site</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>NAIK</source>
        <translation>UP</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>LAMBAT</source>
        <translation>SLOW</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>MENCURIGAKAN</source>
        <translation>SUSPICIOUS</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>DIRETAS</source>
        <translation>HACKED</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>TURUN</source>
        <translation>DOWN</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>PEMELIHARAAN</source>
        <translation>MAINTENANCE</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>TAK DIKETAHUI</source>
        <translation>UNKNOWN</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>DNS: nama tidak ditemukan</source>
        <translation>DNS: name not found</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>koneksi gagal</source>
        <translation>no connection</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>TLS: sertifikat kedaluwarsa</source>
        <translation>TLS: certificate expired</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>TLS: nama sertifikat salah</source>
        <translation>TLS: wrong name in the certificate</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>TLS: rantai sertifikat tidak dipercaya</source>
        <translation>TLS: chain of certificates not trusted</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>HTTP 4xx: halaman tidak ada</source>
        <translation>HTTP 4xx: no such page</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>HTTP 5xx: kesalahan server</source>
        <translation>HTTP 5xx: server error</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>ditolak (403 atau WAF)</source>
        <translation>refused (403 or WAF)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>pengalihan ke luar domain</source>
        <translation>redirect out of the domain</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>jawaban terpotong</source>
        <translation>answer cut short</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>menjawab terlalu lambat</source>
        <translation>answers too slowly</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>isi tidak semestinya</source>
        <translation>wrong content</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>kata judi</source>
        <translation>gambling words</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>tautan keluar</source>
        <translation>outgoing links</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>isi lain untuk mesin pencari</source>
        <translation>other content for search engines</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>halaman dalam</source>
        <translation>inner pages</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>berbeda dari halaman asli</source>
        <translation>differs from the real page</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>{name} DIRETAS</source>
        <translation>{name} HACKED</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>{name} TURUN</source>
        <translation>{name} DOWN</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>BANYAK SITUS BERMASALAH</source>
        <translation>MANY SITES IN TROUBLE</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>{name} MENCURIGAKAN</source>
        <translation>{name} SUSPICIOUS</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>{name}: sertifikat habis atau hampir habis</source>
        <translation>{name}: certificate expired or about to</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>keadaan {time}</source>
        <translation>as of {time}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>⚠ situs per {time}</source>
        <translation>⚠ sites as of {time}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>{h} jam {m} mnt</source>
        <translation>{h} h {m} min</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>{d} hari {h} jam</source>
        <translation>{d} d {h} h</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>dtk</source>
        <translation>s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <location filename="../../scc_wall/ui/sites/state_bar.py"/>
        <source>belum ada data</source>
        <translation>no data yet</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>{share} (tercakup {coverage})</source>
        <translation>{share} (covered {coverage})</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <source>24 jam</source>
        <translation>24 hours</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/site_words.py"/>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>{n} hari</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/sites_ui.py"/>
        <source>suara peringatan situs dimatikan</source>
        <translation>sound of site alarms off</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/sites_ui.py"/>
        <source>Tidak ada peringatan situs</source>
        <translation>No site alarms</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/sites_ui.py"/>
        <source>Suara peringatan dimatikan</source>
        <translation>Alarm sound off</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/sites_ui.py"/>
        <source>Suara peringatan dinyalakan</source>
        <translation>Alarm sound on</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/state_bar.py"/>
        <source>Keadaan {span}</source>
        <translation>States of {span}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/sites/state_bar.py"/>
        <source>{word} {n} kali</source>
        <translation>
            <numerusform>{word} {n} time</numerusform>
            <numerusform>{word} {n} times</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Daftar situs</source>
        <translation>List of sites</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Nama OPD</source>
        <translation>OPD name</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Situs &amp;baru</source>
        <translation>Ne&amp;w site</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>I&amp;mpor CSV…</source>
        <translation>Import &amp;CSV…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>&amp;Ekspor CSV…</source>
        <translation>E&amp;xport CSV…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Hanya admin yang sudah masuk dapat mengubah daftar ini. Mencari dan melihat boleh siapa saja.</source>
        <translation>Only an admin who is in may change this list. Anybody may search it and look.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Tidak ada situs yang cocok. Hapus pencarian untuk melihat semuanya.</source>
        <translation>No site matches. Clear the search to see all of them.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Belum ada situs. Impor daftar OPD dari CSV, atau isi formulir di kanan.</source>
        <translation>No sites yet. Import the OPD list from CSV, or fill in the form on the right.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>{n} dari {all} situs</source>
        <translation>{n} of {all} sites</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>– tidak dipantau</source>
        <translation>– not monitored</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>– menunggu alamat</source>
        <translation>– waits for an address</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Ekspor daftar situs</source>
        <translation>Export the list of sites</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>✓ {n} situs diekspor</source>
        <translation>
            <numerusform>✓ {n} site exported</numerusform>
            <numerusform>✓ {n} sites exported</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Situs ini tidak dicek lagi; setelan dan acuannya dihapus. Riwayatnya tersimpan sampai masa simpannya habis, tetapi tidak tampil lagi, juga bila situs ini ditambahkan lagi. Untuk berhenti mengecek saja: batalkan, lalu kosongkan “Dipantau”.</source>
        <translation>This site will not be checked any more; its settings and its reference are deleted. Its history is kept until its time is up, but is not shown any more, not even if the site is added again. Only to stop the checks: cancel, then untick “Monitored”.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Hapus situs ini?</source>
        <translation>Delete this site?</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/table_dialog.py"/>
        <source>Ya, &amp;hapus situs ini</source>
        <translation>Yes, &amp;delete this site</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/tile.py"/>
        <source>JARINGAN SCC TERPUTUS sejak {since}</source>
        <translation>SCC NETWORK CUT OFF since {since}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/tile.py"/>
        <source>PEMERIKSAAN BERHENTI</source>
        <translation>CHECKS STOPPED</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/tile.py"/>
        <source>Belum ada situs: impor daftar OPD dari panel situs</source>
        <translation>No sites yet: import the OPD list from the sites panel</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/tile.py"/>
        <source>Tidak ada situs yang perlu perhatian</source>
        <translation>No site needs attention</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/tile.py"/>
        <source>Keadaan terakhir, belum tentu masih berlaku</source>
        <translation>Last known states, may be outdated</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/tile.py"/>
        <source>Situs OPD ({n})</source>
        <translation>OPD sites ({n})</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/tile.py"/>
        <source>Situs ({n})</source>
        <translation>Sites ({n})</translation>
    </message>
    <message numerus="yes">
        <location filename="../../scc_wall/ui/sites/tile.py"/>
        <source>{n} situs perlu perhatian</source>
        <translation>
            <numerusform>{n} site needs attention</numerusform>
            <numerusform>{n} sites need attention</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/view.py"/>
        <source>Situs OPD, yang terburuk di atas</source>
        <translation>OPD sites, the worst on top</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/view.py"/>
        <source>60 cek terakhir, 24 jam dengan p95, 90 hari</source>
        <translation>last 60 checks, 24 hours with p95, 90 days</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/view.py"/>
        <source>60 cek</source>
        <translation>60 checks</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/view.py"/>
        <source>24 jam, milidetik</source>
        <translation>24 hours, milliseconds</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/view.py"/>
        <source>90 hari</source>
        <translation>90 days</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>tiap {days}, {time} · {lasts}</source>
        <translation>every {days}, {time} · {lasts}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>Jadwal pemeliharaan</source>
        <translation>Maintenance schedule</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>Jadwal pemeliharaan (WIB)</source>
        <translation>Maintenance schedule (WIB)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>Belum ada jadwal pemeliharaan. Isi di bawah, lalu tekan Jadwalkan.</source>
        <translation>No maintenance schedules yet. Fill one in below, then press Schedule.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>&amp;Hapus jadwal</source>
        <translation>&amp;Delete schedule</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>&amp;Jadwalkan</source>
        <translation>&amp;Schedule</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>&amp;Berulang</source>
        <translation>Re&amp;peat</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>sekali</source>
        <translation>once</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>tiap minggu</source>
        <translation>every week</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>jadwal cron</source>
        <translation>cron schedule</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>Mu&amp;lai (WIB)</source>
        <translation>&amp;From (WIB)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>mis. 21/11/2026 22.00</source>
        <translation>e.g. 21/11/2026 22:00</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>Hari &amp;dan jam (WIB)</source>
        <translation>Da&amp;y and time (WIB)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>mis. Sab,Min 22.00</source>
        <translation>e.g. Sat,Sun 22:00</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>Cr&amp;on (WIB)</source>
        <translation>Cr&amp;on (WIB)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>mis. 0 22 * * 6</source>
        <translation>e.g. 0 22 * * 6</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>Lama (&amp;menit)</source>
        <translation>Dura&amp;tion (min)</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>Al&amp;asan</source>
        <translation>R&amp;eason</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>Hari (Sen, Sel, Rab, Kam, Jum, Sab, Min) lalu jam, mis. Sab,Min 22.00.</source>
        <translation>Days (Mon, Tue, Wed, Thu, Fri, Sat, Sun), then the time, e.g. Sat,Sun 22:00.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites/windows_part.py"/>
        <source>Lima bagian: menit jam tanggal bulan hari.</source>
        <translation>Five parts: minute hour day month weekday.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/sites_tile.py"/>
        <source>Situs OPD: pemantau belum dibuka, keadaan situs tidak diketahui</source>
        <translation>OPD sites: monitors not open yet, the sites&apos; states are not known</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Galeri cuplikan</source>
        <translation>Snapshot gallery</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Cari kamera, wilayah, surat, catatan…</source>
        <translation>Search camera, region, letter, note…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Cari cuplikan</source>
        <translation>Search snapshots</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Hari</source>
        <translation>Day</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Diambil oleh</source>
        <translation>Taken by</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Gambar cuplikan</source>
        <translation>Picture of the snapshot</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Catatan tentang cuplikan ini</source>
        <translation>Note on this snapshot</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>&amp;Simpan catatan</source>
        <translation>&amp;Save note</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>&amp;Periksa keutuhan</source>
        <translation>&amp;Verify integrity</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>&amp;Ekspor ke ZIP…</source>
        <translation>E&amp;xport to ZIP…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>semua hari</source>
        <translation>all days</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>semua orang</source>
        <translation>everybody</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Hanya pengawas yang dapat mengekspor</source>
        <translation>Only supervisors can export</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_dialog.py"/>
        <source>Dibatalkan; pemeriksaan belum selesai.</source>
        <translation>Cancelled; the check is not complete.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>Belum ada cuplikan. Tutup jendela ini, pilih petak di dinding, lalu tekan J (Shift+J: seluruh dinding).</source>
        <translation>No snapshots yet. Close this window, select a tile on the wall, then press J (Shift+J: the whole wall).</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>Tidak ada cuplikan yang cocok. Hapus pencarian, atau pilih semua hari dan semua orang.</source>
        <translation>No snapshot matches. Clear the search, or choose all days and everybody.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>{n} dari {all} cuplikan</source>
        <translation>{n} of {all} snapshots</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>tampil {n} terbaru: persempit pencarian</source>
        <translation>the {n} newest are shown: narrow the search</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>disimpan {n} hari</source>
        <translation>kept for {n} days</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>… memeriksa keutuhan</source>
        <translation>… verifying integrity</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>✓ Utuh: sama dengan catatan audit</source>
        <translation>✓ Intact: the same as in the audit</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>✕ BERUBAH: isi berkas bukan yang tercatat di audit. Laporkan kepada auditor</source>
        <translation>✕ CHANGED: the file is not what the audit recorded. Report it to the auditor</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>✕ HILANG: berkasnya tidak ada atau tidak terbaca. Laporkan kepada auditor</source>
        <translation>✕ GONE: the file is missing or can&apos;t be read. Report it to the auditor</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>✕ TIDAK TERCATAT: audit tidak mengenalnya. Laporkan kepada auditor</source>
        <translation>✕ NOT RECORDED: the audit does not know it. Report it to the auditor</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>Gambar tidak ditampilkan: berkasnya bukan yang disimpan.</source>
        <translation>The picture is not shown: its file is not the one that was saved.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>✓ {n} cuplikan diperiksa: semuanya utuh</source>
        <translation>✓ snapshots verified: {n}, all intact</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>✕ {bad} dari {n} cuplikan tidak utuh: bertanda ✕</source>
        <translation>✕ {bad} of {n} snapshots are not intact: marked ✕</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/gallery_words.py"/>
        <source>✓ {n} cuplikan diekspor: {file} · SHA-256 {hash}…</source>
        <translation>✓ snapshots exported: {n} · {file} · SHA-256 {hash}…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/zip_file.py"/>
        <source>Arsip ZIP</source>
        <translation>ZIP archive</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/snapshots/zip_file.py"/>
        <source>Ekspor cuplikan</source>
        <translation>Export snapshots</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>menyambung…</source>
        <translation>connecting…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>disembunyikan</source>
        <translation>hidden</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>tersembunyi dari tamu</source>
        <translation>hidden from guests</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>beku? sama selama {age}</source>
        <translation>frozen? the same for {age}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>beku? {age}</source>
        <translation>frozen? {age}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>tertinggal {age}</source>
        <translation>stale {age}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>menyambung… gambar {time}</source>
        <translation>connecting… picture of {time}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>terputus</source>
        <translation>lost</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>ditolak</source>
        <translation>refused</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>gambar terakhir {time}</source>
        <translation>last picture {time}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>coba lagi {n} dtk</source>
        <translation>next try in {n} s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>mencoba lagi…</source>
        <translation>trying again…</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>{n} gbr/dtk</source>
        <translation>{n} frames/s</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>umur {age}</source>
        <translation>age {age}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>perangkat keras</source>
        <translation>hardware</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>perangkat lunak</source>
        <translation>software</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>cara cadangan</source>
        <translation>fallback</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>simpanan ulangan {n} dtk, {mb} MB</source>
        <translation>replay keeps {n} s, {mb} MB</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_look.py"/>
        <source>diturunkan karena beban</source>
        <translation>lowered because of load</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/tile_menu.py"/>
        <source>Dinding</source>
        <translation>Wall</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/typing_hold.py"/>
        <source>Yang tadi diketik dibuang. Tekan Enter, lalu ketik dari awal.</source>
        <translation>What was just typed is dropped. Press Enter, then type it from the start.</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_edits.py"/>
        <source>Tidak ada tempat: kosongkan dahulu petak di sebelahnya</source>
        <translation>No room: clear the tile beside it first</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_edits.py"/>
        <source>Halaman terakhir tidak dapat dihapus</source>
        <translation>The last page can&apos;t be removed</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_speech.py"/>
        <source>mungkin beku</source>
        <translation>perhaps frozen</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_speech.py"/>
        <source>ulangan</source>
        <translation>replay</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_speech.py"/>
        <source>disembunyikan dari tamu</source>
        <translation>hidden from guests</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_speech.py"/>
        <source>petak {n}</source>
        <translation>tile {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_speech.py"/>
        <source>situs OPD</source>
        <translation>OPD sites</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_speech.py"/>
        <source>kosong</source>
        <translation>empty</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_ui.py"/>
        <source>Hanya ada satu layar: dindingnya sudah tampil di sini</source>
        <translation>There is only one screen: its wall is shown here already</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_ui.py"/>
        <source>Tutup dahulu dialog yang terbuka</source>
        <translation>Close the open dialog first</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_widget.py"/>
        <source>Dinding layar {n}</source>
        <translation>Wall of screen {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_widget.py"/>
        <source>petak kosong — ketik nomor kamera + Enter, atau seret dari daftar</source>
        <translation>empty tile — type a camera number + Enter, or drag from the list</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_widget.py"/>
        <source>petak kosong</source>
        <translation>empty tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/wall_window.py"/>
        <source>SCC Wall — layar {n}</source>
        <translation>SCC Wall — screen {n}</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>{n} jam</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>langsung</source>
        <translation>live</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>tertinggal</source>
        <translation>stale</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>satu-satunya</source>
        <translation>the only one</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>petak kecil</source>
        <translation>small tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>petak besar</source>
        <translation>large tile</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>diminta</source>
        <translation>asked for</translation>
    </message>
    <message>
        <location filename="../../scc_wall/ui/words.py"/>
        <source>beban tinggi</source>
        <translation>high load</translation>
    </message>
</context>
</TS>
