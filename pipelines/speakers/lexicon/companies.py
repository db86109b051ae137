"""Bodies outside the state that are known by a bare proper name: companies, parties, movements, charities. Data only.

Here stands what kind a bare name is of; which names are one body stands in `bodies` of this folder, and a name may be
in both. A name that shows by its own words what it is ("Brellick Motors") belongs to `heads`; surnames and given names
that are also companies (Ford, Wendy's) are left out, since people are named far oftener.
"""

from __future__ import annotations

import re

_NAMES = """
wall street|main street|silicon valley|hollywood|madison avenue|fleet street|k street|big tech|big oil|big pharma
african national congress|indian national congress|world jewish congress|justice and development party
google|alphabet|apple|amazon|facebook|meta platforms|twitter|microsoft|netflix|uber|lyft|airbnb|tesla|spacex|intel
amd|nvidia|ibm|oracle corp|cisco|qualcomm|broadcom|samsung|sony|panasonic|toshiba|hitachi|fujitsu|nintendo|huawei
xiaomi|lenovo|tencent|alibaba|baidu|bytedance|tiktok|instagram|whatsapp|youtube|snapchat|reddit|pinterest|tumblr
linkedin|paypal|ebay|etsy|spotify|dropbox|salesforce|adobe|yelp|groupon|hulu|comcast|verizon|at t|t mobile|vodafone
telefonica|nokia|ericsson|motorola|blackberry|hewlett packard|dell|xerox|kodak|openai|anthropic|palantir|boeing
airbus|lockheed martin|northrop grumman|raytheon|general dynamics|bae systems|rolls royce|bombardier|embraer
general motors|gm|toyota|nissan|mazda|subaru|hyundai|kia|volkswagen|bmw|daimler|mercedes benz|audi|fiat|chrysler
volvo|renault|peugeot|stellantis|exxon|exxonmobil|exxon mobil|chevron|conocophillips|bp|royal dutch shell
totalenergies|gazprom|rosneft|lukoil|aramco|saudi aramco|petrobras|pemex|pdvsa|equinor|statoil|eni|glencore
rio tinto|bhp|halliburton|schlumberger|enron|arcelormittal|alcoa|dupont|monsanto|bayer|basf|dow chemical|siemens
alstom|general electric|ge|honeywell|caterpillar|3m|pfizer|moderna|novartis|roche|sanofi|astrazeneca|glaxosmithkline
gsk|biontech|abbvie|theranos|mylan|walmart|wal mart|costco|kroger|walgreens|cvs|best buy|home depot|ikea|tesco
sainsbury s|aldi|lidl|carrefour|nike|adidas|reebok|unilever|nestle|danone|kraft|kraft heinz|mondelez|nabisco
coca cola|pepsico|pepsi|starbucks|mcdonald s|mcdonalds|burger king|chipotle|kfc|domino s|anheuser busch|heineken
philip morris|reynolds american crossroads|goldman sachs|morgan stanley|jpmorgan|jpmorgan chase|citigroup|citibank
bank of america|wells fargo|hsbc|barclays|deutsche bank|credit suisse|ubs|bnp paribas|societe generale|santander
unicredit|ing|blackrock|blackstone|kkr|bain capital|berkshire hathaway|lehman brothers|merrill lynch|bear stearns
fannie mae|freddie mac|mastercard|american express|moody s|standard poor s|s p|deloitte|kpmg|pwc
pricewaterhousecoopers|ernst young|mckinsey|accenture|aig|allianz|axa|aetna|cigna|ryanair|lufthansa|easyjet|aeroflot
marriott|hilton|fedex|dhl|maersk|disney|viacom|time warner|warner bros|news corp|crowdstrike|kaspersky|mandiant
fireeye|symantec|ipsos|yougov|quinnipiac|zogby|survation|levada|brookings|wikileaks|greenpeace|oxfam|unicef usa|peta
naacp|aclu|aarp|nra|afl cio|seiu|afscme|nea|uaw|teamsters|emily s list|planned parenthood|moveon|moveon org
heritage action|americans for prosperity|americans for tax reform|club for growth|judicial watch|common cause
sierra club|amnesty|amnesty international|human rights watch|medecins sans frontieres|doctors without borders
save the children|red cross|red crescent|black lives matter|occupy wall street|tea party|transparency international
freedom house|opensecrets|sunlight foundation|third way|priorities usa|american crossroads|right to rise
correct the record|hezbollah|hizbollah|hizbullah|hamas|taliban|the taliban|islamic state|isis|isil|daesh|al qaeda
al qaida|boko haram|al shabab|al shabaab|eta|ira|farc|pkk|ypg|plo|fatah|muslim brotherhood|likud|gop|dnc|rnc|dccc
dscc|nrcc|nrsc|syriza|podemos|ciudadanos|fidesz|jobbik|pis|civic platform|cdu|csu|spd|afd|fdp|ukip|snp|sinn fein|dup
plaid cymru|bjp|anc|zanu pf|akp|chp|hdp|mhp|united russia|yabloko|svoboda|right sector|front national|national front
five star movement|pasok|new democracy|la france insoumise|en marche|batkivshchyna|fifa|uefa|nfl|nba|nhl|mlb|ncaa
ioc|espn|opec plus|wada|world economic forum|vatican bank|harvard|yale|mit|columbia university|ucla|nyu|caltech
ivy league|notre dame|gallup|rand corp|labour
"""
BODIES = frozenset(name for name in re.split(r"[|\n]", _NAMES.strip()) if name)
# Last words of companies' names, which as common nouns say nothing.
ENDINGS = frozenset(
    "services solutions systems technologies technology motors pictures studios entertainment stores foods "
    "pharmaceuticals pharma energy petroleum oil gas electric power capital ventures securities insurance financial "
    "consulting communications strategies analytics polling research media group labs networks markets airlines "
    "airways railways mines steel bancorp properties enterprises international logistics software semiconductor "
    "therapeutics biotech resorts restaurants apparel mutual veterans workers teachers physicians schools mills "
    "associates advisers advisors watch action online interactive bros sons gmbh ag sa spa nv oyj ab sarl pty co lp "
    "llp bhd kk oao ooo zao pjsc".split()
)
