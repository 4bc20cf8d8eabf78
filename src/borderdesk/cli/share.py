"""borderdesk share"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from borderdesk.delivery import passphrase as words
from borderdesk.errors import UsageError


@click.command(epilog="Example: borderdesk share reports/briefing-sudan-2023.html --passphrase")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE", required=False)
@click.option(
    "--passphrase",
    is_flag=False,
    flag_value="",
    metavar="[WORDS]",
    help="Ask for it, twice and unseen; or take WORDS, which a shell remembers.",
)
@click.option("--passphrase-file", type=click.Path(path_type=Path), help="A file with the passphrase on its only line.")
@click.option(
    "--output", type=click.Path(path_type=Path), help="The file to write.  [default: FILE, ending in .sealed.html]"
)
def command(file: Path | None, passphrase: str | None, passphrase_file: Path | None, output: Path | None) -> None:
    """Seal an HTML report under embargo with a passphrase.

    The new file opens in a browser, without a network, for those who have the passphrase; before, nothing of the
    report can be read in it. It is encrypted with AES-256-GCM under a key of PBKDF2-HMAC-SHA256 with 1,000,000 rounds.

    A passphrase has at least 12 characters; blanks around it do not count. Where the variable BORDERDESK_PASSPHRASE is
    set, nobody is asked. Send it another way than the file: whoever has both has the report.
    """
    if file is None and passphrase and Path(passphrase).is_file():
        file, passphrase = Path(passphrase), ""  # --passphrase FILE: the file was meant
    if file is None:
        raise click.UsageError("Missing argument 'FILE'.")
    target = _target(file, output)
    from borderdesk.delivery.sealed import read_report, seal

    report = read_report(file)
    sealed = seal(report, _passphrase(passphrase, passphrase_file))
    _write(target, sealed)
    click.echo(f"wrote {target} ({len(sealed) / 1000:,.0f} kB); send the passphrase another way than the file")


def _target(file: Path, output: Path | None) -> Path:
    target = output or file.with_suffix(".sealed.html")
    if target.resolve() == file.resolve():
        raise UsageError(f"{target}: found the report itself, expected another file for the sealed one")
    return target


def _passphrase(given: str | None, file: Path | None) -> str:
    """What was given, else that of the file, else that of the environment, else what a person types."""
    if given and file:
        raise click.UsageError("found --passphrase and --passphrase-file, expected one of them")
    if given:
        return words.checked(given, "--passphrase")
    if file:
        return words.from_file(file)
    return words.from_environment() or _asked()


def _asked() -> str:
    if not sys.stdin.isatty():
        raise UsageError(
            "found no passphrase and no terminal to ask for one, "
            f"expected --passphrase-file FILE or the variable {words.VARIABLE}"
        )
    typed: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt="The same again", err=True)
    return words.checked(typed, "passphrase")


def _write(target: Path, sealed: str) -> None:
    from borderdesk.ledger import replace

    try:
        replace(target, sealed)
    except OSError as error:
        raise UsageError(f"{target}: cannot be written ({error.strerror}); choose another --output") from None
