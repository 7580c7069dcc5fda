import {judgeSpeech} from '../core/speech-gate.ts';
import {sendCommand} from '../platform/bus.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Args} from '../protocol/commands.ts';
import type {Scene} from './scene.ts';
import {newContext, type PlacedContext, type Turn} from './turn.ts';
import type {VoiceProvider} from './voice-provider.ts';

const log = createLog('turn');

/** What a person attends to while they speak: it stands before their words, in whichever session answers. */
export interface TurnContexts {
  /** Takes in what the worker has found for a turn; answers whether it is in time. */
  take: (args: Args<'turn.context'>) => boolean;
  /** The first voice of a turn was heard: in a conversation that listens on, this is when the person attends to something. */
  askFor: (turn: Turn) => void;
  /** Sends what the running turn has, once it is sure that words follow. To be called whenever that may have become so. */
  placeIfHeard: () => void;
  /** Sends what a turn has and the session has not been given; its words may follow when this is done. */
  place: (turn: Turn, provider: VoiceProvider) => Promise<void>;
  /** A turn begins: what came too late for the one before goes with it. */
  open: (turn: Turn) => void;
  /** The turn was dismissed: takes back what went ahead of words that did not come. */
  takeBack: (turn: Turn) => void;
}

export function createTurnContexts(scene: Scene): TurnContexts {
  let kept: PlacedContext | null = null;

  /** The turn whose words are on their way out already: nothing can stand before them any more. */
  const isOpenFor = (turn: Turn) =>
    !turn.isCommitted && (scene.state === 'capturing' || scene.state === 'sending');

  let last = Promise.resolve();

  /** One after the other: whoever waits for one waits for those before it, which may be making a picture smaller. */
  function place(turn: Turn, provider: VoiceProvider): Promise<void> {
    last = last
      .then(() => placeAll(turn, provider))
      .catch((error: unknown) => {
        log.warn('what goes with a turn was not sent', {error: String(error)});
      });
    return last;
  }

  async function placeAll(turn: Turn, provider: VoiceProvider): Promise<void> {
    for (const context of turn.contexts) {
      if (context.placedIn === provider) continue;
      context.placedIn = provider;
      const item = await provider.addPageContent(context.content);
      if (!item) continue;
      context.itemId = item.itemId;
      turn.log.share(item);
    }
  }

  return {
    take({turnId, context, isKept}) {
      const {turn} = scene;
      if (turn?.turnId !== turnId || !isOpenFor(turn)) {
        if (isKept && scene.floor.listensOn) {
          kept = newContext(context);
          return true;
        }
        scene.drops.count('context');
        return false;
      }
      turn.contexts.push(newContext(context));
      this.placeIfHeard();
      return true;
    },
    open(turn) {
      if (kept && turn.mode === 'hands-free') turn.contexts.push(kept);
      kept = null;
    },
    askFor({turnId, mode}) {
      if (mode !== 'hands-free') return;
      inBackground(sendCommand('turn.voiced', {turnId}), log, 'telling of a voice');
    },
    placeIfHeard() {
      const {turn, line} = scene;
      if (!turn || !line.provider || !isOpenFor(turn) || turn.contexts.length === 0) return;
      // A press that nothing is said after sends nothing.
      if (judgeSpeech(turn.log.tally) !== 'speech') return;
      inBackground(place(turn, line.provider), log, 'sending what goes with a turn');
    },
    place,
    takeBack(turn) {
      for (const {placedIn, itemId} of turn.contexts) {
        if (itemId !== null && placedIn === scene.line.provider) placedIn?.remove(itemId);
      }
    },
  };
}
