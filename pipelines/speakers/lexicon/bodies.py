"""Bodies whose names share no words: metonyms, acronyms of other languages, ministries' tasks. Data only.

Here stands which names mean one body; that a bare name is a body's at all stands in `companies`, and a name may be in
both. Plain lower-case words as `pipelines.speakers.names.bodies.plain` makes them.
"""

from __future__ import annotations

import re

LEGAL_FORMS = (
    *(
        "ag plc a/s as asa ab oy oyj kg kgaa gmbh se sa s.a. sas s.a.s. spa s.p.a. srl s.r.l. s.l. sl nv n.v. bv "
        "b.v. ltd ltd. limited llc llp lp inc inc. incorporated corp corp. co co. pty pte bhd berhad sarl s.à.r.l. "
        "k.k. kk jsc pjsc ojsc pao oao zao ooo d.d. d.o.o. a.s. a.ş. s.r.o. kft nyrt zrt e.v. tbk aps hf ehf sgps "
        "s.c.a. sca n.a. gbr ohg s.a.b. aktiengesellschaft eood ood ead ad doo bvba cvba vof "
        "uab sia oü a.e. ltda ltda. eireli s/a sapi scs snc sasu eurl sarlu k.s. v.o.s. "
        "zrt. nyrt. kft. ks p.l.c. l.l.c. l.p. fzco fzc fze dmcc psc saog saoc qsc qpsc w.l.l. "
        "wll ksc kscp b.s.c. bsc pjs saa s.a.a. sac s.a.c. c.a. pcl y.k. g.k. a.d. "
        "d.n.o. j.s.c. p.j.s.c. aktiebolag aktieselskab aksjeselskap osakeyhtiö a.s.a. pvt plt proprietary "
    ).split(),
    *(
        "sp. z o.o.|sp. z o. o.|sp. k.|sp. j.|"
        "spółka akcyjna|sociedad anónima|sociedade anônima|società per azioni|"
        "naamloze vennootschap|besloten vennootschap|pvt ltd|pvt. ltd.|private limited|co. w.l.l.|anonim şirketi|"
        "kabushiki kaisha|joint stock company|public joint stock company|gmbh & co kg|gmbh & co. kgaa|"
        "unlimited company|"
        "designated activity company|limited liability company|s. de r.l. de c.v.|s.a.p.i. de c.v.|s.p.r.l.|sprl|"
        "public company limited|société par actions simplifiée|s.a./n.v.|sa/nv|nv/sa|ltd sti|ltd. şti.|"
        "san. ve tic. a.ş."
    ).split("|"),
    "sdn bhd", "& co", "& co.", "& co kg", "& co. kg", "and co", "and co.", "pty ltd", "co ltd", "co., ltd",
    "co., ltd.", "se & co. kg", "se + co. kg", "gmbh & co. kg", "gmbh + co. kg", "ag & co. kgaa", "& co. kgaa",
    "+ co. kg",
    "s.a. de c.v.", "s.a.b. de c.v.", "public limited company", "société anonyme",
)  # fmt: skip

# Legal forms that stand in front of the name.
FORMS_IN_FRONT = frozenset(
    "PT CV PJSC OJSC JSC CJSC OAO PAO ZAO OOO AO TOO LLC PAT TOV AB A/S GK KK Firma CJSC UAB SIA".split()
)

# Words that head a ministry's name, in whole or, in Germanic languages and Finnish, at the end of one.
MINISTRY = re.compile(
    r"^(?:ministry|ministere|ministerio|ministero|ministerium|department|secretariat|secretaria|office|ministerie|"
    r"ministerstv[oi]|ministerstwo|ministarstvo|miniszterium|bakanligi|kementerian|amt|departement|departamento|ministeriet|"
    r"minister|ministeriet|ministeris?|ypourgeio|minist[ae]rul|ministrstvo|ministeerium|bakanlik|wizarat|mantralaya)$"
    r"|^bundesminister|ministerium$|ministeriet$|departementet$|ministerio$|ministerie$|miniszterium$|ministeerium$"
)
# Spellings that only one country's ministries have, where no country is told.
OF_LANGUAGE = (
    ("ministerstwo", "poland"), ("ministero", "italy"), ("bundesministerium", "germany"), ("ministere ", "france"),
    ("kementerian kesehatan", "indonesia"), ("kementerian luar negeri", "indonesia"), ("bakanligi", "turkey"),
    ("miniszterium", "hungary"), ("innenministerium", "germany"), ("finanzministerium", "germany"),
    ("kementerian pertahanan", "indonesia"), ("kementerian keuangan", "indonesia"), ("ulkoministerio", "finland"),
    ("puolustusministerio", "finland"), ("sisaministerio", "finland"), ("valtiovarainministerio", "finland"),
    ("udenrigsministeriet", "denmark"), ("finansministeriet", "denmark"), ("forsvarsministeriet", "denmark"),
    ("sundhedsministeriet", "denmark"), ("justitsministeriet", "denmark"), ("utenriksdepartementet", "norway"),
    ("forsvarsdepartementet", "norway"), ("utrikesdepartementet", "sweden"), ("forsvarsdepartement", "sweden"),
    ("ministerie van", "netherlands"), ("ypourgeio", "greece"), ("ministerul", "romania"),
)  # fmt: skip
# Beginnings of words that tell a ministry's task in many languages.
TASK_STEMS = tuple(
    (stem, line.split(":")[0])
    for line in """
defence: defen defensa difes verteidig obron forsvar puolust savunma pertahanan honved oboron odbran armees \
armadas aparare amyn
foreign: aussen auswart etrang esteri exterior zagranicz utrikes utenriks udenrigs ulko disisleri luar-negeri \
kulugy inostrann vanjsk buitenland exteriores
interior: innen interieur intern inrik indenrigs sisa icisleri belugy vnutren unutarnj binnenland dalam-negeri
finance: finanz finans financ finanse valtiovarain maliye hazine keuangan penzugy hacienda fazenda tesoro
justice: justiz justic giustiz justits adalet sprawiedl oikeus igazsag hukum pravd
health: gesundheit sante salud sanidad salute saude sundhed helse saglik zdrow kesehatan egeszseg zdrav terveys \
volksgezond
education: bildung education educacion istruzion educac egitim edukac undervisning utbildning opetus oktatas \
onderwijs pendidikan milli-egitim prosv
environment: umwelt environnement ambiente miljo ympar cevre srodowisk kornyezet leefmilieu lingkungan
agriculture: landwirtschaft agricul rolnict tarim landbrug maatalous mezogazd landbouw pertanian
transport: verkehr transport trasport ulastirma liikenne samferdsel infrastruktur kozleked vervoer perhubungan
energy: energ enerji
labour: arbeit travail trabajo lavoro trabalho arbejd calisma prac munka arbeids ketenagakerjaan
economy: wirtschaft econom ekonom naering gazdasag ekonomi
culture: kultur cultur kulttuuri
tourism: touris turis
""".strip().splitlines()
    for stem in line.split(": ")[1].replace("-", " ").split()
    if len(stem) > 3
)
# What a ministry is for, by the words that say so; a word counts as a whole.
TASKS = tuple(
    (phrase, line.split(":")[0])
    for line in """
defence: defence|defense|verteidigung|defensa|difesa|armees|defesa|war|obrony|forsvars|armed forces|national \
defence|national defense|armies|military affairs
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
bank of england|threadneedle street|old lady of threadneedle street|boe|british central bank
french finance ministry|france finance ministry|bercy|ministry of finance of france|french economy ministry|\
ministere de l economie et des finances|french ministry of finance
french foreign ministry|quai d orsay|ministry of foreign affairs of france|french ministry of foreign affairs|\
france foreign ministry
french interior ministry|place beauvau|beauvau|french ministry of the interior
french justice ministry|place vendome
french presidency|elysee|elysee palace|french president office|french presidents office|\
presidency of the french republic|presidency of france|office of the president of france|\
office of the french president
french prime minister office|matignon|hotel matignon|office of the french prime minister|hotel de matignon|\
french prime ministers office
french education ministry|rue de grenelle|ministere de l education nationale
french national assembly|palais bourbon|assemblee nationale
brazilian presidency|planalto|palacio do planalto|planalto palace|presidency of brazil|brazil presidency|\
office of the president of brazil|brazilian president office
brazilian foreign ministry|itamaraty|itamaraty palace|ministry of foreign affairs of brazil|brazil foreign ministry|\
brazilian ministry of foreign affairs|palacio do itamaraty
japanese prime minister office|kantei|japan prime minister office|prime minister office of japan|\
office of the prime minister of japan|sori kantei|nagatacho
japanese foreign ministry|gaimusho|ministry of foreign affairs of japan|japan foreign ministry|\
japan ministry of foreign affairs|japanese ministry of foreign affairs
japanese finance ministry|zaimusho|ministry of finance of japan
japanese government|nagatacho|kasumigaseki|government of japan|japanese bureaucracy
metropolitan police|scotland yard|new scotland yard|metropolitan police service|met police|\
london metropolitan police
italian prime minister office|palazzo chigi|italian government|office of the italian prime minister|\
italian premier office|presidency of the council of ministers|presidenza del consiglio
italian presidency|quirinale|quirinal|quirinal palace|palazzo del quirinale|office of the italian president|\
italian president office|presidency of the italian republic
italian foreign ministry|farnesina|la farnesina|italian ministry of foreign affairs|italy foreign ministry
italian interior ministry|viminale|il viminale|italian ministry of the interior
italian senate|palazzo madama
italian chamber of deputies|montecitorio|palazzo montecitorio
bank of italy|via nazionale|banca d italia|bankitalia|italian central bank
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
central intelligence agency|cia|langley
us congress|united states congress|capitol hill
russian presidency|kremlin|the kremlin|presidential administration of russia|russian president office
russian foreign ministry|smolenskaya square|ministry of foreign affairs of russia|\
russian ministry of foreign affairs|russia foreign ministry
russian federal security service|fsb|lubyanka|federal security service|\
federal security service of the russian federation|federalnaya sluzhba bezopasnosti
british prime minister office|downing street|no 10|number 10|10 downing street|\
prime minister office of the united kingdom|uk prime minister office|office of the british prime minister
british treasury|hm treasury|her majesty treasury|his majesty treasury|number 11|uk treasury|exchequer
british interior ministry|home office|uk home office|british home office
british foreign ministry|foreign office|fcdo|foreign and commonwealth office|\
foreign commonwealth and development office|uk foreign office|king charles street|british foreign office
british defence ministry|uk ministry of defence|british ministry of defence|uk defence ministry|\
british defense ministry
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
polish presidency|belweder|presidency of poland|polish president office|palac prezydencki|presidential palace warsaw
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
austrian chancellery|ballhausplatz|austrian chancellor office|bundeskanzleramt osterreich|bundeskanzleramt wien
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
european commission|berlaymont|eu executive|eu commission|commission europeenne|europaische kommission|\
comision europea|commissione europea|komisja europejska
european council|justus lipsius|europa building
european central bank|ecb|bce|ezb|eurotower|banque centrale europeenne|europaische zentralbank|\
banco central europeo|eurozone central bank
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
world food programme|wfp|pam|programme alimentaire mondial|programa mundial de alimentos|world food program|\
welternahrungsprogramm
organization of american states|oas|oea|organisation of american states|organizacion de los estados americanos|\
organisation des etats americains
federal financial supervisory authority|bafin|bundesanstalt fur finanzdienstleistungsaufsicht|\
german financial regulator
federal criminal police office|bka|bundeskriminalamt|german federal criminal police office
german trade union confederation|dgb|deutscher gewerkschaftsbund|german confederation of trade unions
german education union|gew|gewerkschaft erziehung und wissenschaft
kreditanstalt fur wiederaufbau|kfw|german development bank
instituto nacional de estadistica|ine|national statistics institute of spain|spanish national statistics institute|\
ine spain|spanish statistics institute
commission nationale de l informatique et des libertes|cnil|french data protection authority
medecins du monde|mdm|doctors of the world|medicos del mundo|arzte der welt
medecins sans frontieres|msf|doctors without borders|arzte ohne grenzen|medicos sin fronteras|medici senza frontiere
north atlantic treaty organization|nato|otan|north atlantic treaty organisation
united nations|un|onu|united nations organization|nations unies|naciones unidas|vereinte nationen|\
organisation des nations unies|nazioni unite|organizacion de las naciones unidas|organizacao das nacoes unidas|uno
world health organization|who|oms|world health organisation|weltgesundheitsorganisation|un health agency|\
united nations health agency|organisation mondiale de la sante|organizacion mundial de la salud
international monetary fund|imf|fmi|iwf|fonds monetaire international|fondo monetario internacional|\
internationaler wahrungsfonds|fundo monetario internacional|fondo monetario internazionale
european union|eu|union europeenne|europaische union|union europea
organisation for economic co operation and development|oecd|ocde|\
organization for economic cooperation and development|ocse|\
organisation de cooperation et de developpement economiques
organization for security and co operation in europe|osce|osze|organization for security and cooperation in europe
international committee of the red cross|icrc|cicr|comite international de la croix rouge|ikrk|\
internationales komitee vom roten kreuz|comite internacional de la cruz roja
world trade organization|wto|omc|world trade organisation|welthandelsorganisation
international labour organization|ilo|oit|international labor organization
international organization for migration|iom|oim|organisation internationale pour les migrations|\
organizacion internacional para las migraciones
united nations high commissioner for refugees|unhcr|hcr|acnur|un refugee agency|united nations refugee agency
united nations children fund|unicef|un children agency|un childrens agency
united nations educational scientific and cultural organization|unesco|un cultural agency|un culture agency
food and agriculture organization|fao|food and agriculture organization of the united nations|\
food and agriculture organisation|organisation des nations unies pour l alimentation et l agriculture
international atomic energy agency|iaea|aiea|iaeo|internationale atomenergie organisation|un nuclear watchdog|\
united nations nuclear watchdog|un nuclear agency|un atomic agency
international criminal court|cpi|international criminal court in the hague|cour penale internationale|\
corte penal internacional|icc|internationaler strafgerichtshof|istgh
international olympic committee|ioc|cio|comite international olympique|iok|coi|comite olimpico internacional|\
olympic committee international|comitato olimpico internazionale
federation internationale de football association|fifa|international federation of association football|\
world football governing body|world football body|world soccer governing body
union of european football associations|uefa|european football governing body
world anti doping agency|wada|agence mondiale antidopage
african union|au|union africaine|au africa|uniao africana|union africana|afrikanische union
economic community of west african states|ecowas|cedeao|ecowas commission|\
communaute economique des etats de l afrique de l ouest|comunidade economica dos estados da africa ocidental|\
communaute economique des etats de l afrique de l ouest
federal intelligence service|bnd|bundesnachrichtendienst|german foreign intelligence service
federal office for the protection of the constitution|bfv|bundesamt fur verfassungsschutz|verfassungsschutz
federal network agency|bundesnetzagentur|bnetza
federal employment agency|bundesagentur fur arbeit
deutsche bundesbank|bundesbank|german central bank|german federal bank
robert koch institute|rki|robert koch institut
german aerospace center|dlr|deutsches zentrum fur luft und raumfahrt|german aerospace centre
german football association|dfb|deutscher fussball bund
german industry federation|bdi|bundesverband der deutschen industrie|federation of german industries
christian democratic union|cdu|christlich demokratische union deutschlands|christian democratic union of germany|\
german christian democrats|christlich demokratische union
social democratic party of germany|sozialdemokratische partei deutschlands|german social democratic party|\
german social democrats
alternative for germany|afd|alternative fur deutschland
free democratic party of germany|fdp|freie demokratische partei|german free democratic party|free democratic party|\
free democrats
austrian people party|ovp|oevp|osterreichische volkspartei
austrian freedom party|fpo|fpoe|freiheitliche partei osterreichs|freedom party of austria
social democratic party of austria|spo|spoe|sozialdemokratische partei osterreichs
spanish socialist workers party|psoe|partido socialista obrero espanol|spanish socialist party
people party of spain|partido popular
confederation generale du travail|cgt|general confederation of labour|cgt france|\
general confederation of labour of france
confederation francaise democratique du travail|cfdt|french democratic confederation of labour
institut national de la statistique et des etudes economiques|insee|french statistics office|\
french national statistics institute
centre national de la recherche scientifique|cnrs|french national centre for scientific research
national rally|rassemblement national
national gendarmerie|gendarmerie nationale
societe nationale des chemins de fer francais|sncf|french national railway|french national railways|french railways
italian statistics institute|istat|istituto nazionale di statistica
italian general confederation of labour|cgil|confederazione generale italiana del lavoro
confederation of italian industry|confindustria
polish law and justice party|pis|prawo i sprawiedliwosc|law and justice|law and justice party
brazilian institute of geography and statistics|ibge|instituto brasileiro de geografia e estatistica
brazilian workers party|partido dos trabalhadores|pt brazil|workers party of brazil
institutional revolutionary party|pri|partido revolucionario institucional
revolutionary armed forces of colombia|farc|fuerzas armadas revolucionarias de colombia
national liberation army of colombia|eln|ejercito de liberacion nacional|colombian national liberation army|\
eln guerrillas
kurdistan workers party|pkk|partiya karkeren kurdistane
justice and development party|akp|ak party|adalet ve kalkinma partisi
republican people party|chp|cumhuriyet halk partisi|republican people party of turkey
turkish statistical institute|tuik|turkstat
people liberation army|chinese army
liberal democratic party of japan|jiminto|ldp japan
russian federal service for supervision of communications|roskomnadzor
main intelligence directorate|gru|main directorate of the general staff
security service of ukraine|sbu|ukrainian security service|sluzhba bezpeky ukrainy
committee for state security of belarus|kgb of belarus|belarusian kgb
european organization for nuclear research|cern|conseil europeen pour la recherche nucleaire|\
european organisation for nuclear research
european space agency|esa|agence spatiale europeenne|europaische weltraumorganisation|agenzia spaziale europea
european court of human rights|echr|ecthr|cedh
court of justice of the european union|cjeu|european court of justice|ecj|eugh|cjue|europaischer gerichtshof|\
cour de justice de l union europeenne
bank for international settlements|bis|bank fur internationalen zahlungsausgleich|biz|bri|\
banque des reglements internationaux
swiss national bank|snb|schweizerische nationalbank|bns
social democratic party of switzerland|sp schweiz
federal bureau of investigation|fbi
norwegian broadcasting corporation|nrk|norsk rikskringkasting
swedish security service|sapo|sakerhetspolisen
danish security and intelligence service|politiets efterretningstjeneste
organization of the petroleum exporting countries|opec|opep|organisation of the petroleum exporting countries
arab maghreb union|amu|uma|union du maghreb arabe
austrian federal railways|obb|oebb|osterreichische bundesbahnen
german federal railways|deutsche bahn|db
swiss federal railways|sbb|cff|ffs|schweizerische bundesbahnen|chemins de fer federaux suisses
financial action task force|fatf|gafi|groupe d action financiere
united services trade union|ver di|verdi|vereinte dienstleistungsgewerkschaft
german agency for international cooperation|giz|deutsche gesellschaft fur internationale zusammenarbeit
german metalworkers union|ig metall|industriegewerkschaft metall
centers for disease control and prevention|cdc|us centers for disease control and prevention|\
centers for disease control
bureau of alcohol tobacco firearms and explosives|atf
national anti corruption bureau of ukraine|nabu
hayat tahrir al sham|hts
movement of 23 march|m23|march 23 movement
american israel public affairs committee|aipac
republican party of the united states|gop
democratic national committee|dnc
food and drug administration|fda|us food and drug administration
environmental protection agency|epa
environmental protection agency of the united states|us epa
federal communications commission|fcc
federal trade commission|ftc
federal emergency management agency|fema
drug enforcement administration|dea
immigration and customs enforcement|us immigration and customs enforcement
department of homeland security|dhs|us department of homeland security|homeland security department
department of health and human services|hhs|us department of health and human services|health and human services
department of housing and urban development|hud|housing and urban development
department of veterans affairs|va|veterans affairs|us department of veterans affairs
us department of energy|department of energy|energy department
internal revenue service|irs
national security agency|nsa
national institutes of health|nih
national rifle association|nra
national highway traffic safety administration|nhtsa
national oceanic and atmospheric administration|noaa
national transportation safety board|ntsb
office of management and budget|omb
congressional budget office|cbo
government accountability office|gao
american federation of labor and congress of industrial organizations|afl cio
service employees international union|seiu
united auto workers|uaw|united automobile workers
national association for the advancement of colored people|naacp
general motors|gm
general electric|ge
international business machines|ibm
bayerische motoren werke|bmw
hongkong and shanghai banking corporation|hsbc
union bank of switzerland|ubs
south china morning post|scmp
agence france presse|afp
deutsche presse agentur|dpa|german press agency
british broadcasting corporation|bbc
norddeutscher rundfunk|ndr
westdeutscher rundfunk|wdr
zweites deutsches fernsehen|zdf
radiotelevisione italiana|rai|italian state broadcaster
radio television espanola|rtve|radiotelevision espanola|spanish state broadcaster
uk office for national statistics|ons|office for national statistics
national health service|nhs
driver and vehicle licensing agency|dvla
secret intelligence service|mi6|sis
british security service|mi5
government communications headquarters|gchq
national union of mineworkers|num
trades union congress|tuc|british trades union congress
confederation of british industry|cbi
scottish national party|snp
democratic unionist party|dup
united kingdom independence party|ukip
social democratic and labour party|sdlp
crown prosecution service|cps
office of communications of the uk|ofcom
uk health security agency|ukhsa
people mujahedin of iran|mek|mko|mojahedin e khalq|mujahedin e khalq
islamic revolutionary guard corps|irgc|revolutionary guards|iran revolutionary guards|pasdaran|\
iranian revolutionary guards|iranian revolutionary guard corps
islamic state|isis|isil|daesh|islamic state in iraq and syria|islamic state of iraq and the levant|da esh|\
islamic state of iraq and syria|daech
palestine liberation organization|plo|olp|palestine liberation organisation|\
organisation de liberation de la palestine
popular front for the liberation of palestine|pflp
israel defense forces|idf|tsahal|tzahal|israeli army|israel defence forces|israeli military
israeli internal security service|shin bet|shabak|israel security agency|israeli domestic security service
israeli foreign intelligence service|mossad
syrian democratic forces|sdf|syrian democratic forces qsd|sdf syria|qasad
people protection units|ypg|yekineyen parastina gel
peoples democratic party of turkey|hdp|halklarin demokratik partisi
nationalist movement party|mhp|milliyetci hareket partisi
national intelligence organization of turkey|mit turkey|milli istihbarat teskilati|\
national intelligence organization|turkish national intelligence organization
confederation of independent trade unions turkey|disk
african national congress|anc|anc south africa
economic freedom fighters|eff
inkatha freedom party|ifp
congress of south african trade unions|cosatu
south african communist party|sacp
zimbabwe african national union patriotic front|zanu pf
movement for democratic change|mdc
mozambique liberation front|frelimo|frente de libertacao de mocambique
mozambican national resistance|renamo|resistencia nacional mocambicana
popular movement for the liberation of angola|mpla|movimento popular de libertacao de angola|\
people movement for the liberation of angola
national union for the total independence of angola|unita|uniao nacional para a independencia total de angola|\
unita angola
south west africa people organisation|swapo|south west africa people organization
sudan people liberation movement|splm
tigray people liberation front|tplf
east african community|eac
southern african development community|sadc
african development bank|afdb|banque africaine de developpement|african development bank group|bad afrique
west african economic and monetary union|uemoa|waemu|union economique et monetaire ouest africaine
independent national electoral commission|inec
economic and financial crimes commission|efcc
all progressives congress|apc
peoples democratic party of nigeria|pdp nigeria
rapid support forces|rsf|rapid support forces sudan
allied democratic forces|adf
lord resistance army|lra
association of southeast asian nations|asean|anase
asian infrastructure investment bank|aiib
asian development bank|asian development bank manila|adb
shanghai cooperation organisation|sco|shanghai cooperation organization|shanghaier organisation fur zusammenarbeit
commonwealth of independent states|cis|gus|cei|gemeinschaft unabhangiger staaten
collective security treaty organization|csto|odkb|collective security treaty organisation
eurasian economic union|eaeu|eaes
chinese communist party|communist party of china|ccp|cpc
national people congress|npc
kuomintang|kmt|chinese nationalist party|guomindang
democratic progressive party of taiwan|dpp taiwan|minjindang
constitutional democratic party of japan|cdp japan|cdpj
bharatiya janata party|bjp
indian national congress|inc india|congress party of india
aam aadmi party|aap
all india trinamool congress|tmc|trinamool congress|aitc
dravida munnetra kazhagam|dmk
all india anna dravida munnetra kazhagam|aiadmk|anna dmk
communist party of india marxist|cpm|cpi m
rashtriya swayamsevak sangh|rss
central bureau of investigation|cbi india
enforcement directorate of india|enforcement directorate
research and analysis wing|raw india
inter services intelligence|isi|pakistani spy agency
pakistan tehreek e insaf|pti pakistan|pakistan tehrik i insaf
pakistan peoples party|ppp pakistan
tehrik i taliban pakistan|ttp|tehreek e taliban pakistan|pakistani taliban
liberation tigers of tamil eelam|ltte|tamil tigers
bangladesh nationalist party|bnp bangladesh
corruption eradication commission|kpk|komisi pemberantasan korupsi
indonesian democratic party of struggle|pdi p|partai demokrasi indonesia perjuangan
united malays national organisation|umno|pertubuhan kebangsaan melayu bersatu
moro islamic liberation front|milf
new people army|npa philippines|bagong hukbong bayan
people action party|pap singapore
korean central news agency|kcna|north korean state news agency|joseon jungang tongsin
national intelligence service of south korea|nis south korea
basque nationalist party|pnv|eaj|partido nacionalista vasco
republican left of catalonia|erc|esquerra republicana de catalunya
workers commissions|ccoo|comisiones obreras
general union of workers of spain|ugt|union general de trabajadores
spanish civil guard|guardia civil|civil guard
spanish confederation of employers|ceoe
royal spanish football federation|rfef|real federacion espanola de futbol
banco de espana|bank of spain
banque de france|bank of france|french central bank
force ouvriere|fo france
mouvement des entreprises de france|medef
union pour un mouvement populaire|ump
national front of france|front national
la france insoumise|lfi|france unbowed
french national police|police nationale
direction generale de la securite exterieure|dgse
direction generale de la securite interieure|dgsi|french domestic intelligence service
electricite de france|edf
regie autonome des transports parisiens|ratp
autorite des marches financiers|amf
conseil superieur de l audiovisuel|csa france
french football federation|fff|federation francaise de football
italian national olympic committee|coni|comitato olimpico nazionale italiano
italian social security institute|inps|istituto nazionale della previdenza sociale
movimento 5 stelle|m5s|five star movement|five stars movement
brothers of italy|fratelli d italia|fdi
democratic party of italy|partito democratico|italian democratic party
northern league|lega nord
bank of portugal|banco de portugal
socialist party of portugal|partido socialista portugal|portuguese socialist party
brazilian social democracy party|psdb|partido da social democracia brasileira
brazilian democratic movement|mdb|pmdb|movimento democratico brasileiro
landless workers movement|mst|movimento dos trabalhadores rurais sem terra|movimento dos sem terra
brazilian bar association|oab|ordem dos advogados do brasil
national institute for space research of brazil|inpe|instituto nacional de pesquisas espaciais
brazilian health regulatory agency|anvisa|agencia nacional de vigilancia sanitaria
brazilian development bank|bndes|banco nacional de desenvolvimento economico e social
petroleos de venezuela|pdvsa
petroleos mexicanos|pemex
national electoral institute of mexico|instituto nacional electoral
national action party of mexico|partido accion nacional
party of the democratic revolution|prd mexico|partido de la revolucion democratica
national regeneration movement|morena|movimiento regeneracion nacional|movimiento de regeneracion nacional
zapatista army of national liberation|ezln|ejercito zapatista de liberacion nacional|zapatistas
farabundo marti national liberation front|fmln|frente farabundo marti para la liberacion nacional
sandinista national liberation front|fsln|frente sandinista de liberacion nacional|sandinistas
united socialist party of venezuela|psuv|partido socialista unido de venezuela
movement for socialism of bolivia|movimiento al socialismo
american popular revolutionary alliance|apra|alianza popular revolucionaria americana
argentine central bank|bcra|banco central de la republica argentina|central bank of argentina
general confederation of labour of argentina|confederacion general del trabajo argentina
inter american commission on human rights|iachr|cidh|comision interamericana de derechos humanos
inter american development bank|idb|bid|banco interamericano de desarrollo
economic commission for latin america and the caribbean|eclac|cepal|\
comision economica para america latina y el caribe
pan american health organization|paho|ops|organizacion panamericana de la salud|pan american health organisation
andean community|can andina|comunidad andina
southern common market|mercosur|mercosul
caribbean community|caricom
union of south american nations|unasur|unasul
polish civic platform|platforma obywatelska|civic platform
confederation liberty and independence|konfederacja
hungarian civic alliance|fidesz|fidesz hungarian civic alliance
action of dissatisfied citizens|ano|ano 2011
the left of germany|die linke|left party of germany
greens of germany|bundnis 90 die grunen|alliance 90 the greens|german greens
christian social union of bavaria|christlich soziale union|christian social union in bavaria
federal court of justice of germany|bundesgerichtshof|bgh|german federal court of justice
federal constitutional court of germany|bundesverfassungsgericht|bverfg|german federal constitutional court|\
german constitutional court
federal office of justice|bundesamt fur justiz
federal office for information security|bundesamt fur sicherheit in der informationstechnik
federal office for migration and refugees|bamf|bundesamt fur migration und fluchtlinge
federal statistical office of germany|destatis|statistisches bundesamt|german federal statistical office
federal public prosecutor general of germany|generalbundesanwalt|bundesanwaltschaft
confederation of german employers associations|bda|bundesvereinigung der deutschen arbeitgeberverbande
general german automobile club|adac|allgemeiner deutscher automobil club
german institute for economic research|diw|deutsches institut fur wirtschaftsforschung
association of german engineers|vdi|verein deutscher ingenieure
german army|bundeswehr|german armed forces
deutsche forschungsgemeinschaft|dfg|german research foundation
swiss people party|svp|udc|schweizerische volkspartei|union democratique du centre
austrian broadcasting corporation|orf|osterreichischer rundfunk
austrian trade union federation|ogb|oegb|osterreichischer gewerkschaftsbund
federation of dutch trade unions|fnv|federatie nederlandse vakbeweging
party for freedom|pvv|partij voor de vrijheid
people party for freedom and democracy|vvd|volkspartij voor vrijheid en democratie
dutch statistics office|cbs netherlands|centraal bureau voor de statistiek|statistics netherlands
dutch public health institute|rivm|rijksinstituut voor volksgezondheid en milieu
dutch railways|nederlandse spoorwegen
belgian railways|sncb|nmbs
new flemish alliance|n va|nieuw vlaamse alliantie
danish people party|dansk folkeparti
statistics denmark|danmarks statistik
sweden democrats|sverigedemokraterna
swedish public health agency|folkhalsomyndigheten|public health agency of sweden
swedish confederation of trade unions|landsorganisationen
swedish police|polismyndigheten|swedish police authority
norwegian labour party|arbeiderpartiet
norwegian intelligence service|etterretningstjenesten
norwegian police security service|pst|politiets sikkerhetstjeneste
statistics norway|ssb|statistisk sentralbyra
finnish broadcasting company|yle|yleisradio
finns party|perussuomalaiset|true finns
greek railways organisation|ose
coalition of the radical left|syriza|coalition of the radical left progressive alliance
panhellenic socialist movement|pasok
communist party of greece|kke
communist party of the russian federation|kprf|cprf
liberal democratic party of russia|ldpr
russian foreign intelligence service|svr|sluzhba vneshney razvedki|foreign intelligence service of russia
russian central bank|bank of russia|central bank of russia|tsentrobank
united russia|edinaya rossiya|yedinaya rossiya
wagner group|wagner|pmc wagner
state bureau of investigation of ukraine|dbr
european people party|epp|ppe|evp|europaische volkspartei
party of european socialists|pes party
european free trade association|efta
european medicines agency|ema|ema amsterdam
european investment bank|eib|bei|europaische investitionsbank|banque europeenne d investissement
european bank for reconstruction and development|ebrd|berd
european stability mechanism|esm
european anti fraud office|olaf|office europeen de lutte antifraude
european border and coast guard agency|frontex
european union agency for law enforcement cooperation|europol
international criminal police organization|interpol|oipc|international criminal police organisation
council of europe|conseil de l europe|europarat
international court of justice|icj|cij|cour internationale de justice|internationaler gerichtshof|un top court|\
world court|united nations top court
international red cross|icrc red cross
international federation of red cross and red crescent societies|ifrc
international energy agency|iea|aie|internationale energieagentur
international civil aviation organization|icao|oaci
international air transport association|iata
international maritime organization|imo|omi
international telecommunication union|itu
united nations development programme|undp|pnud|un development programme
united nations environment programme|unep|pnue|pnuma|un environment programme
united nations relief and works agency|unrwa|united nations relief and works agency for palestine refugees|\
un agency for palestinian refugees
united nations conference on trade and development|unctad|cnuced
united nations office on drugs and crime|unodc|onudc
united nations population fund|unfpa|fnuap
united nations office for the coordination of humanitarian affairs|ocha|un ocha
united nations interim force in lebanon|unifil|finul
united nations security council|unsc|un security council
united nations general assembly|unga|un general assembly
world meteorological organization|wmo|omm|world meteorological organisation
world intellectual property organization|wipo|ompi
world bank|banque mondiale|weltbank|banco mundial|world bank group
international union for conservation of nature|iucn|uicn
intergovernmental panel on climate change|ipcc|giec|weltklimarat
organisation of islamic cooperation|oic|oci|organization of islamic cooperation
gulf cooperation council|gcc|ccg|cooperation council for the arab states of the gulf
arab league|league of arab states|ligue arabe|arabische liga
organization of african unity|oau|oua|organisation of african unity
organisation internationale de la francophonie|oif|francophonie
commonwealth of nations|the commonwealth
organisation for the prohibition of chemical weapons|opcw|oiac|organization for the prohibition of chemical weapons
world organisation for animal health|woah|oie|world organization for animal health
world athletics|iaaf|international association of athletics federations
international cycling union|uci|union cycliste internationale
international automobile federation|fia|federation internationale de l automobile
international ski federation|fis ski|federation internationale de ski
international skating union|isu
international paralympic committee|ipc
confederation of african football|caf|confederation africaine de football
south american football confederation|conmebol|confederacion sudamericana de futbol|\
south american football federation
asian football confederation|afc
court of arbitration for sport|cas|tas|tribunal arbitral du sport
amnesty international|amnesty
world wide fund for nature|wwf|world wildlife fund
reporters without borders|rsf reporters|reporters sans frontieres|reporter ohne grenzen|rsf paris
committee to protect journalists|cpj
human rights watch|hrw
transparency international|transparency
campaign to protect rural england|cpre
national aeronautics and space administration|nasa
chinese academy of sciences|cas china
massachusetts institute of technology|mit
london school of economics|lse|london school of economics and political science
eth zurich|swiss federal institute of technology|federal institute of technology zurich|\
eidgenossische technische hochschule zurich
downing street 11|hm treasury number 11
european parliament strasbourg|espace leopold
polish parliament|sejm|wiejska
israeli presidency|beit hanassi
turkish government|ankara government
australian parliament|capital hill canberra
australian prime minister residence|the lodge|kirribilli house
new zealand parliament|the beehive|beehive
korean unification ministry|tongilbu
japanese ministry of economy trade and industry|meti|ministry of economy trade and industry|japan trade ministry|\
japanese trade ministry
south african foreign ministry|dirco|department of international relations and cooperation|\
south africa foreign ministry|south african department of international relations and cooperation
australian foreign ministry|dfat|department of foreign affairs and trade|\
australian department of foreign affairs and trade
irish parliament lower house|dail eireann|dail
uk department for environment|defra|department for environment food and rural affairs
uk department for work and pensions|dwp|department for work and pensions
swedish migration agency|migrationsverket
swiss foreign ministry|eda|fdfa|dfae|federal department of foreign affairs
swiss defence ministry|vbs|ddps|federal department of defence civil protection and sport
portuguese parliament|assembleia da republica|sao bento palace|palacio de sao bento
spanish parliament lower house|congreso de los diputados|congress of deputies
french senate|palais du luxembourg|senat francais
constitutional council of france|conseil constitutionnel
portuguese foreign ministry|palacio das necessidades|necessidades palace
belgian prime minister office|rue de la loi|wetstraat 16
greek prime minister office|maximos mansion|megaro maximou|maximou
hungarian prime minister office|karmelita|carmelite monastery
romanian presidency|cotroceni|cotroceni palace
romanian government|victoria palace|palatul victoria
bulgarian presidency|dondukov 2
serbian presidency|andricev venac
ukrainian government|hrushevsky street|cabinet of ministers of ukraine
ukrainian parliament|verkhovna rada|rada
russian parliament lower house|state duma|duma|gosduma
russian government|white house moscow|russian white house
russian defence ministry|frunzenskaya embankment|arbat
indian parliament|sansad bhavan|lok sabha
pakistani army|gen headquarters rawalpindi
bangladeshi presidency|bangabhaban
sri lankan presidency|temple trees
vatican|holy see|apostolic palace
us supreme court|scotus|supreme court of the united states|one first street
us vice president office|naval observatory|number one observatory circle
us senate|united states senate
us house of representatives|house of representatives of the united states|united states house of representatives
new york stock exchange|nyse
us intelligence community|liberty crossing
canadian parliament|parliament hill
quebec government|hotel du parlement
canadian prime minister residence|24 sussex drive
mexican government|palacio nacional
cuban government|palacio de la revolucion
colombian parliament|capitolio nacional
venezuelan parliament|palacio federal legislativo
ivorian presidency|cocody
senegalese presidency|palais de la republique dakar|avenue roume
cameroonian presidency|etoudi|etoudi palace|unity palace
congolese presidency|cite de l union africaine|palais de la nation
moroccan royal palace|makhzen|mechouar
jordanian royal court|raghadan|al husseiniya palace
saudi royal court|al yamamah palace
emirati presidency|qasr al watan
iranian presidency|pasteur street
iranian supreme leader office|beit e rahbari
afghan presidency|arg|the arg
turkish parliament|tbmm|grand national assembly of turkey
ethiopian prime minister office|menelik palace
south korean parliament|yeouido|national assembly of south korea
north korean leadership|pyongyang leadership|ryongsong residence
taiwanese presidency|ketagalan boulevard|office of the president of taiwan
philippine parliament|batasan|batasang pambansa
indonesian parliament|senayan|dewan perwakilan rakyat|dpr
thai army|royal thai army
wall street regulator|securities and exchange commission|us securities and exchange commission
arbeitsgemeinschaft der offentlich rechtlichen rundfunkanstalten|ard|\
arbeitsgemeinschaft der offentlich rechtlichen rundfunkanstalten der bundesrepublik deutschland
japan broadcasting corporation|nhk|nippon hoso kyokai
japan aerospace exploration agency|jaxa
tunisian general labour union|ugtt|union generale tunisienne du travail|tunisian general labor union
polisario front|frente polisario|polisario|front polisario
danish red cross|dansk rode kors
german red cross|deutsches rotes kreuz|drk
french red cross|croix rouge francaise
italian red cross|croce rossa italiana
spanish red cross|cruz roja espanola
saudi arabian oil company|saudi aramco|aramco
abu dhabi national oil company|adnoc
kuwait petroleum corporation|kpc
china national petroleum corporation|cnpc
china national offshore oil corporation|cnooc
nigerian national petroleum corporation|nnpc|nigerian national petroleum company
oil and natural gas corporation|ongc
european parliament|europaisches parlament|parlement europeen|parlamento europeo|parlamento europeu|europarl
italian space agency|agenzia spaziale italiana
french space agency|cnes|centre national d etudes spatiales
china national space administration|cnsa
roscosmos|russian space agency|roskosmos|russian federal space agency
indian space research organisation|isro|indian space agency
european trade union confederation|etuc|confederation europeenne des syndicats
confederazione italiana sindacati lavoratori|cisl
central unica dos trabalhadores|cut brazil|unified workers central
french planned football league|ligue de football professionnel|lfp
confederation of indian industry|cii
federation of indian chambers of commerce and industry|ficci
centro nacional de inteligencia|cni|spanish intelligence service|national intelligence centre of spain
main directorate of intelligence of ukraine|hur|gur ukraine|ukrainian military intelligence
national intelligence service of korea|south korean spy agency|south korea national intelligence service
popular mobilization forces|hashd al shaabi|popular mobilisation forces|al hashd al shaabi
hezbollah|party of god|hizbullah|hizbollah|hizballah
hamas|islamic resistance movement|harakat al muqawama al islamiyya
palestinian islamic jihad|islamic jihad movement in palestine|pij
houthis|ansar allah|ansarullah|huthis|houthi movement
al shabaab|harakat al shabaab al mujahideen|shebab|al shabab
boko haram|jamaatu ahlis sunna liddaawati wal jihad
jnim|jama at nusrat al islam wal muslimin|group for the support of islam and muslims|gsim
al qaeda in the islamic maghreb|aqim|aqmi|al qaida in the islamic maghreb
al qaeda in the arabian peninsula|aqap|aqpa
shining path|sendero luminoso
first capital command|pcc brazil|primeiro comando da capital
arakan army|aa myanmar
kachin independence army|kia myanmar
basque homeland and freedom|eta spain|euskadi ta askatasuna
irish republican army|ira ireland
people party of portugal social democrats|psd portugal|partido social democrata
forza italia|forward italy
les republicains|the republicans of france
republic on the move|la republique en marche|lrem
uganda national resistance movement|nrm uganda
chama cha mapinduzi|ccm|revolutionary party of tanzania|party of the revolution
chama cha demokrasia na maendeleo|chadema
african party for the independence of guinea and cape verde|paigc|\
partido africano para a independencia da guine e cabo verde
rassemblement du peuple togolais|rpt togo
national union of metalworkers of south africa|numsa
south african broadcasting corporation|sabc
canadian broadcasting corporation|cbc|radio canada
australian broadcasting corporation|abc australia
swedish television|svt|sveriges television
danish broadcasting corporation|danmarks radio|dr denmark
radio and television of portugal|rtp|radio e televisao de portugal
polish television|tvp|telewizja polska|polish state television
british sky broadcasting|bskyb
all india radio|akashvani
china central television|cctv|cctv china
china global television network|cgtn
korean broadcasting system|kbs
turkish radio and television corporation|trt|turkiye radyo televizyon kurumu
anadolu agency|anadolu ajansi
islamic republic news agency|irna
austria presse agentur|apa austria
agenzia nazionale stampa associata|ansa
agencia efe|efe
associated press|ap
united press international|upi
itar tass|tass|russian news agency tass
bank of japan|boj|nichigin|nippon ginko
people bank of china|pboc|chinese central bank
banco de mexico|banxico|bank of mexico|mexican central bank
banco central do brasil|central bank of brazil|brazilian central bank|bcb
national bank of poland|nbp|narodowy bank polski|polish central bank
national bank of ukraine|nbu|ukrainian central bank
central bank of the republic of turkey|tcmb|turkiye cumhuriyet merkez bankasi|turkish central bank
sveriges riksbank|riksbank|swedish central bank
norges bank|norwegian central bank
south african reserve bank|sarb
reserve bank of australia|rba
reserve bank of new zealand|rbnz
monetary authority of singapore|mas singapore
hong kong monetary authority|hkma
bank of korea|bok|south korean central bank
bank indonesia|indonesian central bank
bangko sentral ng pilipinas|bsp|philippine central bank
state bank of pakistan|sbp
bank negara malaysia|bnm
south korean unification ministry|ministry of unification|unification ministry|south korea unification ministry
universidad nacional autonoma de mexico|unam|national autonomous university of mexico
centers for medicare and medicaid services|cms us
paul ehrlich institut|pei germany
institut pasteur|pasteur institute
world organisation of the scout movement|wosm
european broadcasting union|ebu|uer|eurovision organiser
economic community of central african states|eccas|ceeac
intergovernmental authority on development|igad
common market for eastern and southern africa|comesa
south asian association for regional cooperation|saarc
pacific islands forum|pif pacific
organisation of petroleum exporting countries plus|opec plus
islamic development bank|isdb
andean development corporation|caf latin america|corporacion andina de fomento
international finance corporation|ifc world bank
extractive industries transparency initiative|eiti
oxfam international|oxfam
action against hunger|action contre la faim|acf|accion contra el hambre
save the children fund|save the children|rettet die kinder
norwegian refugee council|nrc norway|flyktninghjelpen
danish refugee council|dansk flygtningehjaelp
international rescue committee|irc rescue
syrian observatory for human rights|sohr|osdh
syrian civil defence|white helmets
council on foreign relations|cfr us
stockholm international peace research institute|sipri
international institute for strategic studies|iiss
stiftung wissenschaft und politik|swp|german institute for international and security affairs
federacion internacional de periodistas|international federation of journalists|ifj|\
federation internationale des journalistes|fij
tribunal supremo|spanish supreme court
bundesverwaltungsgericht|bverwg|federal administrative court of germany
bundesarbeitsgericht|federal labour court of germany
cour de cassation|french court of cassation
conseil d etat|french council of state|council of state of france
corte costituzionale|italian constitutional court|constitutional court of italy
supremo tribunal federal|stf|brazilian supreme court|federal supreme court of brazil
suprema corte de justicia de la nacion|scjn|mexican supreme court|supreme court of mexico
trybunal konstytucyjny|polish constitutional tribunal|constitutional tribunal of poland
carabinieri|arma dei carabinieri
guardia di finanza|italian finance police
royal canadian mounted police|rcmp|grc|gendarmerie royale du canada|mounties
new york police department|nypd|new york city police department
los angeles police department|lapd
south african police service|saps
police service of northern ireland|psni
garda siochana|an garda siochana|garda|irish police|gardai
compagnies republicaines de securite|french riot police
sociedad general de autores|sgae
organizacion nacional de ciegos espanoles|spanish blind organisation
royal automobile club of catalonia|racc
confederacion espanola de organizaciones empresariales|ceoe
national confederation of industry of brazil|confederacao nacional da industria
brazilian football confederation|cbf|confederacao brasileira de futebol
argentine football association|afa|asociacion del futbol argentino
royal dutch football association|knvb|koninklijke nederlandse voetbalbond
italian football federation|figc|federazione italiana giuoco calcio
football association of england|english football association
world anti doping authority|agencia mundial antidopaje
international basketball federation|fiba|federation internationale de basketball
international swimming federation|fina|world aquatics|federation internationale de natation
international gymnastics federation|fig gymnastics|federation internationale de gymnastique
international handball federation|ihf
union of european left|european left party
international trade union confederation|ituc
inter parliamentary union|ipu|union interparlementaire
international renewable energy agency|irena
world economic forum|wef|forum economique mondial|weltwirtschaftsforum
united nations human rights office|ohchr|office of the high commissioner for human rights|un human rights office|\
un rights office
united nations office for disaster risk reduction|undrr
un women|onu femmes|onu mujeres
united nations mission in south sudan|unmiss|minuss
united nations mission in mali|minusma|un multidimensional integrated stabilization mission in mali
united nations mission in congo|monusco|un mission in congo
danish ministry of defence intelligence|forsvarets efterretningstjeneste|danish defence intelligence service
national assembly of venezuela|asamblea nacional de venezuela
consejo nacional electoral de venezuela|cne venezuela|venezuelan electoral council
instituto nacional de estadistica y geografia|inegi|mexican statistics institute
glowny urzad statystyczny|statistics poland|polish statistics office
central statistics office of ireland|irish central statistics office
agencia estatal de meteorologia|aemet|spanish weather service
deutscher wetterdienst|dwd|german weather service
meteo france|french weather service
norwegian meteorological institute|meteorologisk institutt
ferrovie dello stato|fs italy|italian state railways
red nacional de los ferrocarriles espanoles|renfe
gaz de france|gdf
kernkraftwerk betreiber energie baden wurttemberg|enbw|energie baden wurttemberg
tokyo electric power company|tepco|tokyo electric power
korea electric power corporation|kepco
compagnie maritime d affretement|cma cgm
european aeronautic defence and space company|eads
fiat|fabbrica italiana automobili torino
societe generale|socgen
"""
for _number, _line in enumerate(_BODIES.strip().splitlines()):
    for _name in _line.split("|"):
        KNOWN_BODIES[_name] = (*KNOWN_BODIES.get(_name, ()), _number)
# Names of bodies that are surnames oftener: a body's only where the article says so.
ALSO_SURNAMES = frozenset("langley wagner verdi carondelet morena arg amnesty rada holyrood westminster can".split())
