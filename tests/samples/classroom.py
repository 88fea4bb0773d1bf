"""What a small lesson lets a class speak of."""

from bodylesson.serve.classroom.facts import FEEL, NOTICED, Facts

FACTS = Facts(
    steps=frozenset({"home", "spot", "practise"}),
    polls={
        "where": ("here", "there", "nowhere"),
        FEEL: ("looser", "same", "tighter"),
        NOTICED: ("warmth", "calm", "breath", "jaw"),
    },
    variants=frozenset({"drape", "deeper"}),
    most_breaths=9,
)
PREPARE = {
    "name": "prepare",
    "variant": "drape",
    "side": "left",
    "breaths": 3,
    "tempo": 6,
    "digest": "0123abcd",
}
