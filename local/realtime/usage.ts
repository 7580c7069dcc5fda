import type {RealtimeResponseUsage} from 'openai/resources/realtime/realtime';

/** Tokens of one piece of a request, by kind. */
export interface Tokens {
  text: number;
  audio: number;
  image: number;
}

/** One piece of what a response was made from: the key tells whether it is the same piece as last time. */
export interface Billed {
  key: string;
  tokens: Tokens;
}

// OpenAI's pricing notes: 1 token for 100 ms of a person's audio, 1 for 50 ms of the assistant's.
const USER_AUDIO_MS = 100;
const ASSISTANT_AUDIO_MS = 50;
const CHARACTERS_PER_TOKEN = 4;
// The vision guide: an image is brought within a square of 2048, then its shorter side to 768; each tile of 512 costs 170,
// and any image 85, which is all in low detail.
const LONGEST_SIDE = 2_048;
const SHORTER_SIDE = 768;
const TILE = 512;
const TILE_TOKENS = 170;
const LOW_DETAIL_TOKENS = 85;

export function textTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

export function userAudioTokens(ms: number): number {
  return Math.ceil(ms / USER_AUDIO_MS);
}

export function assistantAudioTokens(ms: number): number {
  return Math.ceil(ms / ASSISTANT_AUDIO_MS);
}

export function imageTokens(
  detail: 'auto' | 'low' | 'high' | undefined,
  {width, height}: {width: number; height: number},
): number {
  if (detail === 'low') return LOW_DETAIL_TOKENS;
  const within = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const scale = Math.min(within, SHORTER_SIDE / Math.min(width, height));
  const tiles = (side: number): number => Math.ceil(Math.round(side * scale) / TILE);
  return LOW_DETAIL_TOKENS + TILE_TOKENS * tiles(width) * tiles(height);
}

function sum(pieces: readonly Billed[]): Tokens {
  const total = {text: 0, audio: 0, image: 0};
  for (const {tokens} of pieces) {
    total.text += tokens.text;
    total.audio += tokens.audio;
    total.image += tokens.image;
  }
  return total;
}

/** The pieces at the front of `now` that stood there unchanged in `before`. */
function sharedPrefix(before: readonly Billed[], now: readonly Billed[]): Billed[] {
  const end = now.findIndex((piece, at) => piece.key !== before[at]?.key);
  return end === -1 ? [...now] : now.slice(0, end);
}

/**
 * What a response is billed: the whole conversation as input, of which the prefix shared with the response before is
 * cached, and what was made as output.
 */
export function usageOf(
  before: readonly Billed[],
  input: readonly Billed[],
  output: {text: number; audio: number},
): RealtimeResponseUsage {
  const all = sum(input);
  const cached = sum(sharedPrefix(before, input));
  const inputTokens = all.text + all.audio + all.image;
  const outputTokens = output.text + output.audio;
  return {
    total_tokens: inputTokens + outputTokens,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    input_token_details: {
      text_tokens: all.text,
      audio_tokens: all.audio,
      image_tokens: all.image,
      cached_tokens: cached.text + cached.audio + cached.image,
      cached_tokens_details: {
        text_tokens: cached.text,
        audio_tokens: cached.audio,
        image_tokens: cached.image,
      },
    },
    output_token_details: {text_tokens: output.text, audio_tokens: output.audio},
  };
}
