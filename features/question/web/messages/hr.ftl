question-told-asked = Postavljeno pitanje
question-told-answered = Odgovor na pitanje
question-told-followed = Dopuna uz pitanje
question-told-declined = Pitanje odbijeno
question-told-withdrawn = Pitanje povučeno
question-told-taken = Pitanje preuzeto
question-told-near = Rok pitanja je blizu
question-told-late = Pitanje kasni
question-told-contradicted = Odgovori si proturječe
question-error-empty = Napišite što želite znati.
question-error-nobody = Odaberite koga pitate.
question-error-many = Odjednom pitajte najviše dvadeset, svakoga jednom.
question-error-context = Uz pitanje se prikazuje najviše pedeset zapisa i datoteka.
question-error-outside = Samo tko odgovara kupcima pita nekoga izvana.
question-error-past = Odaberite vrijeme koje tek dolazi.
question-error-files-alone = Datoteke se čuvaju uz upit: pitajte u upitu ili ih izostavite.
question-error-asked-already = Već su upitani i još nisu odgovorili.
question-error-archived = { $name } ne prima novi posao: odaberite drugi odjel.
question-error-nobody-there = U odjelu { $name } još nema nikoga: dodajte ljude ili pitajte nekoga drugog.
question-error-yourself = Ne možete pitati sami sebe.
question-error-left = { $name } više ne radi ovdje: pitajte nekoga drugog.
question-error-address = „{ $name }” nije adresa e-pošte.
question-error-reason = Recite zašto, da onaj tko pita zna koga pitati umjesto vas.
question-error-over = Ovo je pitanje gotovo: odgovoreno, odbijeno ili povučeno. Odgovor ipak možete napisati.
question-error-taken = Ovim se pitanjem već bavi kolega.
question-error-attached = Ovo pitanje već stoji na upitu.
question-error-contradiction = Odaberite dva odgovora različitih ljudi na ovom upitu.
question-error-marked = Ova su dva odgovora već označena.
question-my-list = Pitanja
question-my-asked-of-me = Pitaju mene
question-my-none = Nitko ne čeka vaš odgovor
question-my-none-more = Ovamo dolazi ono što kolege pitaju vas ili vaš odjel, najhitnije prvo.
question-my-i-ask = Ja pitam
question-my-i-answered = Odgovoreno
question-my-of = { $name } pita
question-my-due = do { $name }
question-my-late = kasni
question-my-taken = Brine se { $name }
question-my-answered = odgovoreno
question-my-files = Datoteke
question-my-word = { $name }, za vas:
question-my-others-said = Što su odgovorili drugi
question-my-is-declined = { $name } kaže da je za nekoga drugog.
question-my-is-withdrawn = Više nije potreban odgovor.
question-my-your-answer = Vaš odgovor
question-my-add = Dodajte nešto
question-my-internal = Vide samo kolege
question-my-answer = Odgovori
question-my-not-mine = Nije za mene
question-my-why-not = Zašto, i tko bi znao
question-my-decline = Reci to
question-my-instead = Umjesto mene pitajte
question-my-instead-nobody = Nikoga
question-my-take = Ja ću se pobrinuti
question-my-give-back = Vrati
question-my-ask-further = Pitajte dalje
question-my-send-further = Pitaj
question-my-withdraw = Više nije potrebno
question-my-week = Ovaj tjedan
question-my-helped-median = Polovica ih je stigla unutar { $name }.
question-my-kept-median = polovica unutar { $name }
question-my-kept = { $n } od { $all } na vrijeme
question-my-said-answered = Odgovoreno
question-my-said-declined = Tko je pitao, sada zna
question-my-said-further = Pitano
question-my-said-withdrawn = Više ne moraju odgovoriti
question-my-guest = Pitaju vas
question-my-guest-said = Hvala. { $name } to sada može pročitati.
question-my-guest-only = Ova poveznica otvara samo ovo pitanje i samo vama.
question-my-guest-sign-in = Otvori Repku
question-my-gone = Poveznica više ne radi
question-my-gone-why = Poveznice u porukama vrijede dva tjedna i dok je pitanje vaše. U sustavu ćete naći što vas sada pitaju.
question-my-helped = { $n ->
    [one] Dali ste { $n } odgovor.
    [few] Dali ste { $n } odgovora.
   *[other] Dali ste { $n } odgovora.
 }
question-my-helped-saved = { $n ->
    [one] { $n } kupac čekao je { $name } kraće od obećanog.
    [few] { $n } kupca čekala su ukupno { $name } kraće od obećanog.
   *[other] { $n } kupaca čekalo je ukupno { $name } kraće od obećanog.
 }
