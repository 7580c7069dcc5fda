import {textOf} from '../../core/task-history.ts';

/** What an event of the gateway lets be seen of the work in a session. */
export interface TaskSight {
  kind: 'seen' | 'final' | 'error' | 'aborted';
  sessionKey: string;
  runId: string;
  /** What the agent has said so far, or what went wrong. */
  text: string;
  /** The tool that the agent has begun to use, or `null`. */
  tool: string | null;
}

/**
 * Reads an event; `null` where it is about no work, or unknown. Source: `chat` and `agent` events, `docs/gateway/protocol` of
 * OpenClaw; `message` holds all that was said so far.
 */
export function readEvent({event, payload}: {event: string; payload?: unknown}): TaskSight | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const {sessionKey, runId, state, message, stream, data, errorMessage} = payload as Record<string, unknown>;
  if (typeof sessionKey !== 'string' || typeof runId !== 'string') return null;
  const common = {sessionKey, runId, text: '', tool: null};
  if (event === 'agent' && stream === 'tool') {
    const {phase, name} = (data ?? {}) as {phase?: unknown; name?: unknown};
    return phase === 'start' && typeof name === 'string' ? {...common, kind: 'seen', tool: name} : null;
  }
  if (event !== 'chat') return null;
  const text = textOf((message as {content?: unknown} | undefined)?.content);
  switch (state) {
    case 'status':
    case 'delta':
      return {...common, kind: 'seen', text};
    case 'final':
      return {...common, kind: 'final', text};
    case 'error':
      return {...common, kind: 'error', text: typeof errorMessage === 'string' ? errorMessage : ''};
    case 'aborted':
      return {...common, kind: 'aborted', text};
    default:
      return null;
  }
}
