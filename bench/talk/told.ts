import {isRecord} from '../../local/realtime/json.ts';
import type {LoggedEvent} from '../../local/realtime/index.ts';

/** What the voice service heard, in its words, in order. */
export function heardSince(events: readonly LoggedEvent[]): string {
  return events
    .flatMap(({event}) =>
      isRecord(event) && event['type'] === 'conversation.item.input_audio_transcription.completed'
        ? [`“${String(event['transcript'])}”`]
        : [],
    )
    .join(' ');
}

/** A time as it is told while the benchmark runs. */
export function inMs(value: number | null): string {
  return value === null ? 'no time' : `${Math.round(value)} ms`;
}
