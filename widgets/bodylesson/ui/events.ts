/**
 * Events with which the widgets of a page talk to each other, with no kernel and no knowledge of
 * which others are there. All are `CustomEvent`s on `window`; a page may hold any number of either
 * end.
 */

/** Is there a picture on which all of these can be found? One that can takes the event. */
export interface CanFindDetail {
  readonly lesson: string;
  readonly structures: readonly string[];
}

/**
 * A question asks to find a structure on a picture. A picture that takes the question calls
 * `preventDefault()` and answers with `found`. It must not show which structure is right.
 */
export interface FindDetail {
  readonly lesson: string;
  readonly question: string;
  /** What is asked, as the learner reads it. */
  readonly text: string;
  /** Structures that are offered, by id of lesson.yaml. */
  readonly structures: readonly string[];
}

/** A structure was chosen on a picture in answer to `find`. */
export interface FoundDetail {
  readonly lesson: string;
  readonly question: string;
  readonly structure: string;
}

/** The question is answered or let go; either side says so. */
export interface FindOverDetail {
  readonly lesson: string;
  readonly question: string;
}

/** A practice session has ended; it stays in the browser and says nothing about what was felt. */
export interface SessionDetail {
  readonly lesson: string;
  readonly variant: string;
  readonly side: "left" | "right" | "both";
  /** Highest pressure that the learner gave, 0 to 10; null if none was asked. */
  readonly pressure: number | null;
  /** Ids of the variants that were eased off. */
  readonly eased: readonly string[];
  /** Whether it was stopped before the plan's end. */
  readonly stopped: boolean;
}

/** The answers of a lesson's gate have changed; every view of it shows the same. */
export interface GateAnswersDetail {
  readonly lesson: string;
  /** What is kept of them; sent even if nothing can be kept. */
  readonly record: unknown;
}

/** A view of a lesson's gate came to life; others say what they know. */
export interface GateAsksDetail {
  readonly lesson: string;
}

/** The lesson whose sessions they are. */
export interface PractisedDetail {
  readonly lesson: string;
  /** True if a session has just ended; false if something was said about one. */
  readonly ended: boolean;
  /**
   * How it is, if that has just been said, so that it is known even if the browser keeps nothing.
   */
  readonly felt: "" | "fine" | "bad";
}

/** The lesson for which another choice was kept. */
export interface ChoiceDetail {
  readonly lesson: string;
}

/** The state of a part of the page that is fetched when needed. */
export interface PartDetail {
  /** Its name, or that of the widget which needs it. */
  readonly part: string;
  /**
   * It is `late` and asked for again, `gone` from its server because the page has been rebuilt
   * since, `broken` if it came but did not start, or `there`.
   */
  readonly state: "late" | "gone" | "broken" | "there";
}

interface Details {
  "can-find": CanFindDetail;
  find: FindDetail;
  found: FoundDetail;
  "find-over": FindOverDetail;
  /** A picture has come to life: whatever waits for one may ask again. */
  picture: Record<string, never>;
  session: SessionDetail;
  "gate-answers": GateAnswersDetail;
  "gate-asks": GateAsksDetail;
  /** What is kept about sessions has changed: one ended, or something was said about one. */
  practised: PractisedDetail;
  /** Another choice for the next session was kept, e.g. the other side. */
  choice: ChoiceDetail;
  part: PartDetail;
}
type Name = keyof Details;

/** Sends an event. True if some listener took it. */
export function tell<N extends Name>(name: N, detail: Details[N]): boolean {
  const event = new CustomEvent(`bodylesson:${name}`, { detail, cancelable: true });
  return !dispatchEvent(event);
}

/**
 * Listens for an event until the signal aborts; `take` marks it as taken. With null as lesson, it
 * listens for those of any lesson.
 */
export function hear<N extends Name>(
  name: N,
  lesson: string | null,
  heard: (detail: Details[N], take: () => void) => void,
  signal: AbortSignal,
): void {
  addEventListener(`bodylesson:${name}`, (event) => {
    if (!(event instanceof CustomEvent)) return;
    const detail = event.detail as Details[N];
    const own = lesson === null || (detail as { lesson?: string })?.lesson === lesson;
    if (own) heard(detail, () => event.preventDefault());
  }, { signal });
}
