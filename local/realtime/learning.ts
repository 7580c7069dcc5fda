import {parseOutline} from './brain/outline.ts';
import {brainItemsOf, type Conversation} from './conversation.ts';
import type {Ear} from './hearing/hearing.ts';
import type {LiveSession} from './session-config.ts';
import {utterancesFor} from './vocabulary.ts';

/** Keeps the recogniser's words those that may be said in a session. */
export interface Learning {
  now(): void;
  /** After the event that changed its words was dealt with. */
  soon: () => void;
  close(): void;
}

export function createLearning(ear: Ear, conversation: Conversation, session: () => LiveSession): Learning {
  let timer: NodeJS.Timeout | undefined;
  let learnt = '';

  function learn(): void {
    const {tools = [], audio} = session();
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
    const prompt = audio?.input?.transcription?.prompt ?? '';
    const utterances = utterancesFor({tools: named, prompt, texts});
    // A session is updated for many reasons, also in the middle of a word; new words are only one of them.
    const words = JSON.stringify(utterances);
    if (words !== learnt) ear.learn(utterances);
    learnt = words;
  }

  return {
    now: learn,
    soon() {
      clearTimeout(timer);
      timer = setTimeout(learn, 0);
    },
    close: () => clearTimeout(timer),
  };
}
