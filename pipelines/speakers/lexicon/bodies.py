"""Bodies whose names share no words: metonyms, acronyms of other languages, ministries' tasks. Data only.

Plain lower-case words as `pipelines.speakers.bodies.plain` makes them.
"""

from __future__ import annotations

LEGAL_FORMS = (
    *(
        "ag plc a/s as asa ab oy oyj kg kgaa gmbh se sa s.a. sas s.a.s. spa s.p.a. srl s.r.l. s.l. sl nv n.v. bv "
        "b.v. ltd ltd. limited llc llp lp inc inc. incorporated corp corp. co co. pty pte bhd berhad sarl s.à.r.l. "
        "k.k. kk jsc pjsc ojsc pao oao zao ooo d.d. d.o.o. a.s. a.ş. s.r.o. kft nyrt zrt e.v. tbk aps hf ehf sgps "
        "s.c.a. sca n.a. gbr ohg s.a.b. aktiengesellschaft "
    ).split(),
    "sdn bhd", "& co", "& co.", "& co kg", "& co. kg", "and co", "and co.", "pty ltd", "co ltd", "co., ltd",
    "co., ltd.",
    "s.a. de c.v.", "s.a.b. de c.v.", "public limited company", "société anonyme",
)  # fmt: skip

MINISTRY_HEADS = frozenset(
    "ministry ministere ministerio ministero ministerium bundesministerium department secretariat office ministeriet "
    "ministerie ministerstvo ministerstwo bakanligi amt departement".split()
)
# What a ministry is for, by the words that say so; a word counts as a whole.
TASKS = tuple(
    (phrase, line.split(":")[0])
    for line in """
defence: defence|defense|verteidigung|defensa|difesa|armees|defesa|war|obrony|forsvars
foreign: foreign|foreign affairs|external affairs|external relations|foreign relations|auswartiges|\
affaires etrangeres|relaciones exteriores|asuntos exteriores|affari esteri|esteri|exterior
interior: interior|internal affairs|home affairs|home|interieur|innern|inneres|interno|internal security|\
spraw wewnetrznych
finance: finance|finances|treasury|finanzen|hacienda|economia e finanze|economy and finance|fazenda
justice: justice|justiz|justicia|giustizia|justica
health: health|public health|gesundheit|sante|salud|sanidad|salute|saude
education: education|educacion|bildung|istruzione|educacao|education nationale|national education
environment: environment|umwelt|ecologie|medio ambiente|ambiente
agriculture: agriculture|landwirtschaft|agricultura|agricoltura|farming
transport: transport|transportation|transports|verkehr|transportes|trasporti
energy: energy|energie|energia
labour: labour|labor|arbeit|travail|trabajo|lavoro|employment
trade: trade|commerce|handel|comercio|commercio
economy: economy|economic affairs|wirtschaft|economie|economia
culture: culture|kultur|cultura
""".strip().splitlines()
    for phrase in line.split(": ")[1].split("|")
)
OFFICE_OF = (
    ("prime minister office", "head of government"), ("prime ministers office", "head of government"),
    ("office of the prime minister", "head of government"),
    ("cabinet office of the prime minister", "head of government"),
    ("presidency", "presidency"), ("presidential office", "presidency"), ("president office", "presidency"),
    ("presidents office", "presidency"),
    ("presidential palace", "presidency"), ("office of the president", "presidency"),
    ("presidential administration", "presidency"), ("chancellery", "head of government"),
    ("chancellor office", "head of government"), ("federal chancellery", "head of government"),
)  # fmt: skip

# One body a line: its names, the metonyms of its seat and its acronyms in several languages.
KNOWN_BODIES: dict[str, tuple[int, ...]] = {}
_BODIES = """
bank of england|threadneedle street|old lady of threadneedle street|boe
french finance ministry|france finance ministry|bercy|ministry of finance of france|french economy ministry|\
ministere de l economie et des finances|french ministry of finance
french foreign ministry|quai d orsay|ministry of foreign affairs of france|french ministry of foreign affairs|\
france foreign ministry
french interior ministry|place beauvau|beauvau|french ministry of the interior
french justice ministry|place vendome
french presidency|elysee|elysee palace|french president office|french presidents office|\
presidency of the french republic|presidency of france|office of the president of france|office of the french president
french prime minister office|matignon|hotel matignon|office of the french prime minister|hotel de matignon
french education ministry|rue de grenelle|ministere de l education nationale
french national assembly|palais bourbon
brazilian presidency|planalto|palacio do planalto|planalto palace|presidency of brazil|brazil presidency|\
office of the president of brazil|brazilian president office
brazilian foreign ministry|itamaraty|itamaraty palace|ministry of foreign affairs of brazil|brazil foreign ministry|\
brazilian ministry of foreign affairs
japanese prime minister office|kantei|japan prime minister office|prime minister office of japan|\
office of the prime minister of japan
japanese foreign ministry|gaimusho|ministry of foreign affairs of japan|japan foreign ministry|\
japan ministry of foreign affairs|japanese ministry of foreign affairs
japanese finance ministry|zaimusho|ministry of finance of japan
japanese government|nagatacho|kasumigaseki|government of japan
metropolitan police|scotland yard|new scotland yard|metropolitan police service|met police
italian prime minister office|palazzo chigi|italian government|office of the italian prime minister|\
italian premier office|presidency of the council of ministers|presidenza del consiglio
italian presidency|quirinale|quirinal|quirinal palace|palazzo del quirinale|office of the italian president|\
italian president office|presidency of the italian republic
italian foreign ministry|farnesina|la farnesina|italian ministry of foreign affairs|italy foreign ministry
italian interior ministry|viminale|il viminale|italian ministry of the interior
italian senate|palazzo madama
italian chamber of deputies|montecitorio|palazzo montecitorio
bank of italy|via nazionale|banca d italia|bankitalia
peruvian foreign ministry|torre tagle|peru foreign ministry|ministry of foreign affairs of peru|\
peruvian ministry of foreign affairs
peruvian presidency|pizarro palace|palacio de pizarro|presidency of peru
office of the president of the philippines|malacanang|malacanang palace|philippine presidency|\
philippine presidential palace|philippine president office
us presidency|white house|the white house|oval office|1600 pennsylvania avenue|\
office of the president of the united states
us state department|foggy bottom|state department|department of state|us department of state|\
united states department of state
us defense department|pentagon|department of defense|us department of defense|defense department|\
united states department of defense
central intelligence agency|cia
us congress|united states congress
russian presidency|kremlin|the kremlin|presidential administration of russia|russian president office
russian foreign ministry|smolenskaya square|ministry of foreign affairs of russia|russian ministry of foreign affairs|\
russia foreign ministry
russian federal security service|fsb|lubyanka|federal security service
british prime minister office|downing street|no 10|number 10|10 downing street|\
prime minister office of the united kingdom|uk prime minister office|office of the british prime minister
british treasury|hm treasury|her majesty treasury|his majesty treasury|number 11|uk treasury|exchequer
british interior ministry|home office|uk home office|british home office
british foreign ministry|foreign office|fcdo|foreign and commonwealth office|\
foreign commonwealth and development office|uk foreign office|king charles street|british foreign office
british defence ministry|uk ministry of defence|british ministry of defence|uk defence ministry|british defense ministry
british government|whitehall|uk government|government of the united kingdom
british monarchy|buckingham palace|royal household
british parliament|westminster|houses of parliament|uk parliament
scottish government|bute house|st andrew house
northern ireland assembly|stormont
scottish parliament|holyrood
welsh parliament|senedd|cardiff bay
irish parliament|leinster house|oireachtas
irish foreign ministry|iveagh house|irish department of foreign affairs|department of foreign affairs of ireland
irish presidency|aras an uachtarain
irish prime minister office|department of the taoiseach|merrion street
spanish prime minister office|moncloa|la moncloa|palacio de la moncloa|moncloa palace|spanish government
spanish royal household|zarzuela|la zarzuela|zarzuela palace|spanish royal house
spanish foreign ministry|santa cruz palace|palacio de santa cruz
argentine presidency|casa rosada|argentine presidential palace|presidency of argentina|argentine government
argentine foreign ministry|san martin palace|palacio san martin|cancilleria argentina
chilean presidency|la moneda|moneda palace|palacio de la moneda|presidency of chile|chilean government
venezuelan presidency|miraflores|miraflores palace|presidency of venezuela
colombian presidency|casa de narino|narino palace|palacio de narino|presidency of colombia
colombian foreign ministry|palacio de san carlos|san carlos palace
ecuadorian presidency|carondelet|carondelet palace|presidency of ecuador
bolivian presidency|palacio quemado|casa grande del pueblo
mexican presidency|los pinos|palacio nacional mexico|presidency of mexico|mexican president office
mexican foreign ministry|tlatelolco|secretaria de relaciones exteriores
south korean presidency|blue house|cheong wa dae|south korean presidential office|south korea presidential office|\
office of the president of south korea|presidential office of south korea
turkish presidency|bestepe|cankaya|aksaray palace|turkish presidential palace|presidency of turkey
ukrainian presidency|bankova|bankova street|office of the president of ukraine|ukrainian president office|\
ukrainian presidential office
polish presidency|belweder|presidency of poland|polish president office
czech presidency|prague castle|hrad|czech president office
czech foreign ministry|czernin palace|cernin palace
german presidency|schloss bellevue|bellevue palace|bundesprasidialamt|office of the german president|\
german president office
german chancellery|kanzleramt|bundeskanzleramt|federal chancellery|german chancellor office|chancellery
german foreign ministry|auswartiges amt|federal foreign office|german foreign office|werderscher markt
german defence ministry|bundesministerium der verteidigung|bendlerblock|bmvg|german ministry of defence|\
german defense ministry|federal ministry of defence|german ministry of defense
german interior ministry|bundesministerium des innern|bmi|federal ministry of the interior|\
german ministry of the interior
german finance ministry|bundesministerium der finanzen|bmf|federal ministry of finance|german ministry of finance|\
bundesfinanzministerium
german health ministry|bundesministerium fur gesundheit|bmg|federal ministry of health|bundesgesundheitsministerium
german justice ministry|bundesministerium der justiz|bmj|federal ministry of justice|bundesjustizministerium
german parliament|bundestag|german bundestag|lower house of the german parliament
austrian chancellery|ballhausplatz|austrian chancellor office|bundeskanzleramt osterreich
austrian presidency|hofburg|austrian president office
swiss government|bundeshaus|federal council|bundesrat swiss|swiss federal council
dutch government|binnenhof|the hague
dutch prime minister office|het torentje|catshuis|dutch ministry of general affairs
danish parliament|folketing|christiansborg
swedish government|rosenbad|swedish government offices
swedish foreign ministry|arvfurstens palats|utrikesdepartementet
swedish parliament|riksdag
norwegian parliament|storting
finnish parliament|eduskunta
finnish government|smolna
israeli parliament|knesset
israeli defence ministry|kirya|hakirya|israeli ministry of defense|israeli defense ministry
israeli prime minister office|prime minister office of israel
chinese leadership|zhongnanhai|chinese government
chinese foreign ministry|waijiaobu|ministry of foreign affairs of china|\
ministry of foreign affairs of the people republic of china|china foreign ministry
indian foreign ministry|south block|ministry of external affairs|indian ministry of external affairs|\
india foreign ministry|india ministry of external affairs|indian external affairs ministry
indian home ministry|north block|ministry of home affairs of india|indian ministry of home affairs|\
indian interior ministry
indian presidency|rashtrapati bhavan|raisina hill
indian central bank|mint street|reserve bank of india|rbi
pakistani presidency|aiwan e sadr
pakistani army headquarters|ghq rawalpindi
thai prime minister office|government house bangkok|thai khu fah
malaysian government|putrajaya
indonesian presidency|istana merdeka|merdeka palace|bina graha
singaporean presidency|the istana
nigerian presidency|aso rock|aso villa|presidency of nigeria
south african presidency|union buildings|presidency of south africa|tuynhuys
ghanaian presidency|jubilee house|flagstaff house
kenyan presidency|state house nairobi|harambee house
egyptian presidency|ittihadiya palace|heliopolis palace|al ittihadiya|presidency of egypt
tunisian presidency|carthage palace|palais de carthage
algerian presidency|el mouradia|el mouradia palace
lebanese presidency|baabda|baabda palace
lebanese prime minister office|grand serail
european commission|berlaymont
european council|justus lipsius|europa building
european central bank|ecb|bce|ezb|eurotower|banque centrale europeenne|europaische zentralbank|banco central europeo
canadian foreign ministry|lester b pearson building|global affairs canada|canadian ministry of foreign affairs
canadian prime minister office|langevin block
governor general of canada office|rideau hall
australian prime minister office
new zealand government
us federal reserve|federal reserve|fed|the fed|eccles building|federal reserve board
us justice department|doj|department of justice|main justice|us department of justice|justice department
us treasury|treasury department|us treasury department|us department of the treasury|department of the treasury|\
united states treasury
paris police headquarters|quai des orfevres|36 quai des orfevres|paris prefecture of police
world food programme|wfp|pam|programme alimentaire mondial|programa mundial de alimentos|world food program
organization of american states|oas|oea|organisation of american states|organizacion de los estados americanos|\
organisation des etats americains
federal financial supervisory authority|bafin|bundesanstalt fur finanzdienstleistungsaufsicht|german financial regulator
federal criminal police office|bka|bundeskriminalamt|german federal criminal police office
german trade union confederation|dgb|deutscher gewerkschaftsbund|german confederation of trade unions
german education union|gew|gewerkschaft erziehung und wissenschaft
kreditanstalt fur wiederaufbau|kfw|german development bank
instituto nacional de estadistica|ine|national statistics institute of spain|spanish national statistics institute
commission nationale de l informatique et des libertes|cnil|french data protection authority
medecins du monde|mdm|doctors of the world
medecins sans frontieres|msf|doctors without borders|arzte ohne grenzen|medicos sin fronteras
north atlantic treaty organization|nato|otan|north atlantic treaty organisation
united nations|un|onu|united nations organization|nations unies|naciones unidas|vereinte nationen
world health organization|who|oms|world health organisation|weltgesundheitsorganisation|\
organisation mondiale de la sante|organizacion mundial de la salud
international monetary fund|imf|fmi|iwf|fonds monetaire international|fondo monetario internacional|\
internationaler wahrungsfonds
european union|eu|union europeenne|europaische union|union europea
organisation for economic co operation and development|oecd|ocde|organization for economic cooperation and development
organization for security and co operation in europe|osce|osze|organization for security and cooperation in europe
international committee of the red cross|icrc|cicr|comite international de la croix rouge|ikrk
world trade organization|wto|omc|world trade organisation|welthandelsorganisation
international labour organization|ilo|oit|international labor organization
international organization for migration|iom|oim
united nations high commissioner for refugees|unhcr|hcr|acnur|un refugee agency
united nations children fund|unicef
united nations educational scientific and cultural organization|unesco
food and agriculture organization|fao|food and agriculture organization of the united nations
international atomic energy agency|iaea|aiea|iaeo|internationale atomenergie organisation
international criminal court|cpi|international criminal court in the hague|cour penale internationale|\
corte penal internacional
international olympic committee|ioc|cio|comite international olympique|iok
federation internationale de football association|fifa|international federation of association football
union of european football associations|uefa
world anti doping agency|wada|agence mondiale antidopage
african union|au|union africaine
economic community of west african states|ecowas|cedeao|ecowas commission
federal intelligence service|bnd|bundesnachrichtendienst|german foreign intelligence service
federal office for the protection of the constitution|bfv|bundesamt fur verfassungsschutz|verfassungsschutz
federal network agency|bundesnetzagentur|bnetza
federal employment agency|bundesagentur fur arbeit
deutsche bundesbank|bundesbank|german central bank|german federal bank
robert koch institute|rki|robert koch institut
german aerospace center|dlr|deutsches zentrum fur luft und raumfahrt
german football association|dfb|deutscher fussball bund
german industry federation|bdi|bundesverband der deutschen industrie|federation of german industries
christian democratic union|cdu|christlich demokratische union deutschlands|christian democratic union of germany
social democratic party of germany|sozialdemokratische partei deutschlands
alternative for germany|afd|alternative fur deutschland
free democratic party of germany|fdp|freie demokratische partei
austrian people party|ovp|oevp|osterreichische volkspartei
austrian freedom party|fpo|fpoe|freiheitliche partei osterreichs|freedom party of austria
social democratic party of austria|spo|spoe
spanish socialist workers party|psoe|partido socialista obrero espanol|spanish socialist party
people party of spain|partido popular
confederation generale du travail|cgt|general confederation of labour
confederation francaise democratique du travail|cfdt|french democratic confederation of labour
institut national de la statistique et des etudes economiques|insee|french statistics office|\
french national statistics institute
centre national de la recherche scientifique|cnrs|french national centre for scientific research
national rally|rassemblement national
national gendarmerie|gendarmerie nationale
societe nationale des chemins de fer francais|sncf|french national railway
italian statistics institute|istat|istituto nazionale di statistica
italian general confederation of labour|cgil|confederazione generale italiana del lavoro
confederation of italian industry|confindustria
polish law and justice party|pis|prawo i sprawiedliwosc|law and justice
brazilian institute of geography and statistics|ibge|instituto brasileiro de geografia e estatistica
brazilian workers party|partido dos trabalhadores|workers party of brazil
institutional revolutionary party|pri|partido revolucionario institucional
revolutionary armed forces of colombia|farc|fuerzas armadas revolucionarias de colombia
national liberation army of colombia|eln|ejercito de liberacion nacional
kurdistan workers party|pkk|partiya karkeren kurdistane
justice and development party|akp|ak party|adalet ve kalkinma partisi
republican people party|chp|cumhuriyet halk partisi
turkish statistical institute|tuik|turkstat
people liberation army|chinese army
liberal democratic party of japan|jiminto
russian federal service for supervision of communications|roskomnadzor
main intelligence directorate|gru|main directorate of the general staff
security service of ukraine|sbu|ukrainian security service|sluzhba bezpeky ukrainy
committee for state security of belarus|kgb of belarus|belarusian kgb
european organization for nuclear research|cern|conseil europeen pour la recherche nucleaire
european space agency|esa|agence spatiale europeenne
european court of human rights|echr|ecthr|cedh
court of justice of the european union|cjeu|european court of justice|ecj|eugh
bank for international settlements|bis|bank fur internationalen zahlungsausgleich|biz
swiss national bank|snb|schweizerische nationalbank|bns
social democratic party of switzerland|sp schweiz
federal bureau of investigation|fbi
norwegian broadcasting corporation|nrk|norsk rikskringkasting
swedish security service|sapo|sakerhetspolisen
danish security and intelligence service|politiets efterretningstjeneste
organization of the petroleum exporting countries|opec|opep|organisation of the petroleum exporting countries
"""
for _number, _line in enumerate(_BODIES.strip().splitlines()):
    for _name in _line.split("|"):
        KNOWN_BODIES[_name] = (*KNOWN_BODIES.get(_name, ()), _number)
