import type {z} from 'zod';
import {knownLanguage, languageName} from '../core/language-name.ts';
import {createLog} from '../platform/log.ts';
import {readSnapshot} from '../platform/snapshot-store.ts';
import type {Answer, Args} from '../protocol/commands.ts';
import {ParleyError, toFailure} from '../protocol/failures.ts';
import {TOOLS, type SpeakLanguageArguments, type ToolName} from '../protocol/tools.ts';
import {answerAgent} from './agent-questions.ts';
import {controlTask, getTasks, sendToOpenClaw} from './agent-tools.ts';
import {configureTalk} from './coordinator.ts';
import {consultAgent, controlAgent} from './host-tools.ts';
import {askHigherModel} from './higher-model.ts';
import {rememberLanguage} from './language.ts';
import {click, drag, hover, pressKey, scroll, selectOption, typeText} from './act-tools.ts';
import {readPage} from './page-tools.ts';
import {point} from './pointing.ts';
import {answerConfirmation} from './questions.ts';
import {shareTab} from './sharing-door.ts';
import {screenshotForModel} from './screenshot-tool.ts';
import {goBack, listTabs, openTab, reload, switchTab} from './tab-tools.ts';
import type {ToolScene} from './tool-scene.ts';
import {tabOfTurn} from './turn-tab.ts';

const log = createLog('tools');

/** A tool by its arguments and by who asks about which tab. */
type Tool<A> = (args: A, scene: ToolScene) => Promise<string | ToolAnswer>;

/** What the model is told, a picture that goes before it, what is to be shown as it speaks, and a failure to show the person with it. */
type ToolAnswer = Pick<Answer<'tool.run'>, 'output' | 'cues' | 'picture'> & {
  failure?: Answer<'tool.run'>['failure'];
};

const tools: {[K in ToolName]: Tool<z.infer<(typeof TOOLS)[K]['parameters']>>} = {
  read_page: readPage,
  point,
  click,
  type_text: typeText,
  select_option: selectOption,
  press_key: pressKey,
  scroll,
  hover,
  drag,
  answer_confirmation: answerConfirmation,
  take_screenshot: screenshotForModel,
  list_tabs: listTabs,
  switch_tab: switchTab,
  open_tab: openTab,
  go_back: goBack,
  reload,
  speak_language: speakLanguage,
  send_to_openclaw: sendToOpenClaw,
  get_tasks: getTasks,
  control_task: controlTask,
  share_tab: shareTab,
  openclaw_agent_consult: consultAgent,
  openclaw_agent_control: controlAgent,
  ask_higher_model: askHigherModel,
  answer_agent: answerAgent,
};

async function speakLanguage({language}: SpeakLanguageArguments): Promise<string> {
  const tag = knownLanguage(language);
  if (!tag) {
    throw new ParleyError('tool.arguments', {
      message: `${JSON.stringify(language)} is no language tag. Call speak_language with a BCP 47 tag such as de.`,
    });
  }
  await rememberLanguage(tag);
  await configureTalk(true);
  return JSON.stringify({speaking: languageName(tag)});
}

/**
 * Runs a tool that the model asked for: parse, permit, run. Never throws: what goes wrong becomes an output that tells
 * the model what to do, and a failure for the person.
 */
export async function runTool(call: Args<'tool.run'>): Promise<Answer<'tool.run'>> {
  try {
    const name = knownTool(call.name);
    const args = parseArguments(name, call.argumentsJson);
    const scene = await permit(call);
    // The table's types pair each tool with its own arguments; the compiler cannot follow the pair through `name`.
    const answer = await (tools[name] as Tool<unknown>)(args, scene);
    return {failure: null, ...(typeof answer === 'string' ? {output: answer} : answer)};
  } catch (error) {
    const failure = toFailure(error);
    log.warn(`${call.name} failed`, {reason: failure.reason, detail: failure.detail});
    const {reason, message, fix} = failure;
    return {output: JSON.stringify({error: {reason, message, fix: fix.label}}), picture: null, failure};
  }
}

function knownTool(name: string): ToolName {
  if (Object.hasOwn(TOOLS, name)) return name as ToolName;
  const message = `There is no tool ${JSON.stringify(name)}. The tools are: ${Object.keys(TOOLS).join(', ')}.`;
  throw new ParleyError('tool.unknown', {message});
}

function parseArguments(name: ToolName, json: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(json || '{}');
  } catch (cause) {
    throw new ParleyError('tool.arguments', {
      message: `The arguments of ${name} are not JSON. Call it again.`,
      cause,
    });
  }
  const parsed = TOOLS[name].parameters.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'arguments'}: ${issue.message}`,
  );
  throw new ParleyError('tool.arguments', {message: `${name} was called wrongly: ${issues.join('; ')}.`});
}

/**
 * Tools may run on the tab the person spoke on, in the turn in which they did: pressing the shortcut there is the permission
 * to read and to show; what acts asks for more (`acting.ts`). A call of an ended turn comes too late to run.
 */
async function permit({turnId, sessionId, person}: Args<'tool.run'>): Promise<ToolScene> {
  const [tabId, snapshot] = await Promise.all([tabOfTurn(turnId), readSnapshot()]);
  if (tabId === null || snapshot.turnId !== turnId) throw new ParleyError('page.unshared');
  return {tabId, sessionId, turnId, person};
}
