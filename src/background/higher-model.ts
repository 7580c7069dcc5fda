import {wrapAgentText} from '../core/agent-words.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {watchSnapshot} from '../platform/snapshot-store.ts';
import type {AskHigherModelArguments} from '../protocol/higher-tool.ts';
import {ParleyError} from '../protocol/failures.ts';
import {agent} from './gateway-door.ts';
import {readSettings} from './settings.ts';
import {tellSpent} from './spent.ts';
import {askTextModel} from './text-model.ts';
import type {ToolScene} from './tool-scene.ts';

const log = createLog('tools');

/** A person waits for an answer, and has been told so; nobody waits longer in a talk. */
const ANSWER_MS = 30_000;

/** What is told to whoever answers: the words are spoken, and whoever has hands keeps them still. */
const TASK =
  'Answer the question below exactly, in its language, in at most three plain sentences: they are read aloud. ' +
  'Say so where you are not sure. Only answer: change, send, buy and delete nothing.';

/**
 * Asks a stronger model: the agent, in a session of its own that may only read, or, without a gateway, a text model by the
 * person's own key. Ends with the turn that asked.
 * @throws ParleyError `higher.*`, `gateway.*`, `key.*`, `rate.limited`
 */
export async function askHigherModel(
  {question}: AskHigherModelArguments,
  {turnId}: ToolScene,
): Promise<string> {
  const {gatewayUrl, higherModel} = await readSettings();
  if (gatewayUrl === null && higherModel === null) throw new ParleyError('higher.missing');
  const over = new AbortController();
  const late = AbortSignal.timeout(ANSWER_MS);
  endWithTurn(turnId, over);
  const signal = AbortSignal.any([over.signal, late]);
  try {
    const answer =
      gatewayUrl === null
        ? await askTextModel(TASK, question, {
            signal,
            onUse: (use) => inBackground(tellSpent(turnId, use), log, 'counting what a question cost'),
          })
        : await (await agent()).sideQuestions.ask(`${TASK}\n\nQuestion: ${question}`, signal);
    if (answer.trim() === '') throw new ParleyError('higher.refused', {detail: 'the answer is empty'});
    return `${wrapAgentText(answer.trim(), crypto.randomUUID())}\nThis is the answer; tell it to the person as it is.`;
  } catch (error) {
    log.info('a question was not answered', {isLate: late.aborted, isTurnOver: over.signal.aborted});
    throw late.aborted ? new ParleyError('higher.timeout', {cause: error}) : error;
  } finally {
    over.abort();
  }
}

/** An answer that nobody waits for any more need not be made. */
function endWithTurn(turnId: string, over: AbortController): void {
  watchSnapshot((snapshot) => {
    if (snapshot.turnId !== turnId) over.abort();
  }, over.signal);
}
