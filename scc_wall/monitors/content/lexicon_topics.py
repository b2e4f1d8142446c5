"""The words of what is sold by spam besides gambling, and of gambling abroad, as `lexicon.TERMS_TEXT` is written."""

from typing import Final

TOPICS: Final = """
pharma 1: buy viagra, cheap viagra, generic viagra, viagra asli, viagra online, order viagra, jual viagra, buy cialis
pharma 1: cheap cialis, generic cialis, order cialis, order tadalafil, buy tadalafil, buy levitra, no prescription
pharma 1: without prescription, generic pills, canadian pharmacy, buy tramadol, buy xanax, buy ivermectin
pharma 1: ivermectin for sale, jual obat kuat, obat kuat pria, pembesar penis, pembesar alat vital, titan gel
pharma 1: penirum, jual cytotec, jual misoprostol, jual obat aborsi, klinik aborsi, penggugur kandungan asli
pharma 1: vimax asli, hammer of thor, cytotec asli, obat aborsi ampuh, buy modafinil, weight loss pills
pharma 0.5: obat kuat, cytotec, obat penggugur, penggugur kandungan, alat vital, tadalafil, cialis, levitra
porn 1: bokep indo, bokep viral, bokep abg, nonton bokep, video bokep, jav uncensored, jav hd, xnxx, xvideos
porn 1: link bokep, bokep jepang, bokep smp, bokep sma, open bo, sex video, porn videos, free porn, escort service
film 0.7: lk21, indoxxi, layarkaca21, rebahin, dunia21, nonton film, nonton drakor, nonton anime, film bioskop terbaru
film 0.7: streaming film, streaming anime, anime sub, full movie, film sub, drakor sub, download film
essay 1: write my essay, essay for me, custom term paper, buy term paper, dissertation writing, essay writing service
essay 1: buy essay, paper writing service, pay for essay, joki skripsi murah, jasa joki tugas
replica 1: replica rolex, rolex replica, replica watches, replica handbags, vuitton handbags, handbags outlet
replica 1: nfl jerseys, cheap jerseys, ray ban outlet, michael kors outlet, canada goose outlet, fake watches
replica 1: cheap nike, yeezy replica, replica bags
loan 1: pinjol langsung cair, pinjaman online langsung, pinjaman online cepat
loan 0.7: pinjaman cepat cair, pinjaman langsung cair
loan 1: pinjol cepat cair, hapus data pinjol, jasa galbay, joki galbay, pinjol legal langsung
loan 1: cheap payday loans, payday loans online
loan 0.7: tanpa bi checking, langsung cair, cair 5 menit, pasti di acc, pinjol bunga rendah, dana kilat
coin 1: double your bitcoin, bitcoin doubler, usdt mining, binary option robot, guaranteed daily return
coin 1: robot trading auto profit, guaranteed profit, forex signals, free bitcoin, crypto airdrop, bitcoin giveaway
coin 1: earn bitcoin, claim airdrop, claim your airdrop, trading bot profit
coin 0.7: daily return, binary option, profit harian, airdrop
sold 1: jasa backlink, jual backlink, jual followers, followers murah, jasa hacker, jasa pembobol, jual akun slot
sold 1: buy followers, jasa viewers
lure 0.7: kemenangan tertinggi, persentase kemenangan, tempat bermain terbaik, withdraw tanpa batas, deposit 5rb
lure 0.7: depo wd, peluang menang, rollingan, buyspin, garansi kalah, deposit tanpa potongan, game gampang menang
setting 1: bandar permainan, pasti bayar berapa, berapa pun kemenangan
setting 0.7: mesin ketangkasan, pasti bayar, permainan daring
abroad 1: e sabong, esabong, sabong online, online casino games, welcome bonus 100, casino en ligne, paris sportifs
abroad 1: online casinos deutschland, freispiele ohne, sportwetten bonus, giros gratis, casino bonus code, satta matka
film 0.7: nonton streaming, yalla shoot, score808, streaming gratis, streaming bola gratis
abroad 1: deneme bonusu, bahis siteleri, casino siteleri, canli bahis, kacak bahis, slot oyunlari, bahis sitesi
abroad 1: nha cai uy, ca cuoc, tai xiu, no hu doi, game bai doi, soi cau, xo so truc, da ga truc, keo nha cai
abroad 1: apostas esportivas, cassino online, jogo do tigrinho, fortune rabbit, apuestas deportivas, casino en linea
abroad 1: casino sans depot, online casino echtgeld, sports betting sites, betting sites, best casino, real money casino
abroad 1: real money slots, casinos for real, blackjack real money, online blackjack, spins slots, mostbet, 1xbet, 1win
abroad 1: pin up casino, vulkan vegas, crazy time live, plinko casino, aviator game bet, kumar siteleri
"""

DEFACED_ABROAD: Final = """
signed 1: hackeado por, hackeado, hackeada, invadido por, pirate par, gehackt von, hacklendi, hacklenmistir
signed 1: digodam oleh, hackerato da, di retas oleh, retas oleh, hacked with, kena hack, kena retas, telah digodam
sign 0.6: pwned, r00ted, r00t, 0wned, defaced, whoami
"""

TOPIC_NEWS: Final = frozenset((
    "viagra", "cialis", "obat aborsi", "obat kuat", "bokep", "video porno", "cytotec", "tadalafil", "levitra",
    "nonton film", "nonton anime", "nonton drakor", "streaming film", "full movie", "download film", "lk21", "indoxxi",
    "binary option", "airdrop", "langsung cair", "tanpa bi checking", "xnxx", "video bokep",
))  # fmt: skip
"""Terms that newspapers use too (`lexicon.IN_NEWS`)."""

ENTRY: Final = frozenset((
    "alternatif", "deposit", "depo", "withdraw", "wd", "terpercaya", "slot", "gacor", "kemenangan", "jackpot",
    "maxwin", "togel", "rtp", "toto", "rollingan", "turnover",
))  # fmt: skip
"""Words of which one beside a name with lucky digits says what it is the name of."""

ANY_NAME: Final = (
    r"(?!sman|sdn|smp|smk|mts|hut|perda|perbup|pergub|permen|inpres|telp|call|halo|nomor|pasal|windows|covid|blok|kloter|tps"
    r"|pilkada|gedung|ruang|kavling|lantai|kode|paket|versi|tahun|edisi)[a-z]{4,14}"
    r"(?:11|22|33|44|55|66|77|88|99|69|78|89|[1-9]\d8|[1-9]0[1-9]|111|222|333|444|555|666|777|888|999|[345]d|365|123|212|789)"
)
"""A word with digits that gamblers take for lucky: of any name, so it says nothing without a word of `ENTRY`."""

SLANG: Final = frozenset(("gacor", "hoki", "cuan", "promo", "gratis", "new", "cuan gede"))
"""What the young say for "hot" or "lucky"; only beside others is it of gambling."""
