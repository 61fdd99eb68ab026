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
people-password-wrong = To nije vaša lozinka.
people-password-changed = Lozinka je promijenjena; ostale sesije su završene
people-forgot = Zaboravljena?
people-forgot-title = Zaboravljena lozinka
people-forgot-lead = Poslat ćemo vam poveznicu kojom birate novu.
people-forgot-send = Pošalji poveznicu
people-forgot-sent = Ako nam je adresa poznata, poveznica je na putu.
people-forgot-sent-more = Vrijedi jednom, u roku od sat vremena. Pogledajte i u neželjenu poštu.
people-reset-title = Odaberite novu lozinku
people-reset-save = Spremi i prijavi se
people-reset-old = Poveznica je prestara ili već iskorištena. Zatražite novu.
people-set-up-title = Postavite svoj pult
people-set-up-lead = Jedna minuta: vaša tvrtka i vi kao prvi administrator. Sve se može promijeniti kasnije.
people-set-up-start = Kreni
people-set-up-over = Pult je već postavljen. Prijavite se.
people-company = Tvrtka
people-language = Jezik
people-zone = Vremenska zona
people-demo-title = Čijim očima želite gledati?
people-demo-lead = { $name } je izmišljena tvrtka, kao i njezini ljudi i kupci. Sve radi, a ništa ne napušta ovo računalo.
people-demo-foot = Osobu možete promijeniti kad god želite: odjavite se i odaberite drugu.
people-me = O meni
people-sessions = Gdje ste prijavljeni
people-session-this = ova
people-session-seen = zadnje korištenje
people-session-end = Završi
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
people-department-open = Otvoreni upiti
people-department-mailboxes = Pretinci
people-role = Uloga
people-role-admin = Administrator
people-role-supervisor = Voditelj
people-role-agent = Agent
people-role-collaborator = Suradnik
people-last-seen = Zadnji put ovdje
people-never = nikad
people-inactive = bez pristupa
people-access = Pristup
people-access-end = Ukini pristup
people-access-give = Daj pristup
people-flash-saved = Spremljeno
people-flash-invited = Pozivnica poslana: { $name }
people-flash-signed-out = Odjavljeni ste
