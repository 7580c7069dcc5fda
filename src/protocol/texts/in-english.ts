import {EN} from './en/index.ts';
import type {Counted, Say, Words} from './words.ts';

const TEXTS: Readonly<Record<string, string>> = EN;

function fill(key: string, parts: Readonly<Record<string, string | number>> = {}): string {
  const text = TEXTS[key];
  if (text === undefined) throw new Error(`there is no text ${key}`);
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`${key} lacks ${name}`);
    return typeof part === 'number' ? part.toLocaleString('en-US') : part;
  });
}

const say: Say = (key, ...[parts]) => fill(key, parts);
const counted: Counted = (base, count, ...[parts]) =>
  fill(`${base}_${count === 1 ? 'one' : 'other'}`, {...parts, count});

/** Words in English without a browser, for tests of what is pure. */
export const ENGLISH: Words = {say, counted, locale: 'en-US'};
