import {describe, expect, it} from 'vitest';
import {describeFailure} from '../protocol/failures.ts';
import {IDLE_SNAPSHOT} from '../protocol/idle-snapshot.ts';
import type {Snapshot} from '../protocol/snapshot.ts';
import {ICON_COLORS, ICON_STATES, toolbarOf} from './toolbar.ts';
import {ENGLISH} from '../protocol/texts/in-english.ts';

/** Relative luminance of a colour such as `#1f7a4d`. Source: WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The toolbars of Chrome's own themes, and what is drawn on an icon. */
const GROUNDS = {light: '#ffffff', dark: '#35363a'};

const show = (part: Partial<Snapshot>) => toolbarOf({...IDLE_SNAPSHOT, ...part}, ENGLISH);

describe('the icon', () => {
  it.each(ICON_STATES)('%s is seen on a light and on a dark toolbar, and its sign on it', (state) => {
    for (const ground of Object.values(GROUNDS))
      expect(contrast(ICON_COLORS[state], ground)).toBeGreaterThanOrEqual(3);
  });

  it.each<[Partial<Snapshot>, string]>([
    [{}, 'idle'],
    [{phase: 'starting'}, 'listening'],
    [{phase: 'listening'}, 'listening'],
    [{phase: 'thinking'}, 'thinking'],
    [{phase: 'thinking', isWorking: true}, 'working'],
    [{phase: 'speaking', isWorking: true}, 'speaking'],
    [{phase: 'thinking', session: 'waiting'}, 'problem'],
    [{isWakeListening: true}, 'idle'],
  ])('of %o is %s', (part, icon) => {
    expect(show(part).icon).toBe(icon);
  });
});

describe('the badge and the title', () => {
  it('tell of a question that waits, but not over somebody who talks', () => {
    const isAsking = true;
    expect(toolbarOf({...IDLE_SNAPSHOT, isAsking}, ENGLISH)).toMatchObject({
      text: '?',
      title: 'Parley has a question',
    });
    expect(toolbarOf({...IDLE_SNAPSHOT, phase: 'listening', isAsking}, ENGLISH).text).toBe('●');
  });

  it('can be read: white on each colour', () => {
    const phases = ['idle', 'starting', 'listening', 'thinking', 'speaking', 'problem'] as const;
    const shown = [
      ...phases.map((phase) => show({phase})),
      show({phase: 'thinking', isWorking: true}),
      show({isWakeListening: true}),
      show({phase: 'thinking', session: 'waiting'}),
    ];
    for (const {color} of shown) expect(contrast(color, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(new Set(shown.map(({title}) => title)).size).toBe(shown.length);
  });

  it('say in words what is in the way', () => {
    const failure = describeFailure('mic.missing');
    expect(show({phase: 'problem', failure})).toMatchObject({
      icon: 'problem',
      text: '!',
      title: 'Parley has a problem: No microphone was found.',
    });
    expect(show({phase: 'thinking', isWorking: true}).title).toBe('Parley is working');
  });
});
