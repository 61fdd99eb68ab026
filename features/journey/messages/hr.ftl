journey-told-changed = Promijenjen put kupca
journey-error-name = Dajte naziv do osamdeset slova.
journey-error-taken = Put s tim nazivom već postoji.
journey-error-many = Petsto putova je dovoljno: preimenujte neki koji se ne koristi.
journey-error-owner = Odaberite odjel koji preuzima posao.
