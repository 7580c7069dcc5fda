import type {meantBy} from './attention.ts';
import {isRecord} from '../json.ts';
import {clean, errorOf, listed, questionIn, undoneIn} from './page.ts';
import {findElement, type OutlineLine, spokenRole} from './outline.ts';
import type {Step} from './talk.ts';
import {argumentsFor, type Facts, type Tool, toolFor, type ToolRole} from './tools.ts';

/** One request and how far it has come: what the plans below decide from. */
export interface Progress {
  /** What the person asked, as heard or typed. */
  request: string;
  tools: readonly Tool[];
  /** Outputs of the tools called for this request, by what the tool is for. */
  outputs: ReadonlyMap<ToolRole, string>;
  /** What the person said last before this request, in this session or in one it goes on from; null for nothing. */
  earlier: string | null;
  /** The newest outline the conversation holds, or null. */
  outline: readonly OutlineLine[] | null;
  /** What "this" means in the request. */
  meant: ReturnType<typeof meantBy>;
}

/** Calls the tool for a purpose. */
export function use(role: ToolRole, progress: Progress, facts: Facts): Step {
  const tool = toolFor(role, progress.tools);
  if (!tool) return {say: 'I have no tool for that here.'};
  return {call: {name: tool.name, arguments: argumentsFor(tool, {request: progress.request, ...facts})}};
}

/** Calls a tool once, then says what `done` makes of its output; an error is spoken as it stands. */
export function once(
  role: ToolRole,
  progress: Progress,
  facts: Facts,
  done: (output: string) => string,
): Step {
  const output = progress.outputs.get(role);
  if (output === undefined) return use(role, progress, facts);
  return {say: questionIn(output) ?? failureIn(output) ?? done(output)};
}

function failureIn(output: string): string | null {
  const error = errorOf(output);
  return error
    ? [error.message, error.fix]
        .filter((part) => part !== '')
        .map(clean)
        .join(' ')
    : null;
}

/** Reads the page if its outline is not known yet, finds the element meant, and uses a tool on it. */
export function onElement(
  role: ToolRole,
  progress: Progress,
  wanted: string,
  facts: Facts,
  done: (name: string) => string,
): Step {
  const reading = progress.outputs.get('read');
  const output = progress.outputs.get(role);
  const {line: meant} = progress.meant;
  if (meant !== null && output === undefined && /^(?:this|that)(?: one| thing| button| link)?$/i.test(wanted))
    return use(role, progress, {...facts, ref: meant.ref ?? '', label: clean(meant.name)});
  const isGone = output !== undefined && failureIn(output) !== null && reading === undefined;
  const mayRead = reading === undefined && toolFor('read', progress.tools) !== undefined;
  if ((progress.outline === null && output === undefined && mayRead) || (isGone && mayRead))
    return use('read', progress, {fresh: true});
  if (output !== undefined && !isGone) {
    const told = questionIn(output) ?? failureIn(output) ?? undoneIn(output);
    return {say: told ?? done(describe(progress, wanted))};
  }
  if (reading !== undefined && failureIn(reading) !== null) return {say: failureIn(reading) ?? ''};
  const meaning = withThird(withoutDetour(wanted));
  const found = findElement(progress.outline ?? [], meaning);
  // A tool that finds things by words finds more than is known here.
  if (findsByWords(role, progress) && !('line' in found && found.isWhole))
    return use(role, progress, {...facts, ref: meaning, label: clean(meaning)});
  if ('line' in found)
    return use(role, progress, {...facts, ref: found.line.ref, label: clean(found.line.name || wanted)});
  const names = found.candidates.map((line) => `the ${spokenRole(line.role)} ${clean(line.name)}`);
  const hint = names.length > 0 ? ` I can see ${listed(names)}.` : ' I can see nothing to point at here.';
  return {say: `I cannot find ${wanted === '' ? 'that' : clean(wanted)} on this page.${hint}`};
}

/** "The third input" sounds like "the thirty input" to the recogniser, and nobody counts to thirty on a page. */
export function withThird(wanted: string): string {
  return wanted.replace(/\bthirty (?=(?:input|text|field|box|button|link|tab)\b)/, 'third ');
}

function findsByWords(role: ToolRole, {tools}: Progress): boolean {
  const parameters = toolFor(role, tools)?.parameters;
  const properties = isRecord(parameters) ? parameters['properties'] : null;
  return isRecord(properties) && 'target' in properties;
}

/** "The button in the dialog box labeled OK" is the OK button. */
function withoutDetour(wanted: string): string {
  const detour = /^(?:the )?(?<role>\w+) (?:in|on|of) .+ (?:labell?ed|called|named) (?<name>.+)$/i.exec(
    wanted,
  );
  return detour?.groups ? `the ${detour.groups['name'] ?? ''} ${detour.groups['role'] ?? ''}` : wanted;
}

/** The element as the answer names it: by its role if that was the word used, else by its name. */
function describe(progress: Progress, wanted: string): string {
  const found = findElement(progress.outline ?? [], wanted);
  if (!('line' in found)) return wanted;
  const role = spokenRole(found.line.role);
  const spoken = wanted.replace(/^(the|a|an|my|this|that)\s+/i, '').trim();
  return spoken.includes(role) || found.line.name === '' ? spoken : `${clean(found.line.name)} ${role}`;
}

/** What the person said at a place of the pattern. */
export const ask = (match: RegExpExecArray, group: string): string => match.groups?.[group]?.trim() ?? '';

/** Passes on what the person answers to a question, where there is a tool for that. */
export function answer(progress: Progress, isYes: boolean): Step {
  if (toolFor('answer', progress.tools)) {
    return once('answer', progress, {answer: isYes}, () => (isYes ? 'Done.' : 'Okay, I will not.'));
  }
  return {say: isYes ? 'Okay.' : 'Okay, I will not.'};
}
