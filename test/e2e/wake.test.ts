import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {wallMs} from '../../local/desk/wait.ts';
import type {Settings} from '../../src/protocol/settings.ts';
import {failureOf, hangUp, KEY, press, turnSince, useStage} from './stage.ts';

const stage = useStage();

const WAKE_WORD = 'hey parley';
/** Long enough for a wake word to be found, and for a turn that should not be to begin. */
const NOTICED_MS = 1_500;

const choose = (settings: Partial<Settings>) =>
  stage.parley.configure({url: stage.server.url, key: KEY}, {chime: false, ...settings});
const listening = (isListening: boolean) =>
  stage.parley.waitForSnapshot(
    isListening ? 'listening for the wake word' : 'the end of listening',
    (snapshot) => snapshot.isWakeListening === isListening,
    10_000,
  );
/** One recording, made as the button of the settings makes it. */
const teach = async (words: string) => {
  const lesson = stage.parley.send('wake.teach', {});
  lesson.catch(() => undefined);
  await listening(true);
  await stage.desk.mouth.say(words);
  return lesson;
};
const turnsSince = async (from: number) =>
  (await stage.parley.turns()).filter(({startedAt}) => startedAt >= from);

describe('the wake word', () => {
  it('is learned from three recordings', async () => {
    for (const taken of [1, 2, 3]) {
      expect(await teach(WAKE_WORD)).toEqual({taken, needed: 3});
      await listening(false);
    }
  });

  it('refuses a recording of something else', async () => {
    await expect(teach('good morning everybody')).rejects.toThrow('unlike your other recordings');
    await listening(false);
  });

  it('is not listened for until it is turned on', async () => {
    const from = wallMs();
    await stage.desk.mouth.say(`${WAKE_WORD} what is on this page`);
    await sleep(NOTICED_MS);
    expect(await turnsSince(from)).toEqual([]);
    expect((await stage.parley.snapshot()).capture).toBe('off');
  });

  it('begins a turn with what follows it in the same breath', async () => {
    await choose({wakeWord: 'personal'});
    await listening(true);
    const from = wallMs();
    await stage.desk.mouth.say(`${WAKE_WORD} what is on this page`);
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({source: 'wake', mode: 'wake', outcome: 'answered', failure: null});
    expect(record.heard).toContain('what is on this page');
    expect(record.answer.length).toBeGreaterThan(0);
  });

  it('listens again after the answer, and waits for what is said after a pause', async () => {
    await listening(true);
    const from = wallMs();
    await stage.desk.mouth.say(WAKE_WORD);
    await stage.parley.waitForSnapshot('a capture by wake word', ({capture}) => capture === 'wake', 5_000);
    await stage.desk.mouth.say('hello who are you');
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({source: 'wake', outcome: 'answered'});
    expect(record.heard).toContain('who are you');
  });

  it('is not taken for other sentences', async () => {
    await listening(true);
    const from = wallMs();
    for (const sentence of [
      'hey charlie',
      'barley soup',
      'parsley',
      'what is on this page',
      'tell me a joke',
    ])
      await stage.desk.mouth.say(sentence).then(() => sleep(700));
    await sleep(NOTICED_MS);
    expect(await turnsSince(from)).toEqual([]);
    expect(await stage.parley.snapshot()).toMatchObject({isWakeListening: true, capture: 'off'});
  });

  it('cools down after a turn by key', async () => {
    await press(stage);
    const released = await press(stage);
    await stage.desk.mouth.say(`${WAKE_WORD} what is on this page`);
    await sleep(NOTICED_MS);
    expect(await turnsSince(released)).toEqual([]);
    await listening(true);
    const from = wallMs();
    await stage.desk.mouth.say(`${WAKE_WORD} what is on this page`);
    expect(await turnSince(stage, from)).toMatchObject({source: 'wake', outcome: 'answered'});
  });

  it('works when the session was closed', async () => {
    await hangUp(stage);
    await listening(true);
    const from = wallMs();
    await stage.desk.mouth.say(`${WAKE_WORD} hello who are you`);
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({source: 'wake', outcome: 'answered'});
    expect(record.heard).toContain('who are you');
  });

  it('is forgotten when the person wants it', async () => {
    const from = wallMs();
    await stage.parley.send('wake.forget', {});
    expect(await failureOf(stage, 'wake.untaught', from)).toMatchObject({isWakeListening: false});
    await stage.desk.mouth.say(`${WAKE_WORD} what is on this page`);
    await sleep(NOTICED_MS);
    expect(await turnsSince(from)).toEqual([]);
  });

  it('is not listened for by a Chrome that would have to send what it hears', async () => {
    const from = wallMs();
    await choose({wakeWord: 'chrome'});
    expect(await failureOf(stage, 'wake.unavailable', from)).toMatchObject({isWakeListening: false});
  });

  it('leaves the microphone alone when it is turned off', async () => {
    await choose({wakeWord: 'off'});
    await sleep(500);
    expect((await stage.parley.snapshot()).isWakeListening).toBe(false);
  });
});
