"""The verbs of a language: what each form of them says, by ``verbs.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from briefgen import fast_yaml
from briefgen.languages.bg.conjugate import Aspect, Form, conjugate

# Keys of the file that hold words, not verbs.
_WORDS = (
    "looks_like_noun",
    "verb_behind_name",
    "ends_like_verb",
    "be_present",
    "be_past",
    "be_heard",
    "be_open",
)

_FINITE = frozenset({"present", "aorist", "imperfect"})


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a word as a verb; ``senses`` are the keys it stands under."""

    lemma: str
    senses: frozenset[str]
    form: Form
    plural: bool
    aspect: Aspect


@dataclass(frozen=True, slots=True)
class Verbs:
    """All forms of all verbs, by the word in lower case."""

    forms: Mapping[str, tuple[VerbForm, ...]]
    words: Mapping[str, frozenset[str]]
    endings: tuple[str, ...] = ()

    def is_finite(self, word: str) -> bool:
        """Whether ``word`` may say what somebody does."""
        return any(reading.form in _FINITE for reading in self.forms.get(word, ()))

    def is_only_finite(self, word: str) -> bool:
        """Whether it can be nothing else: „подписа“, not „води“."""
        return self.is_finite(word) and word not in self.words["looks_like_noun"]

    def may_have(self, word: str) -> bool:
        """Whether ``word`` is a known form, or ends like a verb that no list has."""
        return word in self.forms or word.endswith(self.endings)


def read_verbs(file: Traversable) -> Verbs:
    """The verbs of ``file``; none where the language has no such file."""
    rows: dict[str, str] = fast_yaml.load(file.read_text("utf-8")) if file.is_file() else {}
    words = {name: frozenset(_split(rows.get(name, ""))) for name in _WORDS}
    senses: dict[str, set[str]] = {}
    for name, entries in rows.items():
        for entry in _split(entries) if name not in _WORDS else ():
            senses.setdefault(entry, set()).add(name)
    forms: dict[str, dict[tuple[str, str, bool], VerbForm]] = {}
    by_lemma: dict[str, set[str]] = {}
    made = [(tuple(conjugate(entry)), own) for entry, own in senses.items()]
    for inflected, own in made:
        by_lemma.setdefault(inflected[0].lemma, set()).update(own)
    for inflected, _ in made:
        for one in inflected:
            known = frozenset(by_lemma[one.lemma])
            reading = VerbForm(one.lemma, known, one.form, one.plural, one.aspect)
            forms.setdefault(one.text, {}).setdefault((one.lemma, one.form, one.plural), reading)
    readings = {text: tuple(found.values()) for text, found in forms.items()}
    return Verbs(readings, words, tuple(sorted(words["ends_like_verb"])))


def _split(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(";") if part.strip()]
