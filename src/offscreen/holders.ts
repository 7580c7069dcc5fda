import type {Hold, PressOutcome} from '../core/capture-coordinator.ts';
import type {TurnEvent} from '../core/turn-machine.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {newId} from '../platform/id.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Answer, Args} from '../protocol/commands.ts';
import type {TurnContext} from '../protocol/picture.ts';
import type {Scene} from './scene.ts';
import type {TurnStart} from './turn-log.ts';
import type {Turn} from './turn.ts';

const log = createLog('turn');

/** Those who want to talk, by whatever means: what they do becomes events of the running turn, or begins one. */
export interface Holders {
  press: (args: Args<'capture.press'>) => Answer<'capture.press'>;
  release: (args: Args<'capture.release'>) => void;
  typeTurn: (args: Args<'turn.type'>) => {turnId: string};
  retry: (args: Args<'turn.retry'>) => {turnId: string};
  /** The wake word ended `agoMs` ago. */
  wake: (agoMs: number) => void;
  /** Parley tells something by itself, in a turn of its own; an answer under way is interrupted. */
  tell: (text: string) => {turnId: string};
  /** The person wants quiet: nothing is heard, answered or said any more, and nothing is sent. */
  stop: () => void;
  /** The person speaks, or presses, since `at` (ms since the epoch), while an answer is under way in an open capture. */
  cutIn: (at: number) => void;
  /** Since when the answer under way is not wanted any more, in ms since the epoch. */
  readonly cutInAt: number;
}

export interface Beginning {
  start: TurnStart;
  /** The words of a typed turn, or what Parley is to tell by itself. */
  text: string | null;
  /** What goes with a typed turn, or what a failed one had. */
  context: TurnContext | null;
  /** How much of what was listened to belongs to the turn, in ms. */
  keepMs: number;
}

/** `begin` sends an event that opens a turn, and answers which turn runs then. */
export function createHolders(
  scene: Scene,
  turns: {
    begin: (event: TurnEvent, beginning: Beginning) => {turnId: string};
    /** The words that are being said go on, with another holder. */
    goOn: () => void;
    /** The failed turn whose words are kept. */
    kept: () => Turn | null;
  },
): Holders {
  const {floor, line, publisher} = scene;
  let cutInAt = 0;

  function cutIn(at: number): void {
    const {mode} = floor;
    if (mode === 'off' || (scene.state !== 'thinking' && scene.state !== 'speaking')) return;
    cutInAt = at;
    const start: TurnStart = {turnId: newId('turn'), source: 'voice', mode, pressedAt: at};
    turns.begin('cutIn', {start, text: null, context: null, keepMs: 0});
  }

  /** The holder has finished, in whatever state that finds the turn. */
  function finish(): void {
    if (scene.state === 'capturing') scene.send('release');
    else if (floor.mode === 'off' && scene.state !== 'sending') {
      // Listening on is over while an answer is under way: the person wants quiet.
      cutInAt = now();
      scene.send('cancel');
    }
  }

  /** Somebody takes the floor, adopts it, or hands over what was said on it. */
  function take(hold: Hold, start: TurnStart, keepMs = 0): {turnId: string; outcome: PressOutcome} {
    const outcome = floor.press(hold);
    if (outcome === 'began') {
      cutInAt = start.pressedAt;
      return {...turns.begin('begin', {start, text: null, context: null, keepMs}), outcome};
    }
    if (outcome === 'sent') finish();
    if (outcome === 'adopted') {
      cutIn(now());
      turns.goOn();
      publisher.turn(scene.state, floor.mode);
    }
    return {turnId: scene.turn?.turnId ?? start.turnId, outcome};
  }

  return {
    press({turnId, source, mode: wanted, holder, pressedAt, talk, taskId}) {
      scene.settings = talk;
      // Where its own voice would be taken for the person's, Parley cannot listen on.
      const mode = wanted === 'hands-free' && talk.duplex === 'hold' ? 'push' : wanted;
      const taken = take({holder, mode}, {turnId, source, mode, pressedAt});
      // Only words that are being said now can still be for a task.
      if (taskId !== null && scene.turn && scene.state === 'capturing' && taken.outcome !== 'sent') {
        scene.turn.taskId = taskId;
        publisher.task(taskId);
      }
      return {turnId: taken.turnId, outcome: taken.outcome === 'refused' ? 'adopted' : taken.outcome};
    },
    release({holder, isCancelled}) {
      if (!floor.release(holder)) scene.drops.count('release');
      else if (isCancelled) {
        floor.close();
        scene.send('cancel');
      } else finish();
    },
    typeTurn({turnId, text, pressedAt, talk, context}) {
      scene.settings = talk;
      floor.close();
      const start: TurnStart = {turnId, source: 'typed', mode: 'push', pressedAt};
      return turns.begin('type', {start, text, context, keepMs: 0});
    },
    retry({turnId, pressedAt, talk}) {
      scene.settings = talk;
      if (floor.mode !== 'off') {
        // Somebody talks: only the line is in need of another attempt.
        line.want();
        return {turnId: scene.turn?.turnId ?? turnId};
      }
      const kept = turns.kept();
      const start: TurnStart = {turnId, source: kept?.source ?? 'button', mode: 'push', pressedAt};
      if (kept)
        return turns.begin('retry', {
          start,
          text: kept.text,
          context: kept.contexts[0]?.content ?? null,
          keepMs: 0,
        });
      return {turnId: take({holder: 'button', mode: 'push'}, start).turnId};
    },
    wake(agoMs) {
      const turnId = newId('turn');
      const start: TurnStart = {turnId, source: 'wake', mode: 'wake', pressedAt: now() - agoMs};
      const {outcome} = take({holder: 'wake', mode: 'wake'}, start, agoMs);
      // Whoever said the name speaks on at once.
      if (outcome === 'began') inBackground(sendCommand('turn.voiced', {turnId}), log, 'telling of a turn');
    },
    tell(text) {
      cutInAt = now();
      const mode = floor.mode === 'off' ? 'push' : floor.mode;
      const start: TurnStart = {turnId: newId('turn'), source: 'task', mode, pressedAt: cutInAt};
      return turns.begin('tell', {start, text, context: null, keepMs: 0});
    },
    stop() {
      cutInAt = now();
      floor.close();
      scene.send('cancel');
    },
    cutIn,
    get cutInAt() {
      return cutInAt;
    },
  };
}
