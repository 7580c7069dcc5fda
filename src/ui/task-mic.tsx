import './task-mic.css';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import type {Task} from '../protocol/task.ts';
import {act} from './act.ts';
import {Icon} from './icon.tsx';
import {isCapturing, snapshot} from './store.ts';

/** The microphone of one task: what is said goes to it, when it is pressed again. */
export function TaskMic({task: {taskId, message}}: {task: Pick<Task, 'taskId' | 'message'>}) {
  const isMine = snapshot.value.taskId === taskId;
  const isLive = isMine && isCapturing.value;
  const isPassing = isMine && !isLive && snapshot.value.phase === 'thinking';
  const caption = isLive ? say('ui_send') : isPassing ? say('ui_passing_on') : say('ui_say_more');
  return (
    <button
      type="button"
      class={`task-mic ${isLive ? 'live' : ''}`}
      aria-pressed={isLive}
      aria-label={`${caption}: ${message.slice(0, 60)}`}
      disabled={isPassing}
      onClick={() => act(() => sendCommand('task.talk', {taskId}))}
    >
      <Icon name={isLive ? 'send' : 'microphone'} />
      <span>{caption}</span>
    </button>
  );
}
