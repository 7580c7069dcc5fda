import {setTimeout as sleep} from 'node:timers/promises';
import {wallMs} from '../../local/desk/wait.ts';
import {cpuTimes} from './cpu-time.ts';
import {quantile} from '../figures.ts';
import type {Samples} from './samples.ts';
import {PLAIN_SENTENCE, SHORT_ANSWER} from './sentences.ts';
import {coolDown, settleParley, type Stage} from './stage.ts';
import {answered} from './turns.ts';

/** Stretches that are measured on each side: 25 s together, after a pause in which the turn's own work dies away. */
const STRETCHES = 5;
const STRETCH_MS = 5000;
const DIE_AWAY_MS = 4000;

/**
 * What a warm session costs while nobody talks and the worker sleeps, in percent of one core.
 *
 * Counted is every process of the browser: its main process, the renderer of Parley's hidden document, the network,
 * audio and GPU processes, and the renderers of the tabs. The same was counted just before in the same browser with the
 * same tabs, without the document, session or worker; its median is taken away. What remains is what the session adds,
 * wherever it adds it. A session of the bare extension, which takes no audio in, is counted in the same way after it: what
 * Chrome itself takes for a connection that stands. The voice service, the sound server and the benchmark itself are no
 * children of the browser.
 */
export async function measureIdleCpu(stage: Stage, samples: Samples): Promise<string> {
  await settleParley(stage);
  await coolDown(stage);
  const without = await shares(stage);
  await stage.server.control.setScript(SHORT_ANSWER);
  await answered(stage, PLAIN_SENTENCE);
  await stage.parley.stopWorker();
  const warm = await sharesWithSession(stage);
  if (stage.parley.hasWorker()) throw new Error('the worker did not stay asleep');
  await settleParley(stage);
  await coolDown(stage);
  const bare = await sharesOfBare(stage);
  const base = quantile(without, 0.5) ?? 0;
  for (const share of warm) samples.take('idle.cpu', 'parley', share - base);
  for (const share of bare) samples.take('idle.cpu', 'peer', share - base);
  const list = (values: number[]) => values.map((value) => value.toFixed(2)).join(' ');
  return `without a session ${list(without)} %, with one ${list(warm)} %, with a bare one ${list(bare)} %`;
}

async function sharesOfBare(stage: Stage): Promise<number[]> {
  try {
    await stage.bare.pressCold();
    await stage.bare.stopWorker();
    return await sharesWithSession(stage);
  } finally {
    await stage.bare.coolDown();
  }
}

async function sharesWithSession(stage: Stage): Promise<number[]> {
  const found = await shares(stage);
  const {live} = (await stage.server.control.status()).sessions;
  if (!live.some(({isConnected}) => isConnected)) throw new Error('the session did not stay warm');
  return found;
}

/** The browser's use of the processor in each stretch, in percent of one core. */
async function shares({desk}: Stage): Promise<number[]> {
  const pid = desk.browser.process()?.pid;
  if (pid === undefined) throw new Error('the browser has no process');
  await sleep(DIE_AWAY_MS);
  const found: number[] = [];
  for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
    const [before, from] = [await cpuTimes(pid), wallMs()];
    await sleep(STRETCH_MS);
    const [after, to] = [await cpuTimes(pid), wallMs()];
    let used = 0;
    for (const [process, ms] of after) used += ms - (before.get(process) ?? 0);
    found.push((used / (to - from)) * 100);
  }
  return found;
}
