import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {SENTENCES} from '../sentences.ts';
import {DE} from './de/index.ts';
import {EN} from './en/index.ts';
import {placeholdersIn} from './messages.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const KEYS = Object.keys(EN);
const ENGLISH: Readonly<Record<string, string>> = EN;
const GERMAN: Readonly<Record<string, string>> = DE;

/** Every file that may ask for a text, with what stands in it. */
const SOURCES = readdirSync(join(ROOT, 'src'), {recursive: true, encoding: 'utf8'})
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.includes('protocol/texts/'))
  .map((path) => ({path, code: readFileSync(join(ROOT, 'src', path), 'utf8')}));
const WRITTEN = [...SOURCES.map(({code}) => code), readFileSync(join(ROOT, 'manifest.json'), 'utf8')].join(
  '\n',
);

/** Names that are put together of a part that stands in the code and one that does not. */
const PUT_TOGETHER = [
  /^(?:failure|fix)_/,
  /^said_/,
  /^echo_found_(?:full|half|hold)$/,
  /^share_(?:read|shown|acts)_(?:once|twice|often)$/,
];

/** Whether a name stands in the code: whole, or as that of a text of one and of many. */
function isAskedFor(key: string): boolean {
  const base = key.replace(/_(?:one|other)$/, '');
  return [key, base].some((name) => new RegExp(`['"\`]${name}['"\`]|__MSG_${name}__`).test(WRITTEN));
}

describe('the texts', () => {
  it('are the same in both languages, with the same things put in', () => {
    expect(Object.keys(GERMAN).sort()).toEqual(KEYS.toSorted());
    const differing = KEYS.filter((key) => {
      const [here, there] = [ENGLISH, GERMAN].map((texts) => placeholdersIn(texts[key] ?? '').sort());
      return JSON.stringify(here) !== JSON.stringify(there);
    });
    expect(differing).toEqual([]);
  });

  it('have names that Chrome takes, and tells apart', () => {
    expect(KEYS.filter((key) => !/^[a-z][a-z0-9_]*$/.test(key))).toEqual([]);
    // Chrome numbers what is put in from 1 to 9.
    expect(KEYS.filter((key) => placeholdersIn(ENGLISH[key] ?? '').length > 9)).toEqual([]);
  });

  it('are all used', () => {
    const unused = KEYS.filter((key) => !PUT_TOGETHER.some((form) => form.test(key)) && !isAskedFor(key));
    expect(unused).toEqual([]);
    const unsaid = Object.keys(SENTENCES).filter((key) => !new RegExp(`['"]${key}['"]`).test(WRITTEN));
    // Two are put together where they are asked for.
    expect(unsaid).toEqual(['ask_type_enter', 'ask_add_enter']);
  });

  it('that are asked for are there', () => {
    const asked = [
      ...WRITTEN.matchAll(/(?:\b(?:say|rich|caption)\(\s*|__MSG_)'?([a-z][a-z0-9_]+)(?:'|__)/g),
    ].map(([, key = '']) => key);
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter((key) => !(key in ENGLISH))).toEqual([]);
  });

  it('are in no script: Chrome gives them', () => {
    const holding = SOURCES.filter(({code}) => /^import (?!type).*texts\/(?:en|de)\//m.test(code));
    expect(holding.map(({path}) => path)).toEqual([]);
  });

  it('are German in German: hardly any is the same', () => {
    const same = KEYS.filter((key) => ENGLISH[key] === GERMAN[key] && /[a-z]{4}/i.test(ENGLISH[key] ?? ''));
    expect(same).toEqual(SAME);
  });
});

/** Names, units and words that both languages share. */
const SAME = [
  'extension_name',
  'toolbar_idle',
  'cost_seconds',
  'time_seconds',
  'time_minutes',
  'time_hours',
  'time_hours_minutes',
  'time_milliseconds',
  'time_fine_seconds',
  'panel_picture_size',
  'budget_title',
  'echo_title',
  'gateway_title',
  'gateway_token',
  'said_ask_named',
];
