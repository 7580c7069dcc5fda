import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import type {Desk} from './desk.ts';
import type {Heard} from './ears.ts';
import {TALK_KEYS} from './keyboard.ts';
import type {Utterance} from './mouth.ts';
import type {Parley} from './parley.ts';
import {wallMs, waitFor} from './wait.ts';

/** Parley takes presses that follow each other faster than this for the repeats of a held key. */
const PRESS_GAP_MS = 650;
/** What the mouth needs to begin on time. */
const SPEAK_AHEAD_MS = 600;
const LISTENING_TIMEOUT_MS = 20_000;
const ANSWER_TIMEOUT_MS = 60_000;
/** Playback reaches the speaker's meter a little after the browser counted it. */
const SPEAKER_TAIL_MS = 150;

/** One exchange as it went at the desk. Times in ms since the epoch, by one clock. */
export interface Exchange {
  said: string;
  isTyped: boolean;
  /** When the key was pressed, or the text sent. */
  pressedAt: number;
  /** When the voice at the microphone began and ended, and whether it came out in one piece; `null` when it was typed. */
  voice: {from: number; to: number; isWhole: boolean} | null;
  /** When the key was pressed again, or let go; `null` when it was typed. */
  releasedAt: number | null;
  record: TurnRecord;
  /** What came out of the speaker from the end of speech to the end of the turn. */
  speaker: Heard;
}

export interface Manner {
  /** Begins to speak so long after the press, in ms, 0 being its very moment, instead of when Parley shows that it listens. */
  startsAfterMs?: number;
  /** Holds this key while speaking, instead of pressing the shortcut before and after. */
  holds?: string;
}

/** Speaks one turn as a person would: shortcut, sentence, shortcut; then waits for the answer to end. */
export async function speakTurn(
  desk: Desk,
  parley: Parley,
  said: string,
  {startsAfterMs, holds}: Manner = {},
): Promise<Exchange> {
  await settle(desk, parley);
  const known = await knownTurns(parley);
  const begin = () => (holds === undefined ? desk.keyboard.press(TALK_KEYS) : desk.keyboard.hold(holds));
  const {pressedAt, utterance} =
    startsAfterMs === undefined
      ? await speakWhenHeard(desk, parley, said, begin)
      : await speakAfterKey(desk, said, startsAfterMs, begin);
  const releasedAt = holds === undefined ? await pressAgain(desk, pressedAt) : desk.keyboard.release(holds);
  const record = await newTurn(parley, known);
  const {voiceFrom, voiceTo} = utterance;
  return {
    said,
    isTyped: false,
    pressedAt,
    voice: {from: voiceFrom, to: voiceTo, isWhole: desk.mouth.wasWhole(utterance)},
    releasedAt,
    record,
    speaker: await hear(desk, voiceTo),
  };
}

interface Opening {
  pressedAt: number;
  utterance: Utterance;
}

async function speakWhenHeard(
  desk: Desk,
  parley: Parley,
  said: string,
  begin: () => number,
): Promise<Opening> {
  const pressedAt = begin();
  await listening(parley, pressedAt);
  return {pressedAt, utterance: await desk.mouth.say(said)};
}

/** The mouth begins at once when it is told early enough; so the press is what waits. */
async function speakAfterKey(
  desk: Desk,
  said: string,
  afterMs: number,
  begin: () => number,
): Promise<Opening> {
  const pressAt = wallMs() + SPEAK_AHEAD_MS;
  const speaking = desk.mouth.say(said, {at: pressAt + afterMs});
  await sleep(pressAt - wallMs());
  const pressedAt = begin();
  return {pressedAt, utterance: await speaking};
}

/** Waits until Parley listens after the press at `pressedAt`; raises with what it shows when it cannot. */
export async function listening(parley: Parley, pressedAt: number): Promise<void> {
  const {phase, failure} = await parley.waitForSnapshot(
    'listening after the key',
    (snapshot) =>
      snapshot.at >= pressedAt && (snapshot.phase === 'listening' || snapshot.phase === 'problem'),
    LISTENING_TIMEOUT_MS,
  );
  if (phase !== 'problem') return;
  throw new Error(
    failure ? `${failure.message} ${failure.fix.label}. ${failure.detail ?? ''}`.trim() : 'a problem',
  );
}

/** Presses the shortcut for the second time, not so soon that it would count as the repeat of a held key. */
async function pressAgain(desk: Desk, pressedAt: number): Promise<number> {
  await sleep(Math.max(0, pressedAt + PRESS_GAP_MS - wallMs()));
  return desk.keyboard.press(TALK_KEYS);
}

/** Types one turn from the popup's document; the page in front was shared by an earlier `sharePage`. */
export async function typeTurn(desk: Desk, parley: Parley, said: string): Promise<Exchange> {
  await settle(desk, parley);
  const known = await knownTurns(parley);
  const pressedAt = wallMs();
  await parley.type(said);
  const record = await newTurn(parley, known);
  return {
    said,
    isTyped: true,
    pressedAt,
    voice: null,
    releasedAt: null,
    record,
    speaker: await hear(desk, pressedAt),
  };
}

/**
 * Gives Parley the page in front, as the shortcut does: Chrome grants a page with a real press alone.
 * The empty turn is dismissed without a sound.
 */
export async function sharePage(desk: Desk, parley: Parley): Promise<void> {
  await settle(desk, parley);
  const known = await knownTurns(parley);
  desk.keyboard.press(TALK_KEYS);
  await sleep(PRESS_GAP_MS);
  desk.keyboard.press(TALK_KEYS);
  // A press that follows at once would count as the repeat of a held key.
  await Promise.all([newTurn(parley, known), sleep(PRESS_GAP_MS)]);
}

/**
 * Waits until Parley tells by itself how handed-over work has ended, in a turn that began after `since` (ms since the epoch).
 * What it tells of the work's progress is passed over.
 */
export async function hearNews(desk: Desk, parley: Parley, what: string, since: number): Promise<Exchange> {
  const record = await waitFor(
    what,
    async () => {
      const [waiting, turns] = await Promise.all([parley.openNews(), parley.turns()]);
      const told = turns.filter(({source, startedAt}) => source === 'task' && startedAt >= since);
      return waiting === 0 ? told.at(-1) : undefined;
    },
    {timeoutMs: ANSWER_TIMEOUT_MS, everyMs: 200},
  );
  return {
    said: '',
    isTyped: true,
    pressedAt: record.startedAt,
    voice: null,
    releasedAt: null,
    record,
    speaker: await hear(desk, record.startedAt),
  };
}

/** The ref of the element that is highlighted on `page`, or `null`. */
export async function highlighted(page: Page): Promise<string | null> {
  return page.evaluate(() => document.querySelector('parley-ring')?.getAttribute('data-ref') ?? null);
}

/** Waits until the turn before is over and its voice has died away, and gives the window the focus. */
export async function settle(desk: Desk, parley: Parley): Promise<void> {
  await parley.waitForPhase(['idle', 'problem'], ANSWER_TIMEOUT_MS);
  await desk.speaker.waitForQuiet(300, 10_000);
  await desk.keyboard.focus();
}

export async function knownTurns(parley: Parley): Promise<Set<string>> {
  return new Set((await parley.turns()).map(({turnId}) => turnId));
}

export async function newTurn(parley: Parley, known: ReadonlySet<string>): Promise<TurnRecord> {
  return waitFor(
    'the end of the turn',
    async () => (await parley.turns()).find(({turnId}) => !known.has(turnId)),
    // Reading every turn is work for the machine whose times are of interest here.
    {timeoutMs: ANSWER_TIMEOUT_MS, everyMs: 200},
  ).catch(async (cause: unknown) => {
    const {phase, session, failure} = await parley.snapshot();
    throw new Error(
      `the turn did not end; Parley is ${phase}, its session ${session}. ${failure?.message ?? ''}`,
      {cause},
    );
  });
}

async function hear(desk: Desk, from: number): Promise<Heard> {
  await sleep(SPEAKER_TAIL_MS);
  return desk.speaker.heard(from);
}
