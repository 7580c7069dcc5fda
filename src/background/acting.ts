import browser from 'webextension-polyfill';
import {choiceFor, decideConsent, siteOf} from '../core/consent.ts';
import type {Action, Grant} from '../protocol/act.ts';
import {ParleyError} from '../protocol/failures.ts';
import {readConsent} from './consent-store.ts';
import {attempt, inTurn, tell, type Site, type ToolAnswer} from './page-acts.ts';
import {putQuestion} from './questions.ts';
import {readSettings} from './settings.ts';
import type {ToolScene} from './tool-scene.ts';

/**
 * Does an action as far as the person allows it, or puts the question.
 * @throws ParleyError `act.off`, `act.refused`, `act.waiting`, `act.silent`, `ref.unknown`, or why the page is not there
 */
export function act(action: Action, site: Site, scene: ToolScene): Promise<ToolAnswer> {
  return inTurn(() => decideAndDo(action, site, scene));
}

async function decideAndDo(action: Action, site: Site, scene: ToolScene): Promise<ToolAnswer> {
  const {tabId, sessionId} = scene;
  const top = await originOf(tabId);
  const [settings, {granted}] = await Promise.all([readSettings(), readConsent(sessionId)]);
  const decide = (origins: readonly string[], risks: Parameters<typeof decideConsent>[0]['risks']) =>
    decideConsent({
      choices: origins.map((origin) => choiceFor(origin, settings)),
      isGranted: origins.every((origin) => granted.includes(origin) || choiceFor(origin, settings) === 'on'),
      risks,
    });
  if (action.kind === 'scroll') {
    const result = await attempt(action, site, tabId, {level: 'plain', origin: ''});
    return tell(action, site, result);
  }
  if (decide([top], []) === 'off') throw off(top);
  // Only the page itself is known to be of the tab's origin before it is asked.
  let grant: Grant =
    site.frameId === 0 && decide([top], []) === 'do' ? {level: 'plain', origin: top} : {level: 'look'};
  for (;;) {
    const result = await attempt(action, site, tabId, grant);
    const {acted} = result;
    if (acted.state !== 'held') return tell(action, site, result);
    result.watch.drop();
    const origins = [...new Set([top, acted.origin])].filter((origin) => origin !== '');
    const decision = decide(origins, acted.subject.risks);
    if (decision === 'off') throw off(acted.origin);
    if (decision === 'do' && grant.level === 'look') {
      grant = {level: 'plain', origin: acted.origin};
      continue;
    }
    return putQuestion({
      scene,
      site,
      action: acted.action ?? action,
      subject: acted.subject,
      origins,
      documentOrigin: acted.origin,
      kind: decision === 'ask.plain' ? 'plain' : 'risky',
    });
  }
}

/** @throws ParleyError `page.unshared` where Chrome does not tell what is in the tab */
async function originOf(tabId: number): Promise<string> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const site = siteOf(tab?.url);
  if (site === null) throw new ParleyError('page.unshared');
  return site;
}

function off(origin: string): ParleyError {
  const host = URL.parse(origin)?.host ?? 'this site';
  return new ParleyError('act.off', {message: `You have switched off that Parley acts on ${host}.`});
}
