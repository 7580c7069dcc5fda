import {parseArgs} from 'node:util';

export const USAGE = `npm start -- [options]

Opens Chromium with Parley on a page to try it on, against a voice service on this machine;
with OPENAI_API_KEY set, against OpenAI. Without a display, or with --headless, it holds
spoken turns by itself and says what was heard.

  --headless        hold spoken turns on a private screen and sound card
  --say SENTENCE    what to say; may be given again for further turns (with --headless)
  --page WHERE      address or HTML file to open instead of the demo page
  --json            print one JSON document as the last line (with --headless)
  --openclaw        start an OpenClaw gateway too, with a stand-in for its model, and hand work to it
  --voice-by-gateway  let that gateway open the voice sessions: no key in the browser (with --openclaw)
  --schema FILE     check every event of the local voice service against a JSON schema
  --help            this text
`;

export interface StartOptions {
  isHeadless: boolean;
  say: string[];
  page: string | null;
  isJson: boolean;
  schema: string | null;
  hasOpenClaw: boolean;
  isVoiceByGateway: boolean;
}

export type Request =
  {kind: 'run'; options: StartOptions} | {kind: 'help'} | {kind: 'mistake'; message: string};

const DEFAULT_SENTENCES = ['what is on this page', 'where is the search box'];

/** Reads the command line. `hasDisplay` tells whether there is a screen to open a window on. */
export function readArguments(args: string[], hasDisplay: boolean): Request {
  try {
    const {values} = parseArgs({
      args,
      options: {
        headless: {type: 'boolean', default: false},
        say: {type: 'string', multiple: true, default: []},
        page: {type: 'string'},
        json: {type: 'boolean', default: false},
        openclaw: {type: 'boolean', default: false},
        'voice-by-gateway': {type: 'boolean', default: false},
        schema: {type: 'string'},
        help: {type: 'boolean', default: false},
      },
    });
    if (values.help) return {kind: 'help'};
    const isHeadless = values.headless || !hasDisplay;
    if (!isHeadless && (values.say.length > 0 || values.json)) {
      return {kind: 'mistake', message: '--say and --json go with --headless'};
    }
    if (values['voice-by-gateway'] && !values.openclaw) {
      return {kind: 'mistake', message: '--voice-by-gateway goes with --openclaw'};
    }
    if (values.say.some((sentence) => sentence.trim() === '')) {
      return {kind: 'mistake', message: '--say wants a sentence'};
    }
    return {
      kind: 'run',
      options: {
        isHeadless,
        say: values.say.length > 0 ? values.say : DEFAULT_SENTENCES,
        page: values.page ?? null,
        isJson: values.json,
        schema: values.schema ?? null,
        hasOpenClaw: values.openclaw,
        isVoiceByGateway: values['voice-by-gateway'],
      },
    };
  } catch (error) {
    return {kind: 'mistake', message: error instanceof Error ? error.message : String(error)};
  }
}

/** Whether this machine can show a window. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}
