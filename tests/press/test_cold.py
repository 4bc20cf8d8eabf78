"""One report from a cold start: what each of the processes loads, and when."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import tasks
from lxml import etree

from borderdesk import vega
from borderdesk.press import Press
from borderdesk.press.samples import samples

COMMAND = """
import sys
from pathlib import Path
from borderdesk.report.pressed import written
made = written("03-border-policies", {"story": "karabakh-2023"}, Path(sys.argv[1]))
heavy = {"pandas", "altair", "papermill", "nbconvert", "vl_convert"} & {*sys.modules}
print(made.path.stat().st_size == made.size, made.story, sorted(heavy))
"""


def test_the_command_loads_nothing_of_what_makes_its_report(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-c", COMMAND, str(tmp_path / "a.html")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "True karabakh-2023 []\n"


def test_modules_are_loaded_beside_the_child_that_is_waited_for() -> None:
    with Press(1, ()) as press:
        before, after = press.submit(tasks.load_meanwhile, ("no.such.module", "wave")).result()
    assert (before, after) == (False, True)


@pytest.mark.parametrize("number", range(len(samples())))
def test_the_studio_can_draw_what_it_warms_up_with(number: int) -> None:
    drawn = etree.fromstring(vega.here("vegalite_to_svg", samples()[number], {}).encode())
    assert len([*drawn.iter("{*}path")]) > 10
    assert len([*drawn.iter("{*}text")]) > 10
