import type {Answer, Args} from '../protocol/commands.ts';
import {describeFailure, toFailure, type Result} from '../protocol/failures.ts';
import type {CommandsOf, Envelope} from '../protocol/routes.ts';
import {attend} from './attending.ts';
import {drawOnPage, endDrawing} from './drawing/drawing.ts';
import {findTarget} from './finding/find-target.ts';
import {coverSecrets, uncoverSecrets} from './picture/cover.ts';
import {hidePointing, preparePointing, showPointing} from './pointing/pointing.ts';
import {revealInFrame} from './pointing/reveal.ts';
import {readDocument} from './reading/page-reader.ts';
import {SHARED_PARTS} from './shared-parts.ts';

type PageCommand = CommandsOf<'content'>;

const commands: {[K in PageCommand]: (args: Args<K>) => Promise<Answer<K>>} = {
  'page.read': readDocument,
  'page.find': findTarget,
  'page.point': preparePointing,
  'page.reveal': revealInFrame,
  'page.show': showPointing,
  'page.hide': hidePointing,
  'page.act': act,
  'page.cover': coverSecrets,
  'page.uncover': uncoverSecrets,
  'page.attend': attend,
  'page.draw': drawOnPage,
  'page.undraw': endDrawing,
};

/** What the scripts in this document know of each other. */
interface World {
  /** Set once a page script listens here, so that a second injection changes nothing. */
  parleyPage?: true;
  /** For the script that acts, which sets the other when the worker puts it here. */
  parleyParts?: typeof SHARED_PARTS;
  parleyAct?: (args: Args<'page.act'>) => Promise<Answer<'page.act'>>;
}
const world = globalThis as World;

if (!world.parleyPage) {
  world.parleyPage = true;
  world.parleyParts = SHARED_PARTS;
  chrome.runtime.onMessage.addListener((message: Partial<Envelope>, sender, reply) => {
    if (sender.id !== chrome.runtime.id || message.to !== 'content') return false;
    void run(message.command as PageCommand, message.args).then(reply);
    // Chrome keeps the way back open for an answer that comes later.
    return true;
  });
}

function act(args: Args<'page.act'>): Promise<Answer<'page.act'>> {
  return world.parleyAct?.(args) ?? Promise.resolve({state: 'absent'});
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
