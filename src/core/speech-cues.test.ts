import {describe, expect, it} from 'vitest';
import {dueCues, LEAD_MS, SILENT_MS, type Speaking, type SpokenPart, type WaitingCue} from './speech-cues.ts';

const RATE = 10;
/** Time at which so many characters have been heard. */
const heardTo = (chars: number) => (chars * 1_000) / RATE;
const part = (text: string, more: Partial<SpokenPart> = {}): SpokenPart => ({
  responseId: 'r2',
  text,
  heardMs: 0,
  isPlayed: false,
  ...more,
});
const cue = (cueId: string, ...words: string[]): WaitingCue => ({
  cueId,
  words,
  responseId: 'r1',
  since: 1_000,
});
const speaking = (parts: SpokenPart[], more: Partial<Speaking> = {}): Speaking => ({
  parts,
  rate: RATE,
  isWhole: false,
  isOver: false,
  heardAt: 1_000,
  now: 1_100,
  ...more,
});
const due = (...args: Parameters<typeof dueCues>) => dueCues(...args).map(({cueId}) => cueId);

const TEXT = 'You find it above. The search box is at the top, the basket beside it.';

describe('a cue', () => {
  it('is due when its word is heard, and not before', () => {
    const at = TEXT.indexOf('search');
    const waiting = [cue('a', 'Search the catalogue')];
    const said = (chars: number) => speaking([part(TEXT, {heardMs: heardTo(chars)})]);
    expect(due(waiting, said(at - 2))).toEqual([]);
    expect(due(waiting, said(at))).toEqual(['a']);
    expect(dueCues(waiting, said(at))[0]?.agoMs).toBeCloseTo(0);
    expect(dueCues(waiting, said(at + 5))[0]?.agoMs).toBeCloseTo(500);
  });

  it('is decided a moment ahead, as long as showing takes', () => {
    const at = TEXT.indexOf('search');
    const heardMs = heardTo(at) - LEAD_MS + 1;
    expect(due([cue('a', 'search')], speaking([part(TEXT, {heardMs})]))).toEqual(['a']);
  });

  it('is due at once where the words before the call have said it', () => {
    const before = part('The search box is this one.', {responseId: 'r1', isPlayed: true, heardMs: 2_000});
    expect(due([cue('a', 'search box')], speaking([before]))).toEqual(['a']);
    const earlier = part('I search the page.', {responseId: 'r0', isPlayed: true, heardMs: 2_000});
    expect(due([cue('a', 'search box')], speaking([earlier, part('', {responseId: 'r1'})]))).toEqual([]);
  });

  it('waits for the whole phrase where it is said', () => {
    const text = 'To search, use the search box.';
    const waiting = [cue('a', 'search box')];
    expect(due(waiting, speaking([part(text, {heardMs: heardTo(text.indexOf('search') + 2)})]))).toEqual([]);
    expect(due(waiting, speaking([part(text, {heardMs: heardTo(text.indexOf('search box'))})]))).toEqual([
      'a',
    ]);
  });

  it('of words that are not said comes at the end of what is heard', () => {
    const text = 'It is right there.';
    const waiting = [cue('a', 'Basket')];
    const late = speaking([part(text, {heardMs: heardTo(12)})], {isWhole: true});
    expect(due(waiting, late)).toEqual([]);
    expect(
      due(waiting, speaking([part(text, {heardMs: heardTo(40), isPlayed: true})], {isWhole: true})),
    ).toEqual(['a']);
  });

  it('of a voice that says nothing comes after a short wait', () => {
    const waiting = [cue('a', 'Basket'), cue('b', 'Till')];
    expect(due(waiting, speaking([], {now: 1_000 + SILENT_MS - 1}))).toEqual([]);
    expect(due(waiting, speaking([], {now: 1_000 + SILENT_MS}))).toEqual(['a']);
    const talking = speaking([part('Something else', {heardMs: 100})], {now: 1_000 + SILENT_MS});
    expect(due(waiting, talking)).toEqual([]);
  });

  it('that is left when all has been heard comes then', () => {
    expect(due([cue('a', 'Basket'), cue('b', 'Till')], speaking([], {isOver: true}))).toEqual(['a', 'b']);
  });
});

describe('cues in a row', () => {
  const text = 'First the name, then the address, and last the send button.';
  const waiting = [cue('a', 'Name'), cue('b', 'Address'), cue('c', 'Send')];
  it.each([
    ['name', ['a']],
    ['address', ['a', 'b']],
    ['send', ['a', 'b', 'c']],
  ])('come each at its word: %s', (word, expected) => {
    expect(due(waiting, speaking([part(text, {heardMs: heardTo(text.indexOf(word))})]))).toEqual(expected);
  });

  it('keep their order, whatever the voice says first', () => {
    const turned = [cue('b', 'Address'), cue('a', 'Name')];
    const heardMs = heardTo(text.indexOf('name'));
    expect(due(turned, speaking([part(text, {heardMs})]))).toEqual([]);
  });

  it('that are not mentioned stand between those that are', () => {
    const some = [cue('a', 'Name'), cue('x', 'Unsaid'), cue('c', 'Send')];
    const [name, send] = [text.indexOf('name'), text.indexOf('send')];
    const said = (chars: number) =>
      due(some, speaking([part(text, {heardMs: heardTo(chars)})], {isWhole: true}));
    expect(said(name + 2)).toEqual(['a']);
    expect(said((name + send) / 2 + 1)).toEqual(['a', 'x']);
    expect(said(send)).toEqual(['a', 'x', 'c']);
  });

  it('are told apart by the words they do not share', () => {
    const tabs = [cue('a', 'Tab one'), cue('b', 'Tab two')];
    const said = 'The tab called one is for names, and two is for places.';
    expect(due(tabs, speaking([part(said, {heardMs: heardTo(said.indexOf('one'))})]))).toEqual(['a']);
    expect(due(tabs, speaking([part(said, {heardMs: heardTo(said.indexOf('two'))})]))).toEqual(['a', 'b']);
  });

  it('go on through the parts of an answer', () => {
    const parts = [
      part('Here is the name.', {responseId: 'r1', isPlayed: true, heardMs: 1_000}),
      part('And there the address.', {responseId: 'r2', heardMs: heardTo(14)}),
    ];
    expect(due(waiting, speaking(parts))).toEqual(['a', 'b']);
  });
});
