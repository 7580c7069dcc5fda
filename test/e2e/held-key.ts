import {setTimeout as sleep} from 'node:timers/promises';
import {expect} from 'vitest';
import {chooseHoldKey} from '../../local/desk/hold-key.ts';
import type {Settings} from '../../src/protocol/settings.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import type {Stage} from './stage.ts';

export {SAY_NO, SAY_YES} from '../../local/desk/hold-key.ts';

/** Chooses F8 in the settings and answers Chrome's own prompt with `keys`; gives what the form says then. */
export async function chooseF8({desk, parley, page}: Stage, keys: readonly string[]): Promise<string> {
  const said = await chooseHoldKey(desk, parley, keys);
  await page.bringToFront();
  return said;
}

/** Changes some settings, as the settings page does. */
export async function set({parley}: Stage, part: Partial<Settings>): Promise<void> {
  const {settings} = await parley.send('settings.read', {});
  await parley.send('settings.write', {settings: {...settings, ...part}});
}

/** Waits until what was begun at `from` is heard. */
export async function listening({parley}: Stage, from: number): Promise<number> {
  await parley.waitForSnapshot('listening', ({phase, at}) => at >= from && phase === 'listening', 15_000);
  return from;
}

/** Presses F8 on the page in front and keeps it down until it is heard; answers when it went down. */
export function holdF8(stage: Stage): Promise<number> {
  return listening(stage, stage.desk.keyboard.hold('F8'));
}

/** Lets go of it as people do: a beat after the last word. */
export async function letGo({desk}: Stage): Promise<void> {
  await sleep(200);
  desk.keyboard.release('F8');
}

/** Presses a key and lets go of it at once. */
export function tap({desk}: Stage, key: string): number {
  const from = desk.keyboard.hold(key);
  desk.keyboard.release(key);
  return from;
}

/** Every turn that began at `since` or later. */
export async function turnsFrom({parley}: Stage, since: number): Promise<TurnRecord[]> {
  return (await parley.turns()).filter(({startedAt}) => startedAt >= since);
}

/** Nothing came of what was done since `from`, and nothing is listening. */
export async function expectNothing(stage: Stage, from: number): Promise<void> {
  await sleep(800);
  expect(await turnsFrom(stage, from)).toEqual([]);
  expect((await stage.parley.snapshot()).capture).toBe('off');
}
