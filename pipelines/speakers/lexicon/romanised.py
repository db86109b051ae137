"""Names by which a family of languages is recognised, and spellings of its syllables. Data only; lower-case ASCII."""

from __future__ import annotations

# Given names and name elements of the Islamic world, one spelling of each: Arabic, Persian, Kurdish, Turkic.
MUSLIM = tuple(
    """
    muhammad mohammad mohamed ahmad hamad hammad hamid hamadi mahmud hasan hussein hossein ali omar osman uthman
    abdullah abdallah abdulla abdel abdul abd abdelilah abdelaziz abdulaziz abdelkader abdelmalek abdelmajid
    abdulrahman abdelrahman
    abdirahman
    abdelfattah abu adil adel adnan aziz aisha amin amina amir amr anas anwar arif asad ashraf atef awad ayad iyad ayman
    ayyub badr bahaa bakr barham bashar bashir bilal burhan daud dawud faisal faysal fahd fahmi fadel fadi fares farid
    faris farouk fatima fawzi fayez fayiz firas fuad ghassan ghazi gholam gholamhossein habib hadi haidar haider hakim
    halim hamza hani harun hashim hatem hazem hisham ibrahim ebrahim idris ihab imad imran isa ishaq eshaq ismail esmail
    issam iyas jabr jafar jalal jamal jamil jasim jawad javad jibran gebran kamal kamil karim khalid khaled khalil
    lutfi
    luay mahdi mehdi majid malik mansour marwan masoud masoumeh masuma mazen mehmet mostafa mustafa moncef munsif munir
    moqtada muqtada murad musa muwaffaq nabil nabih nadir naim najib naji najla nasir nasser nasrin nawaf nayef nidal
    nizar noor nouri nuri numan omran qasim qasem rabah rached rashid rafiq rahim ramadan rami rashad raed rauf riad
    riyad ridha reza rida rouhollah sabah sabri sadiq saad saddam sadeq saeb said saeed saif sakhr salah salam saleh
    salim salma salman sami samir samira sana sattar sayyid seyed selim shadi shafiq shakir sharif shawki sherif
    shirin suhail sulaiman soleiman sultan taha tahir talal tamim tamer tareq tariq tawfiq tayeb usama osama wael wahid
    walid wasim yahya yasser yasir yasin younis yunus yusuf youssef yaqub yaaqub zahra zaid zainab zakaria zaki zayed
    ziad
    ziyad zuhair aqila hassan bahram bagher baqer behrouz bijan dariush farhad fereydoun firouz ghasem golnaz hashemi
    heydar hushang jahangir kamran kaveh keyvan khosrow kourosh mahnaz manouchehr masih maryam mir mohsen mojtaba
    morteza
    nader naghi parviz parvin pouran qobad ramin rostam roya sadegh sepideh shahin shahram shapour simin sohrab taghi
    touraj vahid yadollah zohreh abolfazl abolhassan alireza mohammadreza hamidreza amirhossein
    erdogan recep tayyip mevlut hulusi suleyman bulent kemal orhan ilham heydar nursultan gurbanguly islam
    azadeh aminu muammar moammar muhannad hayder nechirvan masrour jalaluddin gulbuddin ashraf hamidullah
    benkirane ghannouchi rachid mokhtar mourad samia souad leila layla hanan hind iman inas jihad kawthar lamia
    maha mona muna nadia naguib nagib nawal nevine nihad rania rasha sahar sameh shaima soha tawakkol zeina wafa
    essam alaa alauddin mahmoud khadija abbas hosni mubarak tawakul ismail nabih saud hafez hafiz rifaat asma
    bouteflika butefliqa salwa sayed lotfi noureddine nooruddin shahid zafar zafrullah jafrullah
    asghar akbar afshin amr ansari aqil arash aref armin asef asif atallah atef ayoub azam azhar aziza azmi babak bahman
    banafsheh baraka behnam benazir boutros burhanuddin butrus  dalal darwish dawood din elham elias emad emomali
    esam eyad fadhil fadwa faiz fakhri farah faraj farouq fathi fatah fattah fawaz faysal fayyad fazl fereshteh firuz
    ghada ghani ghanem gholamreza ghoncheh gulbadin haddad hafiz haitham  halima hamdan hamdi hamida hamidou
    haniyeh hassanein hashem hashim hekmat  hikmat hilal hishmat houshang houda huda humayun ihsan ikram ilyas imad
    inaam intisar iqbal irfan islam issa jaber jaafar jabbar jaleh jalil jameel jandal javid jumana junaid kadhim
    kazem kazim karima kassem kassym khadim khairat khairallah khalifa khatami khattab khayri khazal khosrow laith
    latif  luqman lutfi maamoun mahathir mahboub majed mamdouh mamoun manal mansoor maqbool maruf marzouk
    mashhadi masih masud mazin mehrdad miriam moeen mohannad moin monir morsi mostafa mounir muayyad mubashir mufid
    mujahid mukhtar mumtaz munther murtaza muslim mutasim nadim nahed naim najm narges nargis nasim nasrallah nasrin
    nawal nazar nazir  nihad nimr nisreen nooh nouman nour noureldin nuha nusrat omid osman  parviz payman
    pervez qaboos qais qaisar qamar qassem qusai rabia rachida raad rafat rafi rafik raghad raghida raja rajab ramzi
    ramzy rasul ratib razak razzaq rifat riyadh rizwan robab rukhsana saadi saddam sadr saber sabir sabah safa safwan
    sahar sajad sajjad sakina salahuddin salim samah  sanaa saqib sarwar satar selma shaaban shabnam shafi shahbaz
    shahab shahnaz shahpour shahrokh shakib shakil shamim shams shamsuddin sharif shaukat shawqi shayma sheikh shoaib
    siddiq siham sinan sirajuddin suad sufyan suha sumaya taher taimur talat taleb talib taj tahseen tarek tayseer
    thabet thamer turki ubaid uday umm usman wafiq wahab waheed wajih waleed waqar wassim widad yacine yacoub yaqoob
    yasmin yassin yazid younes yousaf yusra zahed zahir zakariya zalmay zaman zarif zeid zeinab zine ziya
    zubair zulfiqar
    mahmudul shahabuddin moeenuddin obaidul mirza begum khatun khanum tajikistan kassem hajji mullah nur agha aga
    gulnara dilma  rustam bakhtiyar ulugbek sardor aziza farrukh nursultan kassymjomart kairat daniyar bakyt
    ilham mehriban heydar eldar elmar ramil vugar abulfaz ayaz isgandar kemal zeki tarkan orhan
    houari chadli abdou cherif lamine moctar modibo boubacar mamadou amadou ousmane aminata fatoumata moussa seydou
    ibrahima alioune macky cheikh oumar idrissa issoufou souleymane alassane mahamadou mahamat hissene idriss
    abdirashid abdiweli farmajo sharmarke siad barre  asha
    """.split()
)

# Given names and surnames of South Asia, whole words.
INDIC = tuple(
    """
    ganguly rajapaksa rajapakse rajapaksha kumaratunga kumaranatunga chowdhury chaudhary chaudhry choudhury choudhary
    chaudhuri
    bhattarai singh karunanidhi karunanithi muthuvel saurav sourav prakash parkash baburam babu jafrullah zafrullah
    banerjee banerji chatterjee chatterji mukherjee mukherji sen das dasgupta gupta sharma sarma varma verma mishra
    misra
    iyer aiyar ayyar reddy reddi rao naidu nayudu patel gandhi nehru modi yadav thakur tagore bose basu ghosh ghose
    dutta datta dutt roy ray rai nair menon pillai krishnan krishna lakshmi laxmi lakshman laxman vijay wijay
    wickremesinghe wickramasinghe wickremasinghe ranil sirisena maithripala mythripala premadasa jayewardene jayawardene
    jayawardena bandaranaike fonseka koirala prachanda dahal nepal oli deuba bahadur thapa shrestha tamang gurung
    mamata mamta sushma subramanian subramaniam subrahmanyam srinivasan sreenivasan venkatesh venkatesan ramesh
    suresh rajesh mahesh ganesh dinesh mukesh lokesh naresh narendra surendra rajendra jitendra dharmendra virender
    virendra manmohan atal bihari vajpayee bajpai bajpayee advani arvind aravind kejriwal chidambaram nirmala
    sitharaman seetharaman jaishankar jaysankar sonia rahul priyanka pranab pronab jyoti buddhadeb budhadev
    bhattacharya bhattacharjee bhattacharyya jayalalithaa jayalalitha jayaram stalin pinarayi vijayan mayawati
    mayavati akhilesh mulayam lalu laloo prasad nitish kumar shivraj shivaraj chouhan chauhan uddhav thackeray thakre
    sheikh shaikh hasina haseena khaleda zia mujibur rahman yunus bhutto zardari sharif shareef qureshi kureshi
    adhikari suvendu subhendu shubhendu subrata sudip amit abhijit debashish partha prasenjit soumitra sharmila tapas
    biswas majumdar mazumdar sarkar saha ghoshal bagchi lahiri sanyal mitra nandi basak paul kundu halder mondal mandal
    spivak gayatri satyajit ritwik aparna konkona kamala kamal anil sunil vinod vivek ashok arun kiran rekha hema
    prabhakaran velupillai sivaram raghavan rajaraman swaminathan natarajan sundaram venkataraman krishnamurthy murthy
    murti shastri sastry pandey pande pandit tiwari tripathi trivedi dubey dwivedi chaturvedi shukla sinha saxena
    agarwal aggarwal agrawal goel goyal bansal jindal mittal khanna kapoor kapur malhotra mehra chopra dhawan sethi
    bhatia bhalla sood anand grover arora ahluwalia oberoi gill sidhu dhillon sandhu grewal brar badal kaur amarinder
    parkash bhagwant navjot harsimrat sukhbir gowda kumaraswamy siddaramaiah shivakumar yediyurappa bommai kharge
    stalin udhayanidhi palaniswami panneerselvam edappadi vaiko ramadoss thol veerappan rajinikanth kamalahasan
    jayasuriya sangakkara jayawardane muralitharan ranatunga dissanayake dissanayaka anura kumara weerasinghe
    abeywardena gunawardena gunawardene amaratunga samaraweera moragoda peiris
    gotabaya gotabhaya mahinda mahendra namal chamal dharmapala senanayake nanayakkara sumanthiran sampanthan
    ambedkar savarkar deshmukh fadnavis gadkari pawar raut shinde joshi kulkarni deshpande tendulkar gavaskar
    ashwin aswin kohli dhoni vikram wickram sarath sarat chandra chandrika sirimavo solomon anura
    """.split()
)

# Surnames in forms that no sound rule ties: Sanskrit, Bengali and English ones, and a few of the Arab world.
SURNAME_CLASSES: dict[str, str] = {
    spelling: line.split()[0]
    for line in """
    chatterjee chatterji chattopadhyay chattopadhyaya
    mukherjee mukherji mukhopadhyay mookerjee mukerji
    banerjee banerji bandyopadhyay bandopadhyay bannerjee
    ganguly ganguli gangopadhyay
    bhattacharya bhattacharjee bhattacharyya
    kumaratunga kumaranatunga kumaratunge
    chowdhury chaudhary chaudhry choudhury choudhary chaudhuri chowdhry chaudhri
    vajpayee bajpai bajpayee
    goswami gosain gossain
    chakraborty chakravorty chakrabarty chakravarty chakrabarti chakravarti chakraborti chakravarthy
    prabhakaran pirapaharan pirabhakaran prabakaran
    bandaranaike bandaranayake bandaranayaka
    dissanayake dissanayaka
    jayasuriya jayasuria
    gunawardena gunawardene gunawardhana
    aggarwal agarwal agrawal
    mazumdar majumdar mozumder majumder
    sarkar sarker sircar
    siddiqui siddiqi siddiki siddique
    chauhan chouhan chohan
    thackeray thakre
    scindia shinde sindhia
    khaleda khalida
    suvendu subhendu shubhendu shuvendu
    mamata mamta
    thakur tagore
    wickremesinghe wickramasinghe wickremasinghe
    jayawardene jayewardene jayawardena
    gaddafi kadafi gadafi qaddafi kadhafi gadhafi qadhafi kaddafi
    haftar hifter heftar
    barzani barazani
    """.strip().splitlines()
    for spelling in line.split()
}

# Chinese surnames by any common spelling, with the pinyin that they may be.
SINITIC_SURNAMES: dict[str, tuple[str, ...]] = {}
for _pair in """
    an:an|ann:an|ao:ao|au:ou|bai:bai|ban:ban|bao:bao|bi:bi|bo:bo|cai:cai|cao:cao|chan:chen zhan|chang:zhang chang
    chao:zhao chao|chau:zhou|chen:chen|cheng:cheng zheng|cheung:zhang|chi:ji qi|chia:jia xie|chiang:jiang|chiao:qiao
    chien:qian jian|chin:jin qin|chiu:qiu zhao|cho:cao zuo|choi:cai|chong:zhuang|choo:zhu|chou:zhou|chow:zhou
    chow:zhou zou|choy:cai|chu:zhu chu|chua:cai|chuang:zhuang|chun:qin|chung:zhong|cui:cui|dai:dai|deng:deng
    ding:ding|dong:dong|du:du|duan:duan|fan:fan|fang:fang|feng:feng|fong:fang kuang|fu:fu|fung:feng|gao:gao|gong:gong
    gou:guo|gu:gu|guan:guan|guo:guo|ha:xia|han:han|hao:hao|hau:hou|he:he|ho:he|hong:hong|hou:hou|hsi:xi|hsia:xia
    hsiang:xiang|hsiao:xiao|hsieh:xie|hsin:xin|hsiung:xiong|hsu:xu|hsueh:xue|hu:hu wu|hua:hua|huang:huang|hui:xu
    hung:hong xiong|hwang:huang|ip:ye|jen:ren|ji:ji|jia:jia|jian:jian|jiang:jiang|jiao:jiao|jim:zhan|jin:jin|jiu:jiu
    jung:rong|kam:jin gan|kan:gan jian|kao:gao|ke:ke|keung:jiang|ko:gao ke|kong:kong jiang|koo:gu|ku:gu|kuan:guan
    kung:gong kong|kuo:guo|kuok:guo|kwan:guan|kwok:guo|lai:lai li|lam:lin lan|lao:lao|lau:liu|law:luo|lee:li
    lei:lei li|leong:liang|leung:liang|li:li|lian:lian|liang:liang|lien:lian|lim:lin|lin:lin|liu:liu|lo:luo lu
    loh:luo|loi:lei|long:long|lou:lou|low:liu|lu:lu lü lv|lui:lu lei|lung:long|luo:luo|lv:lü|ma:ma|mah:ma|man:wen
    mao:mao|mei:mei|meng:meng|mo:mo wu|mok:mo|mu:mu|mui:mei|ng:wu huang|ngai:wei|ni:ni|nie:nie|oei:huang|ooi:huang
    ou:ou|ouyang:ouyang|pai:bai|pak:bai|pan:ban pan|pang:peng pang|pao:bao|peng:peng|po:bo|pu:pu|qi:qi|qian:qian
    qiao:qiao|qin:qin|qiu:qiu|qu:qu|ren:ren|rong:rong|ruan:ruan|sha:sha|sham:shen|shang:shang|shao:shao|shen:shen
    sheng:sheng|shi:shi|shih:shi|shu:shu|shum:shen cen|sit:xue|siu:shao xiao|so:su|song:song|soong:song|su:su
    suen:sun|sun:sun|sung:song|sze:shi|tai:dai|tam:tan|tan:chen tan|tang:tang deng|tao:tao|tay:zheng|teng:deng
    teo:zhang|tian:tian|tien:tian|tin:tian|ting:ding|to:du|tong:tang|tsai:cai|tsang:zeng|tsao:cao|tse:xie|tseng:zeng
    tso:zuo|tsou:zou|tsui:cui xu|tu:du|tuan:duan|tung:dong|wah:hua|wan:wan|wan:wan yin|wang:wang|wat:qu|wei:wei
    wen:wen|weng:weng|wong:huang|wong:wang huang|woo:hu wu|wu:wu|xi:xi|xia:xia|xiang:xiang|xiao:xiao|xie:xie|xin:xin
    xiong:xiong|xu:xu|xue:xue|yam:ren|yan:yan|yang:yang|yao:yao|yap:ye|yau:qiu|ye:ye|yeh:ye|yen:yan|yeo:yang
    yeung:yang|yi:yi|yim:yan|yin:yin|yip:ye|yiu:yao|you:you|yu:yu|yuan:yuan|yue:yu yue|yuen:ruan yuan|yun:yun
    yung:rong weng|yung:weng|zang:zang|zeng:zeng|zhai:zhai|zhan:zhan|zhang:zhang|zhao:zhao|zhen:zhen|zheng:zheng
    zhong:zhong|zhou:zhou|zhu:zhu|zhuang:zhuang|zong:zong|zou:zou|zuo:zuo
    """.replace("\n", "|").split("|"):
    if ":" in _pair:
        _name, _readings = _pair.strip().split(":")
        _known = SINITIC_SURNAMES.get(_name, ())
        SINITIC_SURNAMES[_name] = tuple(dict.fromkeys((*_known, *_readings.split())))

# Syllables of given names in the Hong Kong government's Cantonese spelling, with the pinyin that they may be.
CANTONESE: dict[str, tuple[str, ...]] = {}
for _pair in """
    bik:bi|bing:bing|bo:bao bo|bong:bang|chak:ze|chan:chen zhen|cheong:chang xiang zhang|cheuk:zhuo
    cheung:chang xiang zhang|chi:zhi ci ji qi zi|chin:qian zhan zhen|ching:qing jing cheng zheng|chiu:zhao chao
    cho:zuo chu|choi:cai|chor:chu|chuen:quan chuan zhuan|chui:zui|chun:zhen jun chun qin
    chung:zhong zong song cong chong|fai:hui|fan:fan fen|fat:fa|fei:fei|fong:fang huang|foo:fu|fook:fu|fu:fu|fuk:fu
    fun:huan kuan|fung:feng|geng:geng jing|gor:e|ha:xia|hang:heng xing hang|hei:xi|heung:xiang|him:qian|hin:xian
    hing:xing qing|ho:hao he|hoi:hai kai|hok:he xue|hon:han|hong:kang hang xiang|hsiung:xiong|hung:hong xiong kong
    jing:jing|ka:jia|kah:jia|kai:qi jie ji|kam:jin gan|kan:jin qin gen|kar:jia|kei:qi ji|keung:qiang|kin:jian
    king:jing qing|kit:jie|kiu:qiao|ko:gao|kong:jiang gang guang|koon:guan|kuen:quan juan|kui:ju|kun:guan|kung:gong
    kwai:gui|kwan:jun kun guan|kwok:guo|kwong:guang|kwun:guan|lai:li|lam:lin lan|lan:lan|lap:li|lau:liu|lei:li
    leung:liang|lik:li|lim:lian|lin:lian lin|ling:ling|lo:lu|lok:le luo|long:lang|lun:lun|lung:long|mak:mo
    man:wen min|mei:mei wei|mi:mi|min:mian|ming:ming|miu:miao|mo:mao wu|mui:mei|muk:mu|mun:men man|nam:nan|nang:neng
    nga:ya|ngai:yi wei|ngo:ao|ngok:yue|ngor:e|nin:nian|ning:ning|oi:ai|on:an|pak:bai bo|pang:peng|pik:bi
    ping:ping bing|po:bao bo|pong:bang|pui:pei bei|pun:ben|sai:shi xi|sam:sen san|san:shan xin|sang:sheng
    sau:shou xiu|see:shi|sek:shi|shan:shan|shek:shi|sheung:shang|shing:cheng sheng|shiu:shao zhao|shu:shu|shuk:shu
    shun:shun chun|shung:chong|sik:xi|sim:shan|sin:shan xian qian|sing:sheng xing|siu:xiao shao|so:su|suet:xue
    sui:rui sui|suk:shu|sum:xin|sun:xin|sung:song|sze:si shi|tai:tai di|tak:de|tat:da|tik:di|tim:tian|tin:tian
    ting:ting|to:tao du|toi:tai|tong:tang dong|tsun:jun|tsung:cong|tsz:zi|tung:dong tong|tze:zi|ue:yu|wa:hua|wah:hua
    wai:wei hui|wan:yun wen huan|wang:hong|wing:yong rong|wo:he|wong:wang huang|woon:huan|wun:huan|yam:yin ren
    yan:ren yin xin en|yat:yi ri|yau:you|yee:yi er|yeuk:yue|yeung:yang|yi:yi|yik:yi|yim:yan|yin:yan xian|ying:ying
    yip:ye|yiu:yao|yu:yu ru|yue:yu|yuen:yuan wan|yuet:yue|yuk:yu|yun:run yuan|yung:rong yong
    """.replace("\n", "|").split("|"):
    if ":" in _pair:
        _name, _readings = _pair.strip().split(":")
        CANTONESE[_name] = tuple(_readings.split())

# Spellings of Taiwan's own, which follow no system.
CANTONESE |= {
    "ing": ("ying",), "jeou": ("jiu",), "pyng": ("ping",), "yih": ("yi",), "ih": ("yi",), "shyi": ("xi",),
    "jaw": ("zhao",), "jau": ("zhao",), "shieh": ("xie",), "jyh": ("zhi",), "tzong": ("zong",),
    "tseng": ("zheng", "zhen", "zeng"),
    "chee": ("zhi", "qi", "jian"), "hwa": ("hua",), "shyan": ("xian",), "kuen": ("quan", "kun"), "luan": ("luan",),
    "ting": ("ting",), "jin": ("jin",), "shui": ("shui",), "ying": ("ying",),
}  # fmt: skip

# Korean surnames by any common spelling, each with one form of it.
KOREAN_SURNAMES: dict[str, str] = {
    spelling: line.split()[0]
    for line in """
    kim gim
    lee yi rhee i ri li
    park bak pak
    choi choe ch'oe
    jung jeong chung chong cheong
    kang gang
    cho jo joe
    yoon yun youn
    jang chang
    jeon chun cheon jun
    lim im rim yim
    han
    oh o
    seo suh so sur
    shin sin
    kwon gwon
    hwang
    ahn an
    song
    hong
    moon mun
    yang ryang
    son sohn
    bae pae
    baek paik baik back paek
    heo huh hur ho
    yoo yu ryu you
    nam
    sim shim
    noh roh no ro
    ha
    kwak gwak
    sung seong
    cha
    joo ju chu choo
    woo u wu
    koo gu ku
    na ra
    min
    jin chin
    ji chi
    eom um
    chae
    won weon
    bang pang
    kong gong
    hyun hyeon
    ham
    byun byeon
    yeom yum
    yeo yuh
    chu choo
    do to
    seok suk
    seon sun
    seol sul
    ma
    gil kil
    wi
    pyo
    myung myeong
    ki gi
    ban pan
    ra
    wang
    geum keum
    ok
    yuk
    in
    maeng
    je
    mo
    tak
    kook guk
    eun
    """.strip().splitlines()
    for spelling in line.split()
}

VIETNAMESE_SURNAMES = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai cao truong lam to luong ha "
    "tang quach thach chu ta tong luu".split()
)
