import browser from 'webextension-polyfill';
import {refuseAgent, type NodeReply} from '../../core/node-reply.ts';
import {siteOf} from '../../core/consent.ts';
import {now, sleep} from '../../platform/clock.ts';
import {createLog} from '../../platform/log.ts';
import {readSharedTab, writeSharedTab} from '../../platform/sharing-store.ts';
import {ParleyError, toFailure} from '../../protocol/failures.ts';
import {ACT_COMMANDS, LOOK_COMMANDS, type PageCommand} from '../../protocol/page-commands.ts';
import type {SharedTab} from '../../protocol/sharing.ts';
import {withdrawQuestion} from '../sharing-questions.ts';
import {SHARE_SESSION} from '../consent-store.ts';
import {askPage} from '../page-link.ts';
import {questionOfCall} from '../question-outcomes.ts';
import {showShared} from '../sign.ts';
import {runCall, type CallScene} from './calls.ts';
import {argumentsOf, type InvokeRequest} from './invoke.ts';
import {isWhereShared} from './tab.ts';

const log = createLog('gateway');

/** A gateway waits for a tool of a node this long. Source: OpenClaw 2026.9.6, where no time is told. */
const CALL_MS = 30_000;
/** An answer takes its time on the way. */
const MARGIN_MS = 2_000;
/** What is under way when it ends is answered at once. */
const FLUSH_MS = 500;

const LOOKED: Record<PageCommand, keyof SharedTab['looks']> = {
  'page.snapshot': 'read',
  'page.screenshot': 'pictures',
  'page.point': 'shown',
  'page.click': 'acts',
  'page.type': 'acts',
};

/** One tab that is shared, from the person's word to its end. Nothing of its page leaves after that. */
export interface Share {
  readonly tabId: number;
  /** Whether the tab is still where it was shared; puts the pill on the page it shows now. */
  keepsSite: () => Promise<boolean>;
  /** Answers a call of the agent's. Never rejects. */
  answer: (request: InvokeRequest, offered: readonly PageCommand[]) => Promise<NodeReply>;
  /** Ends it: what is under way is answered with `why`. */
  end: (why: ParleyError) => Promise<void>;
}

/**
 * What is kept of a tab that is to be shared.
 * @throws ParleyError `page.*` where Parley cannot read it
 */
export async function beginShare(tabId: number): Promise<SharedTab> {
  await askPage(tabId, 'page.attend', {pointer: false});
  const tab = await browser.tabs.get(tabId);
  const origin = siteOf(tab.url);
  if (origin === null) throw new ParleyError('page.unshared');
  await showShared(tabId);
  const shared: SharedTab = {
    shareId: crypto.randomUUID(),
    tabId,
    origin,
    title: tab.title ?? '',
    since: now(),
    looks: {read: 0, pictures: 0, shown: 0, acts: 0},
    lastAt: null,
  };
  await writeSharedTab(shared);
  return shared;
}

export function createShare({shareId, tabId, origin}: SharedTab): Share {
  const scope = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  /** @throws ParleyError why the sharing is over */
  async function check(): Promise<void> {
    scope.signal.throwIfAborted();
    if (!(await isWhereShared({tabId, origin}))) throw new ParleyError('share.left');
    scope.signal.throwIfAborted();
  }

  async function run(command: PageCommand, request: InvokeRequest): Promise<NodeReply> {
    const until = now() + (request.timeoutMs ?? CALL_MS) - MARGIN_MS;
    const callId = request.id;
    const agent = {callId, until, putIn: null};
    // One turn for all of it: what the person has refused is not asked again.
    const scene: CallScene = {
      tabId,
      sessionId: `${SHARE_SESSION}${shareId}`,
      turnId: `turn_shared-${shareId}`,
      person: null,
      agent,
    };
    try {
      await check();
      // Where the pill cannot be, nothing is looked at.
      await showShared(tabId);
      const reply = await Promise.race([
        runCall(command, argumentsOf(request), scene),
        aborted(scope.signal),
        late(until, callId),
      ]);
      // What was read may be of a page the tab has gone to meanwhile.
      await check();
      await noteLook(command);
      return reply;
    } finally {
      await withdrawQuestion(callId);
    }
  }

  async function noteLook(command: PageCommand): Promise<void> {
    const kept = await readSharedTab();
    if (kept?.shareId !== shareId) return;
    const looked = LOOKED[command];
    await writeSharedTab({
      ...kept,
      looks: {...kept.looks, [looked]: kept.looks[looked] + 1},
      lastAt: now(),
    });
  }

  return {
    tabId,
    async keepsSite() {
      if (!(await isWhereShared({tabId, origin}))) return false;
      // A page that is being loaded may not take it yet; it is put there again when it has loaded, and before each call.
      await showShared(tabId).catch(() => undefined);
      return true;
    },
    async answer(request, offered) {
      const command = [...LOOK_COMMANDS, ...ACT_COMMANDS].find((one) => one === request.command);
      const answered = (async () => {
        if (!command) throw new ParleyError('tool.unknown');
        if (!offered.includes(command)) throw new ParleyError('share.off');
        return run(command, request);
      })();
      underWay.add(answered);
      try {
        return await answered;
      } catch (error) {
        const {message, ...failure} = toFailure(error);
        // A click can be what led away.
        const isLeft = failure.reason === 'share.left' && ACT_COMMANDS.some((one) => one === command);
        log.info(`${request.command} was not done`, {reason: failure.reason, detail: failure.detail});
        const more = isLeft ? ' What was asked for may have been done.' : '';
        return refuseAgent({...failure, message: `${message}${more}`});
      } finally {
        underWay.delete(answered);
      }
    },
    async end(why) {
      scope.abort(why);
      // What is answered now still goes over the link.
      await Promise.race([Promise.allSettled(underWay), sleep(FLUSH_MS)]);
      await writeSharedTab(null);
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as ParleyError), {once: true});
  });
}

async function late(until: number, callId: string): Promise<never> {
  await sleep(Math.max(0, until - now()));
  throw new ParleyError(questionOfCall(callId) === null ? 'page.silent' : 'share.unanswered');
}
