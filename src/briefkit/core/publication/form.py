"""The form in which a document prints a brief, as its properties tell it: in full unless one of these words says else.

A document that comes back is compared with what the brief prints in the same form.
"""

from __future__ import annotations

ONE_PAGE, PUBLIC = "one-page", "public"
"""The key points on one page; only what the audience of that name may see."""
DOSSIER, COMPARISON = "dossier", "comparison"
"""Several briefs as one document; two versions with what changed. Neither is a version of one brief."""
