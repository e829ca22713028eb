"""How parts of postal addresses are written, as regular expressions: data, no logic.

Forms follow the Universal Postal Union's S42 templates for the countries named; street words are
those of the countries' postal services (USPS Publication 28, appendix C1, and the like).
"""

from __future__ import annotations

import re

_EN = (
    "street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|court|ct|place|pl|boulevard|blvd|way|terrace|ter|close|crescent|cres|square|sq|"
    "highway|hwy|parkway|pkwy|circle|cir|trail|trl|gardens|gdns|grove|row|mews|walk|walks|hill|park|green|rise|view|plaza|alley|aly|loop|path|pike|"
    "run|ridge|crossing|xing|bend|cove|point|pt|landing|valley|village|villages|heights|hts|springs|spring|station|summit|terrace|trace|turnpike|union|vista|"
    "wells|extension|ext|freeway|estate|estates|falls|ferry|field|fields|flat|flats|ford|forest|forge|fork|forks|fort|glen|glens|greens|groves|harbor|harbors|"
    "haven|hollow|inlet|island|islands|isle|junction|key|keys|knoll|knolls|lake|lakes|light|lights|lock|locks|lodge|mall|manor|manors|meadow|meadows|mill|mills|"
    "mission|motorway|mount|mountain|neck|orchard|oval|overpass|parks|passage|pine|pines|plain|plains|port|ports|prairie|radial|ramp|ranch|rapid|rapids|rest|"
    "river|roads|route|rue|shoal|shore|shores|skyway|spur|square|stravenue|stream|streets|throughway|track|trafficway|tunnel|underpass|unions|valleys|viaduct|"
    "vista|wall|ways|well|parade|pde|quay|wharf|esplanade|arcade|bank|broadway|burg|bypass|camp|canyon|cape|causeway|center|centers|cliff|cliffs|club|common|corner|"
    "corners|course|courts|coves|creek|crest|curve|dale|dam|divide|drives|garden|gateway|islands|brook|brooks|branch|bluff|bluffs|bridge|beach|bayou|annex|square|"
    "marg|nagar|vihar|enclave|colony|cross|main"
)
_DE = r"(?:stra(?:ss|s|ß|b)e|str\.?|weg|allee|gasse|platz|ring|damm|ufer|hof|steig|pfad|berg|graben|chaussee|wall|markt|zeile|promenade|straat|laan|plein|gracht|kade|dreef|singel|weg|gatan|vagen|vej|gade|vei|veien|gata|alle|tie|katu|kuja|stieg|kamp|winkel|garten|feld|brucke|park|tor|twiete|rain|halde)"
_NUMBER = r"\d{1,5} ?[a-zA-Z]?(?:[ ]?[-/–][ ]?\d{1,5}[a-zA-Z]?)?"
LATIN_FIRST = (
    r"rue|avenue|av\.?|ave\.?|boulevard|bd\.?|blvd\.?|place|pl\.?|chemin|ch\.?|impasse|imp\.?|allee|allees|all\.?|route|rte\.?|quai|cours|square|passage|sentier|residence|lotissement|"
    r"calle|c\.?/|c/|c\.|cl\.|avenida|avda\.?|av\.|paseo|p\.?º|plaza|pza\.?|plza\.?|camino|cmno\.?|carretera|ctra\.?|ronda|travesia|trva\.?|via|glorieta|callejon|urbanizacion|urb\.?|pasaje|pasadizo|alameda|acceso|rambla|rbla\.?|cuesta|poligono|carrera|cra\.?|cr\.?|transversal|diagonal|diag\.?|calzada|privada|prolongacion|circuito|cerrada|andador|retorno|boulevard|jiron|jr\.?|vial|vereda|peatonal|circunvalacion|continuacion|corredor|periferico|eje vial|"
    r"rua|r\.|travessa|tv\.?|praca|pc\.?|largo|lg\.?|estrada|est\.?|alameda|al\.|rodovia|rod\.?|beco|quinta|ladeira|viela|conjunto|condominio|loteamento|quadra|setor|jardim|parque|vila|chacara|fazenda|sitio|morro|feira|favela|esplanada|distrito|colonia|campo|aeroporto|area|estacao|lagoa|lago|nucleo|passarela|patio|recanto|residencial|trecho|trevo|vale|viaduto|vereda|via|"
    r"piazza|piazzale|viale|vicolo|corso|largo|strada|contrada|borgo|lungomare|incrocio|stretto|canale|rotonda|ul\.?|ulica|aleja|al\.?|os\.?|osiedle|plac|str\.?|strada|bulevardul|calea|soseaua|sos\.?|aleea|jalan|jl\.?|gang|jln\.?|duong|pho|cadde|caddesi|sokak|mahallesi|mah\.?"
)
_AFTER = (
    r"tn\.?|tanav|mnt\.?|maantee|pst\.?|puiestee|tee|iela|prospekts|prosp\.|bulvaris|bulv\.|gatve|laukums|g\.|pr\.|prospektas|al\.|aleja|pl\.|"
    r"utca|u\.|ut|utja|ter|tere|korut|krt\.|koz|setany|rakpart|fasor|ulica|ul\.|cesta|trg|naselje|put|avenija|bulevar|setaliste|"
    r"trida|tr\.|nam\.|namesti|nabrezi|namestie|nabrezie|cad\.|caddesi|cd\.|sok\.|sokak|sokagi|sk\.|bulvari|blv\.|mah\.|mahallesi|"
    r"soi|moo|alle|allé"
)
_BEFORE = (
    r"rruga|rr|bulevardi|jl|jalan|jln|lorong|persiaran|lebuh|taman|kampung|kg|gang|vul|vulytsia|prosp|provulok|leoforos|odos|ulitsa|prospekt|"
    r"so|ngo|ngach|duong|pho|trg|ul|bul|bulevar|aleja|al|os|plac|piata|splaiul|intrarea|drumul|prelungirea|psje|pje|cdla|urb|mz|"
    r"brgy|barangay|purok|blk|plot no|plot|stand no|erf|h\.? ?no|house no|flat no|door no|villa no|thanon"
)
STREETS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # A number, one to five words, and a word for a street.
    ("en", re.compile(rf"(?<![\w.,/#-])(?:(?:flat|apt\.?|apartment|unit|suite|ste\.?|studio|house|no\.?|level|floor) ?#?\w{{1,5}}(?:,| /|/)? ?)?\d{{1,6}}[a-z]?(?:[-/]\d{{1,5}})?,? (?:[nsew]\.? |north |south |east |west )?(?:[\w'’.\-]+ ){{1,4}}(?:{_EN})\.?(?: (?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\.?)?(?![\w])(?:,? (?:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|bldg|building|#)\.? ?#?[\w\-]{{1,6}})?")),
    ("en-numbered", re.compile(r"(?<![\w.,/#-])\d{1,6} (?:[nsew]\.? )?\d{1,3}(?:st|nd|rd|th) (?:street|st|avenue|ave|road|rd|drive|place|court|lane)\.?(?!\w)")),
    ("en-box", re.compile(r"(?<!\w)(?:p\.? ?o\.? ?box|postfach|apartado(?: de correos)?|caixa postal|boite postale|b\.p\.|casella postale|locked bag|private bag|g\.?p\.?o\.? box) #?\d{2,7}(?:,? box \d+)?(?!\w)")),
    # A word that ends as a street does, and a number.
    ("de", re.compile(rf"(?<!\w)(?:[^\W\d_][\w'’.\-]*[ -]){{0,4}}[^\W\d_][\w'’.\-]*{_DE}\.? ?{_NUMBER}(?!\w|[.,]\d)")),
    ("de-word", re.compile(rf"(?<!\w)(?:(?:am|an der|an den|auf der|auf dem|im|in der|in den|zum|zur|unter den|unter der|alter?|hinter der|hinterm|beim|vor dem|obere[r]?|untere[r]?|neue[r]?|lange|kurze|grosse[r]?|kleine[r]?) )(?:[\w\-]+ ?){{1,3}}? {_NUMBER}(?!\w|[.,/]\d)")),
    # A word for a street, one to seven words, perhaps a number.
    ("latin", re.compile(rf"(?<![\w.])(?:{LATIN_FIRST})(?:(?<=[./]) ?| )(?:(?:d[aeo]s?|del?|du|des|la|las|los|le|les|l'|el|di|della|dei|d'|da) ?)*[^\W\d_][\w'’.ªº\-]*(?: [^\W\d_][\w'’.ªº\-]*){{0,6}}(?:,| n\.?[ºo°]?| nr\.?| num\.?| no\.?| #)* ?(?:\d{{1,5}}|s/n)(?: ?[-/] ?\d{{1,4}})? ?(?:[a-z](?!\w))?(?:,? ?(?:bis|ter|piso|apto\.?|apt\.?|depto\.?|dpto\.?|local|planta|puerta|pta\.?|escalera|esc\.?|bloque|bl\.?|andar|bloco|casa|sala|lote|loja|fraccao|interno|int\.?|scala|appartamento|edif\.?|torre|puerta|departamento|ap\.?) ?\w{{1,4}}(?!\w))*(?: ?,? ?\d{{1,2}} ?[ºª°][^\s,]*)*")),
    # A name, a word for a street, a number: the Baltic and Slavic countries, Hungary, Turkey.
    ("words-after", re.compile(rf"(?<![\w.])(?:[^\W\d_][\w'’.\-]* ){{1,4}}(?:{_AFTER}) ?(?:no[.:]? ?|nr\.? ?)?{_NUMBER}(?:[-/]\d{{1,4}})?(?!\w|[.,]\d)")),
    # A word for a street, a name, a number: Albania, Indonesia, Malaysia, Ukraine, Greece, Vietnam.
    ("words-before", re.compile(rf"(?<![\w.])(?:{_BEFORE})(?:\. ?| )(?:[^\W\d_][\w'’.\-]*[ ,]{{1,2}}){{1,5}}(?:no[.:]? ?|nr\.? ?|kv\.? ?)?(?:[a-z]{{0,2}})?{_NUMBER}(?:/\d{{1,4}})?(?!\w|[.,]\d)")),
    # Korea, as its Ministry of the Interior romanises: -ro, -gil, -daero, or the lot of a -dong.
    ("kr", re.compile(r"(?<![\w.])(?:\d{1,4}-\d{1,4}, )?\d{1,4}(?:-\d{1,4})?,? [a-z][a-z\-]*(?:-?ro|-?daero|-gil|-dong)(?: \d+(?:beon)?-gil)?(?!\w)|[a-z]{2,}-(?:ro|daero)(?: \d+(?:beon)?-gil)? \d{1,4}(?:-\d{1,4})?(?!\w)")),
    # A number, perhaps bis, a word for a street, one to seven words: France, Canada, Morocco.
    ("fr", re.compile(r"(?<![\w.,/#-])\d{1,4} ?(?:bis|ter|quater|[a-d](?= ))?,? (?:rue|avenue|av\.?|boulevard|bd\.?|blvd\.?|place|pl\.?|chemin|impasse|allee|route|rte|quai|cours|square|passage|sentier|villa|cite|residence|faubourg|montee|esplanade|rond-point|venelle|ruelle|promenade|clos|hameau|lieu-dit|domaine)(?: (?:de la|de l['’]|du|des|de|d['’]|la|le|les|l['’]))* ?[^\W\d_][\w'’.\-]*(?: [^\W\d_][\w'’.\-]*){0,5}")),
    ("co", re.compile(r"(?<!\w)(?:calle|cl\.?|carrera|cra\.?|kr\.?|cr\.?|transversal|tv\.?|diagonal|dg\.?|avenida|av\.?) ?\d{1,3} ?[a-z]{0,2}(?: (?:bis|sur|norte|este|oeste))? ?(?:#|no\.?|n[°º]) ?\d{1,3} ?[a-z]{0,2} ?[-–] ?\d{1,3}")),
)  # fmt: skip
JAPAN = re.compile(
    r"〒? ?(?:\d{3} ?[-－ー‐–] ?\d{4} ?)?(?:北海道|東京都|(?:京都|大阪)府|[^\s\d\W]{2,3}県)[^\s,，。:：]{2,}(?:[\s　]*[\w\-－ー−‐丁目番地号]+)*"
)
JAPAN_TOWN = re.compile(
    r"[\u3400-\u9fff]{1,6}[市区郡][\u3040-\u30ff\u3400-\u9fffヶケ]{1,12}(?:町|村|丁目)?[\u3400-\u9fff\u3040-\u30ff]*[\d一二三四五六七八九十０-９]+(?:[-－ー−‐]\d+|丁目|番地?|号|の\d+){1,4}[^\s]*(?:[\s　][^\s]*\d+(?:号室?)?)?"
)
JAPAN_POSTCODE = re.compile(r"〒 ?\d{3} ?[-－ー‐–] ?\d{4}|(?<![\d\-])\d{3}[-－]\d{4}(?![\d\-])")
CHINA = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}(?:省|自治区|特别行政区))?(?:[\u4e00-\u9fff]{1,8}(?:市|州|盟|地区))?(?:[\u4e00-\u9fff]{1,8}(?:区|县|旗|市|區|縣))?(?:[\u4e00-\u9fff]{1,10}(?:镇|乡|街道|新区|鎮|鄉))?[\u4e00-\u9fff]{1,12}(?:路|街|道|巷|弄|胡同|大道|村|里|坊|段|花园|小区|苑|号院|家园|庄)[\u4e00-\u9fff]{0,6}(?:[\dA-Z０-９]+(?:号|號|弄|栋|幢|座|室|楼|单元|层|巷|[-－])?[\u4e00-\u9fff]{0,8}){1,6}[^\s,，。;；]*"
)
CHINA_BROAD = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:省|市|自治区)[\u4e00-\u9fff]{1,8}(?:市|区|县|州)[\u4e00-\u9fff\dA-Za-z]{2,}(?:[\dA-Z]+[号栋室座楼单元]|街|路|座|[ ]\d{6})[^\s,，。;；]*(?: \d{6})?"
)
# A postcode and a town, by country; the line that ends an address.
POSTCODE = re.compile(
    r"(?<![\w.,-])(?:(?:[a-z]{1,2}-)?\d{4,5}(?:-\d{3,4})? [^\W\d_]{2,}[\w .'’()/\-]*"  # most of Europe
    r"|\d{3} \d{2} [^\W\d_]{2,}[\w .'’\-]*"  # Sweden, Greece, Czechia
    r"|\d{2}-\d{3} [^\W\d_]{2,}[\w .'’\-]*"  # Poland
    r"|[^\W\d_][\w .'’\-]*,? ?[a-z]{2}\.?,? \d{5}(?:-\d{4})?"  # the USA
    r"|[^\W\d_][\w .'’\-]*,? [a-z]{2,3},? \d{4}"  # Australia
    r"|(?:[\w .'’\-]*,? )?[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}"  # Great Britain
    r"|(?:[\w .'’\-]*,? )?[a-z]\d[a-z] ?\d[a-z]\d"  # Canada
    r"|\d{4} ?[a-z]{2},? [^\W\d_]{2,}[\w .'’\-]*"  # the Netherlands
    r"|(?:cep:? ?)?\d{5}-?\d{3}(?:[ ,\-]+[^\W\d_][\w .'’/\-]*)?"  # Brazil
    r"|[^\W\d_][\w .'’\-]*,? (?:c\.?p\.? ?)?\d{5,6}"  # Spain, Mexico, India and others
    r"|[^\W\d_][\w .'’\-]*[ -]\d{6}"
    r")(?![\w])"
)
COUNTRY = re.compile(
    r"(?:germany|deutschland|france|frankreich|spain|espana|portugal|brasil|brazil|united kingdom|uk|u\.k\.|england|scotland|wales|ireland|usa|u\.s\.a\.|united states(?: of america)?|us|italy|italia|austria|osterreich|switzerland|schweiz|suisse|mexico|argentina|chile|colombia|peru|japan|china|india|canada|australia|new zealand|netherlands|nederland|belgium|belgique|belgie|poland|polska|sweden|sverige|norway|norge|denmark|danmark|finland|suomi|turkey|turkiye|south africa|singapore|中国|日本|united arab emirates|uae|saudi arabia|egypt|morocco|maroc|luxembourg|greece|romania|hungary|czech republic|czechia)\.?"
)
STOP = re.compile(
    r"[:：@€$£¥]|\d{2}[:h]\d{2}|www\.|https?|\b(?:tel|fax|phone|mail|iban|total|invoice|date)\b"
)
NOT_STREET = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|items?|pages?|people|percent|of the|in the|on the|for the|and the|files?|commits?|results?|points?|stars?|times?|kg|km|was|were|is|are|has|have|will|your|you|we|to|this|that|it|my|build|version|players?|users?)\b"
)
