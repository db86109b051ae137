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
    yulia yuliya yvette yvonne zainab zara zelda zhanna zoe zofia
    """.split()
)

# Each line is one name in its short forms and spellings. Cross-language forms (Vladimir, Volodymyr) are joined only
# where
# the surnames are the same as well: see pipelines.speakers.names.
_CLASSES = """
    alexander aleksandr alexandr aleksander oleksandr aliaksandr alyaksandr alexandre alejandro aleksandar sasha alex
    alexandra aleksandra oleksandra
    alexei alexey aleksei aleksey oleksiy oleksii oleksij aliaksei
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
    peter pete petr petro pyotr piotr pedro
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
