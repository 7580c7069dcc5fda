import {typeTurn} from '../../local/desk/turns.ts';
import {waitFor, wallMs} from '../../local/desk/wait.ts';
import {openBare, type BareClient} from './bare.ts';
import type {GatewayBench} from './stage.ts';
import {used} from './wire.ts';

/** What is measured, and by whom. */
export type Take = (name: GatewayName, side: 'parley' | 'bare', ms: number) => void;

export const GATEWAY_NAMES = [
  'accept',
  'accept.cold',
  'delivery',
  'reconnect.socket',
  'reconnect.restart',
] as const;
export type GatewayName = (typeof GATEWAY_NAMES)[number];

/** What the gateway says first of all to somebody it lets in, and last of all of work that is done. */
const LET_IN = 'hello-ok';
const FINAL = '"state":"final"';
const WIRE_TIMEOUT_MS = 90_000;

let count = 0;
const newName = () => `piece${(count += 1)}`;

/** Has the voice hand over what is held back as `name`; gives how long the tool took, and whether the gateway had it then. */
async function handOver(
  {desk, parley, server}: GatewayBench,
  name: string,
): Promise<{ms: number; taken: boolean}> {
  await server.control.setScript([
    {call: {name: 'send_to_openclaw', arguments: {message: `HOLD ${name}`}}},
    {say: 'Passed on.'},
  ]);
  const {record} = await typeTurn(desk, parley, 'hello');
  const span = record.spans.find((one) => one.name === 'tool:send_to_openclaw');
  const output = record.tools[0]?.output ?? '';
  if (!span) throw new Error(`nothing was handed over: ${output}`);
  return {ms: span.end - span.start, taken: output.includes('"accepted":true')};
}

/** Waits until the agent's model has been asked for `name`. A gateway that was killed puts words of its own behind the person's. */
async function begun({gateway}: GatewayBench, name: string, times = 1): Promise<void> {
  const held = new RegExp(`\\bHOLD ${name}\\b`);
  await waitFor(
    `the agent working on ${name}`,
    () => gateway.model.asked.filter((words) => held.test(words)).length >= times || undefined,
    {timeoutMs: 90_000},
  );
}

/** Lets everything go that a round which failed has left behind, and waits until nothing is open any more. */
export async function clearUp({gateway, parley}: GatewayBench): Promise<void> {
  await waitFor(
    'what was left behind',
    async () => {
      for (const name of gateway.model.holds.held) gateway.model.holds.release(name, `the ${name} is found`);
      return (await parley.openNews()) === 0 || undefined;
    },
    {timeoutMs: 120_000, everyMs: 500},
  );
}

/** Lets `name` be done, and waits until the voice has been given the result; takes how long that was after the gateway's last word. */
async function deliver(bench: GatewayBench, name: string, take: Take | null): Promise<void> {
  const {desk, parley, server, gateway, parleyWire} = bench;
  await parley.waitForPhase(['idle', 'problem'], 30_000);
  await desk.speaker.waitForQuiet(1_000, 20_000);
  const since = wallMs();
  const final = parleyWire.passing(FINAL, WIRE_TIMEOUT_MS);
  gateway.model.holds.release(name, `the ${name} is found`);
  const finalAt = await final;
  const toldAt = await waitFor(
    'the news in the conversation',
    async () => {
      const events = await server.control.log(since);
      return events.find(
        ({direction, event}) =>
          direction === 'client' && JSON.stringify(event).includes(`the ${name} is found`),
      )?.atMs;
    },
    {timeoutMs: 60_000},
  );
  take?.('delivery', 'parley', toldAt - finalAt);
  await waitFor('the telling', async () => ((await parley.openNews()) === 0 ? true : undefined), {
    timeoutMs: 60_000,
    everyMs: 200,
  });
}

/** The same by the bare client. */
async function bareRound(
  {gateway, bareWire}: GatewayBench,
  bare: BareClient,
  take: Take | null,
): Promise<void> {
  const name = newName();
  const taken = await bare.send(`HOLD ${name}`);
  take?.('accept', 'bare', taken);
  const final = bareWire.passing(FINAL, WIRE_TIMEOUT_MS);
  const result = bare.result();
  gateway.model.holds.release(name, `the ${name} is found`);
  take?.('delivery', 'bare', (await result) - (await final));
}

/** Hands one piece of work over and hears its result, with the connection up; `take` is `null` to warm up. */
export async function measureWork(bench: GatewayBench, bare: BareClient, take: Take | null): Promise<string> {
  const name = newName();
  const {ms, taken} = await handOver(bench, name);
  take?.('accept', 'parley', ms);
  await begun(bench, name);
  await deliver(bench, name, take);
  await bareRound(bench, bare, take);
  return `taken in ${Math.round(ms)} ms${taken ? '' : ', not by the gateway yet'}`;
}

/** The same from nothing: the worker sleeps, nothing is connected; beside it, a bare client that is only just made. */
export async function measureCold(bench: GatewayBench, take: Take): Promise<string> {
  const {parley, gateway, bareWire} = bench;
  await parley.stopWorker();
  const name = newName();
  const {ms, taken} = await handOver(bench, name);
  take('accept.cold', 'parley', ms);
  await begun(bench, name);
  await deliver(bench, name, null);
  const from = performance.now();
  const bare = await openBare(bareWire.url, gateway.token);
  await bare.send('hello');
  take('accept.cold', 'bare', performance.now() - from);
  await bare.result();
  await bare.close();
  return `taken in ${Math.round(ms)} ms${taken ? '' : ', not by the gateway yet'}`;
}

/** Cuts the sockets of both while work is under way; from there to being let in again. */
export async function measureCut(bench: GatewayBench, take: Take): Promise<string> {
  const {parleyWire, bareWire} = bench;
  const name = newName();
  await handOver(bench, name);
  await begun(bench, name);
  const times = await Promise.all(
    [parleyWire, bareWire].map(async (wire) => {
      await used(wire);
      const back = wire.passing(LET_IN, WIRE_TIMEOUT_MS);
      const at = wire.cut();
      return (await back) - at;
    }),
  );
  const [own = NaN, other = NaN] = times;
  take('reconnect.socket', 'parley', own);
  take('reconnect.socket', 'bare', other);
  await deliver(bench, name, null);
  return `${Math.round(own)} ms, bare ${Math.round(other)} ms`;
}

/** Kills the gateway while work is under way and starts it again; from its being ready to being let in again. */
export async function measureRestart(bench: GatewayBench, take: Take): Promise<string> {
  const {gateway, parleyWire, bareWire} = bench;
  const name = newName();
  await handOver(bench, name);
  await begun(bench, name);
  await gateway.end('SIGKILL');
  const back = Promise.all([parleyWire, bareWire].map((wire) => wire.passing(LET_IN, 2 * WIRE_TIMEOUT_MS)));
  await gateway.begin();
  const readyAt = wallMs();
  // It lets in a moment before it says that it is ready.
  const [own = NaN, other = NaN] = (await back).map((at) => Math.max(0, at - readyAt));
  take('reconnect.restart', 'parley', own);
  take('reconnect.restart', 'bare', other);
  await begun(bench, name, 2);
  await deliver(bench, name, null);
  return `${Math.round(own)} ms, bare ${Math.round(other)} ms`;
}
