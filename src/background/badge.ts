import browser from 'webextension-polyfill';
import {now} from '../platform/clock.ts';
import {readQuestion} from '../platform/question-store.ts';
import type {Phase, Snapshot} from '../protocol/snapshot.ts';

interface Badge {
  text: string;
  color: string;
  title: string;
}

/** What the toolbar shows for each phase. White text on each colour has a contrast of at least 4.5 to 1. */
const BADGES: Record<Phase, Badge> = {
  idle: {text: '', color: '#5b5f97', title: 'Parley'},
  starting: {text: '…', color: '#5b5f97', title: 'Parley is starting'},
  listening: {text: '●', color: '#c62f2f', title: 'Parley is listening'},
  thinking: {text: '…', color: '#5b5f97', title: 'Parley is thinking'},
  speaking: {text: '♪', color: '#1f7a4d', title: 'Parley is speaking'},
  problem: {text: '!', color: '#a15c00', title: 'Parley has a problem'},
};

const ASKING: Badge = {text: '?', color: '#4a4ec4', title: 'Parley has a question'};
const RECONNECTING: Badge = {text: '↻', color: '#a15c00', title: 'Parley is connecting again'};
const LISTENING_FOR_NAME: Badge = {text: '◦', color: '#c62f2f', title: 'Parley listens for its name'};

function badgeFor(
  {phase, session, isWakeListening}: Pick<Snapshot, 'phase' | 'session' | 'isWakeListening'>,
  isAsking: boolean,
): Badge {
  if (isAsking && (phase === 'idle' || phase === 'speaking')) return ASKING;
  if (session === 'waiting' && phase !== 'idle') return RECONNECTING;
  return phase === 'idle' && isWakeListening ? LISTENING_FOR_NAME : BADGES[phase];
}

/** Shows the state on the toolbar button, in a mark and in words. */
export async function showBadge({phase, failure, session, isWakeListening}: Snapshot): Promise<void> {
  const question = await readQuestion();
  const isAsking = question !== null && question.expiresAt > now();
  const {text, color, title} = badgeFor({phase, session, isWakeListening}, isAsking);
  await Promise.all([
    browser.action.setBadgeText({text}),
    browser.action.setBadgeBackgroundColor({color}),
    browser.action.setTitle({title: phase === 'problem' && failure ? `${title}: ${failure.message}` : title}),
  ]);
}
