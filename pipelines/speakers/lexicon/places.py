"""Countries with their demonyms and seats of government, and the regions and cities that speak as governments do.

Data only. Places beside a name that tell who is meant belong to `standing`.
"""

from __future__ import annotations

# country | demonyms | seats and other metonyms of its government
_COUNTRIES = """
afghanistan|afghan|kabul
albania|albanian|tirana
algeria|algerian|algiers
argentina|argentine argentinian|buenos-aires
armenia|armenian|yerevan
australia|australian|canberra
austria|austrian|vienna
azerbaijan|azerbaijani azeri|baku
bahrain|bahraini|manama
bangladesh|bangladeshi|dhaka
belarus|belarusian belarussian|minsk
belgium|belgian|brussels
bolivia|bolivian|la-paz
bosnia|bosnian|sarajevo
brazil|brazilian|brasilia
bulgaria|bulgarian|sofia
cambodia|cambodian|phnom-penh
cameroon|cameroonian|yaounde
canada|canadian|ottawa
chad|chadian|
chile|chilean|santiago
china|chinese|beijing peking
colombia|colombian|bogota
congo|congolese|kinshasa
croatia|croatian|zagreb
cuba|cuban|havana
cyprus|cypriot|nicosia
czech-republic|czech|prague
denmark|danish|copenhagen
ecuador|ecuadorian|quito
egypt|egyptian|cairo
eritrea|eritrean|asmara
estonia|estonian|tallinn
ethiopia|ethiopian|addis-ababa
finland|finnish|helsinki
france|french|paris elysee
georgia|georgian|tbilisi
germany|german|berlin
ghana|ghanaian|accra
greece|greek|athens
haiti|haitian|port-au-prince
hungary|hungarian|budapest
iceland|icelandic|reykjavik
india|indian|new-delhi delhi
indonesia|indonesian|jakarta
iran|iranian|tehran teheran
iraq|iraqi|baghdad
ireland|irish|dublin
israel|israeli|jerusalem
italy|italian|rome
japan|japanese|tokyo
jordan|jordanian|amman
kazakhstan|kazakh|astana
kenya|kenyan|nairobi
kosovo|kosovar kosovan|pristina
kuwait|kuwaiti|
kyrgyzstan|kyrgyz|bishkek
latvia|latvian|riga
lebanon|lebanese|beirut
libya|libyan|tripoli
lithuania|lithuanian|vilnius
malaysia|malaysian|kuala-lumpur
mali|malian|bamako
malta|maltese|valletta
mexico|mexican|mexico-city
moldova|moldovan|chisinau
mongolia|mongolian|ulaanbaatar
montenegro|montenegrin|podgorica
morocco|moroccan|rabat
myanmar|burmese|naypyidaw
nepal|nepali nepalese|kathmandu
netherlands|dutch|the-hague
new-zealand|new-zealander|wellington
nicaragua|nicaraguan|managua
niger|nigerien|niamey
nigeria|nigerian|abuja
north-korea|north-korean|pyongyang
north-macedonia|macedonian|skopje
norway|norwegian|oslo
oman|omani|muscat
pakistan|pakistani|islamabad
palestine|palestinian|ramallah
peru|peruvian|lima
philippines|filipino philippine|manila
poland|polish|warsaw
portugal|portuguese|lisbon
qatar|qatari|doha
romania|romanian|bucharest
russia|russian|moscow kremlin
rwanda|rwandan|kigali
saudi-arabia|saudi|riyadh
scotland|scottish|holyrood
senegal|senegalese|dakar
serbia|serbian serb|belgrade
singapore|singaporean|
slovakia|slovak|bratislava
slovenia|slovenian|ljubljana
somalia|somali|mogadishu
south-africa|south-african|pretoria
south-korea|south-korean|seoul
spain|spanish|madrid
sri-lanka|sri-lankan|colombo
sudan|sudanese|khartoum
sweden|swedish|stockholm
switzerland|swiss|bern
syria|syrian|damascus
taiwan|taiwanese|taipei
tajikistan|tajik|dushanbe
thailand|thai|bangkok
tunisia|tunisian|tunis
turkey|turkish|ankara
turkmenistan|turkmen|ashgabat
uganda|ugandan|kampala
ukraine|ukrainian|kyiv kiev
united-arab-emirates|emirati|abu-dhabi
united-kingdom|british|downing-street whitehall no-10 number-10 10-downing-street
united-states|american|washington
uruguay|uruguayan|montevideo
uzbekistan|uzbek|tashkent
venezuela|venezuelan|caracas
vietnam|vietnamese|hanoi
wales|welsh|
yemen|yemeni|sanaa
zambia|zambian|lusaka
zimbabwe|zimbabwean|harare
"""
COUNTRIES: set[str] = set()
DEMONYMS: dict[str, str] = {}
SEATS: dict[str, str] = {}
for _line in _COUNTRIES.strip().splitlines():
    _country, _demonyms, _seats = (
        part.replace("-", " ") if at == 0 else part for at, part in enumerate(_line.split("|"))
    )
    COUNTRIES.add(_country)
    for _word in _demonyms.split():
        DEMONYMS[_word.replace("-", " ")] = _country
        DEMONYMS[_word.replace("-", " ") + "s"] = _country
    for _word in _seats.split():
        SEATS[_word.replace("-", " ")] = _country
# Regions and cities that stand for their government or their people and are hardly ever a person's name. Those that are
# surnames or given names as often (Houston, Jackson, Virginia, Chelsea) are left out.
REGIONS = frozenset(
    name.strip()
    for name in """
    alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa
    kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska
    nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania
    rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|west virginia|wisconsin|wyoming|puerto rico
    district of columbia|guam|ontario|quebec|british columbia|alberta|manitoba|saskatchewan|nova scotia|new brunswick
    newfoundland|yukon|nunavut|new south wales|queensland|tasmania|south australia|western australia|northern territory
    northern ireland|crimea|donbas|donbass|donetsk|luhansk|chechnya|dagestan|tatarstan|siberia|abkhazia|south ossetia
    transnistria|nagorno karabakh|kurdistan|iraqi kurdistan|tibet|xinjiang|inner mongolia|guangdong|sichuan|hubei
    hong kong|macau|kashmir|punjab|kerala|gujarat|maharashtra|tamil nadu|uttar pradesh|west bengal|balochistan|sindh
    gaza|west bank|catalonia|andalusia|galicia|basque country|lombardy|veneto|sicily|sardinia|bavaria|saxony|hesse
    brandenburg|thuringia|schleswig holstein|north rhine westphalia|lower saxony|baden wurttemberg|tyrol|carinthia
    flanders|wallonia|brittany|normandy|corsica|alsace|provence|scania|greenland|faroe islands|okinawa|hokkaido
    darfur|puntland|somaliland|tigray|oromia|biafra|kwazulu natal|gauteng|western cape|eastern cape
    europe|asia|africa|latin america|north america|south america|central america|middle east|southeast asia
    scandinavia|balkans|caucasus|central asia|western europe|eastern europe
    new orleans|new york city|los angeles|san francisco|san diego|san antonio|chicago|philadelphia|detroit|seattle
    boston|baltimore|atlanta|miami|minneapolis|milwaukee|pittsburgh|cincinnati|st louis|kansas city|oklahoma city
    salt lake city|las vegas|albuquerque|atlantic city|honolulu|anchorage|toronto|montreal|vancouver|calgary|winnipeg
    edmonton|sydney harbour|melbourne|brisbane|adelaide|auckland|christchurch|london|birmingham|glasgow|edinburgh
    belfast|liverpool|frankfurt|munich|hamburg|cologne|stuttgart|dusseldorf|leipzig|dresden|zurich|geneva|basel
    lyon|marseille|toulouse|strasbourg|bordeaux|barcelona|seville|bilbao|milan|naples|turin|palermo|venice|antwerp
    ghent|rotterdam|amsterdam|utrecht|gothenburg|malmo|aarhus|bergen|tampere|krakow|gdansk|wroclaw|poznan|st petersburg
    kharkiv|odesa|odessa|lviv|mariupol|sevastopol|istanbul|izmir|aleppo|mosul|basra|erbil|tel aviv|haifa|alexandria
    casablanca|lagos|kano|johannesburg|cape town|durban|mombasa|karachi|lahore|peshawar|mumbai|kolkata|chennai
    bangalore|bengaluru|hyderabad|ahmedabad|shanghai|guangzhou|shenzhen|wuhan|chengdu|tianjin|osaka|kyoto|hiroshima
    nagasaki|fukushima|busan|saigon|ho chi minh city|sao paulo|rio de janeiro|guadalajara|monterrey|tijuana|medellin
    """.replace("\n", "|").split("|")
    if name.strip()
)
# Last words of a place's name that carries no head of a body: "Maricopa County".
PLACE_ENDINGS = frozenset("county city township borough valley island islands province oblast".split())
# Other names of the same states. Single words also serve as modifiers: "a senior US official".
SYNONYMS = {
    "us": "united states", "u s": "united states", "usa": "united states", "america": "united states",
    "united states of america": "united states", "uk": "united kingdom", "u k": "united kingdom",
    "britain": "united kingdom", "great britain": "united kingdom", "england": "united kingdom",
    "holland": "netherlands",
    "czechia": "czech republic", "burma": "myanmar", "uae": "united arab emirates", "prc": "china",
    "russian federation": "russia", "republic of korea": "south korea", "dprk": "north korea", "belorussia": "belarus",
}  # fmt: skip


def country_of(word: str) -> str | None:
    """The country that a folded word or phrase names, as a name or a demonym; None for others and for seats."""
    if word in COUNTRIES:
        return word
    return SYNONYMS.get(word) or DEMONYMS.get(word)
