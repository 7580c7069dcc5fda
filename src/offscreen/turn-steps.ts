import type {TurnEffect} from '../core/turn-machine.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {newId} from '../platform/id.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Answering} from './answering.ts';
import type {Beginning} from './holders.ts';
import type {Resumption} from './resumption.ts';
import type {Scene} from './scene.ts';
import type {Speech} from './speech.ts';
import type {TaskWords} from './task-words.ts';
import type {TurnLife} from './turn-life.ts';
import {takeOver, type Turn} from './turn.ts';

const log = createLog('turn');

/** What is done at each step of a turn; `core/turn-machine.ts` says when. */
export interface TurnSteps {
  readonly effects: Readonly<Record<TurnEffect, () => void>>;
  /** The turn that is opened next begins with this. */
  prepare: (beginning: Beginning) => void;
}

export function createTurnSteps(
  scene: Scene,
  parts: {
    speech: Speech;
    turns: TurnLife;
    answering: Answering;
    taskWords: TaskWords;
    resumption: Resumption;
    /** The microphone is wanted for talk. */
    onTalk: () => void;
    /** A turn begins in a capture that has stayed open. */
    listen: (beginning: Beginning) => void;
    /** Since when the answer under way is not wanted any more, in ms since the epoch. */
    cutInAt: () => number;
  },
): TurnSteps {
  const {line, capture, floor} = scene;
  const {speech, turns, answering, taskWords, resumption} = parts;
  let next: Beginning | null = null;

  function openTurn(): Turn {
    if (!next) throw new Error('a turn was started without a beginning');
    return turns.open(next);
  }

  /** What a failed turn had kept, or what a lost session had been given, goes to the session that answers next. */
  function sendAgain(): void {
    const turn = scene.turn ?? openTurn();
    const {kept} = resumption;
    resumption.forget();
    if (kept) takeOver(turn, kept.turn);
    turn.releasedAt = now();
    capture.rewind();
    line.want();
    if (kept?.sessionId && kept.sessionId === line.id) scene.send('sent');
    else speech.serve();
  }

  return {
    prepare(beginning) {
      next = beginning;
    },
    effects: {
      startCapture() {
        resumption.forget();
        speech.start(openTurn(), next?.keepMs ?? 0);
        // After it: what was listened to and belongs to the turn is the capture's from now on.
        parts.onTalk();
      },
      continueCapture() {
        if (scene.turn) scene.turn.releasedAt = null;
        speech.goOn();
      },
      openTurn() {
        const {turnId} = openTurn();
        inBackground(sendCommand('turn.opened', {turnId}), log, 'telling of a turn');
        speech.serve();
      },
      dropCapture: () => speech.drop(),
      keepSpeech: () => speech.keep(),
      sendSpeech: () => speech.send(),
      sendAgain,
      sendText() {
        openTurn().releasedAt = now();
        line.want();
        speech.serve();
      },
      askForReply() {
        speech.rest();
        // Words that were typed, or are sent again, are answered sooner than the turn has taken the voice in by itself.
        line.provider?.wake();
        if (!taskWords.pass()) answering.ask();
      },
      interrupt: () => answering.interrupt(parts.cutInAt()),
      listenOn() {
        const {mode} = floor;
        if (mode === 'off') return;
        const turnId = newId('turn');
        const start = {turnId, source: 'voice', mode, pressedAt: now()} as const;
        parts.listen({start, text: null, context: null, keepMs: 0});
      },
      closeAnswered() {
        answering.learn();
        turns.close('answered');
      },
      closeDismissed: () => turns.close('dismissed'),
      closeInterrupted: () => turns.close('interrupted'),
      closeFailed: () => turns.close('failed'),
    },
  };
}
