import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import {beforeAll, describe, expect, it} from 'vitest';
import {sharePage} from '../../local/desk/turns.ts';
import {wallMs, waitFor} from '../../local/desk/wait.ts';
import {expectHeard, failureOf, hangUp, press, turnSince, useStage} from './stage.ts';

const stage = useStage();

const WAKE_WORD = 'hey parley';
/** A person at some distance: Chrome's own gain does the rest. */
const GAIN = 0.5;
/** Long enough for a wake word to be found, and for a turn that should not be to begin. */
const NOTICED_MS = 1_500;

/** The settings, as the person sees them. */
let form: Page;
beforeAll(async () => {
  form = await stage.parley.open('options', {isBackground: true});
  await form.waitForSelector('select[name=wakeWord]');
});

const say = (text: string) => stage.desk.mouth.say(text, {gain: GAIN});
const click = (caption: string) => form.evaluate(clickButton, caption);
/** Asked from here: what is in the background draws no frames, and Puppeteer's own waiting counts them. */
const shows = (words: string) =>
  waitFor(
    `"${words}" in the settings`,
    async () => (await form.evaluate(() => document.body.innerText)).includes(words) || undefined,
    {timeoutMs: 10_000},
  );
const save = async () => {
  await form.evaluate(clickSave);
  await shows('Saved.');
};
const listening = (isListening: boolean) =>
  stage.parley.waitForSnapshot(
    isListening ? 'listening for the wake word' : 'the end of listening',
    (snapshot) => snapshot.isWakeListening === isListening,
    10_000,
  );
const record = async (caption: string, words: string) => {
  await click(caption);
  await listening(true);
  await say(words);
};
const turnsSince = async (from: number) =>
  (await stage.parley.turns()).filter(({startedAt}) => startedAt >= from);

describe('the wake word', () => {
  it('is learned from three recordings, and cannot be turned on before', async () => {
    await form.select('select[name=wakeWord]', 'personal');
    await shows('It is learned from 3 recordings');
    for (const [caption, told] of [
      ['Record 1 of 3', '1 of 3 recordings are made'],
      ['Record 2 of 3', '2 of 3 recordings are made'],
      ['Record 3 of 3', 'It is learned'],
    ] as const) {
      expect(await form.evaluate(canSave)).toBe(false);
      await record(caption, WAKE_WORD);
      await shows(told);
      await listening(false);
    }
    expect(await form.evaluate(canSave)).toBe(true);
  });

  it('is not learned from something else', async () => {
    await record('Record it once more', 'good morning everybody');
    await shows('That sounded unlike your other recordings');
    await listening(false);
  });

  it('is not listened for until it is turned on', async () => {
    const from = wallMs();
    await say(`${WAKE_WORD} what is on this page`);
    await sleep(NOTICED_MS);
    expect(await turnsSince(from)).toEqual([]);
  });

  it('begins a turn with what follows it in the same breath', async () => {
    await sharePage(stage.desk, stage.parley);
    await save();
    await listening(true);
    // What was pressed just now has to cool down.
    await sleep(2_500);
    const from = wallMs();
    await say(`${WAKE_WORD} what is on this page`);
    const turn = await turnSince(stage, from);
    expect(turn).toMatchObject({source: 'wake', mode: 'wake', outcome: 'answered', failure: null});
    expectHeard('what is on this page', turn);
    expect(turn.answer).toContain('Tea and Books');
  });

  it('is listened for again after the answer, and waits for what is said after a pause', async () => {
    await listening(true);
    const from = wallMs();
    await say(WAKE_WORD);
    await stage.parley.waitForSnapshot('a capture by wake word', ({capture}) => capture === 'wake', 5_000);
    await say('hello who are you');
    const turn = await turnSince(stage, from);
    expect(turn).toMatchObject({source: 'wake', outcome: 'answered'});
    expectHeard('hello who are you', turn);
  });

  it('is not found in other sentences', async () => {
    await listening(true);
    const from = wallMs();
    for (const sentence of [
      'hey charlie',
      'barley soup',
      'parsley',
      'what is on this page',
      'tell me a joke',
    ]) {
      await say(sentence);
      await sleep(700);
    }
    await sleep(NOTICED_MS);
    expect(await turnsSince(from)).toEqual([]);
    expect(await stage.parley.snapshot()).toMatchObject({isWakeListening: true, capture: 'off'});
  });

  it('cools down after a turn by key', async () => {
    await press(stage);
    const released = await press(stage);
    await say(`${WAKE_WORD} what is on this page`);
    await sleep(NOTICED_MS);
    expect(await turnsSince(released)).toEqual([]);
    await listening(true);
    const from = wallMs();
    await say(`${WAKE_WORD} what is on this page`);
    expect(await turnSince(stage, from)).toMatchObject({source: 'wake', outcome: 'answered'});
  });

  it('opens a session where there is none', async () => {
    await hangUp(stage);
    await listening(true);
    const from = wallMs();
    await say(`${WAKE_WORD} hello who are you`);
    const turn = await turnSince(stage, from);
    expect(turn).toMatchObject({source: 'wake', outcome: 'answered'});
    expectHeard('hello who are you', turn);
  });

  it('is forgotten when the person wants it', async () => {
    await listening(true);
    const from = wallMs();
    await click('Forget my recordings');
    await shows('It is learned from 3 recordings');
    expect(await failureOf(stage, 'wake.untaught', from)).toMatchObject({isWakeListening: false});
    await say(`${WAKE_WORD} what is on this page`);
    await sleep(NOTICED_MS);
    expect(await turnsSince(from)).toEqual([]);
  });

  it('is turned off', async () => {
    await form.select('select[name=wakeWord]', 'off');
    await save();
    const {settings} = await stage.parley.send('settings.read', {});
    expect(settings.wakeWord).toBe('off');
    expect((await stage.parley.snapshot()).isWakeListening).toBe(false);
  });
});

describe('Chrome’s own recogniser', () => {
  it('cannot be chosen where its language is not on this computer', async () => {
    await form.select('select[name=wakeWord]', 'chrome');
    await shows('recognise en-');
    expect(await form.evaluate(canSave)).toBe(false);
  });

  it('is not started where what it hears would be sent elsewhere', async () => {
    const {settings} = await stage.parley.send('settings.read', {});
    const from = wallMs();
    await stage.parley.send('settings.write', {settings: {...settings, wakeWord: 'chrome'}});
    expect(await failureOf(stage, 'wake.unavailable', from)).toMatchObject({isWakeListening: false});
  });
});

/** These run in the page of the settings. */
function clickButton(caption: string): void {
  const button = [...document.querySelectorAll('button')].find(({textContent}) => textContent === caption);
  if (!button) throw new Error(`there is no button "${caption}"`);
  button.click();
}

function clickSave(): void {
  document.querySelector<HTMLButtonElement>('form[aria-labelledby=wake-title] button[type=submit]')?.click();
}

function canSave(): boolean {
  return !document.querySelector<HTMLButtonElement>('form[aria-labelledby=wake-title] button[type=submit]')
    ?.disabled;
}
