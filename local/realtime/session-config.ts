import type {
  RealtimeAudioConfigInput,
  RealtimeAudioInputTurnDetection,
  RealtimeSessionCreateRequest,
} from 'openai/resources/realtime/realtime';
import {z} from 'zod';
import {type ApiProblem, invalid} from './api-errors.ts';
import {createId} from './ids.ts';

/** A session as the API shows it: what was asked for, plus what the server gives it. */
export type LiveSession = RealtimeSessionCreateRequest & {
  id: string;
  object: 'realtime.session';
  /** Unix time in seconds. */
  expires_at: number;
};

// Bounds are those of the API reference: realtime session object.
const TurnDetection = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('server_vad'),
    threshold: z.number().min(0).max(1).optional(),
    prefix_padding_ms: z.int().min(0).optional(),
    silence_duration_ms: z.int().min(0).optional(),
    idle_timeout_ms: z.int().min(5000).max(30_000).nullish(),
    create_response: z.boolean().optional(),
    interrupt_response: z.boolean().optional(),
  }),
  z.looseObject({
    type: z.literal('semantic_vad'),
    eagerness: z.enum(['low', 'medium', 'high', 'auto']).optional(),
    create_response: z.boolean().optional(),
    interrupt_response: z.boolean().optional(),
  }),
]);

export const ToolShape = z.looseObject({
  type: z.literal('function'),
  name: z.string().regex(/^[\w-]{1,64}$/),
  description: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});

export const ToolChoiceShape = z.union([
  z.enum(['auto', 'none', 'required']),
  z.looseObject({type: z.literal('function'), name: z.string()}),
]);

export const Modalities = z.array(z.enum(['text', 'audio'])).min(1);
export const MaxOutputTokens = z.union([z.int().min(1).max(32_768), z.literal('inf')]);
const Format = z.looseObject({type: z.string()});
const Transcription = z.looseObject({
  model: z.string().optional(),
  prompt: z.string().optional(),
  language: z.string().optional(),
});

const SessionShape = z.looseObject({
  type: z.literal('realtime'),
  model: z.string().optional(),
  instructions: z.string().optional(),
  output_modalities: Modalities.optional(),
  tools: z.array(ToolShape).optional(),
  tool_choice: ToolChoiceShape.optional(),
  max_output_tokens: MaxOutputTokens.optional(),
  audio: z
    .looseObject({
      input: z
        .looseObject({
          format: Format.optional(),
          transcription: Transcription.nullish(),
          noise_reduction: z.looseObject({type: z.enum(['near_field', 'far_field']).optional()}).nullish(),
          turn_detection: TurnDetection.nullish(),
        })
        .optional(),
      output: z
        .looseObject({
          format: Format.optional(),
          voice: z.union([z.string(), z.looseObject({id: z.string()})]).optional(),
          speed: z.number().min(0.25).max(1.5).optional(),
        })
        .optional(),
    })
    .optional(),
});

/** The first problem of a failed parse, with the path of the field under `root` as its `param`. */
export function problemOf(error: z.ZodError, root: string): ApiProblem {
  const issue = error.issues[0];
  const param = [root, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
  const isMissing = issue?.code === 'invalid_type' && /received undefined/.test(issue.message);
  return isMissing
    ? invalid('missing_required_parameter', `Missing required parameter: '${param}'.`, param)
    : invalid('invalid_value', `Invalid value for '${param}': ${issue?.message ?? 'not understood'}.`, param);
}

/** Whether `value` is a session configuration; the problem, ready to answer with, if it is not. */
export function checkSession(value: unknown): {config: RealtimeSessionCreateRequest} | {problem: ApiProblem} {
  const parsed = SessionShape.safeParse(value);
  if (!parsed.success) return {problem: problemOf(parsed.error, 'session')};
  return isChecked(value)
    ? {config: value}
    : {problem: invalid('invalid_value', 'Not a session.', 'session')};
}

// The shape above has just been held against the value; this only tells the compiler so.
function isChecked(value: unknown): value is RealtimeSessionCreateRequest {
  return typeof value === 'object' && value !== null;
}

/** The session a peer gets when it asks for nothing: the API's defaults. `lifeMs` sets when it ends. */
export function defaultSession(lifeMs: number, now: number): LiveSession {
  return {
    type: 'realtime',
    object: 'realtime.session',
    id: createId('sess'),
    model: 'gpt-realtime',
    output_modalities: ['audio'],
    instructions: '',
    tools: [],
    tool_choice: 'auto',
    max_output_tokens: 'inf',
    truncation: 'auto',
    // Up to the next whole second, which is then the very moment it ends, however short its life.
    expires_at: Math.ceil((now + lifeMs) / 1000),
    audio: {
      input: {
        format: {type: 'audio/pcm', rate: 24_000},
        turn_detection: {
          type: 'server_vad',
          threshold: 0.5,
          prefix_padding_ms: 300,
          silence_duration_ms: 500,
          idle_timeout_ms: null,
          create_response: true,
          interrupt_response: true,
        },
      },
      output: {format: {type: 'audio/pcm', rate: 24_000}, voice: 'marin', speed: 1},
    },
  };
}

function mergeTurnDetection(
  current: RealtimeAudioInputTurnDetection | null | undefined,
  patch: RealtimeAudioInputTurnDetection,
): RealtimeAudioInputTurnDetection {
  if (patch.type === 'server_vad') return current?.type === 'server_vad' ? {...current, ...patch} : patch;
  return current?.type === 'semantic_vad' ? {...current, ...patch} : patch;
}

function mergeInput(
  current: RealtimeAudioConfigInput,
  patch: RealtimeAudioConfigInput,
): RealtimeAudioConfigInput {
  const {transcription, noise_reduction: noiseReduction, ...rest} = {...current, ...patch};
  return {
    ...rest,
    ...(patch.turn_detection
      ? {turn_detection: mergeTurnDetection(current.turn_detection, patch.turn_detection)}
      : {}),
    // A client turns these off with null; absent says the same and is what the types know.
    ...(transcription ? {transcription} : {}),
    ...(noiseReduction ? {noise_reduction: noiseReduction} : {}),
  };
}

/** `current` with what `patch` says laid over it, deep inside `audio`, whole for lists such as `tools`. */
export function mergeSession(current: LiveSession, patch: RealtimeSessionCreateRequest): LiveSession {
  return {
    ...current,
    ...patch,
    id: current.id,
    object: current.object,
    expires_at: current.expires_at,
    audio: {
      input: mergeInput(current.audio?.input ?? {}, patch.audio?.input ?? {}),
      output: {...current.audio?.output, ...patch.audio?.output},
    },
  };
}
