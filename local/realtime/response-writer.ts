import type {Conversation, Entry} from './conversation.ts';
import type {AssistantItem, CallItem, Emit} from './events.ts';
import {createId} from './ids.ts';
import {OUT_FRAME_SAMPLES} from './opus-port.ts';
import {PLAY_FRAME_MS, type Playback} from './playback.ts';
import type {Run} from './response-run.ts';
import {toSentences} from './speech/sentences.ts';
import {createSpokenAudio} from './spoken-audio.ts';
import type {Speaker} from './speech/speaker.ts';
import {assistantAudioTokens, textTokens} from './usage.ts';

export interface WriterParts {
  emit: Emit;
  conversation: Conversation;
  playback: Playback;
  speaker: Speaker;
}

/** Writes what a response says or calls, event by event. Each returns how it ended; a cancelled run is left as it stands. */
export interface ResponseWriter {
  speak(run: Run, text: string): Promise<'completed' | 'incomplete'>;
  write(run: Run, text: string): 'completed' | 'incomplete';
  call(run: Run, name: string, args: Record<string, unknown>): 'completed';
}

// Arguments come in pieces of about this many characters.
const ARGUMENT_PIECE = 12;
const CHARACTERS_PER_TOKEN = 4;

export function createResponseWriter({emit, conversation, playback, speaker}: WriterParts): ResponseWriter {
  function begin(run: Run, item: AssistantItem | CallItem): Entry | null {
    const outputIndex = run.output.push(item) - 1;
    emit({type: 'response.output_item.added', response_id: run.id, output_index: outputIndex, item});
    return run.isInConversation ? conversation.add(item) : null;
  }

  function finish(
    run: Run,
    item: AssistantItem | CallItem,
    entry: Entry | null,
    status: 'completed' | 'incomplete',
  ): void {
    item.status = status;
    emit({
      type: 'response.output_item.done',
      response_id: run.id,
      output_index: run.output.indexOf(item),
      item,
    });
    if (entry) conversation.finish(entry);
  }

  /** A new message of the response, and how its events name it. */
  function beginMessage(run: Run) {
    const item: AssistantItem = {
      id: createId('item'),
      object: 'realtime.item',
      type: 'message',
      status: 'in_progress',
      role: 'assistant',
      content: [],
    };
    const entry = begin(run, item);
    const at = {
      response_id: run.id,
      item_id: item.id,
      output_index: run.output.indexOf(item),
      content_index: 0,
    };
    return {item, entry, at};
  }

  /** As much of a text as the response may say. */
  function limit(run: Run, text: string): {text: string; status: 'completed' | 'incomplete'} {
    if (textTokens(text) <= run.maxOutputTokens) return {text, status: 'completed'};
    return {text: text.slice(0, run.maxOutputTokens * CHARACTERS_PER_TOKEN), status: 'incomplete'};
  }

  return {
    async speak(run, wanted) {
      const {text, status} = limit(run, wanted);
      const {item, entry, at} = beginMessage(run);
      emit({type: 'response.content_part.added', ...at, part: {type: 'audio', transcript: ''}});
      const part = {type: 'output_audio' as const, transcript: ''};
      item.content = [part];
      const frames = createFramer((frame) => {
        playback.push(run.id, item.id, frame);
        spoken.add(PLAY_FRAME_MS);
      });
      const spoken = createSpokenAudio();
      if (entry) entry.spoken = spoken;
      for (const sentence of toSentences(text)) {
        const {voice, controller} = run;
        const saying = speaker.say(sentence, voice, controller.signal);
        spoken.begin(sentence, saying.voiceMs);
        for (const word of sentence.match(/\s*\S+\s*/g) ?? []) {
          if (!spoken.isCut()) part.transcript += word;
          run.outputTokens.text += textTokens(word);
          emit({type: 'response.output_audio_transcript.delta', ...at, delta: word});
        }
        for await (const chunk of saying.audio) {
          for (const piece of frames.cut(chunk)) {
            await playback.room();
            if (controller.signal.aborted) return status;
            frames.push(piece);
            run.outputTokens.audio = assistantAudioTokens(spoken.madeMs());
          }
        }
        if (controller.signal.aborted) return status;
      }
      frames.flush();
      emit({type: 'response.output_audio.done', ...at});
      emit({type: 'response.output_audio_transcript.done', ...at, transcript: text});
      emit({type: 'response.content_part.done', ...at, part: {type: 'audio', transcript: text}});
      finish(run, item, entry, status);
      return status;
    },

    write(run, wanted) {
      const {text, status} = limit(run, wanted);
      const {item, entry, at} = beginMessage(run);
      emit({type: 'response.content_part.added', ...at, part: {type: 'text', text: ''}});
      const part = {type: 'output_text' as const, text: ''};
      item.content = [part];
      for (const word of text.match(/\s*\S+\s*/g) ?? []) {
        part.text += word;
        run.outputTokens.text += textTokens(word);
        emit({type: 'response.output_text.delta', ...at, delta: word});
      }
      emit({type: 'response.output_text.done', ...at, text});
      emit({type: 'response.content_part.done', ...at, part: {type: 'text', text}});
      finish(run, item, entry, status);
      return status;
    },

    call(run, name, args) {
      const text = JSON.stringify(args);
      const item: CallItem = {
        id: createId('item'),
        object: 'realtime.item',
        type: 'function_call',
        status: 'in_progress',
        call_id: createId('call'),
        name,
        arguments: '',
      };
      const entry = begin(run, item);
      const at = {
        response_id: run.id,
        item_id: item.id,
        output_index: run.output.indexOf(item),
        call_id: item.call_id,
      };
      for (let from = 0; from < text.length; from += ARGUMENT_PIECE) {
        emit({
          type: 'response.function_call_arguments.delta',
          ...at,
          delta: text.slice(from, from + ARGUMENT_PIECE),
        });
      }
      item.arguments = text;
      run.outputTokens.text += textTokens(name + text);
      emit({type: 'response.function_call_arguments.done', ...at, name, arguments: text});
      finish(run, item, entry, 'completed');
      return 'completed';
    },
  };
}

/** Cuts speech into whole frames of 20 ms; the last is filled up with silence. */
function createFramer(push: (frame: Int16Array) => void): {
  cut(chunk: Int16Array): Int16Array[];
  push(frame: Int16Array): void;
  flush(): void;
} {
  let rest = new Int16Array(0);
  return {
    cut(chunk) {
      const all = new Int16Array(rest.length + chunk.length);
      all.set(rest);
      all.set(chunk, rest.length);
      const frames: Int16Array[] = [];
      let from = 0;
      for (; from + OUT_FRAME_SAMPLES <= all.length; from += OUT_FRAME_SAMPLES) {
        frames.push(all.slice(from, from + OUT_FRAME_SAMPLES));
      }
      rest = all.slice(from);
      return frames;
    },
    push,
    flush() {
      if (rest.length === 0) return;
      const last = new Int16Array(OUT_FRAME_SAMPLES);
      last.set(rest);
      push(last);
    },
  };
}
