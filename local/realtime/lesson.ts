import {parseOutline} from './brain/outline.ts';
import {brainItemsOf, type Conversation} from './conversation.ts';
import type {Utterance} from './hearing/language-model.ts';
import type {LiveSession} from './session-config.ts';
import {utterancesFor} from './vocabulary.ts';

/** What may be said in a session as it stands. */
export function lessonOf(conversation: Conversation, {tools = [], audio}: LiveSession): Utterance[] {
  const texts = conversation
    .entries()
    .flatMap(brainItemsOf)
    .flatMap((item) => {
      if (item.kind === 'output') return [item.output];
      // Only pages are spoken about in their own words; what else a client tells would only be mistaken for them.
      return item.kind === 'context' && parseOutline(item.text).length > 0 ? [item.text] : [];
    });
  const named = tools.flatMap((tool) =>
    tool.type === 'function'
      ? [{name: tool.name ?? '', description: tool.description ?? '', parameters: null}]
      : [],
  );
  return utterancesFor({tools: named, prompt: audio?.input?.transcription?.prompt ?? '', texts});
}
