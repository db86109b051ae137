"""Closed lists of words that the rules for nested attributions go by: no spans, no logic.

A word's frames say what may stand as its content: a clause ("said P"), an infinitive ("promised to stay"), a noun
phrase ("denied the charge"), words after a preposition ("spoke of P"). What a cue means for a claim is decided
elsewhere.
"""

from __future__ import annotations

CLAUSE = frozenset(
    """
    acknowledge add admit advise affirm allege announce answer argue assert assure attest boast brag caution claim
    complain concede confess confide confirm contend counter cry declare deny disclose emphasise emphasize estimate
    exclaim explain indicate inform insist joke lament maintain mention mutter note notify opine plead predict
    proclaim profess promise protest quip read reaffirm reassure recall recount reiterate relate remark remind
    repeat reply report respond retort reveal say scream shout signal show state stress suggest swear tell testify
    text threaten tweet vow warn whisper write yell agree
    """.split()
)
INFINITIVE = frozenset("agree ask claim demand offer pledge promise swear threaten urge vow".split())
# Verbs that say something only with "that" or quotation marks: "read the note", "showed his friends the door".
WITH_THAT = frozenset(
    """
    read respond text show write indicate repeat recount relate recall mention answer cry shout scream yell tweet
    signal threaten
    """.split()
)
OBJECT = frozenset(
    """
    acknowledge admit allege announce concede condemn confirm contradict criticise criticize declare demand denounce
    deny disclose dispute explain predict promise rebut refute reject repudiate report reveal
    """.split()
)
# Plurals that look like verbs.
PLURALS = frozenset(
    "calls protests replies counters tweets notes answers demands shows offers states signals questions mentions "
    "texts".split()
)
# Nothing but these may turn a prepositional object into a content.
PREPOSITIONAL = {
    "apologise": ("for",), "apologize": ("for",), "boast": ("of", "about"), "brag": ("of", "about"),
    "complain": ("of", "about"), "confess": ("to",), "admit": ("to",), "speak": ("of",), "talk": ("of",),
    "tell": ("of",), "warn": ("of", "about", "against"), "rule": ("out",), "hint": ("at",), "write": ("of",),
}  # fmt: skip
# "accused the army of burning …": the one blamed belongs to the content.
BLAMING = frozenset("accuse blame".split())
NAMING = frozenset("call describe".split())
TELLING = frozenset("tell assure inform warn advise urge ask remind reassure notify promise text".split())
QUOTING = frozenset("quote cite".split())
IRREGULAR = {
    "say": "says said saying", "tell": "tells told telling", "write": "writes wrote written writing",
    "swear": "swears swore sworn swearing", "read": "read reads reading", "show": "shows showed shown showing",
    "deny": "denies denied denying", "reply": "replies replied replying", "cry": "cries cried crying",
    "testify": "testifies testified testifying", "admit": "admits admitted admitting",
    "speak": "speaks spoke spoken speaking", "quip": "quips quipped quipping", "rebut": "rebuts rebutted rebutting",
    "brag": "brags bragged bragging",
    "see": "sees saw seen seeing", "find": "finds found finding", "have": "has had having", "get": "gets got getting",
    "know": "knows knew known knowing", "receive": "receives received receiving",
    "be": "is are was were been being am",
}  # fmt: skip
NOUNS = {
    "accusation": "accuse", "acknowledgement": "acknowledge", "acknowledgment": "acknowledge", "admission": "admit",
    "allegation": "allege", "announcement": "announce", "argument": "argue", "assertion": "assert",
    "assurance": "assure", "claim": "claim", "complaint": "complain", "confession": "confess",
    "confirmation": "confirm", "contention": "contend", "declaration": "declare", "denial": "deny",
    "disclosure": "disclose", "insistence": "insist", "insinuation": "insinuate", "prediction": "predict",
    "promise": "promise", "pledge": "pledge", "remark": "remark", "report": "report", "revelation": "reveal",
    "rumor": "rumour", "rumour": "rumour", "statement": "state", "suggestion": "suggest", "testimony": "testify",
    "threat": "threaten", "vow": "vow", "warning": "warn", "comment": "comment", "estimate": "estimate",
    "account": "tell", "charge": "charge", "boast": "boast", "speculation": "speculate",
}  # fmt: skip
# "the denial of P", "a report of P": what follows "of" is said; after the others ("the claim of Y that P") it says.
OF_CONTENT = frozenset(
    "denial confirmation report rumour rumor allegation accusation warning admission confession account threat promise"
    " announcement acknowledgement acknowledgment prediction disclosure revelation".split()
)
# Who takes a stand on another's saying, or hands it on.
RELAYING = frozenset(
    """
    accept acknowledge confirm contest contradict criticise criticize deny denounce dismiss dispute doubt echo
    question rebut refute reject repeat repudiate cite quote condemn corroborate endorse ridicule mock discount
    rebuff shrug deride refuse scoff report challenge counter ignore recall mention
    """.split()
)
EVIDENCE = frozenset(
    "evidence indication indications information proof sign signs trace traces confirmation record records".split()
)
EVIDENCE_VERBS = frozenset("see find have get receive know".split())

DETERMINERS = frozenset(
    """
    the a an his her its their our my your this these those some any no every each many several few both all most
    another other two three four five six seven eight nine ten eleven twelve dozens hundreds thousands one none
    """.split()
)
# Determiners that may speak for themselves: "some said".
PRONOMINAL = frozenset("some many several few both all most another one none two three four others".split())
SUBJECTS = frozenset("i we he she they you it who which".split())
OBJECTS = frozenset("me us him her them you it".split())
BE = frozenset("is are was were be been being am ’re ’m".split())
MODALS = frozenset("will would shall should can could may might must ’ll".split())
AUXILIARIES = BE | MODALS | frozenset("has have had having do does did ’ve ’d".split())
NEGATIONS = frozenset("not never nor cannot".split())
ADVERBS = NEGATIONS | frozenset(
    "also later once again then now still always already often just even since earlier ever soon yesterday today "
    "recently twice thereby thus therefore however instead meanwhile first".split()
)
KEEPING = frozenset("keep keeps kept used continue continued continues began begun started went".split())
PREPOSITIONS = frozenset(
    "of for from at in with on by to into about over under against near outside inside between among behind during "
    "through without within across".split()
)
CONJUNCTIONS = frozenset(
    "and or but because when while if after before as since where how what whether why although though so until unless "
    "that than whom whose then yet nor".split()
)
HYPOTHETICAL = frozenset("if unless whether until before lest".split())
# Frequent finite verbs that end no noun phrase; regular ones are known by -ed.
VERBS = frozenset(
    """
    went came took made got gave ran met saw found knew thought felt left kept held brought began lost built sent
    fell cut put set led stood sat became grew drew flew broke spoke chose rose wore drove struck stole hit paid
    bought sold heard looked wants needs goes comes takes makes gets gives means seems keeps lets let became shut
    rang read says
    """.split()
)
TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tonight week month year times morning
    afternoon evening night late early
    """.split()
)
UNDESCRIPTIVE = frozenset(
    """
    earlier previous recent false such similar new widespread persistent repeated unconfirmed unverified initial
    conflicting numerous official further more old latest fresh early subsequent public long original own first
    second various multiple countless wild latter separate same main key written oral sworn formal
    """.split()
)
# What stands behind "citing" is a source where it speaks or is spoken in; else it is a reason ("citing high winds").
SPEAKERS = frozenset(
    """
    source sources official officials report reports document documents people person diplomat diplomats officer
    officers police agency agencies ministry ministries letter letters figures statement statements media television
    radio newspaper newspapers message messages email emails e-mail witness witnesses merchant merchants chief aide
    aides adviser advisers advisor colleague colleagues friend friends relative relatives family neighbour neighbor
    spokesman spokeswoman spokesperson expert experts analyst analysts economist lawyer lawyers attorney doctor
    doctors president minister governor mayor king queen prince bishop priest general colonel captain commander
    guard watchman study studies survey surveys poll polls data statistics transcript transcripts memo memos minutes
    diary log logs record records filing filings indictment affidavit book interview interviews recording tape text
    texts paper papers bulletin review article articles magazine website site blog post posts tweet tweets account
    accounts testimony investigator investigators researcher researchers scientist scientists prosecutor prosecutors
    judge resident residents villager villagers farmer farmers soldier soldiers refugee refugees eyewitness
    eyewitnesses participant participants executive executives employee employees worker workers member members
    insider insiders assessment assessments estimate estimates research institute university council committee
    commission court parliament government department bureau service union company firm bank embassy consulate
    military army navy intelligence authorities administration hospital group organisation organization association
    foundation team unit man woman men women boy girl driver pilot sailor fisherman clerk nurse teacher student
    students mother father brother sister son daughter wife husband parents uncle aunt guest guests tourist tourists
    passenger passengers client clients customer customers staff crew delegate delegates envoy envoys ambassador
    consul attaché audit leader manager footage video videos photo photos images image map maps database archive
    archives correspondence
    """.split()
)
NO_PERSONS = frozenset(
    """
    order number power weather winter summer water fire matter murder danger anger error terror fear labor labour
    behavior behaviour harbor harbour color colour honor honour favor favour humor humour rumor rumour rigor vigor
    horror sector factor floor door disorder border corner shoulder cancer hunger tower river chapter paper offer
    transfer disaster wonder pointer computer meter metre centre center theater theatre quarter motor mirror
    slaughter laughter clutter glitter character cover remainder barrier fever liver layer
    """.split()
)
