# Where customers' time went.
insight-title = Kamo odlazi vrijeme
insight-lead = Čije je bilo vrijeme dok su kupci čekali.
insight-period = Razdoblje
insight-department = Odjel
insight-all = Svi odjeli
insight-own = Moji odjeli
insight-journey = Put kupca
insight-journeys = Svi putovi kupca
insight-days = { $n ->
    [one] Posljednji { $n } dan
    [few] Posljednja { $n } dana
   *[other] Posljednjih { $n } dana
}
insight-none = U ovim se danima ništa nije dogodilo
insight-none-more = Čim slučaj počne, svaki je njegov trenutak nečiji i zbraja se ovdje.
insight-weakest-title = Najslabija karika
insight-weakest = { $name }: { $time } od { $all } koliko su nas kupci čekali, { $share } %; { $n ->
    [one] { $n } put, po { $each }
    [few] { $n } puta, po { $each }
   *[other] { $n } puta, po { $each }
}.
insight-weakest-late = { $n ->
    [one] Pitan je { $n } put
    [few] Pitan je { $n } puta
   *[other] Pitan je { $n } puta
}, kasno: { $late }.
insight-see = Pogledaj slučajeve
insight-went = Kamo je otišlo vrijeme kupaca
insight-waited = čekali nas: { $time }
insight-who = Tko
insight-time = Vrijeme
insight-share = Udio čekanja
insight-turns = Puta
insight-each = Svaki put
insight-percent = { $n } %
insight-link-queue = { $name }: nitko nije preuzeo
insight-link-agents = { $name }: u radu
insight-link-asked = { $name }: upitan
insight-link-outside = Netko izvana
insight-link-customer = Kupac
insight-asked-title = Kako su odjeli odgovarali jedni drugima
insight-asked = Upitano
insight-answered = Odgovoreno
insight-declined = Odbijeno
insight-late = Kasno
insight-median = Polovica za
insight-ninth = Devet od deset za
insight-waiting = Kupci su čekali
insight-causes = Što je pošlo po zlu
insight-tickets = Slučajevi iza brojke
insight-list-asked = Upitan odjel { $name }
insight-list-answered = Odgovorio odjel { $name }
insight-list-declined = Odbio odjel { $name }
insight-list-late = Kasno: { $name }
insight-list-none = Nema slučajeva
insight-list-none-more = U ovim danima nema nijednog koji smijete vidjeti.
insight-since = od { $time }
insight-more = Stariji
