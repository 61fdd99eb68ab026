improvement-title = Poboljšanja
improvement-lead = Što se ne smije dogoditi treći put: svako ima odgovorni odjel, vidi se što je stajalo kupce i je li prestalo.
improvement-record = Zabilježite poboljšanje
improvement-record-hint = Što se ne smije dogoditi treći put
improvement-may-record = Bilježiti poboljšanja iz upita i pridruživati im upite
improvement-what = Što treba promijeniti
improvement-owner = Odgovorni odjel
improvement-all-departments = Svi odjeli
improvement-whole-board = Cijela ploča
improvement-untitled = Riječi su izbrisane
improvement-state-proposed = Predloženo
improvement-state-accepted = Prihvaćeno
improvement-state-done = Učinjeno
improvement-state-declined = Odbijeno
improvement-none = Još ništa nije zabilježeno
improvement-none-more = Kad odgovor kolege pokaže što je pošlo po krivu, pritisnite V na upitu: odgovorni odjel saznaje za to, a ovdje se vidi je li prestalo.
improvement-none-proposed = Ništa ne čeka odluku.
improvement-none-accepted = Nitko još ništa nije obećao.
improvement-none-done = Još ništa nije učinjeno.
improvement-none-declined = Ništa nije odbijeno.
improvement-due = do { $name }
improvement-late = rok je bio { $name }
improvement-back = { $n ->
    [one] vratilo se { $n } put
    [few] vratilo se { $n } puta
   *[other] vratilo se { $n } puta
 }
improvement-came-back = { $n ->
    [0] Od { $date }, kad je učinjeno, nije se vratilo.
    [one] Vratilo se { $n } put od { $date }, kad je učinjeno.
    [few] Vratilo se { $n } puta od { $date }, kad je učinjeno.
   *[other] Vratilo se { $n } puta od { $date }, kad je učinjeno.
 }
improvement-tickets = { $n ->
    [one] { $n } upit
    [few] { $n } upita
   *[other] { $n } upita
 }
improvement-waited = čekali { $name }
improvement-at-least = najmanje { $name }
improvement-more = Više
improvement-known = Upit je već pridružen
improvement-alike = Ili je to jedno od ovih?
improvement-find = Nađite poboljšanje
improvement-find-none = Nema poboljšanja s tim riječima.
improvement-attach = Pridružite
improvement-attach-to = Pridružite poboljšanju „{ $name }“
improvement-because = Odbijeno:
improvement-recorded = Zabilježeno
improvement-costs = Upiti
improvement-customers-waited = Kupci su čekali
improvement-remedies = Nadoknade su stajale
improvement-yours = Što će biti s tim
improvement-by = Do
improvement-accept = Prihvatite
improvement-date-again = Promijeni rok
improvement-take-up = Prihvatite se ponovno
improvement-finish = Označi kao gotovo
improvement-decline = Odbijte
improvement-why = Zašto ne
improvement-change = Preimenujte ili predajte drugom odjelu
improvement-give = Predajte
improvement-stopped = Je li prestalo?
improvement-months = Upiti po mjesecu u kojem su počeli.
improvement-months-since = Crveno: pridruženi nakon što je učinjeno.
improvement-months-told = Upiti po mjesecima: { $name }
improvement-its-tickets = Upiti
improvement-since = vratilo se
improvement-detach = Uklonite
improvement-detach-one = Uklonite upit { $n }
improvement-unseen = { $n ->
    [one] { $n } upit nije vam otvoren.
    [few] { $n } upita nisu vam otvorena.
   *[other] { $n } upita nije vam otvoreno.
 }
improvement-history = Povijest
improvement-did-recorded = { $who }: zabilježeno iz #{ $number } za odjel { $name }
improvement-did-attached = { $who }: pridružen #{ $number }
improvement-did-detached = { $who }: uklonjen #{ $number }
improvement-did-accepted = { $who }: prihvaćeno, do { $date }
improvement-did-dated = { $who }: drugi dan, { $date }
improvement-did-declined = { $who }: odbijeno – { $why }
improvement-did-done = { $who }: učinjeno
improvement-did-given = { $who }: predano odjelu { $name }
improvement-did-renamed = { $who }: preimenovano
improvement-flash-recorded = Zabilježeno. Odgovorni odjel saznaje za to.
improvement-flash-attached = Upit je pridružen.
improvement-flash-detached = Upit je uklonjen.
improvement-flash-accepted = Prihvaćeno. Tko je zabilježio, saznaje za to.
improvement-flash-declined = Odbijeno. Tko je zabilježio, saznaje za to.
improvement-flash-done = Učinjeno. Što sada dođe, vratilo se, i to se vidi.
improvement-flash-given = Sada odgovara drugi odjel.
improvement-flash-renamed = Preimenovano.
improvement-error-title = Recite u najviše 160 slova što treba promijeniti.
improvement-error-department = Odaberite odjel koji prima posao.
improvement-error-given = Odaberite drugi odjel, ne sadašnji.
improvement-error-nothing = Na ovom upitu još ništa nije rečeno.
improvement-error-due = Odaberite dan od danas nadalje, unutar pet godina.
improvement-error-why = Recite u najviše 500 slova zašto ne, da zna tko je zabilježio.
improvement-error-others = To kaže samo odgovorni odjel.
improvement-error-over = Već je učinjeno ili odbijeno: najprije se prihvatite ponovno i recite dan.
improvement-error-hidden = Ne vidite cijeli naslov: preimenovati ga može tko ga vidi cijelog.
improvement-error-place = U popisu nema tog mjesta: počnite ispočetka.
improvement-told-recorded = Zabilježeno poboljšanje
improvement-told-attached = Upit pridružen poboljšanju
improvement-told-detached = Upit uklonjen s poboljšanja
improvement-told-accepted = Poboljšanje prihvaćeno
improvement-told-declined = Poboljšanje odbijeno
improvement-told-done = Poboljšanje učinjeno
improvement-told-given = Poboljšanje predano drugom odjelu
improvement-told-renamed = Poboljšanje preimenovano
improvement-perhaps = Možda i ovo
improvement-perhaps-told = { $n ->
    [one] { $n } nepridruženi upit počeo je nakon { $date } i ima isti uzrok: { $name }.
    [few] { $n } nepridružena upita počela su nakon { $date } i imaju isti uzrok: { $name }.
   *[other] { $n } nepridruženih upita počelo je nakon { $date } i ima isti uzrok: { $name }.
}
improvement-perhaps-more = { $n ->
    [100] Možda još 100 ili više
   *[other] Možda još { $n }
}
improvement-perhaps-all = Svi s ovim uzrokom
improvement-attach-one = Pridružite upit { $n }
