import type {Runtime} from 'webextension-polyfill';
import type {Args} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import {stopTalk} from './coordinator.ts';
import {writePlace} from './pill-place.ts';
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

/** The person clicked its button: everything ends at once. @throws ParleyError `message.refused` where the page has none */
export async function stopByPill(
  _args: Args<'pill.stop'>,
  sender: Runtime.MessageSender,
): Promise<Record<string, never>> {
  await refuseWithoutPill(sender);
  return stopTalk();
}

/** What a page sends is not believed for itself. */
async function refuseWithoutPill({tab, frameId}: Runtime.MessageSender): Promise<void> {
  if (tab?.id !== undefined && frameId === 0 && (await isCarrying(tab.id))) return;
  throw new ParleyError('message.refused', {detail: 'no pill is shown there'});
}
