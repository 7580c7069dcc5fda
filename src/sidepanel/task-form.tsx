import {useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import {isOpen} from '../core/task-ledger.ts';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import type {Task} from '../protocol/task.ts';
import {act} from '../ui/act.ts';

/** Typed words for one task. `onDone` when they were taken, or are not wanted any more. */
export function TaskForm({task, onDone}: {task: Task; onDone: () => void}) {
  const {taskId, message} = task;
  const text = useSignal('');
  const isSending = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (!text.value.trim() || isSending.value) return;
    isSending.value = true;
    act(async () => {
      try {
        await sendCommand('task.ask', {taskId, text: text.value});
        onDone();
      } finally {
        // What could not be sent stays to be sent again.
        isSending.value = false;
      }
    });
  };
  return (
    <form class="task-form" onSubmit={send}>
      <input
        ref={field}
        type="text"
        aria-label={say(isOpen(task) ? 'panel_add_to' : 'panel_ask_more', {message: message.slice(0, 60)})}
        placeholder={isOpen(task) ? say('panel_add_hint') : say('panel_ask_hint')}
        maxLength={4000}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onKeyDown={({key}) => {
          if (key === 'Escape') onDone();
        }}
      />
      <button type="submit" class="primary" disabled={!text.value.trim() || isSending.value}>
        {say('ui_send')}
      </button>
    </form>
  );
}
