import {parseArgs} from 'node:util';
import {startRealtimeServer} from './server.ts';

const HELP = `Runs the local Realtime server: it hears and speaks on this machine alone.

  npm run realtime -- [options]

  --port N              port to listen on (8788)
  --key KEY             the key to accept, begins sk- (sk-local)
  --schema FILE         JSON schema to hold every event against
  --session-life-ms N   how long a session may last (3600000)
  --secret-life-ms N    how long an ephemeral key lives at most
  --control             serve /control: faults, scripts, log (for tests)
  --help                this text
`;

const DEFAULT_PORT = 8788;
const DEFAULT_KEY = 'sk-local';

function wholeNumber(text: string, option: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${option} needs a whole number, not '${text}'.`);
  return Number(text);
}

async function main(): Promise<void> {
  const {values} = parseArgs({
    options: {
      port: {type: 'string', default: String(DEFAULT_PORT)},
      key: {type: 'string', default: DEFAULT_KEY},
      schema: {type: 'string'},
      'session-life-ms': {type: 'string'},
      'secret-life-ms': {type: 'string'},
      control: {type: 'boolean', default: false},
      help: {type: 'boolean', default: false},
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const life = values['session-life-ms'];
  const secretLife = values['secret-life-ms'];
  const server = await startRealtimeServer({
    apiKey: values.key,
    port: wholeNumber(values.port, 'port'),
    control: values.control,
    ...(values.schema === undefined ? {} : {schemaPath: values.schema}),
    ...(life === undefined ? {} : {sessionLifeMs: wholeNumber(life, 'session-life-ms')}),
    ...(secretLife === undefined ? {} : {secretLifeMs: wholeNumber(secretLife, 'secret-life-ms')}),
  });
  const stop = (): void => void server.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(`Realtime server: ${server.url}\nKey: ${server.apiKey}\n`);
  process.stdout.write(
    server.hearing === 'none'
      ? `It cannot hear (${server.hearingProblem ?? 'unknown'}). Install it: apt-get install libpocketsphinx3 pocketsphinx-en-us\n`
      : 'It hears and speaks. Stop with Ctrl+C.\n',
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
