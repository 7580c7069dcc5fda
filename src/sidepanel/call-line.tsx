import './call-line.css';
import {useSignal} from '@preact/signals';
import {say} from '../platform/text.ts';
import type {LiveCall} from '../protocol/snapshot.ts';
import {Icon} from '../ui/icon.tsx';

/** A tool that was called, as a quiet line; opened, what it was called with and what came of it. */
export function CallLine({call: {name, arguments: asked, outcome}}: {call: Omit<LiveCall, 'turnId'>}) {
  const isOpen = useSignal(false);
  const state = outcome === null ? 'runs' : outcome.ok ? 'ok' : 'failed';
  return (
    <details class={`call ${state}`} onToggle={({currentTarget}) => (isOpen.value = currentTarget.open)}>
      <summary>
        <Icon name="tool" />
        <span>{name.replaceAll('_', ' ')}</span>
        {state === 'runs' && <span> …</span>}
        {state === 'failed' && <b>{say('panel_call_failed')}</b>}
      </summary>
      {isOpen.value && (
        <dl>
          {asked && asked !== '{}' && (
            <>
              <dt>{say('panel_call_with')}</dt>
              <dd tabIndex={0}>{spaced(asked)}</dd>
            </>
          )}
          <dt>{say('panel_call_outcome')}</dt>
          <dd tabIndex={0}>
            {outcome === null ? say('panel_call_runs') : spaced(outcome.output) || say('panel_call_not_kept')}
          </dd>
        </dl>
      )}
    </details>
  );
}

/** JSON on several lines, and any other text as it is. */
function spaced(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch {
    return text;
  }
}
