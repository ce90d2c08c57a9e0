"""From the facts of a briefing to the same facts in two languages."""

from __future__ import annotations

from briefgen.localise.build import localise
from briefgen.localise.missing import missing
from briefgen.localise.units import composed, wanted

__all__ = ["composed", "localise", "missing", "wanted"]
