"""Given names: gender where it is clear, and classes of names that one person is printed under. Data only.

A name in neither list has no known gender, and androgynous names stay out: a wrong entry both joins and parts people.
"""

from __future__ import annotations

MALE = frozenset(
    """
    aaron abbas abdul abdullah abraham adam adel adnan adrian ahmad ahmed akira alan albert alberto alejandro aleksandar
    aleksandr aleksei aleksey alexander alexandre alexei alexey alfred alfredo ali alistair allan allen alvin amir
    anatoly
    anders andre andreas andrei andres andrew andrey andrii andriy andrzej angus anthony anton antonio antony arkady
    arnold
    arsen arthur arturo asad ashraf atul axel aziz baltasar barack barry bartholomew bashar basil ben benedict benjamin
    benny bernard bernd bernie bert bilal bill billy bjorn bob bobby bogdan bohdan boris brad bradley brandon brandt
    brendan
    brent brett brian bruce bruno bryan byron caleb calvin carl carlo carlos cedric cesar charles charlie chester chris
    christian christoph christopher chuck clarence claude claus clayton clifford clint clive colin conor conrad
    constantin
    corey cornelius craig curtis cyril damien damon dan daniel danny dante dario darius darrell darren dave david dean
    denis
    dennis denys derek derrick desmond diego dieter dimitri dirk dmitri dmitry dmytro dominic dominik don donald
    douglas doug
    duncan dustin dwight earl ed eddie edgar edmund eduard eduardo edward edwin egor elias elijah elliot elon emil
    emilio
    emmanuel enrique eric erich erik ernest ernesto ernst erwin esteban ethan eugene evan evgeny fabian farid faisal
    felipe
    felix ferdinand fernando florian floyd francesco francis francisco francois frank franz fred frederic frederick
    fredrik
    fritz gabriel garry gary gavin gene geoff geoffrey george georges georgy gerald gerard gerhard gilbert giles
    giovanni
    giuseppe glen glenn gordon graham grant greg gregor gregory grigory guillaume gunther gus gustav guy hamid hamza
    hank
    hans harold haroun harry harvey hasan hassan hector heinrich heinz helmut hendrik henri henrik henry herbert herman
    hideo hiroshi horst howard hubert hugh hugo hussein ian ibrahim igor ihor ilya imran isaac isaiah ismail ivan jack
    jacob
    jacques jake jakob jakub james jamal jan janusz jared jason javier jay jean-claude jean-marc jeb jed jeff jeffrey
    jens
    jeremiah jeremy jerome jerry jesus jim jimmy joachim joakim joao joaquin joe joel joerg johan johann johannes john
    johnny jon jonas jonathan jorge jose josef joseph josh joshua juan julian julio julius justin kai kamal karim karl
    kaspar keith ken kenneth kenji kevin khaled khalid kirk klaus konrad konstantin kurt kwame lance larry lars laszlo
    laurent lawrence lech leo leon leonard leonid leopold leroy lev levi liam linus lionel lloyd logan lorenzo louis
    luca
    lucas luigi luis lukas luke luther maciej magnus mahmoud malcolm manfred manuel marc marcel marco marcos marcus
    mario
    marius mark marko markus martin marvin mateusz mathew matthew matthias matt maurice max maximilian maxim mehmet
    melvin
    michael michail miguel mihail mikael mike mikhail miles milan milos miroslav mitch mitt mohamed mohammad mohammed
    morgan moritz muhammad murray mustafa mykhailo mykola nabil narendra nasser nathan nathaniel neal neil nelson
    nicholas
    nick nicolas nigel nikita niklas nikolai nikolaj nikolay nikos nils noah noel norman oleg oleh oleksandr oleksii
    oleksiy oliver olivier omar orlando oscar osama oskar otto owen pablo paolo pascal patrick paul paulo pavel pavlo
    pedro
    pekka per percy pete peter petr petro phil philip philippe phillip pierre pieter piotr preston radek rafael rafal
    rahul
    ralph ramon ramzan randall randolph raphael rashid raul ravi raymond reginald reinhard rene reuben rex ricardo
    richard
    rick ricky robbie robby robert roberto rod rodney rodrigo roger roland rolf roman ron ronald ronnie rory ross roy
    ruben
    rudolf rudy rufus rupert ruslan russell ryan said salman salvador sam samir samuel sandro sanjay saul scott sean
    sebastian serge sergei sergey sergii sergio serhii serhiy seth seymour shane shaun shawn sidney siegfried sigmund
    silvio
    simon slobodan sorin spencer stanislav stanley stefan stefano stephen steve steven stewart stuart sven svein tadeusz
    takeshi tariq taras ted teddy terence terrence theo theodore thomas tim timothy tobias toby todd tom tomas tomasz
    tommy tony trevor tyler ulrich ulysses umberto uri vaclav valentin valeri valeriy valery vasil vasily vasyl vernon
    victor vikram viktor vince vincent vincenzo vinod vitali vitaliy vitaly vitalii vito vlad vladimir vladislav
    vlodymyr volodymyr vyacheslav wade walid wallace walter warren wayne wendell werner wesley wilbur wilfred wilhelm
    will
    willem william willy winston wojciech wolfgang xavier yahya yasser yegor yevgeny yitzhak yuri yuriy yury yusuf yves
    giorgio philipp guccio gianni salvatore ermenegildo ettore roberto enzo ferruccio christophe bruno elio
    emilio calvin ralph yves hubert cristobal louis levi henry werner gottlieb ferdinand wilhelm andrei giovanni
    alessandro matteo davide gianluca pierluigi ruggero umberto guglielmo luciano marcello achille cesare
    bertrand baptiste thibault etienne gerard gilles didier thierry yannick sylvain fabien mathieu loic herve
    alain jurgen joerg jorg gunter guenter ruediger rudiger dietmar detlef hartmut juergen holger heiko uwe
    volker norbert ludwig bernhard gerd hubertus lothar egon dietrich rainer reiner torsten thorsten carsten
    karsten steffen soren jesper lasse mads rasmus jorgen lennart gunnar bengt goran ingvar stig sverre trond
    oystein juha jukka matti timo antti seppo heikki ville rui nuno luiz jair gilberto caetano joaquim vitor
    lazaros kyriakos yanis dimitris giorgos yorgos kostas antonis costas bartosz jaroslaw mariusz radoslaw
    slawomir miroslaw wladyslaw zdzislaw ondrej jiri zdenek karel bohumil lubomir mihai ion gheorghe traian
    viorel istvan ferenc gyula bela sandor janos gabor attila simeon boyko kiril rumen roumen ivaylo ivailo
    plamen kwasi kofi kojo yaw atiku muhammadu olusegun goodluck bola babatunde chukwuemeka thabo raila uhuru
    mwai ashton clifton darrel dwayne ezra ezekiel gideon hiram horatio ignatius isidore jasper jethro jonah
    josiah lemuel lucius micah mortimer moses nathanial obadiah phineas quentin quincy roderick roscoe silas
    solomon sylvester thaddeus theodor ulises virgil wilfried woodrow zebulon
    zachary zane zbigniew zoltan aliaksandr alyaksandr pyotr jerzy krzysztof grzegorz
    """.split()
)
FEMALE = frozenset(
    """
    abigail ada adela adele adriana agatha agnes agnieszka aisha alana alejandra aleksandra alexandra alice alicia alina
    alison allison alla alma alyona amal amanda amber amelia amina amy ana anabel anastasia andrea angela angelica
    angelina
    anika anita anja ann anna annabel annalena anne annette annie antoinette antonia aretha ariana arlene ashley astrid
    asunta audrey aurora ayesha barbara beata beate beatrice beatrix belinda bella benazir bernadette bernice bertha
    beth
    bethany betsy betty beverly bianca birgit birgitta blanca bonnie brenda bridget britney brittany brooke camila
    camilla
    candace carey carina carla carly carmen carol carola carole carolina caroline carolyn carrie cassandra catalina
    catherine cathy cecilia celeste celia charlene charlotte chelsea cheryl christa christiane christina christine cindy
    claire clara claudia colleen condoleezza connie constance cora corinne cornelia cristina crystal cynthia dagmar
    daisy
    daniela danielle daphne daria darya dawn deborah debbie debra delia denise diana diane dina dolores donna dora
    doreen
    doris dorothea dorothy ebony edith edna eileen elaine eleanor elena eleni elisa elisabeth elise elizabeth ella ellen
    elly eloise elsa elsie emilia emily emma erica erika erin ernestine esmeralda estelle esther eugenia eunice eva
    evelyn
    faith fatima fatma felicia fiona flora florence frances francesca francine frederica frieda gabriela gabriella
    gabrielle galina geneva genevieve georgia georgina geraldine gertrude gillian gina ginger gisela giulia gladys
    gloria
    grace greta gretchen gudrun guadalupe gwen gwendolyn halina hanna hannah harriet hattie hazel heather hedwig heidi
    helen
    helena helene helga henrietta hermine hilary hilda hillary hope ida ilona ilse ines inga inge ingrid irena irene
    irina
    iris isabel isabella isabelle ivana ivanka ivy jackie jacqueline jane janet janice janine jasmine jean jeanette
    jeanne jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn jodie johanna josephine joy joyce juanita
    judith
    judy julia juliana julie juliet june justine kamala karen karin karina karla kate katarina katarzyna katerina
    katharina
    katherine kathleen kathryn kathy katie katja katrin katrina kayla kaya keisha kelly kellyanne kendra kerstin khadija
    kiera kimberly kirsten kirsti krista kristen kristin kristina krystyna lara larisa latoya laura laurel lauren lea
    leah
    leila lena leona leonora leslie leticia leyla lidia lilian liliana lillian lily linda lindsay lisa liz liza lois
    lola
    lorena loretta lori lorraine louisa louise lucia lucie lucille lucinda lucy ludmila luisa lydia lyudmila mabel
    madeleine madison magda magdalena maggie maja malala malgorzata malia mandy mara marcella marcia margaret margarita
    margarethe margot maria mariah mariam mariana marianne marie mariela marilyn marina marine marisa marissa marjorie
    marla marlene marta martha martina mary maryam matilda maureen maxine maya meg megan meghan melania melanie melinda
    melissa mercedes meredith mia michaela michele michelle mildred millie mina miranda miriam mitzi moira molly mona
    monica
    monika muriel myra nadezhda nadia nadine nancy naomi natalia natalie natalya natasha nellie nicola nicole nikki nina
    noor nora norma octavia oksana olena olga olha olive olivia ophelia oprah paige pamela pat patricia paula pauline
    pearl
    peggy penelope penny petra phoebe phyllis polina priscilla priti rachel raisa ramona rania raquel rebecca regina
    renata
    renate renee rhonda rita roberta robin rosa rosalie rosalind rosanna rose rosemary rosie roxana ruby ruth sabina
    sabine
    sabrina sadie sally salma samantha sandra sara sarah saskia selena selma serena shannon sharon sheila shelley sherry
    sheryl shirley silke silvia simone sofia sonia sonja sophia sophie stacey stefanie stella stephanie sue susan susana
    susanna susanne suzanne svetlana svitlana sviatlana sybil sylvia tamara tanya tara tatiana tatyana teresa tess
    theresa
    therese tiffany tina tracy trudy ulrike ursula ute valentina valeria valerie vanessa vera veronica veronika vicky
    victoria viktoria viola violet virginia vivian vivien wanda wendy wilhelmina wilma winifred yasmin yelena yolanda
    elina anneliese donatella miuccia coco estee tory mary-kay margrethe segolene annegret sahra sigrid solveig
    ragnhild kjersti astri liv tove ylva ebba saga giorgia chiara federica ornella raffaella soledad concepcion
    pilar consuelo rosario ewa jolanta zuzana iveta jana lenka ilze dalia ingrida viktorija chandrika sirimavo
    mamata sushma smriti nirmala priyanka tsipi tzipi golda ayelet merav ngozi winnie graca nkosazana abigale
    adelaide agathe araminta augusta beatriz bridie cordelia delphine edwina eglantine ernestina felicity
    georgiana henriette hortense imogen isadora josefina leonie lettice loren mathilde millicent nanette octavie
    ottilie perpetua philippa priscila rosamund sybilla theodora verena wilhelmine xenia yvonne zsuzsanna
    yulia yuliya yvette yvonne zainab zara zelda zhanna zoe zofia
    """.split()
)

# Each line is one name in its short forms and spellings. Cross-language forms (Vladimir, Volodymyr) are joined only
# where
# the surnames are the same as well: see pipelines.speakers.names.
_CLASSES = """
    alexander aleksandr alexandr aleksander oleksandr aliaksandr alyaksandr alexandre alejandro aleksandar sasha alex
    alexandra aleksandra oleksandra sasha sandra
    kirill kyrylo kiril cyril
    arseniy arsenij arseny arsen
    maria maryia mariya marija mariia
    gabriel gabi gabe
    beatrix trixie trix beatrice bea
    augustine augustin gus augustus
    jose pepe
    francisco paco pancho curro kiko
    ignacio nacho
    concepcion concha conchita cuca
    guadalupe lupe lupita
    dolores lola
    rosario charo
    enrique quique kike
    eduardo lalo
    manuel manolo manny
    jesus chus
    consuelo chelo
    pilar pili
    mercedes merche
    isabel isa
    luis lucho
    guillermo memo
    roberto beto
    alberto tito
    antonio toni tonio
    rafael rafa rafi
    javier javi
    fernando nando
    sebastian seb bastian
    willem wim pim bill
    johannes hans hannes
    jakob jaap koos kobus
    hendrik henk henrik
    cornelis kees cor
    gerardus gerard gerrit
    petrus piet pieter
    theodorus theo
    antonius toon ton anton
    franciscus frans
    wilhelmina mina willy
    elisabeth lies els liesbeth elsbeth lisbeth
    margaretha greet griet gretel greta grete
    karl kalle
    heinrich heinz heiner
    friedrich fritz fred
    joachim jochen achim
    rudolf rudi
    josef sepp pepi
    georg schorsch jorg
    matthias matze hias
    sebastian basti wastl
    katharina kathi kathrin kaethe
    johanna hanna hanne
    ursula uschi ulla
    wolfgang wolf
    andreas andi
    maximilian max maxi
    thomas tom tommi
    ulrich uli ulli
    manfred manni
    reinhard reinhold
    hermann harm
    susanne susi sanne
    christian chris
    erik eric erich
    nils niels
    lars lasse
    giovanni gianni nino
    giuseppe beppe peppe pino
    francesco franco ciccio
    luigi gigi gino
    domenico mimmo
    salvatore toto turi
    vincenzo enzo
    lorenzo renzo
    mikhail misha mikheil
    dmitry dima mitya
    ivan vanya
    nikolai kolya
    pavel pasha
    aleksei alyosha lyosha
    yevgeny zhenya
    sergei seryozha
    yuri yura
    konstantin kostya
    vladimir volodya
    grigory grisha
    anastasia nastya
    yekaterina ekaterina katya kateryna
    nadezhda nadya
    lyudmila ludmila ljudmila lyuda mila
    tatiana tanya
    irina ira iryna
    oksana ksenia
    anna anya
    yelena lena
    jacques jacky
    jean jeannot
    dominique dom
    philippe filip
    zbigniew zbyszek
    andrzej jedrek
    krzysztof krzys
    malgorzata gosia
    agnieszka aga
    katarzyna kasia
    stanislaw staszek
    wojciech wojtek
    jozsef jozsi
    laszlo laci
    sandor sanyi
    istvan pista
    ferenc feri
    abigail abby
    alfred alf fred alfie
    amanda mandy
    arnold arnie
    arthur art artie
    bartholomew bart
    bradley brad
    calvin cal
    cameron cam
    cassandra cassie
    cecilia cissy
    clifford cliff
    clinton clint
    condoleezza condi
    constance connie
    curtis curt
    cynthia cindy
    dennis denny
    derek del
    dominic dom nick
    dorothy dot dottie
    douglas doug
    eleanor ellie nell nora
    emily em
    ernest ernie
    ethel eth
    eugenia genie
    frances fran frannie
    franklin frank
    gabrielle gabby
    geraldine gerry
    gertrude trudy
    gilbert gil
    gordon gordie
    harold hal harry
    helen nell
    herbert herb bert
    howard howie
    hubert bert
    irving irv
    jacqueline jackie
    janet jan
    jessica jess jessie
    joan joanie
    judith judy
    katrina trina
    leroy roy
    leslie les
    lillian lily lil
    lucille lucy
    madeleine maddy
    marjorie marge margie
    martin marty
    marvin marv
    melissa mel missy
    melvin mel
    miriam mimi
    mortimer mort
    murray moe
    nathan nate nat
    nathaniel nate nat
    nigel nige
    norman norm
    oliver ollie
    pamela pam
    penelope penny
    prudence prue
    randall randy randolph
    raymond ray
    reginald reg reggie
    roderick rod
    rodney rod
    rosemary rosie
    russell russ
    sandra sandy
    sarah sally sadie
    sheldon shelly
    sidney sid
    simon si
    solomon sol
    stanley stan
    stuart stu
    sylvester sly
    terence terry terrence
    teresa terry tess theresa
    tobias toby
    ulysses lys
    veronica ronnie
    vincent vince vinnie
    virginia ginny
    walter walt wally
    wendell wen
    wesley wes
    winifred winnie
    winston win
    zebulon zeb
    binyamin benjamin bibi
    yitzhak isaac itzhak
    avraham avi abraham
    ramon bong
    josefina joey
    mahathir mahatir
    recep receb
    mehmet mehmed
    yulian iulian
    charles charley
    alistair alasdair alastair
    iain ian
    sean shaun shawn
    siobhan chevonne
    wladimir vladimir volodymyr wolodymyr
    sergej sergei
    jurij yuri yuriy
    jewgeni yevgeny evgeny
    nikolaj mykola nikolai
    alexei alexey alexej aleksej aliaxei aleksei aleksey oleksiy oleksii oleksij aliaksei
    andrew andrei andrey andriy andrii andrzej andy
    anthony tony antony anton antonio antonin
    abraham abe
    albert al bert
    anatoly anatoliy anatolii anatoli
    barbara barb
    benjamin ben benny
    bernard bernie
    bogdan bohdan
    catherine katherine kathryn kate katie kathy cathy catharine katharine
    charles charlie chuck carl karl carlos
    christopher chris kit
    christina christine tina kristina
    daniel dan danny danylo daniil danil
    david dave davy
    deborah debbie deb debra
    dmitry dmitri dmitriy dmytro dimitri dzmitry
    donald don donnie
    edward ed eddie ted teddy eduard
    elizabeth elisabeth liz lizzie beth betty eliza betsy
    eugene evgeny yevgeny evgeni evgeniy yevhen yevgeniy gene jevgeni
    francis frank frankie
    frederick fred freddie frederic
    george georgy georgi jorge heorhiy
    gerald gerry jerry
    gregory greg grigory hryhoriy
    henry hank harry
    igor ihor
    isaac ike
    ivan
    jacob jake jakob
    james jim jimmy jamie
    jeffrey jeff geoffrey geoff
    jennifer jen jenny
    john johnny jack jon
    jonathan jon jonny
    joseph joe joey josef
    joshua josh
    kenneth ken kenny
    kimberly kim
    konstantin kostiantyn kostyantyn konstantyn constantin
    lawrence larry laurence
    leonard len lenny leo
    louis lewis lou
    margaret maggie meg peggy marge margie
    matthew matt mathew
    maxim maksim maksym max
    michael mike mick mickey mikhail mykhailo michail mihail misha mikhailo
    mitchell mitch
    gregori grigori grigorij grigoriy grigory hryhorii
    mohammed muhammad mohammad mohamed muhammed mohamad mohamud mahomed
    ahmed ahmad achmed
    hussein husayn husain hussain hossein hoseyn
    hassan hasan
    khaled khalid haled
    mahmoud mahmud mahmood
    yusuf yousef yousuf youssef yusef joseph
    ibrahim ebrahim
    abdullah abdallah abdulla
    omar umar
    osama usama
    said saeed saeid sayed
    moammar muammar moamer muamar
    nicholas nick nicolas nikolai nikolay mykola mikalai nikolaj
    nancy nan
    natalia natalya nataliya natalie natasha
    oleg oleh aleh
    olga olha
    patrick pat paddy
    patricia pat patty trish tricia
    paul pavel pavlo pawel
    peter pete petr petro pyotr pjotr piotr pedro
    philip phil phillip philippe
    rebecca becky
    richard rick rich dick ricky ricardo
    robert bob bobby rob robbie robby bert roberto
    ronald ron ronnie
    rudolph rudy rudolf
    samuel sam sammy
    samantha sam
    sergei sergey serhiy serhii siarhei sergii sergiy sergej
    stephen steven steve stefan stephan
    stanislav stas stanislaw
    susan sue suzy susie
    svetlana svitlana sviatlana
    tatiana tatyana tetiana tetyana
    theodore ted teddy theo
    thomas tom tommy tomas
    timothy tim timmy
    valery valeriy valeri valerii valeriya
    vasily vasiliy vasyl vasili
    victor viktor vic
    viktoria victoria viktoriya vicky
    vitaly vitaliy vitali vitalii vitalij
    vladimir volodymyr uladzimir vladimer vova
    vladislav vladyslav vlad
    vyacheslav viacheslav
    william bill will billy willie liam wilhelm
    yelena elena olena alena
    yulia yuliya julia iuliia juliya
    yuri yuriy yury iurii juri
    zachary zach zack
    """
CLASSES: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_CLASSES.strip().splitlines()):
    for _name in _line.split():
        CLASSES[_name] = CLASSES.get(_name, frozenset()) | {_number}

# Surnames that stand first: Chinese, Korean and Vietnamese names are printed in that order.
SURNAME_FIRST = frozenset(
    "ban kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song hong moon xi li "
    "wang zhang liu "
    "chen yang zhao huang zhou wu xu sun hu zhu guo lin luo gao zheng liang tang deng feng cao peng zeng xiao jiang "
    "qin "
    "nguyen tran pham hoang phan vu dang bui tsai".split()
)
PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den ten ter zu al el bin ibn bint abu ben ould af av e y "
    "st".split()
)
# Titles of other languages before a name, and the gender each shows.
HONORIFICS: dict[str, str] = {
    "mme": "f", "mlle": "f", "madame": "f", "mademoiselle": "f", "monsieur": "m", "frau": "f", "herr": "m",
    "senor": "m", "senora": "f", "senorita": "f", "sra": "f", "srta": "f", "signor": "m", "signora": "f",
    "signorina": "f", "pani": "f", "mevrouw": "f", "meneer": "m", "fru": "f", "baroness": "f", "baron": "m",
    "dona": "f", "senhor": "m", "senhora": "f", "viscount": "m", "viscountess": "f", "countess": "f", "duchess": "f",
}  # fmt: skip
# Given names of the Islamic world that are mostly the first half of one: Mohammad Reza, Ahmad Shah, Mir Hossein.
COMPOUND_FIRSTS = frozenset(
    "mohammad muhammad mohammed mohamed mohamad muhammed ahmad ahmed mir gholam amir ali abdul abdel abd seyed sayed "
    "syed sheikh hamid".split()
)
# Given names that mark a name written in Cyrillic, whose spelling differs by outlet.
SLAVIC_GIVEN = frozenset(
    "aleksandr aleksandar aleksei aleksey alexei alexey anatoly andrei andrey andrii andriy arkady bogdan bohdan boris "
    "denys dmitri dmitry dmytro evgeny grigory igor ihor ivan konstantin leonid maksym mikhail mykhailo mykola nikolai "
    "nikolay oleg oleh oleksandr oleksii oleksiy pavel pavlo petro pyotr ruslan sergei sergey sergii serhii serhiy "
    "stanislav taras vadim valeri valery vasily vasyl viktor vitali vitaliy vitaly vladimir vladislav volodymyr "
    "vyacheslav yevgeny yuri yuriy yury galina irina ksenia lyudmila natalya oksana olena olga olha svetlana svitlana "
    "tatiana tatyana yelena yulia yuliya".split()
)
