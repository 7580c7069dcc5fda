import {isFinal} from '../../core/gateway-policy.ts';
import {findInHistory, type ChatHistory} from '../../core/task-history.ts';
import {now, sleep} from '../../platform/clock.ts';
import {readGatewayStatus} from '../../platform/gateway-status-store.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {ParleyError} from '../../protocol/failures.ts';
import {refusalOf} from '../gateway/connection.ts';
import type {Link} from '../gateway/link.ts';
import {readEvent} from './events.ts';

const log = createLog('gateway');

/** Without a connection by then a question gets no answer in time. */
const LINK_MS = 8_000;
const LOOK_MS = 50;
const HISTORY_ROWS = 20;

/** Questions to the agent that are no tasks: each in a session of its own, in which the agent may read and change nothing. */
export interface SideQuestions {
  /** The agent's answer. Rejects when `signal` ends; the agent is told to stop then. @throws ParleyError `gateway.*`, `higher.refused` */
  ask: (text: string, signal: AbortSignal) => Promise<string>;
  onEvent: (event: {event: string; payload?: unknown}) => void;
  /** The connection stands anew, or events were missed: answers that came meanwhile are looked for. */
  look: () => void;
}

interface Open {
  idempotencyKey: string;
  answer: (text: string) => void;
  fail: (error: Error) => void;
}

export function createSideQuestions(link: Link): SideQuestions {
  const open = new Map<string, Open>();
  let waiting = 0;

  async function connected(signal: AbortSignal): Promise<void> {
    const {phase, failure} = await readGatewayStatus();
    if (phase === 'stopped' && failure && isFinal(failure.reason)) throw new ParleyError(failure.reason);
    const until = now() + LINK_MS;
    while (!link.isUp) {
      signal.throwIfAborted();
      if (now() > until) {
        const status = await readGatewayStatus();
        throw new ParleyError(status.failure?.reason ?? 'gateway.unreachable');
      }
      await sleep(LOOK_MS, signal);
    }
  }

  async function put(sessionKey: string, text: string, idempotencyKey: string): Promise<void> {
    // What a page says must not get hands by way of a question. A gateway that cannot promise that is not asked.
    await link.request('sessions.create', {key: sessionKey, permissionMode: 'read-only'});
    await link.request('sessions.messages.subscribe', {key: sessionKey});
    await link.request('chat.send', {sessionKey, message: text, idempotencyKey});
  }

  async function lookAfter(sessionKey: string, {idempotencyKey, answer}: Open): Promise<void> {
    await link.request('sessions.messages.subscribe', {key: sessionKey});
    const history = await link.request<ChatHistory>('chat.history', {sessionKey, limit: HISTORY_ROWS});
    const found = findInHistory({idempotencyKey}, history);
    if (found.is === 'done') answer(found.text);
  }

  return {
    async ask(text, signal) {
      waiting += 1;
      link.want('question', true);
      const idempotencyKey = crypto.randomUUID();
      let sessionKey: string | null = null;
      try {
        await connected(signal);
        const key = `agent:${link.agentId}:parley-ask-${crypto.randomUUID()}`;
        sessionKey = key;
        const answered = new Promise<string>((answer, fail) => {
          open.set(key, {idempotencyKey, answer, fail});
          signal.addEventListener('abort', () => fail(new ParleyError('higher.timeout')), {once: true});
        });
        // Whoever puts the question hears of its failure first.
        answered.catch(() => undefined);
        await put(key, text, idempotencyKey);
        return await answered;
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal) throw new ParleyError('higher.refused', {detail: refusal.message, cause: error});
        throw error;
      } finally {
        waiting -= 1;
        if (sessionKey !== null) {
          open.delete(sessionKey);
          if (signal.aborted && link.isUp)
            inBackground(link.request('chat.abort', {sessionKey}), log, 'ending a question');
        }
        if (waiting === 0) link.want('question', false);
      }
    },
    onEvent(event) {
      const sight = readEvent(event);
      const mine = sight && open.get(sight.sessionKey);
      if (!mine || sight.kind === 'seen') return;
      if (sight.kind === 'final' && sight.text) mine.answer(sight.text);
      else if (sight.kind === 'final')
        inBackground(lookAfter(sight.sessionKey, mine), log, 'looking for an answer');
      else mine.fail(new ParleyError('higher.refused', {detail: sight.text || sight.kind}));
    },
    look() {
      if (!link.isUp) return;
      for (const [sessionKey, mine] of open)
        inBackground(lookAfter(sessionKey, mine), log, 'looking for an answer');
    },
  };
}
