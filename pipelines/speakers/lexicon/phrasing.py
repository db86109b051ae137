"""Small words and frames of English noun phrases: amounts, times, what follows a head, what a name shows. Data only.

Nouns belong to `people`, `records` and `heads`.
"""

from __future__ import annotations

# What stands before "of" and leaves the kind to the noun behind it: some who can be counted, or a share of a class.
COUNTS = frozenset(
    "several few dozen dozens score scores handful group groups pair couple trio quartet band bunch host panel team "
    "crowd coalition circle delegation crew gang cadre contingent batch duo cluster class two three four five six "
    "seven eight nine ten eleven twelve fifteen twenty thirty forty fifty".split()
)
SHARES = frozenset(
    "many most some all both half third thirds twothirds threequarters quarter quarters percent pct percentage "
    "majority minority plurality share proportion number numbers hundreds thousands millions lot lots plenty array "
    "range series chorus slew raft host litany legion legions mass masses bulk rest fraction swath swaths segment "
    "growing generation none much variety".split()
)
NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty dozen dozens several".split()
)
# Words before a number or quantifier that leave it what it is.
HEDGES = frozenset(
    "nearly about roughly almost only just around approximately perhaps fully exactly barely over under some least "
    "most more fewer less than at as many up to an estimated another even not well quite far".split()
)
# Adjectives that follow their noun: "people familiar with the talks".
POSTPOSED = frozenset(
    "such familiar close "
    "aware present knowledgeable privy responsible loyal critical able willing unable likely unlikely "
    "eligible available opposed sympathetic hostile eager ready reluctant skeptical supportive alike elsewhere here "
    "there abroad today tomorrow yesterday".split()
)
NEAR = frozenset(
    "familiar close aware present knowledgeable privy briefed involved informed interviewed contacted gathered".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december week month year day night morning evening afternoon today yesterday spring summer fall "
    "autumn winter weekend".split()
)
TIME_OPENERS = frozenset({"last", "next", "this", "the", "earlier", "late", "early", "that", "every"})
SUBJECTS = frozenset({"i", "we", "he", "she", "they", "you"})
AUXILIARIES = frozenset(
    "have has had was were is are will would could should may might must can cannot do does did been be".split()
)
WHERE = frozenset({"in", "of", "at", "from", "with", "on", "inside", "outside", "near", "around", "within"})
ADVERBIAL = frozenset("in on at during after under before amid for with about over".split())
INTRODUCERS = frozenset(
    "group organization organisation company firm newspaper paper daily weekly magazine website site blog network "
    "broadcaster station channel agency bank charity nonprofit union party movement militia outlet tabloid journal "
    "retailer airline automaker carmaker startup maker manufacturer developer brand chain think-tank thinktank pac "
    "superpac committee foundation club university college giant provider insurer association coalition alliance "
    "consultancy publisher newswire platform service film movie documentary book novel song album".split()
)
# Papers that "the" alone introduces.
PAPERS = frozenset(
    "times post herald gazette tribune journal guardian telegraph examiner courier chronicle observer mail mirror "
    "independent globe sentinel inquirer economist dispatch sun star bulletin argus".split()
)
TEXTS = frozenset("bible koran quran torah talmud constitution charter gospel vedas magna".split())
STATE_WORDS = frozenset({"state", "federal", "us", "un", "eu"})
NATIONAL = frozenset("service board agency administration office institute laboratory centre center archive".split())
OWN_BODIES = frozenset("union association foundation society club league federation brotherhood fund".split())
BODY_OPENERS = frozenset(
    "house senate state national supreme federal city county town district united human foreign defense defence "
    "justice labor labour energy health education treasury homeland interior finance trade transportation party "
    "campaign".split()
)
PARTY_LETTERS = frozenset({"D", "R", "I", "L", "G", "Lab", "Con", "LD", "SNP", "DFL", "Dem", "Rep", "Ind"})
# Words that a role keeps, also over a body's name.
KEPT = frozenset("former senior acting deputy interim retired ex".split())
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves", "alone"})
SITES = frozenset({"website", "site", "blog", "paper", "platform", "portal"})
STATISTICAL = frozenset(
    "half third thirds twothirds threequarters quarter quarters percent pct percentage majority minority plurality "
    "share proportion fraction".split()
)
AFTER_HEAD = frozenset({"emeritus", "emerita", "elect", "designate"})
LEADING = frozenset("according even when while and but as by from to that because if though although".split())
# Bodies whose plural is a surname.
SURNAMES = frozenset(
    "bank church park mill school house court lodge union field brother king state power chamber town center post farm "
    "store temple college seller master".split()
)
# Plurals that begin the name of a movement: "Citizens for Quiet Harbours".
RALLIED = frozenset(
    "americans citizens mothers moms fathers dads parents families physicians doctors nurses students workers "
    "women  men veterans scientists engineers teachers farmers people catholics christians muslims jews "
    "evangelicals  republicans democrats conservatives progressives liberals latinos hispanics blacks "
    "architects artists writers  journalists neighbors youth friends europeans britons texans californians "
    "businesses voters taxpayers patriots".split()
)
# Adjectives that make a class of what they stand before: "the mainstream media", "public figures".
OF_A_CLASS = frozenset(
    "mainstream liberal conservative national us american political mass news western elite corporate religious public "
    "cultural literary academic literary historical establishment key influential community sporting".split()
)
# What a state's surveyors measure, and first words of papers and stations in other languages.
SURVEYED = frozenset("geological land ordnance soil topographic biological antarctic archaeological".split())
PAPERS_ABROAD = frozenset("gazeta diario jornal corriere tele kanal canal novaya rzeczpospolita gazzetta".split())
# Endings and words that make an adjective of a sentence's first word: "Early reports", "Previous studies".
PLAIN_ENDINGS = ("ous", "ing", "ent", "ive", "ary", "ful", "less", "ual", "ial", "nal", "ical")
PLAIN = frozenset(
    "early late new old recent other more fewer young top key major minor big small private public rural urban fake "
    "first second third final full latest earlier later similar popular secret".split()
)
# Endings of learned callings, which are no surname's: "Immunologist Ada Holm".
LEARNED = ("ologist", "ographer", "ician", "iatrist", "onomist", "iologist", "onomer", "icist", "wright")
# Participles without an ending of their own.
IRREGULAR = frozenset(
    "known seen held made written taken led born sent given shown drawn paid told sworn chosen brought caught driven "
    "built hit hurt lost won thrown sworn stolen spoken".split()
)
# What a word before a role noun ends with that tells the field of work, and words that do not tell one.
ENDINGS_OF_FIELDS = (
    "ial", "ional", "ental", "ical", "inal", "ural", "etary", "itary", "imary", "ondary", "ology", "ography", "ics",
    "tion", "ment", "ance", "ence", "urity", "urities", "icity", "ware", "ture", "estate",
)  # fmt: skip
NO_FIELDS = frozenset(
    "influential controversial traditional additional typical identical exceptional potential essential occasional "
    "original natural initial actual usual crucial pivotal substantial unofficial official national another "
    "different".split()
)
# Endings of plurals that are hardly a surname's: "editorialists", "technocrats".
ENDINGS_OF_CLASSES = ("ists", "crats", "izens", "goers", "ologues", "holders", "makers")
# Parts of a sample that stand alone: "a third agree".
FRACTIONS = frozenset(
    "percent pct half third thirds twothirds threequarters percentage plurality majority minority".split()
)
# Given names that are places or faiths as well, so that "Charlotte Observer" and "Christian Post" are papers.
PLACES_AND_FAITHS = frozenset(
    "charlotte jordan austin sydney florence virginia georgia jackson lincoln madison orlando dallas houston tyler "
    "christian salem chelsea brooklyn savannah aurora eugene helena carson augusta israel china india america london "
    "paris vienna sofia asia kenya dakota carolina cheyenne denver trenton camden hartford herald".split()
)
