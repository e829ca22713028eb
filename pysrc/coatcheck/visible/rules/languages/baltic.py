"""Labels in Estonian, Latvian and Lithuanian."""

from __future__ import annotations

from coatcheck.visible.detection import Kind

TABLES: tuple[tuple[Kind | None, str], ...] = (
    (Kind.NAME, """
    nimi; ees- ja perekonnanimi; ees- ja perenimi; täisnimi; taotleja; taotleja nimi; isiku nimi; eesnimi; eesnimed; perekonnanimi; perenimi; neiupõlvenimi; sünninimi; konto omanik; kontoomanik; konto omaniku nimi; kaardi omanik; kaardiomanik; saaja; saaja nimi; makse saaja; maksja; maksja nimi; saatja; saatja nimi; vastuvõtja; klient; kliendi nimi; patsient; patsiendi nimi; kindlustatu; kindlustusvõtja; töötaja; töötaja nimi; üürnik; üürileandja; ostja; müüja; omanik; reisija; reisija nimi; külaline; õpilane; õpilase nimi; kontaktisik; lähedane; abikaasa; lapse nimi; eestkostja; arst; raviarst; perearst; allkirjastaja; koostaja
    vārds; vārds(-i); vārds(i); vārdi; uzvārds; vārds, uzvārds; vārds un uzvārds; vārds uzvārds; uzvārds, vārds; pilns vārds; dzimtais uzvārds; iesniedzējs; iesniedzēja vārds; pieteicējs; konta īpašnieks; kartes īpašnieks; saņēmējs; saņēmēja vārds; maksātājs; sūtītājs; klients; klienta vārds; pacients; pacienta vārds; pacienta vārds, uzvārds; apdrošinātais; apdrošinājuma ņēmējs; darbinieks; darbinieka vārds; īrnieks; izīrētājs; pircējs; pārdevējs; īpašnieks; pasažieris; viesis; skolēns; students; kontaktpersona; tuvinieks; laulātais; bērna vārds; ārsts; ārstējošais ārsts; ģimenes ārsts; paraksttiesīgā persona
    vardas; vardas (-ai); vardas(-ai); vardai; pavardė; vardas, pavardė; vardas ir pavardė; vardas pavardė; pavardė, vardas; pareiškėjas; pareiškėjo vardas; pareiškėjo vardas, pavardė; gimimo pavardė; mergautinė pavardė; sąskaitos savininkas; sąskaitos turėtojas; kortelės savininkas; kortelės turėtojas; gavėjas; gavėjo vardas; mokėtojas; siuntėjas; klientas; kliento vardas; pacientas; paciento vardas; paciento vardas, pavardė; apdraustasis; draudėjas; darbuotojas; darbuotojo vardas; nuomininkas; nuomotojas; pirkėjas; pardavėjas; savininkas; keleivis; keleivio vardas; svečias; mokinys; studentas; kontaktinis asmuo; artimasis; sutuoktinis; vaiko vardas; gydytojas; gydantis gydytojas; šeimos gydytojas
    """),
    (Kind.PHONE, """
    telefon; telefoninumber; telefoni number; tel nr; kontakttelefon; mobiil; mobiiltelefon; mobiilinumber; mobiili nr; lauatelefon; tālrunis; tālruņa numurs; tālr.; tālr. nr.; tel. nr.; kontakttālrunis; mobilais tālrunis; mobilā tālruņa numurs; mob. tālr.; mob. tel.; telefons; telefonas; telefono numeris; telefono nr.; kontaktinis telefonas; mobilusis telefonas; mobiliojo telefono numeris; mobilus; mob. nr.
    """),
    (Kind.EMAIL, """
    e-post; e-posti aadress; e-kiri; e-maili aadress; meiliaadress; e-pasts; e-pasta adrese; epasts; el. paštas; el. pašto adresas; elektroninis paštas; elektroninio pašto adresas; el.paštas; el. p.
    """),
    (Kind.ADDRESS, """
    aadress; elukoht; elukoha aadress; kodune aadress; kontaktaadress; postiaadress; tarneaadress; arve aadress; registreeritud elukoht; alaline elukoht; tänav, maja; sihtnumber; postiindeks; sihtnumber ja linn; adrese; dzīvesvieta; dzīvesvietas adrese; deklarētā adrese; deklarētā dzīvesvieta; deklarētās dzīvesvietas adrese; faktiskā adrese; pasta adrese; piegādes adrese; mājas adrese; pasta indekss; adresas; gyvenamoji vieta; gyvenamosios vietos adresas; deklaruota gyvenamoji vieta; deklaruotas adresas; namų adresas; pristatymo adresas; korespondencijos adresas; pašto adresas; pašto kodas
    """),
    (Kind.BIRTH_DATE, """
    sünniaeg; sünnikuupäev; sündinud; sünnipäev; sünd.; sünniaeg ja -koht; sünniaasta; dzimšanas datums; dzimšanas diena; dzimis; dzimusi; dzim. dat.; dzimšanas gads; gimimo data; gimimo metai; gimęs; gimusi; gim. data; gimimo diena; gimtadienis
    """),
    (Kind.TAX_ID, """
    isikukood; isikukood (ik); ik; isiku kood; isikukood/sünniaeg; maksukohustuslase number; kmkr; personas kods; pers. kods; p.k.; personas kods/reģ. nr.; nodokļu maksātāja numurs; asmens kodas; a.k.; asm. kodas; asmens kodas/gimimo data; mokesčių mokėtojo kodas; socialinio draudimo numeris; sodros pažymėjimo nr.
    """),
    (Kind.ID_NUMBER, """
    dokumendi number; dokumendi nr; dokumendinumber; isikutunnistuse number; isikut tõendava dokumendi number; id-kaardi number; passi number; passi nr; juhiloa number; juhiloa nr; haigusloo number; haigusloo nr; patsiendi number; patsiendi id; haigekassa kaardi nr; poliisi number; poliisi nr; lepingu number; lepingu nr; kliendinumber; kliendi number; kliendi nr; töötaja number; kontonumber; konto number; konto nr; arvelduskonto; registreerimisnumber; registreerimismärk; reg nr; vin-kood; dokumenta numurs; dokumenta nr.; pases numurs; pases nr.; personas apliecības numurs; apliecības numurs; vadītāja apliecības numurs; vadītāja apliecības nr.; medicīniskās kartes numurs; medicīniskās kartes nr.; ambulatorās kartes nr.; pacienta numurs; polises numurs; polises nr.; līguma numurs; līguma nr.; klienta numurs; klienta nr.; konta numurs; konta nr.; norēķinu konts; reģistrācijas numurs; valsts reģistrācijas numurs; šasijas numurs; dokumento numeris; dokumento nr.; paso numeris; paso nr.; asmens tapatybės kortelės numeris; atk nr.; asmens dokumento nr.; vairuotojo pažymėjimo numeris; vairuotojo pažymėjimo nr.; ligos istorijos nr.; ligos istorijos numeris; asmens sveikatos istorijos nr.; paciento numeris; poliso numeris; poliso nr.; sutarties numeris; sutarties nr.; kliento numeris; kliento nr.; kliento kodas; sąskaitos numeris; sąskaitos nr.; atsiskaitomoji sąskaita; a/s; banko sąskaita; valstybinis numeris; valstybinis nr.; registracijos numeris; kėbulo numeris
    """),
    (Kind.SECRET, """
    parool; salasõna; pin-kood; pin kood; puk-kood; kinnituskood; ühekordne kood; wifi parool; võrguvõti; parole; pin kods; apstiprinājuma kods; vienreizējais kods; wifi parole; tīkla atslēga; slaptažodis; pin kodas; patvirtinimo kodas; vienkartinis kodas; wifi slaptažodis; tinklo raktas
    """),
    (Kind.USERNAME, """
    kasutajanimi; kasutajatunnus; kasutaja id; lietotājvārds; lietotāja vārds; lietotāja id; vartotojo vardas; naudotojo vardas; prisijungimo vardas; vartotojo id
    """),
    (Kind.BOOKING, """
    broneeringu kood; broneeringu number; broneeringu nr; broneerimisnumber; broneeringukood; pileti number; pileti nr; rezervācijas kods; rezervācijas numurs; rezervācijas nr.; biļetes numurs; biļetes nr.; rezervacijos kodas; rezervacijos numeris; rezervacijos nr.; užsakymo kodas; bilieto numeris; bilieto nr.
    """),
    (Kind.TRACKING, """
    saadetise number; saadetise nr; saadetise kood; jälgimiskood; pakikood; paki number; sūtījuma numurs; sūtījuma nr.; izsekošanas numurs; pakas numurs; siuntos numeris; siuntos nr.; sekimo numeris; siuntos sekimo numeris
    """),
    (Kind.CARD, """
    kaardi number; kaardi nr; kaardinumber; krediitkaart; pangakaart; kartes numurs; kartes nr.; kredītkarte; maksājumu karte; kortelės numeris; kortelės nr.; kredito kortelė; mokėjimo kortelė
    """),
    (Kind.CARD_EXTRA, "turvakood; kaardi turvakood; drošības kods; saugos kodas; kortelės saugos kodas"),
    (None, """
    sugu; kodakondsus; rahvus; sünnikoht; sünniriik; väljaandmise kuupäev; välja antud; väljaandja; väljastaja; väljastatud; kehtiv kuni; kehtib kuni; kehtivuse lõpp; kuupäev; maksetähtaeg; tähtaeg; tarne kuupäev; arve; arve nr; arve number; arve kuupäev; tellimus; tellimuse nr; tellimuse number; kviitung; artikkel; toode; kirjeldus; kogus; hind; ühikuhind; summa; kokku; tasuda; käibemaks; km; allahindlus; saldo; valuuta; pank; linn; riik; maakond; vald; ettevõte; tööandja; amet; ametikoht; osakond; perekonnaseis; pikkus; diagnoos; tulemus; ravim; annus; palat; märkused; selgitus; viitenumber; teema; lehekülg; kellaaeg; väljumine; saabumine; koht; rong; vagun; kaal; allkiri; registrikood
    dzimums; pilsonība; valstiskā piederība; tautība; dzimšanas vieta; dzimšanas valsts; izdošanas datums; izdots; izdevējs; izsniegšanas datums; derīga līdz; derīgs līdz; derīguma termiņš; datums; apmaksas termiņš; piegādes datums; rēķins; rēķina nr.; rēķina numurs; rēķina datums; pasūtījums; pasūtījuma nr.; pasūtījuma numurs; kvīts; prece; nosaukums; apraksts; daudzums; cena; vienības cena; summa; kopā; kopā apmaksai; pvn; atlaide; atlikums; valūta; banka; pilsēta; valsts; novads; uzņēmums; darba devējs; amats; nodaļa; ģimenes stāvoklis; augums; diagnoze; rezultāts; zāles; deva; palāta; piezīmes; maksājuma mērķis; tēma; lapa; laiks; atiešana; ierašanās; vieta; vilciens; vagons; svars; paraksts; reģ. nr.
    lytis; pilietybė; tautybė; gimimo vieta; gimimo šalis; išdavimo data; išduota; išdavė; išdavusi institucija; galioja iki; galiojimo pabaiga; data; mokėjimo terminas; apmokėti iki; pristatymo data; sąskaita faktūra; sąskaitos faktūros nr.; pvm sąskaita faktūra; faktūros nr.; užsakymas; užsakymo nr.; užsakymo numeris; kvitas; prekė; prekės kodas; pavadinimas; aprašymas; kiekis; kaina; vieneto kaina; suma; iš viso; viso; mokėti; pvm; nuolaida; likutis; valiuta; bankas; miestas; šalis; savivaldybė; įmonė; įmonės kodas; darbdavys; pareigos; skyrius; šeiminė padėtis; ūgis; diagnozė; rezultatas; vaistas; dozė; palata; pastabos; mokėjimo paskirtis; tema; puslapis; laikas; išvykimas; atvykimas; vieta; traukinys; vagonas; svoris; parašas
    """),
)  # fmt: skip
