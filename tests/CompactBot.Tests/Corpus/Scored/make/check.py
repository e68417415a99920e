"""Checks each expected.json against its letter's text: shape, real days, weekdays, and that each hour and room is written there.

    python3 check.py        prints what is wrong; exit status 1 if anything is
"""
import datetime
import json
import re
import sys
from pathlib import Path

import source

OUT = Path(__file__).parent.parent
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "ru": "понедельник вторник сред четверг пятниц суббот воскресень",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
}
LETTER = {"received", "day", "date", "place", "sessions", "deadlines", "remarks", "invited"}
SESSION = {"kind", "ordinal", "of", "title", "theme", "days", "city", "building", "room", "status", "mode", "level", "invited",
           "sittings"}
REMARKS = {"weekday-mismatch", "year-mismatch", "year-inferred", "end-before-start", "two-rooms", "zone-unknown",
           "zone-mismatch", "covered-date-mismatch", "text-mended", "ordinal-skips", "room-clash", "outside-process", "past-date"}
STATUSES = {"scheduled", "tentative", "postponed", "moved", "cancelled"}
MODES = {"in-person", "virtual", "hybrid", "unstated"}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩〇", "01234567890")
wrong = []


def numeral(text):
    """二十三 is 23."""
    ones = "一二三四五六七八九"
    tens, ten, one = text.rpartition("十")
    return (10 * (ones.index(tens) + 1 if tens else 1) if ten else 0) + (ones.index(one) + 1 if one else 0)


def tell(name, text):
    wrong.append(f"{name}: {text}")


def weekdays(letter, text, years):
    """Every "Monday, 5 February [2018]" (or "February 5") of the text: right in one of the years that the letter is about?"""
    language = letter["language"]
    if language not in WEEKDAYS:
        for y, m, d, w in re.findall(r"(?:(\d{4})年)?(\d+)月(\d+)日\s*[((]?(?:星期|周|礼拜)([一二三四五六日天])", text):
            good = [int(y)] if y else years
            if not any(datetime.date(g, int(m), int(d)).weekday() == "一二三四五六日".index(w.replace("天", "日")) for g in good):
                yield f"{y}-{m}-{d} {w}"
        return
    names, months = WEEKDAYS[language].split(), [m.lower() for m in MONTHS[language].split()]
    day_names = "|".join(names)
    pattern = (rf"({day_names})\w*[,،]?\s+(?:(?:le|el|the|on)\s+)?(?:(\d{{1,2}})(?:st|nd|rd|th|er|º|\.º)?(?:\s*(?:of|de|d'))?\s+(?:[^\s/\d]+(?:\s[^\s/\d]+)?/)?({'|'.join(months)})"
               rf"|({'|'.join(months)})\s+(\d{{1,2}}))\w*(?:(?:,|\sde|\sdel)?\s+(\d{{4}}))?")
    for match in re.finditer(pattern, text, flags=re.I):
        day = int(match[2] or match[5])
        month = months.index((match[3] or match[4]).lower()) + 1
        weekday = [n.lower() for n in names].index(match[1].lower())
        good = [int(match[6])] if match[6] else years
        try:
            if not any(datetime.date(year, month, day).weekday() == weekday for year in good):
                yield match[0]
        except ValueError as error:
            yield f"{match[0]} ({error})"


def hour_written(hour, text):
    h, m = int(hour[:2]), hour[3:]
    twelve = (h - 1) % 12 + 1
    if m == "00":
        forms = [rf"\b{h:02}[:.h]? ?00", rf"\b{h}[:.]00", rf"\b{h} ?h(?:00)?\b", rf"\b{h} heures", rf"\b{twelve}(?:[:.] ?00)?\b", rf"{h} ?[时点時]", rf"\b{h} ч\.",
                 "noon|midday|midi|mediodía|正午", rf"الساعة"]
        if h >= 12:
            forms.append(rf"{twelve} ?[时点時]")
    else:
        forms = [rf"\b{h:02}[:.h]? ?{m}", rf"\b{h}[:.h] ?{m}", rf"\b{h} ?h(?:eures)? ?{m}", rf"\b{twelve}[:.] ?{m}", rf"{twelve} ?[时点時]\s?(?:{m}|半)",
                 rf"\b{h} heures {m}", "half|والنصف"]
    return any(re.search(form, text) for form in forms)


def check_letter(name, letter, one, text):
    if set(one) - LETTER:
        tell(name, f"unknown keys {set(one) - LETTER}")
    for day in [one.get("date")] + one.get("deadlines", []):
        if day:
            datetime.date.fromisoformat(day)
    for remark in one.get("remarks", []):
        if remark not in REMARKS:
            tell(name, f"remark {remark}")
    for session in one.get("sessions", []):
        if set(session) - SESSION:
            tell(name, f"unknown keys {set(session) - SESSION}")
        if session.get("status", "scheduled") not in STATUSES or session.get("mode", "unstated") not in MODES:
            tell(name, f"status or mode {session}")
        if not session.get("days") and session.get("status") not in ("postponed", "cancelled", "tentative") \
                and not {"end-before-start", "year-mismatch"} & set(one.get("remarks", [])):
            tell(name, f"a session without days: {session}")
        for day in session.get("days", []):
            if not re.search(rf"(?<!\d)0?{int(day[8:])}(?!\d)", text) and not ranged(day, session["days"]):
                tell(name, f"day {day} is not written")
        for sitting in session.get("sittings", []):
            if sitting["date"] not in session["days"]:
                tell(name, f"sitting outside the session's days: {sitting}")
            for hour in (sitting.get("from"), sitting.get("to")):
                if hour and letter["language"] != "ar" and not hour_written(hour, text):
                    tell(name, f"hour {hour} is not written")
            room = sitting.get("room")
            if room and room.lower() not in text.lower() and not any(
                    word in text for word in room.split() if word[0].isdigit() or word.isupper()):
                tell(name, f"room {room} is not written")
        building = session.get("building")
        if building and letter["language"] == "en" and building.lower() not in text.lower():
            tell(name, f"building {building} is not written so")
        city = session.get("city")
        if city and letter["language"] == "en" and city not in text:
            tell(name, f"city {city} is not written")


def ranged(day, all_days):
    """Inside a range (or at its weekend): days shortly before and after it are expected too."""
    date = datetime.date.fromisoformat(day)
    return all(any((date + datetime.timedelta(way * n)).isoformat() in all_days for n in (1, 2, 3)) for way in (-1, 1))


def check_changes():
    for path in OUT.glob("Changes/*/expected.json"):
        expected = json.loads(path.read_text(encoding="utf-8"))
        language = path.parent.name[:2] if path.parent.name[2] == "-" else "en"
        texts = {n: " ".join((path.parent / n).read_text(encoding="utf-8").split()) for n in expected["letters"]}
        if sorted(expected["received"]) != expected["letters"] or len(expected["after"]) != len(expected["letters"]):
            tell(path.parent.name, "letters, received and after differ")
        for state in expected["after"] + expected["asOf"]:
            years = sorted({int(d[:4]) for s in state["sessions"] for d in s.get("days", [])})
            check_letter(path.parent.name, {"language": language}, state | {"sessions": state["sessions"]}, " ".join(texts.values()))
        for name, text in texts.items():
            for found in weekdays({"language": language}, text, years or list(range(2016, 2026))):
                tell(f"{path.parent.name}/{name}", f"weekday {found}")


def main():
    expected = {json.loads(p.read_text(encoding="utf-8"))["file"]: p for p in OUT.glob("*.expected.json")}
    made = {p.name for p in OUT.iterdir() if p.is_file() and p.suffix in (".txt", ".md", ".html", ".docx", ".pdf", ".png", ".jpg")}
    for name in made - set(expected):
        tell(name, "has no expected.json")
    for name in set(expected) - made:
        tell(name, "is not there")
    for letter in source.all_sources():
        text = " ".join(re.sub(r"[*_|]", " ", letter["text"]).split()).translate(DIGITS)
        text = re.sub("[一二三四五六七八九十]+(?=日)", lambda m: str(numeral(m[0])), text)
        dates = [one["date"] for one in letter["letters"] if one.get("date")]
        years = sorted({int(d[:4]) + n for d in dates for n in (0, 1)} | {int(d[:4]) for one in letter["letters"]
                       for s in one.get("sessions", []) for d in s.get("days", [])})
        remarks = {r for one in letter["letters"] for r in one.get("remarks", [])}
        found = list(weekdays(letter, text, years))
        if found and not remarks & {"weekday-mismatch", "text-mended"}:
            tell(letter["name"], f"weekdays {found}")
        if not found and "weekday-mismatch" in remarks:
            tell(letter["name"], "no wrong weekday seen")
        words = len(text.split())
        if letter["letters"] and letter["language"] != "zh" and not 120 <= words <= 760:
            print(f"note: {letter['name']} has {words} words")
        for one in letter["letters"]:
            if "text-mended" not in one.get("remarks", []):
                check_letter(letter["name"], letter, one, text)
    check_changes()
    print("\n".join(wrong) or f"{len(expected)} letters checked")
    return 1 if wrong else 0


sys.exit(main())
