import {describe, expect, it} from 'vitest';
import type {TranscriptEntry} from '../protocol/transcript.ts';
import {toJson, toMarkdown} from './transcript-export.ts';

const entry = (text: string, change: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  entryId: text,
  turnId: 'turn_00000001',
  sessionId: 'sess_00000001',
  who: 'parley',
  text,
  at: Date.parse('2026-07-21T14:03:22Z'),
  order: 1,
  isCut: false,
  ...change,
});
/** The one line that an utterance becomes, without its time and speaker. */
const written = (text: string) => {
  const lines = toMarkdown([entry(text)], 'UTC')
    .split('\n')
    .slice(6);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toBe('');
  return lines[0]?.replace('- 14:03:22 **Parley:** ', '');
};

describe('Markdown', () => {
  it('has a heading for each day and a line for each utterance, marked where it was cut', () => {
    const entries = [
      entry('what is this', {who: 'you', at: Date.parse('2026-07-20T23:00:00Z')}),
      entry('A page about', {turnId: 'turn_00000002', isCut: true}),
    ];
    expect(toMarkdown(entries, 'Asia/Tokyo')).toBe(
      [
        '# What was said with Parley',
        '',
        'Times are those of Asia/Tokyo.',
        '',
        '## 2026-07-21',
        '',
        '- 08:00:00 **You:** what is this',
        '- 23:03:22 **Parley:** A page about *(cut off here)*',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['plain words, with "quotes" and 3 - 2 = 1.', 'plain words, with "quotes" and 3 - 2 = 1.'],
    ['first\n\n# A heading', 'first \\# A heading'],
    ['[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
    ['![x](http://evil.example)', '\\!\\[x\\](http\\://evil.example)'],
    ['<img src=x onerror=y>', '\\<img src=x onerror=y\\>'],
    ['see https://evil.example/ or www.evil.example', 'see https\\://evil.example/ or www\\.evil.example'],
    ['mail me@evil.example', 'mail me\\@evil.example'],
    [
      '`code` and **bold** and _more_ ~~gone~~',
      '\\`code\\` and \\*\\*bold\\*\\* and \\_more\\_ \\~\\~gone\\~\\~',
    ],
    ['a | b\r\n--- | ---', 'a \\| b --- \\| ---'],
    ['already \\# escaped', 'already \\\\\\# escaped'],
    ['&lt;b&gt; $x$', '\\&lt;b\\&gt; \\$x\\$'],
    ['one\u2028- two\u0000\u202ethree', 'one - twothree'],
  ])('lets %j be nothing but text', (text, expected) => {
    expect(written(text)).toBe(expected);
  });

  it('of nothing is a title alone', () => {
    expect(toMarkdown([], 'UTC')).toBe('# What was said with Parley\n\nTimes are those of UTC.\n');
  });
});

describe('JSON', () => {
  it('is an array of entries with a version, and gives back what was put in', () => {
    const entries = [entry('one'), entry('two "quoted"\n', {isCut: true})];
    const file = JSON.parse(toJson(entries, Date.parse('2026-07-22T00:00:00Z'))) as Record<string, unknown>;
    expect(file).toEqual({
      format: 'parley-transcript',
      version: 1,
      exportedAt: '2026-07-22T00:00:00.000Z',
      entries: entries.map((each) => ({...each, time: '2026-07-21T14:03:22.000Z'})),
    });
  });
});
