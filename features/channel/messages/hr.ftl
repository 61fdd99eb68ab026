channel-mailboxes = Poštanski sandučići
channel-mailbox-none = Još nema poštanskog sandučića
channel-mailbox-none-more = Dodajte adresu na koju vam kupci pišu.
channel-mailbox-address = Adresa e-pošte
channel-mailbox-name = Ime pošiljatelja
channel-mailbox-add = Novi poštanski sandučić
channel-mailbox-open = Dodaj
channel-mailbox-hint = Kupci vide ime pošiljatelja, a ako ga nema, adresu. Novi upiti idu odabranom odjelu.
channel-mailbox-close = Zatvori sandučić
channel-settings = Pošta
channel-mailbox-close-sure = Zatvoriti { $name }? Poruke na tu adresu više se neće primati.
channel-relay = Odlazna pošta
channel-relay-is = Odgovori odlaze preko
channel-relay-none = Poslužitelj pošte nije postavljen: odgovori čekaju ovdje i ne stižu nikome.
channel-relay-how = Poruke šalje vaš poslužitelj pošte. Postavlja se ondje gdje se program pokreće:

channel-problems = Neraspoznate poruke
channel-problems-lead = Ove su poruke spremljene, ali nisu ni u jednom upitu. Pogledajte ih i pročitajte ponovno kad se uzrok ukloni. Ako više ništa nije potrebno, označite poruku kao riješenu.
channel-problems-none = Ovdje ništa ne čeka
channel-problems-none-more = Ako se neka poruka ne može pročitati, sama će se pojaviti ovdje.
channel-problem-when = Stiglo
channel-problem-from = Od
channel-problem-nobody = bez pošiljatelja
channel-problem-size = Veličina
channel-problem-why = Zašto je ovdje
channel-problem-read = Pročitaj ponovno
channel-problem-deal = Označi kao riješeno
channel-problem-dealt = Riješeno
channel-problem-loop = Vratila se naša vlastita poruka: netko nam je prosljeđuje.
channel-problem-empty = U njoj nema ničega.
channel-problem-no-header = Ovo nije poruka e-pošte: nema zaglavlja.
channel-problem-defect = Naš je program zapeo na njoj. Javite onome tko ga održava; nakon nadogradnje poruka se može pročitati ponovno.
channel-problem-unread = Već dugo čeka nepročitana. Pročitajte je ponovno; ako ne pomogne, javite onome tko održava program.
channel-problem-other = Ne može se raspoznati: { $name }

channel-original = Izvorna poruka
channel-original-download = Preuzmi
channel-original-headers = Zaglavlja
channel-original-source = Izvorni tekst
channel-original-cut = Prikazan je samo početak. U preuzetoj je datoteci sve.

channel-flash-mailbox-opened = Poštanski sandučić je dodan
channel-flash-mailbox-closed = Poštanski sandučić je zatvoren
channel-flash-reading = Poruka se ponovno čita
channel-flash-dealt = Riješeno: stoji sklopljeno ispod popisa

channel-error-address = Ovo nije adresa e-pošte.
channel-error-department = Odaberite odjel.
channel-error-mailbox = Takvog poštanskog sandučića ovdje nema.
channel-error-no-mailbox = Još nema poštanskog sandučića. Administrator ga može dodati u odjeljku Poštanski sandučići ili naredbom: repka mailbox add ADDRESS --department NAME
channel-error-no-relay = Poslužitelj pošte nije postavljen pa poruke ne mogu otići. Postavite ga: REPKA_RELAY=smtp://host:port
channel-error-empty = U zahtjevu nema poruke: tijelo je prazno.
channel-error-no-problem = Ova je poruka već raspoznata
channel-error-brought-along = Ova je poruka prenesena iz stare pošte: prenesite je ponovno i bit će ponovno pročitana

channel-reset-subject = { $company }: odaberite lozinku
channel-reset-text =
    Pozdrav, { $name }!

    Na ovoj poveznici birate svoju lozinku za { $company }:

    { $link }

    Poveznica vrijedi jednom, u roku od 24 sata.

    Ako ovu poruku ne očekujete, zanemarite je: ništa se neće promijeniti.
channel-mailboxes-hint = Adrese na koje kupci pišu i tko ondje odgovara.
channel-signature = Potpis, s adrese { $name }
channel-error-mail-refused = Poslužitelj pošte odbija poruku.
channel-problem-notice = Odgovor na obavijest, ali s tuđe adrese, bez riječi ili o upitu koji njezin primatelj ne vidi.
channel-problem-question = Odgovara na pitanje postavljeno poštom, ali ne govori ništa.
channel-told-kept = Poruka sačuvana
channel-told-not-understood = Poruka nije razumljena
channel-told-dealt = Riješena poruka koja nije bila razumljiva
channel-told-mailbox-made = Otvoren sandučić
channel-told-mailbox-closed = Zatvoren sandučić
channel-told-mailbox-changed = Promijenjen sandučić
channel-last-in = Zadnja dolazna:
channel-last-out = zadnja odlazna:
channel-last-never = u zadnje vrijeme nijedna
channel-relay-own = Poslužitelj e-pošte koji šalje s ove adrese. Navodi ga vaš pružatelj, često pod „SMTP”.
channel-relay-host = Poslužitelj
channel-relay-port = Vrata (port)
channel-relay-security = Šifriranje
channel-relay-user = Korisnik
channel-relay-keeps = Ostavite lozinku praznom da se zadrži.
channel-relay-unset = Šalji zajedničkim poslužiteljem
channel-relay-host-wrong = To nije ime ni port poslužitelja.
channel-relay-password-wrong = Korisnik treba lozinku; za drugi poslužitelj ili korisnika traži se ponovno.
channel-security-wrapped = TLS od početka (465)
channel-security-required = STARTTLS (587)
channel-security-none = nema: samo unutar vlastite mreže
channel-test = Isprobaj slanje
channel-test-lead = Šalje vam jednu poruku ovim sandučićem i pokazuje što je poslužitelj rekao.
channel-test-send = Pošalji mi probnu poruku
channel-test-subject = Probna poruka
channel-test-text = Ova je poruka otišla preko { $name }. Ako je čitate, slanje radi.
channel-test-taken = Primljeno. Pogledajte u pretinac { $name } i u neželjenu poštu.
channel-test-said = Poslužitelj je rekao:
channel-in = Kako pošta dolazi
channel-in-forward = Neka vaš pružatelj prosljeđuje { $name } ovamo ili dodajte ovaj poslužitelj u MX zapise domene.
channel-in-mx = Pošta se prima SMTP-om tamo gdje je pri pokretanju navedeno
channel-advice-password = Poslužitelj ne prihvaća korisnika i lozinku. Provjerite oboje; mnogi pružatelji ovdje traže lozinku za aplikaciju.
channel-advice-sender = Poslužitelj ne dopušta slanje s ove adrese. Prijavite se kao njezin vlasnik ili dopustite adresu kod pružatelja.
channel-advice-later = Poslužitelj traži novi pokušaj kasnije. Potraje li to sat vremena, pitajte pružatelja.
channel-advice-tls = Šifrirana veza nije uspjela. Provjerite port i šifriranje: 465 ide s TLS-om od početka, 587 sa STARTTLS-om.
channel-advice-host = Nema poslužitelja tog imena. Provjerite kako je napisano.
channel-advice-port = Tamo nitko ne odgovara. Provjerite poslužitelj, port i pušta li vatrozid ovo računalo van.
channel-advice-other = Poslužitelj nije primio poruku. Njegov odgovor može pomoći pružatelju.
channel-told-answer-held = odgovor poštom je zadržan
channel-unsolved = Nije riješeno
channel-unsolved-mail = Nije riješeno? Javite nam jednim klikom:
channel-unsolved-what = Što još nedostaje? Može ostati prazno.
channel-unsolved-send = Ponovno otvori
channel-unsolved-hint = Odmah ćemo to vidjeti i odgovoriti poštom.
channel-unsolved-gone = Ova poveznica ne radi
channel-unsolved-gone-more = Možda nije kopirana cijela. Samo odgovorite na našu poruku: vaše riječi stižu do nas jednako.
channel-unsolved-said = Hvala. Ponovno je otvoreno.
channel-unsolved-said-more = Odgovorit ćemo poštom. Ovu stranicu možete zatvoriti.
channel-unsolved-words = Nije riješeno.
channel-unsolved-shared = Naše je pismo dobilo više osoba pa ne možemo znati tko ovdje odgovara. Potpišite što napišete.
channel-unsolved-somebody = Netko tko je dobio naše pismo
channel-undelivered-mailbox = nema sandučića s kojeg bi se pisalo
channel-undelivered-relay = nije zadan poslužitelj za slanje
channel-undelivered-ours = to je adresa ovog sustava
channel-guide-mailbox = Sandučić
channel-guide-mailbox-why = Adresa na koju vam kupci pišu.
channel-guide-test = Probna poruka
channel-guide-test-why = Odgovori odlaze poslužiteljem pošte; probna poruka sa stranice sandučića pokazuje da ih prima.
channel-guide-ticket = Prvi upit
channel-guide-ticket-why = Pišite na sandučić sa svoje adrese. Ova stranica primijeti kad stigne.
channel-told-mailbox-tested = Poslana probna poruka
channel-may-problems = Vidi nerazumljene poruke
channel-may-mailboxes = Postavlja sandučiće i poslužitelje pošte
channel-ask-remind = { $name }, { $company }, još čeka vaš odgovor na ovo pitanje.
channel-ask-foot = Odgovor na ovu poruku ide osobi { $name }, { $company }.
channel-told-question-undelivered = Pitanje izvan tvrtke nije stiglo
channel-fetch-title = Dohvaćanje pošte za { $name }
channel-fetch-lead = Ako ova adresa ima sandučić kod pružatelja usluge, poruke se odande dohvaćaju IMAP-om. Slijedi se numeriranje samog poslužitelja, pa ovamo stiže i poruka koju je ondje netko već pročitao.
channel-fetch-from = Poruke se dohvaćaju s poslužitelja { $name }.
channel-fetch-set = Dohvaćaj poruke IMAP-om
channel-fetch-change = Promijeni
channel-fetch-unset = Ne dohvaćaj više
channel-fetch-folder = Mapa
channel-fetch-begin = Počni
channel-fetch-begin-new = od poruka koje stignu od sada
channel-fetch-begin-all = od svih poruka u mapi
channel-fetch-afterwards = Kad je poruka ovdje sačuvana
channel-fetch-leave = ostavi je ondje kakva jest
channel-fetch-move-them = premjesti je u drugu mapu
channel-fetch-delete = izbriši je ondje
channel-fetch-move = Mapa za premještene poruke
channel-fetch-wrapped = TLS od početka (993)
channel-fetch-required = STARTTLS (143)
channel-fetch-looked = Sve su poruke zadnji put dohvaćene:
channel-fetch-never = Još ništa nije dohvaćeno.
channel-fetch-failing = Dohvaćanje ne uspijeva od
channel-fetch-said = Pojedinosti:
channel-fetch-try = Iskušaj dohvaćanje
channel-fetch-try-lead = Prijavljuje se, otvara mapu i pokazuje što je poslužitelj rekao. Ondje se ništa ne mijenja.
channel-fetch-try-now = Iskušaj
channel-fetch-tried = { $n ->
    [one] Radi: mapa { $name } je otvorena, u njoj je { $n } poruka.
    [few] Radi: mapa { $name } je otvorena, u njoj su { $n } poruke.
   *[other] Radi: mapa { $name } je otvorena, u njoj je { $n } poruka.
 }
channel-fetch-user-wrong = Navedite korisnika; kod većine pružatelja to je cijela adresa e-pošte.
channel-fetch-folder-wrong = Navedite mapu, na primjer INBOX.
channel-fetch-move-wrong = Navedite mapu različitu od one iz koje se poruke dohvaćaju.
channel-fetch-advice-tls = Šifrirana veza nije uspjela. Provjerite vrata i šifriranje: 993 ide s TLS-om od početka, 143 sa STARTTLS-om.
channel-fetch-advice-folder = Mapa se ne može otvoriti. Provjerite joj ime kako ga prikazuje program za poštu; podmape se često pišu INBOX/Ime ili INBOX.Ime.
channel-fetch-advice-refused = Poslužitelj odbija ono što se od njega traži. Njegov odgovor može pomoći vašem pružatelju usluge.
channel-fetch-advice-lost = Veza se prekida iznova i iznova. Pokušava se dalje; ako tako ostane, pitajte pružatelja usluge.
channel-fetch-advice-afterwards = Poruke stižu, ali ih poslužitelj ne da premjestiti ili izbrisati. Provjerite ime mape i prava računa.
channel-fetch-advice-ours = Čuvanje poruka nije uspjelo na našoj strani. Razlog je u dnevniku; pokušava se dalje samo od sebe.
channel-problem-too-big = Veća je od onoga što se prima. Ovdje je njezino zaglavlje, a sama poruka i dalje je u sandučiću kod pružatelja usluge.
channel-problem-unfetched = Poslužitelj pružatelja usluge ima je, ali je nije mogao predati. Potražite je u sandučiću ondje.
channel-vendors = Usluge e-pošte
channel-vendors-hint = Kod Googlea i Microsofta 365 umjesto lozinke daje se privola u pregledniku.
channel-vendors-lead = Google i Microsoft 365 puštaju program samo kao aplikaciju vaše tvrtke, registriranu kod njih. Ovdje unesite ono što su vam za nju dali. U Google Cloudu to je OAuth klijent vrste web-aplikacija, a u Microsoft Entri registracija aplikacije s dozvolama IMAP.AccessAsUser.All i SMTP.Send.
channel-vendors-back = Povratna adresa koju ondje treba registrirati:
channel-vendor-id = ID klijenta
channel-vendor-secret = Tajna klijenta
channel-vendor-authorize = Adresa za privolu
channel-vendor-token = Adresa za tokene
channel-vendor-keeps = Ostavite tajnu praznom da bi ostala ista.
channel-vendor-id-wrong = Navedite ID klijenta.
channel-vendor-secret-wrong = Navedite tajnu klijenta; za drugog klijenta ili adresu traži se ponovno.
channel-vendor-url-wrong = Ovo nije adresa koja počinje s https://.
channel-vendor-none = Aplikacija vaše tvrtke kod ove usluge još nije postavljena. Postavite je pod „Usluge e-pošte”.
channel-fetch-signs-in = Prijava
channel-fetch-password = korisnikom i lozinkom
channel-fetch-vendor-open = Za prijavu putem usluge odaberite TLS ili STARTTLS: bez šifriranja bi svatko na putu mogao čitati sandučić.
channel-fetch-consent = Daj privolu: { $name }
channel-fetch-consent-why = Usluga će pitati smijemo li čitati ovaj sandučić i slati iz njega. Prijavite se ondje kao korisnik sandučića; jedna privola vrijedi za oboje.
channel-fetch-advice-consent = Usluga nas ne pušta. Dajte privolu ponovno niže; ondje se mora prijaviti korisnik ovog sandučića.
channel-consent-stale = Ovu je privolu započeo netko drugi ili davno. Započnite je ponovno na stranici sandučića.
channel-consent-changed = Dok se davala privola, postavke sandučića su promijenjene. Započnite privolu ponovno ovdje.
channel-flash-consented = Privola je sačuvana. Poruke se dohvaćaju.
channel-told-vendor-changed = Promijenjena usluga e-pošte
channel-relay-password = korisnik i lozinka, ako su potrebni
channel-consent-ended = Pošta čeka novu privolu: usluga nas ne pušta od
channel-flash-consented-out = Privola je spremljena. Pošta koja je čekala šalje se.
channel-advice-token = Poslužitelj ne prihvaća token usluge. Ponovno dajte privolu kao korisnik sandučića; kod Microsofta 365 administrator mora za ovaj sandučić dopustiti i SMTP s provjerom identiteta.
channel-told-consent-ended = Privola kod usluge za poštu prestala je vrijediti
channel-ack = Javiti da je pošta stigla
channel-ack-is = Tko piše o nečem novom, odmah doznaje da je pošta stigla.
channel-ack-is-not = Tko piše, ne doznaje ništa dok mu netko ne odgovori.
channel-ack-title = Što { $name } odmah javlja
channel-ack-lead = Tko na ovaj sandučić piše o nečem novom, dobiva jednu poruku, jednom po upitu. Ona nije odgovor: upit i dalje čeka, i to se vidi. Strojevi, liste i mi sami ne dobivamo ništa, a nitko više od tri na dan.
channel-ack-off = Zasad se nikome ništa ne javlja. Ove su riječi za početak; šalju se kad ih uključite.
channel-ack-begin = Uključi
channel-ack-end = Isključi
channel-ack-now = Što bi sada otišlo
channel-ack-usual =
    Poštovani,

    primili smo vašu poruku; njezin je broj {"{{"}ticket.number{"}}"}. Kolega će je pročitati i odgovoriti vam.

    {"{{"}expectation|{"}}"}

    {"{{"}company{"}}"}
channel-expect-minutes = { $n ->
    [one] U posljednje vrijeme do našeg prvog odgovora prođe oko { $n } minuta radnog vremena.
    [few] U posljednje vrijeme do našeg prvog odgovora prođe oko { $n } minute radnog vremena.
   *[other] U posljednje vrijeme do našeg prvog odgovora prođe oko { $n } minuta radnog vremena.
 }
channel-expect-hours = { $n ->
    [one] U posljednje vrijeme do našeg prvog odgovora prođe oko { $n } sat radnog vremena.
    [few] U posljednje vrijeme do našeg prvog odgovora prođe oko { $n } sata radnog vremena.
   *[other] U posljednje vrijeme do našeg prvog odgovora prođe oko { $n } sati radnog vremena.
 }
channel-expect-days = { $n ->
    [one] U posljednje vrijeme do našeg prvog odgovora prođe oko { $n } radni dan.
    [few] U posljednje vrijeme do našeg prvog odgovora prođe oko { $n } radna dana.
   *[other] U posljednje vrijeme do našeg prvog odgovora prođe oko { $n } radnih dana.
 }
channel-expect-closed = Sada ne radimo; ponovno radimo od { $name }.
channel-mailbox-sender = Kupci pošiljatelja vide ovako
channel-problem-forged = Govori u ime jednoga od nas, a pošiljatelj joj je krivotvoren.
channel-problem-unproven = Govori u ime jednoga od nas, a pošiljatelja joj ništa ne dokazuje.
channel-told-trust-changed = Promijenjeno kome se vjeruje o pošiljateljima
channel-sender = Pošiljatelj
channel-sender-signed = Poslao { $name }, potpisano.
channel-sender-sent = Poslao { $name }: došla je s poslužitelja koje ta domena navodi.
channel-sender-dmarc = Možda krivotvoreno: { $name } kaže čime se dokazuju njezine poruke, a ova nije dokazana.
channel-sender-server = Možda krivotvoreno: { $name } navodi poslužitelje koji šalju njezine poruke; ova je došla s drugoga i nije potpisana.
channel-sender-several = Možda krivotvoreno: navedeni su pošiljatelji iz više domena i nitko za nju ne odgovara.
channel-sender-unproven = Nije dokazano: { $name } kaže čime se dokazuju njezine poruke, ali dopušta i nedokazane (DMARC p=none). Tako je često kod mailing lista i prosljeđivanja.
channel-sender-unknown = Ni dokazano ni osporeno: { $name } ne kaže dovoljno o svojim porukama.
channel-sender-unasked = Nije provjereno: kad je poruka stigla, DNS nije odgovarao.
channel-problems-dns = DNS ne odgovara: ne provjerava se jesu li pošiljatelji poruka krivotvoreni. Pogledajte koji DNS poslužitelj pita ovo računalo ili navedite drugi u REPKA_DNS.
channel-sender-asked = Program je pitao DNS kad je poruka stigla.
channel-sender-told = To je utvrdio poslužitelj e-pošte { $name } i zapisao u poruku.
channel-sender-sealed = To je utvrdio { $name } prije prosljeđivanja i zapečatio.
channel-senders = Pošiljatelji
channel-senders-hint = Kako se saznaje tko je doista poslao poruku i kome se o tome vjeruje.
channel-senders-checked = Krivotvoreni pošiljatelji
channel-senders-lead = Za svaku se pristiglu poruku provjerava je li od onoga koga navodi (SPF, DKIM, DMARC, ARC). Pošiljatelj koji je možda krivotvoren označava se u upitu, ne ulazi u upit samo po adresi i nikad ne djeluje kao jedan od nas. Kad domena dopušta nedokazane poruke (DMARC p=none), pošiljatelj se naziva nedokazanim: to nije krivotvorina ni znak neželjene pošte, ali mu se ne vjeruje ništa više.
channel-senders-asks = DNS se pita.
channel-senders-asks-not = DNS se ne pita; poznato je samo ono što su zapisali poslužitelji navedeni niže. Da se pita:
channel-senders-believed = Čija riječ vrijedi
channel-senders-servers = Vaši poslužitelji e-pošte
channel-senders-servers-hint = Za poruke koje se dohvaćaju ili ih prosljeđuje vaš poslužitelj: ime na početku polja Authentication-Results, na primjer mx.google.com. Samo poslužitelji koji uklanjaju takva tuđa polja.
channel-senders-sealers = Prosljeđivači kojima vjerujete
channel-senders-sealers-hint = Popisi i pružatelji usluga koji vam prosljeđuju poruke i pečate ih (ARC): njihove domene, na primjer google.com ili microsoft.com.
channel-trust-name-wrong = Navedite imena poput mx.example.com, po jedno u retku, najviše 50.
channel-told-dkim-changed = Promijenjeno potpisivanje poruka
channel-domains = Vlastite domene
channel-domains-hint = Mogu li drugi vidjeti da su poruke s vaših adresa doista vaše.
channel-domains-lead = Primatelji pitaju DNS tko smije slati za vašu domenu (SPF), kojim ključevima ona potpisuje (DKIM) i što činiti s porukama koje nisu dokazane (DMARC). Objavite ono što nedostaje ondje gdje je domena registrirana; u DNS-u se može pojaviti tek za sat vremena.
channel-domains-again = Provjeri ponovno
channel-domain-good = u redu
channel-domain-weak = slabo
channel-domain-missing = nema
channel-domain-wrong = pogrešno
channel-domain-unknown = nepoznato
channel-domain-found = Nađeno:
channel-domain-set = Objavite kao zapis TXT:
channel-domain-spf-good = Domena kaže tko smije slati za nju. Provjerite je li među njima poslužitelj koji prenosi vaše poruke.
channel-domain-spf-weak = Domena navodi poslužitelje, a o svima ostalima ne kaže ništa.
channel-domain-spf-missing = Domena ne kaže tko smije slati za nju. Dodajte ono što za to navodi vaš pružatelj usluge e-pošte; obično počinje s „include:…“.
channel-domain-spf-wrong = Ovime svi smiju slati u vaše ime, ili ima više zapisa, a smije biti samo jedan.
channel-domain-spf-unknown = DNS nije odgovorio.
channel-domain-dkim-good = Naš je ključ objavljen.
channel-domain-dkim-weak = Naš je ključ objavljen.
channel-domain-dkim-missing = Naš ključ još nije objavljen.
channel-domain-dkim-wrong = Pod tim je imenom objavljen drugi ključ.
channel-domain-dkim-unknown = DNS nije odgovorio.
channel-domain-dmarc-good = Primatelje se moli da ne vjeruju nedokazanim porukama u vaše ime.
channel-domain-dmarc-weak = Primateljima je rečeno da prime i nedokazano. Zatražite više kad SPF i DKIM budu u redu.
channel-domain-dmarc-missing = Domena ne kaže što učiniti s porukama bez dokaza. Ako i drugi šalju u vaše ime, počnite s p=none umjesto p=quarantine.
channel-domain-dmarc-wrong = To se ne može razumjeti, ili ima više zapisa, a smije biti samo jedan.
channel-domain-dmarc-unknown = DNS nije odgovorio.
channel-domain-no-key = Ako poslužitelj koji prenosi vaše poruke ne potpisuje (DKIM), može potpisivati program. Najprije pitajte pružatelja usluge: većina potpisuje.
channel-domain-make = Izradi ključ
channel-domain-make-again = Izradi drugi ključ
channel-domain-make-again-sure = Program prestaje potpisivati dok novi ključ ne bude objavljen. Izraditi drugi?
channel-domain-begin = Potpisuj odsad
channel-domain-end = Prestani potpisivati
channel-domain-signs = Program potpisuje poruke ove domene.
channel-domain-signs-not = Program još ne potpisuje: moći će kad ključ bude objavljen.
channel-domain-not-published = Ključ još nije objavljen ili ga DNS još ne prikazuje. Ništa nije promijenjeno.
channel-ledger = Gdje je svaka poruka
channel-ledger-lead = Koliko je poruka došlo broji se na ulazu, a gdje su — prema onome što je spremljeno. Dok se brojke slažu, ništa nije izgubljeno. Iza svake brojke stoje njezine poruke.
channel-ledger-open = Gdje je svaka poruka ovog sandučića, po danima
channel-ledger-today = Danas
channel-ledger-day = Dan
channel-ledger-sum = Zbroj
channel-ledger-holds = Slaže se
channel-ledger-whole = ništa ne nedostaje
channel-ledger-wrong = ne slaže se
channel-ledger-broken = ne slaže se: { $name }
channel-ledger-nothing = nema poruka
channel-ledger-empty = Nema poruka u zadnjih 30 dana
channel-ledger-empty-more = Čim dođe poruka, njezin će dan stajati ovdje.
channel-ledger-none-of-ours = Ni na jedan naš sandučić
channel-ledger-what = Poruka
channel-ledger-behind-none = Ovdje više nema poruka
channel-ledger-behind-none-more = U međuvremenu su obrađene, ili je prošlo 30 dana pa su pošiljatelji zaboravljeni.
channel-ledger-newest = Prikazano je zadnjih { $n }.
channel-ledger-seen = { $n ->
    [one] { $n } poruka
    [few] { $n } poruke
   *[other] { $n } poruka
 }
channel-ledger-ticket = { $n ->
    [one] { $n } novi upit
    [few] { $n } nova upita
   *[other] { $n } novih upita
 }
channel-ledger-joined = { $n } u poznatim upitima
channel-ledger-automatic = { $n ->
    [one] { $n } automatska
    [few] { $n } automatske
   *[other] { $n } automatskih
 }
channel-ledger-copy = { $n ->
    [one] { $n } kopija
    [few] { $n } kopije
   *[other] { $n } kopija
 }
channel-ledger-done = { $n ->
    [one] { $n } odgovor na obavijest
    [few] { $n } odgovora na obavijesti
   *[other] { $n } odgovora na obavijesti
 }
channel-ledger-elsewhere = { $n } brojeno kod drugog sandučića
channel-ledger-waiting = { $n } još nepročitano
channel-ledger-problem = { $n ->
    [one] { $n } problem
    [few] { $n } problema
   *[other] { $n } problema
 }
channel-ledger-spam = { $n } u neželjenoj pošti
channel-ledger-lost = { $n ->
    [one] { $n } čijih riječi nema
   *[other] { $n } čijih riječi nema
 }
channel-ledger-other = { $n } { $name }
channel-ledger-again = { $n } već je stiglo prije
channel-ledger-refused-unknown = { $n } odbijeno: nema takve adrese
channel-ledger-refused-too-big = { $n } odbijeno: preveliko
channel-ledger-refused-empty = { $n } odbijeno: prazno
channel-ledger-refused-no-room = { $n } odgođeno: previše odjednom
channel-ledger-refused-later = { $n } odgođeno: nije se moglo spremiti
channel-compare = Usporedba s pružateljem
channel-compare-lead = Svake se noći od pružatelja traže sve poruke iz zadnjih 14 dana; što ovdje nedostaje, dohvaća se.
channel-compare-now = Usporedi sada
channel-compare-none = Još nije uspoređeno; bit će noćas.
channel-compare-running = uspoređuje se
channel-compare-broken = nije dovršena
channel-compare-filled = dohvaćeno
channel-compare-lacking = pogledajte probleme
channel-compare-counts = Pregledano: { $n }. Nedostajalo: { $missing }. Dohvaćeno: { $fetched }. Problema: { $problems }.
channel-compare-was-missing = Nedostajalo:
channel-flash-comparing = Uspoređuje se
channel-told-comparison-asked = Zatražio usporedbu sandučića s pružateljem
channel-told-compared = Sandučić je uspoređen s pružateljem
channel-alarm-silent = Neobično dugo nema poruka, od { $name }
channel-alarm-failing = Dohvaćanje ne uspijeva od { $name }
channel-alarm-refusing = Poruke se ne mogu spremiti od { $name }
channel-told-alarmed = U sandučić ne stiže pošta
channel-told-flows = U sandučić opet stiže pošta
channel-spam = Neželjena pošta
channel-spam-lead = { $n ->
    [one] Ova pošta ne postaje upit i ne zove nikoga. Vratite što nije neželjeno; ostalo se briše nakon { $n } dana.
    [few] Ova pošta ne postaje upit i ne zove nikoga. Vratite što nije neželjeno; ostalo se briše nakon { $n } dana.
   *[other] Ova pošta ne postaje upit i ne zove nikoga. Vratite što nije neželjeno; ostalo se briše nakon { $n } dana.
 }
channel-spam-rules-go = Pravila i pošiljatelji
channel-spam-none = Nema neželjene pošte
channel-spam-none-more = Ovdje se pojavljuje što zadrže pravila, popis blokiranih ili poslužitelj pošte ispred nas.
channel-spam-pick = Odaberi „{ $name }”
channel-spam-free = Nije neželjeno
channel-spam-want = Nije neželjeno, i uvijek propusti pošiljatelja
channel-spam-delete = Trajno obriši
channel-spam-delete-sure = Trajno obrisati ovu neželjenu poštu? Nitko je neće moći vratiti.
channel-spam-more = Starija pošta
channel-spam-block = Blokiraj pošiljatelja
channel-spam-block-hint = Od sada sva njihova pošta ide u ovu mapu. Domena znači svakoga tko s nje piše.
channel-spam-text = Tekst
channel-spam-text-hint = Prikazuje se samo tekst: slike se ne dohvaćaju i pošiljatelj ne doznaje da je pročitano.
channel-original-cut-text = Prikazan je samo početak.
channel-spam-files = Datoteke; ostaju u poruci dok se ne vrati:
channel-spam-because-blocked = Blokirano: { $name }
channel-spam-because-rule = Pravilo „{ $name }”
channel-spam-because-upstream = Poslužitelj ispred nas kaže: { $name }
channel-spam-because-marked = Označeno: { $name }
channel-spam-mark = Neželjena pošta
channel-spam-settings = Neželjena pošta
channel-spam-settings-hint = Koja pošta ne postaje upit: pravila, blokirani i željeni pošiljatelji.
channel-rules-lead = Odgovori kupaca na našu poštu uvijek stižu. Zatim su željeni pošiljatelji ispred blokiranih, a oba popisa ispred pravila. Tko ima otvoren upit, ne zadržava se zbog riječi u poruci.
channel-rules = Pravila
channel-rules-none = Još nema pravila.
channel-rule-new = Novo pravilo
channel-rule-name = Naziv
channel-rule-kind = Gleda
channel-rule-value = Traži
channel-rule-value-hint = Više vrijednosti odvaja se zarezom; dovoljna je jedna. Riječi se traže cijele, bez obzira na velika slova i naglaske.
channel-rule-field = Zaglavlje, ako se gleda
channel-rule-address = adresu pošiljatelja
channel-rule-domain = domenu pošiljatelja i sve ispod nje
channel-rule-words = riječi u predmetu ili tekstu
channel-rule-header = zaglavlje koje sadrži
channel-rule-try = Isprobaj
channel-rule-keep = Dodaj pravilo
channel-rule-tried = { $n ->
    [one] Od zadnjih 200 poruka zadržalo bi { $n }:
    [few] Od zadnjih 200 poruka zadržalo bi { $n }:
   *[other] Od zadnjih 200 poruka zadržalo bi { $n }:
 }
channel-rule-drop = Ukloni
channel-rule-drop-one = Ukloni „{ $name }”
channel-blocked = Blokirani pošiljatelji
channel-blocked-hint = Njihova pošta ne postaje upit i leži u neželjenoj. Kupac blokiran na svojoj kartici nešto je drugo: njegova pošta postaje upit koji je odmah riješen.
channel-wanted = Željeni pošiljatelji
channel-wanted-hint = Njihova pošta nikad nije neželjena, što god pravila i poslužitelji rekli.
channel-spam-sender = Adresa ili domena
channel-sender-add = Dodaj
channel-sender-drop-one = Ukloni „{ $name }” s popisa
channel-senders-more = Prikazano je samo prvih 200.
channel-keeping = Koliko se čuva neželjena pošta
channel-keeping-days = Dana
channel-keeping-hint = Zatim se trajno briše. Ručno administrator može obrisati što je ležalo tjedan dana.
channel-filtered = Poslužitelj pošte ispred nas označava neželjeno
channel-filtered-hint = Vrijedi što u zaglavlje upišu SpamAssassin, Rspamd ili Exchange. Odaberite samo ako pošta stiže isključivo preko tog poslužitelja: isto bi mogao napisati bilo tko.
channel-flash-freed = Vraćeno iz neželjene pošte
channel-flash-wanted = Vraćeno; pošta tih pošiljatelja uvijek stiže
channel-flash-deleted = Trajno obrisano
channel-flash-some-early = Što leži kraće od tjedan dana, ostaje
channel-flash-none-picked = Najprije odaberite poštu
channel-flash-marked = U neželjenoj pošti. „Nije neželjeno” vraća.
channel-flash-sender-blocked = Pošiljatelj je blokiran
channel-flash-sender-wanted = Pošta tog pošiljatelja uvijek stiže
channel-flash-unlisted = Pošiljatelj je uklonjen s popisa
channel-error-no-spam = Ta poruka više nije u neželjenoj pošti
channel-error-spam-place = Tog mjesta nema na popisu. Navedite mjesto (place) poruke s popisa.
channel-error-sender = Upišite adresu ili domenu, na primjer shop.example.
channel-error-rule-name = Dajte pravilu naziv: prikazuje se kao razlog.
channel-error-rule-field = Upišite naziv zaglavlja, na primjer X-Mailer.
channel-error-rule-value = Upišite što se traži.
channel-error-rules-many = Već je 200 pravila; najprije uklonite jedno.
channel-error-spam-days = Između 7 i 365 dana.
channel-error-spam-early = Poruka je u mapi kraće od tjedan dana.
channel-error-mark-mail = Nije premješteno: u neželjeno ide samo što je stiglo poštom.
channel-error-mark-merged = Nije premješteno: upit je spojen s drugim.
channel-error-mark-done = Nije premješteno: upit je već završen.
channel-error-mark-answered = Nije premješteno: već je odgovoreno. Blokirajte kupca na kartici.
channel-error-mark-several = Nije premješteno: u upitu je više od jedne poruke.
channel-error-mark-asked = Nije premješteno: o tome su pitani kolege.
channel-error-mark-remedy = Nije premješteno: predložena je naknada.
channel-error-mark-known = Nije premješteno: kupac ima druge upite. Blokirajte ga na kartici.
channel-told-put-aside = Poruka je stavljena u neželjenu poštu
channel-told-freed = Poruka je vraćena iz neželjene pošte
channel-told-deleted = Neželjena pošta trajno je obrisana
channel-told-sender-listed = Pošiljatelj je blokiran ili proglašen željenim
channel-told-sender-unlisted = Pošiljatelj je uklonjen s popisa
channel-told-rules-changed = Promijenjena su pravila za neželjenu poštu
channel-told-keeping-changed = Promijenjeno je koliko se čuva neželjena pošta
channel-may-spam = Pregledavati neželjenu poštu, vraćati poruke i blokirati pošiljatelje
channel-may-rules = Pisati pravila za neželjenu poštu
channel-ask-quoted = { $at }, { $name }:
