"""Words by which a name is a body's in other languages than English, and firms with "and" in their name. Data only.

Plain lower-case ASCII. English head nouns belong to `heads`, bodies known by name to `companies` and `bodies`.
"""

from __future__ import annotations

import re

# Words that begin or hold a body's name; its rest may be in small letters ("Confédération générale du travail").
HEADS = frozenset(
    """
    ministere ministerio ministero ministerium ministerie ministeriet ministerstvo ministerstwo ministarstvo
    miniszterium bakanligi bakanlik kementerian
    confederation confederacion confederazione confederacao konfoderation konfederacja
    federacion federazione federacao foderation federacja federatie forbund forbundet federatsiya
    association asociacion associazione associacao vereniging verein verband asosiasi dernegi
    societe sociedad societa sociedade gesellschaft gesellschaften selskab bolag maatschappij
    syndicat sindicato sindacato gewerkschaft vakbond fagforening zwiazek sindikat
    institut instituto istituto instytut instituut instituttet institutet enstitusu
    universite universidad universita universidade universitat universiteit universitet universitetet uniwersytet
    univerzita universitesi egyetem ecole escuela scuola escola hochschule hogeschool politecnico polytechnique
    polytechnikum academie academia accademia akademie akademija
    banque banco banca caisse caja cassa caixa sparkasse bankasi banka
    agence agencia agenzia agentur agentschap byra
    conseil consejo consiglio conselho rada radet raad rat
    comite comitato komitee komite komitet comision commissione comissao kommission kommisjonen komisja
    direccion direction direzione direcao direktion dyrekcja
    partido parti partito partei partij partiet partia partidul partisi stranka puolue
    mouvement movimiento movimento bewegung beweging ruch pokret
    frente fronte ligue liga lega union unione uniao unie unia
    parlament parlamento parlement congreso congresso cortes camara chambre assemblee asamblea assembleia
    kamer tweede eerste nationalrat bundesrat bundestag landtag senado senat storting skupstina sabor sejm eduskunta
    cour corte tribunal tribunale gericht gerichtshof bundesgericht rechtbank audiencia
    fiscalia procuradoria procura procuraduria staatsanwaltschaft parquet
    policia policja polizei polizia politie politi poliisi gendarmerie guardia
    ejercito esercito exercito armee fuerzas forcas bundeswehr luftwaffe
    fondation fundacion fondazione fundacao stiftung stichting fundacja
    centre centro centrum zentrum ośrodek osrodek
    amt office officina bureau buro oficina ufficio kantor urzad
    ayuntamiento mairie comune generalitat diputacion prefettura prefecture
    groupe gruppo grupo gruppe groep
    compagnie compania companhia compagnia
    confindustria coldiretti secretaria secretariat segreteria servicio servizio service servico dienst tjeneste
    departamento departement dipartimento
    camera camere ordre ordine orden kammer kamara
    hopital hospital ospedale krankenhaus klinikum
    sluzhba partiya dvizhenie komanda gosudarstvennaya federalnaya
    lembaga badan majelis komisi polisi yayasan persatuan parti pertubuhan
    """.split()
) - {"office", "bureau", "hospital", "service", "association", "direction", "union", "prefecture", "confederation"}
# Those that are English words as well: a body's only beside words that are not.
SHARED_HEADS = frozenset(
    "office bureau service association direction union confederation commission federation organisation "
    "administration alliance front mission institution conference council".split()
)
# German, Dutch and Nordic compounds: Bundeskriminalamt, Dienstleistungsgewerkschaft, Skatteverket.
COMPOUND = re.compile(
    r"[a-z]{4,}(?:ministerium|ministerie|departementet|ministeriet|amt|behorde|agentur|anstalt|verband|bund|gewerkschaft"
    r"|gesellschaft|partei|stiftung|institut|kammer|gericht|gerichtshof|verein|vereinigung|nachrichtendienst|dienst"
    r"|polizei|parlament|direktoratet|styrelsen|verket|myndigheten|forbundet|inspektionen|tilsynet|tjenesten|polisen"
    r"|sparkasse|universitat|hochschule|zentrale|zentrum|rundfunk|anwaltschaft|vereniging|partij)$"
)
# Words that join the parts of such names.
LINKS = frozenset(
    "de du des la le les l d del della dello dei degli delle di da do dos das e y et und fur fuer der die das den dem "
    "im am zur zum von van voor het en och og i pour por para per a al alla a aux au sur mit gegen contro "
    "contra".split()
)
# Firms whose names are two surnames or words with "and" or "&" between them, which read like two persons.
FIRMS = frozenset(
    name.strip()
    for line in """
    daily mail and general trust|marks and spencer|procter and gamble|johnson and johnson|smith and wesson
    ernst and young|barnes and noble
    black and decker|stanley black and decker|bang and olufsen|crate and barrel|dun and bradstreet|bausch and lomb
    arnold and porter|sullivan and cromwell|simon and schuster|farrar straus and giroux|fortnum and mason
    standard and poor|standard and poors|dolce and gabbana|abercrombie and fitch|tate and lyle|legal and general
    holland and barrett|crosse and blackwell|viktor and rolf|bed bath and beyond|kirkland and ellis
    latham and watkins
    gibson dunn and crutcher|debevoise and plimpton|covington and burling|davis polk and wardwell|white and case
    heckler and koch|rohde and schwarz|villeroy and boch|giesecke and devrient|brown and root|brown and williamson
    burns and mcdonnell|cravath swaine and moore|paul weiss rifkind wharton and garrison|king and spalding
    skadden arps slate meagher and flom|williams and connolly|hogan and hartson|hill and knowlton|young and rubicam
    ogilvy and mather|saatchi and saatchi|cushman and wakefield|merck sharp and dohme|harland and wolff
    arm and hammer
    church and dwight|ben and jerry|ben and jerrys|lea and perrins|pratt and whitney|travis and perkins
    royal and sun alliance|weidenfeld and nicolson|thames and hudson|faber and faber|chapman and hall
    hodder and stoughton|larsen and toubro|mahindra and mahindra|mott and macdonald|herzog and de meuron
    keefe bruyette and woods|houlihan and lokey|alvarez and marsal|allen and overy|slaughter and may
    clifford and chance|norton rose and fulbright|russell and bromley|dunhill and holland|penn schoen and berland
    lord and taylor|neiman and marcus|harris and hoole|swissport and menzies|taylor and francis|mills and boon
    harper and row|harper and brothers|ernst and whinney|abel and cole|crabtree and evelyn|smith and nephew
    reckitt and colman|bell and howell|bowers and wilkins|boosey and hawkes|steinway and sons|marshall and snelgrove
    strutt and parker|funk and wagnalls|lippincott williams and wilkins|van cleef and arpels|ropes and gray
    morrison and foerster|baker and mckenzie|foley and lardner|brown and forman
    quinn emanuel urquhart and sullivan|simpson thacher and bartlett|shearman and sterling|slater and gordon
    cleary gottlieb steen and hamilton|akin gump strauss hauer and feld|wilson sonsini goodrich and rosati
    house and garden|currys and pc world|coopers and lybrand|deloitte and touche|drexel burnham and lambert
    peek and cloppenburg|blohm and voss|felten and guilleaume|siemens and halske|duncker and humblot
    """.strip().splitlines()
    for name in line.strip().split("|")
)
