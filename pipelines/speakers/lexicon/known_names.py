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
bobi wine|robert kyagulanyi|robert kyagulanyi ssentamu
babu owino|paul ongili owino|paul ongili
fito|jose adolfo macias villamar|adolfo macias villamar|jose adolfo macias
el mayo zambada|ismael zambada|ismael zambada garcia|ismael el mayo zambada
el chapo|joaquin guzman|joaquin el chapo guzman|joaquin guzman loera|el chapo guzman
el mencho|nemesio oseguera cervantes|nemesio oseguera
chico buarque|francisco buarque de hollanda|francisco buarque
kiko pangilinan|francis pangilinan
tito sotto|vicente sotto|vicente sotto iii
mar roxas|manuel roxas ii
leni robredo|maria leonor robredo
imee marcos|maria imelda marcos
caca diegues|carlos diegues
jensen huang|huang jen hsun|huang renxun
audrey tang|tang feng
guo wengui|kwok ho wan|miles guo|miles kwok
hsiao bi khim|xiao meiqin
john lee|li jiachao|lee ka chiu
carrie lam|lin zheng yuee|lin zhengyuee
jackie chan|chan kong sang|cheng long|sing lung
bruce lee|lee jun fan|li xiaolong
jet li|li lianjie
chow yun fat|zhou runfa
tony leung|leung chiu wai|tony leung chiu wai
maggie cheung|cheung man yuk
ang lee|li an
li ka shing|li jiacheng
tedros adhanom ghebreyesus|tedros ghebreyesus|tedros adhanom
magic johnson|earvin johnson|earvin magic johnson
pele|edson arantes do nascimento
garrincha|manuel francisco dos santos
cafu|marcos evangelista de morais
hulk|givanildo vieira de sousa
dida|nelson de jesus silva
deco|anderson luis de souza
pepe|kepler laveran lima ferreira
chicharito|javier hernandez balcazar
el tigre falcao|radamel falcao
toto wolff|torger wolff|torger christian wolff
dele alli|bamidele alli|bamidele jermaine alli
guga kuerten|gustavo kuerten
sting|gordon sumner|gordon matthew thomas sumner
bono|paul hewson|paul david hewson
the edge|david howell evans
prince|prince rogers nelson
eminem|marshall mathers|marshall bruce mathers
snoop dogg|calvin broadus|calvin cordozar broadus jr
ice cube|oshea jackson
ice t|tracy marrow
fifty cent|50 cent|curtis jackson
drake|aubrey graham|aubrey drake graham
the weeknd|abel tesfaye
kanye west|ye
sean combs|puff daddy|p diddy|diddy|sean diddy combs
lil wayne|dwayne carter
cardi b|belcalis almanzar
nicki minaj|onika maraj
pink|alecia moore|alecia beth moore
cher|cherilyn sarkisian
shakira|shakira mebarak|shakira isabel mebarak ripoll
bad bunny|benito martinez ocasio|benito antonio martinez ocasio
daddy yankee|ramon ayala rodriguez
residente|rene perez joglar
stromae|paul van haver
johnny hallyday|jean philippe smet
david bowie|david robert jones
freddie mercury|farrokh bulsara
cat stevens|yusuf islam|steven georgiou
george michael|georgios panayiotou|georgios kyriacos panayiotou
ringo starr|richard starkey
paul mccartney|james paul mccartney
bob dylan|robert zimmerman|robert allen zimmerman
marilyn monroe|norma jeane mortenson|norma jeane baker
john wayne|marion morrison|marion robert morrison
michael caine|maurice micklewhite
whoopi goldberg|caryn johnson
jon stewart|jonathan leibowitz|jonathan stuart leibowitz
lorde|ella yelich oconnor
alicia keys|alicia cook
woody allen|allan konigsberg|allan stewart konigsberg
mark twain|samuel clemens|samuel langhorne clemens
george orwell|eric blair|eric arthur blair
george eliot|mary ann evans
elena ferrante|anita raja
john le carre|david cornwell|david john moore cornwell
robert galbraith|joanne rowling|jk rowling|j k rowling|joanne kathleen rowling
ayn rand|alisa rosenbaum
stendhal|marie henri beyle
voltaire|francois marie arouet
moliere|jean baptiste poquelin
anatole france|francois anatole thibault
pablo neruda|ricardo eliecer neftali reyes|neftali reyes basoalto
gabriela mistral|lucila godoy alcayaga|lucila godoy
herge|georges remi
le corbusier|charles edouard jeanneret
banksy|robin gunningham
christo|christo javacheff|christo vladimirov javacheff
ngugi wa thiongo|james ngugi
yulia tymoshenko|yulia grigyan
lenin|vladimir lenin|vladimir ulyanov|vladimir ilyich lenin
maxim gorky|alexei peshkov
ho chi minh|nguyen sinh cung|nguyen ai quoc
pol pot|saloth sar
le duc tho|phan dinh khai
sukarno|kusno sosrodihardjo
jokowi|joko widodo|joko jokowi widodo
megawati|megawati sukarnoputri|megawati soekarnoputri
sby
gibran|gibran rakabuming raka
najib razak|mohammad najib abdul razak|najib tun razak|mohd najib abdul razak
anwar ibrahim|dato seri anwar ibrahim
lee kuan yew|harry lee|harry lee kuan yew
lee hsien loong|li xianlong
goh chok tong|wu zuodong
thaksin|thaksin shinawatra
srettha|srettha thavisin
prayuth|prayuth chan ocha|prayut chan o cha
abhisit|abhisit vejjajiva|mark abhisit
hun sen|hun samdech
norodom sihanouk|sihanouk
kofi annan|kofi atta annan
boutros boutros ghali|butrus butrus ghali
mahatma gandhi|mohandas gandhi|mohandas karamchand gandhi|m k gandhi
mother teresa|anjeze gonxhe bojaxhiu|agnes gonxha bojaxhiu
sonia gandhi|antonia maino|edvige antonia albina maino
yogi adityanath|ajay singh bisht|ajay mohan bisht
baba ramdev|ramdev|ramkishan yadav|swami ramdev
sadhguru|jaggi vasudev|sadhguru jaggi vasudev
osho|bhagwan shree rajneesh|chandra mohan jain|rajneesh
rajinikanth|shivaji rao gaekwad
shah rukh khan|shahrukh khan|srk
dilip kumar|muhammad yusuf khan
sunny leone|karenjit kaur vohra
bilawal bhutto zardari|bilawal bhutto|bilawal zardari
maryam nawaz|maryam nawaz sharif|maryam safdar
malala yousafzai|malala
hafiz saeed|hafiz muhammad saeed
jinnah|muhammad ali jinnah|mohammed ali jinnah|quaid e azam
sheikh mujib|sheikh mujibur rahman|mujibur rahman
prachanda|pushpa kamal dahal|pushpakamal dahal
yasser arafat|yasir arafat|mohammed abdel rahman arafat|abu ammar
mahmoud abbas|abu mazen
abu mohammed al julani|ahmed al sharaa|abu mohammad al jolani|ahmad al sharaa|abu muhammad al jawlani
abu bakr al baghdadi|ibrahim awad al badri|ibrahim awwad ibrahim al badri
carlos the jackal|ilich ramirez sanchez|carlos jackal
abu nidal|sabri al banna
mullah omar|mohammed omar|mullah mohammed omar
khomeini|ruhollah khomeini|ayatollah khomeini
mbs|mohammed bin salman|mohammad bin salman
mbz|mohammed bin zayed|mohamed bin zayed|mohammed bin zayed al nahyan
king salman|salman bin abdulaziz|salman bin abdulaziz al saud
muhammad ali|cassius clay|cassius marcellus clay
golda meir|golda mabovitch|golda meyerson
david ben gurion|david grun
shimon peres|szymon perski
ariel sharon|arik sharon|ariel scheinermann
menachem begin|mieczyslaw biegun
bibi netanyahu|benjamin netanyahu|binyamin netanyahu|benyamin netanyahu
gideon ezra saar|gideon saar
willy brandt|herbert frahm|herbert ernst karl frahm
jogi low|joachim low|joachim loew|jogi loew
sepp blatter|joseph blatter|josef blatter
sepp maier|josef dieter maier
franz beckenbauer|der kaiser beckenbauer
campino|andreas frege
nena|gabriele kerner|gabriele susanne kerner
udo jurgens|udo bockelmann
hape kerkeling|hans peter kerkeling
wladimir klitschko|wolodymyr klytschko|volodymyr klychko
vitali klitschko|vitaliy klychko|witali klitschko
cicciolina|ilona staller|elena anna staller
coluche|michel colucci
fernandel|fernand contandin
brigitte macron|brigitte trogneux
dany cohn bendit|daniel cohn bendit|danny the red
nikos aliagas|nikolaos aliagas
akis tsochatzopoulos|apostolos athanasios tsochatzopoulos|apostolos tsochatzopoulos
el cordobes|manuel benitez perez
pasionaria|dolores ibarruri|la pasionaria
lluis companys|luis companys
manu chao|jose manuel chao|jose manuel arturo tomas chao
pau gasol|pau gasol saez
pep guardiola|josep guardiola|josep guardiola sala
xavi|xavi hernandez|xavier hernandez creus
iker casillas|san iker
kun aguero|sergio aguero|sergio kun aguero
leo messi|lionel messi|lionel andres messi
diego maradona|diego armando maradona
cristina kirchner|cristina fernandez de kirchner|cristina fernandez
evita|eva peron|eva duarte|maria eva duarte de peron|evita peron
che guevara|ernesto guevara|ernesto che guevara
pepe mujica|jose mujica|jose alberto mujica cordano
tabare vazquez|tabare ramon vazquez rosas
evo morales|juan evo morales ayma|evo morales ayma
ollanta humala|ollanta moises humala tasso
lula|luiz inacio lula da silva|luiz lula da silva|lula da silva
ciro gomes|ciro ferreira gomes
aecio neves|aecio neves da cunha
zeze perrella|jose perrella|jose perrela de oliveira costa
dunga|carlos caetano bledorn verri
felipao|luiz felipe scolari
tite|adenor leonardo bacchi|adenor bacchi
fhc|fernando henrique cardoso
juan guaido|juan gerardo guaido marquez
nicolas maduro|nicolas maduro moros
papa doc|francois duvalier
baby doc|jean claude duvalier
barbecue|jimmy cherizier|jimmy barbecue cherizier
titid|jean bertrand aristide
mzee kenyatta|jomo kenyatta|kamau wa ngengi
mobutu|mobutu sese seko|joseph desire mobutu|mobutu sese seko kuku ngbendu
idi amin|idi amin dada
haile selassie|ras tafari|tafari makonnen|ras tafari makonnen
madiba|nelson mandela|nelson rolihlahla mandela
tokyo sexwale|mosima gabriel sexwale
winnie mandela|winnie madikizela mandela|nomzamo winifred madikizela mandela
fela kuti|fela anikulapo kuti|olufela olusegun oludotun ransome kuti
uhuru kenyatta|uhuru muigai kenyatta
raila odinga|raila amolo odinga
bob marley|robert nesta marley|robert marley
mad dog mattis|james mattis|jim mattis
stormin norman schwarzkopf|norman schwarzkopf|h norman schwarzkopf
ike eisenhower|dwight eisenhower|dwight d eisenhower|dwight david eisenhower
jfk|john f kennedy|john fitzgerald kennedy
rfk jr|robert f kennedy jr|robert francis kennedy jr
fdr|franklin d roosevelt|franklin delano roosevelt|franklin roosevelt
lbj|lyndon johnson|lyndon b johnson|lyndon baines johnson
jimmy carter|james earl carter jr|james earl carter
bill clinton|william jefferson clinton|william jefferson blythe
aoc|alexandria ocasio cortez
mlk|martin luther king jr
malcolm x|malcolm little|el hajj malik el shabazz
boris johnson|alexander boris de pfeffel johnson
buzz aldrin|edwin aldrin|edwin eugene aldrin
babe ruth|george herman ruth
yogi berra|lawrence berra|lawrence peter berra
tiger woods|eldrick woods|eldrick tont woods
shaq|shaquille oneal
bear bryant|paul bear bryant
satchel paige|leroy paige
hulk hogan|terry bollea|terry gene bollea
the rock|dwayne johnson|dwayne the rock johnson
metta world peace|ron artest|metta sandiford artest
world b free|lloyd free
chad ochocinco|chad johnson
colonel sanders|harland sanders
dr phil|phil mcgraw|phillip mcgraw
judge judy|judith sheindlin|judy sheindlin
dr oz|mehmet oz
pope john xxiii|angelo roncalli|angelo giuseppe roncalli|john xxiii
pope paul vi|giovanni montini|giovanni battista montini|paul vi
pope pius xii|eugenio pacelli|pius xii
patriarch kirill|vladimir gundyayev|kirill of moscow
patriarch bartholomew|dimitrios arhondonis|bartholomew i
dalai lama|tenzin gyatso|lhamo dondrub
sasha baron cohen|sacha baron cohen
ali g|sacha baron cohen
mr bean|rowan atkinson
tommy robinson|stephen yaxley lennon
gg allin|kevin allin
jimmie akesson|per jimmie akesson
stefan lofven|kjell stefan lofven
lech walesa|leszek walesa
donald tusk|donald franciszek tusk
kuron|jacek kuron
joschka fischer|joseph martin fischer
gregor gysi|gregor florian gysi
heiner geissler|heinrich geissler|heinrichjosef geissler
hd genscher|hans dietrich genscher
uli hoeness|ulrich hoeness
rudi voller|rudolf voller|rudi voeller
nanni moretti|giovanni moretti
beppe grillo|giuseppe grillo|giuseppe piero grillo
toto riina|salvatore riina
bernardo provenzano|binnu provenzano
matteo messina denaro|u siccu
pippo baudo|giuseppe baudo
gigi buffon|gianluigi buffon
rino gattuso|gennaro gattuso
bettino craxi|benedetto craxi
"""
KNOWN: dict[str, tuple[int, ...]] = {}
for _number, _line in enumerate(_PERSONS.strip().splitlines()):
    for _name in _line.split("|"):
        KNOWN[_name] = (*KNOWN.get(_name, ()), _number)

# Public persons of two careers, so that a player or an actor of that name and an officeholder are one.
TWO_CAREERS = frozenset(
    name
    for line in """
arnold schwarzenegger|volodymyr zelensky|volodymyr zelenskyy|imran khan|george weah|sebastian coe|glenda jackson
ronald reagan|jesse ventura|donald trump|al franken|vitali klitschko|vitaliy klitschko|manny pacquiao|romario
beppe grillo|melina mercouri|vaclav havel|mario vargas llosa|garry kasparov|jimmy morales|joseph estrada|bill bradley
jack kemp|lynn swann|tommy tuberville|herschel walker|steve largent|dave bing|kevin johnson|sonny bono|fred thompson
clint eastwood|cynthia nixon|shirley temple black|shirley temple|marjan sarec|gilberto gil|ruben blades|michel martelly
wyclef jean|youssou ndour|bobi wine|peter garrett|angelique kidjo|hema malini|jaya bachchan
amitabh bachchan|shatrughan sinha|navjot singh sidhu|gautam gambhir|mohammad azharuddin|kirti azad|sachin tendulkar
arjuna ranatunga|sanath jayasuriya|mashrafe mortaza|shakib al hasan|kakha kaladze|oleg blokhin|hakan sukur|gianni rivera
kolinda grabar kitarovic|paavo arhinmaki|menzies campbell|ming campbell|chris chataway
jim ryun|ben nighthorse campbell|tanni grey thompson|kate hoey|roger bannister|dawn fraser|nova peris|john bertrand
bernard laporte|chantal jouanno|david douillet|guy drut|roxana maracineanu|laura flessel|valentina tereshkova
alina kabaeva|svetlana zhurova|vladislav tretiak|viacheslav fetisov|nikolai valuev|alexander karelin|irina rodnina
pal schmitt|robert korzeniowski|jan zelezny|ilie nastase|marat safin|kim yuna|yuna kim|lu yanxun|kosei inoue
seiko hashimoto|antonio inoki|viktor orban|andrej babis|silvio berlusconi|michael bloomberg
pele|zico|bebeto|leila barros|popo freitas|cuauhtemoc blanco|carlos mesa|palito ortega|carlos reutemann|daniel scioli
gabriela michetti|alvaro uribe|susana villaran|otto perez|evo morales
nana akufo addo|didier drogba|samuel eto o|patrice motsepe|tokyo sexwale|cyril ramaphosa|tegla loroupe|wesley korir
paul tergat|kirsty coventry|frankie fredericks|nawal el moutawakel|hassiba boulmerka|ahmed ahmad|abedi pele
michelle yeoh|jackie chan|jane fonda|george takei|angelina jolie|vanessa redgrave|bono|bob geldof|brigitte bardot
    """.strip().splitlines()
    for name in line.strip().split("|")
)
