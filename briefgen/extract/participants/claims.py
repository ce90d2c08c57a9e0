"""What the rules of this package hand on: one entity, one part, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import Document, Part, Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One entity had one part, and these words say so.

    ``represents`` is whom a representative stood for; ``doubt`` why the claim is weak;
    ``document`` the one whose party or signatory the entity is: the claim is as sure as that.
    """

    entity: str
    part: Part
    evidence: tuple[Span, ...]
    represents: str | None = None
    doubt: str | None = None
    document: Document | None = None
