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
    plamen kwasi kofi kojo yaw atiku muhammadu olusegun goodluck babatunde chukwuemeka thabo raila uhuru
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
# the surnames are the same as well: see pipelines.speakers.names.names.
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
    ksenia xenia kseniya xenija ksenija xeniya kseniia oksana aksana
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
    svetlana svitlana sviatlana svjatlana swetlana switlana svyatlana
ramzan ramsan
felipe filipe
nicolas nicholas nikolas
xavier javier xabier
mihail mikhail michail mykhailo mikhael mihai
pavel pavlo pawel paval pavlos
sergej sergei sergey serhii siarhei sergii siarhiej
aljaksandr aliaksandr alexander oleksandr alyaksandr
uladzimir vladimir volodymyr uladzimier
dzmitry dmitry dmytro dmitri
mikalaj mikalai nikolai mykola
andrej andrei andrii andrey
aleksej alexei oleksiy oleksii alexey aliaksei alaksiej
jevgenij yevgeny evgenij yevhen evgeny yauhen jauhien
katsiaryna ekaterina kateryna yekaterina jekaterina
volha olga olha
halyna galina halina galyna
natallia natalia nataliya nataliia natalja
iryna irina iryna
alena olena elena yelena jelena
tatsiana tatiana tetiana tatyana tetyana
viktar viktor victor
ihar igor ihor
aleh oleg oleh
vasil vasily vasyl wassili vasili
ryhor grigory hryhoriy grigori hryhorii
kanstantsin konstantin kostiantyn kostyantyn
maksim maxim maksym
zmitser dmitry
yury yuri iurii yurii juri jurij
levan lewan
"""
CLASSES: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_CLASSES.strip().splitlines()):
    for _name in _line.split():
        CLASSES[_name] = CLASSES.get(_name, frozenset()) | {_number}

# Each line is a name and its short forms, pet names and forms in other languages. Two short forms of one name are not
# one: "Lisa" and "Elsa" are two women, "Elisabeth" may be either.
_NICKNAMES = """
    gerard gerry gerrard
    sanford sandy sandford
    alexander sandy xander lex alec alick sawney alejandro ale aleks olek
    alexandra sandy lexi lexie alix
    robert bobi rab rabbie hob robbert
    richard richie ritchie dickie rik
    ricardo rick ricky rico cardo
    william bill willi liam
    gustavo guga gus tavo
    gustav gus gusti gustaf gustave
    emmanuel manu manny manuel manolis emanuel immanuel
    manuel manu manny manolo lolo
    joachim jogi jochen achim
    joseph sepp jo joss joop jozef josef josip joseba giuseppe jozsef iosif yosef yossi
    josep pep pepe
    jose pepe pepito zeze ze chepe josep
    jejomar jojo
    apostolos akis tolis
    konstantinos kostas costas kostis dinos constantine konstantin gus
    torger toto
    bamidele dele
    xabier xabi javier
    javier xavi xavier javi
    francisco chico chiquinho fran cisco paquito patxi francesc cesc quico
    francesc cesc xesc
    antonio tonino toninho tono toto
    joao joaozinho johnny
    edson edinho
    ronaldo ronaldinho
    roberto betinho bebeto
    carlos carlinhos carlitos cacau carles
    luis luizinho lulu lluis luisinho lucho
    luiz luizinho lula luizao
    paulo paulinho
    marcos marquinhos marcus
    fernando fernandinho fer nando
    jorge jorginho coque
    pedro pedrinho perico periquin pere
    miguel miguelito mikel miki migue
    rafael rafinha rafita
    sergio checo sergi serginho
    jesus chuy chucho suso xesus
    eduardo edu lalo duda dudu guayo
    alfonso poncho fonso alonso alphonse
    alfredo fredo alfred freddy
    arturo turo arthur
    ernesto neto
    gonzalo gonza chalo
    gregorio goyo
    guillermo guille billy
    gerardo jerry lalo
    humberto beto
    ignacio inaki nachito natxo
    inaki ignacio
    joaquin quino chimo ximo quin joaco
    leonardo leo nardo leon
    lorenzo lencho
    mariano nano
    martin tincho martino marten
    mauricio mau
    maximiliano maxi
    nicolas nico niko
    nicola nico nicky
    nikolaos nikos nick niko nicos
    pablo pablito
    patricio pato
    ramon moncho
    raul rulo raoul
    rodrigo rodri rigo
    salvador chava salva
    santiago santi chago diego iago
    vicente chente vincente vicent
    maria mari maruja marichu masha mascha marusya
    ana anita
    carmen carmela mamen
    catalina cata lina
    elena nena helena
    esperanza espe
    eugenia uge kena
    fatima fati
    gabriela gaby gabi
    graciela chela
    ines nes agnes
    josefa pepa pepi
    josefina josefa fina pina
    juana juanita
    leticia leti
    lucia lucy lula
    luisa lulu luisita
    magdalena magda lena malena
    margarita marga rita margot mago
    mariana mari
    martha tita marta
    monserrat montse montserrat
    patricia patri patti patsy pati
    rosa rosita
    silvia sil
    soledad sole marisol
    susana susi
    teresa tere teresita
    veronica vero
    victoria vicky viki tori toria
    xiomara xio
    giovanni gianni vanni nanni giannino
    giacomo mimmo jacopo
    giorgio giorgino
    alessandro sandro
    antonio tonio nino toto
    bartolomeo meo
    domenico mimmo menico nico
    eduardo edoardo dado edo
    emanuele lele manu
    federico fede chicco
    filippo pippo
    francesco cesco checco
    gabriele lele
    gaetano tano
    giambattista titta gianbattista
    giuseppe pino peppino beppe geppe peppe pippo
    leonardo nardo
    luigi luigino gino
    massimiliano massimo max
    michele lele michelino
    nicola nicolo
    raffaele lele raffaello
    romano romanino
    salvatore toto salvo turiddu
    sebastiano seba
    stefano steno
    umberto berto
    valentino vale
    vincenzo enzo cenzo vicenzo
    annunziata nunzia
    elisabetta betta lisa
    francesca franca cesca
    giovanna vanna gianna
    giuseppina pina giusy
    valentina vale
    alain al
    benoit ben
    bernard nanard
    christophe chris
    didier didi
    dominique dom domi
    emmanuel manu
    frederic fred
    gerard gege
    guillaume gui
    laurent lolo
    madeleine mado
    marguerite margot
    michel mich michou
    nathalie nat
    olivier olive
    philippe phil flip
    stephane steph
    sylvie syl
    valerie val
    veronique vero
    alfred fredi fredl
    alois lois aloys aloysius
    anton toni
    barbara babs barbel bobbie
    bernhard bernd berni hardy bernard
    brigitte gitta gitte biggi birgit bridget
    christian chrischan krischan
    christina tina stina kerstin
    dietrich dirk dieter
    dorothea dora thea dorothee dorte
    eberhard ebi
    eduard edi ede
    elisabeth lisa lisbeth elsa else ella elli lieselotte sissi sisi betti bettina
    erich ricky
    ernst erni
    ferdinand ferdi ferry nandl
    franz franzl ferenc
    friederike rike fritzi
    friedrich fritz frieder frederick fred fiete frederik
    gabriele gabi
    gertrud traudl trude gerti trudi gertraud
    gottfried friedl
    gunther gunter guenter guenther gunnar
    hannelore lore hanne hannelor
    hans hansi hannes johann johannes hanno
    heinrich heini heinz hinrich henrik henry hein
    helmut helmuth
    hildegard hilde hilla
    hubert hubsi hubertus
    ingeborg inge
    irmgard irma irmi
    jurgen juergen jorg georg
    karl karli charly carl karol charles kalle
    katharina kathe katja kathi trine trina kati katrin karin kitty
    klaus claus nikolaus niklaus nicolaus
    konrad conny kurt conrad
    kurt curt
    leopold poldi leo
    lieselotte lilo liselotte lotte
    ludwig lutz luggi wiggerl louis
    luise lulu louise
    magdalena leni lena magda
    margarethe gretchen grete rita meta marga margret marlene
    margit gitte
    maria mitzi mizzi ria mia
    maximilian maxl
    michael michi michel mischa
    nikolaus klaus nick niko
    peter pit petr
    petra pezi
    reinhold reini holdi
    roland rolli
    rudolf rudi ruedi
    sebastian bastian basti
    siegfried sigi siggi
    sigmund sigi zygmunt sigismund
    sophie sofie soffi
    stephan steffen stefan steff
    susanne susi
    theodor teddy theo
    theresa resi
    therese resi
    thomas thommy
    ulrich utz uli
    ulrike uli ulla
    valentin vali
    victor vic
    waltraud traudl wally
    werner wernher
    wilhelm willi willy wilm
    wolfgang wolfi wolle
    abraham bram braham
    adriaan ad arie adri
    albert appie bert ab
    antoon toon teun
    arnold nol aart arno
    bartholomeus bart
    bernardus ben bernard
    catharina toos trijntje cato rina
    christiaan chris
    cornelia cora corrie nelly
    cornelis cees kees neil corneel
    dirk diederik dick
    franciscus frans cis
    gerardus geert gerrit ger gerard
    gijsbert gijs
    henricus henk rik hendrik harry
    hubertus bert huub
    jacobus jaap koos ko cobus sjaak jacob jacobs coos
    johannes jan hans
    johannes jo joop jan johan johnny
    johanna joke annie jannie hanneke
    laurens laurent lou
    leendert leo
    maarten martinus tinus
    maria marijke mieke riet ria mies
    mattheus thijs
    matthijs thijs
    michiel giel
    nicolaas klaas nico
    petrus peter piet pierre
    pieter piet peter
    theodoor theo door
    wilhelmus wim willem helmus
    willem wim pim
    birgitta gitta britta
    christina stina kerstin
    elisabeth lisbet lisa beth
    erik jerker
    fredrik fredde
    gustaf gosta gustav gustavus
    jens johannes
    johan janne
    jorgen jorn
    karin katarina
    katarina kajsa karin
    kristina stina kia
    lars lasse lauri laurits
    margareta greta maggan
    mikael micke
    mikkel michael
    nils nisse niels nicolai
    olof olle ola olav ole olaf oluf
    per pelle
    peter peder petter
    soren severin
    stefan steffe
    sven svenne svend
    aleksander sasa
    juhani juha jussi
    johannes juhani juha hannes
    heikki henrik
    matti matias
    mikko mikael
    pekka petri
    antero antti
    andreas antti
    yrjo jyrki jorma
    aleksandr sanya shura sasha sascha aleks alik
    aleksei lyosha alyosha lesha aleksey
    anastasia nastya stasya anastasiya nastia
    anatoly tolya tolik
    andrei andryusha andrej andre
    anna anya nyusha annushka
    anton tosha antosha
    arkady arkasha
    artem artyom tyoma artiom
    boris borya
    daria dasha darya dariya
    denis denys dzianis dionysius
    dmitry dimitry mitja dimitrij dmitrij dima dimka mitya
    eduard edik
    egor yegor jegor georgy yehor
    ekaterina katya katia jekaterina catherine
    elena alyona lenochka helena lena jelena
    elizaveta liza yelizaveta jelisaweta lisa
    evgenia zhenya yevgenia jewgenija evgeniya yevgeniya yevheniia
    evgeny zhenya evgenij jewgenij
    fyodor fedor fedya fjodor theodor fedir todor
    galina galya halyna
    gennady gena gennadi hennadiy gennadij hennadii
    georgy gosha zhora georgij georgi gheorghe georgii heorhii
    grigory grisha
    igor garik ihar ihor
    ilya ilia illia ilja ilyusha
    ivan vanya iwan ioann
    kirill kirya kyrylo kiryl cyril
    ksenia xenia xenija kseniya ksenija oksana ksyusha aksana
    larisa lara larissa larysa
    leonid lyonya leonyd
    lev lyova leo lew leu
    lyubov lyuba liubov ljubow
    lyudmila liudmila ljudmila lyudmyla lusya
    maksim maxim maxym max maks
    margarita rita
    maria masha marija mariya mariia
    marina maryna
    mikhail michail mykhailo mykhaylo mihail mischa mikhal misha michael mykhajlo
    natalia natasha natalja natalya nataliia natalka
    nikita mykyta mikita
    nikolai kolya mykola nikolaj nicolai mikalai
    oleg oleh aleg
    olga olya wolha volha olha
    pavel pasha pawel pavlo pavlik paval
    petr petya pyotr petro piotr pyatro
    polina polya
    roman roma
    semyon semen simon semjon syoma
    sergei seryozha serhij sergej siarhei serge
    stanislav slava stas stasik
    svetlana sveta svitlana swetlana
    tatiana tanya tatjana tetyana
    timofei tima timothy timofey tymofiy
    vadim vadik vadym wadim
    valentina valya walentina valentyna
    valentin valik walentin valentyn
    valery valera walerij valerij walery
    varvara varya
    vasily vasya wassili vasyl wasyl wassilij vasilij vassily
    viktor vitya wiktor viktar
    vitaly vitalik witali vitalij vitalii
    vladimir vova volodya wladimir uladzimir wolodymyr volodymyr
    vladislav vladik wladislaw uladzislau vladyslav
    vsevolod seva
    vyacheslav slava wjatscheslaw viacheslav vjaceslav
    yaroslav jaroslav slava yarik jaroslaw
    yevgeny yevhenii zhenya evhen jewgeni evgenii yauheni
    yulia julija yuliia iuliia
    yuri yura jury jurij yurii iurii juri
    zinaida zina
    zoya zoja
    agnieszka aga agnes
    aleksander olek aleks
    aleksandra ola
    andrzej jedrzej andrew
    barbara basia
    boguslaw bogus bogdan
    boleslaw bolek
    czeslaw czesiek
    elzbieta ela
    ewa ewka eve eva
    franciszek franek
    grzegorz grzesiek grzes gregory
    henryk heniek henry
    jadwiga jadzia hedwig
    jakub kuba james jacob
    jan janek jas
    jaroslaw jarek
    jerzy jurek george
    joanna asia joasia
    jozef jozek joseph
    kazimierz kazik casimir
    krystyna krysia
    krzysztof krzysiek christopher
    lech leszek
    magdalena magda
    malgorzata gosia malgosia margaret
    marcin martin
    marek mark
    mateusz matthew
    michal michael
    mieczyslaw mietek
    mikolaj nicholas
    miroslaw mirek
    pawel paul
    piotr piotrek peter
    radoslaw radek
    rafal raphael
    roman romek
    ryszard rysiek richard
    slawomir slawek
    stanislaw stas staszek stanley
    stefan stefek
    szymon simon
    tadeusz tadek thaddeus
    tomasz tomek thomas
    waldemar waldek
    wieslaw wiesiek
    wladyslaw wladek
    wojciech wojtek adalbert
    zbigniew zbyszek
    zdzislaw zdzisiek
    zofia zosia sophie
    zygmunt zyga sigmund
    frantisek franta
    jan honza
    jaroslav jarda
    jindrich jindra
    jiri jirka george
    josef pepa
    karel kaja charles
    ladislav lada laco
    miroslav mirek
    pavel pavlik
    stanislav standa
    tomas tom
    vaclav vasek
    vladimir vlada
    zdenek zdena
    alojz lojze
    aleksandar aca sasa
    dragoslav draza
    djordje djoka george dorde
    ivan ivo ivica
    jovan joca
    josip joso
    milorad mica
    nikola nidzo niko
    petar pero pera
    slobodan sloba slobo boban
    stjepan stipe stefan stevan
    tomislav tomo
    vojislav voja
    zoran zoki
    zvonimir zvonko
    ante anto
    branislav brane bane
    branimir branko
    vladimir vlado
    andras bandi andrew
    gyorgy gyuri george
    gyula gyuszi julius
    istvan pista pisti stephen
    janos jancsi janko john
    jozsef joska jozsi
    karoly karcsi charles
    laszlo laci ladislaus
    lajos louis
    mihaly misi miska michael
    miklos niki nicholas
    pal pali paul
    peter peti
    tamas tomi thomas
    zsigmond sigismund
    erzsebet zsoka bori elizabeth
    ilona ica ilonka
    katalin kati
    zsuzsanna zsuzsa susan
    alexandros alekos alexis alexander
    anastasios tasos
    andreas andrikos
    antonios antonis
    athanasios thanasis thanos sakis nasos
    charalampos babis haris lambis charalambos
    dimitrios dimitris mitsos jimmy mimis takis
    efstathios stathis
    eleftherios lefteris
    emmanouil manolis manos
    evangelos vangelis vagelis evan
    georgios giorgos yorgos george
    gerasimos makis
    ioannis yannis giannis yiannis janis john yanis
    konstantina dina
    michail michalis
    nikolaos nikolas
    panagiotis panos takis
    sotirios sotiris
    spyridon spyros
    stylianos stelios
    theodoros thodoris theo
    vasileios vassilis vasilis bill
    aikaterini katerina
    eleni nitsa helen
    gheorghe gigi george ghita
    ion ionel nelu
    mihai misu
    nicolae nicu nae
    dumitru mitica
    vasile vasilica
    constantin costel dinu
    petre petrica
    alexandru sandu alex
    avraham avi abie avrum
    binyamin benny beni bibi
    chaim haim hayim
    david dudu dudi
    ehud udi
    eliyahu eli elijah
    menachem menahem mendel
    mordechai moti motti mordecai
    moshe moses moishe
    natan nathan
    rachel racheli
    reuven rubi ruvi reuben
    shaul shaoul
    shimon simon
    shlomo solomon
    shmuel samuel sam
    yaakov yaki jacob kobi
    yehoshua shuki joshua
    yehuda yudi judah
    yehezkel hezi
    yisrael israel
    yitzhak yitzchak itzik isaac yitzik
    yosef yossi joseph
    zvi tzvi zvika
    ruth ruthie
    muhammad mo hamada
    mustafa mustapha mostafa
    abdelaziz aziz
    abdulrahman abdelrahman rahman
    khadija khadiga hatice
    ibrahim brahim abraham
    osman usman othman
    hamza hamzah
    ismail ismael esmail
    yusuf joseph yussuf yusef
    aisha aysha ayesha
    fatima fatma fatemeh fatme
    zainab zeinab zeynep
    mehmet mohammed
    ahmet ahmed
    huseyin hussein husayn
    suleyman solomon sulaiman
    ridha reza rida
    faiz fayez fayiz
    amr amro
    adebayo bayo
    adekunle kunle
    adewale wale
    akinwumi akin
    ayodele ayo dele
    babatunde tunde baba
    chukwuemeka emeka
    chukwuma chuma
    ifeanyi ify
    ikechukwu ike
    obafemi femi
    oluwaseun seun
    oluwaseyi seyi
    olufemi femi
    olusegun segun
    olusola sola
    oluwole wole akinwande
    babafemi femi
    temitope tope
    yakubu jacob
    uchenna uche
    kwabena kobby
    nkosazana zana
    gwendolyn gwen
    nicanor nick
    benigno noynoy ninoy
    corazon cory
    imelda meldy
    leonor leni
    emilio jun
    rodrigo digong rody
    manuel manny
    panfilo ping
    aquilino koko nene
    vicente tito
    juan johnny
    srinivasa srini
    venkataraman venkat venkatesh
    ramachandra ram
    krishnamurthy krish
    subramanian subbu
    rajendra raj raju
    mukund muku
    abhishek abhi
    aditya adi
    andrew drew andie
    anthony ant
    archibald archie
    augustus gus gussie
    barnabas barney
    bartholomew barty
    beatrice bee beatrix
    benedict ben
    bernadette bernie
    bertram bert bertie
    cecil cec
    charlotte charlie lottie
    chester chet
    christabel bel
    clarence clare
    clement clem
    cordelia delia
    cornelius con neil connie
    daniel danilo
    darrell daz
    davina vina
    desmond des dez
    dominick nick dom
    donald donny
    edgar ed ned
    edith edie
    edmund ed eddie ted ned
    edward ned ward eddy
    edwin ed eddie
    elijah eli lige
    elizabeth bess bessie bet bette lisa elsie libby lizzy liza ellie lib betsey
    elliott eli
    emmeline emmy
    ephraim eph
    eric rick
    ernest ern
    esther essie hettie
    ezekiel zeke
    ferdinand ferdie
    florence flo flossie
    franklin frank
    frederick freddy rick
    genevieve gen ginny
    georgina georgie gina
    gideon gid
    gillian gill jill
    griffith griff
    gwyneth gwyn
    hannah nan
    harriet hattie harry
    henrietta etta hetty hattie
    henry hal hank
    hezekiah hez
    hilary hil
    horace hod
    humphrey humph
    isabella bella izzy belle isabel
    isidore izzy
    israel izzy
    jacob jay
    james jimbo jem jamey jas
    janice jan
    jeanette jean netta
    jedediah jed
    jemima mima
    jeremiah jerry jem
    jeremy jem jez
    jerome jerry
    joanna jo joanie
    jonathan jonny nathan
    josephine jo josie
    joseph jody jos
    joshua josh
    judith jude
    julian jules
    katherine kay kit kitty kat kath kathie cate
    kathleen kathy kate kay kath
    kenneth kenny
    laurence laurie lars
    lawrence laurie lawrie
    leander lee
    lemuel lem
    leonard lenny lennie
    leopold leo
    lewis lew
    louise lou
    lucas luke
    lucinda lucy cindy
    lucretia lu
    luther lute
    mabel mae
    malcolm mal
    marcus mark
    margaret daisy greta madge mags margot marjorie maisie
    marianne mary
    martha marty mattie
    mary molly polly mamie
    matilda tilly mattie
    maurice mo morris maury
    maxine max
    maxwell max
    melanie mel
    melinda mindy
    mercedes mercy
    meredith merry
    michael mikey micky
    michelle shelly shelley
    mildred millie
    millicent milly
    minerva minnie
    montgomery monty
    montague monty
    morgan mo
    morris moe
    napoleon nap leon
    nathaniel nathan natty than
    nicholas nicky nico nik
    nicole nicky nikki
    olivia liv livvy
    oscar ossie
    oswald ozzie oz
    patricia patsy
    patrick paddy patsy packy padraig
    percival percy
    peregrine perry
    philippa pippa
    phillip pip
    phineas finn
    phyllis phyl
    preston pres
    priscilla cilla prissy
    ptolemy tolly
    rachel rach shelly
    raphael rafe
    raymond raymie
    rebecca becca
    reuben rube ben
    richard rich
    robert robin
    roberta bobbie
    robin rob
    roger rog hodge
    ronald ronny
    rosalind roz ros
    rosamund ros
    rosemary rose
    rowland rollo
    rudolph dolph
    rufus rufe
    samson sam
    samuel sammie
    sarah sal sadie
    sebastian seb
    selina lena
    seymour si
    shirley shirl
    silas si
    silvester sly
    spencer spence
    stephanie steph stevie steffi
    stephen ste stevie stef
    stewart stew stu
    sylvia syl
    tabitha tabby
    tamara tammy tami
    theodora thea dora theo
    theodosia theo
    theophilus theo
    theresa tessa tracy terri
    thomas thom tam
    tiffany tiff
    timothy timmy
    tobias tobe
    trevor trev
    ursula ursie
    vernon vern
    victor vick
    vivian viv
    wallace wally
    walter wat
    wilbur will
    wilfred wilf fred
    wilhelmina mina billie
    willard will
    winfield win
    winston winnie
    woodrow woody
    yvonne vonnie
    zachariah zach zack zac
    zachary zac
    seamus james jimmy shay
    sean john
    eamon edmund eamonn
    liam william
    padraig patrick pat
    micheal michael
    mairead margaret
    maire mary
    siobhan joan
    diarmuid dermot
    cathal charles
    daithi david
    tadhg tim
    eoin owen ian
    ruaidhri rory
    hamish james
    alasdair sandy alistair
    catriona catherine
    mairi mary
    ewan euan ewen
    dafydd david dai
    ioan john
    gwilym william
    rhys rees
    huw hugh
    hugh hughie huey
    earvin magic
    gabriel gabo gabi gabe
    evgeni zhenya
    alexei lyosha alyosha
    vladimir vova volodya vovka
    volodymyr vova volodya
    dmitri dima mitya
    dmytro dima
    mikhail misha
    mykhailo misha
    nikolai kolya
    mykola kolya
    sergei seryozha serega
    pavel pasha
    konstantin kostya
    ivan vanya
    yuri yura
    anatoly tolya
    boris borya
    grigory grisha
    oleksandr sasha sashko
    aleksandr sasha
    alexander sascha
    anastasia nastya
    ekaterina katya katia
    kateryna katya
    maria masha mariya
    olga olya
    natalya natasha
    tatiana tanya
    ludmila lyuda
    nadezhda nadya
    yulia yulya
    jose pepe chema zeca ze
    francisco paco pancho kiko curro quico chico
    ignacio nacho inaki
    guillermo memo
    enrique quique kike
    eduardo lalo edu dudu
    rafael rafa
    jesus chuy chus
    alfredo fredo
    fernando nando
    salvador chava
    roberto beto
    alberto beto
    antonio toni tono tonino toninho
    juan juancho
    santiago santi
    sebastian seba bastian basti
    joaquin quino
    rosario charo
    dolores lola
    concepcion concha conchita
    consuelo chelo
    guadalupe lupe lupita
    mercedes merche
    pilar pili
    isabel isa chabela
    gianluigi gigi
    luigi gigi gino
    giuseppe beppe peppe peppino pino
    giovanni gianni nino
    francesco franco ciccio checco
    lorenzo renzo
    salvatore toto turi
    antonio tonio nino
    domenico mimmo
    michele lele
    alessandro sandro ale
    josef sepp pepi peppi jupp
    joseph sepp
    johann hannes hans
    johannes hannes jan
    wolfgang wolf
    ulrich uli ulli
    friedrich fritz fiete
    heinrich heinz heiner hein
    karlheinz kalle
    karl kalle charly
    maximilian maxi max
    matthias matze hias
    michael michi michel
    andreas andi
    stefan steff
    thomas tommy
    katharina kathi kati
    elisabeth lisa liesl sissi elsbeth lisbeth
    margarethe grete gretel
    magdalena lena leni
    susanne susi
    gabriele gabi
    ursula uschi ulla
    angelika geli
    jozsef jozsi
    istvan pista
    laszlo laci
    sandor sanyi
    ferenc feri
    janos jani jancsi
    gyorgy gyuri
    zsuzsanna zsuzsa
    erzsebet erzsi bozsi
    katalin kati
    lars lasse
    anders ante
    gustav gosta gusten
    mikael micke
    per pelle
    nils nisse
    jens jes
    juhani jussi
    johannes jukka juha
    dimitrios dimitris mimis
    georgios giorgos yorgos yiorgos
    konstantinos kostas costas dinos
    ioannis yannis giannis yiannis
    panagiotis panos takis
    nikolaos nikos
    alexandros alekos
    evangelos vangelis
    athanasios thanasis thanos sakis
    charalambos babis haris
    spyridon spyros
    vasileios vassilis vasilis
    stylianos stelios
    anastasios tasos
    eleni lena
    aikaterini katerina
    mehmet memo
    ibrahim ibo brahim
    binyamin bibi benny
    benjamin bibi
    yitzhak itzik
    yehuda udi
    moshe moshiko bogie
    gavriel gabi
    shlomo shloimi
    reuven ruvi ruby
    avraham avi
    yosef yossi
    yehoshua shuki
    eliyahu eli
    meir meirke
    emmanuel manny manu
    louis loulou
    jacques jacquot
    bernard nanard
    dominique domi
    frederic fred
    christophe chris
    valerie val
    veronique vero
    caroline caro
    thandiwe thandi
    oluwaseun seun
    oluwafemi femi
    babatunde tunde
    oluwatobi tobi
    chukwuemeka emeka
    ikechukwu ike
    jawaharlal jawahar
    narendra naren
    sundararajan sundar
    """
NICKNAMES: dict[str, frozenset[str]] = {}
for _line in _NICKNAMES.strip().splitlines():
    _formal, *_short = _line.split()
    for _name in _short:
        NICKNAMES[_name] = NICKNAMES.get(_name, frozenset()) | {_formal}
KNOWN_GIVEN = MALE | FEMALE | CLASSES.keys() | NICKNAMES.keys() | {each for held in NICKNAMES.values() for each in held}

# Spellings of one sound that are two names in English, French, German or Spanish: they tell two bearers apart.
_TWO_NAMES = """
jon john
eric erik erich
marc mark
stephen steven stefan
sara sarah
philip phillip philippe
alan allan allen
brian bryan
catherine katherine kathryn katharine
geoffrey jeffrey
geoff jeff
michele michelle michel michael mikael
sean shaun shawn
frederic frederick friedrich
glen glenn
denis dennis
terence terrence
lawrence laurence laurent
morris maurice
teresa theresa therese
luis louis lewis
thomas tomas
christine christina kristin kristina
charles carlos
jorge george georg
pedro peter pierre petr
antonio anthony anton
isabel isabella isabelle
eva ewa
marcus markus marco
victor viktor
gregory grigory
ann anne anna
julie julia
marie maria
elena helena helen
"""
TWO_NAMES: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_TWO_NAMES.strip().splitlines()):
    for _name in _line.split():
        TWO_NAMES[_name] = TWO_NAMES.get(_name, frozenset()) | {_number}
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
    "st wa ul ur uz dela delos binti binte ait degli dei vom zum".split()
)
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
