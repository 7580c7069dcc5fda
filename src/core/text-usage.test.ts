import {describe, expect, it} from 'vitest';
import {NO_AMOUNTS} from './spending.ts';
import {amountsOfCompletion} from './text-usage.ts';

describe('the use of a chat completion', () => {
  it('counts what was cached once, as cached', () => {
    const usage = {
      prompt_tokens: 1_200,
      completion_tokens: 80,
      prompt_tokens_details: {cached_tokens: 1_024},
    };
    expect(amountsOfCompletion(usage)).toEqual({...NO_AMOUNTS, textIn: 176, textCached: 1_024, textOut: 80});
  });

  it('counts all as new where the service does not tell, and never more as cached than there was', () => {
    const amounts = {...NO_AMOUNTS, textIn: 10, textOut: 5};
    expect(amountsOfCompletion({prompt_tokens: 10, completion_tokens: 5})).toEqual(amounts);
    expect(
      amountsOfCompletion({
        prompt_tokens: 10,
        completion_tokens: 5,
        prompt_tokens_details: {cached_tokens: 99},
      }),
    ).toEqual({...NO_AMOUNTS, textCached: 10, textOut: 5});
  });
});
