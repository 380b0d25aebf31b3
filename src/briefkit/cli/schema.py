"""`briefkit schema`"""

from __future__ import annotations

import typer


def schema_command(ctx: typer.Context) -> None:
    """Print the JSON Schema of front matter, for editors that complete and check YAML."""
    from briefkit.core.brief.schema import front_matter_schema
    from briefkit.output.data import to_json

    ctx.obj.write([to_json(front_matter_schema()), "\n"])
