"""The rendered track: its samples against the plan as Python counts it."""

import base64
import itertools
import struct
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from deno import find_deno_bin
from playwright.sync_api import Browser, Page

from bodylesson.models.plan import Sides, as_data, make_plan
from bodylesson.sections.practice.data import cues
from bodylesson.sound.voice import voice_of
from bodylesson.ui.words import words
from tests.browser.help.servers import ROOT
from tests.browser.help.sound import LESSON

PRACTICE = LESSON.content.practice
VOICE = voice_of(LESSON, words().texts("widgets.breath_timer"))
VARIANTS = [variant.id for variant in PRACTICE.variants]
INHALE = 0.4
ALL = {"tones": 0.6, "voice": 1, "bell": 0.7}
TONES = {"tones": 1, "voice": 0, "bell": 0}
VOICE_ALONE = {"tones": 0, "voice": 1, "bell": 0}


@pytest.fixture(scope="module")
def bench(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that can render tracks."""
    script = tmp_path_factory.mktemp("track") / "track_bench.js"
    source = Path(__file__).parent / "help" / "track_bench.ts"
    command = [find_deno_bin(), "bundle", "--quiet", "--platform", "browser", "-o", str(script)]
    subprocess.run([*command, str(source)], cwd=ROOT, check=True)
    page = browser.new_page()
    page.set_default_timeout(60_000)
    bundle = script.read_text("utf-8")
    page.route(
        "http://track.test/track.js",
        lambda route: route.fulfill(content_type="text/javascript", body=bundle),
    )
    page.route(
        "http://track.test/",
        lambda route: route.fulfill(
            content_type="text/html", body="<!doctype html><title>Track</title>"
        ),
    )
    page.goto("http://track.test/")
    page.evaluate(
        """async (data) => {
            const { TrackBench } = await import("/track.js");
            window.track = new TrackBench();
            window.voiceData = data;
        }""",
        base64.b64encode(VOICE.data).decode(),
    )
    yield page
    page.close()


def order(variant: str, rate: float, volumes: Mapping[str, float], **over: Any) -> dict[str, Any]:
    """What the bench renders."""
    return {
        "plan": as_data(make_plan(PRACTICE, variant, Sides.LEFT)),
        "tempo": {"breathsPerMinute": rate, "inhaleShare": INHALE},
        "breaths": 0,
        "volumes": volumes,
        "cues": cues(PRACTICE),
        "voice": VOICE.clips,
        "counting": False,
        **over,
    }


def wav_head(size: int) -> tuple[Any, ...]:
    """The fields of the head of a file of one channel."""
    return (b"RIFF", 36 + size, b"WAVEfmt ", 16, 1, 1, 16_000, 32_000, 2, 16, b"data", size)


def measured(bench: Page, wanted: dict[str, Any], script: str) -> Any:
    """Render, and evaluate `script` with the rendered `track`, `made` and `samples`."""
    return bench.evaluate(
        f"""async (order) => {{
            const made = await track.render({{ ...order, data: voiceData }});
            const {{ samples, schedule }} = made;
            return {script};
        }}""",
        wanted,
    )


def planned_turns(variant: str, rate: float) -> list[float]:
    """The second of every phase, from the Python plan alone."""
    second = 60 / rate
    breaths = make_plan(PRACTICE, variant, Sides.LEFT).breaths
    return [second * (breath + turn) for breath in range(breaths) for turn in (0, INHALE)]


@pytest.mark.parametrize("rate", [4, 6, 10])
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_phase_starts_within_5_ms_of_the_plan(bench: Page, variant: str, rate: float) -> None:
    onsets = measured(bench, order(variant, rate, TONES), "track.onsets(samples)")
    planned = planned_turns(variant, rate)
    assert len(onsets) == len(planned)
    off = max(abs(onset - at) for onset, at in zip(onsets, planned, strict=True))
    assert off < 0.005, f"{off * 1000:.2f} ms"


def test_a_hold_is_silence(bench: Page) -> None:
    tempo = {"breathsPerMinute": 6, "inhaleShare": INHALE}
    held = {**tempo, "holdFullShare": 0.1, "holdEmptyShare": 0.15}
    wanted = order("drape", 6, TONES, tempo=held)
    onsets = measured(bench, wanted, "track.onsets(samples)")
    breaths = make_plan(PRACTICE, "drape", Sides.LEFT).breaths
    planned = [10 * (breath + turn) for breath in range(breaths) for turn in (0, INHALE + 0.1)]
    assert onsets == pytest.approx(planned, abs=0.005)
    loudness = "[[4.05, 4.95], [8.55, 9.95]].map(([a, b]) => track.loudness(samples, a, b)[0])"
    assert max(measured(bench, wanted, loudness)) < -100
    assert min(measured(bench, order("drape", 6, TONES), loudness)) > -60


def test_phases_stand_right_while_the_page_is_busy(bench: Page) -> None:
    """The main thread is blocked for 200 ms of every second while the track is made."""
    bench.evaluate(
        """() => {
            window.blocked = 0;
            window.busy = setInterval(() => {
                const until = performance.now() + 200;
                while (performance.now() < until);
                window.blocked++;
            }, 1000);
            const until = performance.now() + 200;
            while (performance.now() < until);
        }"""
    )
    onsets: list[float] = []
    planned = planned_turns("drape", 4)
    for _ in range(40):
        onsets = measured(bench, order("drape", 4, TONES), "track.onsets(samples)")
        assert len(onsets) == len(planned)
        assert max(abs(a - b) for a, b in zip(onsets, planned, strict=True)) < 0.005
        if bench.evaluate("blocked") >= 3:
            break
    assert bench.evaluate("clearInterval(busy), blocked") >= 3


@pytest.mark.parametrize("rate", [4, 10])
@pytest.mark.parametrize("variant", VARIANTS)
def test_cues_start_at_their_second_and_never_two_at_once(
    bench: Page, variant: str, rate: float
) -> None:
    wanted = order(variant, rate, VOICE_ALONE)
    made = measured(bench, wanted, "{ spoken: schedule.spoken, heard: track.onsets(samples, .25) }")
    spoken = made["spoken"]
    for before, cue in itertools.pairwise(spoken):
        assert cue["at"] >= before["at"] + before["lasts"], (before, cue)
    # A clip begins with some silence of its own, and MP3 with some more.
    for cue in spoken:
        _, near = min((abs(at - cue["at"] - 0.05), at) for at in made["heard"])
        assert cue["at"] - 0.002 <= near <= cue["at"] + 0.12, (cue, near)
    assert "finish" in [cue["cue"] for cue in spoken]


def test_every_cue_of_a_session_is_heard_from_a_clip(bench: Page) -> None:
    for variant in VARIANTS:
        keys = measured(bench, order(variant, 6, ALL), "schedule.spoken.map((cue) => cue.key)")
        assert set(keys) <= VOICE.clips.keys()
        assert len(keys) > 15


def test_no_clicks(bench: Page) -> None:
    """At none of its edges has a tone or the bell what a cut would have: much of the top octave."""
    tones = order("deeper", 10, TONES)
    assert measured(bench, tones, "track.loudestHigh(samples)") < -80
    bell = order("deeper", 10, {"tones": 0, "voice": 0, "bell": 1})
    # Its own overtones reach up to 2.8 kHz.
    assert measured(bench, bell, "track.loudestHigh(samples)") < -60
    cut = "track.loudestHigh(samples.fill(0, 0, 2 * 20011))"
    assert measured(bench, tones, cut) > -60, "the check cannot see a click"


def test_a_track_from_the_midst_has_no_click_at_its_start(bench: Page) -> None:
    wanted = order("deeper", 6, TONES, breaths=3.3)
    assert measured(bench, wanted, "track.loudestHigh(samples)") < -80


def test_every_clip_is_as_loud_as_the_others(bench: Page) -> None:
    wanted = order("drape", 6, ALL)
    loud = bench.evaluate("(o) => track.spokenLoudness({ ...o, data: voiceData })", wanted)
    assert loud.keys() == VOICE.clips.keys()
    off = {clip: round(level, 1) for clip, level in loud.items() if abs(level + 20) > 1}
    assert not off, "in decibels of full scale; -20 is wanted"


def test_a_clip_that_begins_and_ends_anyhow_makes_no_click(bench: Page) -> None:
    """A recording whose first and last sample are loud, as an author may drop it in."""
    square = b"\x00\x20" * 16_000
    size = len(square)
    head = struct.pack("<4sI8sIHHIIHH4sI", *wav_head(size))
    recording = head + square
    wanted = {
        **order("drape", 6, VOICE_ALONE),
        "voice": {"place-kneel": {"at": 0, "size": len(recording), "seconds": 1}},
        "data": base64.b64encode(recording).decode(),
    }
    script = "track.loudestHigh(samples)"
    loud = bench.evaluate(
        f"async (order) => {{ const {{ samples }} = await track.render(order); return {script}; }}",
        wanted,
    )
    assert -120 < loud < -60


def test_voice_is_louder_than_the_tones_beneath_it(bench: Page) -> None:
    cue = "schedule.spoken.find(({ cue }) => cue === 'drape-breathe')"
    at = f"track.loudness(samples, {cue}.at, {cue}.at + {cue}.lasts)[0]"
    wanted = order("drape", 6, ALL)
    both = measured(bench, wanted, at)
    voice = measured(bench, {**wanted, "volumes": {**ALL, "tones": 0}}, at)
    # What the tones add to the voice, and how loud they are while it is silent.
    without = measured(bench, {**wanted, "voice": {}}, "track.loudness(samples, 30.5, 33)[0]")
    assert both - voice < 0.5, f"{both:.1f} {voice:.1f} dB"
    assert voice - without > 3, f"{voice:.1f} {without:.1f} dB"
    assert measured(bench, wanted, "track.peak(samples)") < 0.99


def test_the_worked_side_is_heard_on_its_side_by_both_ears(bench: Page) -> None:
    ears = "track.loudness(samples, 61, 63)"
    left = measured(bench, order("drape", 6, TONES), ears)
    plan = as_data(make_plan(PRACTICE, "drape", Sides.RIGHT))
    right = measured(bench, order("drape", 6, TONES, plan=plan), ears)
    assert 6 < left[0] - left[1] < 12
    assert left == pytest.approx([right[1], right[0]], abs=0.1)
    mono = (
        "track.loudness(samples.map((_, i) => (samples[i - i % 2] + samples[i - i % 2 + 1]) / 2),"
    )
    together = measured(bench, order("drape", 6, TONES), f"{mono} 61, 63)")
    assert together[0] > left[0] - 4, "one speaker must not lose the tone"


def test_the_bell_rings_at_the_end_even_alone(bench: Page) -> None:
    wanted = order("drape", 10, {"tones": 0, "voice": 0, "bell": 1})
    onsets = measured(bench, wanted, "track.onsets(samples)")
    assert onsets == pytest.approx([make_plan(PRACTICE, "drape").breaths * 6], abs=0.005)


def test_ten_minutes_stay_small(bench: Page) -> None:
    plan = as_data(make_plan(PRACTICE, "drape", Sides.BOTH))
    minutes = sum(step["breaths"] for step in plan["steps"]) / 6
    wanted = order("drape", 6, ALL, plan=plan)
    ms, size, lasts = measured(bench, wanted, "[made.ms, made.bytes, schedule.lasts]")
    assert 9 < minutes < 12
    assert size / (lasts / 60) <= 4e6
    print(f"\n{lasts:.0f} s of track in {ms:.0f} ms, {size / lasts * 60 / 1e6:.2f} MB a minute")
