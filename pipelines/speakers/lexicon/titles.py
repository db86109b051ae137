"""Titles, honorifics and offices of many languages before a name, and letters behind it. Data only; lower-case ASCII.

English titles and role nouns belong to `heads`; here is what an English article leaves standing as part of a name.
"""

from __future__ import annotations

import re

_MALE = """
monsieur herr senor signor senhor meneer mijnheer gospodin baron viscount count duke marquess marquis earl sultan emir
amir emperor shah ks ksiadz pater kyai kiai asantehene otumfuo ooni sarki datuk dato tun tunku tengku alhaji
haji hajji hajj mullah maulana maulvi mawlana moulana hojatoleslam
hojjatoleslam hodja hoca monsignor msgr mons padre pere abbe fray frere archimandrite dom shri sri sardar
bundeskanzler bundesprasident ministerprasident kanzler prasident konig prinz presidente senateur senatore ministre
ministro general capitan oberst kardinal kapitan oberburgermeister burgermeister dottor cavaliere onorevole
brother bey efendi mwalimu mzee fra graf freiherr furst hetman chevalier sieur signore khan-bahadur sayyid
grand-ayatollah archduke tsar czar shahzada nawab maharaja raja rajah thakur-saheb chaudhri-saheb
"""
_FEMALE = """
mme mlle madame mademoiselle frau fraulein senora senorita sra srta signora signorina pani mevrouw fru rouva dona donna
senhora baroness viscountess countess duchess datin puan toh hajah hajiya hajia alhaja smt shrimati begum daw sor soeur
sr-sister bundeskanzlerin bundesprasidentin ministerprasidentin kanzlerin prasidentin konigin prinzessin presidenta
presidentessa ministra senatrice senadora empress marchioness mother oberburgermeisterin burgermeisterin grafin
freifrau dottoressa dra profa khanum hanim sultana maharani rani tsarina nyonya ibu
"""
_EITHER = """
ing dipl mag prezes he excellency eminence holiness univ lic licenciado licda engr barr arch avv maitre dott
doktor docteur profesor professore professeur
professeure profesora pandit pt seri tan sri ustad ustadh ustaz ustadz swami sadhguru sant guru bhai mahatma
chief oba otunba
oloye president senator senador ministr minister premier premiere statsminister statsministern ambassadeur embajador
botschafter cllr councillor mla mep mp msp sec comrade tovarishch compagno rav rebbe rebbetzin hakham hon-justice
archpriest metropolitan patriarch catholicos mufti sheikha shaikh shaykh cheikh scheich syekh sheik ayatullah
ajatollah imam-khatib right honourable honorable rt hon the-hon secretary-general generalsekretar prezident primar
presidenttaja pres vpres gov-gen brig-gen vadm radm ltc ltg mgen cpt cptn kapt
tanaiste taoiseach kgosi omukama kabaka igwe alaafin lamido dipling diplom dkfm mgr judr mudr phdr rndr
paeddr thdr inz ir drs pehin pengiran ven venerable bhante ajahn phra rinpoche geshe vladyka episkop
maj-gen sgtmaj cst const pc dci dcs dsi
generaloberst general-lieutenant marshal field-marshal feldmarschall marechal amiral almirante contraalmirante
colonel coronel coronnello commandante comandante major-general lord-justice master mister-justice judge justice
sir dame lady lord bishop archbishop cardinal pastor deacon vicar canon dean reverendo reverend obispo arzobispo
"""
# Title -> the gender it shows, the empty string for none.
HONORIFICS: dict[str, str] = {
    word: gender
    for gender, words in (("m", _MALE), ("f", _FEMALE), ("", _EITHER))
    for word in words.split()
    if "-" not in word
}
# Titles that are given names or syllables of names as well: only before a whole name, and as `names` says.
AMBIGUOUS_TITLES = frozenset(
    "he don u ko mag dom tan sri seri raja shah khan amir guru rani begum sultan tun count duke earl prince king "
    "master sr fra arch pt guru bey mother brother chief general marshal dean judge justice canon major "
    "baron bishop pastor "
    "premier sant deacon marquis donna dona chevalier lady lord thakur nawab pc const cst sec right toh ibu mp "
    "president senator minister emir imam shaikh sheik sheikh father sister graf furst raj mar pan lic rav mons".split()
)
# Letters behind a name: honours, degrees, orders, ranks.
POSTNOMINALS = frozenset(
    "qc kc mp mep msp td obe cbe mbe kbe dbe gbe om ch cb cmg kcmg gcmg frs fba phd md mba jd llm llb dphil esq sj op "
    "osb ofm cssr frsc rn ret usn usaf usmc mla mlc mlas msc bsc mba cpa sc sac cvo kcvo".split()
)
OFFICE = re.compile(
    r"(?:bundes|minister|staats|reichs|vize|ober|general|innen|aussen|finanz|verteidigungs|wirtschafts|premier|"
    r"parti|parteichef|lands|utrikes|stats|forsvars|justits|finans)\w*?(?:kanzler|minister|prasident|meister|sekretar|"
    r"vorsitzende|sprecher|chef|rat|rad|general|inspekteur|anwalt|leiter|leder|sekretaer)(?:in|en|r|n)?$"
)
"""Offices that German and the Nordic languages write as one word."""
