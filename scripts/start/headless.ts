import {openTab} from '../../local/desk/browser.ts';
import {openDesk} from '../../local/desk/desk.ts';
import {Parley} from '../../local/desk/parley.ts';
import {hearNews, highlighted, sharePage, speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {within} from '../../local/desk/wait.ts';
import type {RunningAgent} from './agent.ts';
import type {StartOptions} from './arguments.ts';
import {prepare} from './prepare.ts';
import {describeTurn, reportTurn, type TurnReport} from './report.ts';
import type {EventCheck, RunningService} from './service.ts';

const TURN_TIMEOUT_MS = 120_000;
const SETUP_TIMEOUT_MS = 60_000;

/** All that a run found out; the document that `--json` prints. */
export interface HeadlessResult {
  ok: boolean;
  service: string;
  turns: TurnReport[];
  /** What the schema check of the local service found, where one was asked for. */
  events: EventCheck | null;
  /** Why the run ended early, or `null`. */
  problem: string | null;
}

/** What turns are held with. */
export interface Services {
  service: RunningService;
  /** The agent that work is handed to, where there is one. */
  gateway: RunningAgent | null;
}

/** Holds the turns at a private desk, printing each as it ends. Raises nothing: what goes wrong is in the result. */
export async function talkHeadless(
  {say}: Pick<StartOptions, 'say'>,
  extension: string,
  url: string,
  {service, gateway}: Services,
  print: (line: string) => void,
): Promise<HeadlessResult> {
  const turns: TurnReport[] = [];
  const problem = await holdTurns(say, extension, url, {service, gateway}, (report) => {
    turns.push(report);
    print(describeTurn(report, turns.length));
  }).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  const events = await service.checkEvents().catch(() => null);
  const ok = problem === null && turns.every((turn) => turn.problem === null) && !events?.problems.length;
  return {ok, service: service.description, turns, events, problem};
}

async function holdTurns(
  say: string[],
  extension: string,
  url: string,
  {service, gateway}: Services,
  report: (turn: TurnReport) => void,
): Promise<null> {
  const args = gateway?.browserArgs ?? [];
  const desk = await within('setting up the desk', SETUP_TIMEOUT_MS, openDesk({extension, args}));
  try {
    const parley = await within(
      'starting the extension',
      SETUP_TIMEOUT_MS,
      Parley.find(desk.browser, extension),
    );
    await prepare(parley, service, gateway);
    const page = await openTab(desk.browser, url);
    await desk.keyboard.focus();
    if (!service.canHear) await sharePage(desk, parley);
    const hold = service.canHear ? speakTurn : typeTurn;
    for (const sentence of say) {
      const exchange = await within(`the turn “${sentence}”`, TURN_TIMEOUT_MS, hold(desk, parley, sentence));
      report(reportTurn(exchange, await highlighted(page)));
      const isHandedOver = exchange.record.tools.some(({name, ok}) => name === 'send_to_openclaw' && ok);
      if (gateway && isHandedOver) {
        const news = hearNews(desk, parley, `the result of “${sentence}”`, exchange.record.startedAt);
        report(reportTurn(await within('the agent’s result', TURN_TIMEOUT_MS, news), null));
      }
    }
    return null;
  } finally {
    await desk.close();
  }
}
