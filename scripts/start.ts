import {join} from 'node:path';
import {buildWhenStale} from './build-when-stale.ts';
import {hasDisplay, readArguments, USAGE, type StartOptions} from './start/arguments.ts';
import {talkHeadless, type HeadlessResult} from './start/headless.ts';
import {findPlace} from './start/place.ts';
import {startAgent} from './start/agent.ts';
import {startService} from './start/service.ts';
import {talkInWindow} from './start/window.ts';

const ROOT = join(import.meta.dirname, '..');

/** Ends the process once everything had time to close, even if something still holds on to it. */
const LAST_RESORT_MS = 10_000;

async function main(): Promise<number> {
  const request = readArguments(process.argv.slice(2), hasDisplay(process.env, process.platform));
  switch (request.kind) {
    case 'help':
      console.log(USAGE);
      return 0;
    case 'mistake':
      console.error(`${request.message}\n\n${USAGE}`);
      return 2;
    case 'run':
      return run(request.options);
  }
}

async function run(options: StartOptions): Promise<number> {
  const closers: (() => Promise<void>)[] = [];
  try {
    const {folder, wasBuilt} = buildWhenStale(ROOT);
    if (wasBuilt) console.log('Built the extension.');
    const place = await findPlace(options.page);
    closers.push(place.close);
    const service = await startService(process.env['OPENAI_API_KEY'], options.schema);
    closers.push(service.close);
    console.log(service.description);
    const gateway = options.hasOpenClaw
      ? await startAgent(folder, service, options.isVoiceByGateway, console.log)
      : null;
    if (gateway) closers.push(gateway.close);
    if (!options.isHeadless) {
      await talkInWindow(folder, place.url, service, gateway, console.log);
      return 0;
    }
    const result = await talkHeadless(options, folder, place.url, {service, gateway}, console.log);
    conclude(result);
    if (options.isJson) console.log(JSON.stringify(result));
    return result.ok ? 0 : 1;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    console.error(problem);
    const result: HeadlessResult = {ok: false, service: 'none', turns: [], events: null, problem};
    if (options.isJson) console.log(JSON.stringify(result));
    return 1;
  } finally {
    for (const close of closers.reverse()) await close().catch(() => undefined);
  }
}

function conclude({ok, turns, events, problem}: HeadlessResult): void {
  if (events) {
    console.log(`Schema: ${events.events} events, ${events.problems.length} problems`);
    for (const found of events.problems) console.log(`  ${found}`);
  }
  if (problem) console.error(`It did not work: ${problem}`);
  const heard = turns.filter((turn) => turn.problem === null).length;
  console.log(
    ok ? `Every answer was heard (${heard}).` : `${heard} answers of ${turns.length} turns were heard.`,
  );
}

process.exitCode = await main();
setTimeout(() => process.exit(), LAST_RESORT_MS).unref();
