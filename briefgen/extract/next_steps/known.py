"""What the reader of the steps knows by the place that is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.context import Context
from briefgen.extract.quotes.talk import Talk
from briefgen.model import Document


@dataclass(slots=True)
class Known:
    """What the reader knows by now: the documents, and by ``talk`` whom „той“ and „гостът“
    mean; ``read`` counts the sentences taken in."""

    context: Context
    documents: Sequence[Document]
    talk: Talk
    read: int = 0

    def read_to(self, i: int) -> None:
        """Takes in the sentences up to that of token ``i``."""
        last = self.context.ann.unit_at[i]
        while self.read <= last:
            self.talk.read(self.read)
            self.read += 1
