"""What the names of the extractor's rules mean to a reporter; a rule that has no row here is shown as it is."""

from __future__ import annotations

TIES = {
    "verb behind": "the verb after the number",
    "verb behind, active": "the verb after the number",
    "verb before": "the verb before the number",
    "verb before, inverted": "the verb before the number",
    "passive before": "the passive verb before the number",
    "relative clause": "the verb of the clause about them",
    "participle": "the participle after the number",
    "adjective": "the adjective at the number",
    "head noun": "the noun that is counted",
    "noun before": "the noun before the number",
    "noun behind": "the noun after the number",
    "noun near": "a noun close by",
    "phrase behind": "the phrase after the number",
    "phrase before": "the phrase before the number",
    "counted": "an office counts them",
    "sum behind": "the sum named after the number",
    "has": "a country or place has them",
    "before": "the word before the number",
}
"""How the word that moves people hangs on the number."""

RULES = {
    "word": "",
    "to": "with the country they go to",
    "from": "with the country they come from",
    "out of": "with the country they get out of",
    "crossing": "a crossing with no other side named counts where it is told from",
    "crossings": "crossings count where they are counted",
    "flee": "those who flee count where they leave",
    "flee into": "with the country they flee into",
    "home": "with home or back",
    "a queue": "people or cars that wait",
    "a wait": "a time that people wait",
    "counted where they left": "counted by the country they leave",
    "the way of those before": "the same way as those before",
    "stopped after crossing": "caught once they were across",
    "an attempt": "only tried, and were stopped",
    "turned back to": "turned back to a place named",
    "returned by a state": "a state sends them back",
    "stranded in": "held up in a place",
    "leaves them there": "those who are left there",
    "the number in a camp": "the number in a camp",
}
"""What else decided the measure, beside the word itself."""

UNMOVED = {
    "a duration": "a length of time",
    "a length of time": "a length of time",
    "a length": "a distance",
    "money": "an amount of money",
    "no word of movement near": "no word near it says that anybody moved",
    "no direction": "the words do not say in or out of a country",
    "only counted": "somebody counts, but not people on the move",
    "a sum of nothing named": "a sum, and no movement before it to add up",
    "a change, not a level": "how much a number changed, not how many moved",
    "a change": "how much a number changed, not how many moved",
    "a comparison": "a comparison with another number",
    "above a level": "measured against a level",
    "below a level": "measured against a level",
    "off a level": "measured against a level",
    "short a level": "measured against a level",
    "a margin": "a margin of error",
    "a balance": "a balance of those who came and left",
    "an age": "an age",
    "age": "an age",
    "so many each": "so many for each boat, family or head",
    "temperature": "a temperature",
    "area": "an area",
    "volume": "a volume",
    "weight": "a weight",
    "speed": "a speed",
    "data": "an amount of data",
    "power": "a power",
    "pressure": "a pressure",
    "consumption": "a consumption",
    "points": "points of a rate",
    "people, no wait": "people, where a time of waiting is told",
    "a camp took them in": "a move inside the country, after the arrival",
    "moved inside the country": "a move inside the country",
    "a line of the page itself": "a line of the page itself, not of the article",
}
"""Why a number is no movement; words of the text stand for themselves."""

PARTS = {
    "to": "{}, behind a word for into or to",
    "from": "{}, behind a word for from",
    "out": "{}, behind a word for out of",
    "for": "{}, behind “for”",
    "of": "{}, beside the noun",
    "in": "it happened in {}",
    "agent": "{} acts: it lets in, refuses or counts",
    "via": "the crossing {}",
    "none": "{} is named",
    "label": "{}, as the label of the number",
    "border": "the border of {}",
    "side": "the side of {}",
    "people": "{}, by its people",
}
"""The part that a named place plays for an end."""

SOURCES = {
    "the country in focus": "the country that the whole text is told from",
    "the people of the text": "the people that the text is about",
    "the same number in the body": "from the same number further down",
    "as before": "taken over from the count before",
    "the other side of the crossing": "the other side of the crossing that is named",
    "home": "home: the country of their nationality",
    "here": "“here” is the country that the text is told from",
    "one of several": "several are named, so none is chosen",
    "back from where they came": "they go back from where they had come to",
    "back to where they left": "they go back to where they had left",
}
"""Where a field that no word beside the number names comes from."""

PERIODS = {
    "as before": "the same days as the count before",
    "since": "from the day behind “since” (or a like word) on",
    "since what happened then": "from the day of what had happened on",
    "since the day of the first of the list": "from the day that the first of the list gives",
    "weekday": "a weekday: the last one before the day of publication",
    "weekend": "a weekend",
    "month": "a month",
    "year": "a year",
    "date": "a date in words",
    "numeric date": "a date in digits",
    "day of month": "a day of the month of publication",
    "range": "from one day to another",
    "run": "several days in a row",
    "span": "a span of time",
    "last": "“last” and a unit of time, back from the day of publication",
    "past": "“past” and a unit of time, back from the day of publication",
    "this": "“this” and a unit of time, up to the day of publication",
    "next": "“next” and a unit of time",
    "stretch": "a stretch of days",
    "stretch to": "a stretch of days up to a day that is named",
    "first days": "the first days of a period",
    "first months": "the first months of a year",
    "part of year": "a part of a year",
    "same": "the time of the count before",
    "shifted": "counted on from the time of the count before",
    "day of another": "counted on from the day before it",
    "time stamp": "the time stamp of the entry",
    "clock": "a time of day, on the day of publication",
    "now": "“now”: the day of publication",
    "today": "“today”: the day of publication",
    "yesterday": "“yesterday”: the day before publication",
    "tomorrow": "“tomorrow”: the day after publication",
    "overnight": "“overnight”: the night before publication",
    "last night": "“last night”: the day before publication",
    "this morning": "“this morning”: the day of publication",
    "in the morning": "a part of the day named before",
    "so far": "from the start of the year, month or week up to publication",
    "for the year": "from 1 January up to publication",
    "the year up to a day": "the year that ends on a day that is named",
    "the months of the release": "the months that the release as a whole is about",
    "feast": "a feast with a fixed day",
    "ago": "so long before the day of publication",
    "quarter": "a quarter of a year",
    "decade": "a decade",
}
"""The kind of date that gave the days."""

MODALITIES = {
    "expected": "“{}” tells of what is to come",
    "limit": "“{}” sets a limit",
    "retracted": "“{}” takes it back",
    "two_way": "“{}” counts both directions",
    "negated": "“none”, “nobody” or the like: zero",
    "observed": "“{}”",
}
"""What makes a number less than a plain statement."""

UNGROUNDED = {"nothing says that so many were": "no word near it says that so many were counted"}
"""Where no words of plan or denial stand, but none that vouch for the number either."""

BY_WEIGHT = "no word alone, but those around it together are usual of what is no fact"
"""The same where no rule knows the words."""

STATED = {
    "expected": "a forecast",
    "limit": "a limit",
    "negated": "nobody",
    "retracted": "withdrawn",
    "two_way": "both directions",
}
"""What a number is that is stated as less than a plain fact."""

RULERS = {
    "subject": "the country named before the rule",
    "agent": "the country that “by” names, or whose law it is",
    "target": "the country that the rule lets people into",
    "lands": "the country that the people named may go to",
    "leaver": "the country that people may not leave",
    "sides": "both countries that “between” names",
    "place": "the country where the rule holds",
    "speaker": "the country whose office says it",
    "rule before": "the country of the rule before",
    "focus": "the country that the whole text is told from",
    "the order's own state": "the one country that has this order",
}
"""How the jurisdiction of a policy was found."""
