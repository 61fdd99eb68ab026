notify-title = Obavijesti
notify-bell = Obavijesti: { $n ->
    [0] ništa novo
    [one] { $n } nova
    [few] { $n } nove
   *[other] { $n } novih
 }
notify-today = Danas
notify-yesterday = Jučer
notify-unread = Nepročitane
notify-unread-one = nepročitano
notify-all = Sve
notify-kind = Vrsta
notify-group-mine = Moji upiti
notify-group-unattended = Što bi moglo ostati bez nadzora
notify-group-absence = Odsutnost
notify-group-together = Pitanja, odobrenja, poboljšanja
notify-kind-any = Sve vrste
notify-show = Prikaži
notify-show-read = Prikaži pročitane
notify-read = Označi kao pročitano
notify-read-all = Označi sve kao pročitano
notify-older = Starije
notify-empty = Ništa novo
notify-empty-all = Ovdje nema ničega
notify-empty-more = Ovamo dolazi ono što vas se tiče: odgovori na vašim upitima, bilješke, ono što vam drugi predaju.
notify-about-consent = Usluga za poštu više nas ne pušta
notify-about-problem = Poruka koju nismo razumjeli
notify-error-which = Navedite koju ste obavijest pročitali.

notify-kind-assigned = Dodijeljeno meni
notify-kind-answered = Kupac je pisao
notify-kind-noted = Bilješke
notify-kind-mentioned = Spominju me
notify-kind-invited = Pozvan sam
notify-kind-woken = Odgođeno se vratilo
notify-kind-failed = Nije isporučeno
notify-kind-unassigned = Bez odgovorne osobe
notify-kind-opened = Novi upiti
notify-kind-consent = Privole kod usluga za poštu
notify-kind-problem = Nerazumljive poruke
notify-kind-untaken = Nitko nije preuzeo
notify-kind-stale = Ništa se ne miče

notify-somebody = Netko

notify-text-assigned = { $known ->
    [yes] Dodjeljuje vam { $who }
   *[no] Sada ste vi odgovorni
 }
notify-text-answered = { $n ->
    [one] { $n } poruka, piše { $who }
    [few] { $n } poruke, zadnju piše { $who }
   *[other] { $n } poruka, zadnju piše { $who }
 }
notify-text-noted = { $n ->
    [one] { $n } bilješka, piše { $who }
    [few] { $n } bilješke, zadnju piše { $who }
   *[other] { $n } bilješki, zadnju piše { $who }
 }
notify-text-mentioned = { $n ->
    [1] Spominje vas { $who }
    [one] Spomenuti ste { $n } put, zadnji put: { $who }
    [few] Spomenuti ste { $n } puta, zadnji put: { $who }
   *[other] Spomenuti ste { $n } puta, zadnji put: { $who }
 }
notify-text-invited = { $known ->
    [yes] { $who } vas moli za pomoć
   *[no] Netko vas moli za pomoć
 }
notify-text-woken = Vratilo se: odgodili ste ga do sada
notify-text-failed = { $what ->
    [theirs] { $n ->
        [one] { $n } poruka nije stigla do kupca. Autora sada nema: { $who }
        [few] { $n } poruke nisu stigle do kupca. Autora posljednje sada nema: { $who }
       *[other] { $n } poruka nije stiglo do kupca. Autora posljednje sada nema: { $who }
     }
    [missed] Poruka nije stigla do svih
   *[own] { $n ->
        [one] { $n } vaša poruka nije stigla do kupca
        [few] { $n } vaše poruke nisu stigle do kupca
       *[other] { $n } vaših poruka nije stiglo do kupca
     }
 }
notify-text-unassigned = { $known ->
    [yes] Ostalo je bez odgovorne osobe, tako želi { $who }
   *[no] Nitko nije odgovoran
 }
notify-text-opened = Pita { $who }, a nitko još nije preuzeo
notify-text-consent = Pošta sandučića { $who } čeka: potrebna je nova privola
notify-text-problem = { $n ->
    [one] Stigla je { $n } poruka koju nismo mogli pročitati
    [few] Stigle su { $n } poruke koje nismo mogli pročitati
   *[other] Stiglo je { $n } poruka koje nismo mogli pročitati
 }
notify-text-untaken = Nitko ga još nije preuzeo
notify-text-stale = Otvoreno je, a ništa se ne miče

notify-text-held = Nije se moglo učiniti sve što je vaša poruka tražila: vaše riječi spremljene su kao bilješka i nisu poslane
notify-kind-held = Zadržan odgovor

notify-settings = Obavijesti
notify-settings-hint = O čemu želite obavijest, kojim putem i kada ne.
notify-settings-what = Što i kako
notify-settings-own = Samo za vas
notify-unreached = Obavijesti poslane vam poštom se vraćaju, zadnja { $at }: { $why }
notify-settings-when = Kada
notify-settings-zone = U vašoj vremenskoj zoni, { $name }
notify-choose = Odaberite obavijesti
notify-way-bell = Zvonce
notify-way-mail = Poštom
notify-way-push = Na uređaje
notify-when-now = Odmah
notify-when-digest = U sažetku
notify-when-never = Nikad
notify-digest = Sažetak u
notify-quiet-from = Tišina od
notify-quiet-until = do
notify-quiet-days = Tišina cijeli dan
notify-day-1 = Ponedjeljak
notify-day-2 = Utorak
notify-day-3 = Srijeda
notify-day-4 = Četvrtak
notify-day-5 = Petak
notify-day-6 = Subota
notify-day-7 = Nedjelja
notify-only-away = Pošta i uređaji samo kad nisam u Repki
notify-push-words = Uređaji smiju pokazati tko piše i što
notify-sound = Zvonce se čuje
notify-devices = Uređaji
notify-devices-lead = Obaviješteni i kad nijedna stranica nije otvorena
notify-device-since = Od
notify-device-add = Obavještavaj me na ovom uređaju
notify-device-end = Ukloni
notify-device-unable = Ovaj preglednik ne prima obavijesti bez otvorene stranice. Na iPhoneu prvo dodajte Repku na početni zaslon.
notify-device-denied = Preglednik to ne dopušta. Dopustite obavijesti za ovu adresu u njegovim postavkama i pokušajte ponovno.
notify-device-failed = Preglednik se nije mogao pretplatiti:
notify-flash-saved = Spremljeno
notify-flash-device = Ovaj će uređaj dobivati obavijesti
notify-error-time = Napišite vrijeme, na primjer 19:00.
notify-error-times = Napišite najviše šest vremena, na primjer 09:00, 14:00.
notify-error-device = Pretplata ovog preglednika ne može se koristiti.

notify-mail-open = Otvori
notify-mail-note = Odgovorite na ovu poruku da napišete bilješku kolegama. Kupac je ne vidi.
notify-mail-commands = U prvim redcima: /reply odgovara kupcu, /solve rješava, /assign me dodjeljuje vama.
notify-mail-choose = O čemu vam pišemo
notify-mail-digest = { $n ->
    [one] { $n } obavijest
    [few] { $n } obavijesti
   *[other] { $n } obavijesti
 }

notify-patience = Kada voditelj dobiva obavijest
notify-patience-lead = Za sve. 0 znači nikad.
notify-patience-untaken = Radne minute u kojima netko preuzme upit
notify-patience-stale = Radni dani bez pomaka
notify-kind-review = Skica za čitanje
notify-kind-reviewed = Moja je skica pročitana
notify-text-review = { $who } vas moli da pročitate odgovor prije slanja
notify-text-reviewed = { $what ->
    [agree] { $who } se slaže s vašom skicom
    [suggest] { $who } predlaže izmjenu vaše skice
    [away] { $who } je na odsutnosti: vašu skicu nitko neće pročitati
    [send] { $who }: vaša je skica poslana
    [theirs] { $who }: pročitana je skica čijeg autora sada nema
   *[other] Vaša je skica pročitana
 }
notify-about-absence = Odsutnost
notify-kind-stands-in = Mijenjam nekoga
notify-kind-back = Vratio sam se
notify-text-stands-in = { $who } je na odsutnosti, a vi ste zamjena
notify-text-back = Vratili ste se: evo što se u međuvremenu dogodilo
notify-kind-asked = Pitaju mene
notify-kind-asked-soon = Vrijeme je za odgovor
notify-kind-asked-late = Nije odgovoreno na vrijeme
notify-kind-asked-answered = Na moje je pitanje odgovoreno
notify-kind-asked-declined = Moje je pitanje odbijeno
notify-about-question = Pitanje
notify-text-asked = { $what ->
    [you] { $who } vas pita
    [unknown] { $who } pita
   *[other] { $who } pita: { $what }
 }
notify-text-asked-soon = { $what ->
    [you] { $who } uskoro treba vaš odgovor
    [unknown] { $who } uskoro treba odgovor
   *[other] { $who } uskoro treba odgovor: { $what }
 }
notify-text-asked-late = { $who }: nema odgovora na vrijeme
notify-text-asked-answered = { $what ->
    [all] Odgovor: { $who }; više se nikoga ne čeka
   *[one] Odgovor: { $who }
 }
notify-text-asked-declined = { $what ->
    [undelivered] Pitanje nije stiglo: { $who }
    [declined] { $who } ne može odgovoriti na ovo
   *[other] Na vaše pitanje neće biti odgovora
 }
notify-mail-answer = Odgovori
notify-mail-answers = Odgovorite na ovu poštu ili pritisnite gumb: vaše riječi idu kolegi. Kupac ih ne vidi.
notify-kind-promise-near = Bliži se rok obećanja
notify-kind-promise-broken = Obećanje nije ispunjeno
notify-text-promise-near = { $what ->
    [you] Bliži se rok onoga što ste obećali
   *[other] Bliži se rok obećanja ({ $who })
 }
notify-text-promise-broken = { $what ->
    [you] Niste ispunili obećanje
   *[other] Obećanje nije ispunjeno ({ $who })
 }
notify-kind-decide = Treba moja suglasnost
notify-kind-decide-late = Nije odlučeno na vrijeme
notify-kind-decided = Odluka o mom prijedlogu
notify-text-decide = { $who } traži vašu suglasnost: { $offer }
notify-text-decide-late = { $what ->
    [you] { $who } još čeka vašu suglasnost: { $offer }
   *[other] { $who }: nema odluke na vrijeme: { $offer }
 }
notify-text-decided = { $what ->
    [all] { $who } pristaje, više se nikoga ne pita: { $offer }
    [approve] { $who } pristaje: { $offer }
    [change] { $who } traži izmjenu: { $offer }
    [left] Predmet je riješen, ali ovo nije izvršeno: { $offer }
    [decline] { $who } ne pristaje: { $offer }
    [withdrawn] { $who } više to ne predlaže: { $offer }
    [settled] Predmet je riješen pa se više nikoga ne pita: { $offer }
    [nobody] Trenutačno nema tko odlučiti: { $offer }
   *[other] Ima novosti o prijedlogu
 }
notify-mail-decide = Odlučite
notify-mail-decides = Odlučuje se gumbom. Odgovor na ovu poštu ne odlučuje ništa: postaje bilješka za kolege. Kupac je ne vidi.
notify-about-improvement = Poboljšanja
notify-kind-improvement = Poboljšanje za moj odjel
notify-kind-improved = Što je bilo s mojim poboljšanjem
notify-text-improvement = { $what ->
    [back] Što je vaš odjel učinio, vratilo se
   *[recorded] { $n ->
        [one] { $who } predlaže što promijeniti u vašem odjelu
        [few] { $n } poboljšanja za vaš odjel, zadnje predlaže { $who }
       *[other] { $n } poboljšanja za vaš odjel, zadnje predlaže { $who }
     }
 }
notify-text-improved = { $what ->
    [accepted] { $who }: vaše je poboljšanje prihvaćeno
    [declined] { $who }: vaše je poboljšanje odbijeno
    [done] { $who }: učinjeno je što ste predložili
   *[other] Ima novosti o vašem poboljšanju
 }
notify-device-try = Isprobaj
notify-try-title = Repka vas ovdje može dosegnuti
notify-try-text = Ovo je bila samo proba.
notify-flash-tried = Poslano. Trebalo bi stići za nekoliko sekundi; ako ne stigne, dopustite obavijesti u postavkama samog uređaja.
notify-flash-refused = Usluga obavijesti to nije prihvatila. Pokušajte kasnije; ako tako ostane, uklonite uređaj i dodajte ga ponovno.
notify-flash-gone = Ovaj uređaj više ne prima obavijesti i uklonjen je. Otvorite ovu stranicu na njemu i dodajte ga ponovno.
notify-about-mailbox = Pošta ne stiže
notify-kind-mailbox = Sandučići bez poruka
notify-text-mailbox = { $n ->
    [one] { $what ->
        [failing] Poruke za { $who } ne mogu se preuzeti
        [refusing] Poruke za { $who } ne mogu se spremiti i odgađaju se
       *[silent] Na { $who } neobično dugo nije stigla nijedna poruka
     }
   *[other] S nekoliko sandučića nešto nije u redu, zadnji je { $who }
 }
notify-kind-scheduled = Planirani odgovor je zadržan
notify-text-scheduled = { $what ->
    [theirs] Odgovor za kasnije nije otišao: prije njegova vremena nešto se promijenilo. Autora sada nema: { $who }
   *[own] Vaš odgovor za kasnije nije otišao: prije njegova vremena nešto se promijenilo
 }
