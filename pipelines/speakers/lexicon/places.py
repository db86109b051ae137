"""Countries with their demonyms and seats of government, which news uses as names of governments. Data only."""

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
