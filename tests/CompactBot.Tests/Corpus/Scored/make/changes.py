"""Makes ../Changes/NAME from changes/NAME.letters: letters about one session, and its state after each and as of some days.

    notes: …
    ==== 1              the first letter; "==== 2" begins the second …
    ====                then what is expected:
    received 1 3 2      the order in which they came
    after 1             the sessions' state when one letter had come (in source.py's words)
    asOf 2020-03-01     what was known then, from the letters dated until that day, once all have come
"""
import json
import re
from pathlib import Path

import source

HERE = Path(__file__).parent
OUT = HERE.parent / "Changes"


def states(text):
    expected = {"after": [], "asOf": []}
    for part in re.split(r"^(?=after |asOf |received )", text, flags=re.M):
        head, _, body = part.partition("\n")
        word, _, value = head.partition(" ")
        if word == "received":
            expected["received"] = [f"{n}.txt" for n in value.split()]
        elif word:
            sessions = source.expectations("date\n" + body)[0]["sessions"]
            expected[word].append({"received": int(value), "sessions": sessions} if word == "after" else {"day": value, "sessions": sessions})
    return expected


def main():
    for path in sorted((HERE / "changes").glob("*.letters")):
        head, *letters, text = re.split(r"^====.*\n", path.read_text(encoding="utf-8"), flags=re.M)
        folder = OUT / path.stem
        folder.mkdir(parents=True, exist_ok=True)
        names = [f"{n}.txt" for n in range(1, len(letters) + 1)]
        for name, letter in zip(names, letters):
            (folder / name).write_text(letter.strip("\n") + "\n", encoding="utf-8")
        expected = {"notes": head.strip().removeprefix("notes: "), "letters": names, **states(text)}
        expected = {key: expected[key] for key in ("notes", "letters", "received", "after", "asOf")}
        (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        print(path.stem)


if __name__ == "__main__":
    main()
