"""Run Borderdesk and its peers on the same sentences, and write the tables of benchmarks/README.md anew."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import sample
import score

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
README = HERE.parent / "README.md"
MARKS = "<!-- results -->\n", "<!-- end of results -->\n"
PUBLISHED = "2024-05-15"
SHARE = 15_000  # characters of each kind of text for the speed of the peers
PEERS = {  # script: (name, environment)
    "borderdesk_read": ("Borderdesk, all of `read`", ".venv"),
    "borderdesk_plain": ("Borderdesk, all of `read`, not compiled", ".venv"),
    "borderdesk_numbers": ("Borderdesk, amounts and dates", ".venv"),
    "quantulum3_numbers": ("quantulum3", ".venv-bench-quantulum3"),
    "spacy_numbers": ("spaCy, blank English, `like_num`", ".venv-bench-spacy"),
    "spacy_pipeline": ("spaCy, a small pipeline, not trained", ".venv-bench-spacy"),
    "recognizers_numbers": ("Recognizers-Text", ".venv-bench-recognizers"),
    "dateparser_dates": ("dateparser, `search_dates`", ".venv-bench-dateparser"),
}
WHOLE = ("borderdesk_read", "borderdesk_plain", "spacy_pipeline")  # only their speed is compared
Answers = list[dict[str, Any]]


def ask(peer: str, items: list[dict[str, str]]) -> Answers:
    """The peer's answer to each item, on one core."""
    lines = "".join(json.dumps(item) + "\n" for item in items)
    python = ROOT / PEERS[peer][1] / "bin" / "python"
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
    command = [str(python), str(HERE / "peers" / f"{peer}.py")]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, env=alone)
    return [json.loads(line) for line in done.stdout.splitlines()]


def speed(peer: str, name: str) -> float:
    """Characters per second, one paragraph after another."""
    items = [{"text": text, "published": PUBLISHED} for text in sample.paragraphs(name, SHARE)]
    return sum(len(item["text"]) for item in items) / sum(answer["seconds"] for answer in ask(peer, items))


def amounts(peer: str) -> tuple[float, float]:
    """F1 of values, and of values with both bounds."""
    rows = sample.quantities()
    answers = ask(peer, [{"text": str(row["text"]), "published": PUBLISHED} for row in rows])
    gold: list[Any] = [row["amounts"] for row in rows]
    found = [answer["amounts"] for answer in answers]
    right = [score.amounts(*pair) for pair in zip(gold, found, strict=True)]
    sizes = sum(map(len, gold)), sum(map(len, found))
    return score.f1(sum(value for value, _ in right), *sizes), score.f1(sum(bound for _, bound in right), *sizes)


def dates(peer: str) -> float:
    """The share of date expressions read as the right first and last day, among all the peer found in the sentence."""
    rows = sample.expressions()
    answers = ask(peer, [{"text": row["text"], "published": row["published"]} for row in rows])
    wanted = [[None if row[end] == "-" else row[end] for end in ("start", "end")] for row in rows]
    return sum(want in answer["dates"] for want, answer in zip(wanted, answers, strict=True)) / len(rows)


def compared() -> str:
    """One row for each peer; speeds as ratios to all of Borderdesk."""
    rows, base = [], {name: speed("borderdesk_read", name) for name in ("ordinary", "dense")}
    for peer, (title, _) in PEERS.items():
        ratios = [f"{(base if peer == 'borderdesk_read' else measured(peer))[name] / base[name]:.3g}" for name in base]
        if peer in WHOLE:
            rows.append([title, *ratios, "", "", ""])
            continue
        days = f"{dates(peer):.2f}"
        numbers = ("", "") if peer == "dateparser_dates" else tuple(f"{one:.3f}" for one in amounts(peer))
        rows.append([title, *ratios, *numbers, days if days != "0.00" else ""])
    head = ["", "speed, ordinary", "speed, figures", "value F1", "value and bounds F1", "dates right"]
    note = f"Speed 1 is {base['ordinary']:,.0f} characters a second on ordinary text, {base['dense']:,.0f} on figures."
    return table(head, rows) + f"\n{note} An empty field: it does not do that.\n"


def measured(peer: str) -> dict[str, float]:
    return {name: speed(peer, name) for name in ("ordinary", "dense")}


def limits() -> str:
    """How cost grows, awkward texts, import and memory."""
    python = ROOT / ".venv" / "bin" / "python"
    done = subprocess.run([str(python), str(HERE / "machine.py")], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    sizes = list(found["growth"]["ordinary"])
    head = ["seconds for a million characters, in a text of", *(f"{int(n):,}" for n in sizes)]
    growth = table(head, [[name, *(f"{by[n]:.2f}" for n in sizes)] for name, by in found["growth"].items()])
    worst = sorted(found["awkward"].items(), key=lambda one: -one[1])
    awkward = table(["1 MB of", "times ordinary text"], [[name, f"{ratio:.1f}"] for name, ratio in worst])
    plain = found["import, plain"] * 1000
    small = (
        f"Import: {found['import'] * 1000:.0f} ms over bare Python, {plain:.0f} ms not compiled. "
        "Peak memory of a process that reads 1 MB: "
        + "; ".join(f"{name} {a:.0f} MB, {b:.0f} MB not compiled" for name, (a, b) in found["memory"].items())
        + ".\n"
    )
    return f"{growth}\n{awkward}\n{small}"


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def machine() -> str:
    """The day, and the class of machine."""
    model = next(
        x.split(":")[1].strip()
        for x in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        if x.startswith("model name")
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{date.today()}, {os.cpu_count()} cores ({model}), {memory:.0f} GB, Python {platform.python_version()}.\n"


def main() -> None:
    before, rest = README.read_text("utf-8").split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    results = f"\n{machine()}\n{compared()}\n{limits()}\n"
    README.write_text(before + MARKS[0] + results + MARKS[1] + after, "utf-8")
    print(results)


main()
