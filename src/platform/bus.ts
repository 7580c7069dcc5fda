import browser, {type Runtime} from 'webextension-polyfill';
import type {Answer, Args} from '../protocol/commands.ts';
import type {Context} from '../protocol/contexts.ts';
import {ParleyError, describeFailure, toFailure, type Result} from '../protocol/failures.ts';
import {REPEATABLE, ROUTES, type CommandName, type CommandsOf, type Envelope} from '../protocol/routes.ts';
import {createLog} from './log.ts';
import {contextOf} from './sender.ts';

const log = createLog('session');

/** One function for each command that context `C` answers; `sender` is what the browser says of who sent it. */
export type Handlers<C extends Context> = {
  [K in CommandsOf<C>]: (args: Args<K>, sender: Runtime.MessageSender) => Promise<Answer<K>>;
};

type Handler = (args: unknown, sender: Runtime.MessageSender) => Promise<unknown>;

/** Checks the arguments of a command; throws where they do not fit. */
export type Parse = (command: CommandName, args: unknown) => unknown;

/**
 * Answers the commands addressed to `me`. Whatever is meant for another context is left alone at once. A sender that may
 * not send the command is refused. `parse` is given where the border is not trusted.
 */
export function answerCommands<C extends Context>(me: C, handlers: Handlers<C>, parse: Parse): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isEnvelope(message) || message.to !== me) return undefined;
    return answer(message, sender);
  });

  async function answer({command, args}: Envelope, sender: Runtime.MessageSender): Promise<Result<unknown>> {
    const from = contextOf(sender);
    const route = Object.hasOwn(ROUTES, command) ? ROUTES[command] : null;
    if (!route || route.to !== me || !from || !(route.from as readonly Context[]).includes(from)) {
      log.warn('a message was refused', {command, from});
      return {ok: false, failure: describeFailure('message.refused', command)};
    }
    try {
      const handler = handlers[command as CommandsOf<C>] as Handler;
      return {ok: true, value: await handler(parse(command, args), sender)};
    } catch (error) {
      if (!(error instanceof ParleyError)) log.warn(`${command} failed`, {error: String(error)});
      return {ok: false, failure: toFailure(error)};
    }
  }
}

/** How often a command that may be repeated is sent when nobody answers, and how long is waited in between, in ms. */
const ATTEMPTS = 3;
const BETWEEN_MS = 200;

/**
 * Sends a command and waits for its answer. What may be carried out twice is sent again where nobody answers: a worker that
 * dies over a command comes back with the next one.
 * @throws ParleyError with the other side's reason; `offscreen.lost` or `internal` where nobody answers
 */
export async function sendCommand<K extends CommandName>(command: K, args: Args<K>): Promise<Answer<K>> {
  const envelope: Envelope = {parley: 1, to: ROUTES[command].to, command, args};
  const attempts = REPEATABLE.has(command) ? ATTEMPTS : 1;
  for (let attempt = 1; ; attempt += 1) {
    const reply = await send(envelope);
    if ('result' in reply) return unwrap(reply.result as Result<Answer<K>>);
    if (attempt === attempts) throw unanswered(envelope, reply.cause);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
}

async function send(envelope: Envelope): Promise<{result: unknown} | {cause: unknown}> {
  try {
    const result: unknown = await browser.runtime.sendMessage(envelope);
    return result === undefined ? {cause: null} : {result};
  } catch (cause) {
    return {cause};
  }
}

/** The value of a result, or its failure thrown. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const {reason, detail} = result.failure;
  throw new ParleyError(reason, {message: result.failure, ...(detail === undefined ? {} : {detail})});
}

function unanswered({to, command}: Envelope, cause: unknown): ParleyError {
  const detail = `${command} was not answered`;
  return new ParleyError(to === 'offscreen' ? 'offscreen.lost' : 'internal', {detail, cause});
}

function isEnvelope(message: unknown): message is Envelope {
  return typeof message === 'object' && message !== null && 'parley' in message && 'command' in message;
}
