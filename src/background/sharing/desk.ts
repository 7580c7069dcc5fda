import browser from 'webextension-polyfill';
import {offeredCommands} from '../../core/offered-commands.ts';
import {refuseAgent} from '../../core/node-reply.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {readSharedTab} from '../../platform/sharing-store.ts';
import {readSnapshot} from '../../platform/snapshot-store.ts';
import {describeFailure, ParleyError, type FailureReason} from '../../protocol/failures.ts';
import {dropLostQuestion} from '../sharing-questions.ts';
import {showBadge} from '../badge.ts';
import {readSettings} from '../settings.ts';
import {watchSharedTab} from '../shared-tab-alarm.ts';
import {showSign} from '../sign.ts';
import {createNodeLink} from './node-link.ts';
import {beginShare, createShare, type Share} from './share.ts';

const log = createLog('gateway');

/** Shares a tab with the person's agent, and ends that. */
export interface SharingDesk {
  /** Shares a tab, in place of the one before. @throws ParleyError `gateway.missing`, `page.*` */
  begin: (tabId: number) => Promise<void>;
  /** Ends it; `why` is told to an agent that waits for something, and to the person where it was not their word. */
  end: (why: FailureReason) => Promise<void>;
  /** The settings may be others than before; `isAnew` where the token is another. */
  follow: (isAnew: boolean) => Promise<void>;
}

/** What the worker evaluates when a tab is first shared. Goes on with what an earlier life of the worker has left shared. */
export async function startSharing(): Promise<SharingDesk> {
  const target = async () => {
    const {gatewayUrl, agentActs} = await readSettings();
    return {url: gatewayUrl, commands: offeredCommands(agentActs)};
  };
  const first = await target();
  let share: Share | null = null;
  const link = await createNodeLink(first, {
    async onCall(request) {
      if (!share) return refuseAgent(describeFailure('share.none'));
      return share.answer(request, (await target()).commands);
    },
    onOver: (why) => inBackground(end(why), log, 'ending what is shared'),
  });

  async function go(next: Share, isNew: boolean): Promise<void> {
    share = next;
    link.open(isNew);
    await tell(true);
  }

  /** On the page and on the toolbar. */
  async function tell(isShared: boolean): Promise<void> {
    inBackground(showSign(), log, 'the sign on the page');
    await Promise.all([watchSharedTab(isShared), readSnapshot().then(showBadge)]);
  }

  async function end(why: FailureReason): Promise<void> {
    const ending = share;
    share = null;
    if (!ending) return;
    await ending.end(new ParleyError(why));
    link.close();
    const isTheirs = why === 'share.stopped';
    await link.note({approval: 'unknown', ended: isTheirs ? null : describeFailure(why)});
    await tell(false);
    log.info('a tab is not shared any more', {why});
  }

  async function look(): Promise<void> {
    const looked = share;
    if (looked && !(await looked.keepsSite()) && share === looked) await end('share.left');
  }

  browser.tabs.onRemoved.addListener((tabId) => {
    if (tabId === share?.tabId) inBackground(end('share.left'), log, 'ending what is shared');
  });
  browser.tabs.onUpdated.addListener((tabId, {status, url}) => {
    if (tabId === share?.tabId && (status !== undefined || url !== undefined))
      inBackground(look(), log, 'following the shared tab');
  });

  await dropLostQuestion();
  const kept = await readSharedTab();
  if (kept) {
    await go(createShare(kept), false);
    await look();
  }

  return {
    async begin(tabId) {
      if ((await target()).url === null) throw new ParleyError('gateway.missing');
      if (share?.tabId === tabId && (await share.keepsSite())) return;
      await end('share.stopped');
      const shared = await beginShare(tabId);
      await link.note({ended: null, approval: 'unknown'});
      await go(createShare(shared), true);
      log.info('a tab is shared');
    },
    end,
    async follow(isAnew) {
      const next = await target();
      if (next.url === null) await end('gateway.missing');
      link.follow({...next, isAnew});
    },
  };
}
