import type {RealtimeError} from 'openai/resources/realtime/realtime';

/** What is wrong with a request: the `error` object of the API, over HTTP and inside an `error` event alike. */
export interface ApiProblem {
  message: string;
  type: 'invalid_request_error' | 'rate_limit_error' | 'server_error' | 'session_expired';
  code: string | null;
  param: string | null;
}

/** A problem with the HTTP status it is answered with. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly problem: ApiProblem;

  constructor(status: number, problem: ApiProblem) {
    super(problem.message);
    this.status = status;
    this.problem = problem;
  }
}

/** A problem the caller can mend by asking differently. */
export function invalid(code: string | null, message: string, param: string | null = null): ApiProblem {
  return {message, type: 'invalid_request_error', code, param};
}

/** The error object of an `error` event; `eventId` is that of the client's event it answers, if it had one. */
export function asEventError(problem: ApiProblem, eventId: string | undefined): RealtimeError {
  return {...problem, event_id: eventId ?? null};
}

// Codes and wordings are those the API answers with. Where its wording is not public the code is, and the words are ours.
export const problems = {
  activeResponse: (id: string) =>
    invalid(
      'conversation_already_has_active_response',
      `Conversation already has an active response in progress: ${id}. Wait until the response is finished before creating a new one.`,
    ),
  nothingToCancel: () =>
    invalid('response_cancel_not_active', 'Cancellation failed: no active response found'),
  emptyCommit: (bufferedMs: number) =>
    invalid(
      'input_audio_buffer_commit_empty',
      `Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has ${bufferedMs.toFixed(2)}ms of audio.`,
    ),
  notJson: () => invalid('invalid_json', 'Invalid JSON: the event could not be parsed as a JSON object.'),
  tooLarge: (limit: number) => invalid('event_too_large', `The event is larger than ${limit} bytes.`),
  itemNotFound: (id: string) => invalid('item_not_found', `Item with item_id not found: ${id}`, 'item_id'),
  deleteUnknownItem: (id: string) =>
    invalid(
      'item_delete_invalid_item_id',
      `Error deleting item: the item with id '${id}' does not exist.`,
      'item_id',
    ),
  truncateUnknownItem: (id: string) =>
    invalid(
      'item_truncate_invalid_item_id',
      `Error truncating item: the item with id '${id}' does not exist.`,
      'item_id',
    ),
  truncateNotAudio: () =>
    invalid('invalid_value', 'Only model output audio messages can be truncated.', 'item_id'),
  truncateTooLong: (haveMs: number, askedMs: number) =>
    invalid(
      'invalid_value',
      `Audio content of ${haveMs}ms is already shorter than ${askedMs}ms`,
      'audio_end_ms',
    ),
  duplicateItem: (id: string) =>
    invalid('item_create_duplicate_id', `Item with id '${id}' already exists.`, 'item.id'),
  unknownPrevious: (id: string) =>
    invalid('item_not_found', `Previous item with id '${id}' not found.`, 'previous_item_id'),
  unknownCall: (id: string) =>
    invalid('invalid_tool_call_id', `Tool call ID '${id}' not found in conversation.`, 'item.call_id'),
  voiceFixed: () =>
    invalid(
      'cannot_update_voice',
      "Cannot update a conversation's voice if assistant audio is present.",
      'session.audio.output.voice',
    ),
  badAudio: () =>
    invalid('invalid_value', 'Invalid audio: expected base64 of 16-bit PCM at 24 kHz.', 'audio'),
  badToolChoice: (name: string) =>
    invalid('invalid_value', `Tool choice '${name}' not found in tools.`, 'tool_choice'),
  expired: (minutes: number): ApiProblem => ({
    message: `Your session hit the maximum duration of ${minutes} minutes.`,
    type: 'invalid_request_error',
    code: 'session_expired',
    param: null,
  }),
  server: (message: string): ApiProblem => ({
    message,
    type: 'server_error',
    code: 'server_error',
    param: null,
  }),
};
