import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {describeFailure, toFailure} from '../protocol/failures.ts';
import type {Sentence} from '../protocol/sentence.ts';
import {sentence} from '../protocol/sentences.ts';
import type {Scene} from './scene.ts';
import type {Turn} from './turn.ts';

const log = createLog('turn');

/** The end of what was said is recognised within a second or two; a service that is slower has given up. */
const WORDS_MS = 10_000;

/** What is said into the microphone of a task: it goes to that task, word for word, and no model has a say in it. */
export interface TaskWords {
  /** The words of the running turn were handed over: where they are for a task, it gets them. Answers whether they are. */
  pass: () => boolean;
}

/** `chime` tells that the words were sent. */
export function createTaskWords(scene: Scene, chime: () => void): TaskWords {
  const {line, transcript, publisher, capture} = scene;
  /** A session that is lost has the words come here once more; the task gets them once. */
  const given = new WeakMap<Turn, Promise<Sentence>>();

  function give(turn: Turn, taskId: string, text: string): Promise<Sentence> {
    const known = given.get(turn);
    if (known) return known;
    const giving = ask(turn, taskId, text);
    given.set(turn, giving);
    giving.catch(() => given.delete(turn));
    return giving;
  }

  /** Answers what to tell the person. */
  async function ask(turn: Turn, taskId: string, text: string): Promise<Sentence> {
    const start = now();
    const {how} = await sendCommand('task.ask', {taskId, text});
    const asked = {
      callId: `said-${turn.turnId}`,
      name: 'control_task',
      arguments: JSON.stringify({taskId, action: how === 'added' ? 'steer' : 'follow_up', text}),
    };
    const outcome = {ok: true, output: JSON.stringify({taskId, passedOn: true})};
    turn.log.tool({...asked, ...outcome}, start);
    publisher.call({...asked, turnId: turn.turnId, outcome});
    return sentence(how === 'added' ? 'task_added' : 'task_passed_on');
  }

  async function pass(turn: Turn, taskId: string): Promise<void> {
    const {provider} = line;
    const isOver = () => scene.turn !== turn || scene.state !== 'thinking' || line.provider !== provider;
    turn.releasedAt ??= now();
    if (scene.settings.chime && !turn.hasChimed) chime();
    turn.hasChimed = true;
    const isWhole = await transcript.recognised(turn.log, WORDS_MS);
    if (isOver()) return;
    const text = turn.log.heard.trim();
    // A part of what was said may ask for something else than all of it.
    if (!isWhole || !text) {
      scene.fail(describeFailure('task.unheard'));
      return;
    }
    const told = await give(turn, taskId, text);
    if (isOver()) return;
    // They were not for the model, which would answer them with the next turn.
    for (const itemId of transcript.itemsOf(turn.log)) provider?.remove(itemId);
    capture.forget();
    publisher.notice(told);
    scene.send('settled');
  }

  return {
    pass() {
      const {turn} = scene;
      if (!turn?.taskId) return false;
      const passing = pass(turn, turn.taskId).catch((error: unknown) => {
        if (scene.turn === turn) scene.fail(toFailure(error));
      });
      inBackground(passing, log, 'passing words on to a task');
      return true;
    },
  };
}
