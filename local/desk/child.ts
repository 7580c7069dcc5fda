import {spawn, type ChildProcess, type SpawnOptions} from 'node:child_process';

/** A program that belongs to this process and ends with it. */
export interface Child {
  process: ChildProcess;
  /** Settles when the program has ended; never rejects. */
  ended: Promise<void>;
  /** What it wrote to stderr so far, at most the last 2,000 characters. */
  complaint: () => string;
  /** Ends it: SIGTERM, then SIGKILL after a second. */
  stop: () => Promise<void>;
}

const running = new Set<ChildProcess>();
let isGuarded = false;

/** Whatever way this process ends, its programs end too; 'exit' runs synchronously, so they are killed, not asked. */
function guardExit(): void {
  if (isGuarded) return;
  isGuarded = true;
  // First of all, so that folders removed later at the same moment are not in use any more.
  process.prependListener('exit', () => {
    for (const child of running) child.kill('SIGKILL');
  });
}

/**
 * Starts a program and keeps hold of it.
 * Raises when it cannot be started at all, with the name of what is missing.
 */
export async function startChild(
  command: string,
  args: string[],
  options: SpawnOptions = {},
): Promise<Child> {
  guardExit();
  const child = spawn(command, args, {stdio: ['ignore', 'ignore', 'pipe'], ...options});
  let complaint = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new Error(cause.code === 'ENOENT' ? `${command} is not installed` : cause.message, {cause})),
    );
  });
  running.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running.delete(child);
      resolve();
    });
  });
  return {
    process: child,
    ended,
    complaint: () => complaint.trim(),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 1000);
      await ended;
      clearTimeout(force);
    },
  };
}
