import {describeFailure} from '../../src/protocol/failures.ts';
import type {AgentQuestion, QuestionPart} from '../../src/protocol/agent-question.ts';
import {NO_GATEWAY} from '../../src/protocol/gateway.ts';
import type {SharedTab, ShareStatus} from '../../src/protocol/sharing.ts';
import type {Task} from '../../src/protocol/task.ts';

const GATEWAY = 'http://127.0.0.1:18789';
const MINUTE_MS = 60_000;

/** One piece of work as the ledger keeps it; `ago` tells how many minutes ago it was asked. */
function task(name: string, message: string, ago: number, part: Partial<Task>): Task {
  const askedAt = Date.now() - ago * MINUTE_MS;
  return {
    taskId: `task_scene-${name}`,
    round: 1,
    message,
    text: message,
    priority: 'normal',
    state: 'running',
    // Told already: nothing is to be said aloud in a picture.
    delivery: 'spoken',
    gateway: GATEWAY,
    sessionKey: `agent:main:parley:${name}`,
    idempotencyKey: `key-${name}`,
    runId: `run-${name}`,
    progress: null,
    result: null,
    failure: null,
    shared: null,
    askedAt,
    endedAt: null,
    ...part,
  };
}

/** Work in every state, with progress, an addition, a result, and a second round. */
export const tasksInEveryState = (): Task[] => [
  task('asked', 'Book a table for two on Friday', 0, {state: 'asked', delivery: 'none', runId: null}),
  task('sent', 'Find out when the next ferry goes', 0, {state: 'sent', delivery: 'none'}),
  task('running', 'Compare the three laptops on this page', 2, {
    delivery: 'none',
    progress: 'Reading what owners say of the second one',
    added: ['Only those with sixteen gigabytes of memory'],
    shared: {title: 'Laptops – Tea and Books', address: 'https://shop.example/laptops'},
  }),
  task('done', 'And which of them opens on Sundays?', 9, {
    state: 'done',
    round: 2,
    result:
      'The library by the harbour opens on Sundays from eleven to four. The one in the old town is closed all weekend until the end of March.',
    earlier: [{message: 'Which libraries are near me?', added: [], result: 'There are two.'}],
    endedAt: Date.now() - 8 * MINUTE_MS,
  }),
  task('failed', 'Order the book about lighthouses', 20, {
    state: 'failed',
    failure: describeFailure('task.failed'),
    endedAt: Date.now() - 19 * MINUTE_MS,
  }),
  task('cancelled', 'Watch the price of the blue bicycle', 40, {
    state: 'cancelled',
    endedAt: Date.now() - 35 * MINUTE_MS,
  }),
];

const part = (text: string, choices: string[] = []): QuestionPart => ({
  partId: 'part-1',
  text,
  choices: choices.map((label) => ({label, description: null})),
  isMany: false,
  isSecret: false,
  answer: null,
});

const question = (id: string, more: Partial<AgentQuestion>): AgentQuestion => ({
  id: `scene-${id}`,
  kind: 'question',
  gateway: GATEWAY,
  taskId: 'task_scene-running',
  round: 1,
  message: 'Compare the three laptops on this page',
  approvalKind: null,
  mayAlways: false,
  parts: [part('Which screen size do you want?', ['13 inches', '14 inches', '16 inches'])],
  state: 'open',
  decision: null,
  isDeclined: false,
  askedIn: null,
  createdAt: Date.now(),
  expiresAt: Date.now() + 5 * MINUTE_MS,
  ...more,
});

/** What an agent asks of the person, by what kind of question it is. */
export const agentQuestions = {
  question: () => question('question', {}),
  approval: () =>
    question('approval', {
      kind: 'approval',
      approvalKind: 'exec',
      mayAlways: true,
      parts: [part('May I run this command?\ncurl -s https://shop.example/prices.csv')],
    }),
};

/** A tab that is shared, with a little that the agent has done there. */
export const sharedTab = (tabId: number, address: string): SharedTab => ({
  shareId: 'share-scene',
  tabId,
  origin: new URL(address).origin,
  title: 'The library by the harbour',
  since: Date.now() - 3 * MINUTE_MS,
  looks: {read: 2, pictures: 1, shown: 1, acts: 0},
  lastAt: Date.now() - 20_000,
});

export const SHARE_STATUS: ShareStatus = {
  link: {...NO_GATEWAY, phase: 'connected'},
  approval: 'given',
  ended: null,
};

/** Runs in a page of the extension: makes these the tasks that are kept. The store is that of `src/platform/task-store.ts`. */
export async function keepTasks(tasks: unknown[]): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('parley-tasks', 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore('tasks', {keyPath: 'taskId'}).createIndex('askedAt', 'askedAt');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(opening.error?.message));
  });
  await new Promise<void>((resolve, reject) => {
    const change = db.transaction('tasks', 'readwrite');
    change.objectStore('tasks').clear();
    for (const one of tasks) change.objectStore('tasks').put(one);
    change.oncomplete = () => resolve();
    change.onabort = () => reject(new Error(change.error?.message));
  });
  db.close();
}
