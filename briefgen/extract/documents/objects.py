"""To which documents a verb does something."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of, nominals_of
from briefgen.extract.documents.heads import Head, antecedent_head
from briefgen.extract.documents.pronouns import has_own_subject, pronoun_head, subject_meant

_FAR = 10
# „отхвърлиха: меморандум не е подготвян“: behind a colon they have no list of documents.
_NO_LIST = frozenset({"reject", "propose", "announce"})
_FINISHES = frozenset({"финализира", "приключи", "завърши"})
_GROUP_END = 25
_TEXT_REACH = 5
_ON = frozenset({"по", "за", "върху", "относно"})
# Verbs that share their object, what joins them, and how near they stand.
_SHARED = frozenset({"sign", "initial", "ratify", "adopt"})
_JOINS = frozenset({",", "но", "и", "а", "или", "все", "още", "вече", "после", "така"})
_JOINED = 8


def targets(
    ann: Annotated, group: VerbGroup, sense: str, clauses: dict[int, list[Head]]
) -> list[Head]:
    """The documents to which the verb does something."""
    clause = clause_of(ann, group)
    here = clauses.get(clause.number, [])
    if group.kind == "noun":
        return _of_noun(ann, group, here)
    if group.kind == "participle" and not group.passive:
        # „държавите, подписали споразумението“
        return [h for h in here if not h.prep and 0 < h.first - group.last <= 4][:1]
    if group.kind == "participle":
        return of_participle(ann, group, here)
    if sense == "come_out":
        # „излязоха със съвместна декларация“
        return [h for h in here if h.prep in {"с", "със"} and 0 < h.first - group.last <= 3][:1]
    if sense == "open_close":
        return _talks_over(ann, group, here)
    if sense in {"agree", "reach"}:
        return _talks_over(ann, group, here) or _agreed_on(ann, group, sense, here)
    if sense == "exchange":
        return [h for h in here if h.prep in {"по", "на", "за"} or h.type == "note"][:2]
    clitic = _clitic(ann, group, clause.number)
    if clitic is not None:
        return [clitic]
    if sense == "lay_down":
        return []
    if sense == "reject" and ann.lower(group.last + 1) == "вето":
        # „наложи вето на резолюцията“
        return [h for h in here if h.prep in {"на", "върху"} and 0 < h.first - group.last <= 5][:1]
    bare = [h for h in here if not h.prep]
    if sense in {"lapse", "keep", "denounce"} and not bare:
        # „срокът на договора изтича“, „удължиха действието на споразумението“
        valid = [h for h in here if h.prep == "на" and any(
            "validity" in ann.classes(i) for i in range(h.first - 3, h.first - 1))]  # fmt: skip
        if valid or sense != "denounce":
            return valid[:1]
    if sense == "join_leave" and group.lemma in {"напусне", "напуска"}:
        return [h for h in bare if 0 < h.first - group.last <= 2][:1]
    if sense == "join_leave":
        return [h for h in here if h.prep in {"от", "към"} and 0 < h.first - group.last <= 4][:1]
    if sense == "denounce" and not bare:
        # „прекрати участието си в споразумението“
        took_part = any(ann.lower(i).startswith("участие") for i in clause.tokens)
        return [h for h in here if took_part and h.prep == "в"][:1]
    if sense == "sign" and group.reflexive and not bare:
        under = next((i for i in clause.tokens if ann.lower(i) == "под"), None)
        if under is not None and ann.lower(under + 1) in {"него", "нея", "тях"}:
            return [pronoun_head(under + 1, clause.number, ann.lower(under + 1))]
        return [h for h in here if h.prep == "под"][:1]
    behind = [h for h in bare if h.first > group.last]
    before = [h for h in bare if h.last < group.first]
    stop = _next_verb(ann, group)
    behind = [h for h in behind if h.first < stop]
    start = _verb_before(ann, group)
    before = [h for h in before if h.first > start]
    if group.passive or group.reflexive:
        if _is_subject_link(ann, clause):
            found = antecedent_head(ann, clause, clauses)
            return [found] if found else behind
        found_here = _run(ann, before)[-3:] or behind
        if found_here:
            return found_here
        meant = subject_meant(ann, group, sense)
        return [meant] if meant else _subject_before(ann, group, sense, clauses)
    if behind and _near(ann, group, behind[0]):
        apart = any(ann.tokens[i].text == ":" for i in range(group.last + 1, behind[0].first))
        return [] if apart and sense in _NO_LIST else behind
    if clause.kind == "relative" and clause.link is not None:
        found = antecedent_head(ann, clause, clauses)
        if found is not None and not _is_subject_only(ann, clause, group):
            return [found]
    if before and (_other_subject(ann, group, before[0]) or sense in {"denounce", "lapse"}):
        return _run(ann, before)
    if sense in {"sign", "initial"} and has_sides(ann, clause):
        # „За Румъния подписа А, за Унгария – Б“: what they sign was told before.
        return [pronoun_head(group.head, clause.number, "го")]
    return _shared_object(ann, group, sense, clauses)


def _shared_object(
    ann: Annotated, group: VerbGroup, sense: str, clauses: dict[int, list[Head]]
) -> list[Head]:
    """„парафира, но не подписа споразумението“: two verbs joined have one object."""
    following = ann.verbs_in(range(group.last + 1, min(group.last + _JOINED, len(ann.tokens))))
    verb = next((g for g in following if g.kind == "finite"), None)
    if sense not in _SHARED or verb is None or verb.passive or not verb.senses & _SHARED:
        return []
    between = {ann.lower(i) for i in range(group.last + 1, verb.first)}
    return targets(ann, verb, sense, clauses) if between and between <= _JOINS else []


def _subject_before(
    ann: Annotated, group: VerbGroup, sense: str, clauses: dict[int, list[Head]]
) -> list[Head]:
    """„Договорът е готов, но не е подписан“: the subject of the clause that this one joins."""
    clause = clause_of(ann, group)
    if sense not in _SHARED or clause.joined is None or _other_subject(ann, group, None):
        return []
    if has_own_subject(ann, group):
        return []
    known = [g for g in ann.clauses[clause.joined].verbs if g.kind == "finite"]
    heads = [h for h in clauses.get(clause.joined, ()) if not h.prep and known
             and h.last < known[0].first]  # fmt: skip
    only = len(heads) == 1 and known[-1].passive and known[-1].plural == group.plural
    return heads if only else []


def listed(
    ann: Annotated, group: VerbGroup, sense: str, clauses: dict[int, list[Head]]
) -> list[Head]:
    """„подписаха 12 документа, сред които споразумение за …“."""
    unit = ann.unit_of(group.head)
    if sense not in {"sign", "initial", "adopt"}:
        return []
    own = clause_of(ann, group).tokens
    if not any("document_word_plural" in ann.classes(i) for i in own):
        return []
    for i in range(group.last + 1, unit.stop - 1):
        if ann.lower(i) in {"сред", "между"} and ann.lower(i + 1) in {"които", "тях"}:
            numbers = range(clause_of(ann, group).number, clause_of(ann, group).number + 4)
            heads = [h for n in numbers for h in clauses.get(n, ()) if h.type]
            return [h for h in heads if i < h.noun < unit.stop]
    return []


def has_sides(ann: Annotated, clause: Clause) -> bool:
    """Whether the clause opens with the side for which somebody signs."""
    words = [i for i in clause.tokens if ann.tokens[i].shape != "mark"]
    if words and ann.lower(words[0]) in {"а", "и"}:
        words = words[1:]
    if len(words) < 3:
        return False
    if ann.lower(words[0]) == "за" and (m := ann.mention_at.get(words[1])) is not None:
        return m.kind in {"country", "organisation"}
    return ann.lower(words[0]) == "от" and any(
        ann.lower(i) in {"страна", "името"} for i in words[1:5]
    )


def _near(ann: Annotated, group: VerbGroup, head: Head) -> bool:
    between = range(group.last + 1, head.first)
    return head.first - group.last <= _GROUP_END and not any(_ends(ann, i) for i in between)


def _ends(ann: Annotated, i: int) -> bool:
    """A full stop that the cutting into sentences did not take for one: „LNG .“."""
    alone = ann.tokens[i].start > ann.tokens[i - 1].end
    return ann.tokens[i].text in {".", "!", "?"} and alone


def _next_verb(ann: Annotated, group: VerbGroup) -> int:
    return min(
        (g.first for g in clause_of(ann, group).verbs
         if g.head > group.head and g.kind == "finite"),
        default=len(ann.tokens),
    )  # fmt: skip


def _verb_before(ann: Annotated, group: VerbGroup) -> int:
    """The end of the verb before, unless it governs this one."""
    chain = set()
    known: VerbGroup | None = group
    while known is not None and known.governor is not None and known.governor not in chain:
        chain.add(known.governor)
        known = ann.verb_at.get(known.governor)
    return max(
        (g.last for g in clause_of(ann, group).verbs
         if g.head < group.head and g.kind == "finite" and g.head not in chain
         and g.mood != "da"),
        default=-1,
    )  # fmt: skip


def _run(ann: Annotated, heads: list[Head]) -> list[Head]:
    """The last document of ``heads`` with those joined to it: „декларация и план“."""
    if not heads:
        return []
    run = [heads[-1]]
    for head in reversed(heads[:-1]):
        words = {ann.lower(i) for i in range(head.end + 1, run[0].first)}
        if ("и" not in words and "," not in words) or run[0].first - head.end > 3:
            break
        run.insert(0, head)
    return run


def _of_noun(ann: Annotated, group: VerbGroup, here: list[Head]) -> list[Head]:
    if ann.lower(group.first - 1) == "за" and ann.lower(group.first - 2).startswith("готов"):
        # „готов за подписване е договорът“
        return [h for h in here if not h.prep][:1]
    behind = [h for h in here if h.first > group.last]
    led = [h for h in behind if h.prep == "на" and h.first - group.last <= _FAR]
    if not led:
        return []
    return [
        led[0],
        *(h for h in behind if h is not led[0] and ann.lower(h.first - 1) in {"и", ","}),
    ]


def of_participle(ann: Annotated, group: VerbGroup, here: list[Head]) -> list[Head]:
    ending = ann.lower(group.head)[-1]
    number = {"о": "n", "а": "f", "и": "p"}.get(ending, "m")

    def agrees(head: Head) -> bool:
        return number == "p" if head.plural else number == head.gender

    comma = ann.tokens[group.first - 1].text in {",", "–", "("} if group.first else False
    before = [h for h in here if h.last < group.first and agrees(h) and h.type]
    if comma or (before and before[-1].end >= group.first - 2):
        before = [
            h for h in before if group.first - h.end <= 8 and _no_verb(ann, h.last, group.first)
        ]
        if before and not (
            not comma and ann.lower(group.head).endswith(("ият", "ия", "ото", "ата"))
        ):
            return before[-1:]
    definite = ann.lower(group.head).endswith(("ият", "ия", "ото", "ата", "ите"))
    behind = [h for h in here if group.last < h.noun and agrees_loosely(number, ann, group, h)]
    if not behind or not _no_marks(ann, group.last + 1, behind[0].first):
        return []
    reach = _FAR if definite else 2
    return behind[:1] if behind[0].first - group.last <= reach else []


def _no_verb(ann: Annotated, first: int, last: int) -> bool:
    return not any(
        (g := ann.verb_at.get(i)) is not None and g.kind == "finite" for i in range(first + 1, last)
    )


def agrees_loosely(number: str, ann: Annotated, group: VerbGroup, head: Head) -> bool:
    word = ann.lower(group.head)
    if word.endswith(("ият", "ия")):
        return head.gender == "m" and not head.plural
    if word.endswith("ото"):
        return head.gender == "n" and not head.plural
    if word.endswith("ата"):
        return head.gender == "f" and not head.plural
    if word.endswith("ите"):
        return head.plural
    return number == "p" if head.plural else number == head.gender


def _no_marks(ann: Annotated, first: int, last: int) -> bool:
    return all(ann.tokens[i].shape != "mark" for i in range(first, last))


def _talks_over(ann: Annotated, group: VerbGroup, here: list[Head]) -> list[Head]:
    """„А и Б приключиха преговорите по споразумението“: they are agreed on it."""
    active = not (group.passive or group.reflexive)
    if group.lemma not in _FINISHES or not active or not group.plural:
        return []
    led = [
        h for h in here if h.prep in {"по", "за", "върху"} and h.definite and h.first > group.last
    ]
    return [h for h in led if "talks" in ann.classes(h.first - 2) and (
        0 < h.first - 2 - group.last <= 2) and not any(
        ann.lower(i) == "без" for i in ann.unit_of(group.head))][:1]  # fmt: skip


def _agreed_on(ann: Annotated, group: VerbGroup, sense: str, here: list[Head]) -> list[Head]:
    """„се споразумяха по план“, „постигнаха съгласие по план“, „постигнаха споразумение“."""
    behind = [h for h in here if group.last < h.first <= group.last + 14]
    on = [h for h in behind if h.prep in {"по", "за", "върху", "относно", "около"}]
    if sense == "agree":
        if group.passive:
            # „Споразумението беше договорено“
            return [h for h in here if not h.prep and h.last < group.first][-1:]
        if (
            on
            and group.reflexive
            and ann.lower(on[0].first - 1) in {"по", "за", "върху", "относно", "на"}
        ):
            return on[:1]
        return [h for h in behind if not h.prep and not group.reflexive][:1]
    clause = clause_of(ann, group)
    nouns = [i for i in clause.tokens if "agreement_noun" in ann.classes(i)]
    typed = [h for h in here if not h.prep and h.type in {"agreement", "treaty", "pact"}]
    for noun in nouns:
        led = [h for h in here if noun < h.noun and (
               (h.prep in _ON and h.first - noun <= 3) or _by_its_text(ann, noun, h))]  # fmt: skip
        if led:
            return led[:1]
    if group.passive or group.reflexive:
        return [h for h in typed if abs(h.noun - group.head) <= _FAR][:1]
    return [h for h in typed if group.last < h.first <= group.last + 6][:1]


def _by_its_text(ann: Annotated, noun: int, head: Head) -> bool:
    """„съгласие по окончателния текст на протокол“."""
    between = range(noun + 1, head.first)
    if len(between) > _TEXT_REACH or head.prep not in _ON | {"на"}:
        return False
    words = [ann.lower(i) for i in between]
    text = any(ann.classes(i) & {"document_word", "draft"} for i in between) or "текст" in words
    return text and bool(words) and words[0] in _ON


def _clitic(ann: Annotated, group: VerbGroup, clause: int) -> Head | None:
    """„го парафираха“: the document named before."""
    for i in range(group.first, group.last + 1):
        word = ann.lower(i)
        if word in {"го", "я", "ги"} and i != group.head:
            return pronoun_head(i, clause, word)
    return None


def _is_subject_link(ann: Annotated, clause: Clause) -> bool:
    if clause.kind != "relative" or clause.link is None:
        return False
    return "preposition" not in ann.classes(clause.link - 1)


def _is_subject_only(ann: Annotated, clause: Clause, group: VerbGroup) -> bool:
    """„страните, които подписаха“: the link does it, unless another subject stands there."""
    if clause.link is not None and "preposition" in ann.classes(clause.link - 1):
        return True
    return not _other_subject(ann, group, None)


def _other_subject(ann: Annotated, group: VerbGroup, head: Head | None) -> bool:
    """Whether somebody stands in the clause who can do it."""
    acts = {"person", "body", "group", "place", "pronoun"}
    for nominal in nominals_of(ann, clause_of(ann, group)):
        if head is not None and nominal.head == head.noun:
            continue
        if nominal.kind in acts and not nominal.prep:
            return True
    return False
