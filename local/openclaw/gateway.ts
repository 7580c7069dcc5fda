import {execFile} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {startChild, type Child} from '../desk/child.ts';
import {closeOnSignal} from '../desk/closing.ts';
import {makeTempFolder} from '../desk/temp-folder.ts';
import {waitFor} from '../desk/wait.ts';
import {gatewayConfig, type GatewayChoices, type TalkChoices} from './config.ts';
import {freePort} from './free-port.ts';
import {installOpenClaw, OPENCLAW} from './install.ts';
import {startStandInModel, type StandInModel} from './model.ts';

/** A real OpenClaw gateway in a folder that is thrown away, with a stand-in for its model. */
export interface LocalGateway {
  /** Address of its socket, such as `ws://127.0.0.1:41234`. */
  url: string;
  port: number;
  token: string;
  model: StandInModel;
  /** Changes which origins may connect; the gateway takes it up within a second or two. */
  allow: (origins: readonly string[]) => Promise<void>;
  /** Changes which commands of a node its agents may use. */
  allowCommands: (commands: readonly string[]) => Promise<void>;
  /** Changes the voice it lends; it takes that up as soon. */
  setTalk: (talk: TalkChoices) => Promise<void>;
  /** Runs the command line of OpenClaw, such as `['devices', 'list']`; gives what it printed. Raises where it fails. */
  cli: (args: string[]) => Promise<string>;
  /** Ends the program: with SIGTERM it finishes what runs, with SIGKILL it does not. */
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  /** Starts it again on the same port with the same state; settles when it is ready, or at once without `waits`. */
  begin: (options?: {waits: boolean}) => Promise<void>;
  /** What it wrote to its log. */
  log: () => Promise<string>;
  /** Ends gateway and model, and removes the folder. */
  close: () => Promise<void>;
}

/** Ready after 12 to 24 s on an idle machine. */
const READY_TIMEOUT_MS = 120_000;
const CLI_TIMEOUT_MS = 60_000;
/** Running turns are drained first. */
const TERM_TIMEOUT_MS = 30_000;

/** No updates, no channels, nothing announced on the network, and no process of its own that outlives it. */
const QUIET = {
  OPENCLAW_DISABLE_BONJOUR: '1',
  OPENCLAW_NO_RESPAWN: '1',
  OPENCLAW_SKIP_CHANNELS: '1',
  OPENCLAW_SKIP_CRON: '1',
  OPENCLAW_NO_AUTO_UPDATE: '1',
  OPENCLAW_EXEC_SHELL_SNAPSHOT: '0',
};

export interface GatewayOptions {
  allowedOrigins: readonly string[];
  nodeCommands?: readonly string[];
  token?: string;
  /** The voice it lends; without, none. */
  talk?: TalkChoices;
  /** Further environment, such as the way to its voice service. */
  env?: NodeJS.ProcessEnv;
  /** Names of further agents, by their ids. */
  agents?: Record<string, string>;
  print?: (line: string) => void;
}

/** Starts one, installing it first if need be. Raises with its last words where it does not become ready. */
export async function startGateway(options: GatewayOptions): Promise<LocalGateway> {
  installOpenClaw(options.print ?? (() => undefined));
  const folder = await makeTempFolder('openclaw');
  const model = await startStandInModel();
  const port = await freePort();
  const token = options.token ?? `local-${randomUUID()}`;
  const configPath = join(folder.path, 'openclaw.json');
  const logFile = join(folder.path, 'gateway.log');
  const workspace = join(folder.path, 'workspace');
  await mkdir(workspace);
  const env = {
    ...process.env,
    ...QUIET,
    ...options.env,
    HOME: folder.path,
    OPENCLAW_STATE_DIR: join(folder.path, 'state'),
    OPENCLAW_CONFIG_PATH: configPath,
  };
  let changing: Pick<GatewayChoices, 'allowedOrigins' | 'nodeCommands' | 'talk' | 'agents'> = {
    allowedOrigins: options.allowedOrigins,
    nodeCommands: options.nodeCommands ?? [],
    talk: options.talk ?? null,
    agents: options.agents ?? {},
  };
  const writeConfig = (change: Partial<typeof changing> = {}) => {
    changing = {...changing, ...change};
    const config = gatewayConfig({port, token, ...changing, modelUrl: model.url, workspace, logFile});
    return writeFile(configPath, JSON.stringify(config));
  };
  let child: Child | null = null;

  const isReady = async (): Promise<true | undefined> => {
    if (!child || child.process.exitCode !== null)
      throw new Error(`the gateway ended: ${child?.complaint() ?? ''}`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    return answer?.status === 200 ? true : undefined;
  };
  const end: LocalGateway['end'] = async (signal) => {
    const ending = child;
    child = null;
    if (!ending || ending.process.exitCode !== null) return;
    ending.process.kill(signal);
    const force = setTimeout(() => ending.process.kill('SIGKILL'), TERM_TIMEOUT_MS);
    await ending.ended;
    clearTimeout(force);
  };
  const begin: LocalGateway['begin'] = async ({waits} = {waits: true}) => {
    const args = [OPENCLAW, 'gateway', 'run', '--port', String(port), '--bind', 'loopback'];
    child = await startChild(process.execPath, args, {env, cwd: folder.path});
    if (waits) await waitFor('the gateway', isReady, {timeoutMs: READY_TIMEOUT_MS, everyMs: 200});
  };
  let closing: Promise<void> | null = null;
  const shut = async () => {
    forget();
    await end('SIGKILL');
    await model.close();
    await folder.remove().catch(() => undefined);
  };
  const close = () => (closing ??= shut());
  const forget = closeOnSignal(close);

  try {
    await writeConfig();
    await begin();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: `ws://127.0.0.1:${port}`,
    port,
    token,
    model,
    allow: (allowedOrigins) => writeConfig({allowedOrigins}),
    allowCommands: (nodeCommands) => writeConfig({nodeCommands}),
    setTalk: (talk) => writeConfig({talk}),
    async cli(args) {
      // Among tests of its own kind it prints nothing that is JSON.
      const {stdout} = await promisify(execFile)(process.execPath, [OPENCLAW, ...args], {
        env: {...env, VITEST: undefined, NODE_ENV: undefined},
        cwd: folder.path,
        timeout: CLI_TIMEOUT_MS,
      });
      return stdout;
    },
    end,
    begin,
    log: () => readFile(logFile, 'utf8').catch(() => ''),
    close,
  };
}
