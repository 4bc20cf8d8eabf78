"""One name for each file in a folder of results, and one file for each name."""

from __future__ import annotations

from collections.abc import Iterable

from borderdesk.archive.files import File
from borderdesk.archive.part import Extent
from borderdesk.errors import UsageError


class Names:
    """The files that a folder of results knows: one that is named by another way keeps the name that it has."""

    def __init__(self, extents: Iterable[Extent]) -> None:
        self._files: dict[str, File] = {}  # by name
        self._named: dict[str, File] = {}  # by path
        for extent in extents:
            for name in [extent.file] if extent.file else extent.members:
                self._keep(File(extent.root, name))

    def named(self, file: File) -> File:
        """The file under its name here; UsageError where another one that is still there has that name.

        One that was moved together with its neighbours is the same: nothing stands where it stood.
        """
        path = str(file.path)
        if path in self._named:
            return self._named[path]
        holder = self._files.get(file.name)
        if holder and holder.path.exists():
            raise UsageError(
                f"{path}: found the name {file.name}, which the results have for {holder.path} already; "
                "name the folder that both are in, or another one for the results"
            )
        return self._keep(file)

    def file(self, name: str) -> File:
        """The file of that name, which must be one."""
        return self._files[name]

    def _keep(self, file: File) -> File:
        self._files[file.name] = self._named[str(file.path)] = file
        return file
