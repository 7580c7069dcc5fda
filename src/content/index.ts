import type {Answer, Args} from '../protocol/commands.ts';
import {describeFailure, toFailure, type Result} from '../protocol/failures.ts';
import type {CommandsOf, Envelope} from '../protocol/routes.ts';
import {actOn} from './acting/act.ts';
import {attend} from './attending.ts';
import {drawOnPage, endDrawing} from './drawing/drawing.ts';
import {findTarget} from './finding/find-target.ts';
import {coverSecrets, uncoverSecrets} from './picture/cover.ts';
import {hidePointing, preparePointing, showPointing} from './pointing/pointing.ts';
import {revealInFrame} from './pointing/reveal.ts';
import {readDocument} from './reading/page-reader.ts';

type PageCommand = CommandsOf<'content'>;

const commands: {[K in PageCommand]: (args: Args<K>) => Promise<Answer<K>>} = {
  'page.read': readDocument,
  'page.find': findTarget,
  'page.point': preparePointing,
  'page.reveal': revealInFrame,
  'page.show': showPointing,
  'page.hide': hidePointing,
  'page.act': actOn,
  'page.cover': coverSecrets,
  'page.uncover': uncoverSecrets,
  'page.attend': attend,
  'page.draw': drawOnPage,
  'page.undraw': endDrawing,
};

/** Set once a page script listens in this document, so that a second injection changes nothing. */
const mark = globalThis as {parleyPage?: true};

if (!mark.parleyPage) {
  mark.parleyPage = true;
  chrome.runtime.onMessage.addListener((message: Partial<Envelope>, sender, reply) => {
    if (sender.id !== chrome.runtime.id || message.to !== 'content') return false;
    void run(message.command as PageCommand, message.args).then(reply);
    // Chrome keeps the way back open for an answer that comes later.
    return true;
  });
}

async function run(command: PageCommand, args: unknown): Promise<Result<unknown>> {
  try {
    if (!Object.hasOwn(commands, command))
      return {ok: false, failure: describeFailure('message.refused', command)};
    return {ok: true, value: await (commands[command] as (args: unknown) => Promise<unknown>)(args)};
  } catch (error) {
    return {ok: false, failure: toFailure(error)};
  }
}
