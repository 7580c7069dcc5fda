import {describe, expect, it} from 'vitest';
import {describeFailure} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';
import {DE} from '../protocol/texts/de/index.ts';
import {ENGLISH} from '../protocol/texts/in-english.ts';
import type {Words} from '../protocol/texts/words.ts';
import {fixIn, saidIn} from './said.ts';

const TEXTS: Readonly<Record<string, string>> = DE;
const GERMAN: Words = {
  ...ENGLISH,
  locale: 'de',
  say: (key, ...[parts]) => {
    const given: Record<string, string | number> = parts ?? {};
    return (TEXTS[key] ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) => String(given[name]));
  },
};

describe('what is told', () => {
  it('is the general sentence of a failure, with its fix', () => {
    const failure = describeFailure('mic.denied');
    expect(saidIn(ENGLISH, failure)).toBe(failure.message);
    expect(fixIn(ENGLISH, failure)).toBe(failure.fix.label);
    expect(saidIn(GERMAN, failure)).toBe(DE.failure_mic_denied);
    expect(fixIn(GERMAN, failure)).toBe(DE.fix_mic_denied);
  });

  it('is a closer sentence where there is one, with money as the language writes it', () => {
    const spent = sentence('budget_day_spent', {limit: {usd: 0.5, english: '$0.50'}});
    expect(spent.message).toBe('Today’s budget of $0.50 is spent.');
    const failure = describeFailure('budget.reached', undefined, spent);
    expect(saidIn(ENGLISH, failure)).toBe(spent.message);
    expect(saidIn(GERMAN, failure).replaceAll(/\s/g, ' ')).toBe(
      'Das Budget für heute von 0,50 $ ist aufgebraucht.',
    );
  });

  it('writes decimals as the language does', () => {
    const told = sentence('no_speech', {peak: {decimal: 0.25, digits: 1}, rms: {decimal: 0, digits: 1}});
    expect(told.message).toContain('a peak of 0.3 % and an RMS of 0.0 %');
    expect(saidIn(GERMAN, told)).toContain('höchstens 0,3 % und im Mittel 0,0 %');
  });

  it('may hold a sentence in a sentence', () => {
    const asked = sentence('ask_click', {it: sentence('ask_nameless'), site: sentence('ask_this_page')});
    expect(asked.message).toBe('Click a part without a name on this page?');
    expect(saidIn(GERMAN, asked)).toBe('Auf ein Element ohne Namen klicken (auf dieser Seite)?');
  });

  it('of a failure with a sentence for the voice alone, is the general one in another language', () => {
    const failure = describeFailure('target.unknown', undefined, 'Call read_page.');
    expect(saidIn(ENGLISH, failure)).toBe('Call read_page.');
    expect(saidIn(GERMAN, failure)).toBe(DE.failure_target_unknown);
  });
});
