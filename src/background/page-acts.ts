import browser from 'webextension-polyfill';
import {OBSTACLE_WORDS, reportDone, reportObstacle} from '../core/act-report.ts';
import {createLog} from '../platform/log.ts';
import type {Acted, Action, Effects, Grant} from '../protocol/act.ts';
import type {Answer} from '../protocol/commands.ts';
import {FAILURES, ParleyError, describeFailure} from '../protocol/failures.ts';
import {watchTab} from './navigation.ts';
import {ACTING_SCRIPT, askFrame, askPage, inject} from './page-link.ts';
import type {Place} from './targets.ts';

const log = createLog('tools');

/** Waiting for an element, typing and looking at what came of it, taken together. */
const ACT_TIMEOUT_MS = 9_000;

export type ToolAnswer = Answer<'tool.run'>;

/** The document in which an action is to be done. */
export type Site = Omit<Place, 'ref'>;

/** What needs a yes of its own. */
export type Held = Extract<Acted, {state: 'held'}>;

/** What an action came to. */
export interface Tried {
  acted: {state: 'done'; effects: Effects | null} | Exclude<Acted, {state: 'done'}>;
  watch: ReturnType<typeof watchTab>;
}

/** One action after another, also when a model asks for several at once. */
let last: Promise<unknown> = Promise.resolve();

export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work, work);
  last = done.catch(() => undefined);
  return done;
}

/** Does exactly what the person has agreed to, once; gives what that led to where it needs a yes of its own. */
export function actAgreed(
  action: Action,
  site: Site,
  tabId: number,
  agreed: {origin: string; fingerprint: string},
): Promise<ToolAnswer | Held> {
  return inTurn(async () => {
    const result = await attempt(action, site, tabId, {level: 'exact', ...agreed});
    const {acted} = result;
    if (acted.state !== 'held' || acted.action === null) return tell(action, site, result);
    result.watch.drop();
    return acted;
  });
}

/** Asks the page to do it. A page that leaves in the middle of its answer has done it. */
export async function attempt(action: Action, site: Site, tabId: number, grant: Grant): Promise<Tried> {
  const watch = watchTab(tabId);
  try {
    const ask = () =>
      site.frameId === 0
        ? askPage(tabId, 'page.act', {action, grant}, ACT_TIMEOUT_MS)
        : askFrame(tabId, site.frameId, 'page.act', {action, grant}, ACT_TIMEOUT_MS);
    let acted = await ask();
    if (acted.state === 'absent') {
      await inject({tabId, frameIds: [site.frameId]}, ACTING_SCRIPT);
      acted = await ask();
    }
    return {acted, watch};
  } catch (error) {
    const isSilent = error instanceof ParleyError && error.reason === 'page.silent';
    const hasLeft = watch.hasLeft || (await isLoading(tabId)) || hasClosed(error);
    if (hasLeft && grant.level !== 'look' && (isSilent || hasClosed(error))) {
      log.debug('the page left while it answered');
      return {acted: {state: 'done', effects: null}, watch};
    }
    watch.drop();
    throw isSilent ? new ParleyError('act.silent') : error;
  }
}

/** Says what an action came to. @throws ParleyError `ref.unknown` where it was not done for what the page has become */
export async function tell(action: Action, site: Site, {acted, watch}: Tried): Promise<ToolAnswer> {
  const nonce = crypto.randomUUID();
  switch (acted.state) {
    case 'changed':
    case 'absent':
    case 'held':
      watch.drop();
      throw gone();
    case 'blocked': {
      watch.drop();
      const fix = FAILURES['act.blocked'].fix.label;
      const failure = describeFailure(
        'act.blocked',
        acted.why,
        `${OBSTACLE_WORDS[acted.why]} Nothing was done.`,
      );
      return {output: reportObstacle(acted, nonce, fix), failure};
    }
    case 'done': {
      const where = await watch.end();
      if (acted.effects?.opens && where.opened === 0) {
        await browser.tabs.create({url: acted.effects.opens, active: true});
        where.opened += 1;
      }
      return {output: reportDone(action, acted.effects, where, {nonce, number: site.number}), failure: null};
    }
  }
}

async function isLoading(tabId: number): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab === null || tab.status === 'loading';
}

/** Source: Chromium's messages for a port that closed before the answer. */
function hasClosed(error: unknown): boolean {
  return /message (?:port|channel) (?:is )?closed|back\/forward cache/i.test(String(error));
}

function gone(): ParleyError {
  return new ParleyError('ref.unknown', {
    message:
      'The page has changed: that is not what it was any more, and nothing was done. Call read_page and look again.',
  });
}
