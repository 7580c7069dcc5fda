import {describe, expect, it} from 'vitest';
import {useActing} from './acting-desk.ts';

const on = useActing({acting: 'on'});
const seen = () => on.page.evaluate(() => (window as unknown as {seen: string[]}).seen);
const details = () =>
  on.page.evaluate(() => (window as unknown as {details: Record<string, Record<string, unknown>>}).details);

describe('click', () => {
  it('makes the events of a hand, in their order, at a point of the element', async () => {
    await on.see('/clicks');
    const {output, failure} = await on.act('click', 'Plain');
    expect(failure).toBeNull();
    expect(await on.text('#out')).toBe('clicked 1');
    expect(await seen()).toEqual(
      'pointerover pointerenter pointermove pointerdown mousedown focus pointerup mouseup click'.split(' '),
    );
    const box = await (await on.page.$('#plain'))?.boundingBox();
    const {mousedown, click} = await details();
    expect(mousedown).toMatchObject({button: 0, buttons: 1, detail: 1, view: true});
    expect(click?.['x']).toBeGreaterThan(box?.x ?? 0);
    expect(output).toContain('{"done":"click"}');
    expect(output).toMatch(/\+ .*clicked 1/);
    expect(output).toMatch(/Focus now: \[e\d+ button "Plain"\]/);
  });

  it('ticks boxes, also those that only their label draws, folds, and follows links', async () => {
    await on.see('/clicks');
    expect((await on.act('click', 'checkbox "Newsletter"')).output).toContain('It is checked.');
    expect(await on.page.$eval('#box', (box) => (box as HTMLInputElement).checked)).toBe(true);
    await on.act('click', 'Fancy');
    expect(await on.page.$eval('#hid', (box) => (box as HTMLInputElement).checked)).toBe(true);
    expect((await on.act('click', '"More"')).output).toContain('Folded words');
    const jumped = await on.act('click', 'Jump');
    expect(jumped.output).toMatch(/Address now: .*#far/);
  });

  it('clicks what has no role, double, and right', async () => {
    await on.see('/clicks');
    await on.act('click', 'Role-less thing');
    expect(await on.text('#out')).toBe('ghost');
    await on.act('click', 'Plain', {how: 'double'});
    expect((await seen()).filter((kind) => /click/.test(kind))).toEqual(['click', 'click', 'dblclick']);
    await on.act('click', 'Plain', {how: 'right'});
    expect((await details())['contextmenu']).toMatchObject({button: 2});
  });

  it('leaves the focus where it was when the page prevents the press', async () => {
    await on.see('/clicks');
    await on.page.focus('#fieldy');
    await on.act('click', 'Keeps focus away');
    expect(await on.page.evaluate(() => document.activeElement?.id)).toBe('fieldy');
  });

  it('scrolls to what is far away', async () => {
    await on.see('/clicks');
    await on.act('click', 'Deep down');
    expect(await on.text('#out')).toBe('deep');
  });
});

describe('an element that cannot be used', () => {
  it('is waited for until it can', async () => {
    await on.see('/waits');
    await on.page.evaluate(() => {
      setTimeout(() => document.getElementById('later')?.removeAttribute('disabled'), 900);
    });
    expect((await on.act('click', 'Comes alive')).failure).toBeNull();
    expect(await on.text('#out')).toBe('later');
  });

  it.each([
    ['Never alive', 'It is switched off at the moment.'],
    ['In a dead set', 'It is switched off at the moment.'],
    ['Aria dead', 'It is switched off at the moment.'],
    ['Under it', 'Something else is over it.'],
  ])('is left alone, and why is told: %s', async (words, why) => {
    await on.see('/waits');
    const {output, failure} = await on.act('click', words);
    expect(failure).toMatchObject({reason: 'act.blocked', message: `${why} Nothing was done.`});
    if (words === 'Under it') expect(output).toMatch(/<page-content[^]*In the way: dialog "Cookies"/);
    expect(output.split('<page-content')[0]).not.toContain('Cookies');
    expect(await on.text('#out')).toBe('');
  });

  it('is clicked where it lies free, once it keeps still, below bars and in boxes that scroll', async () => {
    await on.see('/waits');
    await on.act('click', 'Half covered');
    expect(Number((await on.text('#out')).split(' ')[1])).toBeGreaterThan(540);
    await on.page.evaluate(() => {
      const mover = document.getElementById('mover');
      mover?.animate([{left: '0px'}, {left: '500px'}], {duration: 700, fill: 'forwards'});
    });
    await on.act('click', 'Moving');
    expect(Number((await on.text('#out')).split(' ')[1])).toBeGreaterThan(500);
    await on.act('click', 'Inside a box');
    expect(await on.text('#out')).toBe('inner');
    await on.act('click', '"Far"');
    expect(await on.text('#out')).toBe('under bar');
  });

  it('is not taken to keep still because its animation has hardly begun', async () => {
    await on.see('/waits');
    await on.page.evaluate(() => {
      const frames = [{left: '0px'}, {left: '0px', offset: 0.13}, {left: '500px'}];
      document.getElementById('mover')?.animate(frames, {duration: 700, fill: 'forwards'});
    });
    await on.act('click', 'Moving');
    expect(Number((await on.text('#out')).split(' ')[1])).toBeGreaterThan(500);
  });

  it('is not clicked when it has become something else, nor when it is gone', async () => {
    await on.see('/clicks');
    const target = await on.refOf('Plain');
    await on.page.$eval('#plain', (button) => (button.textContent = 'Delete all'));
    expect((await on.desk.call('click', {target})).failure?.reason).toBe('ref.unknown');
    await on.page.$eval('#plain', (button) => button.remove());
    expect((await on.desk.call('click', {target})).failure?.reason).toBe('ref.unknown');
    expect(await on.text('#out')).toBe('');
  });
});

describe('the pointer', () => {
  it('hovers, and leaves what it was over before', async () => {
    await on.see('/hover');
    expect((await on.act('hover', 'Menu')).output).toMatch(/\+ \[e\d+ button "Deep item"\]/);
    await on.act('hover', 'Other');
    expect(await on.page.$eval('#sub', (sub) => (sub as HTMLElement).hidden)).toBe(true);
    expect(await seen()).toEqual(expect.arrayContaining(['pointerleave', 'mouseleave']));
  });

  it('opens menus that only the styles of a page open, and lets them close', async () => {
    await on.see('/hover');
    expect((await on.act('hover', 'Styled menu')).output).toContain('Hidden until hovered');
    expect((await on.act('click', 'Hidden until hovered')).output).toMatch(/Address now: \S+#t/);
    await on.act('hover', 'Other');
    expect(await on.desk.read()).not.toContain('Hidden until hovered');
    expect(await on.page.$$eval('[data-parley-hover]', (all) => all.length)).toBeLessThan(4);
  });

  it('drags as HTML does, with what is carried, and by the page’s own handling', async () => {
    await on.see('/hover');
    const drag = async (from: string, to: string) =>
      on.desk.call('drag', {from: await on.refOf(from), to: await on.refOf(to)});
    await drag('Card', 'Basket');
    expect(await on.text('#bin')).toBe('got the card');
    await drag('Knob', '"End"');
    expect(Number((await on.text('#knob')).split(' ')[1])).toBeGreaterThan(290);
  });
});

describe('frames and shadow roots', () => {
  it('are acted in by their own script', async () => {
    await on.see('/frames');
    await on.desk.readUntil((output) => output.includes('In the frame'));
    const {output} = await on.act('click', 'In the frame');
    expect(output).toMatch(/inner clicked/);
    expect(output).toMatch(/Focus now: \[f\d+e\d+ button/);
    const frame = on.page.frames().find((one) => one.url().endsWith('/inner'));
    expect(await frame?.$eval('#out', (out) => out.textContent)).toBe('inner clicked');
    await on.act('type_text', 'Frame field', {text: 'hi there'});
    expect(await frame?.$eval('input', (field) => field.value)).toBe('hi there');
    expect((await on.act('click', 'Behind a door')).output).toContain('door opened');
  });
});
