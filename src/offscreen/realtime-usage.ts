import type {
  ConversationItemInputAudioTranscriptionCompletedEvent as Transcription,
  RealtimeResponse,
  RealtimeResponseUsage,
  RealtimeServerEvent,
} from 'openai/resources/realtime/realtime';
import {NO_AMOUNTS} from '../core/spending.ts';
import type {Amounts} from '../protocol/spending.ts';

/** What was used, and for what: an answer to a turn, what a text model was asked in it, or the recognition of an item. */
export type Usage =
  | {by: 'text'; turnId: string; amounts: Amounts}
  | {by: 'voice'; turnId: string | null; amounts: Amounts}
  | {by: 'recognition'; itemId: string; amounts: Amounts};

/** Reads the usage of one session's events: what is told twice is used once. */
export function createUsageReader(): (event: RealtimeServerEvent) => Usage | null {
  const known = new Set<string>();
  return (event) => {
    const usage = readUsage(event);
    const key =
      event.type === 'response.done' ? event.response.id : usage && 'itemId' in usage && usage.itemId;
    if (!usage || !key) return usage;
    if (known.has(key)) return null;
    known.add(key);
    return usage;
  };
}

/** The usage that an event tells, or `null` where it tells none. Source: OpenAI's Realtime server events. */
export function readUsage(event: RealtimeServerEvent): Usage | null {
  if (event.type === 'response.done') {
    const {usage} = event.response;
    return usage ? {by: 'voice', turnId: turnOf(event.response), amounts: ofResponse(usage)} : null;
  }
  if (event.type !== 'conversation.item.input_audio_transcription.completed') return null;
  // Compatible services leave it out, whatever the type says.
  const usage = event.usage as Transcription['usage'] | undefined;
  return usage ? {by: 'recognition', itemId: event.item_id, amounts: ofRecognition(usage)} : null;
}

/** The turn is carried there and back in the response's metadata, so that late events can be told. */
export function turnOf(response: RealtimeResponse): string | null {
  return response.metadata?.['turn_id'] ?? null;
}

function ofResponse(usage: RealtimeResponseUsage): Amounts {
  const input = usage.input_token_details;
  const output = usage.output_token_details;
  const text = input?.text_tokens ?? 0;
  const audio = input?.audio_tokens ?? 0;
  const image = input?.image_tokens ?? 0;
  // What is told without its kind is taken for text.
  const restIn = Math.max(0, (usage.input_tokens ?? 0) - text - audio - image);
  const cached = cachedOf(input, {text: text + restIn, audio, image});
  const textOut = output?.text_tokens ?? 0;
  const audioOut = output?.audio_tokens ?? 0;
  const restOut = Math.max(0, (usage.output_tokens ?? 0) - textOut - audioOut);
  return {
    ...NO_AMOUNTS,
    textIn: text + restIn - cached.text,
    textCached: cached.text,
    textOut: textOut + restOut,
    audioIn: audio - cached.audio,
    audioCached: cached.audio,
    audioOut,
    imageIn: image - cached.image,
    imageCached: cached.image,
  };
}

type Input = RealtimeResponseUsage['input_token_details'];
type Kinds = Record<'text' | 'audio' | 'image', number>;

/** The cached part of each kind, never more than there is of it. Without its kinds it is taken from the front: text first. */
function cachedOf(input: Input, all: Kinds): Kinds {
  const kinds = input?.cached_tokens_details;
  let left = input?.cached_tokens ?? 0;
  const take = (most: number, told: number | undefined) => {
    const taken = Math.min(most, kinds ? (told ?? 0) : left);
    left -= taken;
    return taken;
  };
  return {
    text: take(all.text, kinds?.text_tokens),
    audio: take(all.audio, kinds?.audio_tokens),
    image: take(all.image, kinds?.image_tokens),
  };
}

function ofRecognition(usage: Transcription['usage']): Amounts {
  if (usage.type === 'duration') return {...NO_AMOUNTS, heardMs: usage.seconds * 1_000};
  const details = usage.input_token_details;
  const audioIn = details?.audio_tokens ?? usage.input_tokens;
  return {...NO_AMOUNTS, audioIn, textIn: details?.text_tokens ?? 0, textOut: usage.output_tokens};
}
