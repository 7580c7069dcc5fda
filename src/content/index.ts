import type {Answer, Args} from '../protocol/commands.ts';
import {describeFailure, toFailure, type Result} from '../protocol/failures.ts';
import type {CommandsOf, Envelope} from '../protocol/routes.ts';
import {readPage} from './page-reader.ts';
import {pointAt} from './pointing.ts';

type PageCommand = CommandsOf<'content'>;

const commands: {[K in PageCommand]: (args: Args<K>) => Answer<K>} = {
  'page.read': readPage,
  'page.point': pointAt,
};

/** Set once a page script listens in this document, so that a second injection changes nothing. */
const mark = globalThis as {parleyPage?: true};

if (!mark.parleyPage) {
  mark.parleyPage = true;
  chrome.runtime.onMessage.addListener((message: Partial<Envelope>, sender, reply) => {
    if (sender.id !== chrome.runtime.id || message.to !== 'content') return;
    reply(run(message.command as PageCommand, message.args));
  });
}

function run(command: PageCommand, args: unknown): Result<unknown> {
  try {
    if (!Object.hasOwn(commands, command))
      return {ok: false, failure: describeFailure('message.refused', command)};
    return {ok: true, value: (commands[command] as (args: unknown) => unknown)(args)};
  } catch (error) {
    return {ok: false, failure: toFailure(error)};
  }
}
