import type {Conversation} from './conversation.ts';
import type {Emit} from './events.ts';
import type {Utterance} from './input-audio.ts';

export interface HeardItemsOptions {
  emit: Emit;
  conversation: Conversation;
  /** Whether the session asked for transcripts at this moment. */
  wantsTranscript: () => boolean;
}

/** Makes what was said an item of the conversation at once, and tells its words when they are recognised. */
export function createHeardItems({emit, conversation, wantsTranscript}: HeardItemsOptions): {
  add: (utterance: Utterance) => void;
} {
  return {
    add({itemId, bufferedMs, heard}) {
      emit({type: 'input_audio_buffer.committed', previous_item_id: conversation.lastId(), item_id: itemId});
      const part: {type: 'input_audio'; transcript?: string} = {type: 'input_audio'};
      const entry = conversation.add(
        {
          id: itemId,
          object: 'realtime.item',
          type: 'message',
          status: 'completed',
          role: 'user',
          content: [part],
        },
        {audioMs: bufferedMs},
      );
      if (!entry) return;
      conversation.finish(entry);
      const at = {item_id: itemId, content_index: 0};
      entry.heard = heard.then(
        (text) => {
          entry.heardText = text;
          if (!wantsTranscript()) return text;
          part.transcript = text;
          for (const word of text.match(/\S+\s*/g) ?? []) {
            emit({type: 'conversation.item.input_audio_transcription.delta', ...at, delta: word});
          }
          const usage = {type: 'duration', seconds: bufferedMs / 1000} as const;
          emit({
            type: 'conversation.item.input_audio_transcription.completed',
            ...at,
            transcript: text,
            usage,
          });
          return text;
        },
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          if (wantsTranscript()) {
            emit({
              type: 'conversation.item.input_audio_transcription.failed',
              ...at,
              error: {type: 'transcription_error', code: 'audio_unintelligible', message},
            });
          }
          return '';
        },
      );
    },
  };
}
