import {beforeEach, describe, expect, it} from 'vitest';
import {useActing} from './acting-desk.ts';
import {BANK} from './consent-pages.ts';

const on = useActing(
  {acting: 'on'},
  {
    '/bank': BANK,
    '/two': '<title>Two</title><h1>Two</h1><button>Delete account</button>',
  },
);
const log = () => on.page.$$eval('#log li', (items) => items.map((item) => item.textContent));
const reason = async (answer: ReturnType<typeof on.act>) => (await answer).failure?.reason;
let session = 0;

beforeEach(async () => {
  await on.desk.change({acting: 'on', actingOn: {}});
  // What one test was allowed or refused means nothing to the next.
  on.desk.sessionId = `sess_consent-${(session += 1)}-0000`;
  await on.see('/bank');
});

describe('a site', () => {
  it('that is off is not acted on', async () => {
    await on.desk.change({acting: 'off'});
    const {output, failure} = await on.act('click', 'Show balance');
    expect(failure).toMatchObject({reason: 'act.off', fix: {action: 'open.options'}});
    expect(output).toContain('Open settings');
    await on.desk.change({acting: 'on', actingOn: {[new URL(on.site.at('/')).origin]: 'off'}});
    expect(await reason(on.act('click', 'Show balance'))).toBe('act.off');
    expect(await reason(on.act('scroll', 'Show balance'))).toBeUndefined();
    expect(await log()).toEqual([]);
  });

  it('that asks is asked for once in a conversation, then plain things are done', async () => {
    await on.desk.change({acting: 'ask'});
    const asked = await on.act('click', 'Show balance');
    const {host} = new URL(on.site.at('/'));
    expect(asked.output).toContain(
      `Question: Click "Show balance" on ${host}? A yes also lets me do plain things on ${host} for the rest of this conversation.`,
    );
    expect(await log()).toEqual([]);
    const answered = await on.answer('yes please');
    expect(answered).toMatchObject({failure: null});
    expect(answered.output).toContain('+ ');
    expect(await log()).toEqual(['plain']);
    await on.act('click', 'Show more');
    expect(await log()).toEqual(['plain', 'again']);
    // Another conversation, and another origin, are asked for anew.
    on.desk.sessionId = 'sess_consent-other-0000';
    expect((await on.act('click', 'Show more')).output).toContain('Question:');
  });

  it('that is on is acted on at once, but for what is risky', async () => {
    await on.act('click', 'Show balance');
    expect(await log()).toEqual(['plain']);
    for (const words of ['Delete account', 'Pay now', 'Go on', 'Elsewhere', 'Runs code', 'Report', '"Next"'])
      expect((await on.act('click', words)).output, words).toContain('Question:');
    expect((await on.act('type_text', '"Password"', {text: 'x'})).output).toContain(
      'a password, a card or a code',
    );
    expect((await on.act('type_text', '"Card"', {text: 'x'})).output).toContain('Question:');
    expect((await on.act('press_key', '"Chat"', {key: 'Enter'})).output).toContain('Enter may send');
    expect((await on.act('press_key', '"Amount"', {key: 'Enter'})).output).toContain('It sends a form to');
    expect((await on.act('type_text', '"Amount"', {text: '5', submit: true})).output).toContain(
      'and press Enter',
    );
    expect(await log()).toEqual(['plain']);
    expect(await on.value('Amount')).toBe('');
  });
});

describe('another origin', () => {
  const other = (path: string) => on.site.at(path).replace('localhost', '127.0.0.1');

  it('reached in the same turn needs its own permission', async () => {
    await on.desk.change({acting: 'ask', actingOn: {[new URL(on.site.at('/')).origin]: 'on'}});
    const target = await on.refOf('Show balance');
    const turn = await on.desk.turn();
    expect((await turn.call('click', {target})).output).toContain('"done":"click"');
    await on.page.goto(other('/bank'));
    await turn.call('read_page', {view: 'full', fresh: true});
    const asked = await turn.call('click', {target});
    expect(asked.output).toMatch(/Question: Click "Show balance" on 127\.0\.0\.1:\d+\?/);
    expect(await log()).toEqual([]);
  });

  it('in a frame counts for what is done there, and the page around it too', async () => {
    const {origin} = new URL(other('/'));
    await on.desk.change({acting: 'on', actingOn: {[origin]: 'off'}});
    await on.page.$eval(
      'h1',
      (title, src) => title.append(Object.assign(document.createElement('iframe'), {src})),
      other('/two'),
    );
    await on.desk.readUntil((output) => /f\d+e\d+ button "Delete account"/.test(output), {view: 'full'});
    const outline = await on.desk.read({view: 'full'});
    const target = /f\d+e\d+(?= button "Delete account")/.exec(outline)?.[0];
    expect((await on.desk.call('click', {target})).failure?.reason).toBe('act.off');
    await on.desk.change({acting: 'ask', actingOn: {[origin]: 'on'}});
    const {output} = await on.desk.call('click', {target});
    expect(output).toMatch(/Question: Click "Delete account" on 127\.0\.0\.1/);
    expect((await on.answer('yes')).failure).toBeNull();
  });
});

describe('a yes', () => {
  it('does exactly what was asked, once', async () => {
    await on.act('click', 'Delete account');
    expect((await on.answer('Yes, delete it.')).failure).toBeNull();
    expect(await log()).toEqual(['deleted']);
    expect((await on.answer('yes')).failure?.reason).toBe('act.expired');
    expect((await on.act('click', 'Delete account')).output).toContain('Question:');
    expect(await log()).toEqual(['deleted']);
  });

  it.each([
    ['yes but not yet', 'act.unsure'],
    ['what would that do', 'act.unsure'],
    ['yesterday', 'act.unsure'],
    ['', 'act.unsure'],
  ])('is not “%s”', async (words, why) => {
    await on.act('click', 'Delete account');
    expect((await on.answer(words)).failure?.reason).toBe(why);
    expect(await log()).toEqual([]);
    // The question stands, and can be answered clearly.
    expect((await on.answer('ja, bitte')).failure).toBeNull();
    expect(await log()).toEqual(['deleted']);
  });

  it('does not hold for what the button has become, nor for another page, tab or session', async () => {
    const ask = async () => {
      expect((await on.act('click', 'Delete account')).output).toContain('Question:');
    };
    await ask();
    await on.page.$eval('#delete', (button) => {
      button.replaceWith(
        Object.assign(document.createElement('button'), {id: 'delete', textContent: 'Pay 900'}),
      );
    });
    expect((await on.answer('yes')).failure?.reason).toBe('ref.unknown');

    await on.see('/bank');
    expect((await on.act('click', 'Go on')).output).toContain('Question:');
    await on.page.$eval('#order', (form) => form.setAttribute('action', 'https://evil.example/'));
    expect((await on.answer('yes')).failure?.reason).toBe('ref.unknown');

    await on.see('/bank');
    await ask();
    await on.see('/two');
    await on.desk.read();
    expect((await on.answer('yes')).failure?.reason).toBe('ref.unknown');

    await on.see('/bank');
    await ask();
    const other = await on.desk.visit(on.site.at('/bank'));
    expect((await on.answer('yes')).failure?.reason).toBe('act.expired');
    await other.close();
    await on.page.bringToFront();

    await ask();
    const elsewhere = await on.answer('yes', 'yes', {sessionId: 'sess_some-other-one'});
    expect(elsewhere.failure?.reason).toBe('act.expired');
    expect(await log()).toEqual([]);
  });

  it('outlives the worker', async () => {
    await on.act('click', 'Delete account');
    await on.desk.stopWorker();
    expect((await on.answer('yes')).failure).toBeNull();
    expect(await log()).toEqual(['deleted']);
  });

  it('does not come from a page that can be heard while nobody holds a key', async () => {
    await on.act('click', 'Delete account');
    await on.page.evaluate(async () => {
      const context = new AudioContext();
      await context.resume();
      const tone = new OscillatorNode(context);
      tone.connect(context.destination);
      tone.start();
      Object.assign(window, {stopTone: () => context.close()});
    });
    await on.desk.untilAudible();
    expect((await on.answer('yes', 'yes', {isOpenEar: true})).failure?.reason).toBe('act.unsure');
    expect(await log()).toEqual([]);
    expect((await on.answer('yes')).failure).toBeNull();
    await on.page.evaluate(() => (window as unknown as {stopTone: () => Promise<void>}).stopTone());
  });
});

describe('a no', () => {
  it('ends the question, is taken from the model as well, and is not asked again in the turn', async () => {
    const target = await on.refOf('Delete account');
    await on.desk.call('click', {target});
    const turn = await on.desk.turn({words: 'no thanks'});
    expect((await turn.call('answer_confirmation', {answer: 'yes'})).output).toContain('They said no');
    expect((await turn.call('click', {target})).failure?.reason).toBe('act.refused');
    expect(await on.desk.question()).toBeNull();
    expect((await on.desk.call('click', {target})).output).toContain('Question:');
    expect(await log()).toEqual([]);
  });
});

describe('a click that leads to more', () => {
  it('is held back where it sends a form, and the sending is asked for', async () => {
    expect((await on.act('click', 'harmless picture')).output).toMatch(/Question: Send .*It sends a form to/);
    expect(await log()).toEqual([]);
    expect((await on.answer('yes')).failure).toBeNull();
    expect(await log()).toEqual(['sent order']);
  });

  it('asks a second time where a yes to a plain click leads to a form', async () => {
    await on.desk.change({acting: 'ask'});
    expect((await on.act('click', 'harmless picture')).output).toContain('Question: Click');
    expect((await on.answer('yes')).output).toMatch(/Question: Send .*It sends a form to/);
    expect(await log()).toEqual([]);
    expect((await on.answer('yes')).failure).toBeNull();
    expect(await log()).toEqual(['sent order']);
  });

  it('is asked about by what the dialog says in which its button stands', async () => {
    await on.act('click', 'Tidy up');
    expect((await on.act('click', '"OK"')).output).toContain('Question: Click "OK"');
    expect(await log()).toEqual([]);
  });
});
