"""Common nouns for people, and how the news uses their plurals. Data only; folded singulars without hyphens
unless said otherwise.

Nouns that a name may follow or that stand for an office belong to `heads.ROLES`; here is whoever else is spoken of.
"""

from __future__ import annotations

# Whom a description may mean, beside the roles of `heads` and what the endings of agent nouns show.
PEOPLE = frozenset(
    """
    guy abuser accomplice accused achiever acquaintance adherent adolescent adoptee adult adversary advertiser
    aficionado aggressor agitator agnostic alarmist alien alumna alumnus amateur american anarchist ancestor
    anthropologist antagonist apologist apostle applicant appointee apprentice arbiter arbitrator aristocrat
    arsonist aspirant assailant assassin assessor associate atheist attacker attendee auctioneer auditor aunt baby
    bachelor backer bandit bard barista barrister bartender beneficiary bidder bigot bigwig biologist blockader
    boater bodyguard bookmaker booster boyhood breadwinner bricklayer bride broker brotherinlaw builder bully
    bureaucrat butcher butler buyer bystander caddie cadet cadre caller cameraman campaigner canvasser captive
    caregiver caretaker carer cartoonist cashier catholic caucusgoer celebrity cellmate centrist chauffeur
    cheerleader chef child chiropractor choreographer christian chronicler churchgoer civilian claimant classmate
    cleaner cleric clergyman clergywoman client climber coconspirator codefendant cohost copilot cosponsor coworker
    collaborator collector colonist combatant comedienne commando commenter commoner communist commuter companion
    competitor complainant comrade confidante conscript conspirator constituent constructor consumer contender
    contractor convert convict cook cop coauthor counterpart courtier cousin craftsman creditor crewman criminal
    crony crossexaminer crusader culprit customer cyclist dad dancer darling daughterinlaw dealer debater debtor
    decider decisionmaker defector deliveryman demagogue democrat denier dependant dependent depositor descendant
    detainee detractor devotee disciple dishwasher dispatcher distributor diver docent doorman donor doubter drafter
    dropout drugdealer dweller earner eater elder elector electrician emigrant employee employer enemy enthusiast
    eulogist evacuee evangelical evangelist ex exboyfriend exgirlfriend exhusband exwife examiner exile expat
    expatriate explorer extremist eyewitness facilitator fan fanatic fascist fatherinlaw feminist fiance fiancee
    fighter firebrand fisher follower footballer forecaster foreigner forester freshman fugitive fundraiser gambler
    gamer gangmember gardener gatekeeper genius goalkeeper godfather godmother golfer gospeller grader graduate
    grandchild granddaughter grandmaster grandpa grandma grandparent grandson greeter grocer groom guard guardian
    guide gunman gymnast hacker hairdresser handler handyman hawk healer hearer heavyweight heckler heiress helper
    herder hero heroine hiker hippie hispanic hitchhiker holdout homebuyer homeowner homeless hopeful hostess
    housekeeper humanitarian humorist hunter idealist ideologue illustrator immigrant impersonator importer inlaw
    indian industrialist infidel infielder influencer inhabitant inmate innkeeper interlocutor intern interpreter
    interviewee interviewer intruder inventor islamist jailbird jew jihadist jogger joker juvenile kid kidnapper
    killer kingmaker laborer labourer lad lady landlady landlord latino latina learner leaker lesbian liar liberator
    libertarian lifter linguist listener litigant litigator logician loner loser lover loyalist maid marcher marine
    marketer martyr marxist mastermind matriarch maverick mercenary messenger messiah midwife migrant militant
    militiaman millennial millionaire miner minor miscreant missionary mom monarchist moneyman moralist mortgagee
    motherinlaw motorist mountaineer mourner mover mum murderer muslim mutineer namesake narrator nationalist native
    naturalist naysayer nephew neoconservative neurologist neuroscientist neurosurgeon newcomer newlywed newsman
    newsreader newswoman niece nomad nonvoter novice nun obstetrician occupant oceanographer offender officeholder
    oligarch ombudsman onlooker optimist oracle orator organizer orphan orthodontist outlaw outsider overseer
    pacifist painter paleontologist pal panelist panellist paramedic pardoner parent parishioner parliamentarian
    partisan partygoer passerby patriot pawn payer peacekeeper peacemaker peasant pedestrian peer penitent pensioner
    performer perpetrator pessimist petitioner pharmacist philanthropist pioneer pirate plaintiff playwright plotter
    pluralist poacher policymaker populist porter poser possessor potter powerbroker practitioner preacher
    predecessor predator prelate pretender prodigy progeny prognosticator promoter prompter proponent
    prosecutorgeneral prostitute protege protegee protestant protestor provocateur purist puritan purveyor
    questioner quaker racist radical radiologist rancher rapist rapper rapporteur ratepayer reader realist realtor
    reactionary reformer recruit recruiter recipient referee reformist regulator relation reservist resister
    respondent responder restaurateur restorer returnee revolutionary rider ringleader rioter roommate rookie royal
    royalist saboteur saint savior saviour scapegoat sceptic schoolboy schoolchild schoolgirl schoolteacher scofflaw
    scout screamer sculptor seaman secessionist sectarian segregationist seller seminarian senior separatist serf
    servant serviceman servicewoman settler shaman shareholder shooter shopper shoplifter sibling signatory signer
    sinner sisterinlaw skeptic smoker smuggler sniper socialist socialite soninlaw songwriter sophomore soul
    spectator spendthrift spindoctor sponsor sportsman sportswoman spouse spy squatter stalwart standardbearer
    starlet steelworker stepbrother stepdaughter stepfather stepmother stepsister stepson stockbroker stockholder
    stranger stripper subcontractor subject subordinate subscriber successor suffragette suitor superdelegate
    superintendentgeneral superstar supremacist sympathizer sympathiser tactician tailor talker taxpayer teammate
    teen tenant terrorist theorist thief thinker thug toddler torturer tourist townsman trafficker trainee traitor
    traveler traveller tribesman troll trooper trucker tutor tweeter tyrant unbeliever uncle understudy
    undergraduate underdog unionist upstart user usher valedictorian vegetarian vigilante villain virtuoso viewer
    viscount waiter waitress wanderer watcher weatherman welder wellwisher whistleblower wholesaler winger wizard
    wordsmith workman worshiper worshipper wrestler youngster zealot zionist aidedecamp bundler centenarian coleader
    dignitary emissary factchecker frontrunner headhunter lawgiver mayorelect noshow outlier peacenik presidentelect
    governorelect senatorelect reveler reveller runnerup truther birther undecided vicechair vicechairman whip
    hardliner icon legend luminary netizen expresident exgovernor exsenator exmayor exminister exaide exofficial
    bookseller
    """.split()
)
# Things whose names look like agent nouns (-er, -or, -ist, -ian, -man).
NOT_PEOPLE = frozenset(
    """
    after affair ammer answer another anger banner barrier battler beer blister border bumper buffer burner butter
    calendar cancer canister career caster center chamber chapter character charter checker cloister clipper cluster
    coaster computer container copper corner counter cover cracker crater cruiser cucumber cylinder danger december
    deer differ dinner disaster drawer drier dryer either ever eraser ether factor fertilizer fever fiber filler
    filter finger flower folder freezer gender ginger glacier goer gutter hammer hanger heater helicopter however
    hunger inner jumper ladder laser laughter launcher layer leather letter lever liner liter litter locker lumber
    manner marker matter meter mixer monster moreover mortar murder neither never newsletter november number october
    offer opener order oscar other outer over oyster paper parameter pepper per pointer poker poster powder power
    prayer printer proper quarter quicker radar rather razor recorder refrigerator register reminder remainder river
    roller roster router rubber rudder rumor saber scanner scooter semester september server shelter shoulder shower
    silver skyscraper slander sleeper slider slipper smaller soccer softer spider spur stapler sticker stir stopper
    summer super supper surrender sweater tanker temper theater theatre thunder tiger timber together toner tower
    trailer transfer transformer trigger trouser twister typewriter under upper utter wafer wager war water weather
    whether whisper winter wonder wrapper yesteryear zipper ledger mailer flier flyer explainer primer teaser
    disclaimer backgrounder stunner cliffhanger thriller blockbuster tracker folio browser waiver tender encounter
    takeover turnover handover makeover crossover endeavor behavior favor flavor labor labour honor honour humor
    humour color colour rumour terror error horror mirror floor door corridor sector vector motor tractor reactor
    monitor indicator calculator generator elevator escalator simulator detector tenor harbor harbour metaphor
    meteor interior exterior superior inferior prior poor outdoor indoor decor odor armor armour valor vigor rigor
    stupor tumor clamor list checklist wishlist playlist shortlist blacklist mist twist fist wrist waist gist grist
    persist exist assist consist resist hitlist enlist human obsidian meridian median equestrian better worse bigger
    larger greater fewer lower higher longer shorter younger older newer latter former further screwdriver stroller
    clearer
    """.split()
)
# Plurals of offices, jobs and ties close to the matter: particular people who briefed, told or wrote.
CLOSE = frozenset(
    """
    accuser adviser advisor agent aide aidedecamp ally appointee assistant associate attorney author bureaucrat
    captor coauthor codefendant colleague commander confidant confidante consultant coworker defendant deputy
    detective diplomat dignitary employee envoy executive eyewitness firefighter friend general handler informant
    insider inspector investigator interviewer interviewee juror lawyer leader manager mediator minister negotiator
    official officer operative organizer organiser paramedic planner plaintiff prosecutor regulator relative
    representative researcher responder source spokesman spokesperson spokeswoman staffer strategist surrogate
    whistleblower witness bundler counselor editor publisher producer moderator panelist panellist coordinator
    rescuer superdelegate
    """.split()
) | {"spokespeople"}
# People whose plural tells of an occasion: those who stood there.
PRESENT = frozenset(
    """
    protester protestor demonstrator heckler attendee bystander onlooker passerby spectator marcher rioter mourner
    reveler reveller questioner passenger hostage kidnapper attacker gunman hijacker survivor reporter interlocutor
    classmate neighbor neighbour roommate teammate
    """.split()
)
# Classes to which a standing view is ascribed, also behind "the".
CLASSES_OF_PEOPLE = frozenset(
    """
    voter american citizen people folk supporter opponent critic observer skeptic sceptic backer detractor candidate
    contender hopeful challenger rival competitor conservative liberal progressive moderate independent republican
    democrat woman man evangelical christian muslim jew catholic worker farmer taxpayer consumer customer student
    immigrant migrant refugee parent teacher investor trader elite millennial teenager adult adherent pundit user
    reader viewer follower fan donor partisan loyalist centrist
    """.split()
)
KIN = frozenset(
    "father mother parent brother sister son daughter child wife husband family uncle aunt cousin grandparent "
    "grandchild grandfather grandmother sibling relative friend neighbor neighbour inlaw kid nephew niece".split()
)
# Irregular plurals of people.
PLURALS = {
    "rabbis": "rabbi", "dems": "democrat", "reps": "representative",
    "people": "people", "men": "man", "women": "woman", "children": "child", "spokespeople": "spokesperson",
    "businesspeople": "businessperson", "alumni": "alumnus", "folks": "folk", "wives": "wife", "thieves": "thief",
    "salespeople": "salesperson", "heroes": "hero", "congresspeople": "congressperson", "passersby": "passerby",
    "sonsinlaw": "soninlaw", "attorneysgeneral": "attorney", "townspeople": "resident", "tribespeople": "resident",
    "laypeople": "resident", "midwives": "midwife", "housewives": "housewife", "elites": "elite",
    "personnel": "employee", "mps": "mp", "meps": "mep", "gps": "gp", "pms": "pm", "clergy": "cleric",
}  # fmt: skip
# Many as one noun: particular people at an occasion or in a tie.
GATHERINGS = frozenset(
    "crowd audience defense defence family couple duo pair trio quartet staff crew delegation entourage jury "
    "mob gathering throng procession innercircle retinue clan household panel circle braintrust foursome "
    "choir squad posse caravan side sides".split()
)
# Many as one noun: a part of the public or of opinion.
PUBLICS = frozenset(
    "public populace population electorate community communities establishment grassroots base wing left "
    "right opposition elite youth masses society majority minority minorities middleclass class classes "
    "generation generations diaspora constituency constituencies demographic demographics troops rankandfile "
    "mainstream laity intelligentsia bourgeoisie proletariat workforce citizenry readership viewership "
    "membership following fringe faithful poor rich wealthy unemployed elderly young old undecided undecideds "
    "business leadership resistance insurgency farright farleft altright sector industry industries punditry "
    "commentariat twitterverse blogosphere internet tribe tribes labor labour world".split()
)
# Stand-ins with no noun of substance.
NOBODIES = frozenset(
    "everyone everybody nobody anyone anybody someone somebody one ones none nothing something anything "
    "everything others other some many most several few more less all both each any another noone either "
    "neither things thing much enough plenty people".split()
)
