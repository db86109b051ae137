"""Words that the stage knows: cues with their stance (`cues.csv`), verbs with their forms (`verbs.txt`), small
closed lists.

What the words do to a reading is decided in cue.py, propositions.py and checkable.py.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent
_VOWELS = "aeiou"


class Cue(NamedTuple):
    """What a cue's lemma says about its content."""

    stance: str
    certainty: str


@cache
def cues() -> dict[str, Cue]:
    """Cue lemma (one word or several, parted by spaces) -> stance and certainty."""
    with (_FOLDER / "cues.csv").open(encoding="utf-8", newline="") as file:
        return {row["lemma"]: Cue(row["stance"], row["certainty"]) for row in csv.DictReader(file)}


def _regular(lemma: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb."""
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if lemma.endswith("ie"):
        return third, lemma + "d", lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return third, lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("e"):
        return third, lemma + "d", lemma + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return third, lemma[:-1] + "ied", lemma + "ing"
    return third, lemma + "ed", lemma + "ing"


def _doubled(lemma: str) -> tuple[str, str] | None:
    """Past and -ing form with the last consonant doubled, where the spelling allows it."""
    if len(lemma) > 2 and lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS:
        return lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    return None


class Verbs(NamedTuple):
    """Verb forms; a form that several lemmas share belongs to the first in alphabetical order."""

    lemma: dict[str, str]
    participle: dict[str, str]
    past: frozenset[str]
    base: frozenset[str]
    past_form: dict[str, str]
    third_form: dict[str, str]

    def past_of(self, form: str) -> str | None:
        """Simple past of the verb that `form` is a form of, in the plural where it matters; None for an unknown one."""
        return self.past_form.get(self.lemma.get(form, ""))


_BE = {"am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "be": "be"}


@cache
def verbs() -> Verbs:
    """Forms of the verbs in `verbs.txt` and of the one-word cues."""
    irregular = {}
    for line in (_FOLDER / "verbs.txt").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        irregular[parts[0]] = tuple(parts[1:])
    lemma: dict[str, str] = dict(_BE)
    participle: dict[str, str] = {}
    past: set[str] = {"was", "were"}
    past_form: dict[str, str] = {}
    third_form: dict[str, str] = {}
    words = set(irregular) | {cue for cue in cues() if " " not in cue and "-" not in cue and cue not in NOUN_CUES}
    for word in sorted(words):
        third, ed, ing = _regular(word)
        forms = {word, third, ing}
        third_form[word] = third
        if irregular.get(word):
            forms |= set(irregular[word])
            participle[word] = irregular[word][1]
            past.add(irregular[word][0])
            past_form[word] = irregular[word][0]
        else:
            participle[word] = ed
            past_form[word] = ed
            forms.add(ed)
            past.add(ed)
        doubled = _doubled(word)
        if doubled:
            forms |= set(doubled) if not irregular.get(word) else {doubled[1]}
            if not irregular.get(word):
                past.add(doubled[0])
                # Which of the two spellings is right depends on the stress; one syllable doubles.
                if sum(letter in _VOWELS for letter in word) == 1:
                    past_form[word] = participle[word] = doubled[0]
        for form in sorted(forms):
            lemma.setdefault(form, word)
    lemma.update({"has": "have", "had": "have", "does": "do", "left": "leave", "found": "find", "felt": "feel"})
    return Verbs(lemma, participle, frozenset(past), frozenset(words), past_form, third_form)


# Cues that are nouns or adjectives only: they have no verb forms.
NOUN_CUES = frozenset(
    "according statement account allegation accusation assertion announcement argument remark testimony complaint "
    "declaration explanation finding observation conclusion revelation message word admission belief suspicion "
    "assumption "
    "assessment concern opinion feeling impression theory convinced confident suggestion speculation hint confirmation "
    "acknowledgement acknowledgment denial rejection rebuttal refutation nonsense skeptical sceptical dubious "
    "unconvinced "
    "skepticism scepticism prediction expectation projection prophecy warning threat commitment decision intention "
    "determined recommendation proposal instruction plea request inquiry enquiry unaware unclear".split()
)

NEGATORS = frozenset("not n't never no neither nor none nobody nothing cannot hardly scarcely barely without".split())
HEDGES_POSSIBLE = frozenset("may might could possibly perhaps maybe potentially conceivably".split())
HEDGES_PROBABLE = frozenset(
    "likely probably apparently seemingly presumably reportedly allegedly supposedly purportedly ostensibly "
    "appears appear "
    "appeared seems seem seemed believed suspected thought".split()
)
AUXILIARIES = frozenset(
    "am is are was were be been being has have had do does did will would shall should can could may might must "
    "'s 're 've 'd 'll 'm wo ca sha ai ought".split()
)
MODALS = frozenset("will would shall should can could may might must 'll wo ca sha ought".split())
OUGHT = frozenset("must should ought shall".split())
PLANS = frozenset(
    "plan plans planned planning prepare prepares prepared preparing preparations intend intends intended intending "
    "intention intentions ready readying poised readiness aim aims aimed aiming considering mulling weighing mustering "
    "threatening seeking seeks hopes hoping wants wanted".split()
)
# Words at which the main clause of a content ends for the purpose of negation and tense.
SUBORDINATORS = frozenset(
    "that which who whom whose because if when while although though unless until since where whether after before as "
    "why how what whereas despite so than".split()
)
PRONOUN_SUBJECTS = frozenset("he she they it".split())
# Words that need the article to be understood; those of the second list may be bound by an earlier noun.
DEICTIC = frozenset("i we you me us my our your mine ours yours this that these those here there such".split())
ANAPHORS = frozenset("he she it they him her them his hers its their theirs".split())
REPORT_NOUNS = frozenset(
    "report reports allegation allegations claim claims rumor rumors rumour rumours accusation accusations suggestion "
    "suggestions assertion assertions charge charges story stories idea notion information statement statements news "
    "account accounts possibility speculation fears suspicion suspicions theory evidence testimony".split()
)
FALSE_WORDS = frozenset(
    "false untrue wrong baseless unfounded fake nonsense lie lies fabricated fabrication invention hoax fiction absurd "
    "groundless incorrect inaccurate rubbish propaganda disinformation misinformation provocation bogus "
    "ridiculous myth fairy tale invention fable hoaxes".split()
)
EVALUATIONS = frozenset(
    "amazing awful beautiful brave brilliant cowardly crazy cynical delighted despicable disappointed "
    "disappointing disgrace disgraceful disgusting embarrassing excellent fantastic fun funny glad great grateful "
    "happy heartbreaking honored honoured horrible horrific hypocritical incredible insane inspiring irresponsible "
    "joke lovely nice outrageous pathetic perfect pleased proud reckless ridiculous sad scary shame shameful shocking "
    "sickening silly sorry stupid terrible terrific thrilled tragedy ugly unacceptable unbelievable unfair unfortunate "
    "wonderful worse worst insult insulting disaster catastrophe embarrassment mess farce nightmare blessing "
    "foolish absurd appalling admirable heroic noble hero heroes coward cowards fool fools idiot idiots genius".split()
)
FEELINGS = frozenset(
    "love loves loved hate hates hated like despise despises admire admires adore wish hope enjoy dislike".split()
)
GREETINGS = (
    "thank you",
    "thanks",
    "good morning",
    "good evening",
    "good afternoon",
    "good luck",
    "good night",
    "congratulations",
    "happy birthday",
    "happy new year",
    "welcome",
    "god bless",
    "hello",
    "hi",
    "goodbye",
    "farewell",
    "rest in peace",
    "i repeat",
    "our thoughts",
    "our condolences",
    "my condolences",
    "cheers",
    "merry christmas",
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())
NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen "
        "eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 10**12}
STOPWORDS = frozenset(
    "a an the of in on at to for from by with and or but as that this these those it its he she they them his her "
    "their we "
    "our us i you your my is are was were be been being has have had do does did will would shall should can could may "
    "might must not no n't never any some there here who which what when where whether if than then so such also "
    "just only "
    "very too more most into over under about after before during between through out up down off again further "
    "once all both each few other own same s t re ve d ll m one's itself himself themselves".split()
)
