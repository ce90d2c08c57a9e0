"""Who signs: the people and bodies that stand around a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import before as nominals_before
from briefgen.extract.arguments import clause_of, nominals_of, subjects
from briefgen.extract.context import Context
from briefgen.extract.documents.heads import Head
from briefgen.extract.documents.nations import sides_of
from briefgen.extract.documents.parties import between, bodies_of, first_body
from briefgen.extract.documents.signing_names import Signers, collect, merged
from briefgen.extract.lists import read_list
from briefgen.extract.quoted_names import OPENING, quoted_body
from briefgen.gazetteer import gazetteer

_LIKE = frozenset({"това", "онова", "този", "онзи", "тази", "онази", "тези", "онези"})


# How far behind its verb „с Испания“ may stand.
_PARTNER_REACH = 3
# … and how far behind „с“ the name of a person who signs.
_NEAR = 7
# How near its noun „като“ stands, and the name before „като“.
_BESIDE = 2
# … and how far behind „от“ the word that shows a body.
_AGENT = 5


def signers_of(
    context: Context, group: VerbGroup, heads: Sequence[Head] = (), *, sides: bool = False
) -> Signers:
    """Who does what ``group`` says, without those who do it „като свидетели“, „като гарант“."""
    found = _signers(context, group, heads, sides=sides)
    ann = context.ann
    role = _onlooker_role(ann, group)
    if role is None or not (found.people or found.bodies or found.countries):
        return found
    others = tuple(m for m in found.people if not 0 < role - m.last <= _BESIDE)
    if group.plural and len(others) < len(found.people):
        return replace(found, people=others)  # „А, Б и В като свидетел подписаха“
    if group.plural and not group.passive and role < group.first:
        return found
    return Signers()


def _onlooker_role(ann: Annotated, group: VerbGroup) -> int | None:
    """The token of „като“ before a noun that says as what somebody looks on."""
    for i in clause_of(ann, group).tokens:
        if ann.lower(i) == "като":
            near = range(i + 1, min(i + _BESIDE + 1, len(ann.tokens)))
            if any("onlooker_role" in ann.classes(j) for j in near):
                return i
    return None


def _signers(context: Context, group: VerbGroup, heads: Sequence[Head], *, sides: bool) -> Signers:
    """Who does what ``group`` says: its subject, the agent of a passive, „с Б“ behind it.

    The words of the documents ``heads`` themselves name nobody. ``sides``: names stand on both
    sides of the verb („за Румъния подписа А, за …“).
    """
    ann = context.ann
    clause = clause_of(ann, group)
    of_heads = {i for head in heads if head.type for i in range(head.first, head.end + 1)}
    tokens = [i for i in clause.tokens if i not in ann.denied and i not in of_heads]
    if group.kind != "finite" or group.passive or group.reflexive:
        # „войната между А и Б свърши с примирие, подписано …“ names no signers of it
        own = tokens if group.kind != "participle" else _behind_participle(ann, group, tokens)
        sides_named = _between(context, own)
        if sides_named is not None:
            return sides_named
    if group.kind != "finite" or group.passive:
        return merged(_after_by(context, group, tokens), Signers(
            bodies=tuple(sides_of(context, tokens))))  # fmt: skip
    start = max((g.last for g in clause.verbs if g.head < group.head and g.kind == "finite"
                 and g.head != group.governor), default=-1)  # fmt: skip
    stop = min((g.first for g in clause.verbs if g.head > group.head and g.kind == "finite"
                and g.mood != "da"), default=len(ann.tokens))  # fmt: skip
    before = [i for i in tokens if start < i < group.first]
    behind = [i for i in tokens if group.last < i < stop]
    if sides:
        return merged(collect(context, before, sides=True), collect(context, behind, sides=True))
    towns = any("between_towns" in ann.classes(i) for h in heads for i in range(h.first, h.end + 1))
    found = collect(context, before, towns=towns)
    if not (found.people or found.bodies or found.countries) and found.group is None:
        late = collect(context, behind, late=True, towns=towns)
        if not (late.people or late.bodies or late.countries):
            reported = _who_reports(context, group)
            if reported is None and late.group is None:
                reported = _subjects_elsewhere(context, group)
            late = merged(reported or late, _partners(context, behind))
        return merged(late, Signers(bodies=tuple(sides_of(context, tokens))))
    by_side = Signers(bodies=tuple(sides_of(context, tokens)))
    return merged(merged(found, by_side), _partners(context, behind))


def _behind_participle(ann: Annotated, group: VerbGroup, tokens: list[int]) -> list[int]:
    """What belongs to „подписан …“: the words behind it up to a mark or the clause's verb."""
    behind = [i for i in tokens if i > group.last]
    for at, i in enumerate(behind):
        verb = ann.verb_at.get(i)
        if ann.tokens[i].text in ",–;" or (verb is not None and verb.kind == "finite"):
            return behind[:at]
    return behind


def _subjects_elsewhere(context: Context, group: VerbGroup) -> Signers | None:
    """„А и Б се срещнаха в Рим, където подписаха …“: whom the clause before names."""
    ann = context.ann
    clause = clause_of(ann, group)
    named = [n for n in subjects(ann, group, reverse=False) if n.first not in clause.tokens]
    named = named or _before_dash(ann, group)
    if not named:
        return None
    return collect(context, list(range(named[0].first, named[-1].last + 1)))


def _before_dash(ann: Annotated, group: VerbGroup) -> list[Nominal]:
    """„България вече купува кораби – през 2020 г. подписа с …“: behind a dash or a colon
    the clause that names nobody goes on with the body before it."""
    clause = clause_of(ann, group)
    opens = ann.tokens[clause.tokens[0]].text if clause.tokens else ""
    before = ann.clauses[clause.number - 1] if clause.number else None
    if before is None or before.quoted or not before.tokens or clause.kind != "main":
        return []
    ends = ann.tokens[before.tokens[-1]].text
    joined = {opens, ends} & {"–", "—", ":", "-"}
    verbs = [g for g in before.verbs if g.kind == "finite"]
    if not joined or before.tokens[-1] + 1 != clause.tokens[0] or not verbs:
        return []
    if verbs[-1].plural != group.plural or verbs[-1].passive:
        return []
    named = subjects(ann, verbs[-1], reverse=False)
    return named if all(n.kind in {"body", "place"} for n in named) else []


def _who_reports(context: Context, group: VerbGroup) -> Signers | None:
    """„Министрите … обявиха, че са подписали …“: who reports it did it."""
    ann = context.ann
    clause = clause_of(ann, group)
    own = any(not n.prep and n.kind != "document" for n in nominals_before(ann, group))
    if clause.kind != "that" or clause.parent is None or own:
        return None
    parent = ann.clauses[clause.parent]
    says = [g for g in parent.verbs if g.kind == "finite" and g.head < group.head]
    if not says or says[-1].plural != group.plural or says[-1].passive:
        return None
    found = collect(context, [i for i in parent.tokens if i < says[-1].first])
    if not group.plural:
        # „Х съобщи, че е подписал“: one person who speaks of himself
        return Signers(found.people) if len(found.people) == 1 and not found.bodies else None
    return found if found.people or found.bodies or found.group is not None else None


def _between(context: Context, tokens: list[int]) -> Signers | None:
    """„Между А и Б бе подписан …“, „бе подписан между двете институции“."""
    ann = context.ann
    led = {n.last + 1 for i in tokens[:1] for n in nominals_of(ann, ann.clause_at[i])
           if n.kind in {"document", "event"}}  # fmt: skip
    for i in tokens:
        if ann.lower(i) != "между" or ann.lower(i - 1) in _LIKE or i in led:
            continue  # „като това между А и Б“, „декларация между А и Б“ is another's
        bodies = between(context, i, towns=True)
        if len(bodies) > 1:
            return Signers((), tuple(bodies))
        group = next((j for j in range(i + 1, i + 4) if "party_group" in ann.classes(j)), None)
        if group is not None:
            return Signers(group=group)
    return None


def _after_by(context: Context, group: VerbGroup, tokens: list[int]) -> Signers:
    """„подписан от А и Б“, „подписването на … от А и от Б“, „сключен с Б“."""
    ann = context.ann
    clause_verbs = [g for g in clause_of(ann, group).verbs if g.kind == "finite"]
    stop = min((g.first for g in clause_verbs if g.first > group.last), default=len(ann.tokens))
    behind = [i for i in tokens if group.last < i < stop]
    for at, i in enumerate(behind):
        word = ann.lower(i)
        if word == "от" and _names_agent(ann, behind[at + 1 :]):
            return collect(context, _one_row(ann, behind[at:], group), agents=True)
        if word in {"с", "със"} and (found := first_body(context, i + 1)):
            return Signers((), tuple(found))
    for i in tokens:
        # „с Румъния ще бъде подписан протокол“
        mention = ann.mention_at.get(i + 1) if ann.lower(i) in {"с", "със"} else None
        if mention is not None and mention.kind == "country" and i < group.first:
            return Signers((), (mention.entity,))
    return Signers()


def _one_row(ann: Annotated, tokens: list[int], group: VerbGroup) -> list[int]:
    """The agents of a participle between commas: „приета от А, Б трябва …“ ends at the comma."""
    if group.kind != "participle" or ann.tokens[group.first - 1].text != ",":
        return tokens
    for at, i in enumerate(tokens):
        if ann.tokens[i].text != ",":
            continue
        rest = [ann.lower(j) for j in tokens[at + 1 :]]
        if "и" not in rest or ann.classes(tokens[min(at + 1, len(tokens) - 1)]) & {"preposition"}:
            return tokens[:at]
    return tokens


def _names_agent(ann: Annotated, behind: list[int]) -> bool:
    """Whether „от“ leads to somebody: „от А“, „от министъра … А“, „от правителствата на …“."""
    for i in behind[:16]:
        mention = ann.mention_at.get(i)
        if i == behind[0] and mention is not None:
            return (
                mention.kind != "place"
                or (ann.entities[mention.entity].bg or "") in gazetteer().seats
            )
        if mention is not None and mention.kind == "person":
            return True
        if i - behind[0] < _AGENT and ann.classes(i) & {
            "group_head",
            "party_group",
            "person_group",
            "body_head",
        }:
            return True
        if i == behind[0] and ann.lower(i) in {"него", "нея", "тях"}:
            return True
        if (ann.tokens[i].shape == "mark" and ann.tokens[i].text not in '„“".') or (
            i in ann.verb_at and (ann.verb_at[i].kind == "finite")
        ):
            return False
    return False


def _holds_office(ann: Annotated, quoted: int, last: int) -> bool:
    """„с директора на „А“ Х“: the quoted body is of somebody's office."""
    later = (m for i in range(quoted, last + 1) if (m := ann.mention_at.get(i)))
    person = next((m for m in later if m.kind == "person"), None)
    role = ann.roles.get(person.first) if person is not None else None
    return role is not None and role.first <= quoted <= role.last


def _partners(context: Context, behind: list[int]) -> Signers:
    """„подписа с Испания договор“, „подписа … с гръцкия си колега Х“."""
    ann = context.ann
    for at, i in enumerate(behind):
        if ann.lower(i) not in {"с", "със"}:
            continue
        named = ann.mention_at.get(i + 1)
        if named is not None and named.kind != "person":
            members = read_list(context, i + 1, nested=True) if at < _PARTNER_REACH else ()
            return Signers((), tuple(bodies_of(context, members)))
        for j in behind[at + 1 :]:
            mention = ann.mention_at.get(j)
            if quoted_body(context, j) is not None and not _holds_office(ann, j, behind[-1]):
                break
            if mention is not None and mention.kind == "person":
                return Signers((mention,), (), None, mention.last)
            if (ann.tokens[j].shape == "mark" and ann.tokens[j].text not in OPENING) or (
                at >= _PARTNER_REACH and ann.lower(behind[at - 1]) != "заедно" and j - i > _NEAR
            ):
                break
        if at < _PARTNER_REACH and (found := first_body(context, i + 1)):
            return Signers((), tuple(found))
    return Signers()
