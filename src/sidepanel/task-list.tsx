import './task-list.css';
import {say, WORDS} from '../platform/text.ts';
import {endedJustNow, runningTasks, shownTasks} from '../ui/tasks.ts';
import {TaskCard} from './task-card.tsx';

/** So many are in sight at once, beside all that run; the others a click away. */
const IN_SIGHT = 3;

/** Work that was handed to the agent: what runs, and what came of the rest. Nothing where there is none. */
export function TaskList() {
  const tasks = shownTasks.value;
  const inSight = Math.max(IN_SIGHT, runningTasks.value.length);
  const rest = tasks.slice(inSight);
  return (
    <>
      {/* There before anything is said in it, or it would not be heard. */}
      <p role="status" class="unseen">
        {endedJustNow.value}
      </p>
      {tasks.length > 0 && (
        <section class="tasks" aria-labelledby="tasks-title">
          <h2 id="tasks-title" tabIndex={-1}>
            {say('panel_your_agent')}
          </h2>
          <ul>
            {tasks.slice(0, inSight).map((task) => (
              <TaskCard key={task.taskId} task={task} />
            ))}
          </ul>
          {rest.length > 0 && (
            <details>
              <summary>{WORDS.counted('panel_more', rest.length)}</summary>
              <ul>
                {rest.map((task) => (
                  <TaskCard key={task.taskId} task={task} />
                ))}
              </ul>
            </details>
          )}
        </section>
      )}
    </>
  );
}
