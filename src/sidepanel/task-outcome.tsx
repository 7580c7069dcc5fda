import {useSignal} from '@preact/signals';
import {isOpen} from '../core/task-ledger.ts';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import type {Task} from '../protocol/task.ts';
import {act} from '../ui/act.ts';
import {fixOf, saidOf} from '../ui/said.ts';
import {gatewayTrouble} from './gateway-trouble.ts';

/** How far a task has come, or what came of it. */
export function TaskOutcome({task}: {task: Task}) {
  const {state, progress, failure, result} = task;
  if (state === 'asked') {
    const why = gatewayTrouble.value;
    return <p class="quiet">{why ? say('panel_sent_later', {why}) : say('panel_on_its_way')}</p>;
  }
  if (isOpen(task)) return progress === null ? null : <p class="task-progress">{progress}</p>;
  if (state === 'done') return <Result task={task} text={result ?? ''} />;
  if (!failure) return null;
  return (
    <p class="task-failure">
      {saidOf(failure)} {fixOf(failure)}.
    </p>
  );
}

/** The agent's words, as they came. Whoever opens them has read them, and is not told them aloud any more. */
function Result({task: {taskId, round, delivery}, text}: {task: Task; text: string}) {
  const isRead = useSignal(false);
  if (!text) return <p class="quiet">{say('panel_no_result')}</p>;
  const toggled = ({currentTarget}: {currentTarget: HTMLDetailsElement}) => {
    isRead.value = currentTarget.open;
    if (delivery === 'pending' && currentTarget.open)
      act(() => sendCommand('news.delivered', {taskId, round, how: 'shown'}));
  };
  return (
    <details class="task-result" onToggle={toggled}>
      <summary>
        <span>{isRead.value ? say('panel_result') : text.trim().split('\n')[0]}</span>
      </summary>
      <p class="task-text" tabIndex={0} role="group" aria-label={say('panel_result')}>
        {text}
      </p>
    </details>
  );
}
