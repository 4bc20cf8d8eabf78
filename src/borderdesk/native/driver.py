"""Run by build.py, in a folder with the sources to compile: mypyc, and the C compiler on what it made.

The names of the sources come on standard input, a line each; what was made is in the folder ``made``.
"""

from __future__ import annotations

import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from distutils.ccompiler import CCompiler
from pathlib import Path
from typing import Any

from mypyc.build import mypycify
from setuptools import setup  # type: ignore[import-untyped]

LEVEL = "2"  # of the C compiler: 1 takes two thirds of the time, and what it makes reads a tenth slower
# Half of what mypyc writes handles errors, speaks with Python, or runs once, at import. Told that these are rare, the
# compiler lays them apart, and what is run for each text is closer together
# (https://gcc.gnu.org/onlinedocs/gcc/Common-Function-Attributes.html).
RARE = """
#include <Python.h>
#define RARE __attribute__((cold))
RARE void CPy_AddTraceback(const char *, const char *, int, PyObject *);
RARE void CPy_TypeErrorTraceback(const char *, const char *, int, PyObject *, const char *, PyObject *);
RARE void CPy_AttributeError(const char *, const char *, const char *, const char *, int, PyObject *);
RARE void CPy_TypeError(const char *, PyObject *);
"""
DECLARED = re.compile(r"^(?=PyObject \*CPyPy_\w+\(|char CPyDef_\w+_____top_level__\(void\);)", re.MULTILINE)
# one library: no other one calls into it, so that calls within it need no table
WITHIN = ["-fvisibility=hidden", "-fno-semantic-interposition", "-include", "rare.h"]


def compiled(
    self: Any,
    sources: Any,
    output_dir: Any = None,
    macros: Any = None,
    include_dirs: Any = None,
    debug: int = 0,
    extra_preargs: Any = None,
    extra_postargs: Any = None,
    depends: Any = None,
) -> list[str]:
    """CCompiler.compile on all cores: by itself it takes one file of a library after the other."""
    macros, objects, postargs, told, build = self._setup_compile(
        output_dir, macros, include_dirs, sources, depends, extra_postargs
    )
    preargs, postargs = self._get_cc_args(told, debug, extra_preargs), [*postargs, *WITHIN]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        [*pool.map(lambda one: self._compile(one, *build[one], preargs, postargs, told), build)]
    return list(objects)


def main(group: str) -> None:
    """Compile into one library, ``group``."""
    Path("rare.h").write_text(RARE, "ascii")
    CCompiler.compile = compiled  # type: ignore[method-assign]
    options = ["--ignore-missing-imports", "--cache-dir=types", *sys.stdin.read().splitlines()]
    modules = mypycify(options, opt_level=LEVEL, debug_level="0", multi_file=True, group_name=group)
    for header in Path("build").rglob("*.h"):
        header.write_text(DECLARED.sub("RARE ", header.read_text("utf-8")), "utf-8")
    arguments = ["--quiet", "build_ext", "--build-lib=made", "--build-temp=parts"]
    setup(name="borderdesk", packages=[], ext_modules=modules, script_args=arguments)


if __name__ == "__main__":
    main(sys.argv[1])
