import type {
  RealtimeResponse,
  RealtimeResponseCreateParams,
  RealtimeResponseStatus,
  RealtimeResponseUsage,
} from 'openai/resources/realtime/realtime';
import type {Tool} from './brain/tools.ts';
import type {ToolChoice} from './brain/router.ts';
import type {Item} from './events.ts';
import {createId} from './ids.ts';
import type {LiveSession} from './session-config.ts';
import type {Voice} from './speech/voices.ts';

// The API's own, for a session that names none.
const DEFAULT_VOICE = 'marin';

type Modality = 'text' | 'audio';
export type EndStatus = 'completed' | 'cancelled' | 'failed' | 'incomplete';

/** One response from its creation to its end. */
export interface Run {
  id: string;
  phase: 'generating' | 'done';
  /** Aborted when the response is cancelled: stops speech that is being made. */
  controller: AbortController;
  params: RealtimeResponseCreateParams;
  /** Whether what it makes becomes part of the conversation. */
  isInConversation: boolean;
  modality: Modality;
  voice: Voice;
  maxOutputTokens: number;
  output: Item[];
  outputTokens: {text: number; audio: number};
}

export function createRun(session: LiveSession, params: RealtimeResponseCreateParams): Run {
  const limit = params.max_output_tokens ?? session.max_output_tokens ?? 'inf';
  const modalities = params.output_modalities ?? session.output_modalities ?? ['audio'];
  return {
    id: createId('resp'),
    phase: 'generating',
    controller: new AbortController(),
    params,
    isInConversation: params.conversation !== 'none',
    modality: modalities.includes('audio') ? 'audio' : 'text',
    voice: voiceOf(session, params),
    maxOutputTokens: limit === 'inf' ? Number.POSITIVE_INFINITY : limit,
    output: [],
    outputTokens: {text: 0, audio: 0},
  };
}

/** How a response of the session speaks, unless it asks for a voice of its own. */
export function voiceOf(session: LiveSession, params: RealtimeResponseCreateParams = {}): Voice {
  const voice = params.audio?.output?.voice ?? session.audio?.output?.voice ?? DEFAULT_VOICE;
  return {name: typeof voice === 'string' ? voice : voice.id, speed: session.audio?.output?.speed ?? 1};
}

/** The tools of a response: its own, or the session's. Only functions; this server runs no MCP. */
export function toolsOf(session: LiveSession, run: Run): Tool[] {
  return (run.params.tools ?? session.tools ?? []).flatMap((tool) =>
    tool.type === 'function' && tool.name !== undefined
      ? [{name: tool.name, description: tool.description ?? '', parameters: tool.parameters}]
      : [],
  );
}

export function toolChoiceOf(session: LiveSession, run: Run): ToolChoice {
  const choice = run.params.tool_choice ?? session.tool_choice ?? 'auto';
  if (typeof choice === 'string') return {type: choice};
  return choice.type === 'function' ? {type: 'function', name: choice.name} : {type: 'auto'};
}

/** The response object as the API shows it. */
export function responseOf(
  run: Run,
  conversationId: string,
  status: EndStatus | 'in_progress',
  end: {details?: RealtimeResponseStatus; usage?: RealtimeResponseUsage} = {},
): RealtimeResponse {
  return {
    object: 'realtime.response',
    id: run.id,
    status,
    output: run.output,
    ...(run.isInConversation ? {conversation_id: conversationId} : {}),
    output_modalities: [run.modality],
    max_output_tokens: Number.isFinite(run.maxOutputTokens) ? run.maxOutputTokens : 'inf',
    audio: {output: {format: {type: 'audio/pcm', rate: 24_000}, voice: run.voice.name}},
    ...(run.params.metadata ? {metadata: run.params.metadata} : {}),
    ...(end.details ? {status_details: end.details} : {}),
    ...(end.usage ? {usage: end.usage} : {}),
  };
}
