import type {SharedTab, ShareStatus} from '../protocol/sharing.ts';
import type {Words} from '../protocol/texts/words.ts';
import {saidIn} from './said.ts';

/** What a person is told of a shared tab: how the way to it stands, and what the agent has done there. */
export interface ShareReport {
  /** One sentence. */
  state: string;
  /** What the agent has done there so far, in one sentence. */
  done: string;
  /** Whether something has to be done in the settings or at the gateway. */
  needsPerson: boolean;
}

/** Says it in words. `status` is `null` until something was told of the way. */
export function reportShare(
  {looks}: Pick<SharedTab, 'looks'>,
  status: ShareStatus | null,
  words: Words,
): ShareReport {
  return {...stateOf(status, words), done: doneWords(looks, words)};
}

function stateOf(status: ShareStatus | null, words: Words): Pick<ShareReport, 'state' | 'needsPerson'> {
  const failure = status?.link.failure ?? null;
  if (failure && status?.link.phase !== 'connected')
    return {state: saidIn(words, failure), needsPerson: true};
  switch (status?.approval) {
    case 'given':
      return {state: words.say('share_can_look'), needsPerson: false};
    case 'waiting':
      return {
        state: words.say('share_waits'),
        needsPerson: true,
      };
    default:
      return {state: words.say('share_connecting'), needsPerson: false};
  }
}

function doneWords({read, pictures, shown, acts}: SharedTab['looks'], {say, counted}: Words): string {
  const often = (what: 'read' | 'shown' | 'acts', count: number) => {
    if (count < 3) return say(count === 1 ? `share_${what}_once` : `share_${what}_twice`);
    return say(`share_${what}_often`, {count});
  };
  const parts = [
    read > 0 ? often('read', read) : '',
    pictures > 0 ? counted('share_pictures', pictures) : '',
    shown > 0 ? often('shown', shown) : '',
    acts > 0 ? often('acts', acts) : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return say('share_not_yet');
  return say('share_has_done', {what: parts.join(', ')});
}
