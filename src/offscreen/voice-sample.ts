import type {TalkSettings} from '../protocol/settings.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {Conversation} from './conversation.ts';

/** What the service is told, as if the person had typed it. */
const WISH = 'Say hello, and in one short sentence who you are. Use no tool.';

/**
 * Has the voice of the settings say a sentence. A session keeps the voice it began with, so the one that stands is ended.
 * @throws ParleyError `turn.busy` while somebody talks or is answered
 */
export function speakSample(conversation: Conversation, talk: TalkSettings): void {
  if (!conversation.isQuiet) throw new ParleyError('turn.busy');
  conversation.end();
  conversation.configure({talk, remints: true});
  conversation.tell(WISH);
}
