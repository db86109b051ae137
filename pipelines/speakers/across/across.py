"""Speakers across articles: which articles' entities are one, and why.

Only names are joined here, by what they say; described and anonymous speakers are left to `anonymous`. Every join is a
link that names its rule, so that it can be undone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pipelines.speakers.across.groups import Groups, Member
from pipelines.speakers.article.article import name_rank
from pipelines.speakers.lexicon import heads as h
from pipelines.speakers.lexicon.given_names import CLASSES, FEMALE, MALE
from pipelines.speakers.lexicon.known_names import KNOWN, TWO_CAREERS
from pipelines.speakers.lexicon.places import COUNTRIES, country_of
from pipelines.speakers.lexicon.romanised import SINITIC_SURNAMES
from pipelines.speakers.lexicon.standing import COMMON_SURNAMES
from pipelines.speakers.names import bodies, context, names
from pipelines.speakers.names.context import Fit, Standing, fit
from schemas.ids import fold

METHODS = {
    "full_name": "The same given name and surname.",
    "transliteration": "The same name in another romanisation.",
    "given_name_class": "A short or other-language form of the given name before the same surname.",
    "initial": "An initial that fits one given name only.",
    "name_order": "The same parts, surname first.",
    "misspelling": "One letter of a long name left out, doubled or wrong.",
    "double_surname": "A second surname added, as by marriage.",
    "known_name": "Two names of one speaker that the lexicon knows.",
    "surname": "A surname that one full name of all articles has, in a matching context.",
    "body_name": "The same words of a body's name.",
    "acronym": "The first letters of one body's name.",
    "short_name": "A body's name without the words that one fuller name of all articles has, in a matching context.",
    "reprint": "The speaker of the passage that the article reprints.",
    "decision": "A person decided it.",
    "spokesperson": "The article says for whom the speaker speaks.",
    "same_description": "Unnamed speakers described alike by articles of near days.",
}
MAX_VARIANTS = 200
"""Distinct full names of one surname key that are compared pair by pair; further ones join by equality."""
MAX_NAMESAKES = 20
"""Bearers of one name that are told apart."""


def join(groups: Groups, people: Mapping[str, Sequence[names.PersonName]]) -> None:
    """Joins the members of `groups` whose names mean one speaker; what was joined or vetoed before holds.

    `people` holds all full names of each article, quoted or not: they tell whether a surname is one person's only.
    """
    ordered = sorted(groups.members.values(), key=lambda member: (member.order, member.local_id))
    _people(groups, ordered, people)
    _bodies(groups, ordered)


def _people(groups: Groups, ordered: Sequence[Member], people: Mapping[str, Sequence[names.PersonName]]) -> None:
    full: dict[tuple[object, ...], list[Member]] = defaultdict(list)
    buckets: dict[str, list[Member]] = defaultdict(list)
    variants: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    known: dict[int, list[Member]] = defaultdict(list)
    short: list[Member] = []
    wed: set[str] = set()
    for member in ordered:
        person = member.person
        if member.kind != "person" or person is None or bodies.is_body_name(member.name):
            continue
        for number in KNOWN.get(_words(member.name), ()):
            known[number].append(member)
        if not person.given:
            short.append(member)
            continue
        same = (person.given, person.surname, person.suffix)
        first = next(
            (
                other
                for other in full[same][:MAX_NAMESAKES]
                if _one_bearer(other, member) and not groups.apart(other.local_id, member.local_id)
            ),
            None,
        )
        if first is not None:
            groups.join(first.local_id, member.local_id, "full_name", 0.95, f"{first.name} ~ {member.name}")
            continue
        full[same].append(member)
        buckets[person.key].append(member)
        for variant in names.variant_keys(person):
            variants[variant].append(member)
        if "marri" in member.standing.words:
            wed.add(person.given[0])
        if maiden := member.standing.maiden:
            variants["maiden", person.given[0], maiden].append(member)
    for member in (member for bucket in buckets.values() for member in bucket):
        if member.person is not None and member.person.given[0] in wed:
            variants["wed", member.person.given[0]].append(member)
    for number in sorted(known):
        _pairs(groups, known[number], lambda one, other: _known(one, other))
    for key in sorted(buckets):
        _bucket(groups, buckets[key])
    for variant in sorted(variants):
        if variant[0] in names.CONTEXT_KEYS:
            _pairs(groups, [member for member in variants[variant] if not member.standing.empty], _by_context)
        else:
            _pairs(groups, variants[variant], _match)
    _surnames(groups, full, short, people)


def _words(name: str) -> str:
    return " ".join(folded for unit in names.units(name) if (folded := names.fold_ascii(unit)))


def _known(one: Member, other: Member) -> names.Match | None:
    return names.Match("known_name", 0.9) if _fits(one, other) else None


def _pairs(groups: Groups, bucket: Sequence[Member], match_of: Callable[[Member, Member], names.Match | None]) -> None:
    """Joins the members of a bucket that match, one by one with those before, and with all names of their groups."""
    for at, member in enumerate(bucket[:MAX_VARIANTS]):
        for other in bucket[:at]:
            if groups.find(other.local_id) == groups.find(member.local_id):
                continue
            match = match_of(member, other)
            if match is None or match.method == "initial":
                continue
            mine, theirs = _distinct(groups, member), _distinct(groups, other)
            if all(
                (a == member.local_id and b == other.local_id) or _compatible(groups.members[a], groups.members[b])
                for a in mine
                for b in theirs
            ):
                groups.join(other.local_id, member.local_id, match.method, match.score, f"{other.name} ~ {member.name}")


def _compatible(one: Member, other: Member) -> bool:
    """Whether two names of groups about to be one do not forbid it: suffix, sex and what stands beside them."""
    assert one.person is not None and other.person is not None
    return (
        names.genders_agree(one.gender, other.gender)
        and not (one.person.suffix and other.person.suffix and one.person.suffix != other.person.suffix)
        and not fit(one.standing, other.standing).conflict
    )


def _fits(one: Member, other: Member) -> bool:
    return names.genders_agree(one.gender, other.gender) and not fit(one.standing, other.standing).conflict


def _one_bearer(one: Member, other: Member) -> bool:
    """Whether two bearers of one name are one: what stands beside them may not exclude it.

    A common name needs something that speaks for one bearer, once both articles tell who is meant.
    """
    if not names.genders_agree(one.gender, other.gender):
        return False
    a, b = one.standing, other.standing
    found = fit(a, b)
    if found.conflict:
        return False
    if a.empty or b.empty:
        return True
    assert one.person is not None
    if _words(one.name) in TWO_CAREERS and "trade" not in a.fields | b.fields:
        return True
    if set(one.person.surname.split()) & COMMON_SURNAMES or len(one.person.given[0]) == 1:
        return found.support >= 2 or ((found.names > 0 or found.role) and not _fields_apart(a, b))
    if "trade" in a.fields | b.fields and not a.fields & b.fields and not found.support and not a.words & b.words:
        return False  # a schoolteacher, and whoever is known enough to be told by more than a trade
    return found.support > found.place or not _fields_apart(a, b)


_OFTEN_CHANGED = frozenset({"politics", "business", "law", "military", "science"})
"""Fields between which one person moves; a striker or a shopkeeper is rarely a minister as well."""


def _fields_apart(a: Standing, b: Standing) -> bool:
    return bool(a.fields and b.fields and not a.fields & b.fields and not (a.fields | b.fields) <= _OFTEN_CHANGED)


def _bucket(groups: Groups, bucket: Sequence[Member]) -> None:
    """Compares the distinct full names of one surname key: whole given names first, initials where one name fits.

    Only names whose given names may be one are compared: by letters, by sound, by class or by initial.
    """
    initials: list[Member] = []
    settled: dict[str, list[Member]] = defaultdict(list)
    whole: list[Member] = []
    for member in bucket:
        assert member.person is not None
        if len(member.person.given[0]) == 1:
            initials.append(member)
            continue
        for other in _near(settled, names.given_keys(member.person)):
            match = _match(member, other)
            if match is None or match.method == "initial":
                continue
            if all(_match(member, groups.members[each]) for each in _distinct(groups, other)):
                groups.join(other.local_id, member.local_id, match.method, match.score, f"{other.name} ~ {member.name}")
                break
        whole.append(member)
        for key in names.given_keys(member.person):
            settled[key].append(member)
    by_letter: dict[str, list[Member]] = defaultdict(list)
    for member in whole:
        assert member.person is not None
        for letter in {given[0] for given in member.person.given}:
            by_letter[letter].append(member)
    for member in initials:
        assert member.person is not None
        near = [*by_letter[member.person.given[0]], *_near(settled, member.person.given[1:2])]
        if len(near) > MAX_VARIANTS:
            continue  # an initial that so many names fit tells nobody
        fits = [(other, match) for other in near if (match := _match(member, other)) is not None]
        if len({groups.find(other.local_id) for other, _ in fits}) == 1 and _tells(member, fits[0][0]):
            other, match = fits[0]
            groups.join(other.local_id, member.local_id, match.method, match.score, f"{other.name} ~ {member.name}")
        by_letter[member.person.given[0]].append(member)
    _middle_initials(groups, whole, settled)


def _near(settled: Mapping[str, Sequence[Member]], keys: Iterable[str]) -> list[Member]:
    """Members under any of the keys, in their order, at most a few."""
    found = {other.local_id: other for key in keys for other in settled.get(key, ())[:MAX_VARIANTS]}
    return sorted(found.values(), key=lambda other: (other.order, other.local_id))[:MAX_VARIANTS]


def _tells(member: Member, other: Member) -> bool:
    """Whether an initial and a surname are enough: the surname is rare, two initials stand, or the context agrees."""
    assert member.person is not None
    if len(member.person.given) > 1 or not set(member.person.surname.split()) & COMMON_SURNAMES:
        return True
    return fit(member.standing, other.standing).support >= 2


def _middle_initials(groups: Groups, members: Sequence[Member], settled: Mapping[str, Sequence[Member]]) -> None:
    """`Ada Q. Holm` and `Ada Quill Holm`: joined where the middle initial fits no other middle name."""
    for member in members:
        assert member.person is not None
        near = [other for other in _near(settled, names.given_keys(member.person)) if other is not member]
        fits = [other for other in near if _match(member, other)]
        roots = {groups.find(other.local_id) for other in fits}
        if len(roots) == 1 and fits:
            match = _match(member, fits[0])
            if match and all(_match(member, groups.members[each]) for each in _distinct(groups, fits[0])):
                groups.join(
                    fits[0].local_id, member.local_id, match.method, match.score, f"{fits[0].name} ~ {member.name}"
                )


def _distinct(groups: Groups, member: Member) -> list[str]:
    """A group's members with different names, at most a few."""
    seen: dict[names.PersonName, str] = {}
    for each in groups.group(groups.find(member.local_id)):
        person = groups.members[each].person
        if person is not None and person.given:
            seen.setdefault(person, each)
        if len(seen) >= 8:
            break
    return list(seen.values())


def _match(one: Member, other: Member) -> names.Match | None:
    if one.person is None or other.person is None or not names.genders_agree(one.gender, other.gender):
        return None
    a, b = one.person, other.person
    if a.suffix != b.suffix:
        # "Jr." left out: only what stands beside the names can tell father from son.
        if (a.suffix and b.suffix) or not _same_office(fit(one.standing, other.standing)):
            return None
        a, b = a._replace(suffix=""), b._replace(suffix="")
        if (a.given, a.surname) == (b.given, b.surname):
            return names.Match("full_name", 0.8)
    if _middle_name_alone(one, other) or not _one_bearer(one, other):
        return None
    if names.two_names(a, b) and not fit(one.standing, other.standing).support:
        return None
    found = names.compare_people(a, b) or _one_office(one, other)
    if found is None or found.method != "double_surname" or one.standing.empty or other.standing.empty:
        return found
    return found if fit(one.standing, other.standing).support else None


def _one_office(one: Member, other: Member) -> names.Match | None:
    """`Hanna Holmar` and `Anna Holmiar`, both deputy ministers of Ukraine: names that sound alike, of one office."""
    a, b = one.person, other.person
    assert a is not None and b is not None
    found = fit(one.standing, other.standing)
    if a.key != b.key or not (found.role and found.place) or len(a.key) < 4:
        return None
    first, second = a.given[0], b.given[0]
    alike = len(first) > 2 < len(second) and names.sound_key(first).lstrip("hy") == names.sound_key(second).lstrip("hy")
    return names.Match("transliteration", 0.75) if alike else None


def _middle_name_alone(one: Member, other: Member) -> bool:
    """`John Holm` and `John Edgar Holm` of a common surname, with nothing beside the names that speaks for one."""
    a, b = one.person, other.person
    if a is None or b is None or not set(a.surname.split()) & COMMON_SURNAMES or a.surname != b.surname:
        return False
    few, many = sorted((a.given, b.given), key=len)
    added = len(few) == 1 < len(many) and few[0] == many[0] and len(many[1]) > 1 and "-" not in a.printed + b.printed
    return added and fit(one.standing, other.standing).support == 0


def _same_office(found: Fit) -> bool:
    return not found.conflict and (found.role or found.names > 0)


def _by_context(one: Member, other: Member) -> names.Match | None:
    """Names with one part in common that only what stands beside them makes one.

    A maiden name that the other article states (`born Holm`), and a Chinese given name beside a Western one.
    """
    a, b = one.person, other.person
    if a is None or b is None or not a.printed or not b.printed:
        return None
    here, there = one.standing, other.standing
    first, second = a.printed.split(), b.printed.split()
    stated = {here.maiden: names.fold_ascii(second[-1]), there.maiden: names.fold_ascii(first[-1])}
    born = any(maiden and maiden == surname for maiden, surname in stated.items()) and a.given[0] == b.given[0]
    wed = a.given[0] == b.given[0] and "f" in (one.gender, other.gender) and "marri" in here.words | there.words
    if wed and (found := fit(here, there)).names > 1 and not found.conflict:
        return names.Match("double_surname", 0.75)
    # An event abroad is no other country.
    if born and (found := fit(here, there)).conflict in ("", "country") and (found.role or here.fields & there.fields
                                                                             or not found.conflict):  # fmt: skip
        return names.Match("double_surname", 0.8)
    if not _fits(one, other):
        return None
    surnames = [names.fold_ascii(words[0]) for words in (first, second)]
    ends = [names.fold_ascii(words[-1]) for words in (first, second)]
    for front, western, end in ((surnames[0], surnames[1], ends[1]), (surnames[1], surnames[0], ends[0])):
        if front == end and front in SINITIC_SURNAMES and western in MALE | FEMALE | CLASSES.keys():
            found = fit(here, there)
            return names.Match("given_name_class", 0.75) if found.support >= 2 else None
    return None


def _surnames(
    groups: Groups,
    full: Mapping[tuple[object, ...], Sequence[Member]],
    short: Sequence[Member],
    people: Mapping[str, Sequence[names.PersonName]],
) -> None:
    """A surname alone joins the one person of all articles who has it, if what stands around both agrees."""
    owners: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    by_key: dict[str, list[Member]] = defaultdict(list)
    for member in (member for namesakes in full.values() for member in namesakes):
        assert member.person is not None
        for key in {
            member.person.key, names.sound_key("".join(member.person.printed.split()[1:])),
            names.called_by(member.person),
        } - {""}:  # fmt: skip
            by_key[key].append(member)
    for article in people.values():
        for person in article:
            owners[person.key].add((person.given, person.surname, person.suffix))
    for member in short:
        _surname(groups, member, member.person, by_key, owners)
    for member in (member for namesakes in full.values() for member in namesakes):
        # "Villeroy de Galhau" reads like a given name and a surname.
        whole = names.as_surname(member.person)
        if whole is not None and by_key.get(whole.key):
            _surname(groups, member, whole, by_key, owners)


def _surname(
    groups: Groups,
    member: Member,
    person: names.PersonName | None,
    by_key: Mapping[str, Sequence[Member]],
    owners: Mapping[str, set[tuple[object, ...]]],
) -> None:
    assert person is not None
    fits = [
        other for other in by_key.get(person.key, ())
        if other is not member and names.genders_agree(member.gender, other.gender)
    ]  # fmt: skip
    roots = {groups.find(other.local_id) for other in fits}
    if len(roots) != 1:
        return
    known = [groups.members[each] for each in groups.group(next(iter(roots)))]
    forms = {(k.person.given, k.person.surname, k.person.suffix) for k in known if k.person is not None}
    strangers = [
        other for other in owners.get(person.key, set()) - forms
        if not any(k.person and names.compare_people(_named(other), k.person) for k in known[:50])
    ]  # fmt: skip
    if strangers:
        return
    near = [fit(member.standing, other.standing) for other in known[:200]]
    if any(found.conflict for found in near) or any(_of_another_time(member, other) for other in known[:200]):
        return
    shared = max((len(member.context & other.context) for other in known[:200]), default=0)
    told = any((found.role and found.support >= 2) or found.names >= 2 for found in near)
    apart = any(member.standing.roles and other.standing.roles for other in known[:200])
    if told or (shared >= 2 and not apart):
        root = known[0]
        groups.join(root.local_id, member.local_id, "surname", 0.75, f"{root.name} ~ {member.name}")


MAX_IN_OFFICE = 15
"""Years between two articles' times beyond which a surname in one office is as well a successor's of that name."""


def _of_another_time(one: Member, other: Member) -> bool:
    a, b = one.standing.years, other.standing.years
    return bool(a and b) and abs(int(min(a)) - int(min(b))) > MAX_IN_OFFICE


def _named(parts: tuple[object, ...]) -> names.PersonName:
    given, surname, suffix = parts
    return names.PersonName(given, surname, suffix, "", names.sound_key(str(surname).rsplit(" ", 1)[-1]))  # type: ignore[arg-type]


def _bodies(groups: Groups, ordered: Sequence[Member]) -> None:
    first: dict[frozenset[str], list[Member]] = defaultdict(list)
    letters: dict[str, dict[str, Member]] = defaultdict(dict)
    shouted: list[Member] = []
    generic: list[Member] = []
    by_word: dict[str, list[frozenset[str]]] = defaultdict(list)
    keyed: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    for member in ordered:
        if not _may_be_body(member):
            continue
        keys = bodies.keys(member.name, member.beside)
        told = sorted(key for key in keys if key[0] != "words")
        if sum(key[0] == "known" for key in told) < 2:
            for key in told:
                _join_first(groups, keyed[key], member, "known_name" if key[0] == "known" else "body_name")
        if bodies.acronym(member.name):
            shouted.append(member)
        elif member.kind == "person" or member.form == "name":
            for short in bodies.initials(member.name):
                letters[short].setdefault(bodies.plain(member.name), member)
        if (
            member.form == "name"
            and member.words
            and member.words <= h.GENERIC_BODY_WORDS
            and not (member.words <= COUNTRIES)
        ):
            generic.append(member)
            continue
        if member.form == "name" or bodies.is_body_name(member.name):
            _join_first(
                groups, keyed["words", bodies.spelled(bodies.without_company(member.name))], member, "body_name"
            )
        if member.form != "name" or member.kind == "person" or not member.words:
            continue
        if _ordered(member):
            continue
        if not first[member.words]:
            for word in member.words & h.GENERIC_BODY_WORDS:
                by_word[word].append(member.words)
        _join_first(groups, first[member.words], member, "body_name")
    for member in shouted:
        full = list(letters.get(bodies.acronym(member.name), {}).values())
        if len({groups.find(other.local_id) for other in full}) != 1 or _stands_for_another(full[0], member):
            continue
        if (full[0].kind == "outlet") == (member.kind == "outlet"):  # CBC is no bishops' conference
            groups.join(full[0].local_id, member.local_id, "acronym", 0.85, f"{full[0].name} ~ {member.name}")
    for member in generic:
        rarest = min(member.words, key=lambda word: (len(by_word[word]), word))
        fuller = (
            [words for words in by_word[rarest] if member.words < words] if len(by_word[rarest]) <= MAX_VARIANTS else []
        )
        known = first[fuller[0]][0] if len(fuller) == 1 else None
        if known is not None and _goes_on(member.name, known.name):
            near = [groups.members[each] for each in groups.group(groups.find(known.local_id))][:200]
            if max(len(member.context & other.context) for other in near) >= 2:
                groups.join(known.local_id, member.local_id, "short_name", 0.7, f"{known.name} ~ {member.name}")


def _goes_on(short: str, full: str) -> bool:
    """Whether a body's fuller name begins with the short one, or puts only a country before it.

    "Democratic Party of Varn" and "Ruthen Foreign Ministry" say more; "Christian Democratic Party" is another party.
    """
    begun, whole = fold(short).removeprefix("the "), fold(full).removeprefix("the ")
    before, found, _ = f" {whole} ".partition(f" {begun} ")
    return bool(found) and (not before.strip() or country_of(before.strip()) is not None)


_BODY_KINDS = frozenset({"organization", "government", "outlet"})


def _may_be_body(member: Member) -> bool:
    """Whether the member is a named body, a described one that a country makes one, or one that reads like a person."""
    if member.kind in _BODY_KINDS:
        return member.form == "name" or bool(member.described)
    if bodies.is_body_name(member.name):
        return not member.gender or member.standing.is_body or bodies.without_form(member.name) != member.name
    if member.kind == "person" and member.standing.is_body and not member.standing.roles:
        return True
    if member.kind != "person" or member.person is None or member.gender or member.standing.roles:
        return False
    return not bodies.may_be_person(member.name)


def _join_first(groups: Groups, bearers: list[Member], member: Member, method: str) -> None:
    """Joins a body to the first bearer of a key that nothing parts it from; two that read like persons stay apart."""
    for other in bearers[:MAX_NAMESAKES]:
        if member.kind == other.kind == "person" and not (_surely_body(member) or _surely_body(other)):
            continue
        if not _apart(other, member) and not groups.apart(other.local_id, member.local_id):
            groups.join(other.local_id, member.local_id, method, 0.9, f"{other.name} ~ {member.name}")
            break
    else:
        bearers.append(member)
        return
    if member.name != other.name and len(bearers) < MAX_NAMESAKES:
        bearers.append(member)


def _surely_body(member: Member) -> bool:
    return member.kind in _BODY_KINDS or bodies.is_body_name(member.name) or member.standing.is_body


def _ordered(member: Member) -> bool:
    """Whether the order of a body's words tells it from another: Holm University, the University of Holm."""
    return bool(member.words & {"university", "college", "bank", "school", "institute"}) and len(member.words) < 4


def _stands_for_another(full: Member, acronym: Member) -> bool:
    """Whether what stands beside an acronym speaks of another body than the name whose first letters it has."""
    if _apart(full, acronym):
        return True
    beside, own = acronym.standing, full.standing
    if beside.empty or own.empty:
        return False
    named = context.standing(full.name)
    return bodies.apart(beside, own._replace(words=own.words | named.words))


def _apart(one: Member, other: Member) -> bool:
    """Whether what stands beside two names of bodies tells of two: two readings, or a person against a body."""
    a, b = one.standing, other.standing
    conflict = fit(a, b).conflict
    known = bodies.is_body_name(one.name) and bodies.is_body_name(other.name)
    if conflict in {"gender", "body"} and "person" in {one.kind, other.kind} and not known:
        return True
    if conflict == "body" and any(not told.is_body and (told.roles or told.fields) for told in (a, b)):
        return True  # "Holm Brask", a company and a politician
    persons = [member for member in (one, other) if member.kind == "person" and not bodies.is_body_name(member.name)]
    if any(bodies.may_be_person(member.name) and not member.standing.is_body for member in persons):
        return True
    return bool(bodies.acronym(one.name) and bodies.acronym(other.name)) and bodies.apart(a, b)


def best_name(forms: Counter[str]) -> str:
    """The fullest of printed forms, the more frequent and then the alphabetically first of equal ones."""
    return min(forms, key=lambda form: (-name_rank(form), -forms[form], form))
