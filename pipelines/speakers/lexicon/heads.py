"""Head nouns and names that tell what kind of speaker a phrase is. Data only; folded words, singular where they count.

The line between kinds is schemas.vocabularies.SPEAKER_KIND: an unnamed individual or role that speaks is anonymous, a
category of people is a group.
"""

from __future__ import annotations

# Title before a name -> gender it shows ("" for none) and the role noun that "the ..." takes up later.
TITLES: dict[str, tuple[str, str]] = {
    "mr": ("m", ""), "mister": ("m", ""), "mrs": ("f", ""), "ms": ("f", ""), "miss": ("f", ""), "dr": ("", "doctor"),
    "doctor": ("", "doctor"), "prof": ("", "professor"), "professor": ("", "professor"), "sir": ("m", ""),
    "lord": ("m", ""), "lady": ("f", ""), "dame": ("f", ""), "king": ("m", "king"), "queen": ("f", "queen"),
    "prince": ("m", "prince"), "princess": ("f", "princess"), "pope": ("m", "pope"), "rev": ("", "reverend"),
    "reverend": ("", "reverend"), "father": ("m", "priest"), "sister": ("f", "nun"), "rabbi": ("", "rabbi"),
    "imam": ("m", "imam"), "ayatollah": ("m", "ayatollah"), "sheikh": ("m", "sheikh"), "sen": ("", "senator"),
    "rep": ("", "representative"), "gov": ("", "governor"), "gen": ("", "general"), "lt": ("", "lieutenant"),
    "col": ("", "colonel"), "maj": ("", "major"), "capt": ("", "captain"), "cmdr": ("", "commander"),
    "adm": ("", "admiral"), "sgt": ("", "sergeant"), "cpl": ("", "corporal"), "pvt": ("", "private"),
    "det": ("", "detective"), "insp": ("", "inspector"), "supt": ("", "superintendent"), "pres": ("", "president"),
    "hon": ("", ""), "del": ("", "delegate"), "atty": ("", "attorney"), "amb": ("", "ambassador"),
    "brig": ("", "brigadier"), "sens": ("", "senators"), "reps": ("", "representatives"), "govs": ("", "governors"),
    "messrs": ("m", ""),
}  # fmt: skip

MALE_ROLES = frozenset(
    "spokesman chairman congressman businessman alderman councilman policeman fireman salesman assemblyman strongman "
    "king "
    "prince actor father husband son brother uncle grandfather boy man monk priest waiter widower nobleman fisherman "
    "boyfriend gentleman cameraman".split()
)
FEMALE_ROLES = frozenset(
    "spokeswoman chairwoman congresswoman businesswoman councilwoman policewoman saleswoman assemblywoman queen "
    "princess "
    "actress mother wife daughter sister aunt grandmother girl woman nun waitress widow housewife girlfriend".split()
)

# Nouns for one person by office, job or tie; a name may follow ("harbour master Dario Venn").
ROLES = frozenset(
    """
    directorgeneral attorneygeneral governorgeneral vicechancellor vicechair vicechairman lieutenantgovernor codirector
    coleader cochairman cohost petitioner appellant respondent plaintiff claimant complainant editorinchief
    mp mep msp pm gp vp commanderinchief assemblymember councilmember congressmember backbencher frontbencher
    academic accountant committeeman committeewoman liberal progressive moderate activist actor actress admiral
    adviser advisor advocate agent aide ally ambassador analyst
    anchor
    anchorman archbishop architect artist assemblyman assemblywoman assistant astronaut athlete attorney author autocrat
    ayatollah baker banker baron baroness billionaire biographer biologist bishop blogger boss boy boyfriend brigadier
    broadcaster brother businessman businesswoman candidate captain cardinal carpenter ceo cfo chair
    chairman
    chairperson chairwoman challenger champion chancellor chaplain chief chieftain citizen clerk coach coastguard
    coauthor cochair cofounder colleague colonel columnist comedian commander commandant commissioner confidant
    congressman
    congresswoman conservative constable consul consultant contributor coordinator coroner correspondent councillor
    councilman councilor councilwoman counsel counselor counsellor critic curator daughter dean defendant defender
    delegate
    demographer demonstrator deputy designer detective developer dictator diplomat director dissident doctor driver duke
    economist editor educator emperor employee engineer envoy executive expert farmer father financier firefighter
    fisherman
    founder friend general geologist girl girlfriend governor grandfather grandmother guest guru harbourmaster
    harbormaster head headmaster headteacher heir historian host husband imam incumbent informant inspector insider
    instructor
    investigator investor jailer janitor journalist judge juror justice keeper king lawmaker lawyer leader lecturer
    legislator
    librarian lieutenant lobbyist magistrate magnate major manager marshal master mate mayor mechanic mediator member
    merchant meteorologist minister moderator mogul monarch mother musician negotiator neighbor neighbour nominee
    novelist
    nurse nutritionist observer officer official operative opponent organizer organiser owner painter participant
    partner
    passenger pastor patient patriarch patron pediatrician philosopher photographer physician physicist pilot planner
    player
    plumber poet policeman policewoman politician pollster pope postmaster premier presenter president priest
    prince princess principal prisoner producer professor programmer prosecutor protester psychiatrist psychologist
    publisher
    pundit queen rabbi ranger rebel receptionist rector refugee registrar relative reporter representative republican
    democrat
    researcher resident retiree reverend rival ruler runner sailor salesman scholar scientist screenwriter secretary
    senator
    sergeant sheikh sheriff shopkeeper singer sister skipper sociologist soldier solicitor son source speaker specialist
    speechwriter spokesman spokesperson spokeswoman staffer star statistician steward strategist strongman student
    superintendent supervisor supporter surgeon surrogate survivor suspect sultan teacher technician tester theologian
    therapist trader trainer treasurer trustee tycoon undersecretary veteran vendor veterinarian vicar victim villager
    visitor volunteer voter warden warlord whip whistleblower widow widower wife winner witness woman man worker writer
    youth teenager person individual informer insurer lifeguard broker conductor composer filmmaker pathologist
    epidemiologist virologist archaeologist astronomer chemist mathematician geographer ecologist conservationist
    environmentalist climatologist seismologist nominee businessperson entrepreneur foreman inspectorgeneral
    secretarygeneral vicepresident congressperson statesman stateswoman commentator contestant stakeholder
    """.split()
) - {"chieftain"}
# Words that stand before a role noun and belong to it rather than to a body.
ROLE_MODIFIERS = frozenset(
    "former ex acting deputy vice assistant senior chief prime foreign defense defence interior finance health justice "
    "education trade energy transport transportation environment agriculture labor labour culture economy first lead "
    "top executive managing press communications communication media campaign presidential vicepresidential national "
    "political military naval legal financial security intelligence general attorney district state city county town "
    "village police fire harbour harbor coast majority minority house senate running highranking retired longtime "
    "longtime veteran then newly elected incoming outgoing interim regional local federal provincial parliamentary "
    "party "
    "opposition rear major lieutenant special supreme united human rights associate emeritus founding honorary policy "
    "research science technical marketing sales news sports political business technology staff vice foreignpolicy "
    "commanderinchief republican democratic conservative liberal gubernatorial congressional senatorial presumptive "
    "treasury homeland budget surgeon inspector solicitor prime public private young old elderly independent "
    "distinguished prominent leading fellow late inaugural junior".split()
)
SPOKES = frozenset("spokesman spokeswoman spokesperson lawyer attorney solicitor counsel publicist".split())

# Several unnamed persons or roles that speak as sources.
SOURCE_PLURALS = frozenset(
    "officials sources aides advisers advisors spokesmen spokeswomen spokespeople spokespersons insiders diplomats "
    "investigators prosecutors lawyers attorneys representatives staffers operatives commanders executives negotiators "
    "ministers officers agents witnesses authors researchers organizers organisers envoys whistleblowers surrogates "
    "informants colleagues friends relatives confidants analysts generals leaders detectives inspectors".split()
)
COLLECTIVES = frozenset(
    "people residents police public family families crowd majority minority team voters critics experts supporters "
    "opponents observers everyone everybody nobody anyone someone somebody others many some few most women men "
    "children "
    "couple crew staff troops pair duo trio panel jury populace youth elders community communities chorus percent "
    "pct coalition dozens hundreds thousands scores population audience all each both those clergy half third quarter "
    "americans folks parents opposition".split()
)
# Bodies; those that are a state's own are governments.
GOVERNMENT_HEADS = frozenset(
    "government parliament ministry army navy military legislature senate congress cabinet administration presidency "
    "assembly kremlin pentagon department embassy consulate admiralty coastguard legislature duma "
    "rada "
    "knesset bundestag directorate junta treasury regime forces municipality prefecture mayoralty inspectorate court "
    "courts tribunal secretariat authority authorities council commission bureau police enforcement force guard "
    "command "
    "intelligence "
    "customs state commonwealth lords commons".split()
)
ORGANIZATION_HEADS = frozenset(
    "company companies corporation corp inc ltd llc plc group firm bank university college institute institution "
    "school "
    "association society union federation foundation fund league club party committee board center centre agency "
    "service "
    "office campaign church hospital charity coalition alliance organization organisation network council chamber "
    "conference congress consortium cooperative cooperative society museum laboratory lab academy trust holdings "
    "partners industries airlines airline motors brothers network watchdog regulator employer carrier operator startup "
    "manufacturer maker retailer brewery shipyard team movement militia brigade front lobby corps thinktank thinktank "
    "pac conglomerate subsidiary division branch chapter caucus administration observatory clinic nonprofit ngo "
    "utility "
    "initiative project program programme exchange monitor registry archive library convention synod diocese "
    "bureau commission".split()
)
# Bodies of a state, and others, that are spoken of by their common noun but do not show what a proper name means.
GOVERNMENT_NOUNS = frozenset(
    "city town county village borough township province nation country kingdom republic prosecution authorities "
    "police office agency lawenforcement bloc blocs statehouse commission emirate monarchy caliphate territory mission "
    "power superpower subcommittee taskforce airforce coastguard".split()
)
ORGANIZATION_NOUNS = frozenset(
    "camp chain giant provider supplier insurer lender bookmaker refiner automaker carmaker drugmaker toymaker "
    "chipmaker brand business consultancy lawfirm practice thinktank superpac orchestra troupe studio label casino "
    "hotel store shop restaurant cafe farm mosque synagogue temple parish congregation sect cartel gang mafia "
    "syndicate faction team squad franchise fraternity sorority lodge cult collective cell platform".split()
)
# Words that tell what a proper name means but say little as a common noun.
NAMES_ONLY = frozenset(
    "program programme project initiative exchange chapter library monitor motors brothers partners industries "
    "holdings trust center centre front command branch division observatory convention force guard customs lords "
    "commons intelligence conference".split()
)
LEGISLATIVE = frozenset(
    "house senate congress congressional senatorial parliament parliamentary legislative bundestag duma knesset "
    "intelligence oversight judiciary appropriations ethics armed foreign select ways budget assembly".split()
)
PARTS_OF_PARLIAMENT = frozenset("committee panel chamber leadership office subcommittee".split())
# Plural or singular names for peoples, faiths and regions beside the demonyms of `places`.
PEOPLES = frozenset(
    """
    europeans european asian asians african africans arab arabs kurd kurds hispanics latinos latinas latino muslim
    muslims christians jews catholics protestants evangelicals mormons hindus sikhs buddhists sunnis shiites shias
    whites blacks nonwhites minorities gays lesbians texans californians floridians iowans ohioans virginians
    georgians michiganders pennsylvanians wisconsinites minnesotans coloradans nevadans arizonans oregonians
    washingtonians hoosiers kentuckians tennesseans alabamians carolinians marylanders bostonians chicagoans
    philadelphians londoners parisians berliners muscovites westerners easterners southerners northerners
    midwesterners islanders scandinavians britons brits scots finns danes swedes poles turks czechs croats serbs
    slovaks slovenes spaniards frenchmen englishmen irishmen afghans uighurs uyghurs tibetans chechens tatars roma
    catalans basques palestinians israelis pakistanis iraqis qataris saudis filipinos afrikaners yankees
    """.split()
)
# Words for a party before a noun, which tell whose it is and are no part of an office.
PARTY_WORDS = frozenset("democratic republican gop labour tory libertarian socialist communist".split())
# What a source stands against gives it no affiliation.
ADVERSARIES = frozenset(
    "opponent critic foe detractor enemy skeptic sceptic adversary rival competitor challenger accuser victim".split()
)
# Nouns for people that are no office, job or tie.
NO_ROLES = frozenset("man woman person people boy girl source democrat republican side someone gentleman lady".split())
# Members of parties: a category of people, not the party.
PARTISANS = frozenset("republicans democrats tories greens liberals conservatives socialists progressives".split())
# Offices that stand behind "of" in a title before a name: "Secretary of State Ada Holm".
OFFICES = frozenset(
    "state defense defence treasury commerce energy labor labour education interior justice war agriculture "
    "transportation staff parliament police".split()
)
DOCUMENT_HEADS = frozenset(
    "report reports polling proposal legislation announcement statement statements indictment study studies survey "
    "poll polls document documents letter memo "
    "email "
    "emails email book article articles analysis analyses paper papers filing filings lawsuit complaint affidavit "
    "ruling "
    "opinion transcript record records data figures findings results estimate estimates evidence video footage tweet "
    "tweets "
    "post message release website site page bill law constitution treaty agreement resolution order manifesto plan "
    "editorial "
    "column oped review text texts chart charts database files file dossier note census headline headlines ad ads "
    "piece "
    "story stories bulletin communique verdict decision act amendment image images photo photos photographs rule rules "
    "guidelines research model models statistics log logs average index speech remarks caption".split()
)
OUTLET_HEADS = frozenset(
    "tv television radio newspaper newspapers outlet outlets magazine broadcaster station channel media press newswire "
    "tabloid daily weekly network networks publication periodical journal newsroom gazette newsmagazine quarterly "
    "wire".split()
)
# Words that end (or hold) the name of a news outlet.
OUTLET_WORDS = frozenset(
    "times post news herald gazette tribune journal guardian telegraph examiner courier argus chronicle observer mail "
    "mirror independent daily weekly magazine press radio television tv broadcasting globe bulletin dispatch sentinel "
    "inquirer startribune newsweek today economist review ledger lantern banner newswire wire voice register sun star "
    "standard record advertiser democratgazette constitution enquirer intelligencer picayune bee digest pravda "
    "zeitung presse journalconstitution plaindealer statesman reporter blog podcast".split()
)
OUTLETS = frozenset(
    """
    tv|state tv|reuters|associated press|ap|afp|agence france presse|bbc|cnn|nbc|abc|cbs|pbs|npr|msnbc|fox|fox news|upi
    sky news|al jazeera|bloomberg|politico|politifact|factcheck org|snopes|axios|vox|vox com|buzzfeed|huffington post
    huffpost|breitbart|breitbart news|daily beast|daily caller|propublica|the hill|roll call|time|newsweek|usa today
    people|wall street journal|new york times|washington post|los angeles times|financial times
    christian science monitor|le monde|liberation|le figaro|le temps|der spiegel|spiegel online|die zeit|die welt
    stern|focus|bild|el pais|el mundo|la repubblica|la stampa|corriere della sera|haaretz|maariv|ynet|al ahram
    al hayat|dawn|tass|itar tass|ria novosti|interfax|belta|unian|ukrinform|ukrainska pravda|pravda|izvestia
    kommersant|vedomosti|meduza|mediazona|novaya gazeta|gazeta wyborcza|rzeczpospolita|hurriyet|sabah|zaman
    cumhuriyet|rt|russia today|sputnik|xinhua|caixin|global times|nhk|asahi shimbun|yomiuri shimbun|nikkei|mainichi
    kyodo|kyodo news|yonhap|kcna|chosun ilbo|dpa|ansa|apa|efe|pti|pa|ani|ians|anadolu|anadolu agency|al arabiya|irna
    isna|tasnim|fars|press tv|deutsche welle|dw|ard|zdf|orf|srf|rai|tf1|france 24|france 2|rfi|bfmtv|franceinfo
    radio free europe|rfe rl|radio liberty|radio free asia|voice of america|voa|itv|itn|channel 4|channel 5|stv|rte
    cbc|ctv|sbs|telesur|televisa|univision|telemundo|globo|o globo|folha de s paulo|estadao|la nacion|clarin
    el universal|reforma|excelsior|milenio|the sun|the mirror|daily mail|mail online|metro|evening standard
    the independent|the guardian|the observer|the times|the economist|the spectator|new statesman|private eye
    yahoo news|yahoo|aol|msn|vice|vice news|slate|salon|quartz|vanity fair|gq|esquire|rolling stone|variety
    hollywood reporter|billboard|wired|techcrunch|the verge|engadget|gizmodo|gawker|jezebel|mashable
    business insider|insider|forbes|fortune|barron s|barrons|marketwatch|cnbc|cspan|c span|thestreet|mother jones
    national review|weekly standard|the atlantic|atlantic|the nation|new republic|the new yorker|new yorker
    new york magazine|harper s|harpers|the intercept|intercept|bellingcat|euronews|euractiv|le parisien
    washington examiner|washington times|washington free beacon|free beacon|daily signal|the federalist|federalist
    townhall|redstate|hot air|newsmax|wnd|infowars|drudge report|drudge|the blaze|theblaze|gateway pundit|daily kos
    dailykos|talking points memo|tpm|thinkprogress|raw story|media matters|mediaite|the root|upworthy
    real clear politics|realclearpolitics|fivethirtyeight|538|cook political report|rothenberg report|epoch times
    inquisitr|gothamist|nj com|mlive|cleveland com|oregonlive|al com|philly com|boston com|nola com|newsday
    times picayune|plain dealer|detroit free press|st louis post dispatch|san jose mercury news|mercury news
    sacramento bee|fresno bee|arizona republic|star ledger|des moines register|orlando sentinel|las vegas sun
    union leader|new hampshire union leader|stars and stripes|foreign policy|foreign affairs|nature|science
    the lancet|lancet|jama|tmz|e news|entertainment tonight|good morning america|60 minutes|meet the press
    face the nation|this week|fox and friends|fox friends|morning joe|the view|new york 1|ny1|wbur|wnyc|wgn|wcvb
    wmur|kcra|kron|wtop|scmp|south china morning post|straits times|bangkok post|times of india|the hindu
    hindustan times|indian express|ndtv|republic tv|jerusalem post|times of israel
    """.replace("\n", "|")
    .strip("| ")
    .split("|")
)
OUTLETS = frozenset(name.strip() for name in OUTLETS if name.strip())
# Names of state bodies and seats that carry no telling head noun.
GOVERNMENTS = frozenset(
    """
    pentagon|kremlin|white house|state department|justice department|defense department|capitol hill|capitol
    downing street|no 10|number 10|whitehall|elysee|quai d orsay|hotel matignon|matignon|palazzo chigi|quirinal
    farnesina|blue house|moncloa|planalto|casa rosada|zhongnanhai|nakheel palace|foggy bottom|langley|fort meade
    bankova|verkhovna rada|rada|smolny|lubyanka|bellevue palace|chancellery|bundesrat|buckingham palace
    clarence house|foreign office|home office|scotland yard|fbi|cia|nsa|dhs|doj|dod|hhs|hud|usda|doe|epa|irs|fda|cdc
    nih|ice|atf|dea|fcc|ftc|sec|fec|gao|omb|tsa|fema|uscis|cbp|noaa|nasa|nrc|nlrb|ntsb|faa|osha|cftc|fdic|sba|va
    usaid|nypd|lapd|cbo|cfpb|eeoc|usps|amtrak|mi5|mi6|gchq|nhs|mod|ofcom|ofgem|ofsted|hmrc|fsb|gru|svr|fso|sbu|nabu
    mossad|shin bet|idf|irgc|isi|raw|pla|ccp politburo|politburo|interpol|europol|frontex|european union|eu
    united nations|un|unhcr|unicef|unesco|nato|osce|opec|oecd|asean|african union|arab league|g7|g20|g 7|g 20
    european commission|european council|european parliament|european central bank|ecb|iaea|who|imf|world bank|wto
    icc|international criminal court|supreme court|scotus|high court|house|senate|congress|bundestag|duma|state duma
    knesset|diet|sejm|riksdag|folketing|storting|eduskunta|dail|stormont|holyrood|senedd|cortes|lok sabha
    rajya sabha|majlis|national guard|coast guard|secret service|border patrol|marine corps|marines|air force
    security service|security council|general staff|armed forces|joint chiefs|joint chiefs of staff|federal reserve
    fed|treasury|bank of england|bank of japan|bundesbank|taliban|hamas|islamic state|house of commons
    house of lords|house of representatives|commons|lords|holy see|vatican|crown|crown prosecution service
    met police|metropolitan police|medicare|medicaid|peace corps|postal service|city hall|albany|sacramento
    springfield|tallahassee|annapolis|foreign ministry|interior ministry|defense ministry
    """.replace("\n", "|")
    .strip("| ")
    .split("|")
)
GOVERNMENTS = frozenset(name.strip() for name in GOVERNMENTS if name.strip()) - {"hamas", "islamic state", "taliban"}
# Words that alone, with any article, do not tell one body from another: joined inside an article only.
GENERIC_BODY_WORDS = (
    GOVERNMENT_HEADS
    | ORGANIZATION_HEADS
    | frozenset(
        "national state federal regional local foreign interior defense finance health justice education trade "
        "energy home "
        "city county town central supreme high general security public opposition ruling upper lower house election "
        "electoral "
        "district appeals military coast republican democratic party army office police department chamber "
        "house".split()
    )
) - {"pentagon", "kremlin", "duma", "rada", "knesset", "bundestag"}
SPELLINGS = {
    "defence": "defense", "labour": "labor", "centre": "center", "organisation": "organization", "programme": "program",
    "dept": "department", "govt": "government", "intl": "international", "assn": "association", "comm": "committee",
    "univ": "university", "harbour": "harbor", "corporation": "corp", "incorporated": "inc", "limited": "ltd",
    "company": "co", "ministries": "ministry",
}  # fmt: skip

PRONOUNS: dict[str, str] = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
    "they": "they", "them": "they", "their": "they", "themselves": "they", "it": "it", "its": "it", "itself": "it",
    "who": "who", "whom": "who", "whose": "who", "which": "who", "that": "who", "i": "i", "me": "i", "my": "i",
    "we": "we", "us": "we", "our": "we", "ourselves": "we", "you": "you", "your": "you", "one": "you", "this": "this",
    "these": "this", "those": "this", "there": "this", "myself": "i",
}  # fmt: skip
DEFINITE = frozenset("the this that these those".split())
POSSESSIVES = frozenset("his her their its my our your".split())
INDEFINITE = frozenset("a an another one some any several two three four five six seven eight nine ten".split())
QUANTIFIERS = frozenset(
    "many most few all no both each every other others more fewer half dozens hundreds thousands numerous various "
    "countless multiple some several".split()
)
PREPOSITIONS = frozenset(
    "of for at in from with on to near inside within among against behind about by into around under over between "
    "outside across after before during including like as beyond despite amid without through throughout upon toward "
    "towards below above along via amongst alongside beneath beside onto per regarding concerning".split()
)
# Capitalised words that begin sentences or stand alone without being names.
FUNCTION_WORDS = frozenset(
    "the a an and or but nor so yet if then when while where why how what who whom whose which that this these those "
    "there "
    "here he she it they we i you his her its their our your my him them us me in on at by for from of to with without "
    "into onto over under after before since until during between among against about as is are was were be been being "
    "has have had do does did will would can could may might must shall should not no yes also even just still only "
    "now "
    "once again however meanwhile although though because despite unlike like according both either neither each every "
    "all any some many most much more less few several other another such same own than too very never ever always "
    "often "
    "perhaps maybe asked speaking citing instead indeed nevertheless moreover furthermore earlier later last next "
    "first "
    "second third one two three four five six seven eight nine ten today tomorrow yesterday monday tuesday wednesday "
    "thursday friday saturday sunday january february march april june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun eventually finally thus hence "
    "therefore "
    "nobody everyone everybody nothing something anything someone officials sources people experts critics residents "
    "let's let okay ok oh well please thanks thank ask look see read watch click image photo video updated".split()
) - {"may", "us"}
