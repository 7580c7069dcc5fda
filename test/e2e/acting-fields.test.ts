import {describe, expect, it} from 'vitest';
import {useActing} from './acting-desk.ts';

const on = useActing({acting: 'on'});
const seen = () => on.page.evaluate(() => (window as unknown as {seen: string[]}).seen);
const type = (label: string, text: string, more: Record<string, unknown> = {}) =>
  on.act('type_text', `"${label}"`, {text, ...more});
const focusedLabel = () => on.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

describe('type_text', () => {
  it('takes the place of what is there, key by key, with the events of a keyboard', async () => {
    await on.see('/typing');
    const {output} = await type('Name', 'Ab');
    expect(await on.value('Name')).toBe('Ab');
    expect(output).toContain('It holds: Ab');
    const keys = (await seen()).filter((kind) => /key|input/.test(kind));
    expect(keys).toEqual(
      'keydown keypress beforeinput input keyup keydown keypress beforeinput input keyup'.split(' '),
    );
    await on.page.focus('textarea');
    expect(await seen()).toContain('change');
  });

  it('adds, empties, keeps lines, and keeps to a length', async () => {
    await on.see('/typing');
    await type('Name', ' more', {append: true});
    expect(await on.value('Name')).toBe('old words more');
    await type('Name', '');
    expect(await on.value('Name')).toBe('');
    await type('Notes', 'one\ntwo');
    expect(await on.value('Notes')).toBe('one\ntwo');
    await type('Short', 'abcdef');
    expect(await on.value('Short')).toBe('abc');
    await type('Mail', 'c@d.e');
    expect(await on.value('Mail')).toBe('c@d.e');
    await type('Name', 'x'.repeat(1_000));
    expect(await on.value('Name')).toHaveLength(1_000);
  });

  it('sets days, times, colours and amounts', async () => {
    await on.see('/typing');
    for (const [label, text] of [
      ['Day', '2026-03-09'],
      ['Hour', '14:30'],
      ['Colour', '#ff8800'],
      ['Loudness', '7'],
      ['Count', '42'],
    ] as const) {
      expect((await type(label, text)).failure, label).toBeNull();
      expect(await on.value(label)).toBe(text);
    }
    const {failure} = await type('Day', 'next Monday');
    expect(failure).toMatchObject({reason: 'act.blocked'});
    expect(failure?.message).toContain('A date is 2026-03-09');
  });

  it('reaches fields that a framework controls, and editors made of the page', async () => {
    await on.see('/typing');
    await type('Controlled', 'tea');
    expect(await on.text('#state')).toBe('state TEA');
    expect(await on.value('Controlled')).toBe('TEA');
    await type('Editor', 'fresh words');
    expect(await on.text('#editor')).toBe('fresh words');
    await type('Editor', ' and more', {append: true});
    expect((await on.text('#editor')).replaceAll('\u00a0', ' ')).toBe('fresh words and more');
  });

  it.each([
    ['Locked', 'It cannot be edited.'],
    ['Asleep', 'It is switched off at the moment.'],
    ['Picture', 'Only a person can choose a file.'],
  ])('leaves %s alone and says why', async (label, why) => {
    await on.see('/typing');
    expect((await type(label, 'x')).failure).toMatchObject({
      reason: 'act.blocked',
      message: `${why} Nothing was done.`,
    });
  });
});

describe('select_option', () => {
  const select = (label: string, ...options: string[]) => on.act('select_option', `"${label}"`, {options});

  it('chooses by label or value, one or several', async () => {
    await on.see('/typing');
    expect((await select('Size', 'Medium')).output).toContain('It holds: Medium');
    expect(await on.value('Size')).toBe('m');
    await select('Size', 's');
    expect(await on.value('Size')).toBe('s');
    await select('Colours', 'Red', 'Blue');
    const chosen = await on.page.$$eval('[aria-label="Colours"] option', (options) =>
      options.filter(({selected}) => selected).map(({label}) => label),
    );
    expect(chosen).toEqual(['Red', 'Blue']);
    expect((await select('Size', 'Large')).failure?.message).toContain('no such option');
    expect((await select('Size', 'Huge')).failure?.message).toContain('no such option');
    expect((await select('Size', 'Small', 'Medium')).failure?.message).toContain('Only one');
    expect(await on.value('Size')).toBe('s');
  });

  it('opens a list that the page made itself and waits for the option', async () => {
    await on.see('/typing');
    await select('City', 'Paris');
    expect(await on.text('#combo')).toBe('Paris');
    expect((await select('Country', 'Portugal')).output).toContain('It holds: Portugal');
    expect(await on.value('Country')).toBe('Portugal');
  });
});

describe('press_key', () => {
  const press = async (key: string, words?: string) =>
    words === undefined ? on.desk.call('press_key', {key}) : on.act('press_key', words, {key});

  it('tells the page its key, code and number', async () => {
    await on.see('/keys');
    await press('Control+Shift+k', '"Search"');
    const {keydown} = await on.page.evaluate(
      () => (window as unknown as {details: Record<string, Record<string, unknown>>}).details,
    );
    expect(keydown).toMatchObject({key: 'k', code: 'KeyK', keyCode: 75, ctrl: true});
  });

  it('moves the focus, chooses, slides, clicks, closes and scrolls as a keyboard does', async () => {
    await on.see('/keys');
    await on.page.focus('[type=search]');
    expect((await press('Tab')).output).toMatch(/Focus now: \[e\d+ radio "One"\]/);
    await press('ArrowDown');
    expect(await on.page.$eval('label:nth-of-type(2) input', (radio) => radio.checked)).toBe(true);
    await press('Tab');
    expect(await focusedLabel()).toBe('Volume');
    await press('ArrowRight');
    expect(await on.value('Volume')).toBe('6');
    await press('Shift+Tab');
    expect(await on.page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('radio');
    await press(' ', '"Push"');
    expect(await on.text('#out')).toBe('pushed');
    await on.act('click', 'Open box');
    expect((await press('Escape')).output).toContain('The dialog was closed.');
    await on.page.focus('#pane');
    await press('End');
    expect(await on.page.$eval('#pane', ({scrollTop}) => scrollTop)).toBeGreaterThan(1_000);
  });

  it('types, deletes and undoes where text is edited', async () => {
    await on.see('/typing');
    await on.page.focus('#name');
    await press('Control+a');
    await press('x');
    expect(await on.value('Name')).toBe('x');
    await press('Backspace');
    expect(await on.value('Name')).toBe('');
    await press('Control+z');
    expect(await on.value('Name')).not.toBe('');
  });

  it('searches by Enter, and says what only a real keyboard can do', async () => {
    await on.see('/keys');
    expect((await press('Control+v', '"Search"')).failure?.message).toContain('Only a real keyboard');
    const {output} = await on.act('type_text', '"Search"', {text: 'tea', submit: true});
    expect(output).toContain('"note":"Another page is open now."');
    expect(output).toMatch(/Address now: \S+\/found\?q=tea\nTitle now: Found/);
  });
});

describe('scroll', () => {
  it('goes by screens, to the ends, to a thing, and in the part that is meant', async () => {
    await on.see('/keys');
    const top = () => on.page.evaluate(() => scrollY);
    await on.desk.call('scroll', {direction: 'down'});
    expect(await top()).toBeGreaterThan(500);
    expect((await on.desk.call('scroll', {direction: 'bottom'})).output).toContain('Position: at the bottom');
    expect((await on.desk.call('scroll', {direction: 'top'})).output).toContain('Position: at the top');
    expect(await top()).toBe(0);
    await on.act('scroll', 'The end').catch(() => undefined);
    await on.page.$eval('#pane', (pane) => pane.setAttribute('aria-label', 'Pane'));
    await on.act('scroll', 'clickable "Pane', {direction: 'down', amount: 2});
    expect(await on.page.$eval('#pane', ({scrollTop}) => scrollTop)).toBe(200);
    expect(await top()).toBe(0);
  });
});
