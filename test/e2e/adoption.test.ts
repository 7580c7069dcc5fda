import {setTimeout as sleep} from 'node:timers/promises';
import {expect, it} from 'vitest';
import {chooseF8, SAY_YES, turnsFrom} from './held-key.ts';
import {expectHeard, turnSince, useStage} from './stage.ts';
import {wallMs} from '../../local/desk/wait.ts';

const stage = useStage();
const WAKE_WORD = 'hey parley';
/** Longer than any pause that ends a turn of a whole sentence. */
const PAUSE_MS = 2_000;

const listening = () =>
  stage.parley.waitForSnapshot('listening for the name', (now) => now.isWakeListening, 10_000);
const captureIs = (mode: string) =>
  stage.parley.waitForSnapshot(`a capture by ${mode}`, ({capture}) => capture === mode, 5_000);

it('a capture that the wake word began is adopted by the held key, with what was said before', async () => {
  const {desk, parley} = stage;
  expect(await chooseF8(stage, SAY_YES)).toMatch(/^Saved/);
  for (let taken = 0; taken < 3; taken += 1) {
    const lesson = parley.send('wake.teach', {});
    await listening();
    await desk.mouth.say(WAKE_WORD);
    await lesson;
  }
  const {settings} = await parley.send('settings.read', {});
  await parley.send('settings.write', {settings: {...settings, wakeWord: 'personal'}});
  await listening();
  await stage.page.bringToFront();

  const from = wallMs();
  const talking = desk.mouth.say(`${WAKE_WORD} what is on this page`);
  await captureIs('wake');
  desk.keyboard.hold('F8');
  await captureIs('push');
  await talking;
  // The wake word's own end, a pause, is stale by now.
  await sleep(PAUSE_MS);
  expect(await turnsFrom(stage, from)).toEqual([]);
  desk.keyboard.release('F8');

  const record = await turnSince(stage, from - 3_000);
  expect(record).toMatchObject({source: 'wake', outcome: 'answered', failure: null});
  expectHeard('what is on this page', record);
  expect(await turnsFrom(stage, from - 3_000)).toHaveLength(1);
});
