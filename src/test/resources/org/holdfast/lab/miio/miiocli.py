# SPDX-License-Identifier: GPL-3.0-or-later
#
# python-miio's own command line. Debian's click has another name for one thing that it uses.

import click

if not hasattr(click.MultiCommand, "resultcallback"):
    click.MultiCommand.resultcallback = click.MultiCommand.result_callback

from miio.cli import create_cli  # noqa: E402

create_cli()
