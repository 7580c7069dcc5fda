import browser from 'webextension-polyfill';
import {toolbarOf} from '../core/toolbar.ts';
import {now} from '../platform/clock.ts';
import {readQuestion} from '../platform/question-store.ts';
import {readSharedTab} from '../platform/sharing-store.ts';
import type {Snapshot} from '../protocol/snapshot.ts';
import {showIcon} from './toolbar-icon.ts';

/** Shows the state on the toolbar button: in a mark and in words at once, as an icon a moment later. */
export async function showBadge(snapshot: Snapshot): Promise<void> {
  const [question, shared] = await Promise.all([readQuestion(), readSharedTab()]);
  const isAsking = question !== null && question.expiresAt > now();
  const {icon, text, color, title} = toolbarOf({...snapshot, isAsking});
  showIcon(icon);
  await Promise.all([
    browser.action.setBadgeText({text}),
    browser.action.setBadgeBackgroundColor({color}),
    browser.action.setTitle({title: shared ? `${title}; a tab is shared with your agent` : title}),
  ]);
}
