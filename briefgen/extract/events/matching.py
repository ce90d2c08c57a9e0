"""Whether two tellings are of one event."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.extract.events.apart import is_another, is_elsewhere
from briefgen.extract.events.candidate import Candidate, is_definite
from briefgen.extract.events.cluster import WITHIN, Cluster, Told
from briefgen.extract.events.days import GOES_ON, joined
from briefgen.gazetteer import gazetteer

# What a noun may stand for that the text used before: „срещата“ for a summit or a visit.
_TALKS = frozenset({"summit", "meeting", "negotiations", "session", "conference", "call"})
MEANS: dict[str, frozenset[str]] = {
    "meeting": _TALKS | {"visit"},
    "negotiations": frozenset({"negotiations", "meeting"}),
    "session": frozenset({"session", "summit", "conference", "negotiations", "meeting", "vote"}),
    "conference": frozenset({"conference", "summit", "session"}),
    "summit": frozenset({"summit", "meeting", "conference", "session"}),
    "call": frozenset({"call", "meeting"}),
    "visit": frozenset({"visit", "meeting", "negotiations"}),
    "signing": _TALKS | {"signing", "visit"},
    "vote": frozenset({"vote", "session"}),
}
# Beside these, two who met had a meeting of their own.
GREAT = frozenset({"summit", "conference", "session"})
_DAY_OF_VISIT = 7
_BEGUN = frozenset({"open_close", "start", "arrive", "travel"})
_NEXT_DAYS = 3


def fits(ann: Annotated, cluster: Cluster, told: Told) -> bool:
    """Whether ``told`` tells of the cluster's event again."""
    candidate = told.candidate
    if candidate.again and candidate.source == "deed" and candidate.kind != cluster.kind:
        return False
    if candidate.kind not in MEANS[cluster.kind] | {cluster.kind} and (
        cluster.kind not in MEANS[candidate.kind]
    ):
        return False
    if candidate.order != cluster.first.candidate.order and candidate.order:
        return False
    if _is_one_more(ann, candidate) or is_another(ann, candidate):
        return False
    if _is_where_visited(ann, cluster, candidate) and not _goes_to_another(cluster, told):
        return True
    if not (_same_time(cluster, told) or _is_ahead_in_visit(ann, cluster, told)) or not _same_days(
        cluster, told
    ):
        return False
    if not _same_places(cluster, told) or _is_apart(cluster, told):
        return False
    if is_elsewhere(ann, cluster, told):
        return False
    if candidate.kind in WITHIN and cluster.kind not in WITHIN:
        return _is_part(ann, cluster, told)
    if cluster.kind in WITHIN and candidate.kind not in WITHIN:
        return _contains(ann, cluster, told)
    if _stands_for(ann, candidate):
        return True
    if candidate.source == "deed" and not candidate.weak and cluster.kind in GREAT:
        # Two who met beside a summit had a meeting of their own.
        return not candidate.people or not (told.days or told.places)
    return _same_people(cluster, told)


def _is_one_more(ann: Annotated, candidate: Candidate) -> bool:
    """„се проведе и петата среща на …“ is another one."""
    noun = candidate.noun
    if noun is None or candidate.source != "told" or noun.prep:
        return False
    at = noun.first - 1
    return ann.lower(at) == "и" and (at - 1 in ann.verb_at or ann.lower(at - 1) in {"се", "също"})


def _ends(cluster: Cluster, told: Told) -> bool:
    """„Форумът, който започна днес …. Форумът завършва в събота“."""
    noun = told.candidate.noun
    ends = told.days is not None and told.days.edge == "end"
    verb = told.candidate.verb
    # „… и ще продължи три дни“
    goes_on = told.days is None and verb is not None and verb.lemma in GOES_ON
    return (ends or goes_on) and noun is not None and told.candidate.kind == cluster.kind


def _is_where_visited(ann: Annotated, cluster: Cluster, candidate: Candidate) -> bool:
    """„пристигна в Рим, където днес ще се срещне с …“: what is done there is part of it."""
    clause = candidate.clause
    where = clause.link is not None and ann.lower(clause.link) in {"където", "там"}
    return (
        where
        and cluster.kind == "visit"
        and any(t.candidate.clause.number == clause.parent for t in cluster.told)
    )


def _same_time(cluster: Cluster, told: Told) -> bool:
    coming = told.candidate.time == "coming"
    if told.candidate.source == "named" and told.days is None:
        return True
    if coming == (cluster.time == "coming") or told.candidate.time == "present":
        return True
    if cluster.days and told.days and cluster.days.meets(told.days):
        return True
    if is_stage(cluster, told) or _ends(cluster, told):
        return True
    # „е на посещение …, а утре ще замине за …“
    lasts = any(t.candidate.time == "present" for t in cluster.told)
    goes_on = cluster.kind == told.candidate.kind == "visit" and told.candidate.anaphoric
    return goes_on and lasts and cluster.days is None


def _is_ahead_in_visit(ann: Annotated, cluster: Cluster, told: Told) -> bool:
    """„започна визита в Япония. Утре в Токио той ще разговаря с …“"""
    days = told.days
    if cluster.kind != "visit" or cluster.days or days is None or not told.candidate.anaphoric:
        return False
    ahead = (days.start - ann.article.date).days
    begun = any(
        t.candidate.verb is not None and t.candidate.verb.senses & _BEGUN for t in cluster.told
    )
    return begun and 0 <= ahead <= _NEXT_DAYS and not _goes_to_another(cluster, told)


def _same_days(cluster: Cluster, told: Told) -> bool:
    if cluster.days is None or told.days is None:
        return True
    if cluster.kind == "vote" and told.candidate.kind == "session" and told.days.edge:
        return cluster.days.meets(told.days)  # the session ends a day after the vote
    candidate = told.candidate
    other = candidate.source == "deed" and candidate.weak and candidate.kind != cluster.kind
    if other and cluster.kind != "visit" and not cluster.days.meets(told.days):
        return False  # „започват преговорите … В сряда ще се събере комисията“
    if joined(cluster.days, told.days) is not None:
        return True
    return _follows_in_visit(cluster, told)


def _is_apart(cluster: Cluster, told: Told) -> bool:
    """Other people on another day, and no word for what was told before."""
    ours, theirs = cluster.people, told.candidate.people
    if cluster.kind in (told.candidate.kind, "visit") or not ours or not theirs or ours & theirs:
        return False
    return bool(cluster.days and told.days and not cluster.days.meets(told.days))


def _follows_in_visit(cluster: Cluster, told: Told) -> bool:
    """A meeting on a later day of a visit of the same person."""
    if cluster.kind != "visit" or told.days is None or cluster.days is None:
        return False
    gap = (told.days.start - cluster.days.start).days
    shared = bool(cluster.people & told.candidate.people) or told.candidate.anaphoric
    if _goes_to_another(cluster, told):
        return False
    return shared and 0 <= gap <= _DAY_OF_VISIT and not told.days.vague


def is_stage(cluster: Cluster, told: Told) -> bool:
    """A next day of a visit: „утре гостът ще разгледа театъра в Пловдив“."""
    ours, theirs = cluster.days, told.days
    if cluster.kind != "visit" or not ours or not theirs or theirs.start != theirs.end:
        return False
    shared = bool(cluster.people & told.candidate.people) or told.candidate.anaphoric
    near = 0 < (theirs.start - ours.end).days <= _NEXT_DAYS and not ours.vague
    return shared and near and bool(told.places) and not _goes_to_another(cluster, told)


def _goes_to_another(cluster: Cluster, told: Told) -> bool:
    """„ще посети Киев, а във вторник ще бъде в Москва“: another state, another visit."""
    ours = {state for p, _ in cluster.places if (state := _state(p))}
    theirs = {state for p, _ in told.places if (state := _state(p))}
    return bool(ours and theirs) and not ours & theirs


def _state(place: str) -> str | None:
    return place if place.startswith("country-") else gazetteer().states.get(place)


def _same_places(cluster: Cluster, told: Told) -> bool:
    ours, theirs = {p for p, _ in cluster.places}, {p for p, _ in told.places}
    if not ours or not theirs or ours & theirs:
        return True
    if "visit" in (cluster.kind, told.candidate.kind):
        return not _goes_to_another(cluster, told)
    if told.days and cluster.days and told.candidate.noun and told.days != cluster.days:
        return told.days.meets(cluster.days)
    alike = told.days is None or (cluster.days is not None and cluster.days.meets(told.days))
    if told.candidate.weak and alike and all(p.startswith("local:") for p in theirs):
        return True  # a palace or hotel of the city
    # A country and a city of it do not contradict each other.
    return any(p.startswith("country-") for p in ours ^ theirs)


def _contains(ann: Annotated, cluster: Cluster, told: Told) -> bool:
    """A session in which the vote was held, a meeting of the sentence that tells of a signing."""
    if ann.unit_at[told.candidate.first] in {ann.unit_at[t.candidate.first] for t in cluster.told}:
        return True
    if cluster.kind == "vote":
        return told.candidate.kind == "session" and bool(told.days or told.places)
    theirs = told.candidate.people
    ours = cluster.people
    if cluster.time == "coming" and not (ours & theirs or _shares(cluster, told)):
        return False  # „Х ще подпише договор. … Срещата ще е през май“ may be any meeting
    same = not theirs or not ours or bool(ours & theirs)
    if told.candidate.source == "named" or not same:
        return False
    # „Срещата между двамата се проведе …“: what they signed was signed there.
    return not cluster.days or (told.days is None and _stands_for(ann, told.candidate))


def _shares(cluster: Cluster, told: Told) -> bool:
    """Whether both are told with one place, or with days that meet."""
    if dict(cluster.places).keys() & dict(told.places).keys():
        return True
    return bool(cluster.days and told.days and cluster.days.meets(told.days))


def _is_part(ann: Annotated, cluster: Cluster, told: Told) -> bool:
    """A signing or vote at a meeting is no event of its own, unless it has a day of its own."""
    candidate = told.candidate
    if candidate.source != "deed":
        return True
    apart = told.days is not None or any(p not in dict(cluster.places) for p, _ in told.places)
    units = {ann.unit_at[t.candidate.first] for t in cluster.told}
    return not apart or ann.unit_at[candidate.first] in units


def _stands_for(ann: Annotated, candidate: Candidate) -> bool:
    """„срещата“ means the one told before, „среща“ need not."""
    return candidate.noun is not None and is_definite(ann, candidate.noun)


def _same_people(cluster: Cluster, told: Told) -> bool:
    ours, theirs = cluster.people, told.candidate.people
    if cluster.kind == "visit" and (told.candidate.anaphoric or (ours & theirs and not told.days)):
        return True
    return not ours or not theirs or ours <= theirs or theirs <= ours
