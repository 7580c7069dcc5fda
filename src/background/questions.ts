import {reportQuestion} from '../core/act-report.ts';
import {asPutBy, choiceFor, isOpen, judgeAnswer, QUESTION_MS, questionKey} from '../core/consent.ts';
import {questionText} from '../core/question-text.ts';
import {readAgentQuestions} from '../platform/agent-question-store.ts';
import {now} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {readQuestion} from '../platform/question-store.ts';
import {readSnapshot} from '../platform/snapshot-store.ts';
import type {Action, Subject, Visit} from '../protocol/act.ts';
import type {AnswerConfirmationArguments} from '../protocol/act-tools.ts';
import type {Answer, Args} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {Question} from '../protocol/question.ts';
import type {Sentence} from '../protocol/sentence.ts';
import {sentence} from '../protocol/sentences.ts';
import {isAnyPageAudible} from './audible.ts';
import {giveToVoice} from './sharing-questions.ts';
import {grantOrigins, noteClicked, noteRefusal, readConsent} from './consent-store.ts';
import {actAgreed, type Site, type ToolAnswer} from './page-acts.ts';
import {permitNavigation} from './navigation-permit.ts';
import {expectOutcome, isAwaited, settle} from './question-outcomes.ts';
import {readSettings, writeSettings} from './settings.ts';
import {showQuestion, take} from './shown-question.ts';
import {visit} from './tab-visit.ts';
import type {AgentCall, ToolScene} from './tool-scene.ts';

const log = createLog('tools');

interface Asked {
  scene: ToolScene;
  site: Site;
  action: Action | Visit;
  subject: Subject;
  origins: string[];
  documentOrigin: string;
  kind: Question['kind'];
}

/**
 * Puts a question to the person. One waits at a time: a later turn's takes the place of an earlier one's, and within a turn
 * there is but one, so that the one that was spoken is the one that is answered.
 * @throws ParleyError `act.refused` for what was refused in this turn, `act.waiting` for a second question in a turn
 */
export async function putQuestion(asked: Asked): Promise<ToolAnswer> {
  const {scene, site, action, subject, origins, documentOrigin, kind} = asked;
  const {turnId, sessionId, tabId, agent = null} = scene;
  const {fingerprint} = subject;
  const key = questionKey({action, fingerprint});
  const [waiting, consent] = await Promise.all([readQuestion(), readConsent(sessionId)]);
  if (consent.refused.some((one) => one.turnId === turnId && one.key === key))
    throw new ParleyError('act.refused');
  const at = now();
  // What the voice asks goes before what an agent asks, which comes again.
  if (agent && waiting && !waiting.agent && waiting.expiresAt > at)
    throw new ParleyError('act.waiting', {
      message: 'Parley is asking the person something else at the moment. Try again in a while.',
    });
  if (isOpen(waiting, {sessionId, now: at}) && waiting.turnId === turnId && questionKey(waiting) !== key)
    throw new ParleyError('act.waiting', {
      message:
        'Parley has asked the person something in this turn already: first their answer, then the next thing.',
    });
  const asking = questionText(action, subject, {site: siteName(documentOrigin || origins[0] || ''), kind});
  const sentences = agent ? [sentence('ask_for_agent'), ...asking] : asking;
  const text = sentences.map(({message}) => message).join(' ');
  const id = crypto.randomUUID();
  if (waiting?.agent) settle(waiting.id, {answer: 'displaced'});
  if (agent) expectOutcome(id, agent.callId);
  await showQuestion({
    id,
    sessionId,
    turnId,
    tabId,
    frameId: site.frameId,
    frameNumber: site.number,
    origins,
    documentOrigin,
    kind,
    action,
    fingerprint,
    text,
    sentences,
    agent,
    askedAt: at,
    expiresAt: Math.min(at + QUESTION_MS, agent?.until ?? Infinity),
  });
  log.info('a question was put', {kind, risks: subject.risks.join()});
  return {output: reportQuestion(text, crypto.randomUUID()), failure: null};
}

/** Puts the question whether an address may be opened. @throws as `putQuestion` does */
export function putVisit(address: string, scene: ToolScene): Promise<ToolAnswer> {
  const subject: Subject = {
    role: '',
    name: '',
    ontoName: null,
    destination: address,
    risks: ['leave'],
    fingerprint: address,
  };
  return putQuestion({
    scene,
    site: {frameId: 0, number: null},
    action: {kind: 'visit', address},
    subject,
    origins: [],
    documentOrigin: '',
    kind: 'risky',
  });
}

/**
 * An answer that the model passes on. Only the person's own words count.
 * @throws ParleyError `act.expired`, `act.waiting`, `act.unsure`
 */
export async function answerConfirmation(
  {answer}: AnswerConfirmationArguments,
  scene: ToolScene,
): Promise<ToolAnswer> {
  const {sessionId, turnId, tabId, person} = scene;
  const stored = await readQuestion();
  const at = now();
  if (stored?.agent && isAwaited(stored.id) && stored.agent.putIn?.sessionId !== sessionId)
    return giveToVoice(stored, stored.agent, scene);
  const question = stored && asPutBy(stored, scene);
  if (!stored || !isOpen(question, {sessionId, now: at})) return tellOfClick(sessionId, at);
  const verdict = judgeAnswer(question, {
    sessionId,
    turnId,
    tabId,
    told: answer,
    words: person?.words ?? null,
    isOpenEar: person?.isOpenEar ?? true,
    isPageAudible: await isAnyPageAudible(),
    now: at,
  });
  switch (verdict) {
    case 'do':
      if (await wasAskedSince(stored))
        return stored.agent
          ? giveToVoice({...stored, askedAt: at}, stored.agent, scene)
          : askOnceMore(stored, turnId);
      return stored.agent
        ? agreeForAgent(stored, {...stored.agent, putIn: {sessionId, turnId}})
        : agree(stored, scene);
    case 'drop':
      await refuse(stored, stored.agent ? stored.turnId : turnId);
      return {output: JSON.stringify({done: false, note: 'They said no. Nothing was done.'}), failure: null};
    case 'wait':
      throw new ParleyError('act.waiting', {
        message: 'The person has not answered yet. Put the question and wait for their own words.',
      });
    case 'unsure':
      throw new ParleyError('act.unsure');
    case 'unheard':
      throw new ParleyError('act.unsure', {
        message: 'A page is playing sound, so a spoken yes does not count now. Nothing was done.',
      });
    case 'expired':
      await showQuestion(null);
      throw new ParleyError('act.expired');
  }
}

/** Whether an agent has asked the person something since: a yes may be meant for that. */
async function wasAskedSince({askedAt}: Question): Promise<boolean> {
  return (await readAgentQuestions()).some(({askedIn}) => askedIn !== null && askedIn.at > askedAt);
}

async function askOnceMore(question: Question, turnId: string): Promise<ToolAnswer> {
  const at = now();
  await showQuestion({...question, turnId, askedAt: at, expiresAt: at + QUESTION_MS});
  return {output: reportQuestion(question.text, crypto.randomUUID()), failure: null};
}

/** The person clicked an answer in a view of ours. */
export async function answerQuestion({
  id,
  answer,
}: Args<'question.answer'>): Promise<Answer<'question.answer'>> {
  const [question, {sessionId}] = await Promise.all([readQuestion(), readSnapshot()]);
  const own = question?.agent ? question.sessionId : sessionId;
  if (!isOpen(question, {sessionId: own, now: now()}) || question.id !== id)
    throw new ParleyError('act.expired');
  if (answer === 'no') {
    await refuse(question, question.turnId);
    await noteClicked(
      question.sessionId,
      clickedNote('{"done":false,"note":"They clicked no. Nothing was done."}'),
    );
    return sentence('nothing_done');
  }
  if (answer === 'always' && question.kind === 'plain') await allowAlways(question.origins);
  const agreeing = question.agent
    ? agreeForAgent(question, question.agent)
    : agree(question, {...question, person: null, agent: null});
  const {output, failure} = await agreeing.catch(async (error: unknown) => {
    await noteClicked(
      question.sessionId,
      clickedNote('{"done":false,"note":"They clicked yes, but it could not be done any more."}'),
    );
    throw error;
  });
  await noteClicked(question.sessionId, clickedNote(output));
  const hasMore = (await readQuestion()) !== null;
  return failure ?? sentence(hasMore ? 'one_more_question' : 'done');
}

/** Does what the person agreed to, and tells the agent, whose call has to wait still. */
async function agreeForAgent(question: Question, agent: AgentCall): Promise<ToolAnswer> {
  if (!isAwaited(question.id)) {
    await showQuestion(null);
    throw new ParleyError('act.expired');
  }
  try {
    const told = await agree(question, {...question, person: null, agent});
    settle(question.id, {answer: 'yes', told});
    return told;
  } catch (error) {
    // Whoever came second has not answered it: what the first said is done.
    const isLate = error instanceof ParleyError && error.reason === 'act.expired';
    if (!isLate) settle(question.id, {answer: 'failed', error});
    throw error;
  }
}

async function agree(question: Question, scene: ToolScene): Promise<ToolAnswer> {
  // Used up before it is used: whatever comes of it, it cannot be used again.
  if (!(await take(question.id))) throw new ParleyError('act.expired');
  const settings = await readSettings();
  if (question.origins.some((origin) => choiceFor(origin, settings) === 'off'))
    throw new ParleyError('act.off');
  const {action, sessionId, tabId, frameId, frameNumber, documentOrigin, fingerprint, kind, origins} =
    question;
  if (action.kind === 'visit') {
    // The site may have been switched off since the question was put.
    await permitNavigation(new URL(action.address), scene);
    return {output: await visit(action.address, scene), failure: null};
  }
  if (kind === 'plain') await grantOrigins(sessionId, origins);
  const site = {frameId, number: frameNumber};
  const done = await actAgreed(action, site, tabId, {origin: documentOrigin, fingerprint});
  if ('output' in done) return done;
  return putQuestion({
    scene,
    site,
    action: done.action ?? action,
    subject: done.subject,
    origins,
    documentOrigin,
    kind: 'risky',
  });
}

async function refuse(question: Question, turnId: string): Promise<void> {
  await showQuestion(null);
  settle(question.id, {answer: 'no'});
  await noteRefusal(question.sessionId, turnId, questionKey(question));
}

async function allowAlways(origins: readonly string[]): Promise<void> {
  const settings = await readSettings();
  const actingOn = {
    ...settings.actingOn,
    ...Object.fromEntries(origins.map((origin) => [origin, 'on' as const])),
  };
  await writeSettings({...settings, actingOn});
}

/** There is nothing to answer; perhaps since it was answered by a click, which the model is told then, once. */
async function tellOfClick(sessionId: string, at: number): Promise<ToolAnswer> {
  const {clicked} = await readConsent(sessionId);
  if (!clicked || at - clicked.at > QUESTION_MS) throw new ParleyError('act.expired');
  await noteClicked(sessionId, null);
  return {output: clicked.output, failure: null};
}

function clickedNote(output: string): {output: string; at: number} {
  return {output, at: now()};
}

function siteName(origin: string): string | Sentence {
  return URL.parse(origin)?.host || sentence('ask_this_page');
}
