import type {RealtimeServerEvent, RealtimeResponse} from 'openai/resources/realtime/realtime';
import {TOO_EARLY} from '../core/response-queue.ts';
import {describeFailure, type FailureReason} from '../protocol/failures.ts';
import {turnOf} from './realtime-usage.ts';
import type {ResponseEnd, VoiceEvent} from './voice-provider.ts';

/**
 * What a Realtime server event means to a conversation, or `null` for one that means nothing to it (an unknown one
 * too). Source: OpenAI's Realtime server events.
 */
export function readServerEvent(event: RealtimeServerEvent): VoiceEvent | null {
  switch (event.type) {
    case 'conversation.item.added':
      return {
        type: 'added',
        itemId: event.item.id ?? '',
        previousItemId: event.previous_item_id ?? null,
      };
    case 'input_audio_buffer.speech_started':
      return {type: 'onset'};
    case 'input_audio_buffer.committed':
      return {type: 'committed', itemId: event.item_id};
    case 'conversation.item.input_audio_transcription.delta':
      return {type: 'heard', itemId: event.item_id, text: event.delta ?? '', final: false};
    case 'conversation.item.input_audio_transcription.completed':
      return {type: 'heard', itemId: event.item_id, text: event.transcript, final: true};
    case 'conversation.item.input_audio_transcription.failed':
      return {type: 'unheard', itemId: event.item_id};
    case 'response.created':
      return {type: 'responding', responseId: event.response.id ?? '', turnId: turnOf(event.response)};
    case 'response.output_item.added':
      if (event.item.type !== 'message') return null;
      return {type: 'saying', responseId: event.response_id, itemId: event.item.id ?? ''};
    case 'response.output_audio_transcript.delta':
    case 'response.output_text.delta':
      return {type: 'said', responseId: event.response_id, text: event.delta};
    case 'output_audio_buffer.started':
      return {type: 'playing', responseId: event.response_id};
    case 'output_audio_buffer.stopped':
    case 'output_audio_buffer.cleared':
      return {type: 'played', responseId: event.response_id};
    case 'response.done':
      return {type: 'responded', responseId: event.response.id ?? '', ended: endOf(event.response)};
    case 'error':
      // These come of two sides acting at the same moment and change nothing: the person has no part in them.
      if (HARMLESS.has(event.error.code ?? '')) return null;
      if (event.error.event_id?.startsWith(AFTERTHOUGHT)) return null;
      return {
        type: 'refused',
        failure: describeFailure(reasonOf(event.error.code ?? null), event.error.message),
      };
    default:
      return null;
  }
}

/** Begins the ids of events that put in order what is over, such as a truncation: when one fails, nothing is lost. */
export const AFTERTHOUGHT = 'afterthought_';

const HARMLESS = new Set([
  'response_cancel_not_active',
  TOO_EARLY,
  // The SDK asks for items by itself, also for those that were taken back meanwhile.
  'item_not_found',
  'item_retrieve_invalid_item_id',
  'item_delete_invalid_item_id',
]);

function endOf(response: RealtimeResponse): ResponseEnd {
  const output = response.output ?? [];
  const outcome =
    response.status === 'completed' || response.status === 'incomplete'
      ? 'completed'
      : response.status === 'cancelled'
        ? 'cancelled'
        : 'failed';
  const error = response.status_details?.error;
  return {
    outcome,
    calls:
      outcome === 'completed'
        ? output.flatMap((item) =>
            item.type === 'function_call' && item.call_id !== undefined
              ? [{callId: item.call_id, name: item.name, argumentsJson: item.arguments}]
              : [],
          )
        : [],
    hasAudio: output.some(
      (item) =>
        item.type === 'message' &&
        item.content.some((part) => 'type' in part && part.type === 'output_audio'),
    ),
    failure:
      outcome === 'failed'
        ? describeFailure(reasonOf(error?.code ?? null), error?.code ?? error?.type)
        : null,
  };
}

/** Source: error codes of OpenAI's Realtime API. */
function reasonOf(code: string | null): FailureReason {
  if (code === 'session_expired') return 'session.expired';
  if (code === 'rate_limit_exceeded' || code === 'insufficient_quota') return 'rate.limited';
  return 'response.failed';
}
