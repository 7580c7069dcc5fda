import {newsText} from '../core/agent-words.ts';
import {endsInTurn} from '../core/consult-answer.ts';
import {newsToTell, type ToldProgress} from '../core/news-policy.ts';
import type {TurnState} from '../core/turn-machine.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Args} from '../protocol/commands.ts';
import type {News} from '../protocol/task.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';

const log = createLog('turn');

/** How often it is looked whether the moment has come, while something waits for it. */
const LOOK_MS = 60;
/** Who has not talked with Parley for longer is away. */
const PRESENT_MS = 10 * 60_000;
/** News that were heard for at least this long, or whole, count as told. */
const HEARD_MS = 1_500;
/** Below this (-40 dBFS) a voice rests between two words. */
const WORD_RMS = 0.01;

/** What the conversation lets be known and done, as far as news go. */
export interface Floor {
  readonly state: TurnState;
  /** Whether nobody talks and nothing is answered. */
  readonly isQuiet: boolean;
  /** Begins a turn in which Parley tells this by itself. */
  tell: (text: string) => {turnId: string};
}

/** Tells the person what came of their tasks, when they can listen, once. */
export interface TaskNews {
  /** Something has come: it is read, and told when its moment has come. */
  there: () => void;
  /** Parley's voice was heard just now, this loud (RMS). */
  heard: (rms: number) => void;
  /** A turn is over. */
  closed: (record: TurnRecord) => void;
}

/** News that wait, and whether they came while nobody was there. */
interface Waiting {
  news: News;
  wasAway: boolean;
}

export function createTaskNews(floor: Floor): TaskNews {
  const waiting = new Map<string, Waiting>();
  const told = new Map<string, ToldProgress>();
  /** Ends that were heard. Until the ledger has written that down, it goes on calling them news. */
  const heard = new Map<string, Args<'news.delivered'>>();
  let telling: {turnId: string; waiting: Waiting[]} | null = null;
  let lastTurnAt = -Infinity;
  let lastSoundAt = -Infinity;
  /** Nobody has talked since: whoever talks, a turn ends with it. */
  let quietSince = now();
  let timer: ReturnType<typeof setInterval> | undefined;
  /** Telling has failed: it is tried again when the person has talked. */
  let isHeldBack = false;

  const bornAt = now();
  /** Before there was this conversation, or long after the person had last talked in it. */
  const cameAlone = ({at}: News) => at < bornAt || (lastTurnAt !== -Infinity && at - lastTurnAt > PRESENT_MS);
  const isPresent = () => now() - lastTurnAt < PRESENT_MS || floor.state !== 'idle';
  const endKey = (taskId: string, round: number) => `${taskId} ${round} end`;
  const keyOf = ({taskId, round, kind, questionId}: News) =>
    kind === 'progress' || questionId !== undefined
      ? `${taskId} ${round} ${questionId ?? kind}`
      : endKey(taskId, round);

  async function read(): Promise<void> {
    const {news} = await sendCommand('news.read', {});
    const underWay = new Set(telling?.waiting.map((one) => keyOf(one.news)));
    const before = new Map(waiting);
    waiting.clear();
    for (const one of news) {
      const key = keyOf(one);
      if (underWay.has(key)) continue;
      const delivery = heard.get(key);
      if (delivery) {
        note(delivery);
        continue;
      }
      waiting.set(key, {news: one, wasAway: before.get(key)?.wasAway ?? cameAlone(one)});
    }
    watch();
    // In a room that has been quiet for long there is nothing to wait for.
    if (!isHeldBack) look();
  }

  function note(delivery: Args<'news.delivered'>): void {
    inBackground(sendCommand('news.delivered', delivery), log, 'noting what was told');
  }

  /** The end of a task was heard: it is news no more. */
  function noteHeard(taskId: string, round: number): void {
    const key = endKey(taskId, round);
    const delivery = {taskId, round, how: 'spoken'} as const;
    waiting.delete(key);
    heard.set(key, delivery);
    note(delivery);
  }

  function watch(): void {
    clearInterval(timer);
    timer = waiting.size > 0 && !isHeldBack ? setInterval(look, LOOK_MS) : undefined;
  }

  function look(): void {
    const at = now();
    if (telling) return;
    const chosen = newsToTell(
      [...waiting.values()].map(({news}) => news),
      (taskId) => told.get(taskId) ?? null,
      {
        isQuiet: floor.isQuiet,
        quietForMs: at - quietSince,
        isSpeaking: floor.state === 'speaking',
        silentForMs: at - lastSoundAt,
        isPresent: isPresent(),
        now: at,
      },
    );
    if (chosen) tell(chosen.news);
  }

  function tell(news: readonly News[]): void {
    const mine = news.flatMap((one) => waiting.get(keyOf(one)) ?? []);
    for (const {news: one} of mine) waiting.delete(keyOf(one));
    const text = newsText(
      news,
      mine.some(({wasAway}) => wasAway),
      crypto.randomUUID(),
    );
    telling = {...floor.tell(text), waiting: mine};
    log.info('news are told', {turnId: telling.turnId, kinds: news.map(({kind}) => kind)});
    watch();
  }

  function close({turnId, sessionId, outcome, reply}: TurnRecord): void {
    if (telling?.turnId !== turnId) return;
    const {waiting: mine} = telling;
    telling = null;
    const wasHeard = reply.audibleMs > 0 && (outcome === 'answered' || reply.audibleMs >= HEARD_MS);
    for (const one of mine) {
      const {taskId, round, kind, text, questionId} = one.news;
      if (kind === 'progress') told.set(taskId, {text, at: now()});
      else if (!wasHeard) waiting.set(keyOf(one.news), one);
      else if (questionId !== undefined) {
        const asked = sendCommand('question.told', {id: questionId, sessionId, turnId});
        inBackground(asked, log, 'noting what was asked');
      } else noteHeard(taskId, round);
    }
    isHeldBack = !wasHeard && outcome === 'failed';
  }

  /** What the answer to the person's own words told of, where those were heard, is not told again. */
  function noteTold(record: TurnRecord): void {
    const {outcome, reply} = record;
    const wasHeard = reply.audibleMs > 0 && (outcome === 'answered' || reply.audibleMs >= HEARD_MS);
    if (!wasHeard) return;
    for (const {taskId, round} of endsInTurn(record)) noteHeard(taskId, round);
  }

  return {
    there: () => inBackground(read(), log, 'reading the news'),
    heard(rms) {
      if (rms >= WORD_RMS) lastSoundAt = now();
    },
    closed(record) {
      if (record.source === 'task') close(record);
      else {
        lastTurnAt = now();
        isHeldBack = false;
        noteTold(record);
      }
      quietSince = now();
      watch();
    },
  };
}
