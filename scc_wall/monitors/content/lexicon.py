"""The words: what gambling spam sells with, what a defacer signs with, and what speaks against gambling.

A term is `phrase, phrase, …` under a root with a weight. Of one root the heaviest term counts, and two more a
little, so that "slot gacor, slot gacor hari ini" is two strong words (slot, gacor), not four. Weights: 1 is strong
(hardly ever on a government's page but in reports on gambling), 0.5 is doubtful, 0.3 and less means nothing alone.
"""

from typing import Final

from scc_wall.monitors.content.folding import word_set

_TERMS: Final = """
slot 1: slot online, slot gacor, slot88, slot77, slot777, slot138, slot303, slot dana, slot ovo, slot gopay
slot 1: slot pulsa
slot 1: slot qris, slot thailand, slot kamboja, slot deposit, slot depo, slot demo, demo slot, slot mudah
slot 1: slot gampang, slot terpercaya, slot maxwin, slot zeus, slot pg
slot 1: slot pragmatic, slot olympus, slot mahjong, slot 4d, slot bet, slot jackpot, slot terbaik
slot 1: slot modal, slot habanero, slot joker, slot viral, slot myanmar
slot 1: slot singapore, slot hoki, slot anti, slot x500, slot rtp, slot terlengkap, slot winrate
slot 1: slot server thailand, slot server kamboja, slot server luar, slot server singapore, slot server internasional
slot 1: slot server myanmar, slot server filipina, slot server vietnam, slot server jepang, slot server hongkong
slot 1: situs slot, mpo slot, slot mpo, mpo play, agen slot, bandar slot, main slot, judi slot
slot 1: bocoran slot, pola slot, rtp slot, provider slot, mesin slot, permainan slot, bo slot, rtpslot
slot 1: slotgacor, slotonline, gacorslot, situsslot, judislot, slot machine, slot games
gacor 1: gacor, gacorr, gacir, gac0r, tergacor, gacor88, gacorhoki, anti rungkad, anti rungkat, antirungkad
maxwin 1: maxwin, maxwinn, max win, jepe maxwin, jp maxwin, sensational maxwin, auto jp, sering jp, gampang jp
rtp 1: rtp live, live rtp, rtp gacor, rtp tertinggi, rtp hari, rtp akurat, rtp harian, bocoran rtp, winrate tertinggi
provider 1: pragmatic play, pragmaticplay, pg soft, pgsoft, habanero, spadegaming, microgaming, joker123, joker gaming
provider 1: nolimit city, cq9, playtech slot, jili slot, idn slot, idnplay, idn play, wso slot, advantplay, fastspin
game 1: gates of olympus, olympus 1000, starlight princess, sweet bonanza, mahjong ways, mahjong wins, scatter hitam
game 1: scatter naga, wild bandito, lucky neko, aztec gems, wild west gold, kakek zeus, sugar rush 1000, bonanza xmas
game 1: koi gate, fortune tiger, scatter mahjong, black scatter, free spin, freespin, buy spin, buy scatter
togel 1: togel, toto togel, togel online, bandar togel, situs togel, togelup, togel4d, bo togel
toto 1: toto macau, totomacau, toto 4d, toto slot, slot toto, situs toto, bandar toto, toto online, toto4d, toto hk
toto 1: toto sgp
draw 1: pengeluaran sgp, pengeluaran hk, pengeluaran sdy, prediksi hk, prediksi sgp, prediksi sdy, data sgp, data sdy
draw 1: live draw, livedraw, syair hk, syair sgp, syair sdy, paito warna, angka jitu, bocoran hk, hk pools, sgp pools
draw 1: sidney pools, hongkong pools, result hk, result sgp, colok bebas, bbfs, keluaran hk, keluaran sgp
draw 1: keluaran sdy
sport 1: sbobet, sbobet88, ibcbet, maxbet, mix parlay, mixparlay, sportsbook, judi bola, bandar bola, agen bola
sport 1: cmd368
sport 1: taruhan bola, taruhan online, agen sbobet, saba sport, judibola, pasaran bola, over under bola
sport 1: betting online
card 1: poker online, idn poker, idnpoker, dominoqq, domino qq, bandarq, bandar qq, pkv games, pkvgames, judi poker
card 1: qq online
card 1: ceme online, capsa susun, poker88, pokerqq, agen poker, situs poker, domino99, domino 99, aduq, sakong
card 1: dewapoker
casino 1: casino online, online casinos, casinos online, free spins, live casino, judi casino, agen casino
casino 1: kasino online, online casino, sicbo, baccarat, bakarat
casino 1: roulette online, sabung ayam online, sv388, tembak ikan online, dragon tiger online, no deposit bonus
casino 1: casino bonus
judi 1: agen judi, situs judi, judi terpercaya, judi resmi, judi deposit, daftar judi, link judi, judi dana
judi 1: judi pulsa
judi 1: judi terbaik, judi gacor, bandar judi terpercaya, judi qq, situs gacor, link gacor, situs maxwin, situs bo
judi 1: judionline
judi 0.5: judi online, bandar judi, judi daring, online gambling, gambling site, judol
lure 0.7: deposit pulsa, depo pulsa, depo dana, deposit dana, deposit qris, depo qris, deposit 5000, deposit 10rb
lure 0.7: depo 10k
lure 0.7: depo 5k, deposit 10k, bonus new member, new member 100, bonus deposit, freebet, free bet, garansi kekalahan
lure 0.7: bonus rollingan, bonus turnover, gampang menang, mudah menang, pasti menang, gampang maxwin, mudah jackpot
lure 0.7: gampang jackpot, jackpot terbesar, jackpot progresif, server thailand, server kamboja, server luar
lure 0.7: link alternatif
lure 0.7: pola gacor, jam gacor, bet kecil, modal receh, cuan gede, pasti wd, auto cuan, wd cepat, depo 25 bonus
lure 0.7: deposit 1000
lure 0.7: minimal depo, to kecil, server internasional, dijamin menang
spam 1: viagra, cialis, bokep, video porno, porn hub, sildenafil 100mg, escort girls, jav sub, nonton bokep
spam 1: obat aborsi
spam 1: jual obat penggugur, buy backlinks, payday loans, replica watches, video dewasa, xnxx, essay writing service
slot 0.7: slot hari, slot via, slot tanpa, slot paling, slot new, slot indonesia, slot resmi, slot terbaru
slot 0.7: daftar slot
slot 0.7: info slot, login slot, akun slot, link slot, slot bonus, slot luar, slot vip, slot server, game slot
slot 0.7: web slot
slot 0.3: slot
judi 0.5: judi, perjudian, gambling
bet 0.5: taruhan, betting, parlay, casino, kasino, poker, casinos
luck 0.4: rungkad, jackpot, mahjong, zeus, olympus, lotre, lottery, roulette
toto 0.3: toto
other 0.3: scatter, spin, jp, rtp, togel4, pragmatic, bandarqq, petir, turnover, sgp, sdy, hoki, cuan, wede
"""

IN_NEWS: Final = frozenset(
    term.strip()
    for line in """
    togel, judi slot, main slot, slot online, situs slot, judi bola, bandar togel, togel online, poker online
    judi poker, kasino online, casino online, online casino, situs judi, agen judi, sabung ayam online
    permainan slot, judi togel, taruhan bola, taruhan online, judi casino, mesin slot, slot machine, judi qq
    agen togel, toto togel, judi, judi online, judi daring, perjudian, judol, bandar judi, taruhan, kasino
    poker, casino, jackpot, online gambling, gambling
    """.strip().splitlines()
    for term in line.split(",")
)
"""Terms that newspapers use too, and need something that sells, or a place that hides, to be strong."""
NEWS_WEIGHT: Final = 0.3
NEWS_OTHERS: Final = 3
"""Words besides gambling and the office's name that make a headline of a title."""
NAMES: Final = word_set("""
    dinas provinsi kabupaten kota pemerintah badan sumatera selatan kesehatan pendidikan resmi website beranda home
    portal kantor kecamatan kelurahan desa rsud sekretariat daerah komunikasi informatika pekerjaan umum go id situs
    pemprov pemkab pemkot sumsel palembang indonesia kepegawaian perhubungan sosial republik dan di online the of
    bola poker casino kasino togel slot judi taruhan hongkong sydney macau singapore main malam prediksi
""")

DEFACE_TERMS: Final = """
signed 1: hacked by, hack by, h4cked by, defaced by, deface by, pwned by, stamped by, rooted by
signed 1: hacked bye, site hacked, diretas oleh, sudah diretas, telah diretas, di hack oleh, dihack oleh
sign 0.6: owned by, touched by, attacked by, was here, were here, hacked, got hacked, been hacked, ngehack, defacer
sign 0.6: hacktivist
crew 1: hacker tersakiti, error squad, black hat, ghost squad, we are anonymous, we are legion, gray hat, exploiter team
crew 1: deface team, xploit team, hacktivist indonesia, indonesian hacker, hacker rusuh, jatim hacker, garuda security
crew 0.6: cyber army, cyber team, cyber crew, hacker team, hackers team, hack team, cyber squad, sec team, expect us
crew 0.6: anonymous indonesia, kami anonymous
greet 1: greetz, greets, greetz to, gr33tz, shoutz, shout to, thanks to all member, special thanks crew, greet to
taunt 1: your security is low, security is low, no system is safe, security is just an illusion, we do not forgive
taunt 1: stupid admin, security breach, hello admin, hai admin, halo admin, maaf admin, sorry admin, admin bego
taunt 1: tolol admin, minded admin
taunt 0.3: your security, patch your, fix your, nothing is secure, nothing safe, your website, your site, index anda
taunt 0.3: your system
"""

HARD_COUNTERS: Final = """
berantas|perangi|larang|cegah|tindak|tangkap|ditahan|polisi|polda|polres|polsek|polri|bareskrim|tersangka|pelaku|
jahat|haram|
dosa|pidana|korban|candu|blokir|tolak|hindar|jauhi|imbau|sanksi|razia|gerebek|grebek|ungkap|sindikat|kuhp|ppatk|
rehabilitasi|
dampak|waspad|modus|satgas|bahaya|sosialisasi|lawan|ringkus|bekuk|ciduk|disita|menyita|vonis|jaksa|kejari|hakim|
terdakwa|
penjara|penyidik|jebak|jerat|ancam|kerugian|maraknya|maksiat|maysir|maisir|setan|laporkan|diretas|susup|peretas|
serangan|
insiden|csirt|bssn|penipuan|phishing|police|arrest|illegal|prevent|danger|crime|against|addict|berujung|dibubarkan|
diamankan|
mengamankan|iming|judol|terpapar|pemutusan|kedapatan|mitos|klarifikasi|diputus|digulung|penjelasan|menjaga|petaka|merusak|rusak
"""
COUNTERS: Final = (
    HARD_COUNTERS
    + """
berantas|perang|larang|cegah|pencegahan|tindak|tangkap|tahan$|ditahan|polisi|polda|polres|polsek|polri|bareskrim|kapol|
tersangka|pelaku|jahat|haram|dosa|hukum|pidana|korban|candu|blokir|tutup|ditutup|tolak|hindar|jauhi|edukasi|himbau|
imbau|
sanksi|razia|gerebek|grebek|ungkap|kasus|perkara|jaringan|sindikat|pasal$|uu$|kuhp|kominfo|komdigi|ojk|ppatk|
rehabilitasi|dampak|
waspad|modus|asn|ceramah|khutbah|khotbah|ulama|mui$|ustad|ustaz|kajian|satgas|barang|bukti|literasi|bahaya|sosialisasi|
penyuluh|stop$|lawan|bebas$|anti$|antijudi|gerakan|deklarasi|pinjol|narkoba|miras|pencuri|mencuri|curi$|nekat|kecewa|
cerai|
bunuh|utang|hutang|terlilit|ringkus|bekuk|cokok|ciduk|amankan|sita$|disita|menyita|vonis|jaksa|kejaksaan|kejari|hakim|
sidang|
terdakwa|penjara|penyidik|selidik|promosikan|selebgram|influencer|jebak|ancam|rugi|kerugian|masalah|generasi|remaja|
pelajar|
siswa|mahasiswa|keluarga|istri|masyarakat|warga|maraknya|marak$|fenomena|penelitian|skripsi|jurnal|analisis|putusan|
islam|
alquran|quran|syariat|syariah|hadis|hadits|maksiat|maysir|setan|allah|agama|moral|iman$|pegawai|disiplin|pakta|
integritas|
laporkan|konten|penanganan|diblokir|pemblokiran|takedown|disusupi|menyusup|peretasan|diretas|serangan|
insiden|csirt|
bssn|seo|poisoning|deface|pemulihan|pulih|keamanan|siber|hoaks|penipuan|tipu|scam|phishing|spam|jangan|bukan$|operasi|
kriminal|
police|arrest|illegal|ban$|banned|prevent|fight|danger|victim|law$|crime|against|awareness|addict|penyakit|togel?an|
pejudi|
penjudi|tilang|digerebek|pengecer|bandarnya|pengepul|omzet|omset|rekap|diamankan|dibekuk|dibui|dibawa|diperiksa|dipecat|
dicopot|pecat|tegas|tegur|awas|tekan|himpit|perlindungan|mengancam|kampanye|kenali|mengenal|ciri$|siaran|pers$|operator|pilu$|kisah|tips$|munculnya|mengapa|kelabui|soroti|istilah|pengertian|memahami|benarkah|aplikasi$|seminar|webinar|workshop|talkshow
"""
)
"""Stems of words that speak of gambling as of an evil. `x$` is the whole word, others may stand anywhere in a word.

The hard ones stand in reports, warnings and laws; the others elsewhere too, so they only count close to a term.
"""

PROMOS: Final = word_set("""
    daftar login link alternatif deposit depo bonus terpercaya gampang menang hari ini resmi terbaru terlengkap
    pasti wd cuan modal receh agen akun jackpot terbaik bocoran pola promo gratis new member minimal tanpa potongan
    server rungkad prediksi android pulsa qris gopay klik disini join sekarang hoki
    jp maxwin gacor freebet situs bo winrate garansi livechat rtp tertinggi akurat jitu vip
    withdraw mudah scatter rupiah bandar register terjamin
""")

BAITS: Final = word_set("terpercaya deposit bonus gampang freebet withdraw wd livechat gacor maxwin")
"""One of them beside a doubtful term makes it strong: `judi online terpercaya`."""
CALLS: Final = PROMOS - word_set("""
    gacor maxwin scatter rtp jackpot jp bandar hoki rungkad hongkong sydney macau main malam situs agen
""")
"""Those of them that call upon a reader; the others name what is played, as a report does too."""

ALLOWED_BESIDE: Final[dict[str, frozenset[str]]] = {
    "slot": word_set("""
        parkir waktu antrean antrian vaksin vaksinasi kuota jadwal tersedia tersisa peserta tim pendaftaran
        konsultasi kartu card memori ram pci pcie ekspansi landing penerbangan bandara jam pelayanan pengambilan
        kedatangan iklan tayang kapal kontainer turnamen esport esports mobile legends lomba booth stan tenda penuh
        terbatas habis server rak kios ventilasi sim usb hdd ssd time available remaining per satu dua tiga dosis
        operasi ruang ruangan wawancara ujian kunjungan frekuensi siaran pertemuan hiburan bicara magang formasi
        jabatan sidang pernikahan nikah registrasi tamu pelatihan kegiatan kelas kursus dokter poli pasien berobat
        kontrol layanan bimtek seminar acara donor darah sewa lapangan gedung aula stadion kolam museum wisata
        pengunjung pendakian shuttle bus mudik tiket kursi penumpang kereta feri presentasi pemeriksaan beasiswa
        lowongan usaha pedagang pasar
    """),
    "gacor": word_set("""
        burung kicau kicauan murai kacer lovebird kenari cucak pleci kolibri perkutut ocehan berkicau kicaumania
        ternak pakan bunyi ayam pelung suara merdu inovasi program aplikasi layanan puskesmas sekolah singkatan
    """),
    "poker": word_set("face wajah"),
    "scatter": word_set("plot diagram grafik chart analisis data regresi"),
    "toto": word_set("bapak pak drs ir dr h sh mm m si ridwan suharto sugiarto bin s pd kloset closet toilet"),
    "casino": word_set("royale teater"),
    "olympus": word_set("kamera mikroskop camera endoskopi lensa mikroskop microscope"),
    "zeus": word_set("yunani dewa mitologi patung"),
    "habanero": word_set("cabai cabe pedas benih tanaman"),
    "baccarat": word_set("kristal parfum mawar"),
    "sakong": word_set("desa dusun"),
    "togel": word_set("desa dusun"),
}
"""First words of terms, and the words that, standing within three words of them, make them harmless."""

STRONG_STEMS: Final = word_set(
    """
    gacor maxwin togel sbobet judislot slotonline slot88 slot77 pragmatic rtpslot dewapoker idnpoker pokerqq
    judionline bandarq dominoqq judibola rtplive toto4d totoslot totomacau toto88 casino88 livecasino agenjudi
    situsjudi slotdeposit slotdana joker123 mahjongways slotpulsa slotthailand slotserver starlightprincess
    gatesofolympus sweetbonanza pokeronline
    """
)
"""Inside of any word they say what it is: `rajagacor88`, `slotonline777`."""

BRAND: Final = (
    r"(?:[a-z]{2,14}slot|slot[a-z]{2,12})(?:4d|\d{1,4})|[a-z]{2,14}(?:toto|bet|qq|poker|casino|win|jp|jackpot)(?:4d|\d{2,4})"
    r"|(?:mpo|qq|dewa|raja|king|hoki|sultan|mega|zeus|naga|bos|boss|bola|mahjong|indo|asia|royal|queen|gold|macan|harum|"
    r"panen|cuan|sensasi|petir|kakek|olympus|joker|lucky|vegas|koin|pasar|surya|nusa|luna|mawar|jaya|vip|play|ratu|surga|"
    r"dunia|master|bandar|agen|mami|nyonya|opa|mbah|pakde|ligaa?|jet)[a-z]{0,8}(?:88|77|777|888|138|168|303|388|369|189|99|999|4d|55|555|855|212|123)"
    r"|[a-z]{3,12}slot|(?:raja|ratu|king|dewa|sultan|mega|hoki|situs|agen|bos|indo|asia|royal|naga|macan|cuan|jp|bandar|mbah)toto"
    r"|(?!usg)[a-z]{3,12}(?:777|888|303|138|388|369|787|898|178|688|368|868|4d)"
)
"""Names of gambling sites, as whole words (`hokislot88`, `rajatoto`); doubtful, so they weigh `BRAND_WEIGHT`."""
BRAND_WEIGHT: Final = 0.7
NOT_BRANDS: Final = word_set("timeslot timeslots microslot prototo toto fototo")

TERMS_TEXT: Final = _TERMS
