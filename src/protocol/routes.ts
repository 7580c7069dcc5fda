import type {Context} from './contexts.ts';

/**
 * Who may send each command, and who answers it. Free of schemas, so that the contexts that are paid for on every
 * start (offscreen's first module, content scripts) can route without them.
 */
export const ROUTES = {
  'talk.begin': {to: 'background', from: ['popup', 'sidepanel', 'welcome']},
  'talk.end': {to: 'background', from: ['popup', 'sidepanel', 'welcome']},
  'talk.type': {to: 'background', from: ['popup', 'sidepanel', 'welcome']},
  'session.close': {to: 'background', from: ['popup', 'sidepanel', 'welcome']},
  'hold.press': {to: 'background', from: ['content']},
  'hold.release': {to: 'background', from: ['content']},
  'frame.found': {to: 'background', from: ['content']},
  'turn.opened': {to: 'background', from: ['offscreen']},
  'turn.voiced': {to: 'background', from: ['offscreen']},
  'session.authorise': {to: 'background', from: ['offscreen']},
  'session.report': {to: 'background', from: ['offscreen']},
  'tool.run': {to: 'background', from: ['offscreen']},
  'point.cue': {to: 'background', from: ['offscreen']},
  'settings.read': {to: 'background', from: ['popup', 'sidepanel', 'options', 'welcome']},
  'settings.write': {to: 'background', from: ['options']},
  'credential.write': {to: 'background', from: ['options']},
  'credential.forget': {to: 'background', from: ['options']},
  'question.answer': {to: 'background', from: ['popup', 'sidepanel']},
  'gateway.read': {to: 'background', from: ['popup', 'sidepanel', 'options', 'welcome']},
  'gateway.save': {to: 'background', from: ['options']},
  'gateway.connect': {to: 'background', from: ['options']},
  'gateway.forget': {to: 'background', from: ['options']},
  'share.begin': {to: 'background', from: ['popup', 'sidepanel']},
  'share.end': {to: 'background', from: ['popup', 'sidepanel', 'options']},
  'news.read': {to: 'background', from: ['offscreen']},
  'news.delivered': {to: 'background', from: ['offscreen', 'popup', 'sidepanel']},
  'question.told': {to: 'background', from: ['offscreen']},
  'agents.read': {to: 'background', from: ['options']},
  'agent.answer': {to: 'background', from: ['popup', 'sidepanel']},
  'talk.mode': {to: 'background', from: ['popup', 'sidepanel']},
  'site.read': {to: 'background', from: ['popup', 'sidepanel']},
  'site.share': {to: 'background', from: ['popup', 'sidepanel', 'options']},
  'task.ask': {to: 'background', from: ['offscreen', 'popup', 'sidepanel']},
  'task.cancel': {to: 'background', from: ['popup', 'sidepanel']},
  'task.talk': {to: 'background', from: ['popup', 'sidepanel']},
  'news.there': {to: 'offscreen', from: ['background']},
  'host.said': {to: 'background', from: ['offscreen']},
  'host.read': {to: 'background', from: ['options']},
  'fix.apply': {to: 'background', from: ['popup', 'sidepanel', 'options', 'welcome']},
  'echo.check': {to: 'background', from: ['options']},
  'wake.teach': {to: 'background', from: ['options']},
  'wake.forget': {to: 'background', from: ['options']},
  'history.wipe': {to: 'background', from: ['sidepanel', 'options']},
  'talk.configure': {to: 'offscreen', from: ['background']},
  'capture.press': {to: 'offscreen', from: ['background']},
  'capture.release': {to: 'offscreen', from: ['background']},
  'turn.retry': {to: 'offscreen', from: ['background']},
  'echo.measure': {to: 'offscreen', from: ['background']},
  'wake.take': {to: 'offscreen', from: ['background']},
  'wake.clear': {to: 'offscreen', from: ['background']},
  'turn.type': {to: 'offscreen', from: ['background']},
  'turn.context': {to: 'offscreen', from: ['background']},
  'session.snapshot': {to: 'offscreen', from: ['background']},
  'session.end': {to: 'offscreen', from: ['background']},
  'page.read': {to: 'content', from: ['background']},
  'page.find': {to: 'content', from: ['background']},
  'page.point': {to: 'content', from: ['background']},
  'page.reveal': {to: 'content', from: ['background']},
  'page.show': {to: 'content', from: ['background']},
  'page.hide': {to: 'content', from: ['background']},
  'page.act': {to: 'content', from: ['background']},
  'page.cover': {to: 'content', from: ['background']},
  'page.uncover': {to: 'content', from: ['background']},
  'page.attend': {to: 'content', from: ['background']},
  'page.draw': {to: 'content', from: ['background']},
  'page.undraw': {to: 'content', from: ['background']},
  'turn.shared': {to: 'offscreen', from: ['background']},
  'turn.spent': {to: 'offscreen', from: ['background']},
  'pill.stop': {to: 'background', from: ['content']},
  'pill.move': {to: 'background', from: ['content']},
  'talk.stop': {to: 'offscreen', from: ['background']},
  'voice.hear': {to: 'background', from: ['options']},
  'voice.speak': {to: 'offscreen', from: ['background']},
} as const satisfies Record<string, {to: Context; from: readonly Context[]}>;

export type CommandName = keyof typeof ROUTES;

/** Commands that do no harm when they are carried out twice: they are sent again where a worker died over them. */
export const REPEATABLE: ReadonlySet<CommandName> = new Set([
  'turn.opened',
  'turn.voiced',
  'session.authorise',
  'session.report',
  'settings.read',
  'gateway.read',
  'news.read',
  'news.delivered',
  'question.told',
  'agents.read',
  'site.read',
  'host.said',
  'host.read',
]);

/** The commands that `C` answers. */
export type CommandsOf<C extends Context> = {
  [K in CommandName]: (typeof ROUTES)[K]['to'] extends C ? K : never;
}[CommandName];

/** A command on its way. `to` is checked by every listener, since `runtime.sendMessage` reaches all of them. */
export interface Envelope {
  parley: 1;
  to: Context;
  command: CommandName;
  args: unknown;
}

/** Ports by name: streams between a page and offscreen. An unknown name is refused. */
export const LEVELS_PORT = 'levels';
/** Held by the worker so that it hears when the offscreen document ends. */
export const LIFE_PORT = 'life';
