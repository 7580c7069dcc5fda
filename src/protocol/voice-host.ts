import {z} from 'zod';
import {FailureSchema} from './snapshot.ts';

/** The call that a gateway lends its voice for. It outlives the sessions it is held over, and ends with the conversation. */
export const VoiceHost = z.lazy(() =>
  z.object({
    /** Origin of the gateway, such as `ws://127.0.0.1:18789`. */
    gateway: z.string(),
    /** The agent's session that the words of the call are kept in. */
    sessionKey: z.string(),
    /** The gateway's name for the call. */
    voiceSessionId: z.string(),
  }),
);
export type VoiceHost = z.infer<typeof VoiceHost>;

/** What waits to be told to that gateway: words that are final, or that the call is over. */
export const HostNote = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('said'),
      host: VoiceHost,
      /** The same for the same words, so that the gateway keeps them once. Source: its schema, `^[A-Za-z0-9_-]{1,128}$`. */
      entryId: z.string(),
      role: z.enum(['user', 'assistant']),
      text: z.string(),
      /** In ms since the epoch. */
      at: z.number(),
    }),
    z.object({kind: z.literal('over'), host: VoiceHost, at: z.number()}),
  ]),
);
export type HostNote = z.infer<typeof HostNote>;

/** What the gateway's Talk is set to, as the settings page shows it. */
export const HostView = z.lazy(() =>
  z.object({
    /** Such as `openai`; `null` where the gateway says nothing of it. */
    provider: z.string().nullable(),
    model: z.string().nullable(),
    voice: z.string().nullable(),
    /** Why it cannot be used, or `null`. */
    failure: FailureSchema.nullable(),
    /** Origin of a voice service that the gateway named and Chrome does not let Parley reach yet, or `null`. */
    missingOrigin: z.string().nullable(),
  }),
);
export type HostView = z.infer<typeof HostView>;
