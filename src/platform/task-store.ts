import type {DBSchema} from 'idb';
import type {Task} from '../protocol/task.ts';
import {openOnce} from './open-once.ts';
import {tellTasks} from './task-channel.ts';

interface TaskDb extends DBSchema {
  tasks: {key: string; value: Task; indexes: {askedAt: number}};
}

/** Version 1: `tasks`. */
const VERSION = 1;
/** The newest are kept; those that are open or not yet told are few and new. */
const MOST = 100;
const open = openOnce<TaskDb>('parley-tasks', VERSION, (db) => {
  db.createObjectStore('tasks', {keyPath: 'taskId'}).createIndex('askedAt', 'askedAt');
});

/** Every task that is kept, the oldest first. */
export async function readTasks(): Promise<Task[]> {
  return (await open()).getAllFromIndex('tasks', 'askedAt');
}

export async function readTask(taskId: string): Promise<Task | null> {
  return (await (await open()).get('tasks', taskId)) ?? null;
}

/** Keeps a new task, and lets the oldest go. Rejects where the disk is full. */
export async function addTask(task: Task): Promise<void> {
  const change = (await open()).transaction('tasks', 'readwrite');
  const keep = async () => {
    await change.store.add(task);
    const surplus = (await change.store.index('askedAt').getAllKeys()).slice(0, -MOST);
    await Promise.all(surplus.map((key) => change.store.delete(key)));
  };
  await Promise.all([keep(), change.done]);
  tellTasks();
}

/**
 * Changes a task in one step that nobody else comes between: `change` gives the task as it is to be, or `null` to leave it.
 * Answers the task as it was written, or `null` where nothing was.
 */
export async function changeTask(taskId: string, change: (task: Task) => Task | null): Promise<Task | null> {
  const transaction = (await open()).transaction('tasks', 'readwrite');
  const step = async () => {
    const task = await transaction.store.get(taskId);
    const next = task ? change(task) : null;
    if (next) await transaction.store.put(next);
    return next;
  };
  const [written] = await Promise.all([step(), transaction.done]);
  if (written) tellTasks();
  return written;
}

/** Deletes the tasks that are over, and their results. */
export async function forgetTasks(isOver: (task: Task) => boolean): Promise<void> {
  const change = (await open()).transaction('tasks', 'readwrite');
  const drop = async () => {
    const tasks = await change.store.getAll();
    await Promise.all(tasks.filter(isOver).map(({taskId}) => change.store.delete(taskId)));
  };
  await Promise.all([drop(), change.done]);
  tellTasks();
}
