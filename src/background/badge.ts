import browser from 'webextension-polyfill';
import {isWaiting} from '../core/agent-question.ts';
import {showsQuestion, toolbarOf} from '../core/toolbar.ts';
import {readAgentQuestions} from '../platform/agent-question-store.ts';
import {now} from '../platform/clock.ts';
import {readQuestion} from '../platform/question-store.ts';
import {readSharedTab} from '../platform/sharing-store.ts';
import {say, WORDS} from '../platform/text.ts';
import type {Snapshot} from '../protocol/snapshot.ts';
import {showIcon} from './toolbar-icon.ts';

/** What this life of the worker has shown: each call costs Chrome a millisecond of its main thread. */
let shown = '';

/** Shows the state on the toolbar button: in a mark and in words at once, as an icon a moment later. */
export async function showBadge(snapshot: Snapshot): Promise<void> {
  const isShown = showsQuestion(snapshot.phase);
  const [question, ofAgents, shared] = await Promise.all([
    isShown ? readQuestion() : null,
    isShown ? readAgentQuestions() : [],
    readSharedTab(),
  ]);
  const at = now();
  const isAsking =
    (question !== null && question.expiresAt > at) || ofAgents.some((one) => isWaiting(one, at));
  const {icon, text, color, title: own} = toolbarOf({...snapshot, isAsking}, WORDS);
  const title = shared ? say('toolbar_shared', {title: own}) : own;
  showIcon(icon);
  const next = JSON.stringify([text, color, title]);
  if (next === shown) return;
  shown = next;
  await Promise.all([
    browser.action.setBadgeText({text}),
    browser.action.setBadgeBackgroundColor({color}),
    browser.action.setTitle({title}),
  ]);
}
