import type {z} from 'zod';
import {refuseAgent, sayToAgent, type NodeReply} from '../../core/node-reply.ts';
import {ParleyError} from '../../protocol/failures.ts';
import {NODE_TOOLS} from '../../protocol/node-tools.ts';
import type {PageCommand} from '../../protocol/page-commands.ts';
import {click, typeText} from '../act-tools.ts';
import type {ToolAnswer} from '../page-acts.ts';
import {readPage} from '../page-tools.ts';
import {point, showCue} from '../pointing.ts';
import {outcomeOf, questionOfCall} from '../question-outcomes.ts';
import {screenshotForModel} from '../screenshot-tool.ts';
import {readSettings} from '../settings.ts';
import type {AgentCall, ToolScene} from '../tool-scene.ts';
import {tabInFront} from './tab.ts';

/** A call of the agent's, on the tab that is shared. */
export type CallScene = ToolScene & {agent: AgentCall};

type Run<A> = (args: A, scene: CallScene) => Promise<NodeReply>;

const runs: {[K in PageCommand]: Run<z.infer<(typeof NODE_TOOLS)[K]['parameters']>>} = {
  async 'page.snapshot'(args, scene) {
    return sayToAgent(await readPage({...args, fresh: true}, scene));
  },
  async 'page.screenshot'(args, scene) {
    const {output, picture} = await screenshotForModel(args, scene);
    return sayToAgent(output, picture);
  },
  async 'page.point'({target, label}, scene) {
    await tabInFront(scene.tabId);
    const {output, cues} = await point({target, ...(label === undefined ? {} : {label})}, scene);
    for (const {cueId} of cues) {
      const {shownAt} = await showCue({turnId: scene.turnId, cueId});
      if (shownAt === null) throw new ParleyError('ref.unknown');
    }
    return sayToAgent(output);
  },
  'page.click': (args, scene) => acting(() => click(args, scene), scene),
  'page.type': (args, scene) => acting(() => typeText(args, scene), scene),
};

/** Runs a command with arguments as they came. Raises with `tool.arguments`, or with what is in the way. */
export function runCall(command: PageCommand, args: unknown, scene: CallScene): Promise<NodeReply> {
  const parsed = NODE_TOOLS[command].parameters.safeParse(args);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(
      ({path, message}) => `${path.join('.') || 'arguments'}: ${message}`,
    );
    throw new ParleyError('tool.arguments', {
      message: `${command} was called wrongly: ${issues.join('; ')}.`,
    });
  }
  // The table's types pair each command with its own arguments; the compiler cannot follow the pair through `command`.
  return (runs[command] as Run<unknown>)(parsed.data, scene);
}

/** Acts by the person's consent. Where they are asked, the answer waits for theirs, for as long as the call does. */
async function acting(act: () => Promise<ToolAnswer>, {agent}: CallScene): Promise<NodeReply> {
  if (!(await readSettings()).agentActs) throw new ParleyError('share.off');
  let told = await act();
  let questionId = questionOfCall(agent.callId);
  while (questionId !== null) {
    const outcome = await outcomeOf(questionId);
    switch (outcome.answer) {
      case 'yes':
        ({told} = outcome);
        break;
      case 'no':
        throw new ParleyError('act.refused');
      case 'displaced':
        throw new ParleyError('act.waiting', {
          message: 'Parley had to ask the person something else. Nothing was done; try again in a while.',
        });
      case 'failed':
        throw outcome.error;
    }
    // What was agreed to may have led to something that needs a yes of its own.
    const next = questionOfCall(agent.callId);
    questionId = next === questionId ? null : next;
  }
  return told.failure ? refuseAgent(told.failure) : sayToAgent(told.output);
}
