import './task-state.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {isOpen} from '../core/task-ledger.ts';
import {TASK_WORDS, timeInWords} from '../core/task-view.ts';
import {now} from '../platform/clock.ts';
import {say, WORDS} from '../platform/text.ts';
import type {Task} from '../protocol/task.ts';

const TICK_MS = 1_000;

/** How a task stands: a dot, a word, and for how long it has been at it or how long it is over. */
export function TaskState({task}: {task: Task}) {
  const {state, askedAt, endedAt} = task;
  const at = useSignal(now());
  const isRunning = isOpen(task);
  useEffect(() => {
    at.value = now();
    const timer = setInterval(() => (at.value = now()), isRunning ? TICK_MS : 30 * TICK_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  const since = timeInWords(at.value - (endedAt ?? askedAt), WORDS);
  return (
    <span class={`task-state ${state}`}>
      <i aria-hidden="true" />
      <b>{say(TASK_WORDS[state])}</b>
      <span class="quiet">{say(isRunning ? 'ui_running_for' : 'ui_ended_ago', {time: since})}</span>
    </span>
  );
}
