import './running-tasks.css';
import {say} from '../platform/text.ts';
import {TaskMic} from '../ui/task-mic.tsx';
import {TaskState} from '../ui/task-state.tsx';
import {runningTasks} from '../ui/tasks.ts';

/** A popup has room for as many; the side panel has all. */
const MOST = 2;

/** Work that runs, each with its microphone. */
export function RunningTasks() {
  const running = runningTasks.value;
  if (running.length === 0) return null;
  return (
    <ul class="running-tasks" aria-label={say('popup_agent_works')}>
      {running.slice(0, MOST).map((task) => (
        <li key={task.taskId} data-task={task.taskId}>
          <div>
            <p class="running-message">{task.message}</p>
            <TaskState task={task} />
          </div>
          <TaskMic task={task} />
        </li>
      ))}
      {running.length > MOST && <li class="quiet">{say('popup_more', {count: running.length - MOST})}</li>}
    </ul>
  );
}
