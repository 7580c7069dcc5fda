import {addReading, NO_SPEECH, rmsOf, type SpeechReading, type SpeechTally} from '../core/speech-gate.ts';
import {now} from '../platform/clock.ts';
import {withReceipt} from '../platform/turn-words.ts';
import type {Failure} from '../protocol/failures.ts';
import type {TurnContext} from '../protocol/picture.ts';
import type {Spend} from '../protocol/spending.ts';
import type {
  CaptureMode,
  SentPart,
  SentToAgent,
  Span,
  TalkSource,
  ToolRecord,
  TurnRecord,
} from '../protocol/turn-record.ts';
import type {MeterNote} from '../core/capture-gate.ts';

/** From this RMS on a reply counts as heard (about -50 dBFS): below it is codec noise. */
const AUDIBLE_RMS = 0.003;

/** Thumbnails that are kept of one turn: the record of all turns must not outgrow a disk. */
const MOST_THUMBNAILS = 3;

/** How a turn began. */
export interface TurnStart {
  turnId: string;
  source: TalkSource;
  mode: CaptureMode;
  pressedAt: number;
}

/** What is written down of the turn that runs. */
export interface TurnLog {
  readonly turnId: string;
  readonly tally: SpeechTally;
  heard: string;
  answer: string;
  failure: Failure | null;
  device: string | null;
  /** Host of the service that its words go to. */
  host: string | null;
  /** How much of the answer had been heard when it was cut short, in ms. */
  cutAtMs: number | null;
  readonly audibleMs: number;
  /** What the turn was billed so far, by model. */
  spent: Spend[];
  /** A stretch from `start` to `end` or now (ms since the epoch). Only the first of a name is kept, except for tools. */
  span: (name: string, start: number, end?: number) => void;
  tool: (record: ToolRecord, start: number) => void;
  /** Something of a page was sent. */
  share: (sent: TurnContext) => void;
  /** Something of a page goes to the agent; it may be told after the turn is over, and more than once. */
  shareWithAgent: (part: SentToAgent) => void;
  /** All that was sent so far. */
  readonly sent: SentPart[];
  /** Whether any tool has been run. */
  readonly hasRunTools: boolean;
  hear: (reading: SpeechReading) => void;
  /** A stretch of the reply; answers whether it can be heard. */
  listen: (reading: MeterNote) => boolean;
  /** Takes over what was measured of words that are sent again. */
  takeOver: (earlier: TurnLog) => void;
  close: (
    outcome: TurnRecord['outcome'],
    sessionId: string | null,
    dropped: TurnRecord['dropped'],
  ) => TurnRecord;
}

export function createTurnLog({turnId, source, mode, pressedAt}: TurnStart): TurnLog {
  let tally = NO_SPEECH;
  let reply = {peak: 0, audibleMs: 0};
  const spans: Span[] = [];
  const tools: ToolRecord[] = [];
  let sent: SentPart[] = [];
  const span = (name: string, start: number, end = now()) => {
    if (spans.every((known) => known.name !== name)) spans.push({name, start, end});
  };
  return {
    turnId,
    get tally() {
      return tally;
    },
    heard: '',
    answer: '',
    failure: null,
    device: null,
    host: null,
    cutAtMs: null,
    spent: [],
    get audibleMs() {
      return reply.audibleMs;
    },
    span,
    tool(record, start) {
      tools.push(record);
      spans.push({name: `tool:${record.name}`, start, end: now()});
    },
    share({text, picture}) {
      if (text !== null) sent.push({what: 'text', text});
      if (!picture) return;
      const {width, height, bytes, sha256} = picture;
      const kept = sent.filter((part) => part.what === 'picture' && part.thumbnail !== null).length;
      const thumbnail = kept < MOST_THUMBNAILS ? picture.thumbnail : null;
      sent.push({what: 'picture', width, height, bytes, sha256, thumbnail});
    },
    shareWithAgent(part) {
      sent = withReceipt(sent, part);
    },
    get sent() {
      return sent;
    },
    get hasRunTools() {
      return tools.length > 0;
    },
    hear(reading) {
      if (tally === NO_SPEECH) span('capture', pressedAt);
      tally = addReading(tally, {...reading, at: now()});
    },
    listen(reading) {
      if (reading.rms < AUDIBLE_RMS) return false;
      if (reply.audibleMs === 0) span('reply', tally.lastVoiceAt ?? pressedAt);
      reply = {peak: Math.max(reply.peak, reading.peak), audibleMs: reply.audibleMs + reading.ms};
      return true;
    },
    takeOver(earlier) {
      ({tally} = earlier);
      this.device = earlier.device;
    },
    close(outcome, sessionId, dropped) {
      const {heard, answer, failure, device, host, cutAtMs, spent} = this;
      const {firstVoiceAt, lastVoiceAt} = tally;
      if (firstVoiceAt !== null && lastVoiceAt !== null) span('speech', firstVoiceAt, lastVoiceAt);
      return {
        turnId,
        sessionId,
        host,
        source,
        mode,
        startedAt: pressedAt,
        outcome,
        heard,
        answer,
        speech: {peak: tally.peak, rms: rmsOf(tally), voicedMs: tally.voicedMs, device},
        reply: {...reply, cutAtMs},
        tools,
        sent,
        spans,
        spent,
        dropped,
        failure,
      };
    },
  };
}
