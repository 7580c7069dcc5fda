import type {Runtime} from 'webextension-polyfill';
import {readSharedTab} from '../platform/sharing-store.ts';
import type {Args} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import {stopTalk} from './coordinator.ts';
import {writePlace} from './pill-place.ts';
import {endSharing} from './sharing-door.ts';
import {isCarrying} from './sign.ts';

/** The person moved the pill on a page. @throws ParleyError `message.refused` where the page has none */
export async function movePill(
  {place}: Args<'pill.move'>,
  sender: Runtime.MessageSender,
): Promise<Record<string, never>> {
  await refuseWithoutPill(sender);
  await writePlace(place);
  return {};
}

/**
 * The person clicked its button: what it was shown for ends at once.
 * @throws ParleyError `message.refused` where the page has none
 */
export async function stopByPill(
  {what}: Args<'pill.stop'>,
  sender: Runtime.MessageSender,
): Promise<Record<string, never>> {
  await refuseWithoutPill(sender);
  if (what === 'talk') return stopTalk();
  // Another tab may be shared by now than the one whose pill was clicked.
  return (await readSharedTab())?.tabId === sender.tab?.id ? endSharing() : {};
}

/** What a page sends is not believed for itself. */
async function refuseWithoutPill({tab, frameId}: Runtime.MessageSender): Promise<void> {
  if (tab?.id !== undefined && frameId === 0 && (await isCarrying(tab.id))) return;
  throw new ParleyError('message.refused', {detail: 'no pill is shown there'});
}
