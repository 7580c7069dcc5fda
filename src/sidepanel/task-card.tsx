import './task-card.css';
import {useSignal} from '@preact/signals';
import {useRef} from 'preact/hooks';
import {isOpen} from '../core/task-ledger.ts';
import {sendCommand} from '../platform/bus.ts';
import {say, WORDS} from '../platform/text.ts';
import type {Task} from '../protocol/task.ts';
import {act} from '../ui/act.ts';
import {Icon} from '../ui/icon.tsx';
import {TaskMic} from '../ui/task-mic.tsx';
import {TaskState} from '../ui/task-state.tsx';
import {askableTasks} from '../ui/tasks.ts';
import {TaskForm} from './task-form.tsx';
import {TaskOutcome} from './task-outcome.tsx';

/** One piece of work: what was asked, how it stands, what came of it, and what can be done about it. */
export function TaskCard({task}: {task: Task}) {
  const {taskId, round, message, state} = task;
  const isWriting = useSignal(false);
  const writer = useRef<HTMLButtonElement>(null);
  const isRunning = isOpen(task);
  const dismiss = (event: Event) => {
    // Whoever came by keyboard goes on from where this was.
    const next = (event.currentTarget as Element).closest('.task')?.nextElementSibling;
    (next?.querySelector('button') ?? document.getElementById('tasks-title'))?.focus();
    act(() => sendCommand('news.delivered', {taskId, round, how: 'dismissed'}));
  };
  const cancel = () => {
    writer.current?.focus();
    act(() => sendCommand('task.cancel', {taskId}));
  };
  return (
    <li class={`task ${state}`} data-task={taskId}>
      <div class="task-head">
        <TaskState task={task} />
        {isRunning && (
          <button type="button" class="task-cancel" onClick={cancel}>
            {say('panel_cancel')}
          </button>
        )}
        {!isRunning && (
          <button
            type="button"
            class="task-dismiss"
            aria-label={`${say('panel_dismiss')}: ${message.slice(0, 60)}`}
            title={say('panel_dismiss')}
            onClick={dismiss}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      <Earlier task={task} />
      <p class="task-message">{message}</p>
      {(task.added ?? []).map((text, at) => (
        <p key={at} class="task-added">
          <span class="quiet">{say('panel_added')}</span> {text}
        </p>
      ))}
      <TaskOutcome task={task} />
      <div class="task-actions">
        {askableTasks.value.has(taskId) && (
          <>
            <TaskMic task={task} />
            <button
              type="button"
              ref={writer}
              aria-expanded={isWriting.value}
              onClick={() => (isWriting.value = !isWriting.value)}
            >
              <Icon name="write" />
              <span>{say('panel_write_more')}</span>
            </button>
          </>
        )}
      </div>
      {isWriting.value && (
        <TaskForm
          task={task}
          onDone={() => {
            isWriting.value = false;
            writer.current?.focus();
          }}
        />
      )}
    </li>
  );
}

/** What was asked in this task before, and what came of it. */
function Earlier({task: {earlier = []}}: {task: Task}) {
  if (earlier.length === 0) return null;
  return (
    <details class="task-earlier">
      <summary>{WORDS.counted('panel_asked_before', earlier.length)}</summary>
      {earlier.map(({message, added, result}, at) => (
        <div key={at}>
          <p>{[message, ...added].join(' · ')}</p>
          {result !== null && <p class="task-text">{result}</p>}
        </div>
      ))}
    </details>
  );
}
