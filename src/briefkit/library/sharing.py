"""Libraries on servers that share connections, and who may read them."""

from __future__ import annotations

from briefkit.storage.postgres.pool import share_connections

__all__ = ["share_connections"]
