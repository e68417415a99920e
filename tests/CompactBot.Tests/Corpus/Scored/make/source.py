"""Reads a .letter source: a head, the letter's text in a light markup, and what is expected of a reader.

    format: pdf two-column          how the file is made (see README.md); several formats: "pdf; scan"
    language: en
    notes: what is special
    ====
    the letter
    ====
    date 2018-02-05                 a letter begins; a second "date" line begins the next letter of the same file
    place New York
    session negotiation-round 2; city=New York; mode=hybrid; title=...
     day 2018-03-12..16 2018-03-20                    every day on which it sits
     sit 2018-03-12..13 10:00-13:00 15:00- @ Room     a sitting for each day and each stretch of hours
    sessions none                   nothing is announced
    deadline 2018-03-09
    remark weekday-mismatch
    refused                         instead of all that: the file holds no letter
"""
import datetime
import re
from pathlib import Path

SOURCES = Path(__file__).parent / "sources"
KINDS = {"thematic-session", "negotiation-round", "stakeholder-dialogue", "stakeholder-hearing", "briefing",
         "stocktaking", "consultation", "conference", "event"}


def days(text):
    """"2018-02-28..2018-03-02 2018-03-05" to four dates; the end may leave out what it shares with the start."""
    found = []
    for part in text.split():
        start, _, end = part.partition("..")
        end = start[:len(start) - len(end)] + end if end else start
        day, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
        assert day <= last, part
        while day <= last:
            found.append(day.isoformat())
            day += datetime.timedelta(1)
    return found


def sittings(text):
    where, _, room = text.partition(" @ ")
    words = where.split()
    dates = [w for w in words if ":" not in w]
    hours = [w for w in words if ":" in w]
    found = []
    for date in days(" ".join(dates)):
        for stretch in hours or [None]:
            sitting = {"date": date}
            if stretch:
                start, _, end = stretch.partition("-")
                sitting["from"], sitting["to"] = start, end or None
            if room:
                sitting["room"] = room.strip()
            found.append(sitting)
    return found


def session(text):
    head, *keys = [part.strip() for part in text.split(";")]
    kind, _, ordinal = head.partition(" ")
    made = {}
    if kind != "?":
        assert kind in KINDS, kind
        made["kind"] = kind
    if ordinal.strip() not in ("", "-"):
        made["ordinal"] = int(ordinal)
    for key in keys:
        name, _, value = key.partition("=")
        assert name in ("city", "building", "room", "status", "mode", "title", "level", "invited", "of", "theme"), key
        made[name] = value.split(",") if name == "invited" else int(value) if name == "of" else value
    return made


def expectations(text):
    letters = []
    for line in text.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        word, _, rest = line.strip().partition(" ")
        rest = rest.strip()
        if word == "refused":
            return []
        if word == "date":
            letters.append({"date": rest} if rest else {})
        elif word == "place":
            letters[-1]["place"] = rest
        elif word == "session":
            letters[-1].setdefault("sessions", []).append(session(rest))
        elif word == "sessions":
            assert rest == "none"
            letters[-1]["sessions"] = []
        elif word == "day":
            letters[-1]["sessions"][-1].setdefault("days", []).extend(days(rest))
        elif word == "sit":
            letters[-1]["sessions"][-1].setdefault("sittings", []).extend(sittings(rest))
        elif word == "deadline":
            letters[-1].setdefault("deadlines", []).extend(days(rest))
        elif word == "deadlines":
            assert rest == "none"
            letters[-1]["deadlines"] = []
        elif word == "remark":
            letters[-1].setdefault("remarks", []).append(rest)
        else:
            raise ValueError(line)
    assert letters
    for letter in letters:
        for one in letter.get("sessions", []):
            one.get("sittings", []).sort(key=lambda s: (s["date"], s.get("from") or ""))
            if "days" in one:
                one["days"] = sorted(set(one["days"]))
    return letters


def read(path):
    head, text, expected = re.split(r"^====\n", path.read_text(encoding="utf-8"), flags=re.M)
    fields = dict(line.split(": ", 1) for line in head.strip().split("\n"))
    return {"name": path.stem, "formats": [f.split() for f in fields["format"].split(";")],
            "language": fields["language"], "notes": fields["notes"], "text": text.strip("\n"),
            "letters": expectations(expected)}


def all_sources():
    return [read(path) for path in sorted(SOURCES.glob("*.letter"))]
