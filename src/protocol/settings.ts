import {z} from 'zod';
import {DEFAULT_TALK} from './default-talk.ts';
import {LogLevel} from './log-line.ts';
import {SpendingSettings} from './spending.ts';

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
 * What Parley may do on a site: nothing; plain actions once the person has said yes for this site in this conversation; or
 * plain actions at once. Risky ones need a yes each time, whatever is chosen here.
 */
export const Acting = z.enum(['off', 'ask', 'on']);
export type Acting = z.infer<typeof Acting>;

/** When a picture of the page may leave: never, when the model asks for one, or at the start of each turn. */
export const Screenshots = z.enum(['off', 'asked', 'turn']);
export type Screenshots = z.infer<typeof Screenshots>;

/**
 * What a person can set. Version 3; values of versions 1 and 2 are migrated, any other that does not fit is replaced by the
 * defaults. `compatible` is any server that speaks the same API, such as the embedded local one; `gateway` is the voice that
 * the person's OpenClaw gateway lends, for which no key is kept here.
 */
export const Settings = z.lazy(() =>
  z.object({
    version: z.literal(3),
    provider: z.enum(['openai', 'compatible', 'gateway']),
    /** Base address of the compatible server, such as `http://127.0.0.1:8788/v1`; `null` until one is set. */
    compatibleUrl: z.string().nullable(),
    model: z.string().min(1).max(80),
    voice: z.enum(VOICES),
    /** What the shortcut and the button begin: one turn that the next press sends, or a conversation that listens on. */
    talkMode: z.enum(['push', 'hands-free']),
    /** How the service finds the end of what is said without a key: by its meaning, or by silence alone. */
    turnDetection: z.enum(['semantic', 'silence']),
    /** How long a pause may be before it ends a turn. */
    patience: z.enum(['quick', 'normal', 'patient']),
    /** `KeyboardEvent.code` of the key that is held to talk, such as `ControlRight`; `null` is off. */
    holdKey: z
      .string()
      .regex(/^[A-Z][A-Za-z0-9]{1,30}$/)
      .nullable(),
    /** Which engine listens for the wake word; both work on this machine alone. */
    wakeWord: z.enum(['off', 'personal', 'chrome']),
    /** The wake word for Chrome's own recogniser, and the name shown for the personal one. */
    wakePhrase: z.string().trim().min(2).max(60),
    /** What the echo check found fit: the microphone open while Parley speaks, shut meanwhile, or only on a held key. */
    duplex: z.enum(['full', 'half', 'hold']),
    /** The microphones and speakers among which the check found no echo at all; `null` where it found one, or knows none. */
    echoFree: z.string().max(2_000).nullable(),
    /** The language that is spoken, as BCP 47, such as `en-GB`; `null` is the browser's own. */
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
      .nullable(),
    /** How long a session is kept open after it was used, in minutes; 0 closes it with the answer. */
    warmMinutes: z.int().min(0).max(55),
    /** Whether a short tone tells that what was said has been sent. */
    chime: z.boolean(),
    /** Days for which transcripts are kept; 0 keeps none, `null` keeps them until they are wiped. */
    transcriptDays: z.int().min(0).max(3_650).nullable(),
    /** Where a site has no choice of its own. */
    acting: Acting,
    /** Choices for single sites, by origin, such as `https://shop.example`. */
    actingOn: z.record(z.string().max(300), Acting),
    screenshots: Screenshots,
    /** Origins of the sites that Parley does not look at, such as `https://bank.example`. */
    hiddenSites: z.array(z.string().max(300)).max(1_000).optional(),
    spending: SpendingSettings,
    /** In which colours Parley's own pages and its pill are shown. */
    theme: z.enum(['system', 'light', 'dark']),
    /** The least that is kept in the log; `log-line.ts` says what each level means. */
    logLevel: LogLevel,
    /** Address of the OpenClaw gateway that real work is handed to, such as `ws://127.0.0.1:18789/`; `null` is none. */
    gatewayUrl: z.string().max(300).nullable(),
    /** Whether the agent may click and type on a tab that is shared with it; each risky act still asks. */
    agentActs: z.boolean(),
    /** The text model at the voice service that is asked for exact answers where there is no gateway; `null` is none. */
    higherModel: z.string().trim().min(1).max(80).nullable(),
    /** Of the gateway's agents: which works where none is named (`null`: the gateway's own choice), and their voices, by their ids. */
    agents: z.object({
      usual: z.string().max(64).nullable(),
      voices: z.record(z.string().max(64), z.enum(VOICES)),
    }),
  }),
);
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  version: 3,
  provider: 'openai',
  compatibleUrl: null,
  model: 'gpt-realtime',
  voice: 'marin',
  talkMode: 'push',
  holdKey: null,
  acting: 'ask',
  actingOn: {},
  screenshots: 'asked',
  theme: 'system',
  gatewayUrl: null,
  agentActs: false,
  higherModel: null,
  agents: {usual: null, voices: {}},
  ...DEFAULT_TALK,
};

/** The part of the settings by which a conversation is held; offscreen gets it with every command that starts one. */
export const TalkSettings = z.lazy(() =>
  Settings.unwrap().pick({
    turnDetection: true,
    patience: true,
    wakeWord: true,
    wakePhrase: true,
    duplex: true,
    echoFree: true,
    language: true,
    warmMinutes: true,
    chime: true,
    transcriptDays: true,
    spending: true,
    logLevel: true,
  }),
);
export type TalkSettings = z.infer<typeof TalkSettings>;

/** Settings as pages see them: whether a key is kept, never the key. */
export const SettingsView = z.lazy(() =>
  z.object({
    settings: Settings,
    baseUrl: z.string().nullable(),
    hasKey: z.boolean(),
  }),
);
export type SettingsView = z.infer<typeof SettingsView>;
