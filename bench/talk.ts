import {loadavg} from 'node:os';
import {within} from '../local/desk/wait.ts';
import {figure, type Aim, type Figure, type Unit} from './figures.ts';
import {BARE_NAME} from './talk/bare-extension.ts';
import {measureBare} from './talk/bare.ts';
import {measureColdAndWarm} from './talk/cold-and-warm.ts';
import {measureHandsFree} from './talk/hands-free.ts';
import {measureHold} from './talk/hold.ts';
import {measureIdleCpu} from './talk/idle-cpu.ts';
import {PEER_NAME} from './talk/peer-page.ts';
import {measurePeer} from './talk/peer-side.ts';
import {measureReadPage} from './talk/read-page.ts';
import {createSamples, TALK_NAMES, type Samples, type TalkName} from './talk/samples.ts';
import {onStage, settleParley, type Stage} from './talk/stage.ts';

/** Measures once and says in a few words what happened; raises, and measures nothing, when it went wrong. */
type Measure = (stage: Stage, samples: Samples, round: number) => Promise<string>;

/** What is done in every round, Parley and the bare page by turns. */
const MEASURES: Record<string, Measure> = {
  'cold and warm': measureColdAndWarm,
  page: measureReadPage,
  hold: measureHold,
  'hands-free': measureHandsFree,
  'bare page': measurePeer,
  'bare extension': measureBare,
};

const MEASURE_TIMEOUT_MS = 60_000;
const IDLE_TIMEOUT_MS = 200_000;

/** Words by which an utterance that finds something asleep is worse than the same one that does not. */
const wordsLost = (of: TalkName) => ({
  unit: 'words' as const,
  aim: {never: true} as const,
  peer: {name: 'words heard in that utterance and not in the warm one', of},
});

/** What each figure ought to be; `peer` is whose measurements it is held against, and which they are. */
const AIMS: Record<TalkName, {unit: Unit; aim: Aim; peer?: {name: string; of: TalkName}}> = {
  'capture.warm': {unit: 'ms', aim: {atMost: 30}, peer: {name: BARE_NAME, of: 'capture.warm'}},
  // What a press mostly finds: Chrome has ended the worker and the session, and the document is at hand.
  'capture.asleep': {unit: 'ms', aim: {atMost: 150}, peer: {name: BARE_NAME, of: 'capture.asleep'}},
  'capture.cold': {unit: 'ms', aim: {atMost: 150}, peer: {name: BARE_NAME, of: 'capture.cold'}},
  'ready.asleep': {unit: 'ms', aim: {atMostOfPeer: 1.25}, peer: {name: PEER_NAME, of: 'ready.cold'}},
  'ready.cold': {unit: 'ms', aim: {atMostOfPeer: 1.25}, peer: {name: PEER_NAME, of: 'ready.cold'}},
  // What is left to reach: the same by an extension that does nothing else.
  'ready.bare': {
    unit: 'ms',
    aim: {atMostOfPeer: 1.25},
    peer: {name: `${PEER_NAME}; measured is the ${BARE_NAME}`, of: 'ready.cold'},
  },
  'words.lost.asleep': wordsLost('words.lost.asleep'),
  'words.lost': wordsLost('words.lost'),
  'words.lost.after100': wordsLost('words.lost.after100'),
  'reply.handsfree': {
    unit: 'ms',
    aim: {atMostOverPeer: 30},
    peer: {name: `${PEER_NAME}, end of speech to first reply audio`, of: 'reply.handsfree'},
  },
  'reply.toggle': {
    unit: 'ms',
    aim: {atMostOfPeer: 0.75},
    peer: {name: `${PEER_NAME}, end of speech to first reply audio`, of: 'reply.handsfree'},
  },
  'reply.hold': {
    unit: 'ms',
    aim: {atMostOfPeer: 0.5},
    peer: {name: `${PEER_NAME}, end of speech to first reply audio`, of: 'reply.handsfree'},
  },
  'bargein.silence': {
    unit: 'ms',
    aim: {atMost: 120, belowPeer: true},
    peer: {name: PEER_NAME, of: 'bargein.silence'},
  },
  'tool.read_page': {unit: 'ms', aim: {atMost: 60}, peer: {name: PEER_NAME, of: 'tool.read_page'}},
  'idle.cpu': {unit: '%', aim: {atMost: 1}, peer: {name: BARE_NAME, of: 'idle.cpu'}},
};

/**
 * Talks with Parley and with a bare page by turns, and presses the key of a bare extension: one browser, one machine, one
 * voice service, the same voice and the same meters. A measurement that fails is told of and left out.
 */
export async function benchTalk(turns: number, print: (line: string) => void): Promise<Figure[]> {
  const samples = createSamples();
  print(`Load of this machine before the start: ${loadOfMachine()}`);
  await onStage(print, async (stage) => {
    const attempt = async (what: string, timeoutMs: number, measure: () => Promise<string>) => {
      const told = await within(what, timeoutMs, measure()).catch(
        (error: unknown) => `left out: ${error instanceof Error ? error.message : String(error)}`,
      );
      print(`${what}: ${told}`);
    };
    for (let round = 0; round < turns; round += 1) {
      for (const [name, measure] of Object.entries(MEASURES)) {
        await attempt(`round ${round + 1} of ${turns}, ${name}`, MEASURE_TIMEOUT_MS, async () => {
          await settleParley(stage);
          return measure(stage, samples, round);
        });
      }
    }
    await attempt('idle', IDLE_TIMEOUT_MS, () => measureIdleCpu(stage, samples));
  });
  print(`Load of this machine at the end: ${loadOfMachine()}`);
  return TALK_NAMES.map((name) => {
    const {unit, aim, peer} = AIMS[name];
    const values = samples.of(name, 'parley');
    const other = peer && {peer: {name: peer.name, values: samples.of(peer.of, 'peer')}};
    return figure({name, unit, values, aim, ...other});
  });
}

/** Programs that wanted a core, on average over the last minute. */
function loadOfMachine(): string {
  return (loadavg()[0] ?? 0).toFixed(2);
}
