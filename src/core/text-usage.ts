import type {Amounts} from '../protocol/spending.ts';
import {NO_AMOUNTS} from './spending.ts';

/** What a chat completion says it used, in tokens. Source: `usage` of a chat completion, OpenAI's API reference. */
export interface CompletionUsage {
  prompt_tokens: number;
  completion_tokens: number;
  /** Compatible services leave it out. `cached_tokens` are part of `prompt_tokens`. */
  prompt_tokens_details?: {cached_tokens?: number | undefined} | null | undefined;
}

/** The same by kinds. What a model thought before it answered is counted with what it answered. */
export function amountsOfCompletion({
  prompt_tokens: all,
  completion_tokens: textOut,
  prompt_tokens_details: details,
}: CompletionUsage): Amounts {
  const textCached = Math.min(all, details?.cached_tokens ?? 0);
  return {...NO_AMOUNTS, textIn: all - textCached, textCached, textOut};
}
