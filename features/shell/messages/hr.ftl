shell-skip = Na sadržaj
shell-offline = Nema veze. Stranica je možda zastarjela; napisano se čuva.
shell-main-navigation = Glavni izbornik
shell-shortcuts = Prečaci
shell-demo = Demo
shell-new-ticket = Novi upit
shell-new = Novi
shell-menu = Izbornik
shell-tickets = Upiti
shell-search = Traži
shell-close = Zatvori
shell-account = Moj račun
shell-sign-out = Odjava
shell-save = Spremi
shell-cancel = Odustani
shell-copy = Kopiraj
shell-copied = Kopirano
shell-next = Dalje
shell-previous = Natrag

shell-keys = Tipke
shell-key-next = Sljedeći upit
shell-key-previous = Prethodni upit
shell-key-open = Otvori
shell-key-search = Traži
shell-key-new = Novi upit
shell-key-reply = Odgovori
shell-key-note = Interna bilješka
shell-key-send = Pošalji
shell-key-assign = Dodijeli
shell-key-solve = Riješeno
shell-key-snooze = Odgodi
shell-key-context = O kupcu
shell-key-help = Ova pomoć
shell-key-escape = Izađi iz polja, zatvori

shell-unit-seconds = s
shell-unit-minutes = m
shell-unit-hours = h
shell-unit-days = d
shell-duration-seconds = { $n } s
shell-duration-minutes = { $n } min
shell-duration-hours = { $n } h
shell-duration-days = { $n ->
    [one] { $n } dan
    [few] { $n } dana
   *[other] { $n } dana
 }
shell-size-bytes = { $size } B
shell-size-kilo = { $size } kB
shell-size-mega = { $size } MB

shell-ring-waiting = Čeka od { $since }
shell-ring-customer = Odgovoreno, na redu je kupac
shell-ring-snoozed = Odgođeno
shell-ring-done = Gotovo

shell-error-home = Na početak
shell-error-missing = Ovdje nema ničega
shell-error-missing-advice = Možda je adresa pogrešno upisana ili je ono što je bilo ovdje premješteno ili spojeno.
shell-error-forbidden = Ovo vam nije dostupno
shell-error-forbidden-advice = Ako vam treba za posao, obratite se administratoru.
shell-error-conflict = Netko je bio brži
shell-error-conflict-advice = Pogledajte što je novo pa odlučite ponovno.
shell-error-invalid = To nije moguće
shell-error-invalid-advice = Vratite se i provjerite uneseno.
shell-error-busy = Sustav trenutačno ne može raditi
shell-error-busy-advice = Baza podataka ili disk ne odgovara. Ništa nije izgubljeno: pričekajte trenutak pa pokušajte ponovno. Ako potraje, javite administratoru.
shell-error-broken = Kod nas je nešto pošlo po zlu
shell-error-broken-advice = Ništa nije ostalo napola spremljeno. Pokušajte ponovno; ako se ponovi, javite administratoru.
shell-api-title = Programsko sučelje
shell-caught-title = Poruke koje je poslala demonstracija
shell-caught-none = Još nema poruka
shell-caught-none-more = Odgovorite na upit i za deset sekundi poruka će biti ovdje.
shell-caught-source = izvornik
shell-settings = Postavke
shell-palette = Pronađi ili učini bilo što
shell-palette-hint = Što učiniti, broj, ime
shell-palette-open = Pronađi ili učini…
shell-palette-actions = Ovdje
shell-palette-places = Mjesta
shell-palette-none = Nema ničega takvog
shell-key-palette = Pronađi ili učini bilo što
