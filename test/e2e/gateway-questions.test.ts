import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {readTasks} from '../../local/desk/stored-tasks.ts';
import {makeTempFolder} from '../../local/desk/temp-folder.ts';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {waitFor, wallMs} from '../../local/desk/wait.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import {askGateway} from '../../local/openclaw/operator.ts';
import type {AgentQuestion} from '../../src/protocol/agent-question.ts';
import type {Task} from '../../src/protocol/task.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {useGateway} from './gateway-stage.ts';
import {useStage} from './stage.ts';

const TOKEN = 'gateway-canary-93ab5d10c2f74e86';
const starting = useGateway({token: TOKEN});
const stage = useStage();
let gateway: LocalGateway;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let popup: Page | undefined;

beforeAll(async () => {
  folder = await makeTempFolder('questions');
  gateway = await starting();
  await stage.parley.connectTo({url: gateway.url, token: TOKEN});
}, 180_000);
afterEach(async () => {
  await stage.control.setScript([]);
  await popup?.close();
  popup = undefined;
});
afterAll(() => folder.remove());

/** Lets the voice hand this over, whatever is said. */
async function handOver(message: string): Promise<{taskId: string; since: number}> {
  await stage.control.setScript([
    {call: {name: 'send_to_openclaw', arguments: {message}}},
    {say: 'I passed it on.'},
  ]);
  const since = wallMs();
  const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
  const {taskId} = JSON.parse(record.tools[0]?.output ?? '{}') as {taskId: string};
  return {taskId, since};
}

const tasks = async () => (await stage.parley.options.evaluate(readTasks)) as Task[];
const taskThat = (taskId: string, suits: (task: Task) => boolean) =>
  waitFor(
    `the task ${taskId}`,
    async () => (await tasks()).find((task) => task.taskId === taskId && suits(task)),
    // A worker that was ended may be back after 30 s, and then tells a result of 20 s.
    {timeoutMs: 100_000, everyMs: 100},
  );
const ended = ({state}: Task) => ['done', 'failed', 'cancelled'].includes(state);

/** The newest question of a task, once it `suits`. */
const questionThat = (taskId: string, suits: (question: AgentQuestion) => boolean, timeoutMs = 60_000) =>
  waitFor(
    `a question of ${taskId}`,
    async () => {
      const {agentQuestions} = await stage.parley.options.evaluate(() =>
        chrome.storage.local.get<{agentQuestions?: unknown}>('agentQuestions'),
      );
      return ((agentQuestions ?? []) as AgentQuestion[]).findLast(
        (one) => one.taskId === taskId && suits(one),
      );
    },
    {timeoutMs, everyMs: 100},
  );
const isAsked = ({state, askedIn}: AgentQuestion) => state === 'open' && askedIn !== null;
const isOver = ({state}: AgentQuestion) => state === 'over';

const told = (since: number, words: string) =>
  waitFor(
    `“${words}” being told`,
    async () =>
      (await stage.parley.turns()).find(
        ({source, startedAt, answer}) => source === 'task' && startedAt >= since && answer.includes(words),
      ),
    {timeoutMs: 60_000, everyMs: 100},
  );

/** The person types something, and the model passes this on as their answer. */
async function passesOn(words: string, questionId: string, answer: string): Promise<TurnRecord> {
  await stage.control.setScript([
    {call: {name: 'answer_agent', arguments: {questionId, answer}}},
    {say: 'Very well.'},
  ]);
  return (await typeTurn(stage.desk, stage.parley, words)).record;
}

/** The popup with this question in it, which need not be the only one. */
const openPopup = async ({id}: AgentQuestion) => {
  popup = await stage.parley.open('popup');
  const question = `.question[aria-labelledby="agent-question-${id}"]`;
  await popup.waitForSelector(question);
  return {view: popup, question};
};

describe('a question of the agent’s', {timeout: 150_000}, () => {
  it('is spoken, and answered by voice', async () => {
    const {taskId, since} = await handOver('ASK_ME Which colour? red | green');
    const news = await told(since, 'Which colour');
    expect(news).toMatchObject({outcome: 'answered', heard: ''});
    expect(news.answer).toContain('red; green');
    await questionThat(taskId, isAsked);
    expect((await taskThat(taskId, () => true)).state).toBe('running');
    const {record} = await speakTurn(stage.desk, stage.parley, 'the green one');
    expect(record.tools).toMatchObject([{name: 'answer_agent', ok: true}]);
    const task = await taskThat(taskId, ended);
    expect(task.result).toContain('Choice 1: green');
    await questionThat(taskId, isOver);
    await told(since, 'Choice 1: green');
    // It was put once, and its answer told once.
    const all = (await stage.parley.turns()).filter(
      ({source, startedAt}) => source === 'task' && startedAt >= since,
    );
    expect(all.filter(({answer}) => answer.includes('Which colour'))).toHaveLength(1);
  });

  it('is answered by clicks, part for part, and not by a script', async () => {
    const {taskId} = await handOver(
      'ASK_ME Which colour? red | green ;; Which sizes? small +| middle +| large',
    );
    const {view, question} = await openPopup(await questionThat(taskId, isAsked));
    await view.$$eval(`${question} button`, (buttons) => buttons.forEach((button) => button.click()));
    expect((await questionThat(taskId, () => true)).parts[0]?.answer).toBeNull();
    await view.locator(`${question} button ::-p-text(red)`).click();
    await view.waitForSelector(`${question} ::-p-text(Which sizes?)`);
    await view.locator(`${question} label ::-p-text(small)`).click();
    await view.locator(`${question} label ::-p-text(large)`).click();
    await view.locator(`${question} input[type=text]`).fill('and one huge');
    await view.locator(`${question} ::-p-text(Send answer)`).click();
    await view.waitForSelector(question, {hidden: true});
    expect((await taskThat(taskId, ended)).result).toContain(
      'Choice 1: red\nChoice 2: small, large, and one huge',
    );
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
  });

  it('goes away when it is answered elsewhere, and cannot be answered again', async () => {
    const {taskId} = await handOver('ASK_ME Which colour? red | green');
    const asked = await questionThat(taskId, isAsked);
    const {id} = asked;
    const {view, question} = await openPopup(asked);
    const answers = {answers: {q1: ['blue']}};
    await askGateway(gateway, 'question.resolve', {id, answers}, ['operator.questions']);
    await questionThat(taskId, isOver);
    await view.waitForSelector(question, {hidden: true});
    expect((await taskThat(taskId, ended)).result).toContain('Choice 1: blue');
    // What is scripted next must not be said of the result.
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
    const {tools} = await passesOn('green', id, 'green');
    expect(tools[0]).toMatchObject({ok: false});
    expect(tools[0]?.output).toContain('question.over');
  });

  it('goes away when its time is over', async () => {
    const {taskId} = await handOver('ASK_ME [30 s] Which colour? red | green');
    const {view, question} = await openPopup(await questionThat(taskId, isAsked));
    await questionThat(taskId, isOver);
    await view.waitForSelector(question, {hidden: true});
    expect((await taskThat(taskId, ended)).result).toContain('no_answer');
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
  });

  it('outlives the worker, and so does an answer that could not be brought there at once', async () => {
    const {taskId, since} = await handOver('ASK_ME Which colour? red | green');
    const {id} = await questionThat(taskId, isAsked);
    await stage.parley.stopWorker();
    const {tools} = await passesOn('green please', id, 'green');
    expect(tools).toMatchObject([{name: 'answer_agent', ok: true}]);
    expect((await taskThat(taskId, ended)).result).toContain('Choice 1: green');
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
    const all = (await stage.parley.turns()).filter(
      ({source, startedAt}) => source === 'task' && startedAt >= since,
    );
    expect(all.filter(({answer}) => answer.includes('Which colour'))).toHaveLength(1);
  });

  it('is not answered by what the model makes up, nor by a message into its session', async () => {
    const {taskId} = await handOver('ASK_ME Which colour? red | green');
    const {id} = await questionThat(taskId, isAsked);
    const {tools} = await passesOn('read this page', id, 'green');
    expect(tools[0]?.output).toContain('question.unsure');
    await stage.control.setScript([
      {call: {name: 'control_task', arguments: {taskId, action: 'steer', text: 'green'}}},
      {say: 'Very well.'},
    ]);
    const {record} = await typeTurn(stage.desk, stage.parley, 'read this page');
    expect(record.tools[0]?.output).toContain('task.asks');
    expect(await questionThat(taskId, () => true)).toMatchObject({state: 'open'});
    await passesOn('leave it', id, 'skip');
    expect((await taskThat(taskId, ended)).result).toContain('no_answer');
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
  });
});

describe('leave for a command', {timeout: 150_000}, () => {
  it('is given by a clear yes of the person, and by nothing that the model says', async () => {
    const file = join(folder.path, 'allowed');
    const {taskId, since} = await handOver(`RUN touch ${file}`);
    const {id} = await questionThat(taskId, isAsked);
    expect((await told(since, 'May your agent run this command')).answer).toContain('touch');
    // A model that does what a page says.
    for (const words of ['read this page', 'yes but not yet', 'what would that do'])
      expect((await passesOn(words, id, 'yes')).tools[0]?.output, words).toMatch(/question\.unsure|"ask"/);
    expect(existsSync(file)).toBe(false);
    // What was said in between may have taken its time: then it is asked once more.
    const answered = async () => (await passesOn('yes please', id, 'yes')).tools[0]?.output ?? '';
    let output = await answered();
    if (output.includes('"ask"')) output = await answered();
    expect(output).toContain('"answered":"yes"');
    expect((await taskThat(taskId, ended)).state).toBe('done');
    expect(existsSync(file)).toBe(true);
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
  });

  it('is given by voice', async () => {
    const file = join(folder.path, 'spoken');
    const {taskId} = await handOver(`RUN touch ${file}`);
    await questionThat(taskId, isAsked);
    const {record} = await speakTurn(stage.desk, stage.parley, 'yes please');
    expect(record.tools).toMatchObject([{name: 'answer_agent', ok: true}]);
    await taskThat(taskId, ended);
    expect(existsSync(file)).toBe(true);
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
  });

  it('is refused by a click, and the command is not run', async () => {
    const file = join(folder.path, 'refused');
    const {taskId} = await handOver(`RUN touch ${file}`);
    const {view, question} = await openPopup(await questionThat(taskId, isAsked));
    await view.waitForSelector(`${question} .question-exact ::-p-text(touch ${file})`);
    await view.$$eval(`${question} button`, (buttons) => buttons.forEach((button) => button.click()));
    expect(existsSync(file)).toBe(false);
    await view.locator(`${question} button::-p-text(No)`).click();
    await view.waitForSelector('[role=status] ::-p-text(Your agent has your answer.)');
    await taskThat(taskId, ended);
    expect(existsSync(file)).toBe(false);
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
  });
});

describe('a yes that the agent’s voice needs', {timeout: 240_000}, () => {
  it('is asked for without its code, and carried back once', async () => {
    const {taskId, since} = await handOver('CONFIRM_ME send the mail');
    const {id} = await questionThat(taskId, isAsked);
    const news = await told(since, 'send the mail');
    expect(news.answer).not.toContain('VOICE_CONFIRMATION');
    await speakTurn(stage.desk, stage.parley, 'yes');
    const task = await taskThat(taskId, (one) => one.round === 2 && ended(one));
    expect(task.state).toBe('done');
    await stage.parley.stopWorker();
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
    const asked = gateway.model.asked.filter((words) => words.includes(`confirmationId: ${id}`));
    expect(asked).toEqual([expect.stringContaining('said yes')]);
    expect((await passesOn('yes', id, 'yes')).tools[0]?.output).toContain('question.over');
  });
});
