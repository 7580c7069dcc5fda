import {expect, it} from 'vitest';
import {withoutKeys} from './redact.ts';

it.each([
  ['Incorrect API key provided: sk-proj-****abcd.', 'Incorrect API key provided: [key]'],
  ['{"clientSecret":"ek_68af296e8e408191a1120ab6383263c2"}', '{"clientSecret":"[key]"}'],
  ['{"authorization":"Bearer abc.def=="}', '{"authorization":"Bearer [key]"}'],
  ['the task-list of a desk', 'the task-list of a desk'],
])('%j becomes %j', (text, expected) => {
  expect(withoutKeys(text)).toBe(expected);
});
