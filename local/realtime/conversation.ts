import {problems, type ApiProblem} from './api-errors.ts';
import type {BrainItem} from './brain/talk.ts';
import {parseOutline} from './brain/outline.ts';
import type {Emit, Item} from './events.ts';
import {createId} from './ids.ts';
import {readImage} from './images.ts';
import type {SpokenAudio} from './spoken-audio.ts';
import {assistantAudioTokens, type Billed, imageTokens, textTokens, userAudioTokens} from './usage.ts';

/** An item of the conversation with what the server knows beyond what it shows. */
export interface Entry {
  item: Item & {id: string};
  /** What the person said, in ms; 0 for others. */
  audioMs: number;
  /** The sound of an answer; null for others. */
  spoken: SpokenAudio | null;
  /** What is recognised in a heard item; null for others. Never rejects. */
  heard: Promise<string> | null;
  heardText: string;
}

/** The conversation of one session: its items in order, and the events that tell of them. */
export interface Conversation {
  id: string;
  entries(): readonly Entry[];
  find(itemId: string): Entry | undefined;
  lastId(): string | null;
  /** Puts a new item in (after `previousId`, or last) and tells so; null if that place does not exist. */
  add(item: Item & {id: string}, extra?: Partial<Entry>, previousId?: string): Entry | null;
  /** Tells that an item has all its content. */
  finish(entry: Entry): void;
  remove(itemId: string): ApiProblem | null;
  /** Cuts an answer at `endMs` of its audio and drops the words that were not heard, as the client asked. */
  truncate(itemId: string, contentIndex: number, endMs: number): ApiProblem | null;
  /** Cuts an answer that was silenced at `endMs`; does nothing where the client has cut it there or earlier. */
  silence(itemId: string, endMs: number): void;
}

export function createConversation(emit: Emit): Conversation {
  const entries: Entry[] = [];
  const before = (at: number): string | null => entries[at - 1]?.item.id ?? null;

  function cut(entry: Entry, spoken: SpokenAudio, contentIndex: number, endMs: number): void {
    const words = spoken.cut(endMs);
    const part = entry.item.type === 'message' ? entry.item.content[contentIndex] : undefined;
    if (words !== null && part?.type === 'output_audio') part.transcript = words;
    emit({
      type: 'conversation.item.truncated',
      item_id: entry.item.id,
      content_index: contentIndex,
      audio_end_ms: endMs,
    });
  }

  return {
    id: createId('conv'),
    entries: () => entries,
    find: (itemId) => entries.find((entry) => entry.item.id === itemId),
    lastId: () => entries.at(-1)?.item.id ?? null,
    add(item, extra = {}, previousId) {
      // The API's word for the front of the conversation is `root`.
      const after =
        previousId === undefined
          ? entries.length - 1
          : entries.findIndex((entry) => entry.item.id === previousId);
      if (after === -1 && previousId !== undefined && previousId !== 'root') return null;
      const entry: Entry = {item, audioMs: 0, spoken: null, heard: null, heardText: '', ...extra};
      entries.splice(after + 1, 0, entry);
      emit({type: 'conversation.item.added', previous_item_id: before(after + 1), item});
      return entry;
    },
    finish: (entry) =>
      emit({
        type: 'conversation.item.done',
        previous_item_id: before(entries.indexOf(entry)),
        item: entry.item,
      }),
    remove(itemId) {
      const at = entries.findIndex((entry) => entry.item.id === itemId);
      if (at === -1) return problems.deleteUnknownItem(itemId);
      entries.splice(at, 1);
      emit({type: 'conversation.item.deleted', item_id: itemId});
      return null;
    },
    truncate(itemId, contentIndex, endMs) {
      const entry = entries.find(({item}) => item.id === itemId);
      if (!entry) return problems.truncateUnknownItem(itemId);
      const {item, spoken} = entry;
      const isSpoken = item.type === 'message' && item.content[contentIndex]?.type === 'output_audio';
      // The API says the same of an answer of which no sound was made yet.
      if (!isSpoken || !spoken || spoken.madeMs() === 0) return problems.truncateNotAudio();
      if (endMs > spoken.madeMs()) return problems.truncateTooLong(spoken.madeMs(), endMs);
      cut(entry, spoken, contentIndex, endMs);
      return null;
    },
    silence(itemId, endMs) {
      const entry = entries.find(({item}) => item.id === itemId);
      if (!entry?.spoken || (entry.spoken.isCut() && entry.spoken.keptMs() <= endMs)) return;
      cut(entry, entry.spoken, 0, endMs);
    },
  };
}

/** The item as one billed piece of a request. The key changes whenever its tokens do. */
export function billedOf(entry: Entry): Billed {
  const tokens = {text: 0, audio: 0, image: 0};
  const {item} = entry;
  if (item.type === 'function_call') tokens.text += textTokens(item.name + item.arguments);
  if (item.type === 'function_call_output') tokens.text += textTokens(item.output);
  if (item.type === 'message' && item.role === 'user') {
    for (const part of item.content) {
      const image = part.type === 'input_image' ? readImage(part.image_url ?? '') : null;
      if (image) tokens.image += imageTokens(part.detail, image);
      tokens.text += textTokens(part.text ?? '');
    }
    tokens.audio += userAudioTokens(entry.audioMs);
  }
  if (item.type === 'message' && item.role === 'system') {
    for (const part of item.content) tokens.text += textTokens(part.text ?? '');
  }
  if (item.type === 'message' && item.role === 'assistant') {
    for (const part of item.content) tokens.text += textTokens(part.text ?? part.transcript ?? '');
    tokens.audio += assistantAudioTokens(entry.spoken?.keptMs() ?? 0);
  }
  return {key: `${item.id}:${tokens.text}:${tokens.audio}:${tokens.image}`, tokens};
}

// A client tells of the page in a message of its own; the outline or the marks around it set it apart from a request.
function isContext(text: string): boolean {
  return /^\s*[<[]/.test(text) || parseOutline(text).some((line) => line.ref !== null);
}

/** The item as the brain sees it. */
export function brainItemsOf({item, heardText}: Entry): BrainItem[] {
  if (item.type === 'function_call') {
    return [{kind: 'call', callId: item.call_id ?? '', name: item.name, arguments: item.arguments}];
  }
  if (item.type === 'function_call_output')
    return [{kind: 'output', callId: item.call_id, output: item.output}];
  if (item.type !== 'message') return [];
  if (item.role === 'assistant') {
    return [
      {kind: 'assistant', text: item.content.map((part) => part.text ?? part.transcript ?? '').join(' ')},
    ];
  }
  const texts = item.content.map((part) => part.text ?? '').filter((text) => text !== '');
  if (item.role === 'system') return [{kind: 'context', text: texts.join('\n')}];
  const context = texts.filter(isContext).map((text) => ({kind: 'context', text}) as const);
  const spoken = [...texts.filter((text) => !isContext(text)), ...(heardText ? [heardText] : [])].join(' ');
  const isRequest = spoken !== '' || item.content.some((part) => part.type === 'input_audio');
  return isRequest ? [...context, {kind: 'user', text: spoken}] : context;
}
