ticket-view-mine = Moji
ticket-view-unassigned = Nedodijeljeni
ticket-view-open = Svi otvoreni
ticket-view-asked = Pozvan/a sam
ticket-view-customer = Čeka se kupac
ticket-view-snoozed = Odgođeni
ticket-view-solved = Riješeni
ticket-view-all = Svi upiti
ticket-view-failed = Nije isporučeno
ticket-nav-mine = Moj posao
ticket-nav-company = Tvrtka
ticket-order-loss = prvo najhitnije
ticket-order-newest = prvo najnovije
ticket-found = Pretraga: { $name }

ticket-choose = Odaberite upit s popisa.
ticket-search-label = Pretraga upita
ticket-pages = Stranice popisa
ticket-unread = ima novosti
ticket-empty-done = Ovdje ništa ne čeka
ticket-empty-done-more = Sve s ovog popisa je obavljeno.
ticket-empty-queue = Nitko ne čeka
ticket-empty-queue-more = Za svaki otvoreni upit netko se brine.
ticket-empty-not-found = Ništa nije pronađeno
ticket-empty-not-found-more = Pokušajte s manje riječi ili s drugima, brojem ili adresom.
ticket-empty-not-searched = Što tražite?
ticket-empty-not-searched-more = Riječi iz poruke, ime, adresu ili broj upita.


ticket-back = Natrag na popis
ticket-timeline = Tijek upita
ticket-context = O kupcu
ticket-composer = Odgovor
ticket-gap = { $n ->
    [one] { $n } zapis ovdje nije prikazan
    [few] { $n } zapisa ovdje nisu prikazana
   *[other] { $n } zapisa ovdje nije prikazano
 }
ticket-gap-show = Prikaži još
ticket-changes = { $n ->
    [one] { $n } promjena
    [few] { $n } promjene
   *[other] { $n } promjena
 }
ticket-unfold = Prikaži sve
ticket-no-words = U ovoj poruci nema ni riječi ni datoteka.
ticket-fold = Prikaži manje
ticket-rest = Prikaži cijelu poruku
ticket-link-copy = Kopiraj poveznicu na ovaj zapis
ticket-link-copied = Poveznica je kopirana
ticket-new-here = Novo od vašeg zadnjeg posjeta
ticket-assigned-to = Dodijeljeno:
ticket-unassigned = Još nitko nije preuzeo
ticket-reading = { $name } upravo čita
ticket-reading-many = { $name } upravo čitaju
ticket-state-open = Otvoreno
ticket-state-snoozed = Do { $until }
ticket-state-solved = Riješeno
ticket-state-closed = Zatvoreno

ticket-take = Preuzmi
ticket-assign = Dodijeli
ticket-assign-find = Nađi kolegu
ticket-give-back = Vrati u red čekanja
ticket-solve = Riješeno
ticket-reopen = Otvori ponovno
ticket-snooze = Odgodi
ticket-snooze-hour = Za sat vremena
ticket-snooze-tomorrow = Do sutra ujutro
ticket-snooze-monday = Do ponedjeljka ujutro
ticket-snooze-week = Za tjedan dana
ticket-snooze-until = Do
ticket-wake = Probudi
ticket-more = Više
ticket-priority = Prioritet
ticket-priority-low = Nizak
ticket-priority-normal = Uobičajen
ticket-priority-high = Visok
ticket-priority-urgent = Hitno
ticket-department = Odjel
ticket-tag = Dodaj
ticket-tag-add = Nova oznaka
ticket-tag-remove = Ukloni oznaku { $name }

ticket-channel-mail = e-pošta
ticket-channel-phone = telefon
ticket-channel-visit = posjet
ticket-channel-letter = pismo
ticket-channel-comment = javni komentar
ticket-channel-chat = razgovor
ticket-channel-form = obrazac
ticket-channel-api = program
ticket-registered-mail = zapisana e-pošta
ticket-registered-phone = zapisan poziv
ticket-registered-visit = zapisan posjet
ticket-registered-letter = zapisano pismo
ticket-registered-comment = zapisan javni komentar
ticket-registered-chat = zapisan razgovor
ticket-registered-form = zapisan obrazac
ticket-registered-api = zapisao program
ticket-internal = interno
ticket-machine = Napisao automat
ticket-machine-ours = Poslano automatski
ticket-withdrawn = Povučeno prije slanja
ticket-quoted = Prikaži cijelo, kako je napisano
ticket-original = Prikaži cijelu poruku
ticket-images = Prikaži vanjske slike
ticket-attachments = Datoteke
ticket-delivery-waiting = Odlazi za
ticket-delivery-sending = Šalje se
ticket-delivery-sent = Isporučeno
ticket-delivery-failed = Nije isporučeno:
ticket-undo = Poništi
ticket-send-again = Pošalji ponovno
ticket-proof-copy = u dva upita
ticket-proof-copy-more = Kupac je pisao o dvjema stvarima odjednom: ovo je stiglo u drugi upit, povezan s ovim, i stoji i ondje. Odgovor na samu poruku stiže onamo, a odgovor na našu ovamo.
ticket-proof-mark = navodi našu oznaku
ticket-proof-mark-more = Navod u poruci završava oznakom ispod poruke iz ovog upita, koju nitko ne može krivotvoriti.
ticket-proof-message = odgovor na našu poruku
ticket-proof-message-more = U poruci piše da odgovara na našu poruku, brojem koji nitko ne može krivotvoriti.
ticket-proof-quote = navodi rečeno ovdje
ticket-proof-quote-more = Poruka ne upućuje na poruku iz ovog upita, ali navodi njegove riječi, a pošiljatelj u njemu sudjeluje.
ticket-proof-reference = ista prepiska
ticket-proof-reference-more = U poruci piše da odgovara na poruku iz ovog upita, a pošiljatelj mu pripada.
ticket-proof-subject = isti predmet i pošiljatelj
ticket-proof-subject-more = Najslabiji razlog: ništa u poruci ne upućuje na ovaj upit, ali odgovara na njegov predmet, ubrzo nakon njega, a pošiljatelj u njemu sudjeluje. Ako ne pripada ovamo, odvojite je.
ticket-doubt = možda krivotvoreno
ticket-doubt-dmarc = Domena pošiljatelja kaže čime se dokazuju njezine poruke, a ova nije dokazana. Prije nego što po njoj postupite, pitajte kupca na drugi način.
ticket-doubt-server = Domena pošiljatelja navodi poslužitelje koji šalju njezine poruke. Ova je došla s drugoga i nije potpisana. Prije nego što po njoj postupite, pitajte kupca na drugi način.
ticket-doubt-several = U njoj su navedeni pošiljatelji iz više domena i nitko za nju ne odgovara. Prije nego što po njoj postupite, pitajte kupca na drugi način.
ticket-unproven = nije dokazano
ticket-unproven-more = Domena pošiljatelja kaže čime se dokazuju njezine poruke, ali dopušta i nedokazane: tako je često kod mailing lista i prosljeđivanja. Prije nego što po ovoj poruci promijenite adresu ili platite, pitajte kupca na drugi način.
ticket-proof-token = poslano na adresu ovog upita
ticket-proof-token-more = Poruka je poslana na adresu za odgovor koju ima samo ovaj upit.

ticket-change-taken = { $who }: preuzeto
ticket-change-assigned = { $who } → { $name }: dodijeljeno
ticket-change-given-back = { $who }: vraćeno u red čekanja
ticket-change-solved = { $who }: riješeno
ticket-change-reopened = { $who }: ponovno otvoreno
ticket-change-came-back = Ponovno otvoreno: kupac je odgovorio
ticket-change-snoozed = { $who }: odgođeno do { $until }
ticket-change-woke = Ponovno aktivno
ticket-change-priority = { $who }: prioritet „{ $name }”
ticket-change-department = { $who }: premješteno u odjel „{ $name }”
ticket-change-tagged = { $who }: oznaka „{ $name }”
ticket-change-untagged = { $who }: uklonjena oznaka „{ $name }”

ticket-reply-to = Odgovor: { $name }
ticket-note = Interna bilješka
ticket-note-short = Bilješka
ticket-reply-placeholder = Pišite kupcu…
ticket-note-placeholder = Pišite kolegama…
ticket-to = Za:
ticket-attach = Priloži
ticket-send = Pošalji
ticket-send-wait = Pošalji i čekaj
ticket-send-solve = Pošalji i riješi
ticket-send-to = Pošalji · { $name }
ticket-send-to-wait = Pošalji i čekaj · { $name }
ticket-send-to-solve = Pošalji i riješi · { $name }
ticket-send-next = { $name } i otvori sljedeći
ticket-answered = Odgovor na upit br. { $name } odlazi za
ticket-send-other = Drugi načini slanja
ticket-note-save = Dodaj internu bilješku
ticket-only-colleagues = Vide samo kolege
ticket-stale = { $n ->
    [one] Nije poslano: dok ste pisali, pojavio se { $n } novi zapis
    [few] Nije poslano: dok ste pisali, pojavila su se { $n } nova zapisa
   *[other] Nije poslano: dok ste pisali, pojavilo se { $n } novih zapisa
 }
ticket-stale-kept = Vaš je tekst sačuvan ispod.
ticket-send-anyway = Svejedno pošalji
ticket-doubt-note = Je li ova bilješka namijenjena kupcu?
ticket-doubt-reply = Je li ovaj odgovor namijenjen kolegama?
ticket-doubt-greeting = Počinje s „{ $name }”. Bilješku vide samo kolege; kupac ne bi dobio odgovor.
ticket-doubt-mention = Spominje se { $name }. Odgovor ide kupcu; kolega za njega ne bi saznao.
ticket-doubt-internal = U njemu piše „{ $name }”. Odgovor ide kupcu.
ticket-doubt-solved = Riješiti iako je nešto obećano?
ticket-doubt-promise = Piše: „{ $name }”. Na obećanje u riješenom upitu nitko nije podsjećen.
ticket-doubt-unsolved = Pošalji bez rješavanja
ticket-doubt-card = Je li ovdje broj kartice?
ticket-doubt-card-hidden = Bit će skriven: čuva se i šalje samo { $name }. Ako je to neki drugi broj, napišite ispred njega što je, na primjer „narudžba”.
ticket-no-address = Nije poznata adresa za odgovor. Dodajte je na karticu kupca.
ticket-doubt-back = Natrag na pisanje
ticket-doubt-move = Prebaci u odgovor · { $name }
ticket-doubt-note-anyway = Dodaj kao bilješku
ticket-draft-saved = Spremljeno
ticket-draft-unsaved = Nije spremljeno, pokušavam ponovno
ticket-draft-elsewhere = Već poslano iz drugog prozora. Kopirajte što vam još treba.
ticket-draft-merged = Ovaj je upit spojen s #{ $number }: vaš je tekst ondje.
ticket-draft-merged-apart = Ovaj je upit spojen s #{ $number }. Ovoga teksta ondje nema: kopirajte što vam treba.
ticket-draft-carry-on = Nastavite na #{ $number }
ticket-format = Oblikovanje
ticket-format-bold = Podebljano
ticket-format-italic = Kurziv
ticket-format-link = Poveznica
ticket-format-quote = Citat
ticket-format-list = Popis

ticket-ledger = Kamo je otišlo vrijeme
ticket-holder-nobody = nitko
ticket-holder-outside = netko izvana
ticket-holder-customer = kupac
ticket-others = Drugi upiti
ticket-others-none = Zasad nijedan.
ticket-identity-proven = Potvrđeno da pripada kupcu
ticket-customer-tickets = { $n ->
    [one] { $n } upit
    [few] { $n } upita
   *[other] { $n } upita
 }

ticket-new-how = Kako počinje
ticket-new-mail = Piši kupcu
ticket-new-phone = Poziv
ticket-new-visit = Posjet
ticket-new-letter = Pismo
ticket-new-comment = Javni komentar
ticket-new-hint = Prvo se šalje kupcu. Ostalo zapisuje ono što je do vas stiglo mimo sustava, da se ništa ne izgubi.
ticket-new-customer = Kupac: ime, adresa ili broj
ticket-new-name = Ime, ako je nov
ticket-new-subject = Predmet (za poziv nije potreban)
ticket-new-text = Poruka
ticket-new-open = Pošalji i otvori
ticket-subject = Predmet
ticket-no-subject = (bez predmeta)
ticket-new-record = Zapiši

ticket-error-empty = Najprije nešto napišite.
ticket-error-unfilled = U odgovoru je ostalo { $word }: upišite ili uklonite.
ticket-error-address = Ovo nije ni adresa e-pošte ni telefonski broj.
ticket-error-past = Taj je trenutak prošao.
ticket-error-taken = Upit je već preuzet: { $name }.
ticket-flash-sent = Odgovor odlazi za koji trenutak
ticket-flash-noted = Bilješka dodana
ticket-flash-solved = Riješeno
ticket-flash-reopened = Ponovno otvoreno
ticket-flash-undone = Povučeno; tekst je opet u skici

ticket-change-invited = { $who } poziva { $name }
ticket-change-linked = Povezano s br. { $number }
ticket-change-renamed = { $who } mijenja predmet iz „{ $from }” u „{ $to }”
ticket-delivery-unsure = Možda je stiglo, možda nije:
ticket-delivery-stopped = Zadržano: kupac je pisao prije nego što je otišlo.
ticket-error-no-recipient = Nema adrese e-pošte na koju bi se poslalo.
ticket-error-already-sent = Već je otišlo.
ticket-error-not-stopped = Već je na putu.
ticket-error-cannot-answer = Ovaj kolega ne odgovara kupcima.
ticket-error-draft-sent = Ova je skica već poslana.
ticket-error-tag-long = Oznaka ima najviše 60 znakova.
ticket-error-cursor = To mjesto popisa nije poznato; počnite od prve stranice.
ticket-error-subject-empty = Potreban je predmet.
ticket-error-ended = Završeno je; najprije ga ponovno otvorite.
ticket-error-department = Nema takvog odjela.
ticket-error-assignee = Nema takvog kolege.
ticket-error-value = Ta vrijednost nije poznata.
ticket-invite = Pozovi kolegu
ticket-error-form = Obrazac nije stigao cijel ili je prevelik.

ticket-tag-name = Oznaka
ticket-untag = Ukloni
ticket-batch-count = Odabrano: { $name }
ticket-batch-some = Odabrano
ticket-batch-none = Poništi odabir
ticket-batch-page = Odaberi sve na stranici
ticket-batch-all = Cijeli popis, do 1000
ticket-batch-pick = Odaberi br. { $name }
ticket-batch-chosen = { $n ->
    [one] Što učiniti s { $n } upitom
    [few] Što učiniti s { $n } upita
   *[other] Što učiniti s { $n } upita
 }
ticket-batch-done = { $n ->
    [0] Ništa nije učinjeno
    [one] Učinjeno: { $n } upit
    [few] Učinjeno: { $n } upita
   *[other] Učinjeno: { $n } upita
 }
ticket-batch-refused = { $n ->
    [one] { $n } nije:
    [few] { $n } nisu:
   *[other] { $n } nije:
 }
ticket-batch-undone = { $n ->
    [0] Ništa nije vraćeno
    [one] { $n } upit opet je kakav je bio
    [few] { $n } upita opet su kakvi su bili
   *[other] { $n } upita opet je kakvo je bilo
 }
ticket-batch-changed = { $n ->
    [one] { $n } nije jer se otad promijenio:
    [few] { $n } nisu jer su se otad promijenili:
   *[other] { $n } nije jer su se otad promijenili:
 }
ticket-batch-more = { $n ->
    [one] i još { $n }
    [few] i još { $n }
   *[other] i još { $n }
 }
ticket-batch-undo = Poništi
ticket-error-batch-late = Prekasno je za poništavanje: prošlo je deset minuta ili je već poništeno.
ticket-error-none-chosen = Odaberite barem jedan upit.
ticket-error-tag-empty = Navedite oznaku.
ticket-error-not-there = ne postoji.
ticket-promises = Obećanja
ticket-promises-lead = Vrijeme napisano kupcu je obećanje dok nas ne čuje ili dok rok ne prođe.
ticket-promises-open = Otvorena obećanja
ticket-promises-none = Ništa nije obećano
ticket-promises-none-more = Kad u odgovoru piše „do 15:00” ili „sutra”, stoji ovdje dok se ne ispuni.
ticket-promise-open = vrijedi
ticket-promise-kept = ispunjeno
ticket-promise-broken = prekršeno
ticket-promise-dropped = nije obećanje
ticket-promise-void = povučeno
ticket-promise-drop = Nije obećanje
ticket-promise-drop-hint = Ukloni: nitko ne čeka to vrijeme
ticket-promise-give = Obećaj vrijeme
ticket-promise-due = Do kada
ticket-promise-words = Što točno
ticket-promise-said = „{ $name }”
ticket-promised-by = do { $name }
ticket-flash-promise-dropped = Obećanje uklonjeno
ticket-change-promised = { $who }: obećan odgovor do { $until }
ticket-change-promise-broken = Obećanje za { $until } je prekršeno
ticket-change-promise-dropped = { $who }: { $until } nije bilo obećanje
ticket-error-promise-ended = To je obećanje već završeno.
ticket-promises-days = { $n ->
    [one] Posljednji { $n } dan
    [few] Posljednja { $n } dana
   *[other] Posljednjih { $n } dana
 }
ticket-palette-search = Traži „{ $name }” u svim upitima
ticket-signature = Potpis
ticket-story-channels = Po kanalu
ticket-story-all = Sve
ticket-story-none = Još ništa nije rečeno.
ticket-story-older = Starije
ticket-story-newest = Najnovije

ticket-nav-views = Pogledi
ticket-view-mentions = Spominjanja
ticket-view-followed = Pratim
ticket-order-oldest = prvo stari
ticket-empty-filtered = Ovdje nema takvih
ticket-empty-filtered-more = Maknite neki filtar ili tražite dalje tipkom „Dalje”.
ticket-empty-mentions = Nitko vas nije pozvao
ticket-empty-mentions-more = Kad kolega u bilješci napiše vaše ime s @, upit je ovdje.
ticket-empty-followed = Ne pratite ništa
ticket-empty-followed-more = Počnite pratiti upit iz izbornika „Više” i bit će ovdje dok ne prestanete.
ticket-filters = Filtar
ticket-filters-show = Prikaži
ticket-filters-none = Očisti
ticket-filter-any = Bilo koje
ticket-filter-sort-own = Kao u popisu
ticket-filters-state = Stanje
ticket-filters-assignee = Dodijeljeno
ticket-filters-channel = Stiglo putem
ticket-filters-holder = Tko je na potezu
ticket-filters-waits = Čeka dulje od
ticket-filters-sort = Redoslijed
ticket-filters-opened-from = Otvoreno od
ticket-filters-opened-to = Otvoreno do
ticket-filters-moved-from = Zadnja promjena od
ticket-filters-moved-to = Zadnja promjena do
ticket-filter-off = Makni: { $name }
ticket-filter-state-any = U bilo kojem stanju
ticket-filter-state-open = Otvoreni
ticket-filter-state-snoozed = Odgođeni
ticket-filter-state-solved = Riješeni
ticket-filter-state-closed = Zatvoreni
ticket-filter-me = Dodijeljeno meni
ticket-filter-assignee = Dodijeljeno: { $name }
ticket-filter-department = Odjel: { $name }
ticket-filter-tag = Oznaka: { $name }
ticket-filter-cause = Pošlo po zlu: { $name }
ticket-filter-priority = Prioritet: { $name }
ticket-filter-channel = Započeto putem: { $name }
ticket-filter-holder = Na potezu: { $name }
ticket-filter-holder-nobody = nitko
ticket-filter-holder-staff = kolega
ticket-filter-holder-departments = upitani odjeli
ticket-filter-holder-outside = netko izvana
ticket-filter-holder-customer = kupac
ticket-filter-waits = { $n ->
    [one] Čeka dulje od { $n } sata
    [few] Čeka dulje od { $n } sata
   *[other] Čeka dulje od { $n } sati
 }
ticket-filter-followed = Pratim
ticket-filter-opened-from = Otvoreno od { $name }
ticket-filter-opened-to = Otvoreno do { $name }
ticket-filter-moved-from = Promijenjeno od { $name }
ticket-filter-moved-to = Promijenjeno do { $name }
ticket-view-name = Naziv pogleda
ticket-view-save = Spremi kao pogled
ticket-view-change = Spremi promjene
ticket-view-up = Pomakni gore
ticket-view-delete = Ukloni pogled
ticket-share = Tko ga ima
ticket-share-own = Samo ja
ticket-share-department = Odjel „{ $name }”
ticket-share-everybody = Svi
ticket-flash-view-saved = Pogled je spremljen
ticket-flash-view-removed = Pogled je uklonjen
ticket-error-view-name = Pogled treba naziv od najviše 60 znakova.
ticket-error-view-many = Već imate 50 pogleda; najprije uklonite jedan.
ticket-error-view-share = Samo voditelji dijele poglede sa svima; ostali dijele sa svojim odjelima.
ticket-error-view-others = Ovaj je pogled tuđi.
ticket-follow = Prati
ticket-unfollow = Prestani pratiti
ticket-flash-followed = Pratite ovaj upit
ticket-flash-unfollowed = Više ga ne pratite
ticket-change-merged-here = { $who }: #{ $number } „{ $name }” spojen s ovim upitom
ticket-change-merged = { $who }: spojeno s #{ $number }
ticket-change-unmerged-here = { $who }: spajanje s #{ $number } poništeno
ticket-change-unmerged = { $who }: spajanje s #{ $number } poništeno
ticket-change-split-off = { $who }: { $n ->
    [one] { $n } zapis odvojen
    [few] { $n } zapisa odvojena
   *[other] { $n } zapisa odvojeno
 } u #{ $number }
ticket-change-split-both = { $who }: za drugo pitanje otvoren je #{ $number }, { $n ->
    [one] { $n } zapis stoji
    [few] { $n } zapisa stoje
   *[other] { $n } zapisa stoji
 } u oba
ticket-change-split-from = { $who }: odvojeno od #{ $number }
ticket-change-linked-follow-up = Nastavlja #{ $number }
ticket-change-linked-followed = Nastavlja se u #{ $number }
ticket-change-linked-duplicate = Ponavlja #{ $number }
ticket-change-linked-duplicated = #{ $number } govori o istome
ticket-change-linked-caused = Uzrok je #{ $number }
ticket-change-linked-causing = Uzrokovao je #{ $number }
ticket-change-unlinked = { $who }: veza s #{ $number } uklonjena
ticket-merge = Spoji
ticket-merge-title = Spajanje #{ $number }
ticket-merge-lead = Dva upita o istoj stvari postaju jedan tijek.
ticket-merge-which = Koji od dva ostaje
ticket-merge-stays = Ovaj ostaje
ticket-merge-goes = Spaja se s drugim
ticket-merge-entries = { $n ->
    [one] { $n } poruka
    [few] { $n } poruke
   *[other] { $n } poruka
 }
ticket-merge-since = od { $when }
ticket-merge-differ = To su dva različita kupca. Nakon spajanja sudjeluju oba, a odgovor ide onome tko je zadnji pisao.
ticket-merge-what = Poruke i datoteke dolaze s njim, kao i ono što je navedeno gore; tko jedan od dvaju nije čitao, bit će mu nov. Drugi broj i pošta na njega otad vode ovamo. Može se poništiti.
ticket-carry = Prelazi s njim
ticket-carry-assignee = Odgovara: { $name }
ticket-carry-released = I dalje odgovara { $other }, a { $name } više ne
ticket-carry-priority = Prioritet postaje: { $name }
ticket-carry-opens = Drugi se ponovno otvara
ticket-carry-wakes = Drugi više nije odgođen
ticket-carry-aside = Drugi se odgađa do { $when }
ticket-carry-tags = Oznake: { $name }
ticket-carry-cause = Što je pošlo po zlu: { $name }
ticket-carry-journey = Put kupca: { $name }
ticket-carry-field = { $name }: { $value }
ticket-carry-field-kept = { $name } ostaje { $kept }; { $value } ne prelazi
ticket-carry-draft = Ono što piše { $name }
ticket-carry-draft-beneath = Ono što piše { $name }, ispod onoga što je započeto ondje
ticket-carry-promises = { $n ->
    [one] { $n } otvoreno obećanje
    [few] { $n } otvorena obećanja
   *[other] { $n } otvorenih obećanja
 }
ticket-carry-followers = { $n ->
    [one] { $n } pratitelj
    [few] { $n } pratitelja
   *[other] { $n } pratitelja
 }
ticket-carry-invited = { $n ->
    [one] { $n } pozvani kolega
    [few] { $n } pozvana kolege
   *[other] { $n } pozvanih kolega
 }
ticket-merge-do = Spoji
ticket-merge-another = Odaberi drugi
ticket-joined = #{ $number } „{ $name }” spojen je s ovim upitom.
ticket-split-off = Odvojeno od #{ $number } „{ $name }”.
ticket-split = Razdijeli
ticket-split-title = Razdvajanje #{ $number }
ticket-split-lead = Odabrano postaje zaseban upit, povezan s ovim.
ticket-split-which = Što postaje zaseban upit
ticket-split-both = Neka ostane i ovdje: jedna poruka s dva pitanja
ticket-split-do = Odvoji
ticket-split-here = Odvoji odavde
ticket-strays = Drugi predmet: „{ $name }”.
ticket-strays-split = Napravi zaseban upit
ticket-strays-stay = Pripada ovamo
ticket-pick-placeholder = Broj, riječi, ime ili adresa
ticket-pick-found = Pronađeno
ticket-pick-theirs = Otvoreni upiti istog kupca
ticket-links = Povezani upiti
ticket-links-add = Poveži s upitom
ticket-links-title = Povezivanje #{ $number }
ticket-links-lead = Recite što je ovaj upit drugome, zatim odaberite drugi.
ticket-links-kind = Što je ovaj upit drugome
ticket-links-remove = Ukloni vezu s #{ $name }
ticket-links-merged = Spojen ovamo
ticket-links-unmerge = Poništi spajanje s #{ $name }
ticket-link-related-to = Povezan s
ticket-link-related-from = Povezan s
ticket-link-follow_up-to = Nastavlja
ticket-link-follow_up-from = Nastavlja se u
ticket-link-duplicate-to = Ponavlja
ticket-link-duplicate-from = Ponovljen u
ticket-link-caused_by-to = Uzrok mu je
ticket-link-caused_by-from = Uzrokovao je
ticket-flash-unmerged = Spajanje je poništeno
ticket-error-ticket = Odaberite upit.
ticket-error-itself = To je isti upit; odaberite drugi.
ticket-error-merged = #{ $number } spojen je s #{ $other }. Nastavite ondje ili najprije poništite spajanje.
ticket-error-not-merged = Ovaj upit nije spojen.
ticket-error-unmerge-further = #{ $number } otad je i sam spojen s #{ $other }. Najprije poništite to spajanje.
ticket-error-unmerge-moved = Dio njegovih poruka otad je u trećem upitu. Najprije ih vratite.
ticket-error-split-nothing = Odaberite što postaje zaseban upit.
ticket-error-split-elsewhere = Dio odabranoga više nije u ovom upitu. Pogledajte i odaberite ponovno.
ticket-error-split-all = Nešto mora ostati: ostavite barem jednu poruku.
ticket-error-split-theirs = U oba upita može stajati samo ono što je rekao kupac.
ticket-error-links = Ovaj upit već ima previše veza.
ticket-upload-failed = Nije učitano.
ticket-upload-waiting = Poslat će se čim se datoteke učitaju
ticket-upload-blocked = Nije poslano: jedna datoteka nije učitana. Pokušajte ponovno ili je uklonite.
ticket-upload-left = Odaberite istu datoteku još jednom za nastavak
ticket-upload-folder = Mapa je prazna, prevelika ili se ne može pročitati. Priložite njezine datoteke ili arhivu.
ticket-upload-again = Pokušaj ponovno
ticket-upload-remove = Ukloni { $name }
ticket-error-file-empty = { $name } je prazna datoteka: ima 0 bajtova.
ticket-error-file-large = { $name } je veća od 25 MB, više nego što većina poslužitelja pošte prima. Stavite je tamo odakle je kupac može preuzeti i pošaljite poveznicu.
ticket-error-files-many = Poruka nosi najviše 30 datoteka.
ticket-error-files-large = Datoteke jedne poruke smiju zajedno imati 25 MB, više većina poslužitelja pošte ne prima.
ticket-error-file-unfinished = { $name } još nije cijela učitana. Pričekajte ili je uklonite.
ticket-error-file-gone = Jedne datoteke ove poruke više nema. Priložite je ponovno.
ticket-error-upload-offset = Dio ove datoteke poslao je drugi prozor.
ticket-error-upload-piece = Ovaj dio ne pripada datoteci.

ticket-look = Ovaj upit
ticket-history = Prikaži ili sklopi povijest
ticket-copy = Kopiraj poveznicu
ticket-print = Ispis
ticket-print-internal = S internim bilješkama
ticket-print-public = Bez internih bilješki
ticket-find-in = Traži u ovom upitu
ticket-found-in = „{ $name }” u ovom upitu
ticket-found-hits = { $n ->
    [0] ništa nije pronađeno
    [one] { $n } zapis
    [few] { $n } zapisa
   *[other] { $n } zapisa
 }
ticket-writing-reply = { $name } piše odgovor kupcu
ticket-writing-note = { $name } piše bilješku
ticket-file-save = Preuzmi
ticket-file-previous = Prethodna datoteka
ticket-file-next = Sljedeća datoteka
ticket-change-field = { $who } → { $name }: { $from } → { $to }
ticket-error-lacking = Najprije ispunite: { $name }
ticket-told-opened = Otvoren upit
ticket-told-received = Kupac je pisao
ticket-told-replied = Odgovor kupcu
ticket-told-withdrawn = Povučen odgovor
ticket-told-noted = Bilješka
ticket-told-assigned = Dodijeljen upit
ticket-told-moved = Premješteno u drugi odjel
ticket-told-solved = Riješen upit
ticket-told-closed = Zatvoren upit
ticket-told-reopened = Ponovno otvoren upit
ticket-told-snoozed = Odgođen upit
ticket-told-woken = Kraj odgode
ticket-told-aside-passed = Predano odgođeno
ticket-told-prioritised = Promjena prioriteta
ticket-told-tagged = Promjena oznaka
ticket-told-invited = Pozvan kolega
ticket-told-delivered = Poruka poslana ili nije
ticket-told-promised = Obećan rok kupcu
ticket-told-promise-near = Obećani rok je blizu
ticket-told-promise-decided = Odlučeno o obećanju
ticket-told-exchanged = Zapisi prešli između upita
ticket-told-mentioned = Spomenut kolega
ticket-told-merged = Spojen upit
ticket-told-unmerged = Poništeno spajanje
ticket-told-split = Podijeljen upit
ticket-writes-en = { $name } piše na engleskom
ticket-writes-de = { $name } piše na njemačkom
ticket-writes-ru = { $name } piše na ruskom
ticket-writes-bg = { $name } piše na bugarskom
ticket-writes-hr = { $name } piše na hrvatskom
ticket-paste-long = Zalijepljeni tekst je dug: priložen je kao datoteka
ticket-drafts = Skice
ticket-drafts-reply = Odgovor
ticket-drafts-none = Nema skica
ticket-drafts-none-more = Ovdje stoji ono što ste počeli pisati, a niste poslali.
ticket-draft-changed = Promijenjeno u drugom prozoru.
ticket-draft-theirs = Uzmi onaj tekst
ticket-draft-mine = Zadrži moj
ticket-draft-signed-out = Odjavljeni ste. Tekst je sačuvan u ovom pregledniku; prijavite se i opet je ovdje.
ticket-error-draft-changed = Drugi je prozor promijenio ovu skicu.
ticket-error-draft-long = Tekst je predug: najviše 2 MB. Priložite ga kao datoteku.
ticket-error-erased = Dok je ovo bilo otvoreno, podaci kupca ovog upita izbrisani su po zakonu i ovdje se više ništa ne čuva. Napisano je samo na ovoj stranici: prenesite drugamo što treba bez podataka kupca.
ticket-story-organisation = Najnoviji upiti
ticket-strike = Izbriši ove riječi
ticket-strike-lead = Riječi, datoteke i izvorna poruka nestaju zauvijek, i iz pretrage. Ostaje da je nešto napisano, kada i tko.
ticket-strike-why = Zašto
ticket-strike-why-hint = Prikazuje se umjesto njih. Nemojte ih ponavljati.
ticket-struck = Izbrisano { $at }: { $why }
ticket-struck-change = Izbrisano { $at }
ticket-card-hidden = Ovdje je skriven broj kartice.
ticket-change-struck = { $name } izbrisao je riječi jednog unosa
ticket-flash-struck = Izbrisano
ticket-error-struck-why = Recite zašto, najviše 500 znakova.
ticket-error-struck-not-now = Već je izbrisano ili je na putu: najprije ga povucite.
ticket-erasure-goes = { $n ->
    [one] Sve riječi, datoteke i izvorne poruke { $n } upita
    [few] Sve riječi, datoteke i izvorne poruke { $n } upita
   *[other] Sve riječi, datoteke i izvorne poruke { $n } upita
 }
ticket-onward = Nakon toga
ticket-onward-done = Na sljedeći upit kad je s ovim gotovo
ticket-onward-next = Uvijek na sljedeći upit
ticket-onward-list = Natrag na popis
ticket-onward-stay = Ostani ovdje
ticket-left-sent = Odgovor odlazi za koji trenutak
ticket-left-solved = Riješeno
ticket-left-snoozed = Odgođeno
ticket-left-handed = Predano
ticket-left-given-back = Vraćeno u red
ticket-next-sent = Odgovor odlazi za koji trenutak — ovo je sljedeći
ticket-next-solved = Riješeno — ovo je sljedeći
ticket-next-snoozed = Odgođeno — ovo je sljedeći
ticket-next-handed = Predano — ovo je sljedeći
ticket-next-given-back = Vraćeno u red — ovo je sljedeći
ticket-neighbour-previous = Prethodni upit na popisu
ticket-neighbour-next = Sljedeći upit na popisu
ticket-ours = Mi:
ticket-told-filled = polje je ispunjeno
ticket-told-struck = riječi su prekrižene
ticket-channel-desk = interno
ticket-tags = Oznake
ticket-tags-hint = Koje postoje i na koliko upita; preimenovanje, spajanje, brisanje.
ticket-tags-lead = Oznaka nastaje kad je netko upiše na upit. Ovdje se različita pisanja svode na jedno, a nepotrebno odlazi.
ticket-settings = Upiti
ticket-tags-find = Pronađi oznaku
ticket-tags-known = Poznate oznake
ticket-tags-going = U tijeku
ticket-tags-twins = Možda isto
ticket-tags-none = Još nema oznaka
ticket-tags-none-found = Nema takve oznake
ticket-tags-none-more = Na upitu oznaku dodaje tipka L.
ticket-tags-more = Prikazane su samo prve. Ostale potražite po slovima.
ticket-tags-all = Sve oznake
ticket-tag-left = { $n ->
    [one] preostaje { $n } upit
    [few] preostaju { $n } upita
   *[other] preostaje { $n } upita
 }
ticket-tag-tickets = { $n ->
    [0] ni na jednom upitu
    [one] na { $n } upitu
    [few] na { $n } upita
   *[other] na { $n } upita
 }
ticket-tag-see = Upiti s oznakom { $name }: { $count }
ticket-tag-own = stavlja program
ticket-tag-own-more = Ovu oznaku program stavlja sam: na upite strojeva, blokiranih kupaca i iz neželjene pošte. Ne može se preimenovati ni obrisati.
ticket-tag-rename-more = Upiti, spremljeni pogledi i makronaredbe odmah imaju novo ime. Rečeno u povijesti ostaje kako je rečeno.
ticket-tag-merge = Spoji
ticket-tag-merge-one = Spoji { $name }
ticket-tag-merge-see = Što će se promijeniti
ticket-tag-into = S oznakom
ticket-tag-merge-more = { $n ->
    [0] Nijedan upit nema ovu oznaku. Nastavlja kao „{ $name }”, također u spremljenim pogledima i makronaredbama. To se ne može poništiti.
    [one] { $n } upit umjesto nje imat će „{ $name }”, također u spremljenim pogledima i makronaredbama. To se ne može poništiti.
    [few] { $n } upita umjesto nje imat će „{ $name }”, također u spremljenim pogledima i makronaredbama. To se ne može poništiti.
   *[other] { $n } upita umjesto nje imat će „{ $name }”, također u spremljenim pogledima i makronaredbama. To se ne može poništiti.
 }
ticket-tag-delete = Obriši oznaku
ticket-tag-delete-more = { $n ->
    [0] Nijedan upit je nema. Više se ne nudi.
    [one] Skida se s { $n } upita. To se ne može poništiti.
    [few] Skida se s { $n } upita. To se ne može poništiti.
   *[other] Skida se s { $n } upita. To se ne može poništiti.
 }
ticket-flash-tag-renamed = Preimenovano
ticket-flash-tag-merged = Oznake su sada jedna
ticket-flash-tag-deleted = Oznaka je obrisana
ticket-error-tag-known = Oznaka s tim imenom već postoji. Spojite ih.
ticket-error-tag-itself = Oznaka se ne može spojiti sama sa sobom.
ticket-error-tag-goes = Ova se oznaka upravo spaja ili briše, ili se druga ulijeva u nju. Pričekajte da završi.
ticket-error-tag-own = Ovu oznaku program stavlja sam i treba mu takva kakva jest.
ticket-told-tag-renamed = Preimenovana oznaka
ticket-told-tag-merged = Oznaka spojena s drugom
ticket-told-tag-deleted = Obrisana oznaka
ticket-review-waits = { $name } treba pročitati vašu skicu prije slanja
ticket-review-agrees = { $name } se slaže s vašom skicom
ticket-review-suggests = { $name } predlaže drukčiji tekst
ticket-review-taken = U vašoj su skici sada riječi: { $name }
ticket-review-asks = { $name } vas moli da ovo pročitate prije slanja
ticket-review-unsent = Skica, nije poslana
ticket-review-you = Vi
ticket-review-reads-older = { $name } čita stariju verziju: otada ste pisali dalje.
ticket-review-goes-on = { $name } otada piše dalje: ovo je starija verzija i ne može se poslati.
ticket-review-yours = Vaš tekst
ticket-review-what = Što { $name } čita
ticket-review-take = Preuzmi prijedlog
ticket-review-put-back = Vrati moj tekst
ticket-review-again = Zamoli ponovno s novim tekstom
ticket-review-drop = Više nije potrebno
ticket-review-close = Sakrij
ticket-review-you-agreed = Složili ste se
ticket-review-you-suggested = Predložili ste izmjenu
ticket-review-remark = Koja riječ uz to, ako želite
ticket-review-agree = Slažem se
ticket-review-send = Pošalji: { $name }
ticket-review-name = Odlazi u ime: { $name }
ticket-review-change = Predloži izmjenu
ticket-review-why = Zašto, ako nije jasno
ticket-review-suggest = Predloži
ticket-review-ask = Zamoli nekoga da to prvo pročita
ticket-review-ask-first = Zamoli nekoga da to prvo pročita…
ticket-review-ask-lead = Kolega ovdje vidi vašu skicu kakva je sada i slaže se, predlaže izmjenu ili je šalje. Kupac od toga ne vidi ništa.
ticket-review-who = Tko će pročitati
ticket-review-choose = Odaberite kolegu
ticket-review-question = Što želite znati, ako želite
ticket-review-send-question = Zamoli
ticket-flash-review-asked = Zamolba je poslana
ticket-flash-review-given = Kolega će to saznati
ticket-flash-review-taken = Prijedlog je preuzet
ticket-flash-review-back = Vaš je tekst vraćen
ticket-error-review-reader = Odaberite tko treba pročitati.
ticket-error-review-self = Zamolite nekoga drugoga, ne sebe.
ticket-error-review-many = Deset kolega već čita ovu skicu.
ticket-error-review-same = Promijenite nešto ili recite što biste promijenili.
ticket-error-review-older = { $name }: skica je otada promijenjena. Zatražite novi tekst.
ticket-error-review-author = { $name } više ne može odgovarati kupcima. Napišite odgovor sami.
ticket-change-review-asked = { $who } → { $name }: zamolba da pročita odgovor prije slanja
ticket-change-review-dropped = { $who }: { $name } više ne treba čitati
ticket-change-review-agreed = { $who } se slaže sa skicom: { $name }
ticket-change-review-suggested = { $who } predlaže izmjenu skice: { $name }
ticket-change-review-sent = { $who } šalje skicu: { $name }
ticket-change-review-passed = Odgovor će pročitati { $name }: { $for } je na odsutnosti
ticket-change-review-author = Što kolege kažu o odgovoru koji je započeo { $for }, doznaje { $name }
ticket-change-review-away = { $for } je na odsutnosti i nema tko pročitati odgovor: odlučuje autor
ticket-told-review-asked = Zamolba kolegi da pročita skicu
ticket-told-review-dropped = Skicu više ne treba čitati
ticket-told-review-given = Pročitana kolegina skica
ticket-told-review-sent = Poslana kolegina skica
ticket-contacts-hidden = Adrese i brojevi ne prikazuju se vašim odjelima.
ticket-customer-hidden = Tko je kupac, vašim se odjelima ne prikazuje.
ticket-error-review-hidden = U odgovoru je adresa ili broj koji vam se ne prikazuje: u napomeni napišite što biste promijenili.
ticket-change-undelivered = Ponovno otvoreno: odgovor nije stigao do kupca
ticket-handout-panel = Pravo na informacije
ticket-handout-hint = Jedna datoteka sa svime što se o njima zna, da im se preda (čl. 15. GDPR): kartica, upiti i datoteke, za čitanje i za programe. Ostaje zapisano da ste je izradili.
ticket-handout-internal = S internim bilješkama i napomenama
ticket-handout-internal-more = I ono što je o njima napisano njihov je podatak. Izostavite to samo ako sadrži tuđe tajne.
ticket-handout-do = Izradi datoteku
ticket-handout-title = Što se zna o: { $name }
ticket-handout-made = { $name }, { $at }
ticket-handout-removed = otada uklonjeno
ticket-handout-tickets = Upiti
ticket-handout-none = Nema ih.
ticket-handout-withheld = { $at }: riječi druge osobe ili drugoj osobi, koje se ne izdaju
ticket-handout-internal-entry = interno
ticket-handout-struck = Riječi su izbrisane.
ticket-handout-out = Čega nema u ovoj datoteci i zašto
ticket-handout-out-others = Riječi, imena i adrese drugih osoba: oni su njihovi.
ticket-handout-out-internal = Interne bilješke i napomene: u njima mogu biti tuđe tajne.
ticket-handout-out-raw = Poruke točno kako su stigle: njihove riječi i datoteke su ovdje, a izvornici se mogu zatražiti.
ticket-handout-out-struck = Ono što je prije izbrisano: toga više nema.
ticket-handout-out-traces = Zapisi o radu same službe (tko je kada držao upit, skice, dnevnici, sigurnosne kopije): govore o našem radu i s vremenom nestaju sami.
ticket-handout-out-files = { $n ->
    [one] { $n } datoteka za koju nije bilo mjesta ili koje više nema.
    [few] { $n } datoteke za koje nije bilo mjesta ili kojih više nema.
   *[other] { $n } datoteka za koje nije bilo mjesta ili kojih više nema.
}
ticket-may-see = Vidi upite u koje je pozvan; agenti vide sve
ticket-may-note = Piše interne bilješke
ticket-may-answer = Odgovara kupcima
ticket-may-arrange = Preuzima, predaje, rješava, odgađa, označava
ticket-may-tags = Preimenuje, spaja i briše oznake
ticket-may-strike = Briše riječi koje ne smiju ostati

ticket-list-looked = Pregledano je { $n } upita koji najdulje čekaju.
ticket-list-looked-back = Pregledano unatrag do { $when }.
ticket-list-looked-on = Pregledano do { $when }.
ticket-list-none-yet = Zasad ništa nije pronađeno.
ticket-list-further = Traži dalje
ticket-pages-before = Što je prije toga
ticket-new-outgoing = Nazvali smo ili pisali mi
ticket-new-known = Poznati kupci
ticket-new-solved = Otvori kao riješeno
ticket-asks = pita
ticket-answers = odgovara
ticket-told-wait-began = Čeka nečiji odgovor
ticket-told-wait-ended = Više se ne čeka
ticket-change-stands-in = Preuzima { $name }: { $for } je na odsutnosti do { $until }
ticket-change-stands-in-open = Preuzima { $name }: { $for } je na odsutnosti
ticket-change-away = Natrag u redu: { $for } je na odsutnosti do { $until }, a zamjene nema
ticket-change-away-open = Natrag u redu: { $for } je na odsutnosti, a zamjene nema
ticket-change-called-for = Pozvan je i { $name }: { $for } je na odsutnosti do { $until }
ticket-change-called-for-open = Pozvan je i { $name }: { $for } je na odsutnosti
ticket-change-draft-shared = { $name } može nastaviti odgovor koji je započeo { $for }
ticket-error-away = Na odsutnosti ste: što biste uzeli, otišlo bi zamjeni. Najprije se vratite, u postavkama.
ticket-error-review-away = Ovaj je kolega na odsutnosti, a zamjene nema. Zamolite nekoga drugog.
ticket-return = Dok vas nije bilo
ticket-return-none = Ništa vaše nije trebalo predati.
ticket-return-count = { $n ->
    [one] Predan je { $n } upit
    [few] Predana su { $n } upita
   *[other] Predano je { $n } upita
 }
ticket-return-solved = { $n ->
    [0] nijedan nije riješen
    [one] { $n } je riješen
    [few] { $n } su riješena
   *[other] { $n } je riješeno
 }
ticket-return-open = Još otvoreni
ticket-return-nobody = nitko
ticket-return-has = kod { $name }
ticket-return-take = Uzmi natrag
ticket-return-take-all = Uzmi sve natrag
ticket-return-again = Opet vaši
ticket-return-calls = Tko vas je pozvao
ticket-return-cared = pobrinuo se { $name }
ticket-return-not-cared = još nitko nije odgovorio
ticket-told-mended = Bilješka ispravljena
ticket-told-pinned = Prikvačena bilješka
ticket-told-unpinned = Otkvačena bilješka
ticket-error-mark-public = Označiti se mogu samo interne riječi.
ticket-error-pins = Iznad vremenske crte već je pet bilješki: najprije maknite jednu.
ticket-error-mend = Bilješku može ispraviti njezin autor unutar petnaest minuta. Napišite novu.
ticket-error-mend-pictures = Bilješka sa slikama u tekstu ne može se ispraviti. Napišite novu.
ticket-error-mend-often = Bilješka se može ispraviti pedeset puta. Napišite novu.
ticket-signs = Odgovori znakom
ticket-sign-agree = Slažem se
ticket-sign-done = Gotovo je
ticket-sign-seen = Bavim se time
ticket-sign-thanks = Hvala
ticket-pin = Prikvači na vrh
ticket-unpin = Otkvači
ticket-pinned = Prikvačene bilješke
ticket-remark = Zadrži na kartici kupca
ticket-flash-remarked = Zadržano na kartici kupca.
ticket-mend = Ispravi
ticket-mended = ispravljeno
ticket-mend-lead = Kolege i dalje vide što je prije pisalo.
ticket-mend-over = Bilješku može ispraviti njezin autor unutar petnaest minuta.
ticket-mend-save = Spremi bilješku
ticket-mend-back = Natrag na upit
ticket-mend-before = Što je prije pisalo
ticket-mend-until = do
ticket-flash-mended = Bilješka je ispravljena.
ticket-question = Pitanje
ticket-question-placeholder = Što želite znati?
ticket-question-ask = Pitaj
ticket-writing-question = { $name } piše pitanje
ticket-awaits-approval = čeka odobrenje
ticket-awaits-answers = { $n ->
    [one] čeka { $n } odgovor
    [few] čeka { $n } odgovora
   *[other] čeka { $n } odgovora
}
ticket-awaits-outside = čeka nekoga izvana

ticket-cause = Što je pošlo po zlu
ticket-cause-whose = Čija je stvar
ticket-cause-offered = Vjerojatno:
ticket-causes = Uzroci
ticket-causes-hint = Što pođe po zlu, riječima svakog odjela.
ticket-causes-lead = Kad se upit riješi, jednim se klikom kaže čija je stvar pošla po zlu. Riječi vide svi; voditelj odjela uređuje svoje.
ticket-causes-none = Još nema riječi.
ticket-causes-empty = Još nitko nije rekao što može poći po zlu
ticket-cause-required = Upiti ovog odjela rješavaju se samo s uzrokom
ticket-cause-outside = Netko izvana
ticket-cause-party = Tko izvana
ticket-cause-new = Novi uzrok
ticket-cause-name = Što pođe po zlu
ticket-cause-make = Dodaj
ticket-cause-rename = Preimenuj „{ $name }”
ticket-cause-archive = Arhiviraj
ticket-cause-archive-one = Arhiviraj: { $name }
ticket-cause-archived = Arhivirano
ticket-cause-restore = Opet nudi
ticket-change-cause = { $who } → što je pošlo po zlu: { $from } → { $to }
ticket-error-cause-lacking = Najprije recite što je pošlo po zlu: odjel ili put kupca to traži.
ticket-error-cause-archived = Taj je uzrok arhiviran i ne može se odabrati.
ticket-error-cause-others = Riječi odjela mijenja samo njegov voditelj ili administrator.
ticket-error-cause-party = Recite tko je to izvana, do 80 znakova.
ticket-error-cause-name = Recite u najviše 80 znakova što pođe po zlu.
ticket-error-cause-taken = Takva riječ već postoji.
ticket-error-causes-many = Tisuću uzroka je dovoljno: preimenujte neki koji se ne koristi.
ticket-told-cause-named = Rečeno što je pošlo po zlu
ticket-told-cause-made = Dodan uzrok
ticket-told-cause-renamed = Preimenovan uzrok
ticket-told-cause-archived = Arhiviran uzrok
ticket-told-cause-restored = Vraćen uzrok
ticket-told-cause-required = Promijenjena obveznost uzroka
ticket-ledger-more = Stariji odsječci nisu prikazani.
ticket-ledger-whose = Čije
ticket-ledger-from = Od
ticket-ledger-until = Do
ticket-ledger-long = Koliko
ticket-ledger-now = sada
ticket-tickets-of = Otvoreni upiti: { $name }
ticket-journey = Put kupca
ticket-journey-owner = Odgovara: { $name }
ticket-journey-none = Bez puta kupca
ticket-journeys = Putovi kupca
ticket-journeys-hint = Kroz što kupac prolazi s vama: kupnja, dostava, povrat, i tko za to odgovara.
ticket-journey-whose = Odgovara
ticket-journey-offered = Nudi se
ticket-journey-cause = Rješava se samo s uzrokom
ticket-journey-new = Novi put
ticket-journey-make = Dodaj
ticket-change-journey = { $who } → put kupca: { $from } → { $to }
ticket-error-journey-archived = Taj se put više ne nudi i ne može se odabrati.
ticket-told-journey-chosen = Odabran put kupca za upit
ticket-filter-journey = Put kupca: { $name }
ticket-change-discarded = { $who }: premješteno u neželjenu poštu
ticket-change-undiscarded = { $who }: vraćeno iz neželjene pošte
ticket-told-discarded = Upit je premješten u neželjenu poštu
ticket-told-undiscarded = Upit je vraćen iz neželjene pošte
ticket-danger-title = Ova datoteka može naštetiti
ticket-danger-back = Natrag na upit
ticket-danger-from = Od
ticket-danger-advice = Ako je niste očekivali, ne otvarajte je i pitajte pošiljatelja drugim putem. Ova stranica nije ništa otvorila.
ticket-danger-download = Ipak preuzmi
ticket-danger-program = Program
ticket-danger-program-why = Ovo je program ili ga pokreće. Tko ga otvori, dopušta mu sve što i sam smije na računalu.
ticket-danger-script = Skripta
ticket-danger-script-why = Ovo je skripta. Sustav je pri otvaranju izvršava sa svim pravima korisnika.
ticket-danger-macros = Makronaredbe
ticket-danger-macros-why = Dokument sadrži makronaredbe: male programe koji se u njemu izvršavaju. Ostavite ih isključene kad ga otvarate.
ticket-danger-disk = Slika diska
ticket-danger-disk-why = Ovo je slika diska. Što je u njoj, skriveno je od provjere pošte, a često je program.
ticket-danger-disguised = Prikriveno
ticket-danger-disguised-why = Nazvana je kao dokument ili slika, a program je ili skripta. Pošteni pošiljatelji to ne rade.
ticket-danger-page = Stranica sa skriptom
ticket-danger-page-why = Ova stranica pri otvaranju nešto izvršava ili sama vodi drugamo. Takve stranice često traže lozinke.
ticket-danger-archive = Arhiva s programom
ticket-danger-archive-why = U ovoj je arhivi program, skripta ili dokument s makronaredbama.
ticket-danger-locked = Zaključana arhiva
ticket-danger-locked-why = Arhiva je zaključana lozinkom pa ništa ne može provjeriti što je u njoj.
ticket-danger-unseen = Sadržaj nije provjeren
ticket-danger-unseen-why = Program ne može pogledati u ovu arhivu: vrste je kao što je 7z, oštećena je ili je pakirana previše puta ili prejako. Što je u njoj, ne zna se.
ticket-cc = Kopija:
ticket-bcc = Skrivena kopija:
ticket-recipients = Kome ide: za, kopija, skrivena kopija
ticket-recipient-remove = Ukloni
ticket-doubt-to = Treba li otići svima njima?
ticket-doubt-colleague = { $name } radi ovdje. U kopiji bi se kolega našao među kupcima; iznutra za to služi bilješka.
ticket-doubt-own = { $name } adresa je ove podrške. Odgovor bi se vratio kao nova poruka.
ticket-error-recipient = „{ $name }” nije adresa e-pošte. Napišite je kao iva@example.com, više njih odvojite zarezima.
ticket-error-recipient-none = Ovo nije adresa e-pošte.
ticket-error-recipients-many = Primatelja je više nego što ih odgovor može imati: najviše 50.
ticket-send-later = Pošalji kasnije
ticket-send-later-at = Pošalji tada
ticket-scheduled = Ide kasnije
ticket-scheduled-now = Pošalji sada
ticket-scheduled-back = Vrati u skicu
ticket-scheduled-change = Drugo vrijeme
ticket-scheduled-own = Datum i vrijeme
ticket-scheduled-news = Nije poslano: otkad je napisano, rečeno je nešto novo. Pročitajte, pa pošaljite, odgodite ili promijenite odgovor.
ticket-scheduled-author = Nije poslano: autor više ne odgovara kupcima. Vratite odgovor u skicu i pošaljite ga sami.
ticket-scheduled-refused = Nije poslano: u međuvremenu je upit riješen ili prije rješavanja treba nešto popuniti.
ticket-scheduled-restored = Nije poslano: podaci su vraćeni iz sigurnosne kopije i odgovor je otad možda već otišao. Pitajte ili pogledajte u sandučić prije slanja.
ticket-flash-scheduled = Odgovor ide kasnije
ticket-flash-scheduled-back = Tekst je ponovno u skici
ticket-left-scheduled = Odgovor ide kasnije
ticket-next-scheduled = Odgovor ide kasnije — ovo je sljedeći
ticket-told-scheduled = Planiran je odgovor za kasnije
ticket-told-scheduled-held = Planirani odgovor je zadržan
ticket-told-unscheduled = Planirani odgovor je povučen
ticket-error-scheduled-time = To je vrijeme prošlo, dalje je od godinu dana ili nije vrijeme. Odaberite drugo.
ticket-error-scheduled-many = Na ovom upitu već čeka dvadeset odgovora. Najprije pošaljite ili povucite jedan od njih.
ticket-error-scheduled-author = Autor više ne odgovara kupcima. Vratite odgovor u skicu i pošaljite ga sami.
ticket-error-scheduled-news = Otkad je ova stranica prikazana, rečeno je nešto novo. Pročitajte i pošaljite ponovno.
ticket-forward = Proslijedi
ticket-missed-failed = Nije stiglo, { $name }: { $why }
ticket-missed-waiting = Još nije stiglo, { $name } (sljedeći pokušaj: { $at }): { $why }
ticket-missed-sending = Šalje se ponovno: { $name }
ticket-missed-unsure = Možda je stiglo, možda nije, { $name }: { $why }
ticket-missed-again = Pošalji ponovno onima do kojih nije stiglo
ticket-told-missed = Poruka nije stigla do svih
ticket-apart = Pošiljatelj je dobio skrivenu kopiju i kupac za njega ne zna. Odgovor ide kupcu, osim ako ne upišete adresu pošiljatelja.
