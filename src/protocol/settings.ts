import {z} from 'zod';

/** Source: OpenAI's API reference, base of every endpoint used here. */
export const OPENAI_BASE_URL = 'https://api.openai.com/v1';

/** Source: voices listed in OpenAI's Realtime reference; fixed after the first audio of a session. */
export const VOICES = [
  'marin',
  'cedar',
  'alloy',
  'ash',
  'ballad',
  'coral',
  'echo',
  'sage',
  'shimmer',
  'verse',
] as const;

/**
 * What a person can set. Version 1; a stored value of another version is migrated or replaced by the defaults.
 * `compatible` is any server that speaks the same API, such as the embedded local one.
 */
export const Settings = z.object({
  version: z.literal(1),
  provider: z.enum(['openai', 'compatible']),
  /** Base address of the compatible server, such as `http://127.0.0.1:8788/v1`; `null` until one is set. */
  compatibleUrl: z.string().nullable(),
  model: z.string().min(1).max(80),
  voice: z.enum(VOICES),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  provider: 'openai',
  compatibleUrl: null,
  model: 'gpt-realtime',
  voice: 'marin',
};

/** Settings as pages see them: whether a key is kept, never the key. */
export const SettingsView = z.object({
  settings: Settings,
  baseUrl: z.string().nullable(),
  hasKey: z.boolean(),
});
export type SettingsView = z.infer<typeof SettingsView>;
