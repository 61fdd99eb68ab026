people-sign-in = Prijava
people-sign-in-title = Dobro došli natrag
people-sign-in-wrong = Adresa ili lozinka nije točna.
people-sign-in-slow = Previše pokušaja. Pokušajte za { $n ->
    [one] { $n } minutu
    [few] { $n } minute
   *[other] { $n } minuta
 }.
people-email = Adresa e-pošte
people-email-wrong = Ovo nije adresa e-pošte.
people-email-taken = Ta je adresa već zauzeta.
people-name = Ime
people-name-wrong = Potrebno je ime.
people-name-taken = To je ime zauzeto.
people-password = Lozinka
people-password-new = Nova lozinka
people-password-current = Sadašnja lozinka
people-password-change = Promijeni lozinku
people-password-hint = Najmanje 10 znakova; najbolja je kratka rečenica.
people-password-short = Prekratko: najmanje 10 znakova.
people-password-long = Predugo: dovoljna je kratka rečenica.
people-password-wrong = To nije vaša lozinka.
people-password-changed = Lozinka je promijenjena; ostale sesije su završene
people-forgot = Zaboravljena?
people-forgot-title = Zaboravljena lozinka
people-forgot-lead = Poslat ćemo vam poveznicu kojom birate novu.
people-forgot-send = Pošalji poveznicu
people-forgot-sent = Ako nam je adresa poznata, poveznica je na putu.
people-forgot-sent-more = Vrijedi jednom, u roku od jednog dana. Pogledajte i u neželjenu poštu.
people-reset-title = Odaberite novu lozinku
people-reset-save = Spremi i prijavi se
people-reset-old = Poveznica je prestara ili već iskorištena. Zatražite novu.
people-set-up-title = Postavite svoj pult
people-set-up-lead = Jedna minuta: vaša tvrtka i vi kao prvi administrator. Sve se može promijeniti kasnije.
people-set-up-start = Kreni
people-set-up-over = Pult je već postavljen. Prijavite se.
people-set-up-needed = Ovdje još nitko ne radi. Otvorite poveznicu za postavljanje koju je Repka prikazala pri pokretanju.
people-set-up-department = Podrška
people-company = Tvrtka
people-language = Jezik
people-zone = Vremenska zona
people-choice-wrong = To se ne može odabrati.
people-demo-title = Čijim očima želite gledati?
people-demo-lead = { $name } je izmišljena tvrtka, kao i njezini ljudi i kupci. Sve radi, a ništa ne napušta ovo računalo.
people-demo-foot = Osobu možete promijeniti kad god želite: odjavite se i odaberite drugu.
people-demo-hint-admin = Uz to odlučuje tko ovdje radi i kako.
people-demo-hint-supervisor = Vidi i raspoređuje posao svih.
people-demo-hint-agent = Odgovara kupcima.
people-demo-hint-collaborator = Pomaže iznutra; kupci to ne vide.
people-me = O meni
people-sessions = Gdje ste prijavljeni
people-session-this = ova
people-session-seen = zadnje korištenje
people-session-end = Završi
people-device-other = Nepoznat preglednik
people-tokens = Ključevi za programe
people-tokens-lead = Ključ smije što i vi.
people-token-once = Kopirajte ga sada: prikazuje se samo ovaj put.
people-token-name = Čemu služi?
people-token-make = Izradi ključ
people-token-made = izrađen
people-token-used = zadnji put korišten
people-token-unused = nikad korišten
people-token-end = Opozovi
people-staff = Djelatnici
people-settings = Postavke
people-settings-own = Vi
people-settings-company = Tvrtka
people-account-hint = Ime, jezik i vremenska zona.
people-staff-hint = Tko ovdje radi, u kojoj ulozi i kako se prijavljuje.
people-departments-hint = Tko za što odgovara.
people-staff-count = { $n ->
    [one] { $n } osoba
    [few] { $n } osobe
   *[other] { $n } osoba
 }
people-staff-add = Novi kolega
people-staff-invite = Pozovi
people-staff-invite-hint = Dobit će poruku s poveznicom za odabir lozinke.
people-department = Odjel
people-departments = Odjeli
people-department-add = Novi odjel
people-department-make = Dodaj
people-department-people = Ljudi
people-role = Uloga
people-role-admin = Administrator
people-role-supervisor = Voditelj
people-role-agent = Agent
people-role-collaborator = Suradnik
people-last-admin = Netko mora ostati administrator: prvo tu ulogu dajte kolegi.
people-last-seen = Zadnji put ovdje
people-never = nikad
people-inactive = bez pristupa
people-access = Pristup
people-access-end = Ukini pristup
people-access-give = Daj pristup
people-flash-saved = Spremljeno
people-flash-invited = Pozivnica je poslana
people-flash-signed-out = Odjavljeni ste
people-security = Prijava
people-security-hint = Lozinka, drugi korak i gdje ste prijavljeni.
people-tokens-hint = Za programe koji djeluju u vaše ime.
people-step = Drugi korak
people-step-on = uključen
people-step-lead = Uz lozinku i kôd iz aplikacije na telefonu. Tko sazna vašu lozinku, svejedno ne može ući.
people-step-set-up = Postavi drugi korak
people-step-begin = Početak
people-step-wanted = Vaša tvrtka želi da svi imaju drugi korak. Traje minutu.
people-step-scan = Skenirajte aplikacijom za provjeru autentičnosti, na primjer Aegis, FreeOTP ili onom iz vašeg upravitelja lozinki.
people-step-picture = Slika za aplikaciju za provjeru autentičnosti
people-step-type = Upiši ručno
people-step-shown = Kôd koji sada pokazuje
people-step-turn-on = Uključi
people-step-there = Već imate drugi korak.
people-step-must = Vaša tvrtka želi da svi imaju drugi korak.
people-step-since = Uključen od
people-step-off = Isključi
people-step-gone = Drugi je korak isključen
people-step-title = Drugi korak
people-step-code = Kôd iz aplikacije ili rezervni kôd
people-step-lost = Nemate ni telefon ni kodove? Administrator vam može pomoći da uđete.
people-step-back = Ispočetka
people-step-late = Predugo je trajalo. Prijavite se ponovno.
people-step-take = Ukloni drugi korak
people-step-take-sure = Ukloniti drugi korak za { $name }? Lozinka će biti dovoljna dok ga ponovno ne postavi.
people-code = Kôd iz aplikacije
people-code-wrong = Kôd je pogrešan ili već iskorišten. Kodovi se mijenjaju svakih 30 sekundi.
people-codes-title = Vaši rezervni kodovi
people-codes-lead = Svaki vas jednom pušta unutra kad nemate telefon. Ispišite ih ili čuvajte u upravitelju lozinki: prikazuju se samo ovaj put.
people-codes-kept = Sačuvao/la sam ih
people-codes-renew = Novi rezervni kodovi
people-codes-left = { $n ->
    [one] preostao je { $n } rezervni kôd
    [few] preostala su { $n } rezervna koda
   *[other] preostalo je { $n } rezervnih kodova
 }
people-token-new = Novi ključ
people-token-rights = Što smije?
people-token-full = Sve što i vi
people-token-read = Samo čitati
people-token-reads = Ovaj ključ smije samo čitati.
people-token-ends = Istječe
people-token-ends-never = nikada
people-token-ends-days = { $n ->
    [one] za { $n } dan
    [few] za { $n } dana
   *[other] za { $n } dana
 }
people-token-ends-at = istječe
people-token-over = istekao
people-undo-wrong = Najviše dvije minute: kupac čeka.
people-company-hint = Naziv, jezik, vremenska zona i ono što vrijedi za sve.
people-company-language = Jezik novih kolega
people-company-department = Odgovara na ono što ne stiže sandučićem
people-company-oldest = najstariji odjel
people-company-undo = Poslani se odgovor može povući
people-company-undo-seconds = { $n ->
    [0] ne može
    [one] { $n } sekundu
    [few] { $n } sekunde
   *[other] { $n } sekundi
 }
people-company-close = Riješeni se upiti zatvaraju
people-company-never = nikada
people-company-days = { $n ->
    [one] nakon { $n } dana
    [few] nakon { $n } dana
   *[other] nakon { $n } dana
 }
people-company-second-step = Svi moraju imati drugi korak prijave
people-company-second-step-more = Tko ga nema, postavit će ga pri sljedećoj prijavi.
people-close-wrong = Između jednog dana i godine.
people-it-is-you = vi
people-invited = Pozvan(a), još nije došao/la
people-invite-link = Ovom se poveznicom bira lozinka. Vrijedi jednom, sedam dana, a smije se predati bilo kojim pouzdanim putem.
people-invite-old = Pozivnica je već prestara.
people-invite-again = Pozovi ponovno
people-invite-over = Lozinka već postoji.
people-leads = Vodi
people-heir = Otvoreni upiti idu
people-heir-queue = u red
people-heir-wrong = Odaberite nekog drugog.
people-access-end-lead = Prijave i ključevi prestaju odmah. Što je napisano, ostaje svojem autoru.
people-import = Dodaj više njih
people-import-lines = Po jedan kolega u retku: ime, adresa e-pošte, uloga, odjel
people-import-do = Pozovi sve
people-import-hint = Uloga i odjel smiju nedostajati. Primaju se svi ili nitko.
people-import-size = Od jednog do { $n } redaka.
people-import-role = Te uloge nema.
people-import-department = Tog odjela nema.
people-department-contacts = Suradnici vide adrese i telefone kupaca
people-department-contacts-more = Inače vide samo imena.
people-department-hours = Radno vrijeme
people-department-archive = Arhiviraj
people-department-archive-lead = Ne prima novi posao. Otvoreni upiti i sandučići prelaze drugom odjelu.
people-department-archived = arhivirano
people-department-restore = Vrati iz arhive
people-department-heir = Njegov posao preuzima
people-department-last = Ovo je jedini odjel, pa se ne može arhivirati.
people-audit = Dnevnik radnji
people-audit-hint = Tko je što, kada i s čime učinio.
people-audit-who = Tko
people-audit-what = Što
people-audit-when = Kada
people-audit-about = O čemu
people-audit-ticket = Broj upita
people-audit-from = Od
people-audit-to = Do
people-audit-show = Prikaži
people-audit-download = Preuzmi kao CSV
people-audit-none = Ništa se takvo nije dogodilo
people-audit-older = Starije
people-audit-everyone = Svi
people-audit-anything = Sve
people-audit-customer = Kupac
people-told-company-changed = Promjena postavki tvrtke
people-told-staff-joined = Novi kolega
people-told-role-changed = Promjena uloge
people-told-staff-changed = Promjena podataka kolege
people-told-staff-left = Ukinut pristup
people-told-staff-came-back = Vraćen pristup
people-told-department-made = Novi odjel
people-told-department-renamed = Preimenovan odjel
people-told-department-changed = Promijenjen odjel
people-told-department-archived = Arhiviran odjel
people-told-department-restored = Odjel vraćen iz arhive
people-told-signed-in = Prijava
people-told-session-ended = Završena prijava
people-told-password-set = Postavljena lozinka
people-told-reset-asked = Zatražena poveznica za lozinku
people-told-step-on = Uključen drugi korak
people-told-step-off = Isključen drugi korak
people-told-code-used = Iskorišten rezervni kôd
people-told-codes-made = Novi rezervni kodovi
people-told-token-made = Izrađen ključ
people-told-token-ended = Opozvan ključ
