import {asksToShare} from '../core/share-words.ts';
import {readSharedTab} from '../platform/sharing-store.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {ShareTabArguments} from '../protocol/share-tools.ts';
import {isAnyPageAudible} from './audible.ts';
import type {SharingDesk} from './sharing/desk.ts';
import type {ToolScene} from './tool-scene.ts';

let opening: Promise<SharingDesk> | null = null;

/** Its code is evaluated when somebody first shares a tab (docs/decisions/0018, 0030). */
function sharing(): Promise<SharingDesk> {
  opening ??= import('./sharing/desk.ts').then(({startSharing}) => startSharing());
  return opening;
}

/** Goes on with a tab that an earlier life of the worker has left shared. */
export async function resumeSharing(): Promise<void> {
  if (opening === null && (await readSharedTab())) await sharing();
}

/** The settings may name another gateway, or let the agent do something else; `isAnew` where the token is another. */
export async function followSharing(isAnew: boolean): Promise<void> {
  await (await opening)?.follow(isAnew);
}

/** The person pressed the button: the tab in front is shared. @throws ParleyError `gateway.missing`, `page.*` */
export async function shareFront(): Promise<Record<string, never>> {
  const tabId = await tabBehind();
  if (tabId === undefined) throw new ParleyError('page.unshared');
  await (await sharing()).begin(tabId);
  return {};
}

/** The person ends it. */
export async function endSharing(): Promise<Record<string, never>> {
  await (await sharing()).end('share.stopped');
  return {};
}

/**
 * The model says that the person wants the tab shared, or not any more. To share takes the person's own words in this turn,
 * which a page that can be heard cannot have said; an end is taken from anybody.
 * @throws ParleyError `share.unsure`, `gateway.missing`, `page.*`
 */
export async function shareTab({on}: ShareTabArguments, {tabId, person}: ToolScene): Promise<string> {
  if (!on) {
    await endSharing();
    return JSON.stringify({shared: false});
  }
  if (person === null || !asksToShare(person.words)) throw new ParleyError('share.unsure');
  if (person.isOpenEar && (await isAnyPageAudible()))
    throw new ParleyError('share.unsure', {
      message: 'A page is playing sound, so what is said does not count for sharing now. Nothing is shared.',
    });
  await (await sharing()).begin(tabId);
  return JSON.stringify({
    shared: true,
    note: 'Their agent can look at this tab now. A sign on the page says so; they say “stop sharing” to end it.',
  });
}

/** The tab that the person has in front, also where what they clicked in is a window of ours. */
async function tabBehind(): Promise<number | undefined> {
  const window = await chrome.windows.getLastFocused({populate: true, windowTypes: ['normal']});
  return window.tabs?.find(({active}) => active)?.id;
}
