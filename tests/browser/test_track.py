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

from bodylesson.models.plan import Plan, Sides, as_data, make_plan, seconds_of
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
        "beds": volumes["voice"] > 0 and volumes["tones"] > 0,
        # Made faster than FLAC, which holds the very same samples.
        "format": "wav",
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


def planned_turns(variant: str, rate: float, turns: tuple[float, ...] = (0, INHALE)) -> list[float]:
    """The start of every led phase, in seconds, from the Python plan alone."""
    found = []
    before = 0.0
    for step in make_plan(PRACTICE, variant, Sides.LEFT).steps:
        if step.seconds is None:
            found += [
                before + 60 / rate * (breath + turn)
                for breath in range(step.breaths)
                for turn in turns
            ]
        before += seconds_of(step, rate)
    return found


def lasts(plan: Plan, rate: float) -> float:
    """How long a plan lasts, in seconds."""
    return sum(seconds_of(step, rate) for step in plan.steps)


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
    planned = planned_turns("drape", 6, (0, INHALE + 0.1))
    assert onsets == pytest.approx(planned, abs=0.005)
    first = planned[0]
    loudness = f"""[[{first + 4.05}, {first + 4.95}], [{first + 8.55}, {first + 9.95}]]
        .map(([a, b]) => track.loudness(samples, a, b)[0])"""
    assert max(measured(bench, wanted, loudness)) < -100
    assert min(measured(bench, order("drape", 6, TONES), loudness)) > -60


@pytest.mark.long
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


@pytest.mark.long
def test_every_cue_of_a_session_is_heard_from_a_clip(bench: Page) -> None:
    for variant in VARIANTS:
        keys = measured(bench, order(variant, 6, ALL), "schedule.spoken.map((cue) => cue.key)")
        assert set(keys) <= VOICE.clips.keys()
        assert len(keys) > 15


REST_S = 0.15
"""Silence between the end of a tone and the next turn, as `synth.ts` leaves it."""


def test_no_clicks(bench: Page) -> None:
    """At none of its edges has a tone or the bell what a cut would have: much of the top octave."""
    tones = order("deeper", 10, TONES)
    # The air of the out-breath has a little of it, everywhere but at the edges.
    assert measured(bench, tones, "track.loudestHigh(samples)") < -58
    edges = f"""Math.max(...schedule.tones
        .flatMap(({{ at, lasts }}) => [at, at + lasts - {REST_S}])
        .map((edge) => [edge - 0.03, edge + 0.03].map((at) => 2 * Math.round(16000 * at)))
        .map(([from, to]) => track.loudestHigh(samples.slice(from, to))))"""
    assert measured(bench, tones, edges) < -85
    bell = order("deeper", 10, {"tones": 0, "voice": 0, "bell": 1})
    # Its own overtones reach up to 2.8 kHz.
    assert measured(bench, bell, "track.loudestHigh(samples)") < -60
    within = round((planned_turns("deeper", 10)[0] + 1) * 16_000)
    cut = f"track.loudestHigh(samples.fill(0, 0, 2 * {within}))"
    assert measured(bench, tones, cut) > -56, "the check cannot see a click"


def test_a_track_from_the_midst_has_no_click_at_its_start(bench: Page) -> None:
    """It has no more of the top octave than the tone itself, which begins out of silence."""
    steps = make_plan(PRACTICE, "deeper").steps
    before = itertools.takewhile(lambda step: step.seconds is not None, steps)
    wanted = order("deeper", 6, TONES, breaths=sum(step.breaths for step in before) + 0.2)
    after_silence = """(from, to) => {
        const after = new Int16Array(2 * (to - from + 160));
        after.set(samples.subarray(2 * from, 2 * to), 320);
        return track.loudestHigh(after);
    }"""
    start, tone, cut = measured(
        bench,
        wanted,
        f"""[({after_silence})(0, 4000), track.loudestHigh(samples.slice(8000, 16000)),
            ({after_silence})(4000, 8000)]""",
    )
    assert start < tone + 1, f"{start:.1f} {tone:.1f} dB"
    assert cut > tone + 10, "the check cannot see a click"


def test_every_clip_is_as_loud_as_the_others(bench: Page) -> None:
    wanted = order("drape", 6, ALL)
    loud = bench.evaluate("(o) => track.spokenLoudness({ ...o, data: voiceData })", wanted)
    assert loud.keys() == VOICE.clips.keys()
    off = {clip: round(level, 1) for clip, level in loud.items() if abs(level + 15.6) > 1.2}
    assert not off, "in decibels of full scale; -15.6 is wanted"


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
    without = measured(bench, {**wanted, "voice": {}}, at)
    assert abs(both - voice) < 0.5, f"{both:.1f} {voice:.1f} dB"
    assert voice - without > 3, f"{voice:.1f} {without:.1f} dB"


@pytest.mark.long
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_session_is_as_loud_as_what_phones_play_as_speech(bench: Page, variant: str) -> None:
    script = "[track.integrated(samples), track.truePeak(samples)]"
    for rate in (4, 6, 10):
        loudness, peak = measured(bench, order(variant, rate, ALL), script)
        print(f"\n{variant}, {rate} a minute: {loudness:.1f} LUFS, true peak {peak:.1f} dBTP")
        assert -18 <= loudness <= -16, f"{loudness:.1f} LUFS at {rate} a minute"
        assert peak <= -1.5, f"{peak:.1f} dBTP at {rate} a minute"


def test_the_tones_lean_to_the_worked_side_and_no_ear_loses_more_than_four_decibels(
    bench: Page,
) -> None:
    first = planned_turns("drape", 6)[0]
    ears = f"track.loudness(samples, {first + 1}, {first + 3})"
    left = measured(bench, order("drape", 6, TONES), ears)
    plan = as_data(make_plan(PRACTICE, "drape", Sides.RIGHT))
    right = measured(bench, order("drape", 6, TONES, plan=plan), ears)
    assert 2 < left[0] - left[1] < 4
    assert left == pytest.approx([right[1], right[0]], abs=0.1)


def test_the_voice_is_in_the_middle(bench: Page) -> None:
    cue = "schedule.spoken.find(({ cue }) => cue === 'drape-breathe')"
    script = f"track.loudness(samples, {cue}.at, {cue}.at + {cue}.lasts)"
    left, right = measured(bench, order("drape", 6, VOICE_ALONE), script)
    assert left > -30
    assert left == pytest.approx(right, abs=0.01)


def test_the_tones_carry_on_a_phones_speaker(bench: Page) -> None:
    inhale, exhale = planned_turns("drape", 6)[:2]
    for at, lasts_s in ((inhale, 4), (exhale, 6)):
        script = f"track.lostBelow600(samples, {at}, {at + lasts_s})"
        lost = measured(bench, order("drape", 6, TONES), script)
        print(f"\n{lost:.1f} dB lost")
        assert 0 < lost < 3


def test_out_sounds_of_breath_and_in_does_not(bench: Page) -> None:
    """Noise between the partials, which a tone alone has not: seen by how seldom it repeats."""
    inhale, exhale = planned_turns("drape", 6)[:2]
    high = "track.loudestHigh(samples.slice({a} * 32000, {b} * 32000))"
    inward = measured(bench, order("drape", 6, TONES), high.format(a=inhale + 1, b=inhale + 3))
    out = measured(bench, order("drape", 6, TONES), high.format(a=exhale + 2, b=exhale + 4))
    assert out > inward + 3, f"{out:.1f} {inward:.1f} dB"


def test_a_quiet_bed_lies_under_the_words_while_the_body_moves(bench: Page) -> None:
    wanted = order("drape", 6, {**ALL, "voice": 0}, beds=True)
    # The body moves in the first steps; then comes the first in-breath, which lasts four seconds.
    inhale = planned_turns("drape", 6)[0]
    bed, tone = measured(
        bench,
        wanted,
        f"""[track.loudness(samples, 20, 24)[0],
            track.loudness(samples, {inhale + 1}, {inhale + 3})[0]]""",
    )
    print(f"\nbed {bed:.1f}, tone {tone:.1f} dB")
    assert -65 < bed < tone - 15


@pytest.mark.long
def test_the_file_holds_the_very_samples(bench: Page) -> None:
    """FLAC decoded is WAV, sample by sample: nothing late, nothing lost."""
    for variant, rate in (("drape", 7.3), ("lift", 10)):
        wanted = order(variant, rate, ALL)
        differ = bench.evaluate(
            """async (order) => {
                const [flac, wav] = [
                    await track.render({ ...order, data: voiceData, format: "flac" }),
                    await track.render({ ...order, data: voiceData }),
                ];
                const most = flac.samples.reduce(
                    (most, one, i) => Math.max(most, Math.abs(one - wav.samples[i])), 0);
                return [most, flac.samples.length - wav.samples.length, wav.bytes / flac.bytes];
            }""",
            wanted,
        )
        assert differ[:2] == [0, 0]
        assert differ[2] > 1.3


def test_the_bell_rings_at_the_end_even_alone(bench: Page) -> None:
    wanted = order("drape", 10, {"tones": 0, "voice": 0, "bell": 1})
    onsets = measured(bench, wanted, "track.onsets(samples)")
    assert onsets == pytest.approx([lasts(make_plan(PRACTICE, "drape"), 10)], abs=0.005)


@pytest.mark.long
@pytest.mark.parametrize("rate", [4, 6, 10])
def test_the_longest_session_stays_small(bench: Page, rate: float) -> None:
    """Both sides of the way with the most steps, with as much on the ball as the lesson allows."""
    plan = as_data(make_plan(PRACTICE, "explore", Sides.BOTH))
    plan["steps"] = [
        {**step, "breaths": step["breaths"] * 3} if step["work"] else step for step in plan["steps"]
    ]
    wanted = order("explore", rate, ALL, plan=plan, format="flac")
    ms, size, seconds = measured(bench, wanted, "[made.ms, made.bytes, schedule.lasts]")
    assert seconds > 9 * 60
    assert size <= 40e6
    print(f"\n{seconds:.0f} s of track in {ms:.0f} ms, {size / 1e6:.1f} MB")
