import type {RealtimeSessionCreateRequest} from 'openai/resources/realtime/realtime';
import {type ApiProblem, problems} from './api-errors.ts';
import {brainItemsOf, type Conversation} from './conversation.ts';
import type {ClientEvent, Emit} from './events.ts';
import {createId} from './ids.ts';
import type {InputAudio, Utterance} from './input-audio.ts';
import type {Responses} from './responses.ts';
import {type LiveSession, mergeSession} from './session-config.ts';

export interface ClientRequestsOptions {
  emit: Emit;
  conversation: Conversation;
  responses: Responses;
  input: InputAudio;
  session: () => LiveSession;
  setSession: (session: LiveSession) => void;
  /** False if the audio is not what it should be. */
  append: (base64: string) => boolean;
  /** Takes in audio that waits for a packet which may not come. */
  settleAudio: () => void;
  onUtterance: (utterance: Utterance) => void;
  /** Something changed that a person may speak of. */
  onNewWords: () => void;
}

/** Does what one client event asks; the problem to answer with, or null. */
export function createClientRequests(
  options: ClientRequestsOptions,
): (event: ClientEvent) => ApiProblem | null {
  const {emit, conversation, responses, input} = options;

  function createItem(event: Extract<ClientEvent, {type: 'conversation.item.create'}>): ApiProblem | null {
    const item = {
      ...event.item,
      id: event.item.id ?? createId('item'),
      object: 'realtime.item' as const,
      status: 'completed' as const,
    };
    if (conversation.find(item.id)) return problems.duplicateItem(item.id);
    if (item.type === 'function_call_output') {
      const isKnown = conversation
        .entries()
        .some(({item: other}) => other.type === 'function_call' && other.call_id === item.call_id);
      if (!isKnown) return problems.unknownCall(item.call_id);
    }
    const entry = conversation.add(item, {}, event.previous_item_id);
    if (!entry) return problems.unknownPrevious(event.previous_item_id ?? '');
    conversation.finish(entry);
    if (brainItemsOf(entry).some(({kind}) => kind === 'output' || kind === 'context')) options.onNewWords();
    return null;
  }

  function update(patch: RealtimeSessionCreateRequest): ApiProblem | null {
    const current = options.session();
    const voice = patch.audio?.output?.voice;
    if (voice !== undefined && voice !== current.audio?.output?.voice && responses.hasSpoken()) {
      return problems.voiceFixed();
    }
    const session = mergeSession(current, patch);
    options.setSession(session);
    options.onNewWords();
    emit({type: 'session.updated', session});
    return null;
  }

  function commit(): ApiProblem | null {
    options.settleAudio();
    const utterance = input.commit();
    if ('problem' in utterance) return utterance.problem;
    options.onUtterance(utterance);
    return null;
  }

  return (event) => {
    switch (event.type) {
      case 'session.update':
        return event.session.type === 'realtime' ? update(event.session) : null;
      case 'input_audio_buffer.append':
        return options.append(event.audio) ? null : problems.badAudio();
      case 'input_audio_buffer.commit':
        return commit();
      case 'input_audio_buffer.clear':
        input.clear();
        return null;
      case 'conversation.item.create':
        return createItem(event);
      case 'conversation.item.retrieve': {
        const entry = conversation.find(event.item_id);
        if (!entry) return problems.itemNotFound(event.item_id);
        emit({type: 'conversation.item.retrieved', item: entry.item});
        return null;
      }
      case 'conversation.item.truncate':
        return conversation.truncate(event.item_id, event.content_index, event.audio_end_ms);
      case 'conversation.item.delete':
        return conversation.remove(event.item_id);
      case 'response.create':
        return responses.create(event.response ?? {});
      case 'response.cancel':
        return responses.cancel(event.response_id);
      case 'output_audio_buffer.clear':
        responses.clearAudio();
        return null;
    }
  };
}
