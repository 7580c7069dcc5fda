import type {Outgoing} from './events.ts';
import {isRecord} from './json.ts';

// The API writes null in these places although its published schema calls them plain objects, arrays or strings. Clients
// have come to rely on it: the official SDK refuses a heard item whose `transcript` is not null. Our own types follow the
// schema, so the nulls are added here, last, as the text is made.
const NULLS_OF_SESSION = {include: null, prompt: null, tracing: null};
const NULLS_OF_AUDIO_INPUT = {noise_reduction: null, transcription: null};
const NULLS_OF_RESPONSE = {metadata: null, status_details: null, usage: null};

function withNulls(_key: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  if (value['object'] === 'realtime.session') {
    const audio = isRecord(value['audio']) ? value['audio'] : {};
    const input = isRecord(audio['input']) ? audio['input'] : {};
    return {...NULLS_OF_SESSION, ...value, audio: {...audio, input: {...NULLS_OF_AUDIO_INPUT, ...input}}};
  }
  if (value['object'] === 'realtime.response') return {...NULLS_OF_RESPONSE, ...value};
  if (value['type'] === 'input_audio') return {transcript: null, ...value};
  // An image is not sent back: the echo of a large one would not fit the client's side of the channel.
  if (value['type'] === 'input_image') return {type: value['type'], detail: value['detail'] ?? 'auto'};
  return value;
}

/** The JSON text of an event as the API writes it: nulls included, images left out. */
export function toWire(event: Outgoing & {event_id: string}): string {
  return JSON.stringify(event, withNulls);
}

/** The JSON text of a session object as the HTTP API writes it, nulls included. */
export function sessionToWire(body: object): string {
  return JSON.stringify(body, withNulls);
}
