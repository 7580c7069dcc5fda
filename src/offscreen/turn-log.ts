import {addReading, NO_SPEECH, type SpeechTally} from '../core/speech-gate.ts';
import {now} from '../platform/clock.ts';
import type {Failure} from '../protocol/failures.ts';
import type {Span, TalkSource, ToolRecord, TurnRecord} from '../protocol/turn-record.ts';
import type {MeterNote} from './capture-messages.ts';

/** From this RMS on a reply counts as heard (about -50 dBFS): below it is codec noise. */
const AUDIBLE_RMS = 0.003;

/** What is written down of the turn that runs. */
export interface TurnLog {
  readonly turnId: string;
  readonly tally: SpeechTally;
  heard: string;
  answer: string;
  failure: Failure | null;
  /** A stretch from `start` (ms since the epoch) to now. Only the first of a name is kept, except for tools. */
  span: (name: string, start: number) => void;
  tool: (record: ToolRecord, start: number) => void;
  hear: (reading: MeterNote) => void;
  /** A stretch of the reply; answers whether it can be heard. */
  listen: (reading: MeterNote) => boolean;
  close: (outcome: TurnRecord['outcome'], sessionId: string | null) => TurnRecord;
}

export function createTurnLog(turnId: string, source: TalkSource, pressedAt: number): TurnLog {
  let tally = NO_SPEECH;
  let reply = {peak: 0, audibleMs: 0};
  const spans: Span[] = [];
  const tools: ToolRecord[] = [];
  const span = (name: string, start: number) => {
    if (spans.every((known) => known.name !== name)) spans.push({name, start, end: now()});
  };
  return {
    turnId,
    get tally() {
      return tally;
    },
    heard: '',
    answer: '',
    failure: null,
    span,
    tool(record, start) {
      tools.push(record);
      spans.push({name: `tool:${record.name}`, start, end: now()});
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
    close(outcome, sessionId) {
      const {heard, answer, failure} = this;
      const speech = {peak: tally.peak, voicedMs: tally.voicedMs};
      return {
        turnId,
        sessionId,
        source,
        startedAt: pressedAt,
        outcome,
        heard,
        answer,
        speech,
        reply,
        tools,
        spans,
        failure,
      };
    },
  };
}
