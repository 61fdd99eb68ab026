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
notify-kind-any = Sve vrste
notify-show = Prikaži
notify-show-read = Prikaži pročitane
notify-read = Označi kao pročitano
notify-read-all = Označi sve kao pročitano
notify-older = Starije
notify-empty = Ništa novo
notify-empty-all = Ovdje nema ničega
notify-empty-more = Ovamo dolazi ono što vas se tiče: odgovori na vašim upitima, bilješke, ono što vam drugi predaju.
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
notify-kind-problem = Nerazumljive poruke
notify-kind-untaken = Nitko nije preuzeo
notify-kind-stale = Ništa se ne miče

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
notify-text-failed = { $n ->
    [one] { $n } vaša poruka nije stigla do kupca
    [few] { $n } vaše poruke nisu stigle do kupca
   *[other] { $n } vaših poruka nije stiglo do kupca
 }
notify-text-unassigned = { $known ->
    [yes] Ostalo je bez odgovorne osobe, tako želi { $who }
   *[no] Nitko nije odgovoran
 }
notify-text-opened = Pita { $who }, a nitko još nije preuzeo
notify-text-problem = { $n ->
    [one] Stigla je { $n } poruka koju nismo mogli pročitati
    [few] Stigle su { $n } poruke koje nismo mogli pročitati
   *[other] Stiglo je { $n } poruka koje nismo mogli pročitati
 }
notify-text-untaken = Nitko ga još nije preuzeo
notify-text-stale = Otvoreno je, a ništa se ne miče
