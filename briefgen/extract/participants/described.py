"""Bodies that the text names by description: „сенатът на Уругвай“, „смесената комисия по …“."""

from __future__ import annotations

from briefgen.annotate import Nominal
from briefgen.extract.context import Context
from briefgen.gazetteer import gazetteer
from briefgen.gazetteer.local import local_entity
from briefgen.languages.bg.forms import agreeing

_ARTICLES = ("ът", "ят", "та", "то", "а", "я")
_LONGEST = 8
_OWNERS = frozenset({"country", "organisation", "place"})
_ABOUT = frozenset({"по", "за"})
_PLURALS = ("ти", "ии", "ите", "ове", "овете", "ания", "анията")


def described_body(context: Context, nominal: Nominal) -> tuple[str, int] | None:
    """The entity of such a phrase and its last token; None where it says too little.

    ``nominal`` is a body without a name. An adjective, a name behind „на“ or what it is
    for („по газовите доставки“) tells it from others of its kind.
    """
    ann = context.ann
    head = nominal.head
    if "described_body" not in ann.classes(head) or ann.lower(head).endswith(_PLURALS):
        return None
    if "panel" in ann.classes(head) and not _has_capital(context, nominal):
        return None
    base = _base(context, head)
    before = [
        agreeing(ann.tokens[i].text, base)
        for i in range(nominal.first, head)
        if ann.tokens[i].shape != "number"
    ]
    last, behind = _complement(context, head)
    vague = any("vague_adjective" in ann.classes(i) for i in range(nominal.first, head))
    # „румънският сенат“: a state has one.
    national = any(gazetteer().country_of_adjective(word.lower()) for word in before)
    one_a_state = national and "parliament" in ann.classes(head)
    if one_a_state:
        before = [word.lower() for word in before]
    # „областният съвет“: a region has one.
    one_a_region = any("local_adjective" in ann.classes(i) for i in range(nominal.first, head))
    if vague or not (behind or len(before) > 1 or one_a_state or one_a_region):
        return None
    words = " ".join([*before, base, *behind])
    ministry = base.lower() == "министерство" and len(before) > 1 and not behind
    state = gazetteer().country_of_adjective(before[0].lower()) if ministry else None
    if state is not None:
        # „Парагвайското външно министерство“ is „Външно министерство на Парагвай“.
        words = " ".join([*before[1:], base, "на", state.bg or ""])
        words = words[0].upper() + words[1:]
    entity = local_entity(words, "organisation", ann.lexicon.lang)
    context.local.setdefault(entity.id, entity)
    return entity.id, last


def _has_capital(context: Context, nominal: Nominal) -> bool:
    """„Дунавска група за …“: many a group works, but few bear a name."""
    ann = context.ann
    inside = nominal.first > ann.unit_of(nominal.first).start
    return inside and ann.tokens[nominal.first].shape == "title"


def _base(context: Context, head: int) -> str:
    """The noun without its article: what remains must be a word of the same class."""
    ann = context.ann
    word = ann.tokens[head].text
    for article in _ARTICLES:
        bare = word.removesuffix(article)
        if bare != word and "described_body" in ann.lexicon.classes(bare.lower()):
            return bare
    return word


def _complement(context: Context, head: int) -> tuple[int, list[str]]:
    """„на Уругвай“ or „по газовите доставки“ behind the noun: last token and words."""
    ann = context.ann
    mention = ann.mention_at.get(head + 2)
    named = mention is not None and mention.first == head + 2 and mention.kind in _OWNERS
    if mention is not None and named and ann.lower(head + 1) == "на":
        return mention.last, ["на", mention.base]
    if ann.lower(head + 1) in _ABOUT:
        last = head + 1
        clause = ann.clause_at[head]
        verbs = {i for g in clause.verbs for i in range(g.first, g.last + 1)}
        while last + 1 < ann.unit_of(head).stop and last - head < _LONGEST:
            token = ann.tokens[last + 1]
            if token.shape != "lower" or last + 1 in verbs or _ends(context, last + 1):
                break
            last += 1
        if last > head + 1:
            return last, [ann.tokens[i].text for i in range(head + 1, last + 1)]
    return head, []


def _ends(context: Context, i: int) -> bool:
    classes = context.ann.classes(i)
    return bool(classes & {"relative", "conjunction_stop", "be", "will"}) or (
        "preposition" in classes and context.ann.lower(i) not in ("на", "за", "по")
    )
