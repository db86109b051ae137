"""Whether two spellings in Latin letters are one name of a language that is written in other letters or marks.

Per family of languages: which letters stand for one sound in the romanisations in use, and how a name of the family is
recognised. Which of two persons bears the name, and titles, order and initials, belong to `names`.

Tables: BGN/PCGN and ALA-LC with the German and French habits for Slavic, Arabic and Persian; Wade-Giles, Hanyu Pinyin
and the Hong Kong government's spelling for Chinese; Revised, McCune-Reischauer and passport spellings for Korean;
Hepburn's long vowels for Japanese.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from pipelines.speakers.lexicon.given_names import CLASSES
from pipelines.speakers.lexicon.romanised import (
    CANTONESE,
    INDIC,
    KOREAN_SURNAMES,
    MUSLIM,
    SINITIC_SURNAMES,
    SURNAME_CLASSES,
)

_WORD = re.compile(r"[^a-z]+")
# European letters that are also written out with two (DIN 5007-2, Nordic ae/oe/aa, Serbian dj).
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "đ": "dj", "ß": "ss", "þ": "th"}
)


def plain(word: str) -> str:
    """Lower-case ASCII letters, marks dropped."""
    return _WORD.sub("", anyascii(word).lower())


@lru_cache(maxsize=65536)
def spellings(word: str) -> frozenset[str]:
    """The plain spellings of a word as printed: marks dropped, and special letters written out.

    >>> sorted(spellings("Jörg"))
    ['joerg', 'jorg']
    """
    return frozenset({plain(word), plain(word.lower().translate(_WRITTEN_OUT))})


# --- Slavic -------------------------------------------------------------------------------------------------------

_SLAVIC_END = re.compile(
    r"(?:[aeo]v|[aeo]va|vic|enka|anka|sk[ai]|ska[ai]a?|ck[ai]|cka[ai]a?|uk|in|ina|ik|aisman|ian|ec|ka|ni|na[ai]a?|ai|ei)$"
)
# Spellings of one sound, longest first: in English and Slavic habits, and in German ones.
_SLAVIC_SOUNDS = (
    ("shch", "sh"), ("szcz", "sh"), ("dzh", "j"), ("zh", "Z"), ("kh", "h"), ("ousk", "ovsk"), ("tch", "C"), ("ch", "C"),
    ("cz", "C"), ("tz", "c"), ("ts", "c"), ("sz", "S"), ("sh", "S"),
)  # fmt: skip
_GERMAN_SOUNDS = (
    ("schtsch", "sh"), ("dsch", "j"), ("tsch", "C"), ("sch", "S"), ("ch", "h"), ("kh", "h"), ("tz", "c"), ("ts", "c"),
    ("z", "c"), ("ss", "s"),
)  # fmt: skip
_SHARED_SOUNDS = (
    ("sh", "S"), ("w", "v"), ("x", "ks"), ("ou", "u"), ("yj", "i"), ("yi", "i"), ("iy", "i"), ("ij", "i"), ("ii", "i"),
    ("yy", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def slavic_keys(word: str, sure: bool = False, german: bool = False) -> frozenset[str]:
    """Keys that Russian, Ukrainian, Belarusian and German-style spellings of a surname share; none for other words.

    `sure`: the given name says that the name is one, whatever the surname's ending; `german`:
    that it is spelt as in German.
    A z is a voiced s in English spellings and ts in German ones, where s is either; ch is kh there.

    >>> bool(slavic_keys("yatsenyuk") & slavic_keys("jazenjuk"))
    True
    >>> bool(slavic_keys("sakharov") & slavic_keys("zakharov"))
    False
    """
    word = re.sub(r"^([td])[sz]i", r"\1i", re.sub(r"^ch(?=[rlvmn])", "kh", word[:40]))
    found = {_slavic(word, _SLAVIC_SOUNDS)}
    german = german or bool(re.search(r"sch|w|sk[iy]j|j[aeu]", word))
    if german or not re.search(r"[sc]h|kh|zh|y|cz|sz", word):
        spelt = _slavic(word, _GERMAN_SOUNDS)
        found.add(spelt)
        if german:
            voiced = re.compile(r"s(?=[aeioulmnvr])")
            found |= {voiced.sub("z", spelt), voiced.sub("z", spelt, count=1), spelt[:1] + voiced.sub("z", spelt[1:])}
            found |= {key.replace("S", "Z") for key in tuple(found)}
    return frozenset(key for key in found if len(key) > 4 and (sure or _SLAVIC_END.search(key.lower())))


def _slavic(key: str, sounds: tuple[tuple[str, str], ...]) -> str:
    for spelling, sound in sounds:
        key = key.replace(spelling, sound)
    key = re.sub(r"[iyj]([aou])", r"\1", key)
    for spelling, sound in _SHARED_SOUNDS:
        key = key.replace(spelling, sound)
    # "Matviyenko", "Matvienko"; but "Petrienko" is no Petrenko.
    key = re.sub(r"(?:^|(?<=[aeiou]))[yij]e|ye|je", "e", key)
    key = key.replace("j", "i").replace("y", "i").replace("g", "h")
    key = re.sub(r"o(?!$)|(?<=enk)o$", "a", key)  # unstressed; a last letter tells men from women
    key = re.sub(r"(?<=[CSZc])a(?=v)", "e", key)
    return _DOUBLED.sub(r"\1", key)


# --- Arabic, Persian, Turkic and Indian names ---------------------------------------------------------------------

# What a romanised consonant may stand for; two spellings agree where the sets meet.
_CONSONANTS: dict[str, frozenset[str]] = {
    "dsch": frozenset("j"), "tsch": frozenset("c"), "sch": frozenset("sj"), "dj": frozenset("j"), "sh": frozenset("sc"),
    "ch": frozenset("csx"), "kh": frozenset("xk"), "gh": frozenset("gq"), "dh": frozenset("dzt"),
    "th": frozenset("tsd"),
    "zh": frozenset("jz"), "ph": frozenset("fp"), "bh": frozenset("b"), "jh": frozenset("j"), "ck": frozenset("k"),
    "q": frozenset("qgk"), "gu": frozenset("gqj"), "g": frozenset("gj"), "k": frozenset("kq"), "c": frozenset("ksc"),
    "j": frozenset("jz"), "z": frozenset("zj"), "x": frozenset("x"), "v": frozenset("v"), "w": frozenset("v"),
    "f": frozenset("f"), "s": frozenset("s"), "ss": frozenset("s"), "tch": frozenset("c"),
}  # fmt: skip
# Vowels by quality: a, e, i, o, u and the two diphthongs; a spelling may stand for several.
_VOWELS: dict[str, frozenset[str]] = {
    "": frozenset("-"), "a": frozenset("aA"), "aa": frozenset("aA"), "e": frozenset("AID"), "ae": frozenset("aAID"),
    "i": frozenset("iI"), "y": frozenset("iI"), "ee": frozenset("iI"), "ie": frozenset("iI"), "ii": frozenset("iI"),
    "iy": frozenset("iI"), "ei": frozenset("DI"), "ai": frozenset("D"), "aei": frozenset("D"),
    "ay": frozenset("D"), "ey": frozenset("D"),
    "ea": frozenset("DAa"), "aie": frozenset("D"), "aee": frozenset("D"), "aye": frozenset("D"), "eye": frozenset("D"),
    "eei": frozenset("D"), "aai": frozenset("D"), "ayi": frozenset("D"),
    "o": frozenset("ou"), "u": frozenset("ou"), "oo": frozenset("ou"), "ou": frozenset("ouW"),
    "au": frozenset("W"), "aw": frozenset("W"), "ow": frozenset("W"), "aou": frozenset("W"), "ue": frozenset("u"),
    "oe": frozenset("o"), "oa": frozenset("o"), "ia": frozenset("J"), "iya": frozenset("J"), "ya": frozenset("J"),
    "eya": frozenset("J"), "aya": frozenset("Y"), "aia": frozenset("Y"), "eia": frozenset("Y"),
}  # fmt: skip
_SERVANT = re.compile(r"abd|abd[aeou]l|abdoul|abdel")
_ARTICLE = re.compile(r"^(?:al|el|ul|as|ash|ad|an|ar|at|az|es|ed|er|en|et|ez)$")
_TOKEN = re.compile(
    r"dsch|tsch|sch|tch|dj|sh|ch|kh|gh|dh|th|zh|ph|bh|jh|ck|gu(?=[ie])|[bcdfghjklmnpqrstvwxz]|y(?=[aeiou])|(?:[aeiou]|y(?![aeiou]))+"
)


@lru_cache(maxsize=65536)
def _sounds(word: str, german: bool = False) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Consonants of a word with the vowel that follows each; the first pair holds the vowel in front.

    `german`: the name is spelt as in German, where s is the z of the others as well.
    """
    word = re.sub(r"^e([dnrstz])\1(?=[aeiou])", r"\1", word[:40])  # an article written together: Essid, al-Sid
    word = re.sub(r"([bcdfghjklmnpqrstvwxz])\1+", r"\1", word)
    word = re.sub(r"ou(?=[aei])", "w", word)
    word = re.sub(r"(?<=...)(?:[aeiou]|ou|eu)d(?:in|ine|een)$", "udin", word)
    word = re.sub(r"[aou]lah?$", "ula", word) if len(word) > 4 else word
    word = re.sub(r"^abd(?:[aeou]|ou)l(?=.)|^abd(?=[rnslz][aeou])", "abdul", word)
    word = re.sub(r"^par(?=[bcdfghjklmnpqrstvwxz])", "pra", word).replace("mb", "nb")
    word = re.sub(r"(?<=[^aeiouy])i(?=[aou])|(?<=[bcdfghjklmnpqrstvwxz])y(?=[aou])", "iy", word)
    if len(word) > 3 and word[-1] == "h" and word[-2] in "aeiu":
        word = word[:-1]
    found: list[tuple[str, str]] = [("", "")]
    for match in _TOKEN.finditer(word):
        token = match.group()
        if token[0] in "aeiou" or (token[0] == "y" and word[match.end() : match.end() + 1] not in tuple("aeiou")):
            found[-1] = (found[-1][0], found[-1][1] + token)
        else:
            found.append((token, ""))
    return tuple(
        (
            frozenset("sz") if german and consonant == "s" else _CONSONANTS.get(consonant, frozenset({consonant})),
            _VOWELS.get(vowel, frozenset({vowel})),
        )
        for consonant, vowel in found
    )


def _agree(a: str, b: str, german: tuple[bool, bool] = (False, False)) -> bool:
    one, other = _sounds(a, german[0]), _sounds(b, german[1])
    if len(one) != len(other):
        return False
    last = len(one) - 1
    for at, ((c, v), (d, w)) in enumerate(zip(one, other, strict=True)):
        if not c & d:
            return False
        if v & w:
            continue
        silent = {"-", "A"}  # a final e of French spellings: Benkiran(e)
        mute = silent | {"I", "D"}
        if at == last and v <= mute and w <= mute and ("-" in v or "-" in w) and len(one) > 3:
            continue
        if not at and v != frozenset("-") != w and (len(one) > 3 or (len(one) > 2 and not (v | w) & set("ou"))):
            continue  # an ayn's vowel in front is written any way: Iyad, Ayad; Ureikat, Erekat
        return False
    return True


def split_article(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of an Arabic name without its articles; `Abd al-Majid` and `Abdul Majid` as one part.

    >>> split_article(("abd", "al", "majid", "al", "holmi"))
    ('abdulmajid', 'holmi')
    """
    if len(parts) > 2 and _ARTICLE.match(parts[0]) and parts[0] in {"al", "el"}:
        parts = parts[1:]
    kept = [*parts[:1], *(part for part in parts[1:] if not _ARTICLE.match(part))]
    found: list[str] = []
    while kept:
        part = kept.pop(0)
        if kept and _SERVANT.fullmatch(part) and not (len(kept) == 1 and not found and part == "abdul"):
            part = "abdul" + kept.pop(0)
        if found and part in {"din", "deen", "dine", "eddin", "eddine", "uddin"}:
            found[-1] += "udin"
        else:
            found.append(part)
    return tuple(found)


_COARSE = frozenset("scjzdtxkqg")


@lru_cache(maxsize=65536)
def _coarse(word: str) -> str:
    """Consonants of a word, those that romanisations confuse as one: a key, no proof."""
    return "".join("s" if c & _COARSE else min(c) for c, _ in _sounds(word)[1:])


_MUSLIM: dict[str, frozenset[str]] = {}
for _word in MUSLIM:
    _MUSLIM[_coarse(_word)] = _MUSLIM.get(_coarse(_word), frozenset()) | {_word}
_INDIC = frozenset(INDIC)
# Letters and endings that only names of these languages have in Latin script.
_MARKS = re.compile(
    r"q(?!u)|^kh|^dh|^gh(?!e)|kh[aeiou]|ou[sz]s?ef|^abd|ull?ah?$|[uae]dd?ine?$|zadeh?$|zada$|pou?r$|nejad$|nezhad$"
    r"|iyy?a[hn]?$|aoui$|oui$|^benk|^bou[a-z]|^ibn|^abu.|zai$|yar$|i?yev$|bayev$|oglu$|swamy$|appa$|aiah$"
)


@lru_cache(maxsize=65536)
def _known(word: str) -> bool:
    return word in _INDIC or any(_agree(word, other) for other in _MUSLIM.get(_coarse(word), ()))


@lru_cache(maxsize=65536)
def _marked(parts: tuple[str, ...]) -> bool:
    """Whether a name shows that it is of the Islamic world or of India."""
    articles = any(_ARTICLE.match(part) or part in {"bin", "ibn", "abu"} for part in parts[1:-1])
    return articles or any(_known(part) or part in SURNAME_CLASSES or _MARKS.search(part) for part in parts)


def skeleton(parts: tuple[str, ...]) -> str:
    """A key of consonants that names which `vowelled` finds equal share, however they are parted into words."""
    joined = "".join(_coarse(SURNAME_CLASSES.get(part, part)) for part in split_article(parts))
    return _DOUBLED.sub(r"\1", joined)


def vowelled(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of the Islamic world or of India are one, part by part, articles left out.

    Parts may be written together in one of them: `Nasr Allah`, `Nasrallah`.
    """
    if not (_marked(a) and _marked(b)):
        return False
    german = any("sch" in part for part in a), any("sch" in part for part in b)
    a, b = split_article(a), split_article(b)
    if len(a) > len(b):
        a, b, german = b, a, german[::-1]
    if len(a) < 2 or len(b) - len(a) > 1:
        return False
    ways = [b] if len(a) == len(b) else [(*b[:at], b[at] + b[at + 1], *b[at + 2 :]) for at in range(len(b) - 1)]
    return any(
        all(x == y or _one_class(x, y) or _agree(x, y, german) for x, y in zip(a, way, strict=True)) for way in ways
    )


def of_known_family(parts: tuple[str, ...]) -> bool:
    """Whether a part of the name is one of the Islamic world or of India, whose spellings vary."""
    return any(map(_known, parts))


def _one_class(a: str, b: str) -> bool:
    return (a in SURNAME_CLASSES and SURNAME_CLASSES[a] == SURNAME_CLASSES.get(b)) or bool(
        CLASSES.get(a, frozenset()) & CLASSES.get(b, frozenset())
    )


# --- Chinese ------------------------------------------------------------------------------------------------------

_INITIALS = ("zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s")
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcs])(?:iang|iong|uang|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|er|ia|ie"
    r"|iu|in|ua|uo|ui|un|ue|ve|a|o|e|i|u|v)|y(?:ong|uan|ang|ing|ao|ou|an|in|un|ue|a|e|i|o|u)|w(?:ang|eng|ai|ei|an|en|a|o|u)"
    r"|ang|ai|ao|an|en|er|ou|a|e|o)"
)
# Hanyu Pinyin to Wade-Giles without its apostrophes and marks (table: US Library of Congress, 1998).
_WG_INITIAL = {
    "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "j": "ch", "q": "ch", "zh": "ch", "x": "hs", "r": "j",
    "z": "ts", "c": "ts",
}  # fmt: skip
_WG_WHOLE = {
    "zi": "tzu", "ci": "tzu", "si": "ssu", "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "er": "erh",
    "yi": "i", "you": "yu", "yan": "yen", "ye": "yeh", "yong": "yung", "yu": "yu", "yue": "yueh", "ge": "ko",
    "ke": "ko", "he": "ho", "e": "o", "gui": "kuei", "kui": "kuei",
}  # fmt: skip
_WG_FINAL = {"ong": "ung", "ian": "ien", "ie": "ieh", "ue": "ueh", "iong": "iung", "uo": "o", "e": "e", "ui": "ui"}


@lru_cache(maxsize=4096)
def _syllables(word: str) -> tuple[str, ...]:
    """Pinyin syllables that make up the whole word, or none; the longest first, with one step back."""

    def cut(rest: str, depth: int) -> tuple[str, ...] | None:
        if not rest:
            return ()
        match = _PINYIN.match(rest)
        if match is None or depth > 3:
            return None
        for stop in (match.end(), match.end() - 1):
            if stop > 0 and _PINYIN.fullmatch(rest[:stop]):
                more = cut(rest[stop:], depth + 1)
                if more is not None:
                    return (rest[:stop], *more)
        return None

    return (cut(word, 0) or ()) if len(word) <= 18 else ()


@lru_cache(maxsize=4096)
def wade_giles(syllable: str) -> str:
    """The Wade-Giles spelling of a pinyin syllable, apostrophes left out.

    >>> wade_giles("zhang"), wade_giles("xian"), wade_giles("zi")
    ('chang', 'hsien', 'tzu')
    """
    if syllable in _WG_WHOLE:
        return _WG_WHOLE[syllable]
    initial = next((i for i in _INITIALS if syllable.startswith(i)), "")
    final = syllable[len(initial) :]
    if initial in {"zh", "ch", "sh", "r"} and final == "uo":
        return _WG_INITIAL.get(initial, initial) + "o"
    if initial in {"g", "k", "h", "sh"} and final == "uo":
        return _WG_INITIAL.get(initial, initial) + "uo"
    return _WG_INITIAL.get(initial, initial) + _WG_FINAL.get(final, final)


def _readings(word: str) -> frozenset[str]:
    """What a syllable of a Chinese name may be in Wade-Giles: itself, its pinyin's, its Cantonese reading's."""
    found = {word}
    if _syllables(word):
        found.add("".join(map(wade_giles, _syllables(word))))
    found.update("".join(map(wade_giles, _syllables(reading))) for reading in CANTONESE.get(word, ()))
    found.update("".join(map(wade_giles, _syllables(reading))) for reading in SINITIC_SURNAMES.get(word, ()))
    return frozenset(found)


def chinese(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of syllables, surname first, are one in pinyin and in another spelling.

    Two spellings that are both pinyin are two names where they differ.
    """
    first, second = _chinese_parts(a), _chinese_parts(b)
    if first is None or second is None or len(first) != len(second):
        return False
    if all(len(_syllables(part)) == 1 for part in (*first, *second)) and not _foreign(a, b):
        return first == second
    return all(_readings(x) & _readings(y) for x, y in zip(first, second, strict=True))


def chinese_skeletons(parts: tuple[str, ...]) -> frozenset[str]:
    """First letters of the given name's syllables in Wade-Giles: names which `chinese` finds equal share one."""
    found = _chinese_parts(parts) or parts
    letters = [{reading[:1] for reading in _readings(part)} for part in found[1:3]]
    if not letters:
        return frozenset({""})
    return frozenset(a + b for a in letters[0] for b in (letters[1] if len(letters) > 1 else {""}))


def _foreign(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one name is written apart, as Wade-Giles and Hong Kong do, and the other together, as pinyin does."""
    return len(a) != len(b)


@lru_cache(maxsize=65536)
def _chinese_parts(parts: tuple[str, ...]) -> tuple[str, ...] | None:
    if not parts or parts[0] not in SINITIC_SURNAMES or len(parts) > 4:
        return None
    found = [parts[0]]
    for part in parts[1:]:
        syllables = _syllables(part)
        found.extend(syllables if len(parts) == 2 and syllables else (part,))
    return tuple(found) if 2 <= len(found) <= 4 else None


# --- Korean -------------------------------------------------------------------------------------------------------

# A romanised vowel and the vowels of Hangul, in the Revised Romanisation, that it may stand for.
_HANGUL: dict[str, frozenset[str]] = {
    key: frozenset(value.split())
    for key, value in {
        "a": "a", "ah": "a", "ar": "a", "ae": "ae", "ai": "ae", "ay": "ae", "e": "e ae", "eo": "eo", "u": "u eo eu",
        "oo": "u", "woo": "u", "wu": "u", "o": "o eo", "oh": "o", "uh": "eo", "ou": "eo u", "i": "i", "ee": "i ui",
        "yi": "i ui", "eu": "eu", "ui": "ui", "eui": "ui", "ya": "ya", "yeo": "yeo", "yo": "yo yeo", "you": "yeo yu",
        "yu": "yu yeo", "yoo": "yu", "yuh": "yeo", "ye": "ye", "wa": "wa", "wo": "wo", "weo": "wo", "we": "we oe",
        "oe": "oe", "oi": "oe", "wi": "wi", "wae": "wae", "uo": "wo", "yea": "ye yae", "yae": "yae",
    }.items()
}  # fmt: skip
_KOREAN_SYLLABLE = re.compile(
    r"(?P<initial>kk|tt|pp|ss|jj|ch|sh|[gkndtlrmbpsjh])?(?P<vowel>[aeiouwy]+h?)(?P<final>ng|ck|[nmlkgptbr])?$"
)
_KOREAN_INITIAL = {
    "g": "k", "k": "k", "kk": "k", "d": "t", "t": "t", "tt": "t", "b": "p", "p": "p", "pp": "p", "j": "c", "jj": "c",
    "ch": "c", "r": "l", "l": "l", "s": "s", "ss": "s", "sh": "s",
}  # fmt: skip
_KOREAN_FINAL = {"g": "k", "ck": "k", "b": "p", "r": "l", "t": "t"}


@lru_cache(maxsize=4096)
def _korean_syllable(word: str) -> tuple[str, frozenset[str], str, str] | None:
    match = _KOREAN_SYLLABLE.match(word)
    if match is None:
        return None
    vowels = _HANGUL.get(match["vowel"])
    if vowels is None and match["vowel"].endswith("h"):
        vowels = _HANGUL.get(match["vowel"][:-1])
    if vowels is None:
        return None
    initial, final = match["initial"] or "", match["final"] or ""
    return _KOREAN_INITIAL.get(initial, initial), vowels, _KOREAN_FINAL.get(final, final), match["vowel"]


def korean_skeleton(parts: tuple[str, ...]) -> tuple[str, ...]:
    """First and last consonants of the given name's syllables: a key that names which `korean` finds equal share."""
    found = (_korean_syllable(part) for part in parts[1:3])
    return tuple(f"{each[0]}-{each[2]}" if each else "" for each in found)


def korean(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of syllables, surname first, are one in two Korean romanisations."""
    if not (len(a) == len(b) and 2 <= len(a) <= 3):
        return False
    surname = KOREAN_SURNAMES.get(a[0])
    if surname is None or surname != KOREAN_SURNAMES.get(b[0]):
        return False
    for x, y in zip(a[1:], b[1:], strict=True):
        one, other = _korean_syllable(x), _korean_syllable(y)
        if one is None or other is None or one[0] != other[0] or one[2] != other[2]:
            return False
        # One of two spellings has to be the Revised Romanisation's: "song" and "sung" are two names.
        if one[3] != other[3] and not one[1] & other[1] & {one[3], other[3]}:
            return False
    return True


# --- Japanese -----------------------------------------------------------------------------------------------------

_JAPANESE = re.compile(r"(?:(?:[kgsztdnhbpmyrwjf]|ch|sh|ts|ky|gy|ny|hy|by|py|my|ry)?[aiueo]h?|n|[ksptc](?=[ksptc]))+")


@lru_cache(maxsize=65536)
def japanese_key(word: str) -> str:
    """The word with its long vowels short (Hepburn's macron, oh, ou, oo, uu); '' where it can be no Japanese name."""
    if not _JAPANESE.fullmatch(word) or len(word) > 24:
        return ""
    return re.sub(r"uu", "u", re.sub(r"o[ouh](?![aeiuy])|oo", "o", word))
