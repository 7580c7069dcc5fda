/** What a gateway is started with. */
export interface GatewayChoices {
  port: number;
  token: string;
  /** Origins that may connect, such as `chrome-extension://…`. */
  allowedOrigins: readonly string[];
  /** Address of the stand-in model, ending in `/v1`. */
  modelUrl: string;
  workspace: string;
  logFile: string;
  /** Commands of nodes that agents may use, beside those that always may. */
  nodeCommands?: readonly string[];
  /** The voice it lends; `null` where it has none. */
  talk: TalkChoices | null;
  /** Names of further agents, by their ids; the one that is always there is `main`. */
  agents?: Record<string, string>;
}

/** How a gateway's Talk is set. Source: `docs/nodes/talk.md` of OpenClaw. */
export interface TalkChoices {
  /** The key for the voice service; `null` is none. */
  apiKey: string | null;
  model: string | null;
  voice: string;
  transport: 'webrtc' | 'gateway-relay';
}

/** A gateway that lends a voice as it should. */
export const USUAL_TALK: Omit<TalkChoices, 'apiKey'> = {
  model: 'gpt-realtime-2.1',
  voice: 'cedar',
  transport: 'webrtc',
};

/**
 * A gateway's configuration without anything that reaches out: no channels, no browser, no updates, and the stand-in for a
 * model. Source: the documentation that comes with the package, `docs/gateway/configuration-reference.md`.
 */
export function gatewayConfig(choices: GatewayChoices): object {
  const {
    port,
    token,
    allowedOrigins,
    modelUrl,
    workspace,
    logFile,
    talk,
    nodeCommands = [],
    agents = {},
  } = choices;
  const entries: [string, object][] = Object.entries(agents).map(([id, name]) => [id, {identity: {name}}]);
  return {
    gateway: {
      mode: 'local',
      port,
      bind: 'loopback',
      auth: {mode: 'token', token},
      controlUi: {enabled: false, allowedOrigins},
      // The reverse proxy of the tests says that a connection comes from elsewhere.
      trustedProxies: ['127.0.0.1'],
      nodes: {commands: {allow: nodeCommands}},
    },
    update: {checkOnStart: false},
    telemetry: {enabled: false},
    discovery: {mdns: {mode: 'off'}},
    browser: {enabled: false},
    cron: {enabled: false},
    agents: {
      defaults: {
        workspace,
        skipBootstrap: true,
        model: {primary: 'stand-in/stand-in-1'},
        heartbeat: {every: '0m'},
        maxConcurrent: 16,
      },
      ...(entries.length > 0 ? {entries: {main: {}, ...Object.fromEntries(entries)}} : {}),
    },
    models: {
      mode: 'replace',
      providers: {
        'stand-in': {
          baseUrl: modelUrl,
          apiKey: 'stand-in-key',
          api: 'openai-completions',
          models: [
            {
              id: 'stand-in-1',
              name: 'Stand-in',
              reasoning: false,
              input: ['text', 'image'],
              cost: {input: 0, output: 0, cacheRead: 0, cacheWrite: 0},
              contextWindow: 128_000,
              maxTokens: 4_096,
            },
          ],
        },
      },
    },
    plugins: {allow: talk ? ['openai'] : [], slots: {memory: 'none'}},
    ...(talk ? {talk: talkConfig(talk)} : {}),
    logging: {file: logFile, level: 'info'},
    // Commands of the agent's ask the person first.
    tools: {toolSearch: false, exec: {mode: 'ask'}},
  };
}

function talkConfig({apiKey, model, voice, transport}: TalkChoices): object {
  const openai = {
    ...(apiKey === null ? {} : {apiKey}),
    ...(model === null ? {} : {model}),
    speakerVoice: voice,
  };
  return {
    realtime: {provider: 'openai', providers: {openai}, mode: 'realtime', transport, brain: 'agent-consult'},
  };
}
