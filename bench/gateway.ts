import {within} from '../local/desk/wait.ts';
import {figure, type Aim, type Figure} from './figures.ts';
import {BARE_NAME, openBare} from './gateway/bare.ts';
import {
  clearUp,
  GATEWAY_NAMES,
  measureCold,
  measureCut,
  measureRestart,
  measureWork,
  type GatewayName,
  type Take,
} from './gateway/rounds.ts';
import {onGatewayBench} from './gateway/stage.ts';

const AIMS: Record<GatewayName, Aim> = {
  accept: {atMost: 150},
  'accept.cold': {atMost: 250},
  delivery: {atMostOverPeer: 150},
  'reconnect.socket': {atMostOfPeer: 1},
  'reconnect.restart': {atMostOfPeer: 1},
};

const ROUND_TIMEOUT_MS = 240_000;
/** A gateway takes a quarter of a minute to start; what a client meets after that is chance, so that once is not enough. */
const ROUNDS_PER_RESTART = 2;

/**
 * Hands work to a real gateway with Parley and with a bare client in Node, in one run. Times are taken on the wires that both
 * go through: from the gateway's last word of a result to its being in the conversation, and in the script's hand.
 */
export async function benchGateway(turns: number, print: (line: string) => void): Promise<Figure[]> {
  const taken = new Map<string, number[]>();
  const of = (name: GatewayName, side: string) => taken.get(`${name} ${side}`) ?? [];
  const take: Take = (name, side, ms) => void taken.set(`${name} ${side}`, [...of(name, side), ms]);
  await onGatewayBench(print, async (bench) => {
    const bare = await openBare(bench.bareWire.url, bench.gateway.token);
    const attempt = async (what: string, measure: () => Promise<string>) => {
      try {
        print(`${what}: ${await within(what, ROUND_TIMEOUT_MS, measure())}`);
      } catch (error) {
        print(`${what}: left out: ${error instanceof Error ? error.message : String(error)}`);
        // The next round must not wait for what this one has left behind.
        await clearUp(bench);
      }
    };
    try {
      // The first work of all is slow on both sides.
      await attempt('warming up', () => measureWork(bench, bare, null));
      for (let round = 1; round <= turns; round += 1) {
        const name = `round ${round} of ${turns}`;
        await attempt(`${name}, work`, () => measureWork(bench, bare, take));
        await attempt(`${name}, cold`, () => measureCold(bench, take));
        await attempt(`${name}, a cut socket`, () => measureCut(bench, take));
        if (round % ROUNDS_PER_RESTART === 1)
          await attempt(`${name}, a restart`, () => measureRestart(bench, take));
      }
    } finally {
      await bare.close();
    }
  });
  return GATEWAY_NAMES.map((name) =>
    figure({
      name,
      unit: 'ms',
      values: of(name, 'parley'),
      aim: AIMS[name],
      peer: {name: BARE_NAME, values: of(name, 'bare')},
    }),
  );
}
