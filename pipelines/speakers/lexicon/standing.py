"""Words beside a name that tell who is meant: places, roles that mean one office, fields of work. Data only."""

from __future__ import annotations

# Places within a state that news names without the state.
PLACES: dict[str, str] = {}
for _line in """
united states: alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho \
illinois \
indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana \
nebraska nevada new-hampshire new-jersey new-mexico new-york north-carolina north-dakota ohio oklahoma oregon \
pennsylvania rhode-island south-carolina south-dakota tennessee texas utah vermont virginia west-virginia wisconsin \
wyoming chicago los-angeles houston philadelphia phoenix dallas san-francisco seattle boston detroit memphis atlanta \
miami harlem brooklyn manhattan princeton harvard yale stanford hollywood pentagon nixon reagan obama nasa fbi cia
united kingdom: london manchester birmingham glasgow edinburgh liverpool oxford cambridge leeds bristol belfast \
scotland wales northern-ireland yorkshire lancashire kent sussex cornwall thames scottish welsh
germany: berlin munich hamburg cologne frankfurt stuttgart dresden leipzig bonn kiel bavaria saxony hesse saarland \
brandenburg thuringia bremen wiesbaden emden bavarian bundestag
france: paris lyon marseille lille bordeaux toulouse nice strasbourg
italy: rome milan naples turin venice florence sicily lombardy
spain: madrid barcelona seville valencia catalonia catalan basque andalusia
portugal: porto lisbon
brazil: sao-paulo rio-de-janeiro brasilia
canada: ottawa toronto montreal quebec ontario vancouver alberta
australia: sydney melbourne canberra queensland brisbane perth victoria-state
india: delhi mumbai kolkata chennai bengaluru bangalore hyderabad kerala bihar gujarat punjab-state tamil-nadu \
uttar-pradesh
china: beijing shanghai shenzhen guangzhou chengdu wuhan tianjin nanjing
hong kong: hong-kong
russia: moscow petersburg st-petersburg siberia chechnya
ukraine: kyiv kiev kharkiv odesa odessa lviv
poland: warsaw krakow gdansk lublin
japan: tokyo osaka kyoto sapporo hokkaido
south korea: seoul busan
nigeria: lagos abuja enugu kano
vietnam: hanoi da-nang ho-chi-minh-city saigon
iraq: mosul baghdad basra erbil
syria: aleppo damascus
turkey: istanbul ankara izmir
pakistan: karachi lahore islamabad
egypt: cairo alexandria
ivory coast: ivory-coast ivorian abidjan
zimbabwe: rhodesia harare
jamaica: jamaica jamaican kingston
malawi: malawi malawian
djibouti: djibouti
barbados: barbados
mozambique: mozambique mozambican maputo
madagascar: madagascar malagasy
botswana: botswana
namibia: namibia namibian windhoek
angola: angola angolan luanda
tanzania: tanzania tanzanian
burundi: burundi burundian
gabon: gabon gabonese
togo: togo togolese
benin: benin beninese
guinea: guinea guinean conakry
liberia: liberia liberian monrovia
sierra leone: sierra-leone freetown
gambia: gambia gambian
mauritania: mauritania mauritanian
mauritius: mauritius mauritian
burkina faso: burkina-faso burkinabe ouagadougou
central african republic: central-african-republic bangui
luxembourg: luxembourg
monaco: monaco
liechtenstein: liechtenstein
andorra: andorra
dominican republic: dominican-republic
guatemala: guatemala guatemalan
honduras: honduras honduran
el salvador: el-salvador salvadoran
costa rica: costa-rica costa-rican
panama: panama panamanian
paraguay: paraguay paraguayan asuncion
guyana: guyana guyanese
suriname: suriname surinamese
trinidad: trinidad
fiji: fiji fijian
papua new guinea: papua-new-guinea
samoa: samoa samoan
laos: laos lao laotian
brunei: brunei
bhutan: bhutan bhutanese
maldives: maldives maldivian
east timor: east-timor timor-leste timorese timorleste
gaza: gaza
european union: eu european european-commission european-parliament european-union
united nations: un united-nations unrwa unhcr
""".strip().splitlines():
    _country, _places = _line.split(": ")
    for _place in _places.split():
        PLACES[_place.replace("-", " ")] = _country
# Bodies above states: an office there contradicts none in a state.
SUPRANATIONAL = frozenset({"european union", "united nations"})

# Roles that mean one office or trade; the first word of a line names the class.
ROLE_CLASSES: dict[str, str] = {}
for _line in """
president
premier|prime minister|taoiseach|chancellor
first minister
chief minister
minister|secretary of state|secretary
secretary general|secretarygeneral|general secretary|director general|directorgeneral
governor
mayor|lord mayor
senator
lawmaker|congressman|congresswoman|representative|deputy|mp|legislator|assemblyman|assemblywoman
commissioner
ambassador|envoy
adviser|advisor|aide
leader|ruler
head|chief|director|boss|chair|chairman|chairwoman|chairperson|executive chairman|executive \
chair|managing director
executive|ceo|chief executive
headteacher|head teacher|headmistress|headmaster|principal
teacher
coach|head coach|manager|trainer
captain
player|footballer|midfielder
striker
guard
receiver
singer|vocalist
actor|actress
author|novelist|writer|poet
historian
professor|lecturer|academic
critic
columnist|commentator
doctor|surgeon|physician
nurse|ward nurse
lawyer|attorney|counsel|barrister|solicitor
judge|justice
general
spokesman|spokeswoman|spokesperson
founder|co-founder|founding
treasurer
farmer
fisherman
driver
shopkeeper
firefighter
police chief|chief of police
champion|runner|boxer
engineer
virologist|researcher|scientist
astronaut|cosmonaut
skier
designer
director
councillor
friend
""".strip().splitlines():
    _names = _line.split("|")
    for _name in _names:
        ROLE_CLASSES.setdefault(_name, _names[0])

# Tasks that part one office from another of the same title.
PORTFOLIOS: dict[str, str] = {}
for _line in """
foreign external
finance treasury
interior home
defense defence
justice law
health
education
energy
economy economic
trade
culture
security
environment climate
transport transportation
agriculture
labor labour
competition
prime first
attorney
""".strip().splitlines():
    for _name in _line.split():
        PORTFOLIOS[_name] = _line.split()[0]

# Field of work that a word beside a name tells.
FIELDS: dict[str, str] = {}
for _line in """
politics: president minister premier senator congressman congresswoman governor mayor lawmaker representative party \
commissioner chancellor ambassador diplomat secretary candidate coordinator mp deputy parliament campaign opposition \
politician leader taoiseach speaker treasurer
sport: basketball baseball hockey slugger sprinter quarterback pitcher athlete striker captain cricketer footballer \
skier boxer champion player coach guard receiver goalkeeper midfielder \
cricket tennis rugby football winner runner swimmer cyclist referee wrestler golfer
arts: singer actor actress bass director novelist author composer painter drummer guitarist musician poet film \
bassist rapper sculptor photographer pianist conductor dancer comedian designer artist sitar violinist cellist \
organist soprano tenor saxophonist trumpeter ballerina choreographer playwright cartoonist filmmaker sitarist
science: historian lecturer professor physicist chemist biologist virologist researcher scientist engineer economist \
sociologist astronomer psychologist philosopher
trade: tobacconist farmhand grower shepherd goatherd herder miner trucker courier cleaner janitor caretaker \
bricklayer mason \
roofer tailor seamstress blacksmith goldsmith locksmith cobbler shoemaker potter weaver fishmonger greengrocer \
grocer \
bookseller newsagent optician dentist veterinarian vet pharmacist paramedic midwife physiotherapist therapist nanny \
babysitter maid housekeeper bartender barman barber dressmaker realtor accountant bookkeeper cashier salesman \
saleswoman salesclerk vendor hawker stallholder docker stevedore sailor trawlerman lumberjack \
forester gamekeeper zookeeper dogwalker signalman \
housewife homemaker retiree apprentice trainee freelancer undertaker \
gravedigger sexton verger watchmaker jeweller upholsterer glazier decorator driver schoolteacher surgeon nurse \
teacher fisherman shopkeeper farmer eyewitness firefighter waiter \
baker butcher neighbour \
neighbor resident student pensioner plumber carpenter cook clerk chef schoolgirl schoolboy pupil hairdresser florist \
welder mechanic electrician waitress barista cabbie lifeguard beekeeper gardener postman librarian receptionist
business: founder ceo executive banker investor tycoon entrepreneur chairman
law: judge lawyer attorney counsel barrister prosecutor
space: astronaut cosmonaut
military: general admiral colonel
religion: mufti bishop cardinal imam priest rabbi archbishop guru monk nun abbot pastor vicar swami
""".strip().splitlines():
    _field, _words = _line.split(": ")
    for _name in _words.split():
        FIELDS.setdefault(_name, _field)

# Head nouns that say that the name is a body's.
BODY_HEADS = frozenset(
    "company carmaker maker brand group firm manufacturer retailer chain label house bank insurer airline club "
    "foundation institute university party newspaper publisher brewery business conglomerate producer supplier "
    "shipbuilder winery museum hospital agency union lobby army police regulator schools government court farm "
    "brokerage lender label studio jewellery confectioner consultancy contractor franchise supermarket retailer \
hotelier "
    "restaurant store shop boutique outfitter shipyard foundry smelter refinery distillery winemaker vineyard \
toymaker "
    "shoemaker-company tyremaker truckmaker sportswear perfumery conglomerate multinational "
    "subsidiary unit division arm broker exchange fund auctioneer gallery library archive theater "
    "opera ballet choir academy seminary monastery cathedral parish clinic lab laboratory observatory institute \
centre center "
    "programme service corps brigade battalion regiment squadron fleet navy force ministry guerrillas rebels \
militants jihadists insurgents separatists militia movement alliance coalition federation "
    "association organisation organization charity ngo ministry department commission committee council \
watchdog thinktank "
    "network broadcaster station channel magazine daily weekly website team parliament authority utility lender \
miner "
    "refiner giant cooperative carrier railway orchestra band theatre church diocese faction bloc cartel gang \
operator "
    "startup developer builder planemaker drugmaker chipmaker automaker watchmaker jeweller jeweler".split()
)
# Surnames, and names of many bearers, that tell nobody by themselves.
COMMON_SURNAMES = frozenset(
    """
    smith johnson williams brown jones miller davis wilson anderson taylor thomas moore martin jackson thompson white
    harris clark lewis robinson walker hall young king wright hill green adams baker nelson carter mitchell roberts
    turner phillips campbell parker evans edwards collins stewart morris murphy cook rogers morgan cooper reed bailey
    bell kelly howard ward cox richardson wood watson brooks bennett gray james hughes price sanders ross henderson
    cole jenkins perry powell long patterson scott allen kerr cohen levy stone fox hunt ford west cameron graham
    garcia martinez rodriguez lopez hernandez gonzalez perez sanchez ramirez torres flores rivera gomez diaz cruz
    reyes morales ortiz gutierrez chavez ramos ruiz alvarez mendoza castillo romero herrera medina suarez fernandez
    jimenez moreno munoz vazquez silva santos ferreira pereira oliveira costa rodrigues martins sousa souza lima
    alves gomes ribeiro carvalho almeida
    muller schmidt schneider fischer weber meyer meier maier wagner becker schulz schulze hoffmann schafer koch bauer
    richter klein wolf schroder neumann schwarz zimmermann braun kruger hofmann hartmann lange werner krause lehmann
    kohler keller huber mayer frank berger
    martin bernard dubois durand leroy moreau simon laurent lefebvre michel petit roux fournier
    rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno conti
    ivanov petrov smirnov kuznetsov popov sokolov volkov ivanova petrova kowalski kowalska nowak wisniewski novak
    horvat kovac nagy kovacs szabo toth popescu ionescu dimitrov georgiev jovanovic petrovic nikolic
    jansen janssen dejong devries bakker visser smit vanderberg berg
    hansen johansen olsen larsen andersen pedersen nielsen jensen christensen rasmussen sorensen johansson andersson
    karlsson nilsson eriksson larsson olsson persson svensson korhonen virtanen
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo lee kim park choi jung kang cho
    yoon chang lim chan wong ng tan lau cheung leung lam ho chow kwok nguyen tran le pham hoang phan vu dang bui do
    sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato
    singh kumar sharma patel gupta khan shah das rao reddy verma mishra yadav joshi mehta jain nair iyer
    ali ahmed mohammed muhammad mohamed hussein hussain hassan ibrahim abdullah khalil saleh mahmoud rahman malik
    chowdhury akhtar begum islam hossain ahmad omar yusuf abbas said karimi ahmadi mohammadi hosseini rezaei
    yilmaz kaya demir sahin celik yildiz ozturk aydin mensah owusu okafor adeyemi mwangi otieno moyo dlamini nkosi
    diallo traore keita coulibaly ndiaye diop
    """.split()
)
