"""Names of use and pen names of public persons whose formal name has other words. Data only.

A line holds the names of one person in lower-case ASCII words; bare surnames of many bearers do not belong here.
"""

from __future__ import annotations

_PERSONS = """
zico|arthur antunes coimbra
pele|edson arantes do nascimento
kaka|ricardo izecson dos santos leite
ronaldinho|ronaldo de assis moreira
neymar|neymar da silva santos junior
romario|romario de souza faria
socrates|socrates brasileiro sampaio de souza vieira de oliveira
lula|luiz inacio lula da silva|lula da silva|luis inacio lula da silva
dilma rousseff|dilma vana rousseff
adenor leonardo bacchi
bong revilla|ramon revilla jr|ramon bong revilla jr|ramon bong revilla
bongbong marcos|ferdinand marcos jr|ferdinand bongbong marcos jr
bato dela rosa|ronald dela rosa
jinggoy estrada|jose estrada jr
erap estrada|joseph estrada
digong duterte|rodrigo duterte
noynoy aquino|benigno aquino iii
cory aquino|corazon aquino
ping lacson|panfilo lacson
chiz escudero|francis escudero
isko moreno|francisco domagoso
nonito donaire|nonito donaire jr
sara duterte|inday sara duterte|sara duterte carpio
jokowi|joko widodo
gus dur|abdurrahman wahid
ahok|basuki tjahaja purnama
suu kyi|aung san suu kyi
prachanda|pushpa kamal dahal
cristina kirchner|cristina fernandez de kirchner|cristina fernandez
amlo|andres manuel lopez obrador
che guevara|ernesto guevara|ernesto che guevara
timochenko|rodrigo londono
subcomandante marcos|rafael sebastian guillen vicente
abu mazen|mahmoud abbas
abu ala|ahmed qurei
abu ammar|yasser arafat
abu mohammed al golani|ahmed al sharaa|abu mohammad al jolani
fuad ben eliezer|binyamin ben eliezer
bogie yaalon|moshe yaalon
bougie herzog|isaac herzog
boris johnson|alexander boris de pfeffel johnson
paul hewson|paul david hewson
gordon sumner
elton john|reginald dwight
cherilyn sarkisian
lady gaga|stefani germanotta
madonna|madonna louise ciccone
jay z|shawn carter
muhammad ali|cassius clay
kareem abdul jabbar|lew alcindor
evonne goolagong|evonne cawley|evonne goolagong cawley
mary decker|mary slaney|mary decker slaney
chris evert|chris evert lloyd|chris lloyd
margaret court|margaret smith court
kim clijsters|kim clijsters lynch
hillary clinton|hillary rodham|hillary rodham clinton
michelle obama|michelle robinson
melania trump|melania knauss
condi rice|condoleezza rice
jeb bush|john ellis bush
mitt romney|willard mitt romney|willard romney
newt gingrich|newton gingrich
beto orourke|robert francis orourke|robert orourke
bernie sanders|bernard sanders
nikki haley|nimrata haley|nimrata nikki randhawa
bobby jindal|piyush jindal
ted cruz|rafael edward cruz|rafael cruz
marjorie taylor greene|marjorie greene
tip oneill|thomas p oneill|thomas oneill
scooter libby|lewis libby|i lewis libby
buddy roemer|charles roemer
chuck schumer|charles schumer
tipper gore|mary elizabeth gore
lady bird johnson|claudia johnson
bashir gemayel|bachir gemayel
james soong|soong chu yu|song chuyu
annette lu|lu hsiu lien|lu xiulian
regina ip|ip lau suk yee|regina ip lau suk yee
alan leong|leong kah kit|alan leong kah kit
martin lee|lee chu ming|martin lee chu ming
carrie lam|lam cheng yuet ngor|carrie lam cheng yuet ngor
donald tsang|tsang yam kuen|donald tsang yam kuen
cy leung|leung chun ying
john lee|lee ka chiu|john lee ka chiu
joshua wong|wong chi fung|joshua wong chi fung
nathan law|law kwun chung|nathan law kwun chung
agnes chow|chow ting
jimmy lai|lai chee ying|jimmy lai chee ying
anson chan|chan fang on sang|anson chan fang on sang
benny tai|tai yiu ting|benny tai yiu ting
albert ho|ho chun yan|albert ho chun yan
emily lau|lau wai hing|emily lau wai hing
paul chan|chan mo po|paul chan mo po
starry lee|lee wai king
claudia mo|mo man ching
edward leung|leung tin kei
jasper tsang|tsang yok sing
rita fan|fan hsu lai tai
henry tang|tang ying yen
audrey eu|eu yuet mee
ronny tong|tong ka wah
long hair|leung kwok hung
joseph zen|zen ze kiun|joseph zen ze kiun
andrew leung|leung kwan yuen
teresa cheng|cheng yeuk wah
matthew cheung|cheung kin chung
chris tang|tang ping keung
jack ma|ma yun
pony ma|ma huateng
robin li|li yanhong
richard liu|liu qiangdong
terry gou|gou tai ming|kuo tai ming|guo taiming
morris chang|chang chung mou|zhang zhongmou
eric chu|chu li luan|zhu lilun
joseph wu|wu jau shieh|wu jaushieh
william lai|lai ching te|lai qingde
johnny chiang|chiang chi chen|jiang qichen
frank hsieh|hsieh chang ting|xie changting
jaw shaw kong|chao shao kang
tsai ing wen|cai yingwen
su tseng chang|su zhenchang
ma ying jeou|ma yingjiu
vincent siew|siew wan chang|xiao wanchang
jason hu|hu chih chiang|hu zhiqiang
wellington koo|ku li hsiung
chiang kai shek|jiang jieshi|chiang chung cheng
sun yat sen|sun zhongshan|sun yixian
soong mei ling|song meiling|madame chiang kai shek
syngman rhee|yi seung man|lee seung man
psy|park jae sang
ban ki moon|ban gi mun
pope francis|jorge mario bergoglio|jorge bergoglio
pope benedict xvi|joseph ratzinger|benedict xvi
john paul ii|karol wojtyla|pope john paul ii
pope leo xiv|robert prevost|robert francis prevost
dalai lama|tenzin gyatso
mother teresa|agnes gonxha bojaxhiu
mobutu sese seko|joseph desire mobutu
george soros|gyorgy schwartz
gus odonnell|augustine odonnell
cuca gamarra|concepcion gamarra
willy brandt|herbert frahm
joseph stalin|iosif dzhugashvili
vladimir ilyich ulyanov|vladimir lenin
leon trotsky|lev bronstein
josip broz|josip broz tito
"""
KNOWN: dict[str, tuple[int, ...]] = {}
for _number, _line in enumerate(_PERSONS.strip().splitlines()):
    for _name in _line.split("|"):
        KNOWN[_name] = (*KNOWN.get(_name, ()), _number)
