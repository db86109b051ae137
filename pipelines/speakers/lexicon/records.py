"""Common nouns for what is written, recorded or measured and then "says" something. Data only; folded singulars
without hyphens.

Bodies that publish belong to `heads` (outlets), events and abstract things nowhere: they are no speakers.
"""

from __future__ import annotations

RECORDS = frozenset(
    """
    abstract accord account ad addendum advertisement advert advisory affidavit agenda agreement alert algorithm
    almanac amendment analysis announcement anthology app appendix application article assessment atlas audio
    audiotape audit autobiography autopsy average ballot barometer bible bill billboard biography biopic blog
    blogpost blueprint blurb book booklet brief briefing brochure bulletin bylaw calculation calendar canon caption
    cartoon catalog catalogue census certificate chart charter chat checklist citation clause clip code column comic
    comment commentary commercial communication communique compendium compilation complaint computation conclusion
    confession constitution contract copy correspondence covenant criteria curriculum cv data database dataset
    declaration decree deed definition deposition description diagram diary dictionary diktat directive directory
    disclaimer disclosure dispatch dissent dissertation document documentary documentation dossier draft ebook email
    edict edition editorial encyclopedia encyclical entry epistle epitaph essay estimate evaluation evidence excerpt
    exhibit explainer expose extract factcheck factsheet feed file filing film finding flier flyer folder footage
    footnote forecast formula glossary gospel graph graphic graffiti guide guidebook guideline guidance handbook
    handout hashtag headline homepage image index indicator indictment infographic inscription instruction inventory
    invitation invoice judgment judgement koran lawbook law lawsuit leaflet ledger legend legislation letter lexicon
    list listicle listing log logo logbook lyric mailer mailing manifesto manual manuscript map measurement meme
    memo memoir memorandum menu message metaanalysis metric minutes missive model monograph monologue montage movie
    mural newsletter note notebook notice notification novel oath obituary oped opinion order ordinance outline
    overview pact page painting pamphlet paper paragraph paperwork parable passage passport patent petition phrase
    photo photograph pic picture piece pitch placard plan platform play playbook playlist podcast poem policy poll
    polling portfolio portrait post postcard poster posting powerpoint preamble precedent preface pressrelease
    presentation primer printout proclamation profile projection proof proposal proposition prospectus protocol
    provision psalm query questionnaire quiz quotation quote quran rankings ranking rating reading receipt recap
    recital record recording register regulation release reminder reply report reportage reprint research resolution
    restatement result resume retrospective return review revision roster roundup rubric rule ruling scan scenario
    schedule scorecard screed screengrab screenshot script scripture scroll section segment sermon serial sheet
    shorthand sign signage simulation skit sketch slide slideshow slogan snapchat snapshot snippet song soundbite
    soundtrack spec specification spot spreadsheet statement statistic stats statute sticker story strapline study
    subhead subheading subpoena subsection subtitle suit summary summation supplement survey syllabus synopsis
    tabulation table tally tape telegram teleprompter testament testimony text textmessage textbook theorem thesis
    thread ticker timeline title tracker trailer transcript transcription translation treatise treaty tweet
    tweetstorm update url verdict verse video videotape vignette voicemail warrant webpage webcast website
    whitepaper wiki will workbook worksheet writeup writ writing yearbook zine site metadata microfilm exitpoll
    crosstabs countdown forensics hieroglyph satire show punchline blotter returns findings results figures numbers
    statistics polls surveys form readout postmortem mockup dashboard printout leak testimonial affirmation
    communications referendum plaque tombstone wording cable dossier fax memorial bookcover screenplay subtext
    sitcom trailer mixtape ringtone scoreboard billboard telegraph annotation appraisal exegesis    """.split()
)
# Plurals that no rule turns into the singular above.
RECORD_PLURALS = frozenset(
    "data criteria indices analyses theses hypotheses diaries memoranda minutes statistics stats lyrics credits "
    "proceedings forensics metrics appendices addenda syntheses".split()
)
