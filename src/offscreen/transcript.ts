import {NO_ITEMS, orderOf, withItem} from '../core/transcript-order.ts';
import {now} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {describeFailure} from '../protocol/failures.ts';
import {withSpend} from '../core/spending.ts';
import type {Line} from '../protocol/snapshot.ts';
import type {Spend} from '../protocol/spending.ts';
import type {TranscriptEntry} from '../protocol/transcript.ts';
import type {SentToAgent, TurnRecord} from '../protocol/turn-record.ts';
import type {Publisher} from './publisher.ts';
import type {TurnLog} from './turn-log.ts';
import type {VoiceEvent} from './voice-provider.ts';

const log = createLog('turn');

/** Recognition that is not there so long after an answer will not come. */
const LATE_MS = 5_000;
/** Turns whose recognition may still come after they are over. */
const REMEMBERED = 8;
/** Turns that a session which takes over may be told of. */
const RECENT_TURNS = 20;

/** What is known of the words of one turn. */
interface Words {
  turn: TurnLog;
  at: number;
  sessionId: string | null;
  items: {you: string[]; parley: string | null};
  /** Parts of what the person said, by item: a turn can be committed in several. */
  parts: Map<string, {text: string; isFinal: boolean}>;
  record: TurnRecord | null;
  waiters: (() => void)[];
}

/** Keeps both sides' words, and gives words that are recognised late to the turn in which they were said. */
export interface Transcript {
  open: (turn: TurnLog) => void;
  /** The person's audio of a turn was handed over; the service will name it. */
  committed: (turn: TurnLog, sessionId: string) => void;
  /** Whether a commit of this side is still to be named by the service. */
  readonly awaitsName: boolean;
  /** The items in which the person's words of a turn lie. */
  itemsOf: (turn: TurnLog) => readonly string[];
  typed: (turn: TurnLog, text: string) => void;
  /** The item in which the service answers a turn. */
  answering: (turn: TurnLog, itemId: string) => void;
  said: (turn: TurnLog, final: boolean) => void;
  /** Takes events about what the person said; answers whether it was one, and whether it fitted any turn. */
  take: (event: VoiceEvent) => 'taken' | 'stale' | 'other';
  /**
   * Resolves when all that was committed of a turn has been recognised, or given up, or `ms` have passed; tells whether the
   * words are whole.
   */
  recognised: (turn: TurnLog, ms: number) => Promise<boolean>;
  /** What a turn, or the recognition of an item, was billed; it may be told after the turn is over. */
  bill: (of: {turnId: string | null} | {itemId: string}, spend: Spend) => void;
  /** Something of a page goes to the agent for a task of that turn; answers whether the turn is still known. */
  shared: (turnId: string, part: SentToAgent) => boolean;
  close: (turn: TurnLog, record: TurnRecord) => void;
  /** A session ended: what it was asked to name will not be named. */
  forgetSession: () => void;
  /** The last lines of both sides, oldest first, without those of the running turn. */
  recent: () => Pick<Line, 'who' | 'text'>[];
  /** The conversation is over: what was said is no part of the next one. */
  endConversation: () => void;
}

/** Where the words are kept. */
export interface TranscriptStore {
  saveTurn: (record: TurnRecord) => Promise<void>;
  saveEntry: (entry: TranscriptEntry) => Promise<void>;
  /** The words of both sides of a turn that was answered, once no more of them will come. */
  said: (words: Promise<TranscriptEntry[]>) => void;
}

export function createTranscript(publisher: Publisher, store: TranscriptStore): Transcript {
  const known = new Map<TurnLog, Words>();
  const byItem = new Map<string, Words>();
  let awaited: Words[] = [];
  let order = NO_ITEMS;
  let recent: TurnLog[] = [];

  const keep = (work: Promise<void>) => {
    work.catch((error: unknown) => {
      log.warn('a turn could not be kept', {error: String(error)});
      publisher.failure(describeFailure('storage.failed', String(error)));
    });
  };
  const entryOf = (words: Words, who: Line['who']): TranscriptEntry | null => {
    const {turn, at, sessionId, items} = words;
    const text = who === 'you' ? turn.heard : turn.answer;
    if (!text) return null;
    const itemId = who === 'you' ? items.you[0] : items.parley;
    const place = itemId ? orderOf(order, itemId) : null;
    return {
      entryId: `${turn.turnId}:${who}`,
      turnId: turn.turnId,
      sessionId,
      who,
      text,
      at,
      // Without the service's word the answer still follows what it answers.
      order: place ?? (who === 'you' ? at : at + 1),
      isCut: who === 'parley' && turn.cutAtMs !== null,
    };
  };
  const keepSide = (words: Words, who: Line['who']) => {
    const entry = entryOf(words, who);
    if (entry) keep(store.saveEntry(entry));
  };
  const recognised = (words: Words, ms: number): Promise<boolean> => {
    const isWhole = words.items.you.length > 0 && words.items.you.every((id) => words.parts.get(id)?.isFinal);
    if (isWhole && !awaited.includes(words)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms);
      words.waiters.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  };
  const lastWords = async (words: Words): Promise<TranscriptEntry[]> => {
    // What was typed, or told by Parley itself, is whole as it is.
    if (words.items.you.length > 0 || awaited.includes(words)) await recognised(words, LATE_MS);
    return [entryOf(words, 'you'), entryOf(words, 'parley')].filter((entry) => entry !== null);
  };
  const wordsOf = (turn: TurnLog): Words => {
    const words = known.get(turn);
    if (!words) throw new Error('a turn was not opened');
    return words;
  };
  /** A record as it is by now: words and costs may come when the turn is over. */
  const keepRecord = ({record, turn: {heard, spent, sent}}: Words) => {
    if (record) keep(store.saveTurn({...record, heard, spent, sent}));
  };
  const showHeard = (words: Words, isFinal: boolean) =>
    publisher.line(words.turn.turnId, 'you', words.turn.heard, isFinal);

  const recognise = (itemId: string, text: string, isFinal: boolean): 'taken' | 'stale' => {
    const words = byItem.get(itemId);
    if (!words) return 'stale';
    const part = words.parts.get(itemId) ?? {text: '', isFinal: false};
    // Deltas add up; the completed text replaces them.
    words.parts.set(itemId, {text: isFinal ? text : part.text + text, isFinal});
    const parts = words.items.you.map((id) => words.parts.get(id));
    words.turn.heard = parts
      .map((one) => one?.text.trim())
      .filter(Boolean)
      .join(' ');
    const isWhole = parts.every((one) => one?.isFinal);
    showHeard(words, isWhole);
    if (!isWhole) return 'taken';
    for (const resolve of words.waiters.splice(0)) resolve();
    if (words.record) {
      keepSide(words, 'you');
      keepRecord(words);
    }
    return 'taken';
  };
  const name = (itemId: string): 'taken' | 'stale' => {
    const words = awaited.shift();
    if (!words) return 'stale';
    words.items.you.push(itemId);
    byItem.set(itemId, words);
    return 'taken';
  };

  return {
    open(turn) {
      known.set(turn, {
        turn,
        at: now(),
        sessionId: null,
        items: {you: [], parley: null},
        parts: new Map(),
        record: null,
        waiters: [],
      });
    },
    committed(turn, sessionId) {
      const words = wordsOf(turn);
      words.sessionId = sessionId;
      awaited.push(words);
    },
    get awaitsName() {
      return awaited.length > 0;
    },
    itemsOf: (turn) => known.get(turn)?.items.you ?? [],
    typed(turn, text) {
      turn.heard = text;
      showHeard(wordsOf(turn), true);
    },
    answering(turn, itemId) {
      wordsOf(turn).items.parley ??= itemId;
    },
    said: (turn, final) => publisher.line(turn.turnId, 'parley', turn.answer, final),
    take(event) {
      switch (event.type) {
        case 'added':
          order = withItem(order, {...event, at: now()});
          return 'taken';
        case 'committed':
          return name(event.itemId);
        case 'heard':
          return recognise(event.itemId, event.text, event.final);
        case 'unheard':
          return recognise(event.itemId, '', true);
        default:
          return 'other';
      }
    },
    recognised: (turn, ms) => recognised(wordsOf(turn), ms),
    bill(of, spend) {
      const byTurn = 'turnId' in of ? [...known].find(([{turnId}]) => turnId === of.turnId)?.[1] : null;
      const words = 'itemId' in of ? byItem.get(of.itemId) : byTurn;
      if (!words) return;
      words.turn.spent = withSpend(words.turn.spent, spend);
      keepRecord(words);
    },
    shared(turnId, part) {
      const words = [...known].find(([turn]) => turn.turnId === turnId)?.[1];
      if (!words) return false;
      words.turn.shareWithAgent(part);
      keepRecord(words);
      return true;
    },
    close(turn, record) {
      const words = wordsOf(turn);
      words.record = record;
      if (turn.answer) publisher.line(turn.turnId, 'parley', turn.answer, true, turn.cutAtMs !== null);
      words.sessionId = record.sessionId;
      recent = [...recent, turn].slice(-RECENT_TURNS);
      for (const [old] of [...known].slice(0, -REMEMBERED)) {
        known.delete(old);
        for (const [itemId, owner] of byItem) if (owner.turn === old) byItem.delete(itemId);
      }
      keepSide(words, 'you');
      keepSide(words, 'parley');
      // Those of a turn that was given up are said again in another one.
      if (['answered', 'interrupted'].includes(record.outcome)) store.said(lastWords(words));
      keep(store.saveTurn(record));
    },
    forgetSession() {
      awaited = [];
      order = NO_ITEMS;
    },
    recent: () =>
      recent.flatMap(({heard, answer}) => [
        {who: 'you', text: heard},
        {who: 'parley', text: answer},
      ]),
    endConversation() {
      recent = [];
    },
  };
}
